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
#[cfg_attr(
    feature = "json",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Periodical {
    /// Its name, without the kind.
    pub name: String,
    /// What it calls itself: 简报, 通讯, 快报 …
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "String::is_empty"))]
    pub kind: String,
}

/// One issue of a bulletin, `issue.json`.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(
    feature = "json",
    derive(serde::Serialize),
    serde(rename_all = "camelCase", tag = "format", rename = "bulletin/1")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Issue {
    /// An opaque slug `[a-z0-9-]+`, stable, used in addresses.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^[a-z0-9-]+$")))]
    pub id: String,
    /// BCP 47 tag of the content.
    pub language: String,
    /// The publication.
    pub periodical: Periodical,
    /// 期号, numbered within the year.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub issue_number: Option<u32>,
    /// 期号 as the head prints it: 第十五期.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    pub issue_label: Option<String>,
    /// 总期号.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub cumulative_number: Option<u32>,
    /// 增刊.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "std::ops::Not::not"))]
    pub supplement: bool,
    /// 密级.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    pub classification: Option<String>,
    /// 编印单位.
    pub publisher: String,
    /// 印发日期.
    pub date_published: Date,
    /// 标题.
    pub headline: String,
    /// The part of a series: 4.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub part_number: Option<u32>,
    /// The part as the headline prints it: （四）.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    pub part_label: Option<String>,
    /// Names of those who contributed.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Vec::is_empty"))]
    pub contributors: Vec<String>,
    /// Files that come with the issue.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Vec::is_empty"))]
    pub attachments: Vec<Attachment>,
    /// 编者按.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Vec::is_empty"))]
    pub editor_note: Vec<Block>,
    /// 导语.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Vec::is_empty"))]
    pub lead: Vec<Block>,
    /// Facts that stand in the lead or the editor's note.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Vec::is_empty"))]
    pub facts: Vec<Fact>,
    /// 分节.
    pub sections: Vec<Section>,
    /// Footnotes.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Vec::is_empty"))]
    pub notes: Vec<Note>,
    /// 报, 送, 发.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Vec::is_empty"))]
    pub distribution: Vec<Distribution>,
    /// 共印份数.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub print_run: Option<u32>,
}

/// A file that comes with an issue.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(
    feature = "json",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Attachment {
    /// What the reader taps.
    pub label: String,
    /// Its address.
    pub href: String,
    /// Its media type.
    #[cfg_attr(
        feature = "json",
        serde(rename = "type", skip_serializing_if = "Option::is_none")
    )]
    pub media_type: Option<String>,
    /// Its size in bytes.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    pub bytes: Option<u64>,
}

/// A section, mostly about one organisation.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(
    feature = "json",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Section {
    /// Names the section in addresses.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^[^\s/#]+$")))]
    pub id: String,
    /// Its title.
    pub title: String,
    /// The organisations that it tells of; may be empty.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Vec::is_empty"))]
    pub organizations: Vec<Organization>,
    /// What it says.
    pub blocks: Vec<Block>,
    /// Short labels of what was done, for the summary.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Vec::is_empty"))]
    pub measures: Vec<String>,
    /// What was given or waived.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Vec::is_empty"))]
    pub facts: Vec<Fact>,
}

/// An organisation that a section tells of.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(
    feature = "json",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Organization {
    /// Full name: 天津市质量管理协会.
    pub name: String,
    /// 简称: 天津质协.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    pub short_name: Option<String>,
    /// GB/T 2260 code of its province-level division: 120000.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^[0-9]{6}$")))]
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
#[cfg_attr(
    feature = "json",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Heading {
    /// Names the heading in addresses.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^[^\s/#]+$")))]
    pub id: Option<String>,
    /// 3 to 6; a section's title counts as 2.
    #[cfg_attr(feature = "schema", schemars(range(min = 3, max = 6)))]
    pub level: u8,
    /// Its text.
    pub text: Inline,
}

/// An enumeration. The markers (一是, 第一，, 1.) are part of the text.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
#[cfg_attr(
    feature = "json",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(
    feature = "json",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Figure {
    /// Names the figure in addresses.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^[^\s/#]+$")))]
    pub id: String,
    /// Its number.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub number: Option<u32>,
    /// 图 1.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    pub label: Option<String>,
    /// 图注.
    pub caption: Inline,
    /// May be empty, where the picture is not to be had.
    pub pictures: Vec<Picture>,
}

/// One picture of a figure.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(
    feature = "json",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Picture {
    /// Address of the widest file, in a format that every browser draws.
    pub src: String,
    /// Width in pixels.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub width: u32,
    /// Height in pixels.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub height: u32,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// The same picture at other widths or in other formats.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Vec::is_empty"))]
    pub sources: Vec<Source>,
}

/// The same picture at another width or in another format.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(
    feature = "json",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Source {
    /// Address of the file.
    pub src: String,
    /// Width in pixels.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub width: u32,
    /// Media type, where it is not that of the picture.
    #[cfg_attr(
        feature = "json",
        serde(rename = "type", skip_serializing_if = "Option::is_none")
    )]
    pub media_type: Option<String>,
}

