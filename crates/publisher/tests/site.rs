//! A site as the webmaster gets it: its files, its pages, how it changes from
//! one build to the next, and what a hostile archive can do to it.

mod shared;

use publisher::report::{Place, Severity};
use scraper::{Html, Selector};
use serde_json::{Value, json};
use shared::{Fixture, viewer};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const BASE: &str = "https://example.org/a/bulletins/";

/// Its path on its server.
const ROOT: &str = "/a/bulletins/";

fn pages(fixture: &Fixture) -> Vec<String> {
    let files = fixture.files();
    let names = files.into_keys().filter(|it| it.ends_with(".html"));
    names.collect()
}

fn select(page: &Html, selector: &str, attribute: &str) -> Vec<String> {
    page.select(&Selector::parse(selector).unwrap())
        .map(|it| it.attr(attribute).unwrap_or_default().to_owned())
        .collect()
}

fn names(outcome: &publisher::site::Outcome) -> Vec<&str> {
    outcome.findings.iter().map(|it| it.kind.name).collect()
}

/// Where a page's link leads within the site: a file's path.
fn target(page: &str, link: &str) -> Option<String> {
    let link = link.split(['#', '?']).next().unwrap();
    if link.contains(':') {
        return None;
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => drop(
                parts
                    .pop()
                    .unwrap_or_else(|| panic!("{page} leads out: {link}")),
            ),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    let mut path = parts.join("/");
    if link.ends_with('/') || link.ends_with("..") {
        path = format!("{path}/index.html");
    }
    if link.is_empty() {
        path = page.to_owned();
    }
    Some(path.trim_start_matches('/').to_owned())
}

#[test]
fn a_site_has_all_its_files_and_no_dead_link() {
    for fixture in [Fixture::new(), Fixture::at(BASE)] {
        let outcome = fixture.build();
        assert_eq!(outcome.issues, 3);
        assert_eq!(outcome.drawn, 5);
        let files = fixture.files();
        for file in [
            "index.html",
            "2020-15/index.html",
            "2020-14/index.html",
            "2020-13/index.html",
            "embed/index.html",
            "embed/frame.html",
            "webmaster.html",
            "404.html",
            "icon.svg",
            "bulletin-viewer.js",
            "data/archive.json",
            "data/2020-15/issue.json",
            "data/2020-15/summary.csv",
            "data/2020-14/attachments/sample-note.txt",
            "bulletin-site.json",
            "web.config",
            ".htaccess",
            "_headers",
            "server/nginx.conf",
            "server/lighttpd.conf",
        ] {
            assert!(files.contains_key(file), "{file}");
        }
        assert!(!files.keys().any(|it| it.starts_with(".bulletin-next")));
        for page in pages(&fixture) {
            let html = Html::parse_document(&fixture.read(&page));
            let mut links = select(&html, "[href]", "href");
            links.extend(select(&html, "[src]", "src"));
            for set in select(&html, "[srcset]", "srcset") {
                links.extend(
                    set.split(',')
                        .map(|it| it.split_whitespace().next().unwrap().to_owned()),
                );
            }
            let ids = select(&html, "[id]", "id");
            assert!(links.len() >= 3, "{page}: {links:?}");
            for link in links {
                // It is sent at any address.
                if page == "404.html" {
                    let path = match fixture.options.base_url {
                        Some(_) => link.replace("https://example.org", ""),
                        None => link.replace("../", "/"),
                    };
                    let root = fixture.options.base_url.as_ref().map_or("/", |_| ROOT);
                    let path = path
                        .strip_prefix(root)
                        .unwrap_or_else(|| panic!("404.html: {link} is relative"));
                    let file = match path.is_empty() || path.ends_with('/') {
                        true => format!("{path}index.html"),
                        false => path.to_owned(),
                    };
                    assert!(files.contains_key(&file), "404.html: {link}");
                    continue;
                }
                assert!(
                    !link.starts_with('/'),
                    "{page}: {link} works at one depth only"
                );
                let Some(path) = target(&page, &link) else {
                    continue;
                };
                assert!(files.contains_key(&path), "{page}: {link} leads to {path}");
                if let Some((_, place)) = link.split_once('#')
                    && path == page
                {
                    let place = percent_decoded(place);
                    assert!(
                        place.is_empty() || ids.contains(&place),
                        "{page}: {link} leads nowhere"
                    );
                }
            }
        }
        for (path, bytes) in &files {
            for ending in [".gz", ".br"] {
                let Some(of) = path.strip_suffix(ending) else {
                    continue;
                };
                assert!(bytes.len() < files[of].len(), "{path}");
                assert_eq!(unpacked(ending, bytes), files[of], "{path}");
            }
        }
        for path in [
            "index.html",
            "2020-15/index.html",
            "bulletin-viewer.js",
            "data/2020-15/issue.json",
            "data/2020-15/summary.csv",
        ] {
            assert!(files.contains_key(&format!("{path}.gz")), "{path}");
            assert!(files.contains_key(&format!("{path}.br")), "{path}");
        }
    }
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits: String = rest.by_ref().take(2).map(char::from).collect();
                u8::from_str_radix(&digits, 16).unwrap()
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).unwrap()
}

