//! Answers questions from an index, of which it is given the files that it asks for.

use crate::alphabet;
use crate::excerpt::{self, Excerpt};
use crate::find;
use crate::fold;
use crate::leaves::Kind;
use crate::manifest::{Manifest, in_issue_page, in_shard_page};
use crate::names::{self, ISSUES_A_PAGE, MANIFEST, SHARDS_A_PAGE};
use crate::posting::{self, Posting};
use crate::query::{self, Word};
use crate::shard;
use crate::term::{self, Term};
use crate::text::{self, About, Text};
use std::collections::BTreeMap;

/// A question.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Ask {
    /// What was typed.
    pub query: String,
    /// The first and the last year, if not all are meant.
    pub years: Option<(u32, u32)>,
    /// A province, by its place in `bulletin::province::PROVINCES`.
    pub place: Option<usize>,
    /// Oldest first.
    pub oldest_first: bool,
    /// How many issues are to be shown.
    pub wanted: usize,
}

/// An answer, as far as it can be given.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Answer {
    /// Files that are needed to go on; none if this is all.
    pub need: Vec<String>,
    /// A file that is damaged.
    pub damaged: Option<String>,
    /// How many issues there are, or may be.
    pub total: usize,
    /// Whether there are exactly so many; otherwise at most.
    pub exact: bool,
    /// Issues that have all words, in order.
    pub results: Vec<Found>,
    /// Whether there are more than `wanted`, or may be.
    pub more: bool,
}

/// An issue that has all words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// What a list says of it.
    pub about: About,
    /// The first of its sentences that have words.
    pub hits: Vec<Hit>,
    /// How often the words are in what was read of it.
    pub count: usize,
    /// Whether all of it was read.
    pub whole: bool,
}

/// A sentence that has words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hit {
    /// The place in the issue that it is at or below.
    pub place: String,
    /// What it is of.
    pub kind: Kind,
    /// The sentence.
    pub excerpt: Excerpt,
}

/// So many sentences of an issue are shown.
const MOST_HITS: usize = 3;
/// Marks in a piece of text beyond these are not counted.
const MOST_MARKS: usize = 1000;

/// Why an answer cannot be given yet.
enum Stop {
    Need(String),
    Damaged(String),
}

/// A reader, with the files that it was given.
#[derive(Default)]
pub struct Reader {
    files: BTreeMap<String, Vec<u8>>,
    alphabet: alphabet::Reader,
}

impl Reader {
    /// Takes a file that was asked for.
    pub fn put(&mut self, name: &str, bytes: Vec<u8>) {
        self.files.insert(name.to_owned(), bytes);
    }

    /// The years of the index, once there is a manifest.
    pub fn years(&self) -> Vec<u32> {
        let manifest = self.files.get(MANIFEST);
        let manifest = manifest.and_then(|it| Manifest::read(it));
        manifest.map_or_else(Vec::new, |it| it.years.iter().map(|it| it.0).collect())
    }

    /// Answers a question as far as it can.
    pub fn answer(&self, ask: &Ask) -> Answer {
        let mut answer = Answer {
            exact: true,
            ..Answer::default()
        };
        match self.found(ask, &mut answer) {
            Ok(()) => {}
            Err(Stop::Need(name)) => answer.need.push(name),
            Err(Stop::Damaged(name)) => answer.damaged = Some(name),
        }
        answer.need.sort();
        answer.need.dedup();
        answer
    }

    fn found(&self, ask: &Ask, answer: &mut Answer) -> Result<(), Stop> {
        let manifest = Manifest::read(self.file(MANIFEST)?);
        let manifest = manifest.ok_or_else(|| Stop::Damaged(MANIFEST.to_owned()))?;
        let words = query::words(&ask.query);
        if words.is_empty() {
            return Ok(());
        }
        let Some(candidates) = self.candidates(&manifest, &words, ask, answer)? else {
            return Ok(());
        };
        answer.total = candidates.len();
        let is_exact = |word: &Word| word.any.iter().all(|it| term::of_word(it).len() == 1);
        let is_exact = words.iter().all(is_exact);
        let mut pending = 0;
        for (issue, hints) in &candidates {
            if answer.results.len() + pending >= ask.wanted {
                answer.more = true;
                answer.exact = is_exact;
                return Ok(());
            }
            match self.issue(&manifest, *issue, hints, &words, &mut answer.need)? {
                Some(Some(it)) if pending == 0 => answer.results.push(it),
                Some(Some(_)) => pending += 1,
                Some(None) => answer.total -= 1,
                None => {
                    pending += 1;
                    answer.exact = is_exact;
                }
            }
        }
        Ok(())
    }

