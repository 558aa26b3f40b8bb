//! Typography: line breaking around punctuation, spacing and line length in
//! Chinese, and English by its own rules.

use crate::support::{fits_the_window, issue_15, set};
use browser_tests::{Reader, Size, in_every_browser};
use serde::Deserialize;
use serde_json::{Value, json};

/// Widths of phones, tablets and desktops.
const WIDTHS: [u32; 10] = [320, 344, 360, 375, 390, 414, 480, 667, 820, 1280];

/// The sizes that readers can choose.
const TEXT_SIZES: [&str; 5] = ["small", "medium", "large", "x-large", "xx-large"];

/// A block of text as laid out.
#[derive(Deserialize)]
struct Block {
    /// Its description.
    what: String,
    /// Whether it is running text: a paragraph or a list item.
    running: bool,
    /// The text of each line, without white space.
    lines: Vec<String>,
    /// The width of the widest line, in em.
    widest: f64,
    /// The line height, in em.
    height: f64,
}

/// Measures the text of the page, character by character.
fn blocks(reader: &Reader) -> Vec<Block> {
    let script = "
        const BLOCKS = 'p, li, figcaption, h1, h2, h3, h4, h5, h6, th, td, caption, dt, dd';
        const range = page.document.createRange();
        const texts = (root) => {
          const found = [];
          const walk = page.document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) found.push(walk.currentNode);
          return found;
        };
        return matching({ css: BLOCKS })
          .filter((one) => one.closest('.page') && !one.closest('thead, .head, .organizations, .summary th') && !one.querySelector(BLOCKS))
          .map((one) => {
            const style = page.getComputedStyle(one);
            const em = parseFloat(style.fontSize);
            const lines = [];
            let widest = 0, start = 0, last = null;
            for (const text of texts(one)) {
              for (let at = 0; at < text.data.length; at += 1) {
                if (!text.data[at].trim()) continue;
                range.setStart(text, at);
                range.setEnd(text, at + 1);
                const box = [...range.getClientRects()].findLast((it) => it.width > 0);
                if (!box) continue;
                if (!last || box.left < last.left || box.top >= last.bottom) {
                  lines.push('');
                  start = box.left;
                }
                last = box;
                lines[lines.length - 1] += text.data[at];
                widest = Math.max(widest, (box.right - start) / em);
              }
            }
            return { what: describe(one), running: one.matches('.slice p, .slice li'), lines, widest, height: parseFloat(style.lineHeight) / em };
          })
          .filter((it) => it.lines.length)";
    let blocks = reader.js(script, Value::Null);
    serde_json::from_value(blocks).expect("blocks with their lines")
}

fn supports(reader: &Reader, declaration: &str) -> bool {
    reader.js("return page.CSS.supports(args)", json!(declaration)) == json!(true)
}

/// Punctuation that may not begin a line, and that may not end one.
const NOT_FIRST: &str = "，。、；：？！）》」』】〉〕”’…—·％";
const NOT_LAST: &str = "（《「『【〈〔“‘";

