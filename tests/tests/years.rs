//! A large archive, whose years are files of their own: what a viewer fetches of it.

use browser_tests::{Reader, Size, in_every_browser};
use serde_json::{Value, json};

/// An archive of three years, of which the list itself has the newest.
fn large(reader: &Reader) {
    let put = |name: &str, value: &Value| {
        let path = format!("/large/{name}.json");
        reader
            .server
            .put(&path, "application/json", value.to_string());
    };
    let list = |year: u32| {
        let entry = |number: u32| {
            let id = format!("{year}-{number}");
            put(
                &id,
                &json!({
                    "format": "bulletin/1", "id": id, "periodical": { "name": "质量工作", "kind": "简报" },
                    "issueNumber": number, "publisher": "秘书处", "datePublished": format!("{year}-{number:02}-15"),
                    "headline": format!("{year}年{number}月在各地"),
                    "sections": [{ "id": "s", "title": "服务企业", "blocks": [{ "paragraph": "走进车间。" }] }],
                }),
            );
            json!({
                "id": id, "issueNumber": number, "datePublished": format!("{year}-{number:02}-15"),
                "headline": format!("{year}年{number}月在各地"), "url": format!("{id}.json"),
            })
        };
        json!({
            "format": "bulletin-archive/1", "periodical": { "name": "质量工作", "kind": "简报" },
            "publisher": "秘书处", "issues": (1..=12).rev().map(entry).collect::<Vec<_>>(),
        })
    };
    let mut archive = list(2024);
    archive["volumes"] = json!([
        { "year": 2023, "url": "2023.json", "issues": 12 },
        { "year": 2022, "url": "2022.json", "issues": 12 },
    ]);
    put("archive", &archive);
    for year in [2023, 2022] {
        put(&year.to_string(), &list(year));
    }
    reader.server.put(
        "/large/index.html",
        "text/html",
        "<!doctype html><html lang=zh-Hans><meta charset=utf-8><meta name=viewport content='width=device-width'><title>.</title><link rel=icon href=/icon.svg>\
         <script type=module src=/bulletin-viewer.js></script><body><bulletin-viewer src=archive.json></bulletin-viewer>",
    );
}

fn fetched(reader: &Reader, name: &str) -> usize {
    reader.server.count(&format!("/large/{name}.json"))
}

in_every_browser! {
    /// The newest issue needs one small file to be found.
    fn the_newest_issue_needs_no_other_year(reader: &mut Reader) {
        large(reader);
        reader.read(Size::Phone, "/large/index.html");
        reader.sees("2024年12月在各地");
        assert_eq!(fetched(reader, "archive"), 1);
        assert_eq!(fetched(reader, "2023") + fetched(reader, "2022"), 0);
    }

    /// An address names an issue of another year: its year is fetched, and no more.
    fn an_address_leads_to_an_issue_of_another_year(reader: &mut Reader) {
        large(reader);
        reader.read(Size::Phone, "/large/index.html#bulletin/2022-7/s");
        reader.sees("2022年7月在各地");
        reader.sees("2022年6月在各地");
        reader.sees("2022年8月在各地");
        assert_eq!((fetched(reader, "2022"), fetched(reader, "2023")), (1, 0));
    }

    /// The first issue of a year has one before it.
    fn what_is_beside_the_edge_of_a_year_is_found(reader: &mut Reader) {
        large(reader);
        reader.read(Size::Phone, "/large/index.html#bulletin/2024-1");
        reader.sees("2024年1月在各地");
        reader.sees("2023年12月在各地");
        assert_eq!((fetched(reader, "2023"), fetched(reader, "2022")), (1, 0));
    }

    /// The list offers the years that it lacks, and fetches each when it is asked for.
    fn the_list_offers_the_other_years(reader: &mut Reader) {
        large(reader);
        reader.read(Size::Phone, "/large/index.html");
        let open = |reader: &Reader| reader.until_js(
            "the list opens, with the other years",
            "const [button] = matching({ css: '.bar [data-do=issues]' });
             if (!matching({ css: 'dialog' }).length) button.click();
             return [...matching({ css: 'dialog .years button' })].map((it) => it.textContent).join() == '2024,2023,2022'",
            json!([]),
        );
        open(reader);
        assert_eq!(fetched(reader, "2023") + fetched(reader, "2022"), 0);
        reader.screenshot("years/sheet");
        reader.until_js(
            "a year comes when it is asked for",
            "const [button] = matching({ css: 'dialog .further' }).filter((it) => it.textContent == '2022');
             if (button && button.getAttribute('aria-busy') != 'true') button.click();
             return matching({ css: 'dialog li' }).length == 24",
            json!([]),
        );
        assert_eq!((fetched(reader, "2022"), fetched(reader, "2023")), (1, 0));
    }

    /// What no year has is told as before.
    fn an_issue_that_no_year_has_is_missing(reader: &mut Reader) {
        large(reader);
        reader.open(Size::Phone, "/large/index.html#bulletin/2022-77");
        reader.sees("没有这一期");
        assert_eq!((fetched(reader, "2022"), fetched(reader, "2023")), (1, 1));
    }
}
