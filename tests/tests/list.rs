//! The list of issues: on a site's own page, and in the sheet of the viewer.

use crate::support::{fits_the_window, open_static};
use browser_tests::server::PUBLISHED;
use browser_tests::upgrade::build;
use browser_tests::{Reader, Size, in_every_browser};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::sync::{LazyLock, Mutex};

/// An archive of three years, 20 issues a year, whose newest issue has 34 sections,
/// each with two headings.
fn three_years(reader: &Reader) {
    let mut entries = Vec::new();
    for year in [2020, 2019, 2018] {
        for number in (1..=20).rev() {
            let id = format!("{year}-{number}");
            entries.push(json!({
                "id": id, "issueNumber": number, "datePublished": format!("{year}-{:02}-15", (number + 1) / 2),
                "headline": "质量月在各地", "partNumber": number, "adminCodes": ["120000"],
                "url": format!("{id}.json")
            }));
        }
    }
    let archive = json!({
        "format": "bulletin-archive/1", "periodical": { "name": "质量工作", "kind": "简报" },
        "publisher": "秘书处", "issues": entries
    });
    let put = |name: &str, value: &Value| {
        reader.server.put(
            &format!("/years/{name}.json"),
            "application/json",
            value.to_string(),
        );
    };
    put("archive", &archive);
    for (id, sections) in [("2020-20", 34), ("2019-20", 2)] {
        let sections: Vec<Value> = (0..sections)
            .map(|index| {
                let text = "走进车间，一起查找问题，拿出办法，一件一件落实。".repeat(8);
                let heading = |name: &str| {
                    json!({ "heading": { "id": format!("{name}-{index}"), "level": 3, "text": format!("{name} {index}") } })
                };
                json!({
                    "id": format!("s{index}"), "title": format!("第{index}节：服务企业"),
                    "blocks": [heading("first"), { "paragraph": text }, heading("second"), { "paragraph": text }]
                })
            })
            .collect();
        put(
            id,
            &json!({
                "format": "bulletin/1", "id": id, "periodical": { "name": "质量工作", "kind": "简报" },
                "issueNumber": 20, "publisher": "秘书处", "datePublished": format!("{}-10-15", &id[..4]),
                "headline": "质量月在各地", "partNumber": 20, "lead": [{ "paragraph": "导语。" }], "sections": sections
            }),
        );
    }
}

/// The page with the viewer showing this archive at an address.
fn read(reader: &mut Reader, size: Size, fragment: &str) {
    three_years(reader);
    reader.server.put(
        "/years/index.html",
        "text/html",
        "<!doctype html><html lang=zh-Hans><meta charset=utf-8><meta name=viewport content='width=device-width'><title>.</title><link rel=icon href=/icon.svg>\
         <script type=module src=/bulletin-viewer.js></script><body><bulletin-viewer src=archive.json></bulletin-viewer>",
    );
    reader.read(size, &format!("/years/index.html{fragment}"));
}

/// The list of a site of two years with eight issues each, one place an issue, of which
/// every fourth is a part of a series.
fn long_list(reader: &Reader) -> String {
    static PAGE: LazyLock<Mutex<Option<String>>> = LazyLock::new(Mutex::default);
    let mut page = PAGE.lock().unwrap_or_else(|poison| poison.into_inner());
    let html = page.get_or_insert_with(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/long-list");
        let _ = fs::remove_dir_all(&folder);
        let mut issues = Vec::new();
        for (year, number) in [2020, 2019].into_iter().flat_map(|year| (1..=8).rev().map(move |it| (year, it))) {
            let id = format!("{year}-{number}");
            let mut issue = json!({
                "format": "bulletin/1", "id": id, "periodical": { "name": "质量工作", "kind": "简报" },
                "publisher": "秘书处", "issueNumber": number, "datePublished": format!("{year}-0{number}-15"),
                "headline": format!("{year}年{number}月在各地"),
            });
            let mut entry = issue.clone();
            if number % 4 == 0 {
                for it in [&mut issue, &mut entry] {
                    it["headline"] = json!("质量月巡礼");
                    it["partNumber"] = json!(number / 4 + (2020 - year) * 2);
                }
            }
            for name in ["format", "periodical", "publisher"] {
                entry.as_object_mut().expect("an object").remove(name);
            }
            let (code, name) = match number % 2 {
                0 => ("120000", "天津市质量管理协会"),
                _ => ("150000", "内蒙古质量协会"),
            };
            issue["sections"] = json!([{ "id": "s", "title": "动态", "organizations": [{ "name": name, "adminCode": code }], "blocks": [{ "paragraph": "走进车间。" }] }]);
            entry["adminCodes"] = json!([code]);
            entry["url"] = json!(format!("{id}/issue.json"));
            issues.push(entry);
            fs::create_dir_all(folder.join("archive").join(&id)).expect("a folder");
            fs::write(folder.join("archive").join(&id).join("issue.json"), issue.to_string()).expect("a file");
        }
        let archive = json!({ "format": "bulletin-archive/1", "periodical": { "name": "质量工作", "kind": "简报" }, "publisher": "秘书处", "issues": issues });
        fs::write(folder.join("archive/archive.json"), archive.to_string()).expect("a file");
        build(&folder.join("archive"), &folder.join("site"));
        fs::read_to_string(folder.join("site/index.html")).expect("the list")
    });
    // Its files are those of the published sample.
    let path = format!("{PUBLISHED}long.html");
    reader
        .server
        .put(&path, "text/html; charset=utf-8", html.clone());
    path
}

