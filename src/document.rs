//! An issue made ready to be drawn: its slices, its evidence, its places.
//!
//! Rule of this file: computed once when an issue arrives, never changed after.

use crate::words::cat;
use bulletin::evidence::{self, Evidence};
use bulletin::id;
use bulletin::model::{Block, Figure, Issue, Run, Section};
use bulletin::summary::{self, Summary};
use bulletin::visit::{self, Item, Leaf, Role};

/// Blocks that are drawn in one go. Small enough that drawing one slice stays
/// well under 50 ms on a slow phone.
pub const SLICE_BLOCKS: usize = 16;

/// Above this many blocks an issue is large: what is off the screen is neither
/// laid out nor, at first, drawn.
pub const LARGE_BLOCKS: usize = 160;

/// Where a run of blocks stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// 编者按.
    EditorNote,
    /// 导语.
    Lead,
    /// The section with this index.
    Section(usize),
}

/// A run of blocks of one part.
pub struct Slice {
    /// The part it belongs to.
    pub part: Part,
    /// First block.
    pub from: usize,
    /// The block after the last.
    pub to: usize,
    /// The leaf (see [`bulletin::evidence`]) that the first block begins with.
    pub leaf: usize,
    /// References to notes before it.
    pub reference: usize,
    /// Lines of text that it will take, about, at 34 characters a line.
    pub lines: usize,
    /// Figures in it that have pictures.
    pub pictures: usize,
}

/// An issue made ready to be drawn.
pub struct Document {
    /// The issue as it was read.
    pub issue: Issue,
    /// Address of the file it came from, against which its addresses resolve.
    pub base: String,
    /// The province summary.
    pub summary: Summary,
    /// All slices in reading order.
    pub slices: Vec<Slice>,
    /// The note that each reference names, in reading order; `None` where it
    /// names none.
    pub references: Vec<Option<usize>>,
    /// Characters of text, for the reading time.
    pub characters: usize,
    lead_evidence: Vec<Evidence>,
    section_evidence: Vec<Vec<Evidence>>,
    places: Vec<(String, usize)>,
}

/// One figure of an issue with the section it stands in.
#[derive(Clone, Copy)]
pub struct FigureAt<'a> {
    /// Index of the section; `None` in the lead or the editor's note.
    pub section: Option<usize>,
    /// The figure.
    pub figure: &'a Figure,
}

impl Document {
    /// Makes an issue ready; `base` is the address of its file.
    pub fn new(issue: Issue, base: String) -> Self {
        let summary = summary::summarize(&issue);
        let lead_evidence =
            evidence::locate_parts(&[&issue.editor_note, &issue.lead], &issue.facts);
        let section_evidence: Vec<_> = issue
            .sections
            .iter()
            .map(|section| evidence::locate(&section.blocks, &section.facts))
            .collect();

        let mut build = Build::default();
        build.part(Part::EditorNote, &issue.editor_note, 0);
        let leaf = evidence::leaf_count(&issue.editor_note);
        build.part(Part::Lead, &issue.lead, leaf);
        for (index, section) in issue.sections.iter().enumerate() {
            build.part(Part::Section(index), &section.blocks, 0);
        }
        let Build {
            slices,
            mut places,
            references,
            characters,
            ..
        } = build;

        for item in &lead_evidence {
            if let Some(slice) = slice_of_leaf(&slices, item.leaf, |part| {
                matches!(part, Part::EditorNote | Part::Lead)
            }) {
                places.push((issue.facts[item.fact].id.clone(), slice));
            }
        }
        for (index, found) in section_evidence.iter().enumerate() {
            for item in found {
                let slice = slice_of_leaf(&slices, item.leaf, |part| part == Part::Section(index));
                if let Some(slice) = slice {
                    places.push((issue.sections[index].facts[item.fact].id.clone(), slice));
                }
            }
        }
        let references = references
            .iter()
            .map(|id| issue.notes.iter().position(|note| &note.id == id))
            .collect();
        Document {
            issue,
            base,
            summary,
            slices,
            references,
            characters,
            lead_evidence,
            section_evidence,
            places,
        }
    }

