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
    // Heads are laid out in tables as small as that.
    match is_grid(table) && (!early || table.rows.len() > 2) {
        true => Purpose::Data { sure: false },
        false => Purpose::Layout,
    }
}

/// Whether a table without borders reads like one of data: rows of the same
/// width, and nothing but short words, names and numbers under a first row that
/// is filled. What is laid out side by side has sentences, labels or gaps.
fn is_grid(table: &Table) -> bool {
    let width = |row: &Row| row.cells.iter().map(|cell| cell.col_span).sum::<u32>();
    let rows: Vec<&Row> = table.rows.iter().filter(|row| !is_blank(row)).collect();
    let Some((first, rest)) = rows.split_first() else {
        return false;
    };
    let merged = |row: &Row| row.cells.iter().any(|cell| cell.row_span > 1);
    let any_merged = rows.iter().any(|row| merged(row));
    let even = any_merged || rest.iter().all(|row| width(row) == width(first));
    let short = |cell: &Cell| {
        let text = text(cell);
        words::len(&text) <= 30 && !has_picture(cell) && !text.ends_with(['。', '；', '：', ':'])
    };
    let filled = |row: &Row| {
        row.cells
            .iter()
            .filter(|cell| !text(cell).is_empty())
            .count()
    };
    let all_filled = |row: &Row| filled(row) == row.cells.len();
    let gaps = rows.len() > 2 || rest.iter().all(|row| all_filled(row));
    let mut cells = rows.iter().flat_map(|row| &row.cells);
    !rest.is_empty()
        && even
        && gaps
        && all_filled(first)
        && rest
            .iter()
            .all(|row| filled(row) >= 2 || row.cells.len() == 1)
        && cells.all(short)
        && !is_labelled(&rows)
}

/// Whether each filled cell is a label with its value: 编辑：甲, 电话：123.
fn is_labelled(rows: &[&Row]) -> bool {
    let texts = rows.iter().flat_map(|row| &row.cells).map(text);
    let filled: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
    let labelled = filled
        .iter()
        .filter(|text| text.contains(['：', ':']))
        .count();
    labelled * 2 > filled.len()
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
