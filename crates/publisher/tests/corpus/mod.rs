//! A corpus of passages with the right facts beside them, and a measure of how
//! well the publisher proposes facts.
//!
//! Rule of this folder: the passages are written from how offices write and
//! from what a careful person reads in them, never from what the program can
//! do. Each file is a family of phrasings; [`read`] says how it is written,
//! [`document`] makes a text file of a passage, [`matching`] pairs the proposed facts with the right ones, [`score`] counts,
//! and [`report`] prints.

mod document;
mod matching;
mod read;
mod report;
mod score;

pub use report::Report;

use publisher::facts::propose;
use std::fs;
use std::io;
use std::path::Path;

/// Reads all families and measures them; `whole`: each passage as the text file
/// that an office would import, with its head and titles.
pub fn measure(whole: bool) -> io::Result<Report> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            files.push(path);
        }
    }
    files.sort();
    let mut report = Report::default();
    for path in files {
        let family = path.file_stem().unwrap_or_default().to_string_lossy();
        let passages = read::passages(&fs::read_to_string(&path)?)
            .map_err(|wrong| io::Error::other(format!("{}: {wrong}", path.display())))?;
        let mut score = score::Score::default();
        for passage in &passages {
            let mut issue = passage.issue.clone();
            if whole {
                match document::recognized(&issue) {
                    Some(recognized) => issue = recognized,
                    None => continue,
                }
            }
            let findings = propose(&mut issue);
            let found = matching::found(&issue, &findings);
            let pairs = matching::pairs(&passage.right, &found);
            let (one, misses) = score::passage(passage, &found, &pairs, &findings);
            score.add(&one);
            if !misses.is_empty() {
                report.misses(&family, passage, &misses);
            }
        }
        report.family(&family, score);
    }
    Ok(report)
}
