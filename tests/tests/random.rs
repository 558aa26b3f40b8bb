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

fn set(reader: &Reader, name: &str, value: &str) {
    let script = "page.document.querySelector('bulletin-viewer').setAttribute(args[0], args[1])";
    reader.js(script, json!([name, value]));
}

/// The text of the page of the issue.
fn article(reader: &Reader) -> String {
    let script = "return [...elements()].find((it) => it.matches('article'))?.textContent ?? ''";
    let text = reader.js(script, json!(null));
    text.as_str().unwrap_or_default().to_owned()
}

/// The rows of the summary.
fn order(reader: &Reader) -> Vec<String> {
    let script = "return [...elements()].filter((it) => it.matches('.summary tbody tr')).map((it) => it.textContent)";
    let rows = reader.js(script, json!(null));
    let rows = rows.as_array().cloned().unwrap_or_default();
    rows.iter()
        .map(|it| it.as_str().unwrap_or_default().to_owned())
        .collect()
}

/// Does what the translation of a browser does: in the place of each text it puts
/// elements of its own.
fn translate(reader: &Reader) {
    reader.js(
        "for (const element of [...elements()].filter((it) => it.closest('#app') && !/^(font|svg|path)$/.test(it.localName))) {
            for (const text of [...element.childNodes].filter((it) => it.nodeType === 3 && it.data.trim())) {
                const [outer, inner] = [page.document.createElement('font'), page.document.createElement('font')];
                inner.textContent = '译' + text.data.length;
                outer.append(inner);
                text.replaceWith(outer);
            }
        }",
        json!(null),
    );
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

    /// A sheet closes at the second try where the browser does not go back.
    fn a_sheet_closes_though_the_browser_does_not_go_back(reader: &mut Reader) {
        reader.read(Size::Phone, "/test/host-page.html?src=/data/archive.json");
        reader.tap("目录");
        reader.finds("dialog[open]");
        reader.js("page.History.prototype.back = () => {}", json!(null));
        reader.tap("关闭");
        reader.until_drawn();
        reader.finds("dialog[open]");
        reader.tap("关闭");
        reader.finds_no("dialog");
        reader.tap("目录");
        reader.finds("dialog[open]");
    }

    /// What the browser's translation leaves in the tree is no hindrance: another
    /// language, order, place and issue are drawn in full.
    fn a_translated_page_changes_as_any_other(reader: &mut Reader) {
        reader.read(Size::Phone, "/test/host-page.html?src=/data/archive.json&locale=zh-Hans");
        reader.finds(".tail");
        set(reader, "locale", "en");
        reader.sees("Previous issue");
        let (whole, ordered) = (article(reader), order(reader));
        translate(reader);
        reader.sees_no("Previous issue");
        set(reader, "locale", "zh-Hans");
        reader.sees("上一期");
        set(reader, "locale", "en");
        reader.until("the words are new", || {
            let now = article(reader);
            if now == whole { Ok(Some(())) } else { Err(now) }
        });
        // Each row keeps its own texts.
        translate(reader);
        reader.tap_css("[data-do=order-amount]");
        reader.until("the rows stand in another order", || {
            let now = order(reader);
            let mut rows = [now.clone(), ordered.clone()];
            rows.iter_mut().for_each(|it| it.sort());
            if now != ordered && rows[0] == rows[1] { Ok(Some(())) } else { Err(format!("{now:?}")) }
        });
        translate(reader);
        reader.tap_css("td a[data-go=xz-total]");
        reader.finds("mark");
        assert_eq!(reader.js("return matching({ css: '#xz-total' })[0].textContent", json!(null)), json!("捐款捐物共计52.6万元"));
        translate(reader);
        let issue = reader.server.file("/data/2020-15/issue.json");
        let issue = String::from_utf8_lossy(&issue).replace("\"figures/", "\"/data/2020-15/figures/");
        let mut issue: Value = serde_json::from_str(&issue).expect("the sample is JSON");
        let rest = issue["sections"].as_array_mut().expect("sections").split_off(2);
        issue["headline"] = json!("另一个标题");
        issue["issueLabel"] = json!(null);
        issue["sections"] = json!(rest);
        reader.js("page.document.querySelector('bulletin-viewer').data = args", issue);
        reader.sees("另一个标题");
        // The place that the address names is no longer there.
        reader.finds_no("#failure:not(.notice)");
        assert!(!article(reader).contains("译"));
    }

    /// No request ends before it began, however long it may take.
    fn a_time_limit_is_none_that_a_timer_does_not_know(reader: &mut Reader) {
        reader.open(Size::Phone, "/test/host-empty.html");
        reader.js(
            "const set = page.setTimeout;
            page.tooLong = [];
            page.setTimeout = (act, delay, ...values) => {
                if (delay > 0x7fffffff) page.tooLong.push(delay);
                return set(act, delay, ...values);
            }",
            json!(null),
        );
        for timeout in ["2147484", "Infinity", "1e99"] {
            reader.js(
                "window.__recorded.events = [];
                page.document.querySelector('main').innerHTML = `<bulletin-viewer src='/data/archive.json' timeout='${args}'></bulletin-viewer>`",
                json!(timeout),
            );
            reader.until_ready();
        }
        assert_eq!(reader.js("return page.tooLong", json!(null)), json!([]));
    }

    /// What stands in the storage and the history under the viewer's name may be
    /// anything.
    fn rubbish_in_storage_and_history_is_ignored(reader: &mut Reader) {
        let odd = json!([
            null, 5, "text", true, [], [1], {},
            { "theme": { "toString": 1 }, "text-size": 5, "mode": ["elder"] },
            { "left": { "2020-15": [{ "toString": 1 }, 5] } },
            { "left": { "2020-15": [1e99, -1e99], "2020-14": "x" } },
            { "left": { "2020-15": { "0": 3, "1": 4 } }, "constructor": 1, "toString": 1 },
            { "left": "text" }, { "left": 5 }, { "left": [null] }, { "left": null },
            { "name": "bulletin", "mark": -5, "top": { "toString": 1 }, "issue": 7, "over": {} },
            { "name": "bulletin", "mark": 1e99, "top": -1e99, "issue": "2020-15", "from": 5 },
            { "name": { "toString": 1 }, "over": true },
        ]);
        for it in odd.as_array().into_iter().flatten() {
            println!("with {it}");
            reader.open(Size::Phone, "/test/plain.html");
            reader.js("page.localStorage['bulletin-viewer'] = JSON.stringify(args)", it.clone());
            reader.open(Size::Phone, "/test/host-empty.html");
            reader.js(
                "page.history.replaceState({ 'bulletin-viewer': args }, '');
                page.document.querySelector('main').innerHTML = `<bulletin-viewer src='/data/archive.json'></bulletin-viewer>`",
                it.clone(),
            );
            reader.until_ready();
            reader.sees("同心战疫");
            reader.tap("阅读");
            reader.finds(".sheet[open]");
            reader.tap("大");
            reader.finds("[data-text-size=large]");
            reader.press("Escape");
            reader.finds_no(".sheet");
            reader.tap("目录");
            reader.finds("dialog[open]");
            reader.press("Escape");
            reader.finds_no("dialog[open]");
        }
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
