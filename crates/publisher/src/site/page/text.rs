//! What pages and feeds say about an issue.

use crate::site::html::cut;
use bulletin::model::{Block, Inline, Issue, Periodical, Run};
use bulletin::visit;

/// The headline with its part.
pub fn headline(issue: &Issue) -> String {
    let part = match (&issue.part_label, issue.part_number) {
        (Some(label), _) => label.clone(),
        (None, Some(number)) => format!("（{number}）"),
        (None, None) => String::new(),
    };
    format!("{}{part}", issue.headline)
}

/// The periodical with its number.
pub fn numbered(issue: &Issue) -> String {
    let name = name(&issue.periodical);
    match (&issue.issue_label, issue.issue_number) {
        (Some(label), _) => format!("{name} {label}"),
        (None, Some(number)) => format!("{name} 第{number}期"),
        (None, None) => name,
    }
}

/// The periodical's name with its kind.
pub fn name(periodical: &Periodical) -> String {
    match periodical.name.ends_with(&periodical.kind) {
        true => periodical.name.clone(),
        false => format!("{}{}", periodical.name, periodical.kind),
    }
}

/// What an issue is about: the start of its lead, or of its text if it has
/// none.
pub fn description(issue: &Issue) -> String {
    /// As much as search engines and chats show.
    const CHARACTERS: usize = 120;
    let sections = issue.sections.iter().flat_map(|it| &it.blocks);
    let blocks = issue.lead.iter().chain(&issue.editor_note).chain(sections);
    let mut text = String::new();
    for block in blocks {
        if let Block::Paragraph(inline) = block {
            plain(inline, &mut text);
        }
        if text.chars().count() > CHARACTERS {
            break;
        }
    }
    cut(&text, CHARACTERS)
}

fn plain(inline: &Inline, out: &mut String) {
    visit::runs(inline, &mut |run| match run {
        Run::Text(text) => out.push_str(text),
        Run::Break => out.push(' '),
        Run::Strong(_) | Run::Em(_) | Run::Link { .. } | Run::NoteRef(_) => {}
    });
}
