//! Properties of paragraphs and characters: those of one element, and of
//! several combined.

use super::symbols;
use super::theme::Theme;
use super::xml::Element;
use crate::manuscript::{Align, Look};
use crate::source::limits;

/// The character formatting of an element.
#[derive(Clone, Default)]
pub struct Characters {
    /// Bold.
    pub bold: Option<bool>,
    /// Italic.
    pub italic: Option<bool>,
    /// Hidden.
    pub hidden: Option<bool>,
    /// Struck through.
    pub struck: Option<bool>,
    /// Red.
    pub red: Option<bool>,
    /// Half points.
    pub size: Option<u32>,
    /// The East Asian font.
    pub font: Option<String>,
    /// The font of ASCII, which may be one of symbols.
    pub symbol_font: Option<String>,
    /// The font of other Latin characters; of symbols if any of the fonts is.
    pub high_font: Option<String>,
}

impl Characters {
    /// Reads `w:rPr`.
    pub fn of(properties: &Element, theme: &Theme) -> Characters {
        let fonts = properties.w("rFonts");
        let themed = fonts.and_then(|fonts| fonts.get("eastAsiaTheme"));
        let font = match themed {
            Some(name) if name.starts_with("major") => theme.major.clone(),
            Some(_) => theme.minor.clone(),
            None => fonts
                .and_then(|fonts| fonts.get("eastAsia"))
                .map(str::to_owned),
        };
        let strike = properties.switch("strike");
        Characters {
            bold: properties.switch("b"),
            italic: properties.switch("i"),
            hidden: properties.switch("vanish"),
            struck: strike.or_else(|| properties.switch("dstrike")),
            red: properties.val_of("color").map(is_red),
            size: properties.val_of("sz").and_then(half_points),
            font: font.filter(|font| (1..=limits::NAME_BYTES).contains(&font.len())),
            symbol_font: latin(fonts, "ascii"),
            high_font: ["hAnsi", "eastAsia", "cs"]
                .into_iter()
                .filter_map(|name| latin(fonts, name))
                .find(|font| symbols::is_symbolic(font))
                .or_else(|| latin(fonts, "hAnsi")),
        }
    }

    /// Applies another over this: its values win.
    pub fn overlay(&mut self, other: &Characters) {
        self.bold = other.bold.or(self.bold);
        self.italic = other.italic.or(self.italic);
        self.hidden = other.hidden.or(self.hidden);
        self.struck = other.struck.or(self.struck);
        self.red = other.red.or(self.red);
        self.size = other.size.or(self.size);
        if other.font.is_some() {
            self.font.clone_from(&other.font);
        }
        if other.symbol_font.is_some() {
            self.symbol_font.clone_from(&other.symbol_font);
        }
        if other.high_font.is_some() {
            self.high_font.clone_from(&other.high_font);
        }
    }

    /// The font of characters that only symbol fonts have.
    pub fn symbols(&self) -> Option<&str> {
        let (low, high) = (self.symbol_font.as_deref(), self.high_font.as_deref());
        high.filter(|font| symbols::is_symbolic(font))
            .or(low)
            .or(high)
    }

    /// Applies a character style over a paragraph's style. A switch that is on
    /// in both is off in the result (ISO/IEC 29500-1, 17.7.3): that is how a
    /// bold title shows emphasis.
    pub fn overlay_style(&mut self, style: &Characters) {
        let before = self.clone();
        self.overlay(style);
        let toggled =
            |below: Option<bool>, above: Option<bool>, now: Option<bool>| match (below, above) {
                (Some(true), Some(true)) => Some(false),
                (Some(true), Some(false)) => Some(true),
                _ => now,
            };
        self.bold = toggled(before.bold, style.bold, self.bold);
        self.italic = toggled(before.italic, style.italic, self.italic);
        self.hidden = toggled(before.hidden, style.hidden, self.hidden);
        self.struck = toggled(before.struck, style.struck, self.struck);
    }

    /// The formatting of characters.
    pub fn look(&self) -> Look {
        Look {
            bold: self.bold.unwrap_or_default(),
            italic: self.italic.unwrap_or_default(),
            red: self.red.unwrap_or_default(),
            size: self.size,
            font: self.font.clone(),
        }
    }
}

/// A Latin font by its name; one of the theme has none here, and is never one of
/// symbols.
fn latin(fonts: Option<&Element>, name: &str) -> Option<String> {
    let fonts = fonts?;
    if fonts.get(&format!("{name}Theme")).is_some() {
        return Some(String::new());
    }
    let font = fonts.get(name)?;
    (font.len() <= limits::NAME_BYTES).then(|| font.to_owned())
}

/// Whether a colour (`C00000`) is a red as used in heads of bulletins.
fn is_red(colour: &str) -> bool {
    let part = |range| {
        let digits = colour.trim_start_matches('#').get(range)?;
        u8::from_str_radix(digits, 16).ok()
    };
    match (part(0..2), part(2..4), part(4..6)) {
        (Some(red), Some(green), Some(blue)) => red >= 0x90 && green <= 0x48 && blue <= 0x48,
        _ => colour == "red",
    }
}

/// A size in half points; strict files write `16pt`.
fn half_points(value: &str) -> Option<u32> {
    match value.strip_suffix("pt") {
        Some(points) => {
            let points: f64 = points.parse().ok()?;
            // Saturates, like all casts of floating-point numbers.
            Some((points * 2.0).round() as u32)
        }
        None => value.parse().ok(),
    }
    .filter(|size| (1..=3276).contains(size))
}

