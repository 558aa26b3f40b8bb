//! Helpers for several subjects, and the texts of the sample archive.

use browser_tests::server::{Fault, PUBLISHED};
use browser_tests::{Reader, Size};
use serde_json::{Value, json};

/// The published page of issue 15, followed by `rest`.
pub fn page(rest: &str) -> String {
    format!("{PUBLISHED}2020-15/{rest}")
}

/// The wasm of published pages.
pub fn published_wasm(reader: &Reader) -> String {
    reader.server.named(&format!("{PUBLISHED}viewer-"), ".wasm")
}

/// Holds the first picture of the published issue 15, so that its page never has all
/// that is in sight where that is. Not the others: browsers have but a few connections.
pub fn hold_picture(reader: &Reader) {
    let html = String::from_utf8(reader.server.file(&page("index.html"))).expect("a page is text");
    let names = html.split("data/2020-15/figures/1").skip(1);
    for name in names.filter_map(|it| it.split([' ', '"', '>', ',']).next()) {
        let path = format!("{PUBLISHED}data/2020-15/figures/1{name}");
        reader.server.fault(&path, Fault::Hold);
    }
}

/// Opens a page without waiting until it has loaded: in WebKit a picture in sight
/// that does not come holds that up, also a lazy one.
pub fn open_loading(reader: &mut Reader, path: &str) {
    reader.open(Size::Phone, "/test/plain.html");
    reader.js("frame.src = args", json!(path));
    let there =
        "return page.location.href.endsWith(args) && page.document.readyState !== 'loading'";
    reader.until_js("the page is there", there, json!(path));
}

/// Opens a published page without the viewer, which starts after
/// [`Server::mend`](browser_tests::server::Server::mend).
pub fn open_static(reader: &mut Reader, size: Size, path: &str) {
    let wasm = published_wasm(reader);
    reader.server.fault(&wasm, Fault::Hold);
    reader.open(size, path);
}

/// Waits until the page has loaded and its browser has had nothing to do, twice.
pub fn until_idle(reader: &Reader) {
    let idle = "page.idled ??= (() => {
            const idle = page.requestIdleCallback ?? ((go) => page.setTimeout(go, 400));
            idle(() => idle(() => { page.idled = 2; }));
            return 1;
        })();
        return page.idled === 2";
    reader.until_js("the browser is idle", idle, json!(null));
}

/// Sets an attribute of the page's viewer.
pub fn set(reader: &Reader, name: &str, value: &str) {
    let script = "page.document.querySelector('bulletin-viewer').setAttribute(args[0], args[1])";
    reader.js(script, json!([name, value]));
}

/// Escape, the back button, the close button and a drag downwards close the sheet
/// that this button opens; the focus returns to it, and the history is unchanged.
pub fn closes_in_every_way(reader: &Reader, opener: &str) {
    let before = reader.hash();
    type Way = (&'static str, fn(&Reader));
    let ways: [Way; 4] = [
        ("Escape", |reader| reader.press("Escape")),
        ("the back button", |reader| reader.back()),
        ("the cross", |reader| reader.tap("关闭")),
        ("a drag", |reader| reader.drag(".grip", 0.0, 160.0)),
    ];
    for (name, way) in ways {
        reader.tap(opener);
        reader.finds(".sheet[open]");
        println!("closing it by {name}");
        way(reader);
        reader.finds_no("dialog[open]");
        reader.finds_no(".sheet");
        reader.has_focus_on(opener);
        assert_eq!(reader.hash(), before);
        let left = "return !page.history.state?.['bulletin-viewer']?.over";
        reader.until_js("no entry is left over", left, Value::Null);
    }
}

/// Issue 15 as served.
pub fn issue_15(reader: &Reader) -> Value {
    let json = reader.server.file("/data/2020-15/issue.json");
    serde_json::from_slice(&json).expect("the sample is JSON")
}

/// Every text of an issue that must be shown, without white space, in no
/// particular order. Runs of inline text are joined.
pub fn texts(issue: &Value) -> Vec<String> {
    let mut texts = Vec::new();
    collect(issue, &mut texts);
    let parts = texts.iter().flat_map(|text| text.split(NOTE));
    parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Fields with text for readers; other strings are identifiers, or repeated in
/// the text.
const WORDS: &[&str] = &[
    "paragraph",
    "text",
    "caption",
    "headline",
    "partLabel",
    "title",
    "label",
    "issueLabel",
    "publisher",
    "name",
    "kind",
    "alt",
];

fn collect(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, texts)),
        Value::Object(fields) => {
            for (name, field) in fields {
                match name.as_str() {
                    // Facts quote the text; alternative texts are shown only
                    // for missing pictures.
                    "facts" | "pictures" => {}
                    // A text replaces the names.
                    "recipients" if fields.contains_key("text") => {}
                    // Names that the page joins in its own way.
                    "recipients" | "contributors" | "measures" => cells(field, texts),
                    name if WORDS.contains(&name) => texts.push(bare(&joined(field))),
                    "items" | "head" | "rows" => cells(field, texts),
                    _ => collect(field, texts),
                }
            }
        }
        _ => {}
    }
}

/// Items of a list and cells of a table: inline text or an object with a text.
fn cells(value: &Value, texts: &mut Vec<String>) {
    for item in value.as_array().into_iter().flatten() {
        match item {
            Value::Object(fields) if fields.contains_key("text") => collect(item, texts),
            Value::Array(cell)
                if cell
                    .iter()
                    .all(|it| it.is_array() || it.get("text").is_some()) =>
            {
                cells(item, texts);
            }
            _ => texts.push(bare(&joined(item))),
        }
    }
}

/// A separator that occurs in no text.
const NOTE: char = '\u{0}';

fn joined(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(runs) => runs.iter().map(joined).collect(),
        // The page puts the number of the note here.
        Value::Object(run) if run.contains_key("noteRef") => NOTE.to_string(),
        Value::Object(run) => ["strong", "em", "link", "text"]
            .iter()
            .filter_map(|name| run.get(*name))
            .map(joined)
            .collect(),
        _ => String::new(),
    }
}

/// The text without white space, which depends on the layout.
pub fn bare(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_whitespace())
        .collect()
}

/// The page does not scroll sideways.
pub fn fits_the_window(reader: &Reader) {
    let script = "const { scrollWidth, clientWidth } = page.document.scrollingElement;
        const beyond = [...elements()].filter((one) => one.getBoundingClientRect().right > clientWidth + 1);
        return [scrollWidth, clientWidth, beyond.slice(0, 8).map(describe)]";
    let found = reader.js(script, Value::Null);
    assert!(
        found[0].as_u64() <= found[1].as_u64(),
        "the page is {} wide in a window of {}: {}",
        found[0],
        found[1],
        found[2]
    );
}
