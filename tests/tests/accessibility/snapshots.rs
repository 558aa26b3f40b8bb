//! What a screen reader gets, in order: Chromium's accessibility tree compared
//! with the files in `tests/snapshots`. `BULLETIN_SNAPSHOTS=write` rewrites them.

use super::{come_to, leave};
use browser_tests::{Reader, Size, in_chromium};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::fmt::Write;
use std::path::PathBuf;

/// Roles that carry no meaning of their own.
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

/// The properties of a node that a snapshot includes.
const PROPERTIES: [&str; 9] = [
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

/// Longer names are cut to this many characters.
const MAX_NAME: usize = 48;

struct Snapshot {
    nodes: HashMap<String, Value>,
    out: String,
}

impl Snapshot {
    /// The accessibility tree of the page under test, one node per line.
    fn take(reader: &Reader) -> String {
        let session = reader.session();
        let frames = session.protocol("Page.getFrameTree", json!({}));
        let frame = &frames["frameTree"]["childFrames"][0]["frame"]["id"];
        session.protocol("Accessibility.enable", json!({}));
        let answer = session.protocol("Accessibility.getFullAXTree", json!({ "frameId": frame }));
        session.protocol("Accessibility.disable", json!({}));
        let list = answer["nodes"].as_array().cloned().unwrap_or_default();
        let root = list.first().map(id).unwrap_or_default();
        let nodes = list.into_iter().map(|it| (id(&it), it)).collect();
        let mut snapshot = Snapshot {
            nodes,
            out: String::new(),
        };
        snapshot.write(&root, 0, "");
        snapshot.out
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
        // A text that is the name of its parent is not repeated.
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
                let short: String = name.chars().take(MAX_NAME).collect();
                let more = if short == name { "" } else { "…" };
                let space = if kind.is_empty() { "" } else { " " };
                let _ = write!(self.out, "{space}“{short}{more}”");
            }
            for property in node["properties"].as_array().into_iter().flatten() {
                let what = property["name"].as_str().unwrap_or_default();
                let value = &property["value"]["value"];
                if PROPERTIES.contains(&what) && *value != false && *value != "false" {
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

fn matches_snapshot(reader: &Reader, name: &str) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("snapshots");
    let path = folder.join(format!("{name}.txt"));
    if std::env::var_os("BULLETIN_SNAPSHOTS").is_some_and(|it| it == "write") {
        std::fs::create_dir_all(&folder).expect("the folder can be made");
        std::fs::write(&path, Snapshot::take(reader)).expect("the snapshot can be written");
        return;
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    // A picture or a script that arrives late may still change it.
    reader.until(
        &format!("the snapshot is that of {}", path.display()),
        || {
            let now = Snapshot::take(reader);
            let mut lines = now.lines().zip(expected.lines()).enumerate();
            match lines.find(|(_, (one, two))| one != two) {
                _ if now == expected => Ok(Some(())),
                Some((at, (one, two))) => {
                    Err(format!("line {}:\n{one}\nin place of\n{two}", at + 1))
                }
                None => Err(format!(
                    "{} lines in place of {}",
                    now.lines().count(),
                    expected.lines().count()
                )),
            }
        },
    );
}

fn match_snapshots(reader: &mut Reader, states: &[(&str, Size)]) {
    for (state, size) in states {
        come_to(reader, state, *size);
        let size = format!("{size:?}").to_lowercase();
        matches_snapshot(reader, &format!("{state}-{size}"));
        leave(reader);
    }
}

in_chromium! {
    /// Landmarks, headings and names, in order.
    fn the_text_is_exposed_in_order(reader: &mut Reader) {
        match_snapshots(reader, &[("reading", Size::Phone), ("reading", Size::Wide), ("every-kind", Size::Phone)]);
    }

    fn a_modal_is_exposed_alone(reader: &mut Reader) {
        match_snapshots(reader, &[
            ("contents", Size::Phone),
            ("issues", Size::Phone),
            ("settings", Size::Phone),
            ("figure", Size::Phone),
        ]);
    }

    fn loading_and_failing_are_exposed(reader: &mut Reader) {
        match_snapshots(reader, &[
            ("loading", Size::Phone),
            ("list-only", Size::Phone),
            ("no-such-place", Size::Phone),
            ("left-off", Size::Phone),
        ]);
    }

    fn published_pages_are_exposed_like_the_viewer(reader: &mut Reader) {
        match_snapshots(reader, &[
            ("static", Size::Phone),
            ("static-every-kind", Size::Wide),
            ("archive", Size::Phone),
            ("english-reading", Size::Phone),
        ]);
    }
}
