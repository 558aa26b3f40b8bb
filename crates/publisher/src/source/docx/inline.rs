//! The content of paragraphs.

use super::fields;
use super::flow::OpenParagraph;
use super::names::Ns;
use super::package::{Package, Target};
use super::props::Characters;
use super::symbols;
use super::walk::{Story, Walk};
use super::xml::{self, Element, Node};
use crate::manuscript::{Look, Run, RunContent};
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

    fn inline(
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
                self.deletions += 1;
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
                if let Some(instruction) = self.fields.end() {
                    out.found.push((&kinds::FIELD, instruction));
                }
                Ok(())
            }
            (Ns::W, "sdt") => match element.w("sdtContent") {
                Some(content) if xml::is_placeholder(element) => {
                    out.found_text(&kinds::PLACEHOLDER, &content.text());
                    Ok(())
                }
                Some(content) => self.inlines(package, content, base, out),
                None => Ok(()),
            },
            (Ns::W, "subDoc") => {
                let id = element.attribute(Ns::R, "id").unwrap_or_default();
                out.found.push((&kinds::PART_NOT_READ, id.to_owned()));
                Ok(())
            }
            (Ns::W, "pPr" | "sdtPr" | "sdtEndPr" | "smartTagPr" | "customXmlPr" | "rubyPr") => {
                Ok(())
            }
            (Ns::Math, "oMath" | "oMathPara") => {
                out.found.push((&kinds::FORMULA, element.text()));
                self.formula(element, base, out);
                Ok(())
            }
            (Ns::Mc, "AlternateContent") => match xml::branch(element) {
                Some(branch) => self.inlines(package, branch, base, out),
                None => Ok(()),
            },
            // Smart tags, directions, custom XML, ranges and other wrappers
            // around runs.
            (Ns::W, _) => self.inlines(package, element, base, out),
            _ => Ok(()),
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

    /// The characters of a formula, in order.
    pub fn formula(&mut self, element: &Element, base: &Characters, out: &mut OpenParagraph) {
        let mut text = String::new();
        collect_math(element, &mut text);
        self.text(&text, &base.look(), out);
    }

    fn run(
        &mut self,
        package: &mut Package<'_>,
        element: &Element,
        base: &Characters,
        out: &mut OpenParagraph,
    ) -> Result<(), Unreadable> {
        let mut characters = base.clone();
        if let Some(properties) = element.w("rPr") {
            if let Some(style) = properties.val_of("rStyle") {
                characters.overlay_style(&self.styles.characters(style));
            }
            characters.overlay(&Characters::of(properties, self.styles.theme()));
        }
        self.in_run(package, element, &characters, out)
    }

    fn in_run(
        &mut self,
        package: &mut Package<'_>,
        parent: &Element,
        characters: &Characters,
        out: &mut OpenParagraph,
    ) -> Result<(), Unreadable> {
        for child in parent.children() {
            self.piece(package, child, characters, out)?;
        }
        Ok(())
    }

    /// Reads one element of a run.
    fn piece(
        &mut self,
        package: &mut Package<'_>,
        element: &Element,
        characters: &Characters,
        out: &mut OpenParagraph,
    ) -> Result<(), Unreadable> {
        // Fields continue whether they are visible or not.
        match (element.ns, &*element.name) {
            (Ns::W, "fldChar") => {
                match element.get("fldCharType") {
                    Some("begin") => self.fields.begin(),
                    Some("separate") => self.fields.separate(),
                    Some("end") => {
                        if let Some(instruction) = self.fields.end() {
                            out.found.push((&kinds::FIELD, instruction));
                        }
                    }
                    _ => {}
                }
                return Ok(());
            }
            (Ns::W, "instrText") => {
                self.fields.instruct(&element.text());
                return Ok(());
            }
            (Ns::W, "delText" | "delInstrText" | "rPr") => return Ok(()),
            (Ns::Mc, "AlternateContent") => {
                return match xml::branch(element) {
                    Some(branch) => self.in_run(package, branch, characters, out),
                    None => Ok(()),
                };
            }
            _ => {}
        }
        if self.fields.hide() {
            return Ok(());
        }
        if characters.hidden == Some(true) {
            let text = hidden_text(element);
            if !text.is_empty() {
                out.found_text(&kinds::HIDDEN_TEXT, &text);
            }
            return Ok(());
        }
        let look = characters.look();
        match (element.ns, &*element.name) {
            (Ns::W, "t") => {
                let text = typed(element);
                if characters.struck == Some(true) && !text.trim().is_empty() {
                    out.found_text(&kinds::STRUCK_TEXT, &text);
                }
                let font = characters.symbol_font.as_deref().unwrap_or_default();
                self.text(&in_unicode(text, font, out), &look, out);
            }
            (Ns::W, "tab" | "ptab") => self.push(RunContent::Tab, look, out),
            (Ns::W, "cr") => self.push(RunContent::Break, look, out),
            (Ns::W, "br") => match element.get("type") {
                Some("page" | "column") => self.push(RunContent::PageBreak, Look::default(), out),
                _ => self.push(RunContent::Break, look, out),
            },
            (Ns::W, "noBreakHyphen") => self.text("\u{2011}", &look, out),
            (Ns::W, "softHyphen") => self.text("\u{AD}", &look, out),
            (Ns::W, "sym") => self.symbol(element, &look, out),
            (Ns::W, "footnoteReference") => self.reference("footnotes", element, out),
            (Ns::W, "endnoteReference") => self.reference("endnotes", element, out),
            (Ns::W, "ruby") => {
                let base = element.w("rubyBase");
                if let Some(base) = base {
                    self.inlines(package, base, characters, out)?;
                }
                let reading = element.w("rt").map(Element::text).unwrap_or_default();
                let base = base.map(Element::text).unwrap_or_default();
                out.found
                    .push((&kinds::RUBY, format!("{base}（{reading}）")));
            }
            (Ns::W, "drawing" | "pict" | "object") => {
                self.drawing(package, element, out)?;
            }
            (Ns::W, "contentPart" | "control" | "movie") | (Ns::W14, "contentPart") => {
                out.found
                    .push((&kinds::NOT_SHOWN, element.name.to_string()));
            }
            (Ns::Math, "oMath" | "oMathPara") => {
                out.found.push((&kinds::FORMULA, element.text()));
                self.formula(element, characters, out);
            }
            // Runs in runs are an error that some programs make; Word reads
            // them.
            (Ns::W, "r") => self.run(package, element, characters, out)?,
            // Page numbers, marks of notes and comments, breaks of the last
            // printing: generated by Word.
            _ => {}
        }
        Ok(())
    }

    fn reference(&mut self, kind: &'static str, element: &Element, out: &mut OpenParagraph) {
        let id = element.get("id").unwrap_or_default();
        match self.refer(kind, id) {
            Some(note) => self.push(RunContent::NoteRef(note), Look::default(), out),
            None if self.story == Story::Main => {
                out.found
                    .push((&kinds::NOTE_MISSING, format!("{kind} {id}")));
            }
            None => {}
        }
    }

    fn symbol(&mut self, element: &Element, look: &Look, out: &mut OpenParagraph) {
        let font = element.get("font").unwrap_or_default();
        let code = element.get("char").unwrap_or_default();
        let c = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
        match c.and_then(|c| symbols::character(font, c)) {
            Some(c) => self.text(c.encode_utf8(&mut [0; 4]), look, out),
            None => out.found.push((&kinds::SYMBOL, format!("{font} {code}"))),
        }
    }

    /// Adds text; its tabs become tabs, and control characters are dropped.
    pub fn text(&mut self, text: &str, look: &Look, out: &mut OpenParagraph) {
        for (index, part) in text.split('\t').enumerate() {
            if index > 0 {
                self.push(RunContent::Tab, look.clone(), out);
            }
            let part: String = part.chars().filter(|c| !c.is_control()).collect();
            if !part.is_empty() {
                self.push(RunContent::Text(part), look.clone(), out);
            }
        }
    }

    /// Adds a run with the open link.
    pub fn push(&mut self, content: RunContent, look: Look, out: &mut OpenParagraph) {
        let link = match content {
            RunContent::NoteRef(_) | RunContent::PageBreak => None,
            _ => self.fields.link().or(self.link.as_deref()),
        };
        let carried = match &content {
            RunContent::Text(text) => text.len(),
            RunContent::Picture { alt, .. } => alt.as_ref().map_or(0, String::len),
            _ => 0,
        };
        let with = link.map_or(0, str::len) + look.font.as_ref().map_or(0, String::len);
        // Beyond the limit nothing more is made; `Walk::block` reports it.
        self.made += (size_of::<Run>() + carried + with) as u64;
        if self.made > limits::MADE_BYTES {
            return;
        }
        out.push(Run {
            content,
            look,
            link: link.map(str::to_owned),
            generated: false,
        });
    }
}