/// Whether the box of the first match is inside that of the other.
const INSIDE: &str = "const [one, other] = args.map((css) => matching({ css })[0]?.getBoundingClientRect());
    return !!one && !!other && one.top >= other.top - 1 && one.bottom <= other.bottom + 1 && one.bottom <= page.innerHeight + 1";

fn is_in_sight(reader: &Reader, entry: &str, list: &str) {
    let what = format!("{entry} is in sight in {list}");
    reader.until_js(&what, INSIDE, json!([entry, list]));
}

in_every_browser! {
    /// The sheets open at the current entry, which has the focus, and the page behind
    /// them stays where it was.
    fn sheets_open_at_the_current_entry(reader: &mut Reader) {
        for size in [Size::Phone, Size::Narrow] {
            read(reader, size, "#bulletin/2020-20/s25");
            let before = reader.js("return page.scrollY", json!(null));
            reader.tap_css(".bar [data-do=contents]");
            is_in_sight(reader, "dialog [data-go=s25]", ".inside");
            reader.has_focus_on("第25节");
            assert_eq!(reader.js("return page.scrollY", json!(null)), before);
            reader.screenshot("list/contents");
            reader.back();
            reader.finds_no("dialog[open]");
            reader.open(size, "/years/index.html#bulletin/2019-20");
            reader.until_ready();
            reader.tap_css(".bar [data-do=issues]");
            is_in_sight(reader, "dialog [data-issue='2019-20']", ".inside");
            reader.has_focus_on("2019年第20期");
            fits_the_window(reader);
            reader.screenshot("list/issues");
            // A year's button leads to its first issue.
            reader.tap_css(".years [data-do=':2018']");
            is_in_sight(reader, "dialog [data-issue='2018-20']", ".inside");
            reader.has_focus_on("2018年第20期");
            assert_eq!(reader.hash(), "#bulletin/2019-20");
        }
    }

    /// Beside the text the contents follow the reader within themselves, and what is
    /// below them is always in sight.
    fn contents_beside_the_text_follow_the_reader(reader: &mut Reader) {
        read(reader, Size::Wide, "#bulletin/2020-20/s30");
        is_in_sight(reader, ".side [data-go=s30]", ".side > ol");
        is_in_sight(reader, ".side [data-do=print]", ".side");
        reader.screenshot("list/beside");
        for place in ["s3", "s28", "s12"] {
            // Just after a jump the place is kept while the layout settles.
            reader.until(&format!("{place} is current"), || {
                reader.scroll_to_css(&format!("#{place}"), 60.0);
                Ok((reader.count(&format!(".side [data-go={place}][aria-current]")) > 0).then_some(()))
            });
            is_in_sight(reader, &format!(".side [data-go={place}]"), ".side > ol");
            let top = reader.rectangle(&format!("#{place}"))[1];
            assert!((top - 60.0).abs() < 4.0, "the page stays: {top}");
        }
    }

    /// In long contents only the current section's headings stand below it; in short
    /// ones all of them. The bar marks that the reader is in the text.
    fn contents_have_a_second_level(reader: &mut Reader) {
        read(reader, Size::Wide, "#bulletin/2020-20/s30");
        reader.finds(".side [data-go=first-30]");
        assert_eq!(reader.count(".side ol ol a"), 2);
        reader.tap_css(".side [data-go=second-30]");
        reader.is_at("#bulletin/2020-20/second-30");
        reader.has_focus_on("second-30");
        reader.open(Size::Phone, "/years/index.html#bulletin/2019-20");
        reader.until_ready();
        reader.finds(".bar [data-do=contents][aria-current=location]");
        reader.tap_css(".bar [data-do=contents]");
        reader.finds("dialog ol ol a");
        assert_eq!(reader.count("dialog ol ol a"), 4);
    }

    /// Outside its own head an issue has its year, and its part of a series; the series
    /// leads to its parts.
    fn an_issue_is_named_with_its_year(reader: &mut Reader) {
        read(reader, Size::Phone, "#bulletin/2019-20");
        reader.sees("2020年第1期　质量月在各地（一）");
        reader.sees("2019年第19期　质量月在各地（十九）");
        assert_eq!(reader.count(".parts a"), 59);
        reader.tap_css(".parts [data-issue='2020-20']");
        reader.is_at("#bulletin/2020-20");
    }

    /// On a site's own list an address that names an issue and a place leads there,
    /// under its strict policy; one of no issue stays, and says so.
    fn an_address_on_the_list_leads_to_the_place(reader: &mut Reader) {
        let at = |reader: &Reader, wanted: &str| {
            reader.until_js(
                wanted,
                "return page.location.href.replace(page.location.origin, '') === args && page.document.readyState === 'complete'",
                json!(format!("{PUBLISHED}{wanted}")),
            );
        };
        reader.open(Size::Phone, &format!("{PUBLISHED}#bulletin/2020-15/xizang"));
        at(reader, "2020-15/#xizang");
        reader.open(Size::Phone, &format!("{PUBLISHED}#bulletin/2020-14"));
        at(reader, "2020-14/");
        reader.open(Size::Phone, &format!("{PUBLISHED}#bulletin/2019-99/xizang"));
        reader.sees("没有找到链接所指的一期");
        reader.js("page.location.hash = 'bulletin/2020-13/summary'", json!(null));
        at(reader, "2020-13/#summary");
    }

    /// The list marks the issue that was left last, without moving anything.
    fn the_list_marks_what_was_read_last(reader: &mut Reader) {
        reader.open(Size::Phone, PUBLISHED);
        let before = reader.rectangle(".entries");
        reader.js("page.localStorage.setItem('bulletin-viewer', JSON.stringify({ left: { '2020-15': [3, -40], '2020-13': [2, -40] } }))", json!(null));
        reader.reload();
        reader.finds("[id='bulletin/2020-13'] .left");
        assert_eq!(reader.count(".left"), 1);
        assert_eq!(reader.rectangle(".entries"), before);
        // Rubbish is not read.
        for rubbish in ["7", "\"left\"", "{\"left\":7}", "{\"left\":{\"x\":{}}}", "null"] {
            reader.js("page.localStorage.setItem('bulletin-viewer', args)", json!(rubbish));
            reader.reload();
            reader.finds(".entries a");
            assert_eq!(reader.count(".left"), 0, "{rubbish}");
        }
    }

    /// A long list is narrowed by place, year and series; what is chosen stands in the
    /// address, and comes back with it.
    fn a_long_list_is_narrowed(reader: &mut Reader) {
        let page = long_list(reader);
        let shows = |reader: &Reader, search: &str, count: usize| {
            reader.until(&format!("{search} shows {count}"), || {
                let found = reader.js("return [page.location.search, matching({ css: '.entry:not([hidden])' }).length]", json!(null));
                if found == json!([search, count]) { Ok(Some(())) } else { Err(found.to_string()) }
            });
        };
        let choose = |reader: &Reader, name: &str, value: &str| {
            reader.js("const control = matching({ css: `[name=${args[0]}]` })[0];
                control.value = args[1];
                control.dispatchEvent(new page.Event('change', { bubbles: true }))", json!([name, value]));
        };
        for size in [Size::Phone, Size::Wide] {
            reader.open(size, &page);
            shows(reader, "", 16);
            if matches!(size, Size::Phone) {
                reader.tap("筛选");
            }
            reader.finds("dialog.filters[open]");
            // 34 places; those without an issue cannot be chosen.
            let places = "return [...matching({ css: '[name=place]' })[0].querySelectorAll('optgroup option')].map((it) => it.disabled)";
            let places = reader.js(places, json!(null));
            let places = places.as_array().expect("options");
            assert_eq!((places.len(), places.iter().filter(|it| **it == json!(false)).count()), (34, 2));
            choose(reader, "place", "neimongol");
            shows(reader, "?place=neimongol", 8);
            reader.sees("共8期");
            choose(reader, "year", "2019");
            shows(reader, "?place=neimongol&year=2019", 4);
            choose(reader, "place", "");
            choose(reader, "series", "质量月巡礼");
            shows(reader, "?year=2019&series=%E8%B4%A8%E9%87%8F%E6%9C%88%E5%B7%A1%E7%A4%BC", 2);
            reader.reload();
            shows(reader, "?year=2019&series=%E8%B4%A8%E9%87%8F%E6%9C%88%E5%B7%A1%E7%A4%BC", 2);
            fits_the_window(reader);
            reader.screenshot("list/narrowed");
            reader.open(size, &format!("{page}?place=neimongol&series=%E8%B4%A8%E9%87%8F%E6%9C%88%E5%B7%A1%E7%A4%BC"));
            shows(reader, "?place=neimongol&series=%E8%B4%A8%E9%87%8F%E6%9C%88%E5%B7%A1%E7%A4%BC", 0);
        }
    }

    /// The page of what does not exist has the looks of the site, and leads on.
    fn the_page_for_what_is_missing_leads_on(reader: &mut Reader) {
        let page = String::from_utf8(reader.server.file(&format!("{PUBLISHED}404.html")).to_vec()).expect("text");
        // The sample's address is not known, so it names everything from the root.
        let page = page.replace("\"/", &format!("\"{PUBLISHED}"));
        reader.server.put("/a/b/c/2020-99/no/such.html", "text/html; charset=utf-8", page);
        for size in Size::ALL {
            open_static(reader, size, "/a/b/c/2020-99/no/such.html");
            reader.sees("没有这一页");
            fits_the_window(reader);
            reader.screenshot("list/lost");
        }
        reader.tap("同心战疫");
        reader.until_js("the newest issue is open", "return page.location.pathname === args", json!(format!("{PUBLISHED}2020-15/")));
    }
}
