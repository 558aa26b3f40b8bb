//! The list of the issues as files: one, or of a large archive one for each year.
//!
//! Rule of this file: what a reader fetches to find an issue does not grow with the
//! archive. `archive.json` has the newest issues, the file of a year has the others of
//! that year, and each entry stands in one of them.

use bulletin::model::{Archive, Entry};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The most bytes of a list that is one file.
const MOST_BYTES: usize = 20_000;

/// A newest year with fewer issues is listed together with the year before.
const FEW: usize = 10;

/// The list of the issues, as files in the site's folder `data/`.
pub struct Listing {
    /// The file `archive.json`.
    pub archive: Vec<u8>,
    /// The years that have files of their own, newest first.
    pub volumes: Vec<Volume>,
}

/// A year that has a file of its own, and a page.
pub struct Volume {
    /// The year.
    pub year: u16,
    /// The name of its file.
    pub name: String,
    /// Its file.
    pub json: Vec<u8>,
    /// How many issues it has.
    pub issues: usize,
    /// The folder of its page.
    pub folder: String,
}

impl Listing {
    /// Whether there are years with files of their own.
    pub fn is_split(&self) -> bool {
        !self.volumes.is_empty()
    }

    /// Whether an issue of a year is listed in `archive.json` itself.
    pub fn has(&self, year: u16) -> bool {
        self.volumes.iter().all(|it| it.year != year)
    }
}

/// Makes the files from the whole list, whose items are the archive's entries, in
/// the same order.
pub fn listing(mut root: Value, archive: &Archive) -> Listing {
    let whole = root.to_string().into_bytes();
    let years = years(&archive.issues);
    let items = root.get_mut("issues").and_then(Value::as_array_mut);
    let items = items.map(std::mem::take).unwrap_or_default();
    let is_small = whole.len() <= MOST_BYTES || items.len() != archive.issues.len();
    let Some(last) = last_listed(&years).filter(|_| !is_small) else {
        return Listing {
            archive: whole,
            volumes: Vec::new(),
        };
    };
    let ids: BTreeSet<&str> = archive.issues.iter().map(|it| it.id.as_str()).collect();
    let mut of_year: BTreeMap<u16, Vec<Value>> = BTreeMap::new();
    let mut listed = Vec::new();
    for (item, entry) in items.into_iter().zip(&archive.issues) {
        match entry.date_published.year {
            year if year < last => of_year.entry(year).or_default().push(item),
            _ => listed.push(item),
        }
    }
    let mut volumes = Vec::new();
    for (year, items) in of_year.into_iter().rev() {
        let issues = items.len();
        let file = json!({
            "format": "bulletin-archive/1",
            "periodical": archive.periodical,
            "publisher": archive.publisher,
            "issues": items,
        });
        volumes.push(Volume {
            year,
            name: format!("{year}.json"),
            json: file.to_string().into_bytes(),
            issues,
            folder: folder(year, &ids),
        });
    }
    if let Value::Object(fields) = &mut root {
        fields.insert("issues".to_owned(), listed.into());
        let row = |it: &Volume| json!({ "year": it.year, "url": it.name, "issues": it.issues });
        let rows: Vec<Value> = volumes.iter().map(row).collect();
        fields.insert("volumes".to_owned(), rows.into());
    }
    Listing {
        archive: root.to_string().into_bytes(),
        volumes,
    }
}

/// The years with the number of their issues.
pub fn years(entries: &[Entry]) -> BTreeMap<u16, usize> {
    let mut years = BTreeMap::new();
    for entry in entries {
        *years.entry(entry.date_published.year).or_default() += 1;
    }
    years
}

/// The oldest year that stays in `archive.json`; `None` if that is all of them.
fn last_listed(years: &BTreeMap<u16, usize>) -> Option<u16> {
    let oldest = *years.keys().next()?;
    let mut sum = 0;
    let enough = years.iter().rev().find(|(_, count)| {
        sum += **count;
        sum >= FEW
    });
    let last = enough.map_or(oldest, |(year, _)| *year);
    (last > oldest).then_some(last)
}

/// The folder of a year's page: the year, unless an issue is called that.
fn folder(year: u16, ids: &BTreeSet<&str>) -> String {
    let mut name = year.to_string();
    while ids.contains(name.as_str()) {
        name = format!("year-{name}");
    }
    name
}

#[cfg(test)]
mod tests {
    //! Lists of entries by year.

    use super::*;
    use bulletin::model::{Date, Periodical};

    fn archive(years: &[(u16, usize)], id: &str) -> Archive {
        let mut issues = Vec::new();
        for (year, count) in years {
            for number in 0..*count {
                issues.push(Entry {
                    id: if number == 0 {
                        format!("{id}{year}")
                    } else {
                        format!("{year}-{number}")
                    },
                    issue_number: None,
                    issue_label: None,
                    cumulative_number: None,
                    supplement: false,
                    date_published: Date {
                        year: *year,
                        month: 1,
                        day: 1,
                    },
                    headline: "一条不短的标题，有三十个左右的汉字，使清单很快变长".to_owned(),
                    part_number: None,
                    part_label: None,
                    admin_codes: Vec::new(),
                    url: "x/issue.json".to_owned(),
                    page: None,
                });
            }
        }
        Archive {
            periodical: Periodical::default(),
            publisher: String::new(),
            summary: None,
            issues,
            volumes: Vec::new(),
        }
    }

    fn of(archive: &Archive) -> Listing {
        let mut tree = serde_json::to_value(archive).expect("a tree");
        tree["later"] = json!("kept");
        listing(tree, archive)
    }

    #[test]
    fn each_entry_stands_in_one_file() {
        let archive = archive(&[(2024, 30), (2023, 200), (2021, 2)], "");
        let listing = of(&archive);
        let names: Vec<&str> = listing.volumes.iter().map(|it| &*it.name).collect();
        assert_eq!(names, ["2023.json", "2021.json"]);
        let (main, _) = bulletin::read::archive_from_slice(&listing.archive).expect("a list");
        assert_eq!(main.issues.len(), 30);
        assert_eq!(main.volumes[0].issues, 200);
        let mut all = main.issues;
        for volume in &listing.volumes {
            let (part, findings) =
                bulletin::read::archive_from_slice(&volume.json).expect("a list");
            assert!(
                part.issues
                    .iter()
                    .all(|it| it.date_published.year == volume.year)
            );
            assert!(
                findings
                    .iter()
                    .all(|it| it.code != bulletin::finding::Code::SkippedEntry)
            );
            all.extend(part.issues);
        }
        assert_eq!(all, archive.issues);
        assert!(String::from_utf8_lossy(&listing.archive).contains("\"later\":\"kept\""));
    }

    #[test]
    fn a_short_list_is_one_file_and_a_young_year_is_not_alone() {
        assert!(!of(&archive(&[(2024, 5), (2023, 5)], "")).is_split());
        assert!(!of(&archive(&[(2024, 500)], "")).is_split());
        let young = of(&archive(&[(2024, 1), (2023, 100), (2022, 100)], ""));
        assert_eq!(young.volumes.len(), 1);
        assert!(young.has(2024) && young.has(2023) && !young.has(2022));
    }

    #[test]
    fn an_issue_keeps_its_folder() {
        let listing = of(&archive(&[(2024, 100), (2023, 100)], ""));
        assert_eq!(listing.volumes[0].folder, "year-2023");
        let listing = of(&archive(&[(2024, 100), (2023, 100)], "n-"));
        assert_eq!(listing.volumes[0].folder, "2023");
    }
}
