//! The province summary as CSV (RFC 4180) that Excel opens with its Chinese
//! intact, and runs nothing from.

use bulletin::model::Bound;
use bulletin::summary::{Row, Sum};

use crate::document::Document;
use crate::views::summary::{associations, provinces, yuan};
use crate::words::{Words, fill, join, number};

/// Excel takes a file for UTF-8 only where it begins with this mark.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The summary's rows and their total, a sum in yuan and its bound a cell each.
pub fn summary(document: &Document, words: &Words) -> String {
    let mut out = String::from(BYTE_ORDER_MARK);
    let heads = [
        words.province,
        words.association,
        words.measures,
        words.donations,
        words.own,
        words.others,
        words.waived,
    ];
    let mut line = Vec::new();
    for (index, head) in heads.iter().enumerate() {
        if index < 3 {
            line.push((*head).to_owned());
        } else {
            line.push(fill(words.in_yuan, head));
            line.push(fill(words.bound_of, head));
        }
    }
    line.push(words.uncounted.to_owned());
    line.push(words.figures.to_owned());
    write_line(&line, &mut out);
    for row in &document.summary.rows {
        write_line(&cells(row, document, words), &mut out);
    }
    let total = &document.summary.total;
    let mut line = vec![words.total.to_owned(), String::new(), String::new()];
    for sum in [&total.donations, &total.own, &total.others, &total.waived] {
        push_sum(sum, words, &mut line);
    }
    line.push(number(total.uncounted.len()));
    line.push(number(total.figures));
    write_line(&line, &mut out);
    out
}

fn cells(row: &Row, document: &Document, words: &Words) -> Vec<String> {
    let mut line = vec![
        provinces(&row.provinces, words),
        associations(&document.issue, row, words),
        join(&row.measures, "、"),
    ];
    for sum in [&row.donations, &row.own, &row.others, &row.waived] {
        push_sum(sum, words, &mut line);
    }
    line.push(number(row.uncounted.len()));
    line.push(number(row.figures.len()));
    line
}

fn push_sum(sum: &Sum, words: &Words, line: &mut Vec<String>) {
    let Some(amount) = sum.amount else {
        line.extend([String::new(), String::new()]);
        return;
    };
    let mut value = yuan(amount);
    if let Some(up_to) = amount.up_to {
        value.push('–');
        value.push_str(&bulletin::model::Amount::write_yuan(up_to));
    }
    line.push(value);
    let bound = match amount.bound {
        Bound::Exact => "",
        Bound::AtLeast => "≥",
        Bound::AtMost => "≤",
        Bound::About => words.about,
    };
    line.push(bound.to_owned());
}

fn write_line(cells: &[String], out: &mut String) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        write_cell(cell, out);
    }
    out.push_str("\r\n");
}

/// A cell that begins with one of these is a formula to a spreadsheet: an
/// apostrophe before it makes it text (OWASP, "CSV Injection").
fn write_cell(cell: &str, out: &mut String) {
    let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if !runs && !cell.contains([',', '"', '\n', '\r']) {
        out.push_str(cell);
        return;
    }
    out.push('"');
    if runs {
        out.push('\'');
    }
    out.push_str(&cell.replace('"', "\"\""));
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cell: &str) -> String {
        let mut out = String::new();
        write_cell(cell, &mut out);
        out
    }

    #[test]
    fn nothing_runs_from_a_cell() {
        for cell in ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1", "=A1,\"b\""] {
            assert!(written(cell).starts_with("\"'"), "{cell}");
        }
        assert_eq!(written("=\"a\""), "\"'=\"\"a\"\"\"");
    }

    #[test]
    fn plain_cells_stay_and_marks_are_quoted() {
        assert_eq!(written("西藏"), "西藏");
        assert_eq!(written("a,b"), "\"a,b\"");
        assert_eq!(written("说\"好\""), "\"说\"\"好\"\"\"");
    }
}
