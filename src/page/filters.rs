//! What narrows the list of issues: by place, series and year. `assets/loader/filters.js`
//! shows it and heeds it; without scripts it stays hidden.

use bulletin::model::{Archive, Entry};
use bulletin::province::PROVINCES;

use crate::naming;
use crate::views::tag::{Tag, tag};
use crate::words::{Locale, Words};

/// The words of this page alone, which the viewer need not carry.
struct Own {
    filter: &'static str,
    all: &'static str,
    place: &'static str,
    series: &'static str,
    year: &'static str,
    clear: &'static str,
    close: &'static str,
    none: &'static str,
    /// Around a number.
    count: [&'static str; 2],
}

const CHINESE: Own = Own {
    filter: "筛选",
    all: "全部",
    place: "地区",
    series: "系列",
    year: "年份",
    clear: "清除筛选",
    close: "查看",
    none: "没有符合条件的简报。",
    count: ["共", "期"],
};

const ENGLISH: Own = Own {
    filter: "Filter",
    all: "All",
    place: "Place",
    series: "Series",
    year: "Year",
    clear: "Clear filters",
    close: "Show",
    none: "No issue matches.",
    count: ["", " issues"],
};

fn own(words: &Words) -> &'static Own {
    match words.locale {
        Locale::Chinese => &CHINESE,
        Locale::English => &ENGLISH,
    }
}

/// The six parts of the country by the first digit of their codes in GB/T 2260, and
/// 港澳台.
const REGIONS: [(&str, &str, &str); 7] = [
    ("1", "华北", "North"),
    ("2", "东北", "Northeast"),
    ("3", "华东", "East"),
    ("4", "中南", "Central and South"),
    ("5", "西南", "Southwest"),
    ("6", "西北", "Northwest"),
    ("78", "港澳台", "Hong Kong, Macao and Taiwan"),
];

/// The button that opens it on a narrow screen, and the form.
pub fn filters(archive: &Archive, words: &'static Words) -> [Tag; 2] {
    let own = own(words);
    let button = tag("button")
        .static_attr("type", "button")
        .class("filter")
        .static_attr("hidden", "")
        .own_language(words)
        .text(own.filter);
    let form = tag("form")
        .static_attr("method", "dialog")
        .static_attr("autocomplete", "off")
        .child_tag(label(own.place, places(archive, words)))
        .child_tag(label(own.year, years(archive, own)));
    let form = match series(archive, own) {
        Some(series) => form.child_tag(label(own.series, series)),
        None => form,
    };
    let count = tag("p")
        .class("count")
        .static_attr("role", "status")
        .static_attr("data-none", own.none)
        .static_attr("data-before", own.count[0])
        .static_attr("data-after", own.count[1]);
    let clear = tag("button")
        .static_attr("type", "reset")
        .text(own.clear);
    let close = tag("button").class("shows").text(own.close);
    let buttons = tag("p").child_tag(clear).child_tag(close);
    let dialog = tag("dialog")
        .class("filters")
        .static_attr("aria-label", own.filter)
        .own_language(words)
        .child_tag(form.child_tag(count).child_tag(buttons));
    [button, dialog]
}

fn label(word: &'static str, control: Tag) -> Tag {
    tag("label")
        .child_tag(tag("span").text(word))
        .child_tag(control)
}

fn select(name: &'static str, own: &Own) -> Tag {
    tag("select")
        .static_attr("name", name)
        .child_tag(tag("option").static_attr("value", "").text(own.all))
}

/// All 34, those without an issue shown as such.
fn places(archive: &Archive, words: &Words) -> Tag {
    let is_chinese = words.locale == Locale::Chinese;
    let mut out = select("place", own(words));
    for (digits, chinese, english) in REGIONS {
        let name = if is_chinese { chinese } else { english };
        let mut group = tag("optgroup").attr("label", name);
        for it in &PROVINCES {
            if !it.code.starts_with(|first| digits.contains(first)) {
                continue;
            }
            let is_there = |entry: &Entry| entry.admin_codes.iter().any(|code| code == it.code);
            let has_issues = archive.issues.iter().any(is_there);
            let name = if is_chinese { it.short } else { it.pinyin };
            group = group.child_tag(
                tag("option")
                    .attr("value", &slug(it.code))
                    .attr_opt("disabled", (!has_issues).then_some(""))
                    .text(name),
            );
        }
        out = out.child_tag(group);
    }
    out
}

/// A province in an address: `neimongol`.
fn slug(code: &str) -> String {
    let it = PROVINCES.iter().find(|it| it.code == code);
    let name = it.map_or("", |it| it.pinyin);
    let letters = name.chars().filter(char::is_ascii_alphabetic);
    letters.map(|it| it.to_ascii_lowercase()).collect()
}

fn years(archive: &Archive, own: &Own) -> Tag {
    let mut out = select("year", own);
    let entries = archive.newest_first();
    for of_year in entries.chunk_by(|a, b| a.date_published.year == b.date_published.year) {
        let year = of_year[0].date_published.year.to_string();
        out = out.child_tag(tag("option").text(&year));
    }
    out
}

/// The series that have several parts, the newest first.
fn series(archive: &Archive, own: &Own) -> Option<Tag> {
    let mut found: Vec<&str> = Vec::new();
    for entry in archive.newest_first() {
        let headline = &*entry.headline;
        if entry.part_number.is_some() && !found.contains(&headline) && parts(archive, headline) > 1
        {
            found.push(headline);
        }
    }
    let mut out = select("series", own);
    for headline in &found {
        out = out.child_tag(tag("option").text(headline));
    }
    (!found.is_empty()).then_some(out)
}

fn parts(archive: &Archive, headline: &str) -> usize {
    let is_part = |it: &&Entry| naming::is_part(it, headline);
    archive.issues.iter().filter(is_part).count()
}

/// What the script narrows by, on an entry of the list.
pub fn marked(out: Tag, entry: &Entry) -> Tag {
    let places: Vec<String> = entry.admin_codes.iter().map(|it| slug(it)).collect();
    out.attr("data-places", &places.join(" "))
        .attr("data-year", &entry.date_published.year.to_string())
        .attr_opt("data-series", entry.part_number.map(|_| &*entry.headline))
}
