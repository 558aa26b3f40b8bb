//! Turns a manuscript into a list of paragraphs and tables of data. Tables that
//! only serve layout are taken apart, and page breaks dropped.

use super::line::{Item, Line};
use super::{kinds, layout};
use crate::manuscript::{Manuscript, ManuscriptBlock, Paragraph, Row, Run, RunContent, Table};
use crate::report::Finding;

/// All paragraphs in the order of the file, those in tables row by row, as
/// [`Line::index`] counts them.
pub fn paragraphs(manuscript: &Manuscript) -> Vec<&Paragraph> {
    let mut out = Vec::new();
    walk(&manuscript.blocks, &mut out);
    out
}

fn walk<'a>(blocks: &'a [ManuscriptBlock], out: &mut Vec<&'a Paragraph>) {
    for block in blocks {
        match block {
            ManuscriptBlock::Paragraph(paragraph) => out.push(paragraph),
            ManuscriptBlock::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    walk(&cell.blocks, out);
                }
            }
        }
    }
}

/// Flattens a manuscript.
pub fn flatten(manuscript: &Manuscript, findings: &mut Vec<Finding>) -> Vec<Item> {
    let mut flat = Flat {
        items: Vec::new(),
        next: 0,
        findings,
    };
    for (at, block) in manuscript.blocks.iter().enumerate() {
        flat.block(block, at < 6);
    }
    let mut items = flat.items;
    let mut blank = true;
    for item in &mut items {
        if let Item::Line(line) = item {
            line.after_blank = blank;
            blank = line.is_blank();
        } else {
            blank = true;
        }
    }
    items
}

struct Flat<'a> {
    items: Vec<Item>,
    next: usize,
    findings: &'a mut Vec<Finding>,
}

impl Flat<'_> {
    /// `early`: among the first blocks of the file, where the head is.
    fn block(&mut self, block: &ManuscriptBlock, early: bool) {
        match block {
            ManuscriptBlock::Paragraph(paragraph) => {
                let line = line(paragraph, self.next);
                self.next += 1;
                self.items.push(Item::Line(line));
            }
            ManuscriptBlock::Table(table) => self.table(table, early),
        }
    }

    fn table(&mut self, table: &Table, early: bool) {
        match layout::purpose(table, early) {
            layout::Purpose::Data { sure } => {
                if !sure {
                    let kind = &kinds::TABLE_WITHOUT_BORDERS;
                    self.findings
                        .push(Finding::new(kind, table.place.clone(), ""));
                }
                let mut all = Vec::new();
                walk_table(table, &mut all);
                self.next += all.len();
                self.items.push(Item::Table(table.clone()));
            }
            layout::Purpose::Layout => {
                let kind = &kinds::LAYOUT_TABLE;
                self.findings
                    .push(Finding::new(kind, table.place.clone(), ""));
                self.dissolve(table, early);
            }
        }
    }

    fn dissolve(&mut self, table: &Table, early: bool) {
        let mut rows = table.rows.iter().peekable();
        while let Some(row) = rows.next() {
            let mut cells = self.row(row, early);
            // Captions under pictures side by side.
            if let Some(below) = rows.peek()
                && layout::are_pictures(row)
                && layout::are_captions(below)
                && below.cells.len() == row.cells.len()
                && let Some(below) = rows.next()
            {
                let captions = self.row(below, early);
                for (cell, caption) in cells.iter_mut().zip(captions) {
                    cell.extend(caption);
                }
            }
            if layout::is_one_line(row) {
                self.items.extend(one_line(cells));
            } else {
                self.items.extend(cells.into_iter().flatten());
            }
        }
    }

    /// The content of a row's cells.
    fn row(&mut self, row: &Row, early: bool) -> Vec<Vec<Item>> {
        let before = std::mem::take(&mut self.items);
        let mut cells = Vec::new();
        for cell in &row.cells {
            for block in &cell.blocks {
                self.block(block, early);
            }
            cells.push(std::mem::take(&mut self.items));
        }
        self.items = before;
        cells
    }
}

fn walk_table<'a>(table: &'a Table, out: &mut Vec<&'a Paragraph>) {
    for cell in table.rows.iter().flat_map(|row| &row.cells) {
        walk(&cell.blocks, out);
    }
}

fn line(paragraph: &Paragraph, index: usize) -> Line {
    let mut runs = paragraph.runs.clone();
    runs.retain(|run| run.content != RunContent::PageBreak);
    Line {
        place: paragraph.place.clone(),
        index,
        joined: Vec::new(),
        runs,
        style: paragraph.style.clone(),
        boxed: paragraph.boxed,
        numbering: paragraph.numbering,
        after_blank: false,
    }
}

/// A row `报送： | A、B` as one line, its cells separated by tabs.
fn one_line(cells: Vec<Vec<Item>>) -> Vec<Item> {
    let mut joined: Option<Line> = None;
    let mut rest = Vec::new();
    for item in cells.into_iter().flatten() {
        match item {
            Item::Line(line) if line.is_blank() => {}
            Item::Line(line) => match &mut joined {
                None => joined = Some(line),
                Some(all) => {
                    all.runs.push(Run {
                        content: RunContent::Tab,
                        look: Default::default(),
                        link: None,
                        generated: false,
                    });
                    all.runs.extend(line.runs);
                    all.joined.push(line.index);
                }
            },
            table => rest.push(table),
        }
    }
    joined.map(Item::Line).into_iter().chain(rest).collect()
}
