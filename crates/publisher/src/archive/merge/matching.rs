//! Finds the same fact and the same section again in a corrected file.
//!
//! A fact is known by its sentence, not by its id or its amount: an amount is
//! what a correction corrects. Whatever is compared is compared without its
//! numbers where the exact words do not match.

use std::collections::{HashMap, HashSet};

use bulletin::evidence;
use bulletin::model::{Block, Fact, Issue, Section};

/// A fact with the place where it stands.
pub(super) struct Located<'a> {
    /// The section's id; `None` for a fact of the issue itself.
    pub(super) section: Option<&'a str>,
    pub(super) fact: &'a Fact,
    /// The sentence around its quote; the quote itself if it does not stand.
    pub(super) sentence: String,
    masked_quote: String,
    /// The sentence without its numbers.
    pub(super) masked_sentence: String,
}

/// All facts of an issue, in the order of [`Issue::all_facts`].
pub(super) fn located(issue: &Issue) -> Vec<Located<'_>> {
    let mut all = Vec::new();
    let lead: [&[Block]; 2] = [&issue.editor_note, &issue.lead];
    push(&mut all, None, &lead, &issue.facts);
    for section in &issue.sections {
        push(
            &mut all,
            Some(&section.id),
            &[&section.blocks],
            &section.facts,
        );
    }
    all
}

fn push<'a>(
    all: &mut Vec<Located<'a>>,
    section: Option<&'a str>,
    parts: &[&[Block]],
    facts: &'a [Fact],
) {
    let mut sentences: Vec<Option<String>> = vec![None; facts.len()];
    if !facts.is_empty() {
        let mut leaves = Vec::new();
        for blocks in parts {
            evidence::each_leaf(blocks, &mut |leaf| leaves.push(leaf.text()));
        }
        for found in evidence::locate_parts(parts, facts) {
            let text = leaves.get(found.leaf).map(|text| &**text);
            let text = text.unwrap_or_default();
            if let Some(slot) = sentences.get_mut(found.fact) {
                *slot = Some(evidence_sentence(text, found.start, found.end).to_owned());
            }
        }
    }
    for (fact, sentence) in facts.iter().zip(sentences) {
        let sentence = sentence.unwrap_or_else(|| fact.quote.clone());
        all.push(Located {
            section,
            fact,
            masked_quote: masked(&fact.quote),
            masked_sentence: masked(&sentence),
            sentence,
        });
    }
}

/// The sentence of a text around a place.
pub fn evidence_sentence(text: &str, start: usize, end: usize) -> &str {
    const ENDS: [char; 7] = ['。', '！', '？', '；', '!', '?', '\n'];
    let before = text.get(..start).unwrap_or_default();
    let from = before.rfind(ENDS).map_or(0, |at| {
        at + before[at..].chars().next().map_or(0, char::len_utf8)
    });
    let after = text.get(end..).unwrap_or_default();
    // The quote may hold the mark that ends its sentence.
    let closed = text.get(..end).is_some_and(|text| text.ends_with(ENDS));
    let to = match after.find(ENDS) {
        _ if closed => end,
        Some(at) => end + at + after[at..].chars().next().map_or(0, char::len_utf8),
        None => text.len(),
    };
    text.get(from..to).unwrap_or_default().trim()
}

/// A text with `#` in place of each number.
pub(super) fn masked(text: &str) -> String {
    const NUMERALS: &str = "〇零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟萬億";
    let mut out = String::new();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        let is_number = c.is_ascii_digit() || ('０'..='９').contains(&c) || NUMERALS.contains(c);
        let separates = matches!(c, ',' | '.' | '，' | '．' | '·') && out.ends_with('#');
        if is_number {
            // What stood between two numbers belongs to one.
            if !out.ends_with('#') {
                out.push('#');
            }
        } else if !separates {
            out.push(c);
        }
    }
    out
}

type Rule = fn(&Located, &Located) -> bool;