in_every_browser! {
    /// No closing punctuation begins a line and no opening punctuation ends one, at
    /// ten widths.
    fn marks_keep_to_their_side_of_a_lines_end(reader: &mut Reader) {
        reader.read(Size::Wide, "/");
        reader.finds(".tail");
        for width in WIDTHS {
            reader.resize(Size::Of(width, 800));
            let blocks = blocks(reader);
            let lines: usize = blocks.iter().map(|it| it.lines.len()).sum();
            assert!(blocks.len() > 40 && lines > 90, "{width}: {} blocks, {lines} lines", blocks.len());
            for Block { what, lines, .. } in &blocks {
                for line in lines.iter().skip(1) {
                    assert!(!line.starts_with(|it| NOT_FIRST.contains(it)), "{width}: {what}: {line}");
                }
                for line in lines {
                    assert!(!line.ends_with(|it| NOT_LAST.contains(it)), "{width}: {what}: {line}");
                }
            }
        }
    }

    /// No last line of a paragraph is a single character, at ten widths, where the
    /// browser supports it: Firefox does not.
    fn no_character_is_left_alone_on_the_last_line(reader: &mut Reader) {
        reader.read(Size::Wide, "/");
        reader.finds(".tail");
        if !supports(reader, "text-wrap: pretty") {
            return;
        }
        for width in WIDTHS {
            reader.resize(Size::Of(width, 800));
            for Block { what, lines, .. } in blocks(reader).iter().filter(|it| it.running && it.lines.len() > 1) {
                let last = &lines[lines.len() - 1];
                let alone = last.chars().filter(|it| !NOT_FIRST.contains(*it)).count();
                assert!(alone > 1, "{width}: {what}: {last}");
            }
        }
    }

    /// A line is at most 40 characters wide, and the line height of running text is
    /// 1.7 to 1.8, at every width and size.
    fn lines_are_neither_too_long_nor_too_dense(reader: &mut Reader) {
        reader.read(Size::Wide, "/");
        reader.finds(".tail");
        for size in TEXT_SIZES {
            set(reader, "text-size", size);
            for width in [320, 700, 760, 1000, 1280, 1920] {
                reader.resize(Size::Of(width, 800));
                for Block { what, running, widest, height, .. } in blocks(reader) {
                    assert!(widest < 40.1, "{size}, {width}: {what} is {widest} wide");
                    assert!(!running || (1.69..1.81).contains(&height), "{size}, {width}: {what} is {height} high");
                }
            }
        }
    }

    /// The gap between Han and digits is at most a quarter of a character, whether
    /// the author typed a space or not, in browsers that set it; others keep what was
    /// typed.
    fn han_and_digits_have_a_small_gap(reader: &mut Reader) {
        reader.read(Size::Wide, "/");
        reader.finds(".tail");
        // The difference to the width of the same words without gaps.
        let gaps = "
            const gap = (css, first, last, gaps) => {
              const one = matching({ css }).find((it) => it.textContent.includes(first) && it.textContent.includes(last));
              const walk = page.document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
              const range = page.document.createRange();
              while (walk.nextNode()) {
                const { currentNode: text } = walk;
                if (text.data.includes(first)) range.setStart(text, text.data.lastIndexOf(first));
                if (text.data.includes(last)) range.setEnd(text, text.data.indexOf(last) + 1);
              }
              const wide = () => range.getBoundingClientRect().width;
              const before = wide();
              one.style.textAutospace = 'no-autospace';
              for (const space of one.querySelectorAll('i')) space.style.display = 'none';
              return (before - wide()) / gaps / parseFloat(page.getComputedStyle(one).fontSize);
            };
            return { typed: gap('figcaption', '去', '年', 2), none: gap('time', '年', '月', 3) }";
        let gaps = reader.js(gaps, Value::Null);
        let [typed, none] = ["typed", "none"].map(|it| gaps[it].as_f64().unwrap_or(f64::NAN));
        if supports(reader, "text-autospace: normal") {
            assert!((0.09..=0.25).contains(&typed) && (0.1..=0.25).contains(&none), "{gaps}");
        } else {
            assert!((0.1..0.36).contains(&typed) && none.abs() < 0.01, "{gaps}");
        }
    }

    /// The author's spaces between Han characters are intended, in titles above all;
    /// those that are not shown remain in the text for searching.
    fn a_space_in_a_title_stays(reader: &mut Reader) {
        reader.read(Size::Wide, "/");
        reader.finds(".tail");
        let wide = "
            const walk = page.document.createTreeWalker(matching({ css: '#zhejiang a' })[0], NodeFilter.SHOW_TEXT);
            while (!walk.currentNode.data?.includes(' ')) walk.nextNode();
            const text = walk.currentNode;
            const range = page.document.createRange();
            range.setStart(text, text.data.indexOf(' '));
            range.setEnd(text, text.data.indexOf(' ') + 1);
            return range.getBoundingClientRect().width / parseFloat(page.getComputedStyle(text.parentNode).fontSize)";
        let wide = reader.js(wide, Value::Null).as_f64().unwrap_or(0.0);
        assert!(wide > 0.15, "{wide}");
        let text = reader.js("return matching({ css: '#figure-3 figcaption' })[0].textContent", Value::Null);
        assert_eq!(text, "图 3 浙江质协为会员企业免去 2020 年度会费");
    }

    /// Emphasis in Chinese text has dots below it, whatever the language of the
    /// viewer.
    fn stress_is_shown_by_the_language_of_the_text(reader: &mut Reader) {
        reader.read(Size::Wide, "/#bulletin/2020-14");
        set(reader, "locale", "en");
        reader.finds(".summary[lang=en]");
        let style = "const { fontStyle, textEmphasisStyle } = page.getComputedStyle(matching({ css: 'article em' })[0]); return [fontStyle, textEmphasisStyle]";
        let style = reader.js(style, Value::Null);
        assert_eq!(style[0], json!("normal"), "{style}");
        assert!(style[1].as_str().is_some_and(|it| it.contains("dot")), "{style}");
    }

    /// The English summary breaks no sum across lines and does not overflow, at every
    /// size.
    fn an_english_summary_breaks_no_sum(reader: &mut Reader) {
        for (issue, text_size) in [("2020-15", "medium"), ("2020-15", "xx-large"), ("2020-14", "medium")] {
            reader.read(Size::Wide, &format!("/#bulletin/{issue}/summary"));
            set(reader, "locale", "en");
            reader.finds(".summary[lang=en]");
            set(reader, "text-size", text_size);
            for size in [Size::Narrow, Size::Phone, Size::Of(760, 900), Size::Of(1010, 900), Size::Wide] {
                reader.resize(size);
                let found = reader.js(
                    "const found = { whole: 0, broken: [] };
                    for (const one of matching({ css: '.summary details' })) one.open = true;
                    for (const one of matching({ css: '.summary .sum *' })) {
                      for (const text of one.childNodes) {
                        // A range may be broken at its dash, words at a space.
                        const sum = text.nodeType === 3 && /^[^–]*?(¥[\\d,.]+)$/.exec(text.data.trim());
                        if (!sum) continue;
                        const range = page.document.createRange();
                        range.setStart(text, text.data.indexOf('¥'));
                        range.setEnd(text, text.data.indexOf('¥') + sum[1].length);
                        const lines = new Set([...range.getClientRects()].map((it) => Math.round(it.top)));
                        if (lines.size === 1) found.whole += 1;
                        else found.broken.push(text.data);
                      }
                    }
                    const [summary] = matching({ css: '.summary' });
                    const { right } = summary.getBoundingClientRect();
                    found.over = [...elements(summary)].filter((one) => !one.closest('thead, .tools, .sums > *'))
                      .filter((one) => one.getBoundingClientRect().right > right + 1).map(describe);
                    return found",
                    Value::Null,
                );
                assert_eq!(found["broken"], json!([]), "{issue}, {text_size}, {size:?}");
                assert!(found["whole"].as_u64() >= Some(8), "{issue}, {text_size}, {size:?}: {found}");
                assert_eq!(found["over"], json!([]), "{issue}, {text_size}, {size:?}");
                fits_the_window(reader);
                reader.scroll_to_css("#summary", 20.0);
                reader.screenshot(&format!("text/english-{issue}-{text_size}"));
            }
        }
    }

    /// On a phone a wide table scrolls beneath its first column, with its caption in
    /// sight. Columns of numbers are right-aligned, also below cells that span rows.
    fn a_wide_table_is_read_on_a_phone(reader: &mut Reader) {
        let mut issue = issue_15(reader);
        let months: Vec<String> = (1..9).map(|it| format!("{it}月（万元）")).collect();
        let row = |names: &[&str], value: &str| -> Vec<Value> {
            let names = names.iter().map(|it| json!(it));
            names.chain((1..9).map(|_| json!(value))).collect()
        };
        let mut rows = vec![row(&["华北", "天津质协"], "1727345.67"), row(&["河北质协"], "约5.2万元"), row(&["西南", "西藏质协"], "—")];
        rows[0][0] = json!({ "text": "华北", "rowSpan": 2 });
        let head: Vec<String> = ["地区".to_owned(), "协会".to_owned()].into_iter().chain(months).collect();
        let caption = "各省（区、市）质量协会及会员单位捐款捐物和减免会费情况一览";
        issue["sections"][0]["blocks"] = json!([{ "table": { "caption": caption, "head": [head], "rows": rows } }]);
        issue["sections"][0]["facts"] = json!([]);
        reader.server.put("/data/2020-15/issue.json", "application/json", issue.to_string());
        reader.read(Size::Phone, "/");
        reader.finds(".scroll table");
        let look = "const [region] = matching({ css: '.scroll' });
            const box = (it) => it.getBoundingClientRect();
            const first = region.querySelector('tbody td'), cell = region.querySelector('tbody tr:nth-child(2) td:nth-child(3)');
            region.scrollLeft = args;
            return {
                moves: region.scrollWidth - region.clientWidth,
                caption: [box(region.querySelector('caption')).left - box(region).left, box(region).right - box(region.querySelector('caption')).right],
                first: box(first).left - box(region).left,
                align: page.getComputedStyle(cell).textAlign,
                head: page.getComputedStyle(region.querySelector('thead th:nth-child(4)')).textAlign,
                second: page.getComputedStyle(region.querySelector('tbody tr:nth-child(2) td')).position,
                name: region.getAttribute('aria-label'), focus: region.tabIndex,
            }";
        for left in [0, 200] {
            let found = reader.js(look, json!(left));
            assert!(found["moves"].as_f64() > Some(200.0), "{found}");
            for edge in found["caption"].as_array().expect("edges") {
                assert!(edge.as_f64() >= Some(-1.0), "the caption is out of sight: {found}");
            }
            assert!(found["first"].as_f64().is_some_and(|it| it.abs() <= 2.0), "the first column moves: {found}");
            assert_eq!(json!([found["align"], found["head"], found["second"]]), json!(["end", "end", "static"]), "{found}");
            assert_eq!(json!([found["name"], found["focus"]]), json!([caption, 0]));
        }
        fits_the_window(reader);
        reader.screenshot("text/wide-table");
    }
}
