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

/// Walks a tree. A function that goes down with [`Reader::enter`] or
/// [`Reader::enter_index`] comes back with [`Reader::leave`]; one that fails
/// need not, for nobody reads on.
#[derive(Default)]
pub(super) struct Reader {
    path: Vec<Step>,
    depth: u8,
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

    /// Where it is, to come back to after an error: [`Reader::back_to`].
    pub(super) fn mark(&self) -> (usize, u8) {
        (self.path.len(), self.depth)
    }

    pub(super) fn back_to(&mut self, (path, depth): (usize, u8)) {
        self.path.truncate(path);
        self.depth = depth;
    }

    /// One level deeper in nested text, unless that is too deep.
    pub(super) fn deeper(&mut self) -> Result<(), ReadError> {
        if self.depth == DEEPEST {
            return Err(self.invalid("at most 32 levels inside one another", "more".to_owned()));
        }
        self.depth += 1;
        Ok(())
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

    pub(super) fn invalid(&self, expected: &'static str, found: String) -> ReadError {
        ReadError {
            kind: ReadErrorKind::Invalid,
            place: self.place(),
            expected,
            found,
        }
    }

    pub(super) fn wrong<N: Node>(&self, node: &N, expected: &'static str) -> ReadError {
        self.invalid(expected, found(node))
    }

    pub(super) fn missing(&mut self, field: &'static str, expected: &'static str) -> ReadError {
        self.enter(field);
        self.invalid(expected, "nothing".to_owned())
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
    pub(super) fn text<N: Node>(&self, node: &N) -> Result<String, ReadError> {
        node.string().ok_or_else(|| self.wrong(node, "a string"))
    }

    pub(super) fn optional_text<N: Node>(
        &mut self,
        node: &N,
        field: &'static str,
    ) -> Result<Option<String>, ReadError> {
        let Some(value) = node.field(field) else {
            return Ok(None);
        };
        self.enter(field);
        let text = self.text(&value)?;
        self.leave();
        Ok(Some(text))
    }

    pub(super) fn required_text<N: Node>(
        &mut self,
        node: &N,
        field: &'static str,
    ) -> Result<String, ReadError> {
        match self.optional_text(node, field)? {
            Some(text) => Ok(text),
            None => Err(self.missing(field, "a string")),
        }
    }

    /// A text that every file should have; with a finding where it has none, or
    /// an empty one.
    pub(super) fn expected_text<N: Node>(
        &mut self,
        node: &N,
        field: &'static str,
    ) -> Result<String, ReadError> {
        let text = self.optional_text(node, field)?.unwrap_or_default();
        if text.is_empty() {
            self.missing_field(field);
        }
        Ok(text)
    }

    pub(super) fn missing_field(&mut self, field: &'static str) {
        self.enter(field);
        self.finding(Code::MissingField, Severity::Error, String::new());
        self.leave();
    }

    /// An id, in the form that stands in addresses: not empty, without white
    /// space, control characters, `/` and `#`.
    pub(super) fn optional_id<N: Node>(&mut self, node: &N) -> Result<Option<String>, ReadError> {
        let id = self.optional_text(node, "id")?;
        if let Some(id) = &id {
            let bad = |c: char| c.is_whitespace() || c.is_control() || c == '/' || c == '#';
            if id.is_empty() || id.contains(bad) {
                self.enter("id");
                return Err(self.invalid(ID, quoted(id)));
            }
        }
        Ok(id)
    }

    pub(super) fn required_id<N: Node>(&mut self, node: &N) -> Result<String, ReadError> {
        match self.optional_id(node)? {
            Some(id) => Ok(id),
            None => Err(self.missing("id", ID)),
        }
    }

    /// The id of an issue: `[a-z0-9-]+`.
    pub(super) fn slug<N: Node>(&mut self, node: &N) -> Result<String, ReadError> {
        let id = self.required_text(node, "id")?;
        let good = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if id.is_empty() || !id.bytes().all(good) {
            self.enter("id");
            return Err(self.invalid("small letters a-z, digits and hyphens", quoted(&id)));
        }
        Ok(id)
    }

    /// A whole number from `least` to `most`. `expected` says so in words.
    pub(super) fn whole<N: Node>(
        &mut self,
        node: &N,
        field: &'static str,
        (least, most, expected): (u64, u64, &'static str),
    ) -> Result<Option<u64>, ReadError> {
        let Some(value) = node.field(field) else {
            return Ok(None);
        };
        self.enter(field);
        // Casting goes to the nearest that fits and takes NaN to 0, so the way
        // back shows whether it was a whole number in range.
        let number = value.number().unwrap_or(f64::NAN);
        let whole = number as u64;
        if whole as f64 != number || whole < least || whole > most {
            return Err(self.wrong(&value, expected));
        }
        self.leave();
        Ok(Some(whole))
    }

    /// A whole number from 1 to what a `u32` holds.
    pub(super) fn count<N: Node>(
        &mut self,
        node: &N,
        field: &'static str,
    ) -> Result<Option<u32>, ReadError> {
        const COUNT: (u64, u64, &str) = (1, u32::MAX as u64, "a whole number from 1 to 4294967295");
        Ok(self.whole(node, field, COUNT)?.map(|n| n as u32))
    }

    pub(super) fn required_count<N: Node>(
        &mut self,
        node: &N,
        field: &'static str,
    ) -> Result<u32, ReadError> {
        match self.count(node, field)? {
            Some(count) => Ok(count),
            None => Err(self.missing(field, "a whole number from 1 to 4294967295")),
        }
    }

    /// The items of the array that reading is at.
    pub(super) fn array<N: Node>(&self, node: &N) -> Result<Vec<N>, ReadError> {
        match node.kind() {
            Kind::Array => Ok(node.items()),
            _ => Err(self.wrong(node, "an array")),
        }
    }

    /// Enters a field and returns the items of the array in it; none where it is
    /// absent. Leave it after them.
    pub(super) fn enter_list<N: Node>(
        &mut self,
        node: &N,
        field: &'static str,
    ) -> Result<Vec<N>, ReadError> {
        self.enter(field);
        match node.field(field) {
            None => Ok(Vec::new()),
            Some(value) => self.array(&value),
        }
    }

    pub(super) fn texts<N: Node>(
        &mut self,
        node: &N,
        field: &'static str,
    ) -> Result<Vec<String>, ReadError> {
        let mut texts = Vec::new();
        for (index, item) in self.enter_list(node, field)?.iter().enumerate() {
            self.enter_index(index);
            texts.push(self.text(item)?);
            self.leave();
        }
        self.leave();
        Ok(texts)
    }

    /// The value must be an object; its fields are read by the caller.
    pub(super) fn object<N: Node>(&self, node: &N) -> Result<(), ReadError> {
        match node.kind() {
            Kind::Object => Ok(()),
            _ => Err(self.wrong(node, "an object")),
        }
    }

    pub(super) fn required_date<N: Node>(
        &mut self,
        node: &N,
        field: &'static str,
    ) -> Result<Date, ReadError> {
        let text = self.required_text(node, field)?;
        match Date::read(&text) {
            Some(date) => Ok(date),
            None => {
                self.enter(field);
                Err(self.invalid(DATE, quoted(&text)))
            }
        }
    }
}

const ID: &str = "an id without spaces, / and #";
pub(super) const DATE: &str = "a day of the calendar as YYYY-MM-DD";

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
