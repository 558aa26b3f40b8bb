//! An issue prepared for drawing: its slices, its evidence and its places.
//!
//! Rule of this file: computed once when an issue arrives, and never changed.

use std::ops::Range;

use bulletin::evidence::{self, Evidence};
use bulletin::id;
use bulletin::model::{Block, Fact, Figure, Issue, Run, Section};
use bulletin::summary::{self, Counting, Summary};
use bulletin::visit::{self, Item, Leaf, Role};

use crate::words::{concat, decimal, join};

/// The number of blocks that are drawn at once: few enough that a slice takes well
/// under 50 ms on a slow phone.
pub const SLICE_BLOCKS: usize = 16;

/// An issue of more blocks is large: what is off the screen is not laid out, and at
/// first not drawn.
pub const LARGE_BLOCKS: usize = 160;

/// How many pairs of characters are told apart. Others that count with a pair blur
/// it, which nobody sees.
const PAIRS: usize = 1 << 15;

/// A part of an issue's text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// The editor's note (编者按).
    EditorNote,
    /// The lead (导语).
    Lead,
    /// The section with this index.
    Section(usize),
}

/// A run of blocks of one part, drawn at once.
pub struct Slice {
    /// The part.
    pub part: Part,
    /// The index of the first block.
    pub from: usize,
    /// The index after the last block.
    pub to: usize,
    /// The index of the first leaf (see [`bulletin::evidence`]).
    pub leaf: usize,
    /// The number of references to notes before it.
    pub reference: usize,
    /// About how many lines it takes at 34 characters a line.
    pub lines: usize,
    /// The number of figures with pictures.
    pub pictures: usize,
}

/// An issue prepared for drawing.
pub struct Document {
    /// The issue as it was read; out of review without proposed facts.
    pub issue: Issue,
    /// The address of its file. The addresses in the issue resolve against it.
    pub base: String,
    /// The province summary. It counts confirmed facts.
    pub summary: Summary,
    /// In review, the summary that counts proposed facts, too.
    pub review: Option<Summary>,
    /// The slices in reading order.
    pub slices: Vec<Slice>,
    /// The index of the note of each reference, in reading order; `None` if there is
    /// no such note.
    pub references: Vec<Option<usize>>,
    /// The number of characters, for the reading time.
    pub characters: usize,
    /// Whether there are figures.
    pub has_figures: bool,
    /// Where the slices of each part end: of the editor's note, of the lead, of each
    /// section.
    ends: Vec<usize>,
    blocks: usize,
    /// How often two characters stand side by side, by [`pair`].
    pairs: Vec<u16>,
    lead_evidence: Vec<Evidence>,
    section_evidence: Vec<Vec<Evidence>>,
    places: Vec<(String, usize)>,
}

impl Document {
    /// Prepares an issue. `base` is the address of its file. Proposed facts are
    /// shown in `review` only.
    pub fn new(mut issue: Issue, base: String, review: bool) -> Self {
        if !review {
            issue.remove_proposed();
        }
        let summary = summary::summarize(&issue);
        let review = review.then(|| summary::summarize_counting(&issue, Counting::WithProposed));
        let lead_evidence =
            evidence::locate_parts(&[&issue.editor_note, &issue.lead], &issue.facts);
        let mut build = Build {
            pairs: vec![0; PAIRS],
            ..Build::default()
        };
        let mut section_evidence = Vec::new();
        build.part(Part::EditorNote, &issue.editor_note, 0);
        let leaf = evidence::leaf_count(&issue.editor_note);
        build.part(Part::Lead, &issue.lead, leaf);
        for (index, section) in issue.sections.iter().enumerate() {
            build.part(Part::Section(index), &section.blocks, 0);
            section_evidence.push(evidence::locate(&section.blocks, &section.facts));
        }
        let Build {
            slices,
            mut places,
            references,
            characters,
            ends,
            has_figures,
            pairs,
            ..
        } = build;

        let blocks = slices.iter().map(|it| it.to - it.from).sum();
        let mut targets = Vec::new();
        for id in &references {
            targets.push(issue.notes.iter().position(|note| &note.id == id));
        }
        let mut document = Document {
            issue,
            base,
            summary,
            review,
            slices,
            references: targets,
            characters,
            has_figures,
            ends,
            blocks,
            pairs,
            lead_evidence,
            section_evidence,
            places: Vec::new(),
        };
        let mut from = 0;
        for (index, to) in document.ends.iter().skip(1).enumerate() {
            let part = index.checked_sub(1).map_or(Part::Lead, Part::Section);
            for item in document.evidence(part) {
                // The last slice that begins at the leaf or before it.
                let slices = &document.slices[from..*to];
                let after = slices.partition_point(|it| it.leaf <= item.leaf);
                if after > 0 {
                    let id = document.fact(part, item.fact).id.clone();
                    places.push((id, from + after - 1));
                }
            }
            from = *to;
        }
        document.places = places;
        document
    }

