//! Other orders of the rows than the editor's, as indices of rows.

use super::{Column, Row, Summary};
use crate::province::PROVINCES;

/// By province, in the order of GB/T 2260. Rows without a province come last, rows
/// of the same province in the editor's order.
pub fn order_by_province(summary: &Summary) -> Vec<usize> {
    order(summary, |row| {
        row.provinces
            .first()
            .map_or(PROVINCES.len() as i64, |p| p.index() as i64)
    })
}

/// Largest amount first: by all donations, then by what was waived. A range counts
/// as its lower end. Rows without an amount come last, equal rows in the editor's
/// order.
pub fn order_by_amount(summary: &Summary) -> Vec<usize> {
    let by_waived = |row: &Row| -row.sums[Column::Waived].amount.map_or(-1, |a| a.fen);
    let by_donated = |row: &Row| -row.sums[Column::Donations].amount.map_or(-1, |a| a.fen);
    let mut rows: Vec<usize> = (0..summary.rows.len()).collect();
    sort(&mut rows, &|i| by_waived(&summary.rows[i]));
    sort(&mut rows, &|i| by_donated(&summary.rows[i]));
    rows
}

fn order(summary: &Summary, key: fn(&Row) -> i64) -> Vec<usize> {
    let mut rows: Vec<usize> = (0..summary.rows.len()).collect();
    sort(&mut rows, &|i| key(&summary.rows[i]));
    rows
}

/// A stable sort. Rows are few, and the library's sort is large.
fn sort(rows: &mut [usize], key: &dyn Fn(usize) -> i64) {
    for end in 1..rows.len() {
        let mut at = end;
        while at > 0 && key(rows[at - 1]) > key(rows[at]) {
            rows.swap(at - 1, at);
            at -= 1;
        }
    }
}