/// The text of a `w:t` as Word shows it: without spaces at its ends unless they
/// are to be preserved, and with a space for a line end.
fn typed(element: &Element) -> String {
    let mut text = String::new();
    for node in &element.nodes {
        if let Node::Text(part) = node {
            text.push_str(part);
        }
    }
    let text = text.replace(['\n', '\r'], " ");
    match element.preserve {
        true => text,
        false => text.trim_matches([' ', '\t']).to_owned(),
    }
}

/// A text in which characters of symbol fonts, which have codes of their own,
/// are replaced by the ones that they show.
fn in_unicode(text: String, font: &str, out: &mut OpenParagraph) -> String {
    let private = |c: char| ('\u{F000}'..='\u{F0FF}').contains(&c);
    if !text.contains(private) {
        return text;
    }
    let mut shown = String::new();
    for c in text.chars() {
        match symbols::character(font, c) {
            _ if !private(c) => shown.push(c),
            Some(symbol) => shown.push(symbol),
            None => {
                let code = u32::from(c);
                out.found
                    .push((&kinds::SYMBOL, format!("{font} {code:04X}")));
            }
        }
    }
    shown
}

/// Reports what is hidden in one element of a run.
fn hidden_text(element: &Element) -> String {
    match &*element.name {
        "t" => typed(element),
        "drawing" | "pict" | "object" => "▢".to_owned(),
        "footnoteReference" | "endnoteReference" => "*".to_owned(),
        _ => String::new(),
    }
}

fn collect_math(element: &Element, out: &mut String) {
    if element.is(Ns::Math, "t") || element.is(Ns::W, "t") {
        out.push_str(&element.text());
        return;
    }
    for child in element.children() {
        if !child.is(Ns::W, "del") && !child.is(Ns::W, "moveFrom") {
            collect_math(child, out);
        }
    }
}
