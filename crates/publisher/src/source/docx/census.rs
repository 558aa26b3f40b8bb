//! The text of a part, by the names of its elements alone: what
//! [`super::missed`] compares with what was read.
//!
//! Rule of this file: nothing of the reader is used here, so that none of its
//! gaps can repeat. Hidden and deleted text counts like any other.

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// A piece of text without white space.
pub struct Piece {
    /// Its characters.
    pub text: String,
    /// The number of its paragraph, from 1 as Word counts.
    pub paragraph: u32,
    /// Which paragraph it is in, text boxes included.
    pub unit: usize,
    /// Whether another branch of an alternative may stand for it.
    pub alternative: bool,
}

/// The text of a part.
#[derive(Default)]
pub struct Census {
    /// All pieces, text boxes before the paragraph that anchors them.
    pub pieces: Vec<Piece>,
    /// What only later branches of alternatives have, as older programs read
    /// it.
    pub others: Vec<Piece>,
}

/// Reads a part. What comes after malformed XML is not counted: the reader
/// refuses such a file.
pub fn of(xml: &str) -> Census {
    let mut walk = Walk::default();
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => walk.open(&start),
            Ok(Event::Empty(start)) => {
                walk.open(&start);
                walk.close();
            }
            Ok(Event::End(_)) => walk.close(),
            Ok(Event::Text(text)) => walk.text(&text.xml10_content()),
            Ok(Event::CData(text)) => walk.text(&text.xml10_content()),
            Ok(Event::GeneralRef(reference)) => match reference.resolve_char_ref() {
                Ok(Some(c)) => walk.text(c.encode_utf8(&mut [0; 4])),
                _ => walk.text(resolve_predefined_entity(&reference).unwrap_or_default()),
            },
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    walk.census
}

/// The characters that count: no white space, and none of the codes of symbol
/// fonts, which the reader replaces.
pub fn squeezed(text: &str) -> String {
    let counts =
        |c: &char| !c.is_whitespace() && !c.is_control() && !('\u{F000}'..='\u{F0FF}').contains(c);
    text.chars().filter(counts).collect()
}

#[derive(Default)]
struct Walk {
    census: Census,
    stack: Vec<Kind>,
    /// Paragraphs that are open, with their pieces.
    open: Vec<(usize, Vec<Piece>)>,
    units: usize,
    paragraphs: u32,
    boxes: usize,
    /// Whether characters count here.
    typed: bool,
    piece: String,
    /// The entries of a drop-down list, and which one is chosen.
    entries: Vec<String>,
    chosen: Option<usize>,
}

/// What an open element is.
enum Kind {
    Text,
    Paragraph,
    Box,
    List,
    /// An alternative, with how many branches it has had.
    Alternatives(usize),
    /// A branch: whether it is a later one.
    Branch(bool),
    Other,
}

impl Walk {
    fn open(&mut self, start: &BytesStart<'_>) {
        let name = start.local_name().into_inner().to_owned();
        let value = |wanted: &str| {
            let mut attributes = start.attributes();
            let mut attributes = attributes.with_checks(false).flatten();
            let found = attributes.find(|found| found.key.local_name().into_inner() == wanted)?;
            let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
            Some(value.into_owned())
        };
        let kind = match name.as_str() {
            "t" | "delText" => {
                self.typed = true;
                Kind::Text
            }
            "p" => {
                if self.boxes == 0 {
                    self.paragraphs = self.paragraphs.saturating_add(1);
                }
                self.units += 1;
                self.open.push((self.units, Vec::new()));
                Kind::Paragraph
            }
            "txbxContent" | "txBody" => {
                self.boxes += 1;
                Kind::Box
            }
            "AlternateContent" => Kind::Alternatives(0),
            "Choice" | "Fallback" => match self.stack.last_mut() {
                Some(Kind::Alternatives(count)) => {
                    *count += 1;
                    let later = *count > 1;
                    if later {
                        self.open.push((self.units, Vec::new()));
                    }
                    Kind::Branch(later)
                }
                _ => Kind::Other,
            },
            "ddList" => {
                self.entries.clear();
                self.chosen = None;
                Kind::List
            }
            "listEntry" if self.in_list() => {
                self.entries.extend(value("val"));
                Kind::Other
            }
            "result" if self.in_list() => {
                self.chosen = value("val").and_then(|value| value.parse().ok());
                Kind::Other
            }
            "default" if self.in_list() && self.chosen.is_none() => {
                self.chosen = value("val").and_then(|value| value.parse().ok());
                Kind::Other
            }
            "sym" => {
                let code = value("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                let c = code.and_then(char::from_u32);
                let public = c.filter(|c| !('\u{E000}'..='\u{F8FF}').contains(c));
                // Letters in a symbol font are other characters.
                let text = public.filter(|c| u32::from(*c) > 0xFF).map(String::from);
                self.add(&text.unwrap_or_default());
                Kind::Other
            }
            "textpath" => {
                self.add(&value("string").unwrap_or_default());
                Kind::Other
            }
            _ => Kind::Other,
        };
        self.stack.push(kind);
    }

    fn in_list(&self) -> bool {
        matches!(self.stack.last(), Some(Kind::List))
    }

    fn text(&mut self, text: &str) {
        if self.typed {
            self.piece.push_str(text);
        }
    }

    fn close(&mut self) {
        match self.stack.pop() {
            Some(Kind::Text) => {
                self.typed = false;
                let piece = std::mem::take(&mut self.piece);
                self.add(&piece);
            }
            Some(kind @ (Kind::Paragraph | Kind::Branch(true))) => {
                let pieces = self.open.pop().map(|(_, pieces)| pieces);
                let later = |kind: &Kind| matches!(kind, Kind::Branch(true));
                let out = match later(&kind) || self.stack.iter().any(later) {
                    true => &mut self.census.others,
                    false => &mut self.census.pieces,
                };
                out.extend(pieces.unwrap_or_default());
            }
            Some(Kind::Box) => self.boxes = self.boxes.saturating_sub(1),
            Some(Kind::List) => {
                let chosen = self.chosen.unwrap_or(0);
                let entry = self.entries.get(chosen).cloned().unwrap_or_default();
                self.add(&entry);
            }
            _ => {}
        }
    }

    fn add(&mut self, text: &str) {
        let text = squeezed(text);
        if text.is_empty() {
            return;
        }
        let in_branch = |kind: &Kind| matches!(kind, Kind::Branch(_));
        let piece = Piece {
            text,
            paragraph: self.paragraphs,
            unit: self.open.last().map_or(self.units, |(unit, _)| *unit),
            alternative: self.stack.iter().any(in_branch),
        };
        match self.open.last_mut() {
            Some((_, pieces)) => pieces.push(piece),
            None => self.census.pieces.push(piece),
        }
    }
}
