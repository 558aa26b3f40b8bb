//! The types of the format, as in `issue.json` and `archive.json`.
//!
//! Rule of this file: data only. Reading is in [`crate::read`], checking in
//! [`crate::check`]; nothing here decides whether a value makes sense.

/// Text with emphasis, links and references to notes: a list of runs. A plain
/// string in JSON is one [`Run::Text`].
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Inline(pub Vec<Run>);

/// A part of inline text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Run {
    /// Characters as the author typed them, with their spaces.
    Text(String),
    /// Strong importance, shown in bold.
    Strong(Inline),
    /// Emphasis.
    Em(Inline),
    /// A link. `href` resolves against the address of the issue's file.
    Link {
        /// The address: http, https, mailto, tel or relative.
        href: String,
        /// The text of the link.
        text: Inline,
    },
    /// A reference to the note with this id.
    NoteRef(String),
    /// A line break.
    Break,
}

/// A day of the Gregorian calendar, `YYYY-MM-DD` in JSON.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Date {
    /// The year, 1 to 9999.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day, 1 to 31.
    pub day: u8,
}

/// The publication that issues belong to.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
#[cfg_attr(
    feature = "json",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Periodical {
    /// Its name without its kind.
    pub name: String,
    /// What it calls itself: bulletin (简报), newsletter (通讯), news flash (快报) …
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
    /// Names the issue in addresses: `[a-z0-9-]+`. It never changes.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = crate::id::SLUG_PATTERN)))]
    pub id: String,
    /// BCP 47 tag of the content's language.
    pub language: String,
    /// The publication.
    pub periodical: Periodical,
    /// Issue number (期号) within the year.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub issue_number: Option<u32>,
    /// Issue number as printed in the head: 第十五期.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    pub issue_label: Option<String>,
    /// Cumulative number (总期号), counted from the first issue ever.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub cumulative_number: Option<u32>,
    /// Whether it is a supplement (增刊).
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "std::ops::Not::not"))]
    pub supplement: bool,
    /// Classification (密级): who may read it.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    pub classification: Option<String>,
    /// Publisher (编印单位).
    pub publisher: String,
    /// Date of publication (印发日期).
    pub date_published: Date,
    /// Headline (标题).
    pub headline: String,
    /// Its number in a series: 4.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub part_number: Option<u32>,
    /// The same as printed in the headline: （四）.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    pub part_label: Option<String>,
    /// Names of the contributors (供稿).
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Vec::is_empty"))]
    pub contributors: Vec<String>,
    /// Files that come with the issue.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Vec::is_empty"))]
    pub attachments: Vec<Attachment>,
    /// Editor's note (编者按).
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Vec::is_empty"))]
    pub editor_note: Vec<Block>,
    /// Lead (导语).
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Vec::is_empty"))]
    pub lead: Vec<Block>,
    /// Facts in the lead or the editor's note.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Vec::is_empty"))]
    pub facts: Vec<Fact>,
    /// Sections (分节).
    pub sections: Vec<Section>,
    /// Footnotes.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Vec::is_empty"))]
    pub notes: Vec<Note>,
    /// Distribution list: to superiors (报), to peers (送), to subordinates (发).
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Vec::is_empty"))]
    pub distribution: Vec<Distribution>,
    /// Number of copies printed (共印份数).
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
    /// The text of its link.
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

/// A section (分节), usually about one organisation.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(
    feature = "json",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Section {
    /// Names the section in addresses.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = crate::id::PATTERN)))]
    pub id: String,
    /// Its title.
    pub title: String,
    /// The organisations that it is about, if any.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Vec::is_empty"))]
    pub organizations: Vec<Organization>,
    /// Its text.
    pub blocks: Vec<Block>,
    /// Short labels of the measures taken (举措), for the summary.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Vec::is_empty"))]
    pub measures: Vec<String>,
    /// What was donated or waived.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Vec::is_empty"))]
    pub facts: Vec<Fact>,
}

