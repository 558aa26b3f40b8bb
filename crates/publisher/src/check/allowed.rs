//! Where a mistake stands in a file that somebody edited, and what is allowed
//! there.

use bulletin::finding::{Code, Finding, Severity};

use crate::archive::json;
use crate::report::Explanation;

/// So many mistakes of one file are located: each is looked for from its
/// beginning.
const MOST: usize = 100;

/// Explains findings of the format, in order: those of reading, and errors. What
/// an import writes has only others.
pub(super) struct Allowed<'a> {
    bytes: &'a [u8],
    left: usize,
}

impl<'a> Allowed<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Allowed<'a> {
        Allowed { bytes, left: MOST }
    }

    pub(super) fn explain(&mut self, finding: &Finding) -> Option<Explanation> {
        let words = words(finding.code);
        if words.is_none() && finding.severity < Severity::Error {
            return None;
        }
        self.left = self.left.checked_sub(1)?;
        let (zh, en) = words.unwrap_or_default();
        json::located(self.bytes, &finding.place, zh, en)
    }
}

/// What may stand where reading found something else.
fn words(code: Code) -> Option<(&'static str, &'static str)> {
    Some(match code {
        Code::UnknownCategory => (
            "可填 \"donation\"（捐赠）、\"waiver\"（减免）、\"other\"（其他）",
            "allowed: \"donation\", \"waiver\", \"other\"",
        ),
        Code::UnknownDonor => (
            "可填 \"organization\"（本单位）、\"members\"（会员）、\"companies\"（企业）、\"public\"（个人）、\"unknown\"（未说明）",
            "allowed: \"organization\", \"members\", \"companies\", \"public\", \"unknown\"",
        ),
        Code::UnreadableAmount => (
            "应写成 { \"yuan\": \"526000\", \"bound\": \"exact\" }；bound 可填 \"exact\"（确切）、\"atLeast\"（至少）、\"atMost\"（至多）、\"about\"（约）",
            "write { \"yuan\": \"526000\", \"bound\": \"exact\" }; bound may be \"exact\", \"atLeast\", \"atMost\", \"about\"",
        ),
        Code::UnreadableDate => (
            "应写成 \"2020-02-25\"，并且日历上有这一天",
            "write \"2020-02-25\", a day of the calendar",
        ),
        Code::HeadingLevel => ("应为 3 至 6（不加引号）", "a number from 3 to 6"),
        Code::MissingField => (
            "这一组里少了这个字段",
            "the field is missing in this object",
        ),
        _ => return None,
    })
}
