//! Formulas as one line of text: 1/2, x^2, √(a+b). Every character of a formula
//! stays; what its layout says is written with signs and brackets.

use super::names::Ns;
use super::xml::Element;

/// A formula on one line.
pub fn linear(element: &Element) -> String {
    let mut out = String::new();
    write(element, &mut out);
    out
}

/// Tracked deletions in a formula.
pub fn deletions(element: &Element) -> Vec<&Element> {
    let mut found = Vec::new();
    for child in element.children() {
        match (child.ns, &*child.name) {
            (Ns::W, "del" | "moveFrom") if child.children().next().is_some() => found.push(child),
            _ => found.extend(deletions(child)),
        }
    }
    found
}

/// The content of an element, one by one.
fn content(element: &Element, out: &mut String) {
    for child in element.children() {
        write(child, out);
    }
}

fn write(element: &Element, out: &mut String) {
    if element.ns != Ns::Math {
        return foreign(element, out);
    }
    let of = |name: &str| {
        let mut text = String::new();
        if let Some(child) = element.child(Ns::Math, name) {
            content(child, &mut text);
        }
        text
    };
    match &*element.name {
        "t" => out.push_str(&element.text()),
        "f" => {
            let stacked = setting(element, "fPr", "type") == Some("noBar");
            let between = if stacked { "¦" } else { "/" };
            let both = [operand(&of("num")), operand(&of("den"))].join(between);
            out.push_str(&if stacked { format!("({both})") } else { both });
        }
        "sSup" | "sSub" | "sSubSup" | "limLow" | "limUpp" => {
            out.push_str(&of("e"));
            raised(out, '_', &of("sub"));
            raised(out, '^', &of("sup"));
            let limit = if *element.name == *"limUpp" { '^' } else { '_' };
            raised(out, limit, &of("lim"));
        }
        "sPre" => {
            raised(out, '_', &of("sub"));
            raised(out, '^', &of("sup"));
            out.push_str(&of("e"));
        }
        "rad" => {
            out.push('√');
            let degree = of("deg");
            if !degree.is_empty() {
                out.push_str(&format!("[{degree}]"));
            }
            out.push_str(&operand(&of("e")));
        }
        "nary" => {
            out.push_str(setting(element, "naryPr", "chr").unwrap_or("∫"));
            raised(out, '_', &of("sub"));
            raised(out, '^', &of("sup"));
            out.push_str(&of("e"));
        }
        "d" => delimited(element, out),
        "m" => {
            let rows = inside(element, "mr").map(|row| texts(row, "e").join(", "));
            out.push_str(&format!("[{}]", rows.collect::<Vec<_>>().join("; ")));
        }
        "eqArr" => out.push_str(&texts(element, "e").join("; ")),
        "func" => {
            let (name, argument) = (of("fName"), of("e"));
            out.push_str(&name);
            // ln x, but sin(a+b) has its own brackets.
            let gap = name.ends_with(char::is_alphanumeric)
                && argument.starts_with(char::is_alphanumeric);
            out.push_str(if gap { " " } else { "" });
            out.push_str(&argument);
        }
        "acc" => {
            out.push_str(&of("e"));
            out.push_str(setting(element, "accPr", "chr").unwrap_or("\u{302}"));
        }
        "groupChr" => {
            out.push_str(&of("e"));
            out.push_str(setting(element, "groupChrPr", "chr").unwrap_or("\u{23DF}"));
        }
        "bar" => {
            out.push_str(&of("e"));
            let above = setting(element, "barPr", "pos") == Some("top");
            out.push(if above { '\u{305}' } else { '\u{332}' });
        }
        // Properties say how a part looks.
        name if name.ends_with("Pr") => {}
        // Runs, bases, boxes and other wrappers.
        _ => content(element, out),
    }
}

/// Ordinary text and tracked changes in a formula.
fn foreign(element: &Element, out: &mut String) {
    match (element.ns, &*element.name) {
        (Ns::W, "t") => out.push_str(&element.text()),
        (Ns::W, "del" | "moveFrom" | "rPr") => {}
        (Ns::W, "tab" | "br" | "cr") => out.push(' '),
        _ => content(element, out),
    }
}

/// Brackets and what is between them, each part with the separator before it.
fn delimited(element: &Element, out: &mut String) {
    let sign = |name, usual| setting(element, "dPr", name).unwrap_or(usual);
    out.push_str(sign("begChr", "("));
    out.push_str(&texts(element, "e").join(sign("sepChr", "|")));
    out.push_str(sign("endChr", ")"));
}

fn inside<'a>(element: &'a Element, name: &'a str) -> impl Iterator<Item = &'a Element> {
    element
        .children()
        .filter(move |child| child.is(Ns::Math, name))
}

fn texts(element: &Element, name: &str) -> Vec<String> {
    let text = |part: &Element| {
        let mut text = String::new();
        content(part, &mut text);
        text
    };
    inside(element, name).map(text).collect()
}

/// `m:val` of a property.
fn setting<'a>(element: &'a Element, properties: &str, name: &str) -> Option<&'a str> {
    let property = element.child(Ns::Math, properties)?.child(Ns::Math, name)?;
    let value = property.attribute(Ns::Math, "val");
    Some(value.or(property.attribute(Ns::None, "val")).unwrap_or(""))
}

fn raised(out: &mut String, sign: char, text: &str) {
    if !text.is_empty() {
        out.push(sign);
        out.push_str(&operand(text));
    }
}

/// An operand: in brackets unless it is one number, name or bracket already.
pub fn operand(text: &str) -> String {
    let simple = |c: char| c.is_alphanumeric() || matches!(c, '.' | '%' | '′' | '∞');
    let signed = text.strip_prefix(['-', '−', '+']).unwrap_or(text);
    if text.chars().count() == 1 || text.is_empty() || signed.chars().all(simple) {
        return text.to_owned();
    }
    match is_bracketed(text) {
        true => text.to_owned(),
        false => format!("({text})"),
    }
}

/// Whether one pair of brackets is around all of a text.
fn is_bracketed(text: &str) -> bool {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' if depth == 1 => return at + c.len_utf8() == text.len(),
            ')' | '）' => depth = depth.saturating_sub(1),
            _ if depth == 0 => return false,
            _ => {}
        }
    }
    false
}
