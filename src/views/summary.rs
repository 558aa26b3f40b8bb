//! The summary by province: a table in which every number leads to its evidence.

use bulletin::model::{Amount, DonorKind, Fact, Issue};
use bulletin::summary::Column::{Donations, Others, Own, Waived};
use bulletin::summary::{self, Row, Sum, Sums};

use super::context::ChunkProps;
use super::figures::figure_name;
use super::inline::with_review_mark;
use super::tag::{Tag, action_button, heading_tag, tag};
use crate::columns::{Column, SummaryOrder, associations, columns, in_order, provinces};
use crate::document::row_id;
use crate::words::{Locale, Words, decimal, fill, join};

/// The table with its heading, at the place `summary`; `None` without rows.
pub fn summary(props: &ChunkProps, order: SummaryOrder) -> Option<Tag> {
    let (document, words) = (&*props.document, props.words);
    let summary = document.shown_summary();
    if summary.rows.is_empty() {
        return None;
    }
    let mut rows = tag("tbody").static_attr("role", "rowgroup");
    for index in in_order(summary, order) {
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
            .child_tag(tools(words, order, summary.rows.len() > 1))
            .child_tag(tag("div").class("sums").child_tag(table)),
    )
}

/// The buttons above the table. A single row has no order.
fn tools(words: &'static Words, current: SummaryOrder, has_orders: bool) -> Tag {
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
        .child_tag_opt(has_orders.then_some(orders))
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
    let (document, words) = (&*props.document, props.words);
    let (issue, row) = (&document.issue, &document.shown_summary().rows[index]);
    let language = &issue.language;
    let measures = tag("div")
        .attr("lang", language)
        .text(&join(&row.measures, "、"));
    let mut shown = tag("div").attr("lang", language);
    for id in &row.figures {
        shown = shown.child_tag(figure(id, props));
    }
    // A card of a phone shows the first sum and what was done. This unfolds the rest
    // of its cells (css/summary.css).
    let has_more = !(row.sums[Donations].is_empty() && row.figures.is_empty());
    let more = tag("details")
        .class("more")
        .child_tag(tag("summary").text(words.more));
    let out = tag("tr")
        .static_attr("role", "row")
        .key(&decimal(index))
        .attr("id", &row_id(issue, row.section))
        .static_attr("tabindex", "-1")
        .child_tag(row_name(row, props).child_tag_opt(has_more.then_some(more)));
    let line = Line {
        measures: (!row.measures.is_empty()).then_some(measures),
        sums: &row.sums,
        facts: facts(issue, row),
        confirmed: None,
        shown: (!row.figures.is_empty()).then_some(shown),
    };
    line.cells(out, props)
}

/// What the cells of a row show, behind its head.
struct Line<'a> {
    measures: Option<Tag>,
    sums: &'a Sums,
    /// The facts that the sums name; of a total none, which has its evidence above.
    facts: &'a [Fact],
    /// What of the sums is confirmed, if that is said beside them.
    confirmed: Option<&'a Sums>,
    shown: Option<Tag>,
}

