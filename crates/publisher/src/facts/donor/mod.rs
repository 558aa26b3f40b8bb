//! Who gave, read from the words before the verb or from earlier clauses.
//!
//! Rule of this folder: better no giver than a wrong one. [`tables`] has the words,
//! [`phrase`] strips what stands around a name, [`shape`] says whether words are
//! one, and this file decides whose it is.

mod phrase;
mod shape;
mod tables;

use super::sentence::MASK;
use super::words::{self, strip_end, strip_start};
use bulletin::model::{Donor, DonorKind};
use phrase::{before_whom, clean, lead, qualifies, starts_to_whom};
use tables::*;

/// The names that a text uses for the organisations it is about.
pub(super) struct Names {
    /// Full and short names, longer ones first.
    own: Vec<String>,
}

/// Who is named as the giver.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Subject {
    /// Nobody.
    None,
    /// Somebody, and whether a person should check it.
    Known(Donor, Doubt),
    /// The company that was named last: 该公司.
    Anaphor,
    /// Words that name no giver this file knows.
    Strange(String),
}

/// Whether a person should check who gave.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Doubt {
    /// The text says it.
    Sure,
    /// It can be read in more than one way.
    Unsure,
    /// Somebody else organised the gift.
    Arranged,
}

/// How a company calls itself.
const OWN_COMPANY: [&str; 3] = ["公司", "集团", "集团公司"];

/// Words for the purse of the organisation itself.
const OWN_PURSE: [&str; 6] = [
    "会费",
    "办公经费",
    "工作经费",
    "协会经费",
    "商会经费",
    "学会经费",
];

/// Branches of an organisation.
const BRANCHES: [&str; 8] = [
    "办事处",
    "分会",
    "专业委员会",
    "专委会",
    "分部",
    "支会",
    "工作站",
    "联络处",
];

/// How long a giver without a name may be who stands alone before a sum, in
/// characters.
const SHORT_SUBJECT: usize = 10;

/// How many givers of one list are told apart.
const MOST_LISTED: usize = 32;

fn known(kind: DonorKind, name: Option<&str>, doubt: Doubt) -> Subject {
    let name = name.map(str::to_owned);
    Subject::Known(Donor { kind, name }, doubt)
}

