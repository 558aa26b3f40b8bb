//! What the sums of a passage are: given, waived, or something else.

use super::date::{self, Day};
use super::donor::{Doubt, Names};
use super::kinds;
use super::sentence::{Cut, Sentence, Sum};
use super::words::{self, Hit, Sense};
use super::{goods, total};
use crate::report::Kind;
use bulletin::amount::Problem;
use bulletin::model::{Amount, Category, Date, Donor, DonorKind};
use std::ops::Range;

/// Something that was given or waived, before it becomes a fact.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Bytes of the passage.
    pub(super) quote: Range<usize>,
    pub(super) category: Category,
    pub(super) amount: Option<Amount>,
    pub(super) donor: Donor,
    pub(super) date: Option<Date>,
    pub(super) as_of: Option<Date>,
    /// Index of the total among the candidates of the passage.
    pub(super) part_of: Option<usize>,
    /// What is waived, where it is a waiver.
    pub(super) matter: Option<&'static str>,
    /// What a person should look at.
    pub(super) doubts: Vec<&'static Kind>,
    /// Its clause in the sentence.
    pub(super) clause: usize,
    /// It is taken back: see `doubts`.
    pub(super) dropped: bool,
}

/// A sum that became no fact.
pub(super) struct Passed {
    pub(super) kind: &'static Kind,
    /// Bytes of the passage.
    pub(super) quote: Range<usize>,
}

/// What was found in a passage.
#[derive(Default)]
pub(super) struct Judged {
    pub(super) candidates: Vec<Candidate>,
    pub(super) passed: Vec<Passed>,
}

/// Who gave, and what a person should look at; or only that.
pub(super) type Named = Result<(Donor, Option<&'static Kind>), &'static Kind>;

/// How many clauses are looked back over, so that a sentence without an end is
/// read in one pass.
pub(super) const BACK: usize = 8;

/// How long a quote may grow beyond its sum, in bytes.
pub(super) const LONG: usize = 150;

/// A sentence being judged.
pub(super) struct Judge<'a> {
    pub(super) cut: &'a Cut,
    pub(super) names: &'a Names,
    pub(super) published: Date,
    pub(super) sentence: &'a Sentence,
    pub(super) days: Vec<Day>,
    pub(super) judged: &'a mut Judged,
    /// The first candidate of this sentence.
    pub(super) first: usize,
    /// Givers named one after the other, the clause and the number of its first
    /// sum.
    pub(super) turns: (usize, Vec<String>, usize),
}

/// Judges all sums of a passage.
pub(super) fn judge(cut: &Cut, names: &Names, published: Date) -> Judged {
    let mut judged = Judged::default();
    // The only total of the sentence before, for a sentence that begins 其中.
    let mut before = None;
    for sentence in &cut.sentences {
        let first = judged.candidates.len();
        let text = cut.part(sentence.range.clone());
        let mut days = date::days(text, published);
        for day in &mut days {
            day.start += sentence.range.start;
            day.end += sentence.range.start;
        }
        let mut judge = Judge {
            cut,
            names,
            published,
            sentence,
            days,
            judged: &mut judged,
            first,
            turns: (0, Vec::new(), 0),
        };
        judge.sums(before);
        goods::without_sum(&mut judge);
        let mut totals = (first..judged.candidates.len()).filter(|index| {
            let candidate = &judged.candidates[*index];
            candidate.part_of.is_none() && candidate.amount.is_some() && !candidate.dropped
        });
        before = totals.next().filter(|_| totals.next().is_none());
    }
    judged
}

/// What a sum is, by the words around it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Verdict {
    Is(Category),
    Arranged,
    Unsure(Category),
    Continues,
    Not,
}

