//! Merges facts, one by one, over the whole issue: a sentence may move to
//! another section.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use bulletin::evidence;
use bulletin::model::{Amount, Block, Fact, Issue};

use super::ids;
use super::kinds::{CHANGED, CONFLICT, DROPPED, KEPT, NOT_TAKEN, SENTENCE_CHANGED};
use super::log::{Log, json};
use super::matching::{Located, located};

/// Merges a person's facts into those of the file. Without `base`, the result of
/// the last import, all existing facts count as a person's.
pub(super) fn merge(log: &mut Log, base: Option<&Issue>, mine: &Issue, issue: &mut Issue) {
    let theirs = issue.clone();
    let all = Merge {
        base: base.map(located).unwrap_or_default(),
        mine: located(mine),
        theirs: located(&theirs),
        text: Text::of(&theirs),
    };
    let mut lists = Lists::new(&theirs);
    let renamed = match base {
        Some(_) => all.with_base(log, &mut lists),
        None => all.without_base(log, &mut lists),
    };
    let mut facts = lists.0.into_iter().map(|(_, facts)| facts);
    issue.facts = facts.next().unwrap_or_default();
    for (section, facts) in issue.sections.iter_mut().zip(facts) {
        section.facts = facts;
    }
    // Parts and repeats follow a fact whose id a person changed.
    ids::each_fact(issue, &mut |fact| {
        ids::rename(fact, &|id| renamed.get(id).cloned());
    });
    let known = base.into_iter().chain([&theirs]);
    let known = known.flat_map(|issue| issue.all_facts());
    let known = known.map(|(_, fact)| (fact.id.clone(), fact.part_of.clone()));
    lift(issue, &known.collect());
}

/// Takes facts out of totals that are there no longer: into the total of the
/// total, if it had one. A total that nobody ever had stays, to be reported.
pub fn lift(issue: &mut Issue, known: &HashMap<String, Option<String>>) {
    let there = issue.all_facts();
    let there: BTreeSet<String> = there.iter().map(|(_, fact)| fact.id.clone()).collect();
    ids::each_fact(issue, &mut |fact| {
        for _ in 0..known.len() {
            let gone = fact.part_of.as_ref().filter(|id| !there.contains(*id));
            let Some(above) = gone.and_then(|id| known.get(id)) else {
                break;
            };
            fact.part_of.clone_from(above);
        }
        let repeats = fact.repeats.as_ref().filter(|it| it.issue.is_none());
        if repeats.is_some_and(|it| !there.contains(&it.fact) && known.contains_key(&it.fact)) {
            fact.repeats = None;
        }
    });
}

/// The facts of the issue itself and of each section, as they come out.
struct Lists(Vec<(Option<String>, Vec<Fact>)>);

impl Lists {
    fn new(issue: &Issue) -> Lists {
        let sections = issue.sections.iter().map(|it| Some(it.id.clone()));
        let all = std::iter::once(None).chain(sections);
        Lists(all.map(|section| (section, Vec::new())).collect())
    }

    fn of(&mut self, section: Option<&str>) -> Option<&mut Vec<Fact>> {
        let mut lists = self.0.iter_mut();
        let list = lists.find(|(it, _)| it.as_deref() == section);
        list.map(|(_, facts)| facts)
    }

    fn push(&mut self, section: Option<&str>, fact: Fact) {
        if let Some(list) = self.of(section) {
            list.push(fact);
        }
    }

    /// Puts a fact after the one that it followed.
    fn insert(&mut self, section: Option<&str>, fact: Fact, before: &[&Fact]) {
        let Some(list) = self.of(section) else { return };
        let mut before = before.iter().rev();
        let after = before.find_map(|it| list.iter().position(|other| other.id == it.id));
        list.insert(after.map_or(0, |after| after + 1), fact);
    }
}

/// The text of the merged issue, by section.
struct Text<'a>(Vec<(Option<&'a str>, Vec<Block>)>);

impl<'a> Text<'a> {
    fn of(issue: &'a Issue) -> Text<'a> {
        let lead = [&*issue.editor_note, &*issue.lead].concat();
        let sections = issue.sections.iter();
        let sections = sections.map(|it| (Some(&*it.id), it.blocks.clone()));
        Text(std::iter::once((None, lead)).chain(sections).collect())
    }

    fn stands_in(&self, section: Option<&str>, fact: &Fact) -> bool {
        let mut parts = self.0.iter().filter(|(it, _)| *it == section);
        parts.any(|(_, blocks)| stands(blocks, fact))
    }

    /// The section where a quote stands: its own, or else the first that has it.
    fn home(&self, section: Option<&str>, fact: &Fact) -> Option<(Option<&'a str>, Fact)> {
        let own = self.0.iter().filter(|(it, _)| *it == section);
        for (section, blocks) in own {
            if stands(blocks, fact) {
                return Some((*section, fact.clone()));
            }
        }
        let moved = Fact {
            occurrence: 1,
            ..fact.clone()
        };
        let mut all = self.0.iter().filter(|(_, blocks)| stands(blocks, &moved));
        let (section, _) = all.next()?;
        Some((*section, moved))
    }
}

fn stands(blocks: &[Block], fact: &Fact) -> bool {
    let fact = std::slice::from_ref(fact);
    !evidence::locate(blocks, fact).is_empty()
}

/// What the last import made, what is in the archive, what the file says now.
struct Merge<'a> {
    base: Vec<Located<'a>>,
    mine: Vec<Located<'a>>,
    theirs: Vec<Located<'a>>,
    text: Text<'a>,
}

