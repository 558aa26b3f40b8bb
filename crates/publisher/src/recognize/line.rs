//! The paragraphs and tables of a manuscript as this folder works on them.
//!
//! Rule of this file: layout is gone, formatting and places are still there.

use super::words;
use crate::manuscript::{self, Align, Look, Run, RunContent, Style, Table};
use crate::report::Place;

/// A picture: its index in the media, and its alternative text.
pub type Picture = (usize, Option<String>);

/// A paragraph or a table of data.
#[derive(Clone, Debug)]
pub enum Item {
    /// A paragraph.
    Line(Line),
    /// A table of data.
    Table(Table),
}

/// A paragraph.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// Its place.
    pub place: Place,
    /// Its number among all paragraphs of the manuscript, including those in
    /// tables.
    pub index: usize,
    /// The numbers of paragraphs that were joined to it.
    pub joined: Vec<usize>,
    /// Its content.
    pub runs: Vec<Run>,
    /// How it is set.
    pub style: Style,
    /// Whether it is in a text box.
    pub boxed: bool,
    /// Its automatic number: list and level.
    pub numbering: Option<(u32, u8)>,
    /// Whether there is an empty line before it.
    pub after_blank: bool,
}

impl Item {
    /// The paragraph, if it is one.
    pub fn line(&self) -> Option<&Line> {
        match self {
            Item::Line(line) => Some(line),
            Item::Table(_) => None,
        }
    }
}

impl Line {
    /// The numbers of all paragraphs in it.
    pub fn indices(&self) -> impl Iterator<Item = usize> {
        self.joined.iter().copied().chain([self.index])
    }

    /// Its text, breaks as `\n` and tabs as `\t`, as it was typed.
    pub fn raw(&self) -> String {
        manuscript::text_of(&self.runs)
    }

    /// The line with part of its text: formatting is dropped, unless the text covers
    /// all of it.
    pub fn with_text(&self, text: &str) -> Line {
        if words::squeeze(text) == words::squeeze(&self.raw()) {
            return self.clone();
        }
        let run = Run {
            content: RunContent::Text(text.to_owned()),
            look: self.look(),
            link: None,
            generated: false,
        };
        Line {
            runs: vec![run],
            ..self.clone()
        }
    }

    /// Its text without white space at the ends.
    pub fn text(&self) -> String {
        words::trim(&self.raw()).to_owned()
    }

    /// Whether it has no visible text.
    pub fn is_blank(&self) -> bool {
        self.runs.iter().all(|run| match &run.content {
            RunContent::Text(text) => text.chars().all(words::is_space),
            RunContent::Tab | RunContent::Break | RunContent::PageBreak => true,
            RunContent::NoteRef(_) | RunContent::Picture { .. } => false,
        })
    }

    /// Its pictures.
    pub fn pictures(&self) -> Vec<Picture> {
        let of = |run: &Run| match &run.content {
            RunContent::Picture { media, alt } => Some((*media, alt.clone())),
            _ => None,
        };
        self.runs.iter().filter_map(of).collect()
    }

    /// The line without its pictures.
    pub fn without_pictures(&self) -> Line {
        let mut line = self.clone();
        line.runs
            .retain(|run| !matches!(run.content, RunContent::Picture { .. }));
        line
    }

    /// A part of the line, by the bytes of [`Line::raw`]; pictures and
    /// references inside the part are kept.
    pub fn slice(&self, range: std::ops::Range<usize>) -> Line {
        let mut at = 0;
        let mut runs = Vec::new();
        for run in &self.runs {
            let len = match &run.content {
                RunContent::Text(text) => text.len(),
                RunContent::Tab | RunContent::Break => 1,
                _ => 0,
            };
            let (start, end) = (range.start.max(at), range.end.min(at + len));
            match &run.content {
                RunContent::Text(text) if start < end => {
                    if let Some(part) = text.get(start - at..end - at) {
                        runs.push(Run {
                            content: RunContent::Text(part.to_owned()),
                            ..run.clone()
                        });
                    }
                }
                RunContent::Text(_) => {}
                RunContent::Tab | RunContent::Break if start < end => runs.push(run.clone()),
                RunContent::Tab | RunContent::Break => {}
                _ if range.start <= at && at <= range.end => runs.push(run.clone()),
                _ => {}
            }
            at += len;
        }
        Line {
            runs,
            ..self.clone()
        }
    }

