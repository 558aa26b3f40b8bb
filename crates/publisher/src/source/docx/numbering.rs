//! Automatic numbering, written out as text.

use super::choice;
use super::names::Ns;
use super::numerals;
use super::package::Package;
use super::props::{Characters, Paragraphs};
use super::styles::Styles;
use super::symbols;
use super::xml::{self, Element};
use crate::source::limits;
use crate::source::unreadable::Unreadable;
use std::collections::{HashMap, HashSet};

/// Levels of a list in Word.
const LEVELS: usize = 9;

/// The lists of a document with their counters.
#[derive(Default)]
pub struct Numbering {
    definitions: HashMap<u32, Definition>,
    lists: HashMap<u32, List>,
    /// The counters of each definition; lists of one definition continue each
    /// other.
    counters: HashMap<u32, [Option<u32>; LEVELS]>,
    /// Levels of lists that have started, for those that restart.
    begun: HashSet<(u32, usize)>,
}

/// `w:abstractNum`.
#[derive(Default)]
struct Definition {
    levels: HashMap<usize, Level>,
    /// The numbering style that has the levels.
    by_style: Option<String>,
}

/// `w:num`.
#[derive(Default)]
struct List {
    definition: u32,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
}

/// `w:lvl`.
#[derive(Clone)]
struct Level {
    start: u32,
    format: String,
    text: String,
    suffix: String,
    restart: Option<usize>,
    legal: bool,
    /// The paragraph style that is numbered with this level.
    style: Option<String>,
    symbol_font: Option<String>,
    paragraphs: Paragraphs,
    characters: Characters,
}

/// A number or bullet.
pub struct Marker {
    /// The text shown, with a space after it if one is visible.
    pub text: String,
    /// The formatting that the list gives its characters.
    pub characters: Characters,
    /// An unknown number format.
    pub unknown: Option<String>,
}

impl Numbering {
    /// Reads the lists.
    ///
    /// # Errors
    /// A part that is damaged or too large.
    pub fn read(
        package: &mut Package<'_>,
        part: Option<&str>,
        styles: &Styles,
    ) -> Result<Numbering, Unreadable> {
        let mut numbering = Numbering::default();
        let Some(part) = part else {
            return Ok(numbering);
        };
        let Some(bytes) = package.xml(part)? else {
            return Ok(numbering);
        };
        xml::each(part, &bytes, &["numbering"], &mut |element| {
            numbering.add(&element, styles);
            Ok(())
        })?;
        Ok(numbering)
    }

    fn add(&mut self, element: &Element, styles: &Styles) {
        let id = |name| element.get(name).and_then(|id| id.parse().ok());
        if element.is(Ns::W, "abstractNum") {
            let Some(id) = id("abstractNumId") else {
                return;
            };
            let mut definition = Definition {
                by_style: element.val_of("numStyleLink").map(str::to_owned),
                ..Definition::default()
            };
            for level in element.children().filter(|child| child.is(Ns::W, "lvl")) {
                if let Some((number, level)) = Level::of(level, styles) {
                    definition.levels.insert(number, level);
                }
            }
            self.definitions.insert(id, definition);
        } else if element.is(Ns::W, "num") {
            let definition = element.val_of("abstractNumId");
            let definition = definition.and_then(|id| id.parse().ok());
            let (Some(id), Some(definition)) = (id("numId"), definition) else {
                return;
            };
            let mut list = List {
                definition,
                ..List::default()
            };
            for change in element
                .children()
                .filter(|child| child.is(Ns::W, "lvlOverride"))
            {
                let Some(level) = change.get("ilvl").and_then(level_number) else {
                    continue;
                };
                let start = change.val_of("startOverride");
                if let Some(start) = start.and_then(|start| start.parse().ok()) {
                    list.starts.insert(level, start);
                }
                if let Some((_, changed)) = change.w("lvl").and_then(|lvl| Level::of(lvl, styles)) {
                    list.levels.insert(level, changed);
                }
            }
            self.lists.insert(id, list);
        }
    }

    /// The definition that a list uses, through a numbering style if it names
    /// one.
    fn definition(&self, list: &List, styles: &Styles) -> Option<u32> {
        let definition = self.definitions.get(&list.definition)?;
        let Some(style) = &definition.by_style else {
            return Some(list.definition);
        };
        let list = self.lists.get(&styles.list(style)?)?;
        Some(list.definition)
    }

    fn level<'a>(&'a self, list: &'a List, definition: u32, level: usize) -> Option<&'a Level> {
        let changed = list.levels.get(&level);
        changed.or_else(|| self.definitions.get(&definition)?.levels.get(&level))
    }

    /// The level of a list that a paragraph style uses.
    pub fn level_of_style(&self, list: u32, style: &str, styles: &Styles) -> Option<u8> {
        let list = self.lists.get(&list)?;
        let definition = self.definition(list, styles)?;
        (0..LEVELS)
            .find(|level| {
                let level = self.level(list, definition, *level);
                level.is_some_and(|level| level.style.as_deref() == Some(style))
            })
            .and_then(|level| u8::try_from(level).ok())
    }

    /// The formatting that a list gives paragraphs of a level.
    pub fn paragraphs(&self, list: u32, level: u8, styles: &Styles) -> Option<&Paragraphs> {
        let list = self.lists.get(&list)?;
        let definition = self.definition(list, styles)?;
        let level = self.level(list, definition, level.into())?;
        Some(&level.paragraphs)
    }

