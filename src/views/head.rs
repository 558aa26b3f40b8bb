//! 报头 and 标题: the head with its red rule, and the headline.

use yew::{Html, html};

use bulletin::model::Date;

use super::blocks::heading_tag;
use super::frame::Frame;
use crate::words::{Locale, Words, fill, number};

/// The head: name, kind, number, publisher and date above the red rule.
pub fn head(frame: &Frame) -> Html {
    let (issue, words) = (&frame.document.issue, frame.words);
    let label = issue
        .issue_label
        .clone()
        .or_else(|| issue.issue_number.map(|it| fill(words.number, &it.to_string())));
    let cumulative = issue
        .cumulative_number
        .map(|it| fill(words.cumulative, &it.to_string()));
    html! {
        <header class="head" part="head">
            if let Some(classification) = &issue.classification {
                <p class="classification">{ classification }</p>
            }
            <p class="name">{ &issue.periodical.name }</p>
            <p class="kind">{ &issue.periodical.kind }</p>
            <p class="number">
                { label.unwrap_or_default() }
                if let Some(cumulative) = cumulative { <span>{ cumulative }</span> }
                if issue.supplement { <span>{ words.supplement }</span> }
            </p>
            <p class="imprint">
                <span>{ &issue.publisher }</span>
                <time datetime={iso(issue.date_published)}>{ long(issue.date_published) }</time>
            </p>
        </header>
    }
}

/// The headline with its part, and how long it takes to read.
pub fn headline(frame: &Frame) -> Html {
    let (issue, words) = (&frame.document.issue, frame.words);
    let tag = heading_tag(1, frame.heading_level);
    let series = issue.part_number.map(|it| fill(words.series, &part(it, words)));
    let minutes = fill(words.minutes, &number(frame.document.minutes()));
    html! {
        <>
            <@{tag.into_owned()} class="headline" part="headline" tabindex="-1">
                { &issue.headline }
                if let Some(label) = &issue.part_label { <span class="part">{ label }</span> }
            </@>
            <p class="hint about" lang={words.locale.tag()}>
                if let Some(series) = series { <span>{ series }</span> }
                <span>{ minutes }</span>
            </p>
        </>
    }
}

/// A part of a series in Chinese numerals where they are one character.
fn part(part: u32, words: &Words) -> String {
    const NUMERALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    match NUMERALS.get((part as usize).wrapping_sub(1)) {
        Some(numeral) if words.locale == Locale::Chinese => (*numeral).to_owned(),
        _ => part.to_string(),
    }
}

/// `2020-02-25`.
pub fn iso(date: Date) -> String {
    let two = |it: u8| if it < 10 { format!("0{it}") } else { it.to_string() };
    [&date.year.to_string(), "-", &two(date.month), "-", &two(date.day)].concat()
}

/// `2020年2月25日`: content keeps the language of the bulletin.
pub fn long(date: Date) -> String {
    let (year, month, day) = (date.year.to_string(), date.month.to_string(), date.day.to_string());
    [&year, "年", &month, "月", &day, "日"].concat()
}
