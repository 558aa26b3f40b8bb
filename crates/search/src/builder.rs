//! Makes an index of issues.

use crate::alphabet::Writer;
use crate::fold;
use crate::leaves::{self, Leaf};
use crate::manifest::{Manifest, write_issue_page, write_shard_page};
use crate::names::{self, ISSUES_A_PAGE, SHARDS_A_PAGE};
use crate::posting::{self, LAST_HINT, Posting};
use crate::shard;
use crate::term::{self, Term};
use crate::text::{self, About};
use bulletin::model::Issue;

/// About as many bytes should a shard have: a question costs one for each of its terms,
/// and a small one has much of the name of its file to pay for.
const SHARD_BYTES: usize = 2 << 10;

/// An issue, ready to be put into an index. It can be made for many issues at a time.
pub struct Ready {
    /// Its terms in the order of their shards, each with the first text that has it in
    /// its lowest bits.
    terms: Vec<u64>,
    /// The bytes of its texts.
    texts: Vec<Vec<u8>>,
    year: u16,
}

/// The bits of a hint.
const HINT: u32 = 3;
/// Lists are made of the terms of so many parts one after the other, so that not all
/// issues' terms are in memory twice.
const PARTS: u32 = 6;

/// Makes an issue ready. The label names it outside its own head: 2020年第十五期.
pub fn ready(issue: &Issue, label: &str) -> Ready {
    let pieces = leaves::of_issue(issue);
    let parts = text::divide(&pieces);
    let about = About {
        id: issue.id.clone(),
        label: label.to_owned(),
        headline: issue.headline.clone() + issue.part_label.as_deref().unwrap_or_default(),
        date: date(issue),
    };
    let mut terms = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let hint = index.min(usize::from(LAST_HINT)) as u64;
        of_part(part, &mut |term| terms.push(term << HINT | hint));
    }
    for it in leaves::places(issue) {
        terms.push(term::of_place(it.index()) << HINT);
    }
    terms.sort_unstable();
    terms.dedup_by_key(|it| *it >> HINT);
    terms.sort_unstable_by_key(|it| term::spread(*it >> HINT));
    terms.shrink_to_fit();
    let writer = Writer::default();
    let mut texts: Vec<Vec<u8>> = parts
        .iter()
        .map(|part| text::write(&about, part, &writer))
        .collect();
    if texts.is_empty() {
        texts.push(text::write(&about, &[], &writer));
    }
    Ready {
        terms,
        texts,
        year: issue.date_published.year,
    }
}

fn of_part(part: &[Leaf], see: &mut dyn FnMut(Term)) {
    for leaf in part {
        term::of_text(&fold::fold(&leaf.text).chars, see);
    }
}

fn date(issue: &Issue) -> String {
    let it = issue.date_published;
    format!("{:04}-{:02}-{:02}", it.year, it.month, it.day)
}

/// The files of an index by their names, the manifest last.
pub fn build(issues: Vec<Ready>) -> Vec<(String, Vec<u8>)> {
    let count = issues.len() as u32;
    let mut files = Vec::new();
    let mut manifest = Manifest {
        issues: count,
        ..Manifest::default()
    };
    let (mut entries, mut terms) = (Vec::new(), Vec::new());
    for (issue, ready) in (0..).zip(issues) {
        let year = u32::from(ready.year);
        if manifest.years.last().is_none_or(|it| it.0 != year) {
            manifest.years.push((year, issue));
        }
        terms.push(ready.terms);
        let hash = names::hash(&ready.texts.concat());
        entries.push((ready.texts.len() as u32, hash));
        for (index, bytes) in (0..).zip(ready.texts) {
            files.push((names::text(issue, index, hash), bytes));
        }
    }
    let lists = lists(&terms);
    drop(terms);
    let bytes: usize = lists.iter().map(|it| it.1.len() + 4).sum();
    manifest.shard_bits = (bytes / SHARD_BYTES).max(1).ilog2();
    let bits = manifest.shard_bits;
    let mut shards: Vec<Vec<(Term, Vec<u8>)>> = Vec::new();
    shards.resize_with(1 << bits, Vec::new);
    for (term, list) in lists {
        shards[term::shard(term, bits) as usize].push((term, list));
    }
    let mut hashes = Vec::with_capacity(shards.len());
    for (index, lists) in (0..).zip(&mut shards) {
        lists.sort_unstable_by_key(|it| it.0);
        let bytes = shard::write(lists);
        let hash = names::hash(&bytes);
        hashes.push(hash);
        files.push((names::shard(index, hash), bytes));
    }
    for (page, hashes) in (0..).zip(hashes.chunks(SHARDS_A_PAGE as usize)) {
        let bytes = write_shard_page(hashes);
        let hash = names::hash(&bytes);
        manifest.shard_pages.push(hash);
        files.push((names::shard_page(page, hash), bytes));
    }
    for (page, entries) in (0..).zip(entries.chunks(ISSUES_A_PAGE as usize)) {
        let bytes = write_issue_page(entries);
        let hash = names::hash(&bytes);
        manifest.issue_pages.push(hash);
        files.push((names::issue_page(page, hash), bytes));
    }
    files.push((names::MANIFEST.to_owned(), manifest.write()));
    files
}

/// The list of each term, in the order of the shards.
fn lists(issues: &[Vec<u64>]) -> Vec<(Term, Vec<u8>)> {
    let count = issues.len() as u32;
    let mut rest: Vec<&[u64]> = issues.iter().map(Vec::as_slice).collect();
    let mut out = Vec::new();
    let mut postings: Vec<(Term, Posting)> = Vec::new();
    let mut of_one = Vec::new();
    for part in 0..1 << PARTS {
        postings.clear();
        for (issue, own) in (0..).zip(&mut rest) {
            let of_part = |it: &u64| term::shard(*it >> HINT, PARTS) == part;
            let end = own.partition_point(of_part);
            let (these, after) = own.split_at(end);
            *own = after;
            postings.extend(these.iter().map(|it| {
                let hint = (it & u64::from(LAST_HINT)) as u8;
                (it >> HINT, Posting { issue, hint })
            }));
        }
        // By term; those of one term stay in the order of the issues.
        postings.sort_by_key(|it| it.0);
        for group in postings.chunk_by(|a, b| a.0 == b.0) {
            of_one.clear();
            of_one.extend(group.iter().map(|it| it.1));
            out.push((group[0].0, posting::write(&of_one, count)));
        }
    }
    out
}
