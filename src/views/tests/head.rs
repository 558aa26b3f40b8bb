//! The head, and how headlines and titles break.

use bulletin::model::Issue;

use super::{Setup, drawn, page};
use crate::testing::sample::{ISSUE_14, ISSUE_15};

drawn! {
    async fn the_head_says_all_that_the_issue_does() {
        let drawn = page(ISSUE_14).drawn().await;
        let head = drawn.one("header.head");
        assert_eq!(head.one(".name").text(), "示例协会系统工作");
        assert_eq!(head.one(".kind").text(), "简报");
        assert_eq!(head.one(".number").text(), "第十四期（增刊）总第214期");
        assert_eq!(head.one("time").text(), "2020年2月21日");
        assert_eq!(head.one("time").get("datetime").as_deref(), Some("2020-02-21"));
        assert!(!head.has(".classification"));
        assert_eq!(drawn.one(".headline").text(), "（示例）一期简报里能放些什么（三）");
        assert_eq!(drawn.texts(".about span")[0], "系列之三");
        let secret = Setup {
            change: |issue| issue.classification = Some("内部".to_owned()),
            ..page(ISSUE_14)
        };
        assert_eq!(secret.drawn().await.one(".classification").text(), "内部");
        // What the label does not say the viewer does.
        let supplement = Setup {
            change: |issue| issue.issue_label = Some("第十四期".to_owned()),
            ..page(ISSUE_14)
        };
        let number = supplement.drawn().await.one(".head .number").text();
        assert_eq!(number, "第十四期总第214期增刊");
    }

    async fn parts_are_numbered_as_their_labels_are() {
        type Change = fn(&mut Issue);
        let parts: [(Change, &str); 6] = [
            (|issue| issue.part_number = Some(1), "系列之一"),
            (|issue| issue.part_number = Some(10), "系列之十"),
            (|issue| issue.part_number = Some(12), "系列之十二"),
            (|issue| issue.part_number = Some(20), "系列之二十"),
            (|issue| issue.part_number = Some(99), "系列之九十九"),
            (|issue| issue.part_number = Some(100), "系列之100"),
        ];
        for (change, wanted) in parts {
            let issue = Setup { change, ..page(ISSUE_15) };
            assert_eq!(issue.drawn().await.texts(".about span")[0], wanted);
        }
    }

    async fn a_headline_is_in_phrases_and_these_in_words() {
        let drawn = page(ISSUE_15).drawn().await;
        let headline = drawn.one(".headline");
        assert_eq!(headline.texts(".phrase"), ["同心战疫，", "各地质协在行动"]);
        let words = ["同心", "战疫，", "各地", "质协", "在", "行动"];
        assert_eq!(headline.texts(".phrase span"), words);
        assert_eq!(drawn.texts("#chongqing .phrase"), ["重庆：", "减费不减服务，", "真情助力企业"]);
        assert_eq!(drawn.texts("#zhejiang .phrase"), ["浙江：", "同心抗疫", "多措助企"]);
        let english = Setup {
            change: |issue| issue.headline = "Together against it, no. 5".to_owned(),
            ..page(ISSUE_15)
        };
        let headline = english.drawn().await.one(".headline");
        assert_eq!(headline.texts(".phrase"), ["Together against it, no. 5"]);
        assert!(!headline.has(".phrase span"));
    }
}
