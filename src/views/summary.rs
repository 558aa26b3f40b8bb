//! The province summary: a table in which every number links to its evidence.

use bulletin::model::{Amount, DonorKind, Fact, Issue};
use bulletin::summary::Column::{Donations, Others, Own, Waived};
use bulletin::summary::{Row, Sum, order_by_amount, order_by_province};

use super::context::{ChunkProps, SummaryOrder};
use super::figures::figure_name;
use super::inline::with_review_mark;
use super::tag::{Tag, action_button, heading_tag, tag};
use crate::columns::{Column, associations, columns, provinces};
use crate::words::{Locale, Words, decimal, fill, join};

/// The table with its heading, at the place `summary`; `None` without rows.
pub fn summary(props: &ChunkProps, order: SummaryOrder) -> Option<Tag> {
    let (document, words) = (&*props.document, props.words);
    let summary = document.shown_summary();
    if summary.rows.is_empty() {
        return None;
    }
    let rows_in_order = match order {
        SummaryOrder::Editor => (0..summary.rows.len()).collect(),
        SummaryOrder::Province => order_by_province(summary),
        SummaryOrder::Amount => order_by_amount(summary),
    };
    let mut rows = tag("tbody").static_attr("role", "rowgroup");
    for index in rows_in_order {
        rows = rows.child_tag(row(index, props));
    }
    let mut heads = tag("tr").static_attr("role", "row");
    for column in columns() {
        if !has_cell(column) {
            continue;
        }
        heads = heads.child_tag(
            tag("th")
                .static_attr("scope", "col")
                .static_attr("role", "columnheader")
                .text(column.head(words)),
        );
    }
    let title = heading_tag(2, props.heading_level)
        .static_attr("id", "summary")
        .static_attr("tabindex", "-1")
        .text(words.summary);
    // The roles repeat what the elements mean: on a phone the rows are cards, and
    // browsers drop the semantics of a table that is not displayed as one.
    let table = tag("table")
        .static_attr("role", "table")
        .child_tag(tag("caption").text(words.summary_caption))
        .child_tag(
            tag("thead")
                .static_attr("role", "rowgroup")
                .child_tag(heads),
        )
        .child_tag(rows)
        .child_tag(
            tag("tfoot")
                .static_attr("role", "rowgroup")
                .child_tag(total(props)),
        );
    // Hundreds of rows are laid out only when they come near.
    let name = match document.is_large() {
        true => "summary far",
        false => "summary",
    };
    Some(
        tag("section")
            .class(name)
            .static_attr("part", "summary")
            .static_attr("aria-labelledby", "summary")
            .own_language(words)
            .child_tag(title)
            .child_tag(tools(words, order))
            .child_tag(table),
    )
}

fn tools(words: &'static Words, current: SummaryOrder) -> Tag {
    let button = |action: &'static str, word: &str| action_button(action).text(word);
    let mut orders = tag("div")
        .static_attr("role", "group")
        .static_attr("aria-label", words.sort);
    for (order, action) in [
        (SummaryOrder::Editor, "order-editor"),
        (SummaryOrder::Province, "order-province"),
        (SummaryOrder::Amount, "order-amount"),
    ] {
        let pressed = if current == order { "true" } else { "false" };
        orders = orders
            .child_tag(button(action, order.name(words)).static_attr("aria-pressed", pressed));
    }
    tag("div")
        .class("tools")
        .child_tag(orders)
        .child_tag(button("csv", words.save_csv).class("plain"))
}

/// Whether a column has cells of its own in the table.
fn has_cell(column: Column) -> bool {
    match column {
        Column::Province | Column::Uncounted => false,
        Column::Association | Column::Measures | Column::Sum(_) | Column::Figures => true,
    }
}

/// The facts that a row counts.
pub fn facts<'a>(issue: &'a Issue, row: &Row) -> &'a [Fact] {
    match row.section {
        Some(section) => &issue.sections[section].facts,
        None => &issue.facts,
    }
}

