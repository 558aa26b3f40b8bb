//! The types of the format, as they stand in `issue.json` and `archive.json`.
//!
//! Rule of this file: data only. Reading is in [`crate::read`], checking in
//! [`crate::check`]; nothing here decides whether a value makes sense.

/// Text with emphasis, links and references to notes: a sequence of runs. A
/// plain string in JSON is one [`Run::Text`].
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Inline(pub Vec<Run>);

/// One piece of inline text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Run {
    /// Characters as the author typed them, spaces included.
    Text(String),
    /// Strong importance, drawn bold.
    Strong(Inline),
    /// Emphasis.
    Em(Inline),
    /// A link; `href` resolves against the file that the issue stands in.
    Link {
        /// The address: http, https, mailto, tel or relative.
        href: String,
        /// What the reader taps.
        text: Inline,
    },
    /// A reference to the note with this id.
    NoteRef(String),
    /// A line break that the author typed.
    Break,
}

/// A day of the Gregorian calendar, `YYYY-MM-DD` in JSON.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Date {
    /// Year, four digits.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day, 1 to 31.
    pub day: u8,
}

/// The publication that issues are numbers of.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Periodical {
    /// Its name, without the kind.
    pub name: String,
    /// What it calls itself: 简报, 通讯, 快报 …
    pub kind: String,
}

/// One issue of a bulletin, `issue.json`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Issue {
    /// An opaque slug `[a-z0-9-]+`, stable, used in addresses.
    pub id: String,
    /// BCP 47 tag of the content.
    pub language: String,
    /// The publication.
    pub periodical: Periodical,
    /// 期号, numbered within the year.
    pub issue_number: Option<u32>,
    /// 期号 as the head prints it: 第十五期.
    pub issue_label: Option<String>,
    /// 总期号.
    pub cumulative_number: Option<u32>,
    /// 增刊.
    pub supplement: bool,
    /// 密级.
    pub classification: Option<String>,
    /// 编印单位.
    pub publisher: String,
    /// 印发日期.
    pub date_published: Date,
    /// 标题.
    pub headline: String,
    /// The part of a series: 4.
    pub part_number: Option<u32>,
    /// The part as the headline prints it: （四）.
    pub part_label: Option<String>,
    /// Names of those who contributed.
    pub contributors: Vec<String>,
    /// Files that come with the issue.
    pub attachments: Vec<Attachment>,
    /// 编者按.
    pub editor_note: Vec<Block>,
    /// 导语.
    pub lead: Vec<Block>,
    /// Facts that stand in the lead or the editor's note.
    pub facts: Vec<Fact>,
    /// 分节.
    pub sections: Vec<Section>,
    /// Footnotes.
    pub notes: Vec<Note>,
    /// 报, 送, 发.
    pub distribution: Vec<Distribution>,
    /// 共印份数.
    pub print_run: Option<u32>,
}

/// A file that comes with an issue.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attachment {
    /// What the reader taps.
    pub label: String,
    /// Its address.
    pub href: String,
    /// Its media type.
    pub media_type: Option<String>,
    /// Its size in bytes.
    pub bytes: Option<u64>,
}

/// A section, mostly about one organisation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Section {
    /// Names the section in addresses.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The organisations that it tells of; may be empty.
    pub organizations: Vec<Organization>,
    /// What it says.
    pub blocks: Vec<Block>,
    /// Short labels of what was done, for the summary.
    pub measures: Vec<String>,
    /// What was given or waived.
    pub facts: Vec<Fact>,
}

/// An organisation that a section tells of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Organization {
    /// Full name: 天津市质量管理协会.
    pub name: String,
    /// 简称: 天津质协.
    pub short_name: Option<String>,
    /// GB/T 2260 code of its province-level division: 120000.
    pub admin_code: Option<String>,
}

/// A block of text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Block {
    /// A heading inside a section.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Inline),
    /// An enumeration whose points are paragraphs.
    List(List),
    /// Pictures under one caption.
    Figure(Figure),
    /// A table.
    Table(Table),
    /// Words of another.
    Quote(Vec<Block>),
    /// A kind that this version does not know, as the text found in it.
    Unknown {
        /// The name of the kind as the file has it.
        kind: String,
        /// All strings in it, in order, a line each.
        text: String,
    },
}

/// A heading inside a section.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heading {
    /// Names the heading in addresses.
    pub id: Option<String>,
    /// 3 to 6; a section's title counts as 2.
    pub level: u8,
    /// Its text.
    pub text: Inline,
}

