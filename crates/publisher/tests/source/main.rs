//! Reading files as callers use it: bytes in, a manuscript and findings out.

#[path = "../../fuzz/exercise.rs"]
mod exercise;

mod corpora;
#[path = "../shared/cpu.rs"]
mod cpu;
mod documents;
mod hostile;
mod input;
mod kinds;
mod numbering;
mod text;
mod word;

use publisher::manuscript::{Manuscript, ManuscriptBlock, Paragraph, RunContent};
use publisher::report::Finding;
use publisher::source::{self, Unreadable};

/// A document of `tests/documents`.
fn document(name: &str) -> (Manuscript, Vec<Finding>) {
    let path = format!("{}/tests/documents/{name}", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    source::read(name, &bytes).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A Word file of parts, as the fuzzer's corpora write them.
fn parts(parts: &str) -> Result<(Manuscript, Vec<Finding>), Unreadable> {
    source::read("a.docx", &exercise::package(parts.as_bytes()))
}

/// A manuscript in short, a line per block: `{generated}`, `[picture 0: alt]`,
/// `[n1]`, `«text»(link)`, `⇥` a tab, `↵` a break, `⤓` a page break.
fn brief(manuscript: &Manuscript) -> Vec<String> {
    blocks(&manuscript.blocks)
}

fn blocks(blocks: &[ManuscriptBlock]) -> Vec<String> {
    blocks.iter().map(block).collect()
}

fn block(block: &ManuscriptBlock) -> String {
    match block {
        ManuscriptBlock::Paragraph(paragraph) if paragraph.boxed => format!("▣{}", line(paragraph)),
        ManuscriptBlock::Paragraph(paragraph) => line(paragraph),
        ManuscriptBlock::Table(table) => {
            let rows = table.rows.iter().map(|row| {
                let cells = row.cells.iter().map(|cell| {
                    let text = blocks(&cell.blocks).join("¶");
                    match (cell.col_span, cell.row_span) {
                        (1, 1) => text,
                        (columns, rows) => format!("{columns}×{rows} {text}"),
                    }
                });
                let cells: Vec<String> = cells.collect();
                format!("{}{}", if row.header { "!" } else { "" }, cells.join(" | "))
            });
            let rows: Vec<String> = rows.collect();
            format!("⟦{}⟧", rows.join(" // "))
        }
    }
}

fn line(paragraph: &Paragraph) -> String {
    let runs = paragraph.runs.iter().map(|run| {
        let text = match &run.content {
            RunContent::Text(text) if run.generated => format!("{{{text}}}"),
            RunContent::Text(text) => text.clone(),
            RunContent::Tab => "⇥".to_owned(),
            RunContent::Break => "↵".to_owned(),
            RunContent::PageBreak => "⤓".to_owned(),
            RunContent::NoteRef(id) => format!("[{id}]"),
            RunContent::Picture { media, alt: None } => format!("[picture {media}]"),
            RunContent::Picture {
                media,
                alt: Some(alt),
            } => format!("[picture {media}: {alt}]"),
        };
        match &run.link {
            Some(link) => format!("«{text}»({link})"),
            None => text,
        }
    });
    runs.collect()
}

/// The findings as `kind: detail`.
fn told(findings: &[Finding]) -> Vec<String> {
    let told = |finding: &Finding| format!("{}: {}", finding.kind.name, finding.detail);
    findings.iter().map(told).collect()
}

/// Why a file was not read.
fn refused(name: &str, bytes: &[u8]) -> &'static str {
    match source::read(name, bytes) {
        Ok((manuscript, _)) => panic!("{name} was read: {:?}", brief(&manuscript)),
        Err(error) => error.kind.name,
    }
}
