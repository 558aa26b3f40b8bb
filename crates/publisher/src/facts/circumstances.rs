//! What the clauses around a sum say of it: a list of gifts that a colon opens, a
//! good cause, a fee, a plan.

use super::claim::{Claim, SumInClause};
use super::context::{CLAUSES_BACK, Context};
use super::phrase::{self, planned, residue};
use super::words::{self, Sense};
use bulletin::model::Category;

/// How far behind a sum it may say for whom it is, in bytes.
const FOR_WHOM: usize = 150;

/// Words for taking from one's own purse.
const OWN_PURSE: [&str; 6] = ["挤出", "拿出", "取出", "列支", "拨出", "出资"];

/// How many clauses behind a sum may say for whom it is.
const CLAUSES_FOR_WHOM: usize = 3;

impl Context<'_> {
    /// Whether a sum is only the total of what the sentences before tell: 以上三笔共
    /// 计18万元.
    pub(super) fn adds_up_before(&self, here: &SumInClause<'_>) -> bool {
        let pre = phrase::strip_marks(here.pre);
        let told = words::has(pre, words::TOTAL) || pre.ends_with('总');
        told && self.given().is_empty() && residue(pre).is_empty()
    }

    /// Whether a sum was not given yet: by its clause, by what follows it, or as
    /// the measure of an appeal before it.
    pub(super) fn is_planned(&self, here: &SumInClause<'_>, claim: &Claim) -> bool {
        let sum = here.sum;
        let own = self.near_before(claim.clause, sum.found.range.start);
        // 预计减收12万元: what was decided is done, only its sum is a guess.
        let guessed = claim.category != Category::Donation && words::has(own, &["预计", "预期"]);
        if planned(own) && !guessed {
            return true;
        }
        if words::PLANNED_BEHIND
            .iter()
            .any(|word| here.post.contains(word))
        {
            return true;
        }
        let start = self.sentence.range.start;
        let wanted = words::has(here.pre, &["不低于", "不少于"])
            || words::has(self.part(sum.found.range.clone()), &["不低于", "不少于"]);
        wanted && planned(self.part(start..sum.start)) && !words::has(here.pre, &["已", "共"])
    }

    /// The clause with the giver's name, if a sum stands behind nothing else in a
    /// list of gifts.
    pub(super) fn listed_name(&self, here: &SumInClause<'_>) -> Option<usize> {
        let clause = here.sum.clause;
        let name = residue(here.pre);
        let spent = [
            "救助", "资助", "慰问", "帮扶", "扶助", "奖励", "补助", "办公",
        ];
        if spent.iter().any(|word| name.starts_with(word)) {
            return None;
        }
        let named = match name.is_empty() {
            true => {
                let begins = here.sum.start == self.clause_start(clause);
                clause
                    .checked_sub(1)
                    .filter(|_| begins && self.names_before(here))
            }
            false => Some(clause).filter(|_| self.names.names_giver(&name)),
        };
        named.filter(|_| self.opens_gifts(clause) && !phrase::barred(here.post))
    }

    /// Whether the clause before a sum is nothing but a giver's name.
    pub(super) fn names_before(&self, here: &SumInClause<'_>) -> bool {
        let before = here.sum.clause.checked_sub(1);
        let before = before.and_then(|before| self.sentence.clauses.get(before));
        before.is_some_and(|clause| {
            let text = self.part(clause.range.clone());
            words::senses(text).is_empty() && self.names.names_giver(text)
        })
    }

    /// Whether a gift stands right before a clause.
    pub(super) fn is_beside_gift(&self, clause: usize) -> bool {
        self.last_in_sentence().is_some_and(|last| {
            let last = &self.judged.candidates[last];
            last.category == Category::Donation && last.clause + 2 >= clause
        })
    }

    /// Whether a colon before a clause opens a list of gifts, or a gift stands
    /// right before it.
    pub(super) fn opens_gifts(&self, clause: usize) -> bool {
        if self.is_beside_gift(clause) || self.before.gifts {
            return true;
        }
        let colon = (1..=CLAUSES_BACK).any(|back| {
            let before = clause.checked_sub(back);
            let before = before.and_then(|before| self.sentence.clauses.get(before));
            before.is_some_and(|before| {
                let behind = self.cut.masked.get(before.range.end..).unwrap_or_default();
                behind.starts_with(['：', ':'])
            })
        });
        colon && self.part(self.near()).contains('捐')
    }

    /// Whether the clause behind a sum says that what was bought is given.
    pub(super) fn gives_behind(&self, clause: usize) -> bool {
        let behind = self.sentence.clauses.get(clause + 1);
        behind.is_some_and(|clause| {
            let text = self.part(clause.range.clone());
            words::has(text, words::GIVEN) || words::has(text, &["送给", "送到", "送至", "赠"])
        })
    }

    /// Whether the words behind a sum say that it was put into a box for gifts.
    pub(super) fn is_handed_in(&self, post: &str) -> bool {
        words::has(post, &["募捐箱", "捐款箱"])
            && words::has(post, &["交到", "投进", "投入", "放进", "塞进", "放入"])
    }

    /// Whether the clause before a sum says that fees are paid later.
    pub(super) fn deferred_before(&self, here: &SumInClause<'_>) -> bool {
        let before = here.sum.clause.checked_sub(1);
        let before = before.and_then(|before| self.sentence.clauses.get(before));
        before.is_some_and(|clause| {
            let hits = words::senses(self.part(clause.range.clone()));
            hits.iter().any(|hit| hit.sense == Sense::Defer)
        })
    }

    /// Whether one of the fees that have a name was lowered.
    pub(super) fn lowers_fee(&self, wide: &str, post: &str) -> bool {
        let measures = words::has(wide, &["上述", "以上", "各项", "措施", "累计", "共"]);
        words::names_fee(wide) || words::names_fee(post) || self.before.waived && measures
    }

    /// Whether a sum was paid from the giver's own purse for a good cause.
    pub(super) fn is_funded(&self, here: &SumInClause<'_>) -> bool {
        let funded = here
            .hits
            .last()
            .and_then(|hit| here.pre.get(hit.start..hit.end));
        if !funded.is_some_and(|word| words::FUNDED.contains(&word)) {
            return false;
        }
        let clause = here.sum.clause;
        let end = self.clause_end(clause);
        let mut end = end;
        for next in clause + 1..=clause + CLAUSES_FOR_WHOM {
            let rest = self.cut.masked.get(end..).unwrap_or_default();
            let sums = &self.sentence.sums;
            let after = sums.partition_point(|sum| sum.clause < next);
            let summed = sums.get(after).is_some_and(|sum| sum.clause == next);
            // 挤出6万元，加上会员捐助的5万元, but not 投入6万元，捐款5万元.
            let other = summed && !funded.is_some_and(|word| OWN_PURSE.contains(&word));
            if other || !rest.starts_with(['，', ',']) {
                break;
            }
            end = self.clause_end(next);
        }
        let mut end = end.min(here.sum.found.range.end + FOR_WHOM);
        while !self.cut.masked.is_char_boundary(end) {
            end -= 1;
        }
        let behind = self.cut.masked.get(here.sum.found.range.end..end);
        let behind = behind.unwrap_or(here.post);
        let before = clause
            .checked_sub(1)
            .and_then(|before| self.sentence.clauses.get(before));
        let before = before.map_or("", |before| self.part(before.range.clone()));
        let own = words::has(here.pre, words::CHARITABLE)
            || words::has(behind, words::CHARITABLE)
            || words::has(before, &["资助", "帮扶", "捐建", "援建"])
            || self.is_beside_gift(clause);
        own && !words::has(here.pre, words::BUSINESS) && !words::has(here.post, words::BUSINESS)
    }
}
