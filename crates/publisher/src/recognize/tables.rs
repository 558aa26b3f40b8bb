//! Tables of data.

use super::inline::{self, Emphasis};
use super::line::{Line, Picture};
use super::{kinds, words};
use crate::manuscript::{
    Cell as TypedCell, ManuscriptBlock, Paragraph, Row, RunContent, Table as Typed,
};
use crate::report::Finding;
use bulletin::model::{Cell, Inline, Run, Table};

/// Makes a table, and returns the pictures in its cells.
pub fn convert(
    typed: &Typed,
    caption: Option<&Line>,
    findings: &mut Vec<Finding>,
) -> (Table, Vec<Picture>) {
    let mut table = Table::default();
    let mut pictures = Vec::new();
    if let Some(line) = caption {
        table.caption = inline::convert(line, Emphasis::Drop, findings);
    }
    let headers = header_rows(typed);
    for (at, row) in typed.rows.iter().enumerate() {
        let head = at < headers;
        let mut cells = Vec::new();
        for cell in &row.cells {
            cells.push(convert_cell(cell, head, typed, &mut pictures, findings));
        }
        if head {
            table.head.push(cells);
        } else {
            table.rows.push(cells);
        }
    }
    (table, pictures)
}

/// How many header rows there are: those that Word repeats, or a first row that
/// alone is bold.
fn header_rows(typed: &Typed) -> usize {
    let marked = typed.rows.iter().take_while(|row| row.header).count();
    let rows = typed.rows.len();
    let mut count = if marked > 0 {
        marked
    } else {
        let first = typed.rows.first().is_some_and(is_bold);
        let second = typed.rows.get(1).is_some_and(is_bold);
        usize::from(first && !second && rows > 1)
    };
    // A header cell that spans further rows makes them header rows.
    let mut at = 0;
    while at < count {
        let spans = typed.rows.get(at).map(|row| &row.cells);
        let deepest = spans.and_then(|cells| cells.iter().map(|cell| cell.row_span).max());
        let reach = at.saturating_add(deepest.unwrap_or(1) as usize);
        count = count.max(reach.min(rows));
        at += 1;
    }
    if count >= rows {
        marked.min(rows.saturating_sub(1))
    } else {
        count
    }
}

fn is_bold(row: &Row) -> bool {
    let mut some = false;
    for paragraph in row.cells.iter().flat_map(paragraphs) {
        let line = line(paragraph);
        if !line.text().is_empty() {
            if !line.is_bold() {
                return false;
            }
            some = true;
        }
    }
    some
}

fn convert_cell(
    cell: &TypedCell,
    head: bool,
    table: &Typed,
    pictures: &mut Vec<Picture>,
    findings: &mut Vec<Finding>,
) -> Cell {
    let nested = cell
        .blocks
        .iter()
        .any(|p| matches!(p, ManuscriptBlock::Table(_)));
    if nested {
        let kind = &kinds::NESTED_TABLE;
        findings.push(Finding::new(kind, table.place.clone(), ""));
    }
    let mut text = Inline::default();
    let emphasis = if head { Emphasis::Drop } else { Emphasis::Keep };
    for paragraph in paragraphs(cell) {
        let line = line(paragraph);
        pictures.extend(line.pictures());
        let more = inline::convert(&line, emphasis, findings);
        if more.is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.0.push(Run::Break);
        }
        inline::join(&mut text, more);
    }
    Cell {
        text,
        col_span: cell.col_span.max(1),
        row_span: cell.row_span.max(1),
    }
}

fn line(paragraph: &Paragraph) -> Line {
    let mut runs = paragraph.runs.clone();
    runs.retain(|run| run.content != RunContent::PageBreak);
    Line {
        place: paragraph.place.clone(),
        runs,
        style: paragraph.style.clone(),
        ..Line::default()
    }
}

/// All paragraphs of a cell, including those of tables in it.
pub fn paragraphs(cell: &TypedCell) -> Vec<&Paragraph> {
    let mut out = Vec::new();
    let mut todo: Vec<&ManuscriptBlock> = cell.blocks.iter().rev().collect();
    while let Some(block) = todo.pop() {
        match block {
            ManuscriptBlock::Paragraph(paragraph) => out.push(paragraph),
            ManuscriptBlock::Table(table) => {
                let inner = table.rows.iter().flat_map(|row| &row.cells);
                let blocks: Vec<&ManuscriptBlock> = inner.flat_map(|cell| &cell.blocks).collect();
                todo.extend(blocks.into_iter().rev());
            }
        }
    }
    out
}

/// The text of a cell, one line per paragraph.
pub fn text(cell: &TypedCell) -> String {
    let texts: Vec<String> = paragraphs(cell).into_iter().map(Paragraph::text).collect();
    words::trim(&texts.join("\n")).to_owned()
}