/// From the surest to the least sure.
const RULES: [Rule; 7] = [
    // Whatever comes before it, and however often the quote stands there now.
    |a, b| {
        a.section == b.section
            && a.fact.quote == b.fact.quote
            && a.sentence == b.sentence
            && a.fact.category == b.fact.category
    },
    |a, b| {
        a.section == b.section
            && (&a.fact.quote, a.fact.occurrence, a.fact.category)
                == (&b.fact.quote, b.fact.occurrence, b.fact.category)
    },
    |a, b| {
        a.section == b.section
            && (&a.fact.quote, a.fact.occurrence) == (&b.fact.quote, b.fact.occurrence)
    },
    // The sentence moved, or its section has another title.
    |a, b| a.fact.quote == b.fact.quote && a.sentence == b.sentence,
    |a, b| {
        a.section == b.section
            && a.masked_quote == b.masked_quote
            && a.masked_sentence == b.masked_sentence
    },
    |a, b| a.masked_quote == b.masked_quote && a.masked_sentence == b.masked_sentence,
    |a, b| a.section == b.section && a.masked_quote == b.masked_quote,
];

/// How much two reworded sentences must have in common, in percent.
const ALIKE: usize = 70;

/// More pairs than this are not compared word by word.
const MOST_COMPARED: usize = 100_000;

/// For each new fact, the index of the old one that it was.
pub(super) fn pair(old: &[Located], new: &[Located]) -> Vec<Option<usize>> {
    let mut pairs: Vec<Option<usize>> = vec![None; new.len()];
    let mut free: Vec<usize> = (0..old.len()).collect();
    for rule in RULES {
        for (fact, found) in new.iter().zip(&mut pairs) {
            if found.is_some() || free.is_empty() {
                continue;
            }
            let at = free.iter().position(|index| rule(&old[*index], fact));
            if let Some(at) = at {
                *found = Some(free.remove(at));
            }
        }
    }
    let open: Vec<usize> = (0..new.len()).filter(|at| pairs[*at].is_none()).collect();
    if open.len().saturating_mul(free.len()) > MOST_COMPARED {
        return pairs;
    }
    for at in open {
        let fact = &new[at];
        let best = free
            .iter()
            .enumerate()
            .filter(|(_, index)| {
                let other = &old[**index];
                other.section == fact.section && other.fact.category == fact.fact.category
            })
            .map(|(place, index)| {
                (
                    likeness(&old[*index].masked_sentence, &fact.masked_sentence),
                    place,
                )
            })
            .filter(|(alike, _)| *alike >= ALIKE)
            .max_by_key(|(alike, place)| (*alike, std::cmp::Reverse(*place)));
        if let Some((_, place)) = best {
            pairs[at] = Some(free.remove(place));
        }
    }
    pairs
}

/// How many of the pairs of characters of two texts are the same, in percent.
fn likeness(a: &str, b: &str) -> usize {
    let pairs =
        |text: &str| -> Vec<(char, char)> { text.chars().zip(text.chars().skip(1)).collect() };
    let (a, b) = (pairs(a), pairs(b));
    let mut counts: HashMap<(char, char), usize> = HashMap::new();
    for pair in &a {
        *counts.entry(*pair).or_default() += 1;
    }
    let mut common = 0;
    for pair in &b {
        if let Some(count) = counts.get_mut(pair).filter(|count| **count > 0) {
            *count -= 1;
            common += 1;
        }
    }
    match a.len() + b.len() {
        0 => 0,
        all => 200 * common / all,
    }
}

/// New ids of sections, each with the old one of the section that it was: a
/// section of which at least half of the text is the same, under another title.
pub(super) fn sections(base: &Issue, theirs: &Issue) -> Vec<(String, String)> {
    let has = |issue: &Issue, id: &str| issue.sections.iter().any(|it| it.id == id);
    let gone = base.sections.iter().filter(|it| !has(theirs, &it.id));
    let mut gone: Vec<(&Section, HashSet<String>)> = gone.map(|it| (it, texts(it))).collect();
    let mut renamed = Vec::new();
    for section in theirs.sections.iter().filter(|it| !has(base, &it.id)) {
        let own = texts(section);
        let common = |other: &HashSet<String>| own.intersection(other).count();
        let best = gone
            .iter()
            .enumerate()
            .filter(|(_, (_, other))| 2 * common(other) >= own.len().max(other.len()).max(1))
            .max_by_key(|(at, (_, other))| (common(other), std::cmp::Reverse(*at)));
        if let Some((at, _)) = best {
            let (old, _) = gone.remove(at);
            renamed.push((section.id.clone(), old.id.clone()));
        }
    }
    renamed
}

/// The paragraphs of a section, without their numbers.
fn texts(section: &Section) -> HashSet<String> {
    let mut all = HashSet::new();
    evidence::each_leaf(&section.blocks, &mut |leaf| {
        let text = masked(&leaf.text());
        if !text.is_empty() {
            all.insert(text);
        }
    });
    all
}
