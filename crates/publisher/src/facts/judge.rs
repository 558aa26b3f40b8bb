//! Judges the sums of a passage: given, waived, or something else.
//!
//! Each sum goes through the same stages: *classify* says what it is, *exclude*
//! sorts out sums that become no fact, *attribute* finds who gave it and when,
//! and *build* makes a candidate of all that.

use super::candidate::{Candidate, Judged, Marks, PassedOver};
use super::classify::{Claim, Exclusion, SumInClause};
use super::context::{Before, Context, QUOTE_MARGIN, RespectiveGivers, When};
use super::date;
use super::donor::Names;
use super::phrase::{strip_marks, without_count};
use super::sentence::{ClauseSum, Cut};
use super::words::{self, Sense};
use super::{goods, kinds, same, total};
use crate::report::FindingKind;
use bulletin::amount::Problem;
use bulletin::model::{Category, Date, Donor, DonorKind};

/// How long a marker such as 其中 may be in a clause of its own, in characters.
const PART_MARKER: usize = 6;

/// How many clauses, and of how many bytes each, may precede a 其中 that refers
/// to the sentence before.
const BLANK_CLAUSES: usize = 2;
const BLANK_CLAUSE: usize = 12;

/// How far before a value its gift may begin for one quote to hold both, in
/// bytes.
const VALUE_QUOTE: usize = 2 * QUOTE_MARGIN;

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

/// Who gave, what, and when: the result of the third stage.
struct Attribution {
    donor: Donor,
    matter: Option<&'static str>,
    part_of: Option<usize>,
    when: When,
    /// What a person should check.
    doubts: Vec<&'static FindingKind>,
}

/// Judges all sums of a passage.
pub(super) fn judge(cut: &Cut, names: &Names, published: Date, text_before: &mut Before) -> Judged {
    let mut judged = Judged::default();
    // The only total of the sentence before, for a sentence that begins with
    // 其中.
    let mut before = None;
    for (number, sentence) in cut.sentences.iter().enumerate() {
        let first = judged.candidates.len();
        let text = cut.part(sentence.range.clone());
        let mut days = date::days(text, published);
        for day in &mut days {
            day.start += sentence.range.start;
            day.end += sentence.range.start;
        }
        let mut context = Context {
            cut,
            names,
            published,
            sentence,
            number,
            days,
            judged: &mut judged,
            first,
            respective: RespectiveGivers::default(),
            before: text_before,
            last_each: None,
            new_total: false,
        };
        context.sums(before);
        goods::without_sum(&mut context);
        let after = context.after();
        let mut totals = (first..judged.candidates.len()).filter(|index| {
            let candidate = &judged.candidates[*index];
            candidate.part_of.is_none() && candidate.amount.is_some() && !candidate.dropped
        });
        before = totals.next().filter(|_| totals.next().is_none());
        *text_before = after;
    }
    judged
}

