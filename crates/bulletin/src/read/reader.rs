//! The reader: its place in the tree, what it has found, and the kinds of fields
//! that all parts share.

use super::findings::Findings;
use super::{ReadError, ReadErrorKind};
use crate::digits;
use crate::finding::{Code, Finding, Severity};
use crate::id;
use crate::model::Date;
use crate::node::{Node, NodeKind};

/// How deep blocks, points and runs can nest. Reading, drawing and searching
/// recurse over them, and a file must not exhaust the stack.
const DEEPEST: u8 = 32;

/// The largest whole number that a browser reads exactly from JSON.
pub(super) const LARGEST: u64 = (1 << 53) - 1;

enum Step {
    Field(&'static str),
    Index(usize),
}

/// Walks a tree and keeps the first error. After an error no field exists, no
/// list has items and there are no more findings, so reading ends by itself, with
/// the place back where it was.
///
/// Each [`TreeReader::enter`] needs a [`TreeReader::leave`], and each
/// [`TreeReader::deeper`] a [`TreeReader::shallower`], error or not.
pub(super) struct TreeReader {
    path: Vec<Step>,
    depth: u8,
    error: Option<ReadError>,
    pub(super) findings: Findings,
}

impl TreeReader {
    /// A reader of a file, with the error that it already has.
    pub(super) fn new(error: Option<ReadError>) -> Self {
        TreeReader {
            path: Vec::new(),
            depth: 0,
            error,
            findings: Findings::default(),
        }
    }

    /// What was read, or the error.
    pub(super) fn finish<T>(self, value: T) -> Result<(T, Vec<Finding>), ReadError> {
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

    /// Goes one level deeper in nested text; an error if that is too deep. Returns
    /// whether to read on.
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

    /// Keeps an error, unless there is one already.
    pub(super) fn fail(&mut self, expected: &'static str, found: String) {
        self.fail_at("", expected, found);
    }

    /// The same for a field of the current value.
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

    /// Reports that the current value has the wrong type.
    pub(super) fn wrong<N: Node>(&mut self, node: N, expected: &'static str) {
        self.fail(expected, found(node));
    }

    /// Takes the error away, to read on after the value that it is about.
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

    /// The same for a field of the current value.
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

    /// A warning, since readers miss little: without a quote there is an error by
    /// checking.
    pub(super) fn missing_field(&mut self, field: &'static str) {
        self.finding_at(field, Code::MissingField, Severity::Warning, String::new);
    }

    /// A field's value. All reading goes through here or through
    /// [`TreeReader::next`], so there is nothing to read after an error.
    pub(super) fn get<N: Node>(&self, node: N, field: &str) -> Option<N> {
        match self.error {
            None => node.field(field),
            Some(_) => None,
        }
    }

    /// The characters of the current value.
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

    /// A text that every file should have. A missing or empty one is a finding.
    pub(super) fn expected_text<N: Node>(&mut self, node: N, field: &'static str) -> String {
        let text = self.optional_text(node, field).unwrap_or_default();
        if text.is_empty() {
            self.missing_field(field);
        }
        text
    }

    /// An id that can stand in an address: [`id::is_valid`].
    pub(super) fn optional_id<N: Node>(&mut self, node: N) -> Option<String> {
        let id = self.optional_text(node, "id")?;
        if !id::is_valid(&id) {
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

    /// The id of an issue: [`id::is_slug`].
    pub(super) fn slug<N: Node>(&mut self, node: N) -> String {
        let id = self.required_text(node, "id");
        if !id::is_slug(&id) {
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
        // A cast rounds to the nearest number that fits and turns NaN into 0, so
        // casting back shows whether it was a whole number in range.
        let number = value.number().unwrap_or(f64::NAN);
        let whole = number as u64;
        if whole as f64 != number || whole < least || whole > most {
            self.fail_at(field, expected, found(value));
        }
        Some(whole)
    }

    /// Whether a field is true; one that is absent is not.
    pub(super) fn flag<N: Node>(&mut self, node: N, field: &'static str) -> bool {
        let Some(value) = self.get(node, field) else {
            return false;
        };
        let said = value.boolean();
        if said.is_none() {
            self.fail_at(field, "true or false", found(value));
        }
        said == Some(true)
    }

    /// A whole number from 1 to the largest `u32`.
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
        match text.parse() {
            Ok(date) => date,
            Err(_) => {
                self.fail_at(field, DATE, quoted(&text));
                Date {
                    year: 0,
                    month: 0,
                    day: 0,
                }
            }
        }
    }

    /// Requires an object. The caller reads its fields.
    pub(super) fn object<N: Node>(&mut self, node: N) {
        if node.kind() != NodeKind::Object {
            self.wrong(node, "an object");
        }
    }

    /// Enters a field and returns the array in it, unless it is absent.
    pub(super) fn enter_array<N: Node>(&mut self, node: N, field: &'static str) -> Option<N> {
        let array = self.get(node, field)?;
        self.enter(field);
        self.array(array);
        Some(array)
    }

    /// Requires an array. The caller reads its items.
    pub(super) fn array<N: Node>(&mut self, node: N) {
        if node.kind() != NodeKind::Array {
            self.wrong(node, "an array");
        }
    }

    /// Enters an item of the current array. Leave it before the next one.
    pub(super) fn next<N: Node>(&mut self, array: N, index: usize) -> Option<N> {
        if self.error.is_some() {
            return None;
        }
        let item = array.item(index)?;
        self.step(Step::Index(index));
        Some(item)
    }

    /// The items of the array in a field, each read by `read`; none if the field
    /// is absent.
    pub(super) fn list<N: Node, T>(
        &mut self,
        node: N,
        field: &'static str,
        read: fn(&mut TreeReader, N) -> T,
    ) -> Vec<T> {
        let Some(array) = self.get(node, field) else {
            return Vec::new();
        };
        self.enter(field);
        let list = self.items(array, read);
        self.leave();
        list
    }

    /// The items of the current array.
    pub(super) fn items<N: Node, T>(
        &mut self,
        array: N,
        read: fn(&mut TreeReader, N) -> T,
    ) -> Vec<T> {
        self.array(array);
        let mut items = Vec::new();
        while let Some(item) = self.next(array, items.len()) {
            items.push(read(self, item));
            self.leave();
        }
        items
    }

    pub(super) fn texts<N: Node>(&mut self, node: N, field: &'static str) -> Vec<String> {
        self.list(node, field, TreeReader::text)
    }
}

/// A place in words, followed by a field unless that is empty.
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

/// A value in a few words.
pub(super) fn found<N: Node>(node: N) -> String {
    let name = match node.kind() {
        NodeKind::Null => "null",
        NodeKind::Bool => "true or false",
        NodeKind::Array => "an array",
        NodeKind::Object => "an object",
        NodeKind::String => return quoted(node.string().unwrap_or_default()),
        NodeKind::Number => {
            // The standard library's formatting of fractions is large.
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

/// A string in quotes, shortened if it is long.
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