fn unpacked(ending: &str, bytes: &[u8]) -> Vec<u8> {
    use std::io::Read as _;
    let mut out = Vec::new();
    match ending {
        ".gz" => drop(
            flate2::read::GzDecoder::new(bytes)
                .read_to_end(&mut out)
                .unwrap(),
        ),
        _ => drop(
            brotli::Decompressor::new(bytes, 4096)
                .read_to_end(&mut out)
                .unwrap(),
        ),
    }
    out
}

#[test]
fn pages_stand_under_a_strict_policy_and_say_what_they_are() {
    let fixture = Fixture::at(BASE);
    fixture.build();
    for page in pages(&fixture) {
        let text = fixture.read(&page);
        let html = Html::parse_document(&text);
        // Embed code in the guide is text, not elements.
        for script in html.select(&Selector::parse("script").unwrap()) {
            match script.attr("type") {
                Some("module") => {
                    assert!(script.attr("src").is_some() && script.inner_html().is_empty())
                }
                // It runs before the page is shown: the reader's choices.
                None => assert!(
                    script.attr("src").is_some_and(|it| it.contains("choices-"))
                        && script.inner_html().is_empty(),
                    "{page}"
                ),
                // Data, which no browser runs.
                kind => assert!(
                    [Some("application/ld+json"), Some("application/json")].contains(&kind),
                    "{page}: {kind:?}"
                ),
            }
        }
        assert_eq!(select(&html, "style, [style]", "style"), [""; 0], "{page}");
        for element in html.select(&Selector::parse("*").unwrap()) {
            let handler = element
                .value()
                .attrs()
                .find(|(name, _)| name.starts_with("on"));
            assert_eq!(handler, None, "{page}");
        }
        assert_eq!(select(&html, "html[lang]", "lang").len(), 1, "{page}");
        assert_eq!(
            select(&html, "meta[charset]", "charset"),
            ["utf-8"],
            "{page}"
        );
        let viewport = select(&html, "meta[name=viewport]", "content");
        assert!(
            viewport.len() == 1 && viewport[0].contains("viewport-fit=cover"),
            "{page}"
        );
        let title = html
            .select(&Selector::parse("title").unwrap())
            .next()
            .unwrap();
        assert!(!title.inner_html().is_empty(), "{page}");
        assert!(text.starts_with("<!doctype html>\n"), "{page}");
        assert!(html.errors.is_empty(), "{page}: {:?}", html.errors);
    }
    let html = Html::parse_document(&fixture.read("2020-15/index.html"));
    let issue = fixture.json("data/2020-15/issue.json");
    let title: String = html
        .select(&Selector::parse("title").unwrap())
        .next()
        .unwrap()
        .text()
        .collect();
    assert_eq!(
        title,
        "同心战疫，各地质协在行动（四） — 全国质协系统抗击疫情防控工作简报 2020年第十五期"
    );
    let description = select(&html, "meta[name=description]", "content").remove(0);
    assert!(
        (20..=120).contains(&description.chars().count()),
        "{description}"
    );
    let structured: String = html
        .select(&Selector::parse("script[type='application/ld+json']").unwrap())
        .flat_map(|it| it.text())
        .collect();
    let structured: Value = serde_json::from_str(&structured).unwrap();
    let picture = &issue["sections"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|it| it["blocks"].as_array().unwrap())
        .find_map(|it| it["figure"]["pictures"][0]["src"].as_str())
        .unwrap();
    assert_eq!(
        structured,
        json!({
            "@context": "https://schema.org", "@type": "PublicationIssue", "issueNumber": 15,
            "name": "同心战疫，各地质协在行动（四）", "datePublished": "2020-02-25", "inLanguage": "zh-Hans",
            "isPartOf": { "@type": "Periodical", "name": "全国质协系统抗击疫情防控工作简报" },
            "publisher": { "@type": "Organization", "name": "中国质量协会宣传部" },
            "description": description, "url": format!("{BASE}2020-15/"),
            "image": format!("{BASE}data/2020-15/{picture}"),
        })
    );
    let property =
        |name: &str| select(&html, &format!("meta[property='og:{name}']"), "content").remove(0);
    assert_eq!(property("type"), "article");
    assert_eq!(property("title"), title);
    assert_eq!(property("url"), format!("{BASE}2020-15/"));
    assert_eq!(property("image"), format!("{BASE}data/2020-15/{picture}"));
    assert_eq!(
        select(&html, "link[rel=canonical]", "href"),
        [format!("{BASE}2020-15/")]
    );
    let frame = Html::parse_document(&fixture.read("embed/frame.html"));
    assert_eq!(
        select(&frame, "link[rel=canonical]", "href"),
        [format!("{BASE}2020-15/")]
    );
    assert_eq!(select(&frame, "meta[name=robots]", "content"), ["noindex"]);
}

