//! Where reading is, what it found, and the kinds of fields that all parts have.

use super::{ReadError, ReadErrorKind};
use crate::digits;
use crate::finding::{Code, Finding, Severity};
use crate::model::Date;
use crate::node::{Kind, Node};

/// Levels of blocks, points and runs inside one another. Reading, drawing and
/// searching recurse over them, and a file must not exhaust the stack.
const DEEPEST: u8 = 32;

/// The largest whole number that JSON's numbers hold exactly in a browser.
pub(super) const LARGEST: u64 = (1 << 53) - 1;

enum Step {
    Field(&'static str),
    Index(usize),
}

/// Walks a tree.
///
/// The first error stays, with its place, and reading goes on with empty values
/// to its end, where the error is what counts. Leaving at once made the compiler
/// tidy up half-made values at a hundred places: 15 KB of wasm (2.7 KB brotli)
/// more.
#[derive(Default)]
pub(super) struct Reader {
    path: Vec<Step>,
    depth: u8,
    pub(super) error: Option<ReadError>,
    pub(super) findings: Vec<Finding>,
}

impl Reader {
    pub(super) fn enter(&mut self, field: &'static str) {
        self.path.push(Step::Field(field));
    }

    pub(super) fn enter_index(&mut self, index: usize) {
        self.path.push(Step::Index(index));
    }

    pub(super) fn leave(&mut self) {
        self.path.pop();
    }

    /// What was read and found, or the error.
    pub(super) fn finish<T>(self, value: T) -> Result<(T, Vec<Finding>), ReadError> {
        match self.error {
            None => Ok((value, self.findings)),
            Some(error) => Err(error),
        }
    }

    /// One level deeper in nested text. False where that is too deep: the
    /// caller must not go there.
    #[must_use]
    pub(super) fn deeper(&mut self) -> bool {
        let allowed = self.depth < DEEPEST;
        if allowed {
            self.depth += 1;
        } else {
            self.fail("at most 32 levels inside one another", "more".to_owned());
        }
        allowed
    }

    pub(super) fn shallower(&mut self) {
        self.depth -= 1;
    }

    pub(super) fn place(&self) -> String {
        let mut out = String::new();
        for step in &self.path {
            match step {
                Step::Field(name) => {
                    if !out.is_empty() {
                        out.push('.');
                    }
                    out.push_str(name);
                }
                Step::Index(index) => {
                    out.push('[');
                    digits::push(&mut out, *index as u64, 1);
                    out.push(']');
                }
            }
        }
        out
    }

    /// What stands where reading is cannot be read.
    pub(super) fn fail(&mut self, expected: &'static str, found: String) {
        if self.error.is_none() {
            self.error = Some(ReadError {
                kind: ReadErrorKind::Invalid,
                place: self.place(),
                expected,
                found,
            });
        }
    }

    pub(super) fn wrong<N: Node>(&mut self, node: &N, expected: &'static str) {
        self.fail(expected, found(node));
    }

    /// The value in a field of the place where reading is cannot be read.
    pub(super) fn fail_at(&mut self, field: &'static str, expected: &'static str, found: String) {
        self.enter(field);
        self.fail(expected, found);
        self.leave();
    }

    pub(super) fn missing(&mut self, field: &'static str, expected: &'static str) {
        self.fail_at(field, expected, "nothing".to_owned());
    }

    pub(super) fn finding(&mut self, code: Code, severity: Severity, detail: String) {
        let place = self.place();
        self.findings.push(Finding {
            code,
            severity,
            place,
            detail,
        });
    }

    /// The characters of the value that reading is at.
    pub(super) fn text<N: Node>(&mut self, node: &N) -> String {
        node.string().unwrap_or_else(|| {
            self.wrong(node, "a string");
            String::new()
        })
    }

    pub(super) fn optional_text<N: Node>(
        &mut self,
        node: &N,
        field: &'static str,
    ) -> Option<String> {
        let value = node.field(field)?;
        self.enter(field);
        let text = self.text(&value);
        self.leave();
        Some(text)
    }

    pub(super) fn required_text<N: Node>(&mut self, node: &N, field: &'static str) -> String {
        self.optional_text(node, field).unwrap_or_else(|| {
            self.missing(field, "a string");
            String::new()
        })
    }

    /// A text that every file should have; with a finding where it has none, or
    /// an empty one.
    pub(super) fn expected_text<N: Node>(&mut self, node: &N, field: &'static str) -> String {
        let text = self.optional_text(node, field).unwrap_or_default();
        if text.is_empty() {
            self.missing_field(field);
        }
        text
    }

    pub(super) fn missing_field(&mut self, field: &'static str) {
        self.enter(field);
        self.finding(Code::MissingField, Severity::Error, String::new());
        self.leave();
    }

    /// An id, in the form that stands in addresses: not empty, without white
    /// space, control characters, `/` and `#`.
    pub(super) fn optional_id<N: Node>(&mut self, node: &N) -> Option<String> {
        let id = self.optional_text(node, "id")?;
        let bad = |c: char| c.is_whitespace() || c.is_control() || c == '/' || c == '#';
        if id.is_empty() || id.contains(bad) {
            self.fail_at("id", ID, quoted(&id));
        }
        Some(id)
    }

