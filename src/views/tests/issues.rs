//! Other issues.

use super::{Setup, drawn, page};
use crate::testing::sample::{ISSUE_13, ISSUE_14, ISSUE_15};
use crate::views::context::Sheet;
use crate::views::layout;

drawn! {
    async fn the_list_has_all_issues_by_year_newest_first() {
        let drawn = Setup {
            view: |context| layout::sheet(Sheet::Issues, context).build(),
            ..page(ISSUE_14)
        }
        .drawn()
        .await;
        assert_eq!(drawn.texts(".year > .hint"), ["2020"]);
        assert_eq!(
            drawn.attributes(".year a", "data-issue"),
            ["2020-15", "2020-14", "2020-13"]
        );
        assert_eq!(
            drawn.attributes(".year a", "href"),
            ["2020-15", "2020-14", "2020-13"].map(|it| format!("#bulletin/{it}"))
        );
        let current = drawn.one("[aria-current=page]");
        assert_eq!(current.get("data-issue").as_deref(), Some("2020-14"));
        assert_eq!(drawn.texts(".years button"), ["2020"]);
        assert_eq!(drawn.texts(".year time"), ["2020年2月25日", "2020年2月21日", "2020年2月18日"]);
        assert_eq!(
            drawn.texts(".year small > :first-child"),
            ["2020年第十五期", "2020年第十四期（增刊）", "2020年第十三期"]
        );
        assert_eq!(drawn.texts(".year .part"), ["（四）", "（三）", "（二）"]);
        assert_eq!(drawn.texts(".year time + span")[0], "天津、西藏、浙江、重庆");
        assert_eq!(drawn.one("dialog").get("aria-label").as_deref(), Some("各期"));
    }

    async fn one_can_go_on_to_the_issues_beside() {
        let cases: [(&str, &[&str], &[&str]); 3] = [
            (ISSUE_13, &[], &["2020-14"]),
            (ISSUE_14, &["2020-13"], &["2020-15"]),
            (ISSUE_15, &["2020-14"], &[]),
        ];
        for (issue, previous, next) in cases {
            let drawn = page(issue).drawn().await;
            assert_eq!(drawn.attributes(".pager .previous", "data-issue"), previous);
            assert_eq!(drawn.attributes(".pager .next", "data-issue"), next);
        }
    }
}
