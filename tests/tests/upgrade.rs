//! A site is replaced by a new build while a reader is in it.

use browser_tests::server::Fault;
use browser_tests::upgrade::upgrade;
use browser_tests::{Reader, Size, in_every_browser};
use serde_json::{Value, json};

/// Where the site is served.
const SITE: &str = "/site/";

const NEWEST: &str = "/site/2020-15/";

/// The hashed script that the page names: which build it is of.
fn build(reader: &Reader) -> Value {
    reader.js(
        "return page.document.querySelector('script[src*=viewer-]').getAttribute('src')",
        json!(null),
    )
}

/// What was asked of the site came.
fn all_came(reader: &Reader) {
    for request in reader.server.requests() {
        let is_ours = request.path.starts_with(SITE);
        assert!(!is_ours || request.status < 400, "{request:?}");
    }
}

/// What a reader does on the page of an issue, all of which is fetched late.
fn does_all(reader: &Reader) {
    for (opens, words) in [("目录", "重庆"), ("阅读", "字号")] {
        reader.tap(opens);
        reader.finds("dialog[open]");
        reader.sees(words);
        reader.tap("关闭");
        reader.finds_no("dialog[open]");
    }
    reader.js(
        "page.document.querySelector('bulletin-viewer').navigate('no-such-place')",
        json!(null),
    );
    reader.finds("#failure.notice");
    reader.back();
    reader.is_at("");
}

in_every_browser! {
    /// The page of the earlier build goes on with its own files, which the new build
    /// has kept: when the viewer starts after the change, and when it had started
    /// before. The next page is of the new build, and so is this one when the reader
    /// comes back or reloads.
    fn a_reader_in_the_page_of_an_earlier_build_goes_on(reader: &mut Reader) {
        let builds = upgrade();
        for starts_before in [false, true] {
            reader.server.put_folder(SITE, &builds.before);
            let start = builds.before.read_dir().expect("a folder");
            let start = start.filter_map(|it| it.ok()?.file_name().into_string().ok());
            let start = start.into_iter().find(|it| it.starts_with("start-") && it.ends_with(".js"));
            let start = format!("{SITE}{}", start.expect("there is one"));
            if !starts_before {
                reader.server.fault(&start, Fault::Hold);
            }
            reader.open(Size::Phone, NEWEST);
            let earlier = build(reader);
            if starts_before {
                reader.until_ready();
            } else {
                reader.until("the start is asked for", || Ok((reader.server.count(&start) > 0).then_some(())));
            }
            reader.server.put_folder(SITE, &builds.after);
            reader.server.mend();
            reader.until_ready();
            does_all(reader);
            assert_eq!(build(reader), earlier);

            reader.js("page.__old = true; page.document.querySelector('bulletin-viewer').navigate('2020-14')", json!(null));
            reader.until("another page", || {
                let there = reader.js("return !page.__old && page.location.pathname.endsWith('2020-14/') && page.document.readyState", json!(null));
                Ok((there == json!("complete")).then_some(()))
            });
            reader.sees("账目公开");
            assert_ne!(build(reader), earlier);
            reader.back();
            reader.sees("天津：主动作为，服务企业");
            reader.reload();
            reader.until_ready();
            assert_ne!(build(reader), earlier);
            does_all(reader);
            all_came(reader);
        }
    }

    /// So it is with an element on another page, which has the script of the earlier
    /// build: settings and failures come from its own files.
    fn an_element_of_an_earlier_build_goes_on(reader: &mut Reader) {
        let builds = upgrade();
        reader.server.put_folder(SITE, &builds.before);
        reader.server.put("/page.html", "text/html; charset=utf-8", "<!doctype html><html lang=zh-Hans><meta name=viewport content='width=device-width'>
            <title>协会</title><link rel=icon href=/test/icon.svg><script type=module src=/site/bulletin-viewer.js></script>
            <bulletin-viewer src=/site/data/archive.json><a href=/site/>简报</a></bulletin-viewer>");
        reader.read(Size::Phone, "/page.html");
        reader.server.put_folder(SITE, &builds.after);
        does_all(reader);
        reader.js("page.document.querySelector('bulletin-viewer').navigate('2020-14')", json!(null));
        reader.sees("账目公开");
        reader.back();
        reader.sees("天津：主动作为，服务企业");
        reader.reload();
        reader.until_ready();
        does_all(reader);
        all_came(reader);
    }
}