#[test]
fn feed_and_sitemap_need_the_site_s_address() {
    let fixture = Fixture::at(BASE);
    assert!(fixture.build().findings.is_empty());
    let feed: atom_syndication::Feed = fixture.read("feed.xml").parse().unwrap();
    assert_eq!(feed.id(), BASE);
    assert_eq!(feed.updated().to_rfc3339(), "2020-02-25T00:00:00+08:00");
    let ids: Vec<_> = feed.entries().iter().map(|it| it.id()).collect();
    let expected = ["2020-15", "2020-14", "2020-13"].map(|it| format!("{BASE}{it}/"));
    assert_eq!(ids, expected);
    let first = &feed.entries()[0];
    assert_eq!(
        first.title().as_str(),
        "2020年第十五期 同心战疫，各地质协在行动（四）"
    );
    assert!(
        first
            .summary()
            .is_some_and(|it| it.as_str().chars().count() > 20)
    );
    assert_eq!(
        first.published().map(|it| it.to_rfc3339()).as_deref(),
        Some("2020-02-25T00:00:00+08:00")
    );

    let sitemap = fixture.read("sitemap.xml");
    let mut reader = quick_xml::Reader::from_str(&sitemap);
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Text(text) => found.push(
                String::from_utf8_lossy(text.as_ref().as_ref())
                    .trim()
                    .to_owned(),
            ),
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    found.retain(|it| !it.is_empty());
    assert_eq!(found[0], BASE);
    assert_eq!(
        found[1..3],
        [format!("{BASE}2020-15/"), "2020-02-25".to_owned()]
    );
    assert_eq!(found.len(), 7);

    let fixture = Fixture::new();
    assert_eq!(names(&fixture.build()), ["no-base-url"]);
    let files = fixture.files();
    assert!(!files.contains_key("feed.xml") && !files.contains_key("sitemap.xml"));
    for page in pages(&fixture) {
        let text = fixture.read(&page);
        for word in ["og:", "canonical", "feed.xml"] {
            // The guide mentions the feed.
            assert!(
                !text.contains(word) || page == "webmaster.html",
                "{page}: {word}"
            );
        }
    }
}

#[test]
fn an_address_that_is_none_is_refused() {
    for base in [
        "",
        "example.org",
        "ftp://example.org/",
        "https://",
        "https:///x",
        "https://example.org/?a",
        "https://example.org/#a",
        "https://example.org/\"",
        "https://a@example.org/",
        "https://example.org/../",
        "https://例.org/",
    ] {
        let error = Fixture::at(base).try_build().unwrap_err();
        assert_eq!(error.kind.name, "wrong-base-url", "{base}");
    }
    let fixture = Fixture::at("https://example.org");
    fixture.build();
    assert!(
        fixture
            .read("index.html")
            .contains("href=\"https://example.org/\"")
    );
}

#[test]
fn the_data_carries_pages_and_the_summary() {
    let fixture = Fixture::new();
    fixture.build();
    let archive = fixture.json("data/archive.json");
    assert_eq!(archive["issues"][0]["page"], "../2020-15/");
    assert_eq!(archive["issues"][0]["url"], "2020-15/issue.json");
    let (issue, findings) =
        bulletin::read::issue_from_slice(fixture.read("data/2020-15/issue.json").as_bytes())
            .unwrap();
    assert!(findings.is_empty(), "{findings:?}");
    let csv = fixture.read("data/2020-15/summary.csv");
    assert!(csv.starts_with('\u{feff}') && csv.contains("西藏"));
    let attachment = issue.attachments.last().unwrap();
    assert_eq!(
        (attachment.label.as_str(), attachment.href.as_str()),
        ("汇总表（CSV）", "summary.csv")
    );
    assert_eq!(attachment.bytes, Some(csv.len() as u64));
    // Everything else is as it was.
    let (mut own, _) = bulletin::read::issue_from_slice(
        &fs::read(fixture.options.archive.join("2020-15/issue.json")).unwrap(),
    )
    .unwrap();
    own.attachments = issue.attachments.clone();
    let text = bulletin::write::issue(&issue);
    let mut renamed = String::new();
    let mut rest = text.as_str();
    // A picture's new name has 17 more characters before its ending.
    while let Some(at) = rest.find("\"figures/") {
        let (before, after) = rest.split_at(at);
        let (name, tail) = after[1..].split_once('"').unwrap();
        let (stem, ending) = name.rsplit_once('.').unwrap();
        let (stem, hash) = stem.split_at(stem.len() - 17);
        assert!(
            hash.starts_with('-') && hash[1..].bytes().all(|it| it.is_ascii_hexdigit()),
            "{name}"
        );
        renamed += &format!("{before}\"{stem}.{ending}\"");
        rest = tail;
    }
    renamed += rest;
    assert_eq!(renamed, bulletin::write::issue(&own));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let first = Fixture::at(BASE);
    first.build();
    let files = first.files();
    let second = Fixture::at(BASE);
    second.build();
    assert_eq!(files, second.files());
    // A site that is up to date stays untouched.
    let again = first.build();
    assert_eq!((again.drawn, again.undrawn, again.compressed), (0, 5, 0));
    assert_eq!((again.replaced.len(), again.removed.len()), (0, 0));
    assert_eq!(files, first.files());
    // The bytes do not depend on whether anything was recorded either.
    let mut anew = first;
    anew.options.anew = true;
    let outcome = anew.build();
    assert_eq!(outcome.drawn, 5);
    assert_eq!(files, anew.files());
}