    /// Whether it is drawn and laid out slice by slice.
    pub fn is_large(&self) -> bool {
        self.blocks > LARGE_BLOCKS
    }

    /// The indexes of the slices of a part.
    pub fn slices_of(&self, part: Part) -> Range<usize> {
        let index = match part {
            Part::EditorNote => return 0..self.ends[0],
            Part::Lead => 0,
            Part::Section(index) => index + 1,
        };
        self.ends[index]..self.ends[index + 1]
    }

    /// The blocks of a part.
    pub fn blocks(&self, part: Part) -> &[Block] {
        match part {
            Part::EditorNote => &self.issue.editor_note,
            Part::Lead => &self.issue.lead,
            Part::Section(index) => &self.issue.sections[index].blocks,
        }
    }

    /// The evidence in a part, by leaf.
    pub fn evidence(&self, part: Part) -> &[Evidence] {
        match part {
            Part::EditorNote | Part::Lead => &self.lead_evidence,
            Part::Section(index) => &self.section_evidence[index],
        }
    }

    /// A fact of a part.
    pub fn fact(&self, part: Part, fact: usize) -> &Fact {
        let facts = match part {
            Part::EditorNote | Part::Lead => &self.issue.facts,
            Part::Section(index) => &self.issue.sections[index].facts,
        };
        &facts[fact]
    }

    /// The sentence that a fact of a part was taken from; its quote, if that is not
    /// in the text.
    pub fn sentence(&self, part: Part, fact: usize) -> String {
        let quote = &self.fact(part, fact).quote;
        let Some(found) = self.evidence(part).iter().find(|it| it.fact == fact) else {
            return quote.clone();
        };
        let issue = &self.issue;
        let mut leaves = Vec::new();
        match part {
            Part::EditorNote | Part::Lead => {
                leaves.extend(evidence::leaves(&issue.editor_note));
                leaves.extend(evidence::leaves(&issue.lead));
            }
            Part::Section(index) => leaves.extend(evidence::leaves(&issue.sections[index].blocks)),
        }
        let text = leaves[found.leaf].text();
        // From the last end before the quote to the first one behind it, which may be
        // the quote's own.
        let (mut from, mut to, mut at) = (0, text.len(), 0);
        for c in text.chars() {
            at += c.len_utf8();
            if matches!(c, '。' | '；' | '！' | '？' | '\n') {
                if at <= found.start {
                    from = at;
                } else if at >= found.end {
                    to = at;
                    break;
                }
            }
        }
        text.get(from..to).unwrap_or_default().trim().to_owned()
    }

    /// The summary to show: without rows there is none.
    pub fn shown_summary(&self) -> &Summary {
        self.review.as_ref().unwrap_or(&self.summary)
    }

    /// The place of the summary's row that counts the facts of a part, if it has one.
    pub fn row_of(&self, part: Part) -> Option<String> {
        let section = match part {
            Part::Section(index) => Some(index),
            Part::EditorNote | Part::Lead => None,
        };
        let mut rows = self.shown_summary().rows.iter();
        rows.any(|it| it.section == section)
            .then(|| row_id(&self.issue, section))
    }

    /// The slice of a place; `None` for places outside the text (titles of sections,
    /// notes, the summary) and for places that do not exist.
    pub fn slice_of(&self, place: &str) -> Option<usize> {
        self.places
            .iter()
            .find(|(id, _)| id == place)
            .map(|(_, slice)| *slice)
    }

    /// The slice of a place, or the first one of its section; `None` for places that
    /// are neither in the text nor a section.
    pub fn slice_at(&self, place: &str) -> Option<usize> {
        self.slice_of(place).or_else(|| {
            let section = Part::Section(self.section_of(place)?);
            Some(self.slices_of(section).start)
        })
    }

    /// Whether the issue has a place.
    pub fn has(&self, place: &str) -> bool {
        id::RESERVED.contains(&place)
            || place.starts_with("note:")
            || place.starts_with(ROW)
            || self.issue.sections.iter().any(|it| it.id == place)
            || self.slice_of(place).is_some()
    }

    /// Whether a place is a fact.
    pub fn is_fact(&self, place: &str) -> bool {
        let is_in = |facts: &[Fact]| facts.iter().any(|it| it.id == place);
        is_in(&self.issue.facts) || self.issue.sections.iter().any(|it| is_in(&it.facts))
    }

