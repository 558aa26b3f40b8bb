//! Figures and tables of data with their captions.
//!
//! Pictures and captions in a row form a cluster; in each, the captions are
//! above or below their pictures. Empty lines are dropped here.

use super::account::Account;
use super::inline::{self, Emphasis};
use super::line::{Body, Item, Line, Picture};
use super::{caption, kinds, organizations, tables, words};
use crate::manuscript::{FileKind, Table as Typed};
use crate::report::{Finding, Place};
use bulletin::model::{Inline, Table};

/// A part of the body.
#[derive(Clone, Debug)]
pub enum Part {
    /// A paragraph with text.
    Line(Line),
    /// A figure.
    Figure(Figure),
    /// A table of data.
    Table(Table),
}

/// A figure without its id.
#[derive(Clone, Debug, Default)]
pub struct Figure {
    /// Its place.
    pub place: Place,
    /// Its number.
    pub number: Option<u32>,
    /// As printed.
    pub label: Option<String>,
    /// Without the label.
    pub caption: Inline,
    /// Its pictures.
    pub pictures: Vec<Picture>,
}

enum FigureToken {
    Pictures(Place, Vec<Picture>),
    Caption(Line),
    /// Pictures and their caption in one paragraph.
    Both(Place, Vec<Picture>, Line),
    Other(Line),
    Table(Typed),
}

/// Gathers figures and tables.
pub fn gather(
    items: Vec<Item>,
    kind: FileKind,
    body: &Body,
    account: &mut Account,
    findings: &mut Vec<Finding>,
) -> Vec<Part> {
    let tokens = tokens(items, kind, body);
    let mut gatherer = Gatherer {
        out: Vec::new(),
        above: false,
        account,
        findings,
    };
    gatherer.above = mostly_above(&tokens);
    gatherer.all(tokens);
    let parts = gatherer.out;
    check_numbers(&parts, findings);
    parts
}

fn tokens(items: Vec<Item>, kind: FileKind, body: &Body) -> Vec<FigureToken> {
    let mut out: Vec<FigureToken> = Vec::new();
    for item in items {
        let line = match item {
            Item::Table(table) => {
                out.push(FigureToken::Table(table));
                continue;
            }
            Item::Line(line) => line,
        };
        let pictures = line.pictures();
        let place = line.place.clone();
        let text = line.without_pictures();
        if text.is_blank() {
            if !pictures.is_empty() {
                out.push(FigureToken::Pictures(place, pictures));
            }
            continue;
        }
        let below = matches!(out.last(), Some(FigureToken::Pictures(..)));
        let named = is_caption(&text, kind, below || !pictures.is_empty());
        if pictures.is_empty() {
            if named || below && is_unnumbered(&text, kind, body) {
                out.push(FigureToken::Caption(line));
            } else {
                out.push(FigureToken::Other(line));
            }
        } else if named || text.has_style(&["caption", "题注"]) {
            out.push(FigureToken::Both(place, pictures, text));
        } else {
            // A picture that is anchored in a paragraph of text.
            out.push(FigureToken::Other(text));
            out.push(FigureToken::Pictures(place, pictures));
        }
    }
    out
}

/// Whether a line is a caption with a label. Away from pictures, a Word file
/// must format it as one; a plain text cannot.
fn is_caption(line: &Line, kind: FileKind, near: bool) -> bool {
    let raw = line.raw();
    let Some(read) = caption::read(&raw).filter(|read| !read.table) else {
        return false;
    };
    let sentence = words::is_finished(&raw) && !raw.trim_end().ends_with(['）', ')']);
    match kind {
        FileKind::Text => !sentence,
        FileKind::Docx => {
            let set = line.is_centred() || line.has_style(&["caption", "题注", "图"]);
            near || set || read.divided && !sentence && words::len(&raw) <= 40
        }
    }
}

/// Whether a line below a picture is a caption without a label: formatted as
/// one, or 图为….
fn is_unnumbered(line: &Line, kind: FileKind, body: &Body) -> bool {
    let text = line.text();
    let bare = text.trim_start_matches(['（', '(']);
    if words::len(&text) > 80 {
        return false;
    }
    if line.has_style(&["caption", "题注"]) || bare.starts_with("图为") {
        return true;
    }
    let small = match (line.look().size, body.size) {
        (Some(size), Some(body)) => size <= body,
        _ => true,
    };
    kind.has_formatting()
        && line.is_centred()
        && small
        && !line.is_bold()
        && line.style.outline.is_none()
        && words::len(&text) <= 40
        && !text.ends_with(['。', '；', '，'])
        && !organizations::names_one(&text)
}

/// Whether captions are above their pictures in this file, judged by the
/// clusters that leave no doubt.
fn mostly_above(tokens: &[FigureToken]) -> bool {
    let (mut above, mut below) = (0, 0);
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let rest = tokens.get(at..).unwrap_or_default();
        let len = rest.iter().take_while(|token| is_figure(token)).count();
        if len > 0 {
            let first = matches!(token, FigureToken::Caption(_));
            let last = matches!(rest.get(len - 1), Some(FigureToken::Caption(_)));
            above += usize::from(first && !last);
            below += usize::from(!first && last);
        }
        at += len.max(1);
    }
    above > below
}

fn is_figure(token: &FigureToken) -> bool {
    matches!(token, FigureToken::Pictures(..) | FigureToken::Caption(_))
}

struct Gatherer<'a> {
    out: Vec<Part>,
    above: bool,
    account: &'a mut Account,
    findings: &'a mut Vec<Finding>,
}

