//! What a sum is, by the words around it, and which sums become no fact.

use super::claim::{Claim, SumInClause};
use super::context::{CLAUSES_BACK, Context};
use super::kinds;
use super::phrase::{self, barred, residue};
use super::words::{self, Sense};
use crate::report::FindingKind;
use bulletin::amount::Problem;
use bulletin::model::Category;

/// Why a sum becomes no fact.
#[derive(Clone, Copy)]
pub(super) enum Exclusion {
    /// A person should know.
    Reported(&'static FindingKind),
    /// Not worth mentioning: a count of something that was not given.
    Silent,
}

/// How far 捐款 may stand behind 支出 that is spent, in characters: 支出社会捐款.
const NEXT_TO: usize = 4;

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

/// Whether the words say that something was brought to where it was needed.
fn is_sent(text: &str) -> bool {
    let sent = [
        "送往",
        "运往",
        "送到",
        "送抵",
        "发往",
        "运到",
        "运抵",
        "送至",
        "运送到",
    ];
    let needed = ["灾区", "一线", "疫区", "前线", "隔离点", "卡点"];
    words::has(text, &sent) && words::has(text, &needed)
}

/// Whether what somebody was given is a thank-you or a bonus.
fn is_souvenir(pre: &str, post: &str) -> bool {
    let words = [
        "纪念",
        "参与者",
        "礼品",
        "消费者",
        "顾客",
        "客户",
        "奖品",
        "礼包",
        "优惠券",
        "均获",
        "均可",
    ];
    words::has(pre, &words) || words::has(post, &words)
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
            || words::has(pre, words::EACH) && self.giver_behind(here).is_none()
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

    /// Whether 获赠 names who was given something, and it is neither the organisation
    /// itself nor a customer.
    fn is_given_to_other(&self, pre: &str, post: &str) -> bool {
        let Some(at) = words::first_of(pre, &["获赠", "受赠"]) else {
            return false;
        };
        let whom = pre.get(..at).unwrap_or_default();
        !whom.trim().is_empty() && !is_souvenir(pre, post) && !self.names.is_itself(whom)
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
            && pre
                .get(before.end..last.start)
                .is_some_and(|gap| gap.chars().count() <= NEXT_TO && !gap.contains('，'))
            && pre
                .get(before.start..before.end)
                .is_some_and(|word| words::SPENT.contains(&word))
        {
            return Verdict::Not;
        }
        match hits.last().map(|hit| hit.sense) {
            Some(Sense::Give) => Verdict::Is(Category::Donation),
            Some(Sense::Receive) => match self.is_given_to_other(pre, post) {
                true => Verdict::Unsure(Category::Donation),
                false => Verdict::Not,
            },
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
            // 服务费由8000元降至4000元，为企业节省17万元.
            Some(Sense::Else)
                if words::has(pre, &["节省", "节约"])
                    && words::has(wide, &["降至", "降为", "下调", "取消收取", "减免"])
                    && words::names_fee(wide) =>
            {
                Verdict::Unsure(Category::Waiver)
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
                let round = ["第二", "第三", "第四", "次日", "第2", "第3"];
                if words::has(pre, &["收到", "接收", "到账"])
                    && words::has(pre, &round)
                    && self.is_beside_gift(here.sum.clause)
                {
                    return Verdict::Is(Category::Donation);
                }
                // 两家企业各出5万元，购买药品送往灾区.
                let each = ["各出", "各拿", "各拿出", "分别出", "各筹"];
                if each.iter().any(|word| pre.trim_end().ends_with(word))
                    && words::has(self.part(self.near()), words::CHARITABLE)
                {
                    return Verdict::Is(Category::Donation);
                }
                if self.given().is_empty() && self.given_by_end(here.sum).is_some() {
                    return Verdict::Is(Category::Donation);
                }
                let sent = words::has(pre, &["将", "把", "调集", "价值"]) && is_sent(post);
                if sent || self.is_handed_in(post) || self.giver_behind(here).is_some() {
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
                Some(Sense::Receive) if self.is_given_to_other(text, here.post) => {
                    return (Verdict::Unsure(Category::Donation), clause, None);
                }
                Some(Sense::Waive) if words::has(text, words::FEES) => {
                    return (Verdict::Is(Category::Waiver), clause, None);
                }
                // 购买口罩500只，价值2万元，捐赠给社区.
                Some(Sense::Arrange) if self.gives_behind(sum.clause) => {
                    return (Verdict::Arranged, clause, None);
                }
                None if is_sent(text) => return (Verdict::Is(Category::Donation), clause, None),
                Some(_) => return not,
                None => {}
            }
        }
        not
    }
}