    /// Whether it is so long that it is drawn and laid out in slices.
    pub fn is_large(&self) -> bool {
        self.slices.iter().map(|it| it.to - it.from).sum::<usize>() > LARGE_BLOCKS
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

    /// The id of a fact of a part.
    pub fn fact_id(&self, part: Part, fact: usize) -> &str {
        let facts = match part {
            Part::EditorNote | Part::Lead => &self.issue.facts,
            Part::Section(index) => &self.issue.sections[index].facts,
        };
        &facts[fact].id
    }

    /// The slice that a place stands in; `None` for places outside the text
    /// (sections' titles, notes, the summary) and for those that are nowhere.
    pub fn slice_of(&self, place: &str) -> Option<usize> {
        self.places
            .iter()
            .find(|(id, _)| id == place)
            .map(|(_, slice)| *slice)
    }

    /// Whether a place is anywhere in the issue.
    pub fn has(&self, place: &str) -> bool {
        id::RESERVED.contains(&place)
            || place.starts_with("note:")
            || self.issue.sections.iter().any(|it| it.id == place)
            || self.slice_of(place).is_some()
    }

    /// Whether a place is a fact's.
    pub fn is_fact(&self, place: &str) -> bool {
        let sections = self.issue.sections.iter().flat_map(|it| &it.facts);
        self.issue
            .facts
            .iter()
            .chain(sections)
            .any(|it| it.id == place)
    }

    /// The section that a place stands in.
    pub fn section_of(&self, place: &str) -> Option<usize> {
        let title = self.issue.sections.iter().position(|it| it.id == place);
        title.or_else(|| match self.slices.get(self.slice_of(place)?)?.part {
            Part::Section(index) => Some(index),
            _ => None,
        })
    }

    /// All figures in reading order.
    pub fn figures(&self) -> Vec<FigureAt<'_>> {
        let mut out = Vec::new();
        figures(&self.issue.editor_note, None, &mut out);
        figures(&self.issue.lead, None, &mut out);
        for (index, section) in self.issue.sections.iter().enumerate() {
            figures(&section.blocks, Some(index), &mut out);
        }
        out
    }

    /// Whether there are figures.
    pub fn has_figures(&self) -> bool {
        !self.figures().is_empty()
    }

    /// Minutes of reading at 400 characters a minute, at least one.
    pub fn minutes(&self) -> usize {
        self.characters.div_ceil(400).max(1)
    }
}

/// The id of the reference to a note with this index. A colon keeps it apart
/// from the ids of the issue.
pub fn reference_id(index: usize) -> String {
    cat(&["ref:", &index.to_string()])
}

/// The id of a note in the list of notes.
pub fn note_id(index: usize) -> String {
    cat(&["note:", &(index + 1).to_string()])
}

/// Sorts stably. What is sorted here is nearly in order already, and the
/// library's sort would cost the reader 3 KB.
pub fn insertion_sort<T>(list: &mut [T], before: impl Fn(&T, &T) -> bool) {
    for end in 1..list.len() {
        let mut at = end;
        while at > 0 && before(&list[at], &list[at - 1]) {
            list.swap(at, at - 1);
            at -= 1;
        }
    }
}

/// The names of a section's organisations, in full, for lists.
pub fn organizations(section: &Section) -> String {
    let mut out = String::new();
    for organization in &section.organizations {
        if !out.is_empty() {
            out.push('、');
        }
        out.push_str(&organization.name);
    }
    out
}

fn slice_of_leaf(slices: &[Slice], leaf: usize, ours: impl Fn(Part) -> bool) -> Option<usize> {
    slices
        .iter()
        .enumerate()
        .filter(|(_, slice)| ours(slice.part) && slice.leaf <= leaf)
        .map(|(index, _)| index)
        .next_back()
}

fn figures<'a>(blocks: &'a [Block], section: Option<usize>, out: &mut Vec<FigureAt<'a>>) {
    visit::blocks(blocks, &mut |item| {
        if let Item::Figure(figure) = item {
            out.push(FigureAt { section, figure });
        }
    });
}

#[derive(Default)]
struct Build {
    slices: Vec<Slice>,
    places: Vec<(String, usize)>,
    references: Vec<String>,
    characters: usize,
    pictures: usize,
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
    }

    /// Notes what is in the blocks. Returns about how many lines their text takes.
    fn blocks(&mut self, blocks: &[Block], slice: usize) -> usize {
        let mut lines = 0;
        // A row of a table is as high as its highest cell.
        let mut row = 0;
        visit::blocks(blocks, &mut |item| match item {
            Item::Id(id) => self.places.push((id.to_owned(), slice)),
            Item::Figure(figure) => self.pictures += figure.pictures.len().min(1),
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
        let characters = text.bytes().filter(|it| it & 0xC0 != 0x80).count();
        self.characters += characters;
        characters / 34 + 1
    }
}