impl Gatherer<'_> {
    fn all(&mut self, tokens: Vec<FigureToken>) {
        let mut cluster = Vec::new();
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            if is_figure(&token) {
                cluster.push(token);
                continue;
            }
            self.cluster(std::mem::take(&mut cluster));
            match token {
                FigureToken::Both(place, pictures, line) => {
                    self.figure(place, pictures, Some(line));
                }
                FigureToken::Other(line) => {
                    let titled = is_table_caption(&line);
                    match tokens.next_if(|next| titled && matches!(next, FigureToken::Table(_))) {
                        Some(FigureToken::Table(table)) => self.table(table, Some(line)),
                        _ => self.out.push(Part::Line(line)),
                    }
                }
                FigureToken::Table(table) => {
                    let caption = match tokens.next_if(
                        |next| matches!(next, FigureToken::Other(line) if is_table_caption(line)),
                    ) {
                        // It may be the caption of a table that follows.
                        Some(FigureToken::Other(line)) => {
                            if matches!(tokens.peek(), Some(FigureToken::Table(_))) {
                                self.table(table, None);
                                if let Some(FigureToken::Table(next)) = tokens.next() {
                                    self.table(next, Some(line));
                                }
                                continue;
                            }
                            Some(line)
                        }
                        _ => None,
                    };
                    self.table(table, caption);
                }
                FigureToken::Pictures(..) | FigureToken::Caption(_) => {}
            }
        }
        self.cluster(cluster);
    }

    /// Gives each caption of a cluster its pictures.
    fn cluster(&mut self, tokens: Vec<FigureToken>) {
        let first = matches!(tokens.first(), Some(FigureToken::Caption(_)));
        let last = matches!(tokens.last(), Some(FigureToken::Caption(_)));
        let above = first && (!last || self.above && tokens.len() > 1);
        let mut pictures: Vec<(Place, Vec<Picture>)> = Vec::new();
        let mut caption: Option<Line> = None;
        for token in tokens {
            match token {
                FigureToken::Pictures(place, more) => pictures.push((place, more)),
                FigureToken::Caption(line) if above => {
                    self.flush(std::mem::take(&mut pictures), caption.take());
                    caption = Some(line);
                }
                FigureToken::Caption(line) => self.flush(std::mem::take(&mut pictures), Some(line)),
                FigureToken::Both(..) | FigureToken::Other(_) | FigureToken::Table(_) => {}
            }
        }
        self.flush(pictures, caption);
    }

    fn flush(&mut self, pictures: Vec<(Place, Vec<Picture>)>, caption: Option<Line>) {
        match caption {
            Some(line) => {
                let place = pictures
                    .first()
                    .map_or(&line.place, |(place, _)| place)
                    .clone();
                let pictures = pictures.into_iter().flat_map(|(_, all)| all).collect();
                self.figure(place, pictures, Some(line));
            }
            // Without a caption, each paragraph of pictures is a figure.
            None => {
                for (place, pictures) in pictures {
                    self.figure(place, pictures, None);
                }
            }
        }
    }

    fn figure(&mut self, place: Place, pictures: Vec<Picture>, line: Option<Line>) {
        let mut figure = Figure {
            place: place.clone(),
            pictures,
            ..Figure::default()
        };
        if let Some(line) = line {
            let raw = line.raw();
            match caption::read(&raw).filter(|read| !read.table) {
                Some(read) => {
                    let part = |range: std::ops::Range<usize>| raw.get(range).unwrap_or_default();
                    figure.number = Some(read.number);
                    figure.label = Some(part(read.before..read.label_end).to_owned());
                    self.account.marks(part(0..read.before));
                    self.account.marks(part(read.label_end..read.text_start));
                    self.account.marks(part(read.text_end..raw.len()));
                    let text = line.slice(read.text_start..read.text_end);
                    figure.caption = inline::convert(&text, Emphasis::Drop, self.findings);
                }
                None => figure.caption = inline::convert(&line, Emphasis::Drop, self.findings),
            }
        }
        let name = figure.label.clone().unwrap_or_default();
        if figure.caption.is_empty() {
            let kind = &kinds::FIGURE_WITHOUT_CAPTION;
            self.findings
                .push(Finding::new(kind, place.clone(), name.clone()));
        }
        if figure.pictures.is_empty() {
            let kind = &kinds::FIGURE_WITHOUT_PICTURE;
            let detail = format!("{name} {}", figure.caption.text());
            self.findings
                .push(Finding::new(kind, place, words::trim(&detail)));
        }
        self.out.push(Part::Figure(figure));
    }

    fn table(&mut self, table: Typed, caption: Option<Line>) {
        let place = table.place.clone();
        let (table, pictures) = tables::convert(&table, caption.as_ref(), self.findings);
        self.out.push(Part::Table(table));
        if !pictures.is_empty() {
            let kind = &kinds::PICTURE_IN_TABLE;
            self.findings.push(Finding::new(kind, place.clone(), ""));
            self.figure(place, pictures, None);
        }
    }
}

fn is_table_caption(line: &Line) -> bool {
    let read = caption::read(&line.raw());
    read.is_some_and(|read| read.table) || line.has_style(&["caption", "题注"])
}

fn check_numbers(parts: &[Part], findings: &mut Vec<Finding>) {
    let mut expected = 1;
    for part in parts {
        let Part::Figure(figure) = part else { continue };
        let Some(number) = figure.number else {
            continue;
        };
        if number != expected {
            let detail = figure.label.clone().unwrap_or_default();
            let kind = &kinds::FIGURE_NUMBERS;
            findings.push(Finding::new(kind, figure.place.clone(), detail));
        }
        expected = number.saturating_add(1);
    }
}