/// An enumeration. The markers (一是, 第一，, 1.) are part of the text.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct List {
    /// Its points.
    pub items: Vec<ListItem>,
}

/// One point of an enumeration: a string in JSON where it has no points below.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct ListItem {
    /// Marker and text.
    pub text: Inline,
    /// Points below this one.
    pub items: Vec<ListItem>,
}

/// Pictures under one caption.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Figure {
    /// Names the figure in addresses.
    pub id: String,
    /// Its number.
    pub number: Option<u32>,
    /// 图 1.
    pub label: Option<String>,
    /// 图注.
    pub caption: Inline,
    /// May be empty, where the picture is not to be had.
    pub pictures: Vec<Picture>,
}

/// One picture of a figure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Picture {
    /// Address of the widest file, in a format that every browser draws.
    pub src: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// The same picture at other widths or in other formats.
    pub sources: Vec<Source>,
}

/// The same picture at another width or in another format.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// Address of the file.
    pub src: String,
    /// Width in pixels.
    pub width: u32,
    /// Media type, where it is not that of the picture.
    pub media_type: Option<String>,
}

/// A table.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Table {
    /// What it shows.
    pub caption: Inline,
    /// Rows of headers.
    pub head: Vec<Vec<Cell>>,
    /// Rows of values.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell: inline text in JSON where it spans nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cell {
    /// Its text.
    pub text: Inline,
    /// Columns it spans, at least 1.
    pub col_span: u32,
    /// Rows it spans, at least 1.
    pub row_span: u32,
}

/// Something given, waived or done, with the sentence it was taken from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fact {
    /// Names the evidence in addresses.
    pub id: String,
    /// The fact whose sum holds this one.
    pub part_of: Option<String>,
    /// What kind of fact.
    pub category: Category,
    /// Stands word for word in the joined runs of one block of its section.
    pub quote: String,
    /// Which of several places where the quote stands, from 1.
    pub occurrence: u32,
    /// Absent where the text names no sum of money.
    pub amount: Option<Amount>,
    /// Who gave.
    pub donor: Donor,
    /// The day it happened.
    pub date: Option<Date>,
    /// The day up to which a sum was counted (截至).
    pub as_of: Option<Date>,
}

/// What kind of fact.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Category {
    /// 捐款, 捐物.
    Donation,
    /// 减免: fees not taken.
    Waiver,
    /// Anything else.
    Other,
}

/// Who gave.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Donor {
    /// Which kind of giver.
    pub kind: DonorKind,
    /// Its name, where the text has one.
    pub name: Option<String>,
}

/// Which kind of giver.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum DonorKind {
    /// The organisation of the section itself.
    Organization,
    /// Its members.
    Members,
    /// Companies whose membership is not stated.
    Companies,
    /// People.
    Public,
    /// The text does not say.
    #[default]
    Unknown,
}

/// A sum of money, exact to the fen (0.01 yuan).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Amount {
    /// In fen; never negative. `yuan` in JSON is a decimal string.
    pub fen: i64,
    /// How the text bounds it.
    pub bound: Bound,
    /// The upper end of a range, in fen.
    pub up_to: Option<i64>,
}

/// How a text bounds a sum.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
pub enum Bound {
    /// As it stands.
    #[default]
    Exact,
    /// 超过, 余, 以上.
    AtLeast,
    /// 近, 不超过.
    AtMost,
    /// 约.
    About,
}

/// A footnote.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// What a [`Run::NoteRef`] names.
    pub id: String,
    /// Its text.
    pub text: Inline,
}

/// One line of the distribution list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Distribution {
    /// 报送, 抄报, 发送: a text, since labels vary.
    pub label: String,
    /// Who receives it.
    pub recipients: Vec<String>,
    /// The recipients as the tail prints them.
    pub text: Option<String>,
}

/// An archive, `archive.json`.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Archive {
    /// The publication.
    pub periodical: Periodical,
    /// 编印单位.
    pub publisher: String,
    /// Newest first, as the file has them.
    pub issues: Vec<Entry>,
}

/// One issue as the archive lists it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The issue's id.
    pub id: String,
    /// 期号.
    pub issue_number: Option<u32>,
    /// 第十五期.
    pub issue_label: Option<String>,
    /// 印发日期.
    pub date_published: Date,
    /// 标题.
    pub headline: String,
    /// The part of a series.
    pub part_number: Option<u32>,
    /// Provinces that it tells of.
    pub admin_codes: Vec<String>,
    /// Address of its `issue.json`, relative to the archive's file.
    pub url: String,
    /// Address of its own HTML page, where it has one.
    pub page: Option<String>,
}
