//! Tables.

use super::choice;
use super::flow::Flow;
use super::names::Ns;
use super::package::Package;
use super::props::Edges;
use super::quoted;
use super::walk::{Story, Walk};
use super::xml::Element;
use crate::manuscript::{Cell, ManuscriptBlock, Paragraph, Row, RunContent, Table};
use crate::report::Place;
use crate::source::unreadable::Unreadable;
use crate::source::{kinds, limits};
use std::collections::HashMap;

impl Walk<'_> {
    /// Reads a table.
    ///
    /// # Errors
    /// A part is damaged or too large.
    pub fn table(
        &mut self,
        package: &mut Package<'_>,
        element: &Element,
        flow: &mut Flow,
    ) -> Result<(), Unreadable> {
        self.end_open(flow);
        self.tables = self.tables.saturating_add(1);
        let mut table = Table {
            place: match self.story {
                Story::Main => Place::Table(self.tables),
                Story::Notes | Story::Headers => self.in_part(),
            },
            ..Table::default()
        };
        let properties = element.w("tblPr");
        let style = properties.and_then(|properties| properties.val_of("tblStyle"));
        let mut borders = style.map(|id| self.styles.borders(id)).unwrap_or_default();
        if let Some(own) = properties.and_then(|properties| properties.w("tblBorders")) {
            borders.overlay(&Edges::of(own));
        }
        table.bordered = borders.any();

        let (mut rows, mut stray) = (Vec::new(), Vec::new());
        wrapped(element, "tr", &mut rows, &mut stray);
        for block in stray {
            self.block(package, block, flow)?;
        }
        self.end_open(flow);
        // Cells that may continue in the next row: column to row and cell.
        let mut open: HashMap<u32, (usize, usize)> = HashMap::new();
        for row in rows {
            let properties = row.w("trPr");
            let has = |name| properties.is_some_and(|properties| properties.w(name).is_some());
            if has("del") {
                self.delete(row);
                continue;
            }
            if has("ins") {
                self.insertions += 1;
            }
            if properties.and_then(|properties| properties.switch("hidden")) == Some(true) {
                let text = quoted::text(row);
                self.report(&kinds::HIDDEN_TEXT, table.place.clone(), &text);
                continue;
            }
            open = self.row(package, row, &mut table, &open)?;
        }
        // A row may be covered by the cells above it; a table may not.
        if table.rows.iter().any(|row| !row.cells.is_empty()) {
            flow.blocks.push(ManuscriptBlock::Table(table));
        }
        Ok(())
    }

    fn row(
        &mut self,
        package: &mut Package<'_>,
        element: &Element,
        table: &mut Table,
        above: &HashMap<u32, (usize, usize)>,
    ) -> Result<HashMap<u32, (usize, usize)>, Unreadable> {
        let properties = element.w("trPr");
        let header = properties.and_then(|properties| properties.switch("tblHeader"));
        let before = properties.and_then(|properties| properties.val_of("gridBefore"));
        let mut column = span(before.unwrap_or("0"), 0);
        let mut row = Row {
            header: header.unwrap_or_default(),
            cells: Vec::new(),
        };
        let mut open = HashMap::new();
        let (mut cells, mut stray) = (Vec::new(), Vec::new());
        wrapped(element, "tc", &mut cells, &mut stray);
        // What stands between the cells is a cell of its own.
        if !stray.is_empty() {
            let mut flow = Flow::default();
            for block in stray {
                self.block(package, block, &mut flow)?;
            }
            row.cells.push(Cell {
                blocks: self.finish(flow),
                col_span: 1,
                row_span: 1,
            });
        }
        let number = table.rows.len();
        for cell in cells {
            let properties = cell.w("tcPr");
            let get = |name| properties.and_then(|properties| properties.w(name));
            if get("cellDel").is_some() {
                self.delete(cell);
                continue;
            }
            if let Some(borders) = get("tcBorders") {
                table.bordered |= Edges::of(borders).any();
            }
            let width = get("gridSpan").and_then(Element::val);
            let col_span = span(width.unwrap_or("1"), 1);
            let mut flow = Flow::default();
            self.blocks(package, cell, &mut flow)?;
            let blocks = self.finish(flow);
            let goes_on = |name| get(name).is_some_and(|merge| merge.val() != Some("restart"));
            let first = above.get(&column).copied().filter(|_| goes_on("vMerge"));
            if goes_on("hMerge")
                && let Some(last) = row.cells.last_mut()
            {
                last.col_span = last.col_span.saturating_add(col_span).min(limits::COLUMNS);
                let inner = self.covered(blocks, &table.place);
                last.blocks.extend(inner);
            } else if let Some((at_row, at_cell)) = first {
                let inner = self.covered(blocks, &table.place);
                let cells = table.rows.get_mut(at_row).map(|row| &mut row.cells);
                if let Some(cell) = cells.and_then(|cells| cells.get_mut(at_cell)) {
                    cell.row_span = cell.row_span.saturating_add(1);
                    cell.blocks.extend(inner);
                }
                open.insert(column, (at_row, at_cell));
            } else {
                if get("vMerge").is_some() {
                    open.insert(column, (number, row.cells.len()));
                }
                row.cells.push(Cell {
                    blocks,
                    col_span,
                    row_span: 1,
                });
            }
            column = column.saturating_add(col_span);
        }
        table.rows.push(row);
        Ok(open)
    }

    /// Reports the text of a cell that another one covers: it is not visible.
    /// Tables and pictures in it are, at the end of that cell.
    fn covered(&mut self, blocks: Vec<ManuscriptBlock>, place: &Place) -> Vec<ManuscriptBlock> {
        let mut shown = Vec::new();
        for block in blocks {
            match block {
                ManuscriptBlock::Paragraph(paragraph) if !has_picture(&paragraph) => {
                    let text = paragraph.text();
                    if !text.trim().is_empty() {
                        self.report(&kinds::HIDDEN_TEXT, place.clone(), &text);
                    }
                }
                block => shown.push(block),
            }
        }
        shown
    }
}

fn has_picture(paragraph: &Paragraph) -> bool {
    let mut runs = paragraph.runs.iter();
    runs.any(|run| matches!(run.content, RunContent::Picture { .. }))
}

fn span(value: &str, least: u32) -> u32 {
    let value = value.parse().unwrap_or(least);
    value.clamp(least, limits::COLUMNS)
}

/// The rows of a table or the cells of a row, with any wrappers around them, and
/// the text that is in none, as some programs write it.
fn wrapped<'a>(
    parent: &'a Element,
    name: &str,
    out: &mut Vec<&'a Element>,
    stray: &mut Vec<&'a Element>,
) {
    for child in parent.children() {
        match (child.ns, &*child.name) {
            (Ns::W, found) if found == name => out.push(child),
            (Ns::Mc, "AlternateContent") => {
                if let Some(branch) = choice::branch(child) {
                    wrapped(branch, name, out, stray);
                }
            }
            // A row without cells around it, or cells without a row.
            (Ns::W, "p" | "tbl" | "r" | "tc" | "tr" | "del" | "moveFrom") => stray.push(child),
            (Ns::W, found) if found.ends_with("Pr") => {}
            _ => wrapped(child, name, out, stray),
        }
    }
}
