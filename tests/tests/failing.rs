//! What a reader sees when something fails: each cause by its code, and how to
//! continue from it.

use crate::support::issue_15;
use browser_tests::server::Fault;
use browser_tests::{Browser, Reader, Size, in_chromium, in_every_browser};
use serde_json::{Value, json};

const ARCHIVE: &str = "/data/archive.json";
const NEWEST: &str = "/data/2020-15/issue.json";
const PREVIOUS: &str = "/data/2020-14/issue.json";

/// A host page with a viewer; the rest of the page must keep working.
const HOST: &str = "/test/host-page.html?src=/data/archive.json";

/// Every code, and the test that provokes it.
const TESTED: &[(&str, &str)] = &[
    ("http-status", "a_status_is_told_and_a_second_try_helps"),
    ("offline", "without_a_network_it_says_so"),
    ("network", "a_dropped_connection_is_told"),
    ("timeout", "an_answer_that_never_ends_is_given_up"),
    ("wrong-type", "a_page_in_place_of_the_archive_is_told"),
    ("broken-json", "a_damaged_file_is_told"),
    ("wrong-format", "a_file_of_another_kind_is_told"),
    ("newer-format", "a_newer_format_asks_for_a_newer_viewer"),
    ("invalid-data", "a_mistake_in_the_data_is_told_by_its_place"),
    ("no-such-issue", "a_link_to_no_issue_leaves_the_list"),
    ("no-such-place", "a_link_to_no_place_leaves_the_issue"),
    ("wasm-missing", "a_missing_wasm_is_told"),
    ("wasm-damaged", "a_damaged_wasm_is_told"),
    ("csp", "a_policy_against_wasm_is_told"),
    ("old-browser", "an_old_browser_keeps_what_stood_there"),
    ("panic", "a_panic_gives_back_what_stood_there"),
    ("panic-again", "a_second_panic_in_an_issue_is_the_last"),
    ("file-protocol", "a_source_that_is_a_local_file_is_told"),
];

/// Waits until a viewer fails with this code and shows this text, and returns
/// the detail of its event.
fn fails(reader: &Reader, code: &str, what: &str) -> Value {
    let detail = reader.until(&format!("a viewer fails with {code}"), || {
        let events = reader.events();
        let last = events.iter().rfind(|(name, _)| name == "bulletin-error");
        match last {
            Some((_, detail)) if detail["code"] == code => Ok(Some(detail.clone())),
            _ => Err(format!("{events:?}")),
        }
    });
    reader.finds("#failure .what");
    reader.sees(what);
    // No loading indicator is shown beside a failure.
    reader.finds_no("#loading");
    detail
}

/// The details for the webmaster, expanded.
fn details(reader: &Reader) -> String {
    reader.tap("给网站管理员");
    reader.finds("#failure pre");
    let text = reader.js(
        "return matching({ css: '#failure pre' })[0].textContent",
        json!(null),
    );
    text.as_str().unwrap_or_default().to_owned()
}

/// Lets time pass until a viewer gives up a request, once everything else that
/// it needs has come.
fn waits_in_vain_for(reader: &Reader, path: &str) {
    let wasm = reader.server.named("/viewer-", ".wasm");
    for needed in [ARCHIVE, &wasm] {
        let has_come = "return window.__recorded.asked.some((it) => it.endsWith(args))";
        reader.until_js("the rest has come", has_come, json!(needed));
    }
    let before = reader.server.count(path);
    reader.until("a viewer fails", || {
        reader.advance(1000);
        let events = reader.events();
        let failed = events.iter().any(|(name, _)| name == "bulletin-error");
        match failed {
            true => Ok(Some(())),
            false => Err(format!("{path} was requested {before} times")),
        }
    });
}

/// The server recovers, the reader retries, and the issue is shown.
fn reads_after_a_second_try(reader: &Reader) {
    reader.server.mend();
    forget_events(reader);
    reader.tap("重试");
    reader.until_ready();
    reader.sees("同心战疫，各地质协在行动");
    reader.finds_no("#failure");
}

fn forget_events(reader: &Reader) {
    reader.js("window.__recorded.events = []", json!(null));
}