#[test]
fn after_a_change_only_what_changed_is_drawn() {
    let fixture = Fixture::at(BASE);
    fixture.build();
    // A text: its page, and nothing else.
    fixture.change("2020-13/issue.json", |it| {
        it["lead"][0] = json!({ "paragraph": "另一段导语。" })
    });
    let outcome = fixture.build();
    assert_eq!(outcome.drawn, 1, "{:?}", outcome.replaced);
    let expected = ["data/2020-13/issue.json", "2020-13/index.html", "feed.xml"];
    let (index, others): (Vec<_>, Vec<_>) = outcome
        .replaced
        .into_iter()
        .partition(|it| it.starts_with("search/"));
    assert_eq!(others, expected);
    assert_eq!(outcome.compressed, 3);
    // And what the index has of it: of the texts those of this issue alone, and the
    // manifest last.
    assert_eq!(index.last().map(String::as_str), Some("search/index.bin"));
    let texts = index.iter().filter(|it| it.starts_with("search/texts/"));
    assert_eq!(texts.count(), 1, "{index:?}");
    // A headline: its page, its neighbour's and the list; the newest issue in
    // the frame is not touched.
    let headline = "另一个标题";
    fixture.change("2020-13/issue.json", |it| it["headline"] = json!(headline));
    fixture.change("archive.json", |it| {
        it["issues"][2]["headline"] = json!(headline)
    });
    let outcome = fixture.build();
    let drawn: BTreeSet<_> = outcome
        .replaced
        .iter()
        .filter(|it| it.ends_with(".html"))
        .map(String::as_str)
        .collect();
    assert!(
        drawn.contains("2020-13/index.html") && drawn.contains("index.html"),
        "{drawn:?}"
    );
    assert!(
        !drawn.contains("2020-15/index.html") && !drawn.contains("embed/frame.html"),
        "{drawn:?}"
    );
    assert_eq!((outcome.drawn, outcome.undrawn), (3, 2));
    // With another viewer everything is drawn again.
    let mut fixture = fixture;
    fixture.options.viewer = viewer("second");
    let outcome = fixture.build();
    assert_eq!((outcome.drawn, outcome.undrawn), (5, 0));
    // A file that somebody removed is made again.
    fs::remove_file(fixture.site().join("2020-14/index.html.br")).unwrap();
    let outcome = fixture.build();
    assert_eq!(outcome.replaced, ["2020-14/index.html"]);
    assert!(fixture.site().join("2020-14/index.html.br").is_file());
}

#[test]
fn hashed_files_outlive_one_update() {
    let mut fixture = Fixture::new();
    fixture.build();
    let hashed = |fixture: &Fixture| -> BTreeSet<String> {
        let files = fixture.files().into_keys();
        files
            .filter(|it| it.starts_with("viewer-") || it.contains("2020-13/figures/"))
            .collect()
    };
    let first = hashed(&fixture);
    fixture.options.viewer = viewer("second");
    fixture.build();
    let second = hashed(&fixture);
    assert!(
        second.is_superset(&first) && second.len() == 2 * first.len(),
        "{second:?}"
    );
    // Building the same again is not an update.
    fixture.build();
    assert_eq!(hashed(&fixture), second);
    fixture.options.viewer = viewer("third");
    let outcome = fixture.build();
    let third = hashed(&fixture);
    assert!(third.is_disjoint(&first), "{third:?}");
    assert_eq!(third.len(), second.len());
    assert!(
        first
            .iter()
            .all(|it| outcome.removed.contains(it) || it.ends_with(".br") || it.ends_with(".gz"))
    );
    // A picture with new content has a new name; the old one stays for a while.
    let picture = fixture.options.archive.join("2020-15/figures/1.jpg");
    let names = |fixture: &Fixture| -> Vec<String> {
        let files = fixture.files().into_keys();
        files
            .filter(|it| {
                it.starts_with("data/2020-15/figures/1-")
                    && it.ends_with(".jpg")
                    && !it.contains("800")
            })
            .collect()
    };
    let old = names(&fixture);
    assert_eq!(old.len(), 1);
    let mut bytes = fs::read(&picture).unwrap();
    bytes.extend(b"\0");
    fs::write(picture, bytes).unwrap();
    fixture.build();
    let both = names(&fixture);
    assert!(both.len() == 2 && both.contains(&old[0]), "{both:?}");
    assert!(!fixture.read("2020-15/index.html").contains(&old[0]));
}

