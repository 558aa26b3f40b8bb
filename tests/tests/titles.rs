//! Headlines, titles and their links; what is copied; sizes for elder readers and
//! on a desk.

use crate::support::{fits_the_window, issue_15, open_static, page, set};
use browser_tests::{Reader, Size, in_every_browser};
use serde_json::{Value, json};

/// The lines of each element that matches, as the browser broke them.
const LINES: &str = "
    const range = page.document.createRange();
    return matching(args).map((one) => {
        const lines = [];
        let last = null;
        const walk = page.document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) {
            const text = walk.currentNode;
            for (let at = 0; at < text.data.length; at += 1) {
                range.setStart(text, at);
                range.setEnd(text, at + 1);
                const box = [...range.getClientRects()].findLast((it) => it.width > 0);
                if (!box || !text.data[at].trim()) continue;
                if (!last || box.left < last.left || box.top >= last.bottom) lines.push('');
                last = box;
                lines[lines.length - 1] += text.data[at];
            }
        }
        return lines;
    })";

fn lines(reader: &Reader, css: &str) -> Value {
    reader.js(LINES, json!({ "css": css }))
}

/// What a reader copies of the whole page.
fn copied(reader: &Reader) -> String {
    let script = "const [article] = matching({ css: '.page' });
        const selection = page.getSelection();
        selection.selectAllChildren(article);
        const text = selection.toString();
        selection.removeAllRanges();
        return text";
    let text = reader.js(script, Value::Null);
    text.as_str().unwrap_or_default().to_owned()
}

