//! Reads the archive's folder.
//!
//! Rule of this file: everything is read before anything is written, and each
//! file once: pages are drawn from what was read here.

use super::file_types::{self, FileType};
use super::finding::{
    Error, FOREIGN_PICTURE, LINK_OUTSIDE, MISSING_FILE, MISSING_PICTURE, NO_ARCHIVE, OWN_SUMMARY,
    UNREADABLE, WRONG_ID,
};
use super::hash;
use super::proposals;
use super::reported::Reported;
use super::rewrite::{self, AddressUse, Fate};
use super::viewer::is_hashed;
use super::volumes::{self, Listing};
use crate::archive::active::is_active;
use crate::archive::address::{self, Target};
use crate::archive::json::{self, Misfit};
use crate::archive::{self, ISSUE, is_reserved};
use crate::check::{ACTIVE_FILE, OUTSIDE};
use crate::report::{Finding, FindingKind, Place};
use bulletin::model::{Archive, Entry, Issue};
use bulletin::read::issue_from_slice;
use bulletin_viewer::columns::SummaryOrder;
use bulletin_viewer::csv;
use bulletin_viewer::document::Document;
use bulletin_viewer::words::Locale;
use rayon::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// More than any `issue.json` needs.
const MOST_BYTES: u64 = 64 << 20;

/// An archive that is ready to be published.
pub struct Source {
    /// As the site lists it.
    pub archive: Archive,
    /// The list as files.
    pub listing: Listing,
    /// Its issues, in the order of the archive's entries.
    pub issues: Vec<ReadyIssue>,
    /// What a person should know.
    pub findings: Vec<Finding>,
}

/// An issue that is ready to be published.
pub struct ReadyIssue {
    /// Its id.
    pub id: String,
    /// The file `data/<id>/issue.json`.
    pub json: Vec<u8>,
    /// The file `data/<id>/summary.csv`, if there is something to sum up.
    pub csv: Option<String>,
    /// Files that it needs, by their path below `data/<id>/`.
    pub files: BTreeMap<String, Asset>,
    /// Its first picture, by its address below `data/<id>/`, for shared links.
    pub picture: Option<String>,
    /// How many of its facts nobody has confirmed.
    pub proposed: usize,
    /// What it reports for the summary of all issues.
    pub reported: Reported,
    /// What a list says of it.
    entry: Entry,
    findings: Vec<Finding>,
}

/// A file of the archive that the site needs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asset {
    /// Its path.
    pub from: PathBuf,
    /// Hash of its content.
    pub hash: String,
}

impl ReadyIssue {
    /// The issue as the site has it.
    ///
    /// # Errors
    /// It was read before, but what this file made of it cannot be read.
    pub fn issue(&self) -> Result<Issue, Error> {
        match issue_from_slice(&self.json) {
            Ok((issue, _)) => Ok(issue),
            Err(error) => {
                let misfit = json::explain(&error, &self.json);
                Err(unreadable(&format!("{}/issue.json", self.id), misfit))
            }
        }
    }
}

fn unreadable(path: &str, misfit: Misfit) -> Error {
    let place = Place::Path(path.to_owned(), misfit.place);
    let mut error = Error::new(&UNREADABLE, place, "");
    error.explanation = Some(Box::new(misfit.explanation));
    error
}

/// Reads a folder.
///
/// # Errors
/// It contains no archive, or a file of it cannot be read: nothing that the
/// archive lists is left out.
pub fn read(folder: &Path, with_proposed: bool) -> Result<Source, Error> {
    let path = folder.join("archive.json");
    if !path.is_file() {
        let place = Place::Path(path.display().to_string(), String::new());
        return Err(Error::new(&NO_ARCHIVE, place, ""));
    }
    let bytes = bytes_of(&path)?;
    let tree = parse(&bytes, "archive.json")?;
    let (mut archive, findings) = bulletin::read::archive(&&tree)
        .map_err(|error| unreadable("archive.json", json::explain(&error, &bytes)))?;
    let skipped =
        |it: &&bulletin::finding::Finding| it.code == bulletin::finding::Code::SkippedEntry;
    if let Some(finding) = findings.iter().find(skipped) {
        let place = Place::Path("archive.json".to_owned(), finding.place.clone());
        return Err(Error::new(&UNREADABLE, place, &finding.detail));
    }
    unique(&archive)?;
    let root = fs::canonicalize(folder).map_err(|error| Error::file(folder, &error))?;
    let ids = archive.issues.iter().map(|it| it.id.clone()).collect();
    let results: Vec<_> = archive
        .issues
        .par_iter()
        .map(|entry| issue(&root, &entry.id, &entry.url, &ids, with_proposed))
        .collect();
    let mut issues = Vec::with_capacity(results.len());
    for ready in results {
        issues.push(ready?);
    }
    let findings = issues
        .iter_mut()
        .flat_map(|it| std::mem::take(&mut it.findings))
        .collect();
    for (entry, ready) in archive.issues.iter_mut().zip(&issues) {
        let own = &ready.entry;
        // Lists that were written before there were these fields lack them.
        entry.cumulative_number = entry.cumulative_number.or(own.cumulative_number);
        entry.supplement |= own.supplement;
        if entry.part_label.is_none() {
            entry.part_label.clone_from(&own.part_label);
        }
        entry.url = format!("{}/issue.json", entry.id);
        entry.page = Some(format!("../{}/", entry.id));
    }
    let tells = issues.iter().any(|it| it.reported.tells());
    archive.summary = tells.then(|| format!("../{}", super::reported::PAGE));
    let listing = volumes::listing(listed(tree, &archive), &archive);
    Ok(Source {
        archive,
        listing,
        issues,
        findings,
    })
}

