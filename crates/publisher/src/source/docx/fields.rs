//! Fields: instructions to Word, with their results between or inside them.

use super::formfield;
use super::xml::Element;
use crate::manuscript::Run;
use crate::source::limits;

/// The fields that are open.
#[derive(Default)]
pub struct Fields {
    open: Vec<Field>,
    /// How many fields are open beyond the limit: they are ignored.
    beyond: usize,
}

#[derive(Default)]
struct Field {
    instruction: String,
    result: bool,
    link: Option<String>,
    /// A page number.
    page: bool,
    /// Whether its result has any text.
    filled: bool,
    /// What a form's field shows: the chosen entry, a box.
    form: Option<String>,
    /// What stands in its instruction, by the results of other fields, with the
    /// places in the paragraph: it is not shown unless the field never ends.
    aside: Vec<(usize, Run)>,
}

/// What the end of a field says.
#[derive(Default, PartialEq, Eq, Debug)]
pub struct Ended {
    /// What the field shows, where its result does not say so.
    pub shown: String,
    /// Whether that is an equation, whose layout is written with signs.
    pub equation: bool,
    /// The instruction of a field that shows what is nowhere in the file.
    pub missing: Option<String>,
}

impl Fields {
    /// How many are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Starts a field; `mark` is the `w:fldChar`, which describes a form's field.
    pub fn begin(&mut self, mark: Option<&Element>) {
        if self.open.len() >= limits::FIELDS {
            self.beyond += 1;
            return;
        }
        self.open.push(Field {
            form: mark.and_then(formfield::shown),
            ..Field::default()
        });
    }

    /// Adds a part of an instruction.
    pub fn instruct(&mut self, text: &str) {
        if self.beyond == 0
            && let Some(field) = self.open.last_mut()
            && !field.result
        {
            field.instruction.push_str(text);
        }
    }

    /// The instruction ends and the result starts. Returns what was in the
    /// instruction.
    pub fn separate(&mut self) -> Vec<(usize, Run)> {
        if self.beyond == 0
            && let Some(field) = self.open.last_mut()
        {
            field.result = true;
            let words = words(&field.instruction);
            let name = words.first().map(|name| name.to_ascii_uppercase());
            match name.as_deref() {
                Some("PAGE" | "NUMPAGES" | "SECTION" | "SECTIONPAGES") => field.page = true,
                Some("HYPERLINK") => field.link = link(&words),
                _ => {}
            }
            return std::mem::take(&mut field.aside);
        }
        Vec::new()
    }

    /// Ends a field. Returns what it says and what was in its instruction.
    pub fn end(&mut self) -> (Ended, Vec<(usize, Run)>) {
        let mut ended = Ended::default();
        if self.beyond > 0 {
            self.beyond -= 1;
            return (ended, Vec::new());
        }
        let Some(field) = self.open.pop() else {
            return (ended, Vec::new());
        };
        if !field.filled {
            let words = words(&field.instruction);
            let drawn = || formfield::drawn(&words, &field.instruction);
            match field.form.or_else(drawn) {
                Some(shown) => {
                    let name = words.first().map(String::as_str).unwrap_or_default();
                    ended.equation = name.eq_ignore_ascii_case("EQ") && shown.chars().count() > 1;
                    ended.shown = shown;
                }
                None if !field.result && is_shown(&field.instruction) => {
                    ended.missing = Some(field.instruction.trim().to_owned());
                }
                None => {}
            }
        }
        (ended, field.aside)
    }

    /// Closes all fields above a depth.
    pub fn truncate(&mut self, depth: usize) {
        self.beyond = 0;
        self.open.truncate(depth);
    }

    /// Notes that something is shown here, or sets it aside: the result of a
    /// field inside another one's instruction. Text in an instruction itself is
    /// an error of the file, and is kept. `at`: how many runs come before it.
    pub fn show(&mut self, run: Run, at: usize) -> Option<Run> {
        let last = self.open.len().saturating_sub(1);
        let mut fields = self.open.iter_mut().enumerate();
        let around = fields.find(|(index, field)| !field.result && *index < last);
        if let Some((_, field)) = around {
            field.aside.push((at, run));
            return None;
        }
        for field in &mut self.open {
            field.filled |= field.result;
        }
        Some(run)
    }

