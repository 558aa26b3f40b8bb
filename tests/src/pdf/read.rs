//! Reading a PDF: its characters, filled areas and pictures.

use super::{Fill, Glyph, POINT, PrintedPage};
use pdf_extract::content::Content;
use pdf_extract::{Dictionary, Document, MediaBox, Object, OutputDev, OutputError, Transform};

/// The pages of a PDF.
pub(super) fn pages(bytes: &[u8]) -> Vec<PrintedPage> {
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
