//! An archive.

use super::reader::Reader;
use super::{ReadError, issue};
use crate::finding::{Code, Finding, Severity};
use crate::model::{Archive, Entry};
use crate::node::Node;

pub(super) fn read<N: Node>(reader: &mut Reader, node: &N) -> Result<Archive, ReadError> {
    reader.object(node)?;
    let periodical = issue::periodical(reader, node)?;
    let publisher = reader.expected_text(node, "publisher")?;
    let mut issues = Vec::new();
    for (index, item) in reader.enter_list(node, "issues")?.iter().enumerate() {
        let mark = reader.mark();
        reader.enter_index(index);
        match entry(reader, item) {
            Ok(entry) => issues.push(entry),
            Err(error) => reader.findings.push(Finding {
                code: Code::SkippedEntry,
                severity: Severity::Error,
                place: error.place,
                detail: error.found,
            }),
        }
        reader.back_to(mark);
    }
    reader.leave();
    Ok(Archive {
        periodical,
        publisher,
        issues,
    })
}

fn entry<N: Node>(reader: &mut Reader, node: &N) -> Result<Entry, ReadError> {
    reader.object(node)?;
    Ok(Entry {
        id: reader.slug(node)?,
        issue_number: reader.count(node, "issueNumber")?,
        issue_label: reader.optional_text(node, "issueLabel")?,
        date_published: reader.required_date(node, "datePublished")?,
        headline: reader.required_text(node, "headline")?,
        part_number: reader.count(node, "partNumber")?,
        admin_codes: reader.texts(node, "adminCodes")?,
        url: reader.required_text(node, "url")?,
        page: reader.optional_text(node, "page")?,
    })
}
