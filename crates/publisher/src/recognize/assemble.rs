//! From parts and their roles to the blocks and sections of an issue.

use std::collections::HashSet;

use super::figures::{Figure, Part};
use super::inline::{self, Emphasis};
use super::line::{Body, Line};
use super::titles::{self, Role};
use super::{kinds, lists, organizations, words};
use crate::draft::Slot;
use crate::manuscript::RunContent;
use crate::report::{Finding, Place};
use bulletin::evidence;
use bulletin::model::{Block, Heading, Section};
use bulletin::province;

/// The parsed body.
#[derive(Default)]
pub struct Assembled {
    /// The lead (导语).
    pub lead: Vec<Block>,
    /// The sections (分节).
    pub sections: Vec<Section>,
    /// The pictures of the figures, in reading order.
    pub pictures: Vec<Slot>,
}

/// Assembles lead and sections.
pub fn assemble(
    parts: Vec<Part>,
    roles: &[Role],
    body: &Body,
    findings: &mut Vec<Finding>,
) -> Assembled {
    let mut assembler = Assembler {
        out: Assembled::default(),
        places: Vec::new(),
        lines: Vec::new(),
        ids: FigureIds::of(&parts),
        body,
        findings,
    };
    for (at, part) in parts.into_iter().enumerate() {
        let role = roles.get(at).copied().unwrap_or(Role::Text);
        assembler.part(part, role);
    }
    assembler.flush();
    assembler.name_sections();
    assembler.out
}

struct Assembler<'a> {
    out: Assembled,
    /// The places of the sections' titles.
    places: Vec<Place>,
    /// Paragraphs that may still become a list or a quote.
    lines: Vec<Line>,
    ids: FigureIds,
    body: &'a Body,
    findings: &'a mut Vec<Finding>,
}

impl Assembler<'_> {
    fn part(&mut self, part: Part, role: Role) {
        match (part, role) {
            (Part::Line(line), Role::Section) => {
                self.flush();
                note_in_title(&line, self.findings);
                let title = one_line(&line);
                self.places.push(line.place.clone());
                self.out.sections.push(Section {
                    id: String::new(),
                    title,
                    organizations: Vec::new(),
                    blocks: Vec::new(),
                    measures: Vec::new(),
                    facts: Vec::new(),
                });
            }
            // A heading must be in a section.
            (Part::Line(line), Role::Heading(level)) if !self.out.sections.is_empty() => {
                self.flush();
                let text = inline::convert(&line, Emphasis::Drop, self.findings);
                self.push(Block::Heading(Heading {
                    id: None,
                    level,
                    text,
                }));
            }
            (Part::Line(line), _) => self.lines.push(line),
            (Part::Figure(figure), _) => {
                self.flush();
                self.figure(figure);
            }
            (Part::Table(table), _) => {
                self.flush();
                self.push(Block::Table(table));
            }
        }
    }

    fn push(&mut self, block: Block) {
        match self.out.sections.last_mut() {
            Some(section) => section.blocks.push(block),
            None => self.out.lead.push(block),
        }
    }

    fn flush(&mut self) {
        let lines = std::mem::take(&mut self.lines);
        for block in paragraphs(&lines, self.body, self.findings) {
            self.push(block);
        }
    }

    fn figure(&mut self, figure: Figure) {
        let id = self.ids.next(figure.number);
        for (media, alt) in figure.pictures {
            self.out.pictures.push(Slot {
                figure: id.clone(),
                media,
                alt,
            });
        }
        self.push(Block::Figure(bulletin::model::Figure {
            id,
            number: figure.number,
            label: figure.label,
            caption: figure.caption,
            pictures: Vec::new(),
        }));
    }

    /// Sets the organisations and ids of sections, and the ids of headings.
    fn name_sections(&mut self) {
        let mut taken: HashSet<String> = HashSet::new();
        for (at, section) in self.out.sections.iter_mut().enumerate() {
            let mut texts = Vec::new();
            evidence::each_leaf(&section.blocks, &mut |leaf| {
                if texts.len() < 3 {
                    texts.push(leaf.text().into_owned());
                }
            });
            section.organizations = organizations::of_section(&section.title, &texts);
            let place = self.places.get(at).cloned().unwrap_or_default();
            if section.organizations.is_empty() {
                let kind = &kinds::SECTION_WITHOUT_ORGANIZATION;
                self.findings
                    .push(Finding::new(kind, place.clone(), &*section.title));
            }
            for it in &section.organizations {
                if it.admin_code.is_none() && organizations::suggests_province(&it.name) {
                    let kind = &kinds::ORGANIZATION_WITHOUT_PROVINCE;
                    self.findings
                        .push(Finding::new(kind, place.clone(), &*it.name));
                }
            }
            let mut codes: Vec<&str> = section
                .organizations
                .iter()
                .filter_map(|it| it.admin_code.as_deref())
                .collect();
            codes.dedup();
            let of_province = match codes.as_slice() {
                [code] => province::by_code(code).map(slug),
                _ => None,
            };
            section.id = of_province
                .filter(|id| !taken.contains(id))
                .unwrap_or_else(|| format!("section-{}", at + 1));
            taken.insert(section.id.clone());
            let mut count = 0;
            for block in &mut section.blocks {
                if let Block::Heading(heading) = block {
                    count += 1;
                    heading.id = Some(format!("{}-{count}", section.id));
                }
            }
        }
    }
}

