//! Merges facts, one by one.

use bulletin::evidence;
use bulletin::model::{Block, Fact, Issue};

use super::kinds::{CONFLICT, DROPPED, KEPT, NOT_TAKEN};
use super::log::{Log, find, json};

pub(super) fn merge(log: &mut Log, base: Option<&Issue>, mine: &Issue, issue: &mut Issue) {
    let mut renamed = Vec::new();
    let text = [&*issue.editor_note, &*issue.lead].concat();
    let lists = Lists {
        base: base.map(|base| &*base.facts),
        mine: &mine.facts,
        text: &text,
    };
    issue.facts = lists.merge(log, "facts", &issue.facts, &mut renamed);
    for section in &mut issue.sections {
        let of = |issue| find(issue_sections(issue), &section.id).map(|it| &*it.facts);
        let lists = Lists {
            base: base.map(|base| of(base).unwrap_or_default()),
            mine: of(mine).unwrap_or_default(),
            text: &section.blocks,
        };
        let place = format!("sections({}).facts", section.id);
        section.facts = lists.merge(log, &place, &section.facts, &mut renamed);
    }
    // Changes to a section that the file no longer has.
    for section in &mine.sections {
        if find(&issue.sections, &section.id).is_some() {
            continue;
        }
        let old = base.and_then(|base| find(&base.sections, &section.id));
        let old = old.map(|it| &*it.facts).unwrap_or_default();
        for fact in section.facts.iter().filter(|fact| !old.contains(fact)) {
            let place = format!("sections({}).facts({})", section.id, fact.id);
            log.add(&DROPPED, place, json(fact));
        }
    }
    // Parts and repeats follow a fact whose id a person changed.
    let lists = issue.sections.iter_mut().map(|it| &mut it.facts);
    for fact in std::iter::once(&mut issue.facts).chain(lists).flatten() {
        let new = |id: &String| renamed.iter().find(|(old, _)| old == id);
        let repeats = fact.repeats.as_mut().filter(|it| it.issue.is_none());
        let repeats = repeats.map(|it| &mut it.fact);
        for id in fact.part_of.as_mut().into_iter().chain(repeats) {
            if let Some((_, new)) = new(id) {
                id.clone_from(new);
            }
        }
    }
}

fn issue_sections(issue: &Issue) -> &[bulletin::model::Section] {
    &issue.sections
}

/// The facts of one section, last time and now, and its merged text.
struct Lists<'a> {
    base: Option<&'a [Fact]>,
    mine: &'a [Fact],
    text: &'a [Block],
}

impl Lists<'_> {
    fn merge(
        &self,
        log: &mut Log,
        place: &str,
        theirs: &[Fact],
        renamed: &mut Vec<(String, String)>,
    ) -> Vec<Fact> {
        let Some(base) = self.base else {
            return self.without_base(log, place, theirs);
        };
        let mut result: Vec<Fact> = Vec::new();
        let mut used = vec![false; self.mine.len()];
        for new in theirs {
            let place = format!("{place}({})", new.id);
            let Some(old) = base.iter().find(|old| old.id == new.id) else {
                // Not there last time: new, unless a person wrote it before.
                let same = |mine: &Fact| is_same_place(mine, new) && !self.was(base, mine);
                match self.mine.iter().any(same) {
                    true => log.add(&NOT_TAKEN, place, json(new)),
                    false => result.push(new.clone()),
                }
                continue;
            };
            let Some(at) = self.now(base, old) else {
                let kind = if old == new { &KEPT } else { &CONFLICT };
                log.add(kind, place, format!("− {}", json(new)));
                continue;
            };
            used[at] = true;
            let mine = &self.mine[at];
            if mine.id != old.id {
                renamed.push((old.id.clone(), mine.id.clone()));
            }
            if mine == old {
                result.push(new.clone());
            } else if mine == new {
                result.push(mine.clone());
            } else if new == old {
                log.add(&KEPT, place, json(mine));
                result.push(mine.clone());
            } else if self.stands(mine) {
                log.both(&CONFLICT, &place, mine, new);
                result.push(mine.clone());
            } else {
                log.both(&DROPPED, &place, mine, new);
                result.push(new.clone());
            }
        }
        for (at, mine) in self.mine.iter().enumerate() {
            if used[at] {
                continue;
            }
            let place = format!("{place}({})", mine.id);
            let old = base.iter().find(|old| self.now(base, old) == Some(at));
            if old == Some(mine) {
                // As the last import produced it, and no longer in the file.
                continue;
            }
            if !self.stands(mine) {
                log.add(&DROPPED, place, json(mine));
                continue;
            }
            log.add(
                if old.is_some() { &CONFLICT } else { &KEPT },
                place,
                json(mine),
            );
            let before = self.mine[..at].iter().rev();
            let after = before
                .filter_map(|it| result.iter().position(|other| other.id == it.id))
                .next();
            result.insert(after.map_or(0, |after| after + 1), mine.clone());
        }
        result
    }

    /// Without a record of the last import, existing facts count as a person's.
    fn without_base(&self, log: &mut Log, place: &str, theirs: &[Fact]) -> Vec<Fact> {
        if self.mine.is_empty() {
            return theirs.to_vec();
        }
        let mut result = Vec::new();
        for mine in self.mine {
            if self.stands(mine) {
                result.push(mine.clone());
            } else {
                log.add(&DROPPED, format!("{place}({})", mine.id), json(mine));
            }
        }
        let known = |new: &&Fact| !self.mine.iter().any(|mine| is_same_place(mine, new));
        for new in theirs.iter().filter(known) {
            log.add(&NOT_TAKEN, format!("{place}({})", new.id), json(new));
        }
        result
    }

    /// What an old fact is now: found by its id or, if a person changed that,
    /// by its quote.
    fn now(&self, base: &[Fact], old: &Fact) -> Option<usize> {
        let by_id = self.mine.iter().position(|mine| mine.id == old.id);
        by_id.or_else(|| {
            self.mine.iter().position(|mine| {
                is_same_place(mine, old) && !base.iter().any(|other| other.id == mine.id)
            })
        })
    }

    /// Whether the last import produced it, whatever a person did to it since.
    fn was(&self, base: &[Fact], mine: &Fact) -> bool {
        base.iter().any(|old| old.id == mine.id)
    }

    fn stands(&self, fact: &Fact) -> bool {
        let fact = std::slice::from_ref(fact);
        !evidence::locate(self.text, fact).is_empty()
    }
}

fn is_same_place(a: &Fact, b: &Fact) -> bool {
    (&a.quote, a.occurrence) == (&b.quote, b.occurrence)
}