/// The list as the site has it. Fields that this version does not know
/// are kept.
fn listed(mut root: Value, archive: &Archive) -> Value {
    if let Value::Object(fields) = &mut root {
        match &archive.summary {
            Some(page) => fields.insert("summary".to_owned(), page.as_str().into()),
            None => fields.remove("summary"),
        };
    }
    let list = root.get_mut("issues").and_then(Value::as_array_mut);
    for (item, entry) in list.into_iter().flatten().zip(&archive.issues) {
        if let Value::Object(fields) = item {
            // As they are written: without what is empty.
            let known = serde_json::to_value(entry).unwrap_or_default();
            fields.extend(known.as_object().cloned().unwrap_or_default());
        }
    }
    root
}

fn unique(archive: &Archive) -> Result<(), Error> {
    let mut seen = BTreeSet::new();
    for (index, entry) in archive.issues.iter().enumerate() {
        let id = entry.id.as_str();
        if !seen.insert(id) || is_reserved(id) {
            let place = format!("issues[{index}].id");
            let place = Place::Path("archive.json".to_owned(), place);
            return Err(Error::new(&WRONG_ID, place, id));
        }
    }
    Ok(())
}

/// Reads an issue and finds its files.
fn issue(
    root: &Path,
    id: &str,
    url: &str,
    ids: &BTreeSet<String>,
    with_proposed: bool,
) -> Result<ReadyIssue, Error> {
    let name = url.to_owned();
    let Target::File(parts) = address::target(url) else {
        let place = Place::Path("archive.json".to_owned(), format!("{id}: url"));
        return Err(Error::new(&OUTSIDE, place, url));
    };
    let path: PathBuf = parts.iter().collect();
    let Some(path) = below(root, &root.join(path)) else {
        let place = Place::Path(name, String::new());
        return Err(Error::new(
            &UNREADABLE,
            place,
            "no such file below the archive's folder",
        ));
    };
    let bytes = bytes_of(&path)?;
    let mut json = parse(&bytes, &name)?;
    let misfit = |error| unreadable(&name, json::explain(&error, &bytes));
    let (mut issue, _) = bulletin::read::issue(&&json).map_err(misfit)?;
    if issue.id != id {
        let place = Place::Path(name, "id".to_owned());
        return Err(Error::new(&WRONG_ID, place, format!("{} ≠ {id}", issue.id)));
    }
    let proposed = proposals::count(&json);
    if proposed > 0 && !with_proposed {
        proposals::strip(&mut json);
        (issue, _) = bulletin::read::issue(&&json).map_err(misfit)?;
    }
    let mut find = FileFinder {
        name,
        folder: path.parent().unwrap_or(root).to_owned(),
        ids,
        files: BTreeMap::new(),
        findings: Vec::new(),
        failed: None,
    };
    rewrite::issue(&mut json, &mut |of, place, address| {
        find.decide(of, place, address)
    });
    if let Some(error) = find.failed {
        return Err(error);
    }
    let mut csv = summary(&issue);
    if csv.is_some() && find.files.contains_key("summary.csv") {
        csv = None;
        let place = Place::Path(find.name.clone(), "attachments".to_owned());
        find.findings
            .push(Finding::new(&OWN_SUMMARY, place, "summary.csv"));
    }
    if let Some(csv) = &csv {
        attach(&mut json, csv, &issue.language);
    }
    let mut ready = ReadyIssue {
        id: id.to_owned(),
        json: json.to_string().into_bytes(),
        csv,
        files: find.files,
        picture: None,
        proposed,
        reported: Reported::of(&Document::new(issue.clone(), String::new(), false)),
        entry: archive::entry(&issue),
        findings: find.findings,
    };
    let document = Document::new(ready.issue()?, String::new(), false);
    ready.picture = document.figures().into_iter().find_map(|figure| {
        let picture = figure.pictures.first()?;
        let own = matches!(address::target(&picture.src), Target::File(_));
        own.then(|| picture.src.clone())
    });
    Ok(ready)
}

/// The summary as a table for spreadsheets. A real file, since downloads that a
/// script makes fail in WeChat.
fn summary(issue: &Issue) -> Option<String> {
    let words = Locale::from_tag(&issue.language).words();
    let document = Document::new(issue.clone(), String::new(), false);
    (!document.summary.rows.is_empty())
        .then(|| csv::summary(&document, SummaryOrder::Editor, words))
}

