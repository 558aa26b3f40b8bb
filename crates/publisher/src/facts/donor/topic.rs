//! Whom a clause, a list or a cell is about.

use super::super::sentence::MASK;
use super::super::words::{self, strip_end, strip_start};
use super::names::Names;
use super::phrase::{before_whom, clean, lead, qualifies, starts_to_whom};
use super::read::OWN_COMPANY;
use super::shape;
use super::subject::{Doubt, Subject, known};
use super::tables::*;
use bulletin::model::{Donor, DonorKind};

/// How long a giver without a name may be who stands alone before a sum, in
/// characters.
const SHORT_SUBJECT: usize = 10;

/// How many givers of one list are told apart.
const MOST_LISTED: usize = 32;

impl Names {
    /// Whether a clause says that members gave, without a sum.
    pub(crate) fn members_give(&self, text: &str) -> bool {
        let cleaned = clean(text);
        let Some(at) = words::first_of(&cleaned, MEMBERS) else {
            return false;
        };
        let behind = strip_start(cleaned.get(at..).unwrap_or_default(), MEMBERS);
        let asked = words::has(
            &cleaned,
            &[
                "号召",
                "倡议",
                "动员",
                "呼吁",
                "发动",
                "组织",
                "通知",
                "向会员",
            ],
        );
        !asked
            && [
                "捐",
                "参与捐",
                "参加捐",
                "踊跃捐",
                "积极捐",
                "伸出援手",
                "慷慨解囊",
            ]
            .iter()
            .any(|word| behind.starts_with(word))
    }

    /// Whether a text names another organisation than the one it is about.
    pub(crate) fn is_other(&self, text: &str) -> bool {
        let cleaned = clean(text);
        let text = strip_end(lead(&cleaned), ADVERBS);
        shape::ends_as_other(text) && self.itself_at_start(text).is_none()
    }

    /// Whether a text begins with the organisation it is about.
    pub(crate) fn is_itself(&self, text: &str) -> bool {
        self.itself_at_start(lead(&clean(text))).is_some()
    }

    /// Whether the organisation collects gifts, as the Red Cross does.
    pub(crate) fn collects(&self) -> bool {
        self.own
            .iter()
            .any(|name| words::has(name, &["红十字", "慈善", "基金会", "红会"]))
    }

    /// The givers of a list of names.
    pub(crate) fn each(&self, text: &str) -> Vec<(Donor, Doubt)> {
        let cleaned = clean(text);
        let text = strip_end(before_whom(lead(&cleaned)), ADVERBS);
        let listed = shape::list(text, shape::is_name);
        if listed.is_none()
            && let Some((own, other)) = text.split_once(['和', '与'])
        {
            // 协会和青石公司各出5万元.
            let givers = [own, other].map(|name| self.name(name));
            let mut out = Vec::new();
            for giver in givers {
                match giver {
                    Subject::Known(donor, doubt)
                        if donor.name.is_some() || donor.kind == DonorKind::Organization =>
                    {
                        out.push((donor, doubt));
                    }
                    _ => return Vec::new(),
                }
            }
            return out;
        }
        let listed = listed.unwrap_or_default();
        let mut givers = Vec::new();
        for name in listed.split('、').take(MOST_LISTED) {
            match self.name(name) {
                Subject::Known(donor, doubt) if donor.name.is_some() => givers.push((donor, doubt)),
                _ => return Vec::new(),
            }
        }
        givers
    }

    /// Whether a text is nothing but the name of a giver.
    pub(crate) fn names_giver(&self, text: &str) -> bool {
        match self.giver(text) {
            Subject::Known(donor, doubt) => {
                let short = text.chars().count() <= SHORT_SUBJECT;
                doubt != Doubt::Arranged
                    && (donor.name.is_some() || short && donor.kind != DonorKind::Unknown)
            }
            Subject::None | Subject::Anaphor | Subject::Strange(_) => false,
        }
    }

