//! Drawings, in DrawingML and VML: text boxes, pictures, and what cannot be
//! shown.

use super::alt;
use super::choice;
use super::flow::{Flow, OpenParagraph};
use super::media::FoundPicture;
use super::names::Ns;
use super::package::Package;
use super::quoted;
use super::walk::Walk;
use super::xml::Element;
use crate::manuscript::{Look, ManuscriptBlock, Paragraph, RunContent};
use crate::report::Place;
use crate::source::findings::beginning;
use crate::source::kinds;
use crate::source::unreadable::Unreadable;

/// The alternative text around a picture.
#[derive(Clone, Copy, Default)]
struct Around<'a> {
    alt: Option<&'a str>,
    /// Whether it belongs to several pictures together: then only the first one
    /// gets it.
    several: bool,
}

impl Walk<'_> {
    /// Reads a drawing with everything in it.
    ///
    /// # Errors
    /// A part is damaged or too large.
    pub fn drawing(
        &mut self,
        package: &mut Package<'_>,
        element: &Element,
        out: &mut OpenParagraph,
    ) -> Result<(), Unreadable> {
        let mut around = Around {
            alt: None,
            several: pictures(element) > 1,
        };
        // An embedded object has only a picture of its appearance; the object
        // itself cannot be shown.
        if let Some(object) = find(element, Ns::Office, "OLEObject") {
            let program = object.attribute(Ns::None, "ProgID");
            let program = program.unwrap_or("OLE");
            let text = quoted::text(element);
            out.found.push((
                &kinds::NOT_SHOWN,
                match text.trim() {
                    "" => program.to_owned(),
                    text => format!("{program}: {text}"),
                },
            ));
            return Ok(());
        }
        self.shapes(package, element, &mut around, out)
    }

    fn shapes<'e>(
        &mut self,
        package: &mut Package<'_>,
        element: &'e Element,
        around: &mut Around<'e>,
        out: &mut OpenParagraph,
    ) -> Result<(), Unreadable> {
        let get = |name| element.attribute(Ns::None, name);
        match (element.ns, &*element.name) {
            (Ns::Mc, "AlternateContent") => {
                if let Some(branch) = choice::branch(element) {
                    for child in branch.children() {
                        self.shapes(package, child, around, out)?;
                    }
                }
                return Ok(());
            }
            (Ns::W, "txbxContent") => return self.text_box(package, element, out),
            (Ns::Wp, "inline" | "anchor") => {
                let properties = element.child(Ns::Wp, "docPr");
                let get = |name| properties.and_then(|pr| pr.attribute(Ns::None, name));
                if matches!(get("hidden"), Some("1" | "true" | "on")) {
                    hide(element, out);
                    return Ok(());
                }
                around.alt = get("descr").filter(|alt| !alt.is_empty()).or(get("title"));
            }
            (Ns::Pic, "pic") => {
                let properties = element.child(Ns::Pic, "nvPicPr");
                let properties = properties.and_then(|pr| pr.child(Ns::Pic, "cNvPr"));
                let own = properties.and_then(|pr| pr.attribute(Ns::None, "descr"));
                let own = own.filter(|alt| !alt.is_empty());
                let mut inner = *around;
                inner.alt = match around.several {
                    true => own.or(around.alt.take()),
                    false => around.alt.or(own),
                };
                for child in element.children() {
                    self.shapes(package, child, &mut inner, out)?;
                }
                return Ok(());
            }
            (Ns::A, "blip") => {
                let id = element
                    .attribute(Ns::R, "embed")
                    .filter(|id| !id.is_empty());
                let id = id.or(element.attribute(Ns::R, "link"));
                return self.picture(package, id, around.alt, out);
            }
            (Ns::Vml, _) if get("style").is_some_and(is_invisible) => {
                hide(element, out);
                return Ok(());
            }
            (Ns::Vml, "shape" | "rect" | "roundrect" | "oval") => {
                let mut inner = *around;
                inner.alt = get("alt").or(around.alt);
                for child in element.children() {
                    self.shapes(package, child, &mut inner, out)?;
                }
                return Ok(());
            }
            (Ns::Vml, "imagedata") => {
                let id = element.attribute(Ns::R, "id");
                let id = id.or(element.attribute(Ns::R, "href"));
                let id = id.or(element.attribute(Ns::Office, "relid"));
                return self.picture(package, id, around.alt, out);
            }
            (Ns::Vml, "textpath") => {
                if let Some(text) = get("string") {
                    self.word_art(text, out);
                }
                return Ok(());
            }
            (Ns::Chart, "chart") => {
                let chart = self.object(package, "chart", element.attribute(Ns::R, "id"));
                out.found.push((&kinds::NOT_SHOWN, chart));
                return Ok(());
            }
            (Ns::Diagram, "relIds") => {
                let diagram = self.object(package, "SmartArt", element.attribute(Ns::R, "dm"));
                out.found.push((&kinds::NOT_SHOWN, diagram));
                return Ok(());
            }
            // Text of a drawing itself, as in a locked canvas.
            (Ns::A, "p") => {
                self.word_art(&quoted::text(element), out);
                return Ok(());
            }
            // Text that no text box holds.
            (Ns::W, "p" | "tbl") => return self.text_box(package, element, out),
            (Ns::W, "contentPart" | "control") | (Ns::W14, "contentPart") => {
                out.found
                    .push((&kinds::NOT_SHOWN, element.name.to_string()));
                return Ok(());
            }
            _ => {}
        }
        for child in element.children() {
            self.shapes(package, child, around, out)?;
        }
        Ok(())
    }

    /// Reads a text box: its paragraphs come before the one that anchors it.
    fn text_box(
        &mut self,
        package: &mut Package<'_>,
        element: &Element,
        out: &mut OpenParagraph,
    ) -> Result<(), Unreadable> {
        let fields = std::mem::take(&mut self.fields);
        let link = self.link.take();
        self.boxes += 1;
        let mut flow = Flow::default();
        let result = match &*element.name {
            "txbxContent" => self.blocks(package, element, &mut flow),
            _ => self.block(package, element, &mut flow),
        };
        let mut blocks = self.finish(flow);
        self.boxes -= 1;
        self.fields = fields;
        self.link = link;
        out.boxed.append(&mut blocks);
        result
    }

    /// WordArt is text all the same.
    fn word_art(&mut self, text: &str, out: &mut OpenParagraph) {
        for line in text.split(['\n', '\r']) {
            let mut open = OpenParagraph::default();
            self.text(line, &Look::default(), &mut open);
            if open.runs.is_empty() {
                continue;
            }
            out.boxed.push(ManuscriptBlock::Paragraph(Paragraph {
                place: Place::Paragraph(self.paragraphs, beginning(line)),
                runs: open.runs,
                boxed: true,
                ..Paragraph::default()
            }));
        }
    }

    fn picture(
        &mut self,
        package: &mut Package<'_>,
        id: Option<&str>,
        alt: Option<&str>,
        out: &mut OpenParagraph,
    ) -> Result<(), Unreadable> {
        let Some(id) = id else {
            out.found.push((&kinds::PICTURE_MISSING, String::new()));
            return Ok(());
        };
        match self.find_picture(package, id)? {
            Some(FoundPicture::Here(media)) => {
                let alt = alt::written(alt);
                self.push(RunContent::Picture { media, alt }, Look::default(), out);
            }
            Some(FoundPicture::Not(kind, detail)) => out.found.push((kind, detail)),
            None => {}
        }
        Ok(())
    }
}

