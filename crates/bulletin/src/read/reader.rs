//! Where reading is, what it found, and the kinds of fields that all parts have.

use super::findings::Findings;
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

/// Walks a tree and keeps the first error that it comes upon. From then on no
/// field is there, no list has items, nothing is found: whoever is reading comes
/// to an end without asking, and with the place back where it was.
///
/// Each [`Reader::enter`] has its [`Reader::leave`], each [`Reader::deeper`] its
/// [`Reader::shallower`], error or not.
pub(super) struct Reader {
    path: Vec<Step>,
    depth: u8,
    error: Option<ReadError>,
    pub(super) findings: Findings,
}

impl Reader {
    /// A reader of a file about which there may be an error already.
    pub(super) fn new(error: Option<ReadError>) -> Self {
        Reader {
            path: Vec::new(),
            depth: 0,
            error,
            findings: Findings::default(),
        }
    }

    /// What was read, unless there was an error.
    pub(super) fn done<T>(self, value: T) -> Result<(T, Vec<Finding>), ReadError> {
        match self.error {
            None => Ok((value, self.findings.into_list())),
            Some(error) => Err(error),
        }
    }

    pub(super) fn enter(&mut self, field: &'static str) {
        self.step(Step::Field(field));
    }

    fn step(&mut self, step: Step) {
        self.path.push(step);
    }

    pub(super) fn leave(&mut self) {
        self.path.pop();
    }

    /// One level deeper in nested text; an error if that is too deep. Whether to
    /// read on there.
    pub(super) fn deeper(&mut self) -> bool {
        if self.depth >= DEEPEST {
            self.fail("at most 32 levels inside one another", "more".to_owned());
        }
        self.depth += 1;
        self.error.is_none()
    }

    pub(super) fn shallower(&mut self) {
        self.depth -= 1;
    }

    /// Keeps an error, unless there was one before.
    pub(super) fn fail(&mut self, expected: &'static str, found: String) {
        self.fail_at("", expected, found);
    }

    /// The same of a field of the value that reading is at.
    pub(super) fn fail_at(&mut self, field: &'static str, expected: &'static str, found: String) {
        if self.error.is_none() {
            self.error = Some(ReadError {
                kind: ReadErrorKind::Invalid,
                place: place(&self.path, field),
                expected,
                found,
            });
        }
    }

    fn missing(&mut self, field: &'static str, expected: &'static str) {
        self.fail_at(field, expected, "nothing".to_owned());
    }

    /// The value that reading is at is of the wrong type.
    pub(super) fn wrong<N: Node>(&mut self, node: N, expected: &'static str) {
        self.fail(expected, found(node));
    }

    /// Takes the error away again, to read on behind what it is about.
    pub(super) fn forgive(&mut self) -> Option<ReadError> {
        self.error.take()
    }

    pub(super) fn finding(
        &mut self,
        code: Code,
        severity: Severity,
        detail: impl FnOnce() -> String,
    ) {
        self.finding_at("", code, severity, detail);
    }

    /// The same of a field of the value that reading is at.
    pub(super) fn finding_at(
        &mut self,
        field: &'static str,
        code: Code,
        severity: Severity,
        detail: impl FnOnce() -> String,
    ) {
        if self.error.is_none() {
            let path = &self.path;
            self.findings.add(|| Finding {
                code,
                severity,
                place: place(path, field),
                detail: detail(),
            });
        }
    }

    pub(super) fn missing_field(&mut self, field: &'static str) {
        self.finding_at(field, Code::MissingField, Severity::Error, String::new);
    }

    /// A field's value. Everything that is read is asked for here or in
    /// [`Reader::next`], and nothing is there after an error.
    pub(super) fn get<N: Node>(&self, node: N, field: &str) -> Option<N> {
        match self.error {
            None => node.field(field),
            Some(_) => None,
        }
    }

    /// The characters of the value that reading is at.
    pub(super) fn text<N: Node>(&mut self, node: N) -> String {
        match node.string() {
            Some(text) => text.to_owned(),
            None => {
                self.wrong(node, "a string");
                String::new()
            }
        }
    }

    pub(super) fn optional_text<N: Node>(
        &mut self,
        node: N,
        field: &'static str,
    ) -> Option<String> {
        let value = self.get(node, field)?;
        self.enter(field);
        let text = self.text(value);
        self.leave();
        Some(text)
    }

    pub(super) fn required_text<N: Node>(&mut self, node: N, field: &'static str) -> String {
        match self.optional_text(node, field) {
            Some(text) => text,
            None => {
                self.missing(field, "a string");
                String::new()
            }
        }
    }

    /// A text that every file should have; with a finding where it has none, or
    /// an empty one.
    pub(super) fn expected_text<N: Node>(&mut self, node: N, field: &'static str) -> String {
        let text = self.optional_text(node, field).unwrap_or_default();
        if text.is_empty() {
            self.missing_field(field);
        }
        text
    }

    /// An id, in the form that stands in addresses: not empty, without white
    /// space, control characters, `/` and `#`.
    pub(super) fn optional_id<N: Node>(&mut self, node: N) -> Option<String> {
        let id = self.optional_text(node, "id")?;
        let bad = |c: char| c.is_whitespace() || c.is_control() || c == '/' || c == '#';
        if id.is_empty() || id.chars().any(bad) {
            self.fail_at("id", ID, quoted(&id));
        }
        Some(id)
    }

    pub(super) fn required_id<N: Node>(&mut self, node: N) -> String {
        match self.optional_id(node) {
            Some(id) => id,
            None => {
                self.missing("id", ID);
                String::new()
            }
        }
    }

