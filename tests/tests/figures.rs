//! Figures: in the text, enlarged, and missing.

use crate::support::set;
use browser_tests::server::Fault;
use browser_tests::{Reader, Size, in_every_browser};
use serde_json::{Value, json};

/// Waits until the first picture has loaded.
fn arrives(reader: &Reader) {
    reader.until_js(
        "the picture has arrived",
        "const picture = matching({ css: '#figure-1 img' })[0]; return picture.complete && picture.naturalWidth > 0",
        json!(null),
    );
}

/// Waits until the dialog shows the figure with this caption.
fn shows_large(reader: &Reader, caption: &str) {
    reader.until(&format!("“{caption}” is large"), || {
        let text = reader.js(
            "return matching({ css: 'dialog[open]' }).map(visibleText).join('')",
            json!(null),
        );
        match text.as_str().is_some_and(|text| text.contains(caption)) {
            true => Ok(Some(())),
            false => Err(format!("the dialog says {text}")),
        }
    });
}

/// Waits until the dialog says which of all pictures it shows.
fn is_at(reader: &Reader, place: &str) {
    let at = "return matching({ css: '.lightbox .at' })[0]?.textContent === args";
    reader.until_js(&format!("it shows {place}"), at, json!(place));
}

/// The scale of the large picture, to one decimal.
fn scale(reader: &Reader) -> f64 {
    let scale = "return Math.round(10 * new page.DOMMatrix(matching({ css: '.stage > *' })[0].style.transform).a) / 10";
    reader.js(scale, Value::Null).as_f64().unwrap_or_default()
}

/// An issue with figures far apart, which is drawn in several tasks.
fn long_issue() -> Value {
    let sections: Vec<Value> = (1..=40)
        .map(|section| {
            let mut blocks: Vec<Value> = (1..=30)
                .map(|it| json!({ "paragraph": format!("第{section}部分第{it}段。会员企业复工复产。") }))
                .collect();
            if section % 20 == 1 {
                let picture = json!({ "src": "/data/2020-15/figures/1.jpg", "width": 1600, "height": 1067, "alt": "厂区" });
                blocks.push(json!({ "figure": { "id": format!("photo-{section}"), "caption": format!("第{section}部分的图"), "pictures": [picture] } }));
            }
            json!({ "id": format!("part-{section}"), "title": format!("第{section}部分"), "blocks": blocks })
        })
        .collect();
    json!({ "format": "bulletin/1", "id": "long", "datePublished": "2020-03-19", "headline": "长的一期", "sections": sections })
}

