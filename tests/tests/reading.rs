//! Reading issue 15 from head to tail.

use crate::support::{bare, fits_the_window, issue_15, texts};
use browser_tests::{Size, in_every_browser};

in_every_browser! {
    /// The page opens with the newest issue, complete, at every size.
    fn the_newest_issue_opens_complete(reader: &mut Reader) {
        for size in Size::ALL {
            reader.read(size, "/");
            let wanted = texts(&issue_15(reader));
            assert!(wanted.len() > 40, "the sample has its texts");
            reader.until("every text of the issue is shown", || {
                let shown = bare(&reader.text());
                match wanted.iter().find(|text| !shown.contains(*text)) {
                    Some(missing) => Err(format!("missing: {missing}")),
                    None => Ok(Some(())),
                }
            });
            fits_the_window(reader);
            reader.screenshot("reading/top");
        }
    }

    /// The sample with every kind of block is shown completely.
    fn every_kind_of_block_is_shown(reader: &mut Reader) {
        for size in Size::ALL {
            reader.read(size, "/#bulletin/2020-14");
            let json = reader.server.file("/data/2020-14/issue.json");
            let issue = serde_json::from_slice(&json).expect("the sample is JSON");
            let wanted = texts(&issue);
            reader.until("every text of the issue is shown", || {
                let shown = bare(&reader.text());
                match wanted.iter().find(|text| !shown.contains(*text)) {
                    Some(missing) => Err(format!("missing: {missing}")),
                    None => Ok(Some(())),
                }
            });
            fits_the_window(reader);
            reader.screenshot("reading/every-kind");
        }
    }

    /// The head comes first, then the headline, the lead, the sections in
    /// their order, the summary, and the tail at the end.
    fn the_parts_stand_in_their_order(reader: &mut Reader) {
        reader.read(Size::Phone, "/");
        let tops: Vec<f64> = [
            ".head", ".headline", "#tianjin", "#xizang", "#zhejiang", "#chongqing", "#summary", ".tail",
        ]
        .iter()
        .map(|css| {
            reader.finds(css);
            reader.rectangle(css)[1] + reader.scroll()
        })
        .collect();
        assert!(tops.is_sorted(), "{tops:?}");
    }

    /// The structure is exposed: one heading of the first level, no skipped levels,
    /// a table with a caption, named landmarks.
    fn the_structure_is_told(reader: &mut Reader) {
        reader.read(Size::Wide, "/");
        reader.finds(".tail");
        let levels = reader.js(
            "return [...elements()].filter(shown).filter((one) => /^h[1-6]$/.test(one.localName))
                .map((one) => Number(one.localName[1]))",
            serde_json::Value::Null,
        );
        let levels: Vec<u64> = levels
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(serde_json::Value::as_u64)
            .collect();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{levels:?}");
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
        let language = reader.js(
            "return [...elements()].find((one) => one.matches('article')).lang",
            serde_json::Value::Null,
        );
        assert_eq!(language, "zh-Hans");
        assert!(reader.count("nav[aria-label]") >= 1);
        assert_eq!(reader.count("table caption"), 1);
    }
}
