//! Who gave a sum: its clause's own subject, or that of the clauses before.

use super::claim::SumInClause;
use super::context::{Before, CLAUSES_BACK, Context, RespectiveGivers};
use super::donor::{Doubt, Subject};
use super::kinds;
use super::phrase::{residue, strip_marks};
use super::sentence::ClauseSum;
use super::words::{self, Sense};
use crate::report::FindingKind;
use bulletin::model::{Category, Donor, DonorKind};

/// Who gave, and what a person should check; or only the latter.
pub(super) type Named = Result<(Donor, Option<&'static FindingKind>), &'static FindingKind>;

/// How many sums of a clause are counted to match them with givers.
const MOST_GIVERS: usize = 32;

/// How long a name that is not known may be, in characters.
const STRANGE_NAME: usize = 12;

/// How long a clause that names the giver at the end may be, in bytes.
const LONGEST_END: usize = 200;

/// Words after which others may have given.
const APPEALS: &[&str] = &[
    "通知", "倡议", "号召", "动员", "发动", "下发", "印发", "发出", "发起", "组织", "截至", "截止",
];

impl Context<'_> {
    /// The words that may name the giver of a sum whose verb is in `clause`.
    pub(super) fn region(&self, here: &SumInClause<'_>, clause: usize) -> String {
        let SumInClause { sum, pre, hits, .. } = here;
        if clause == sum.clause {
            let mut verbs = hits.iter().filter(|hit| hit.sense != Sense::Receive);
            let end = verbs.next().map_or(pre.len(), |hit| {
                // 协会组织会员单位捐款: the givers come after 组织.
                let organised = ["组织", "协调", "联系"];
                let gives = hits
                    .iter()
                    .find(|hit| matches!(hit.sense, Sense::Give | Sense::Collect | Sense::Waive));
                match gives {
                    Some(gives)
                        if organised
                            .iter()
                            .any(|w| pre.get(hit.start..hit.end) == Some(w)) =>
                    {
                        gives.start
                    }
                    _ => hit.start,
                }
            });
            return pre.get(..end).unwrap_or_default().to_owned();
        }
        let Some(clause) = self.sentence.clauses.get(clause) else {
            return String::new();
        };
        let text = self.part(clause.range.clone());
        let end = words::senses(text)
            .first()
            .map_or(text.len(), |hit| hit.start);
        text.get(..end).unwrap_or_default().to_owned()
    }

    /// The giver named behind a sum: 1000万元善款由青石公司捐赠.
    pub(super) fn named_behind(&self, post: &str) -> Option<(Donor, Option<&'static FindingKind>)> {
        let behind = ["由", "来自"]
            .iter()
            .find_map(|word| Some(post.split_once(word)?.1))?;
        let verbs = [
            "捐", "交", "提供", "送", "赞助", "支付", "承担", "出资", "代表", "亲手",
        ];
        let end = words::first_of(behind, &verbs).unwrap_or(behind.len());
        match self.names.giver(behind.get(..end)?) {
            Subject::Known(donor, doubt) if donor != Donor::default() => {
                Some((donor, doubt_kind(doubt)))
            }
            _ => None,
        }
    }

    /// The giver whom the last clause of the sentence names: 资金由青石公司捐赠.
    pub(super) fn given_by_end(
        &self,
        sum: &ClauseSum,
    ) -> Option<(Donor, Option<&'static FindingKind>)> {
        let last = self.sentence.clauses.len().checked_sub(1)?;
        let range = self.sentence.clauses.get(last)?.range.clone();
        let near = last > sum.clause && last - sum.clause <= CLAUSES_BACK;
        if !near || range.len() > LONGEST_END {
            return None;
        }
        let text = self.part(range);
        let what = words::strip_start(
            strip_marks(text),
            &[
                "资金", "款项", "物资", "费用", "均", "全部", "所需", "上述", "以上", "这些",
            ],
        );
        let given = what.starts_with('由') && words::has(what, &["捐赠", "捐助", "捐出"]);
        self.named_behind(what).filter(|_| given)
    }

    /// The words that name the giver of the largest or the last of many gifts, and the
    /// like, behind it or before it: 最高捐款5万元，来自市民何秀兰; 最小的一笔是何秀兰的200元.
    pub(super) fn giver_behind<'t>(&'t self, here: &'t SumInClause<'_>) -> Option<&'t str> {
        let SumInClause { sum, pre, post, .. } = here;
        let one = [
            "最大",
            "最高",
            "最多",
            "最小",
            "最低",
            "最少",
            "首笔",
            "第一笔",
            "第二笔",
            "一笔",
            "单笔",
        ];
        if !words::has(pre, &one) {
            return None;
        }
        if let Some((_, name)) = pre.split_once("一笔是") {
            let name = name.rsplit_once('的').map_or(name, |(name, _)| name);
            return Some(name).filter(|name| !name.trim().is_empty());
        }
        let next = self.sentence.clauses.get(sum.clause + 1);
        let next = next.map_or("", |next| self.part(next.range.clone()));
        let says = [
            "来自",
            "捐款人是",
            "捐赠人是",
            "捐款者是",
            "捐赠者是",
            "捐款人为",
            "捐赠方是",
            "捐赠方为",
        ];
        let own = ["来自", "是"];
        let behind = |text: &'t str, words: &[&str]| {
            let text = strip_marks(text);
            words.iter().find_map(|word| text.strip_prefix(word))
        };
        behind(post, &own).or_else(|| behind(next, &says).filter(|_| strip_marks(post).is_empty()))
    }

    /// 甲和乙分别捐款5万元、20万元: the givers in the order of their sums, where
    /// there are as many.
    pub(super) fn respectively(&mut self, here: &SumInClause<'_>, region: &str) -> Option<Named> {
        let SumInClause { sum, pre, .. } = here;
        if pre.contains("分别") && !pre.contains("分别为") && !pre.contains("分别是") {
            let text = region.split("分别").next().unwrap_or_default();
            let text = text.replace(['和', '与', '及'], "、").replace("以、", "、");
            let first = self
                .sentence
                .sums
                .partition_point(|other| other.clause < sum.clause);
            let sums = self.sentence.sums.get(first..).unwrap_or_default();
            let sums = sums
                .iter()
                .take(MOST_GIVERS)
                .filter(|other| other.clause == sum.clause)
                .count();
            let names: Vec<String> = text.split('、').map(str::to_owned).collect();
            if sums > 1 && names.len() == sums {
                self.respective = RespectiveGivers {
                    clause: sum.clause,
                    names,
                    first_sum: first,
                    bracketed: false,
                };
            }
        } else if self.is_bracketed(sum.clause) && region.contains("分别") {
            // 甲、乙分别送来药品（5万元）、口罩（2万元）.
            let text = region.split("分别").next().unwrap_or_default();
            let text = text.replace(['和', '与', '及'], "、");
            let names: Vec<String> = text.split('、').map(str::to_owned).collect();
            let sums = &self.sentence.sums;
            let first = sums.partition_point(|other| other.clause < sum.clause);
            let valued = sums.get(first..).unwrap_or_default();
            let valued = valued.iter().take(MOST_GIVERS);
            let valued = valued
                .filter(|other| self.is_bracketed(other.clause))
                .count();
            if valued > 1 && names.len() == valued {
                self.respective = RespectiveGivers {
                    clause: sum.clause,
                    names,
                    first_sum: first,
                    bracketed: true,
                };
            }
        }
        let RespectiveGivers {
            clause,
            names,
            first_sum,
            bracketed,
        } = &self.respective;
        let index = self
            .sentence
            .sums
            .partition_point(|other| other.start < sum.start);
        let name = names.get(index.checked_sub(*first_sum)?)?;
        if *clause != sum.clause && !(*bracketed && self.is_bracketed(sum.clause)) {
            return None;
        }
        Some(match self.names.giver(name) {
            Subject::Known(donor, doubt) => Ok((donor, doubt_kind(doubt))),
            _ => Err(&kinds::DONOR_UNKNOWN),
        })
    }

    /// The giver, from the clause's own subject or from that of earlier
    /// clauses.
    pub(super) fn donor(
        &self,
        region: &str,
        clause: usize,
        category: Category,
        matter: Option<&str>,
        part: bool,
    ) -> Named {
        let dues = matches!(matter, Some("会费" | "会员费" | "年费"));
        let own = || Donor {
            kind: DonorKind::Organization,
            name: None,
        };
        if category != Category::Donation {
            let mut subject = self.names.giver(region);
            if subject == Subject::None {
                subject = self.names.topic(region);
            }
            // 两项合计减免会费: only a name that is one can waive dues.
            let guessed = |donor: &Donor| {
                let name = donor.name.as_deref().unwrap_or_default();
                let other = donor.kind == DonorKind::Unknown && self.names.is_other(name);
                let sure = matches!(donor.kind, DonorKind::Organization | DonorKind::Companies);
                dues && !sure && !other
            };
            if let Subject::Known(donor, doubt) = subject
                && (donor.kind != DonorKind::Members || donor.name.is_some() && !dues)
                && !guessed(&donor)
            {
                return Ok((donor, doubt_kind(doubt)));
            }
            // Only the organisation can waive its dues.
            return match dues {
                true => Ok((own(), None)),
                false => self.looked_back(clause, category),
            };
        }
        // 其中物资5万元: given by the giver of the total.
        if part && residue(region).is_empty() {
            return Ok((Donor::default(), None));
        }
        match self.names.giver(region) {
            Subject::Known(donor, doubt) => Ok((self.listed(clause, donor), doubt_kind(doubt))),
            Subject::None if part => Ok((Donor::default(), None)),
            Subject::Anaphor => Ok(self.company_before(clause)),
            Subject::Strange(words) => {
                let name = (words.chars().count() <= STRANGE_NAME).then_some(words);
                match self.companies_before(clause) {
                    true => {
                        let kind = DonorKind::Companies;
                        Ok((Donor { kind, name }, Some(&kinds::DONOR_UNSURE)))
                    }
                    false => Err(&kinds::DONOR_UNKNOWN),
                }
            }
            Subject::None => self.looked_back(clause, category),
        }
    }

    /// A company of a list that a colon opens is a member, if the words before
    /// the colon are about members.
    fn listed(&self, clause: usize, donor: Donor) -> Donor {
        if donor.kind != DonorKind::Companies {
            return donor;
        }
        let opened = (1..=CLAUSES_BACK).find_map(|back| {
            let before = self.sentence.clauses.get(clause.checked_sub(back)?)?;
            let behind = self.cut.masked.get(before.range.end..)?;
            let opens = behind.starts_with(['：', ':']);
            opens.then(|| self.names.list(self.part(before.range.clone())))
        });
        let kind = match opened {
            Some(kind) => kind,
            None => self.before.list,
        };
        Donor {
            kind: kind.unwrap_or(donor.kind),
            ..donor
        }
    }

    /// The company that was named last before a clause.
    fn company_before(&self, clause: usize) -> (Donor, Option<&'static FindingKind>) {
        let named = |donor: &Donor| {
            donor.name.is_some() && matches!(donor.kind, DonorKind::Companies | DonorKind::Members)
        };
        let topics = (1..=CLAUSES_BACK).find_map(|back| {
            let before = self.sentence.clauses.get(clause.checked_sub(back)?)?;
            match self.names.topic(self.part(before.range.clone())) {
                Subject::Known(donor, _) => Some(donor).filter(named),
                _ => None,
            }
        });
        let given = self.given().iter().rev().take(CLAUSES_BACK);
        let given = given.map(|candidate| &candidate.donor).find(|d| named(d));
        match topics.as_ref().or(given).or(self.before.company.as_ref()) {
            Some(donor) => (donor.clone(), None),
            None => {
                let kind = DonorKind::Companies;
                (Donor { kind, name: None }, Some(&kinds::DONOR_UNSURE))
            }
        }
    }

    fn looked_back(&self, clause: usize, category: Category) -> Named {
        let mut asked = false;
        for back in 1..=CLAUSES_BACK {
            let Some(clause) = clause.checked_sub(back) else {
                break;
            };
            let given = self
                .given()
                .iter()
                .rev()
                .take(CLAUSES_BACK)
                .find(|c| c.clause == clause && !c.dropped);
            if let Some(candidate) = given {
                // A part without a giver has that of its total.
                let whole = candidate
                    .part_of
                    .filter(|_| candidate.donor == Donor::default());
                let whole = whole.and_then(|whole| self.judged.candidates.get(whole));
                let donor = whole.unwrap_or(candidate).donor.clone();
                return match donor.kind {
                    DonorKind::Unknown => Err(&kinds::DONOR_UNKNOWN),
                    _ => Ok((donor, None)),
                };
            }
            let Some(range) = self.sentence.clauses.get(clause).map(|c| c.range.clone()) else {
                break;
            };
            let text = self.part(range.clone());
            let ended = self.cut.masked.get(range.end..).unwrap_or_default();
            if ended.starts_with(['；', ';']) && !self.goes_on(clause + 1) {
                // Another subject, which was not understood.
                return Err(&kinds::DONOR_UNKNOWN);
            }
            // 下发通知，截至5月1日，捐款…: others followed the appeal.
            let heard = text.contains("响应");
            asked |= !heard && words::has(text, APPEALS);
            // 协会有会员单位120家，捐款企业45家，捐款…: others may have given.
            let others = ["会员", "企业", "单位", "职工", "党员", "社会"];
            asked |= category == Category::Donation && !heard && words::has(text, &others);
            let helped = ["帮助", "协助", "争取", "协调", "推动", "落实"];
            asked |= category != Category::Donation && words::has(text, &helped);
            // 62家会员单位参与捐赠，累计捐款…
            if category == Category::Donation && self.names.members_give(text) {
                let kind = DonorKind::Members;
                return Ok((Donor { kind, name: None }, None));
            }
            match self.names.topic(text) {
                Subject::Known(donor, doubt) => {
                    return match donor.kind {
                        DonorKind::Unknown if donor.name.is_some() && !asked => {
                            Ok((donor, Some(&kinds::DONOR_UNSURE)))
                        }
                        DonorKind::Unknown => Err(&kinds::DONOR_UNSURE),
                        DonorKind::Organization if asked => Err(&kinds::DONOR_UNKNOWN),
                        _ => Ok((donor, doubt_kind(doubt))),
                    };
                }
                Subject::Anaphor => return Ok(self.company_before(clause)),
                Subject::None | Subject::Strange(_) => {}
            }
        }
        match &self.before.subject {
            Some((donor, _)) if asked && donor.kind == DonorKind::Organization => {
                Err(&kinds::DONOR_UNKNOWN)
            }
            Some(subject) => Ok(subject.clone()),
            None => Err(&kinds::DONOR_UNKNOWN),
        }
    }

    /// Whether a clause has the subject of the one before it.
    fn goes_on(&self, clause: usize) -> bool {
        let text = self.sentence.clauses.get(clause);
        let text = text.map_or("", |clause| self.part(clause.range.clone()).trim());
        let text = words::strip_start(strip_marks(text), &["二是", "三是", "四是", "五是"]);
        let same = [
            "并", "还", "又", "同时", "另", "再", "向", "为", "给", "对", "通过", "捐", "随后",
            "此外", "免", "减", "退", "缓", "先后", "累计", "共", "首", "第", "在", "把", "将",
            "从", "截至", "此", "也", "合计", "总", "物资", "现金", "募",
        ];
        text.is_empty()
            || same.iter().any(|word| text.starts_with(word))
            || text.starts_with(|c: char| c.is_ascii_digit())
    }

    /// What the sentence leaves to the next one.
    pub(super) fn after(&self) -> Before {
        let mut after = self.before.clone();
        let text = self.part(self.near());
        let senses = words::senses(text);
        let waived = |hit: &words::Hit| matches!(hit.sense, Sense::Waive | Sense::Lower);
        after.waived = senses.iter().any(waived) && words::names_fee(text);
        after.category = self
            .given()
            .last()
            .map(|last| last.category)
            .or(after.category);
        let mut subject = None;
        let mut appealed = false;
        for clause in self.sentence.clauses.iter().take(CLAUSES_BACK) {
            let text = self.part(clause.range.clone());
            appealed |= words::has(text, APPEALS) && !text.contains("响应");
            if subject.is_none()
                && let Subject::Known(donor, doubt) = self.names.topic(text)
            {
                subject = Some((donor, doubt_kind(doubt)));
            }
        }
        let given = self.given().iter().rev().take(CLAUSES_BACK);
        for candidate in given.filter(|candidate| candidate.part_of.is_none()) {
            let donor = &candidate.donor;
            if subject.as_ref().is_none_or(|(subject, _)| subject != donor) {
                // The sentence is about several givers, or about nobody named.
                subject = subject.filter(|_| donor.kind == DonorKind::Unknown);
            }
        }
        let company = |donor: &Donor| {
            donor.name.is_some() && matches!(donor.kind, DonorKind::Companies | DonorKind::Members)
        };
        if let Some((donor, _)) = subject.as_ref().filter(|(donor, _)| company(donor)) {
            after.company = Some(donor.clone());
        } else if let Some(candidate) = self.given().iter().rfind(|c| company(&c.donor)) {
            after.company = Some(candidate.donor.clone());
        }
        after.subject = subject
            .filter(|(donor, _)| donor.kind != DonorKind::Unknown)
            .filter(|(donor, _)| !appealed || donor.kind != DonorKind::Organization);
        after
    }

    /// Whether an earlier clause of the sentence is about companies.
    fn companies_before(&self, clause: usize) -> bool {
        (1..=CLAUSES_BACK).any(|back| {
            let range = clause
                .checked_sub(back)
                .and_then(|clause| self.sentence.clauses.get(clause))
                .map(|clause| clause.range.clone());
            let topic = range.map(|range| self.names.topic(self.part(range)));
            matches!(
                topic,
                Some(Subject::Known(
                    Donor {
                        kind: DonorKind::Companies,
                        name: None
                    },
                    _
                ))
            )
        })
    }
}

/// What a person should check of a giver.
pub(super) fn doubt_kind(doubt: Doubt) -> Option<&'static FindingKind> {
    match doubt {
        Doubt::Sure => None,
        Doubt::Unsure => Some(&kinds::DONOR_UNSURE),
        Doubt::Arranged => Some(&kinds::FACT_ARRANGED),
    }
}
