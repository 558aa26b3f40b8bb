//! For any text, nothing panics, and the proposals pass the check.

use bulletin::finding::Severity;
use bulletin::model::*;
use bulletin::{check, evidence};
use proptest::prelude::*;
use publisher::facts::propose;

use crate::{issue, paragraph};

/// Every quote occurs where it should, and the format's own check finds nothing
/// wrong with the facts.
pub fn holds(issue: &Issue) {
    let lead: [&[Block]; 2] = [&issue.editor_note, &issue.lead];
    let found = evidence::locate_parts(&lead, &issue.facts);
    assert_eq!(found.len(), issue.facts.len());
    for section in &issue.sections {
        let found = evidence::locate(&section.blocks, &section.facts);
        assert_eq!(found.len(), section.facts.len(), "{:?}", section.facts);
    }
    for finding in check::issue(issue) {
        let about_facts = finding.place.contains("facts[");
        assert!(
            !about_facts || finding.severity == Severity::Note,
            "{finding:?} {:?}",
            issue.sections.iter().map(|s| &s.facts).collect::<Vec<_>>()
        );
    }
}

/// Words that make sums, gifts, givers and parts, in any order.
const WORDS: &str = "(捐款|捐赠|募集|联系|免收|减免|会费|其中|包括|合计|共计|分别为|各|价值|口罩|物资|支援|\
海州茶协|协会|会员单位|甲公司|企业|社会各界|职工|向|为|组织|截至|2月7日|13月40日|10万元|5万元|15万元|\
1000万|数百万元|100万美元|超过3万元|近20余万元|500只|0元|99999999999999999999万元|，|、|；|。|：|（|）|\
《|》|“|”| |\u{1}|\n|其中|累计|拟|下发|通知|倡议|投资|贷款|年|月|一是|x|😀){0,40}";

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn texts_of_the_words_that_matter_give_sound_facts(texts in prop::collection::vec(WORDS, 0..5)) {
        let mut issue = issue(texts.iter().map(|text| paragraph(text)).collect());
        issue.lead = vec![paragraph(&texts.concat())];
        propose(&mut issue);
        holds(&issue);
        // The second time, existing facts stay.
        let once = issue.clone();
        propose(&mut issue);
        for (once, twice) in once.sections.iter().zip(&issue.sections) {
            prop_assert_eq!(&once.facts, &twice.facts);
            prop_assert_eq!(&once.measures, &twice.measures);
        }
    }

    #[test]
    fn any_text_gives_sound_facts(text in any::<String>(), more in "\\PC{0,200}") {
        let mut issue = issue(vec![paragraph(&text), paragraph(&more)]);
        propose(&mut issue);
        holds(&issue);
    }
}