    /// Whether something is set aside at this place.
    pub fn is_aside(&self, at: usize) -> bool {
        let mut last = self.open.iter().filter_map(|field| field.aside.last());
        last.any(|(place, _)| *place == at)
    }

    /// Ends a paragraph, and with it each field whose instruction goes on: one
    /// that never ends would hide all the rest. Returns what it hid.
    pub fn end_paragraph(&mut self) -> Vec<(usize, Run)> {
        self.beyond = 0;
        let mut aside = Vec::new();
        if let Some(first) = self.open.iter().position(|field| !field.result) {
            for field in self.open.drain(first..) {
                aside.extend(field.aside);
            }
        }
        aside
    }

    /// The link of the innermost field that has one.
    pub fn link(&self) -> Option<&str> {
        let links = self.open.iter().rev().filter(|field| field.result);
        links.filter_map(|field| field.link.as_deref()).next()
    }

    /// Whether the text here is a page number.
    pub fn is_page(&self) -> bool {
        self.open.iter().any(|field| field.page)
    }
}

/// Whether a field of this kind shows something that only Word computes.
fn is_shown(instruction: &str) -> bool {
    let name = words(instruction).into_iter().next().unwrap_or_default();
    let shown = [
        "EQ",
        "SYMBOL",
        "AUTONUM",
        "AUTONUMLGL",
        "AUTONUMOUT",
        "LISTNUM",
        "SEQ",
        "PAGE",
        "NUMPAGES",
        "SECTION",
        "SECTIONPAGES",
        "PAGEREF",
        "REF",
        "NOTEREF",
        "STYLEREF",
        "DATE",
        "TIME",
        "CREATEDATE",
        "SAVEDATE",
        "PRINTDATE",
        "AUTHOR",
        "TITLE",
        "SUBJECT",
        "FILENAME",
        "DOCPROPERTY",
        "DOCVARIABLE",
        "INFO",
        "NUMWORDS",
        "NUMCHARS",
        "INCLUDETEXT",
        "INCLUDEPICTURE",
        "MERGEFIELD",
        "IF",
        "FORMULA",
        "QUOTE",
        "BARCODE",
        "DISPLAYBARCODE",
        "FORMDROPDOWN",
        "FORMCHECKBOX",
        "FORMTEXT",
    ];
    name.starts_with('=') || shown.contains(&name.to_ascii_uppercase().as_str())
}

/// `HYPERLINK "address" \l "anchor" \o "tip" \t "frame"`. A link to a place in
/// the document itself counts as none: the place is not kept.
fn link(words: &[String]) -> Option<String> {
    let (mut address, mut anchor) = (None, None);
    let mut words = words.iter().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "\\l" => anchor = words.next(),
            "\\o" | "\\t" | "\\s" => {
                words.next();
            }
            word if word.starts_with('\\') => {}
            _ if address.is_none() => address = Some(word),
            _ => {}
        }
    }
    let address = address.filter(|address| !address.is_empty())?;
    let address = match anchor {
        Some(anchor) if !anchor.is_empty() => format!("{address}#{anchor}"),
        _ => address.clone(),
    };
    let address = address.replace(char::is_control, "");
    Some(address).filter(|address| address.len() <= limits::LINK_BYTES)
}

/// The words of an instruction; those in quotation marks may contain spaces.
fn words(instruction: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut chars = instruction.chars().peekable();
    while let Some(c) = chars.peek() {
        if c.is_whitespace() {
            chars.next();
            continue;
        }
        let quoted = *c == '"';
        if quoted {
            chars.next();
        }
        let mut word = String::new();
        while let Some(c) = chars.next_if(|c| match quoted {
            true => *c != '"',
            false => !c.is_whitespace(),
        }) {
            // In quotation marks, a backslash is doubled.
            if quoted && c == '\\' {
                word.extend(chars.next());
            } else {
                word.push(c);
            }
        }
        if quoted {
            chars.next();
        }
        words.push(word);
    }
    words
}

/// What `w:fldSimple` shows.
pub fn simple(fields: &mut Fields, instruction: &str) {
    fields.begin(None);
    fields.instruct(instruction);
    fields.separate();
}
