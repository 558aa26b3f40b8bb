//! Where a field stands in a JSON text.

/// The line and the column, in characters and from 1, of the value at a place
/// such as `sections[2].facts[0].amount`, or of the nearest value around it that
/// is there. None if the text is no JSON.
pub fn of(text: &str, place: &str) -> Option<(usize, usize)> {
    let mut scan = Scan { text, at: 0 };
    let mut found = 0;
    scan.space();
    for step in steps(place) {
        let begin = scan.at;
        let there = match step {
            Step::Field(name) => scan.field(&name),
            Step::Index(index) => scan.item(index),
        };
        if there.is_none() {
            found = begin;
            break;
        }
        found = scan.at;
    }
    let before = text.get(..found)?;
    let line = before.matches('\n').count() + 1;
    let begin = before.rfind('\n').map_or(0, |at| at + 1);
    Some((line, before.get(begin..)?.chars().count() + 1))
}

enum Step {
    Field(String),
    Index(usize),
}

fn steps(place: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    for part in place.split('.').filter(|it| !it.is_empty()) {
        let (name, indices) = part.split_once('[').map_or((part, ""), |it| it);
        if !name.is_empty() {
            steps.push(Step::Field(name.to_owned()));
        }
        for index in indices.split(['[', ']']) {
            if let Ok(index) = index.parse() {
                steps.push(Step::Index(index));
            }
        }
    }
    steps
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while self.peek().is_some_and(|it| it.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        self.space();
        let is = self.peek() == Some(byte);
        self.at += usize::from(is);
        self.space();
        is.then_some(())
    }

    /// Goes from the beginning of an object to the value of a field.
    fn field(&mut self, name: &str) -> Option<()> {
        self.take(b'{')?;
        loop {
            let begin = self.at;
            self.string()?;
            let key: String = serde_json::from_str(self.text.get(begin..self.at)?).ok()?;
            self.take(b':')?;
            if key == name {
                return Some(());
            }
            self.value()?;
            self.take(b',')?;
        }
    }

    /// Goes from the beginning of an array to one of its items.
    fn item(&mut self, index: usize) -> Option<()> {
        self.take(b'[')?;
        for _ in 0..index {
            self.value()?;
            self.take(b',')?;
        }
        (self.peek()? != b']').then_some(())
    }

    /// Goes behind a value. Brackets are counted, so its depth does not matter.
    fn value(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            match self.peek()? {
                b'"' => self.string()?,
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                    self.space();
                    continue;
                }
                b'}' | b']' => {
                    depth = depth.checked_sub(1)?;
                    self.at += 1;
                }
                b',' | b':' if depth > 0 => {
                    self.at += 1;
                    self.space();
                    continue;
                }
                _ => {
                    let ends = |it: u8| it.is_ascii_whitespace() || b",:{}[]\"".contains(&it);
                    let begin = self.at;
                    while self.peek().is_some_and(|it| !ends(it)) {
                        self.at += 1;
                    }
                    if self.at == begin {
                        return None;
                    }
                }
            }
            self.space();
            if depth == 0 {
                return Some(());
            }
        }
    }

    /// Goes behind a string.
    fn string(&mut self) -> Option<()> {
        if self.peek()? != b'"' {
            return None;
        }
        self.at += 1;
        loop {
            match self.peek()? {
                b'\\' => self.at += 2,
                b'"' => {
                    self.at += 1;
                    return Some(());
                }
                _ => self.at += 1,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_found() {
        let text = "{\n  \"a\\u0062\": [ { \"x\": \"}\\\"\" }, [1, [2, 3]],\n    { \"协\": \"会\", \"y\": -1.5 } ]\n}";
        for (place, expected) in [
            ("", (1, 1)),
            ("ab", (2, 14)),
            ("ab[0]", (2, 16)),
            ("ab[0].x", (2, 23)),
            ("ab[1][1][0]", (2, 37)),
            ("ab[2].y", (3, 22)),
            // The nearest that is there.
            ("ab[2].z", (3, 5)),
            ("ab[7]", (2, 14)),
            ("no.such", (1, 1)),
        ] {
            assert_eq!(of(text, place), Some(expected), "{place}");
        }
        for text in ["", "{", "[", "{\"a\"", "{\"a\":", "\"\\", "{\"a\":[[[["] {
            of(text, "a[3].b");
        }
    }
}
