//! The facts of an issue as a list on the screen.

use std::fmt::Write;

use bulletin::model::{Amount, Category, DonorKind};

use super::opened::Opened;
use super::table;
use crate::show::Language;

/// A fact in a few words.
pub struct Line {
    confirmed: bool,
    section: String,
    category: Category,
    amount: Option<Amount>,
    donor: (DonorKind, Option<String>),
    part: bool,
    quote: String,
}

/// The facts of an issue.
pub(super) fn lines(opened: &Opened) -> Vec<Line> {
    let issue = opened.issue();
    let labels = table::labels(issue);
    let all = issue.all_facts().into_iter();
    all.map(|(at, fact)| Line {
        confirmed: !fact.proposed,
        section: match at.section {
            None => table::LEAD.to_owned(),
            Some(index) => labels.get(index).cloned().unwrap_or_default(),
        },
        category: fact.category,
        amount: fact.amount,
        donor: (fact.donor.kind, fact.donor.name.clone()),
        part: fact.part_of.is_some(),
        quote: table::plain(&fact.quote),
    })
    .collect()
}

/// The list as text, with counts at its end.
pub fn show(lines: &[Line], language: Language) -> String {
    let mut out = String::new();
    let mut section = None;
    for (index, line) in lines.iter().enumerate() {
        if section != Some(&line.section) {
            let _ = writeln!(out, "{}", clean(&line.section));
            section = Some(&line.section);
        }
        let state = match line.confirmed {
            true => language.of("已确认", "confirmed"),
            false => language.of("待核对", "to confirm"),
        };
        let category = match line.category {
            Category::Donation => language.of("捐赠", "donation"),
            Category::Waiver => language.of("减免", "waiver"),
            Category::Other => language.of("其他", "other"),
        };
        let none = language.of("没有金额", "no sum");
        let sum = line
            .amount
            .map_or_else(|| none.to_owned(), Amount::to_chinese);
        let kind = match line.donor.0 {
            DonorKind::Organization => language.of("本单位", "organisation"),
            DonorKind::Members => language.of("会员", "members"),
            DonorKind::Companies => language.of("企业", "companies"),
            DonorKind::Public => language.of("个人", "people"),
            DonorKind::Unknown => language.of("捐赠方未说明", "giver not named"),
        };
        let name = line.donor.1.as_deref().unwrap_or_default();
        let part = if line.part {
            language.of("  （分项）", "  (part)")
        } else {
            ""
        };
        let number = index + 1;
        let _ = writeln!(
            out,
            "  {number}. [{state}] {category} {sum}  {kind} {}{part}",
            clean(name)
        );
        let _ = writeln!(out, "     > {}", clean(&line.quote));
    }
    let all = lines.len();
    let confirmed = lines.iter().filter(|line| line.confirmed).count();
    let open = all - confirmed;
    let _ = writeln!(
        out,
        "{}",
        language.of(
            format!("共 {all} 条：已确认 {confirmed}，待核对 {open}"),
            format!("{all} in all: {confirmed} confirmed, {open} to confirm"),
        )
    );
    out
}

/// Without what controls a terminal.
fn clean(text: &str) -> String {
    let strange = |c: char| {
        c.is_control()
            || ('\u{202a}'..='\u{202e}').contains(&c)
            || ('\u{2066}'..='\u{2069}').contains(&c)
    };
    text.replace(strange, "\u{fffd}")
}
