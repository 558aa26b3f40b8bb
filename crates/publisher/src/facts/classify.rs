//! What a sum is, by the words around it, and which sums become no fact.

use super::context::{CLAUSES_BACK, Context};
use super::kinds;
use super::phrase::{self, barred, planned, residue};
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

/// Why a sum becomes no fact.
#[derive(Clone, Copy)]
pub(super) enum Exclusion {
    /// A person should know.
    Reported(&'static FindingKind),
    /// Not worth mentioning: a count of something that was not given.
    Silent,
}

/// How far behind a sum it may say for whom it is, in bytes.
const FOR_WHOM: usize = 150;

/// How many clauses behind a sum may say for whom it is.
const CLAUSES_FOR_WHOM: usize = 3;

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
        ];
        let behind = self.post.trim_start();
        let ends = !behind.starts_with(char::is_alphanumeric)
            || ["用于", "支援", "给", "到", "以"]
                .iter()
                .any(|word| behind.starts_with(word));
        if self.sum.found.problem != Some(Problem::NoCurrency)
            || !ends
            || !money.iter().any(|word| pre.ends_with(word))
        {
            return None;
        }
        amount::read(&format!("{}元", self.number)).ok()
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
        let spent = words::has(here.post, words::SPENT_ON)
            || !here.says(Sense::Give) && words::has(here.pre, words::SPENT_ON);
        if here.total.is_some() && spent {
            verdict = Verdict::Not;
        }
        let mut clause = here.sum.clause;
        let mut continues = None;
        if here.total.is_none() && verdict == Verdict::Continues && !here.is_count() {
            // 青石公司10万元 or 青石公司，10万元, in a list of gifts.
            if let Some(named) = self.listed_name(here) {
                verdict = Verdict::Is(Category::Donation);
                clause = named;
            }
        }
        if verdict == Verdict::Continues {
            match here.total {
                Some(total) => verdict = Verdict::Is(self.judged.candidates[total].category),
                None => (verdict, clause, continues) = self.continued(here),
            }
        }
        let mut needs_parts = false;
        if verdict == Verdict::Not
            && here.hits.is_empty()
            && here.total.is_none()
            && self.adds_up_before(here)
            && let Some(category) = self.before.category
        {
            verdict = Verdict::Is(category);
            clause = here.sum.clause;
            needs_parts = true;
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
            needs_parts,
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
        // 捐赠100万元以上的，可获称号.
        let bar = behind.strip_prefix('的').is_some_and(|rest| {
            let goes_on = ["可", "给予", "颁发", "授予", "有", "为", "由", "列", "予以"];
            rest.is_empty() || goes_on.iter().any(|word| rest.starts_with(word))
        });
        let several = here.total.is_some()
            && here.hits.is_empty()
            && residue(pre).starts_with(|c: char| c.is_ascii_digit())
            && residue(pre).contains(['个', '家', '位', '人']);
        let differs = behind.starts_with("不等");
        if bar
            || several
            || differs
            || words::has(pre, words::EACH)
            || behind.starts_with(['/', '／', '每'])
        {
            return reported(&kinds::SUM_EACH);
        }
        if sum.found.problem == Some(Problem::ForeignCurrency) && claim.continues.is_some() {
            // The gift has its fact already: 人民币50万元、美元10万元.
            return reported(&kinds::SUM_FOREIGN);
        }
        let earlier = [
            "年", "原先", "原来", "已经", "去年", "上月", "上年", "此前", "前期", "之前", "首次",
            "上次",
        ];
        if behind.starts_with("的基础上") && words::has(pre, &earlier)
            || (behind.starts_with('后') && pre.contains('继'))
        {
            // An earlier gift, mentioned for comparison.
            return reported(&kinds::SUM_PASSED_OVER);
        }
        if claim.category == Category::Donation
            && phrase::cancelled(self.near_before(sum.clause, sum.found.range.start), behind)
        {
            return reported(&kinds::SUM_CANCELLED);
        }
        if self.is_planned(here, claim) {
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

    /// Whether a sum is only the total of what the sentences before tell: 以上三笔共
    /// 计18万元.
    fn adds_up_before(&self, here: &SumInClause<'_>) -> bool {
        let pre = phrase::strip_marks(here.pre);
        let told = words::has(pre, words::TOTAL) || pre.ends_with('总');
        told && self.given().is_empty() && residue(pre).is_empty()
    }

    /// Whether a sum was not given yet: by its clause, by what follows it, or as
    /// the measure of an appeal before it.
    fn is_planned(&self, here: &SumInClause<'_>, claim: &Claim) -> bool {
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
    fn listed_name(&self, here: &SumInClause<'_>) -> Option<usize> {
        let clause = here.sum.clause;
        let name = residue(here.pre);
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
    fn names_before(&self, here: &SumInClause<'_>) -> bool {
        let before = here.sum.clause.checked_sub(1);
        let before = before.and_then(|before| self.sentence.clauses.get(before));
        before.is_some_and(|clause| {
            let text = self.part(clause.range.clone());
            words::senses(text).is_empty() && self.names.names_giver(text)
        })
    }

    /// Whether a gift stands right before a clause.
    fn is_beside_gift(&self, clause: usize) -> bool {
        self.last_in_sentence().is_some_and(|last| {
            let last = &self.judged.candidates[last];
            last.category == Category::Donation && last.clause + 2 >= clause
        })
    }

    /// Whether a colon before a clause opens a list of gifts, or a gift stands
    /// right before it.
    fn opens_gifts(&self, clause: usize) -> bool {
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

    /// What the words before and after a sum say of it.
    fn verdict(&self, here: &SumInClause<'_>) -> Verdict {
        let SumInClause {
            pre, post, hits, ..
        } = here;
        let wide = self.wide_before(here.sum);
        let fee = words::has_fee(wide) || words::has_fee(post);
        // Money of any kind is paid back or later.
        let own_fee = words::names_fee(pre) || words::names_fee(post);
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
                let sold = words::has(pre, &["彩票", "发行", "众筹股", "股权"]);
                match words::has(sentence, words::CHARITY) && !barred(post) && !sold {
                    true => Verdict::Is(Category::Donation),
                    false => Verdict::Not,
                }
            }
            Some(Sense::Waive) if fee => Verdict::Is(Category::Waiver),
            // 缴费期限顺延，涉及会费62万元.
            Some(Sense::Else) if fee && pre.contains("涉及") && self.deferred_before(here) => {
                Verdict::Unsure(Category::Other)
            }
            Some(Sense::Return) if own_fee => Verdict::Unsure(Category::Waiver),
            Some(Sense::Defer) if fee => Verdict::Unsure(Category::Other),
            Some(Sense::Lower) if self.lowers_fee(wide, post) => Verdict::Unsure(Category::Waiver),
            Some(Sense::Arrange) if given => Verdict::Arranged,
            Some(Sense::Arrange) if self.is_funded(here) => Verdict::Arranged,
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
                if self.names.collects()
                    && words::has(pre, &["收到", "接收", "接受"])
                    && !words::has(pre, &["拨", "经费", "补助", "报告", "申请", "投诉"])
                {
                    return Verdict::Is(Category::Donation);
                }
                let behind = words::senses(post);
                let later = behind.iter().any(|hit| hit.sense == Sense::Give);
                match behind.first().map(|hit| hit.sense) {
                    // 把30万元奖金全部捐给…
                    Some(Sense::Else) if later && words::has(pre, &["把", "将"]) => {
                        Verdict::Unsure(Category::Donation)
                    }
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

    /// Whether the clause before a sum says that fees are paid later.
    fn deferred_before(&self, here: &SumInClause<'_>) -> bool {
        let before = here.sum.clause.checked_sub(1);
        let before = before.and_then(|before| self.sentence.clauses.get(before));
        before.is_some_and(|clause| {
            let hits = words::senses(self.part(clause.range.clone()));
            hits.iter().any(|hit| hit.sense == Sense::Defer)
        })
    }

    /// Whether one of the fees that have a name was lowered.
    fn lowers_fee(&self, wide: &str, post: &str) -> bool {
        let measures = words::has(wide, &["上述", "以上", "各项", "措施", "累计", "共"]);
        words::names_fee(wide) || words::names_fee(post) || self.before.waived && measures
    }

    /// Whether a sum was paid from the giver's own purse for a good cause.
    fn is_funded(&self, here: &SumInClause<'_>) -> bool {
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
            if summed || !rest.starts_with(['，', ',']) {
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
