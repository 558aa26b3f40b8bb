//! 报头 and 标题: the head with its red rule, and the headline.

use bulletin::model::Date;

use super::blocks::heading_tag;
use super::frame::Frame;
use super::tag::{Tag, class, tag};
use crate::words::{Locale, Words, cat, fill, number};

/// The head: name, kind, number, publisher and date above the red rule.
pub fn head(frame: &Frame) -> Tag {
    let (issue, words) = (&frame.document.issue, frame.words);
    let mut out = class("header", "head").is("part", "head");
    if let Some(classification) = &issue.classification {
        out = out.with(class("p", "classification").say(classification));
    }
    let mut count = class("p", "number");
    match (&issue.issue_label, issue.issue_number) {
        (Some(label), _) => count = count.with(tag("span").say(label)),
        (None, Some(it)) => {
            let it = fill(words.number, &it.to_string());
            count = count.with(tag("span").own(words).say(&it));
        }
        _ => {}
    }
    if let Some(it) = issue.cumulative_number {
        let it = fill(words.cumulative, &it.to_string());
        count = count.with(tag("span").own(words).say(&it));
    }
    if issue.supplement {
        count = count.with(tag("span").own(words).say(words.supplement));
    }
    let date = tag("time")
        .set("datetime", &issue.date_published.to_iso())
        .say(&long(issue.date_published));
    out.with(class("p", "name").say(&issue.periodical.name))
        .with(class("p", "kind").say(&issue.periodical.kind))
        .with(count)
        .with(
            class("p", "imprint")
                .with(tag("span").say(&issue.publisher))
                .with(date),
        )
}

/// The headline with its part.
pub fn headline(frame: &Frame) -> Tag {
    let issue = &frame.document.issue;
    let mut out = heading_tag(1, frame.heading_level)
        .is("class", "headline")
        .is("part", "headline")
        .is("tabindex", "-1")
        .say(&issue.headline);
    if let Some(label) = &issue.part_label {
        out = out.with(class("span", "part").say(label));
    }
    out
}

/// Which part of a series it is, and how long it takes to read.
pub fn about(frame: &Frame) -> Tag {
    let words = frame.words;
    let mut out = class("p", "hint about").own(words);
    if let Some(it) = frame.document.issue.part_number {
        out = out.with(tag("span").say(&fill(words.series, &part(it, words))));
    }
    let minutes = fill(words.minutes, &number(frame.document.minutes()));
    out.with(tag("span").say(&minutes))
}

/// A part of a series, in Chinese numerals where they are one character.
fn part(part: u32, words: &Words) -> String {
    const NUMERALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    let numeral = match words.locale {
        Locale::Chinese => NUMERALS.get((part as usize).wrapping_sub(1)),
        Locale::English => None,
    };
    match numeral {
        Some(numeral) => (*numeral).to_owned(),
        None => part.to_string(),
    }
}

/// `2020年2月25日`: content keeps the language of the bulletin.
pub fn long(date: Date) -> String {
    let (year, month, day) = (
        date.year.to_string(),
        date.month.to_string(),
        date.day.to_string(),
    );
    cat(&[&year, "年", &month, "月", &day, "日"])
}