impl Judge<'_> {
    pub(super) fn part(&self, range: Range<usize>) -> &str {
        self.cut.part(range)
    }

    fn sums(&mut self, before: Option<usize>) {
        let mut whole: Option<usize> = None;
        let mut in_bracket = false;
        let mut tentative = None;
        for index in 0..self.sentence.sums.len() {
            let sentence = self.sentence;
            let sum = &sentence.sums[index];
            let pre = self.part(sum.start..sum.found.range.start).to_owned();
            let post = self.part(sum.found.range.end..sum.end).to_owned();
            let text = strip_marks(&pre);
            let bracketed = sentence
                .clauses
                .get(sum.clause)
                .is_some_and(|c| c.bracketed);
            if std::mem::replace(&mut in_bracket, bracketed) != bracketed {
                // 15万元（现金10万元，物资5万元）: parts, if they come to it.
                whole = self.last_total().filter(|_| bracketed);
                tentative = whole.map(|whole| (whole, self.judged.candidates.len()));
            }
            let opens = words::PART.iter().any(|word| text.starts_with(word))
                || self.ends_with_part(sum, &pre);
            if opens {
                tentative = None;
                let last = self.last_total();
                let starts = sum.clause == 0 || self.blank_before(sum);
                whole = last.or(before.filter(|_| starts));
            } else if self.turns(sum, text) {
                whole = None;
            }
            self.sum(sum, &pre, &post, whole);
            let next = sentence
                .sums
                .get(index + 1)
                .and_then(|sum| sentence.clauses.get(sum.clause));
            if let Some((whole, from)) = tentative.filter(|_| !next.is_some_and(|c| c.bracketed)) {
                total::all_or_nothing(self.judged, whole, from);
                tentative = None;
            }
        }
        total::settle(self.judged, self.first);
    }

    /// 分别为捐款10万元: the marker may stand in a clause of its own, 其中：.
    fn ends_with_part(&self, sum: &Sum, pre: &str) -> bool {
        let alone = pre.trim().is_empty() || sum.start == self.clause_start(sum.clause);
        let before = sum
            .clause
            .checked_sub(1)
            .and_then(|clause| self.sentence.clauses.get(clause))
            .map(|clause| self.part(clause.range.clone()).trim());
        let marked = |text: &str| words::PART.iter().any(|word| text.ends_with(word));
        (alone && before.is_some_and(|text| marked(text) && text.chars().count() <= 6))
            || marked(pre.trim())
    }

    fn blank_before(&self, sum: &Sum) -> bool {
        let clauses = self.sentence.clauses.get(..sum.clause).unwrap_or_default();
        clauses.len() <= 2 && clauses.iter().all(|clause| clause.range.len() <= 12)
    }

    /// Whether the sum begins something else than a part.
    fn turns(&self, sum: &Sum, text: &str) -> bool {
        let at_start = sum.start == self.clause_start(sum.clause);
        let turns = [
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
        at_start && turns.iter().any(|word| text.starts_with(word))
    }

    pub(super) fn clause_start(&self, clause: usize) -> usize {
        let clause = self.sentence.clauses.get(clause);
        clause.map_or(self.sentence.range.start, |clause| clause.range.start)
    }

    fn last_total(&self) -> Option<usize> {
        (self.first..self.judged.candidates.len())
            .rev()
            .take(256)
            .find(|index| {
                let candidate = &self.judged.candidates[*index];
                candidate.part_of.is_none() && !candidate.dropped
            })
            .filter(|index| self.judged.candidates[*index].amount.is_some())
    }

    /// Whether one of the last gifts of the sentence has a sum.
    fn gave_sums(&self) -> bool {
        let given = self.judged.candidates.get(self.first..).unwrap_or_default();
        let mut last = given.iter().rev().take(64);
        last.any(|c| c.amount.is_some() && !c.dropped)
    }

    fn last_in_sentence(&self) -> Option<usize> {
        let last = (self.first..self.judged.candidates.len()).rev().take(64);
        let mut live = last.filter(|index| !self.judged.candidates[*index].dropped);
        live.next()
    }

    fn pass(&mut self, kind: &'static Kind, sum: &Sum) {
        let mut start = sum.start;
        if sum.found.range.start - start > LONG {
            start = sum.found.range.start;
        }
        let mut end = sum.end;
        if end - sum.found.range.end > LONG {
            end = sum.found.range.end;
        }
        let quote = self.trim(start..end);
        self.judged.passed.push(Passed { kind, quote });
    }

    fn sum(&mut self, sum: &Sum, pre: &str, post: &str, whole: Option<usize>) {
        let hits = words::senses(pre);
        let counted = sum.found.problem == Some(Problem::NoCurrency);
        let mut verdict = self.verdict(&hits, pre, post);
        if whole.is_some() && verdict == Verdict::Not && hits.is_empty() {
            // A part needs no verb of its own.
            verdict = Verdict::Continues;
        }
        if whole.is_some() && words::has(post, &["用于", "用来", "用作", "作为"]) {
            verdict = Verdict::Not;
        }
        let mut from = sum.clause;
        let mut inherited = None;
        if verdict == Verdict::Continues {
            let residue = residue(pre);
            match whole {
                Some(total) => {
                    let category = self.judged.candidates[total].category;
                    verdict = Verdict::Is(category);
                }
                None => {
                    (verdict, from, inherited) = self.continued(sum, &residue);
                }
            }
        }
        let (category, mut doubts) = match verdict {
            Verdict::Is(category) => (category, Vec::new()),
            Verdict::Arranged => (Category::Donation, vec![&kinds::FACT_ARRANGED]),
            Verdict::Unsure(category) => (category, vec![&kinds::CATEGORY_UNSURE]),
            Verdict::Continues | Verdict::Not => {
                if !counted {
                    self.pass(&kinds::SUM_PASSED_OVER, sum);
                }
                return;
            }
        };
        if counted {
            let rest = post.trim_start();
            let goods = category == Category::Donation
                && !words::NOT_GOODS.iter().any(|word| rest.starts_with(word));
            if !goods {
                return;
            }
        }
        if words::has(pre, words::EACH) || post.trim_start().starts_with(['/', '／', '每']) {
            self.pass(&kinds::SUM_EACH, sum);
            return;
        }
        if sum.found.problem == Some(Problem::ForeignCurrency) && inherited.is_some() {
            // One gift of several has its fact already: 人民币50万元、美元10万元.
            self.pass(&kinds::SUM_FOREIGN, sum);
            return;
        }
        let behind = post.trim_start();
        if behind.starts_with("的基础上") || (behind.starts_with('后') && pre.contains('继'))
        {
            // An earlier gift, told for comparison.
            self.pass(&kinds::SUM_PASSED_OVER, sum);
            return;
        }
        if planned(self.near_before(from, sum.found.range.start)) {
            self.pass(&kinds::SUM_PLANNED, sum);
            return;
        }
        if let Some(last) = inherited
            && self.judged.candidates[last].amount.is_none()
            && words::has(pre, words::TOTAL)
            && self.gave_sums()
        {
            self.pass(&kinds::TOTAL_DIFFERS, sum);
            return;
        }
        // The value of what was given before.
        if let (Some(amount), Some(last)) = (sum.found.amount, inherited)
            && self.judged.candidates[last].amount.is_none()
            && whole.is_none()
        {
            let end = self.quote_end(sum, post);
            let mut start = self.judged.candidates[last].quote.start;
            if sum.found.range.start - start > 2 * LONG {
                start = sum.start;
            }
            let quote = self.trim(start..end);
            let candidate = &mut self.judged.candidates[last];
            candidate.amount = Some(amount);
            candidate
                .doubts
                .retain(|kind| **kind != kinds::FACT_WITHOUT_SUM && **kind != kinds::SUM_FOREIGN);
            candidate.quote = quote;
            return;
        }
        match sum.found.problem {
            None => {}
            Some(Problem::NoCurrency) => doubts.push(&kinds::FACT_WITHOUT_SUM),
            Some(Problem::ForeignCurrency) => doubts.push(&kinds::SUM_FOREIGN),
            Some(_) => doubts.push(&kinds::SUM_UNCLEAR),
        }

        let matter = (category != Category::Donation).then(|| {
            let near = self.near_before(from, sum.end);
            words::FEES.iter().copied().find(|fee| near.contains(fee))
        });
        let matter = matter.flatten();
        let part_of = whole.filter(|whole| self.judged.candidates[*whole].category == category);
        let region = self.region(sum, &hits, pre, from);
        let named = match self.respectively(sum, pre, &region) {
            Some(named) => named,
            // 争取减免租金: whoever arranged it did not waive it.
            None if category == Category::Waiver
                && hits.iter().any(|hit| hit.sense == Sense::Arrange) =>
            {
                Err(&kinds::FACT_ARRANGED)
            }
            // One more gift beside the last.
            None if inherited
                .is_some_and(|last| self.judged.candidates[last].clause == sum.clause) =>
            {
                let last = inherited.map(|last| self.judged.candidates[last].donor.clone());
                match last.unwrap_or_default() {
                    donor if donor.kind == DonorKind::Unknown => Err(&kinds::DONOR_UNKNOWN),
                    donor => Ok((donor, None)),
                }
            }
            None => self.donor(&region, from, category, matter, part_of.is_some()),
        };
        let mut donor = Donor::default();
        match named {
            Ok((found, kind)) => {
                donor = found;
                doubts.extend(kind);
            }
            Err(kind) => doubts.push(kind),
        }
        // 募集: whoever collects is not the giver.
        let collects = hits.iter().any(|hit| hit.sense == Sense::Collect);
        if collects && donor.kind == DonorKind::Organization {
            donor = Donor::default();
            doubts.push(&kinds::DONOR_UNKNOWN);
        }
        let (date, as_of, late) = self.when(sum.found.range.start, from);
        doubts.extend(late.then_some(&kinds::DATE_AFTER_ISSUE));
        doubts.dedup();
        let clause = if inherited.is_some() {
            sum.clause
        } else {
            from
        };
        let start = self.quote_start(sum, &hits, clause);
        let quote = self.trim(start..self.quote_end(sum, post));
        let sums_up = self.sums_up(sum, pre, &hits, category, whole);
        self.judged.candidates.push(Candidate {
            quote,
            category,
            amount: sum.found.amount,
            donor,
            date,
            as_of,
            part_of,
            matter,
            doubts,
            clause: sum.clause,
            dropped: false,
        });
        if sums_up {
            total::sum_up(self.judged, self.first);
        }
    }

    /// What the words before and behind a sum say of it.
    fn verdict(&self, hits: &[Hit], pre: &str, post: &str) -> Verdict {
        let fee = words::has(pre, words::FEES) || words::has(post, words::FEES);
        let given =
            words::has(post, words::GIVEN) || hits.iter().any(|hit| hit.sense == Sense::Give);
        // 使用捐款6万元 spends what others gave.
        let spent = hits
            .len()
            .checked_sub(2)
            .and_then(|before| hits.get(before..));
        if let Some([before, last]) = spent
            && matches!(last.sense, Sense::Give | Sense::Collect)
            && before.end == last.start
            && pre
                .get(before.start..before.end)
                .is_some_and(|word| words::SPENT.contains(&word))
        {
            return Verdict::Not;
        }
        match hits.last().map(|hit| hit.sense) {
            Some(Sense::Give) => Verdict::Is(Category::Donation),
            Some(Sense::Collect) => {
                let sentence = self.part(self.near());
                match words::has(sentence, words::CHARITY) && !barred(post) {
                    true => Verdict::Is(Category::Donation),
                    false => Verdict::Not,
                }
            }
            Some(Sense::Waive) if fee => Verdict::Is(Category::Waiver),
            Some(Sense::Return) if fee => Verdict::Unsure(Category::Waiver),
            Some(Sense::Defer) if fee => Verdict::Unsure(Category::Other),
            Some(Sense::Arrange) if given => Verdict::Arranged,
            Some(Sense::Arrange)
                if words::has(pre, &["联系", "协调", "对接", "争取"])
                    && words::has(post, words::GOODS)
                    && self.last_in_sentence().is_some() =>
            {
                Verdict::Arranged
            }
            // 将节约的经费10万元捐给…
            Some(Sense::Else) if post.contains('捐') => Verdict::Unsure(Category::Donation),
            Some(_) => Verdict::Not,
            None => {
                let behind = words::senses(post);
                match behind.first().map(|hit| hit.sense) {
                    Some(Sense::Give) => Verdict::Is(Category::Donation),
                    Some(Sense::Waive) if fee => Verdict::Is(Category::Waiver),
                    Some(Sense::Return) if fee => Verdict::Unsure(Category::Waiver),
                    Some(Sense::Defer) if fee => Verdict::Unsure(Category::Other),
                    Some(Sense::Else) => Verdict::Not,
                    _ => Verdict::Continues,
                }
            }
        }
    }

    /// The words of a clause up to a place, or the last of them where they are
    /// many: each sum of a clause looks at them.
    fn near_before(&self, clause: usize, end: usize) -> &str {
        let mut start = self.clause_start(clause).max(end.saturating_sub(2 * LONG));
        while !self.cut.masked.is_char_boundary(start) {
            start += 1;
        }
        self.part(start..end)
    }

    /// The days that begin before a place, and how many they are.
    pub(super) fn days_before(&self, at: usize) -> &[Day] {
        let end = self.days.partition_point(|day| day.start < at);
        self.days.get(..end).unwrap_or_default()
    }

    /// The sentence, or the part of a very long one in which words count.
    fn near(&self) -> Range<usize> {
        let range = self.sentence.range.clone();
        let mut end = range.end.min(range.start + 3000);
        while end < range.end && !self.cut.masked.is_char_boundary(end) {
            end += 1;
        }
        range.start..end
    }

    /// A sum without a verb of its own: the value of what was given before, or
    /// one more gift beside it.
    fn continued(&self, sum: &Sum, residue: &str) -> (Verdict, usize, Option<usize>) {
        let not = (Verdict::Not, sum.clause, None);
        if !residue.is_empty() {
            return not;
        }
        let last = self.last_in_sentence();
        for back in 0..=BACK {
            let Some(clause) = sum.clause.checked_sub(back) else {
                break;
            };
            if let Some(last) = last.filter(|last| self.judged.candidates[*last].clause == clause) {
                let candidate = &self.judged.candidates[last];
                let from = if back == 0 { sum.clause } else { clause };
                let verdict = Verdict::Is(candidate.category);
                return (verdict, from, Some(last));
            }
            if back == 0 {
                continue;
            }
            let Some(range) = self.sentence.clauses.get(clause).map(|c| c.range.clone()) else {
                break;
            };
            let text = self.part(range);
            let hits = words::senses(text);
            match hits.last().map(|hit| hit.sense) {
                Some(Sense::Give) => return (Verdict::Is(Category::Donation), clause, None),
                Some(Sense::Waive) if words::has(text, words::FEES) => {
                    return (Verdict::Is(Category::Waiver), clause, None);
                }
                Some(_) => return not,
                None => {}
            }
        }
        not
    }

    /// The day of the gift, the day up to which it was counted, and whether one
    /// of them lies after the issue.
    pub(super) fn when(&self, at: usize, from: usize) -> (Option<Date>, Option<Date>, bool) {
        let days = || self.days_before(at).iter().rev().take(BACK);
        let until = days().find(|day| day.until).and_then(|day| day.date);
        let mut start = self.clause_start(from);
        // 2月7日，协会捐款: a day in a clause of its own.
        if let Some(clause) = from
            .checked_sub(1)
            .and_then(|c| self.sentence.clauses.get(c))
            && self
                .days_before(clause.range.end)
                .iter()
                .rev()
                .take(2)
                .any(|day| {
                    clause.range.contains(&day.start)
                        && self.part(clause.range.start..day.start).trim().is_empty()
                        && self.part(day.end..clause.range.end).trim().is_empty()
                })
        {
            start = clause.range.start;
        }
        let day = days()
            .find(|day| day.start >= start)
            .filter(|day| !day.until && !day.span)
            .and_then(|day| day.date);
        let good = |date: &Date| *date <= self.published;
        let late = day.or(until).is_some_and(|date| !good(&date));
        match day.filter(good) {
            Some(day) => (Some(day), None, late),
            None => (None, until.filter(good), late),
        }
    }

    /// Whether a sum is the total of those before it.
    fn sums_up(
        &self,
        sum: &Sum,
        pre: &str,
        hits: &[Hit],
        category: Category,
        whole: Option<usize>,
    ) -> bool {
        let before = self.judged.candidates.get(self.first..).unwrap_or_default();
        if whole.is_some()
            || before.iter().all(|c| c.category != category)
            || sum.found.amount.is_none()
        {
            return false;
        }
        let said = words::has(pre, words::TOTAL);
        let end = hits.first().map_or(pre.len(), |hit| hit.start);
        let subject = pre.get(..end).unwrap_or_default();
        let subject = words::strip_end(strip_marks(subject), words::TOTAL);
        let subject = words::strip_start(without_count(subject), &["款物", "，", "总"]);
        said && words::strip_end(subject, words::TOTAL).trim().is_empty()
    }
}

