//! The pages of `examples/`, served beside the viewer's files.

use browser_tests::applications::bundle_text;
use browser_tests::server::{Fault, PUBLISHED};
use browser_tests::{Reader, Size, in_every_browser};
use serde_json::{Value, json};

const MINIMAL: &str = include_str!("../../examples/minimal.html");

/// Both have the same examples, but for the words in them.
const RECIPES: [&str; 2] = [
    include_str!("../../docs/recipes.md"),
    include_str!("../../docs/recipes.zh-CN.md"),
];

/// The examples of a language: what they are written in, and the text.
fn examples(recipes: &str) -> Vec<(&str, &str)> {
    let blocks = recipes.split("```").skip(1).step_by(2);
    blocks.filter_map(|it| it.split_once('\n')).collect()
}

/// Serves an example as a page, with the site in the folder that the text names.
fn serve(reader: &Reader, language: &str, text: &str) {
    let text = text.replace("/bulletins/", PUBLISHED);
    let body = match language {
        "html" => text,
        _ => {
            let script = bundle_text(&text);
            reader.server.put("/example.js", "text/javascript", script);
            let site = format!("{PUBLISHED}bulletin-viewer.js");
            format!(
                "<div id=app></div><script type=module src={site}></script><script type=module src=/example.js></script>"
            )
        }
    };
    let head = "<!doctype html><html lang=zh-Hans><meta charset=utf-8><meta name=viewport content='width=device-width'><title>A page</title><link rel=icon href=/test/icon.svg>";
    reader.server.put(
        "/example.html",
        "text/html; charset=utf-8",
        format!("{head}{body}"),
    );
}

in_every_browser! {
    /// Every example of the recipes shows an issue, as wide as the text says.
    fn the_recipes_work(reader: &mut Reader) {
        reader.allow("React DevTools");
        let [english, chinese] = RECIPES.map(examples);
        assert_eq!(english.len(), chinese.len());
        for (nth, (language, text)) in english.into_iter().enumerate() {
            assert_eq!(language, chinese[nth].0);
            serve(reader, language, text);
            reader.open(Size::Wide, "/example.html");
            if text.contains("<iframe") {
                reader.until_js("the page is in the frame", "return !!page.document.querySelector('iframe').contentDocument.querySelector('article')", json!(null));
                continue;
            }
            reader.until_ready();
            reader.sees("天津：主动作为，服务企业");
            let width = reader.rectangle("bulletin-viewer")[2];
            assert!(width > 900.0, "{width} px: {text}");
            if text.contains("popstate") {
                reader.js("page.document.querySelector('bulletin-viewer').navigate('2020-14')", json!(null));
                reader.sees("账目公开");
                reader.until_js("it has an address", "return page.location.search === '?issue=2020-14'", json!(null));
                reader.back();
                reader.sees("天津：主动作为，服务企业");
                reader.until_js("it has its own", "return page.location.search === '?issue=2020-15'", json!(null));
            }
            if text.contains("scroll-offset") {
                reader.js("page.document.querySelector('bulletin-viewer').navigate('xizang')", json!(null));
                reader.until("it stands below the header", || {
                    let top = reader.rectangle("#xizang")[1];
                    Ok((55.0..200.0).contains(&top).then_some(()))
                });
            }
        }
    }

    /// The smallest page shows its link until the viewer is there, then the
    /// newest issue.
    fn the_minimal_page_shows_the_newest_issue(reader: &mut Reader) {
        let archive = reader.server.file("/data/archive.json");
        let archive: Value = serde_json::from_slice(&archive).expect("the archive is JSON");
        let issues = archive["issues"].as_array().expect("it lists issues");
        let newest = issues.iter().max_by_key(|issue| issue["datePublished"].as_str());
        let headline = newest.and_then(|issue| issue["headline"].as_str());
        let headline = headline.expect("an issue has a headline");

        let page = "/minimal.html";
        reader.server.put(page, "text/html; charset=utf-8", MINIMAL);
        let wasm = reader.server.named("/viewer-", ".wasm");
        reader.server.fault(&wasm, Fault::Hold);
        reader.open(Size::Phone, page);
        reader.sees("简报目录");
        reader.server.mend();
        reader.until_ready();
        reader.sees(headline);
        reader.finds_no("bulletin-viewer > a");
    }
}
