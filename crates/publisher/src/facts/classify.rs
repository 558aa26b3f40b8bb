//! What a sum is, by the words around it, and which sums become no fact.

use super::context::{CLAUSES_BACK, Context};
use super::kinds;
use super::phrase::{barred, planned, residue};
use super::sentence::ClauseSum;
use super::words::{self, Hit, Sense};
use crate::report::FindingKind;
use bulletin::amount::Problem;
use bulletin::model::Category;

/// A sum with the words that are its own.
pub(super) struct SumInClause<'a> {
    pub(super) sum: &'a ClauseSum,
    /// The words before it.
    pub(super) pre: &'a str,
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
    /// The candidate that the sum continues: it is its value, or one more gift
    /// beside it.
    pub(super) continues: Option<usize>,
}

/// Why a sum becomes no fact.
#[derive(Clone, Copy)]
pub(super) enum Exclusion {
    /// A person should know.
    Reported(&'static FindingKind),
    /// Not worth mentioning: a count of something that was not given.
    Silent,
}

/// What the words around a sum say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Verdict {
    Is(Category),
    Arranged,
    Unsure(Category),
    /// The sum has no verb of its own.
    Continues,
    Not,
}

impl SumInClause<'_> {
    /// Whether this is a count without a currency: 口罩500只.
    fn is_count(&self) -> bool {
        self.sum.found.problem == Some(Problem::NoCurrency)
    }

    /// Whether one of the words before the sum has a sense.
    pub(super) fn says(&self, sense: Sense) -> bool {
        self.hits.iter().any(|hit| hit.sense == sense)
    }
}

impl Context<'_> {
    /// Says what a sum is.
    pub(super) fn classify(&self, here: &SumInClause<'_>) -> Result<Claim, Exclusion> {
        let mut verdict = self.verdict(here);
        if here.total.is_some() && verdict == Verdict::Not && here.hits.is_empty() {
            // A part needs no verb of its own.
            verdict = Verdict::Continues;
        }
        if here.total.is_some() && words::has(here.post, &["用于", "用来", "用作", "作为"])
        {
            verdict = Verdict::Not;
        }
        let mut clause = here.sum.clause;
        let mut continues = None;
        if verdict == Verdict::Continues {
            match here.total {
                Some(total) => verdict = Verdict::Is(self.judged.candidates[total].category),
                None => (verdict, clause, continues) = self.continued(here),
            }
        }
        let (category, doubts) = match verdict {
            Verdict::Is(category) => (category, Vec::new()),
            Verdict::Arranged => (Category::Donation, vec![&kinds::FACT_ARRANGED]),
            Verdict::Unsure(category) => (category, vec![&kinds::CATEGORY_UNSURE]),
            Verdict::Continues | Verdict::Not => {
                return Err(match here.is_count() {
                    true => Exclusion::Silent,
                    false => Exclusion::Reported(&kinds::SUM_PASSED_OVER),
                });
            }
        };
        Ok(Claim {
            category,
            doubts,
            clause,
            continues,
        })
    }

    /// Whether a sum that was given or waived becomes no fact all the same.
    pub(super) fn exclude(&self, here: &SumInClause<'_>, claim: &Claim) -> Option<Exclusion> {
        let SumInClause { sum, pre, post, .. } = here;
        let behind = post.trim_start();
        if here.is_count() {
            let goods = claim.category == Category::Donation
                && !words::NOT_GOODS.iter().any(|word| behind.starts_with(word));
            if !goods {
                return Some(Exclusion::Silent);
            }
        }
        let reported = |kind| Some(Exclusion::Reported(kind));
        if sum.found.amount.is_some_and(|amount| amount.fen == 0) {
            return reported(&kinds::SUM_ZERO);
        }
        if words::has(pre, words::EACH) || behind.starts_with(['/', '／', '每']) {
            return reported(&kinds::SUM_EACH);
        }
        if sum.found.problem == Some(Problem::ForeignCurrency) && claim.continues.is_some() {
            // The gift has its fact already: 人民币50万元、美元10万元.
            return reported(&kinds::SUM_FOREIGN);
        }
        if behind.starts_with("的基础上") || (behind.starts_with('后') && pre.contains('继'))
        {
            // An earlier gift, mentioned for comparison.
            return reported(&kinds::SUM_PASSED_OVER);
        }
        if planned(self.near_before(claim.clause, sum.found.range.start)) {
            return reported(&kinds::SUM_PLANNED);
        }
        if let Some(last) = claim.continues
            && self.judged.candidates[last].amount.is_none()
            && words::has(pre, words::TOTAL)
            && self.gave_sums()
        {
            return reported(&kinds::TOTAL_DIFFERS);
        }
        None
    }

    /// What the words before and after a sum say of it.
    fn verdict(&self, here: &SumInClause<'_>) -> Verdict {
        let SumInClause {
            pre, post, hits, ..
        } = here;
        let fee = words::has(pre, words::FEES) || words::has(post, words::FEES);
        let given = words::has(post, words::GIVEN) || here.says(Sense::Give);
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

    /// A sum without a verb of its own: the value of what was given before, or
    /// one more gift beside it. Returns the verdict, the clause with the verb,
    /// and the candidate that the sum continues.
    fn continued(&self, here: &SumInClause<'_>) -> (Verdict, usize, Option<usize>) {
        let sum = here.sum;
        let not = (Verdict::Not, sum.clause, None);
        if !residue(here.pre).is_empty() {
            return not;
        }
        let last = self.last_in_sentence();
        for back in 0..=CLAUSES_BACK {
            let Some(clause) = sum.clause.checked_sub(back) else {
                break;
            };
            if let Some(last) = last.filter(|last| self.judged.candidates[*last].clause == clause) {
                let category = self.judged.candidates[last].category;
                return (Verdict::Is(category), clause, Some(last));
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
}