impl<'a> Context<'a> {
    /// Judges the sums of the sentence. `before` is the total of the sentence
    /// before it.
    fn sums(&mut self, before: Option<usize>) {
        let mut total: Option<usize> = None;
        let mut in_bracket = false;
        // The total outside of a bracket.
        let mut outer = None;
        // Whether the last sum became no fact, so that its parts become none.
        let mut passed_over = false;
        let mut parts_of_nothing = false;
        // A bracket's total, and the first candidate after it.
        let mut tentative = None;
        let sentence = self.sentence;
        for (index, sum) in sentence.sums.iter().enumerate() {
            let pre = self.part(sum.start..sum.found.range.start);
            let text = strip_marks(pre);
            if std::mem::take(&mut self.new_total) {
                total = None;
            }
            let bracketed = self.is_bracketed(sum.clause);
            if std::mem::replace(&mut in_bracket, bracketed) != bracketed {
                // 15万元（现金10万元，物资5万元）: parts, if they add up to it.
                if bracketed {
                    outer = total;
                    total = self.last_with_sum();
                    tentative = total.map(|total| (total, self.judged.candidates.len()));
                } else {
                    total = outer.take();
                }
            }
            if self.opens_parts(sum, pre) {
                tentative = None;
                let starts = sum.clause == 0 || self.blank_before(sum);
                total = match passed_over {
                    true => None,
                    false if bracketed => self.last_with_sum(),
                    false => self.last_total().or(before.filter(|_| starts)),
                };
                parts_of_nothing = passed_over;
            } else if self.follows_colon(index) {
                total = self.last_with_sum();
            } else if self.begins_anew(sum, text) {
                total = None;
                parts_of_nothing = false;
            }
            let total = total.or_else(|| self.instalment_of(sum, pre));
            let here = SumInClause {
                sum,
                pre,
                number: self.part(sum.found.range.clone()),
                post: self.part(sum.found.range.end..sum.end),
                hits: words::senses(pre),
                total,
            };
            let count = self.judged.candidates.len();
            if bracketed && self.says_again(&here) {
                continue;
            }
            if parts_of_nothing && !words::has(pre, &["捐", "募", "赠"]) {
                self.pass_over(Exclusion::Reported(&kinds::SUM_PASSED_OVER), sum);
                continue;
            }
            parts_of_nothing = false;
            self.sum(here);
            let money = sum.found.currency && sum.found.problem.is_none();
            passed_over = self.judged.candidates.len() == count && money;
            let next = sentence.sums.get(index + 1);
            let goes_on = next.is_some_and(|next| self.is_bracketed(next.clause));
            if let Some((total, from)) = tentative.filter(|_| !goes_on) {
                total::all_or_nothing(self.judged, total, from);
                tentative = None;
            }
        }
        total::settle(self.judged, self.first);
    }