in_every_browser! {
    /// A headline breaks after its mark, then before the label of its part, then
    /// between words; a title, too.
    fn a_headline_breaks_by_sense(reader: &mut Reader) {
        reader.read(Size::Phone, "/");
        reader.finds(".tail");
        let mut headline = |width, wanted: Value| {
            reader.resize(Size::Of(width, 800));
            assert_eq!(lines(reader, ".headline")[0], wanted, "{width}");
        };
        headline(320, json!(["同心战疫，", "各地质协在行动（四）"]));
        headline(390, json!(["同心战疫，", "各地质协在行动（四）"]));
        headline(1280, json!(["同心战疫，各地质协在行动（四）"]));
        reader.resize(Size::Narrow);
        assert_eq!(lines(reader, "#chongqing")[0], json!(["重庆：减费不减服务，", "真情助力企业"]));
        set(reader, "mode", "elder");
        let mut headline = |width, wanted: Value| {
            reader.resize(Size::Of(width, 800));
            assert_eq!(lines(reader, ".headline")[0], wanted, "{width}");
        };
        headline(390, json!(["同心战疫，", "各地质协在行动", "（四）"]));
        headline(320, json!(["同心战疫，", "各地质协在", "行动（四）"]));
    }

    /// Words that the issue repeats are broken at no width and size, and nothing
    /// reaches out of the page, however long a headline or a name is.
    fn a_long_headline_breaks_no_word(reader: &mut Reader) {
        let mut issue = issue_15(reader);
        issue["periodical"]["name"] = json!("全国质量协会系统疫情防控和复工复产工作专题情况综合通报与经验交流");
        issue["headline"] = json!("全国质协系统众志成城抗击疫情服务会员企业复工复产工作纪实与下一步工作安排");
        reader.server.put("/data/2020-15/issue.json", "application/json", issue.to_string());
        reader.read(Size::Phone, "/");
        reader.finds(".tail");
        for (mode, size) in [("normal", "medium"), ("elder", "medium"), ("elder", "xx-large")] {
            set(reader, "mode", mode);
            set(reader, "text-size", size);
            for width in [320, 360, 390, 430, 768, 1280] {
                reader.resize(Size::Of(width, 800));
                fits_the_window(reader);
                for css in [".headline", ".head .name"] {
                    let lines = lines(reader, css);
                    let lines: Vec<&str> = lines[0].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
                    let broken = lines.join("|");
                    for word in ["质协", "质量", "疫情", "企业", "复工", "会员", "工作", "（四", "四）"] {
                        let mut two = word.chars();
                        let apart = format!("{}|{}", two.next().unwrap_or(' '), two.next().unwrap_or(' '));
                        assert!(!broken.contains(&apart), "{mode}, {size}, {width}: {broken}");
                    }
                }
            }
        }
    }

    /// The name stands on one line where it can, in smaller letters if need be.
    fn the_name_stands_on_one_line(reader: &mut Reader) {
        for (name, widths) in [
            ("全国质协系统抗击疫情防控工作", [320, 390]),
            ("全国质量协会系统抗击疫情防控专项工作", [320, 390]),
            ("全国质量协会系统抗击疫情和复工复产专项工作", [390, 430]),
        ] {
            let mut issue = issue_15(reader);
            issue["periodical"]["name"] = json!(name);
            reader.server.put("/data/2020-15/issue.json", "application/json", issue.to_string());
            reader.read(Size::Phone, "/");
            reader.finds(".tail");
            for width in widths {
                reader.resize(Size::Of(width, 800));
                assert_eq!(lines(reader, ".head .name")[0], json!([name]), "{width}");
            }
        }
        reader.js("page.localStorage.clear()", Value::Null);
    }

    /// Before a long word or an address the characters of a line keep together.
    fn no_line_is_torn_apart(reader: &mut Reader) {
        let mut issue = issue_15(reader);
        issue["lead"] = json!([
            { "paragraph": "各单位可以登录网站查询本次活动的安排，网址是 https://www.example.org/notice-board/quality/activities.html?from=bulletin 也可以致电。" },
            { "paragraph": "会议由各地协会推荐代表参加，介绍了国际上的 internationalization-of-standards 经验，并就下一步工作交换意见。" },
        ]);
        issue["sections"][0]["blocks"][0] = json!({ "list": { "items": ["会议由各地协会推荐代表参加，介绍了国际上的 internationalization-of-standards 经验，并就下一步工作。"] } });
        reader.server.put("/data/2020-15/issue.json", "application/json", issue.to_string());
        reader.read(Size::Phone, "/");
        reader.finds(".tail");
        for width in [320, 390, 768] {
            reader.resize(Size::Of(width, 800));
            fits_the_window(reader);
            let gaps = "
                const range = page.document.createRange();
                let widest = 0;
                for (const one of matching({ css: '.lead p, #tianjin ~ .slice li' })) {
                    const em = parseFloat(page.getComputedStyle(one).fontSize);
                    let last = null;
                    const walk = page.document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
                    while (walk.nextNode()) for (let at = 0; at < walk.currentNode.data.length; at += 1) {
                        range.setStart(walk.currentNode, at);
                        range.setEnd(walk.currentNode, at + 1);
                        const [box] = range.getClientRects();
                        if (!box?.width || !walk.currentNode.data[at].trim()) continue;
                        if (last && Math.abs(box.top - last.top) < em / 2) widest = Math.max(widest, (box.left - last.left - em) / em);
                        last = box;
                    }
                }
                return widest";
            let widest = reader.js(gaps, Value::Null).as_f64().unwrap_or(f64::NAN);
            assert!(widest < 0.45, "{width}: a gap of {widest} em");
        }
    }

    /// What is copied holds no seal, no mark of a note, and nothing that is not seen.
    fn what_is_copied_is_the_text_alone(reader: &mut Reader) {
        for issue in ["2020-15/", "2020-14/"] {
            open_static(reader, Size::Phone, &page(&format!("../{issue}")));
            reader.finds(".tail");
            let text = copied(reader);
            for none in ["津天津", "藏西藏", "系列之", "↩", "复制", "#", "保存", "下载", "上一期"] {
                assert!(!text.contains(none), "{none} in {text}");
            }
            for some in ["报", "第十"] {
                assert!(text.contains(some), "{some} is missing in {text}");
            }
            if issue == "2020-15/" {
                assert!(text.contains("天津市质量管理协会（天津质协）") && text.contains("同心战疫，各地质协在行动（四）"), "{text}");
            }
            let marks = "return matching({ css: '.ref, .badge, .back, .anchor, .page .unseen' })
                .filter((it) => { const { userSelect, webkitUserSelect } = page.getComputedStyle(it); return (userSelect || webkitUserSelect) !== 'none' }).map(describe)";
            assert_eq!(reader.js(marks, Value::Null), json!([]));
            reader.server.mend();
        }
    }

    /// A mark beside a title copies its address, with a word for those who see and
    /// those who listen; where there is no clipboard, too.
    fn a_title_gives_its_address(reader: &mut Reader) {
        for clipboard in [true, false] {
            for starts in [true, false] {
                match starts {
                    true => {
                        reader.read(Size::Phone, &page(""));
                        reader.finds("article[part]");
                    }
                    false => open_static(reader, Size::Phone, &page("")),
                }
                reader.finds(".tail");
                reader.until_js("the script is there", "return !!page.customElements.get('bulletin-viewer')", Value::Null);
                let stub = "
                    Object.defineProperty(page.navigator, 'clipboard', { configurable: true,
                        value: args ? { writeText: async (it) => { page.copied = it; } } : undefined });
                    page.document.execCommand = () => {
                        const { activeElement } = page.document;
                        page.copied = (activeElement.shadowRoot?.activeElement ?? activeElement).value;
                        return true;
                    };";
                reader.js(stub, json!(clipboard));
                reader.scroll_to_css("#tianjin", 100.0);
                reader.tap_css("#tianjin + .anchor");
                let wanted = format!("{}{}", reader.server.origin(), page("#tianjin"));
                reader.until_js("it is copied", "return page.copied === args", json!(wanted));
                reader.until_js("it is seen", "return matching({ css: '#tianjin + .anchor' })[0].dataset.said === '链接已复制'", Value::Null);
                reader.advance(100);
                reader.until_js("it is heard", "return [...elements()].some((it) => it.role === 'status' && it.textContent === '链接已复制' || it.getAttribute('role') === 'status' && it.textContent === '链接已复制')", Value::Null);
                reader.advance(2000);
                reader.until_js("it goes", "return !matching({ css: '#tianjin + .anchor' })[0].dataset.said", Value::Null);
                reader.is_at("");
                fits_the_window(reader);
                let [_, _, width, height] = reader.rectangle("#tianjin + .anchor");
                assert!(width >= 44.0 && height >= 44.0, "{width} × {height}");
                if !starts {
                    // An ordinary link where there is no script.
                    let href = reader.js("return matching({ css: '#tianjin + .anchor' })[0].getAttribute('href')", Value::Null);
                    assert_eq!(href, json!("#tianjin"));
                    reader.server.mend();
                }
            }
        }
    }

    /// In the elder mode no letter of the text is smaller than 18 px, at the smallest
    /// size.
    fn small_is_large_in_the_elder_mode(reader: &mut Reader) {
        reader.read(Size::Phone, "/");
        reader.finds(".tail");
        set(reader, "mode", "elder");
        set(reader, "text-size", "small");
        let small = "return matching({ css: '.page *' })
            .filter((it) => [...it.childNodes].some((text) => text.nodeType === 3 && text.data.trim()))
            .filter((it) => !it.closest('.ref, .unseen, .badge, .summary') && parseFloat(page.getComputedStyle(it).fontSize) < 17.5)
            .map((it) => describe(it) + page.getComputedStyle(it).fontSize)";
        assert_eq!(reader.js(small, Value::Null), json!([]));
        let base = "return parseFloat(page.getComputedStyle(matching({ css: '.slice > p' })[0]).fontSize)";
        assert!(reader.js(base, Value::Null).as_f64() >= Some(22.0));
    }

    /// At the largest size a desk shows a page with the contents beside it, and no
    /// stretched phone.
    fn a_page_keeps_its_measure_on_a_desk(reader: &mut Reader) {
        reader.read(Size::Wide, "/");
        reader.finds(".tail");
        for (mode, size, side) in [("normal", "xx-large", true), ("normal", "x-large", true), ("elder", "xx-large", false)] {
            set(reader, "mode", mode);
            set(reader, "text-size", size);
            fits_the_window(reader);
            let [_, _, width, _] = reader.rectangle(".page");
            assert!((700.0..1100.0).contains(&width), "{mode}, {size}: {width}");
            assert_eq!(reader.count(".side") > 0, side, "{mode}, {size}");
        }
    }

    /// A line along the top says how far one has read, where the browser draws it.
    fn a_thin_line_says_how_far_one_has_read(reader: &mut Reader) {
        reader.read(Size::Phone, "/");
        reader.finds(".tail");
        if reader.js("return page.CSS.supports('animation-timeline: view()')", Value::Null) != json!(true) {
            return;
        }
        let scale = "return Number(/[\\d.]+/.exec(page.getComputedStyle(matching({ css: '.viewer > div' })[0], '::before').transform) ?? 1)";
        let read = |reader: &Reader| reader.js(scale, Value::Null).as_f64().unwrap_or(f64::NAN);
        reader.until_js("it begins", &format!("{scale} < 0.01"), Value::Null);
        reader.js("page.scrollTo(0, 1e6)", Value::Null);
        reader.until_js("it ends", &format!("{scale} > 0.99"), Value::Null);
        reader.js("page.scrollTo(0, page.document.scrollingElement.scrollHeight / 2)", Value::Null);
        reader.until_js("it follows", &format!("{scale} < 0.9"), Value::Null);
        assert!((0.3..0.9).contains(&read(reader)));
    }
}
