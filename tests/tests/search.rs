//! The search: of the open issue, of the archive, and of an archive without an index.

use crate::support::open_static;
use browser_tests::server::PUBLISHED;
use browser_tests::{Reader, Size, in_every_browser};
use serde_json::json;

/// How many words are marked in the page, as the small bar says: `1 / 3`.
const AT: &str = "return matching({ css: '.finder .at' })[0]?.textContent === args";

fn until_at(reader: &Reader, query: &str, at: usize, of: usize) {
    let said = format!("{query} {at} / {of}");
    reader.until_js(&format!("the bar says {said}"), AT, json!(said));
}

fn until_found(reader: &Reader, words: &str) {
    let says = "return matching({ css: '.told' })[0]?.textContent === args";
    reader.until_js(&format!("the search says {words}"), says, json!(words));
}

fn search_list(reader: &mut Reader, size: Size, query: &str) {
    reader.open(size, PUBLISHED);
    reader.tap("搜索");
    reader.until_js(
        "it is open",
        "return !!matching({ css: 'dialog.search[open]' })[0]",
        json!(null),
    );
    reader.type_text(query);
    reader.advance(300);
}

in_every_browser! {
    /// From the list to the sentence: any characters, in whatever form, also across
    /// bold; the words stand in the address and are marked where they lead to.
    fn a_phrase_is_found_and_opened(reader: &mut Reader) {
        search_list(reader, Size::Phone, "雪域同心");
        until_found(reader, "共 1 期");
        let marked = reader.js("return matching({ css: '.found mark' })[0].textContent", json!(null));
        assert_eq!(marked, json!("雪域同心"));
        reader.until_js("the query is in the address", "return new URL(page.location.href).searchParams.get('q') === args", json!("雪域同心"));
        reader.screenshot("search/list");
        reader.tap_css(".found a .sentence");
        reader.until_js("the issue is open", "return page.location.pathname.endsWith('/2020-15/') && !!page.location.hash", json!(null));
        until_at(reader, "雪域同心", 1, 1);
        reader.screenshot("search/arrived");
        reader.back();
        reader.until_js("the list is back with what was found", "return matching({ css: '.found mark' })[0]?.textContent === args", json!("雪域同心"));
    }

    /// Without anything that matches it says so; another word is then found.
    fn nothing_found_is_said(reader: &mut Reader) {
        search_list(reader, Size::Phone, "鑫鑫");
        until_found(reader, "没有找到。可以少写几个字，或换个说法。");
        assert_eq!(reader.count(".found a"), 0);
    }

    /// The open issue answers at once: its sentences are listed, and stepped through.
    fn the_open_issue_is_searched(reader: &mut Reader) {
        reader.read(Size::Wide, &format!("{PUBLISHED}2020-15/"));
        reader.tap_css(".side [data-do=search]");
        reader.until_js("it is open", "return !!matching({ css: 'dialog.search[open]' })[0]", json!(null));
        reader.type_text("會費");
        reader.until_js("it lists its own places", "return matching({ css: '.own mark' }).length > 0", json!(null));
        let of = "return +/\\d+/.exec(matching({ css: '.own h2' })[0].textContent)[0]";
        let count = reader.js(of, json!(null)).as_u64().expect("a number") as usize;
        assert!(count > 1);
        reader.screenshot("search/issue");
        reader.tap("逐处查看");
        until_at(reader, "會費", 1, count);
        reader.tap("下一处");
        until_at(reader, "會費", 2, count);
        reader.tap("上一处");
        reader.tap("上一处");
        until_at(reader, "會費", count, count);
        reader.tap("结束");
        reader.until_js("it is gone", "return !matching({ css: '.finder' }).some((it) => !it.hidden)", json!(null));
    }

    /// From the sheet of the contents on a phone.
    fn the_sheet_leads_to_the_search(reader: &mut Reader) {
        reader.read(Size::Phone, &format!("{PUBLISHED}2020-15/"));
        reader.tap_css(".bar [data-do=contents]");
        reader.tap_css("dialog.sheet [data-do=search]");
        reader.until_js("it is open alone", "return !!matching({ css: 'dialog.search[open]' })[0] && !matching({ css: 'dialog.sheet[open]' })[0]", json!(null));
        reader.press("Escape");
        reader.until_js("it is closed", "return !matching({ css: 'dialog.search[open]' })[0]", json!(null));
    }

    /// The address of an issue with words marks them, with the viewer and before it.
    fn an_address_marks_its_words(reader: &mut Reader) {
        open_static(reader, Size::Phone, &format!("{PUBLISHED}2020-15/?q=%E8%B4%A8%E5%8D%8F#zhejiang"));
        reader.until_js("the words are marked", "return / [1-9]\\d* \\/ /.test(matching({ css: '.finder .at' })[0]?.textContent)", json!(null));
    }

    /// Where there is no index, the issues themselves are looked through.
    fn an_archive_without_an_index_is_searched(reader: &mut Reader) {
        reader.server.put(&format!("{PUBLISHED}search/index.bin"), "application/octet-stream", "");
        search_list(reader, Size::Phone, "雪域同心");
        until_found(reader, "共 1 期");
        assert_eq!(reader.js("return matching({ css: '.found mark' })[0].textContent", json!(null)), json!("雪域同心"));
    }
}