fn place(section: Option<&str>, fact: &Fact) -> String {
    match section {
        None => format!("facts({})", fact.id),
        Some(section) => format!("sections({section}).facts({})", fact.id),
    }
}

impl Merge<'_> {
    /// Returns the ids that a person changed, each with the new one.
    fn with_base(&self, log: &mut Log, lists: &mut Lists) -> BTreeMap<String, String> {
        let mut renamed = BTreeMap::new();
        let mut used = vec![false; self.mine.len()];
        for new in &self.theirs {
            let at = place(new.section, new.fact);
            let Some(old) = self.base.iter().find(|old| old.fact.id == new.fact.id) else {
                // Not there last time: new, unless a person wrote it before.
                let same = |mine: &Located| {
                    mine.section == new.section
                        && is_same_place(mine.fact, new.fact)
                        && !self.base.iter().any(|old| old.fact.id == mine.fact.id)
                };
                match self.mine.iter().position(same) {
                    // In a section that a person added.
                    Some(index) if self.mine[index].fact == new.fact => used[index] = true,
                    Some(_) => {
                        log.add(&NOT_TAKEN, at, json(new.fact));
                        continue;
                    }
                    None => {}
                }
                lists.push(new.section, new.fact.clone());
                continue;
            };
            let Some(index) = self.now(old) else {
                let same = old.fact == new.fact;
                let kind = if same { &KEPT } else { &CONFLICT };
                log.add(kind, at, format!("− {}", json(new.fact)));
                continue;
            };
            used[index] = true;
            let mine = &self.mine[index];
            if mine.fact.id != old.fact.id {
                renamed.insert(old.fact.id.clone(), mine.fact.id.clone());
            }
            lists.push(new.section, self.settle(log, &at, mine, old, new));
        }
        for (index, mine) in self.mine.iter().enumerate() {
            if !used[index] {
                self.unmatched(log, lists, index, mine);
            }
        }
        renamed
    }

    /// Decides on a fact that the file had last time and has now.
    fn settle(
        &self,
        log: &mut Log,
        at: &str,
        mine: &Located,
        old: &Located,
        new: &Located,
    ) -> Fact {
        let (file, mut now, mut was) = (new.fact, mine.fact.clone(), old.fact.clone());
        if now == was {
            return file.clone();
        }
        if (&now.quote, now.occurrence) == (&was.quote, was.occurrence) && was.quote == file.quote {
            // The same words stand before it more or less often than last time.
            now.occurrence = file.occurrence;
            was.occurrence = file.occurrence;
        }
        let (now, was) = (&now, &was);
        let confirmed = was.proposed && !now.proposed;
        let touched = !is_same_but_review(now, was);
        // Other numbers of the sentence are other facts' matter.
        let reworded = confirmed && old.masked_sentence != new.masked_sentence;
        if is_same_but_review(file, was) || is_same_but_review(file, now) {
            if touched && !is_same_but_review(file, now) {
                log.add(&KEPT, at, json(now));
            }
            if reworded {
                log.add(&SENTENCE_CHANGED, at, sentences(old, new));
            }
            return now.clone();
        }
        // The same words may stand in another sentence, too.
        let here = self.text.stands_in(new.section, now) && {
            let sentence = self.sentence(new.section, now);
            sentence.contains(&new.sentence) || new.sentence.contains(&sentence)
        };
        if here {
            let mut other = file.clone();
            other.part_of.clone_from(&was.part_of);
            other.repeats.clone_from(&was.repeats);
            other.quote.clone_from(&was.quote);
            other.occurrence = was.occurrence;
            // Which facts are parts of this one is no change of what it says.
            if touched || !is_same_but_review(&other, was) {
                log.both(&CONFLICT, at, now, file);
            } else if reworded {
                log.add(&SENTENCE_CHANGED, at, sentences(old, new));
            }
            return now.clone();
        }
        let fact = carried(now, was, file);
        let detail = format!(
            "{} → {}\n{}\n原 before: {}\n现 now: {}",
            sum(now.amount),
            sum(fact.amount),
            sentences(old, new),
            json(now),
            json(&fact)
        );
        log.add(&CHANGED, at, detail);
        fact
    }

    /// Decides on a fact that the file does not propose.
    fn unmatched(&self, log: &mut Log, lists: &mut Lists, index: usize, mine: &Located) {
        let at = place(mine.section, mine.fact);
        let old = self.base.iter().find(|old| self.now(old) == Some(index));
        if old.is_some_and(|old| old.fact == mine.fact) {
            // As the last import produced it, and no longer in the file.
            return;
        }
        let Some((section, mut fact)) = self.text.home(mine.section, mine.fact) else {
            log.add(&DROPPED, at, json(mine.fact));
            return;
        };
        let sentence = self.sentence(section, &fact);
        match old {
            Some(old) if sentence != old.sentence => {
                // The file no longer says it in these words.
                let kind = if fact.proposed { &CONFLICT } else { &CHANGED };
                fact.proposed = true;
                let detail = format!("{}\n→ {sentence}\n{}", old.sentence, json(&fact));
                log.add(kind, at, detail);
            }
            Some(_) if fact.proposed => log.add(&CONFLICT, at, json(&fact)),
            _ => log.add(&KEPT, at, json(&fact)),
        }
        let before = &self.mine[..index];
        let before = before.iter().filter(|it| it.section == mine.section);
        let before: Vec<&Fact> = before.map(|it| it.fact).collect();
        lists.insert(section, fact, &before);
    }

    fn without_base(&self, log: &mut Log, lists: &mut Lists) -> BTreeMap<String, String> {
        let mut kept = BTreeSet::new();
        for mine in &self.mine {
            match self.text.home(mine.section, mine.fact) {
                Some((section, fact)) => {
                    kept.insert(section);
                    lists.push(section, fact);
                }
                None => log.add(&DROPPED, place(mine.section, mine.fact), json(mine.fact)),
            }
        }
        for new in &self.theirs {
            let had = |it: &Located| it.section == new.section;
            if !self.mine.iter().any(had) && !kept.contains(&new.section) {
                lists.push(new.section, new.fact.clone());
            } else if !self
                .mine
                .iter()
                .any(|it| had(it) && is_same_place(it.fact, new.fact))
            {
                log.add(&NOT_TAKEN, place(new.section, new.fact), json(new.fact));
            }
        }
        BTreeMap::new()
    }

    /// What an old fact is now: found by its id or, if a person changed that,
    /// by its quote.
    fn now(&self, old: &Located) -> Option<usize> {
        let by_id = |mine: &Located| mine.fact.id == old.fact.id;
        self.mine.iter().position(by_id).or_else(|| {
            self.mine.iter().position(|mine| {
                mine.section == old.section
                    && is_same_place(mine.fact, old.fact)
                    && !self.base.iter().any(|it| it.fact.id == mine.fact.id)
            })
        })
    }

    /// The sentence in which a fact stands now.
    fn sentence(&self, section: Option<&str>, fact: &Fact) -> String {
        for (_, blocks) in self.text.0.iter().filter(|(it, _)| *it == section) {
            let found = evidence::locate(blocks, std::slice::from_ref(fact));
            let leaves = evidence::leaves(blocks);
            if let Some(found) = found.first()
                && let Some(leaf) = leaves.get(found.leaf)
            {
                let text = leaf.text();
                let sentence = super::matching::evidence_sentence(&text, found.start, found.end);
                return sentence.to_owned();
            }
        }
        fact.quote.clone()
    }
}

