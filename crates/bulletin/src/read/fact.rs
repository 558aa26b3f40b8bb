//! Facts, their amounts and givers.

use super::reader::{Reader, found, quoted};
use crate::amount::read_yuan;
use crate::finding::{Code, Severity};
use crate::model::{Amount, Bound, Category, Date, Donor, DonorKind, Fact};
use crate::node::{Kind, Node};

/// The facts in the field of that name.
pub(super) fn field<N: Node>(reader: &mut Reader, node: &N) -> Vec<Fact> {
    reader.list(node, "facts", fact)
}

fn fact<N: Node>(reader: &mut Reader, node: &N) -> Fact {
    reader.object(node);
    Fact {
        id: reader.required_id(node),
        part_of: reader.optional_text(node, "partOf"),
        category: category(reader, node),
        quote: reader.expected_text(node, "quote"),
        occurrence: reader.count(node, "occurrence").unwrap_or(1),
        amount: amount(reader, node),
        donor: donor(reader, node),
        date: date(reader, node, "date"),
        as_of: date(reader, node, "asOf"),
    }
}

fn category<N: Node>(reader: &mut Reader, node: &N) -> Category {
    match &*reader.required_text(node, "category") {
        "donation" => Category::Donation,
        "waiver" => Category::Waiver,
        "other" => Category::Other,
        unknown => {
            reader.enter("category");
            reader.finding(Code::UnknownCategory, Severity::Error, quoted(unknown));
            reader.leave();
            Category::Other
        }
    }
}

fn donor<N: Node>(reader: &mut Reader, node: &N) -> Donor {
    let Some(node) = node.field("donor") else {
        return Donor::default();
    };
    reader.enter("donor");
    reader.object(&node);
    let kind = match reader.optional_text(&node, "kind").as_deref() {
        Some("organization") => DonorKind::Organization,
        Some("members") => DonorKind::Members,
        Some("companies") => DonorKind::Companies,
        Some("public") => DonorKind::Public,
        Some("unknown") | None => DonorKind::Unknown,
        Some(unknown) => {
            reader.enter("kind");
            reader.finding(Code::UnknownDonor, Severity::Warning, quoted(unknown));
            reader.leave();
            DonorKind::Unknown
        }
    };
    let name = reader.optional_text(&node, "name");
    reader.leave();
    Donor { kind, name }
}

/// A date that is none is left out: only the sentence is needed to understand
/// the fact.
fn date<N: Node>(reader: &mut Reader, node: &N, name: &'static str) -> Option<Date> {
    let text = reader.optional_text(node, name)?;
    let date = Date::read(&text);
    if date.is_none() {
        reader.enter(name);
        reader.finding(Code::UnreadableDate, Severity::Warning, quoted(&text));
        reader.leave();
    }
    date
}

/// An amount that cannot be read is left out with a finding, and the fact is
/// then one without a sum. A number in place of the string is among these: it
/// has been through floating point.
fn amount<N: Node>(reader: &mut Reader, node: &N) -> Option<Amount> {
    let node = node.field("amount")?;
    reader.enter("amount");
    let amount = match parts(&node) {
        Ok(amount) => Some(amount),
        Err((field, found)) => {
            reader.enter(field);
            reader.finding(Code::UnreadableAmount, Severity::Error, found);
            reader.leave();
            None
        }
    };
    reader.leave();
    amount
}

/// The amount, or the field that is wrong and what stands there.
fn parts<N: Node>(node: &N) -> Result<Amount, (&'static str, String)> {
    if node.kind() != Kind::Object {
        return Err(("yuan", found(node)));
    }
    let Some(yuan) = node.field("yuan") else {
        return Err(("yuan", "nothing".to_owned()));
    };
    let fen = sum(&yuan).ok_or_else(|| ("yuan", found(&yuan)))?;
    let bound = match node.field("bound") {
        None => Bound::Exact,
        Some(bound) => match bound.string().as_deref() {
            Some("exact") => Bound::Exact,
            Some("atLeast") => Bound::AtLeast,
            Some("atMost") => Bound::AtMost,
            Some("about") => Bound::About,
            _ => return Err(("bound", found(&bound))),
        },
    };
    let Some(up_to) = node.field("upTo") else {
        return Ok(Amount {
            fen,
            bound,
            up_to: None,
        });
    };
    let amount = Amount {
        fen,
        bound,
        up_to: sum(&up_to),
    };
    if amount.up_to.is_none() || !amount.is_sound() {
        return Err(("upTo", found(&up_to)));
    }
    Ok(amount)
}

fn sum<N: Node>(node: &N) -> Option<i64> {
    read_yuan(&node.string()?)
}
