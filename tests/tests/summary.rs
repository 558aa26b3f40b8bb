//! The province summary, and the links from its numbers to their evidence.

use crate::support::{fits_the_window, issue_15};
use browser_tests::{Reader, Size, in_every_browser};
use serde_json::{Value, json};

/// The texts of the summary's cells, by row.
fn rows(reader: &Reader) -> Vec<Vec<String>> {
    let rows = reader.js(
        "return matching({ css: '.summary tbody tr' }).map((row) => [...row.cells].map((cell) => tidy(visibleText(cell))))",
        Value::Null,
    );
    serde_json::from_value(rows).expect("rows are lists of texts")
}

fn row(reader: &Reader, province: &str) -> Vec<String> {
    let rows = rows(reader);
    let row = rows.iter().find(|row| row[0].contains(province));
    row.unwrap_or_else(|| panic!("no row of {province} in {rows:?}"))
        .clone()
}

/// Unfolds a card.
fn unfold(reader: &Reader, row: &str) {
    reader.tap_css(&format!("[id='{row}'] .more summary"));
}

in_every_browser! {
    /// The sums are those of the issue: Tibet's parts are not counted twice, Tianjin
    /// has nothing of the association's own, waivers are separate.
    fn the_sums_are_those_of_the_issue(reader: &mut Reader) {
        reader.read(Size::Wide, "/");
        reader.finds(".summary tbody tr");
        let [_, _, all, own, others, waived, _] = &row(reader, "西藏")[..] else {
            panic!("seven columns")
        };
        assert_eq!(all, "52.6万元");
        assert_eq!(own, "5000元");
        assert_eq!(others, "会员 52.1万元");
        assert_eq!(waived, "–");
        let [_, _, all, own, others, waived, _] = &row(reader, "天津")[..] else {
            panic!("seven columns")
        };
        assert!(all.contains("1.015亿元"), "{all}");
        assert!(all.contains("另有 1 项金额不详"), "{all}");
        assert_eq!(own, "–");
        // The same sum is not said twice.
        assert_eq!(others, "企业 全部");
        assert_eq!(waived, "–");
        let zhejiang = row(reader, "浙江");
        assert!(zhejiang[5].contains("1 项"), "{zhejiang:?}");
        assert_eq!(zhejiang[2], "–");
        let chongqing = row(reader, "重庆");
        assert_eq!(chongqing[5], "45万元");
        assert_eq!(chongqing[2], "–");
    }

    /// It is a real table: a caption, headers with their scope, totals.
    fn it_is_a_real_table(reader: &mut Reader) {
        reader.read(Size::Wide, "/");
        reader.finds(".summary table");
        assert_eq!(reader.count(".summary caption"), 1);
        assert_eq!(reader.count(".summary thead th[scope=col]"), 7);
        assert_eq!(reader.count(".summary tbody th[scope=row]"), 4);
        assert_eq!(reader.count(".summary tfoot tr"), 1);
        reader.scroll_to_css("#summary", 20.0);
        reader.screenshot("summary/table");
    }

    /// On a wide screen no sum is broken across lines and the table does not
    /// overflow, also with long sums, names and titles.
    fn a_wide_table_breaks_no_sum(reader: &mut Reader) {
        for (issue, sums) in [("2020-15", 8), ("2020-14", 10)] {
            reader.read(Size::Wide, &format!("/#bulletin/{issue}/summary"));
            reader.finds(".summary table");
            let found = reader.js(
                "const found = { whole: 0, broken: [] };
                for (const one of matching({ css: '.summary details' })) one.open = true;
                for (const cell of matching({ css: '.summary td.sum, .summary td.shown' })) {
                  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
                  while (texts.nextNode()) {
                    const text = texts.currentNode.data.trim();
                    // A range may break at its dash, words at a space.
                    if (!/^([^—]*元|图 \\d+)$/.test(text)) continue;
                    const range = document.createRange();
                    range.selectNodeContents(texts.currentNode);
                    const lines = new Set([...range.getClientRects()].map((it) => Math.round(it.top)));
                    if (lines.size == 1) found.whole += 1;
                    else found.broken.push(text);
                  }
                }
                const [table] = matching({ css: '.summary table' });
                found.over = Math.max(0, table.offsetWidth - table.parentElement.clientWidth);
                return found",
                Value::Null,
            );
            assert_eq!(found["broken"], json!([]), "{issue}");
            assert!(found["whole"].as_u64() >= Some(sums), "{issue}: {found}");
            assert_eq!(found["over"], 0, "{issue}");
        }
    }

    /// A tap on a number goes to the sentence it was taken from and marks it; back
    /// returns to the number.
    fn a_number_leads_to_its_evidence_and_back(reader: &mut Reader) {
        for size in [Size::Phone, Size::Wide] {
            reader.read(size, "/");
            reader.finds(".summary table");
            reader.scroll_to_css("#summary", 20.0);
            if matches!(size, Size::Phone) {
                unfold(reader, "sum:xizang");
            }
            reader.tap("52.1万元");
            reader.is_at("#bulletin/2020-15/xz-members");
            reader.finds("mark");
            let marked = reader.js("return matching({ css: 'mark' }).map((one) => one.textContent).join('')", json!(null));
            assert_eq!(marked, "会员单位所捐物资52.1万元");
            let (_, height) = size.pixels();
            reader.until("the evidence is in view", || {
                let [_, top, _, tall] = reader.rectangle("mark");
                Ok((top > 0.0 && top + tall < f64::from(height)).then_some(()))
            });
            reader.screenshot("summary/evidence");
            reader.back();
            reader.has_focus_on("52.1万元");
            reader.until("the number is in view again", || {
                let top = reader.js("return active().getBoundingClientRect().top", json!(null));
                Ok((0.0..f64::from(height)).contains(&top.as_f64().unwrap_or(-1.0)).then_some(()))
            });
        }
    }

    /// Rows are in the editor's order, by province code, or by amount.
    fn the_rows_are_sorted_in_three_ways(reader: &mut Reader) {
        reader.read(Size::Wide, "/");
        reader.finds(".summary tbody tr");
        let order = |reader: &Reader| -> Vec<char> {
            let short = ["天津", "西藏", "浙江", "重庆"];
            rows(reader)
                .iter()
                .filter_map(|row| short.iter().find(|name| row[0].contains(*name))?.chars().next())
                .collect()
        };
        let becomes = |reader: &Reader, name: &str, wanted: [char; 4]| {
            reader.tap(name);
            reader.until(&format!("the order is {wanted:?}"), || {
                let now = order(reader);
                match now == wanted {
                    true => Ok(Some(())),
                    false => Err(format!("it is {now:?}")),
                }
            });
        };
        assert_eq!(order(reader), ['天', '西', '浙', '重']);
        becomes(reader, "按地区", ['天', '浙', '重', '西']);
        becomes(reader, "金额从高到低", ['天', '西', '重', '浙']);
        becomes(reader, "按原文顺序", ['天', '西', '浙', '重']);
    }

    /// At 320 pixels each province is a card, and nothing scrolls sideways.
    fn it_is_readable_at_320_pixels(reader: &mut Reader) {
        reader.read(Size::Narrow, "/");
        reader.finds(".summary table");
        reader.scroll_to_css("#summary", 10.0);
        fits_the_window(reader);
        let sideways = reader.js(
            "return [...elements()].filter((one) => shown(one) && contains(matching({ css: '.summary' })[0], one))
                .filter((one) => one.getBoundingClientRect().right > page.innerWidth + 1).map(describe)",
            json!(null),
        );
        assert_eq!(sideways, json!([]));
        reader.screenshot("summary/cards");
    }

    /// The saved table opens in Excel with its Chinese intact.
    fn it_is_saved_as_csv(reader: &mut Reader) {
        reader.read(Size::Wide, "/");
        // The download is intercepted, so that none is saved to disk.
        reader.js(
            "page.__saved = null;
             page.HTMLAnchorElement.prototype.click = function () { page.__name = this.download };
             const make = page.URL.createObjectURL;
             page.URL.createObjectURL = (blob) => {
                 blob.arrayBuffer().then((bytes) => { page.__saved = [...new Uint8Array(bytes)] });
                 return make.call(page.URL, blob);
             }",
            json!(null),
        );
        reader.tap("按地区");
        reader.tap("下载表格");
        let bytes = reader.until("something is saved", || {
            let saved = reader.js("return page.__saved", json!(null));
            Ok((!saved.is_null()).then_some(saved))
        });
        let bytes: Vec<u8> = serde_json::from_value(bytes).expect("bytes");
        // Excel recognises UTF-8 by the byte order mark only.
        assert!(bytes.starts_with(&[0xef, 0xbb, 0xbf]));
        let text = String::from_utf8(bytes).expect("UTF-8");
        // In the order chosen, with the sentence of each sum.
        let rows: Vec<_> = text.lines().filter_map(|it| it.split(',').next()).collect();
        assert_eq!(rows[1..], ["天津", "浙江", "重庆", "西藏", "合计"]);
        assert!(text.contains("天津荣钢捐款 1 亿元，另外联系 150 万元的防疫物资驰援武汉；"), "{text}");
        assert!(text.contains("西藏") && text.contains("526000"), "{text}");
        assert!(text.contains("101500000") && !text.contains("1052000"), "{text}");
        assert!(text.trim_end().lines().all(|line| line.split(',').count() > 5), "{text}");
        let name = reader.js("return page.__name", json!(null));
        assert_eq!(name, "2020年第十五期-各地汇总.csv");
    }

    /// A card shows one sum and what was done; the rest of it, and nothing that is not
    /// there, unfolds.
    fn a_card_begins_with_one_sum(reader: &mut Reader) {
        reader.read(Size::Phone, "/");
        reader.finds(".summary table");
        let cells = |reader: &Reader, row: &str| -> Vec<String> {
            let cells = reader.js(
                "const row = matching({ css: `[id='${args}']` })[0];
                return [...row.querySelectorAll('td')].filter(shown).map((it) => it.dataset.label)",
                json!(row),
            );
            serde_json::from_value(cells).expect("labels")
        };
        assert_eq!(cells(reader, "sum:xizang"), ["举措", "捐款捐物"]);
        assert_eq!(cells(reader, "sum:chongqing"), ["举措", "减免会费"]);
        let [left, ..] = reader.rectangle("[id='sum:xizang'] .measures > div");
        let [edge, ..] = reader.rectangle("[id='sum:xizang'] th a");
        assert!((left - edge).abs() < 2.0, "measures begin at {left}, the name at {edge}");
        unfold(reader, "sum:xizang");
        reader.until("the rest is there", || {
            let cells = cells(reader, "sum:xizang");
            Ok((cells == ["举措", "捐款捐物", "其中：协会", "其中：会员及社会各界", "图片"]).then_some(()))
        });
        // A card keeps what it shows in another order.
        reader.tap("按地区");
        assert_eq!(cells(reader, "sum:xizang").len(), 5);
        assert_eq!(cells(reader, "sum:zhejiang").len(), 2);
        fits_the_window(reader);
        reader.screenshot("summary/card");
    }

    /// From the evidence a link leads to the row that counts it. It is an entry of the
    /// history, is not copied, and is gone with the mark.
    fn the_evidence_leads_back_to_its_row(reader: &mut Reader) {
        for size in [Size::Phone, Size::Wide] {
            reader.read(size, "/");
            reader.finds(".summary table");
            reader.scroll_to_css("#summary", 20.0);
            reader.tap("52.6万元");
            reader.is_at("#bulletin/2020-15/xz-total");
            reader.finds("mark");
            reader.tap("返回汇总");
            reader.is_at("#bulletin/2020-15/sum:xizang");
            reader.until_js(
                "the row is in view",
                "const row = matching({ css: \"[id='sum:xizang']\" })[0].getBoundingClientRect();
                return row.top >= 0 && row.bottom <= page.innerHeight",
                Value::Null,
            );
            reader.finds_no("mark");
            reader.finds_no(".slice .back:not([role])");
            reader.back();
            reader.is_at("#bulletin/2020-15/xz-total");
            reader.has_focus_on("返回汇总");
            let copied = reader.js("return page.getComputedStyle(active()).getPropertyValue('user-select') || page.getComputedStyle(active()).webkitUserSelect", Value::Null);
            assert_eq!(copied, json!("none"));
            reader.reload();
            reader.until_ready();
            reader.finds("mark");
        }
    }

    /// Nothing to sum up: neither a summary nor a way to it, whoever the issue names.
    fn nothing_to_sum_up_shows_no_summary(reader: &mut Reader) {
        let mut issue = issue_15(reader);
        issue["facts"] = json!([]);
        for section in issue["sections"].as_array_mut().into_iter().flatten() {
            section["facts"] = json!([]);
            section["measures"] = json!([]);
        }
        reader.server.put("/data/2020-15/issue.json", "application/json", issue.to_string());
        for size in [Size::Phone, Size::Wide] {
            reader.read(size, "/");
            reader.finds("article[part]");
            reader.finds_no(".summary");
            reader.finds_no("[data-go=summary]");
        }
    }

    /// Sums of any size, from one row to all provinces: no number is broken, nothing
    /// reaches out of the window, and the card or table stays readable.
    fn sums_of_any_size_stay_whole(reader: &mut Reader) {
        let mut issue = issue_15(reader);
        let whole = issue["sections"][1].clone();
        let amounts = [
            json!({ "yuan": "1727345.67", "bound": "about", "upTo": "1827345.67" }),
            json!({ "yuan": "9876543210123.45", "bound": "exact" }),
            json!({ "yuan": "99999999", "bound": "atLeast" }),
            json!({ "yuan": "123456789.12", "bound": "atMost" }),
        ];
        let sections: Vec<Value> = (0..34)
            .map(|index| {
                let mut one = whole.clone();
                one["id"] = json!(format!("s{index}"));
                one["blocks"].as_array_mut().expect("blocks").retain(|it| it.get("figure").is_none());
                one["organizations"][0]["name"] = json!(format!("第{index}家名称很长的质量管理与品牌建设促进联合会"));
                for fact in one["facts"].as_array_mut().into_iter().flatten() {
                    for name in ["id", "partOf"] {
                        if let Some(id) = fact[name].as_str() {
                            fact[name] = json!(format!("{id}-{index}"));
                        }
                    }
                    fact["amount"] = amounts[index % 4].clone();
                    fact.as_object_mut().expect("a fact").remove("partOf");
                }
                one
            })
            .collect();
        issue["sections"] = json!(sections);
        reader.server.put("/data/2020-15/issue.json", "application/json", issue.to_string());
        for locale in ["zh-Hans", "en"] {
            reader.read(Size::Wide, "/");
            reader.js("page.document.querySelector('bulletin-viewer').setAttribute('locale', args)", json!(locale));
            reader.finds(&format!(".summary[lang={locale}]"));
            for size in [Size::Narrow, Size::Phone, Size::Of(768, 900), Size::Wide] {
                reader.resize(size);
                let broken = reader.js(
                    "const broken = [];
                    for (const one of matching({ css: '.summary td *' }).filter(shown)) for (const text of one.childNodes) {
                        if (text.nodeType !== 3 || !/\\d/.test(text.data) || one.closest('.exact, small')) continue;
                        // On a phone and in English a range may end a line at its dash.
                        if (/[—–]/.test(text.data) && (page.innerWidth < 700 || text.data.includes('¥'))) continue;
                        const range = page.document.createRange();
                        range.selectNodeContents(text);
                        const lines = new Set([...range.getClientRects()].map((it) => Math.round(it.top)));
                        if (lines.size > 1) broken.push(text.data);
                    }
                    return broken",
                    Value::Null,
                );
                assert_eq!(broken, json!([]), "{locale}, {size:?}");
                fits_the_window(reader);
            }
        }
    }
}