/// An amount in the language of the words.
pub fn money(amount: Amount, words: &Words) -> String {
    match words.locale {
        Locale::Chinese => amount.to_chinese(),
        Locale::English => amount.to_english(),
    }
}

/// A kind of donor in one word.
pub fn donor(kind: DonorKind, words: &'static Words) -> &'static str {
    match kind {
        DonorKind::Organization => words.organization,
        DonorKind::Members => words.members,
        DonorKind::Companies => words.companies,
        DonorKind::Public => words.public,
        DonorKind::Unknown => words.unknown,
    }
}

fn row(index: usize, props: &ChunkProps) -> Tag {
    let (language, words) = (&props.document.issue.language, props.words);
    let row = &props.document.shown_summary().rows[index];
    let facts = facts(&props.document.issue, row);
    let mut out = tag("tr").static_attr("role", "row");
    for column in columns() {
        out = match column {
            Column::Province | Column::Uncounted => out,
            Column::Association => out.child_tag(row_name(row, props)),
            Column::Measures => {
                let measures = tag("div")
                    .attr("lang", language)
                    .text(&join(&row.measures, "、"));
                out.child_tag(cell(
                    column,
                    "measures",
                    row.measures.is_empty(),
                    measures,
                    words,
                ))
            }
            Column::Sum(Others) => {
                let mut others = tag("div");
                for (kind, it) in &row.sums.others_by {
                    let line = sum(tag("div"), it, facts, props).text(" ");
                    others =
                        others.child_tag(line.child_tag(tag("small").text(donor(*kind, words))));
                }
                out.child_tag(cell(
                    column,
                    "sum",
                    row.sums.others_by.is_empty(),
                    others,
                    words,
                ))
            }
            Column::Sum(of @ (Donations | Own | Waived)) => {
                let it = &row.sums[of];
                let content = sum(tag("div"), it, facts, props);
                out.child_tag(cell(column, "sum", it.is_empty(), content, words))
            }
            Column::Figures => {
                let mut shown = tag("div").attr("lang", language);
                for id in &row.figures {
                    shown = shown.child_tag(figure(id, props));
                }
                out.child_tag(cell(column, "shown", row.figures.is_empty(), shown, words))
            }
        };
    }
    out
}

/// The head of a row: its provinces and organisations.
fn row_name(row: &Row, props: &ChunkProps) -> Tag {
    let (issue, words) = (&props.document.issue, props.words);
    let names = provinces(&row.provinces, words);
    let mut name = match row.section {
        Some(section) => props.links.place_link(&issue.sections[section].id),
        None => tag("span"),
    };
    for it in &row.provinces {
        name = name.child_tag(
            tag("span")
                .class("badge")
                .static_attr("aria-hidden", "true")
                .attr("lang", &issue.language)
                .text(it.abbreviation),
        );
    }
    // Without a province the organisations, or the section's title, are the name.
    let association = associations(issue, row, words);
    let (first, second) = match row.provinces.is_empty() {
        true => {
            if row.section.is_some() {
                name = name.attr("lang", &issue.language);
            }
            (association, String::new())
        }
        false => (names, association),
    };
    let name = name.text(&first);
    let association = tag("small").attr("lang", &issue.language).text(&second);
    row_head().child_tag(name).child_tag(association)
}

fn row_head() -> Tag {
    tag("th")
        .static_attr("scope", "row")
        .static_attr("role", "rowheader")
}

fn cell(column: Column, name: &'static str, empty: bool, content: Tag, words: &Words) -> Tag {
    let content = match empty {
        true => tag("div").class("none").text(words.nothing),
        false => content,
    };
    tag("td")
        .class(name)
        .static_attr("role", "cell")
        .static_attr("data-label", column.head(words))
        .child_tag(content)
}

/// Appends a sum as a link to its evidence. If the sum has several facts, each of
/// them follows as a link of its own, since no sentence states the sum.
fn sum(mut out: Tag, sum: &Sum, facts: &[Fact], props: &ChunkProps) -> Tag {
    let words = props.words;
    if let Some(amount) = sum.amount {
        let whole = money(amount, words);
        if let [only] = sum.facts.as_slice() {
            out = out.child_tag(evidence(&whole, &facts[*only], props));
        } else {
            let mut parts = tag("ul").class("made").static_attr("role", "list");
            for fact in sum.facts.iter().filter_map(|it| facts.get(*it)) {
                if let Some(amount) = fact.amount {
                    parts = parts.child_tag(tag("li").child_tag(evidence(
                        &money(amount, words),
                        fact,
                        props,
                    )));
                }
            }
            out = out.child_tag(tag("span").text(&whole)).child_tag(parts);
        }
    }
    if let (Some(text), Some(first)) = (uncounted(sum, words), sum.uncounted.first()) {
        out = out.child_tag(tag("small").child_tag(evidence(&text, &facts[*first], props)));
    }
    out
}

/// How many facts of a sum have no amount, in words.
pub fn uncounted(sum: &Sum, words: &Words) -> Option<String> {
    let count = decimal(sum.uncounted.len());
    match (sum.uncounted.is_empty(), sum.amount) {
        (true, _) => None,
        (false, Some(_)) => Some(fill(words.also_uncounted, &count)),
        (false, None) => Some(fill(words.uncounted_items, &count)),
    }
}

fn evidence(text: &str, fact: &Fact, props: &ChunkProps) -> Tag {
    let link = props.links.place_link(&fact.id).class("evidence");
    with_review_mark(link, fact, props.words).text(text)
}

fn figure(id: &str, props: &ChunkProps) -> Tag {
    let mut link = props.links.place_link(id);
    for (index, it) in props.document.figures().iter().enumerate() {
        if it.id == id {
            link = figure_name(link, it, props.words, index);
        }
    }
    link
}

fn total(props: &ChunkProps) -> Tag {
    let words = props.words;
    let total = &props.document.shown_summary().total;
    let sum = |sum: &Sum| {
        let mut out = tag("div");
        if let Some(amount) = sum.amount {
            out = out.text(&money(amount, words));
        }
        match uncounted(sum, words) {
            Some(text) => out.text(" ").child_tag(tag("small").text(&text)),
            None => out,
        }
    };
    let mut out = tag("tr").static_attr("role", "row");
    for column in columns() {
        out = match column {
            Column::Province | Column::Uncounted => out,
            Column::Association => {
                let count = fill(words.provinces, &decimal(total.provinces.len()));
                out.child_tag(
                    row_head()
                        .text(words.total)
                        .child_tag(tag("small").text(&count)),
                )
            }
            Column::Measures => out.child_tag(cell(column, "measures", false, tag("div"), words)),
            Column::Sum(Others) => {
                let mut others = tag("div");
                for (kind, it) in &total.sums.others_by {
                    others = others.child_tag(
                        sum(it)
                            .text(" ")
                            .child_tag(tag("small").text(donor(*kind, words))),
                    );
                }
                out.child_tag(cell(
                    column,
                    "sum",
                    total.sums.others_by.is_empty(),
                    others,
                    words,
                ))
            }
            Column::Sum(of @ (Donations | Own | Waived)) => {
                let it = &total.sums[of];
                let mut content = sum(it);
                let confirmed = &props.document.summary.total.sums[of];
                if it.facts.len() != confirmed.facts.len() {
                    let amount = confirmed.amount;
                    let amount = amount.map_or(words.nothing.to_owned(), |it| money(it, words));
                    let note = tag("small").text(&fill(words.confirmed, &amount));
                    content = content.text(" ").child_tag(note);
                }
                out.child_tag(cell(column, "sum", it.is_empty(), content, words))
            }
            Column::Figures => {
                let count = tag("div").text(&decimal(total.figures));
                out.child_tag(cell(column, "shown", total.figures == 0, count, words))
            }
        };
    }
    out
}
