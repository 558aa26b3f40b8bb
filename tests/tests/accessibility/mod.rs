//! Accessibility: WCAG 2.2, levels A and AA, for readers who listen, who use the
//! keyboard, or who need contrast, large targets or no motion.
//!
//! Rule of this folder: this file defines the states of a page and how to reach
//! each of them; every other file checks one aspect in all of them.

mod announcements;
pub mod axe;
mod keyboard;
mod languages;
mod preferences;
mod snapshots;
mod targets;

use crate::support::open_static;
use browser_tests::server::{Fault, PUBLISHED};
use browser_tests::{Reader, Size};
use serde_json::{Value, json};

const ARCHIVE: &str = "/data/archive.json";
const NEWEST: &str = "/data/2020-15/issue.json";

/// The reader's choices: theme and layout.
#[derive(Clone, Copy, Debug)]
struct Look {
    theme: &'static str,
    mode: &'static str,
}

const LIGHT: Look = Look {
    theme: "light",
    mode: "normal",
};

const LOOKS: [Look; 4] = [
    LIGHT,
    Look {
        theme: "dark",
        ..LIGHT
    },
    Look {
        theme: "contrast",
        ..LIGHT
    },
    Look {
        mode: "elder",
        ..LIGHT
    },
];

/// A state of a page, and how to reach it.
struct State {
    name: &'static str,
    open: fn(&mut Reader, Size),
}

/// Every state in which a reader can find a page.
const STATES: &[State] = &[
    State {
        name: "loading",
        open: |reader, size| {
            reader.server.fault(ARCHIVE, Fault::Hold);
            reader.open(size, "/");
            reader.finds("#loading");
            reader.advance(2000);
            reader.finds("[data-slow] progress");
            let said = "return matching({ css: '[role=status]' }).some((one) => one.textContent)";
            reader.until_js("it is said", said, Value::Null);
        },
    },
    State {
        name: "failed",
        open: |reader, size| {
            reader.allow("Failed to load resource");
            reader.server.fault(ARCHIVE, Fault::Status(404));
            reader.open(size, "/");
            reader.tap("给网站管理员");
            reader.finds("#failure pre");
        },
    },
    State {
        name: "list-only",
        open: |reader, size| {
            reader.allow("Failed to load resource");
            reader.server.fault(NEWEST, Fault::Status(500));
            reader.open(size, "/");
            reader.finds("#failure .what");
            reader.finds(".list-only");
        },
    },
    State {
        name: "no-such-place",
        open: |reader, size| {
            reader.open(size, "/#bulletin/2020-15/nowhere");
            reader.finds("article[part] .tail");
            reader.finds("#failure .what");
        },
    },
    State {
        name: "reading",
        open: |reader, size| reads(reader, size, "/"),
    },
    State {
        name: "every-kind",
        open: |reader, size| reads(reader, size, "/#bulletin/2020-14"),
    },
    State {
        name: "evidence",
        open: |reader, size| {
            reads(reader, size, "/#bulletin/2020-15/xz-members");
            reader.finds("mark");
        },
    },
    State {
        name: "summary",
        open: |reader, size| {
            reads(reader, size, "/#bulletin/2020-15/summary");
            reader.tap("金额从高到低");
            reader.finds("[data-do=order-amount][aria-pressed=true]");
        },
    },
    State {
        name: "contents",
        open: |reader, size| {
            reads(reader, size, "/");
            // On a wide screen they are beside the text, except in elder mode.
            if size == Size::Wide {
                choose(reader, ELDER);
            }
            reader.tap_css("[data-do=contents]");
            reader.finds("dialog[open] .contents");
        },
    },
    State {
        name: "issues",
        open: |reader, size| {
            reads(reader, size, "/");
            reader.tap_css("[data-do=issues]");
            reader.finds("dialog[open] .year");
        },
    },
    State {
        name: "settings",
        open: |reader, size| {
            reads(reader, size, "/");
            reader.tap_css("[data-do=settings]");
            reader.finds("dialog[open] .setting");
        },
    },
    State {
        name: "figure",
        open: |reader, size| {
            reads(reader, size, "/#bulletin/2020-15/figure-2");
            reader.tap_css("#figure-2 .picture");
            reader.finds("dialog[open] .stage img");
        },
    },
    State {
        name: "missing-picture",
        open: |reader, size| {
            reader.allow("Failed to load resource");
            for name in ["1.jpg", "1-480.webp", "1-800.webp", "1-800.jpg"] {
                let path = format!("/data/2020-15/figures/{name}");
                reader.server.fault(&path, Fault::Status(404));
            }
            reads(reader, size, "/#bulletin/2020-15/figure-1");
            reader.finds("#figure-1 .missing");
        },
    },
    State {
        name: "left-off",
        open: |reader, size| {
            reader.open(size, "/test/plain.html");
            // The tenth landmark of the text.
            let kept = json!({ "left": { "2020-15": [9, -100] } }).to_string();
            reader.js(
                "page.localStorage.setItem('bulletin-viewer', args)",
                json!(kept),
            );
            reads(reader, size, "/");
            reader.finds(".card .go");
        },
    },
    State {
        name: "static",
        open: |reader, size| {
            open_static(reader, size, &format!("{PUBLISHED}2020-15/"));
            reader.finds(".static .tail");
        },
    },
    State {
        name: "static-every-kind",
        open: |reader, size| {
            open_static(reader, size, &format!("{PUBLISHED}2020-14/"));
            reader.finds(".static .tail");
        },
    },
    State {
        name: "published",
        open: |reader, size| reads(reader, size, &format!("{PUBLISHED}2020-15/")),
    },
    State {
        name: "archive",
        open: |reader, size| {
            reader.open(size, PUBLISHED);
            reader.finds(".entries a");
        },
    },
    State {
        name: "english-reading",
        open: |reader, size| reads(reader, size, &format!("{ENGLISH}&issue=2020-14")),
    },
    State {
        name: "english-failed",
        open: |reader, size| {
            reader.allow("Failed to load resource");
            reader.server.fault(ARCHIVE, Fault::Status(404));
            reader.open(size, ENGLISH);
            reader.tap("For the webmaster");
            reader.finds("#failure pre");
        },
    },
];

