//! What can be searched of an issue: the pieces of text that a reader sees, each whole.
//! No word reaches from one into the next.

use bulletin::model::{Block, Issue};
use bulletin::province::{self, Province};
use bulletin::visit::{self, Item, Role};

/// What a piece of text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// In the head: headline, number, publisher.
    Head,
    /// The title of a section, or a heading in it.
    Title,
    /// A paragraph, a point of a list.
    Body,
    /// The caption of a figure or a table.
    Caption,
    /// A cell of a table.
    Cell,
    /// A note.
    Note,
    /// In the tail: contributors, attachments, recipients.
    Tail,
}

impl Kind {
    /// All of them, in the order of their numbers in files.
    pub const ALL: [Kind; 7] = [
        Kind::Head,
        Kind::Title,
        Kind::Body,
        Kind::Caption,
        Kind::Cell,
        Kind::Note,
        Kind::Tail,
    ];
}

/// A piece of text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Leaf {
    /// The place that it is at or below: the id of a section, a heading or a figure;
    /// empty at the head of an issue.
    pub place: String,
    /// What it is.
    pub kind: Kind,
    /// Its characters, bold and links joined.
    pub text: String,
}

/// The pieces of an issue, in reading order.
pub fn of_issue(issue: &Issue) -> Vec<Leaf> {
    let mut out = Leaves::default();
    let mut headline = issue.headline.clone();
    headline += issue.part_label.as_deref().unwrap_or_default();
    let own = &issue.periodical;
    out.put(Kind::Head, &format!("{}{}", own.name, own.kind));
    for it in [&issue.issue_label, &issue.classification] {
        out.put(Kind::Head, it.as_deref().unwrap_or_default());
    }
    out.put(Kind::Head, &issue.publisher);
    let date = issue.date_published;
    let date = format!("{}年{}月{}日", date.year, date.month, date.day);
    out.put(Kind::Head, &date);
    out.put(Kind::Head, &headline);
    out.blocks(&issue.editor_note, "");
    out.blocks(&issue.lead, "");
    for section in &issue.sections {
        out.place.clone_from(&section.id);
        out.put(Kind::Title, &section.title);
        for it in &section.organizations {
            out.put(Kind::Title, &it.name);
            out.put(Kind::Title, it.short_name.as_deref().unwrap_or_default());
        }
        out.blocks(&section.blocks, &section.id);
        out.place.clone_from(&section.id);
        for it in &section.measures {
            out.put(Kind::Body, it);
        }
    }
    for (number, note) in (1..).zip(&issue.notes) {
        out.place = format!("note:{number}");
        out.put(Kind::Note, &note.text.text());
    }
    out.place.clear();
    for it in &issue.attachments {
        out.put(Kind::Tail, &it.label);
    }
    for it in &issue.contributors {
        out.put(Kind::Tail, it);
    }
    for line in &issue.distribution {
        out.put(Kind::Tail, &line.label);
        out.put(Kind::Tail, line.text.as_deref().unwrap_or_default());
        for it in &line.recipients {
            let is_there = line.text.as_ref().is_some_and(|text| text.contains(it));
            if !is_there {
                out.put(Kind::Tail, it);
            }
        }
    }
    out.leaves
}

/// The provinces that an issue's sections are about.
pub fn places(issue: &Issue) -> Vec<&'static Province> {
    let mut out: Vec<&'static Province> = Vec::new();
    for it in issue.sections.iter().flat_map(|it| &it.organizations) {
        let code = it.admin_code.as_deref();
        let place = code.and_then(province::by_code);
        let place = place.or_else(|| province::of_organization(&it.name));
        out.extend(place.filter(|it| !out.contains(it)));
    }
    out
}

#[derive(Default)]
struct Leaves {
    leaves: Vec<Leaf>,
    place: String,
}

impl Leaves {
    fn put(&mut self, kind: Kind, text: &str) {
        if !text.trim().is_empty() {
            self.leaves.push(Leaf {
                place: self.place.clone(),
                kind,
                text: text.to_owned(),
            });
        }
    }

    fn blocks(&mut self, blocks: &[Block], within: &str) {
        // A figure's place ends with it, a heading's with the section.
        let mut heading = within.to_owned();
        let mut label: Option<String> = None;
        for block in blocks {
            let one = std::slice::from_ref(block);
            self.place.clone_from(&heading);
            visit::blocks(one, &mut |item| match item {
                Item::Id(id) => {
                    self.place = id.to_owned();
                    if matches!(block, Block::Heading(_)) {
                        heading = id.to_owned();
                    }
                }
                Item::Figure(figure) => label.clone_from(&figure.label),
                Item::Row => {}
                Item::Leaf(leaf, role) => {
                    let kind = match role {
                        Role::Heading => Kind::Title,
                        Role::Caption => Kind::Caption,
                        Role::Cell => Kind::Cell,
                        Role::Body => Kind::Body,
                    };
                    if kind == Kind::Caption {
                        self.put(kind, &label.take().unwrap_or_default());
                    }
                    self.put(kind, &leaf.text());
                }
            });
        }
    }
}
