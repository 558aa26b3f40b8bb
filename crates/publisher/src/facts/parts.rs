//! Whether a sum is a part, a total, or one more gift, by the words around it.

use super::candidate::Marks;
use super::claim::{Claim, SumInClause};
use super::context::Context;
use super::phrase::{strip_marks, without_count};
use super::sentence::ClauseSum;
use super::words::{self, Sense};
use bulletin::model::{Bound, Category};

/// How long a marker such as 其中 may be in a clause of its own, in characters.
const PART_MARKER: usize = 6;

/// How many clauses, and of how many bytes each, may precede a 其中 that refers
/// to the sentence before.
const BLANK_CLAUSES: usize = 2;
const BLANK_CLAUSE: usize = 12;

/// How long a clause may be that is read for each sum of the next, in bytes.
const LONGEST_CLAUSE: usize = 600;

/// How many parts of a total are added up.
const MOST_PARTS: usize = 64;

/// How many clauses before a sum say whether it is a total.
const MARKING_CLAUSES: usize = 2;

/// Words that begin something new rather than a part of the total.
const NEXT: &[&str] = &[
    "此外",
    "另外",
    "同时",
    "另",
    "还",
    "并",
    "而",
    "除此之外",
    "随后",
    "截至",
    "截止",
];

impl Context<'_> {
    /// Whether a sum is the first of parts: 其中物资5万元. The marker may be a clause
    /// of its own, 其中：, or end one, 分别为捐款10万元.
    pub(super) fn opens_parts(&self, sum: &ClauseSum, pre: &str) -> bool {
        let text = strip_marks(pre);
        if words::PART.iter().any(|word| text.starts_with(word)) {
            return true;
        }
        let alone = pre.trim().is_empty() || sum.start == self.clause_start(sum.clause);
        let before = sum
            .clause
            .checked_sub(1)
            .and_then(|clause| self.sentence.clauses.get(clause))
            .map(|clause| self.part(clause.range.clone()).trim());
        let marked = |text: &str| words::PART.iter().any(|word| text.ends_with(word));
        (alone && before.is_some_and(|text| marked(text) && text.chars().count() <= PART_MARKER))
            || marked(pre.trim())
    }

    /// Whether a bracket writes the sum before it in another way: 100万元（大写：壹佰万
    /// 元整）.
    pub(super) fn says_again(&self, here: &SumInClause<'_>) -> bool {
        let last = self.last_with_sum();
        let last = last.and_then(|last| self.judged.candidates[last].amount);
        let bare = strip_marks(here.pre).trim_end_matches(['：', ':']);
        last.is_some()
            && last == here.sum.found.amount
            && words::strip_start(bare, &["大写", "小写", "即", "计", "合", "人民币"]).is_empty()
    }

    /// Whether a sum behind a semicolon is more than its total leaves, so that it
    /// begins something new: 收到46万元，其中甲20万元；第二轮收到32万元.
    pub(super) fn is_beyond(&self, sum: &ClauseSum, total: usize) -> bool {
        let sums = &self.sentence.sums;
        let number = sums.partition_point(|other| other.start < sum.start);
        let last = number.checked_sub(1).and_then(|last| sums.get(last));
        let from = last.map_or(sum.clause, |last| last.clause);
        let from = from.max(sum.clause.saturating_sub(MARKING_CLAUSES));
        let ended = (from..sum.clause).any(|clause| {
            let behind = self.cut.masked.get(self.clause_end(clause)..);
            behind.is_some_and(|behind| behind.starts_with(['；', ';']))
        });
        if !ended {
            return false;
        }
        let fen = |index: usize| {
            let amount = self.judged.candidates[index].amount;
            amount.map_or(0, |amount| i128::from(amount.fen))
        };
        let parts = (total + 1..self.judged.candidates.len()).take(MOST_PARTS);
        let parts = parts.filter(|part| self.judged.candidates[*part].part_of == Some(total));
        let next = sum.found.amount.map_or(0, |amount| i128::from(amount.fen));
        let exact = self.judged.candidates[total]
            .amount
            .is_some_and(|amount| amount.bound == Bound::Exact);
        exact && parts.map(fen).sum::<i128>() + next > fen(total)
    }

    /// The gift of which a sum has been paid: 首批30万元已到账.
    pub(super) fn instalment_of(&self, sum: &ClauseSum, pre: &str) -> Option<usize> {
        let post = self.part(sum.found.range.end..sum.end);
        let first = words::has(pre, &["首批", "首期", "第一批", "第一期", "先期", "首笔"]);
        let paid = words::has(post, &["到账", "到位", "汇出", "汇入", "划出", "付清"]);
        self.last_with_sum()
            .filter(|_| first && paid && words::senses(pre).is_empty())
    }

    /// Whether a sum is the first behind a colon that follows another sum: 总计30万元：
    /// 现金20万元，物资10万元.
    pub(super) fn follows_colon(&self, index: usize) -> bool {
        let before = index
            .checked_sub(1)
            .and_then(|index| self.sentence.sums.get(index));
        before.is_some_and(|before| {
            let behind = self
                .cut
                .masked
                .get(before.found.range.end..)
                .unwrap_or_default();
            behind.trim_start().starts_with(['：', ':'])
        })
    }

    /// Whether a sum is one of which others are parts: 善款860万元中，甲捐赠500万元.
    pub(super) fn opens_amid(&self, sum: &ClauseSum) -> bool {
        let post = self.part(sum.found.range.end..sum.end);
        post.trim() == "中" && self.clause_end(sum.clause) == sum.end
    }

    /// The gift of which a sum is a part by the clause before it: 物资中，甲捐赠水泵8万元.
    pub(super) fn amid_kind(&self, sum: &ClauseSum) -> Option<usize> {
        let before = self.sentence.clauses.get(sum.clause.checked_sub(1)?)?;
        let text = strip_marks(self.part(before.range.clone())).trim();
        let kind = text.strip_suffix('中')?;
        let cash: &[&str] = &["善款", "捐款", "资金", "现金", "款项"];
        let goods: &[&str] = &["物资", "实物", "物品", "捐物"];
        let own = [cash, goods].into_iter().find(|own| own.contains(&kind))?;
        let from = self.judged.candidates.len().saturating_sub(MOST_PARTS);
        let last = self.judged.candidates.iter().enumerate().skip(from).rev();
        last.filter(|(_, candidate)| candidate.amount.is_some() && !candidate.dropped)
            .find(|(_, candidate)| words::has(&candidate.says, own))
            .map(|(index, _)| index)
    }

    /// Whether a sum is the first behind such a one.
    pub(super) fn is_amid(&self, index: usize) -> bool {
        let before = index
            .checked_sub(1)
            .and_then(|index| self.sentence.sums.get(index));
        before.is_some_and(|before| self.opens_amid(before))
    }

    /// Whether a bracket ends right before a sum's clause, which goes on with what was
    /// before it: 方便面600箱（价值3万元）、现金5万元.
    pub(super) fn is_joined(&self, sum: &ClauseSum) -> bool {
        let before = sum.clause.checked_sub(1);
        let text = self.part(self.clause_start(sum.clause)..sum.found.range.start);
        before.is_some_and(|before| self.is_bracketed(before))
            && text.starts_with(['、', '和', '及', '与'])
            && strip_marks(text).chars().count() <= PART_MARKER
    }

    /// Whether there is next to nothing before a sum's clause.
    pub(super) fn blank_before(&self, sum: &ClauseSum) -> bool {
        let clauses = self.sentence.clauses.get(..sum.clause).unwrap_or_default();
        let mut lengths = clauses.iter().map(|clause| clause.range.len());
        clauses.len() <= BLANK_CLAUSES && lengths.all(|length| length <= BLANK_CLAUSE)
    }

    /// Whether a sum begins something other than a part.
    pub(super) fn begins_anew(&self, sum: &ClauseSum, text: &str) -> bool {
        sum.start == self.clause_start(sum.clause) && NEXT.iter().any(|word| text.starts_with(word))
    }

    /// What the words around a sum say about other sums.
    pub(super) fn marks(&self, here: &SumInClause<'_>, claim: &Claim) -> Marks {
        let sum = here.sum;
        let near = self.near_before(sum.clause, sum.found.range.start);
        let own = here.pre;
        let start = sum.clause.saturating_sub(MARKING_CLAUSES);
        let before = self.near_before(start, sum.found.range.start);
        let head = strip_marks(self.part(self.sentence.range.clone()));
        let begins = |table: &[&str]| table.iter().any(|word| head.starts_with(word));
        // What a hospital received is no total of what others gave.
        let elsewhere = ["收到", "接收", "接受"].iter().any(|word| {
            let receiver = near.split_once(word).map(|(receiver, _)| receiver);
            receiver.is_some_and(|receiver| self.names.is_other(receiver))
        });
        Marks {
            total: !elsewhere && (words::has(near, words::IN_ALL) || here.says(Sense::Collect)),
            all: !elsewhere && words::has(before, words::OF_ALL),
            needs_parts: claim.needs_parts,
            more: words::has(own, words::MORE) && !words::has(own, words::IN_ALL)
                || words::has(near, words::ONE_MORE)
                || begins(&["此外", "另外", "除此之外", "另有"]),
            share: begins(words::SHARE),
            refers: words::has(before, words::TOLD),
            handed: words::has(own, words::HANDED) || words::has(here.post, words::HANDED),
        }
    }

    /// Whether the clause before a sum says what was given or waived, and begins
    /// something new: ；云溪酒厂送来酒精，总值4万元.
    fn values_a_clause(&self, clause: usize) -> bool {
        let Some(before) = clause.checked_sub(1) else {
            return false;
        };
        let start = self.clause_start(before);
        let opened = self.cut.masked.get(..start).unwrap_or_default();
        let end = self.clause_end(before);
        let text = match end - start > LONGEST_CLAUSE {
            true => "",
            false => self.part(start..end),
        };
        let gives = |hit: &words::Hit| matches!(hit.sense, Sense::Give | Sense::Waive);
        let sums = &self.sentence.sums;
        let first = sums.partition_point(|sum| sum.clause < before);
        let summed = sums.get(first).is_some_and(|sum| sum.clause == before);
        opened.ends_with(['；', ';']) && !summed && words::senses(text).iter().any(gives)
    }

    /// Whether a sum is the total of those before it.
    pub(super) fn sums_up(&self, here: &SumInClause<'_>, category: Category) -> bool {
        let mut before = self.given().iter();
        // 每家1万元，共38万元: the total of a sum for each.
        let each = self
            .last_each
            .is_some_and(|each| each + 1 == here.sum.clause);
        if each
            || here.total.is_some()
            || before.all(|candidate| candidate.category != category)
            || here.sum.found.amount.is_none()
        {
            return false;
        }
        let pre = here.pre;
        if self.values_a_clause(here.sum.clause) {
            return false;
        }
        // 免收管理费、手续费合计6万元: of these fees, not of what was before.
        let object = here.hits.last().and_then(|hit| pre.get(hit.end..));
        if object.is_some_and(words::names_fee) {
            return false;
        }
        let end = here.hits.first().map_or(pre.len(), |hit| hit.start);
        let subject = pre.get(..end).unwrap_or_default();
        let subject = words::strip_end(strip_marks(subject), words::TOTAL);
        let subject = words::strip_start(without_count(subject), &["款物", "，", "总"]);
        words::has(pre, words::TOTAL) && words::strip_end(subject, words::TOTAL).trim().is_empty()
    }
}
