//! An issue: everything around the blocks and facts.

use super::reader::{LARGEST, TreeReader};
use super::{block, fact, inline};
use crate::model::{Attachment, Distribution, Issue, Note, Organization, Periodical, Section};
use crate::node::Node;

pub(super) fn read<N: Node>(reader: &mut TreeReader, node: N) -> Issue {
    reader.object(node);
    Issue {
        id: reader.slug(node),
        language: reader
            .optional_text(node, "language")
            .unwrap_or_else(|| "zh-Hans".to_owned()),
        periodical: periodical(reader, node),
        issue_number: reader.count(node, "issueNumber"),
        issue_label: reader.optional_text(node, "issueLabel"),
        cumulative_number: reader.count(node, "cumulativeNumber"),
        supplement: reader.flag(node, "supplement"),
        classification: reader.optional_text(node, "classification"),
        publisher: reader.expected_text(node, "publisher"),
        date_published: reader.required_date(node, "datePublished"),
        headline: reader.required_text(node, "headline"),
        part_number: reader.count(node, "partNumber"),
        part_label: reader.optional_text(node, "partLabel"),
        contributors: reader.texts(node, "contributors"),
        attachments: reader.list(node, "attachments", attachment),
        editor_note: block::field(reader, node, "editorNote"),
        lead: block::field(reader, node, "lead"),
        facts: fact::field(reader, node),
        sections: reader.list(node, "sections", section),
        notes: reader.list(node, "notes", note),
        distribution: reader.list(node, "distribution", distribution),
        print_run: reader.count(node, "printRun"),
    }
}

pub(super) fn periodical<N: Node>(reader: &mut TreeReader, node: N) -> Periodical {
    let Some(node) = reader.get(node, "periodical") else {
        reader.missing_field("periodical");
        return Periodical::default();
    };
    reader.enter("periodical");
    reader.object(node);
    let name = reader.expected_text(node, "name");
    let kind = reader.optional_text(node, "kind").unwrap_or_default();
    reader.leave();
    Periodical { name, kind }
}

fn attachment<N: Node>(reader: &mut TreeReader, node: N) -> Attachment {
    const BYTES: (u64, u64, &str) = (0, LARGEST, "a whole number of bytes");
    reader.object(node);
    Attachment {
        label: reader.required_text(node, "label"),
        href: reader.required_text(node, "href"),
        media_type: reader.optional_text(node, "type"),
        bytes: reader.whole(node, "bytes", BYTES),
    }
}

fn section<N: Node>(reader: &mut TreeReader, node: N) -> Section {
    reader.object(node);
    Section {
        id: reader.required_id(node),
        title: reader.required_text(node, "title"),
        organizations: reader.list(node, "organizations", organization),
        blocks: block::field(reader, node, "blocks"),
        measures: reader.texts(node, "measures"),
        facts: fact::field(reader, node),
    }
}

fn organization<N: Node>(reader: &mut TreeReader, node: N) -> Organization {
    reader.object(node);
    Organization {
        name: reader.required_text(node, "name"),
        short_name: reader.optional_text(node, "shortName"),
        admin_code: reader.optional_text(node, "adminCode"),
    }
}

fn note<N: Node>(reader: &mut TreeReader, node: N) -> Note {
    reader.object(node);
    Note {
        id: reader.required_id(node),
        text: inline::field(reader, node, "text"),
    }
}

fn distribution<N: Node>(reader: &mut TreeReader, node: N) -> Distribution {
    reader.object(node);
    Distribution {
        label: reader.required_text(node, "label"),
        recipients: reader.texts(node, "recipients"),
        text: reader.optional_text(node, "text"),
    }
}
