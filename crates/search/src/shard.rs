//! A shard: some terms with their lists.

use crate::bytes::{Input, varint};
use crate::term::Term;

/// The bytes of a shard of terms in order, each with the bytes of its list.
pub fn write(lists: &[(Term, Vec<u8>)]) -> Vec<u8> {
    let mut out = Vec::new();
    varint(lists.len() as u64, &mut out);
    let mut last = 0;
    for (term, list) in lists {
        varint(term - last, &mut out);
        varint(list.len() as u64, &mut out);
        last = *term;
    }
    for (_, list) in lists {
        out.extend(list);
    }
    out
}

/// The list of a term: `None` where the shard is damaged, empty where it lacks it.
pub fn list(bytes: &[u8], wanted: Term) -> Option<&[u8]> {
    let mut input = Input::new(bytes);
    let count = input.varint()?;
    let (mut term, mut before) = (0u64, 0usize);
    let mut found = None;
    for _ in 0..count {
        term = term.checked_add(input.varint()?)?;
        let length = usize::try_from(input.varint()?).ok()?;
        if term == wanted {
            found = Some((before, length));
        }
        before = before.checked_add(length)?;
    }
    let Some((from, length)) = found else {
        return Some(&[]);
    };
    input.rest().get(from..from.checked_add(length)?)
}
