//! The content of paragraphs.

use super::choice;
use super::fields;
use super::flow::{Flow, OpenParagraph};
use super::formfield::tick;
use super::math;
use super::names::Ns;
use super::package::{Package, Target};
use super::props::Characters;
use super::quoted;
use super::walk::Walk;
use super::xml::{self, Element};
use crate::manuscript::{ManuscriptBlock, Run, RunContent};
use crate::source::findings::quote;
use crate::source::unreadable::Unreadable;
use crate::source::{kinds, limits};

impl Walk<'_> {
    /// Reads the content of a paragraph, or of an element in it. `base` is the
    /// character formatting of the paragraph's style.
    ///
    /// # Errors
    /// A part is damaged or too large.
    pub fn inlines(
        &mut self,
        package: &mut Package<'_>,
        parent: &Element,
        base: &Characters,
        out: &mut OpenParagraph,
    ) -> Result<(), Unreadable> {
        for child in parent.children() {
            self.inline(package, child, base, out)?;
        }
        Ok(())
    }

    /// Reads one element of a paragraph.
    ///
    /// # Errors
    /// A part is damaged or too large.
    pub fn inline(
        &mut self,
        package: &mut Package<'_>,
        element: &Element,
        base: &Characters,
        out: &mut OpenParagraph,
    ) -> Result<(), Unreadable> {
        match (element.ns, &*element.name) {
            (Ns::W, "r") => self.run(package, element, base, out),
            (Ns::W, "ins" | "moveTo") => {
                self.insertions += 1;
                self.inlines(package, element, base, out)
            }
            (Ns::W, "del" | "moveFrom") => {
                self.delete(element);
                Ok(())
            }
            (Ns::W, "hyperlink") => {
                let link = self.link_of(element, out);
                let around = self.link.clone();
                self.link = link.or(around.clone());
                let result = self.inlines(package, element, base, out);
                self.link = around;
                result
            }
            (Ns::W, "fldSimple") => {
                let depth = self.fields.depth();
                fields::simple(&mut self.fields, element.get("instr").unwrap_or_default());
                self.inlines(package, element, base, out)?;
                self.fields.truncate(depth + 1);
                self.end_field(base, out);
                Ok(())
            }
            (Ns::W, "sdt") => match element.w("sdtContent") {
                Some(content) if xml::is_placeholder(element) => {
                    out.found_text(&kinds::PLACEHOLDER, &quoted::text(content));
                    Ok(())
                }
                _ => self.control_in(package, element, base, out),
            },
            (Ns::W, "subDoc") => {
                let id = element.attribute(Ns::R, "id").unwrap_or_default();
                out.found.push((&kinds::PART_NOT_READ, self.target_of(id)));
                Ok(())
            }
            // Some programs forget to end the properties before the text.
            (Ns::W, "pPr") => {
                for child in element.children().filter(|child| child.ns == Ns::W) {
                    if is_inline(&child.name) {
                        self.inline(package, child, base, out)?;
                    }
                }
                Ok(())
            }
            (Ns::W, "sdtPr" | "sdtEndPr" | "smartTagPr" | "customXmlPr" | "rubyPr") => Ok(()),
            (Ns::Math, "oMath" | "oMathPara") => {
                self.formula(element, base, out);
                Ok(())
            }
            (Ns::Mc, "AlternateContent") => match choice::branch(element) {
                Some(branch) => self.inlines(package, branch, base, out),
                None => Ok(()),
            },
            // Blocks inside a paragraph are an error of some programs.
            (Ns::W, "tbl" | "altChunk") => {
                let mut blocks = self.inner(package, element)?;
                out.boxed.append(&mut blocks);
                Ok(())
            }
            (Ns::W, "p") => {
                if !out.runs.is_empty() {
                    self.push(RunContent::Break, base.look(), out);
                }
                self.inlines(package, element, base, out)
            }
            // So is the content of a run without a run.
            (Ns::W, name) if is_piece(name) => self.piece(package, element, base, out),
            // Smart tags, directions, custom XML, ranges and other wrappers
            // around runs, of this and any other program.
            _ => self.inlines(package, element, base, out),
        }
    }

    /// Reads a content control in a paragraph.
    fn control_in(
        &mut self,
        package: &mut Package<'_>,
        element: &Element,
        base: &Characters,
        out: &mut OpenParagraph,
    ) -> Result<(), Unreadable> {
        let before = out.runs.len();
        self.inlines(package, element, base, out)?;
        let properties = element.w("sdtPr");
        let check = properties.and_then(|properties| properties.child(Ns::W14, "checkbox"));
        if let Some(check) = check
            && out.runs.len() == before
            && quoted::text(element).trim().is_empty()
        {
            let state = check.child(Ns::W14, "checked");
            let state = state.and_then(|state| state.attribute(Ns::W14, "val"));
            let on = matches!(state, Some("1" | "true" | "on"));
            self.text(tick(on), &base.look(), out);
        }
        Ok(())
    }

    /// The blocks of an element inside a paragraph.
    fn inner(
        &mut self,
        package: &mut Package<'_>,
        element: &Element,
    ) -> Result<Vec<ManuscriptBlock>, Unreadable> {
        let fields = std::mem::take(&mut self.fields);
        let link = self.link.take();
        let mut flow = Flow::default();
        let result = self.block(package, element, &mut flow);
        let blocks = self.finish(flow);
        self.fields = fields;
        self.link = link;
        result.map(|()| blocks)
    }

    /// Ends a field, and shows what its result does not say.
    pub fn end_field(&mut self, base: &Characters, out: &mut OpenParagraph) {
        let (ended, aside) = self.fields.end();
        self.set_aside(&aside, out);
        if ended.equation {
            out.found.push((&kinds::FORMULA, ended.shown.clone()));
        }
        self.text(&ended.shown, &base.look(), out);
        if let Some(instruction) = ended.missing {
            out.found.push((&kinds::FIELD, instruction));
        }
    }

    /// Reports what stands in the instruction of a field: Word does not show it.
    pub fn set_aside(&mut self, aside: &[(usize, Run)], out: &mut OpenParagraph) {
        let text: String = aside
            .iter()
            .filter_map(|(_, run)| match &run.content {
                RunContent::Text(text) => Some(text.as_str()),
                _ => None,
            })
            .collect();
        if !text.trim().is_empty() {
            out.found_text(&kinds::FIELD_CODE, &text);
        }
    }

    /// Notes a deletion of tracked changes, with its text.
    pub fn delete(&mut self, element: &Element) {
        self.deletions += 1;
        self.deleted(&quoted::text(element));
    }

    /// What a relationship leads to, or its id.
    pub fn target_of(&self, id: &str) -> String {
        match self.relationships.get(id).map(|found| &found.target) {
            Some(Target::Part(name) | Target::External(name) | Target::Outside(name)) => {
                name.clone()
            }
            None => id.to_owned(),
        }
    }

    /// The address of a link; `None` for a place in the document.
    fn link_of(&mut self, element: &Element, out: &mut OpenParagraph) -> Option<String> {
        let id = element.attribute(Ns::R, "id")?;
        let target = self.relationships.get(id)?.target.clone();
        if let Target::External(address) = &target
            && address.len() + element.get("anchor").map_or(0, str::len) >= limits::LINK_BYTES
        {
            out.found.push((&kinds::LINK_TOO_LONG, quote(address)));
            return None;
        }
        match target {
            Target::External(address) => {
                let address = match element.get("anchor") {
                    Some(anchor) if !anchor.is_empty() => format!("{address}#{anchor}"),
                    _ => address,
                };
                Some(address.replace(char::is_control, ""))
            }
            // A link to a part is one to the document itself, or a mistake.
            Target::Part(part) => {
                out.found.push((&kinds::OUTSIDE, part));
                None
            }
            Target::Outside(path) => {
                out.found.push((&kinds::OUTSIDE, path));
                None
            }
        }
    }

    /// A formula on one line.
    pub fn formula(&mut self, element: &Element, base: &Characters, out: &mut OpenParagraph) {
        for deletion in math::deletions(element) {
            self.delete(deletion);
        }
        let text = math::linear(element);
        if !text.trim().is_empty() {
            out.found.push((&kinds::FORMULA, text.clone()));
        }
        self.text(&text, &base.look(), out);
    }
}

/// What belongs into a paragraph.
pub fn is_inline(name: &str) -> bool {
    is_piece(name) || matches!(name, "r" | "hyperlink" | "fldSimple")
}

/// What only occurs in runs.
fn is_piece(name: &str) -> bool {
    matches!(
        name,
        "t" | "tab"
            | "br"
            | "cr"
            | "sym"
            | "noBreakHyphen"
            | "softHyphen"
            | "fldChar"
            | "instrText"
            | "delText"
            | "drawing"
            | "pict"
            | "object"
            | "ruby"
            | "footnoteReference"
            | "endnoteReference"
    )
}
