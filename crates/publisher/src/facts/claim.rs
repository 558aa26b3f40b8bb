//! A sum with the words around it, and what they say it is.

use super::sentence::ClauseSum;
use super::words::{self, Hit, Sense};
use crate::report::FindingKind;
use bulletin::amount::{self, Problem};
use bulletin::model::{Amount, Category};

/// A sum with the words that are its own.
pub(super) struct SumInClause<'a> {
    pub(super) sum: &'a ClauseSum,
    /// The words before it.
    pub(super) pre: &'a str,
    /// The number itself.
    pub(super) number: &'a str,
    /// The words after it.
    pub(super) post: &'a str,
    /// What the words before it say.
    pub(super) hits: Vec<Hit>,
    /// The total that it is a part of, if the text says so.
    pub(super) total: Option<usize>,
}

/// What a sum says: the result of the first step.
pub(super) struct Claim {
    pub(super) category: Category,
    /// What a person should check.
    pub(super) doubts: Vec<&'static FindingKind>,
    /// The clause whose verb the sum follows.
    pub(super) clause: usize,
    /// It is nothing but a total of what was told before.
    pub(super) needs_parts: bool,
    /// The candidate that the sum continues: it is its value, or one more gift
    /// beside it.
    pub(super) continues: Option<usize>,
}

impl SumInClause<'_> {
    /// Whether this is a count without a currency: 口罩500只.
    pub(super) fn is_count(&self) -> bool {
        self.sum.found.problem == Some(Problem::NoCurrency) && self.money().is_none()
    }

    /// The yuan of a number without a unit right behind a word for money: 捐款100万.
    pub(super) fn money(&self) -> Option<Amount> {
        let words = [
            &["约", "达", "人民币", "了", "超", "近", "已"],
            words::TOTAL,
        ]
        .concat();
        let pre = words::strip_end(self.pre, &words);
        let money = [
            "捐款",
            "款物",
            "善款",
            "现金",
            "资金",
            "捐资",
            "爱心款",
            "款",
            "捐",
            "捐赠",
            "捐助",
            "捐献",
            "捐出",
        ];
        let behind = self.post.trim_start();
        let ends = !behind.starts_with(char::is_alphanumeric)
            || ["用于", "支援", "给", "到", "以"]
                .iter()
                .any(|word| behind.starts_with(word));
        let value = ["价值", "折合", "折价", "市值", "总值"];
        let worth =
            value.iter().any(|word| pre.ends_with(word)) && (ends || behind.starts_with('的'));
        let paid = ends && money.iter().any(|word| pre.ends_with(word));
        if self.sum.found.problem != Some(Problem::NoCurrency) || !(worth || paid) {
            return None;
        }
        amount::read(&format!("{}元", self.number)).ok()
    }

    /// Whether one of the words before the sum has a sense.
    pub(super) fn says(&self, sense: Sense) -> bool {
        self.hits.iter().any(|hit| hit.sense == sense)
    }
}