/// A host page whose viewer speaks English.
const ENGLISH: &str = "/test/host-page.html?src=/data/archive.json&heading-level=2&locale=en";

const ELDER: Look = LOOKS[3];

/// Brings the page into a state.
fn come_to(reader: &mut Reader, state: &str, size: Size) {
    let found = STATES.iter().find(|it| it.name == state);
    let found = found.unwrap_or_else(|| panic!("there is no state {state}"));
    println!("in the state {state}, {size:?}");
    (found.open)(reader, size);
    reader.until_still();
}

/// Undoes what [`come_to`] did to the server and to storage.
fn leave(reader: &Reader) {
    reader.server.mend();
    reader.js("try { page.localStorage.clear() } catch {}", Value::Null);
}

/// Opens a page, and waits until all of the issue is rendered.
fn reads(reader: &mut Reader, size: Size, path: &str) {
    reader.read(size, path);
    reader.finds("article[part] .tail");
    reader.finds("article[part] .summary");
}

/// Chooses looks as the reading settings do: for viewers, and for the static text
/// of published pages.
fn choose(reader: &Reader, look: Look) {
    let wanted = json!({ "theme": look.theme, "mode": look.mode });
    reader.js(
        "const kept = JSON.parse(page.localStorage.getItem('bulletin-viewer') || '{}');
        page.localStorage.setItem('bulletin-viewer', JSON.stringify({ ...kept, ...args }));
        page.dispatchEvent(new page.Event('storage'))",
        wanted.clone(),
    );
    reader.until_js(
        "the looks are chosen",
        "const frames = [...page.document.querySelectorAll('bulletin-viewer')].map((one) => one.shadowRoot?.getElementById('frame'));
        const root = page.document.documentElement;
        if (page.document.querySelector('.static')) frames.push(root);
        return frames.every((one) => !one || one.dataset.theme === args.theme && one.dataset.mode === args.mode)",
        wanted,
    );
}
