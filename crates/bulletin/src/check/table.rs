//! Tables: whether all rows are equally wide.

use super::Findings;
use crate::finding::{Code, Severity};
use crate::model::{Cell, Table};

/// Lays the cells out as HTML does ("forming a table"): a row's cells take the
/// columns that no cell of a row above reaches into. Head and body must be equally
/// wide too. Gives one finding per table, at the first row that differs.
pub(super) fn check(findings: &mut Findings, place: &str, table: &Table) {
    let head = widths(&table.head);
    let rows = widths(&table.rows);
    let Some(expected) = head.iter().chain(&rows).copied().max() else {
        return;
    };
    for (part, widths) in [("head", head), ("rows", rows)] {
        if let Some(row) = widths.iter().position(|width| *width != expected) {
            let place = format!("{place}.{part}[{row}]");
            let detail = format!("{} / {expected}", widths[row]);
            findings.add(Code::RaggedTable, Severity::Warning, place, detail);
            return;
        }
    }
}

/// How many columns each row takes.
fn widths(rows: &[Vec<Cell>]) -> Vec<usize> {
    // For each column, how many more rows a cell above spans.
    let mut reach: Vec<u32> = Vec::new();
    let mut widths = Vec::new();
    for row in rows {
        let mut column = 0;
        let mut new = reach.clone();
        for cell in row {
            while reach.get(column).is_some_and(|left| *left > 0) {
                column += 1;
            }
            let end = column + cell.col_span as usize;
            if new.len() < end {
                new.resize(end, 0);
            }
            new[column..end].fill(cell.row_span);
            column = end;
        }
        let width = new.iter().rposition(|left| *left > 0).map_or(0, |i| i + 1);
        widths.push(width);
        reach = new.iter().map(|left| left.saturating_sub(1)).collect();
    }
    widths
}