    /// The issues that may have all words, in order, each with the texts that may have
    /// each word first; `None` where more files are needed.
    #[allow(clippy::type_complexity)]
    fn candidates(
        &self,
        manifest: &Manifest,
        words: &[Word],
        ask: &Ask,
        answer: &mut Answer,
    ) -> Result<Option<Vec<(u32, Vec<u8>)>>, Stop> {
        let issues = manifest.issues as usize;
        let (first, last) = match ask.years {
            None => (0, manifest.issues),
            Some((from, to)) => span(manifest, from, to),
        };
        let mut hints: Vec<Option<Vec<u8>>> = vec![None; issues];
        for it in hints.iter_mut().take(last as usize).skip(first as usize) {
            *it = Some(Vec::with_capacity(words.len()));
        }
        if let Some(place) = ask.place {
            let list = self.list(manifest, term::of_place(place), &mut answer.need)?;
            let mut has = vec![false; issues];
            for it in list.iter().flatten() {
                has[it.issue as usize] = true;
            }
            for (it, has) in hints.iter_mut().zip(has) {
                if !has {
                    *it = None;
                }
            }
        }
        for word in words {
            let mut of_word: Vec<Option<u8>> = vec![None; issues];
            for own in &word.any {
                for it in self.of_any(manifest, own, &mut answer.need)? {
                    let hint = &mut of_word[it.issue as usize];
                    *hint = Some(hint.map_or(it.hint, |before| before.min(it.hint)));
                }
            }
            for (all, own) in hints.iter_mut().zip(of_word) {
                match (all.as_mut(), own) {
                    (Some(all), Some(own)) => all.push(own),
                    _ => *all = None,
                }
            }
        }
        // Where there is one page, all will want it: no need to wait.
        if let [hash] = manifest.issue_pages[..] {
            let name = names::issue_page(0, hash);
            if !self.files.contains_key(&name) {
                answer.need.push(name);
            }
        }
        if !answer.need.is_empty() {
            return Ok(None);
        }
        let mut out: Vec<(u32, Vec<u8>)> = (0..)
            .zip(hints)
            .filter_map(|(issue, hints)| Some((issue, hints?)))
            .collect();
        if !ask.oldest_first {
            out.reverse();
        }
        Ok(Some(out))
    }

    /// The issues that have all terms of a word, each with the last of the texts in
    /// which one begins: none before it has the word.
    fn of_any(
        &self,
        manifest: &Manifest,
        own: &[char],
        need: &mut Vec<String>,
    ) -> Result<Vec<Posting>, Stop> {
        let mut all: Option<Vec<Posting>> = None;
        for term in term::of_word(own) {
            let Some(list) = self.list(manifest, term, need)? else {
                continue;
            };
            all = Some(match all {
                None => list,
                Some(before) => both(&before, &list),
            });
        }
        Ok(all.unwrap_or_default())
    }

    /// The list of a term; `None` where files are needed for it.
    fn list(
        &self,
        manifest: &Manifest,
        term: Term,
        need: &mut Vec<String>,
    ) -> Result<Option<Vec<Posting>>, Stop> {
        let shard = term::shard(term, manifest.shard_bits);
        let page = shard / SHARDS_A_PAGE;
        let hash = manifest.shard_pages.get(page as usize).copied();
        let name = names::shard_page(page, hash.unwrap_or_default());
        let Some(bytes) = self.files.get(&name) else {
            need.push(name);
            return Ok(None);
        };
        let hash = in_shard_page(bytes, shard).ok_or(Stop::Damaged(name))?;
        let name = names::shard(shard, hash);
        let Some(bytes) = self.files.get(&name) else {
            need.push(name);
            return Ok(None);
        };
        let damaged = || Stop::Damaged(name.clone());
        let list = shard::list(bytes, term).ok_or_else(damaged)?;
        if list.is_empty() {
            return Ok(Some(Vec::new()));
        }
        posting::read(list, manifest.issues)
            .ok_or_else(damaged)
            .map(Some)
    }

