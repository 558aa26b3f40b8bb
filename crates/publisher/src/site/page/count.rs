//! The page of the summary over many issues: the newest year's table, which needs no
//! script, and what the script of the page begins with.

use std::fmt::Write as _;

use bulletin::model::{Amount, Archive};
use bulletin::province::PROVINCES;
use bulletin::summary::Column;
use bulletin::summary::period::{PeriodRow, PeriodSum, PeriodSums, count};
use bulletin_viewer::words::{Locale, fill};
use maud::{Markup, PreEscaped, html};
use serde_json::json;

use super::count_words::CountWords;
use super::frame::{self, PageHead};
use super::shared::Site;
use super::text::name;
use crate::site::count::{Counted, PAGE, column};
use crate::site::html::{Printable, json};
use crate::site::viewer::Viewer;

/// So many organisations and measures are named in a row.
const MOST_NAMED: usize = 3;
const MOST_MEASURES: usize = 6;

/// Writes the page.
pub fn page(archive: &Archive, counted: &Counted, viewer: &Viewer, site: &Site) -> String {
    let words = CountWords::of(counted.locale);
    let table = Table {
        counted,
        words: &words,
    };
    let title = format!("{} — {}", words.title, name(&archive.periodical));
    let newest = counted.years.first();
    let [style, script] = [".css", ".js"].map(|it| viewer.named("count-", it));
    let body = html! {
        @if let Some(style) = style {
            link rel="stylesheet" href=(style);
        }
        div class="frame static" {
            div.viewer lang=(counted.locale.tag()) {
                main class="page count" {
                    header.head {
                        p.masthead {
                            a href="./" {
                                span.name { (Printable(&archive.periodical.name)) } " "
                                span.kind { (Printable(&archive.periodical.kind)) }
                            }
                        }
                        p.imprint {
                            span { (Printable(&archive.publisher)) }
                            a href="./" { (words.list) }
                        }
                    }
                    h1.headline { (words.title) }
                    form.choose { (controls(counted, &words)) }
                    p.status role="status" {
                        @if let Some(newest) = newest {
                            (say(words.shown, &[&say(words.year, &[&newest.year.to_string()]), &newest.issues.len().to_string()]))
                        }
                    }
                    div.counted {
                        @if let Some(newest) = newest {
                            (table.draw(&newest.issues))
                        }
                    }
                }
            }
        }
        script type="application/json" id="count-index" { (PreEscaped(json(&index(counted, &words)))) }
        @if let Some(script) = script {
            script type="module" src=(script) {}
        }
    };
    let head = PageHead {
        language: counted.locale.tag(),
        title,
        description: words.about.to_owned(),
        up: "",
        path: Some(PAGE.to_owned()),
        kind: "website",
        picture: None,
        structured: None,
        hidden: false,
        script: None,
        style: site.style.as_deref(),
        list: false,
    };
    frame::page(&head, body, site)
}

/// A text with values in place of `{}`, in order.
fn say(text: &str, values: &[&str]) -> String {
    let mut out = text.to_owned();
    for value in values {
        out = out.replacen("{}", value, 1);
    }
    out
}

/// What the script knows before it fetches anything.
fn index(counted: &Counted, words: &CountWords) -> serde_json::Value {
    let english = counted.locale == Locale::English;
    let places: Vec<_> = PROVINCES
        .iter()
        .map(|it| {
            let name = if english { it.pinyin } else { it.short };
            json!([it.code, name, it.abbreviation])
        })
        .collect();
    let years = counted.years.iter();
    let years: Vec<_> = years
        .map(|it| json!({ "year": it.year, "file": it.path, "issues": it.issues.len() }))
        .collect();
    let series: Vec<_> = counted
        .series
        .iter()
        .map(|(title, years)| json!({ "title": title, "years": years }))
        .collect();
    json!({
        "locale": counted.locale.tag(),
        "years": years,
        "series": series,
        "places": places,
        "words": words.json(),
    })
}

/// What a reader chooses; the script reads it. Hidden where no script runs.
fn controls(counted: &Counted, words: &CountWords) -> Markup {
    html! {
        label.field {
            span { (words.period) }
            select name="period" {
                optgroup label=(words.years) {
                    @for it in &counted.years {
                        option value={ "year:" (it.year) } { (say(words.year, &[&it.year.to_string()])) }
                    }
                    @if counted.years.len() > 1 {
                        option value="year:all" { (words.all) }
                    }
                }
                @if !counted.series.is_empty() {
                    optgroup label=(words.series) {
                        @for (title, _) in &counted.series {
                            option value={ "series:" (Printable(title)) } { (Printable(title)) }
                        }
                    }
                }
                option value="range" { (words.range) }
            }
        }
        span.range hidden {
            label.field { span { (words.from) } input type="date" name="from"; }
            label.field { span { (words.to) } input type="date" name="to"; }
        }
        label.field {
            span { (words.by) }
            select name="by" {
                option value="" { (words.whole) }
                option value="month" { (words.month) }
                option value="issue" { (words.issue) }
            }
        }
        label.field {
            span { (words.of) }
            select name="of" {
                @for it in Column::ALL {
                    option value=(column(*it)) { (head(*it, words)) }
                }
            }
        }
    }
}

fn head(of: Column, words: &CountWords) -> &'static str {
    match of {
        Column::Donations => words.donations,
        Column::Own => words.own,
        Column::Others => words.others,
        Column::Waived => words.waived,
    }
}

