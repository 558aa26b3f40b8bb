//! The summary over many issues, as files for the page that shows it: one for each
//! year, fetched when the page shows that year.
//!
//! Rule of this file: an amount is divided and added by `bulletin::summary` alone. The
//! files have, for each line of an issue, what it adds to each column; the script of
//! the page adds these up for the period that a reader chooses.

use std::collections::{BTreeMap, HashMap};

use bulletin::model::{Amount, Bound, Category, DonorKind, Fact};
use bulletin::summary::Column;
use bulletin::summary::period::repeats::{Counts, resolve};
use bulletin::summary::period::{Contribution, FactAt, Portion, Portions, ReportedFact};
use bulletin_viewer::naming::{self, Number};
use bulletin_viewer::words::Locale;
use serde_json::{Map, Value, json};

use super::hash;
pub use super::reported::PAGE;
use super::reported::Reported;
use super::source::Source;

/// The summary of a site.
pub struct Counted<'a> {
    /// What each issue adds, oldest first.
    pub contributions: Vec<Contribution>,
    /// The files, newest year first.
    pub years: Vec<Year>,
    /// Headlines of series with the years of their parts, newest first.
    pub series: Vec<(&'a str, Vec<u16>)>,
    /// The language of most of the issues.
    pub locale: Locale,
}

/// The issues of a year.
pub struct Year {
    /// The year.
    pub year: u16,
    /// Indices of its contributions.
    pub issues: Vec<usize>,
    /// The path of its file.
    pub path: String,
    /// The file.
    pub json: String,
}

/// Sums up a site; `None` if it has no page for that: its issues tell of nothing that
/// could be summed up.
pub fn of(source: &Source) -> Option<Counted<'_>> {
    source.archive.summary.as_ref()?;
    let reported: HashMap<&str, &Reported> = source
        .issues
        .iter()
        .map(|it| (it.id.as_str(), &it.reported))
        .collect();
    let mut order = source.archive.newest_first();
    order.reverse();
    let mut contributions = Vec::new();
    let mut named = Vec::new();
    let mut sentences = Vec::new();
    let mut parts = Vec::new();
    let mut series: Vec<(&str, Vec<u16>)> = Vec::new();
    let mut chinese = 0;
    for entry in order {
        let Some(reported) = reported.get(entry.id.as_str()) else {
            continue;
        };
        let locale = Locale::from_tag(&reported.language);
        chinese += usize::from(locale == Locale::Chinese);
        let part = naming::part(entry.part_label.as_deref(), entry.part_number);
        let headline = format!("{}{part}", entry.headline);
        named.push((Number::from(entry).or_date(locale.words()), headline));
        parts.push(entry.part_number.map(|_| entry.headline.as_str()));
        let mut contribution = reported.contribution.clone();
        // As the list dates it: that is by what readers choose.
        contribution.date = entry.date_published;
        contributions.push(contribution);
        sentences.push(reported.sentences.as_slice());
    }
    let mut counts = HashMap::new();
    for (at, it) in resolve(&contributions) {
        counts.insert(at, it);
    }
    let mut by_year: BTreeMap<u16, Vec<usize>> = BTreeMap::new();
    for (index, it) in contributions.iter().enumerate().rev() {
        by_year.entry(it.date.year).or_default().push(index);
    }
    let mut at: HashMap<&str, usize> = HashMap::new();
    for (it, part) in contributions.iter().zip(&parts).rev() {
        let Some(title) = part else { continue };
        let index = *at.entry(title).or_insert(series.len());
        if index == series.len() {
            series.push((title, Vec::new()));
        }
        if let Some((_, years)) = series.get_mut(index)
            && years.last() != Some(&it.date.year)
        {
            years.push(it.date.year);
        }
    }
    let file = Writer {
        contributions: &contributions,
        named: &named,
        sentences: &sentences,
        parts: &parts,
        counts: &counts,
    };
    let years = by_year.into_iter().rev().map(|(year, issues)| {
        let json = file.year(year, &issues);
        let hash = hash::of(json.as_bytes());
        Year {
            year,
            issues,
            path: format!("data/summary-{year}-{hash}.json"),
            json,
        }
    });
    let years = years.collect();
    let locale = match chinese * 2 >= contributions.len() {
        true => Locale::Chinese,
        false => Locale::English,
    };
    Some(Counted {
        contributions,
        years,
        series,
        locale,
    })
}

/// Writes the files.
struct Writer<'a> {
    contributions: &'a [Contribution],
    named: &'a [(String, String)],
    sentences: &'a [&'a [String]],
    parts: &'a [Option<&'a str>],
    counts: &'a HashMap<FactAt, Counts>,
}