    /// Whether it is centred.
    pub fn is_centred(&self) -> bool {
        self.style.align == Align::Center
    }

    /// The formatting of most of its characters, without automatic numbers.
    pub fn look(&self) -> Look {
        let mut looks: Vec<(Look, usize)> = Vec::new();
        for run in self.runs.iter().filter(|run| !run.generated) {
            if let RunContent::Text(text) = &run.content {
                let count = words::len(text);
                match looks.iter_mut().find(|(look, _)| *look == run.look) {
                    Some((_, total)) => *total += count,
                    None => looks.push((run.look.clone(), count)),
                }
            }
        }
        let most = looks.into_iter().max_by_key(|(_, count)| *count);
        most.map(|(look, _)| look).unwrap_or_default()
    }

    /// Whether all of its typed characters are bold.
    pub fn is_bold(&self) -> bool {
        self.all(|look| look.bold)
    }

    /// Whether all of its typed characters are italic.
    pub fn is_italic(&self) -> bool {
        self.all(|look| look.italic)
    }

    /// Whether all of its typed characters are red.
    pub fn is_red(&self) -> bool {
        self.all(|look| look.red)
    }

    fn all(&self, test: impl Fn(&Look) -> bool) -> bool {
        let mut some = false;
        for run in self.runs.iter().filter(|run| !run.generated) {
            if let RunContent::Text(text) = &run.content
                && words::len(text) > 0
            {
                if !test(&run.look) {
                    return false;
                }
                some = true;
            }
        }
        some
    }

    /// Whether it has a style with this name or prefix.
    pub fn has_style(&self, names: &[&str]) -> bool {
        let name = self.style.name.as_deref().unwrap_or_default();
        names.iter().any(|known| name.starts_with(known))
    }
}

/// The formatting of most of the running text: what differs may be a title.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// Half points.
    pub size: Option<u32>,
    /// East Asian font.
    pub font: Option<String>,
    /// Whether the running text is bold.
    pub bold: bool,
    /// Its indent from the left.
    pub indent: i32,
}

impl Body {
    /// Measures all paragraphs that are long or end like a sentence.
    pub fn of(items: &[Item]) -> Body {
        let mut looks: Vec<((Look, i32), usize)> = Vec::new();
        for line in items.iter().filter_map(Item::line) {
            let text = line.text();
            if words::len(&text) < 30 && !words::is_finished(&text) {
                continue;
            }
            let key = (line.look(), line.style.indent);
            let count = words::len(&text);
            if let Some((_, total)) = looks.iter_mut().find(|(look, _)| *look == key) {
                *total += count;
            } else if looks.len() < 200 {
                // If a file has thousands of looks, none of them is the body's.
                looks.push((key, count));
            }
        }
        let most = looks.into_iter().max_by_key(|(_, count)| *count);
        most.map(|((look, indent), _)| Body {
            size: look.size,
            font: look.font,
            bold: look.bold,
            indent,
        })
        .unwrap_or_default()
    }

    /// Whether formatting is that of a title: bold, larger, or in a title font
    /// that the running text does not use.
    pub fn stands_out(&self, line: &Line) -> bool {
        let look = line.look();
        let larger = match (look.size, self.size) {
            (Some(size), Some(body)) => size > body,
            _ => false,
        };
        let titled = |font: &Option<String>| {
            let font = font.as_deref().unwrap_or_default();
            ["黑", "小标宋", "楷", "Hei", "Kai"]
                .iter()
                .any(|part| font.contains(part))
        };
        let font = look.font != self.font && titled(&look.font);
        line.is_bold() && !self.bold || larger || font
    }
}
