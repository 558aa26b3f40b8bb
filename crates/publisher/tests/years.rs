//! A site of a large archive: its years, and what does not grow with it.

mod shared;

use serde_json::{Value, json};
use shared::Fixture;
use std::collections::BTreeSet;
use std::fs;

/// Issues a year.
const A_YEAR: usize = 20;

/// An archive of so many short issues; every year is like the others.
fn archive(issues: usize) -> Fixture {
    let mut fixture = Fixture::at("https://example.org/b/");
    fixture.options.archive = fixture.root().join("years");
    let mut entries = Vec::new();
    for index in 0..issues {
        let entry = put(&fixture, 2024 - index / A_YEAR, A_YEAR - index % A_YEAR);
        entries.push(entry);
    }
    list(&fixture, &entries);
    fixture
}

fn list(fixture: &Fixture, entries: &[Value]) {
    let list = json!({
        "format": "bulletin-archive/1", "periodical": { "name": "质量工作", "kind": "简报" },
        "publisher": "秘书处", "issues": entries,
    });
    let path = fixture.options.archive.join("archive.json");
    fs::write(path, list.to_string()).unwrap();
}

/// Writes an issue; returns its entry.
fn put(fixture: &Fixture, year: usize, number: usize) -> Value {
    let id = format!("{year}-{number}");
    let folder = fixture.options.archive.join(&id);
    fs::create_dir_all(&folder).unwrap();
    // Series of five parts.
    let series = (number - 1) / 5;
    let headline = format!("{year}年质量月活动巡礼之{series}，各地协会在行动");
    let part = (number - 1) % 5 + 1;
    let date = format!(
        "{year}-{:02}-{:02}",
        number.div_ceil(2),
        10 + (number + 1) % 2
    );
    let issue = json!({
        "format": "bulletin/1", "id": id, "periodical": { "name": "质量工作", "kind": "简报" },
        "issueNumber": number, "publisher": "秘书处", "datePublished": date, "headline": headline,
        "partNumber": part,
        "sections": [{ "id": "s", "title": "服务企业", "blocks": [{ "paragraph": "走进车间，一起查找问题。" }] }],
    });
    fs::write(folder.join("issue.json"), issue.to_string()).unwrap();
    json!({
        "id": id, "issueNumber": number, "datePublished": date, "headline": headline, "partNumber": part,
        "adminCodes": ["110000", "120000", "130000", "140000", "150000", "210000", "220000"],
        "url": format!("{id}/issue.json"),
    })
}

fn bytes(fixture: &Fixture, path: &str) -> usize {
    fixture.read(path).len()
}

/// What opening an issue fetches of an archive of 100 and of 300 issues.
#[test]
fn opening_an_issue_costs_the_same_whatever_the_archive() {
    let (small, large) = (archive(100), archive(300));
    for it in [&small, &large] {
        it.build();
    }
    // A page carries what it needs, and names no other data.
    for id in ["2024-20", "2024-10", "2024-1", "2021-7"] {
        let page = format!("{id}/index.html");
        assert_eq!(small.read(&page), large.read(&page), "{id}");
    }
    let page = large.read("2012-6/index.html");
    for near in ["2012-5", "2012-7", "2012-10"] {
        assert!(page.contains(&format!("\"id\":\"{near}\"")), "{near}");
    }
    assert!(
        page.contains("data-url=\"../data/archive.json\"")
            || page.contains("data-url=../data/archive.json")
    );
    // An embed of the newest issue finds it in one file, which grows by a line a year.
    let [one, other] = [&small, &large].map(|it| bytes(it, "data/archive.json"));
    assert!(other - one < 10 * 60, "{one} {other}");
    assert!(one < 8000, "{one}");
    // The list grows by a chip, a line, and what filters name: the year and its series.
    let [one, other] = [&small, &large].map(|it| bytes(it, "index.html"));
    assert!(other - one < 10 * 600, "{one} {other}");
    let [one, other] = [&small, &large].map(|it| bytes(it, "2021/index.html"));
    assert!(other - one < 10 * 400, "{one} {other}");
}

#[test]
fn every_issue_is_listed_once_and_each_year_has_a_page() {
    let site = archive(100);
    site.build();
    let main = site.json("data/archive.json");
    let mut ids: Vec<String> = Vec::new();
    let mut take = |list: &Value, page: &str| {
        let html = site.read(page);
        for entry in list["issues"].as_array().unwrap() {
            let id = entry["id"].as_str().unwrap();
            assert!(html.contains(&format!("{id}/")), "{id} in {page}");
            assert_eq!(entry["page"], format!("../{id}/"));
            ids.push(id.to_owned());
        }
    };
    take(&main, "index.html");
    let volumes = main["volumes"].as_array().unwrap();
    assert_eq!(volumes.len(), 4);
    for volume in volumes {
        let year = &volume["year"];
        let list = site.json(&format!("data/{}", volume["url"].as_str().unwrap()));
        assert_eq!(list["issues"].as_array().unwrap().len(), A_YEAR);
        take(&list, &format!("{year}/index.html"));
        // Links of the time when the year stood on the first page still lead there.
        assert!(site.read("index.html").contains(&format!("id={year}")));
        assert!(site.read("sitemap.xml").contains(&format!("/b/{year}/<")));
    }
    assert_eq!(ids.len(), 100);
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), 100);
    assert!(site.read("feed.xml").contains("2024年第20期"));
}

#[test]
fn a_short_list_stays_as_it_was() {
    let site = archive(20);
    site.build();
    let main = site.json("data/archive.json");
    assert!(main.get("volumes").is_none());
    let page = site.read("2024-3/index.html");
    assert!(
        !page.contains("data-url=../data/archive.json")
            && !page.contains("data-url=\"../data/archive.json\"")
    );
}

/// One more issue: its own files, its neighbour, the lists that name it.
#[test]
fn one_more_issue_rewrites_what_it_changes() {
    let site = archive(100);
    site.build();
    let mut entries = vec![put(&site, 2025, 1)];
    let old = fs::read_to_string(site.options.archive.join("archive.json")).unwrap();
    let old: Value = serde_json::from_str(&old).unwrap();
    entries.extend(old["issues"].as_array().unwrap().iter().cloned());
    list(&site, &entries);
    let outcome = site.build();
    let data: BTreeSet<&str> = outcome.replaced.iter().map(String::as_str).collect();
    let pages = data
        .iter()
        .filter(|it| it.ends_with("-20/index.html") || it.ends_with("-1/index.html"));
    let pages: Vec<_> = pages.collect();
    assert_eq!(pages, [&"2024-20/index.html", &"2025-1/index.html"]);
    assert!(data.contains("data/archive.json") && data.contains("data/2025-1/issue.json"));
    // The pages of other years name the new one; no other data has changed.
    let others = data.iter().filter(|it| it.starts_with("data/")).count();
    assert_eq!(others, 2, "{data:?}");
    // The new one, its neighbour, the frame, the first list and four years.
    assert_eq!(outcome.drawn, 8, "{data:?}");
}