/// The host page is unchanged and still works.
fn the_page_stands(reader: &Reader) {
    reader.sees("协会的网页");
    reader.sees("网页的页脚");
    let before = reader.js(
        "return page.document.getElementById('count').textContent",
        json!(null),
    );
    reader.tap_css("#count");
    reader.until_js(
        "the page's own button works",
        "return page.document.getElementById('count').textContent !== args",
        before,
    );
}

/// The slotted content is shown.
fn the_slotted_text_stands(reader: &Reader) {
    reader.sees("阅读器来之前的正文");
}

/// Allows what browsers themselves log about a faulty answer.
fn expect_a_bad_answer(reader: &mut Reader) {
    reader.allow("Failed to load resource");
}

/// A trap reaches the page's error handlers like any exception; a development build
/// also logs the panic.
fn expect_a_panic(reader: &mut Reader) {
    for words in ["error: ", "rejection: ", "RuntimeError", "panicked at"] {
        reader.allow(words);
    }
}

/// Makes DOM methods throw that Yew relies on.
fn break_the_page(reader: &Reader) {
    reader.js(
        "const { prototype } = page.Node;
        page.whole ??= [prototype.insertBefore, prototype.appendChild];
        // The loader puts its own nodes where they belong by other methods.
        const fail = () => { throw new page.Error('no more nodes') };
        prototype.insertBefore = prototype.appendChild = fail",
        json!(null),
    );
}

fn mend_the_page(reader: &Reader) {
    reader.js(
        "[page.Node.prototype.insertBefore, page.Node.prototype.appendChild] = page.whole",
        json!(null),
    );
}

/// The viewer panics, and where it is tried again it does so once more.
fn panics_twice(reader: &Reader) {
    break_the_page(reader);
    reader.tap("目录");
    fails(reader, "panic", "阅读器出错");
    forget_events(reader);
    reader.tap("重试");
}

