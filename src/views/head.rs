//! 报头 and 标题: the head with its red rule, and the headline.

use super::context::ViewContext;
use super::issues::parts;
use super::phrases::phrases;
use super::tag::{Tag, heading_tag, tag};
use crate::naming::{long, names_supplement, numeral};
use crate::words::{Locale, decimal, fill};

/// The head: name, kind, number, publisher and date, above the red rule.
pub fn head(context: &ViewContext) -> Tag {
    let (issue, words) = (&context.document.issue, context.words);
    let mut out = tag("header")
        .class("head")
        .key("head")
        .static_attr("part", "head");
    if let Some(classification) = &issue.classification {
        out = out.child_tag(tag("p").class("classification").text(classification));
    }
    let mut number = tag("p").class("number");
    match (&issue.issue_label, issue.issue_number) {
        (Some(label), _) => number = number.child_tag(tag("span").text(label)),
        (None, Some(it)) => {
            let it = fill(words.number, &decimal(it as usize));
            number = number.child_tag(tag("span").own_language(words).text(&it));
        }
        (None, None) => {}
    }
    if let Some(it) = issue.cumulative_number {
        let it = fill(words.cumulative, &decimal(it as usize));
        number = number.child_tag(tag("span").own_language(words).text(&it));
    }
    if issue.supplement
        && !names_supplement(issue.issue_label.as_deref().unwrap_or_default(), words)
    {
        number = number.child_tag(tag("span").own_language(words).text(words.supplement));
    }
    let date = tag("time")
        .attr("datetime", &issue.date_published.to_iso())
        .text(&long(issue.date_published));
    out.child_tag(name(tag("p"), context))
        .child_tag(tag("p").class("kind").text(&issue.periodical.kind))
        .child_tag(number)
        .child_tag(
            tag("p")
                .class("imprint")
                .child_tag(tag("span").text(&issue.publisher))
                .child_tag(date),
        )
}

/// The name of the periodical, which shrinks to stand on one line where it can.
fn name(out: Tag, context: &ViewContext) -> Tag {
    let name = &context.document.issue.periodical.name;
    // In bytes: three of a Chinese character.
    let out = out.class(match name.len() / 3 {
        ..=14 => "name n14",
        15..=18 => "name n18",
        19..=22 => "name n22",
        23..=26 => "name n26",
        _ => "name",
    });
    phrases(out, name, None, context.document)
}

/// The headline with the label of its part.
pub fn headline(context: &ViewContext) -> Tag {
    let issue = &context.document.issue;
    let out = heading_tag(1, context.heading_level)
        .class("headline")
        .key("headline")
        .static_attr("part", "headline")
        .static_attr("tabindex", "-1");
    let label = issue.part_label.as_deref();
    phrases(out, &issue.headline, label, context.document)
}

/// The part of the series, and the reading time.
pub fn about(context: &ViewContext) -> Tag {
    let words = context.words;
    let mut out = tag("p")
        .class("hint about")
        .key("about")
        .own_language(words);
    if let Some(it) = context.document.issue.part_number {
        let part = fill(words.series, &part_number(it, words.locale));
        out = out.child_tag(tag("span").text(&part));
    }
    let minutes = fill(words.minutes, &decimal(context.document.minutes()));
    out.child_tag(tag("span").text(&minutes))
        .child_tag_opt(parts(context))
}

/// The number of a part, in Chinese as a Chinese numeral up to 九十九.
fn part_number(part: u32, locale: Locale) -> String {
    match locale {
        Locale::Chinese => numeral(part),
        Locale::English => decimal(part as usize),
    }
}
