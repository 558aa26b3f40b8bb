//! What the fuzzer and the tests do with each input.

#![allow(dead_code)]

use publisher::manuscript::{Manuscript, ManuscriptBlock, Paragraph, RunContent};
use publisher::source;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Reads bytes as a Word file; bytes that are not a zip as the parts of one:
/// the text, and after a line of `===` and a part's name, that part.
pub fn docx(bytes: &[u8]) {
    if bytes.starts_with(b"PK") {
        read("a.docx", bytes);
    } else {
        read("a.docx", &package(bytes));
    }
}

/// Reads bytes as a plain text.
pub fn text(bytes: &[u8]) {
    let Some(manuscript) = read("a.txt", bytes) else {
        return;
    };
    // Only line ends and control characters disappear.
    // With NULs it can be UTF-16.
    if let Ok(text) = std::str::from_utf8(bytes)
        && !bytes.starts_with(b"PK")
        && !bytes.contains(&0)
    {
        let kept = |c: &char| !c.is_control() && *c != '\u{FEFF}';
        let typed: String = text.chars().filter(kept).collect();
        let texts: String = paragraphs(&manuscript.blocks)
            .iter()
            .map(|paragraph| paragraph.text())
            .collect();
        let read: String = texts.chars().filter(kept).collect();
        assert_eq!(read, typed, "every character, in order, once");
    }
}

/// A Word file of parts.
pub fn package(bytes: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut name = "word/document.xml".to_owned();
    let mut part: Vec<u8> = Vec::new();
    let mut parts = Vec::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        match line.strip_prefix(b"===") {
            Some(next) => {
                parts.push((std::mem::take(&mut name), std::mem::take(&mut part)));
                name = String::from_utf8_lossy(next).trim().to_owned();
            }
            None => part.extend_from_slice(line),
        }
    }
    parts.push((name, part));
    for (name, part) in parts {
        // A duplicate name, or one that a zip cannot have, is left out.
        if zip.start_file(name, options).is_ok() {
            zip.write_all(&part).expect("writes to memory");
        }
    }
    zip.finish().expect("writes to memory").into_inner()
}

/// Reads a file and checks the result. Panics if something is wrong.
pub fn read(name: &str, bytes: &[u8]) -> Option<Manuscript> {
    let (manuscript, findings) = match source::read(name, bytes) {
        Ok(read) => read,
        Err(error) => {
            assert!(source::KINDS.contains(&error.kind));
            return None;
        }
    };
    let kinds = findings.iter().map(|finding| finding.kind);
    assert!(kinds.into_iter().all(|kind| source::KINDS.contains(&kind)));
    let most = source::limits::FINDINGS_A_KIND + 1;
    assert!(findings.len() <= source::KINDS.len() * most);
    check_pieces(&manuscript.blocks);
    let mut all = paragraphs(&manuscript.blocks);
    for (index, note) in manuscript.notes.iter().enumerate() {
        assert_eq!(note.id, format!("n{}", index + 1));
        all.extend(&note.paragraphs);
    }
    for paragraph in all {
        check_paragraph(paragraph, &manuscript);
    }
    Some(manuscript)
}

fn check_pieces(blocks: &[ManuscriptBlock]) {
    for block in blocks {
        let ManuscriptBlock::Table(table) = block else {
            continue;
        };
        for (index, row) in table.rows.iter().enumerate() {
            for cell in &row.cells {
                assert!(cell.col_span >= 1 && cell.row_span >= 1);
                assert!(cell.row_span as usize <= table.rows.len() - index);
                check_pieces(&cell.blocks);
            }
        }
    }
}

fn check_paragraph(paragraph: &Paragraph, manuscript: &Manuscript) {
    let mut before = None;
    for run in &paragraph.runs {
        let set = (&run.look, &run.link, run.generated);
        let link = run.link.as_deref().unwrap_or_default();
        assert!(!link.contains(char::is_control), "{link:?}");
        match &run.content {
            RunContent::Text(text) => {
                assert!(!text.is_empty(), "no run without text");
                assert!(!text.contains(char::is_control), "{text:?}");
                assert_ne!(before, Some(set), "neighbours look different");
            }
            RunContent::NoteRef(id) => {
                assert!(manuscript.notes.iter().any(|note| note.id == *id));
            }
            RunContent::Picture { media, alt } => {
                assert!(*media < manuscript.media.len());
                let alt = alt.as_deref().unwrap_or("-");
                assert!(!alt.is_empty() && !alt.contains(char::is_control));
            }
            RunContent::Tab | RunContent::Break | RunContent::PageBreak => {}
        }
        before = matches!(run.content, RunContent::Text(_)).then_some(set);
    }
}

/// All paragraphs, including those in tables.
pub fn paragraphs(blocks: &[ManuscriptBlock]) -> Vec<&Paragraph> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            ManuscriptBlock::Paragraph(paragraph) => found.push(paragraph),
            ManuscriptBlock::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.for_each(|cell| found.extend(paragraphs(&cell.blocks)));
            }
        }
    }
    found
}