impl Names {
    /// The names of well-known organisations.
    pub(super) fn new<'a>(names: impl Iterator<Item = &'a str>) -> Names {
        let mut own: Vec<String> = names
            .map(clean)
            .filter(|name| name.chars().count() > 1)
            .collect();
        own.sort_by_key(|name| std::cmp::Reverse(name.len()));
        Names { own }
    }

    /// Whether the organisation is a company.
    fn is_company(&self) -> bool {
        self.own
            .iter()
            .any(|name| shape::ends_as_company_only(name))
    }

    fn own_at_start<'a>(&self, text: &'a str) -> Option<&'a str> {
        self.own
            .iter()
            .find_map(|name| text.strip_prefix(name.as_str()))
    }

    /// The rest of a text that begins with the organisation, by its name or by a
    /// word such as 协会 or 我会.
    fn itself_at_start<'a>(&self, text: &'a str) -> Option<&'a str> {
        let shortest = |text: &'a str| {
            let rests = ITSELF.iter().filter_map(|word| text.strip_prefix(word));
            rests.min_by_key(|rest| rest.len())
        };
        self.own_at_start(text)
            .or_else(|| shortest(text))
            .or_else(|| shortest(strip_start(text, OUR)))
    }

    /// The giver named by the words before a verb.
    pub(super) fn giver(&self, region: &str) -> Subject {
        let cleaned = clean(region);
        let mut text = lead(&cleaned);
        let mut doubt = Doubt::Sure;
        for word in RECEIVED {
            if let Some((_, behind)) = text.split_once(word) {
                text = strip_start(behind, &["了", "到", "的", "来自", "由"]);
                if strip_end(text, ADVERBS).is_empty() {
                    return Subject::Known(Donor::default(), Doubt::Unsure);
                }
            }
        }
        if starts_to_whom(text) {
            return Subject::None;
        }
        for word in ORGANISED {
            if let Some((before, behind)) = text.split_once(word)
                && !before.ends_with("响应")
                && !strip_end(behind, ADVERBS).is_empty()
            {
                let named = behind.starts_with('会') && !behind.starts_with("会员");
                if *word == "联合" && !before.is_empty() && !named {
                    return Subject::Known(Donor::default(), Doubt::Unsure);
                }
                if *word != "联合" {
                    text = lead(behind);
                    doubt = Doubt::Arranged;
                }
            }
        }
        if let Some(company) = shape::represented(text) {
            return known(DonorKind::Companies, Some(company), Doubt::Sure);
        }
        if text.contains('从')
            && words::has(text, &OWN_PURSE)
            && self.itself_at_start(text).is_none()
        {
            return known(DonorKind::Organization, None, Doubt::Sure);
        }
        let text = strip_end(before_whom(text), ADVERBS);
        if text.is_empty() {
            return Subject::None;
        }
        match self.name(text) {
            Subject::Known(donor, Doubt::Sure) => Subject::Known(donor, doubt),
            other => other,
        }
    }

    /// The giver named in a text without a verb.
    fn name(&self, text: &str) -> Subject {
        let bare = strip_end(text, &["等"]);
        if ANAPHORS.contains(&bare) {
            return match self.is_company() && OWN_COMPANY.contains(&bare) {
                true => known(DonorKind::Organization, None, Doubt::Sure),
                false => Subject::Anaphor,
            };
        }
        let rest = self.itself_at_start(text);
        // The organisation's own name may contain such a word.
        let named = rest.unwrap_or(text);
        let member = words::has(named, MEMBERS);
        if let Some(person) = shape::person(named) {
            let kind = match words::has(named, MEMBERS) {
                true => DonorKind::Members,
                false => DonorKind::Public,
            };
            return known(kind, Some(person.name), Doubt::Unsure);
        }
        if is_staff(named) {
            let name = shape::staff_name(text);
            return known(DonorKind::Public, name.as_deref(), Doubt::Unsure);
        }
        if member && let Some(subject) = member_name(text) {
            return subject;
        }
        // 全市民营企业 speaks of no 市民.
        if words::has(&text.replace("民营", ""), PUBLIC) {
            return known(DonorKind::Public, None, Doubt::Sure);
        }
        if BRANCHES.iter().any(|word| named.ends_with(word)) && rest.is_some() {
            return known(DonorKind::Unknown, Some(text), Doubt::Unsure);
        }
        if rest.is_some_and(|rest| rest.starts_with("系统")) {
            return known(DonorKind::Unknown, None, Doubt::Unsure);
        }
        if let Some(rest) = rest {
            let clear = !words::has(rest, &["和", "与", "及", "、", "下属", "企业", "公司"]);
            return match clear {
                true => known(DonorKind::Organization, None, Doubt::Sure),
                false => known(DonorKind::Unknown, None, Doubt::Unsure),
            };
        }
        self.company_or_other(text)
    }

    fn company_or_other(&self, text: &str) -> Subject {
        if COMPANIES.iter().any(|word| text.ends_with(word)) && text.chars().count() <= 8 {
            let named =
                text.ends_with("公司") && !words::has(text, &["家公司", "各公司", "些公司"]);
            let name = shape::without_attributes(text);
            let name = (named && name.chars().count() > 3 && shape::is_name(name)).then_some(name);
            return known(DonorKind::Companies, name, Doubt::Sure);
        }
        let name = shape::without_attributes(text);
        // 他所在的青石公司.
        let last = name.rsplit('的').next().unwrap_or(name);
        let name = match shape::ends_as_company_only(last) && shape::is_name(last) {
            true => last,
            false => name,
        };
        if shape::ends_as_company(name) {
            let listed = shape::list(name, |item| shape::is_name(item));
            let single = shape::is_name(name);
            let sure = match &listed {
                Some(list) => list.split('、').all(shape::ends_as_company_only),
                None => false,
            };
            let doubt = if sure { Doubt::Sure } else { Doubt::Unsure };
            let name = match single {
                true => Some(name.to_owned()),
                false => listed,
            };
            return known(DonorKind::Companies, name.as_deref(), doubt);
        }
        if shape::ends_as_other(text) {
            // 全国茶业联合会 is a name, unlike 全市企业.
            let own = strip_start(text, &["全国", "全省", "全市"]);
            let name = shape::is_name(own).then_some(text);
            return known(DonorKind::Unknown, name, Doubt::Unsure);
        }
        if let Some(name) = shape::company_at_start(text) {
            return known(DonorKind::Companies, Some(name), Doubt::Unsure);
        }
        match shape::is_brand(name) {
            true => known(DonorKind::Unknown, Some(name), Doubt::Unsure),
            false => Subject::Strange(text.to_owned()),
        }
    }

    /// Whether a clause says that members gave, without a sum.
    pub(super) fn members_give(&self, text: &str) -> bool {
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
    pub(super) fn is_other(&self, text: &str) -> bool {
        let cleaned = clean(text);
        let text = strip_end(lead(&cleaned), ADVERBS);
        shape::ends_as_other(text) && self.itself_at_start(text).is_none()
    }

    /// Whether the organisation collects gifts, as the Red Cross does.
    pub(super) fn collects(&self) -> bool {
        self.own
            .iter()
            .any(|name| words::has(name, &["红十字", "慈善", "基金会", "红会"]))
    }

    /// The givers of a list of names.
    pub(super) fn each(&self, text: &str) -> Vec<Donor> {
        let cleaned = clean(text);
        let text = strip_end(before_whom(lead(&cleaned)), ADVERBS);
        let listed = shape::list(text, |item| shape::is_name(item));
        let listed = listed.unwrap_or_default();
        let mut givers = Vec::new();
        for name in listed.split('、').take(MOST_LISTED) {
            match self.name(name) {
                Subject::Known(donor, _) if donor.name.is_some() => givers.push(donor),
                _ => return Vec::new(),
            }
        }
        givers
    }

    /// Whether a text is nothing but the name of a giver.
    pub(super) fn names_giver(&self, text: &str) -> bool {
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
    pub(super) fn in_table(&self, text: &str, members: bool) -> Donor {
        let cleaned = clean(text);
        let text = cleaned.trim_matches(|c: char| c.is_ascii_digit() || ".、".contains(c));
        let mut donor = match self.name(text) {
            Subject::Known(donor, _) => donor,
            _ => Donor::default(),
        };
        if words::has(
            text,
            &[
                "物资", "折价", "折款", "现金", "资金", "捐款", "其他", "款物",
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
    pub(super) fn list(&self, text: &str) -> Option<DonorKind> {
        words::has(text, MEMBERS).then_some(DonorKind::Members)
    }

    /// The subject of a clause without a gift: 全市企业纷纷行动.
    pub(super) fn topic(&self, clause: &str) -> Subject {
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
        // 望川财险为医护人员….
        let name = strip_end(before_whom(head), ADVERBS);
        match name.len() < head.len() && shape::ends_as_company(name) && shape::is_name(name) {
            true => known(DonorKind::Companies, Some(name), Doubt::Unsure),
            false => Subject::None,
        }
    }
}

/// Whether a text is about staff or party members, not the organisation itself.
fn is_staff(text: &str) -> bool {
    STAFF.iter().any(|word| {
        text.match_indices(word).any(|(at, _)| {
            let behind = text.get(at + word.len()..).unwrap_or_default();
            let organized = [
                "单位", "企业", "联合", "协会", "服务", "组织", "之家", "学会",
            ];
            !organized.iter().any(|word| behind.starts_with(word))
        })
    })
}

/// The member that a text names, or all of them.
fn member_name(text: &str) -> Option<Subject> {
    let at = words::first_of(text, MEMBERS)?;
    let before = text.get(..at).unwrap_or_default();
    let unsure = || known(DonorKind::Unknown, None, Doubt::Unsure);
    let rest = strip_start(text.get(at..).unwrap_or_default(), MEMBERS);
    let rest = rest.trim_start_matches(['—', '、', '（', '）', '：', '“', '”', MASK]);
    if words::has(before, &["和", "与", "及", "、"]) && rest.chars().count() < 3 {
        // 协会和会员单位.
        return Some(unsure());
    }
    if words::has(rest, &["和", "与", "及社会", "及爱心"]) && words::has(rest, PUBLIC) {
        return Some(unsure());
    }
    let rest = shape::without_roles(rest);
    let name = match shape::is_name(rest) && shape::ends_as_company(rest) {
        true => Some(rest.to_owned()),
        false => shape::list(text, |item| {
            shape::is_name(item) && (shape::ends_as_company(item) || shape::is_brand(item))
        })
        .filter(|_| !rest.is_empty()),
    };
    let doubt = match &name {
        Some(name) if !name.split('、').all(shape::ends_as_company) => Doubt::Unsure,
        _ => Doubt::Sure,
    };
    Some(known(DonorKind::Members, name.as_deref(), doubt))
}
