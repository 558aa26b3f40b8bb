//! Fields that the format does not have: a name that is nearly that of another
//! one is a mistake, any other may be of a later version.

use std::sync::LazyLock;

use serde_json::{Map, Value};

/// A field that the format does not have.
pub(super) struct Unknown {
    /// Where it is.
    pub(super) place: String,
    /// Its name.
    pub(super) name: String,
    /// The field that was probably meant.
    pub(super) nearest: Option<String>,
}

static ISSUE: LazyLock<Value> = LazyLock::new(|| {
    let text = include_str!("../../../bulletin/schema/issue.schema.json");
    serde_json::from_str(text).unwrap_or_default()
});

static ARCHIVE: LazyLock<Value> = LazyLock::new(|| {
    let text = include_str!("../../../bulletin/schema/archive.schema.json");
    serde_json::from_str(text).unwrap_or_default()
});

/// The unknown fields of an issue.
pub(super) fn of_issue(tree: &Value) -> Vec<Unknown> {
    find(tree, &ISSUE)
}

/// The unknown fields of an archive's list.
pub(super) fn of_archive(tree: &Value) -> Vec<Unknown> {
    find(tree, &ARCHIVE)
}

fn find(tree: &Value, root: &Value) -> Vec<Unknown> {
    let mut all = Vec::new();
    walk(tree, root, root, "", &mut all);
    all
}

/// The parser bounds the depth: 128.
fn walk(tree: &Value, schema: &Value, root: &Value, place: &str, all: &mut Vec<Unknown>) {
    let schema = resolved(schema, root);
    // Where several kinds of objects can stand, reading says what is unknown.
    let choices = schema.get("anyOf").and_then(Value::as_array);
    let choices: Vec<&Value> = choices
        .into_iter()
        .flatten()
        .map(|it| resolved(it, root))
        .collect();
    match tree {
        Value::Object(fields) => {
            let is_object = |it: &&&Value| properties(it).is_some();
            let objects: Vec<&&Value> = choices.iter().filter(is_object).collect();
            let known = properties(schema).or(match objects[..] {
                [one] => properties(one),
                _ => None,
            });
            let several = objects.len() > 1;
            for (name, value) in fields {
                let place = match place {
                    "" => name.clone(),
                    _ => format!("{place}.{name}"),
                };
                let mut of_choices = objects.iter().filter_map(|it| properties(it)?.get(name));
                let inner = match known {
                    Some(known) => known.get(name),
                    None => of_choices.next(),
                };
                match (inner, known) {
                    (Some(inner), _) => walk(value, inner, root, &place, all),
                    (None, Some(known)) if !several => all.push(Unknown {
                        place,
                        name: name.clone(),
                        nearest: nearest(name, known, fields),
                    }),
                    _ => {}
                }
            }
        }
        Value::Array(items) => {
            let of_choices = choices.iter().find_map(|it| it.get("items"));
            let Some(inner) = schema.get("items").or(of_choices) else {
                return;
            };
            for (index, item) in items.iter().enumerate() {
                walk(item, inner, root, &format!("{place}[{index}]"), all);
            }
        }
        _ => {}
    }
}

fn resolved<'a>(schema: &'a Value, root: &'a Value) -> &'a Value {
    let name = schema.get("$ref").and_then(Value::as_str);
    let found = name.and_then(|name| root.pointer(name.strip_prefix('#')?));
    found.unwrap_or(schema)
}

fn properties(schema: &Value) -> Option<&Map<String, Value>> {
    schema.get("properties")?.as_object()
}

/// The known name that was probably meant: one that differs in case, in marks
/// between words, or in a letter or two, and that is not there itself.
fn nearest(name: &str, known: &Map<String, Value>, there: &Map<String, Value>) -> Option<String> {
    let plain = |text: &str| -> Vec<char> {
        let letters = text.chars().filter(|c| !matches!(c, '_' | '-' | ' '));
        letters.flat_map(char::to_lowercase).collect()
    };
    let own = plain(name);
    let free = known.keys().filter(|it| !there.contains_key(*it));
    let near = free.map(|it| (distance(&own, &plain(it)), it));
    let near = near.filter(|(away, it)| *away <= (it.len() / 3).min(2));
    near.min().map(|(_, it)| it.clone())
}

/// How many letters have to change (Levenshtein).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut before = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let replaced = before + usize::from(x != y);
            before = row[j + 1];
            row[j + 1] = replaced.min(before + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn names_that_are_nearly_right_are_named() {
        let issue = json!({
            "format": "bulletin/1", "id": "x", "datepublished": "2020-01-01", "reviewedBy": "张三",
            "lead": [{ "paragraph": ["a", { "link": { "href": "x", "text": "y", "titel": "z" } }] },
                     { "futureKind": 3 }],
            "sections": [{ "id": "s", "blocks": [{ "table": { "rows": [["a", { "text": "b", "colSpan": 2 }]], "captoin": "x" } }],
                "facts": [{ "id": "f", "partof": "x", "donor": { "knd": "members" },
                            "amount": { "yuan": "3", "bond": "exact" }, "repeats": { "fact": "g" } }] }],
        });
        let found: Vec<String> = of_issue(&issue)
            .into_iter()
            .map(|it| format!("{} {}", it.place, it.nearest.unwrap_or_default()))
            .collect();
        assert_eq!(
            found,
            [
                "datepublished datePublished",
                "reviewedBy ",
                "lead[0].paragraph[1].link.titel ",
                "sections[0].blocks[0].table.captoin caption",
                "sections[0].facts[0].partof partOf",
                "sections[0].facts[0].donor.knd kind",
                "sections[0].facts[0].amount.bond bound",
            ]
        );
        let archive =
            json!({ "format": "bulletin-archive/1", "issues": [{ "id": "x", "Url": "y" }] });
        let found = of_archive(&archive);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].nearest.as_deref(), Some("url"));
    }

    #[test]
    fn the_sample_has_no_unknown_field() {
        let text = include_str!("../../../../assets/sample/2020-15/issue.json");
        let tree = serde_json::from_str(text).unwrap();
        assert_eq!(of_issue(&tree).len(), 0);
        let text = include_str!("../../../../assets/sample/archive.json");
        assert_eq!(of_archive(&serde_json::from_str(text).unwrap()).len(), 0);
    }
}
