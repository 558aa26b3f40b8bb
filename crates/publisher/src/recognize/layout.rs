//! Tells tables that hold data from those that only arrange things.

use super::tables::{paragraphs, text};
use super::{caption, head, tail, words};
use crate::manuscript::{Cell, Row, RunContent, Table};

/// What a table is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// It holds data; `sure` if its borders or its header row show it.
    Data {
        /// Whether that is certain.
        sure: bool,
    },
    /// It places things side by side.
    Layout,
}

/// What a table is for. `early`: among the first blocks of a file.
pub fn purpose(table: &Table, early: bool) -> Purpose {
    let columns = table.rows.iter().map(|row| row.cells.len()).max();
    if table.rows.len() < 2 || columns.unwrap_or(0) < 2 {
        return Purpose::Layout;
    }
    let cells = || table.rows.iter().flat_map(|row| &row.cells);
    let of_tail = |row: &Row| is_blank(row) || is_one_line(row);
    let all_captions = |cell: &Cell| {
        let text = text(cell);
        has_picture(cell) || text.is_empty() || caption::read(&text).is_some()
    };
    let of_head = early && cells().any(|cell| head::is_mark(&text(cell)));
    let pictures = cells().any(has_picture) && cells().all(all_captions);
    if of_head || pictures || table.rows.iter().all(of_tail) {
        return Purpose::Layout;
    }
    if table.bordered || table.rows.iter().any(|row| row.header) {
        return Purpose::Data { sure: true };
    }
    let short = |cell: &Cell| {
        let text = text(cell);
        !text.is_empty() && words::len(&text) <= 30 && !has_picture(cell)
    };
    if table.rows.len() >= 3 && cells().all(short) {
        Purpose::Data { sure: false }
    } else {
        Purpose::Layout
    }
}

/// Whether all cells of a row hold only pictures, at least two.
pub fn are_pictures(row: &Row) -> bool {
    row.cells.len() >= 2 && {
        let mut cells = row.cells.iter();
        cells.all(|cell| has_picture(cell) && text(cell).is_empty())
    }
}

/// Whether the cells of a row hold at least two texts that can be captions.
pub fn are_captions(row: &Row) -> bool {
    let texts = row.cells.iter().map(text);
    let filled = texts.filter(|text| !text.is_empty());
    filled.clone().count() >= 2 && filled.clone().all(|text| words::len(&text) <= 60)
}

/// Whether a row reads like a line of the tail: 报送： in its first cell.
pub fn is_one_line(row: &Row) -> bool {
    let all: Vec<String> = row.cells.iter().map(text).collect();
    tail::is_tail_line(&all.join("\t"))
}

fn is_blank(row: &Row) -> bool {
    row.cells.iter().all(|cell| text(cell).is_empty())
}

fn has_picture(cell: &Cell) -> bool {
    let runs = paragraphs(cell).into_iter().flat_map(|p| &p.runs);
    runs.into_iter()
        .any(|run| matches!(run.content, RunContent::Picture { .. }))
}
