//! The province summary: a real table, each number of which opens its evidence.

use yew::{Html, html};

use bulletin::model::{Amount, DonorKind, Fact, Issue};
use bulletin::province::Province;
use bulletin::summary::{Row, Sum, order_by_amount, order_by_province};

use super::blocks::heading_tag;
use super::frame::Frame;
use crate::words::{Locale, Words, fill, number};

/// The order of the rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Order {
    /// As the editor has them.
    #[default]
    Editor,
    /// By province, GB/T 2260.
    Province,
    /// By what was given, most first.
    Amount,
}

/// The table, with its heading at the place `summary`.
pub fn summary(frame: &Frame) -> Html {
    let (document, words) = (&**frame.document, frame.words);
    let summary = &document.summary;
    if summary.rows.is_empty() {
        return Html::default();
    }
    let order = match frame.order {
        Order::Editor => (0..summary.rows.len()).collect(),
        Order::Province => order_by_province(summary),
        Order::Amount => order_by_amount(summary),
    };
    let rows: Html = order.into_iter().map(|it| row(it, frame)).collect();
    let columns: Html = columns(words)
        .into_iter()
        .map(|name| html! { <th scope="col" role="columnheader">{ name }</th> })
        .collect();
    let button = |order: Order, action: &'static str, word: &'static str| {
        let pressed = if frame.order == order { "true" } else { "false" };
        html! { <button type="button" data-do={action} aria-pressed={pressed}>{ word }</button> }
    };
    let tag = heading_tag(2, frame.heading_level);
    html! {
        <section class="summary" part="summary" aria-labelledby="summary" lang={words.locale.tag()}>
            <@{tag.into_owned()} id="summary" tabindex="-1">{ words.summary }</@>
            <div class="tools">
                <div role="group" aria-label={words.sort}>
                    { button(Order::Editor, "order-editor", words.sort_editor) }
                    { button(Order::Province, "order-province", words.sort_province) }
                    { button(Order::Amount, "order-amount", words.sort_amount) }
                </div>
                <button type="button" class="plain" data-do="csv">{ words.save_csv }</button>
            </div>
            // The roles say again what the tags say: as cards on a phone the
            // cells are no table to the browser any more.
            <table role="table">
                <caption>{ words.summary_caption }</caption>
                <thead role="rowgroup"><tr role="row">{ columns }</tr></thead>
                <tbody role="rowgroup">{ rows }</tbody>
                <tfoot role="rowgroup">{ total(frame) }</tfoot>
            </table>
        </section>
    }
}

fn columns(words: &'static Words) -> [&'static str; 7] {
    [
        words.association,
        words.measures,
        words.donations,
        words.own,
        words.others,
        words.waived,
        words.figures,
    ]
}

/// The facts that a row's numbers count from.
pub fn facts<'a>(issue: &'a Issue, row: &Row) -> &'a [Fact] {
    match row.section {
        Some(section) => &issue.sections[section].facts,
        None => &issue.facts,
    }
}

/// The names of a row's provinces.
pub fn provinces(list: &[&'static Province], words: &Words) -> String {
    let names: Vec<&str> = list
        .iter()
        .map(|it| match words.locale {
            Locale::Chinese => it.short,
            Locale::English => it.pinyin,
        })
        .collect();
    names.join(separator(words))
}

/// The short names of a row's organisations.
pub fn associations(issue: &Issue, row: &Row, words: &Words) -> String {
    let Some(section) = row.section.map(|it| &issue.sections[it]) else {
        return words.whole_issue.to_owned();
    };
    let names: Vec<&str> = section
        .organizations
        .iter()
        .map(|it| it.short_name.as_deref().unwrap_or(&it.name))
        .collect();
    if names.is_empty() {
        return section.title.clone();
    }
    names.join("、")
}

fn separator(words: &Words) -> &'static str {
    match words.locale {
        Locale::Chinese => "、",
        Locale::English => ", ",
    }
}

/// An amount as a reader of the language expects it.
pub fn money(amount: Amount, words: &Words) -> String {
    match words.locale {
        Locale::Chinese => amount.write(),
        Locale::English => amount.write_en(),
    }
}

