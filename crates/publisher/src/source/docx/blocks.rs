//! Paragraphs and other block-level elements.

use super::choice;
use super::flow::{Flow, OpenParagraph};
use super::inline::is_inline;
use super::names::Ns;
use super::package::Package;
use super::pages::is_page_number;
use super::props::{Characters, Paragraphs};
use super::quoted;
use super::styles::Resolved;
use super::walk::{Story, Walk};
use super::xml::{self, Element};
use crate::manuscript::{ManuscriptBlock, Paragraph, Run, RunContent, Style, text_of};
use crate::report::Place;
use crate::source::findings::beginning;
use crate::source::kinds;
use crate::source::unreadable::Unreadable;

impl Walk<'_> {
    /// Reads all blocks in an element.
    ///
    /// # Errors
    /// A part is damaged or too large.
    pub fn blocks(
        &mut self,
        package: &mut Package<'_>,
        parent: &Element,
        flow: &mut Flow,
    ) -> Result<(), Unreadable> {
        for child in parent.children() {
            self.block(package, child, flow)?;
        }
        Ok(())
    }

    /// Reads one block.
    ///
    /// # Errors
    /// A part is damaged or too large.
    pub fn block(
        &mut self,
        package: &mut Package<'_>,
        element: &Element,
        flow: &mut Flow,
    ) -> Result<(), Unreadable> {
        self.within_limits()?;
        match (element.ns, &*element.name) {
            (Ns::W, "p") => self.paragraph(package, element, flow),
            (Ns::W, "tbl") => self.table(package, element, flow),
            (Ns::W, "sdt") => match element.w("sdtContent") {
                Some(content) if xml::is_placeholder(element) => {
                    let place = self.here();
                    self.report(&kinds::PLACEHOLDER, place, &quoted::text(content));
                    Ok(())
                }
                _ => self.control(package, element, flow),
            },
            (Ns::W, "ins" | "moveTo") => {
                self.insertions += 1;
                self.blocks(package, element, flow)
            }
            (Ns::W, "del" | "moveFrom") => {
                self.delete(element);
                Ok(())
            }
            (Ns::W, "sectPr") => {
                section(element, flow);
                Ok(())
            }
            (Ns::W, "altChunk" | "subDoc") => {
                let target = self.target_of(element.attribute(Ns::R, "id").unwrap_or_default());
                let place = self.here();
                self.report(&kinds::PART_NOT_READ, place, &target);
                Ok(())
            }
            (Ns::Mc, "AlternateContent") => match choice::branch(element) {
                Some(branch) => self.blocks(package, branch, flow),
                None => Ok(()),
            },
            // Runs and formulas outside any paragraph make one of their own.
            (Ns::W, name) if is_inline(name) => self.loose(package, element, flow),
            (Ns::Math, _) => self.loose(package, element, flow),
            // Properties have no text.
            (Ns::W, name) if name.ends_with("Pr") => Ok(()),
            // Custom XML and other wrappers around blocks, of this and any other
            // program.
            _ => self.blocks(package, element, flow),
        }
    }

    /// Reads a content control between paragraphs.
    fn control(
        &mut self,
        package: &mut Package<'_>,
        element: &Element,
        flow: &mut Flow,
    ) -> Result<(), Unreadable> {
        for child in element.children() {
            match &*child.name {
                "sdtPr" | "sdtEndPr" => {}
                "sdtContent" => self.blocks(package, child, flow)?,
                // Some programs leave out the element around the content.
                _ => self.block(package, child, flow)?,
            }
        }
        Ok(())
    }

    /// Reads an element that belongs into a paragraph but is in none.
    fn loose(
        &mut self,
        package: &mut Package<'_>,
        element: &Element,
        flow: &mut Flow,
    ) -> Result<(), Unreadable> {
        let mut open = self.open(flow);
        if !open.loose && open.runs.is_empty() {
            open.style = self.style(None);
            open.loose = true;
        }
        let characters = open.style.characters.clone();
        let result = self.inline(package, element, &characters, &mut open);
        flow.open = Some(open);
        result
    }

    /// The place of something between paragraphs: that of the next one.
    fn here(&self) -> Place {
        match self.story {
            Story::Main => Place::Paragraph(self.paragraphs.saturating_add(1), String::new()),
            Story::Notes | Story::Headers => self.in_part(),
        }
    }

    /// Starts a paragraph, or continues one whose mark was deleted.
    fn open(&mut self, flow: &mut Flow) -> OpenParagraph {
        if self.story == Story::Main && self.boxes == 0 {
            self.paragraphs = self.paragraphs.saturating_add(1);
        }
        flow.open.take().unwrap_or_else(|| OpenParagraph {
            number: self.paragraphs,
            ..OpenParagraph::default()
        })
    }

    fn paragraph(
        &mut self,
        package: &mut Package<'_>,
        element: &Element,
        flow: &mut Flow,
    ) -> Result<(), Unreadable> {
        if flow.open.as_ref().is_some_and(|open| open.loose) {
            self.end_open(flow);
        }
        let mut open = self.open(flow);
        let properties = element.w("pPr");
        let style = self.style(properties);
        let characters = style.characters.clone();
        let before = open.runs.len();
        self.inlines(package, element, &characters, &mut open)?;
        self.give_back(&mut open);

        let mark = properties.and_then(|properties| properties.w("rPr"));
        let frame = properties.and_then(|properties| properties.w("framePr"));
        let drop_cap =
            frame.is_some_and(|frame| matches!(frame.get("dropCap"), Some("drop" | "margin")));
        // If a paragraph's mark was deleted, the next paragraph's mark applies
        // with its properties, unless nothing but the mark is left there.
        if before == 0 || open.runs.len() > before {
            open.style = style;
            open.framed = frame.is_some() && !drop_cap;
            open.mark = Characters::default();
        }
        let mut joined = drop_cap;
        let mut hidden = false;
        if let Some(mark) = mark {
            open.mark = Characters::of(mark, self.styles.theme());
            let deleted = mark.w("del").or_else(|| mark.w("moveFrom"));
            if deleted.is_some() {
                self.deletions += 1;
            }
            if mark.w("ins").or_else(|| mark.w("moveTo")).is_some() {
                self.insertions += 1;
            }
            hidden = open.mark.hidden == Some(true);
            // A hidden mark of this kind separates styles inside a line.
            let separator = hidden && mark.switch("specVanish") == Some(true);
            joined |= deleted.is_some() || separator;
        }
        if joined {
            flow.open = Some(open);
            return Ok(());
        }
        let gone = hidden && open.runs.is_empty() && !open.found.is_empty();
        match gone {
            // All of it is hidden: on paper there is no line either.
            true => self.report_found(&open, ""),
            false => self.close(open, flow),
        }
        if let Some(section_properties) = properties.and_then(|properties| properties.w("sectPr")) {
            section(section_properties, flow);
        }
        Ok(())
    }

    /// Ends a paragraph's fields, and shows what one that never ended hid.
    fn give_back(&mut self, open: &mut OpenParagraph) {
        for (at, run) in self.fields.end_paragraph().into_iter().rev() {
            open.runs.insert(at.min(open.runs.len()), run);
        }
    }

    /// How a paragraph is formatted: by defaults, list, style and itself.
    fn style(&self, properties: Option<&Element>) -> Resolved {
        let id = properties.and_then(|properties| properties.val_of("pStyle"));
        let mut style = self.styles.paragraph(id);
        let own = properties.map(Paragraphs::of).unwrap_or_default();
        let (styled_list, styled_level) = (style.paragraphs.list, style.paragraphs.level);
        let list = own.list.or(styled_list);
        let by_style = match (own.list, list) {
            (None, Some(list)) => {
                let mut from = style.numbered_by.iter();
                from.find_map(|(id, level)| {
                    // The level that names the style, before the style's own.
                    let named = self.numbering.level_of_style(list, id, self.styles);
                    named.or(*level)
                })
            }
            _ => None,
        };
        let level = own.level.or(by_style).or(styled_level).unwrap_or_default();
        if let Some(list) = list.filter(|list| *list != 0)
            && let Some(listed) = self.numbering.paragraphs(list, level, self.styles)
        {
            match own.list.is_some() {
                true => style.paragraphs.overlay(listed),
                false => {
                    let mut under = listed.clone();
                    under.overlay(&style.paragraphs);
                    style.paragraphs = under;
                }
            }
        }
        style.paragraphs.overlay(&own);
        style.paragraphs.list = list.filter(|list| *list != 0);
        style.paragraphs.level = Some(level);
        style
    }

    /// Completes a paragraph.
    fn close(&mut self, mut open: OpenParagraph, flow: &mut Flow) {
        self.drop_page_number(&mut open);
        let set = std::mem::take(&mut open.style);
        let mut numbering = None;
        if let Some(list) = set.paragraphs.list {
            let level = set.paragraphs.level.unwrap_or_default();
            if let Some(marker) = self.numbering.next(list, level, self.styles) {
                let mut characters = set.characters.clone();
                characters.overlay(&open.mark);
                characters.overlay(&marker.characters);
                if let Some(format) = marker.unknown {
                    open.found.push((&kinds::NUMBER_FORMAT, format));
                }
                self.made += (size_of::<Run>() + marker.text.len()) as u64;
                let run = Run {
                    content: RunContent::Text(marker.text),
                    look: characters.look(),
                    link: None,
                    generated: true,
                };
                open.runs.insert(0, run);
                numbering = Some((list, level));
            }
        }
        let name = set.name.as_ref().map_or(0, String::len);
        self.made += (size_of::<ManuscriptBlock>() + name) as u64;
        let mut paragraph = Paragraph {
            place: Place::File,
            runs: std::mem::take(&mut open.runs),
            style: Style {
                align: set.paragraphs.align.unwrap_or_default(),
                outline: set.paragraphs.outline.filter(|level| *level < 9),
                name: set.name,
                rule_above: set.paragraphs.borders.top.unwrap_or_default(),
                rule_below: set.paragraphs.borders.bottom.unwrap_or_default(),
                first_line: set.paragraphs.first_line.unwrap_or_default(),
                indent: set.paragraphs.indent.unwrap_or_default(),
                new_page: set.paragraphs.new_page.unwrap_or_default(),
            },
            boxed: self.boxes > 0 || open.framed,
            numbering,
        };
        let text = paragraph.text();
        self.report_found(&open, &text);
        paragraph.place = match self.story {
            Story::Main => Place::Paragraph(open.number, beginning(&text)),
            Story::Notes | Story::Headers => self.in_part(),
        };
        flow.blocks.append(&mut open.boxed);
        flow.blocks.push(ManuscriptBlock::Paragraph(paragraph));
    }

    /// Drops a page number that stands alone; in a sentence it stays.
    fn drop_page_number(&mut self, open: &mut OpenParagraph) {
        let text = text_of(&open.runs);
        let alone = open.paged && open.style.paragraphs.list.is_none() && is_page_number(&text);
        if alone && self.story != Story::Headers {
            open.found.push((&kinds::PAGE_NUMBER, text));
            open.runs
                .retain(|run| matches!(run.content, RunContent::Picture { .. }));
        }
    }

    fn report_found(&mut self, open: &OpenParagraph, text: &str) {
        for (kind, detail) in &open.found {
            let place = match self.story {
                Story::Main => Place::Paragraph(open.number, beginning(text)),
                Story::Notes | Story::Headers => self.in_part(),
            };
            self.report(kind, place, detail);
        }
    }

    /// Completes a flow.
    pub fn finish(&mut self, mut flow: Flow) -> Vec<ManuscriptBlock> {
        self.end_open(&mut flow);
        flow.blocks
    }

    /// Completes a paragraph whose mark was deleted if no other follows. It
    /// disappears if nothing of it is left.
    pub fn end_open(&mut self, flow: &mut Flow) {
        if let Some(mut open) = flow.open.take() {
            if open.loose {
                self.give_back(&mut open);
            }
            if open.runs.is_empty() && open.boxed.is_empty() {
                self.report_found(&open, "");
            } else {
                self.close(open, flow);
            }
        }
    }
}

/// Ends a section. Its properties say how it began: on a new page unless they
/// say otherwise.
fn section(properties: &Element, flow: &mut Flow) {
    let kind = properties.val_of("type").unwrap_or("nextPage");
    let first = flow.section;
    flow.section = flow.blocks.len();
    if first == 0 || matches!(kind, "continuous" | "nextColumn") {
        return;
    }
    if let Some(ManuscriptBlock::Paragraph(paragraph)) = flow.blocks.get_mut(first) {
        paragraph.style.new_page = true;
    }
}
