//! What an import warned about, in its record: so that a check knows it, and
//! that nothing is said again once a person has dealt with it.

use std::collections::{BTreeSet, HashMap, HashSet};

use bulletin::evidence::places;
use bulletin::facts::FactAt;
use bulletin::model::{Fact, Issue};
use serde_json::{Value, json};

use super::hash::hash;
use crate::report::{Explanation, Place, ReportLine};

/// A warning of the last import.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Warning {
    /// The name of its kind.
    pub code: String,
    /// Where it is.
    pub place: Place,
    /// The text or value that it is about.
    pub detail: String,
    /// What exactly is wrong.
    pub explanation: Option<Explanation>,
    /// The fact that it is about, as the import left it.
    pub fact: Option<FactState>,
}

/// A fact at a moment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FactState {
    /// Its id.
    pub id: String,
    /// Stands for its content.
    pub state: String,
}

/// How many digits of a hash tell two states of a fact apart.
const DIGITS: usize = 16;

impl FactState {
    /// A fact as it is now.
    pub fn of(fact: &Fact) -> FactState {
        let text = serde_json::to_vec(fact).unwrap_or_default();
        FactState {
            id: fact.id.clone(),
            state: hash(&text).chars().take(DIGITS).collect(),
        }
    }
}

/// What tells, for an issue, which warnings nobody has dealt with. Made once for all
/// of them: an issue can have tens of thousands, and as many facts.
pub(super) struct Dealt<'a> {
    /// The facts that warnings are about, as they are now.
    facts: HashSet<(&'a str, String)>,
    /// The words of sums that confirmed facts have, too.
    words: HashSet<&'a str>,
}

impl<'a> Dealt<'a> {
    pub(super) fn with(warnings: &'a [Warning], issue: &'a Issue) -> Dealt<'a> {
        let about = warnings.iter().filter_map(|it| it.fact.as_ref());
        let about: HashSet<&str> = about.map(|it| it.id.as_str()).collect();
        let facts = issue.each_fact().map(|(_, fact)| fact);
        let facts = facts.filter(|fact| about.contains(fact.id.as_str()));
        let facts = facts.map(|fact| (fact.id.as_str(), FactState::of(fact).state));
        let words: BTreeSet<&str> = warnings.iter().filter_map(Warning::passed_over).collect();
        let words: Vec<&str> = words.into_iter().collect();
        let quotes = issue.each_fact().filter(|(_, fact)| !fact.proposed);
        let quotes: BTreeSet<&str> = quotes.map(|(_, fact)| fact.quote.as_str()).collect();
        let quotes: Vec<&str> = quotes.into_iter().collect();
        let mut dealt = Dealt {
            facts: facts.collect(),
            words: HashSet::new(),
        };
        for (words, found) in places(&quotes, &words) {
            if !found.is_empty() {
                dealt.words.insert(words);
            }
        }
        let within = places(&words, &quotes).into_values().flatten();
        dealt.words.extend(within.map(|(text, _)| words[text]));
        dealt
    }

    /// Whether nobody has dealt with it: the fact is as the import left it, and
    /// no confirmed fact has the words of a sum that became none.
    pub(super) fn leaves(&self, warning: &Warning) -> bool {
        match (&warning.fact, warning.passed_over()) {
            (Some(fact), _) => self.facts.contains(&(fact.id.as_str(), fact.state.clone())),
            (None, Some(words)) => !self.words.contains(words),
            (None, None) => true,
        }
    }
}

impl Warning {
    /// A finding as a warning.
    pub fn of(line: &ReportLine, fact: Option<&Fact>) -> Warning {
        Warning {
            code: line.code.to_owned(),
            place: line.place.clone(),
            detail: line.detail.clone(),
            explanation: line.explanation.as_deref().cloned(),
            fact: fact.map(FactState::of),
        }
    }

    /// What it is about, whatever stands before it in the file: the same warning
    /// of the next import has the same.
    pub fn key(&self) -> String {
        let at = match &self.place {
            Place::Paragraph(_, begins) | Place::Line(_, begins) => begins,
            Place::Part(name) => name,
            Place::Path(file, _) => file,
            Place::File
            | Place::Table(_)
            | Place::Issue(_)
            | Place::Cell(..)
            | Place::Source(..) => "",
        };
        let detail: String = self.detail.split_whitespace().collect();
        format!("{}|{at}|{detail}", self.code)
    }

    /// Where it is now, in the words of the issue's file: a fact may have moved.
    pub fn place_in(&self, facts: &HashMap<&str, (FactAt, &Fact)>) -> Place {
        let fact = self.fact.as_ref();
        let found = fact.and_then(|fact| facts.get(fact.id.as_str()));
        found.map_or_else(|| self.place.clone(), |(at, _)| Place::Issue(at.place()))
    }

    /// The words of a sum in the text that became no fact.
    fn passed_over(&self) -> Option<&str> {
        let about_text = matches!(&self.place, Place::Issue(at) if at.contains("blocks"));
        let is_one = self.fact.is_none() && about_text && !self.detail.is_empty();
        is_one.then_some(&*self.detail)
    }

    pub(super) fn json(&self) -> Value {
        let mut tree = json!({ "code": self.code, "detail": self.detail });
        let Some(fields) = tree.as_object_mut() else {
            return tree;
        };
        let place = match &self.place {
            Place::File | Place::Source(..) | Place::Cell(..) => Value::Null,
            Place::Paragraph(number, begins) => json!({ "paragraph": number, "begins": begins }),
            Place::Line(number, begins) => json!({ "line": number, "begins": begins }),
            Place::Table(number) => json!({ "table": number }),
            Place::Part(name) => json!({ "part": name }),
            Place::Issue(at) => json!({ "at": at }),
            Place::Path(file, at) => json!({ "file": file, "at": at }),
        };
        if !place.is_null() {
            fields.insert("place".to_owned(), place);
        }
        if let Some(said) = &self.explanation {
            let said = json!({ "zh": said.zh, "en": said.en });
            fields.insert("explanation".to_owned(), said);
        }
        if let Some(fact) = &self.fact {
            fields.insert("fact".to_owned(), json!(fact.id));
            fields.insert("state".to_owned(), json!(fact.state));
        }
        tree
    }

    pub(super) fn read(tree: &Value) -> Option<Warning> {
        let text = |tree: &Value, name: &str| Some(tree.get(name)?.as_str()?.to_owned());
        let number = |tree: &Value, name: &str| u32::try_from(tree.get(name)?.as_u64()?).ok();
        let place = tree.get("place").map(|place| {
            let begins = text(place, "begins").unwrap_or_default();
            if let Some(it) = number(place, "paragraph") {
                return Place::Paragraph(it, begins);
            }
            if let Some(it) = number(place, "line") {
                return Place::Line(it, begins);
            }
            if let Some(it) = number(place, "table") {
                return Place::Table(it);
            }
            if let Some(it) = text(place, "part") {
                return Place::Part(it);
            }
            let at = text(place, "at").unwrap_or_default();
            match text(place, "file") {
                Some(file) => Place::Path(file, at),
                None => Place::Issue(at),
            }
        });
        let said = tree.get("explanation");
        let fact = text(tree, "fact").zip(text(tree, "state"));
        Some(Warning {
            code: text(tree, "code")?,
            place: place.unwrap_or_default(),
            detail: text(tree, "detail")?,
            explanation: said
                .and_then(|said| Some(Explanation::new(text(said, "zh")?, text(said, "en")?))),
            fact: fact.map(|(id, state)| FactState { id, state }),
        })
    }
}
