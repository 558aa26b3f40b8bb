//! Judges the sums of a passage: given, waived, or something else.
//!
//! Each sum goes through the same stages: *classify* says what it is, *exclude*
//! sorts out sums that become no fact, *attribute* finds who gave it and when,
//! and *build* makes a candidate of all that.

use super::candidate::{Candidate, Judged, PassedOver, Spare};
use super::claim::{Claim, SumInClause};
use super::classify::Exclusion;
use super::context::{Before, Context, QUOTE_MARGIN, RespectiveGivers, When};
use super::date;
use super::donor::{Names, Subject};
use super::giver::doubt_kind;
use super::phrase::strip_marks;
use super::sentence::{ClauseSum, Cut};
use super::words::{self, Sense};
use super::{goods, kinds, same, spare, total};
use crate::report::FindingKind;
use bulletin::amount::Problem;
use bulletin::model::{Amount, Bound, Category, Date, Donor, DonorKind};

/// How far before a value its gift may begin for one quote to hold both, in
/// bytes.
const VALUE_QUOTE: usize = 2 * QUOTE_MARGIN;

/// Who gave, what, and when: the result of the third stage.
struct Attribution {
    donor: Donor,
    matter: Option<&'static str>,
    part_of: Option<usize>,
    when: When,
    /// What a person should check.
    doubts: Vec<&'static FindingKind>,
}

/// The words before a sum, without how many profited: 惠及企业320家、金额64万元.
fn behind_count(pre: &str) -> &str {
    match pre.rsplit_once('、') {
        Some((count, own))
            if count.trim_start().starts_with("惠及")
                && !own.is_empty()
                && words::strip_start(own, words::VALUE).is_empty() =>
        {
            own
        }
        _ => pre,
    }
}

fn is_exact(amount: Amount) -> bool {
    amount.bound == Bound::Exact && amount.up_to.is_none()
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
            let pre = behind_count(self.part(sum.start..sum.found.range.start));
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
            } else if self.follows_colon(index) || self.is_amid(index) {
                total = self.last_with_sum();
            } else if self.opens_amid(sum) {
                total = None;
            } else if let Some(kind) = self.amid_kind(sum) {
                total = Some(kind);
            } else if self.begins_anew(sum, text) {
                total = None;
                parts_of_nothing = false;
            }
            if total.is_some_and(|total| self.is_beyond(sum, total)) {
                total = None;
            }
            let total = total.or_else(|| self.instalment_of(sum, pre));
            let mut here = SumInClause {
                sum,
                pre,
                number: self.part(sum.found.range.clone()),
                post: self.part(sum.found.range.end..sum.end),
                hits: words::senses(pre),
                total,
            };
            if here.total.is_none() && self.giver_behind(&here).is_some() {
                here.total = self
                    .last_total()
                    .or(before)
                    .filter(|total| self.judged.candidates[*total].marks.total);
            }
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

    /// Takes a sum through the stages.
    fn sum(&mut self, here: SumInClause<'a>) {
        let claim = match self.classify(&here) {
            Ok(claim) => claim,
            Err(exclusion) => {
                self.keep_spare(&here, &exclusion);
                return self.pass_over(exclusion, here.sum);
            }
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

    /// Keeps a sum without words of giving, in case it adds up with gifts.
    fn keep_spare(&mut self, here: &SumInClause<'_>, exclusion: &Exclusion) {
        let passed =
            matches!(exclusion, Exclusion::Reported(kind) if **kind == kinds::SUM_PASSED_OVER);
        let exact = here.sum.found.amount.is_some_and(is_exact);
        if !(passed && exact && spare::may_add_up(here.pre, here.post)) {
            return;
        }
        let claim = Claim {
            category: Category::Donation,
            doubts: Vec::new(),
            clause: here.sum.clause,
            needs_parts: false,
            continues: None,
        };
        let named = self.named_behind(here.post);
        let named = named.or_else(|| match self.names.giver(spare::giver(here.pre)) {
            Subject::Known(donor, _) if donor.name.is_some() => {
                Some((donor, Some(&kinds::DONOR_UNSURE)))
            }
            _ => None,
        });
        let (donor, doubt) = named.unwrap_or((Donor::default(), Some(&kinds::DONOR_UNKNOWN)));
        let attribution = Attribution {
            donor,
            matter: None,
            part_of: None,
            when: self.when(here.sum.found.range.start, here.sum.clause),
            doubts: doubt.into_iter().collect(),
        };
        let mut candidate = self.build(here, claim, attribution);
        candidate.dropped = true;
        let reported = self.reported(here.sum);
        self.judged.spare.push(Spare {
            candidate,
            reported,
        });
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
        for (donor, doubt) in givers {
            let attribution = Attribution {
                donor,
                matter: None,
                part_of: None,
                when: self.when(here.sum.found.range.start, claim.clause),
                doubts: doubt_kind(doubt).into_iter().collect(),
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
        let quote = self.reported(sum);
        self.judged.passed_over.push(PassedOver { kind, quote });
    }

    /// What is reported of a sum that becomes no fact.
    fn reported(&self, sum: &ClauseSum) -> std::ops::Range<usize> {
        let mut start = sum.start;
        if sum.found.range.start - start > QUOTE_MARGIN {
            start = sum.found.range.start;
        }
        let mut end = sum.end;
        if end - sum.found.range.end > QUOTE_MARGIN {
            end = sum.found.range.end;
        }
        self.trim(start..end)
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
            .filter(|last| last.clause == sum.clause || self.is_joined(sum))
            .map(|last| last.donor.clone());
        let named = if let Some(named) = self.respectively(here, &region) {
            named
        } else if let Some(name) = self.giver_behind(here) {
            match self.names.giver(name) {
                Subject::Known(donor, doubt) => Ok((donor, doubt_kind(doubt))),
                _ => Err(&kinds::DONOR_UNKNOWN),
            }
        } else if self.opens_amid(sum) {
            Ok((Donor::default(), None))
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
                    let behind = self.named_behind(here.post);
                    let last = || self.given_by_end(sum).filter(|_| here.hits.is_empty());
                    behind.or_else(last).ok_or(()).or(named)
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
            says: here.pre.trim().to_owned(),
            marks,
            sentence: self.number,
            clause: sum.clause,
            dropped: false,
        }
    }
}
