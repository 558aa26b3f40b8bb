//! Facts that nobody has confirmed: shown for review, counted for no reader.

use crate::support::{issue_15, set};
use browser_tests::{Reader, Size, in_every_browser};
use serde_json::{Value, json};

/// Shows issue 15 with all facts of a section only proposed.
fn propose(reader: &mut Reader, section: usize, size: Size) {
    // The addresses in `data` are relative to the page.
    let json = issue_15(reader).to_string();
    let json = json.replace("\"figures/", "\"/data/2020-15/figures/");
    let mut issue: Value = serde_json::from_str(&json).expect("it is JSON");
    for fact in issue["sections"][section]["facts"]
        .as_array_mut()
        .expect("facts")
    {
        fact["proposed"] = json!(true);
    }
    reader.read(size, "/");
    reader.js(
        "page.document.querySelector('bulletin-viewer').data = args",
        issue,
    );
}

in_every_browser! {
    /// No reader sees a sum that nobody has confirmed in the summary, and whoever
    /// reviews it sees it marked, there and in the text, and the totals with and
    /// without it.
    fn what_nobody_confirmed_counts_in_review_alone(reader: &mut Reader) {
        for size in Size::ALL {
            propose(reader, 1, size);
            reader.until_js(
                "the summary does without",
                "const cells = matching({ css: '.summary td' }).map((it) => it.textContent);
                 return cells.length > 0 && !cells.some((it) => it.includes('52.6'))",
                json!(null),
            );
            // The sentence is there all the same.
            assert!(reader.text().contains("52.6"));
            assert_eq!(reader.count("#xz-total"), 0);
            reader.sees_no("待核对");
            set(reader, "review", "");
            reader.finds("#xz-total");
            let sum = "return matching({ css: '.summary [data-go=xz-total]' })[0]?.textContent === '〔待核对〕52.6万元'";
            reader.until_js("the sum is marked", sum, json!(null));
            reader.sees("其中已核对：1.015亿元");
            reader.scroll_to_css("#summary", 20.0);
            reader.screenshot(&format!("review/summary-{size:?}"));
            reader.tap_css(".summary [data-go=xz-total]");
            reader.is_at("#bulletin/2020-15/xz-total");
            reader.screenshot(&format!("review/evidence-{size:?}"));
            set(reader, "review", "false");
            reader.sees_no("待核对");
        }
    }
}