/// Whether it counts sums of leads.
fn is_of_leads(row: &PeriodRow) -> bool {
    let is_general = row.place.provinces.is_empty() && row.place.name.is_empty();
    let sums = [Column::Donations, Column::Waived];
    is_general && sums.iter().any(|it| !row.sums[*it].is_empty())
}

struct Table<'a> {
    counted: &'a Counted<'a>,
    words: &'a CountWords,
}

impl Table<'_> {
    /// The table of some issues. The script draws the same (`assets/count/table.js`).
    fn draw(&self, issues: &[usize]) -> Markup {
        let words = self.words;
        let summary = count(&self.counted.contributions, issues.iter().copied());
        html! {
            div.sums {
                table role="table" {
                    caption {
                        (words.caption)
                        @if summary.rows.iter().any(is_of_leads) { " " (words.totals_differ) }
                    }
                    thead role="rowgroup" {
                        tr role="row" {
                            th scope="col" role="columnheader" { (words.region) }
                            th scope="col" role="columnheader" { (words.issues) }
                            th scope="col" role="columnheader" { (words.measures) }
                            @for it in Column::ALL {
                                th scope="col" role="columnheader" { (head(*it, words)) }
                            }
                            th scope="col" role="columnheader" { (words.uncounted) }
                        }
                    }
                    tbody role="rowgroup" {
                        @for row in &summary.rows {
                            (self.row(row))
                        }
                    }
                    tfoot role="rowgroup" {
                        tr role="row" {
                            th scope="row" role="rowheader" { (words.total) }
                            (self.cell(words.issues, &issues.len().to_string(), "number"))
                            (self.cell(words.measures, "", "measures"))
                            (self.sums(&summary.total))
                        }
                    }
                }
            }
        }
    }

    fn row(&self, row: &PeriodRow) -> Markup {
        let words = self.words;
        let place = &row.place;
        let english = self.counted.locale == Locale::English;
        let names = place.provinces.iter();
        let names: Vec<&str> = names
            .map(|it| if english { it.pinyin } else { it.short })
            .collect();
        let first = match (names.is_empty(), place.name.is_empty()) {
            (false, _) => names.join(self.comma()),
            (true, false) => place.name.clone(),
            (true, true) => words.general.to_owned(),
        };
        let organizations = match place.provinces.is_empty() {
            true => String::new(),
            false => self.some(&row.organizations, MOST_NAMED),
        };
        html! {
            tr role="row" {
                th scope="row" role="rowheader" {
                    @for it in &place.provinces {
                        span.badge aria-hidden="true" lang="zh-Hans" { (it.abbreviation) }
                    }
                    b { (Printable(&first)) }
                    " "
                    small { (Printable(&organizations)) }
                }
                (self.cell(words.issues, &row.issues.len().to_string(), "number"))
                (self.cell(words.measures, &self.some(&row.measures, MOST_MEASURES), "measures"))
                (self.sums(&row.sums))
            }
        }
    }

    fn comma(&self) -> &'static str {
        match self.counted.locale {
            Locale::Chinese => "、",
            Locale::English => ", ",
        }
    }

    /// The first names of a list, and how many there are.
    fn some(&self, list: &[String], most: usize) -> String {
        let named: Vec<&str> = list.iter().take(most).map(String::as_str).collect();
        let mut out = named.join(self.comma());
        if list.len() > most {
            let _ = write!(
                out,
                " {}",
                fill(self.words.and_more, &list.len().to_string())
            );
        }
        out
    }

    fn cell(&self, label: &str, text: &str, class: &str) -> Markup {
        let class = if text.is_empty() { "none" } else { class };
        let text = if text.is_empty() {
            self.words.nothing
        } else {
            text
        };
        html! { td class=(class) role="cell" data-label=(label) { (Printable(text)) } }
    }

    fn sums(&self, sums: &PeriodSums) -> Markup {
        let words = self.words;
        html! {
            @for it in Column::ALL {
                (self.sum(head(*it, words), &sums[*it]))
            }
            @let count = match sums.uncounted() {
                0 => String::new(),
                count => fill(words.items, &count.to_string()),
            };
            (self.cell(words.uncounted, &count, "number"))
        }
    }

    /// A sum. One that a single fact states leads to its sentence.
    fn sum(&self, label: &str, sum: &PeriodSum) -> Markup {
        if sum.is_empty() {
            return self.cell(label, "", "sum");
        }
        let words = self.words;
        let whole = sum.amount();
        let text = whole.map(|it| self.money(it.rounded())).unwrap_or_default();
        let exact = whole.map(|it| self.money(it)).filter(|it| *it != text);
        let only = match sum.facts.as_slice() {
            [only] => {
                let issue = &self.counted.contributions[only.issue];
                let id = issue.facts.get(only.fact).map(|it| it.fact.id.as_str());
                id.map(|id| format!("{}/#{id}", issue.issue))
            }
            _ => None,
        };
        html! {
            td.sum role="cell" data-label=(label) {
                @if let Some(only) = only {
                    a.evidence href=(Printable(&only)) title=[exact] { (text) }
                } @else if !text.is_empty() {
                    span title=[exact] { (text) }
                }
                @if !sum.uncounted.is_empty() {
                    " " small {
                        (fill(if text.is_empty() { words.items } else { words.also_uncounted }, &sum.uncounted.len().to_string()))
                    }
                }
                @if !sum.repeated.is_empty() {
                    " " small { (fill(words.repeated, &sum.repeated.len().to_string())) }
                }
            }
        }
    }

    fn money(&self, amount: Amount) -> String {
        match self.counted.locale {
            Locale::Chinese => amount.to_chinese(),
            Locale::English => amount.to_english(),
        }
    }
}
