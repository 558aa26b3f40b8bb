//! The head (报头): name and kind, number, publisher and date, in any order and
//! on any number of lines.
//!
//! Rule of this folder: a line is divided into tokens (`token`); the head ends
//! with the last line near the top that adds a field (`region`); each field has
//! candidates, and the best of them is taken with its reason (`choose`). What
//! no field takes stays in the text.

mod choose;
mod content;
mod name;
mod periodical;
mod reasons;
mod region;
mod token;

use super::account::Account;
use super::line::Item;
use super::number::Form;
use super::{given::Given, kinds, words};
use crate::report::{Finding, Taken};
pub use content::Head;
pub use periodical::{name_and_kind, publisher};
pub use reasons::*;
use token::HeadToken;

/// Whether a text can only be in the head of a bulletin.
pub fn is_mark(text: &str) -> bool {
    let mark = |token: &HeadToken| match token {
        HeadToken::Kind(_) => true,
        HeadToken::Number(number, _) => number.form > Form::Latin,
        HeadToken::Name { kind, .. } => periodical::is_sure(kind) || text.contains("动态"),
        _ => false,
    };
    words::len(text) <= 60 && token::tokens(text, None).iter().any(mark)
}

/// Reads the head.
pub fn read(
    items: &[Item],
    given: &Given,
    account: &mut Account,
    findings: &mut Vec<Finding>,
) -> Head {
    let Some((lines, end)) = region::find(items) else {
        return given_alone(given, account);
    };
    let mut head = choose::choose(&lines, given, account, findings);
    head.end = end;
    give(&mut head, given, account, findings);
    head
}

/// There is no head, but a person said what would be in it.
fn given_alone(given: &Given, account: &mut Account) -> Head {
    let mut head = Head::default();
    give(&mut head, given, account, &mut Vec::new());
    head
}

/// Puts what a person gave in place of what is printed.
fn give(head: &mut Head, given: &Given, account: &mut Account, findings: &mut Vec<Finding>) {
    let mut set =
        |field: &'static str, printed: &mut String, given: &str, taken: &mut Vec<Taken>| {
            if words::squeeze(printed) != words::squeeze(given) {
                let of = taken.iter().find(|it| it.field == field);
                let place = of.map(|it| it.place.clone()).unwrap_or_default();
                if !printed.is_empty() {
                    account.head(printed);
                    let detail = format!("{field}: {given} ≠ {printed}");
                    findings.push(Finding::new(&kinds::FIELD_DIFFERS, place.clone(), detail));
                }
                account.elsewhere.push(given.to_owned());
                taken.retain(|it| it.field != field);
                taken.push(Taken {
                    field,
                    value: given.to_owned(),
                    place,
                    reason: &GIVEN,
                });
            }
            *printed = given.to_owned();
        };
    if let Some(text) = &given.name {
        let (name, kind) = name_and_kind(text).unwrap_or_else(|| (text.clone(), String::new()));
        set("name", &mut head.name, &name, &mut head.taken);
        if !kind.is_empty() {
            set("kind", &mut head.kind, &kind, &mut head.taken);
        }
    }
    if let Some(text) = &given.publisher {
        set("publisher", &mut head.publisher, text, &mut head.taken);
    }
    if let Some(number) = &given.number {
        let value = number.label.clone().unwrap_or_default();
        let same = head.number.number == number.number
            && head.number.supplement == number.supplement
            && number
                .year
                .is_none_or(|year| head.number.year.is_none_or(|it| it == year));
        let printed = head.number.label.clone();
        match printed {
            Some(_) if same && number.number.is_some() => {
                head.number.year = number.year.or(head.number.year);
            }
            printed => {
                let mut printed = printed.unwrap_or_default();
                set("number", &mut printed, &value, &mut head.taken);
                let total = std::mem::take(&mut head.number);
                head.number = number.clone();
                if head.number.cumulative.is_none() {
                    head.number.cumulative = total.cumulative;
                    head.number.cumulative_text = total.cumulative_text;
                }
            }
        }
    }
}
