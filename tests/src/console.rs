//! Whether a page is quiet: no console messages, no errors, no requests to other
//! origins.

use crate::{Browser, Session};
use serde_json::{Value, json};

/// The messages of the page and its frames since it was opened, one per line.
pub fn messages(session: &Session, origin: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let kept = session
        .script("return window.__recorded ?? null", &[])
        .unwrap_or_else(|error| panic!("the page does not answer: {error}"));
    assert!(
        !kept.is_null(),
        "the page was not sent by the tests' server: nothing was recorded"
    );
    for entry in array(&kept["said"]) {
        lines.push(format!(
            "{}: {} (on {})",
            text(&entry["kind"]),
            text(&entry["words"]),
            text(&entry["page"])
        ));
    }
    for address in array(&kept["asked"]) {
        let address = text(address);
        let own = address.strip_prefix(origin).is_some_and(|rest| {
            // A port that only begins with the same digits is another origin.
            rest.is_empty() || rest.starts_with(['/', '?', '#'])
        });
        if !own && !address.starts_with("data:") && !address.starts_with("blob:") {
            lines.push(format!("left the origin: {address}"));
        }
    }
    lines
}

/// What Chromium itself has logged since the last call, mostly about requests. The
/// other browsers' drivers have no such log.
pub fn log(session: &Session) -> Vec<String> {
    if session.browser != Browser::Chromium {
        return Vec::new();
    }
    let log = session
        .post("se/log", json!({ "type": "browser" }))
        .unwrap_or_else(|error| panic!("Chromium's log cannot be read: {error}"));
    let lines = array(&log)
        .iter()
        // The recorder has the messages of pages, in full.
        .filter(|entry| text(&entry["source"]) != "console-api")
        .map(|entry| format!("chromium: {}", text(&entry["message"])));
    lines.collect()
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
