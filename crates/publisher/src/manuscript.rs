//! What stands in a file, before anybody knows what it means: paragraphs and
//! tables in reading order, each with its look.
//!
//! Rule of this file: data only, and the same for Word files and for plain
//! text. Every character that an author typed is in here, in order, once;
//! headers, footers, page numbers and deletions of tracked changes are not.

use crate::report::Place;

/// A file's content.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Manuscript {
    /// What kind of file it was.
    pub kind: FileKind,
    /// Paragraphs and tables, in reading order. A text box stands where it is
    /// anchored, before the text of its paragraph.
    pub blocks: Vec<ManuscriptBlock>,
    /// Footnotes and endnotes, in the order in which the text refers to them.
    pub notes: Vec<Note>,
    /// What headers, footers and watermarks say beside page numbers, each once.
    /// It is no part of the text, but a 密级 may stand there.
    pub margins: Vec<String>,
    /// Pictures, each once; [`What::Picture`] names them by index.
    pub media: Vec<Media>,
}

/// What kind of file a manuscript was read from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum FileKind {
    /// Office Open XML: formatting is there to judge by.
    #[default]
    Docx,
    /// Plain text, perhaps extracted from a printed file, with its page ends in
    /// the middle of sentences.
    Text,
}

/// A paragraph or a table.
#[derive(Clone, PartialEq, Debug)]
pub enum ManuscriptBlock {
    /// A paragraph, perhaps an empty one.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// A paragraph.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Paragraph {
    /// Where it stands in the file.
    pub place: Place,
    /// Its text.
    pub runs: Vec<Run>,
    /// How it is set.
    pub style: Style,
    /// Whether it stands in a text box.
    pub boxed: bool,
    /// Where it has an automatic number or bullet: the list's id in the file
    /// and the level, from 0. The marker itself is the first run, written out,
    /// with [`Run::generated`].
    pub numbering: Option<(u32, u8)>,
}

/// How a paragraph is set.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Style {
    /// Its alignment.
    pub align: Align,
    /// Outline level from 0 (Heading 1), by its style or by itself.
    pub outline: Option<u8>,
    /// Name of its style as Word shows it, in small letters: `title`, `quote`,
    /// `caption`, `heading 1`, `toc 1`. `None` for the default, Normal.
    pub name: Option<String>,
    /// A rule above it.
    pub rule_above: bool,
    /// A rule below it.
    pub rule_below: bool,
    /// A first-line indent.
    pub first_line: bool,
    /// An indent of the whole paragraph from the left, in twentieths of a point.
    pub indent: i32,
    /// It begins a new page.
    pub new_page: bool,
}

/// Alignment.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Align {
    /// Left, justified or distributed: as text is.
    #[default]
    Text,
    /// Centred.
    Center,
    /// Right.
    Right,
}

/// A block of a paragraph with one look.
#[derive(Clone, PartialEq, Debug)]
pub struct Run {
    /// What it is.
    pub what: What,
    /// How it looks.
    pub look: Look,
    /// Address of the link that it is in.
    pub link: Option<String>,
    /// Not typed, but made by Word: an automatic number or bullet.
    pub generated: bool,
}

/// What a run is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum What {
    /// Characters as the author typed them, spaces included.
    Text(String),
    /// A tabulator.
    Tab,
    /// A line break inside the paragraph.
    Break,
    /// The end of a page or column, asked for by the author.
    PageBreak,
    /// A reference to [`Note::id`].
    NoteRef(String),
    /// A picture: index in [`Manuscript::media`].
    Picture {
        /// Which.
        media: usize,
        /// Its alternative text (描述), where there is one. Names that Word
        /// makes up (图片 1, Picture 2, image.jpg) are left out.
        alt: Option<String>,
    },
}

/// How characters look.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Look {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Red, as a bulletin's head is: C00000, FF0000 and their like.
    pub red: bool,
    /// Half points: 32 is 三号 (16 pt). `None` where the file does not say.
    pub size: Option<u32>,
    /// The East Asian font: 方正小标宋简体, 黑体.
    pub font: Option<String>,
}

/// A table.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Table {
    /// Where it stands in the file.
    pub place: Place,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Whether it has visible borders: one without is a layout.
    pub bordered: bool,
}

/// A row of a table.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Row {
    /// Repeated at the top of each page: a row of headers.
    pub header: bool,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, PartialEq, Debug)]
pub struct Cell {
    /// What stands in it.
    pub blocks: Vec<ManuscriptBlock>,
    /// Columns it spans, at least 1.
    pub col_span: u32,
    /// Rows it spans, at least 1; the cells that it covers are not there.
    pub row_span: u32,
}

/// A footnote or endnote.
#[derive(Clone, PartialEq, Debug)]
pub struct Note {
    /// What [`What::NoteRef`] names: `n1`, `n2` … in the order of the references.
    pub id: String,
    /// Its text.
    pub paragraphs: Vec<Paragraph>,
}

/// A picture as it lies in the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Media {
    /// Its name in the file: `word/media/image1.jpg`.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Paragraph {
    /// Its text as it was typed: tabs as `\t`, breaks as `\n`, no pictures.
    pub fn text(&self) -> String {
        text_of(&self.runs)
    }
}

/// The text of runs as it was typed: tabs as `\t`, breaks as `\n`, no pictures.
pub fn text_of(runs: &[Run]) -> String {
    let mut out = String::new();
    for run in runs {
        match &run.what {
            What::Text(text) => out.push_str(text),
            What::Tab => out.push('\t'),
            What::Break => out.push('\n'),
            What::PageBreak | What::NoteRef(_) | What::Picture { .. } => {}
        }
    }
    out
}
