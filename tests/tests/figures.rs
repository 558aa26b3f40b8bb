//! Figures: in the text, enlarged, and missing.

use browser_tests::server::Fault;
use browser_tests::{Reader, Size, in_every_browser};
use serde_json::json;

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
}