/// A fact of the file with what a person had made of it, to be confirmed anew:
/// the sum and the sentence are the file's.
fn carried(mine: &Fact, old: &Fact, new: &Fact) -> Fact {
    let mut fact = new.clone();
    fact.id.clone_from(&mine.id);
    fact.proposed = true;
    if mine.category != old.category {
        fact.category = mine.category;
    }
    if mine.donor != old.donor {
        fact.donor.clone_from(&mine.donor);
    }
    if mine.date != old.date {
        fact.date = mine.date;
    }
    if mine.as_of != old.as_of {
        fact.as_of = mine.as_of;
    }
    if mine.part_of != old.part_of {
        fact.part_of.clone_from(&mine.part_of);
    }
    if mine.repeats != old.repeats {
        fact.repeats.clone_from(&mine.repeats);
    }
    fact
}

fn sum(amount: Option<Amount>) -> String {
    amount.map_or_else(|| "—".to_owned(), Amount::to_chinese)
}

fn sentences(old: &Located, new: &Located) -> String {
    format!("{}\n→ {}", old.sentence, new.sentence)
}

/// Whether two facts say the same, confirmed or not.
fn is_same_but_review(a: &Fact, b: &Fact) -> bool {
    let mut a = a.clone();
    a.proposed = b.proposed;
    // A person may give a fact another id.
    a.id.clone_from(&b.id);
    a == *b
}

fn is_same_place(a: &Fact, b: &Fact) -> bool {
    (&a.quote, a.occurrence) == (&b.quote, b.occurrence)
}