/// A length in twentieths of a point; strict files write `12pt`, `1cm`.
fn twips(value: &str) -> Option<i32> {
    let units = [
        ("pt", 20.0),
        ("cm", 1440.0 / 2.54),
        ("mm", 144.0 / 2.54),
        ("in", 1440.0),
        ("pc", 240.0),
        ("pi", 240.0),
    ];
    for (unit, factor) in units {
        if let Some(number) = value.strip_suffix(unit) {
            let number: f64 = number.parse().ok()?;
            return Some((number * factor).round() as i32);
        }
    }
    let whole = value.parse().ok();
    // Some programs write fractions, which Word rounds.
    whole.or_else(|| Some(value.parse::<f64>().ok()?.round() as i32))
}

/// The paragraph formatting of an element.
#[derive(Clone, Default)]
pub struct Paragraphs {
    /// Alignment.
    pub align: Option<Align>,
    /// Outline level; 9 is text.
    pub outline: Option<u8>,
    /// Borders at the top and bottom.
    pub borders: Edges,
    /// Whether the first line is indented.
    pub first_line: Option<bool>,
    /// Indent from the left, in twentieths of a point.
    pub indent: Option<i32>,
    /// A page break before it.
    pub new_page: Option<bool>,
    /// `w:numId`; 0 is none.
    pub list: Option<u32>,
    /// `w:ilvl`.
    pub level: Option<u8>,
}

impl Paragraphs {
    /// Reads `w:pPr`.
    pub fn of(properties: &Element) -> Paragraphs {
        let mut of = Paragraphs {
            align: properties.val_of("jc").map(|align| match align {
                "center" => Align::Center,
                "right" | "end" => Align::Right,
                _ => Align::Text,
            }),
            outline: properties
                .val_of("outlineLvl")
                .and_then(|level| level.parse().ok()),
            new_page: properties.switch("pageBreakBefore"),
            borders: properties.w("pBdr").map(Edges::of).unwrap_or_default(),
            ..Paragraphs::default()
        };
        if let Some(numbering) = properties.w("numPr") {
            of.list = numbering.val_of("numId").and_then(|id| id.parse().ok());
            let level = numbering.val_of("ilvl");
            of.level = level.and_then(|level| level.parse().ok());
        }
        if let Some(indent) = properties.w("ind") {
            of.indent_of(indent);
        }
        of
    }

    fn indent_of(&mut self, indent: &Element) {
        let number = |name| indent.get(name).and_then(twips);
        let first = number("firstLineChars")
            .filter(|chars| *chars != 0)
            .or_else(|| number("firstLine"));
        let hanging = number("hangingChars")
            .filter(|chars| *chars != 0)
            .or_else(|| number("hanging"));
        if first.is_some() || hanging.is_some() {
            let hangs = hanging.is_some_and(|by| by > 0);
            self.first_line = Some(!hangs && first.is_some_and(|by| by > 0));
        }
        // Hundredths of a character; 210 is the width of one in 五号, which Word
        // assumes if nothing else is given.
        let chars = number("leftChars").or_else(|| number("startChars"));
        let chars = chars.map(|chars| chars.saturating_mul(210) / 100);
        let left = number("left").or_else(|| number("start"));
        self.indent = left.or(chars);
    }

    /// Applies another over this: its values win.
    pub fn overlay(&mut self, other: &Paragraphs) {
        self.align = other.align.or(self.align);
        self.outline = other.outline.or(self.outline);
        self.borders.overlay(&other.borders);
        self.first_line = other.first_line.or(self.first_line);
        self.indent = other.indent.or(self.indent);
        self.new_page = other.new_page.or(self.new_page);
        self.list = other.list.or(self.list);
        self.level = other.level.or(self.level);
    }
}

/// Borders of a paragraph, a table or a cell. `None` if not given.
#[derive(Clone, Copy, Default)]
pub struct Edges {
    /// Above.
    pub top: Option<bool>,
    /// Below.
    pub bottom: Option<bool>,
    /// Left, right and inner borders of tables.
    others: [Option<bool>; 4],
}

impl Edges {
    /// Reads `w:pBdr`, `w:tblBorders`, `w:tcBorders`.
    pub fn of(borders: &Element) -> Edges {
        let edge = |names: &[&str]| {
            let border = names.iter().find_map(|name| borders.w(name))?;
            Some(!matches!(border.val(), None | Some("nil" | "none")))
        };
        Edges {
            top: edge(&["top"]),
            bottom: edge(&["bottom"]),
            others: [
                edge(&["left", "start"]),
                edge(&["right", "end"]),
                edge(&["insideH"]),
                edge(&["insideV"]),
            ],
        }
    }

    /// Applies another over this: its values win.
    pub fn overlay(&mut self, other: &Edges) {
        self.top = other.top.or(self.top);
        self.bottom = other.bottom.or(self.bottom);
        for (edge, over) in self.others.iter_mut().zip(other.others) {
            *edge = over.or(*edge);
        }
    }

    /// Whether any is visible.
    pub fn any(&self) -> bool {
        self.top == Some(true) || self.bottom == Some(true) || self.others.contains(&Some(true))
    }
}