/// Reports a shape that is hidden, with its text.
fn hide(element: &Element, out: &mut OpenParagraph) {
    let text = quoted::text(element);
    let text = Some(text).filter(|text| !text.trim().is_empty());
    let text = text.unwrap_or_else(|| "▢".to_owned());
    out.found.push((&kinds::HIDDEN_TEXT, text));
}

/// Whether VML's style hides a shape.
fn is_invisible(style: &str) -> bool {
    style.split(';').any(|rule| {
        let rule: String = rule.chars().filter(|c| !c.is_whitespace()).collect();
        matches!(rule.as_str(), "visibility:hidden" | "display:none")
    })
}

/// How many pictures an element has, not counting text boxes.
fn pictures(element: &Element) -> usize {
    if element.is(Ns::W, "txbxContent") {
        return 0;
    }
    if element.is(Ns::Mc, "AlternateContent") {
        return choice::branch(element).map(pictures).unwrap_or_default();
    }
    let own = usize::from(element.is(Ns::A, "blip") || element.is(Ns::Vml, "imagedata"));
    own + element.children().map(pictures).sum::<usize>()
}

fn find<'a>(element: &'a Element, ns: Ns, name: &str) -> Option<&'a Element> {
    if element.is(ns, name) {
        return Some(element);
    }
    element.children().find_map(|child| find(child, ns, name))
}