    /// The id of an issue: `[a-z0-9-]+`.
    pub(super) fn slug<N: Node>(&mut self, node: N) -> String {
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
        node: N,
        field: &'static str,
        (least, most, expected): (u64, u64, &'static str),
    ) -> Option<u64> {
        let value = self.get(node, field)?;
        // Casting goes to the nearest that fits and takes NaN to 0, so the way
        // back shows whether it was a whole number in range.
        let number = value.number().unwrap_or(f64::NAN);
        let whole = number as u64;
        if whole as f64 != number || whole < least || whole > most {
            self.fail_at(field, expected, found(value));
        }
        Some(whole)
    }

    /// A whole number from 1 to what a `u32` holds.
    pub(super) fn count<N: Node>(&mut self, node: N, field: &'static str) -> Option<u32> {
        let number = self.whole(node, field, (1, u32::MAX.into(), COUNT))?;
        Some(number as u32)
    }

    pub(super) fn required_count<N: Node>(&mut self, node: N, field: &'static str) -> u32 {
        match self.count(node, field) {
            Some(count) => count,
            None => {
                self.missing(field, COUNT);
                0
            }
        }
    }

    pub(super) fn required_date<N: Node>(&mut self, node: N, field: &'static str) -> Date {
        let text = self.required_text(node, field);
        match Date::read(&text) {
            Some(date) => date,
            None => {
                self.fail_at(field, DATE, quoted(&text));
                Date {
                    year: 0,
                    month: 0,
                    day: 0,
                }
            }
        }
    }

    /// The value must be an object; its fields are read by the caller.
    pub(super) fn object<N: Node>(&mut self, node: N) {
        if node.kind() != Kind::Object {
            self.wrong(node, "an object");
        }
    }

    /// Enters a field and returns the array in it; not where it is absent.
    pub(super) fn enter_array<N: Node>(&mut self, node: N, field: &'static str) -> Option<N> {
        let array = self.get(node, field)?;
        self.enter(field);
        self.array(array);
        Some(array)
    }

    /// The value must be an array; its items are read by the caller.
    pub(super) fn array<N: Node>(&mut self, node: N) {
        if node.kind() != Kind::Array {
            self.wrong(node, "an array");
        }
    }

    /// Enters an item of the array that reading is at. Leave it before the next.
    pub(super) fn next<N: Node>(&mut self, array: N, index: usize) -> Option<N> {
        if self.error.is_some() {
            return None;
        }
        let item = array.item(index)?;
        self.step(Step::Index(index));
        Some(item)
    }

    /// The items of the array in a field, each as `read` reads it; none where
    /// the field is absent.
    pub(super) fn list<N: Node, T>(
        &mut self,
        node: N,
        field: &'static str,
        read: fn(&mut Reader, N) -> T,
    ) -> Vec<T> {
        let Some(array) = self.get(node, field) else {
            return Vec::new();
        };
        self.enter(field);
        let list = self.items(array, read);
        self.leave();
        list
    }

    /// The items of the array that reading is at.
    pub(super) fn items<N: Node, T>(&mut self, array: N, read: fn(&mut Reader, N) -> T) -> Vec<T> {
        self.array(array);
        let mut items = Vec::new();
        while let Some(item) = self.next(array, items.len()) {
            items.push(read(self, item));
            self.leave();
        }
        items
    }

    pub(super) fn texts<N: Node>(&mut self, node: N, field: &'static str) -> Vec<String> {
        self.list(node, field, Reader::text)
    }
}

/// A place in words, and a field of what stands there unless it is empty.
fn place(path: &[Step], field: &str) -> String {
    let mut out = String::new();
    for step in path {
        match step {
            Step::Field(name) => push_field(&mut out, name),
            Step::Index(index) => {
                out.push('[');
                digits::push(&mut out, *index as u64, 1);
                out.push(']');
            }
        }
    }
    if !field.is_empty() {
        push_field(&mut out, field);
    }
    out
}

fn push_field(out: &mut String, name: &str) {
    if !out.is_empty() {
        out.push('.');
    }
    out.push_str(name);
}

const ID: &str = "an id without spaces, / and #";
const COUNT: &str = "a whole number from 1 to 4294967295";
const DATE: &str = "a day of the calendar as YYYY-MM-DD";

/// What stands somewhere, in few words.
pub(super) fn found<N: Node>(node: N) -> String {
    let name = match node.kind() {
        Kind::Null => "null",
        Kind::Bool => "true or false",
        Kind::Array => "an array",
        Kind::Object => "an object",
        Kind::String => return quoted(node.string().unwrap_or_default()),
        Kind::Number => {
            // The library's formatting of fractions is dear in bytes.
            let number = node.number().unwrap_or(f64::NAN);
            let whole = number as i64;
            if whole as f64 == number && whole.unsigned_abs() <= LARGEST {
                let mut out = String::new();
                if whole < 0 {
                    out.push('-');
                }
                digits::push(&mut out, whole.unsigned_abs(), 1);
                return out;
            }
            "a number"
        }
    };
    name.to_owned()
}

/// A string in quotes, cut short where it is long.
pub(super) fn quoted(text: &str) -> String {
    const LONGEST: usize = 40;
    let mut out = String::from("\"");
    for (number, c) in text.chars().enumerate() {
        if number == LONGEST {
            out.push('…');
            break;
        }
        out.push(c);
    }
    out.push('"');
    out
}