in_every_browser! {
    /// An HTTP status is named in the details; a retry loads once the server recovers.
    fn a_status_is_told_and_a_second_try_helps(reader: &mut Reader) {
        expect_a_bad_answer(reader);
        reader.server.fault(ARCHIVE, Fault::Status(403));
        reader.open(Size::Phone, HOST);
        let detail = fails(reader, "http-status", "服务器未能提供这份简报");
        assert_eq!(detail["status"], json!(403));
        assert!(detail["url"].as_str().is_some_and(|url| url.ends_with(ARCHIVE)), "{detail}");
        the_slotted_text_stands(reader);
        the_page_stands(reader);
        let details = details(reader);
        for line in ["code: http-status", "status: 403", "/data/archive.json", "browser: "] {
            assert!(details.contains(line), "{line} is no part of {details}");
        }
        reader.screenshot("failing/http-status");
        reader.tap("复制这些信息");
        reader.until("it says whether it is copied", || {
            let text = reader.text();
            let said = text.contains("已复制") || text.contains("请选中上面的文字复制");
            Ok(said.then_some(()))
        });
        reads_after_a_second_try(reader);
        the_page_stands(reader);
    }

    /// Without a network the failure is shown without loading anything.
    fn without_a_network_it_says_so(reader: &mut Reader) {
        expect_a_bad_answer(reader);
        reader.read(Size::Phone, HOST);
        reader.js("Object.defineProperty(page.navigator, 'onLine', { get: () => false, configurable: true })", json!(null));
        reader.server.fault(PREVIOUS, Fault::Drop);
        reader.server.fault(&reader.server.named("/failure-", ".js"), Fault::Drop);
        reader.tap("上一期");
        fails(reader, "offline", "网络未连接");
        reader.sees("code: offline");
        the_page_stands(reader);
        reader.js("delete page.navigator.onLine", json!(null));
        reader.server.mend();
        forget_events(reader);
        reader.tap("重试");
        reader.until_ready();
        reader.sees("同心战疫");
    }

    /// A connection that breaks before the answer and in the middle of it.
    fn a_dropped_connection_is_told(reader: &mut Reader) {
        expect_a_bad_answer(reader);
        reader.server.fault(ARCHIVE, Fault::Drop);
        reader.open(Size::Phone, HOST);
        fails(reader, "network", "简报加载失败");
        the_slotted_text_stands(reader);
        the_page_stands(reader);
        reader.server.mend();
        let wasm = reader.server.named("/viewer-", ".wasm");
        for path in [NEWEST, &wasm] {
            reader.server.fault(path, Fault::Truncated(3000));
            forget_events(reader);
            reader.open(Size::Phone, HOST);
            fails(reader, "network", "简报加载失败");
            reads_after_a_second_try(reader);
        }
    }

    /// The attribute `timeout` is the number of seconds without a byte.
    fn an_answer_that_never_ends_is_given_up(reader: &mut Reader) {
        expect_a_bad_answer(reader);
        let address = format!("{HOST}&timeout=1");
        for fault in [Fault::Hold, Fault::Stall(100)] {
            reader.server.fault(NEWEST, fault);
            reader.open(Size::Phone, &address);
            waits_in_vain_for(reader, NEWEST);
            let detail = fails(reader, "timeout", "加载超时");
            assert_eq!(detail["detail"], json!("1 s"));
            assert!(detail["url"].as_str().is_some_and(|it| it.ends_with(NEWEST)), "{detail}");
            the_page_stands(reader);
            // A retry that fails is reported again.
            forget_events(reader);
            reader.tap("重试");
            waits_in_vain_for(reader, NEWEST);
            fails(reader, "timeout", "加载超时");
            reads_after_a_second_try(reader);
        }
    }

    /// An HTML page with status 200, as servers of single-page applications send it.
    fn a_page_in_place_of_the_archive_is_told(reader: &mut Reader) {
        reader.server.fault(ARCHIVE, Fault::Page);
        reader.open(Size::Phone, HOST);
        let detail = fails(reader, "wrong-type", "获取的文件不是简报");
        assert_eq!(detail["found"], json!("text/html; charset=utf-8"));
        the_slotted_text_stands(reader);
        the_page_stands(reader);
        reads_after_a_second_try(reader);
    }

    /// A truncated file, a file in another encoding, and an empty one.
    fn a_damaged_file_is_told(reader: &mut Reader) {
        let mut half = reader.server.file(ARCHIVE);
        half.truncate(half.len() / 2);
        let gbk = b"{\"format\":\"bulletin-archive/1\",\"publisher\":\"\xd6\xd0\xb9\xfa\"}".to_vec();
        for body in [half, gbk, Vec::new()] {
            reader.server.fault(ARCHIVE, Fault::Body(body));
            reader.open(Size::Phone, HOST);
            fails(reader, "broken-json", "简报文件已损坏");
            the_slotted_text_stands(reader);
            the_page_stands(reader);
            reads_after_a_second_try(reader);
        }
    }

    /// JSON of another kind.
    fn a_file_of_another_kind_is_told(reader: &mut Reader) {
        for body in ["{\"name\":\"package\"}", "[1,2]", "{\"format\":\"feed/1\"}"] {
            reader.server.fault(ARCHIVE, Fault::Body(body.into()));
            reader.open(Size::Phone, HOST);
            fails(reader, "wrong-format", "这个文件不是简报");
            the_page_stands(reader);
            reads_after_a_second_try(reader);
        }
    }

    /// A newer format; reloading the page may bring a newer viewer.
    fn a_newer_format_asks_for_a_newer_viewer(reader: &mut Reader) {
        let archive = reader.server.file(ARCHIVE);
        let archive = String::from_utf8(archive).expect("the sample is UTF-8");
        let newer = archive.replace("bulletin-archive/1", "bulletin-archive/2");
        reader.server.put(ARCHIVE, "application/json", newer);
        reader.open(Size::Phone, HOST);
        fails(reader, "newer-format", "这份简报要用更新的阅读器");
        the_slotted_text_stands(reader);
        the_page_stands(reader);
        reader.server.put(ARCHIVE, "application/json", archive);
        forget_events(reader);
        reader.tap("刷新网页");
        reader.until_ready();
        reader.sees("同心战疫，各地质协在行动");
    }

    /// The place of the mistake, what is expected there and what was found.
    fn a_mistake_in_the_data_is_told_by_its_place(reader: &mut Reader) {
        let mut issue = issue_15(reader);
        issue["sections"][1]["blocks"][0] = json!({ "paragraph": 5 });
        reader.server.put(NEWEST, "application/json", issue.to_string());
        reader.open(Size::Phone, HOST);
        let detail = fails(reader, "invalid-data", "简报数据有一处错误");
        assert_eq!(detail["place"], json!("sections[1].blocks[0].paragraph"));
        assert!(detail["expected"].is_string(), "{detail}");
        assert!(details(reader).contains("place: sections[1].blocks[0].paragraph"));
        // The archive is still usable.
        reader.sees("两地协会服务企业的小事");
        the_page_stands(reader);
        reader.screenshot("failing/invalid-data");
    }

    /// A link to a missing issue shows the list of the existing ones, with the name of
    /// the periodical, from which one can be opened; nothing else would help. Going back
    /// tells the same failure beside the issue that is being read.
    fn a_link_to_no_issue_leaves_the_list(reader: &mut Reader) {
        reader.open(Size::Phone, &format!("{HOST}#bulletin/2099-1"));
        let detail = fails(reader, "no-such-issue", "没有这一期");
        assert_eq!(detail["found"], json!("2099-1"));
        reader.sees("全国质协系统抗击疫情防控工作简报 · 各期");
        assert_eq!(reader.count("#failure > button"), 0);
        the_page_stands(reader);
        reader.screenshot("failing/no-such-issue");
        forget_events(reader);
        reader.tap("两地协会服务企业的小事");
        reader.until_ready();
        reader.is_at("#bulletin/2020-13");
        reader.finds(".headline");
        reader.finds_no("#failure");
        reader.back();
        let detail = fails(reader, "no-such-issue", "没有这一期");
        assert_eq!(detail["issue"], json!("2099-1"));
        reader.is_at("#bulletin/2020-13");
        reader.sees("两地协会服务企业的小事");
        reader.finds(".headline");
        reader.sees_no("重试");
        reader.tap("知道了");
        reader.finds_no("#failure");
        // Centred on a wide screen, below the panel.
        reader.open(Size::Wide, &format!("{HOST}#bulletin/2099-1"));
        reader.finds(".list-only");
        let [left, _, width, _] = reader.rectangle(".list-only");
        assert!((left + width / 2.0 - 640.0).abs() < 10.0, "from {left}, {width} wide");
    }

    /// A broken issue leaves the rest of the archive usable.
    fn a_broken_issue_leaves_the_others(reader: &mut Reader) {
        expect_a_bad_answer(reader);
        reader.read(Size::Phone, HOST);
        for (fault, code, what) in [
            (Fault::Status(404), "http-status", "服务器未能提供这份简报"),
            (Fault::Body(b"{".to_vec()), "broken-json", "简报文件已损坏"),
        ] {
            reader.server.fault(PREVIOUS, fault.clone());
            reader.tap("上一期");
            fails(reader, code, what);
            // What was being read stays, and the address is its own.
            reader.sees("天津：主动作为，服务企业");
            reader.is_at("#bulletin/2020-15");
            the_page_stands(reader);
            // Another issue opens; it takes the entry of the one that failed.
            forget_events(reader);
            reader.tap("各期");
            reader.tap("两地协会服务企业的小事");
            reader.until_ready();
            reader.finds_no("#failure");
            reader.back();
            reader.sees("天津：主动作为，服务企业");
            // Opened by its address, it leaves the list.
            reader.open(Size::Phone, &format!("{HOST}#bulletin/2020-14"));
            fails(reader, code, what);
            reader.finds_no(".headline");
            the_page_stands(reader);
            forget_events(reader);
            reader.tap("两地协会服务企业的小事");
            reader.until_ready();
            reader.finds(".headline");
            reader.finds_no("#failure");
            // Back leads to the broken one; once it is repaired, a retry shows it.
            reader.back();
            fails(reader, code, what);
            reader.sees("两地协会服务企业的小事");
            reader.server.mend();
            forget_events(reader);
            reader.tap("重试");
            reader.until_ready();
            reader.is_at("#bulletin/2020-14");
            reader.sees("一期简报里能放些什么");
            reader.finds_no("#failure");
            reader.read(Size::Phone, HOST);
        }
    }

    /// The issue is shown with a notice that can be dismissed.
    fn a_link_to_no_place_leaves_the_issue(reader: &mut Reader) {
        reader.open(Size::Phone, &format!("{HOST}#bulletin/2020-15/nowhere"));
        let detail = fails(reader, "no-such-place", "这一期里没有链接所指的位置");
        assert_eq!(detail["found"], json!("nowhere"));
        reader.finds("#failure.notice");
        reader.sees("天津：主动作为，服务企业");
        the_page_stands(reader);
        reader.screenshot("failing/no-such-place");
        reader.tap("知道了");
        reader.finds_no("#failure");
        reader.sees("天津：主动作为，服务企业");
        // The focus stays in the viewer when the button is removed.
        reader.has_focus_on(".headline");
    }

    /// The wasm is missing, or a page is served in its place.
    fn a_missing_wasm_is_told(reader: &mut Reader) {
        expect_a_bad_answer(reader);
        let wasm = reader.server.named("/viewer-", ".wasm");
        for fault in [Fault::Status(404), Fault::Page] {
            reader.server.fault(&wasm, fault);
            reader.open(Size::Phone, HOST);
            let detail = fails(reader, "wasm-missing", "阅读器缺了一个文件");
            assert!(detail["url"].as_str().is_some_and(|url| url.ends_with(&wasm)), "{detail}");
            the_slotted_text_stands(reader);
            the_page_stands(reader);
            reads_after_a_second_try(reader);
        }
    }

    /// A truncated wasm, zeros, a wasm of another build that lacks the imports, and
    /// an empty file.
    fn a_damaged_wasm_is_told(reader: &mut Reader) {
        let wasm = reader.server.named("/viewer-", ".wasm");
        let whole = reader.server.file(&wasm);
        let half = whole[..whole.len() / 2].to_vec();
        let other = vec![0, 97, 115, 109, 1, 0, 0, 0];
        for body in [half, vec![0; whole.len()], other, Vec::new()] {
            reader.server.fault(&wasm, Fault::Body(body));
            reader.open(Size::Phone, HOST);
            fails(reader, "wasm-damaged", "阅读器文件已损坏");
            the_slotted_text_stands(reader);
            the_page_stands(reader);
            reads_after_a_second_try(reader);
        }
    }

    /// A server that does not know the media type of wasm is no failure.
    fn a_wasm_of_another_type_is_read(reader: &mut Reader) {
        let wasm = reader.server.named("/viewer-", ".wasm");
        for kind in ["text/plain", "application/octet-stream"] {
            reader.server.fault(&wasm, Fault::Type(kind));
            reader.read(Size::Phone, "/");
            reader.server.mend();
        }
    }

    /// Some WebViews compile nothing from a stream, whatever it is; others lack the
    /// function. The file is compiled as a whole; what is damaged still is.
    fn a_wasm_that_no_stream_brings_is_compiled(reader: &mut Reader) {
        let wasm = reader.server.named("/viewer-", ".wasm");
        let whole = reader.server.file(&wasm);
        for prelude in [
            "WebAssembly.compileStreaming = async () => { throw new TypeError('not from here') }",
            "WebAssembly.compileStreaming = async (answer) => { await (await answer).body.getReader().read(); throw new TypeError('not from here') }",
            "delete WebAssembly.compileStreaming",
        ] {
            reader.server.prelude(prelude);
            reader.server.fault(&wasm, Fault::Body(whole[..whole.len() / 2].to_vec()));
            reader.open(Size::Phone, HOST);
            fails(reader, "wasm-damaged", "阅读器文件已损坏");
            reads_after_a_second_try(reader);
        }
    }

    /// A policy that forbids wasm.
    fn a_policy_against_wasm_is_told(reader: &mut Reader) {
        for words in ["Content Security Policy", "Content-Security-Policy", "csp: ", "CSP"] {
            reader.allow(words);
        }
        reader.server.page_header(
            "content-security-policy",
            "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; frame-src 'self'",
        );
        reader.open(Size::Phone, HOST);
        fails(reader, "csp", "网页的安全设置挡住了阅读器");
        the_slotted_text_stands(reader);
        the_page_stands(reader);
        assert!(details(reader).contains("code: csp"));
    }

    /// A policy that forbids fetching the data.
    fn a_policy_against_the_data_is_told(reader: &mut Reader) {
        for words in ["Content Security Policy", "Content-Security-Policy", "csp: ", "CSP", "due to access control checks"] {
            reader.allow(words);
        }
        reader.server.page_header(
            "content-security-policy",
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; frame-src 'self'",
        );
        reader.open(Size::Phone, HOST);
        let detail = fails(reader, "csp", "网页的安全设置挡住了阅读器");
        assert!(detail["detail"].as_str().is_some_and(|it| it.contains("connect-src")), "{detail}");
        the_slotted_text_stands(reader);
        the_page_stands(reader);
    }

    /// The strictest policy under which the viewer works is not violated.
    fn a_strict_policy_is_kept_quietly(reader: &mut Reader) {
        reader.server.page_header(
            "content-security-policy",
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; img-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'",
        );
        reader.read(Size::Phone, "/");
        reader.finds(".tail");
        reader.tap("目录");
        reader.finds("dialog[open]");
        reader.press("Escape");
        reader.finds_no("dialog[open]");
        reader.tap_css("[data-figure]");
        reader.finds("dialog[open]");
        reader.press("Escape");
        reader.finds_no("dialog[open]");
        reader.tap("上一期");
        reader.sees("一期简报里能放些什么");
    }

    /// In browsers that are too old the slotted content stays.
    fn an_old_browser_keeps_what_stood_there(reader: &mut Reader) {
        for lacked in ["WebAssembly", "reference types", "adoptedStyleSheets", "ReadableStream", "HTMLDialogElement"] {
            reader.open(Size::Phone, &format!("/test/host-page.html?src=/data/archive.json&without={lacked}"));
            let detail = fails(reader, "old-browser", "浏览器版本过低，无法使用阅读器");
            assert!(detail["found"].as_str().is_some_and(|it| it.contains(lacked.trim_start_matches("HTML").trim_end_matches("Element")) || it.contains("dialog")), "{detail}");
            the_slotted_text_stands(reader);
            the_page_stands(reader);
        }
        // Nothing is fetched in vain.
        assert_eq!(reader.server.count(ARCHIVE), 0);
    }

    /// After a trap in the wasm the slotted content is shown again, and another try
    /// runs in another instance of the wasm, on the same page. Only the viewers that
    /// ran in the first one have failed.
    fn a_panic_gives_back_what_stood_there(reader: &mut Reader) {
        expect_a_panic(reader);
        reader.read(Size::Phone, HOST);
        reader.sees_no("阅读器来之前的正文");
        reader.js("page.stays = true", json!(null));
        break_the_page(reader);
        reader.tap("目录");
        let detail = fails(reader, "panic", "阅读器出错");
        assert!(detail["detail"].as_str().is_some_and(|it| !it.is_empty()), "{detail}");
        the_slotted_text_stands(reader);
        the_page_stands(reader);
        reader.screenshot("failing/panic");
        // A crashed viewer is not called again, and what is left of it does nothing.
        let said = reader.messages().len();
        reader.js("page.document.querySelector('bulletin-viewer').navigate('summary')", json!(null));
        reader.js("for (const name of ['scroll', 'pagehide', 'popstate']) page.dispatchEvent(new page.Event(name))", json!(null));
        reader.until_drawn();
        the_slotted_text_stands(reader);
        assert_eq!(reader.messages().len(), said, "{:?}", reader.messages());
        // One that comes later runs.
        mend_the_page(reader);
        forget_events(reader);
        reader.js(
            "const viewer = page.document.createElement('bulletin-viewer');
            viewer.id = 'later';
            viewer.setAttribute('src', '/data/archive.json');
            page.document.querySelector('main').append(viewer)",
            json!(null),
        );
        reader.until_ready();
        the_slotted_text_stands(reader);
        assert_eq!(reader.count("#failure"), 1);
        forget_events(reader);
        reader.tap("重试");
        reader.until_ready();
        reader.sees_no("阅读器来之前的正文");
        reader.finds_no("#failure");
        // Where it was asked to go meanwhile.
        reader.is_at("#bulletin/2020-15/summary");
        reader.tap("目录");
        reader.finds("dialog[open]");
        reader.press("Escape");
        reader.finds_no("dialog[open]");
        let stays = reader.js("return page.stays", json!(null));
        assert_eq!(stays, json!(true), "the page is another one");
    }

    /// A second panic in the same issue says so and offers what is left: another page.
    fn a_second_panic_in_an_issue_is_the_last(reader: &mut Reader) {
        expect_a_panic(reader);
        reader.read(Size::Phone, HOST);
        panics_twice(reader);
        fails(reader, "panic-again", "阅读器再次出错");
        the_slotted_text_stands(reader);
        the_page_stands(reader);
        assert!(details(reader).contains("code: panic-again"));
        // Another issue is another try.
        mend_the_page(reader);
        forget_events(reader);
        reader.js("page.document.querySelector('bulletin-viewer').setAttribute('issue', '2020-13')", json!(null));
        reader.until_ready();
        reader.sees("两地协会服务企业的小事");
        panics_twice(reader);
        fails(reader, "panic-again", "阅读器再次出错");
        forget_events(reader);
        reader.tap("刷新网页");
        reader.until_ready();
        reader.sees("同心战疫，各地质协在行动");
    }

    /// Browsers do not let a page read local files.
    fn a_source_that_is_a_local_file_is_told(reader: &mut Reader) {
        reader.open(Size::Phone, "/test/host-page.html?src=file:///bulletins/archive.json");
        fails(reader, "file-protocol", "这个网页是从本机文件打开的");
        the_slotted_text_stands(reader);
        the_page_stands(reader);
    }

    /// On a slow network the skeleton comes first, then the progress, then the issue.
    fn a_slow_network_shows_how_far_it_is(reader: &mut Reader) {
        let wasm = reader.server.named("/viewer-", ".wasm");
        reader.server.fault(&wasm, Fault::Stall(60_000));
        reader.open(Size::Phone, "/");
        // The skeleton of the page is at least as high as the window.
        reader.until_js("something is coming", "return page.document.querySelector('bulletin-viewer').shadowRoot.querySelector('.skeleton').clientHeight >= page.innerHeight", json!(null));
        reader.sees_no("正在打开简报…");
        reader.advance(2000);
        reader.sees("正在打开简报…");
        let amount = || {
            let text = reader.js(
                "return page.document.querySelector('bulletin-viewer').shadowRoot.querySelector('#loading p').textContent.split('… ').pop()",
                json!(null),
            );
            text.as_str().unwrap_or_default().to_owned()
        };
        reader.until("it says how far it is", || {
            let amount = amount();
            let (some, all) = amount.split_once(" / ").unwrap_or_default();
            let some: f64 = some.parse().unwrap_or_default();
            let all: f64 = all.trim_end_matches(" KB").parse().unwrap_or_default();
            match some >= 60.0 && all > some {
                true => Ok(Some(())),
                false => Err(amount),
            }
        });
        let value = reader.js("const bar = matching({ css: 'progress' })[0]; return bar.value / bar.max", json!(null));
        assert!(value.as_f64().is_some_and(|it| it > 0.1 && it < 0.9), "{value}");
        reader.screenshot("failing/slow");
        reader.server.mend();
        reader.until_ready();
        reader.finds_no("#loading");
    }
}

