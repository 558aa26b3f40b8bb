//! Takes proposals out of an issue's JSON: nobody reads a sum that no person has
//! confirmed, and nothing in the data gives it away.

use std::collections::HashMap;

use serde_json::Value;

/// What the rest may refer to.
struct Gone {
    /// The total that it was part of.
    part_of: Option<String>,
    /// The fact of the same issue that it repeated.
    repeats: Option<String>,
}

/// How many facts are proposals.
pub fn count(root: &Value) -> usize {
    let mut count = 0;
    let sections = root.get("sections").and_then(Value::as_array);
    let lists = std::iter::once(root).chain(sections.into_iter().flatten());
    for list in lists.filter_map(|it| it.get("facts")?.as_array()) {
        count += list.iter().filter(|it| is_proposed(it)).count();
    }
    count
}

/// Removes all proposals. A part of one becomes part of what that was part of, if
/// it was, so that nothing is counted twice.
pub fn strip(root: &mut Value) {
    let mut gone = HashMap::new();
    each_list(root, &mut |list| {
        for fact in list.iter().filter(|it| is_proposed(it)) {
            if let Some(id) = text(fact, "id") {
                let repeats = fact.get("repeats").filter(|it| it.get("issue").is_none());
                let repeats = repeats.and_then(|it| text(it, "fact"));
                let part_of = text(fact, "partOf");
                gone.insert(id, Gone { part_of, repeats });
            }
        }
        list.retain(|it| !is_proposed(it));
    });
    each_list(root, &mut |list| {
        for fact in list {
            if let Some(total) = text(fact, "partOf") {
                let above = left(&gone, total, |it| {
                    it.part_of.as_ref().or(it.repeats.as_ref())
                });
                put(fact, "partOf", above.map(Value::String));
            }
            let own = fact.get("repeats").filter(|it| it.get("issue").is_none());
            if let Some(other) = own.and_then(|it| text(it, "fact")) {
                match left(&gone, other, |it| it.repeats.as_ref()) {
                    Some(other) => {
                        put(&mut fact["repeats"], "fact", Some(Value::String(other)));
                    }
                    None => put(fact, "repeats", None),
                }
            }
        }
    });
}

/// The first fact on the way up that is left.
fn left(
    gone: &HashMap<String, Gone>,
    id: String,
    up: impl Fn(&Gone) -> Option<&String>,
) -> Option<String> {
    let mut at = id;
    // A file can lead in a circle.
    for _ in 0..=gone.len() {
        match gone.get(&at) {
            None => return Some(at),
            Some(it) => at = up(it)?.clone(),
        }
    }
    None
}

fn put(fact: &mut Value, name: &str, value: Option<Value>) {
    let Value::Object(fields) = fact else { return };
    match value {
        Some(value) => fields.insert(name.to_owned(), value),
        None => fields.remove(name),
    };
}

fn is_proposed(fact: &Value) -> bool {
    fact.get("proposed").and_then(Value::as_bool) == Some(true)
}

fn text(value: &Value, name: &str) -> Option<String> {
    Some(value.get(name)?.as_str()?.to_owned())
}

fn each_list(root: &mut Value, see: &mut dyn FnMut(&mut Vec<Value>)) {
    if let Some(Value::Array(list)) = root.get_mut("facts") {
        see(list);
    }
    let sections = root.get_mut("sections").and_then(Value::as_array_mut);
    for section in sections.into_iter().flatten() {
        if let Some(Value::Array(list)) = section.get_mut("facts") {
            see(list);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn nothing_of_a_proposal_is_left() {
        let mut issue = json!({
            "facts": [{ "id": "all" }, { "id": "maybe", "proposed": true, "partOf": "all" }],
            "sections": [{ "facts": [
                { "id": "part", "partOf": "maybe" },
                { "id": "again", "repeats": { "fact": "maybe" } },
                { "id": "afar", "repeats": { "issue": "2020-1", "fact": "maybe" } },
                { "id": "round", "proposed": true, "partOf": "trip" },
                { "id": "trip", "proposed": true, "partOf": "round" },
                { "id": "lost", "partOf": "trip" },
            ] }, { "title": "x" }],
        });
        assert_eq!(count(&issue), 3);
        strip(&mut issue);
        let expected = json!({
            "facts": [{ "id": "all" }],
            "sections": [{ "facts": [
                { "id": "part", "partOf": "all" },
                { "id": "again" },
                { "id": "afar", "repeats": { "issue": "2020-1", "fact": "maybe" } },
                { "id": "lost" },
            ] }, { "title": "x" }],
        });
        assert_eq!(issue, expected);
    }
}
