//! Other issues: the previous and the next one, and the list of all.

use yew::{Html, html};

use bulletin::model::{Archive, Entry};

use super::head::iso;
use super::links::Links;
use crate::document::insertion_sort;
use crate::words::{Words, fill};

/// The entries before and after an issue: (previous, next), by date.
pub fn neighbours<'a>(archive: &'a Archive, id: &str) -> (Option<&'a Entry>, Option<&'a Entry>) {
    let order = newest_first(archive);
    match order.iter().position(|it| it.id == id) {
        Some(at) => (
            order.get(at + 1).copied(),
            at.checked_sub(1).and_then(|it| order.get(it).copied()),
        ),
        None => (None, None),
    }
}

/// The entries, newest first; those of one day stay as the file has them.
pub fn newest_first(archive: &Archive) -> Vec<&Entry> {
    let mut order: Vec<&Entry> = archive.issues.iter().collect();
    insertion_sort(&mut order, |a, b| a.date_published > b.date_published);
    order
}

/// Links to the previous and the next issue.
pub fn pager(archive: &Archive, id: &str, links: &Links, words: &'static Words) -> Html {
    let (previous, next) = neighbours(archive, id);
    let link = |entry: Option<&Entry>, class: &'static str, word: &'static str| {
        entry.map(|entry| {
            html! {
                <a {class} href={href(entry, links)} data-issue={entry.id.clone()}>
                    <small lang={words.locale.tag()}>{ word }</small>
                    <span>{ title(entry, words) }</span>
                </a>
            }
        })
    };
    if previous.is_none() && next.is_none() {
        return Html::default();
    }
    html! {
        <nav class="pager" aria-label={words.issues}>
            { link(previous, "previous", words.previous).unwrap_or_default() }
            { link(next, "next", words.next).unwrap_or_default() }
        </nav>
    }
}

/// The list of all issues by year, the one being read marked.
pub fn issues(archive: &Archive, id: &str, links: &Links, words: &'static Words) -> Html {
    let mut years: Vec<(u16, Vec<&Entry>)> = Vec::new();
    for entry in newest_first(archive) {
        let year = entry.date_published.year;
        match years.last_mut() {
            Some((last, list)) if *last == year => list.push(entry),
            _ => years.push((year, vec![entry])),
        }
    }
    years
        .into_iter()
        .map(|(year, list)| {
            let rows: Html = list.into_iter().map(|it| row(it, id, links, words)).collect();
            html! {
                <div class="year" key={year}>
                    <p class="hint">{ year }</p>
                    <ul role="list">{ rows }</ul>
                </div>
            }
        })
        .collect()
}

fn row(entry: &Entry, id: &str, links: &Links, words: &'static Words) -> Html {
    html! {
        <li key={entry.id.clone()}>
            <a href={href(entry, links)} data-issue={entry.id.clone()}
                aria-current={(entry.id == id).then_some("page")}>
                { title(entry, words) }
                <small><time>{ iso(entry.date_published) }</time></small>
            </a>
        </li>
    }
}

fn href(entry: &Entry, links: &Links) -> String {
    let page = entry.page.as_deref().and_then(|it| links.file_of_archive(it));
    links.issue(&entry.id, page.as_deref())
}

fn title(entry: &Entry, words: &Words) -> String {
    let label = entry
        .issue_label
        .clone()
        .or_else(|| entry.issue_number.map(|it| fill(words.number, &it.to_string())));
    match label {
        Some(label) => [&label, "　", entry.headline.as_str()].concat(),
        None => entry.headline.clone(),
    }
}