    pub(super) fn required_id<N: Node>(&mut self, node: &N) -> String {
        self.optional_id(node).unwrap_or_else(|| {
            self.missing("id", ID);
            String::new()
        })
    }

    /// The id of an issue: `[a-z0-9-]+`.
    pub(super) fn slug<N: Node>(&mut self, node: &N) -> String {
        let id = self.required_text(node, "id");
        let good = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if id.is_empty() || !id.bytes().all(good) {
            self.fail_at("id", "small letters a-z, digits and hyphens", quoted(&id));
        }
        id
    }

    /// A whole number from `least` to `most`. `expected` says so in words.
    pub(super) fn whole<N: Node>(
        &mut self,
        node: &N,
        field: &'static str,
        (least, most, expected): (u64, u64, &'static str),
    ) -> Option<u64> {
        let value = node.field(field)?;
        // Casting goes to the nearest that fits and takes NaN to 0, so the way
        // back shows whether it was a whole number in range.
        let number = value.number().unwrap_or(f64::NAN);
        let whole = number as u64;
        if whole as f64 != number || whole < least || whole > most {
            self.fail_at(field, expected, found(&value));
        }
        Some(whole)
    }

    /// A whole number from 1 to what a `u32` holds.
    pub(super) fn count<N: Node>(&mut self, node: &N, field: &'static str) -> Option<u32> {
        self.whole(node, field, (1, u32::MAX.into(), COUNT))
            .map(|count| count as u32)
    }

    pub(super) fn required_count<N: Node>(&mut self, node: &N, field: &'static str) -> u32 {
        self.count(node, field).unwrap_or_else(|| {
            self.missing(field, COUNT);
            1
        })
    }

    /// The items of the array that reading is at.
    pub(super) fn array<N: Node>(&mut self, node: &N) -> Vec<N> {
        if node.kind() != Kind::Array {
            self.wrong(node, "an array");
        }
        node.items()
    }

    /// Enters a field and returns the items of the array in it; none where it is
    /// absent. Leave it after them.
    pub(super) fn enter_list<N: Node>(&mut self, node: &N, field: &'static str) -> Vec<N> {
        self.enter(field);
        match node.field(field) {
            None => Vec::new(),
            Some(value) => self.array(&value),
        }
    }

    /// What `read` makes of each item of the array in a field.
    pub(super) fn list<N: Node, T>(
        &mut self,
        node: &N,
        field: &'static str,
        read: fn(&mut Reader, &N) -> T,
    ) -> Vec<T> {
        let items = self.enter_list(node, field);
        let all = self.each(items, read);
        self.leave();
        all
    }

    /// What `read` makes of each item of the array that reading is at.
    pub(super) fn each<N: Node, T>(
        &mut self,
        items: Vec<N>,
        read: fn(&mut Reader, &N) -> T,
    ) -> Vec<T> {
        let mut all = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            self.enter_index(index);
            all.push(read(self, item));
            self.leave();
        }
        all
    }

    pub(super) fn texts<N: Node>(&mut self, node: &N, field: &'static str) -> Vec<String> {
        self.list(node, field, |reader, item| reader.text(item))
    }

    /// The value must be an object; its fields are read by the caller.
    pub(super) fn object<N: Node>(&mut self, node: &N) {
        if node.kind() != Kind::Object {
            self.wrong(node, "an object");
        }
    }

    pub(super) fn required_date<N: Node>(&mut self, node: &N, field: &'static str) -> Date {
        let text = self.required_text(node, field);
        Date::read(&text).unwrap_or_else(|| {
            self.fail_at(field, DATE, quoted(&text));
            Date {
                year: 1,
                month: 1,
                day: 1,
            }
        })
    }
}

const COUNT: &str = "a whole number from 1 to 4294967295";
const ID: &str = "an id without spaces, / and #";
const DATE: &str = "a day of the calendar as YYYY-MM-DD";

/// What stands somewhere, in few words.
pub(super) fn found<N: Node>(node: &N) -> String {
    match node.kind() {
        Kind::Null => "null",
        Kind::Bool => "true or false",
        Kind::Array => "an array",
        Kind::Object => "an object",
        Kind::String => return quoted(&node.string().unwrap_or_default()),
        Kind::Number => {
            // The library's formatting of fractions is dear in bytes.
            let number = node.number().unwrap_or(f64::NAN);
            let whole = number as i64;
            if whole as f64 == number && whole.unsigned_abs() <= LARGEST {
                let mut out = String::from(if whole < 0 { "-" } else { "" });
                digits::push(&mut out, whole.unsigned_abs(), 1);
                return out;
            }
            "a number"
        }
    }
    .to_owned()
}

/// A string in quotes, cut short where it is long.
pub(super) fn quoted(text: &str) -> String {
    const LONGEST: usize = 40;
    let mut out = String::from("\"");
    match text.char_indices().nth(LONGEST) {
        None => out.push_str(text),
        Some((end, _)) => {
            out.push_str(&text[..end]);
            out.push('…');
        }
    }
    out.push('"');
    out
}
