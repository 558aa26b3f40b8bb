//! The cells of a table by row and column.

use bulletin::model::Cell;
use std::collections::HashMap;

/// How many columns of a table are read.
const MOST_COLUMNS: usize = 64;

/// A cell in its place.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) cell: &'a Cell,
    /// Index of its passage.
    pub(super) passage: usize,
    /// Whether this is where it begins, not what it spans.
    pub(super) own: bool,
}

/// The cells by row and column, with what they span.
pub(super) fn grid<'a>(
    rows: &'a [Vec<Cell>],
    place: &str,
    places: &HashMap<&str, usize>,
) -> Vec<Vec<Option<Place<'a>>>> {
    let mut grid: Vec<Vec<Option<Place<'a>>>> = vec![Vec::new(); rows.len()];
    for (number, row) in rows.iter().enumerate() {
        let mut column = 0;
        for (index, cell) in row.iter().enumerate() {
            let taken = |column: usize| grid[number].get(column).is_some_and(Option::is_some);
            while taken(column) {
                column += 1;
            }
            let Some(passage) = places.get(&*format!("{place}[{number}][{index}]")) else {
                continue;
            };
            let down = number.saturating_add(cell.row_span.max(1) as usize);
            let across = column.saturating_add(cell.col_span.max(1) as usize);
            for (below, line) in grid.iter_mut().enumerate().take(down).skip(number) {
                for at in column..across.min(MOST_COLUMNS) {
                    if line.len() <= at {
                        line.resize(at + 1, None);
                    }
                    line[at] = Some(Place {
                        cell,
                        passage: *passage,
                        own: below == number && at == column,
                    });
                }
            }
            column = across;
            if column >= MOST_COLUMNS {
                break;
            }
        }
    }
    grid
}
