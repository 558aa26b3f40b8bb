//! axe-core finds no violations in any state and theme.

use super::{ELDER, LOOKS, STATES, choose, come_to, leave};
use browser_tests::server::PUBLISHED;
use browser_tests::{Reader, Size, in_chromium};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Its path on the tests' server.
const SCRIPT: &str = "/test/axe.js";

/// The rules to check. One is disabled where there is no text: a page without a
/// headline has no heading of the first level.
const TAGS: [&str; 7] = [
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22a",
    "wcag22aa",
    "best-practice",
];

/// The states without a headline.
const BARE: [&str; 3] = ["loading", "failed", "list-only"];

/// Runs axe on the page, and returns its findings, one per line.
pub fn found(reader: &Reader, headline: bool) -> Vec<String> {
    let path = std::env::var_os("BULLETIN_AXE")
        .expect("BULLETIN_AXE names axe.min.js: `cargo xtask test browsers` has it");
    let there = reader.js("return !!page.axe", Value::Null);
    if there == json!(false) {
        let script = std::fs::read(&path)
            .unwrap_or_else(|error| panic!("{}: {error}", path.to_string_lossy()));
        reader.server.put(SCRIPT, "text/javascript", script);
        reader.js(
            "const one = page.document.createElement('script');
            one.src = args;
            one.onload = () => one.remove();
            page.document.head.append(one)",
            json!(SCRIPT),
        );
        reader.until_js("axe is there", "return !!page.axe", Value::Null);
    }
    reader.js(
        "page.__axe = null;
        // axe takes targets that the bar half covers for too small: move the bar to
        // the end of the page. keyboard.rs checks that it covers nothing.
        for (const bar of matching({ css: '.bar' })) bar.style.position = 'static';
        // The content of a hidden slot is not rendered, which axe does not know.
        const away = [...page.document.querySelectorAll('bulletin-viewer > .static')].filter((one) => !one.getClientRects().length);
        page.axe.run({ include: page.document, exclude: away }, { runOnly: { type: 'tag', values: args.tags }, rules: { 'page-has-heading-one': { enabled: args.headline } }, resultTypes: ['violations'] }).then(
            (it) => (page.__axe = it.violations.flatMap((one) => one.nodes.map((node) =>
                one.id + ': ' + node.target.flat().join(' ') + ': ' + node.failureSummary.replace(/\\s+/g, ' ')))),
            (error) => (page.__axe = ['axe failed: ' + error]))",
        json!({ "tags": TAGS, "headline": headline }),
    );
    let lines = reader.until("axe has looked", || {
        let lines = reader.js("return page.__axe", Value::Null);
        Ok((!lines.is_null()).then_some(lines))
    });
    let back = "for (const bar of matching({ css: '.bar' })) bar.style.position = ''";
    reader.js(back, Value::Null);
    serde_json::from_value(lines).expect("lines of text")
}

fn finds_nothing(reader: &mut Reader, states: &[&str]) {
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for state in states {
        for size in [Size::Phone, Size::Wide] {
            come_to(reader, state, size);
            for look in LOOKS {
                choose(reader, look);
                let name = if look.mode == ELDER.mode {
                    look.mode
                } else {
                    look.theme
                };
                reader.screenshot(&format!("accessibility/{state}-{name}"));
                for line in found(reader, !BARE.contains(state)) {
                    let at = format!("{state} {size:?} {} {}", look.theme, look.mode);
                    all.entry(line).or_default().push(at);
                }
            }
            leave(reader);
        }
    }
    assert!(all.is_empty(), "axe found: {all:#?}");
}

in_chromium! {
    /// While loading, and after a failure.
    fn nothing_stands_in_the_way_before_there_is_text(reader: &mut Reader) {
        finds_nothing(reader, &["loading", "failed", "list-only", "no-such-place"]);
    }

    /// In the text, its evidence and its summary.
    fn nothing_stands_in_the_way_of_reading(reader: &mut Reader) {
        finds_nothing(reader, &["reading", "every-kind", "evidence", "summary"]);
    }

    /// In dialogs and notices over the page.
    fn nothing_stands_in_the_way_over_the_page(reader: &mut Reader) {
        finds_nothing(reader, &["contents", "issues", "settings", "figure", "left-off", "missing-picture"]);
    }

    /// On published pages, before and after the take-over.
    fn nothing_stands_in_the_way_on_published_pages(reader: &mut Reader) {
        finds_nothing(reader, &["static", "static-every-kind", "published", "archive"]);
    }

    /// With the viewer in English.
    fn nothing_stands_in_the_way_in_english(reader: &mut Reader) {
        finds_nothing(reader, &["english-reading", "english-failed"]);
    }

    /// On the pages for webmasters.
    fn nothing_stands_in_the_way_of_webmasters(reader: &mut Reader) {
        for path in ["embed/", "webmaster.html"] {
            reader.open(Size::Phone, &format!("{PUBLISHED}{path}"));
            assert_eq!(found(reader, true), Vec::<String>::new(), "{path}");
        }
    }

    /// The tests above cover all states.
    fn every_state_is_looked_at(reader: &mut Reader) {
        let own = include_str!("axe.rs");
        for state in STATES {
            assert!(own.contains(&format!("\"{}\"", state.name)), "{} is not looked at", state.name);
        }
        reader.open(Size::Phone, "/test/plain.html");
        // It finds a violation.
        reader.js("page.document.body.append(page.document.createElement('button'))", Value::Null);
        let found = found(reader, true);
        assert!(found.iter().any(|it| it.starts_with("button-name")), "{found:?}");
    }
}
