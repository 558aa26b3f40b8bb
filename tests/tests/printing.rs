//! Printing: the layout of GB/T 9704-2012, measured in Chromium's PDF, and the
//! way to print from each kind of page in every browser.

use crate::support::{bare, issue_15, open_static, page, published_wasm, texts};
use browser_tests::pdf::{self, Line, PrintedPage};
use browser_tests::server::{Fault, PUBLISHED};
use browser_tests::{Reader, Size, in_chromium, in_every_browser};
use serde_json::{Value, json};

/// Points in a millimetre.
const POINTS: f64 = 72.0 / 25.4;

/// The line pitch in millimetres.
const PITCH: f64 = 28.95 / POINTS;

/// The tolerance for the edges of the text block, in millimetres.
const NEAR: f64 = 0.5;

/// A strict policy that allows the tests' own scripts.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self'; style-src 'self'; frame-src 'self'";

/// A host page with an archive that names no pages of its issues.
const HOST: &str = "/test/host-page.html?src=/data/archive.json";

/// This many Chinese characters, without punctuation.
fn han(length: usize) -> String {
    "甲乙丙丁戊己庚辛壬癸春夏秋冬东南西北"
        .chars()
        .cycle()
        .take(length)
        .collect()
}

fn paragraph(length: usize) -> Value {
    json!({ "paragraph": han(length) })
}

/// A paragraph of this many lines, the first one indented.
fn lines(count: usize) -> Value {
    paragraph(28 * count - 2)
}

/// Serves issue 15 with these sections, and opens it on the viewer's own page.
fn read_with(reader: &mut Reader, sections: Value) {
    let mut issue = issue_15(reader);
    issue["lead"] = json!([]);
    issue["sections"] = sections;
    serve(reader, &issue);
    reader.open_window("/");
    reader.until_ready();
}

fn serve(reader: &Reader, issue: &Value) {
    reader.server.put(
        "/data/2020-15/issue.json",
        "application/json",
        issue.to_string(),
    );
}

fn section(id: &str, blocks: Value) -> Value {
    json!({ "id": id, "title": "一、标题", "organizations": [], "blocks": blocks, "facts": [] })
}

/// Whether two characters are the same, up to the lookalikes that Chromium's PDF
/// has in their place: radicals and dashes.
fn same(one: char, two: char) -> bool {
    let radical = |it| ('\u{2e80}'..='\u{2fdf}').contains(&it);
    let dash = |it| ('\u{2012}'..='\u{2013}').contains(&it);
    one == two || radical(one) || radical(two) || (dash(one) && dash(two))
}

/// The index at which a text begins in another.
fn find(text: &[char], wanted: &str, from: usize) -> Option<usize> {
    let wanted: Vec<char> = wanted.chars().collect();
    (from..(text.len() + 1).saturating_sub(wanted.len())).find(|at| {
        wanted
            .iter()
            .zip(&text[*at..])
            .all(|(one, two)| same(*one, *two))
    })
}

fn whole(sheets: &[PrintedPage]) -> Vec<char> {
    sheets
        .iter()
        .flat_map(|it| it.text().chars().collect::<Vec<_>>())
        .collect()
}

/// Everything on a page but its number is within the text block.
fn keeps_to_the_block(sheets: &[PrintedPage]) {
    for (index, sheet) in sheets.iter().enumerate() {
        assert!(
            (sheet.width - 210.0).abs() < NEAR && (sheet.height - 297.0).abs() < NEAR,
            "{} × {}",
            sheet.width,
            sheet.height
        );
        let number = format!("—{}—", index + 1);
        let all = sheet.lines();
        let (last, block) = all.split_last().expect("a page has lines");
        assert_eq!(last.text(), number);
        // The number is 7 mm below the block, one character from its outer edge.
        let dash = last.base - 0.38 * 14.0 / POINTS - 262.0;
        assert!(
            (dash - 7.0).abs() < NEAR,
            "page {number} is {dash} mm below the text"
        );
        let aside = if index % 2 == 0 {
            184.0 - last.right()
        } else {
            last.left() - 28.0
        };
        assert!(
            (aside - 14.0 / POINTS).abs() < NEAR,
            "page {number} is {aside} mm in"
        );
        assert!((last.glyphs[0].size - 14.0).abs() < 0.1);
        for line in block {
            let fits = line.left() > 28.0 - NEAR
                && line.right() < 184.0 + NEAR
                && line.base < 262.0
                && line.base - 16.0 / POINTS > 37.0 - NEAR - 4.0;
            assert!(
                fits,
                "page {number}: {:.1}–{:.1} at {:.1}: {}",
                line.left(),
                line.right(),
                line.base,
                line.text()
            );
        }
    }
}