/// Who gave, in one word.
pub fn giver(kind: DonorKind, words: &'static Words) -> &'static str {
    match kind {
        DonorKind::Organization => words.organization,
        DonorKind::Members => words.members,
        DonorKind::Companies => words.companies,
        DonorKind::Public => words.public,
        DonorKind::Unknown => words.unknown,
    }
}

fn row(index: usize, frame: &Frame) -> Html {
    let (issue, words) = (&frame.document.issue, frame.words);
    let row = &frame.document.summary.rows[index];
    let facts = facts(issue, row);
    let names = provinces(&row.provinces, words);
    let badges: Html = row
        .provinces
        .iter()
        .map(|it| html! { <span class="badge" aria-hidden="true">{ it.abbreviation }</span> })
        .collect();
    let association = html! { <small lang={issue.language.clone()}>{ associations(issue, row, words) }</small> };
    let section = row.section.map(|it| issue.sections[it].id.clone());
    let name = html! { <>{ badges }<span>{ if names.is_empty() { words.whole_issue.to_owned() } else { names } }</span></> };
    let others: Html = row
        .others_by
        .iter()
        .map(|(kind, it)| html! { <div>{ sum(it, facts, frame) }{ " " }<small>{ giver(*kind, words) }</small></div> })
        .collect();
    let figures: Html = row.figures.iter().map(|id| figure(id, frame)).collect();
    html! {
        <tr key={index} role="row">
            <th scope="row" role="rowheader">
                if let Some(id) = section {
                    <a href={frame.links.place(&id)} data-go={id}>{ name }</a>
                } else { { name } }
                { association }
            </th>
            { cell(words.measures, "measures", row.measures.is_empty(), html! {
                <span lang={issue.language.clone()}>{ row.measures.join("、") }</span>
            }, words) }
            { cell(words.donations, "sum", row.donations.is_empty(), sum(&row.donations, facts, frame), words) }
            { cell(words.own, "sum", row.own.is_empty(), sum(&row.own, facts, frame), words) }
            { cell(words.others, "sum", row.others_by.is_empty(), others, words) }
            { cell(words.waived, "sum", row.waived.is_empty(), sum(&row.waived, facts, frame), words) }
            { cell(words.figures, "shown", row.figures.is_empty(), figures, words) }
        </tr>
    }
}

fn cell(label: &'static str, class: &'static str, empty: bool, content: Html, words: &Words) -> Html {
    let content = if empty {
        html! { <span class="none">{ words.nothing }</span> }
    } else {
        content
    };
    html! { <td role="cell" {class} data-label={label}><div>{ content }</div></td> }
}

/// A sum as a link to its evidence; one of several facts is followed by each
/// of them, since it stands in no one sentence.
fn sum(sum: &Sum, facts: &[Fact], frame: &Frame) -> Html {
    let words = frame.words;
    let whole = sum.amount.map(|amount| match sum.facts.as_slice() {
        [only] => evidence(money(amount, words), &facts[*only], frame),
        several => {
            let parts: Html = several
                .iter()
                .filter_map(|it| facts.get(*it))
                .filter_map(|it| Some((it, it.amount?)))
                .map(|(fact, amount)| html! { <li>{ evidence(money(amount, words), fact, frame) }</li> })
                .collect();
            html! { <><span>{ money(amount, words) }</span><ul class="made" role="list">{ parts }</ul></> }
        }
    });
    let uncounted = uncounted(sum, words).map(|text| match sum.uncounted.first() {
        Some(first) => html! { <small>{ evidence(text, &facts[*first], frame) }</small> },
        None => Html::default(),
    });
    html! { <>{ whole.unwrap_or_default() }{ uncounted.unwrap_or_default() }</> }
}

/// How many facts of a sum carry no amount, in words.
pub fn uncounted(sum: &Sum, words: &Words) -> Option<String> {
    let count = number(sum.uncounted.len());
    match (sum.uncounted.is_empty(), sum.amount) {
        (true, _) => None,
        (false, Some(_)) => Some(fill(words.also_uncounted, &count)),
        (false, None) => Some(fill(words.uncounted_items, &count)),
    }
}

fn evidence(text: String, fact: &Fact, frame: &Frame) -> Html {
    html! {
        <a class="evidence" href={frame.links.place(&fact.id)} data-go={fact.id.clone()}>{ text }</a>
    }
}

fn figure(id: &str, frame: &Frame) -> Html {
    let figures = frame.document.figures();
    let name = figures
        .iter()
        .enumerate()
        .find(|(_, it)| it.figure.id == id)
        .map(|(index, it)| super::figures::name(it.figure, frame.words, index));
    html! {
        <a href={frame.links.place(id)} data-go={id.to_owned()} lang={frame.document.issue.language.clone()}>
            { name.unwrap_or_default() }
        </a>
    }
}

fn total(frame: &Frame) -> Html {
    let words = frame.words;
    let total = &frame.document.summary.total;
    let sum = |sum: &Sum| {
        let uncounted = uncounted(sum, words);
        html! {
            <>
                { sum.amount.map(|it| money(it, words)).unwrap_or_default() }
                if let Some(uncounted) = uncounted { <small>{ uncounted }</small> }
            </>
        }
    };
    let others: Html = total
        .others_by
        .iter()
        .map(|(kind, it)| html! { <div>{ sum(it) }{ " " }<small>{ giver(*kind, words) }</small></div> })
        .collect();
    html! {
        <tr role="row">
            <th scope="row" role="rowheader">
                { words.total }
                <small>{ fill(words.provinces, &number(total.provinces.len())) }</small>
            </th>
            <td role="cell" class="measures"></td>
            { cell(words.donations, "sum", total.donations.is_empty(), sum(&total.donations), words) }
            { cell(words.own, "sum", total.own.is_empty(), sum(&total.own), words) }
            { cell(words.others, "sum", total.others_by.is_empty(), others, words) }
            { cell(words.waived, "sum", total.waived.is_empty(), sum(&total.waived), words) }
            { cell(words.figures, "shown", total.figures == 0, html! { { number(total.figures) } }, words) }
        </tr>
    }
}

/// The sum in yuan as a plain decimal number, for machines.
pub fn yuan(amount: Amount) -> String {
    Amount::write_yuan(amount.fen)
}
