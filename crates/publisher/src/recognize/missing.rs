//! What a bulletin should have: without the most important of it a manuscript is
//! none, and the rest is reported.

use super::account::Account;
use super::given::Given;
use super::head::Head;
use super::line::Item;
use super::opening::Headline;
use super::tail::Tail;
use super::{flatten, kinds, words};
use crate::manuscript::Manuscript;
use crate::report::{Finding, FindingKind, Place};
use bulletin::model::Issue;

/// Why there is no issue, and what exactly.
pub type Refusal = (&'static FindingKind, String);

/// Refuses a manuscript that is not a bulletin. It needs a head, a distribution
/// list, or at least a title, some text and a date that is given or at the top:
/// a date at the bottom is that of any letter.
pub fn refuse(
    manuscript: &Manuscript,
    given: &Given,
    head: &Head,
    tail: &Tail,
    headline: &Headline,
    items: &[Item],
    dated: bool,
) -> Result<(), Refusal> {
    let distributed = !tail.distribution.is_empty();
    let headed = !head.name.is_empty() || head.number.label.is_some();
    let titled = !headline.text.is_empty();
    let text = items.iter().any(|item| match item {
        Item::Line(line) => !line.is_blank(),
        Item::Table(_) => true,
    });
    let all = flatten::paragraphs(manuscript);
    let empty = all
        .iter()
        .all(|paragraph| words::squeeze(&paragraph.text()).is_empty());
    if !empty && (headed || distributed || titled && text && dated) {
        return Ok(());
    }
    // An option that was given already is no advice.
    let found = |name: &str, found: bool, option: Option<&str>| match (found, option) {
        (true, _) => format!("{name} ✓"),
        (false, Some(option)) => format!("{name} ✗ ({option})"),
        (false, None) => format!("{name} ✗"),
    };
    let option = |given: bool, name: &'static str| Some(name).filter(|_| !given && !empty);
    let detail = [
        found(
            "刊名/name",
            !head.name.is_empty(),
            option(given.name.is_some(), "--name"),
        ),
        found(
            "期号/number",
            head.number.label.is_some(),
            option(given.number.is_some(), "--number"),
        ),
        found("日期/date", dated, option(given.date.is_some(), "--date")),
        found(
            "标题/headline",
            titled,
            option(given.headline.is_some(), "--headline"),
        ),
        found("报送范围/distribution", distributed, None),
        found("文字/text", !empty, None),
    ];
    Err((&kinds::NOT_A_BULLETIN, detail.join(", ")))
}

/// Reports what a bulletin should have, and fills in what the format requires.
pub fn report(
    issue: &mut Issue,
    headline: &Headline,
    many: bool,
    account: &mut Account,
    findings: &mut Vec<Finding>,
) {
    let mut report = |kind: &'static FindingKind, detail: &str| {
        findings.push(Finding::new(kind, Place::File, detail));
    };
    if issue.periodical.name.is_empty() {
        report(&kinds::NO_NAME, "");
    }
    // 第3、4期合刊 has no single number, 总第214期 another one.
    if issue.issue_number.is_none() && !many {
        report(
            &kinds::NO_NUMBER,
            issue.issue_label.as_deref().unwrap_or_default(),
        );
    }
    if issue.publisher.is_empty() {
        report(&kinds::NO_PUBLISHER, "");
    }
    if issue.sections.is_empty() {
        report(&kinds::NO_SECTION, "");
    }
    if headline.text.is_empty() {
        let number = issue.issue_label.clone().unwrap_or_default();
        let name = format!("{}{}", issue.periodical.name, issue.periodical.kind);
        let date = issue.date_published.to_iso();
        let stand_in = [name, number].into_iter().filter(|text| !text.is_empty());
        let stand_in: Vec<String> = stand_in.collect();
        issue.headline = if stand_in.is_empty() {
            date
        } else {
            stand_in.join(" ")
        };
        account.headline_made = true;
        report(&kinds::NO_HEADLINE, &issue.headline);
    }
}
