//! Blocks and the pictures in them. A picture is known by its address, which
//! contains a hash of its content.

use std::collections::BTreeMap;

use bulletin::model::{Block, Figure, Issue, Picture};
use bulletin::visit::{self, Item};

use super::kinds::{CONFLICT, DROPPED, KEPT, NOT_TAKEN, OVERWRITTEN};
use super::log::{self, Log};

/// Calls `see` with each figure of the issue, to change it.
pub fn each_figure_mut(issue: &mut Issue, see: &mut dyn FnMut(&mut Figure)) {
    visit::figures_mut(&mut issue.editor_note, see);
    visit::figures_mut(&mut issue.lead, see);
    for section in &mut issue.sections {
        visit::figures_mut(&mut section.blocks, see);
    }
}

/// Calls `see` with each picture of the issue and its figure's id.
pub fn each_picture<'a>(issue: &'a Issue, see: &mut dyn FnMut(&'a str, &'a Picture)) {
    visit::issue(issue, &mut |item| {
        if let Item::Figure(figure) = item {
            for picture in &figure.pictures {
                see(&figure.id, picture);
            }
        }
    });
}

/// Calls `see` with each picture of the issue and its figure's id, to change it.
pub fn each_picture_mut(issue: &mut Issue, see: &mut dyn FnMut(&str, &mut Picture)) {
    each_figure_mut(issue, &mut |figure| {
        for picture in &mut figure.pictures {
            see(&figure.id, picture);
        }
    });
}

/// The addresses of all files that the issue names, links excepted.
pub fn addresses(issue: &Issue) -> Vec<String> {
    let mut all: Vec<String> = issue.attachments.iter().map(|it| it.href.clone()).collect();
    each_picture(issue, &mut |_, picture| {
        all.push(picture.src.clone());
        all.extend(picture.sources.iter().map(|source| source.src.clone()));
    });
    all
}

fn without_alts(blocks: &[Block]) -> Vec<Block> {
    let mut blocks = blocks.to_vec();
    visit::figures_mut(&mut blocks, &mut |figure| {
        for picture in &mut figure.pictures {
            picture.alt.clear();
        }
    });
    blocks
}

/// Merges blocks as one value, whatever the alt texts in them.
pub(super) fn blocks(
    log: &mut Log,
    place: &str,
    base: &[Block],
    mine: &[Block],
    theirs: &mut Vec<Block>,
) {
    let [old, now] = [base, mine].map(without_alts);
    let mut new = without_alts(theirs);
    if old == now || now == new {
        return;
    }
    // A conflict shows only what differs: a section may be long.
    if new == old {
        log::text(log, place, &old, &now, &mut new);
        *theirs = mine.to_vec();
    } else {
        let only = |some: &[Block], others: &[Block]| -> Vec<Block> {
            let mut some = some.to_vec();
            some.retain(|block| !others.contains(block));
            some
        };
        let (mine, file) = (only(&now, &old), only(&new, &old));
        log.both(&OVERWRITTEN, place, &mine, &file);
    }
}

/// Alt texts by picture.
pub(super) struct Alts {
    base: BTreeMap<String, String>,
    mine: BTreeMap<String, String>,
    known: bool,
}

impl Alts {
    pub(super) fn new(base: &Issue, mine: &Issue, _theirs: &Issue, known: bool) -> Alts {
        Alts {
            base: collect(base),
            mine: collect(mine),
            known,
        }
    }

    pub(super) fn apply(&mut self, log: &mut Log, issue: &mut Issue) {
        let (base, mine, known) = (&self.base, &mut self.mine, self.known);
        let mut seen = Vec::new();
        each_picture_mut(issue, &mut |figure, picture| {
            let Some(now) = mine.get(&picture.src) else {
                return;
            };
            seen.push(picture.src.clone());
            let place = format!("{figure}.alt ({})", picture.src);
            let old = base.get(&picture.src).filter(|_| known);
            match old {
                _ if *now == picture.alt => return,
                Some(old) if old == now => return,
                Some(old) if *old == picture.alt => log.add(&KEPT, place, now),
                Some(_) => log.both(&CONFLICT, &place, now, &picture.alt),
                None if now.is_empty() => return,
                None if picture.alt.is_empty() => log.add(&KEPT, place, now),
                None => log.add(&NOT_TAKEN, place, &picture.alt),
            }
            picture.alt = now.clone();
        });
        for (src, now) in mine {
            let changed = !known || base.get(src).is_none_or(|old| old != now);
            if changed && !now.is_empty() && !seen.contains(src) {
                log.add(&DROPPED, format!("alt ({src})"), now.as_str());
            }
        }
    }
}

fn collect(issue: &Issue) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    each_picture(issue, &mut |_, picture| {
        all.insert(picture.src.clone(), picture.alt.clone());
    });
    all
}