    /// The index of the section of a place.
    pub fn section_of(&self, place: &str) -> Option<usize> {
        let title = self.issue.sections.iter().position(|it| it.id == place);
        title.or_else(|| match self.slices.get(self.slice_of(place)?)?.part {
            Part::Section(index) => Some(index),
            Part::EditorNote | Part::Lead => None,
        })
    }

    /// The figures in reading order.
    pub fn figures(&self) -> Vec<&Figure> {
        let mut out = Vec::new();
        let issue = &self.issue;
        let mut see = |item| {
            if let Item::Figure(figure) = item {
                out.push(figure);
            }
        };
        visit::blocks(&issue.editor_note, &mut see);
        visit::blocks(&issue.lead, &mut see);
        for section in &issue.sections {
            visit::blocks(&section.blocks, &mut see);
        }
        out
    }

    /// How often two characters stand side by side in the text, about.
    pub fn closeness(&self, one: char, two: char) -> u16 {
        self.pairs[pair(one, two)]
    }

    /// The reading time in minutes at 400 characters a minute, at least one.
    pub fn minutes(&self) -> usize {
        self.characters.div_ceil(400).max(1)
    }
}

/// The id of the reference with this index. The ids of an issue have no colon.
pub fn reference_id(index: usize) -> String {
    concat(&["ref:", &decimal(index)])
}

/// The id of the note with this index.
pub fn note_id(index: usize) -> String {
    concat(&["note:", &decimal(index + 1)])
}

/// What the id of a row of the summary begins with.
pub const ROW: &str = "sum:";

/// The id of the summary's row of a section, or of the issue itself.
pub fn row_id(issue: &Issue, section: Option<usize>) -> String {
    let section = section.map_or("", |it| &issue.sections[it].id);
    concat(&[ROW, section])
}

/// The names of a section's organisations, in full.
pub fn organizations(section: &Section) -> String {
    let mut names = Vec::new();
    for it in &section.organizations {
        names.push(it.name.as_str());
    }
    join(&names, "、")
}

#[derive(Default)]
struct Build {
    slices: Vec<Slice>,
    places: Vec<(String, usize)>,
    references: Vec<String>,
    characters: usize,
    pairs: Vec<u16>,
    pictures: usize,
    has_figures: bool,
    ends: Vec<usize>,
}

impl Build {
    fn part(&mut self, part: Part, blocks: &[Block], first_leaf: usize) {
        let mut leaf = first_leaf;
        for (number, run) in blocks.chunks(SLICE_BLOCKS).enumerate() {
            let from = number * SLICE_BLOCKS;
            let slice = self.slices.len();
            let reference = self.references.len();
            let pictures = self.pictures;
            let lines = self.blocks(run, slice);
            for index in reference..self.references.len() {
                self.places.push((reference_id(index), slice));
            }
            self.slices.push(Slice {
                part,
                from,
                to: from + run.len(),
                leaf,
                reference,
                lines,
                pictures: self.pictures - pictures,
            });
            leaf += evidence::leaf_count(run);
        }
        self.ends.push(self.slices.len());
    }

    /// Notes what is in the blocks. Returns about how many lines their text takes.
    fn blocks(&mut self, blocks: &[Block], slice: usize) -> usize {
        let mut lines = 0;
        // A row of a table is as high as its highest cell.
        let mut row = 0;
        visit::blocks(blocks, &mut |item| match item {
            Item::Id(id) => self.places.push((id.to_owned(), slice)),
            Item::Figure(figure) => {
                self.has_figures = true;
                self.pictures += figure.pictures.len().min(1);
            }
            Item::Row => {
                lines += 1;
                row = 1;
            }
            Item::Leaf(leaf, role) => {
                let text = self.leaf(leaf);
                lines += match role {
                    Role::Heading => text + 1,
                    Role::Caption | Role::Body => text,
                    Role::Cell => text.saturating_sub(row),
                };
                row = row.max(text);
            }
        });
        lines
    }

    fn leaf(&mut self, leaf: Leaf) -> usize {
        if let Leaf::Inline(text) = leaf {
            visit::runs(text, &mut |run| {
                if let Run::NoteRef(id) = run {
                    self.references.push(id.clone());
                }
            });
        }
        let text = leaf.text();
        let (mut characters, mut last) = (0, ' ');
        for c in text.chars() {
            let count = &mut self.pairs[pair(last, c)];
            *count = count.saturating_add(1);
            characters += 1;
            last = c;
        }
        self.characters += characters;
        characters / 34 + 1
    }
}

/// Where a pair of characters is counted.
fn pair(one: char, two: char) -> usize {
    (one as usize * 181 + two as usize) % PAIRS
}
