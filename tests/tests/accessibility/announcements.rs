//! What happens is announced: by moving the focus, or else by a live region.

use super::{NEWEST, come_to, leave};
use browser_tests::server::Fault;
use browser_tests::{Reader, Size, in_every_browser};
use serde_json::{Value, json};

/// Records from now on what live regions announce: `page.heard`. A status must be
/// in the page before its text changes; an alert may be inserted with its text.
fn listen(reader: &Reader) {
    reader.js(
        "page.heard = [];
        // What counts is what is shown in the next frame: a script may show a region
        // after it has changed it.
        const say = (live) => {
            const words = live ? tidy(live.textContent) : '';
            if (words) page.requestAnimationFrame(() => live.getClientRects().length && page.heard.push(words));
        };
        const hear = (root) => new page.MutationObserver((list) => {
            for (const { target, addedNodes } of list) {
                say((target.nodeType === 1 ? target : target.parentElement)?.closest('[role=status], [role=alert], [aria-live]'));
                for (const node of addedNodes) {
                    if (node.nodeType !== 1) continue;
                    for (const alert of [node, ...node.querySelectorAll('*')]) if (alert.matches('[role=alert]')) say(alert);
                }
            }
        }).observe(root, { subtree: true, childList: true, characterData: true });
        hear(page.document);
        for (const one of elements()) if (one.shadowRoot) hear(one.shadowRoot);",
        Value::Null,
    );
}

fn hears(reader: &Reader, words: &str) {
    reader.until(&format!("“{words}” is heard"), || {
        let heard = reader.js("return page.heard", Value::Null);
        let list = heard.as_array().cloned().unwrap_or_default();
        match list
            .iter()
            .any(|it| it.as_str().is_some_and(|it| it.contains(words)))
        {
            true => Ok(Some(())),
            false => Err(format!("heard was {heard}")),
        }
    });
    reader.js("page.heard = []", Value::Null);
}

in_every_browser! {
    /// A slow load is announced, and so is its end.
    fn a_slow_load_says_that_it_goes_on_and_ends(reader: &mut Reader) {
        come_to(reader, "loading", Size::Phone);
        reader.reload();
        reader.finds("#loading");
        listen(reader);
        reader.advance(2000);
        hears(reader, "正在打开简报");
        assert_eq!(
            reader.js("return [...elements()].find((one) => one.localName === 'progress').getAttribute('aria-label')", Value::Null),
            json!("正在打开简报…")
        );
        reader.server.mend();
        hears(reader, "简报已打开");
    }

    /// A failure is announced; a successful retry moves the focus to the text.
    fn a_failure_says_what_happened(reader: &mut Reader) {
        reader.allow("Failed to load resource");
        reader.read(Size::Phone, "/");
        reader.finds("article[part] .tail");
        listen(reader);
        reader.server.fault("/data/2020-14/issue.json", Fault::Status(500));
        reader.tap("上一期");
        hears(reader, "服务器未能提供这份简报");
        reader.server.mend();
        reader.tap("重试");
        reader.has_focus_on("headline");
    }

    /// A link to a missing place.
    fn notices_are_said(reader: &mut Reader) {
        reader.read(Size::Phone, "/");
        reader.finds("article[part] .tail");
        listen(reader);
        reader.goes_to("#bulletin/2020-15/nowhere");
        hears(reader, "没有链接所指的位置");
        assert!(reader.server.count(NEWEST) == 1);
    }

    /// Another order of the summary, also the same again, and a saved table.
    fn what_the_summary_does_is_said(reader: &mut Reader) {
        reader.read(Size::Phone, "/#bulletin/2020-15/summary");
        reader.finds("article[part] .summary");
        reader.js("page.HTMLAnchorElement.prototype.click = () => {}", Value::Null);
        listen(reader);
        for _ in 0..2 {
            reader.tap("金额从高到低");
            hears(reader, "排序：金额从高到低");
        }
        for _ in 0..2 {
            reader.tap("下载表格");
            hears(reader, "表格已保存");
        }
    }

    /// A modal sheet has a live region of its own: those behind it are inert.
    fn the_defaults_that_are_back_are_said(reader: &mut Reader) {
        come_to(reader, "settings", Size::Phone);
        listen(reader);
        reader.tap("恢复默认");
        hears(reader, "已恢复默认");
        leave(reader);
    }

    /// The next figure, and the offer to resume.
    fn what_appears_is_said(reader: &mut Reader) {
        come_to(reader, "figure", Size::Phone);
        listen(reader);
        reader.press("ArrowRight");
        hears(reader, "3 / 3");
        leave(reader);
        come_to(reader, "left-off", Size::Phone);
        let offer = "return [...elements()].some((one) => one.matches('[role=status] .card'))";
        assert_eq!(reader.js(offer, Value::Null), json!(true));
        leave(reader);
    }

    /// The focus follows a navigation.
    fn the_focus_goes_along(reader: &mut Reader) {
        reader.read(Size::Wide, "/");
        reader.finds("article[part] .tail");
        for (place, name) in [("zhejiang", "浙江"), ("summary", "各地汇总"), ("figures", "图片"), ("", "同心战疫")] {
            reader.tap_css(&format!(".side [data-go='{place}']"));
            reader.has_focus_on(name);
        }
        // A title links to its own section.
        reader.scroll_to_css("#xizang", 100.0);
        reader.tap_css("#xizang a");
        reader.is_at("#bulletin/2020-15/xizang");
        reader.has_focus_on("#xizang");
        // By the keyboard: the place gone to is kept until the next key or tap.
        reader.js("matching({ css: '.pager a' })[0].focus()", Value::Null);
        reader.press("Enter");
        reader.has_focus_on("一期简报里能放些什么");
    }

    /// Also where the reader scrolls while the other issue is loading.
    fn the_focus_goes_along_whatever_comes_between(reader: &mut Reader) {
        reader.read(Size::Wide, "/");
        reader.finds("article[part] .tail");
        reader.server.fault("/data/2020-14/issue.json", Fault::Hold);
        reader.js("matching({ css: '.pager a' })[0].focus()", Value::Null);
        reader.press("Enter");
        reader.is_at("#bulletin/2020-14");
        reader.scroll_to_css("#xizang", 20.0);
        reader.finds(".side [data-go=xizang][aria-current]");
        reader.scroll_to_css("#zhejiang", 20.0);
        reader.finds(".side [data-go=zhejiang][aria-current]");
        reader.server.mend();
        reader.has_focus_on("一期简报里能放些什么");
        reader.until_js("its top is in view", "return matching({ css: '.headline' })[0].getBoundingClientRect().top > -4", Value::Null);
    }

    /// Copying the details of a failure.
    fn what_was_copied_is_said(reader: &mut Reader) {
        come_to(reader, "failed", Size::Phone);
        listen(reader);
        reader.tap("复制这些信息");
        reader.until_js("it is said", "return page.heard.some((it) => it.includes('已复制') || it.includes('请选中上面的文字复制'))", Value::Null);
        leave(reader);
    }
}
