//! Tables of the text. Which columns hold numbers, and how wide the table is on
//! paper, is found when it is drawn.

use bulletin::model::{Cell, Table};

use super::inline::Pen;
use super::tag::{Tag, tag};
use crate::words::decimal;

/// The room across a page of paper in half characters, at the usual size of tables
/// and at a smaller one (css/print.css). What is wider gets a page on its side.
const USUAL: usize = 84;
const SMALLER: usize = 110;

/// What is wider than this between the edges of its cell is taken to be text.
const LETTERS: usize = 4;

/// What stands before a number in words like 超过, 不足, 至少.
const BEFORE_NUMBERS: &str = "约近超过逾不足至少共";

/// More columns than this are not told apart.
const COLUMNS: usize = 100;

/// What the cells of a column hold.
#[derive(Clone, Copy, Default)]
struct Column {
    /// Above 0 if it holds numbers.
    numbers: i32,
    /// What it needs on paper, in half characters.
    width: usize,
}

/// A table, in a region that scrolls where it is wider than the page.
pub fn table(table: &Table, pen: &mut Pen) -> Tag {
    let columns = columns(&table.rows);
    let name = table.caption.text();
    let caption = pen.leaf(&table.caption);
    let mut out = tag("table");
    if !name.is_empty() {
        out = out.child_tag(tag("caption").child(caption));
    }
    let out = out
        .child_tag(rows(tag("thead"), &table.head, &columns, pen, true))
        .child_tag(rows(tag("tbody"), &table.rows, &columns, pen, false));
    let width: usize = columns.iter().map(|it| it.width + 2).sum();
    // Focusable, so that the arrow keys scroll a table wider than the page.
    let region = tag("div")
        .class(match width {
            it if it <= USUAL => "scroll",
            it if it <= SMALLER => "scroll small",
            _ => "scroll wide",
        })
        .static_attr("role", "region")
        .static_attr("tabindex", "0");
    match name.is_empty() {
        true => region
            .static_attr("aria-label", pen.words.table)
            .own_language(pen.words)
            .child_tag(out.attr("lang", &pen.document.issue.language)),
        false => region.attr("aria-label", &name).child_tag(out),
    }
}

/// Appends rows to a group of a table.
fn rows(
    mut group: Tag,
    rows: &[Vec<Cell>],
    columns: &[Column],
    pen: &mut Pen,
    is_head: bool,
) -> Tag {
    let mut grid = Grid::default();
    for row in rows {
        let mut line = tag("tr");
        for it in row {
            let column = grid.place(it);
            let is_number = columns.get(column).is_some_and(|it| it.numbers > 0);
            let name = match (column == 0 && it.col_span == 1, is_number) {
                (true, true) => Some("key number"),
                (true, false) => Some("key"),
                (false, true) => Some("number"),
                (false, false) => None,
            };
            line = line.child_tag(cell(it, pen, is_head).attr_opt("class", name));
        }
        grid.end_row();
        group = group.child_tag(line);
    }
    group
}

fn cell(cell: &Cell, pen: &mut Pen, is_head: bool) -> Tag {
    let mut out = match (is_head, cell.col_span > 1) {
        (true, true) => tag("th").static_attr("scope", "colgroup"),
        (true, false) => tag("th").static_attr("scope", "col"),
        (false, _) => tag("td"),
    };
    for (name, span) in [("colspan", cell.col_span), ("rowspan", cell.row_span)] {
        let span = (span > 1).then(|| decimal(span as usize));
        out = out.attr_opt(name, span.as_deref());
    }
    out.child(pen.leaf(&cell.text))
}

/// Which columns the cells of a row stand in, below those that span rows.
#[derive(Default)]
struct Grid {
    /// For how many rows each column is taken, this one included.
    taken: Vec<u32>,
    column: usize,
}

impl Grid {
    /// Places the next cell of the row. Returns the column that it begins in.
    fn place(&mut self, cell: &Cell) -> usize {
        while self.taken.get(self.column).is_some_and(|it| *it > 0) {
            self.column += 1;
        }
        let first = self.column;
        for _ in 0..cell.col_span {
            match self.taken.get_mut(self.column) {
                Some(it) => *it = cell.row_span,
                None if self.column < COLUMNS => self.taken.push(cell.row_span),
                None => break,
            }
            self.column += 1;
        }
        first
    }