/// Nei Mongol in an address: nei-mongol.
fn slug(province: &province::Province) -> String {
    province.pinyin.to_ascii_lowercase().replace(' ', "-")
}

/// Turns consecutive lines into lists, quotes and paragraphs.
pub fn paragraphs(lines: &[Line], body: &Body, findings: &mut Vec<Finding>) -> Vec<Block> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let quoted = titles::is_quote(line, body);
        let rest = lines.get(at..).unwrap_or_default();
        let len = rest
            .iter()
            .take_while(|line| titles::is_quote(line, body) == quoted)
            .count();
        let mut group = rest.get(..len).unwrap_or_default().to_vec();
        // In a quote whose style is italic, italics emphasise nothing.
        for line in group.iter_mut().filter(|line| quoted && line.is_italic()) {
            line.runs.iter_mut().for_each(|run| run.look.italic = false);
        }
        let blocks = lists::blocks(&group, findings);
        if quoted && !blocks.is_empty() {
            out.push(Block::Quote(blocks));
        } else {
            out.extend(blocks);
        }
        at += len.max(1);
    }
    out
}

/// The text of a title; breaks and tabs become spaces.
pub fn one_line(line: &Line) -> String {
    words::unspace(&line.text().replace(['\n', '\t'], " "))
}

/// Reports references to notes, which a title cannot keep.
pub fn note_in_title(line: &Line, findings: &mut Vec<Finding>) {
    if line
        .runs
        .iter()
        .any(|run| matches!(run.content, RunContent::NoteRef(_)))
    {
        let kind = &kinds::NOTE_IN_TITLE;
        findings.push(Finding::new(kind, line.place.clone(), line.text()));
    }
}

/// Ids of figures: figure-3 for 图 3; the others get free numbers.
struct FigureIds {
    wanted: HashSet<u32>,
    taken: HashSet<u32>,
}

impl FigureIds {
    fn of(parts: &[Part]) -> FigureIds {
        let numbers = parts.iter().filter_map(|part| match part {
            Part::Figure(figure) => figure.number,
            _ => None,
        });
        FigureIds {
            wanted: numbers.collect(),
            taken: HashSet::new(),
        }
    }

    fn next(&mut self, number: Option<u32>) -> String {
        let free = number.filter(|number| !self.taken.contains(number));
        let number = free.unwrap_or_else(|| {
            let mut number = 1;
            while self.wanted.contains(&number) || self.taken.contains(&number) {
                number += 1;
            }
            number
        });
        self.taken.insert(number);
        format!("figure-{number}")
    }
}