/// Where the lower rule of the tail is.
fn foot(sheet: &PrintedPage) -> f64 {
    let rules = sheet.fills.iter().map(|it| it.area);
    rules
        .filter(|it| it[2] > 155.0 && it[3] < 0.5)
        .map(|it| it[1] + it[3])
        .fold(0.0, f64::max)
}

/// The colours that the page's commands set.
fn colours(sheet: &PrintedPage) -> Vec<String> {
    let content = String::from_utf8_lossy(&sheet.content).into_owned();
    let words: Vec<&str> = content.split_whitespace().collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if matches!(*word, "rg" | "RG") && at >= 3 {
            found.push(words[at - 3..at].join(" "));
        }
    }
    found
}

in_chromium! {
    /// 22 lines of 28 characters per page, within 156 × 225 mm of A4.
    fn a_page_holds_22_lines_of_28_characters(reader: &mut Reader) {
        read_with(reader, json!([section("a", json!([lines(70)]))]));
        let sheets = pdf::print(reader, "lines");
        keeps_to_the_block(&sheets);
        let full: Vec<_> = sheets[2].lines().into_iter().filter(|it| it.base < 262.0).collect();
        assert_eq!(full.len(), 22);
        for line in &full {
            assert_eq!(line.glyphs.len(), 28, "{}", line.text());
            assert!((line.left() - 28.0).abs() < 0.2 && (line.right() - 184.0).abs() < 0.4, "{:.2}–{:.2}", line.left(), line.right());
            assert!(line.glyphs.iter().all(|it| (it.size - 16.0).abs() < 0.05));
        }
        // Chromium rounds each line to a pixel: measure the pitch over many lines.
        let pitch = (full[21].base - full[0].base) / 21.0 * POINTS;
        assert!((pitch - 28.95).abs() < 0.1, "{pitch} pt from line to line");
        for pair in full.windows(2) {
            assert!(((pair[1].base - pair[0].base) - PITCH).abs() * POINTS < 0.6);
        }
        // None of the 70 lines is lost, and the indent is two characters.
        let text = whole(&sheets);
        assert!(find(&text, &han(28 * 70 - 2), 0).is_some());
        let first = sheets[0].lines().into_iter().find(|it| it.left() > 30.0 && it.glyphs.len() == 26).expect("it begins");
        assert!((first.left() - 28.0 - 2.0 * 15.79 / POINTS).abs() < 0.3, "{}", first.left());
    }

    /// All of issue 15 is printed once and in order, with its head on the first page
    /// only; by the viewer, and from the static page with scripts off.
    fn everything_is_printed_once_and_in_order(reader: &mut Reader) {
        reader.open_window(&page(""));
        reader.until_ready();
        reader.finds("article[part]");
        measured(reader);
        let sheets = pdf::print(reader, "issue-15");
        keeps_to_the_block(&sheets);
        let text = whole(&sheets);
        for wanted in texts(&issue_15(reader)) {
            assert!(find(&text, &wanted, 0).is_some(), "{wanted} is missing");
        }
        reader.session().protocol("Emulation.setEmulatedMedia", json!({ "media": "print" }));
        let shown = bare(&reader.text());
        // The plus signs between the parts of a sum, and the head of the table, which
        // each of its pages repeats.
        let head = reader.js("return matching(args)[0].textContent", json!({ "css": ".summary thead" }));
        let head = bare(head.as_str().unwrap_or_default());
        let first = find(&text, &head, 0).expect("the table has a head");
        let mut text = text;
        while let Some(again) = find(&text, &head, first + 1) {
            text.drain(again..again + head.chars().count());
        }
        let text: String = text.into_iter().filter(|it| *it != '+').collect();
        let differs = shown.chars().zip(text.chars()).position(|(one, two)| !same(one, two));
        let about = |text: &str| text.chars().skip(differs.unwrap_or(0).saturating_sub(10)).take(30).collect::<String>();
        assert!(differs.is_none() && shown.chars().count() == text.chars().count(), "“{}” was printed as “{}”", about(&shown), about(&text));
        for none in ["目录", "打印本期", "阅读设置", "各期", "上一期", "分钟", "下载表格", "点击数字"] {
            assert!(!shown.contains(none), "{none} is printed");
        }
        for (index, sheet) in sheets.iter().enumerate() {
            let of_this: Vec<char> = sheet.text().chars().collect();
            assert_eq!(find(&of_this, "中国质量协会宣传部", 0).is_some(), index == 0);
        }
        let session = reader.session();
        session.protocol("Emulation.setEmulatedMedia", json!({}));
        session.protocol("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
        let address = format!("{}{}", reader.server.origin(), page(""));
        session.go(&address).expect("the page opens");
        let static_pages = pdf::print(reader, "issue-15-static");
        session.protocol("Emulation.setScriptExecutionDisabled", json!({ "value": false }));
        // The check at the end of the test needs a page with the recorder.
        session.go(&address).expect("the page opens");
        assert_eq!(static_pages.len(), sheets.len());
        for (one, two) in static_pages.iter().zip(&sheets) {
            assert_eq!(one.text(), two.text());
            assert_eq!(one.pictures, two.pictures);
            // The script alone brings the tail to the foot.
            let text = |it: &&Line| it.base > 262.0 || (it.glyphs[0].size - 14.0).abs() > 0.1;
            let bases = |sheet: &PrintedPage| sheet.lines().iter().filter(text).map(|it| (it.base * 10.0).round()).collect::<Vec<_>>();
            assert_eq!(bases(one), bases(two));
        }
        let feet = [&static_pages, &sheets].map(|it| it.last().map_or(0.0, foot));
        assert!((260.5..262.1).contains(&feet[1]) && feet[0] < feet[1], "the tail ends at {feet:?}");
    }

    /// The tail ends the last page, with lines of text above it, wherever the text
    /// ends.
    fn the_tail_ends_the_last_page(reader: &mut Reader) {
        let mut pages = Vec::new();
        for count in [5, 8, 9, 10, 11, 12, 34] {
            read_with(reader, json!([section("a", json!([lines(count)]))]));
            measured(reader);
            let sheets = pdf::print(reader, "foot");
            keeps_to_the_block(&sheets);
            let last = sheets.last().expect("a page");
            assert!((260.5..262.1).contains(&foot(last)), "after {count} lines the tail ends at {}", foot(last));
            let above = last.lines().iter().filter(|it| (it.glyphs[0].size - 16.0).abs() < 0.1).count();
            assert!(above > 0, "after {count} lines the tail is alone");
            pages.push(sheets.len());
        }
        pages.dedup();
        assert_eq!(pages, [1, 2, 3]);
        assert_eq!(reader.scroll(), 0.0);
    }

    /// Print is always the same, in black and one red, whatever the reader, the page
    /// or the system chose.
    fn paper_is_always_light(reader: &mut Reader) {
        reader.open_window(&page(""));
        reader.until_ready();
        reader.finds("article[part]");
        measured(reader);
        let wanted = pdf::print(reader, "looks");
        for sheet in &wanted {
            for colour in colours(sheet) {
                let parts: Vec<f64> = colour.split(' ').filter_map(|it| it.parse().ok()).collect();
                let grey = parts.iter().all(|it| *it == parts[0]) && [0.0, 1.0].contains(&parts[0]);
                let red = parts[0] > 0.6 && parts[1] < 0.15 && parts[2] < 0.15;
                assert!(grey || red, "something is printed in {colour}");
            }
        }
        let session = reader.session();
        for chosen in [
            json!({ "theme": "dark" }),
            json!({ "theme": "contrast" }),
            json!({ "text-size": "xx-large", "mode": "elder" }),
        ] {
            reader.js("page.localStorage.setItem('bulletin-viewer', JSON.stringify(args))", chosen.clone());
            reader.reload();
            reader.until_ready();
            reader.finds("article[part]");
            measured(reader);
            assert_eq!(drawn(&pdf::print(reader, "looks-chosen")), drawn(&wanted), "{chosen}");
        }
        reader.js("page.localStorage.clear(); const root = page.document.documentElement.style;
            for (const name of ['red', 'ink', 'paper', 'ground', 'line', 'tint']) root.setProperty('--bulletin-' + name, '#123456');
            root.setProperty('--bulletin-font-size', '30px')", json!(null));
        session.protocol("Emulation.setEmulatedMedia", json!({ "features": [{ "name": "prefers-color-scheme", "value": "dark" }] }));
        session.protocol("Emulation.setDeviceMetricsOverride", json!({ "width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": true }));
        let phone = pdf::print(reader, "looks-phone");
        session.protocol("Emulation.clearDeviceMetricsOverride", json!({}));
        // The page number may be a pixel higher there.
        let lines = |sheets: &[PrintedPage]| sheets.iter().flat_map(|it| it.lines()).map(|it| (it.text(), it.left(), it.base)).collect::<Vec<_>>();
        let (phone_lines, lines) = (lines(&phone), lines(&wanted));
        assert_eq!(phone_lines.len(), lines.len());
        for (one, two) in phone_lines.iter().zip(&lines) {
            assert!(one.0 == two.0 && (one.1 - two.1).abs() < 0.3 && (one.2 - two.2).abs() < 0.3, "{one:?} {two:?}");
        }
        let colours = |sheets: &[PrintedPage]| sheets.iter().map(colours).collect::<Vec<_>>();
        assert_eq!(colours(&phone), colours(&wanted));
    }

    /// A table over several pages repeats its head on each, and shows its total
    /// once.
    fn the_summary_is_a_table_with_its_head_on_each_page(reader: &mut Reader) {
        let mut sections = issue_15(reader)["sections"].as_array().cloned().unwrap_or_default();
        let once = sections.clone();
        for turn in 1..8 {
            for one in &once {
                let mut one = one.clone();
                one["id"] = json!(format!("{}-{turn}", one["id"].as_str().unwrap_or_default()));
                for fact in one["facts"].as_array_mut().into_iter().flatten() {
                    for name in ["id", "partOf"] {
                        if let Some(id) = fact[name].as_str() {
                            fact[name] = json!(format!("{id}-{turn}"));
                        }
                    }
                }
                let blocks = one["blocks"].as_array_mut().expect("blocks");
                blocks.retain(|it| it.get("figure").is_none());
                sections.push(one);
            }
        }
        read_with(reader, json!(sections));
        let sheets = pdf::print(reader, "table");
        keeps_to_the_block(&sheets);
        let first = sheets.iter().position(|it| it.text().contains("各地汇总")).expect("it is printed");
        let last = sheets.iter().position(|it| it.text().contains("合计")).expect("so is its total");
        assert!(last > first + 1, "from page {first} to {last}");
        for sheet in &sheets[first..=last] {
            let lines = sheet.lines();
            let head = lines.iter().position(|it| it.text().contains("减免会费") && it.text().contains("其中：协会"));
            let row = lines.iter().position(|it| (it.glyphs[0].size - 10.5).abs() < 0.1).expect("rows");
            assert_eq!(head, Some(row), "the head stands above the rows");
        }
        let text = whole(&sheets);
        assert_eq!(text.windows(2).filter(|it| it == &['合', '计']).count(), 1);
    }

    /// No number of a table is broken: what needs more room is set smaller, or on a page
    /// on its side.
    fn a_wide_table_keeps_its_numbers_whole(reader: &mut Reader) {
        let number = |row: usize, column: usize| format!("{}.67", 1_727_345 * (row + 1) + column);
        let table = |columns: usize| {
            let cell = |row: usize, column: usize| match column {
                0 => "天津质协".to_owned(),
                _ => number(row, column),
            };
            let head: Vec<String> = (0..columns).map(|it| format!("第{it}列")).collect();
            let rows: Vec<Vec<String>> = (0..3).map(|row| (0..columns).map(|column| cell(row, column)).collect()).collect();
            json!({ "table": { "caption": "捐款一览", "head": [head], "rows": rows } })
        };
        for (columns, size, lies) in [(5, 10.5, false), (8, 8.0, false), (12, 8.0, true)] {
            read_with(reader, json!([section("a", json!([lines(2), table(columns), paragraph(30)]))]));
            let sheets = pdf::print(reader, "wide-table");
            let sheet = sheets.iter().find(|it| it.text().contains(&number(0, 1))).expect("a page with the table");
            assert_eq!(sheet.width > sheet.height, lies, "{columns} columns");
            for row in 0..3 {
                for column in 1..columns {
                    let wanted = number(row, column);
                    let line = sheet.lines().into_iter().find(|it| it.text().contains(&wanted));
                    let line = line.unwrap_or_else(|| panic!("{wanted} is broken in {columns} columns"));
                    assert!((line.glyphs[0].size - size).abs() < 0.1, "{columns} columns in {} pt", line.glyphs[0].size);
                    assert!(line.left() > 25.0 && line.right() < sheet.width - 25.0, "{}–{} of {}", line.left(), line.right(), sheet.width);
                }
            }
            // The text before and after it stands upright.
            let upright: Vec<_> = sheets.into_iter().filter(|it| it.width < it.height).collect();
            let text = whole(&upright);
            let first = find(&text, &han(26), 0).expect("the text before it");
            assert!(find(&text, &han(26), first + 30).is_some(), "{columns} columns: the text after it");
        }
    }

    /// A caption stays on the page of its picture, wherever they fall.
    fn a_figure_keeps_its_caption(reader: &mut Reader) {
        let blocks = issue_15(reader)["sections"][0]["blocks"].clone();
        let figure = blocks.as_array().into_iter().flatten().find(|it| it.get("figure").is_some()).cloned().expect("a figure");
        let mut moved = false;
        for count in 3..9 {
            read_with(reader, json!([section("a", json!([lines(count), figure]))]));
            let sheets = pdf::print(reader, "figure");
            let at = sheets.iter().position(|it| it.lines().iter().any(|line| line.text().starts_with("图1"))).expect("a caption");
            let with: Vec<_> = sheets.iter().map(|it| it.pictures).collect();
            assert_eq!(with[at], 1, "after {count} lines: pictures on the pages {with:?}, the caption on {at}");
            assert_eq!(with.iter().sum::<usize>(), 1);
            moved |= at > 0;
        }
        assert!(moved, "it always fitted the first page");
    }

    /// The tail (版记) is not split, and has a thicker rule above and below.
    fn the_tail_stays_in_one_piece(reader: &mut Reader) {
        let wanted = issue_15(reader)["distribution"].as_array().map_or(0, Vec::len);
        let mut pages = Vec::new();
        for count in [4, 7, 8, 9, 10, 11, 12, 13] {
            read_with(reader, json!([section("a", json!([lines(count)]))]));
            let sheets = pdf::print(reader, "tail");
            keeps_to_the_block(&sheets);
            let last = sheets.last().expect("a page");
            let lines = last.lines();
            let tail: Vec<_> = lines.iter().filter(|it| it.base < 262.0 && (it.glyphs[0].size - 14.0).abs() < 0.1).collect();
            assert!(tail.len() >= wanted && tail[0].text().starts_with("报送："), "after {count} lines: {:?}", tail.iter().map(|it| it.text()).collect::<Vec<_>>());
            let rules: Vec<[f64; 4]> = last.fills.iter().map(|it| it.area).filter(|it| it[2] > 155.0 && it[3] < 0.5).collect();
            let outer: Vec<_> = rules.iter().filter(|it| (it[3] - 0.35).abs() < 0.02).collect();
            let inner = rules.iter().filter(|it| (it[3] - 0.25).abs() < 0.02).count();
            assert_eq!((outer.len(), inner), (2, wanted - 1), "{rules:?}");
            assert!(outer.iter().any(|it| it[1] < tail[0].base) && outer.iter().any(|it| it[1] > tail[wanted - 1].base));
            pages.push(sheets.len());
        }
        assert!(pages.contains(&1) && pages.contains(&2), "{pages:?}");
    }

    /// The font families and sizes.
    fn the_faces_are_those_of_official_papers(reader: &mut Reader) {
        read_with(reader, json!([section("a", json!([
            { "heading": { "id": "b", "level": 3, "text": "（一）小标题" } },
            lines(2),
            { "table": { "caption": "", "head": [["甲", "乙"]], "rows": [["丙", "丁"]] } },
        ]))]));
        reader.session().protocol("Emulation.setEmulatedMedia", json!({ "media": "print" }));
        let points = |it: &Value| it.as_f64().unwrap_or(f64::NAN) * 0.75;
        for (css, face, size) in [
            (".slice > p", "FangSong, STFangsong, FangSong_GB2312", 16.0),
            (".headline", "FZXiaoBiaoSong-B05S, STZhongsong, STSong, SimSun", 22.0),
            (".head .name", "FZXiaoBiaoSong-B05S", 26.0),
            (".title", "SimHei, STHeiti", 16.0),
            (".slice h3", "KaiTi, STKaiti", 16.0),
            ("th", "SimHei", 10.5),
            ("td", "FangSong", 10.5),
            (".tail p", "FangSong, STFangsong, FangSong_GB2312", 14.0),
        ] {
            let found = reader.js("const style = getComputedStyle(matching(args)[0]);
                return [style.fontFamily, parseFloat(style.fontSize), style.color, style.textAlign]", json!({ "css": css }));
            assert!(found[0].as_str().is_some_and(|it| it.starts_with(face)), "{css}: {found}");
            assert!((points(&found[1]) - size).abs() < 0.05, "{css}: {found}");
            let red = css == ".head .name";
            assert_eq!(found[2] == json!("rgb(0, 0, 0)"), !red, "{css}: {found}");
            if css == ".headline" {
                assert_eq!(found[3], json!("center"));
            }
        }
    }

    /// Chromium prints also what the viewer has not rendered yet.
    fn a_large_issue_is_printed_whole(reader: &mut Reader) {
        let blocks: Vec<Value> = (0..400).map(|index| json!({ "paragraph": format!("{}段尾", han(30 + index % 40)) })).collect();
        read_with(reader, json!([section("a", json!(blocks))]));
        let sheets = pdf::print(reader, "large");
        keeps_to_the_block(&sheets);
        let text = whole(&sheets);
        let mut at = 0;
        for block in &blocks {
            let wanted = block["paragraph"].as_str().unwrap_or_default();
            let found = find(&text, wanted, at).unwrap_or_else(|| panic!("{wanted} is missing behind {at}"));
            at = found + wanted.chars().count();
        }
        assert_eq!(text.windows(2).filter(|it| it == &['段', '尾']).count(), 400);
    }
}

/// The drawing commands of all pages.
fn drawn(sheets: &[PrintedPage]) -> Vec<String> {
    sheets
        .iter()
        .map(|it| String::from_utf8_lossy(&it.content).into_owned())
        .collect()
}

/// Replaces `print` by a recorder of what would be printed: `page.printed`.
const STUB: &str = "
    page.printed = [];
    page.state = (within) => {
        const all = [...within.querySelectorAll('.slice')];
        const pictures = [...within.querySelectorAll('figure img')];
        return { slices: all.length, empty: all.filter((it) => !it.firstChild).length,
            pictures: pictures.length, missing: pictures.filter((it) => !it.complete || !it.naturalWidth).length };
    };
    page.print = () => {
        const viewer = page.document.querySelector('bulletin-viewer');
        const drawn = viewer.shadowRoot?.querySelector('#app article');
        page.printed.push(page.state(drawn ?? viewer));
    };";

/// Waits until what brings the tail to the foot of its page is there, which printing
/// fetches.
fn measured(reader: &Reader) {
    reader.js(STUB, json!(null));
    reader.js(
        "page.document.querySelector('bulletin-viewer').print()",
        json!(null),
    );
    printed(reader);
}

/// Waits until something is printed, and returns `page.printed`.
fn printed(reader: &Reader) -> Value {
    reader.until_js(
        "something is printed",
        "return page.printed.length > 0",
        json!(null),
    );
    reader.js("return page.printed", json!(null))
}

/// Serves an issue of 400 paragraphs with three figures at its end.
fn serve_large(reader: &Reader) {
    let mut issue = issue_15(reader);
    let mut blocks: Vec<Value> = (0..400).map(|_| paragraph(60)).collect();
    for one in issue["sections"].as_array().into_iter().flatten() {
        blocks.extend(
            one["blocks"]
                .as_array()
                .into_iter()
                .flatten()
                .filter(|it| it.get("figure").is_some())
                .cloned(),
        );
    }
    issue["sections"] = json!([section("a", json!(blocks))]);
    serve(reader, &issue);
}

/// What is printed is complete.
fn is_complete(state: &Value, figures: u64) {
    assert!(state["slices"].as_u64() > Some(0), "{state}");
    assert_eq!(state["empty"], json!(0), "{state}");
    assert_eq!(state["pictures"], json!(figures), "{state}");
    assert_eq!(state["missing"], json!(0), "{state}");
}

/// Prints from the reading settings.
fn prints_from_the_settings(reader: &Reader) {
    reader.tap("阅读");
    reader.tap("打印本期");
}

/// Opens the viewer's own page with a large issue, and runs `act` as soon as it is
/// ready.
fn large_comes(reader: &mut Reader, act: &str) {
    serve_large(reader);
    let wasm = reader.server.named("/viewer-", ".wasm");
    reader.server.fault(&wasm, Fault::Hold);
    reader.open(Size::Phone, "/");
    let listens = format!(
        "{STUB} page.addEventListener('bulletin-ready', (event) => {{ {act} }}, {{ once: true }})"
    );
    reader.js(&listens, json!(null));
    reader.server.mend();
}

in_every_browser! {
    /// `print()` waits until all slices are rendered and all pictures are loaded.
    fn it_waits_for_slices_and_pictures(reader: &mut Reader) {
        large_comes(reader, "
                page.before = page.state(event.target.shadowRoot);
                page.returned = event.target.print();");
        let printed = printed(reader);
        assert!(reader.js("return page.before.empty", json!(null)).as_u64() > Some(0), "all was drawn before");
        is_complete(&printed[0], 3);
        assert_eq!(printed.as_array().map(Vec::len), Some(1));
        assert_eq!(reader.js("return page.returned === undefined", json!(null)), json!(true));
    }

    /// The browser's own print command finds all slices rendered and all pictures
    /// loading.
    fn the_browsers_own_command_finds_all_drawn(reader: &mut Reader) {
        large_comes(reader, "
                const root = event.target.shadowRoot;
                page.before = page.state(root);
                page.dispatchEvent(new page.Event('beforeprint'));
                // Two timers would not get so far slice by slice.
                page.setTimeout(() => page.setTimeout(() => { page.after = page.state(root); }));");
        reader.until_js("it has come to its end", "return !!page.after", json!(null));
        let found = reader.js("return [page.before.empty, page.after.empty, page.after.pictures]", json!(null));
        assert!(found[0].as_u64() > Some(10), "all was drawn before: {found}");
        assert_eq!(json!([found[1], found[2]]), json!([0, 3]));
        reader.js("page.dispatchEvent(new page.Event('beforeprint'))", json!(null));
        let lazy = "const root = page.document.querySelector('bulletin-viewer').shadowRoot;
            return [...root.querySelectorAll('article figure img')].filter((it) => it.loading !== 'eager').length";
        assert_eq!(reader.js(lazy, json!(null)), json!(0));
    }

    /// The publisher's own pages are printed directly, from the settings and from
    /// the side column.
    fn our_own_pages_are_printed_directly(reader: &mut Reader) {
        for path in [page(""), "/".to_owned()] {
            reader.read(Size::Phone, &path);
            reader.finds("article[part]");
            reader.js(STUB, json!(null));
            prints_from_the_settings(reader);
            is_complete(&printed(reader)[0], 3);
            reader.read(Size::Wide, &path);
            reader.finds("article[part]");
            reader.js(STUB, json!(null));
            reader.tap_css(".side [data-do=print]");
            is_complete(&printed(reader)[0], 3);
        }
    }

    /// Before the viewer has started, the static text is printed.
    fn the_text_that_stands_there_is_printed(reader: &mut Reader) {
        let wasm = published_wasm(reader);
        reader.server.fault(&wasm, Fault::Status(500));
        reader.allow("500");
        reader.open(Size::Wide, &page(""));
        reader.js(STUB, json!(null));
        reader.tap_css(".side [data-do=print]");
        is_complete(&printed(reader)[0], 3);
    }

    /// An embedded issue with a published page is printed from that page, which
    /// prints itself and removes the request from its address.
    fn an_embed_prints_from_the_issues_own_page(reader: &mut Reader) {
        reader.read(Size::Phone, &format!("/test/host-page.html?src={PUBLISHED}data/archive.json"));
        reader.js(STUB, json!(null));
        reader.js("page.open = (...asked) => { page.opened = asked; return {}; }", json!(null));
        prints_from_the_settings(reader);
        reader.until_js("a page is opened", "return !!page.opened", json!(null));
        let opened = reader.js("return page.opened[0]", json!(null));
        assert_eq!(opened, json!(format!("{}{}#:print", reader.server.origin(), page(""))));
        assert_eq!(reader.js("return page.printed", json!(null)), json!([]));

        // That page prints as it stands, before the viewer is there.
        reader.server.prelude(&format!("{{ const page = window; {STUB} }}"));
        open_static(reader, Size::Phone, &format!("{}#:print", page("")));
        is_complete(&printed(reader)[0], 3);
        reader.is_at("");
        assert_eq!(reader.js("return page.location.href", json!(null)), json!(format!("{}{}", reader.server.origin(), page(""))));
        reader.server.mend();
        reader.finds("article[part]");
        reader.finds_no("#failure");
    }

    /// An issue without a page is printed from a new document in a window or, where
    /// none opens, in a frame; it has all of the text and no script, and is removed
    /// after printing.
    fn an_embed_without_pages_prints_a_document_of_its_own(reader: &mut Reader) {
        reader.server.page_header("content-security-policy", POLICY);
        for window in [true, false] {
            serve_large(reader);
            reader.read(Size::Phone, HOST);
            reader.js(&format!("{STUB}
                const ready = (view) => {{
                    page.view = view;
                    view.print = () => page.printed.push(page.state(view.document));
                    view.close = () => {{ page.shut = true; }};
                    return view;
                }};
                new page.MutationObserver((all) => {{
                    for (const it of all.flatMap((one) => [...one.addedNodes])) if (it.localName === 'iframe') {{
                        page.holder = it;
                        ready(it.contentWindow);
                    }}
                }}).observe(page.document.body, {{ childList: true }});
                page.open = () => {{
                    if (!args) return null;
                    const it = page.document.createElement('iframe');
                    page.document.body.append(it);
                    return ready(it.contentWindow);
                }}"), json!(window));
            prints_from_the_settings(reader);
            let printed = printed(reader);
            is_complete(&printed[0], 3);
            let found = reader.js("const of = page.view.document;
                return { text: of.querySelector('article').textContent, title: of.title, mode: of.compatMode,
                    idle: of.querySelectorAll('button, script, .bar, .side').length,
                    paper: [...of.adoptedStyleSheets].some((it) => [...it.cssRules].some((rule) => /^@page/.test(rule.cssText))),
                    looks: page.view.getComputedStyle(of.querySelector('.head')).textAlign }", json!(null));
            let text: Vec<char> = bare(found["text"].as_str().unwrap_or_default()).chars().collect();
            for wanted in ["全国质协系统抗击疫情防控工作", "同心战疫，各地质协在行动", &han(60), "报送："] {
                assert!(find(&text, wanted, 0).is_some(), "{wanted} is missing");
            }
            assert_eq!(json!([found["mode"], found["idle"], found["paper"], found["looks"]]), json!(["CSS1Compat", 0, true, "center"]));
            assert_eq!(found["title"], reader.js("return page.document.title", json!(null)));
            reader.js("page.view.dispatchEvent(new page.view.Event('afterprint'))", json!(null));
            reader.until_js("it is gone", "return args ? page.shut : !page.holder.isConnected", json!(window));
        }
    }

    /// The page is printed even if the printing script is missing.
    fn without_its_script_the_page_is_printed_all_the_same(reader: &mut Reader) {
        reader.allow("404");
        reader.allow("reading-");
        let reading = reader.server.named("/reading-", ".js");
        reader.server.fault(&reading, Fault::Status(404));
        reader.read(Size::Wide, "/");
        reader.js(STUB, json!(null));
        reader.tap_css(".side [data-do=print]");
        let printed = printed(reader);
        assert_eq!(printed[0]["empty"], json!(0));
        reader.finds_no("#failure");
    }

    /// A removed element does nothing when the page is printed.
    fn an_element_that_is_gone_hears_of_no_printing(reader: &mut Reader) {
        reader.read(Size::Phone, HOST);
        reader.js("page.gone = page.document.querySelector('bulletin-viewer');
            page.image = page.document.createElement('figure');
            page.gone.remove()", json!(null));
        reader.until_js("it is taken down", "return !page.gone.shadowRoot.querySelector('#app')", json!(null));
        reader.js("const page_ = page.document.createElement('div');
            page_.className = 'page';
            page_.innerHTML = '<figure><img loading=lazy></figure>';
            page.gone.append(page_);
            page.dispatchEvent(new page.Event('beforeprint'))", json!(null));
        assert_eq!(reader.js("return page.gone.querySelector('img').loading", json!(null)), json!("lazy"));
    }
}
