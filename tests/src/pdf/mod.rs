//! Printed pages: the PDF that Chromium prints, parsed into positions in
//! millimetres.

mod read;

use crate::Reader;
use base64::Engine;
use serde_json::json;
use std::path::PathBuf;

/// Millimetres in a point.
const POINT: f64 = 25.4 / 72.0;

/// Baselines closer than this, in millimetres, belong to one line.
const LINE: f64 = 0.8;

/// A printed page. Lengths are in millimetres from its top left corner.
#[derive(Debug)]
pub struct PrintedPage {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// Its characters, in the order of the text.
    pub glyphs: Vec<Glyph>,
    /// Its filled areas.
    pub fills: Vec<Fill>,
    /// The number of pictures.
    pub pictures: usize,
    /// Its drawing commands.
    pub content: Vec<u8>,
}

/// A character.
#[derive(Clone, Debug)]
pub struct Glyph {
    /// The character, or several for a ligature.
    pub text: String,
    /// Its left edge.
    pub left: f64,
    /// Its right edge.
    pub right: f64,
    /// Its baseline.
    pub base: f64,
    /// Its size in points.
    pub size: f64,
}

/// An area filled with a colour.
#[derive(Clone, Debug)]
pub struct Fill {
    /// Left, top, width, height.
    pub area: [f64; 4],
    /// Red, green and blue, 0 to 1.
    pub colour: [f64; 3],
}

/// Characters on one baseline.
#[derive(Debug)]
pub struct Line {
    /// The baseline.
    pub base: f64,
    /// From left to right.
    pub glyphs: Vec<Glyph>,
}

impl Line {
    /// The text, without white space.
    pub fn text(&self) -> String {
        written(&self.glyphs)
    }

    /// The left edge of the first character.
    pub fn left(&self) -> f64 {
        self.glyphs.first().map_or(f64::NAN, |it| it.left)
    }

    /// The right edge of the last character.
    pub fn right(&self) -> f64 {
        self.glyphs.last().map_or(f64::NAN, |it| it.right)
    }
}

impl PrintedPage {
    /// The lines from the top down.
    pub fn lines(&self) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        for glyph in self.glyphs.iter().filter(|it| !it.text.trim().is_empty()) {
            match lines
                .iter_mut()
                .find(|it| (it.base - glyph.base).abs() < LINE)
            {
                Some(line) => line.glyphs.push(glyph.clone()),
                None => lines.push(Line {
                    base: glyph.base,
                    glyphs: vec![glyph.clone()],
                }),
            }
        }
        lines.sort_by(|one, two| one.base.total_cmp(&two.base));
        for line in &mut lines {
            line.glyphs
                .sort_by(|one, two| one.left.total_cmp(&two.left));
        }
        lines
    }

    /// The text of the text block, without white space; the page number is below it.
    pub fn text(&self) -> String {
        let block: Vec<Glyph> = self
            .glyphs
            .iter()
            .filter(|it| it.base < 262.0)
            .cloned()
            .collect();
        written(&block)
    }
}

fn written(glyphs: &[Glyph]) -> String {
    glyphs
        .iter()
        .flat_map(|it| it.text.chars())
        .filter(|it| !it.is_whitespace())
        .collect()
}

/// Starts loading all pictures of a page, and returns whether they have loaded. Only
/// the protocol can run it where scripts are off.
const PICTURES: &str = "(() => {
    const all = (root) => [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
    const pictures = all(document).filter((one) => one.matches('article figure img') && one.getClientRects().length);
    for (const one of pictures) one.loading = 'eager';
    return document.readyState === 'complete' && pictures.every((one) => one.complete);
})()";

/// Prints the page in Chromium's window with its own page size, and saves the PDF
/// in `target/screenshots`. The protocol's command does not wait for pictures.
///
/// # Panics
/// When the result is not a PDF.
pub fn print(reader: &Reader, name: &str) -> Vec<PrintedPage> {
    reader.until("all pictures are there", || {
        let asked = json!({ "expression": PICTURES });
        let there = reader.session().protocol("Runtime.evaluate", asked);
        Ok((there["result"]["value"] == json!(true)).then_some(()))
    });
    let answer = reader.session().protocol(
        "Page.printToPDF",
        json!({ "preferCSSPageSize": true, "transferMode": "ReturnAsBase64" }),
    );
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(answer["data"].as_str().unwrap_or_default())
        .expect("a PDF comes in base64");
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../target/screenshots/printing")
        .join(format!("{name}.pdf"));
    std::fs::create_dir_all(path.parent().unwrap_or(&path))
        .and_then(|()| std::fs::write(&path, &bytes))
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    read::pages(&bytes)
}
