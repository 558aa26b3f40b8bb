//! Facts, their amounts and donors.

use super::reader::{TreeReader, found, quoted};
use crate::amount::read_yuan;
use crate::finding::{Code, Severity};
use crate::model::{Amount, Bound, Category, Date, Donor, DonorKind, Fact, Repeats};
use crate::node::{Node, NodeKind};

/// The facts in the field `facts`.
pub(super) fn field<N: Node>(reader: &mut TreeReader, node: N) -> Vec<Fact> {
    reader.list(node, "facts", fact)
}

fn fact<N: Node>(reader: &mut TreeReader, node: N) -> Fact {
    reader.object(node);
    Fact {
        id: reader.required_id(node),
        proposed: reader.flag(node, "proposed"),
        part_of: reader.optional_text(node, "partOf"),
        repeats: repeats(reader, node),
        category: category(reader, node),
        quote: reader.expected_text(node, "quote"),
        occurrence: reader.count(node, "occurrence").unwrap_or(1),
        amount: amount(reader, node),
        donor: donor(reader, node),
        date: date(reader, node, "date"),
        as_of: date(reader, node, "asOf"),
    }
}

fn repeats<N: Node>(reader: &mut TreeReader, node: N) -> Option<Repeats> {
    let node = reader.get(node, "repeats")?;
    reader.enter("repeats");
    reader.object(node);
    let repeats = Repeats {
        issue: reader.optional_text(node, "issue"),
        fact: reader.required_text(node, "fact"),
    };
    reader.leave();
    Some(repeats)
}

fn category<N: Node>(reader: &mut TreeReader, node: N) -> Category {
    let text = reader.required_text(node, "category");
    Category::named(&text).unwrap_or_else(|| {
        let (code, severity) = (Code::UnknownCategory, Severity::Error);
        reader.finding_at("category", code, severity, || quoted(&text));
        Category::Other
    })
}

fn donor<N: Node>(reader: &mut TreeReader, node: N) -> Donor {
    let mut donor = Donor::default();
    if let Some(node) = reader.get(node, "donor") {
        reader.enter("donor");
        reader.object(node);
        if let Some(text) = reader.optional_text(node, "kind") {
            donor.kind = DonorKind::named(&text).unwrap_or_else(|| {
                let (code, severity) = (Code::UnknownDonor, Severity::Warning);
                reader.finding_at("kind", code, severity, || quoted(&text));
                DonorKind::Unknown
            });
        }
        donor.name = reader.optional_text(node, "name");
        reader.leave();
    }
    donor
}

/// A date that cannot be read is left out with a finding: the sentence alone is
/// enough to understand the fact.
fn date<N: Node>(reader: &mut TreeReader, node: N, name: &'static str) -> Option<Date> {
    let text = reader.optional_text(node, name)?;
    let date = text.parse().ok();
    if date.is_none() {
        let (code, severity) = (Code::UnreadableDate, Severity::Warning);
        reader.finding_at(name, code, severity, || quoted(&text));
    }
    date
}

/// An amount that cannot be read is left out with a finding, and the fact then has
/// none. A JSON number is among these: it has been through floating point.
fn amount<N: Node>(reader: &mut TreeReader, node: N) -> Option<Amount> {
    let node = reader.get(node, "amount")?;
    match parts(node) {
        Ok(amount) => Some(amount),
        Err((field, value)) => {
            reader.enter("amount");
            reader.finding_at(field, Code::UnreadableAmount, Severity::Error, || {
                value.map_or_else(|| "nothing".to_owned(), found)
            });
            reader.leave();
            None
        }
    }
}

/// The amount, or the field that is wrong and its value.
fn parts<N: Node>(node: N) -> Result<Amount, (&'static str, Option<N>)> {
    if node.kind() != NodeKind::Object {
        return Err(("yuan", Some(node)));
    }
    let yuan = node.field("yuan");
    let Some(fen) = yuan.and_then(in_fen) else {
        return Err(("yuan", yuan));
    };
    let mut amount = Amount::exact(fen);
    if let Some(bound) = node.field("bound") {
        match bound.string().and_then(Bound::named) {
            Some(known) => amount.bound = known,
            None => return Err(("bound", Some(bound))),
        }
    }
    if let Some(up_to) = node.field("upTo") {
        amount.up_to = in_fen(up_to);
        if amount.up_to.is_none() || !amount.is_sound() {
            return Err(("upTo", Some(up_to)));
        }
    }
    Ok(amount)
}

fn in_fen<N: Node>(node: N) -> Option<i64> {
    read_yuan(node.string()?)
}
