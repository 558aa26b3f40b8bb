//! The texts of an issue: a part of its pieces with what a list says of the issue, in
//! one small file, so that a result is shown and proved by one request.

use crate::alphabet::{Reader, Writer};
use crate::bytes::{Input, varint};
use crate::leaves::{Kind, Leaf};

/// What a list says of an issue.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct About {
    /// Its id.
    pub id: String,
    /// How it is named: 2020年第十五期.
    pub label: String,
    /// Its headline, with the part in its series.
    pub headline: String,
    /// Its date: 2020-02-25.
    pub date: String,
}

/// A part of an issue's text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Text {
    /// What issue it is of.
    pub about: About,
    /// Its pieces.
    pub leaves: Vec<Leaf>,
}

/// About how many characters a text has. A piece is never cut.
const CHARACTERS: usize = 800;
/// No issue has more texts.
const MOST: usize = 200;

/// Divides the pieces of an issue.
pub fn divide(leaves: &[Leaf]) -> Vec<&[Leaf]> {
    let lengths: Vec<usize> = leaves.iter().map(|it| it.text.chars().count()).collect();
    let all: usize = lengths.iter().sum();
    let target = (all / (all / CHARACTERS).clamp(1, MOST)).max(CHARACTERS / 2);
    let mut out = Vec::new();
    let (mut from, mut length) = (0, 0);
    for (index, own) in lengths.iter().enumerate() {
        // Where it would be much too long with the next piece, it ends before.
        if length > 0 && length + own > target + target / 2 && out.len() + 1 < MOST {
            out.push(&leaves[from..index]);
            (from, length) = (index, 0);
        }
        length += own;
        if length >= target && out.len() + 1 < MOST {
            out.push(&leaves[from..=index]);
            (from, length) = (index + 1, 0);
        }
    }
    if from < leaves.len() {
        out.push(&leaves[from..]);
    }
    out
}

/// The bytes of a text.
pub fn write(about: &About, leaves: &[Leaf], writer: &Writer) -> Vec<u8> {
    let mut out = Vec::new();
    for it in [&about.id, &about.label, &about.headline, &about.date] {
        writer.text(it, &mut out);
    }
    varint(leaves.len() as u64, &mut out);
    let mut place = "";
    for leaf in leaves {
        let kind = Kind::ALL.iter().position(|it| *it == leaf.kind);
        let moved = leaf.place != place;
        out.push(kind.unwrap_or_default() as u8 | u8::from(moved) << 7);
        if moved {
            writer.text(&leaf.place, &mut out);
            place = &leaf.place;
        }
        writer.text(&leaf.text, &mut out);
    }
    out
}

/// Reads a text; `None` where it is damaged.
pub fn read(bytes: &[u8], reader: &Reader) -> Option<Text> {
    let mut input = Input::new(bytes);
    let about = About {
        id: reader.text(&mut input)?,
        label: reader.text(&mut input)?,
        headline: reader.text(&mut input)?,
        date: reader.text(&mut input)?,
    };
    let count = input.varint()?;
    let mut leaves = Vec::new();
    let mut place = String::new();
    for _ in 0..count {
        let byte = input.byte()?;
        let kind = *Kind::ALL.get(usize::from(byte & 0x7f))?;
        if byte & 0x80 != 0 {
            place = reader.text(&mut input)?;
        }
        leaves.push(Leaf {
            place: place.clone(),
            kind,
            text: reader.text(&mut input)?,
        });
    }
    input.is_empty().then_some(Text { about, leaves })
}
