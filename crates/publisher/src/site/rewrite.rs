//! Goes through the addresses in an issue's JSON.
//!
//! Rule of this file: only addresses change. Fields that this version does not
//! know stay as they are, for viewers that do.

use bulletin::model::BlockKind;
use serde_json::Value;

/// What an address is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AddressUse {
    /// A picture of a figure, or one of its sources.
    Picture,
    /// A file that comes with the issue.
    Attachment,
    /// A link in the text.
    Link,
}

impl AddressUse {
    /// Whether the page shows the file itself.
    pub fn is_shown(self) -> bool {
        match self {
            AddressUse::Picture => true,
            AddressUse::Attachment | AddressUse::Link => false,
        }
    }
}

/// What happens to an address.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fate {
    /// It stays.
    Stays,
    /// It becomes another.
    Becomes(String),
    /// Its owner is removed: the picture, the attachment; the text of a link
    /// stays.
    Goes,
}

/// Decides on an address: its use, its place, the address.
pub type Decide<'a> = dyn FnMut(AddressUse, &str, &str) -> Fate + 'a;

/// Visits all addresses of an issue, in the order of the file.
pub fn issue(root: &mut Value, decide: &mut Decide) {
    if let Some(Value::Array(list)) = root.get_mut("attachments") {
        let mut index = 0;
        list.retain_mut(|it| {
            let place = format!("attachments[{index}].href");
            index += 1;
            address(it, "href", AddressUse::Attachment, &place, decide)
        });
    }
    let Value::Object(fields) = root else { return };
    for (name, value) in fields.iter_mut() {
        if name != "attachments" {
            walk(value, name, decide);
        }
    }
}

/// The parser bounds the depth: 128.
fn walk(value: &mut Value, place: &str, decide: &mut Decide) {
    match value {
        Value::Array(list) => {
            let items = std::mem::take(list);
            for (index, mut item) in items.into_iter().enumerate() {
                let place = format!("{place}[{index}]");
                match link(&mut item, &place, decide) {
                    Some(Value::Array(runs)) => list.extend(runs),
                    Some(text) => list.push(text),
                    None => list.push(item),
                }
            }
        }
        Value::Object(fields) => {
            for (name, value) in fields.iter_mut() {
                let place = format!("{place}.{name}");
                match BlockKind::named(name) {
                    Some(BlockKind::Figure) => figure(value, &place, decide),
                    // Any addresses in these are links in their text.
                    Some(
                        BlockKind::Paragraph
                        | BlockKind::Heading
                        | BlockKind::List
                        | BlockKind::Table
                        | BlockKind::Quote,
                    )
                    | None => {}
                }
                walk(value, &place, decide);
            }
        }
        _ => {}
    }
}

/// Visits an element of a list; returns its replacement if it is a link to be
/// removed.
fn link(item: &mut Value, place: &str, decide: &mut Decide) -> Option<Value> {
    let is_link = item.as_object().is_some_and(|it| it.len() == 1);
    let inner = item.get_mut("link").filter(|_| is_link);
    let Some(inner) = inner.filter(|it| it.get("href").is_some()) else {
        walk(item, place, decide);
        return None;
    };
    let place = format!("{place}.link");
    if let Some(text) = inner.get_mut("text") {
        walk(text, &format!("{place}.text"), decide);
    }
    let kept = address(
        inner,
        "href",
        AddressUse::Link,
        &format!("{place}.href"),
        decide,
    );
    (!kept).then(|| inner.get_mut("text").map(Value::take).unwrap_or_default())
}

fn figure(figure: &mut Value, place: &str, decide: &mut Decide) {
    let Some(Value::Array(pictures)) = figure.get_mut("pictures") else {
        return;
    };
    let mut index = 0;
    pictures.retain_mut(|picture| {
        let place = format!("{place}.pictures[{index}]");
        index += 1;
        if !address(
            picture,
            "src",
            AddressUse::Picture,
            &format!("{place}.src"),
            decide,
        ) {
            return false;
        }
        if let Some(Value::Array(sources)) = picture.get_mut("sources") {
            let mut index = 0;
            sources.retain_mut(|source| {
                let place = format!("{place}.sources[{index}].src");
                index += 1;
                address(source, "src", AddressUse::Picture, &place, decide)
            });
        }
        true
    });
}

/// Decides on the address in a field; `false` if its owner is to be removed.
fn address(
    value: &mut Value,
    field: &str,
    of: AddressUse,
    place: &str,
    decide: &mut Decide,
) -> bool {
    let Some(Value::String(text)) = value.get_mut(field) else {
        return true;
    };
    match decide(of, place, text) {
        Fate::Stays => true,
        Fate::Becomes(other) => {
            *text = other;
            true
        }
        Fate::Goes => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn all_addresses_are_met_and_all_else_stays() {
        let mut issue = json!({
            "attachments": [{ "label": "x", "href": "gone.pdf" }, { "label": "y", "href": "kept.pdf" }],
            "lead": [{ "paragraph": ["a", { "link": { "href": "gone.pdf", "text": ["b", { "strong": "c" }] } }, "d"] }],
            "sections": [{ "blocks": [
                { "figure": { "caption": [{ "link": { "href": "kept.pdf", "text": "e" } }],
                    "pictures": [{ "src": "gone.jpg" }, { "src": "kept.jpg", "sources": [{ "src": "gone.webp" }, { "src": "kept.webp" }] }] } },
                { "futureKind": { "src": "gone.x", "text": "f" } },
                { "list": { "items": ["g", { "text": [{ "em": [{ "link": { "href": "gone.x", "text": "h" } }] }] }] } },
            ] }],
        });
        let mut met = Vec::new();
        super::issue(&mut issue, &mut |of, place, address| {
            met.push(format!("{of:?} {place} {address}"));
            match address {
                "kept.jpg" => Fate::Becomes("other.jpg".into()),
                gone if gone.starts_with("gone") => Fate::Goes,
                _ => Fate::Stays,
            }
        });
        let expected = json!({
            "attachments": [{ "label": "y", "href": "kept.pdf" }],
            "lead": [{ "paragraph": ["a", "b", { "strong": "c" }, "d"] }],
            "sections": [{ "blocks": [
                { "figure": { "caption": [{ "link": { "href": "kept.pdf", "text": "e" } }],
                    "pictures": [{ "src": "other.jpg", "sources": [{ "src": "kept.webp" }] }] } },
                { "futureKind": { "src": "gone.x", "text": "f" } },
                { "list": { "items": ["g", { "text": [{ "em": ["h"] }] }] } },
            ] }],
        });
        assert_eq!(issue, expected);
        let place = "Link sections[0].blocks[2].list.items[1].text[0].em[0].link.href gone.x";
        assert!(met.iter().any(|it| it == place), "{met:#?}");
        assert_eq!(met.len(), 9, "{met:#?}");
    }
}
