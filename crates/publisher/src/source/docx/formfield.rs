//! What fields show that have no result in the file: forms' fields, symbols,
//! equations, buttons.

use super::math::operand;
use super::symbols;
use super::xml::Element;

/// What a form's field shows, by its description in `w:fldChar`.
pub fn shown(mark: &Element) -> Option<String> {
    let data = mark.w("ffData")?;
    if let Some(list) = data.w("ddList") {
        let number = |name| list.val_of(name)?.parse::<usize>().ok();
        let chosen = number("result").or_else(|| number("default")).unwrap_or(0);
        let mut entries = list.children().filter(|child| &*child.name == "listEntry");
        return Some(entries.nth(chosen)?.val()?.to_owned());
    }
    if let Some(check) = data.w("checkBox") {
        let on = check.switch("checked").or_else(|| check.switch("default"));
        return Some(tick(on == Some(true)).to_owned());
    }
    None
}

/// A box with or without a tick.
pub fn tick(on: bool) -> &'static str {
    if on { "☑" } else { "☐" }
}

/// What a field draws by its instruction alone.
pub fn drawn(words: &[String], instruction: &str) -> Option<String> {
    let name = words.first()?.to_ascii_uppercase();
    let shown = match name.as_str() {
        "FORMCHECKBOX" => tick(false).to_owned(),
        "SYMBOL" => symbol(words)?,
        "EQ" => {
            let text = instruction.trim_start();
            equation(&without_switches(text.get(2..)?))
        }
        // The text of a button is what follows the name of its macro.
        "MACROBUTTON" | "GOTOBUTTON" => {
            let rest = instruction.trim_start().split_once(char::is_whitespace)?.1;
            let text = rest.trim_start().split_once(char::is_whitespace)?.1;
            text.trim().to_owned()
        }
        "QUOTE" => words.get(1)?.clone(),
        _ => return None,
    };
    Some(shown).filter(|shown| !shown.is_empty())
}

/// `SYMBOL 74 \f "Wingdings"`.
fn symbol(words: &[String]) -> Option<String> {
    let code = words.get(1)?;
    let code = match code.strip_prefix("0x").or_else(|| code.strip_prefix("0X")) {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => match code.parse() {
            Ok(code) => code,
            Err(_) => return Some(code.clone()),
        },
    };
    let font = words
        .iter()
        .position(|word| word.eq_ignore_ascii_case("\\f"));
    let font = font
        .and_then(|at| words.get(at + 1))
        .map_or("", String::as_str);
    symbols::character(font, char::from_u32(code)?).map(String::from)
}

/// An instruction without its general switches: `\* jc2 \* "Font:宋体"`.
fn without_switches(instruction: &str) -> String {
    let mut out = String::new();
    let mut rest = instruction;
    while let Some(at) = rest.find("\\*") {
        let (before, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        let value = after.trim_start_matches(['\\', '*']).trim_start();
        let end = match value.strip_prefix('"') {
            Some(quoted) => quoted.find('"').map_or(value.len(), |end| end + 2),
            None => value.find(char::is_whitespace).unwrap_or(value.len()),
        };
        rest = value.get(end..).unwrap_or_default();
    }
    out.push_str(rest);
    out.trim().to_owned()
}

/// An equation of a field on one line: `\f(1,2)` is 1/2, `\o\ac(○,1)` is ①.
fn equation(text: &str) -> String {
    let mut reader = Equation {
        rest: text.trim_end(),
        depth: 0,
    };
    let mut out = reader.sequence();
    // What stands behind a bracket too many is text all the same.
    while !reader.rest.is_empty() {
        let mut chars = reader.rest.chars();
        out.extend(chars.next());
        reader.rest = chars.as_str();
        out.push_str(&reader.sequence());
    }
    out
}

struct Equation<'a> {
    rest: &'a str,
    depth: usize,
}

/// Nested equations; Word's own dialogue makes two or three.
const DEPTH: usize = 20;

