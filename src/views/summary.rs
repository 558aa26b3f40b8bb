//! The province summary: a real table, each number of which opens its evidence.

use bulletin::model::{Amount, DonorKind, Fact, Issue};
use bulletin::summary::Column::{Donations, Others, Own, Waived};
use bulletin::summary::{Row, Sum, order_by_amount, order_by_province};

use super::blocks::heading_tag;
use super::body::PieceProps;
use super::tag::{Tag, class, press, tag};
use crate::columns::{Column, associations, columns, provinces};
use crate::words::{Locale, Words, fill, join, number};

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

impl Order {
    /// In words.
    pub fn name(self, words: &'static Words) -> &'static str {
        match self {
            Order::Editor => words.sort_editor,
            Order::Province => words.sort_province,
            Order::Amount => words.sort_amount,
        }
    }
}

/// The table, with its heading at the place `summary`; none without rows.
pub fn summary(props: &PieceProps, order: Order) -> Option<Tag> {
    let (document, words) = (&*props.document, props.words);
    let summary = &document.summary;
    if summary.rows.is_empty() {
        return None;
    }
    let rows_in_order = match order {
        Order::Editor => (0..summary.rows.len()).collect(),
        Order::Province => order_by_province(summary),
        Order::Amount => order_by_amount(summary),
    };
    let mut rows = tag("tbody").is("role", "rowgroup");
    for index in rows_in_order {
        rows = rows.with(row(index, props));
    }
    let mut heads = tag("tr").is("role", "row");
    for column in columns() {
        if !has_cell(column) {
            continue;
        }
        heads = heads.with(
            tag("th")
                .is("scope", "col")
                .is("role", "columnheader")
                .say(column.head(words)),
        );
    }
    let title = heading_tag(2, props.heading_level)
        .is("id", "summary")
        .is("tabindex", "-1")
        .say(words.summary);
    // The roles say again what the tags say: as cards on a phone the cells are
    // no table to the browser any more.
    let table = tag("table")
        .is("role", "table")
        .with(tag("caption").say(words.summary_caption))
        .with(tag("thead").is("role", "rowgroup").with(heads))
        .with(rows)
        .with(tag("tfoot").is("role", "rowgroup").with(total(props)));
    // Hundreds of rows are not laid out before they come near.
    let name = match document.is_large() {
        true => "summary far",
        false => "summary",
    };
    Some(
        class("section", name)
            .is("part", "summary")
            .is("aria-labelledby", "summary")
            .own(words)
            .with(title)
            .with(tools(words, order))
            .with(table),
    )
}

fn tools(words: &'static Words, current: Order) -> Tag {
    let button = |action: &'static str, word: &str| press(action).say(word);
    let mut orders = tag("div").is("role", "group").is("aria-label", words.sort);
    for (order, action) in [
        (Order::Editor, "order-editor"),
        (Order::Province, "order-province"),
        (Order::Amount, "order-amount"),
    ] {
        let pressed = if current == order { "true" } else { "false" };
        orders = orders.with(button(action, order.name(words)).is("aria-pressed", pressed));
    }
    class("div", "tools")
        .with(orders)
        .with(button("csv", words.save_csv).is("class", "plain"))
}

/// Whether a column has cells of its own in the table.
fn has_cell(column: Column) -> bool {
    match column {
        Column::Province | Column::Uncounted => false,
        Column::Association | Column::Measures | Column::Sum(_) | Column::Figures => true,
    }
}

/// The facts that a row's numbers count from.
pub fn facts<'a>(issue: &'a Issue, row: &Row) -> &'a [Fact] {
    match row.section {
        Some(section) => &issue.sections[section].facts,
        None => &issue.facts,
    }
}