    /// What an issue has of the words: `None` where files are needed for it, nothing
    /// within where it has not all of them.
    #[allow(clippy::option_option)]
    fn issue(
        &self,
        manifest: &Manifest,
        issue: u32,
        hints: &[u8],
        words: &[Word],
        need: &mut Vec<String>,
    ) -> Result<Option<Option<Found>>, Stop> {
        let page = issue / ISSUES_A_PAGE;
        let hash = manifest.issue_pages.get(page as usize).copied();
        let name = names::issue_page(page, hash.unwrap_or_default());
        let Some(bytes) = self.files.get(&name) else {
            need.push(name);
            return Ok(None);
        };
        let (count, hash) = in_issue_page(bytes, issue).ok_or(Stop::Damaged(name))?;
        let name = |index: u32| names::text(issue, index, hash);
        let mut read: BTreeMap<u32, Text> = BTreeMap::new();
        for index in 0..count {
            if let Some(bytes) = self.files.get(&name(index)) {
                let text = text::read(bytes, &self.alphabet);
                read.insert(index, text.ok_or_else(|| Stop::Damaged(name(index)))?);
            }
        }
        let mut waits = false;
        for (word, hint) in words.iter().zip(hints) {
            let first = u32::from(*hint).min(count - 1);
            // From the text that should have it, then those before: words that the
            // index does not know whole may stand anywhere.
            let mut order = (first..count).chain(0..first);
            let mut unread = Vec::new();
            let mut missed = false;
            let is_there = order.any(|index| match read.get(&index) {
                Some(text) => {
                    let has = has(text, word);
                    missed |= !has;
                    has
                }
                None => {
                    unread.push(index);
                    false
                }
            });
            if is_there {
                continue;
            }
            if unread.is_empty() {
                return Ok(Some(None));
            }
            // Where it is not in the text that should have it, all others are read at
            // once: one after the other they would take as many rounds.
            unread.truncate(if missed { usize::MAX } else { 1 });
            need.extend(unread.into_iter().map(name));
            waits = true;
        }
        match waits {
            true => Ok(None),
            false => Ok(Some(Some(found(read, words, count)))),
        }
    }

    fn file(&self, name: &str) -> Result<&[u8], Stop> {
        match self.files.get(name) {
            Some(bytes) => Ok(bytes),
            None => Err(Stop::Need(name.to_owned())),
        }
    }
}

/// The first issue of the years and the one after the last.
fn span(manifest: &Manifest, from: u32, to: u32) -> (u32, u32) {
    let own: Vec<u32> = manifest.years.iter().map(|it| it.0).collect();
    let own = own.into_iter().filter(|it| (from..=to).contains(it));
    let spans: Vec<_> = own.filter_map(|it| manifest.of_year(it)).collect();
    match (spans.first(), spans.last()) {
        (Some(first), Some(last)) => (first.0.min(manifest.issues), last.1.min(manifest.issues)),
        _ => (0, 0),
    }
}

/// The issues of both lists, with the later text of the two.
fn both(one: &[Posting], other: &[Posting]) -> Vec<Posting> {
    let mut out = Vec::new();
    let mut rest = other.iter().peekable();
    for it in one {
        while rest.next_if(|other| other.issue < it.issue).is_some() {}
        if let Some(other) = rest.next_if(|other| other.issue == it.issue) {
            let hint = it.hint.max(other.hint);
            out.push(Posting {
                issue: it.issue,
                hint,
            });
        }
    }
    out
}

fn has(text: &Text, word: &Word) -> bool {
    text.leaves
        .iter()
        .any(|it| find::has(&fold::fold(&it.text), word))
}

fn found(read: BTreeMap<u32, Text>, words: &[Word], texts: u32) -> Found {
    let mut out = Found {
        about: About::default(),
        hits: Vec::new(),
        count: 0,
        whole: read.len() == texts as usize,
    };
    // Of the head only where nothing else has a word: it is in the list anyway.
    let mut head = Vec::new();
    for text in read.into_values() {
        out.about = text.about;
        for leaf in text.leaves {
            let marks = find::marks(&fold::fold(&leaf.text), words, MOST_MARKS);
            if marks.is_empty() {
                continue;
            }
            out.count += marks.len();
            let list = match leaf.kind {
                Kind::Head => &mut head,
                _ => &mut out.hits,
            };
            if list.len() < MOST_HITS {
                let excerpt = excerpt::around(&leaf.text, &marks);
                list.push(Hit {
                    place: leaf.place,
                    kind: leaf.kind,
                    excerpt,
                });
            }
        }
    }
    if out.hits.is_empty() {
        out.hits = head;
    }
    out
}