    fn end_row(&mut self) {
        self.column = 0;
        for it in &mut self.taken {
            *it = it.saturating_sub(1);
        }
    }
}

/// What the columns hold. A cell across several says nothing of one.
fn columns(rows: &[Vec<Cell>]) -> Vec<Column> {
    let mut out = Vec::new();
    let mut grid = Grid::default();
    for row in rows {
        for it in row {
            let at = grid.place(it);
            if it.col_span == 1 && at < COLUMNS {
                if out.len() <= at {
                    out.resize(at + 1, Column::default());
                }
                out[at].add(&it.text.text());
            }
        }
        grid.end_row();
    }
    out
}

impl Column {
    /// Takes in the text of a cell: 526000, 约20万—30万元, 12家, 45% and −3 are numbers;
    /// 第3期, 3月起免收会费 and 发布倡议 are not. A dash and an empty cell are
    /// neither.
    fn add(&mut self, text: &str) {
        let (mut digits, mut letters, mut width) = (0, 0, 0);
        // The longest piece that no line ends in, and the one at hand.
        let (mut longest, mut piece) = (0, 0);
        let mut is_text = false;
        for c in text.chars() {
            let is_digit = matches!(c, '0'..='9' | '０'..='９');
            let is_letter = matches!(c, 'a'..='z' | 'A'..='Z' | '\u{3400}'..='\u{9fff}');
            is_text |= is_letter && digits == 0 && !BEFORE_NUMBERS.contains(c);
            digits += usize::from(is_digit);
            letters += usize::from(is_letter);
            width += 2 - usize::from(c.is_ascii());
            piece = match c {
                '!'..='~' => piece + 1,
                _ => 0,
            };
            longest = longest.max(piece);
        }
        let is_number = digits > 0 && !is_text && letters <= LETTERS;
        self.numbers += match (is_number, letters) {
            (true, _) => 2,
            (false, 0) => 0,
            // 不详 stands in for a number.
            (false, 1..=2) if digits == 0 => -1,
            _ => -1_000_000,
        };
        let least = if is_number {
            width
        } else {
            longest.max(width.min(6))
        };
        self.width = self.width.max(least);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bulletin::model::Inline;

    fn cell(text: &str, col_span: u32, row_span: u32) -> Cell {
        Cell {
            text: Inline::plain(text),
            col_span,
            row_span,
        }
    }

    fn holds_numbers(rows: &[Vec<Cell>]) -> Vec<bool> {
        columns(rows).iter().map(|it| it.numbers > 0).collect()
    }

    #[test]
    fn a_column_holds_numbers_if_all_its_cells_do() {
        for (cells, wanted) in [
            (
                &["526000", "约20万—30万元", "12家", "45%", "−3", "１０"][..],
                true,
            ),
            (&["12.5", "—", "", "/", "不详"], true),
            (
                &["1727345.67元", "近15万元", "20万元以上", "超过20", "不足3"],
                true,
            ),
            (&["—", ""], false),
            (&["12", "第3期"], false),
            (&["12", "发布倡议"], false),
            (&["3月起免收会费", "2"], false),
            (&["张三", "李四", "5"], false),
        ] {
            let rows: Vec<_> = cells.iter().map(|it| vec![cell(it, 1, 1)]).collect();
            assert_eq!(holds_numbers(&rows), [wanted], "{cells:?}");
        }
    }

    #[test]
    fn cells_are_placed_below_those_that_span_rows() {
        let rows = [
            vec![cell("华北", 1, 2), cell("天津", 1, 1), cell("12", 1, 1)],
            vec![cell("河北", 1, 1), cell("3", 1, 1)],
            vec![cell("合计", 2, 1), cell("15", 1, 1)],
        ];
        assert_eq!(holds_numbers(&rows), [false, false, true]);
        // Of any size, and in a row of its own.
        let rows = [vec![cell("1", 1000, 65_534)], vec![cell("2", 1, 1)]];
        assert_eq!(columns(&rows).len(), 0);
    }
}