/// An amount as a reader of the language expects it.
pub fn money(amount: Amount, words: &Words) -> String {
    match words.locale {
        Locale::Chinese => amount.to_chinese(),
        Locale::English => amount.to_english(),
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

fn row(index: usize, props: &PieceProps) -> Tag {
    let (language, words) = (&props.document.issue.language, props.words);
    let row = &props.document.summary.rows[index];
    let facts = facts(&props.document.issue, row);
    let mut out = tag("tr").is("role", "row");
    for column in columns() {
        out = match column {
            Column::Province | Column::Uncounted => out,
            Column::Association => out.with(row_name(row, props)),
            Column::Measures => {
                let measures = tag("div")
                    .set("lang", language)
                    .say(&join(&row.measures, "、"));
                out.with(cell(
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
                    let line = sum(tag("div"), it, facts, props).say(" ");
                    others = others.with(line.with(tag("small").say(giver(*kind, words))));
                }
                out.with(cell(
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
                out.with(cell(column, "sum", it.is_empty(), content, words))
            }
            Column::Figures => {
                let mut shown = tag("div").set("lang", language);
                for id in &row.figures {
                    shown = shown.with(figure(id, props));
                }
                out.with(cell(column, "shown", row.figures.is_empty(), shown, words))
            }
        };
    }
    out
}

/// The head of a row: its provinces and organisations.
fn row_name(row: &Row, props: &PieceProps) -> Tag {
    let (issue, words) = (&props.document.issue, props.words);
    let names = provinces(&row.provinces, words);
    let mut name = match row.section {
        Some(section) => props.links.go(&issue.sections[section].id),
        None => tag("span"),
    };
    for it in &row.provinces {
        name = name.with(
            class("span", "badge")
                .is("aria-hidden", "true")
                .set("lang", &issue.language)
                .say(it.abbreviation),
        );
    }
    // Without a province the organisations, or the section's title, are the name.
    let association = associations(issue, row, words);
    let (first, second) = match row.provinces.is_empty() {
        true => {
            if row.section.is_some() {
                name = name.set("lang", &issue.language);
            }
            (association, String::new())
        }
        false => (names, association),
    };
    let name = name.say(&first);
    let association = tag("small").set("lang", &issue.language).say(&second);
    row_head().with(name).with(association)
}

fn row_head() -> Tag {
    tag("th").is("scope", "row").is("role", "rowheader")
}

fn cell(column: Column, name: &'static str, empty: bool, content: Tag, words: &Words) -> Tag {
    let content = match empty {
        true => class("div", "none").say(words.nothing),
        false => content,
    };
    class("td", name)
        .is("role", "cell")
        .is("data-label", column.head(words))
        .with(content)
}

/// A sum as a link to its evidence; one of several facts is followed by each
/// of them, since it stands in no one sentence.
fn sum(mut out: Tag, sum: &Sum, facts: &[Fact], props: &PieceProps) -> Tag {
    let words = props.words;
    if let Some(amount) = sum.amount {
        let whole = money(amount, words);
        if let [only] = sum.facts.as_slice() {
            out = out.with(evidence(&whole, &facts[*only], props));
        } else {
            let mut parts = class("ul", "made").is("role", "list");
            for fact in sum.facts.iter().filter_map(|it| facts.get(*it)) {
                if let Some(amount) = fact.amount {
                    parts =
                        parts.with(tag("li").with(evidence(&money(amount, words), fact, props)));
                }
            }
            out = out.with(tag("span").say(&whole)).with(parts);
        }
    }
    if let (Some(text), Some(first)) = (uncounted(sum, words), sum.uncounted.first()) {
        out = out.with(tag("small").with(evidence(&text, &facts[*first], props)));
    }
    out
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

fn evidence(text: &str, fact: &Fact, props: &PieceProps) -> Tag {
    props.links.go(&fact.id).is("class", "evidence").say(text)
}

fn figure(id: &str, props: &PieceProps) -> Tag {
    let mut link = props.links.go(id);
    for (index, it) in props.document.figures().iter().enumerate() {
        if it.figure.id == id {
            link = super::figures::name(link, it.figure, props.words, index);
        }
    }
    link
}

fn total(props: &PieceProps) -> Tag {
    let words = props.words;
    let total = &props.document.summary.total;
    let sum = |sum: &Sum| {
        let mut out = tag("div");
        if let Some(amount) = sum.amount {
            out = out.say(&money(amount, words));
        }
        match uncounted(sum, words) {
            Some(text) => out.say(" ").with(tag("small").say(&text)),
            None => out,
        }
    };
    let mut out = tag("tr").is("role", "row");
    for column in columns() {
        out = match column {
            Column::Province | Column::Uncounted => out,
            Column::Association => {
                let count = fill(words.provinces, &number(total.provinces.len()));
                out.with(row_head().say(words.total).with(tag("small").say(&count)))
            }
            Column::Measures => out.with(cell(column, "measures", false, tag("div"), words)),
            Column::Sum(Others) => {
                let mut others = tag("div");
                for (kind, it) in &total.sums.others_by {
                    others =
                        others.with(sum(it).say(" ").with(tag("small").say(giver(*kind, words))));
                }
                out.with(cell(
                    column,
                    "sum",
                    total.sums.others_by.is_empty(),
                    others,
                    words,
                ))
            }
            Column::Sum(of @ (Donations | Own | Waived)) => {
                let it = &total.sums[of];
                out.with(cell(column, "sum", it.is_empty(), sum(it), words))
            }
            Column::Figures => {
                let count = tag("div").say(&number(total.figures));
                out.with(cell(column, "shown", total.figures == 0, count, words))
            }
        };
    }
    out
}
