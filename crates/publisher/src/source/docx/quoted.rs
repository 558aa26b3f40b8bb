//! Text that is left out, whole, as findings quote it.

use super::choice;
use super::names::Ns;
use super::symbols;
use super::xml::Element;

/// All text in an element, deleted text too; its paragraphs separated by
/// spaces.
pub fn text(element: &Element) -> String {
    let mut out = String::new();
    collect(element, &mut out);
    out
}

/// The text of one element of a run; a picture is ▢, a mark of a note *.
pub fn piece(element: &Element) -> String {
    let text = text(element);
    match &*element.name {
        "drawing" | "pict" | "object" if text.trim().is_empty() => "▢".to_owned(),
        "footnoteReference" | "endnoteReference" => "*".to_owned(),
        _ => text,
    }
}

fn collect(element: &Element, out: &mut String) {
    match (element.ns, &*element.name) {
        (Ns::W | Ns::A | Ns::Math, "t") | (Ns::W, "delText") => {
            out.push_str(&element.text().replace(['\n', '\r'], " "));
        }
        (Ns::W, "tab" | "br" | "cr") | (Ns::A, "br") => gap(out),
        (Ns::W, "sym") => {
            let font = element.get("font").unwrap_or_default();
            let code = element.get("char").unwrap_or_default();
            let c = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
            out.extend(c.and_then(|c| symbols::character(font, c)));
        }
        (Ns::Vml, "textpath") => {
            out.push_str(element.attribute(Ns::None, "string").unwrap_or_default());
        }
        (Ns::Mc, "AlternateContent") => {
            if let Some(branch) = choice::branch(element) {
                collect_all(branch, out);
            }
        }
        (Ns::W | Ns::A, "p") => {
            gap(out);
            collect_all(element, out);
        }
        _ => collect_all(element, out),
    }
}

fn collect_all(element: &Element, out: &mut String) {
    for child in element.children() {
        collect(child, out);
    }
}

fn gap(out: &mut String) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}