impl Equation<'_> {
    fn next(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let c = chars.next()?;
        self.rest = chars.as_str();
        Some(c)
    }

    /// Text and elements up to a comma or a bracket that closes the element.
    fn sequence(&mut self) -> String {
        let mut out = String::new();
        let mut open = 0_usize;
        while let Some(c) = self.rest.chars().next() {
            match c {
                ',' | ';' if self.depth > 0 && open == 0 => break,
                ')' if self.depth > 0 && open == 0 => break,
                '\\' => {
                    self.next();
                    self.element(&mut out);
                    continue;
                }
                '(' => open += 1,
                ')' => open = open.saturating_sub(1),
                _ => {}
            }
            out.extend(self.next());
        }
        out
    }

    /// An element after its backslash, or a character that one protects.
    fn element(&mut self, out: &mut String) {
        let Some(kind) = self.next() else { return };
        if !kind.is_ascii_alphabetic() || self.depth >= DEPTH {
            out.push(kind);
            return;
        }
        let mut name = kind.to_string();
        while let Some(c) = self.rest.chars().next().filter(char::is_ascii_alphabetic) {
            name.push(c);
            self.next();
        }
        // Options of the element: \ac, \co2, \bc\{.
        let mut brackets = (None, None);
        let mut apart = false;
        while let Some(rest) = self.rest.trim_start().strip_prefix('\\') {
            let letters = rest.len()
                - rest
                    .trim_start_matches(|c: char| c.is_ascii_alphabetic())
                    .len();
            let (option, rest) = rest.split_at_checked(letters).unwrap_or((rest, ""));
            if option.is_empty() {
                break;
            }
            apart |= option.eq_ignore_ascii_case("ad");
            let number = rest.trim_start();
            let after = number.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
            self.rest = if after.len() < number.len() {
                after
            } else {
                rest
            };
            let bracket = matches!(option.to_ascii_lowercase().as_str(), "lc" | "rc" | "bc");
            if bracket && let Some(after) = self.rest.strip_prefix('\\') {
                self.rest = after;
                let sign = self.next();
                match option.to_ascii_lowercase().as_str() {
                    "lc" => brackets.0 = sign,
                    "rc" => brackets.1 = sign,
                    _ => brackets = (sign, sign.map(closing)),
                }
            }
        }
        let Some(rest) = self.rest.trim_start().strip_prefix('(') else {
            return;
        };
        self.rest = rest;
        self.depth += 1;
        let mut parts = Vec::new();
        loop {
            parts.push(self.sequence().trim().to_owned());
            match self.next() {
                Some(',' | ';') => {}
                _ => break,
            }
        }
        self.depth -= 1;
        let name = name.to_ascii_lowercase();
        out.push_str(&match (name.as_str(), parts.as_slice()) {
            // A reading above the characters.
            ("o", [reading, base]) if apart => format!("{base}（{reading}）"),
            _ => together(&name, &parts, brackets),
        });
    }
}

fn closing(c: char) -> char {
    match c {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        '<' => '>',
        c => c,
    }
}

fn together(name: &str, parts: &[String], brackets: (Option<char>, Option<char>)) -> String {
    let all = || parts.concat();
    match (name, parts) {
        ("f", [above, below]) => format!("{}/{}", operand(above), operand(below)),
        ("r", [of]) => format!("√{}", operand(of)),
        ("r", [degree, of]) => format!("√[{degree}]{}", operand(of)),
        ("o", _) => enclosed(parts).unwrap_or_else(all),
        ("a", _) => parts.join("; "),
        ("l", _) => parts.join(","),
        ("b", _) if brackets == (None, None) => format!("({})", all()),
        ("b", _) => {
            let sign = |c: Option<char>| c.map(String::from).unwrap_or_default();
            format!("{}{}{}", sign(brackets.0), all(), sign(brackets.1))
        }
        _ => all(),
    }
}

/// A number in a circle.
fn enclosed(parts: &[String]) -> Option<String> {
    let [circle, number] = parts else { return None };
    if !matches!(circle.as_str(), "○" | "◯" | "〇" | "O") {
        return None;
    }
    let number: u32 = number.parse().ok()?;
    let code = match number {
        1..=20 => 0x2460 + number - 1,
        21..=35 => 0x3251 + number - 21,
        36..=50 => 0x32B1 + number - 36,
        _ => return None,
    };
    char::from_u32(code).map(String::from)
}
