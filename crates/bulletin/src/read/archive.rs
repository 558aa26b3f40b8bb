//! An archive.

use super::issue;
use super::reader::TreeReader;
use crate::finding::{Code, Finding, Severity};
use crate::model::{Archive, Entry, Volume};
use crate::node::Node;

pub(super) fn read<N: Node>(reader: &mut TreeReader, node: N) -> Archive {
    reader.object(node);
    Archive {
        periodical: issue::periodical(reader, node),
        publisher: reader.expected_text(node, "publisher"),
        summary: reader.optional_text(node, "summary"),
        issues: issues(reader, node),
        volumes: volumes(reader, node),
    }
}

/// The viewer's scripts fetch what is elsewhere, and give it one list.
#[cfg(not(feature = "json"))]
fn volumes<N: Node>(_: &mut TreeReader, _: N) -> Vec<Volume> {
    Vec::new()
}

#[cfg(feature = "json")]
fn volumes<N: Node>(reader: &mut TreeReader, node: N) -> Vec<Volume> {
    reader.list(node, "volumes", |reader, node| {
        reader.object(node);
        Volume {
            year: reader.required_count(node, "year"),
            url: reader.required_text(node, "url"),
            issues: reader.required_count(node, "issues"),
        }
    })
}

fn issues<N: Node>(reader: &mut TreeReader, node: N) -> Vec<Entry> {
    let mut issues = Vec::new();
    let Some(array) = reader.enter_array(node, "issues") else {
        return issues;
    };
    let mut index = 0;
    while let Some(item) = reader.next(array, index) {
        let entry = entry(reader, item);
        match reader.forgive() {
            None => issues.push(entry),
            Some(error) => reader.findings.add(|| Finding {
                code: Code::SkippedEntry,
                severity: Severity::Error,
                place: error.place,
                detail: error.found,
            }),
        }
        reader.leave();
        index += 1;
    }
    reader.leave();
    issues
}

fn entry<N: Node>(reader: &mut TreeReader, node: N) -> Entry {
    reader.object(node);
    Entry {
        id: reader.slug(node),
        issue_number: reader.count(node, "issueNumber"),
        issue_label: reader.optional_text(node, "issueLabel"),
        cumulative_number: reader.count(node, "cumulativeNumber"),
        supplement: reader.flag(node, "supplement"),
        date_published: reader.required_date(node, "datePublished"),
        headline: reader.required_text(node, "headline"),
        part_number: reader.count(node, "partNumber"),
        part_label: reader.optional_text(node, "partLabel"),
        admin_codes: reader.texts(node, "adminCodes"),
        url: reader.required_text(node, "url"),
        page: reader.optional_text(node, "page"),
    }
}