#[test]
fn what_is_named_is_there_before_what_names_it() {
    let mut fixture = Fixture::at(BASE);
    let first = fixture.build();
    fixture.options.viewer = viewer("second");
    fixture.change("2020-15/issue.json", |it| {
        it["headline"] = json!("改过的标题")
    });
    for outcome in [first, fixture.build()] {
        let at = |wanted: &dyn Fn(&str) -> bool| -> Vec<usize> {
            let all = outcome.replaced.iter().enumerate();
            all.filter(|(_, it)| wanted(it))
                .map(|(index, _)| index)
                .collect()
        };
        let hashed = at(&|it| it.starts_with("viewer-") || it.contains("/figures/"));
        let data = at(&|it| it.ends_with("issue.json"));
        let pages = at(&|it| it.starts_with("2020") && it.ends_with(".html"));
        let list = at(&|it| it == "index.html");
        let loader = at(&|it| it == "bulletin-viewer.js");
        for (before, after) in [
            (&hashed, &data),
            (&data, &pages),
            (&pages, &loader),
            (&pages, &list),
            (&list, &loader),
        ] {
            assert!(
                before.iter().max().unwrap() < after.iter().min().unwrap(),
                "{:?}",
                outcome.replaced
            );
        }
    }
}

#[test]
fn an_update_that_is_cut_off_leaves_a_site_and_is_gone_on_with() {
    let mut fixture = Fixture::new();
    fixture.build();
    let before = fixture.files();
    // A folder in place of a page: the system refuses to put the page there.
    let page = fixture.site().join("2020-14/index.html");
    fs::remove_file(&page).unwrap();
    fs::create_dir(&page).unwrap();
    fs::write(page.join("x"), "").unwrap();
    fixture.options.viewer = viewer("second");
    fixture.change("2020-15/issue.json", |it| {
        it["headline"] = json!("改过的标题")
    });
    let error = fixture.try_build().unwrap_err();
    assert_eq!(error.kind.name, "file-failed");
    assert!(
        matches!(&error.place, Place::Path(path, _) if path.contains("2020-14")),
        "{error}"
    );
    // Whatever version a reader has, everything that it names exists.
    let files = fixture.files();
    for (path, bytes) in &before {
        let hashed = path.starts_with("viewer-")
            || path.starts_with("choices-")
            || path.starts_with("start-")
            || path.starts_with("sheets-")
            || path.starts_with("failure-")
            || path.starts_with("reading-")
            || path.contains("/figures/");
        assert!(!hashed || files.get(path) == Some(bytes), "{path} is gone");
    }
    assert_eq!(files["bulletin-viewer.js"], before["bulletin-viewer.js"]);
    for path in files.keys().filter(|it| it.ends_with("index.html")) {
        let html = Html::parse_document(&fixture.read(path));
        let mut links = select(&html, "link[rel=stylesheet]", "href");
        links.extend(select(&html, "script[src], img", "src"));
        assert!(!links.is_empty(), "{path}");
        for link in links {
            let link = target(path, &link).unwrap();
            assert!(files.contains_key(&link), "{path}: {link}");
        }
    }
    fs::remove_dir_all(&page).unwrap();
    fixture.build();
    let whole = {
        let mut other = Fixture::new();
        other.options.viewer = viewer("second");
        other.change("2020-15/issue.json", |it| {
            it["headline"] = json!("改过的标题")
        });
        other.build();
        other.files()
    };
    let files = fixture.files();
    for (path, bytes) in &whole {
        assert!(
            path == "bulletin-site.json" || files.get(path) == Some(bytes),
            "{path}"
        );
    }
    // After two updates nothing of the first is left.
    fixture.options.viewer = viewer("third");
    fixture.build();
    fixture.options.viewer = viewer("fourth");
    fixture.build();
    let old = |it: &&String| before.contains_key(*it) && it.starts_with("viewer-");
    assert_eq!(fixture.files().keys().find(old), None);
}

#[test]
fn a_precompressed_copy_goes_with_what_it_was_made_of() {
    let fixture = Fixture::new();
    let note = fixture
        .options
        .archive
        .join("2020-14/attachments/sample-note.txt");
    let copy = fixture
        .site()
        .join("data/2020-14/attachments/sample-note.txt.gz");
    fs::write(&note, "说明。".repeat(100)).unwrap();
    fixture.build();
    assert!(copy.is_file());
    fs::write(&note, "短").unwrap();
    fixture.build();
    assert!(!copy.exists(), "a server would still send the old text");
}

