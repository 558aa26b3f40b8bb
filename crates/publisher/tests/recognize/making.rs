//! Manuscripts made by hand, and short forms of the results.

use bulletin::model::{Block, Issue, ListItem};
use publisher::draft::Draft;
use publisher::manuscript::{
    Align, Cell, FileKind, Look, Manuscript, ManuscriptBlock, Media, Paragraph, Row, Run,
    RunContent, Style, Table,
};
use publisher::recognize::{Given, recognize};
use publisher::report::{Finding, Place, Severity};

/// A plain text as it is read from a file.
pub fn text(text: &str) -> Manuscript {
    let read = publisher::source::read("issue.txt", text.as_bytes());
    read.expect("a text file can be read").0
}

/// The result for it, without the findings.
pub fn found(manuscript: &Manuscript) -> Issue {
    drafted(manuscript).0.issue
}

/// The result for it. Nothing may ever be lost or doubled.
pub fn drafted(manuscript: &Manuscript) -> (Draft, Vec<Finding>) {
    let (draft, findings) = match recognize(manuscript, &Given::default()) {
        Ok(found) => found,
        Err(error) => panic!("{error}"),
    };
    let wrong = ["text-lost", "text-changed"];
    let wrong = findings.iter().filter(|it| wrong.contains(&it.kind.name));
    let wrong: Vec<String> = wrong
        .map(|it| format!("{} {}", it.kind.name, it.detail))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    (draft, findings)
}

/// Names of the findings that a person should check, in order.
pub fn warnings(findings: &[Finding]) -> Vec<&'static str> {
    let grave = findings
        .iter()
        .filter(|it| it.kind.severity > Severity::Note);
    grave.map(|it| it.kind.name).collect()
}

/// The details of the findings of a kind.
pub fn details<'a>(findings: &'a [Finding], name: &str) -> Vec<&'a str> {
    let named = findings.iter().filter(|it| it.kind.name == name);
    named.map(|it| it.detail.as_str()).collect()
}

/// Blocks in short: `p:` a paragraph, `h3:` a heading, `- ` a point, `f:` a
/// figure, `t:` a table, `q(` a quote.
pub fn short(blocks: &[Block]) -> Vec<String> {
    let mut out = Vec::new();
    for block in blocks {
        match block {
            Block::Heading(it) => out.push(format!("h{}:{}", it.level, it.text.text())),
            Block::Paragraph(it) => out.push(format!("p:{}", it.text())),
            Block::List(it) => points(&it.items, 1, &mut out),
            Block::Figure(it) => out.push(format!(
                "f:{}|{}|{}",
                it.id,
                it.label.as_deref().unwrap_or("-"),
                it.caption.text()
            )),
            Block::Table(it) => {
                out.push(format!(
                    "t:{}|{}+{}",
                    it.caption.text(),
                    it.head.len(),
                    it.rows.len()
                ));
            }
            Block::Quote(it) => out.push(format!("q({})", short(it).join(" / "))),
            Block::Unknown { text, .. } => out.push(format!("?:{text}")),
        }
    }
    out
}

fn points(items: &[ListItem], depth: usize, out: &mut Vec<String>) {
    for item in items {
        out.push(format!("{} {}", "-".repeat(depth), item.text.text()));
        points(&item.items, depth + 1, out);
    }
}

/// A run of text.
pub fn run(text: &str) -> Run {
    Run {
        content: RunContent::Text(text.to_owned()),
        look: Look {
            size: Some(32),
            font: Some("仿宋".to_owned()),
            ..Look::default()
        },
        link: None,
        generated: false,
    }
}

/// A paragraph of running text as offices format it: 仿宋, 16 pt, indented.
pub fn paragraph(words: &str) -> Paragraph {
    Paragraph {
        runs: vec![run(words)],
        style: Style {
            first_line: true,
            ..Style::default()
        },
        ..Paragraph::default()
    }
}

/// A paragraph of runs.
pub fn of_runs(runs: Vec<Run>) -> Paragraph {
    Paragraph {
        runs,
        ..paragraph("")
    }
}

/// A centred line: size in half points.
pub fn centred(words: &str, font: &str, size: u32, bold: bool) -> Paragraph {
    let mut line = paragraph(words);
    line.style = Style {
        align: Align::Center,
        ..Style::default()
    };
    for run in &mut line.runs {
        run.look.font = Some(font.to_owned());
        run.look.size = Some(size);
        run.look.bold = bold;
    }
    line
}

/// The title of a section: centred, bold, 黑体.
pub fn title(words: &str) -> Paragraph {
    centred(words, "黑体", 32, true)
}

/// A caption: centred, 12 pt.
pub fn caption(words: &str) -> Paragraph {
    centred(words, "黑体", 24, false)
}

/// A paragraph of pictures, by their indices.
pub fn pictures(media: &[usize]) -> Paragraph {
    let mut line = centred("", "仿宋", 32, false);
    line.runs = media
        .iter()
        .map(|media| Run {
            content: RunContent::Picture {
                media: *media,
                alt: None,
            },
            ..run("")
        })
        .collect();
    line
}

/// A table of texts.
pub fn table(bordered: bool, rows: &[&[&str]]) -> ManuscriptBlock {
    let cell = |words: &&str| cell(vec![paragraph(words)]);
    let row = |row: &&[&str]| Row {
        header: false,
        cells: row.iter().map(cell).collect(),
    };
    ManuscriptBlock::Table(Table {
        place: Place::Table(1),
        rows: rows.iter().map(row).collect(),
        bordered,
    })
}

/// A cell of a table.
pub fn cell(paragraphs: Vec<Paragraph>) -> Cell {
    Cell {
        blocks: paragraphs
            .into_iter()
            .map(ManuscriptBlock::Paragraph)
            .collect(),
        col_span: 1,
        row_span: 1,
    }
}

/// The head of a Word file.
pub fn head() -> Vec<Paragraph> {
    vec![
        centred("示例质协系统工作", "方正小标宋简体", 44, false),
        centred("简  报", "方正小标宋简体", 84, true),
        centred("第八期", "楷体", 32, false),
        paragraph("示例协会宣传部\t2021年3月4日"),
        centred("走进车间办实事", "方正小标宋简体", 44, false),
    ]
}

/// A Word file with a head, and these blocks as its text.
pub fn word(blocks: Vec<ManuscriptBlock>) -> Manuscript {
    let mut all: Vec<ManuscriptBlock> =
        head().into_iter().map(ManuscriptBlock::Paragraph).collect();
    all.extend(blocks);
    of_pieces(all)
}

/// A Word file with these paragraphs after the head.
pub fn word_of(paragraphs: Vec<Paragraph>) -> Manuscript {
    word(
        paragraphs
            .into_iter()
            .map(ManuscriptBlock::Paragraph)
            .collect(),
    )
}

/// A Word file of these blocks, with its paragraphs counted.
pub fn of_pieces(mut blocks: Vec<ManuscriptBlock>) -> Manuscript {
    let mut count = 0;
    for piece in &mut blocks {
        if let ManuscriptBlock::Paragraph(paragraph) = piece {
            count += 1;
            paragraph.place = Place::Paragraph(count, paragraph.text());
        }
    }
    let media = |number| Media {
        name: format!("word/media/image{number}.png"),
        bytes: Vec::new(),
    };
    Manuscript {
        kind: FileKind::Docx,
        blocks,
        notes: Vec::new(),
        margins: Vec::new(),
        media: (1..=9).map(media).collect(),
    }
}
