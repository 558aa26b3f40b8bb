//! The sample archive, which readers see first.

use std::fs;
use std::path::{Path, PathBuf};

use bulletin::model::{Archive, Block, DonorKind, Issue};
use bulletin::province;
use bulletin::summary::{self, Column, Row, Summary};
use bulletin::{check, evidence, read};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/sample")
}

fn bytes(path: &str) -> Vec<u8> {
    let path = folder().join(path);
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn archive() -> Archive {
    let (archive, findings) = read::archive_from_slice(&bytes("archive.json")).unwrap();
    assert_eq!(check::merge(findings, check::archive(&archive)), []);
    archive
}

fn issue(url: &str) -> Issue {
    let (issue, findings) = read::issue_from_slice(&bytes(url)).unwrap();
    assert_eq!(check::merge(findings, check::issue(&issue)), [], "{url}");
    issue
}

#[test]
fn every_issue_is_read_without_a_finding() {
    let archive = archive();
    assert!(archive.issues.len() >= 3);
    for entry in &archive.issues {
        let issue = issue(&entry.url);
        assert_eq!(issue.id, entry.id);
        assert_eq!(issue.headline, entry.headline);
        assert_eq!(issue.date_published, entry.date_published);
        assert_eq!(issue.issue_number, entry.issue_number);
        let provinces = summary::summarize(&issue).total.provinces;
        let codes: Vec<&str> = provinces.iter().map(|p| p.code).collect();
        assert_eq!(codes, entry.admin_codes, "{}", entry.url);
    }
}

#[test]
fn every_file_that_an_issue_names_is_there() {
    for entry in archive().issues {
        let issue = issue(&entry.url);
        let home = folder().join(&entry.url).parent().unwrap().to_owned();
        let mut files: Vec<&str> = issue.attachments.iter().map(|a| &*a.href).collect();
        let parts = [&issue.editor_note, &issue.lead];
        for blocks in parts
            .into_iter()
            .chain(issue.sections.iter().map(|s| &s.blocks))
        {
            for block in blocks {
                if let Block::Figure(figure) = block {
                    for picture in &figure.pictures {
                        files.push(&picture.src);
                        files.extend(picture.sources.iter().map(|source| &*source.src));
                    }
                }
            }
        }
        for file in files {
            assert!(home.join(file).is_file(), "{}: {file}", entry.url);
        }
    }
}

fn row<'a>(issue: &Issue, summary: &'a Summary, code: &str) -> &'a Row {
    let wanted = province::by_code(code).unwrap();
    let row = summary
        .rows
        .iter()
        .find(|row| row.provinces == [wanted])
        .unwrap();
    assert!(
        row.section
            .is_some_and(|section| section < issue.sections.len())
    );
    row
}

#[test]
fn issue_15_adds_up() {
    let issue = issue("2020-15/issue.json");
    let summary = summary::summarize(&issue);
    let yuan = |sum: &summary::Sum| sum.amount.map(|amount| amount.fen / 100);

    let tianjin = row(&issue, &summary, "120000");
    assert_eq!(yuan(&tianjin.sums[Column::Donations]), Some(101_500_000));
    assert_eq!(yuan(&tianjin.sums[Column::Own]), None);
    assert!(tianjin.sums[Column::Own].is_empty());
    let [(DonorKind::Companies, companies)] = &tianjin.sums.others_by[..] else {
        panic!("{:?}", tianjin.sums.others_by)
    };
    assert_eq!(yuan(companies), Some(101_500_000));
    assert_eq!(tianjin.sums.uncounted.len(), 1);

    let tibet = row(&issue, &summary, "540000");
    assert_eq!(yuan(&tibet.sums[Column::Donations]), Some(526_000));
    assert_eq!(yuan(&tibet.sums[Column::Own]), Some(5_000));
    let [(DonorKind::Members, members)] = &tibet.sums.others_by[..] else {
        panic!("{:?}", tibet.sums.others_by)
    };
    assert_eq!(yuan(members), Some(521_000));
    assert!(tibet.sums.uncounted.is_empty());

    let zhejiang = row(&issue, &summary, "330000");
    assert_eq!(yuan(&zhejiang.sums[Column::Waived]), None);
    assert_eq!(zhejiang.sums[Column::Waived].uncounted.len(), 1);
    assert!(zhejiang.sums[Column::Donations].is_empty());

    let chongqing = row(&issue, &summary, "500000");
    assert_eq!(yuan(&chongqing.sums[Column::Waived]), Some(450_000));
    assert!(chongqing.sums[Column::Donations].is_empty());

    assert_eq!(
        yuan(&summary.total.sums[Column::Donations]),
        Some(102_026_000)
    );
    assert_eq!(yuan(&summary.total.sums[Column::Own]), Some(5_000));
    assert_eq!(yuan(&summary.total.sums[Column::Waived]), Some(450_000));
    assert_eq!(summary.total.sums.uncounted.len(), 2);
    assert_eq!(summary.total.figures, 3);
}

#[test]
fn every_fact_of_the_samples_has_its_evidence() {
    for entry in archive().issues {
        let issue = issue(&entry.url);
        for section in &issue.sections {
            let found = evidence::locate(&section.blocks, &section.facts);
            assert_eq!(found.len(), section.facts.len(), "{}", section.id);
        }
        let found = evidence::locate_parts(&[&issue.editor_note, &issue.lead], &issue.facts);
        assert_eq!(found.len(), issue.facts.len());
    }
}