#[test]
fn two_builds_at_a_time_do_not_meet() {
    let fixture = Fixture::new();
    fixture.build();
    let before = fixture.files();
    let folder = fixture.site().join(".bulletin-next");
    fs::create_dir(&folder).unwrap();
    let lock = fs::File::create(folder.join("lock")).unwrap();
    lock.lock().unwrap();
    assert_eq!(fixture.try_build().unwrap_err().kind.name, "busy");
    drop(lock);
    fixture.build();
    assert_eq!(fixture.files(), before);
}

#[test]
fn an_issue_that_goes_takes_its_files_along() {
    let fixture = Fixture::new();
    fixture.build();
    fs::write(fixture.site().join("robots.txt"), "User-agent: *\n").unwrap();
    fixture.change("archive.json", |it| {
        drop(it["issues"].as_array_mut().unwrap().pop())
    });
    let outcome = fixture.build();
    assert_eq!(outcome.issues, 2);
    assert!(outcome.removed.contains(&"2020-13/index.html".to_owned()));
    assert!(
        !fixture.site().join("2020-13").exists() && !fixture.site().join("data/2020-13").exists()
    );
    assert!(
        fixture.site().join("robots.txt").exists(),
        "what is not ours stays"
    );
}

#[test]
fn folders_that_hold_something_else_are_left_alone() {
    let mut fixture = Fixture::new();
    let other = fixture.root().join("other");
    fs::create_dir(&other).unwrap();
    fs::write(other.join("thesis.docx"), "mine").unwrap();
    let archive = fixture.options.archive.clone();
    for (out, name) in [
        (other.clone(), "not-a-site"),
        (archive.clone(), "nested-folders"),
        (archive.join("site"), "nested-folders"),
        (archive.join("new/../deeper/site"), "nested-folders"),
        (other.join("new/../../archive/site"), "nested-folders"),
        (fixture.root().to_owned(), "nested-folders"),
    ] {
        fixture.options.out = out.clone();
        assert_eq!(
            fixture.try_build().unwrap_err().kind.name,
            name,
            "{}",
            out.display()
        );
    }
    assert_eq!(fs::read_dir(&other).unwrap().count(), 1);
    assert!(!archive.join("site").exists());
    fs::write(
        other.join("bulletin-site.json"),
        "{\"format\":\"bulletin-site/2\",\"files\":{}}",
    )
    .unwrap();
    fixture.options.out = other;
    assert_eq!(fixture.try_build().unwrap_err().kind.name, "not-a-site");
    // Nor are files named by a manifest that leads elsewhere.
    let fixture = Fixture::new();
    fixture.build();
    let victim = fixture.root().join("victim.txt");
    fs::write(&victim, "mine").unwrap();
    let path = fixture.site().join("bulletin-site.json");
    let text = fs::read_to_string(&path).unwrap().replacen(
        "\"files\":{",
        "\"files\":{\"../victim.txt\":{\"key\":\"\",\"hash\":\"\",\"bytes\":4},",
        1,
    );
    fs::write(&path, text).unwrap();
    assert_eq!(fixture.try_build().unwrap_err().kind.name, "not-a-site");
    assert!(victim.exists());
}

#[test]
fn a_broken_archive_changes_nothing() {
    let fixture = Fixture::new();
    fixture.build();
    let before = fixture.files();
    type Break = fn(&Fixture);
    let breaks: [(&str, &str, Break); 9] = [
        ("unreadable", "2020-14/issue.json", |it| {
            it.change("2020-14/issue.json", |it| {
                it["sections"][0]["title"] = json!(1)
            })
        }),
        ("unreadable", "2020-14/issue.json", |it| {
            fs::write(it.options.archive.join("2020-14/issue.json"), "{").unwrap()
        }),
        ("unreadable", "2020-14/issue.json", |it| {
            fs::remove_file(it.options.archive.join("2020-14/issue.json")).unwrap()
        }),
        ("unreadable", "archive.json", |it| {
            it.change("archive.json", |it| {
                it["issues"][1]["headline"] = json!(null)
            })
        }),
        ("wrong-id", "2020-14/issue.json", |it| {
            it.change("2020-14/issue.json", |it| it["id"] = json!("2020-41"))
        }),
        ("wrong-id", "archive.json", |it| {
            it.change("archive.json", |it| it["issues"][1]["id"] = json!("data"))
        }),
        ("wrong-id", "archive.json", |it| {
            it.change("archive.json", |it| {
                it["issues"][1]["id"] = json!("2020-15")
            })
        }),
        ("address-outside-folder", "archive.json", |it| {
            it.change("archive.json", |it| {
                it["issues"][1]["url"] = json!("../x.json")
            })
        }),
        ("no-archive", "archive.json", |it| {
            fs::remove_file(it.options.archive.join("archive.json")).unwrap()
        }),
    ];
    for (kind, place, damage) in breaks {
        let mut broken = Fixture::new();
        damage(&broken);
        broken.options.out = fixture.options.out.clone();
        let error = broken.try_build().unwrap_err();
        assert_eq!(error.kind.name, kind, "{error}");
        assert_eq!(error.kind.severity, Severity::Error);
        assert!(
            matches!(&error.place, Place::Path(path, _) if path.ends_with(place)),
            "{error}"
        );
        assert_eq!(fixture.files(), before);
    }
}

