//! A passage as a text file, and the issue that the publisher finds in it.

use bulletin::model::*;
use publisher::recognize::{self, Given};
use publisher::source;

/// What the publisher makes of the passage as a text file; none if it has a
/// table, which text files don't hold, or if no issue is found.
pub fn recognized(issue: &Issue) -> Option<Issue> {
    let bytes = text(issue)?.into_bytes();
    let (manuscript, _) = source::read("passage.txt", &bytes).ok()?;
    let (draft, _) = recognize::recognize(&manuscript, &Given::default()).ok()?;
    Some(draft.issue)
}

fn text(issue: &Issue) -> Option<String> {
    let date = issue.date_published;
    let mut text = format!(
        "茶业简报\n\n第7期\n\n{}　　{}年{}月{}日\n\n同心\n\n",
        issue.publisher, date.year, date.month, date.day
    );
    blocks(&issue.lead, &mut text)?;
    for section in &issue.sections {
        match section.organizations.first() {
            Some(organization) => {
                let name = &organization.name;
                text += &format!("{name}{}\n\n", section.title);
                if let Some(short) = &organization.short_name {
                    text += &format!("{name}（简称{short}）认真履行职责。\n\n");
                }
            }
            None => text += &format!("{}\n\n", section.title),
        }
        blocks(&section.blocks, &mut text)?;
    }
    Some(text)
}

fn blocks(blocks: &[Block], text: &mut String) -> Option<()> {
    for block in blocks {
        match block {
            Block::Paragraph(leaf) => *text += &format!("{}\n\n", leaf.text()),
            Block::Heading(heading) => *text += &format!("{}\n\n", heading.text.text()),
            Block::List(list) => {
                for item in &list.items {
                    *text += &format!("{}\n", item.text.text());
                }
                *text += "\n";
            }
            _ => return None,
        }
    }
    Some(())
}