    /// Whether a sum is the first of parts: 其中物资5万元. The marker may be a clause
    /// of its own, 其中：, or end one, 分别为捐款10万元.
    fn opens_parts(&self, sum: &ClauseSum, pre: &str) -> bool {
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
    fn says_again(&self, here: &SumInClause<'_>) -> bool {
        let last = self.last_with_sum();
        let last = last.and_then(|last| self.judged.candidates[last].amount);
        let bare = strip_marks(here.pre).trim_end_matches(['：', ':']);
        last.is_some()
            && last == here.sum.found.amount
            && words::strip_start(bare, &["大写", "小写", "即", "计", "合", "人民币"]).is_empty()
    }

    /// The gift of which a sum has been paid: 首批30万元已到账.
    fn instalment_of(&self, sum: &ClauseSum, pre: &str) -> Option<usize> {
        let post = self.part(sum.found.range.end..sum.end);
        let first = words::has(pre, &["首批", "首期", "第一批", "第一期", "先期", "首笔"]);
        let paid = words::has(post, &["到账", "到位", "汇出", "汇入", "划出", "付清"]);
        self.last_with_sum()
            .filter(|_| first && paid && words::senses(pre).is_empty())
    }

    /// Whether a sum is the first behind a colon that follows another sum: 总计30万元：
    /// 现金20万元，物资10万元.
    fn follows_colon(&self, index: usize) -> bool {
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

    /// Whether there is next to nothing before a sum's clause.
    fn blank_before(&self, sum: &ClauseSum) -> bool {
        let clauses = self.sentence.clauses.get(..sum.clause).unwrap_or_default();
        let mut lengths = clauses.iter().map(|clause| clause.range.len());
        clauses.len() <= BLANK_CLAUSES && lengths.all(|length| length <= BLANK_CLAUSE)
    }

    /// Whether a sum begins something other than a part.
    fn begins_anew(&self, sum: &ClauseSum, text: &str) -> bool {
        sum.start == self.clause_start(sum.clause) && NEXT.iter().any(|word| text.starts_with(word))
    }

    /// Takes a sum through the stages.
    fn sum(&mut self, here: SumInClause<'a>) {
        let claim = match self.classify(&here) {
            Ok(claim) => claim,
            Err(exclusion) => return self.pass_over(exclusion, here.sum),
        };
        if let Some(exclusion) = self.exclude(&here, &claim) {
            let each = matches!(exclusion, Exclusion::Reported(kind) if *kind == kinds::SUM_EACH);
            if each && self.each_of(&here, &claim) {
                return;
            }
            self.last_each = each.then_some(here.sum.clause);
            return self.pass_over(exclusion, here.sum);
        }
        if self.values_the_last(&here, &claim) {
            return;
        }
        let attribution = self.attribute(&here, &claim);
        let sums_up = self.sums_up(&here, claim.category);
        let alone = here.total.is_some() && attribution.part_of.is_none();
        let candidate = self.build(&here, claim, attribution);
        self.judged.candidates.push(candidate);
        // The parts of the total before it have come to an end.
        self.new_total |= alone;
        if sums_up {
            total::sum_up(self.judged, self.first);
        }
    }

    /// 甲公司、乙公司各捐款10万元: a fact for each of the givers that have names.
    fn each_of(&mut self, here: &SumInClause<'_>, claim: &Claim) -> bool {
        let region = self.region(here, claim.clause);
        let each = ["各", "均", "每家", "分别"];
        let region = each
            .iter()
            .find_map(|word| Some(region.split_once(word)?.0.to_owned()))
            .unwrap_or(region);
        let givers = self.names.each(&region);
        if givers.len() < 2 || here.total.is_some() {
            return false;
        }
        for donor in givers {
            let attribution = Attribution {
                donor,
                matter: None,
                part_of: None,
                when: self.when(here.sum.found.range.start, claim.clause),
                doubts: Vec::new(),
            };
            let claim = Claim {
                doubts: claim.doubts.clone(),
                ..*claim
            };
            let candidate = self.build(here, claim, attribution);
            self.judged.candidates.push(candidate);
        }
        true
    }

    /// Reports a sum that becomes no fact.
    fn pass_over(&mut self, exclusion: Exclusion, sum: &ClauseSum) {
        let Exclusion::Reported(kind) = exclusion else {
            return;
        };
        let mut start = sum.start;
        if sum.found.range.start - start > QUOTE_MARGIN {
            start = sum.found.range.start;
        }
        let mut end = sum.end;
        if end - sum.found.range.end > QUOTE_MARGIN {
            end = sum.found.range.end;
        }
        let quote = self.trim(start..end);
        self.judged.passed_over.push(PassedOver { kind, quote });
    }

    /// Enters a sum as the value of what was given before it without one:
    /// 捐赠口罩500只，价值2万元.
    fn values_the_last(&mut self, here: &SumInClause<'_>, claim: &Claim) -> bool {
        let sum = here.sum;
        let (Some(amount), Some(last), None) = (sum.found.amount, claim.continues, here.total)
        else {
            return false;
        };
        if self.judged.candidates[last].amount.is_some() {
            return false;
        }
        let mut start = self.judged.candidates[last].quote.start;
        if sum.found.range.start - start > VALUE_QUOTE {
            start = sum.start;
        }
        let quote = self.trim(start..self.quote_end(sum, here.post));
        let candidate = &mut self.judged.candidates[last];
        candidate.amount = Some(amount);
        candidate
            .doubts
            .retain(|kind| **kind != kinds::FACT_WITHOUT_SUM && **kind != kinds::SUM_FOREIGN);
        candidate.quote = quote;
        true
    }

    /// Finds who gave a sum, what for, and when.
    fn attribute(&mut self, here: &SumInClause<'_>, claim: &Claim) -> Attribution {
        let sum = here.sum;
        let mut doubts = Vec::new();
        match sum.found.problem {
            None => {}
            Some(Problem::NoCurrency) if here.money().is_some() => {
                doubts.push(&kinds::SUM_WITHOUT_YUAN);
            }
            Some(Problem::NoCurrency) => doubts.push(&kinds::FACT_WITHOUT_SUM),
            Some(Problem::ForeignCurrency) => doubts.push(&kinds::SUM_FOREIGN),
            Some(_) => doubts.push(&kinds::SUM_UNCLEAR),
        }
        let matter = match claim.category {
            Category::Donation => here.pre.contains("党费").then_some("党费"),
            Category::Waiver | Category::Other => {
                let near = self.near_before(claim.clause, sum.end);
                let wide = self.wide_before(sum);
                let fee = |text: &str| words::FEES.iter().copied().find(|fee| text.contains(fee));
                let named = |fee: &&str| !words::WIDE_FEES.contains(fee);
                fee(near).filter(named).or(fee(wide)).or(fee(near))
            }
        };
        let part_of = here
            .total
            .filter(|total| self.judged.candidates[*total].category == claim.category);
        let (donor, doubt) = self.giver_of(here, claim, matter, part_of.is_some());
        doubts.extend(doubt);
        let mut donor = donor.unwrap_or_default();
        // What another company gave is no part.
        let part_of = part_of
            .filter(|total| !same::are_rivals(&self.judged.candidates[*total].donor, &donor));
        // 募集: the collector is not the giver.
        if here.says(Sense::Collect) && donor.kind == DonorKind::Organization {
            donor = Donor::default();
            doubts.push(&kinds::DONOR_UNKNOWN);
        }
        let when = self.when(sum.found.range.start, claim.clause);
        doubts.extend(when.late.then_some(&kinds::DATE_AFTER_ISSUE));
        Attribution {
            donor,
            matter,
            part_of,
            when,
            doubts,
        }
    }

    /// Who gave a sum, and what a person should check of that.
    fn giver_of(
        &mut self,
        here: &SumInClause<'_>,
        claim: &Claim,
        matter: Option<&str>,
        is_part: bool,
    ) -> (Option<Donor>, Option<&'static FindingKind>) {
        let sum = here.sum;
        let region = self.region(here, claim.clause);
        let beside = claim
            .continues
            .map(|last| &self.judged.candidates[last])
            .filter(|last| last.clause == sum.clause)
            .map(|last| last.donor.clone());
        let named = if let Some(named) = self.respectively(here, &region) {
            named
        } else if claim.category == Category::Waiver && here.says(Sense::Arrange) {
            // 争取减免租金: an organisation that arranged it did not waive it.
            Err(&kinds::FACT_ARRANGED)
        } else if let Some(donor) = beside {
            // One more gift beside the last.
            match donor.kind {
                DonorKind::Unknown => Err(&kinds::DONOR_UNKNOWN),
                _ => Ok((donor, None)),
            }
        } else {
            let named = self.donor(&region, claim.clause, claim.category, matter, is_part);
            match named {
                Err(_) if claim.category == Category::Donation => {
                    self.named_behind(here.post).ok_or(()).or(named)
                }
                named => named,
            }
        };
        match named {
            Ok((donor, doubt)) => (Some(donor), doubt),
            Err(doubt) => (None, Some(doubt)),
        }
    }

    /// Makes a candidate of what the stages found.
    fn build(&self, here: &SumInClause<'_>, claim: Claim, attribution: Attribution) -> Candidate {
        let sum = here.sum;
        let clause = match claim.continues {
            Some(_) => sum.clause,
            None => claim.clause,
        };
        let start = self.quote_start(sum, &here.hits, clause);
        let marks = self.marks(here, &claim);
        let mut doubts = claim.doubts;
        doubts.extend(attribution.doubts);
        doubts.dedup();
        Candidate {
            quote: self.trim(start..self.quote_end(sum, here.post)),
            category: claim.category,
            amount: sum.found.amount.or_else(|| here.money()),
            donor: attribution.donor,
            date: attribution.when.date,
            as_of: attribution.when.as_of,
            part_of: attribution.part_of,
            matter: attribution.matter,
            doubts,
            marks,
            sentence: self.number,
            clause: sum.clause,
            dropped: false,
        }
    }

    /// What the words around a sum say about other sums.
    fn marks(&self, here: &SumInClause<'_>, claim: &Claim) -> Marks {
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
                || words::has(near, words::ONE_MORE),
            share: begins(words::SHARE),
            refers: words::has(before, words::TOLD),
            handed: words::has(own, words::HANDED) || words::has(here.post, words::HANDED),
        }
    }

    /// Whether a sum is the total of those before it.
    fn sums_up(&self, here: &SumInClause<'_>, category: Category) -> bool {
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
        let end = here.hits.first().map_or(pre.len(), |hit| hit.start);
        let subject = pre.get(..end).unwrap_or_default();
        let subject = words::strip_end(strip_marks(subject), words::TOTAL);
        let subject = words::strip_start(without_count(subject), &["款物", "，", "总"]);
        words::has(pre, words::TOTAL) && words::strip_end(subject, words::TOTAL).trim().is_empty()
    }
}