/// An organisation that a section is about.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(
    feature = "json",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Organization {
    /// Its full name: 天津市质量管理协会.
    pub name: String,
    /// Its short name (简称): 天津质协.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    pub short_name: Option<String>,
    /// GB/T 2260 code of its province-level division: `120000`.
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
    /// A list whose points are paragraphs.
    List(List),
    /// Pictures under one caption.
    Figure(Figure),
    /// A table.
    Table(Table),
    /// Words of somebody else.
    Quote(Vec<Block>),
    /// A kind that this version does not know, kept as the text in it.
    Unknown {
        /// The name of the kind in the file.
        kind: String,
        /// All strings in it, in order, one on each line.
        text: String,
    },
}

/// The known kinds of block: the names of their fields in JSON.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BlockKind {
    /// [`Block::Paragraph`].
    Paragraph,
    /// [`Block::Heading`].
    Heading,
    /// [`Block::List`].
    List,
    /// [`Block::Figure`].
    Figure,
    /// [`Block::Table`].
    Table,
    /// [`Block::Quote`].
    Quote,
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
    #[cfg_attr(feature = "schema", schemars(regex(pattern = crate::id::PATTERN)))]
    pub id: Option<String>,
    /// 3 to 6. A section's title has level 2.
    #[cfg_attr(feature = "schema", schemars(range(min = 3, max = 6)))]
    pub level: u8,
    /// Its text.
    pub text: Inline,
}

/// A list. Its markers (一是, 第一，, 1.) are part of the text.
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

/// A point of a list. In JSON, a point without points below it is inline text.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct ListItem {
    /// Its marker and text.
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
    #[cfg_attr(feature = "schema", schemars(regex(pattern = crate::id::PATTERN)))]
    pub id: String,
    /// Its number: 1.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub number: Option<u32>,
    /// Its number as printed: 图 1.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    pub label: Option<String>,
    /// Caption (图注).
    pub caption: Inline,
    /// Its pictures; none if they are not available.
    pub pictures: Vec<Picture>,
}

/// A picture of a figure.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(
    feature = "json",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Picture {
    /// Address of the widest file, in a format that every browser shows.
    pub src: String,
    /// Width in pixels.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub width: u32,
    /// Height in pixels.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub height: u32,
    /// What it shows, for people who cannot see it.
    pub alt: String,
    /// The same picture in other widths or formats.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Vec::is_empty"))]
    pub sources: Vec<Source>,
}

/// The same picture in another width or format.
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
    /// Media type, if it is not that of the picture.
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
    /// Caption.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Inline::is_default"))]
    pub caption: Inline,
    /// Rows of headers.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Vec::is_empty"))]
    pub head: Vec<Vec<Cell>>,
    /// Rows of values.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell. In JSON, a cell that spans one row and column is inline text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cell {
    /// Its text.
    pub text: Inline,
    /// Columns it spans, at least 1.
    pub col_span: u32,
    /// Rows it spans, at least 1.
    pub row_span: u32,
}

/// Something donated, waived or done, with the sentence that says so.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(
    feature = "json",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Fact {
    /// Names the fact in addresses.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = crate::id::PATTERN)))]
    pub id: String,
    /// Whether it was found by a program and no person has confirmed it yet. It
    /// counts nowhere until then.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "std::ops::Not::not"))]
    pub proposed: bool,
    /// The id of the fact whose amount includes this one.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    pub part_of: Option<String>,
    /// The fact that reports the same earlier. This one is then not added up.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    pub repeats: Option<Repeats>,
    /// Its category.
    pub category: Category,
    /// The sentence, word for word as in one paragraph, point or cell of the text.
    pub quote: String,
    /// Which of the places where the text has the quote, from 1.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "is_one"))]
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub occurrence: u32,
    /// The sum of money, if the text names one.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    pub amount: Option<Amount>,
    /// Who gave it.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Donor::is_default"))]
    pub donor: Donor,
    /// The day on which it happened.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    pub date: Option<Date>,
    /// The day up to which the amount was counted (截至).
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    pub as_of: Option<Date>,
}

