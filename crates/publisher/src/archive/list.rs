//! `archive.json`: its entries.
//!
//! It is changed as a JSON tree, so that fields of a later version and entries
//! of other issues stay as they are.

use std::path::Path;

use bulletin::finding::{Code, Finding};
use bulletin::model::{Archive, Entry, Issue};
use bulletin::read;
use serde_json::{Value, json as value};

use super::json;
use super::kinds::LIST_BROKEN;
use super::names::{ISSUE, LIST, MOST_JSON};
use super::path;
use super::problem::Problem;

pub(super) struct List {
    /// As it was read; `None` if there is no file yet.
    pub(super) archive: Option<Archive>,
    tree: Value,
}

impl List {
    pub(super) fn read(root: &Path) -> Result<List, Problem> {
        let file = root.join(LIST);
        let Some(bytes) = path::read(&file, MOST_JSON)? else {
            return Ok(List {
                archive: None,
                tree: Value::Null,
            });
        };
        let misfit = |misfit| Problem::misfit(&LIST_BROKEN, &file, misfit);
        let broken = |detail: String| Problem::new(&LIST_BROKEN, &file, detail);
        let tree = json::parse(&bytes).map_err(misfit)?;
        let (archive, findings) =
            read::archive(&&tree).map_err(|error| misfit(json::explain(&error, &bytes)))?;
        let lost = |finding: &&Finding| finding.code == Code::SkippedEntry;
        if let Some(finding) = findings.iter().find(lost) {
            return Err(broken(format!("{} {}", finding.place, finding.detail)));
        }
        Ok(List {
            archive: Some(archive),
            tree,
        })
    }

    /// Adds or replaces an issue, and sorts the newest first.
    pub(super) fn with(&self, issue: &Issue) -> List {
        let Some(old) = &self.archive else {
            let archive = Archive {
                periodical: issue.periodical.clone(),
                publisher: issue.publisher.clone(),
                summary: None,
                issues: vec![entry(issue)],
                volumes: Vec::new(),
            };
            return List {
                tree: serde_json::to_value(&archive).unwrap_or_default(),
                archive: Some(archive),
            };
        };
        let mut archive = old.clone();
        let mut tree = self.tree.clone();
        if archive.issues.is_empty() && archive.periodical.name.is_empty() {
            // A new archive that takes its name from the first issue.
            archive.periodical = issue.periodical.clone();
            archive.publisher = issue.publisher.clone();
            if let Some(tree) = tree.as_object_mut() {
                tree.insert("periodical".to_owned(), value!(archive.periodical));
                tree.insert("publisher".to_owned(), value!(archive.publisher));
            }
        }
        let mut new = entry(issue);
        let at = archive.issues.iter().position(|entry| entry.id == issue.id);
        if let Some(old) = at.and_then(|at| archive.issues.get(at)) {
            new.url = old.url.clone();
            new.page = old.page.clone();
        }
        if tree.get("issues").is_none_or(|issues| !issues.is_array())
            && let Some(tree) = tree.as_object_mut()
        {
            tree.insert("issues".to_owned(), value!([]));
        }
        // The tree has an item for each entry, since none was skipped.
        let mut items = tree
            .get_mut("issues")
            .and_then(Value::as_array_mut)
            .map(std::mem::take)
            .unwrap_or_default();
        let item = serde_json::to_value(&new).unwrap_or_default();
        match at {
            Some(at) => {
                if let Some(old) = items.get_mut(at) {
                    *old = over(old, item);
                }
                if let Some(old) = archive.issues.get_mut(at) {
                    *old = new;
                }
            }
            None => {
                items.insert(0, item);
                archive.issues.insert(0, new);
            }
        }
        let mut order: Vec<usize> = (0..items.len()).collect();
        order.sort_by_key(|at| {
            let entry = archive.issues.get(*at);
            std::cmp::Reverse(entry.map(|entry| (entry.date_published, entry.issue_number)))
        });
        let sorted = order.iter().filter_map(|at| items.get(*at).cloned());
        let sorted = Value::Array(sorted.collect());
        if let Some(tree) = tree.as_object_mut() {
            tree.insert("issues".to_owned(), sorted);
        }
        archive.issues = order
            .iter()
            .filter_map(|at| archive.issues.get(*at).cloned())
            .collect();
        List {
            archive: Some(archive),
            tree,
        }
    }

    /// The file's text: two spaces per level, a line feed at the end.
    pub(super) fn text(&self) -> String {
        // Writing a tree to memory cannot fail.
        let mut text = serde_json::to_string_pretty(&self.tree).unwrap_or_default();
        text.push('\n');
        text
    }
}

/// The fields of an entry that this version writes.
const FIELDS: [&str; 12] = [
    "id",
    "issueNumber",
    "issueLabel",
    "cumulativeNumber",
    "supplement",
    "datePublished",
    "headline",
    "partNumber",
    "partLabel",
    "adminCodes",
    "url",
    "page",
];

/// A new entry that keeps those fields of an old one that this version does not
/// know.
fn over(old: &Value, mut new: Value) -> Value {
    if let (Some(old), Some(new)) = (old.as_object(), new.as_object_mut()) {
        for (name, value) in old {
            if !FIELDS.contains(&name.as_str()) {
                new.insert(name.clone(), value.clone());
            }
        }
    }
    new
}

/// The entry of an issue in its usual place.
pub fn entry(issue: &Issue) -> Entry {
    let mut admin_codes: Vec<String> = Vec::new();
    let organizations = issue.sections.iter().flat_map(|it| &it.organizations);
    for code in organizations.filter_map(|it| it.admin_code.as_ref()) {
        if !admin_codes.contains(code) {
            admin_codes.push(code.clone());
        }
    }
    Entry {
        id: issue.id.clone(),
        issue_number: issue.issue_number,
        issue_label: issue.issue_label.clone(),
        cumulative_number: issue.cumulative_number,
        supplement: issue.supplement,
        date_published: issue.date_published,
        headline: issue.headline.clone(),
        part_number: issue.part_number,
        part_label: issue.part_label.clone(),
        admin_codes,
        url: format!("{}/{}", issue.id, ISSUE),
        page: None,
    }
}