in_chromium! {
    /// The network really goes away and comes back.
    fn a_real_loss_of_the_network_is_told(reader: &mut Reader) {
        assert_eq!(reader.browser(), Browser::Chromium);
        expect_a_bad_answer(reader);
        reader.read(Size::Phone, HOST);
        let network = |offline: bool| {
            let conditions = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
            reader.session().protocol("Network.enable", json!({}));
            reader.session().protocol("Network.emulateNetworkConditions", conditions);
        };
        network(true);
        reader.tap("上一期");
        fails(reader, "offline", "网络未连接");
        network(false);
        forget_events(reader);
        reader.tap("重试");
        reader.until_ready();
        reader.finds(".headline");
    }
}

/// The codes of `causes.js`, in its order.
fn codes() -> Vec<String> {
    let table = include_str!("../../assets/loader/causes.js");
    let body = table
        .split_once("export const CAUSES = {")
        .expect("the table stands in causes.js")
        .1;
    let rows = body.lines().filter_map(|line| {
        // Rows are indented by two spaces, their contents by more.
        let row = line
            .strip_prefix("  ")
            .filter(|row| !row.starts_with([' ', ')', '}']))?;
        let (code, _) = row.split_once(": ")?;
        Some(code.trim_matches('"').to_owned())
    });
    rows.collect()
}

/// Each code has a test that provokes it.
#[test]
fn every_code_has_a_test() {
    let codes = codes();
    let tested: Vec<_> = TESTED.iter().map(|(code, _)| *code).collect();
    assert_eq!(codes, tested);
    for (code, test) in TESTED {
        let source = include_str!("failing.rs");
        let body = source
            .split_once(&format!("fn {test}(reader"))
            .unwrap_or_else(|| panic!("{code}: there is no test {test}"))
            .1;
        let body = body.split_once("\n    }\n").expect("a test ends").0;
        assert!(
            body.contains(&format!("fails(reader, \"{code}\"")),
            "{test} does not meet {code}"
        );
    }
}