    /// Counts one paragraph of a list, and returns its marker. `None` if
    /// nothing is shown.
    pub fn next(&mut self, list: u32, level: u8, styles: &Styles) -> Option<Marker> {
        let at = usize::from(level).min(LEVELS - 1);
        let number = list;
        let list = self.lists.get(&list)?;
        let definition = self.definition(list, styles)?;
        let found = self.level(list, definition, at)?;
        let start = |level: usize| {
            let own = self.level(list, definition, level);
            let own = own.map_or(1, |level| level.start);
            list.starts.get(&level).copied().unwrap_or(own)
        };
        let mut counters = self.counters.get(&definition).copied().unwrap_or_default();
        let anew = list.starts.contains_key(&at) && !self.begun.contains(&(number, at));
        let current = counters.get(at).copied().flatten();
        let value = match current {
            Some(value) if !anew => value.saturating_add(1),
            _ => start(at),
        };
        for (deeper, counter) in counters.iter_mut().enumerate() {
            if deeper < at {
                // A level that was left out counts as used.
                counter.get_or_insert_with(|| start(deeper));
            } else if deeper == at {
                *counter = Some(value);
            } else if deeper > at {
                // A level restarts after any higher one, after certain ones
                // only, or never (17.9.10: 0).
                let restart = self.level(list, definition, deeper);
                let restart = restart.and_then(|level| level.restart).unwrap_or(deeper);
                if at < restart {
                    *counter = None;
                }
            }
        }
        let marker = self.marker(list, definition, found, &counters, &start);
        self.begun.insert((number, at));
        self.counters.insert(definition, counters);
        marker
    }

    fn marker(
        &self,
        list: &List,
        definition: u32,
        level: &Level,
        counters: &[Option<u32>; LEVELS],
        start: &dyn Fn(usize) -> u32,
    ) -> Option<Marker> {
        let mut text = String::new();
        let mut unknown = None;
        if level.format == "bullet" {
            let font = level.symbol_font.as_deref().unwrap_or_default();
            // A picture, or a character of a font without a counterpart, still
            // is a bullet; so is the letter that looks like one.
            let lonely = level.text.chars().count() == 1;
            let alone = lonely && !symbols::is_symbolic(font);
            for c in level.text.chars() {
                text.push(match symbols::character(font, c) {
                    Some('o' | 'O') if alone => '○',
                    // 'λ' is what the font Symbol has at the l of Wingdings.
                    Some(c) if lonely && c.is_alphanumeric() && !is_wide(c) => '•',
                    Some(c) => c,
                    None => '•',
                });
            }
        } else {
            let mut chars = level.text.chars().peekable();
            while let Some(c) = chars.next() {
                let digit = chars.peek().and_then(|c| c.to_digit(10));
                let place = match (c, digit) {
                    ('%', Some(digit @ 1..=9)) => digit as usize - 1,
                    _ => {
                        text.push(c);
                        continue;
                    }
                };
                chars.next();
                let counted = counters.get(place).copied().flatten();
                let value = counted.unwrap_or_else(|| start(place));
                let format = self.level(list, definition, place);
                let format = format.map_or("decimal", |level| level.format.as_str());
                let format = match level.legal {
                    true if !matches!(format, "none" | "decimalZero") => "decimal",
                    _ => format,
                };
                if text.len() > 4 * limits::MARKER_CHARS {
                    break;
                }
                match numerals::write(format, value) {
                    Some(number) => text.push_str(&number),
                    None => {
                        unknown = Some(format.to_owned());
                        text.push_str(&value.to_string());
                    }
                }
            }
        }
        text.retain(|c| !c.is_control());
        if text.is_empty() {
            return None;
        }
        // A tab after a marker is just the gap to the text; a full-width mark
        // includes one.
        let wide = text.chars().last().is_some_and(is_wide);
        let gap = match level.suffix.as_str() {
            "nothing" => false,
            "space" => true,
            _ => !wide,
        };
        if gap && !text.ends_with(' ') {
            text.push(' ');
        }
        Some(Marker {
            text,
            characters: level.characters.clone(),
            unknown,
        })
    }
}

/// Whether a character is as wide as a Chinese one.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FF60}')
}

fn level_number(value: &str) -> Option<usize> {
    value.parse().ok().filter(|level| *level < LEVELS)
}

impl Level {
    fn of(element: &Element, styles: &Styles) -> Option<(usize, Level)> {
        let number = element.get("ilvl").and_then(level_number)?;
        let parse = |name| element.val_of(name).and_then(|value| value.parse().ok());
        let properties = element.w("rPr");
        let fonts = properties.and_then(|properties| properties.w("rFonts"));
        let font = fonts.and_then(|fonts| fonts.get("ascii").or_else(|| fonts.get("hAnsi")));
        // A format of newer versions is in an alternative.
        let written = element
            .w("numFmt")
            .or_else(|| choice::branch(element.child(Ns::Mc, "AlternateContent")?)?.w("numFmt"));
        let format = written.and_then(|written| match written.get("format") {
            Some(example) => Some(format!("custom:{example}")),
            None => written.val().map(str::to_owned),
        });
        let level = Level {
            start: parse("start").unwrap_or(0),
            format: format.unwrap_or_else(|| "decimal".to_owned()),
            text: element
                .val_of("lvlText")
                .unwrap_or_default()
                .chars()
                .take(limits::MARKER_CHARS)
                .collect(),
            suffix: element.val_of("suff").unwrap_or("tab").to_owned(),
            restart: parse("lvlRestart").map(|level| level as usize),
            legal: element.switch("isLgl").unwrap_or_default(),
            style: element.val_of("pStyle").map(str::to_owned),
            symbol_font: font.map(str::to_owned),
            paragraphs: element.w("pPr").map(Paragraphs::of).unwrap_or_default(),
            characters: match properties {
                Some(properties) => Characters::of(properties, styles.theme()),
                None => Characters::default(),
            },
        };
        Some((number, level))
    }
}
