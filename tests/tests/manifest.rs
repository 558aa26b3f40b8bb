//! What tools and editors are told of the element (`custom-elements.json`,
//! `bulletin-viewer.d.ts`), held to its source.

use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// All files below a folder that end so, joined.
fn all(folder: &Path, ending: &str) -> String {
    let mut text = String::new();
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            text += &all(&path, ending);
        } else if path.to_string_lossy().ends_with(ending) {
            text += &std::fs::read_to_string(&path).expect("a text");
        }
    }
    text
}

/// What stands between a beginning and an end, each time.
fn between<'a>(text: &'a str, start: &str, end: &str) -> BTreeSet<&'a str> {
    let pieces = text.split(start).skip(1);
    pieces
        .filter_map(|it| Some(it.split_once(end)?.0))
        .collect()
}

/// The names in a list of the element's declaration.
fn names(list: &str) -> BTreeSet<String> {
    let manifest: Value =
        serde_json::from_str(&read("assets/custom-elements.json")).expect("the manifest is JSON");
    let items = manifest["modules"][0]["declarations"][0][list].clone();
    let items = items
        .as_array()
        .cloned()
        .unwrap_or_else(|| panic!("no {list}"));
    let name = |it: &Value| it["name"].as_str().map(str::to_owned);
    items.iter().filter_map(name).collect()
}

fn owned(names: BTreeSet<&str>) -> BTreeSet<String> {
    names.into_iter().map(str::to_owned).collect()
}

/// The attributes of the source, with `id`.
fn attributes() -> BTreeSet<String> {
    let (config, choices) = (
        read("assets/loader/config.js"),
        read("assets/loader/choices.js"),
    );
    let list = |text: &str, name: &str| {
        let line = text
            .lines()
            .find(|it| it.starts_with(&format!("export const {name} = [")));
        let line = line.unwrap_or_else(|| panic!("no {name}")).to_owned();
        let quoted = line.split('"').skip(1).step_by(2);
        quoted.map(str::to_owned).collect::<Vec<_>>()
    };
    let mut all = list(&config, "ATTRIBUTES");
    all.extend(list(&choices, "LOOKS"));
    all.push("id".to_owned());
    all.into_iter().collect()
}

fn camel(name: &str) -> String {
    let mut words = name.split('-');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |out, word| {
        out + &word[..1].to_uppercase() + &word[1..]
    })
}

#[test]
fn the_manifest_has_every_attribute_event_part_and_custom_property() {
    assert_eq!(names("attributes"), attributes());
    let styles = all(&root().join("assets"), ".css");
    let properties: BTreeSet<String> = styles
        .split("var(--bulletin-")
        .skip(1)
        .filter_map(|it| it.split([',', ')']).next())
        .map(|it| format!("--bulletin-{it}"))
        .collect();
    assert_eq!(names("cssProperties"), properties);
    let views = all(&root().join("src/views"), ".rs");
    let scripts = all(&root().join("assets/loader"), ".js");
    let mut parts = owned(between(&views, "static_attr(\"part\", \"", "\""));
    parts.extend(owned(between(&scripts, "part: \"", "\"")));
    assert_eq!(names("cssParts"), parts);
    let events: BTreeSet<String> = between(&scripts, "tell(\"", "\"")
        .into_iter()
        .map(|it| format!("bulletin-{it}"))
        .collect();
    assert_eq!(names("events"), events);
}

#[test]
fn every_member_of_the_element_is_typed() {
    let source = read("assets/loader/element.js");
    let (_, class) = source.split_once("export class").expect("a class");
    // Two spaces in, and neither private nor a reaction of the browser's.
    let mut members: BTreeSet<String> = class
        .lines()
        .filter_map(|it| it.strip_prefix("  ")?.split_once('(').map(|(name, _)| name))
        .map(|it| it.trim_start_matches("get ").trim_start_matches("set "))
        .filter(|it| !it.is_empty() && it.bytes().all(|it| it.is_ascii_alphanumeric()))
        .filter(|it| !it.ends_with("Callback") && *it != "constructor")
        .map(str::to_owned)
        .collect();
    let without_id = attributes().into_iter().filter(|it| it != "id");
    members.extend(without_id.map(|it| camel(&it)));
    assert_eq!(names("members"), members);
    let types = read("assets/bulletin-viewer.d.ts");
    for name in &members {
        let declared = ["", "get ", "set "].iter().any(|before| {
            [":", "("]
                .iter()
                .any(|after| types.contains(&format!("\n  {before}{name}{after}")))
        });
        assert!(declared, "bulletin-viewer.d.ts lacks {name}");
    }
    for event in names("events") {
        assert!(
            types.contains(&format!("\n  \"{event}\": CustomEvent<")),
            "{event}"
        );
    }
    // What an error tells has the same fields in both.
    let causes = read("assets/loader/causes.js");
    for line in causes.lines().filter(|it| it.contains("@property {")) {
        let name = line
            .split("} ")
            .nth(1)
            .and_then(|it| it.trim_matches(['[', ']']).split([']', ' ']).next());
        let Some(name) = name.filter(|it| !["what", "reader", "again"].contains(it)) else {
            continue;
        };
        assert!(
            types.contains(&format!("\n  {name}:")) || types.contains(&format!("\n  {name}?:")),
            "bulletin-viewer.d.ts lacks {name} of a cause"
        );
    }
}
