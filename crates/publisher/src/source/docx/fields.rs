//! Fields: instructions to Word, with their results between or inside them.

use crate::source::limits;

/// The fields that are open.
#[derive(Default)]
pub struct Fields {
    open: Vec<Field>,
    /// How many fields are open beyond the limit: they are ignored.
    beyond: usize,
}

struct Field {
    instruction: String,
    result: bool,
    shows: Shows,
    /// Whether its result has any text.
    filled: bool,
}

/// What a field's result is.
enum Shows {
    /// Text of the document.
    Text,
    /// A page number, which belongs to the printed page.
    Page,
    /// Text with a link.
    Link(String),
}

impl Fields {
    /// How many are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Starts a field.
    pub fn begin(&mut self) {
        if self.open.len() >= limits::FIELDS {
            self.beyond += 1;
            return;
        }
        self.open.push(Field {
            instruction: String::new(),
            result: false,
            shows: Shows::Text,
            filled: false,
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

    /// The instruction ends and the result starts.
    pub fn separate(&mut self) {
        if self.beyond == 0
            && let Some(field) = self.open.last_mut()
        {
            field.result = true;
            field.shows = shows(&field.instruction);
        }
    }

    /// Ends a field. Returns the instruction if the field shows something that
    /// is nowhere else.
    pub fn end(&mut self) -> Option<String> {
        if self.beyond > 0 {
            self.beyond -= 1;
            return None;
        }
        let field = self.open.pop()?;
        let name = words(&field.instruction).into_iter().next()?;
        let drawn = matches!(name.to_ascii_uppercase().as_str(), "EQ" | "SYMBOL");
        (drawn && !field.filled).then_some(field.instruction)
    }

    /// Closes all fields above a depth.
    pub fn truncate(&mut self, depth: usize) {
        self.beyond = 0;
        self.open.truncate(depth);
    }

    /// Whether text here is not shown: it is a page number, or the result of a
    /// field inside an instruction. Text in an instruction itself is an error
    /// of the file, and is kept.
    pub fn hide(&mut self) -> bool {
        let last = self.open.len().saturating_sub(1);
        if let Some(field) = self.open.last_mut() {
            field.filled |= field.result;
        }
        self.hides(last)
    }

    fn hides(&self, last: usize) -> bool {
        self.open
            .iter()
            .enumerate()
            .any(|(index, field)| match field.result {
                true => matches!(field.shows, Shows::Page),
                false => index < last,
            })
    }

    /// Ends a paragraph, and with it each field that hides text: one that never
    /// ends would hide all the rest.
    pub fn end_paragraph(&mut self) {
        self.beyond = 0;
        let ends = |field: &Field| !field.result || matches!(field.shows, Shows::Page);
        if let Some(first) = self.open.iter().position(ends) {
            self.open.truncate(first);
        }
    }

    /// The link of the innermost field that has one.
    pub fn link(&self) -> Option<&str> {
        self.open.iter().rev().find_map(|field| match &field.shows {
            Shows::Link(address) if field.result => Some(address.as_str()),
            _ => None,
        })
    }
}

fn shows(instruction: &str) -> Shows {
    let words = words(instruction);
    let name = words.first().map(|name| name.to_ascii_uppercase());
    match name.as_deref() {
        Some("PAGE" | "NUMPAGES" | "SECTION" | "SECTIONPAGES") => Shows::Page,
        Some("HYPERLINK") => link(&words).map_or(Shows::Text, Shows::Link),
        _ => Shows::Text,
    }
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
    fields.begin();
    fields.instruct(instruction);
    fields.separate();
}
