//! The summary of all issues, on a page of its own.

use crate::accessibility::axe::found;
use crate::support::fits_the_window;
use browser_tests::server::{Fault, PUBLISHED};
use browser_tests::{Reader, Size, in_every_browser};
use serde_json::{Value, json};

fn address(rest: &str) -> String {
    format!("{PUBLISHED}summary.html{rest}")
}

/// Waits until the script has drawn the table.
fn until_drawn(reader: &Reader) {
    reader.finds(".counted .tools");
    reader.finds_no(".counted[aria-busy]");
}

fn search(reader: &Reader) -> String {
    let search = reader.js("return page.location.search", Value::Null);
    search.as_str().unwrap_or_default().to_owned()
}

/// The words of the rows, one line each, without what opens.
fn rows(reader: &Reader) -> Value {
    reader.js(
        "return [...page.document.querySelectorAll('.count tbody tr:not(.facts), .count tfoot tr')]
            .map((row) => [...row.cells].map((it) => it.textContent.replace(/\\s+/g, ' ').trim()).join('|'))",
        Value::Null,
    )
}

/// The data of the newest year, as the page names it.
fn data(reader: &Reader) -> String {
    let page = String::from_utf8(reader.server.file(&address(""))).expect("a page is text");
    let name = page
        .split('"')
        .find(|it| it.starts_with("data/summary-2020-"));
    format!("{PUBLISHED}{}", name.expect("the page names its data"))
}

/// Chooses an option of a field.
fn choose(reader: &Reader, field: &str, value: &str) {
    reader.js(
        "const field = page.document.querySelector(`.choose [name=${args[0]}]`);
        field.value = args[1];
        field.dispatchEvent(new page.Event('change', { bubbles: true }))",
        json!([field, value]),
    );
}

