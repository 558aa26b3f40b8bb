//! What narrows the list of issues: by place, series and year. `assets/loader/filters.js`
//! shows it and heeds it; without scripts it stays hidden.

use bulletin::model::{Archive, Entry};
use bulletin::province::{self, PROVINCES, Province};
use std::collections::{BTreeMap, BTreeSet};

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
    /// While the years of other pages are fetched, and where they do not come.
    fetching: &'static str,
    failed: &'static str,
    /// With the number in the place of `{}`.
    count: &'static str,
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
    fetching: "正在读取其他年份……",
    failed: "有的年份没有读到，请稍后再试。",
    count: "共{}期",
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
    fetching: "Fetching other years…",
    failed: "Some years did not come. Try again later.",
    count: "Issues: {}",
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
    let count = tag("p").class("count").static_attr("role", "status").attr(
        "data-said",
        &[own.count, own.none, own.fetching, own.failed].join("|"),
    );
    let clear = tag("button").static_attr("type", "reset").text(own.clear);
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
    let codes = archive.issues.iter().flat_map(|it| &it.admin_codes);
    let told: BTreeSet<&str> = codes.map(String::as_str).collect();
    let mut out = select("place", own(words));
    for (digits, chinese, english) in REGIONS {
        let name = if is_chinese { chinese } else { english };
        let mut group = tag("optgroup").attr("label", name);
        for it in &PROVINCES {
            if !it.code.starts_with(|first| digits.contains(first)) {
                continue;
            }
            let name = if is_chinese { it.short } else { it.pinyin };
            group = group.child_tag(
                tag("option")
                    .attr("value", &slug(it))
                    .attr_opt("disabled", (!told.contains(it.code)).then_some(""))
                    .text(name),
            );
        }
        out = out.child_tag(group);
    }
    out
}

/// A province in an address: `neimongol`.
fn slug(of: &Province) -> String {
    let letters = of.pinyin.chars().filter(char::is_ascii_alphabetic);
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
    let mut parts: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in archive.newest_first() {
        if naming::is_part(entry, &entry.headline) {
            let count = parts.entry(&entry.headline).or_default();
            *count += 1;
            if *count == 1 {
                found.push(&entry.headline);
            }
        }
    }
    found.retain(|it| parts[it] > 1);
    let mut out = select("series", own);
    for headline in &found {
        out = out.child_tag(tag("option").text(headline));
    }
    (!found.is_empty()).then_some(out)
}

/// What the script narrows by, on an entry of the list.
pub fn marked(out: Tag, entry: &Entry) -> Tag {
    let places = entry.admin_codes.iter();
    let places = places.filter_map(|it| province::by_code(it)).map(slug);
    let places: Vec<String> = places.collect();
    out.attr("data-place", &places.join(" "))
        .attr("data-year", &entry.date_published.year.to_string())
        .attr_opt("data-series", entry.part_number.map(|_| &*entry.headline))
}