fn attach(json: &mut Value, csv: &str, language: &str) {
    let label = match Locale::from_tag(language) {
        Locale::Chinese => "汇总表（CSV）",
        Locale::English => "Summary (CSV)",
    };
    let attachment = serde_json::json!({
        "label": label, "href": "summary.csv", "type": "text/csv", "bytes": csv.len(),
    });
    let Value::Object(fields) = json else { return };
    match fields.get_mut("attachments") {
        Some(Value::Array(list)) => list.push(attachment),
        _ => {
            fields.insert("attachments".to_owned(), serde_json::json!([attachment]));
        }
    }
}

fn parse(bytes: &[u8], name: &str) -> Result<Value, Error> {
    json::parse(bytes).map_err(|misfit| unreadable(name, misfit))
}

/// A file's bytes, up to a limit.
fn bytes_of(path: &Path) -> Result<Vec<u8>, Error> {
    let failed = |error| Error::file(path, &error);
    let file = fs::File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    if bytes.len() as u64 > MOST_BYTES {
        let place = Place::Path(path.display().to_string(), String::new());
        return Err(Error::new(&UNREADABLE, place, "more than 64 MB"));
    }
    Ok(bytes)
}

/// The real path of a file, if it is a file below a folder.
fn below(folder: &Path, path: &Path) -> Option<PathBuf> {
    let path = fs::canonicalize(path).ok()?;
    (path.starts_with(folder) && path.is_file()).then_some(path)
}

/// Whether servers let browsers keep a file forever: pictures, and everything
/// beside figures.
fn is_kept(path: &str) -> bool {
    let is_figure = file_types::of(path).is_some_and(FileType::is_figure);
    path.starts_with("data/figures/") || is_figure
}

/// Finds the files that an issue's addresses name.
struct FileFinder<'a> {
    /// The issue's file, for findings.
    name: String,
    folder: PathBuf,
    /// The ids of all issues.
    ids: &'a BTreeSet<String>,
    files: BTreeMap<String, Asset>,
    findings: Vec<Finding>,
    failed: Option<Error>,
}

impl FileFinder<'_> {
    fn decide(&mut self, of: AddressUse, place: &str, address: &str) -> Fate {
        let parts = match address::target(address) {
            Target::File(parts) => parts,
            Target::Elsewhere => {
                if of.is_shown() && address::is_foreign(address) {
                    self.report(&FOREIGN_PICTURE, place, address);
                }
                return Fate::Stays;
            }
            Target::Outside if of == AddressUse::Link => {
                return match self.other_page(address) {
                    Some(page) => Fate::Becomes(page),
                    None => self.goes(&LINK_OUTSIDE, place, address),
                };
            }
            Target::Outside => return self.goes(&OUTSIDE, place, address),
        };
        // A link may lead to the data itself: the site has it at the same
        // address.
        if !of.is_shown() && parts == ["issue.json"] {
            return Fate::Stays;
        }
        if parts.iter().any(|part| is_active(part)) || parts == ["issue.json"] {
            return self.goes(&ACTIVE_FILE, place, address);
        }
        let path = self.folder.join(parts.iter().collect::<PathBuf>());
        let Some(path) = below(&self.folder, &path) else {
            let kind = match of {
                AddressUse::Picture => &MISSING_PICTURE,
                AddressUse::Attachment | AddressUse::Link => &MISSING_FILE,
            };
            return self.goes(kind, place, address);
        };
        let hash = match hash::of_file(&path) {
            Ok(hash) => hash,
            Err(error) => {
                self.failed.get_or_insert(Error::file(&path, &error));
                return Fate::Stays;
            }
        };
        let mut to = parts;
        // A picture with new content gets a new name, so that a page that is
        // still being read never shows the next picture under its own caption.
        // Files that people link to keep their names, unless a name looks like
        // such a new one.
        let at = format!("data/{}", to.join("/"));
        if (of.is_shown() || is_kept(&at) || is_hashed(&at))
            && let Some(last) = to.last_mut()
        {
            *last = match last.rsplit_once('.') {
                Some((stem, ending)) => format!("{stem}-{hash}.{ending}"),
                None => format!("{last}-{hash}"),
            };
        }
        self.files.insert(to.join("/"), Asset { from: path, hash });
        let becomes = address::encode(&to) + address::suffix(address);
        match becomes == address {
            true => Fate::Stays,
            false => Fate::Becomes(becomes),
        }
    }

    /// The page of another issue that a link leads to, by its folder or its file.
    fn other_page(&self, address: &str) -> Option<String> {
        let address = bulletin::address::trimmed(address);
        let suffix = address::suffix(address);
        let path = address.strip_suffix(suffix)?.strip_prefix("../")?;
        let (id, file) = path.split_once('/').unwrap_or((path, ""));
        let is_its = self.ids.contains(id) && ["", ISSUE].contains(&file);
        is_its.then(|| format!("../../{id}/{suffix}"))
    }

    fn goes(&mut self, kind: &'static FindingKind, place: &str, address: &str) -> Fate {
        self.report(kind, place, address);
        Fate::Goes
    }

    fn report(&mut self, kind: &'static FindingKind, place: &str, address: &str) {
        let place = Place::Path(self.name.clone(), place.to_owned());
        self.findings.push(Finding::new(kind, place, address));
    }
}