/// A table.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
#[cfg_attr(
    feature = "json",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Table {
    /// What it shows.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Inline::is_default"))]
    pub caption: Inline,
    /// Rows of headers.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Vec::is_empty"))]
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
#[cfg_attr(
    feature = "json",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Fact {
    /// Names the evidence in addresses.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^[^\s/#]+$")))]
    pub id: String,
    /// The fact whose sum holds this one.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    pub part_of: Option<String>,
    /// What kind of fact.
    pub category: Category,
    /// Stands word for word in the joined runs of one block of its section.
    pub quote: String,
    /// Which of several places where the quote stands, from 1.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "is_one"))]
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub occurrence: u32,
    /// Absent where the text names no sum of money.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    pub amount: Option<Amount>,
    /// Who gave.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Donor::is_default"))]
    pub donor: Donor,
    /// The day it happened.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    pub date: Option<Date>,
    /// The day up to which a sum was counted (截至).
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    pub as_of: Option<Date>,
}

/// What kind of fact.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(
    feature = "json",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(
    feature = "json",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Donor {
    /// Which kind of giver.
    pub kind: DonorKind,
    /// Its name, where the text has one.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    pub name: Option<String>,
}

/// Which kind of giver.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
#[cfg_attr(
    feature = "json",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(
    feature = "json",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(
    feature = "json",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Note {
    /// What a `noteRef` names.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^[^\s/#]+$")))]
    pub id: String,
    /// Its text.
    pub text: Inline,
}

/// One line of the distribution list.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(
    feature = "json",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Distribution {
    /// 报送, 抄报, 发送: a text, since labels vary.
    pub label: String,
    /// Who receives it.
    pub recipients: Vec<String>,
    /// The recipients as the tail prints them.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    pub text: Option<String>,
}

/// An archive, `archive.json`.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
#[cfg_attr(
    feature = "json",
    derive(serde::Serialize),
    serde(
        rename_all = "camelCase",
        tag = "format",
        rename = "bulletin-archive/1"
    )
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Archive {
    /// The publication.
    pub periodical: Periodical,
    /// 编印单位.
    pub publisher: String,
    /// Newest first, as the file has them.
    pub issues: Vec<Entry>,
}

impl Archive {
    /// The entries, newest first; entries of one day keep the order of the file.
    pub fn newest_first(&self) -> Vec<&Entry> {
        // Insertion, for the viewer's sake: the library's sort costs it bytes.
        let mut order: Vec<&Entry> = Vec::with_capacity(self.issues.len());
        for entry in &self.issues {
            let newer = |it: &&Entry| it.date_published >= entry.date_published;
            let at = order.iter().rposition(newer).map_or(0, |last| last + 1);
            order.insert(at, entry);
        }
        order
    }
}

/// One issue as the archive lists it.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(
    feature = "json",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Entry {
    /// The issue's id.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^[a-z0-9-]+$")))]
    pub id: String,
    /// 期号.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub issue_number: Option<u32>,
    /// 第十五期.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    pub issue_label: Option<String>,
    /// 印发日期.
    pub date_published: Date,
    /// 标题.
    pub headline: String,
    /// The part of a series.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub part_number: Option<u32>,
    /// Provinces that it tells of.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Vec::is_empty"))]
    pub admin_codes: Vec<String>,
    /// Address of its `issue.json`, relative to the archive's file.
    pub url: String,
    /// Address of its own HTML page, where it has one.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    pub page: Option<String>,
}

#[cfg(feature = "json")]
impl Inline {
    fn is_default(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(feature = "json")]
impl Donor {
    fn is_default(&self) -> bool {
        *self == Donor::default()
    }
}

#[cfg(feature = "json")]
fn is_one(number: &u32) -> bool {
    *number == 1
}