impl Writer<'_> {
    fn year(&self, year: u16, issues: &[usize]) -> String {
        let issues: Vec<Value> = issues.iter().map(|it| self.issue(*it)).collect();
        let root = json!({ "format": "bulletin-summary/1", "year": year, "issues": issues });
        root.to_string()
    }

    fn issue(&self, index: usize) -> Value {
        let it = &self.contributions[index];
        let (number, headline) = &self.named[index];
        let lines: Vec<Value> = it
            .lines
            .iter()
            .map(|line| {
                let mut out = Fields::default();
                let provinces = line.place.provinces.iter();
                let provinces: Vec<&str> = provinces.map(|it| it.code).collect();
                out.list("places", &provinces);
                out.text("name", &line.place.name);
                out.text("section", line.section.as_deref().unwrap_or_default());
                out.list("organizations", &line.organizations);
                out.list("measures", &line.measures);
                out.put("sums", sums(&line.sums));
                out.0.into()
            })
            .collect();
        let facts = it.facts.iter().enumerate();
        let facts: Vec<Value> = facts
            .map(|(fact, it)| self.fact(FactAt { issue: index, fact }, it))
            .collect();
        let mut out = Fields::default();
        out.text("id", &it.issue);
        out.text("date", &it.date.to_iso());
        out.text("number", number);
        out.text("headline", headline);
        out.text("series", self.parts[index].unwrap_or_default());
        out.put("lines", lines.into());
        out.put("total", sums(&it.total));
        out.put("facts", facts.into());
        out.0.into()
    }

    fn fact(&self, at: FactAt, it: &ReportedFact) -> Value {
        let fact = &it.fact;
        let mut out = Fields::default();
        out.text("id", &fact.id);
        out.put("line", it.line.into());
        out.text("category", category(fact.category));
        if let Some(amount) = fact.amount {
            out.put("amount", amount_of(amount));
        }
        giver(&mut out, fact);
        if let Some(date) = fact.date {
            out.text("date", &date.to_iso());
        }
        if let Some(date) = fact.as_of {
            out.text("asOf", &date.to_iso());
        }
        let sentence = self.sentences[at.issue].get(at.fact);
        out.text("sentence", sentence.unwrap_or(&fact.quote));
        match self.counts.get(&at) {
            None => {}
            Some(Counts::As(first)) => {
                let other = &self.contributions[first.issue];
                let id = other.facts.get(first.fact).map(|it| it.fact.id.as_str());
                let number = &self.named[first.issue].0;
                let first = json!({ "issue": other.issue, "number": number, "fact": id });
                out.put("repeats", first);
            }
            // What it repeats is not there.
            Some(Counts::Nowhere | Counts::Circle) => out.put("repeats", json!({})),
        }
        out.0.into()
    }
}

fn giver(out: &mut Fields, fact: &Fact) {
    let kind = match fact.donor.kind {
        DonorKind::Organization => "organization",
        DonorKind::Members => "members",
        DonorKind::Companies => "companies",
        DonorKind::Public => "public",
        DonorKind::Unknown => "",
    };
    out.text("giver", kind);
    out.text("giverName", fact.donor.name.as_deref().unwrap_or_default());
}

fn category(of: Category) -> &'static str {
    match of {
        Category::Donation => "donation",
        Category::Waiver => "waiver",
        Category::Other => "other",
    }
}

fn amount_of(amount: Amount) -> Value {
    let mut out = Fields::default();
    // As texts: a script's numbers are exact to sixteen digits only.
    out.text("low", &amount.fen.to_string());
    if let Some(up_to) = amount.up_to {
        out.text("high", &up_to.to_string());
    }
    let bound = match amount.bound {
        Bound::Exact => "",
        Bound::AtLeast => "atLeast",
        Bound::AtMost => "atMost",
        Bound::About => "about",
    };
    if !bound.is_empty() {
        out.put(bound, true.into());
    }
    out.0.into()
}

/// The name of a column in the files and in addresses.
pub fn column(of: Column) -> &'static str {
    match of {
        Column::Donations => "donations",
        Column::Own => "own",
        Column::Others => "others",
        Column::Waived => "waived",
    }
}

fn sums(of: &Portions) -> Value {
    let mut out = Fields::default();
    for &it in Column::ALL {
        if !of[it].is_empty() {
            out.put(column(it), portion(&of[it]));
        }
    }
    out.0.into()
}

fn portion(of: &Portion) -> Value {
    let mut out = Fields::default();
    if !of.facts.is_empty() {
        let tally = &of.tally;
        out.text("low", &tally.low.to_string());
        if tally.high != tally.low {
            out.text("high", &tally.high.to_string());
        }
        for (name, is_so) in [
            ("atLeast", tally.at_least),
            ("atMost", tally.at_most),
            ("about", tally.about),
        ] {
            if is_so {
                out.put(name, true.into());
            }
        }
    }
    out.list("facts", &of.facts);
    out.list("uncounted", &of.uncounted);
    out.list("repeated", &of.repeated);
    out.0.into()
}

/// The fields of an object, without what is empty.
#[derive(Default)]
struct Fields(Map<String, Value>);

impl Fields {
    fn put(&mut self, name: &str, value: Value) {
        self.0.insert(name.to_owned(), value);
    }

    fn text(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.put(name, text.into());
        }
    }

    fn list<T: Clone + Into<Value>>(&mut self, name: &str, list: &[T]) {
        if !list.is_empty() {
            self.put(name, list.to_vec().into());
        }
    }
}
