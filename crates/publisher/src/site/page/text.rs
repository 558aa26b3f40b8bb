//! What pages and feeds say about an issue.

use crate::site::html::cut;
use bulletin::model::{Archive, Block, Entry, Inline, Issue, Periodical, Run};
use bulletin::visit;
use bulletin_viewer::naming::{self, Number};
use bulletin_viewer::words::Locale;

/// The headline with its part.
pub fn headline(issue: &Issue) -> String {
    let part = naming::part(issue.part_label.as_deref(), issue.part_number);
    format!("{}{part}", issue.headline)
}

/// The issue's number with its year, or its date.
pub fn number(issue: &Issue) -> String {
    let words = Locale::from_tag(&issue.language).words();
    Number::from(issue).or_date(words)
}

/// The periodical with the issue's number.
pub fn numbered(issue: &Issue) -> String {
    format!("{} {}", name(&issue.periodical), number(issue))
}

/// The periodical's name with its kind.
pub fn name(periodical: &Periodical) -> String {
    match periodical.name.ends_with(&periodical.kind) {
        true => periodical.name.clone(),
        false => format!("{}{}", periodical.name, periodical.kind),
    }
}

/// What a search engine says of the list of issues: the periodical, since when, and
/// the newest issue.
pub fn about(archive: &Archive) -> String {
    let mut text = format!("《{}》各期全文", name(&archive.periodical));
    if !archive.publisher.is_empty() {
        text += &format!("，{}编印", archive.publisher);
    }
    let order = archive.newest_first();
    if let (Some(newest), Some(first)) = (order.first(), order.last()) {
        let years = (first.date_published.year, newest.date_published.year);
        let years = match years.0 == years.1 {
            true => format!("{}年", years.0),
            false => format!("{}年至{}年", years.0, years.1),
        };
        text += &format!("，{years}共{}期。最新一期：{}", order.len(), entry(newest));
    }
    text + "。"
}

/// An issue of the list, with its number and its headline.
pub fn entry(entry: &Entry) -> String {
    let number = Number::from(entry).or_date(Locale::Chinese.words());
    let part = naming::part(entry.part_label.as_deref(), entry.part_number);
    format!("{number}《{}》{part}", entry.headline)
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
