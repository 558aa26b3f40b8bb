//! An archive.

use super::issue;
use super::reader::Reader;
use crate::finding::{Code, Finding, Severity};
use crate::model::{Archive, Entry};
use crate::node::Node;

pub(super) fn read<N: Node>(reader: &mut Reader, node: &N) -> Archive {
    reader.object(node);
    Archive {
        periodical: issue::periodical(reader, node),
        publisher: reader.expected_text(node, "publisher"),
        issues: reader
            .list(node, "issues", entry_or_finding)
            .into_iter()
            .flatten()
            .collect(),
    }
}

/// An entry that cannot be read is no error of the archive.
fn entry_or_finding<N: Node>(reader: &mut Reader, node: &N) -> Option<Entry> {
    let before = reader.error.take();
    let entry = entry(reader, node);
    let error = std::mem::replace(&mut reader.error, before);
    match error {
        None => Some(entry),
        Some(error) => {
            reader.findings.push(Finding {
                code: Code::SkippedEntry,
                severity: Severity::Error,
                place: error.place,
                detail: error.found,
            });
            None
        }
    }
}

fn entry<N: Node>(reader: &mut Reader, node: &N) -> Entry {
    reader.object(node);
    Entry {
        id: reader.slug(node),
        issue_number: reader.count(node, "issueNumber"),
        issue_label: reader.optional_text(node, "issueLabel"),
        date_published: reader.required_date(node, "datePublished"),
        headline: reader.required_text(node, "headline"),
        part_number: reader.count(node, "partNumber"),
        admin_codes: reader.texts(node, "adminCodes"),
        url: reader.required_text(node, "url"),
        page: reader.optional_text(node, "page"),
    }
}
