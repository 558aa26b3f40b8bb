//! Puts an issue into the archive.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use bulletin::model::{Attachment, Issue};
use bulletin::{read, write};

use super::figures::Files;
use super::file_import::FileImport;
use super::kinds::{ATTACHED, FILE_KEPT, FILE_OVERWRITTEN, MISREAD, OTHER_PERIODICAL};
use super::warnings::Warned;
use crate::archive::merge::{self, Merged, addresses};
use crate::archive::path::{self, safe_name};
use crate::archive::{Change, Folder, IMPORT, ISSUE, Problem, Record, hash};
use crate::report::{Finding, Outcome, Place};

/// The largest file of an archive that is compared with a new one, in bytes.
const MOST_COMPARED: u64 = 1 << 30;

impl FileImport<'_> {
    /// Compares with the existing issue, and changes the archive as a whole.
    pub(super) fn put(
        &mut self,
        mut issue: Issue,
        mut files: Files,
        name: &str,
        original: Vec<u8>,
    ) -> Result<Outcome, Finding> {
        if self.options.attach {
            let (address, attachment) = attachment(name, original.len() as u64);
            self.report(Finding::new(&ATTACHED, Place::File, &address));
            issue.attachments.push(attachment);
            files.insert(address, original);
        }
        let mut folder =
            Folder::open(&self.options.archive).map_err(|problem| problem.finding())?;
        let outcome = self.put_into(&mut folder, issue, files, name);
        if outcome.is_err() {
            folder.abandon();
        }
        outcome
    }

    fn put_into(
        &mut self,
        folder: &mut Folder,
        mut issue: Issue,
        files: Files,
        name: &str,
    ) -> Result<Outcome, Finding> {
        let to_finding = |problem: Problem| problem.finding();
        let (id, existing) = self.identify(folder, &issue, name)?;
        issue.id.clone_from(&id);
        self.issue = Some(id.clone());
        self.other_periodical(folder, &issue);
        let Merged {
            issue,
            generated,
            findings,
        } = merge::merge(existing.as_ref(), issue);
        let prefix = format!("{id}/{ISSUE}");
        let in_issue = |place| Place::Path(prefix.clone(), place);
        let record = existing.as_ref().and_then(|it| it.record.as_ref());
        let mut warned = Warned::new(record, &issue, &generated);
        self.told_before(folder, &generated);
        self.doubt(&mut warned);
        self.merged(&mut warned, findings);

        let text = write::issue(&issue);
        let again = read::issue_from_slice(text.as_bytes());
        if again.as_ref().map(|(again, _)| again) != Ok(&issue) {
            let detail = again.err().map(|error| error.to_string());
            let place = in_issue(String::new());
            return Err(Finding::new(&MISREAD, place, detail.unwrap_or_default()));
        }
        let change = self
            .change(folder.root(), warned, files, name, text)
            .map_err(to_finding)?;
        let changed = folder.put(&issue, change).map_err(to_finding)?;
        self.seen.insert(id.clone(), self.file.to_owned());
        self.check(folder.root(), &id);
        Ok(match (changed, existing) {
            (false, _) => Outcome::Unchanged,
            (true, Some(_)) => Outcome::Replaced,
            (true, None) => Outcome::Added,
        })
    }

    /// Reports an issue of another periodical.
    fn other_periodical(&mut self, folder: &Folder, issue: &Issue) {
        if let Some(list) = folder.list()
            && list.periodical.name != issue.periodical.name
            // A person left it to the first issue.
            && !list.periodical.name.is_empty()
        {
            let detail = format!("{} ≠ {}", issue.periodical.name, list.periodical.name);
            self.report(Finding::new(&OTHER_PERIODICAL, Place::File, detail));
        }
    }

    /// Orders the change: figures first, then the files that name them, then
    /// the removal of what nothing names any more.
    fn change(
        &mut self,
        root: &Path,
        warned: Warned,
        files: Files,
        name: &str,
        text: String,
    ) -> Result<Change, Problem> {
        let issue = warned.issue;
        let known = warned.record.map(|record| &record.files);
        let dir = PathBuf::from(&issue.id);
        let named: BTreeSet<String> = addresses(issue).into_iter().collect();
        let mut change = Change::default();
        let mut hashes = BTreeMap::new();
        for (address, bytes) in files {
            if !named.contains(&address) {
                continue;
            }
            let relative = dir.join(&address);
            let new = hash(&bytes);
            let old = known.and_then(|known| known.get(&address));
            let now = path::read(&path::inside(root, &relative)?, MOST_COMPARED)?;
            let now = now.map(|bytes| hash(&bytes));
            let by_hand = now
                .as_ref()
                .is_some_and(|now| Some(now) != old && *now != new);
            let place = Place::Path(format!("{}/{address}", issue.id), String::new());
            if by_hand && old == Some(&new) {
                self.report(Finding::new(&FILE_KEPT, place, ""));
            } else {
                if by_hand {
                    self.report(Finding::new(&FILE_OVERWRITTEN, place, ""));
                }
                change.write(&relative, bytes)?;
            }
            hashes.insert(address, new);
        }
        for (address, hash_then) in known.into_iter().flatten() {
            if named.contains(address) {
                continue;
            }
            // The record is a file that anybody can change.
            let relative = dir.join(address);
            let now = path::read(&path::inside(root, &relative)?, MOST_COMPARED)?;
            let now = now.map(|bytes| hash(&bytes));
            if now.as_ref() == Some(hash_then) {
                change.remove(&relative)?;
            } else if now.is_some() {
                let place = Place::Path(format!("{}/{address}", issue.id), String::new());
                self.report(Finding::new(&FILE_KEPT, place, ""));
            }
        }
        let generated = warned.generated.clone();
        let (warnings, seen) = self.settle(warned);
        let mut record = Record {
            source: name.to_owned(),
            files: hashes,
            generated,
            warnings,
            seen,
        };
        record.forget(issue);
        change.write(&dir.join(IMPORT), record.text().into_bytes())?;
        change.write(&dir.join(ISSUE), text.into_bytes())?;
        Ok(change)
    }
}

/// The original as an attachment: its address and its entry in the issue.
fn attachment(name: &str, bytes: u64) -> (String, Attachment) {
    let name = safe_name(name);
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    let (label, media_type) = match ending.as_deref() {
        Some("docx") => (
            "原文（Word）",
            Some("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ),
        Some("txt") => ("原文（文本）", Some("text/plain")),
        _ => ("原文", None),
    };
    let address = format!("attachments/{name}");
    let attachment = Attachment {
        label: label.to_owned(),
        href: address.clone(),
        media_type: media_type.map(str::to_owned),
        bytes: Some(bytes),
    };
    (address, attachment)
}