#[test]
fn files_that_are_missing_or_must_not_go_out_are_left_out_and_said() {
    let fixture = Fixture::new();
    let folder = fixture.options.archive.join("2020-13");
    fs::write(folder.join("run.php"), "<?php").unwrap();
    fs::write(folder.join("own name.pdf"), "%PDF").unwrap();
    fs::write(folder.join("summary.csv"), "a").unwrap();
    fixture.change("2020-13/issue.json", |it| {
        it["attachments"] = json!([
            { "label": "a", "href": "gone.pdf" }, { "label": "b", "href": "run.php" },
            { "label": "c", "href": "../2020-15/issue.json" }, { "label": "d", "href": "own%20name.pdf#page=2" },
            { "label": "e", "href": "summary.csv" },
        ]);
        it["lead"] = json!([
            { "paragraph": ["见", { "link": { "href": "gone.pdf", "text": "原文" } }, "。"] },
            { "figure": { "id": "f", "caption": "图注", "pictures": [
                { "src": "figures/gone.jpg", "width": 1, "height": 1, "alt": "" },
                { "src": "https://example.org/x.jpg", "width": 1, "height": 1, "alt": "" },
            ] } },
        ]);
    });
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/hostname", folder.join("link.txt")).unwrap();
    #[cfg(unix)]
    fixture.change("2020-13/issue.json", |it| {
        it["attachments"]
            .as_array_mut()
            .unwrap()
            .push(json!({ "label": "f", "href": "link.txt" }))
    });
    let outcome = fixture.build();
    let mut found = names(&outcome);
    found.sort_unstable();
    let mut expected = vec![
        "active-file",
        "address-outside-folder",
        "foreign-picture",
        "missing-file",
        "missing-file",
        "missing-picture",
        "no-base-url",
    ];
    if cfg!(unix) {
        expected.push("missing-file");
    }
    if fixture.json("data/2020-13/issue.json")["sections"]
        .to_string()
        .contains("\"amount\"")
    {
        expected.push("own-summary");
    }
    expected.sort_unstable();
    assert_eq!(found, expected);
    let issue = fixture.json("data/2020-13/issue.json");
    assert_eq!(
        issue["attachments"],
        json!([{ "label": "d", "href": "own%20name.pdf#page=2" }, { "label": "e", "href": "summary.csv" }])
    );
    assert_eq!(
        issue["lead"][0],
        json!({ "paragraph": ["见", "原文", "。"] })
    );
    assert_eq!(
        issue["lead"][1]["figure"]["pictures"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    let files = fixture.files();
    assert_eq!(files["data/2020-13/own name.pdf"], b"%PDF");
    assert_eq!(files["data/2020-13/summary.csv"], b"a");
    assert!(
        !files
            .keys()
            .any(|it| it.contains("run.php") || it.contains("link.txt"))
    );
}

#[test]
fn hostile_texts_stay_texts() {
    let fixture = Fixture::at(BASE);
    let evil =
        "</script></title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;\u{2028}\0";
    let long = "长".repeat(100_000);
    fixture.change("2020-15/issue.json", |it| {
        it["headline"] = json!(evil);
        it["periodical"]["name"] = json!(evil);
        it["publisher"] = json!(evil);
        it["issueLabel"] = json!(evil);
        it["language"] = json!("zh\"><script>alert(1)</script>");
        it["lead"][0] = json!({ "paragraph": format!("{evil}{long}") });
    });
    fixture.change("archive.json", |it| {
        it["publisher"] = json!(evil);
        it["periodical"]["name"] = json!(evil);
        it["issues"][0]["headline"] = json!(evil);
    });
    fixture.build();
    for page in pages(&fixture) {
        let html = Html::parse_document(&fixture.read(&page));
        for script in html.select(&Selector::parse("script").unwrap()) {
            let data = script
                .attr("type")
                .is_some_and(|it| it.starts_with("application/"));
            assert!(script.attr("src").is_some() || data, "{page}");
        }
        assert_eq!(select(&html, "[onerror]", "onerror"), [""; 0], "{page}");
    }
    let html = Html::parse_document(&fixture.read("2020-15/index.html"));
    let structured: String = html
        .select(&Selector::parse("script[type='application/ld+json']").unwrap())
        .flat_map(|it| it.text())
        .collect();
    let structured: Value = serde_json::from_str(&structured).unwrap();
    assert!(structured["name"].as_str().unwrap().starts_with(evil));
    let description = select(&html, "meta[name=description]", "content").remove(0);
    assert!(description.chars().count() <= 120, "{}", description.len());
    let feed: atom_syndication::Feed = fixture.read("feed.xml").parse().unwrap();
    assert!(
        feed.entries()[0]
            .title()
            .as_str()
            .contains("<script>alert(1)")
    );
}

#[test]
fn a_site_without_issues_is_a_site() {
    let fixture = Fixture::at(BASE);
    fixture.change("archive.json", |it| it["issues"] = json!([]));
    let outcome = fixture.build();
    assert_eq!((outcome.issues, outcome.drawn), (0, 1));
    let files = fixture.files();
    assert!(files.contains_key("index.html") && !files.contains_key("embed/frame.html"));
    assert!(
        !fixture
            .read("embed/index.html")
            .contains("src=\"frame.html\"")
    );
}

#[test]
fn a_binary_without_a_viewer_says_so() {
    match publisher::site::Viewer::carried() {
        Ok(viewer) => {
            assert!(viewer.files.contains_key("bulletin-viewer.js"));
            assert!(
                viewer
                    .files
                    .keys()
                    .all(|it| !it.ends_with(".html") && Path::new(it).components().count() == 1)
            );
        }
        Err(error) => {
            assert_eq!(error.kind.name, "no-viewer");
            assert!(
                error.kind.zh.contains("BULLETIN_VIEWER")
                    && error.kind.en.contains("BULLETIN_VIEWER")
            );
        }
    }
    let mut fixture = Fixture::new();
    let name = "../outside.js".to_owned();
    fixture
        .options
        .viewer
        .files
        .insert(name, b"x".as_slice().into());
    assert_eq!(fixture.try_build().unwrap_err().kind.name, "wrong-viewer");
    fixture.options.viewer = Default::default();
    assert_eq!(fixture.try_build().unwrap_err().kind.name, "wrong-viewer");
    assert!(!fixture.site().exists());
}

/// The file of the summary of a year.
fn of_year(fixture: &Fixture, year: u16) -> (String, Value) {
    let start = format!("data/summary-{year}-");
    let mut names = fixture.files().into_keys();
    let name = names.find(|it| it.starts_with(&start) && it.ends_with(".json"));
    let name = name.unwrap_or_else(|| panic!("no summary of {year}"));
    let value = fixture.json(&name);
    (name, value)
}

#[test]
fn a_site_sums_up_its_issues_by_year() {
    let fixture = Fixture::new();
    // One issue is of another year, and repeats what an issue of the first year tells.
    fixture.change("2020-13/issue.json", |it| {
        it["datePublished"] = json!("2021-01-05");
        let fact = &mut it["sections"][0]["facts"][0];
        fact["repeats"] = json!({ "issue": "2020-15", "fact": "xz-own" });
    });
    fixture.change("archive.json", |it| {
        it["issues"][2]["datePublished"] = json!("2021-01-05");
    });
    fixture.build();
    let (first, value) = of_year(&fixture, 2020);
    assert_eq!(value["issues"].as_array().map(Vec::len), Some(2));
    let (second, value) = of_year(&fixture, 2021);
    let fact = &value["issues"][0]["facts"][0];
    assert_eq!(
        fact["repeats"],
        json!({ "issue": "2020-15", "number": "2020年第十五期", "fact": "xz-own" })
    );
    let page = fixture.read("summary.html");
    for some in [&first, &second, "各期目录", "2021年，共 1 期"] {
        assert!(page.contains(some), "{some}");
    }
    let listed = fixture.json("data/archive.json");
    assert_eq!(listed["summary"], "../summary.html");

    // Only what changed is written.
    fixture.change("2020-13/issue.json", |it| {
        it["sections"][0]["measures"] = json!(["另一项举措"]);
    });
    let outcome = fixture.build();
    let written: Vec<_> = outcome
        .replaced
        .iter()
        .filter(|it| it.contains("summary"))
        .collect();
    let (third, _) = of_year(&fixture, 2020);
    assert_eq!(third, first);
    assert!(
        written
            .iter()
            .any(|it| it.starts_with("data/summary-2021-")),
        "{written:?}"
    );
    assert!(
        !written
            .iter()
            .any(|it| it.starts_with("data/summary-2020-")),
        "{written:?}"
    );
}

#[test]
fn a_site_without_anything_to_sum_up_has_no_summary() {
    let fixture = Fixture::new();
    for id in ["2020-13", "2020-14", "2020-15"] {
        fixture.change(&format!("{id}/issue.json"), |it| {
            it["facts"] = json!([]);
            for section in it["sections"].as_array_mut().into_iter().flatten() {
                section["facts"] = json!([]);
                section["measures"] = json!([]);
            }
        });
    }
    fixture.build();
    let files = fixture.files();
    assert!(
        !files
            .keys()
            .any(|it| it.starts_with("summary") || it.starts_with("data/summary"))
    );
    assert_eq!(fixture.json("data/archive.json")["summary"], Value::Null);
    assert!(!fixture.read("index.html").contains("summary.html"));
}
