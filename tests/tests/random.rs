//! A viewer that is changed again and again: other issues of the same and other ids,
//! other attributes, another place in the page, while its reader scrolls, taps, opens
//! and closes. What is done and shown is made from a seed, in the page
//! (`pages/random.js`).

use browser_tests::{Reader, Size, in_every_browser};
use serde_json::{Value, json};

/// How many steps; `BULLETIN_RANDOM_STEPS` asks for more.
const STEPS: u64 = 150;

/// `BULLETIN_RANDOM_SEED` asks for another one.
const SEED: u64 = 1;

fn number(variable: &str, usual: u64) -> u64 {
    let Some(value) = std::env::var_os(variable) else {
        return usual;
    };
    let value = value.to_string_lossy();
    value
        .parse()
        .unwrap_or_else(|_| panic!("{variable} is no number: {value}"))
}

/// The last things that were done.
fn last(log: &Value) -> String {
    let lines = log.as_array().map_or(&[][..], Vec::as_slice);
    let lines = &lines[lines.len().saturating_sub(24)..];
    let lines = lines.iter().filter_map(Value::as_str);
    lines.collect::<Vec<_>>().join("\n")
}

in_every_browser! {
    /// An issue is updated by another one of the same id and of another shape, as data,
    /// as a file, and as the only one of an archive.
    fn an_issue_of_the_same_id_takes_another_shape(reader: &mut Reader) {
        let bare = json!({
            "format": "bulletin/1",
            "id": "same",
            "datePublished": "2020-02-18",
            "headline": "（示例）两地协会的小事",
        });
        let mut tailed = bare.clone();
        tailed["distribution"] = json!([{ "label": "报送" }]);
        let mut whole = tailed.clone();
        whole["lead"] = json!([{ "paragraph": "导语。" }]);
        whole["sections"] = json!([{ "id": "first", "title": "其一", "blocks": [{ "figure": { "id": "figure-1", "caption": "图", "pictures": [] } }] }]);
        let shapes = [&tailed, &bare, &whole, &bare, &tailed, &whole, &tailed];
        reader.open(Size::Phone, "/test/host-page.html");
        let shows = |issue: &Value| {
            let parts = [(".headline", true), (".tail", !issue["distribution"].is_null()), (".section", !issue["sections"].is_null()), (".gallery", !issue["sections"].is_null())];
            for (css, is_there) in parts {
                if is_there { reader.finds(css) } else { reader.finds_no(css) }
            }
        };
        for issue in shapes {
            reader.js("page.document.querySelector('bulletin-viewer').data = args", issue.clone());
            shows(issue);
        }
        reader.js("page.document.querySelector('bulletin-viewer').data = null", json!(null));
        for (index, issue) in shapes.into_iter().enumerate() {
            let archive = json!({
                "format": "bulletin-archive/1",
                "issues": [{ "id": "same", "datePublished": "2020-02-18", "headline": "（示例）两地协会的小事", "url": format!("issue-{index}.json") }],
            });
            reader.server.put(&format!("/data/issue-{index}.json"), "application/json", issue.to_string());
            reader.server.put(&format!("/data/archive-{index}.json"), "application/json", archive.to_string());
            for source in ["archive", "issue"] {
                reader.js("page.document.querySelector('bulletin-viewer').src = args", json!(format!("/data/{source}-{index}.json")));
                shows(issue);
            }
        }
        reader.finds_no("#failure");
    }

    /// The attribute `issue` says nothing of an issue that stands alone.
    fn an_issue_alone_stays_whatever_issue_is_asked_for(reader: &mut Reader) {
        reader.read(Size::Phone, "/test/host-page.html?src=/data/2020-13/issue.json");
        reader.js("page.document.querySelector('bulletin-viewer').setAttribute('issue', '2020-15')", json!(null));
        reader.goes_to("#bulletin/2020-14");
        reader.until_drawn();
        reader.finds_no("#loading");
        reader.sees("两地协会服务企业的小事");
    }

    /// An element that is taken out while its settings are open comes back without them.
    fn an_element_comes_back_without_its_settings(reader: &mut Reader) {
        reader.read(Size::Phone, "/test/host-page.html?src=/data/archive.json");
        reader.tap("阅读");
        reader.finds("dialog[open]");
        reader.js(
            "const viewer = page.document.querySelector('bulletin-viewer');
            viewer.remove();
            window.__recorded.events = [];
            page.setTimeout(() => page.document.querySelector('main').append(viewer), 100)",
            json!(null),
        );
        reader.until_ready();
        reader.finds_no("dialog");
        reader.sees("同心战疫");
    }

    /// Whatever is done in whatever order, nothing panics, nothing is rejected or
    /// thrown, and all of the issue is there.
    fn whatever_is_done_all_of_the_issue_is_there(reader: &mut Reader) {
        let (seed, steps) = (number("BULLETIN_RANDOM_SEED", SEED), number("BULLETIN_RANDOM_STEPS", STEPS));
        // Browsers limit how often a page may write its history.
        reader.allow("Throttling navigation");
        reader.open(Size::Phone, "/test/plain.html");
        reader.open_window(&format!("/test/random.html?seed={seed}&steps={steps}"));
        let mut step = None;
        loop {
            // As long as it goes on it may take its time.
            let (done, now) = reader.until("the viewer comes to rest", || {
                let state = reader.js("return window.__random", json!(null));
                let about = || format!(
                    "BULLETIN_RANDOM_SEED={seed}, step {}: {}\n{}",
                    state["step"], state["waits"].as_str().unwrap_or_default(), last(&state["log"]),
                );
                if let Some(failed) = state["failed"].as_str().filter(|it| !it.is_empty()) {
                    panic!("{failed}\n{}", about());
                }
                let (done, now) = (state["done"] == true, state["step"].as_u64());
                if done || now != step { Ok(Some((done, now))) } else { Err(about()) }
            });
            if done {
                break;
            }
            step = now;
        }
    }
}
