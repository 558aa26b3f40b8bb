//! An issue: everything around the blocks and facts.

use super::reader::{LARGEST, Reader};
use super::{ReadError, block, fact, inline};
use crate::model::{Attachment, Distribution, Issue, Note, Organization, Periodical, Section};
use crate::node::Node;

pub(super) fn read<N: Node>(reader: &mut Reader, node: &N) -> Result<Issue, ReadError> {
    reader.object(node)?;
    Ok(Issue {
        id: reader.slug(node)?,
        language: reader
            .optional_text(node, "language")?
            .unwrap_or_else(|| "zh-Hans".to_owned()),
        periodical: periodical(reader, node)?,
        issue_number: reader.count(node, "issueNumber")?,
        issue_label: reader.optional_text(node, "issueLabel")?,
        cumulative_number: reader.count(node, "cumulativeNumber")?,
        supplement: supplement(reader, node)?,
        classification: reader.optional_text(node, "classification")?,
        publisher: reader.expected_text(node, "publisher")?,
        date_published: reader.required_date(node, "datePublished")?,
        headline: reader.required_text(node, "headline")?,
        part_number: reader.count(node, "partNumber")?,
        part_label: reader.optional_text(node, "partLabel")?,
        contributors: reader.texts(node, "contributors")?,
        attachments: attachments(reader, node)?,
        editor_note: block::field(reader, node, "editorNote")?,
        lead: block::field(reader, node, "lead")?,
        facts: fact::field(reader, node)?,
        sections: sections(reader, node)?,
        notes: notes(reader, node)?,
        distribution: distribution(reader, node)?,
        print_run: reader.count(node, "printRun")?,
    })
}

pub(super) fn periodical<N: Node>(reader: &mut Reader, node: &N) -> Result<Periodical, ReadError> {
    let Some(node) = node.field("periodical") else {
        reader.missing_field("periodical");
        return Ok(Periodical::default());
    };
    reader.enter("periodical");
    reader.object(&node)?;
    let name = reader.expected_text(&node, "name")?;
    let kind = reader.optional_text(&node, "kind")?.unwrap_or_default();
    reader.leave();
    Ok(Periodical { name, kind })
}

fn supplement<N: Node>(reader: &mut Reader, node: &N) -> Result<bool, ReadError> {
    match node.field("supplement") {
        None => Ok(false),
        Some(value) => value.boolean().ok_or_else(|| {
            reader.enter("supplement");
            reader.wrong(&value, "true or false")
        }),
    }
}

fn attachments<N: Node>(reader: &mut Reader, node: &N) -> Result<Vec<Attachment>, ReadError> {
    const BYTES: (u64, u64, &str) = (0, LARGEST, "a whole number of bytes");
    let mut attachments = Vec::new();
    for (index, item) in reader.enter_list(node, "attachments")?.iter().enumerate() {
        reader.enter_index(index);
        reader.object(item)?;
        attachments.push(Attachment {
            label: reader.required_text(item, "label")?,
            href: reader.required_text(item, "href")?,
            media_type: reader.optional_text(item, "type")?,
            bytes: reader.whole(item, "bytes", BYTES)?,
        });
        reader.leave();
    }
    reader.leave();
    Ok(attachments)
}

fn sections<N: Node>(reader: &mut Reader, node: &N) -> Result<Vec<Section>, ReadError> {
    let mut sections = Vec::new();
    for (index, item) in reader.enter_list(node, "sections")?.iter().enumerate() {
        reader.enter_index(index);
        reader.object(item)?;
        sections.push(Section {
            id: reader.required_id(item)?,
            title: reader.required_text(item, "title")?,
            organizations: organizations(reader, item)?,
            blocks: block::field(reader, item, "blocks")?,
            measures: reader.texts(item, "measures")?,
            facts: fact::field(reader, item)?,
        });
        reader.leave();
    }
    reader.leave();
    Ok(sections)
}

fn organizations<N: Node>(reader: &mut Reader, node: &N) -> Result<Vec<Organization>, ReadError> {
    let mut organizations = Vec::new();
    for (index, item) in reader.enter_list(node, "organizations")?.iter().enumerate() {
        reader.enter_index(index);
        reader.object(item)?;
        organizations.push(Organization {
            name: reader.required_text(item, "name")?,
            short_name: reader.optional_text(item, "shortName")?,
            admin_code: reader.optional_text(item, "adminCode")?,
        });
        reader.leave();
    }
    reader.leave();
    Ok(organizations)
}

fn notes<N: Node>(reader: &mut Reader, node: &N) -> Result<Vec<Note>, ReadError> {
    let mut notes = Vec::new();
    for (index, item) in reader.enter_list(node, "notes")?.iter().enumerate() {
        reader.enter_index(index);
        reader.object(item)?;
        notes.push(Note {
            id: reader.required_id(item)?,
            text: inline::field(reader, item, "text")?,
        });
        reader.leave();
    }
    reader.leave();
    Ok(notes)
}

fn distribution<N: Node>(reader: &mut Reader, node: &N) -> Result<Vec<Distribution>, ReadError> {
    let mut lines = Vec::new();
    for (index, item) in reader.enter_list(node, "distribution")?.iter().enumerate() {
        reader.enter_index(index);
        reader.object(item)?;
        lines.push(Distribution {
            label: reader.required_text(item, "label")?,
            recipients: reader.texts(item, "recipients")?,
            text: reader.optional_text(item, "text")?,
        });
        reader.leave();
    }
    reader.leave();
    Ok(lines)
}
