//! What a screen reader is told, in its order: Chromium's accessibility tree
//! against the files of `tests/trees`. `BULLETIN_TREES=write` writes them anew.

use super::{come_to, leave};
use browser_tests::{Reader, Size, in_chromium};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::fmt::Write;
use std::path::PathBuf;

/// Said by others already, or without a meaning of its own.
const SILENT: [&str; 9] = [
    "none",
    "generic",
    "paragraph",
    "InlineTextBox",
    "LineBreak",
    "ListMarker",
    "emphasis",
    "strong",
    "superscript",
];

/// What is told of a node beside its role and its name.
const TOLD: [&str; 9] = [
    "level",
    "pressed",
    "expanded",
    "hasPopup",
    "modal",
    "live",
    "busy",
    "disabled",
    "roledescription",
];

/// Names of texts are cut behind so many characters.
const CHARACTERS: usize = 48;

struct Tree {
    nodes: HashMap<String, Value>,
    out: String,
}

impl Tree {
    /// The tree of the page under test, a node a line.
    fn of(reader: &Reader) -> String {
        let session = reader.session();
        let frames = session.protocol("Page.getFrameTree", json!({}));
        let frame = &frames["frameTree"]["childFrames"][0]["frame"]["id"];
        session.protocol("Accessibility.enable", json!({}));
        let answer = session.protocol("Accessibility.getFullAXTree", json!({ "frameId": frame }));
        session.protocol("Accessibility.disable", json!({}));
        let list = answer["nodes"].as_array().cloned().unwrap_or_default();
        let root = list.first().map(id).unwrap_or_default();
        let nodes = list.into_iter().map(|it| (id(&it), it)).collect();
        let mut tree = Tree {
            nodes,
            out: String::new(),
        };
        tree.write(&root, 0, "");
        tree.out
    }

    fn write(&mut self, id: &str, depth: usize, around: &str) {
        let Some(node) = self.nodes.get(id).cloned() else {
            return;
        };
        let role = text(&node["role"]).to_owned();
        let name = text(&node["name"])
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let skipped = node["ignored"] == true || SILENT.contains(&role.as_str());
        let mut inside = depth;
        // A text that is all of what is around it has been said as its name.
        if !skipped && !(role == "StaticText" && (name.is_empty() || around.contains(&name))) {
            inside += 1;
            let indent = "  ".repeat(depth);
            let kind = if role == "StaticText" {
                ""
            } else {
                role.as_str()
            };
            let _ = write!(self.out, "{indent}{kind}");
            if !name.is_empty() {
                let short: String = name.chars().take(CHARACTERS).collect();
                let more = if short == name { "" } else { "…" };
                let space = if kind.is_empty() { "" } else { " " };
                let _ = write!(self.out, "{space}“{short}{more}”");
            }
            for property in node["properties"].as_array().into_iter().flatten() {
                let what = property["name"].as_str().unwrap_or_default();
                let value = &property["value"]["value"];
                if TOLD.contains(&what) && *value != false && *value != "false" {
                    let _ = write!(self.out, " {what}={}", value.to_string().trim_matches('"'));
                }
            }
            self.out.push('\n');
        }
        let around = if skipped { around } else { &name };
        for child in node["childIds"].as_array().into_iter().flatten() {
            self.write(child.as_str().unwrap_or_default(), inside, around);
        }
    }
}

fn id(node: &Value) -> String {
    node["nodeId"].as_str().unwrap_or_default().to_owned()
}

fn text(value: &Value) -> &str {
    value["value"].as_str().unwrap_or_default()
}

fn is_as_kept(reader: &Reader, name: &str) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("trees");
    let path = folder.join(format!("{name}.txt"));
    if std::env::var_os("BULLETIN_TREES").is_some_and(|it| it == "write") {
        std::fs::create_dir_all(&folder).expect("the folder can be made");
        std::fs::write(&path, Tree::of(reader)).expect("the tree can be written");
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    // What comes late, a picture or a script, may still change it.
    reader.until(&format!("the tree is that of {}", path.display()), || {
        let now = Tree::of(reader);
        let mut lines = now.lines().zip(kept.lines()).enumerate();
        match lines.find(|(_, (one, two))| one != two) {
            _ if now == kept => Ok(Some(())),
            Some((at, (one, two))) => Err(format!("line {}:\n{one}\nin place of\n{two}", at + 1)),
            None => Err(format!(
                "{} lines in place of {}",
                now.lines().count(),
                kept.lines().count()
            )),
        }
    });
}

fn are_as_kept(reader: &mut Reader, states: &[(&str, Size)]) {
    for (state, size) in states {
        come_to(reader, state, *size);
        let size = format!("{size:?}").to_lowercase();
        is_as_kept(reader, &format!("{state}-{size}"));
        leave(reader);
    }
}

in_chromium! {
    /// Landmarks, headings, names and what they are told to be, in their order.
    fn the_text_is_told_in_its_order(reader: &mut Reader) {
        are_as_kept(reader, &[("reading", Size::Phone), ("reading", Size::Wide), ("every-kind", Size::Phone)]);
    }

    fn what_is_opened_is_told_alone(reader: &mut Reader) {
        are_as_kept(reader, &[
            ("contents", Size::Phone),
            ("issues", Size::Phone),
            ("settings", Size::Phone),
            ("figure", Size::Phone),
        ]);
    }

    fn loading_and_failing_are_told(reader: &mut Reader) {
        are_as_kept(reader, &[
            ("loading", Size::Phone),
            ("list-only", Size::Phone),
            ("no-such-place", Size::Phone),
            ("left-off", Size::Phone),
        ]);
    }

    fn published_pages_are_told_like_the_viewer(reader: &mut Reader) {
        are_as_kept(reader, &[
            ("still", Size::Phone),
            ("still-every-kind", Size::Wide),
            ("archive", Size::Phone),
            ("english-reading", Size::Phone),
        ]);
    }
}