    /// The giver whom a cell of a table names.
    pub(crate) fn in_table(&self, text: &str, members: bool) -> Donor {
        let cleaned = clean(text);
        let text = cleaned.trim_matches(|c: char| c.is_ascii_digit() || ".、".contains(c));
        let mut donor = match self.name(text) {
            Subject::Known(donor, _) => donor,
            _ => Donor::default(),
        };
        if words::has(
            text,
            &[
                "物资", "折价", "折款", "现金", "资金", "捐款", "其他", "款物", "匿名", "隐名",
                "无名",
            ],
        ) {
            return Donor {
                name: None,
                ..donor
            };
        }
        if donor.name.is_none() && donor.kind != DonorKind::Organization && shape::is_name(text) {
            donor.name = Some(text.to_owned());
        }
        if members && matches!(donor.kind, DonorKind::Companies | DonorKind::Unknown) {
            donor.kind = DonorKind::Members;
        }
        donor
    }

    /// Who gave what a list names, by the words before its colon.
    pub(crate) fn list(&self, text: &str) -> Option<DonorKind> {
        words::has(text, MEMBERS).then_some(DonorKind::Members)
    }

    /// The subject of a clause without a gift: 全市企业纷纷行动.
    pub(crate) fn topic(&self, clause: &str) -> Subject {
        let cleaned = clean(clause);
        let text = lead(&cleaned);
        if starts_to_whom(text) {
            return Subject::None;
        }
        let anaphor = |word: &&&str| word.chars().count() > 1 && text.starts_with(**word);
        if let Some(word) = ANAPHORS.iter().find(anaphor) {
            return match self.is_company() && OWN_COMPANY.contains(word) {
                true => known(DonorKind::Organization, None, Doubt::Sure),
                false => Subject::Anaphor,
            };
        }
        // 紧随其后的是青石公司.
        let text = text.split_once("的是").map_or(text, |(_, behind)| behind);
        if let Some(rest) = self.itself_at_start(text) {
            let rest: String = rest.chars().filter(|c| *c != MASK).take(16).collect();
            let rest = strip_start(
                &rest,
                &["常务", "名誉", "执行", "副", "全体", "广大", "机关"],
            );
            if STAFF.iter().any(|word| rest.starts_with(word)) {
                let name = shape::person(rest).map(|person| person.name);
                let name = name.or_else(|| shape::person_at_start(rest));
                let kind = match name {
                    Some(_) => DonorKind::Public,
                    None => DonorKind::Unknown,
                };
                return known(kind, name, Doubt::Unsure);
            }
            if MEMBERS.iter().any(|word| rest.starts_with(word)) {
                return known(DonorKind::Members, None, Doubt::Sure);
            }
            return known(DonorKind::Organization, None, Doubt::Sure);
        }
        let head = match text.char_indices().nth(24) {
            Some((end, _)) => text.get(..end).unwrap_or_default(),
            None => text,
        };
        let clear = |at: usize| qualifies(head.get(..at).unwrap_or_default());
        if let Some(at) = words::first_of(head, MEMBERS).filter(|at| clear(*at)) {
            let behind = strip_start(head.get(at..).unwrap_or_default(), MEMBERS);
            let name = shape::company_at_start(behind);
            return known(DonorKind::Members, name, Doubt::Sure);
        }
        if !head.contains("民营") && words::first_of(head, PUBLIC).is_some_and(clear) {
            return known(DonorKind::Public, None, Doubt::Sure);
        }
        if words::first_of(head, STAFF).is_some_and(clear) {
            return Subject::Known(Donor::default(), Doubt::Unsure);
        }
        if head.find("企业").is_some_and(clear) {
            return known(DonorKind::Companies, None, Doubt::Sure);
        }
        if let Some(person) = shape::person(head) {
            return known(DonorKind::Public, Some(person.name), Doubt::Unsure);
        }
        if let Some(name) = shape::company_at_start(head) {
            return known(DonorKind::Companies, Some(name), Doubt::Sure);
        }
        if let Some(name) = shape::person_at_start(head) {
            return known(DonorKind::Public, Some(name), Doubt::Unsure);
        }
        if let Some(name) = shape::organization_at_start(head) {
            return known(DonorKind::Unknown, Some(name), Doubt::Unsure);
        }
        // 望川财险为医护人员….
        let name = strip_end(before_whom(head), ADVERBS);
        match name.len() < head.len() && shape::ends_as_company(name) && shape::is_name(name) {
            true => known(DonorKind::Companies, Some(name), Doubt::Unsure),
            false => Subject::None,
        }
    }
}
