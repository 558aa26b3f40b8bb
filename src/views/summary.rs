//! The province summary: a real table, each number of which opens its evidence.

use bulletin::model::{Amount, DonorKind, Fact, Issue};
use bulletin::province::Province;
use bulletin::summary::{Row, Sum, order_by_amount, order_by_province};

use super::blocks::heading_tag;
use super::body::PieceProps;
use super::tag::{Tag, class, press, tag};
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
    for name in columns(words) {
        heads = heads.with(
            tag("th")
                .is("scope", "col")
                .is("role", "columnheader")
                .say(name),
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
    join(&names, separator(words))
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
    join(&names, "、")
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

fn row(index: usize, props: &PieceProps) -> Tag {
    let (issue, words) = (&props.document.issue, props.words);
    let row = &props.document.summary.rows[index];
    let facts = facts(issue, row);
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
    let mut others = tag("div");
    for (kind, it) in &row.others_by {
        let line = sum(tag("div"), it, facts, props).say(" ");
        others = others.with(line.with(tag("small").say(giver(*kind, words))));
    }
    let mut shown = tag("div").set("lang", &issue.language);
    for id in &row.figures {
        shown = shown.with(figure(id, props));
    }
    let measures = tag("div")
        .set("lang", &issue.language)
        .say(&join(&row.measures, "、"));
    let cells = [
        (
            words.measures,
            "measures",
            row.measures.is_empty(),
            measures,
        ),
        (
            words.donations,
            "sum",
            row.donations.is_empty(),
            sum(tag("div"), &row.donations, facts, props),
        ),
        (
            words.own,
            "sum",
            row.own.is_empty(),
            sum(tag("div"), &row.own, facts, props),
        ),
        (words.others, "sum", row.others_by.is_empty(), others),
        (
            words.waived,
            "sum",
            row.waived.is_empty(),
            sum(tag("div"), &row.waived, facts, props),
        ),
        (words.figures, "shown", row.figures.is_empty(), shown),
    ];
    let head = row_head().with(name).with(association);
    line(head, cells, words)
}

fn row_head() -> Tag {
    tag("th").is("scope", "row").is("role", "rowheader")
}

type Cells = [(&'static str, &'static str, bool, Tag); 6];

fn line(head: Tag, cells: Cells, words: &Words) -> Tag {
    let mut out = tag("tr").is("role", "row").with(head);
    for (label, name, empty, content) in cells {
        let content = if empty {
            class("div", "none").say(words.nothing)
        } else {
            content
        };
        out = out.with(
            class("td", name)
                .is("role", "cell")
                .is("data-label", label)
                .with(content),
        );
    }
    out
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
    let mut others = tag("div");
    for (kind, it) in &total.others_by {
        others = others.with(sum(it).say(" ").with(tag("small").say(giver(*kind, words))));
    }
    let count = fill(words.provinces, &number(total.provinces.len()));
    let head = row_head().say(words.total).with(tag("small").say(&count));
    let cells = [
        (words.measures, "measures", false, tag("div")),
        (
            words.donations,
            "sum",
            total.donations.is_empty(),
            sum(&total.donations),
        ),
        (words.own, "sum", total.own.is_empty(), sum(&total.own)),
        (words.others, "sum", total.others_by.is_empty(), others),
        (
            words.waived,
            "sum",
            total.waived.is_empty(),
            sum(&total.waived),
        ),
        (
            words.figures,
            "shown",
            total.figures == 0,
            tag("div").say(&number(total.figures)),
        ),
    ];
    line(head, cells, words)
}

/// The sum in yuan as a plain decimal number, for machines.
pub fn yuan(amount: Amount) -> String {
    Amount::write_yuan(amount.fen)
}
