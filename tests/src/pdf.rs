//! Printed pages: the PDF that Chromium prints, parsed into positions in
//! millimetres.

use crate::Reader;
use base64::Engine;
use pdf_extract::content::Content;
use pdf_extract::{Dictionary, Document, MediaBox, Object, OutputDev, OutputError, Transform};
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
    read(&bytes)
}

fn read(bytes: &[u8]) -> Vec<PrintedPage> {
    let document = Document::load_mem(bytes).expect("what was printed is a PDF");
    let mut collector = TextCollector(Vec::new());
    pdf_extract::output_doc(&document, &mut collector).expect("the PDF can be read");
    for (sheet, (_, id)) in collector.0.iter_mut().zip(document.get_pages()) {
        sheet.content = document.get_page_content(id).expect("a page has a content");
        let (resources, _) = document.get_page_resources(id).expect("and resources");
        let mut interpreter = Interpreter {
            document: &document,
            sheet,
            saved: Vec::new(),
            state: State {
                matrix: [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
                colour: [0.0; 3],
            },
        };
        let content = interpreter.sheet.content.clone();
        interpreter.draw(&content, resources);
    }
    collector.0
}

/// Collects the characters of each page.
struct TextCollector(Vec<PrintedPage>);

impl TextCollector {
    fn sheet(&mut self) -> &mut PrintedPage {
        self.0.last_mut().expect("a page has begun")
    }
}

impl OutputDev for TextCollector {
    fn begin_page(
        &mut self,
        _: u32,
        media: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.0.push(PrintedPage {
            width: (media.urx - media.llx) * POINT,
            height: (media.ury - media.lly) * POINT,
            glyphs: Vec::new(),
            fills: Vec::new(),
            pictures: 0,
            content: Vec::new(),
        });
        Ok(())
    }

    fn output_character(
        &mut self,
        trm: &Transform,
        width: f64,
        _: f64,
        size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        let height = self.sheet().height;
        let size = size * trm.m11.hypot(trm.m12);
        let left = trm.m31 * POINT;
        self.sheet().glyphs.push(Glyph {
            text: text.to_owned(),
            left,
            right: left + width * size * POINT,
            base: height - trm.m32 * POINT,
            size,
        });
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}

/// The part of the graphics state that matters here.
#[derive(Clone, Copy)]
struct State {
    matrix: [f64; 6],
    colour: [f64; 3],
}

/// Interprets drawing commands: collects filled areas and counts pictures.
struct Interpreter<'a> {
    document: &'a Document,
    sheet: &'a mut PrintedPage,
    saved: Vec<State>,
    state: State,
}

impl Interpreter<'_> {
    fn draw(&mut self, content: &[u8], resources: Option<&Dictionary>) {
        let content = Content::decode(content).expect("commands");
        let mut areas: Vec<[f64; 4]> = Vec::new();
        for it in &content.operations {
            let numbers: Vec<f64> = it
                .operands
                .iter()
                .filter_map(|it| it.as_float().ok().map(f64::from))
                .collect();
            match (it.operator.as_str(), numbers.as_slice()) {
                ("q", _) => self.saved.push(self.state),
                ("Q", _) => self.state = self.saved.pop().unwrap_or(self.state),
                ("cm", &[a, b, c, d, e, f]) => {
                    let [p, q, r, s, t, u] = self.state.matrix;
                    self.state.matrix = [
                        a * p + b * r,
                        a * q + b * s,
                        c * p + d * r,
                        c * q + d * s,
                        e * p + f * r + t,
                        e * q + f * s + u,
                    ];
                }
                ("rg", &[red, green, blue]) => self.state.colour = [red, green, blue],
                ("re", &[x, y, width, height]) => {
                    areas.push(self.area([x, y], [x + width, y + height]));
                }
                ("f" | "f*", _) => {
                    let colour = self.state.colour;
                    let fills = areas.drain(..).map(|area| Fill { area, colour });
                    self.sheet.fills.extend(fills);
                }
                ("n" | "S", _) => areas.clear(),
                ("Do", _) => self.object(&it.operands, resources),
                _ => {}
            }
        }
    }

    /// Draws a named object: a picture, or commands of its own.
    fn object(&mut self, operands: &[Object], resources: Option<&Dictionary>) {
        let document = self.document;
        let stream = operands
            .first()
            .and_then(|it| it.as_name().ok())
            .zip(resources)
            .and_then(|(name, resources)| {
                let all = resources.get_deref(b"XObject", document).ok()?;
                let one = all.as_dict().ok()?.get_deref(name, document).ok()?;
                one.as_stream().ok()
            });
        let Some(stream) = stream else { return };
        let kind = stream.dict.get(b"Subtype").and_then(Object::as_name);
        if kind.is_ok_and(|it| it == b"Image") {
            self.sheet.pictures += 1;
            return;
        }
        let content = stream
            .decompressed_content()
            .unwrap_or_else(|_| stream.content.clone());
        let own = stream.dict.get_deref(b"Resources", document);
        let before = self.state;
        self.draw(&content, own.and_then(Object::as_dict).ok());
        self.state = before;
    }

    /// Left, top, width and height of the area between two corners.
    fn area(&self, one: [f64; 2], other: [f64; 2]) -> [f64; 4] {
        let [a, b, c, d, e, f] = self.state.matrix;
        let at = |[x, y]: [f64; 2]| {
            let (right, up) = (x * a + y * c + e, x * b + y * d + f);
            [right * POINT, self.sheet.height - up * POINT]
        };
        let (one, other) = (at(one), at(other));
        [
            one[0].min(other[0]),
            one[1].min(other[1]),
            (one[0] - other[0]).abs(),
            (one[1] - other[1]).abs(),
        ]
    }
}
