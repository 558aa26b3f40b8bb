//! Tables as spreadsheets write and read them.
//!
//! What is written: UTF-8 with a byte order mark, without which Excel takes it
//! for another encoding; commas; CR LF. What is read: UTF-8 with or without the
//! mark, UTF-16 with one, GB18030; commas, semicolons or tabs.

use encoding_rs::{GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// A row and its number in the spreadsheet, from 1.
pub(super) type Row = (u32, Vec<String>);

/// Writes a table.
pub(super) fn write(rows: &[Vec<String>]) -> String {
    let mut out = String::from('\u{feff}');
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| written(cell)).collect();
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    out
}

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// A cell. An apostrophe makes text of what would be a formula.
fn written(cell: &str) -> String {
    let guard = match cell.starts_with(FORMULA) || cell.starts_with('\'') {
        true => "'",
        false => "",
    };
    let quoted = !guard.is_empty() || cell.contains([',', ';', '"', '\n', '\r', '\t']);
    match quoted {
        true => format!("\"{guard}{}\"", cell.replace('"', "\"\"")),
        false => cell.to_owned(),
    }
}

/// A cell as its writer meant it.
fn meant(cell: &str) -> String {
    let rest = cell.strip_prefix('\'');
    let rest = rest.filter(|rest| rest.starts_with(FORMULA) || rest.starts_with('\''));
    rest.unwrap_or(cell).trim().to_owned()
}

/// Decodes a table. `None` if it is none: a spreadsheet's own format, a picture.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    let (encoding, rest) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => (UTF_8, rest),
        [0xFF, 0xFE, rest @ ..] => (UTF_16LE, rest),
        [0xFE, 0xFF, rest @ ..] => (UTF_16BE, rest),
        _ if std::str::from_utf8(bytes).is_ok() => (UTF_8, bytes),
        _ => (GB18030, bytes),
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(rest)?;
    (!text.contains('\0')).then(|| text.into_owned())
}

/// Reads a table's rows; rows without any text are left out.
pub(super) fn read(text: &str) -> Vec<Row> {
    let (skipped, text) = match text.split_once('\n') {
        // Excel's way to name the separator.
        Some((first, rest)) if first.trim_end().starts_with("sep=") => (1, rest),
        _ => (0, text),
    };
    let separator = separator(text);
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut cell = String::new();
    let mut number = 1 + skipped;
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            c if c == separator && !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted && chars.peek() == Some(&'\n') => {}
            '\n' | '\r' if !quoted => {
                row.push(std::mem::take(&mut cell));
                end(&mut rows, &mut number, std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        end(&mut rows, &mut number, row);
    }
    rows
}

fn end(rows: &mut Vec<Row>, number: &mut u32, cells: Vec<String>) {
    let cells: Vec<String> = cells.iter().map(|cell| meant(cell)).collect();
    if cells.iter().any(|cell| !cell.is_empty()) {
        rows.push((*number, cells));
    }
    *number = number.saturating_add(1);
}

/// The character between the cells of the first row.
fn separator(text: &str) -> char {
    let mut counts = [(',', 0), ('\t', 0), (';', 0)];
    let mut quoted = false;
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            '\n' if !quoted => break,
            c if !quoted => {
                for (separator, count) in &mut counts {
                    *count += usize::from(c == *separator);
                }
            }
            _ => {}
        }
    }
    let mut most = counts[0];
    for count in counts {
        if count.1 > most.1 {
            most = count;
        }
    }
    most.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Vec<Vec<String>> {
        let rows: [&[&str]; 3] = [
            &["确认", "引文", "金额"],
            &["是", "他说：\"好\"，\n另起；一行\t完", "=1+1"],
            &["'", "-", "@x"],
        ];
        rows.map(|row| row.iter().map(|it| (*it).to_owned()).collect())
            .to_vec()
    }

    fn cells(text: &str) -> Vec<Vec<String>> {
        read(text).into_iter().map(|(_, cells)| cells).collect()
    }

    #[test]
    fn a_table_comes_back_whatever_a_spreadsheet_saves_it_as() {
        let text = write(&table());
        assert!(text.starts_with('\u{feff}') && text.ends_with("\r\n"));
        assert!(!text.contains(",=") && !text.contains("\"="));
        let plain = text.trim_start_matches('\u{feff}');
        let gb18030 = GB18030.encode(plain).0.into_owned();
        let utf16: Vec<u8> = [0xFF, 0xFE]
            .into_iter()
            .chain(plain.encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        for bytes in [text.clone().into_bytes(), plain.into(), gb18030, utf16] {
            assert_eq!(cells(&decode(&bytes).unwrap()), table());
        }
    }

    #[test]
    fn separators_and_blank_rows_are_told_apart() {
        for text in [
            "a;b;c\n\n1;\"x;y\";3\n",
            "a\tb\tc\r\n\t\t\r\n1\tx;y\t3",
            "sep=;\na;b;c\n1;\"x;y\";3",
        ] {
            assert_eq!(cells(text)[1], ["1", "x;y", "3"], "{text}");
        }
        assert_eq!(read("a,b\n\n1,2\n")[1].0, 3);
        assert_eq!(decode(b"PK\x03\x04\0\0\xff"), None);
    }
}