/// A fact that another one repeats.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(
    feature = "json",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Repeats {
    /// The id of the issue that has it; without one, the same issue.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    pub issue: Option<String>,
    /// The id of the fact.
    pub fact: String,
}

/// The category of a fact.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(
    feature = "json",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Category {
    /// A donation of money (捐款) or goods (捐物).
    Donation,
    /// Fees reduced or waived (减免).
    Waiver,
    /// Anything else.
    Other,
}

/// Who gave something.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
#[cfg_attr(
    feature = "json",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Donor {
    /// The kind of donor.
    pub kind: DonorKind,
    /// Its name, if the text has one.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    pub name: Option<String>,
}

/// A kind of donor.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
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
    /// Companies. The text does not say whether they are members.
    Companies,
    /// People.
    Public,
    /// Not stated.
    #[default]
    Unknown,
}

/// A sum of money, exact to the fen (分, 0.01 yuan).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Amount {
    /// In fen, never negative. In JSON it is `yuan`, a decimal string.
    pub fen: i64,
    /// How the text qualifies it.
    pub bound: Bound,
    /// The upper end of a range, in fen.
    pub up_to: Option<i64>,
}

/// How a text qualifies an amount.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
#[cfg_attr(
    feature = "json",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Bound {
    /// Exactly so much.
    #[default]
    Exact,
    /// At least so much: 超过, 余, 以上.
    AtLeast,
    /// At most so much: 近, 不超过.
    AtMost,
    /// About so much: 约.
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
    /// What a `noteRef` refers to.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = crate::id::PATTERN)))]
    pub id: String,
    /// Its text.
    pub text: Inline,
}

/// A line of the distribution list.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(
    feature = "json",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Distribution {
    /// Its label, which varies: 报送, 抄报, 发送 …
    pub label: String,
    /// Who receives it.
    pub recipients: Vec<String>,
    /// The recipients as printed.
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
    /// Publisher (编印单位).
    pub publisher: String,
    /// Address of the page that sums up all issues, if there is one.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    pub summary: Option<String>,
    /// Newest first, in the order of the file. Of a large archive those of the newest
    /// year, or of the newest years.
    pub issues: Vec<Entry>,
    /// The other years of a large archive, newest first: each has a file of its own,
    /// which is an archive with the issues of that year.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Vec::is_empty"))]
    pub volumes: Vec<Volume>,
}

/// A year of a large archive, whose entries are in a file of their own.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(
    feature = "json",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Volume {
    /// The year in which its issues were published.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 9999)))]
    pub year: u32,
    /// Address of its file, relative to the archive's.
    pub url: String,
    /// How many issues it has.
    pub issues: u32,
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

/// An issue as the archive lists it.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(
    feature = "json",
    derive(serde::Serialize),
    serde(rename_all = "camelCase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Entry {
    /// The issue's id.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = crate::id::SLUG_PATTERN)))]
    pub id: String,
    /// Issue number (期号) within the year.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub issue_number: Option<u32>,
    /// Issue number as printed: 第十五期.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    pub issue_label: Option<String>,
    /// Cumulative number (总期号), counted from the first issue ever.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub cumulative_number: Option<u32>,
    /// Whether it is a supplement (增刊).
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "std::ops::Not::not"))]
    pub supplement: bool,
    /// Date of publication (印发日期).
    pub date_published: Date,
    /// Headline (标题).
    pub headline: String,
    /// Its number in a series.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub part_number: Option<u32>,
    /// The same as printed in the headline: （四）.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    pub part_label: Option<String>,
    /// GB/T 2260 codes of the provinces that it is about.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Vec::is_empty"))]
    pub admin_codes: Vec<String>,
    /// Address of its `issue.json`, relative to the archive's file.
    pub url: String,
    /// Address of its HTML page, if it has one.
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