pub(super) fn doubt_kind(doubt: Doubt) -> Option<&'static Kind> {
    match doubt {
        Doubt::Sure => None,
        Doubt::Unsure => Some(&kinds::DONOR_UNSURE),
        Doubt::Arranged => Some(&kinds::FACT_ARRANGED),
    }
}

/// Whether the words up to a sum speak of something not done.
pub(super) fn planned(text: &str) -> bool {
    // 响应…号召 is done, whatever was called for.
    let heard = text.find("响应").unwrap_or(text.len());
    words::PLANNED.iter().any(|word| {
        text.match_indices(word).any(|(at, _)| {
            // 模拟, 虚拟 and 比拟 plan nothing.
            let before = text.get(..at).unwrap_or_default();
            at < heard && !(*word == "拟" && before.ends_with(['模', '虚', '比']))
        })
    })
}

/// Whether the words behind a sum say that it is money of another kind.
fn barred(post: &str) -> bool {
    let first = words::senses(post);
    first.first().is_some_and(|hit| hit.sense == Sense::Else)
}

/// Without spaces and brackets at the beginning.
pub(super) fn strip_marks(text: &str) -> &str {
    text.trim_start_matches(|c: char| {
        c.is_whitespace() || c == super::sentence::MASK || "（([〔“、".contains(c)
    })
}

/// What a sum without a verb has before it besides words of value and goods.
pub(super) fn residue(pre: &str) -> String {
    let text: String = pre.chars().filter(|c| !c.is_whitespace()).collect();
    let text = words::strip_start(strip_marks(&text), words::PART);
    words::strip_start(without_count(strip_marks(text)), words::VALUE).to_owned()
}

/// Without the words for all who were named before: 三家企业, 以上各项.
fn without_count(text: &str) -> &str {
    let text = words::strip_start(text, &["以上", "上述"]);
    let counted = text
        .trim_start_matches(|c: char| c.is_ascii_digit() || "一二两三四五六七八九十各".contains(c));
    let units = [
        "家会员单位",
        "家会员企业",
        "家企业",
        "家单位",
        "家公司",
        "家",
        "项",
        "笔",
    ];
    match units.iter().find_map(|unit| counted.strip_prefix(unit)) {
        Some(rest) if counted.len() < text.len() => rest,
        _ => text,
    }
}