in_every_browser! {
    /// The table that the publisher drew is the one that the script draws.
    fn the_page_says_the_same_without_scripts(reader: &mut Reader) {
        let data = data(reader);
        reader.server.fault(&data, Fault::Hold);
        reader.open(Size::Wide, &address(""));
        let before = rows(reader);
        assert!(before.as_array().is_some_and(|it| it.len() > 3), "{before}");
        reader.server.mend();
        until_drawn(reader);
        assert_eq!(rows(reader), before);
    }

    /// A number opens its facts, a fact leads to its sentence, and back and reload come
    /// to the same facts.
    fn a_number_leads_to_its_sentence(reader: &mut Reader) {
        for size in [Size::Phone, Size::Wide] {
            reader.open(size, &address("?year=2020"));
            until_drawn(reader);
            fits_the_window(reader);
            reader.tap_css("[data-open='540000.own']");
            reader.finds(".facts a[href='2020-15/#xz-own']");
            reader.has_focus_on("西藏 · 其中：协会");
            assert_eq!(search(reader), "?open=540000.own");
            fits_the_window(reader);
            reader.reload();
            reader.finds(".facts a[href='2020-15/#xz-own']");
            reader.tap_css(".facts a[href='2020-15/#xz-own']");
            let there = "return page.location.pathname.endsWith('/2020-15/') && page.location.hash === '#xz-own' && !!page.document.getElementById('xz-own')";
            reader.until_js("the sentence is there", there, Value::Null);
            reader.back();
            reader.finds(".facts a[href='2020-15/#xz-own']");
            reader.finds("[data-open='540000.own'][aria-expanded='true']");
            reader.tap("收起");
            reader.finds_no(".facts");
            assert_eq!(search(reader), "");
        }
    }

    /// Any period, in any columns; the way back leads through them.
    fn a_period_and_its_columns_stand_in_the_address(reader: &mut Reader) {
        reader.open(Size::Wide, &address(""));
        until_drawn(reader);
        let year = rows(reader);
        choose(reader, "by", "issue");
        reader.finds(".divided");
        choose(reader, "of", "waived");
        reader.until_js("the columns are fees", "return page.location.search === '?by=issue&of=waived'", Value::Null);
        choose(reader, "period", "range");
        choose(reader, "from", "2020-02-20");
        reader.until_js("the day is in the address", "return page.location.search.startsWith('?from=2020-02-20&to=2020-12-31')", Value::Null);
        reader.sees("2020-02-20 — 2020-12-31，共 2 期");
        for before in ["?from=2020-01-01&to=2020-12-31&by=issue&of=waived", "?by=issue&of=waived", "?by=issue", ""] {
            reader.back();
            reader.until_js("the way back leads there", "return page.location.search === args", json!(before));
        }
        reader.finds_no(".divided");
        reader.sees("2020年，共 3 期");
        assert_eq!(rows(reader), year);
    }

    /// The table is the pictures' text; both can be kept.
    fn pictures_are_drawn_and_named(reader: &mut Reader) {
        reader.open(Size::Phone, &address(""));
        until_drawn(reader);
        let names = reader.js("return [...page.document.querySelectorAll('.pictures svg')].map((it) => it.getAttribute('aria-label'))", Value::Null);
        assert_eq!(names, json!(["各地对比 · 捐款捐物 · 2020年。数据见上表", "时间变化 · 捐款捐物 · 2020年。数据见上表"]));
        assert!(reader.count(".pictures .amount") > 1);
        let [_, _, width, height] = reader.rectangle(".pictures svg");
        assert!(width > 200.0 && height > 60.0, "{width} × {height}");
        reader.js(
            "page.saved = [];
            page.URL.createObjectURL = (blob) => { page.saved.push(blob); return '#'; };
            page.HTMLAnchorElement.prototype.click = () => {}",
            Value::Null,
        );
        for name in ["保存图片（SVG）", "保存图片（PNG）", "下载汇总表（CSV）", "下载明细（CSV）"] {
            reader.tap(name);
        }
        reader.until_js("four files are there", "return page.saved.length === 4", Value::Null);
        reader.js("Promise.all(page.saved.map((it) => it.type.startsWith('image/png') ? it.size > 1000 && it.type : it.text())).then((it) => (page.texts = it))", Value::Null);
        reader.until_js("they are read", "return !!page.texts", Value::Null);
        let texts = reader.js("return page.texts", Value::Null).to_string();
        for some in ["<svg", "image/png", "地区,协会,期数", "西藏,西藏质协", "0.5万元"] {
            assert!(texts.contains(some), "no {some} in {texts}");
        }
    }

    /// A year that does not come is told, and comes with another try.
    fn a_year_that_fails_is_told(reader: &mut Reader) {
        let data = data(reader);
        reader.server.fault(&data, Fault::Status(500));
        reader.allow("500");
        reader.open(Size::Phone, &address(""));
        reader.sees("数据读取失败");
        // What was there stays.
        reader.sees("西藏");
        reader.server.mend();
        reader.tap("重试");
        until_drawn(reader);
    }

    /// The list of issues and the summary of an issue lead to it.
    fn the_list_and_the_issues_lead_to_it(reader: &mut Reader) {
        for from in ["", "2020-15/"] {
            reader.open(Size::Phone, &format!("{PUBLISHED}{from}"));
            reader.finds("a[href$='summary.html']");
            reader.tap_css("a[href$='summary.html']");
            until_drawn(reader);
            reader.sees("历期汇总");
        }
    }

    /// Elder mode, dark and contrast, with facts open.
    fn nothing_stands_in_the_way(reader: &mut Reader) {
        for (theme, mode) in [("auto", "auto"), ("dark", "auto"), ("contrast", "auto"), ("auto", "elder")] {
            for size in [Size::Phone, Size::Wide] {
                reader.open(size, &address("?open=540000.own"));
                reader.finds(".facts");
                reader.js(
                    "for (const [name, value] of Object.entries(args)) page.document.documentElement.setAttribute('data-' + name, value)",
                    json!({ "theme": theme, "mode": mode }),
                );
                fits_the_window(reader);
                reader.screenshot(&format!("count-{theme}-{mode}"));
                let lines = found(reader, true);
                assert!(lines.is_empty(), "{theme} {mode} {size:?}: {lines:#?}");
            }
        }
    }
}
