//! Runs: text, tabs, breaks, symbols, marks of fields and notes.

use super::choice;
use super::flow::OpenParagraph;
use super::names::Ns;
use super::package::Package;
use super::props::Characters;
use super::quoted;
use super::symbols;
use super::walk::{Story, Walk};
use super::xml::{Element, Node};
use crate::manuscript::{Look, Run, RunContent};
use crate::source::unreadable::Unreadable;
use crate::source::{kinds, limits};

impl Walk<'_> {
    /// Reads a run.
    ///
    /// # Errors
    /// A part is damaged or too large.
    pub fn run(
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
    ///
    /// # Errors
    /// A part is damaged or too large.
    pub fn piece(
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
                    Some("begin") => self.fields.begin(Some(element)),
                    Some("separate") => {
                        let aside = self.fields.separate();
                        self.set_aside(&aside, out);
                    }
                    Some("end") => self.end_field(characters, out),
                    _ => {}
                }
                return Ok(());
            }
            (Ns::W, "instrText") => {
                self.fields.instruct(&element.text());
                return Ok(());
            }
            (Ns::W, "delText") => {
                self.deleted(&element.text());
                return Ok(());
            }
            (Ns::W, "delInstrText" | "rPr") => return Ok(()),
            (Ns::Mc, "AlternateContent") => {
                return match choice::branch(element) {
                    Some(branch) => self.in_run(package, branch, characters, out),
                    None => Ok(()),
                };
            }
            _ => {}
        }
        if characters.hidden == Some(true) {
            let text = quoted::piece(element);
            match &*element.name {
                "drawing" | "pict" | "object" => out.found.push((&kinds::HIDDEN_TEXT, text)),
                _ => out.found_text(&kinds::HIDDEN_TEXT, &text),
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
                self.text(&in_unicode(text, characters, out), &look, out);
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
            // An emoji, where no plain one stands beside it.
            (Ns::Other, "symEx") => {
                let code = element.attribute(Ns::Other, "char").unwrap_or_default();
                let c = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
                self.text(&c.map(String::from).unwrap_or_default(), &look, out);
            }
            (Ns::W, "footnoteReference") => self.reference("footnotes", element, out),
            (Ns::W, "endnoteReference") => self.reference("endnotes", element, out),
            (Ns::W, "ruby") => {
                let base = element.w("rubyBase");
                if let Some(base) = base {
                    self.inlines(package, base, characters, out)?;
                }
                let reading = element.w("rt").map(quoted::text).unwrap_or_default();
                let base = base.map(quoted::text).unwrap_or_default();
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
                self.formula(element, characters, out);
            }
            // Runs in runs are an error that some programs make; Word reads
            // them. Others put what is around runs inside them.
            (Ns::W, "r") => self.run(package, element, characters, out)?,
            // Page numbers, marks of notes and comments, breaks of the last
            // printing are generated by Word, and empty.
            _ => self.inline(package, element, characters, out)?,
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
        out.paged |= self.fields.is_page();
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
        let run = Run {
            content,
            look,
            link: link.map(str::to_owned),
            generated: false,
        };
        if let Some(run) = self.fields.show(run, out.runs.len()) {
            // Between this run and the one before, something is set aside.
            match self.fields.is_aside(out.runs.len()) {
                true => out.runs.push(run),
                false => out.push(run),
            }
        }
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
fn in_unicode(text: String, characters: &Characters, out: &mut OpenParagraph) -> String {
    let font = |c: char| match c {
        '\u{F000}'..='\u{F0FF}' => characters.symbols(),
        '!'..='~' => characters.symbol_font.as_deref(),
        '\u{A1}'..='\u{FF}' => characters.high_font.as_deref(),
        _ => None,
    };
    let private = |c: char| ('\u{F000}'..='\u{F0FF}').contains(&c);
    let strange = |c: char| private(c) || font(c).is_some_and(symbols::is_symbolic);
    if !text.contains(strange) {
        return text;
    }
    let (mut shown, mut replaced) = (String::new(), false);
    for c in text.chars() {
        let font = font(c).unwrap_or_default();
        match symbols::character(font, c) {
            _ if !strange(c) => shown.push(c),
            Some(symbol) => {
                shown.push(symbol);
                replaced |= !private(c) && c != symbol;
            }
            None if private(c) => {
                let code = u32::from(c);
                out.found
                    .push((&kinds::SYMBOL, format!("{font} {code:04X}")));
            }
            None => shown.push(c),
        }
    }
    if replaced {
        out.found_text(&kinds::SYMBOL_TEXT, &text);
    }
    shown
}
