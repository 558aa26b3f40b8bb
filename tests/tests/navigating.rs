//! Navigation within an issue and between issues, and the way back.

use crate::support::closes_in_every_way;
use browser_tests::{Reader, Size, in_every_browser};
use serde_json::json;

/// Waits until the element's top is in the upper part of the window.
fn is_at_the_top(reader: &Reader, css: &str) {
    reader.until(&format!("{css} is at the top"), || {
        let top = reader.rectangle(css)[1];
        match (-4.0..300.0).contains(&top) {
            true => Ok(Some(())),
            false => Err(format!("it is {top} px below the top")),
        }
    });
}

fn scrolled_to(reader: &Reader, wanted: f64) {
    reader.until(&format!("the page is scrolled {wanted} px"), || {
        let now = reader.scroll();
        match (now - wanted).abs() < 3.0 {
            true => Ok(Some(())),
            false => Err(format!("it is scrolled {now} px")),
        }
    });
}

in_every_browser! {
    /// On a phone the contents open as a sheet; a tap goes to the section and moves
    /// the focus there, and back returns to where the reader was.
    fn the_sheet_of_a_phone_leads_to_a_section(reader: &mut Reader) {
        reader.read(Size::Phone, "/");
        reader.finds(".tail");
        reader.scroll_to(420.0);
        reader.tap("目录");
        reader.finds("dialog[open]");
        reader.screenshot("navigating/sheet");
        reader.tap("浙江：同心抗疫 多措助企");
        reader.is_at("#bulletin/2020-15/zhejiang");
        reader.finds_no("dialog[open]");
        is_at_the_top(reader, "#zhejiang");
        reader.has_focus_on("#zhejiang");
        reader.back();
        scrolled_to(reader, 420.0);
        reader.forward();
        is_at_the_top(reader, "#zhejiang");
    }

    /// Escape, the back button, the close button and a drag downwards close the
    /// sheet, and the focus returns to the button that opened it.
    fn a_sheet_closes_in_every_way(reader: &mut Reader) {
        reader.read(Size::Phone, "/");
        closes_in_every_way(reader, "目录");
    }

    /// On a wide screen the contents beside the text mark the current section.
    fn the_contents_mark_the_section_being_read(reader: &mut Reader) {
        reader.read(Size::Wide, "/");
        reader.finds(".tail");
        for (id, title) in [("xizang", "西藏"), ("chongqing", "重庆"), ("tianjin", "天津")] {
            reader.scroll_to_css(&format!("#{id}"), 60.0);
            reader.until(&format!("{title} is marked"), || {
                let marked = reader.js(
                    "return matching({ css: '.side [aria-current]' }).map((one) => one.textContent).join()",
                    json!(null),
                );
                match marked.as_str().is_some_and(|text| text.starts_with(title)) {
                    true => Ok(Some(())),
                    false => Err(format!("marked is {marked}")),
                }
            });
        }
        reader.screenshot("navigating/marked");
    }

    /// A reload and the way back from another page restore the scroll position,
    /// without a place in the address.
    fn a_reload_and_the_way_back_lead_to_where_the_reader_was(reader: &mut Reader) {
        reader.read(Size::Phone, "/");
        reader.finds(".tail");
        reader.scroll_to_css("#zhejiang", -120.0);
        let there = |reader: &Reader| {
            reader.until("they are there", || {
                let top = reader.rectangle("#zhejiang")[1];
                match (top + 120.0).abs() < 4.0 {
                    true => Ok(Some(())),
                    false => Err(format!("the section is at {top}")),
                }
            });
        };
        there(reader);
        let kept = "return page.history.state?.['bulletin-viewer']?.mark";
        reader.until_js("it is kept", kept, json!(null));
        reader.reload();
        reader.until_ready();
        there(reader);
        reader.js("page.location.href = '/test/plain.html'", json!(null));
        reader.sees("一张纸");
        reader.back();
        reader.sees("中国质量协会");
        there(reader);
    }

    /// A copied link opens at its place, and a reload stays there.
    fn a_copied_link_opens_at_its_place(reader: &mut Reader) {
        for size in Size::ALL {
            reader.read(size, "/#bulletin/2020-15/chongqing");
            is_at_the_top(reader, "#chongqing");
            reader.reload();
            reader.until_ready();
            is_at_the_top(reader, "#chongqing");
            reader.is_at("#bulletin/2020-15/chongqing");
        }
    }

    /// The keyboard alone leads from the contents to a section.
    fn the_keyboard_alone_leads_to_a_section(reader: &mut Reader) {
        reader.read(Size::Wide, "/");
        reader.finds(".tail");
        reader.js("page.focus()", json!(null));
        for _ in 0..12 {
            reader.press("Tab");
            if reader.active().contains("西藏") {
                break;
            }
        }
        reader.has_focus_on("西藏");
        reader.press("Enter");
        reader.is_at("#bulletin/2020-15/xizang");
        is_at_the_top(reader, "#xizang");
        reader.has_focus_on("#xizang");
    }

    /// The previous issue opens in the same page, and back returns.
    fn the_previous_issue_opens_in_place(reader: &mut Reader) {
        reader.read(Size::Phone, "/");
        reader.tap("上一期");
        reader.is_at("#bulletin/2020-14");
        reader.sees("一期简报里能放些什么");
        reader.sees_no("天津：主动作为，服务企业");
        reader.until("the page is at its top", || {
            Ok((reader.rectangle(".headline")[1] > -4.0).then_some(()))
        });
        reader.back();
        reader.sees("天津：主动作为，服务企业");
        reader.sees_no("总第214期");
    }

    /// The list of issues opens from the bar.
    fn the_list_of_issues_opens_another(reader: &mut Reader) {
        reader.read(Size::Phone, "/");
        reader.tap("各期");
        reader.finds("dialog[open]");
        reader.screenshot("navigating/issues");
        reader.tap("两地协会服务企业的小事");
        reader.is_at("#bulletin/2020-13");
        reader.finds_no("dialog[open]");
        reader.sees("两地协会服务企业的小事");
    }

    /// Fragments that belong to the host page are left alone.
    fn foreign_fragments_are_left_alone(reader: &mut Reader) {
        reader.read(Size::Phone, "/#elsewhere");
        reader.is_at("#elsewhere");
        reader.scroll_to(600.0);
        reader.goes_to("#another");
        reader.is_at("#another");
        scrolled_to(reader, 600.0);
        // One history entry of the page's own, and none of the viewer's.
        reader.back();
        reader.is_at("#elsewhere");
    }
}
