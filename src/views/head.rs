//! 报头 and 标题: the head with its red rule, and the headline.

use super::context::ViewContext;
use super::issues::parts;
use super::tag::{Tag, heading_tag, tag};
use crate::naming::long;
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
    if issue.supplement {
        number = number.child_tag(tag("span").own_language(words).text(words.supplement));
    }
    let date = tag("time")
        .attr("datetime", &issue.date_published.to_iso())
        .text(&long(issue.date_published));
    out.child_tag(tag("p").class("name").text(&issue.periodical.name))
        .child_tag(tag("p").class("kind").text(&issue.periodical.kind))
        .child_tag(number)
        .child_tag(
            tag("p")
                .class("imprint")
                .child_tag(tag("span").text(&issue.publisher))
                .child_tag(date),
        )
}

/// The headline with the label of its part.
pub fn headline(context: &ViewContext) -> Tag {
    let issue = &context.document.issue;
    let mut out = heading_tag(1, context.heading_level)
        .class("headline")
        .key("headline")
        .static_attr("part", "headline")
        .static_attr("tabindex", "-1")
        .text(&issue.headline);
    if let Some(label) = &issue.part_label {
        out = out.child_tag(tag("span").class("part").text(label));
    }
    out
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
    out = out.child_tag_opt(parts(context));
    let minutes = fill(words.minutes, &decimal(context.document.minutes()));
    out.child_tag(tag("span").text(&minutes))
}

/// The number of a part. In Chinese one to ten are written as Chinese numerals.
fn part_number(part: u32, locale: Locale) -> String {
    const NUMERALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    let numeral = match locale {
        Locale::Chinese => NUMERALS.get((part as usize).wrapping_sub(1)),
        Locale::English => None,
    };
    numeral.map_or_else(|| decimal(part as usize), |it| (*it).to_owned())
}
