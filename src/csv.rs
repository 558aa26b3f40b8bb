//! The province summary as CSV (RFC 4180). Excel shows its Chinese correctly and
//! evaluates none of its cells.

use bulletin::model::{Amount, Bound, Issue};
use bulletin::summary::{self, Sum};

use crate::columns::{Column, SummaryOrder, associations, columns, in_order, provinces};
use crate::document::{Document, Part};
use crate::naming::Number;
use crate::words::{Words, concat, decimal, fill, join};

/// Excel reads a file as UTF-8 only if it begins with this mark.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The name of the file among a reader's other files: 2020年第十五期-各地汇总.csv.
pub fn file_name(issue: &Issue, words: &Words) -> String {
    let number = Number::from(issue).or_date(words);
    concat(&[&number, "-", words.summary, ".csv"])
}

/// The summary's rows in an order, and their total. A sum takes two cells, yuan and
/// bound, and one at the end of the row: the sentences that it was taken from.
pub fn summary(document: &Document, order: SummaryOrder, words: &Words) -> String {
    let (issue, summary) = (&document.issue, &document.summary);
    let columns = columns();
    let mut out = String::from(BYTE_ORDER_MARK);
    let mut line = Vec::new();
    for column in &columns {
        let head = column.head(words);
        match column {
            Column::Sum(_) => {
                line.push(fill(words.in_yuan, head));
                line.push(fill(words.bound_of, head));
            }
            Column::Province
            | Column::Association
            | Column::Measures
            | Column::Uncounted
            | Column::Figures => line.push(head.to_owned()),
        }
    }
    for column in summary::Column::ALL {
        line.push(fill(words.sentences, Column::Sum(*column).head(words)));
    }
    write_line(&line, &mut out);
    for index in in_order(summary, order) {
        let row = &summary.rows[index];
        let mut line = Vec::new();
        for column in &columns {
            match column {
                Column::Province => line.push(provinces(&row.provinces, words)),
                Column::Association => line.push(associations(issue, row, words)),
                Column::Measures => line.push(join(&row.measures, "、")),
                Column::Sum(sum) => push_sum(&row.sums[*sum], words, &mut line),
                Column::Uncounted => line.push(decimal(row.sums.uncounted.len())),
                Column::Figures => line.push(decimal(row.figures.len())),
            }
        }
        let part = row.section.map_or(Part::Lead, Part::Section);
        for column in summary::Column::ALL {
            let sum = &row.sums[*column];
            let mut sentences = Vec::new();
            for fact in sum.facts.iter().chain(&sum.uncounted) {
                let sentence = document.sentence(part, *fact);
                // One sentence can have several gifts.
                if !sentences.contains(&sentence) {
                    sentences.push(sentence);
                }
            }
            line.push(join(&sentences, " "));
        }
        write_line(&line, &mut out);
    }
    let total = &summary.total;
    let mut line = Vec::new();
    for column in &columns {
        match column {
            Column::Province => line.push(words.total.to_owned()),
            Column::Association | Column::Measures => line.push(String::new()),
            Column::Sum(sum) => push_sum(&total.sums[*sum], words, &mut line),
            Column::Uncounted => line.push(decimal(total.sums.uncounted.len())),
            Column::Figures => line.push(decimal(total.figures)),
        }
    }
    for _ in summary::Column::ALL {
        line.push(String::new());
    }
    write_line(&line, &mut out);
    out
}

fn push_sum(sum: &Sum, words: &Words, line: &mut Vec<String>) {
    let Some(amount) = sum.amount else {
        line.push(String::new());
        line.push(String::new());
        return;
    };
    let mut value = Amount::write_yuan(amount.fen);
    if let Some(up_to) = amount.up_to {
        value.push('—');
        value.push_str(&Amount::write_yuan(up_to));
    }
    line.push(value);
    let bound = match amount.bound {
        Bound::Exact => "",
        Bound::AtLeast => words.at_least,
        Bound::AtMost => words.at_most,
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

/// Writes a cell. A spreadsheet takes a cell that starts with certain characters for
/// a formula; an apostrophe before it makes it text (OWASP, "CSV Injection").
fn write_cell(cell: &str, out: &mut String) {
    let is_formula = matches!(
        cell.chars().next(),
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠')
    );
    let is_special = |it: &u8| matches!(it, b',' | b'"' | b'\n' | b'\r');
    if !is_formula && !cell.as_bytes().iter().any(is_special) {
        out.push_str(cell);
        return;
    }
    out.push('"');
    if is_formula {
        out.push('\'');
    }
    for it in cell.chars() {
        if it == '"' {
            out.push('"');
        }
        out.push(it);
    }
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
    fn no_cell_is_a_formula() {
        for cell in ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1", "=A1,\"b\""] {
            assert!(written(cell).starts_with("\"'"), "{cell}");
        }
        assert_eq!(written("=\"a\""), "\"'=\"\"a\"\"\"");
    }

    #[test]
    fn only_special_characters_are_quoted() {
        assert_eq!(written("西藏"), "西藏");
        assert_eq!(written("a,b"), "\"a,b\"");
        assert_eq!(written("说\"好\""), "\"说\"\"好\"\"\"");
    }
}