impl Line<'_> {
    fn cells(mut self, mut out: Tag, props: &ChunkProps) -> Tag {
        let words = props.words;
        // The sum that a card begins with.
        let top = match self.sums[Donations].is_empty() {
            true => Waived,
            false => Donations,
        };
        for column in columns() {
            let (name, content) = match column {
                Column::Province | Column::Association | Column::Uncounted => continue,
                Column::Measures => ("measures", self.measures.take()),
                Column::Sum(of) if of == top => ("sum top", self.sum(of, props)),
                Column::Sum(of) => ("sum", self.sum(of, props)),
                Column::Figures => ("shown", self.shown.take()),
            };
            let (name, content) = match content {
                Some(content) => (name, content),
                None => ("none", tag("div").text(words.nothing)),
            };
            out = out.child_tag(
                tag("td")
                    .class(name)
                    .static_attr("role", "cell")
                    .static_attr("data-label", column.head(words))
                    .child_tag(content),
            );
        }
        out
    }

    /// The content of a column of sums; `None` if no fact belongs to it.
    fn sum(&self, of: summary::Column, props: &ChunkProps) -> Option<Tag> {
        let (sums, words) = (self.sums, props.words);
        let given = sums[Donations].amount;
        // Where one side or one kind of donor gave all, the sum stands once.
        let alone = sums.others_by.len() < 2 && (sums[Own].is_empty() || sums.others_by.is_empty());
        let is_all = |it: &Sum| alone && it.amount == given;
        let mut out = tag("div");
        match of {
            Donations | Waived => out = self.line(out, None, &sums[of], false, props),
            Own => out = self.line(out, None, &sums[of], is_all(&sums[of]), props),
            Others => {
                for (kind, it) in &sums.others_by {
                    out = self.line(out, Some(*kind), it, is_all(it), props);
                }
            }
        }
        if let (Some(confirmed), Donations | Own | Waived) = (self.confirmed, of)
            && confirmed[of].facts.len() != sums[of].facts.len()
        {
            let amount = confirmed[of].amount;
            let amount = amount.map_or(words.nothing.to_owned(), |it| money(it, words));
            let note = tag("small").text(&fill(words.confirmed, &amount));
            out = out.text(" ").child_tag(note);
        }
        (!sums[of].is_empty()).then_some(out)
    }

    /// Appends a sum, behind the kind of donor. If a single fact states it, it links to
    /// that one; else it unfolds to those that make it up. What is rounded unfolds to,
    /// or is titled with, what it is exactly.
    fn line(
        &self,
        mut out: Tag,
        who: Option<DonorKind>,
        sum: &Sum,
        is_all: bool,
        props: &ChunkProps,
    ) -> Tag {
        let words = props.words;
        let is_range = sum.amount.is_some_and(|it| it.rounded().up_to.is_some());
        let mut line = tag("div").class(if is_range { "line range" } else { "line" });
        if let Some(kind) = who {
            let name = tag("small").text(donor(kind, words));
            line = line.child_tag(name).text(" ");
        }
        if is_all {
            return out.child_tag(line.text(words.all));
        }
        if let Some(amount) = sum.amount {
            let (short, exact) = (money(amount.rounded(), words), money(amount, words));
            let exact = (short != exact).then_some(exact);
            let only = match sum.facts.as_slice() {
                [only] => self.facts.get(*only),
                _ => None,
            };
            line = line.child_tag(match only {
                Some(fact) => evidence(&short, fact, props).attr_opt("title", exact.as_deref()),
                None if exact.is_none() && self.facts.is_empty() => tag("b").text(&short),
                None => self.made(&short, exact, sum, props),
            });
        }
        let note = uncounted(sum, words).map(|text| {
            let first = sum.uncounted.first().and_then(|it| self.facts.get(*it));
            tag("small").child_tag(match first {
                Some(fact) => evidence(&text, fact, props),
                None => tag("span").text(&text),
            })
        });
        match sum.amount {
            Some(_) => {
                out = out.child_tag(line).text(" ");
                out.child_tag_opt(note)
            }
            None => out.child_tag(line.child_tag_opt(note)),
        }
    }

    /// A sum that unfolds to what it is exactly, and to what it was added up from.
    fn made(&self, short: &str, exact: Option<String>, sum: &Sum, props: &ChunkProps) -> Tag {
        let mut parts = tag("ul").class("made").static_attr("role", "list");
        if let Some(exact) = exact {
            parts = parts.child_tag(tag("li").class("exact").text(&exact));
        }
        for fact in sum.facts.iter().filter_map(|it| self.facts.get(*it)) {
            if let Some(amount) = fact.amount {
                let part = evidence(&money(amount, props.words), fact, props);
                parts = parts.child_tag(tag("li").child_tag(part));
            }
        }
        tag("details")
            .child_tag(tag("summary").text(short))
            .child_tag(parts)
    }
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
    // What is copied has the space, too.
    row_head().child_tag(name).text(" ").child_tag(association)
}

fn row_head() -> Tag {
    tag("th")
        .static_attr("scope", "row")
        .static_attr("role", "rowheader")
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
    let (document, words) = (&*props.document, props.words);
    let total = &document.shown_summary().total;
    let regions = total.provinces.iter().filter(|it| it.is_region()).count();
    let provinces = total.provinces.len() - regions;
    let mut counts = Vec::new();
    for (word, count) in [(words.provinces, provinces), (words.regions, regions)] {
        if count > 0 {
            counts.push(fill(word, &decimal(count)));
        }
    }
    let counts = tag("small").text(&join(&counts, words.and));
    let figures = tag("div").text(&decimal(total.figures));
    let line = Line {
        measures: Some(tag("div")),
        sums: &total.sums,
        facts: &[],
        confirmed: Some(&document.summary.total.sums),
        shown: (total.figures > 0).then_some(figures),
    };
    let head = row_head().text(words.total).child_tag(counts);
    let row = tag("tr").static_attr("role", "row").child_tag(head);
    line.cells(row, props)
}
