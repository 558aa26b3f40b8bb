//! Reads the giver from the words before a verb.

use super::super::sentence::MASK;
use super::super::words::{self, strip_end, strip_start};
use super::names::Names;
use super::phrase::{before_whom, clean, lead, starts_to_whom};
use super::shape;
use super::subject::{Doubt, Subject, known};
use super::tables::*;
use bulletin::model::{Donor, DonorKind};

/// How a company calls itself.
pub(super) const OWN_COMPANY: [&str; 3] = ["公司", "集团", "集团公司"];

/// Words for the purse of the organisation itself.
const OWN_PURSE: [&str; 6] = [
    "会费",
    "办公经费",
    "工作经费",
    "协会经费",
    "商会经费",
    "学会经费",
];

/// What makes 组织 a noun: 爱心组织.
const KINDS_OF_GROUPS: [&str; 5] = ["爱心", "社会", "公益", "慈善", "党"];

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

impl Names {
    /// The giver named by the words before a verb.
    pub(crate) fn giver(&self, region: &str) -> Subject {
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
                && !KINDS_OF_GROUPS.iter().any(|kind| before.ends_with(kind))
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
    pub(super) fn name(&self, text: &str) -> Subject {
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
        let member = words::has(&named.replace("非会员", ""), MEMBERS);
        if let Some(names) = shape::persons(named) {
            return known(DonorKind::Public, Some(&names), Doubt::Unsure);
        }
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
        let plain = text.replace("民营", "");
        let group = shape::ends_as_other(text) && text.contains("企业家");
        if !group && words::has(&plain, PUBLIC) {
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
            let one = !["分公司", "子公司", "总公司", "母公司"].contains(&name);
            let named = named && one && name.chars().count() > 2;
            let name = (named && shape::is_name(name)).then_some(name);
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
            let listed = shape::list(name, shape::is_name);
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
            let own = strip_start(name, &["全国", "全省", "全市"]);
            let name = shape::is_name(own).then_some(name);
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