in_every_browser! {
    /// Space is reserved for a picture before it loads: nothing moves when it does.
    fn room_is_reserved(reader: &mut Reader) {
        for name in ["1.jpg", "1-480.webp", "1-800.webp", "1-800.jpg"] {
            reader.server.fault(&format!("/data/2020-15/figures/{name}"), Fault::Hold);
        }
        reader.read(Size::Phone, "/");
        reader.finds("#xizang");
        reader.scroll_to_css("#figure-1", 100.0);
        let before = reader.rectangle("#figure-1 img");
        let below = reader.rectangle("#xizang")[1] + reader.scroll();
        let ratio = before[2] / before[3];
        assert!((ratio - 1600.0 / 1067.0).abs() < 0.02, "{before:?}");
        reader.server.mend();
        arrives(reader);
        // The aspect ratio of a scaled copy is exact only up to whole pixels.
        let after = reader.rectangle("#figure-1 img")[3];
        assert!((after - before[3]).abs() < 0.5, "{after} {before:?}");
        let now = reader.rectangle("#xizang")[1] + reader.scroll();
        assert!((now - below).abs() < 0.5, "{now} {below}");
        reader.screenshot("figures/in-text");
    }

    /// A phone does not load the large picture.
    fn the_width_fits_the_screen(reader: &mut Reader) {
        reader.read(Size::Phone, "/");
        reader.scroll_to_css("#figure-1", 100.0);
        arrives(reader);
        assert_eq!(reader.server.count("/data/2020-15/figures/1.jpg"), 0);
    }

    /// A tap enlarges a figure, arrow keys lead to the next and back; Escape, the
    /// back button and the close button close it, and the focus returns.
    fn a_figure_opens_large_and_closes(reader: &mut Reader) {
        reader.read(Size::Phone, "/");
        reader.finds("#figure-1");
        let before = reader.hash();
        let ways: [fn(&Reader); 3] = [
            |reader| reader.press("Escape"),
            |reader| reader.back(),
            |reader| reader.tap("关闭"),
        ];
        for way in ways {
            reader.tap_css("#figure-1 .picture");
            shows_large(reader, "天津企业驰援抗疫一线");
            reader.press("ArrowRight");
            shows_large(reader, "西藏质协向会员单位倡议安全生产");
            reader.press("ArrowLeft");
            shows_large(reader, "天津企业驰援抗疫一线");
            way(reader);
            reader.finds_no("dialog[open]");
            reader.has_focus_on("放大 图 1");
            assert_eq!(reader.hash(), before);
        }
        reader.tap_css("#figure-1 .picture");
        shows_large(reader, "天津企业驰援抗疫一线");
        reader.screenshot("figures/large");
    }

    /// A picture that fails to load shows its alternative text and caption.
    fn a_missing_picture_shows_its_text(reader: &mut Reader) {
        reader.allow("not loaded");
        reader.allow("404");
        for name in ["1.jpg", "1-480.webp", "1-800.webp", "1-800.jpg"] {
            reader.server.fault(&format!("/data/2020-15/figures/{name}"), Fault::Status(404));
        }
        reader.read(Size::Phone, "/");
        reader.finds("#figure-1");
        reader.scroll_to_css("#figure-1", 100.0);
        reader.sees("冬日清晨的厂区");
        reader.sees("天津企业驰援抗疫一线");
        reader.screenshot("figures/missing");
    }

    /// The list of figures leads to each figure in the text.
    fn the_list_leads_to_each_figure(reader: &mut Reader) {
        reader.read(Size::Phone, "/");
        reader.tap("图片");
        reader.is_at("#bulletin/2020-15/figures");
        reader.tap_css(".gallery a[data-go=figure-3]");
        reader.is_at("#bulletin/2020-15/figure-3");
        reader.until("the figure is in view", || {
            let [_, top, ..] = reader.rectangle("#figure-3");
            Ok((-4.0..600.0).contains(&top).then_some(()))
        });
    }
    /// Every picture of a figure has its turn, beginning with the one that was tapped. A
    /// figure without pictures is not among them.
    fn only_pictures_count(reader: &mut Reader) {
        reader.read(Size::Phone, "/#bulletin/2020-14");
        reader.finds("#figure-workshop");
        reader.tap_nth("#figure-workshop .picture", 1);
        is_at(reader, "2 / 2");
        reader.finds(".lightbox [data-do=next-figure][aria-disabled=true]");
        let alt = "return matching({ css: '.stage > *' })[0].alt";
        assert!(reader.js(alt, Value::Null).as_str().is_some_and(|it| it.contains("工具板")));
        reader.press("End");
        is_at(reader, "2 / 2");
        reader.tap_css(".lightbox [data-do=previous-figure]");
        is_at(reader, "1 / 2");
        assert!(reader.js(alt, Value::Null).as_str().is_some_and(|it| it.contains("白板")));
        reader.finds(".lightbox [data-do=previous-figure][aria-disabled=true]");
        // One picture has no others.
        let issue = json!({ "format": "bulletin/1", "id": "one", "datePublished": "2020-03-19", "headline": "一幅图", "sections": [{ "id": "a", "title": "图", "blocks": [
            { "figure": { "id": "none", "caption": "没有图片", "pictures": [] } },
            { "figure": { "id": "photo", "label": "图1", "caption": ["厂区", { "noteRef": "n" }, { "break": true }, { "strong": ["清晨"] }],
              "pictures": [{ "src": "/data/2020-15/figures/1.jpg", "width": 1600, "height": 1067, "alt": "厂区" }] } },
        ] }], "notes": [{ "id": "n", "text": "供图" }] });
        reader.js("page.document.querySelector('bulletin-viewer').data = args", issue);
        reader.finds("#photo");
        assert_eq!(reader.count("dialog"), 0, "the picture belongs to the old issue");
        reader.tap_css("#photo .picture");
        reader.finds("dialog[open] .stage");
        assert_eq!(reader.count(".lightbox [data-do]:not([hidden])"), 3);
        let caption = "return matching({ css: '.lightbox footer' })[0].innerText.trim()";
        assert_eq!(reader.js(caption, Value::Null), "图1 厂区 清晨");
    }

    /// Buttons, keys and the wheel enlarge, and the arrows move what is enlarged.
    fn a_picture_is_enlarged_and_moved(reader: &mut Reader) {
        reader.read(Size::Phone, "/");
        reader.tap_css("#figure-1 .picture");
        reader.finds("[data-zoom=whole] > img");
        reader.tap_css(".lightbox [data-do=zoom-in]");
        reader.finds("[data-zoom=close]");
        assert_eq!(scale(reader), 1.5);
        reader.press("=");
        reader.press("-");
        reader.press("ArrowRight");
        let left = "return new page.DOMMatrix(matching({ css: '.stage > *' })[0].style.transform).e";
        assert_eq!(reader.js(left, Value::Null).as_f64(), Some(-80.0), "moved, not turned");
        for _ in 0..6 {
            reader.tap_css(".lightbox [data-do=zoom-in]");
        }
        reader.finds("[data-zoom=closest]");
        assert_eq!(scale(reader), 6.0);
        reader.press("0");
        reader.finds("[data-zoom=whole]");
        let wheel = "matching({ css: '.stage' })[0].dispatchEvent(new page.WheelEvent('wheel', { deltaY: args, clientX: 195, clientY: 300, cancelable: true }))";
        assert_eq!(reader.js(&format!("return {wheel}"), json!(-250)), false, "the page would scroll");
        assert_eq!(scale(reader), 1.5);
        reader.js(wheel, json!(1000));
        reader.finds("[data-zoom=whole]");
    }

    /// Its words follow the language of the interface.
    fn the_words_of_a_large_figure_are_in_the_readers_language(reader: &mut Reader) {
        reader.read(Size::Phone, "/");
        reader.tap_css("#figure-1 .picture");
        reader.finds(".lightbox [aria-label=下一张]");
        set(reader, "locale", "en");
        reader.finds(".lightbox [aria-label='Next figure']");
        reader.finds(".lightbox [lang=en]");
        reader.finds(".light[lang^=zh]");
    }

    /// A picture that cannot be had large shows its alternative text.
    fn a_large_picture_that_is_missing_shows_its_text(reader: &mut Reader) {
        reader.allow("not loaded");
        reader.allow("404");
        reader.server.fault("/data/2020-15/figures/1.jpg", Fault::Status(404));
        reader.read(Size::Phone, "/");
        reader.tap_css("#figure-1 .picture");
        reader.sees("图片暂缺");
        reader.finds(".stage > p");
        reader.press("=");
        reader.finds("[data-zoom=whole]");
        reader.press("ArrowRight");
        reader.finds(".stage > img");
    }

    /// Figures that are drawn later are counted once they are there.
    fn the_figures_of_a_long_issue_are_counted_as_they_come(reader: &mut Reader) {
        reader.open(Size::Phone, "/test/host-empty.html");
        reader.js("const one = page.document.createElement('bulletin-viewer'); one.data = args; page.document.body.append(one)", long_issue());
        reader.until_ready();
        reader.finds("#photo-1");
        reader.tap_css("#photo-1 .picture");
        is_at(reader, "1 / 2");
        reader.press("End");
        shows_large(reader, "第21部分的图");
    }

    /// On a page of other people a picture waits for the script that shows it. What
    /// does not come leaves nothing behind, and the next tap asks again.
    fn a_figure_waits_for_its_script(reader: &mut Reader) {
        for words in ["Failed to load resource", "error loading dynamically imported module", "not loaded"] {
            reader.allow(words);
        }
        let script = reader.server.named("/reading-", ".js");
        let entries = "return page.history.length";
        reader.server.fault(&script, Fault::Drop);
        reader.read(Size::Phone, "/");
        let before = reader.js(entries, Value::Null);
        reader.tap_css("#figure-1 .picture");
        reader.sees("没能打开，请稍后再试。");
        assert_eq!(reader.count("dialog, .picture[aria-busy]"), 0);
        assert_eq!(reader.js(entries, Value::Null), before);
        reader.server.mend();
        reader.server.fault(&script, Fault::Hold);
        reader.tap_css("#figure-1 .picture");
        reader.finds(".picture[aria-busy]");
        assert_eq!(reader.count("dialog"), 0);
        reader.server.mend();
        shows_large(reader, "天津企业驰援抗疫一线");
        reader.finds_no(".picture[aria-busy]");
        reader.press("Escape");
        reader.finds_no("dialog");
        reader.has_focus_on("放大 图 1");
    }

    /// The arithmetic of zooming, panning and swiping.
    fn zooming_is_exact(reader: &mut Reader) {
        reader.open(Size::Phone, "/test/plain.html");
        let module = include_str!("../../assets/loader/zoom.js");
        reader.js("page.import = (text) => import('data:text/javascript,' + encodeURIComponent(text)).then((it) => { page.zooms = it })", Value::Null);
        reader.js("page.import(args)", json!(module));
        reader.until_js("the module is there", "return !!page.zooms", Value::Null);
        let js = |body: &str| reader.js(&format!("const {{ MOST, WHOLE, covers, fit, isDrag, isEdge, pan, scale, swipe }} = page.zooms;
            const phone = {{ width: 300, height: 600, across: 300, down: 200 }};
            const on = (it) => [it.across, it.down];
            {body}"), Value::Null);
        // A picture fits as a whole, and one that is missing is nowhere.
        assert_eq!(js("return [fit(300, 600, [1600, 800]), fit(300, 600, [100, 800])].map(on)"), json!([[300, 150], [75, 600]]));
        assert_eq!(js("return [[], [0, 0], [0, 5], [5, 0]].map((it) => fit(300, 600, it)).map((it) => [...on(it), covers(WHOLE, it, 1, 1), scale(WHOLE, it, 2, 0, 0).scale]).filter((it) => String(it) !== '0,0,false,1')"), json!([]));
        // The point under the finger stays.
        assert_eq!(js("return [scale(WHOLE, phone, 4, 60, 30)].flatMap((it) => [it, scale(it, phone, 1.25, 60, 30)]).map((it) => [it.scale * 60 + it.x, it.scale * 30 + it.y])"), json!([[60, 30], [60, 30]]));
        // Zooming ends at both ends.
        assert_eq!(js("return scale(WHOLE, phone, 100, 10, 10).scale === MOST"), true);
        assert_eq!(js("return scale(scale(WHOLE, phone, 100, 10, 10), phone, 0.001, -80, 70)"), json!({ "scale": 1, "x": 0, "y": 0 }));
        // A picture never leaves the stage: 600 px on 300 px; 400 px on 600 px fits.
        assert_eq!(js("return pan(WHOLE, phone, 50, 50)"), json!({ "scale": 1, "x": 0, "y": 0 }));
        assert_eq!(js("return pan(scale(WHOLE, phone, 2, 0, 0), phone, 5000, 5000)"), json!({ "scale": 2, "x": 150, "y": 0 }));
        assert_eq!(js("return pan({ scale: 6, x: 0, y: 0 }, phone, -5000, -5000)"), json!({ "scale": 6, "x": -750, "y": -300 }));
        // A point is on the picture or beside it.
        assert_eq!(js("return [covers(WHOLE, phone, -150, 100), covers(WHOLE, phone, 0, 101), covers(scale(WHOLE, phone, 2, 0, 0), phone, 0, 199)]"), json!([true, false, true]));
        // Touches at the edges belong to the system.
        assert_eq!(js("return [-121, 150, -119, 0].map((x) => isEdge(phone, x))"), json!([true, true, false, false]));
        // Swipes are long, or short and fast.
        assert_eq!(
            js("return [[-90, 20, 600], [90, -20, 600], [10, 90, 600], [10, -90, 600], [-40, 0, 600], [-40, 0, 100], [-20, 0, 100]].map((it) => swipe(...it) ?? null)"),
            json!(["next", "previous", "close", null, null, "next", null])
        );
        assert_eq!(js("return [isDrag(0, -11), isDrag(10, 10)]"), json!([true, false]));
    }
}
