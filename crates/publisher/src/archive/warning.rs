//! What an import warned about, in its record: so that a check knows it, and
//! that nothing is said again once a person has dealt with it.

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

    /// Whether nobody has dealt with it: the fact is as the import left it, and
    /// no confirmed fact has the words of a sum that became none.
    pub fn is_open(&self, issue: &Issue) -> bool {
        if let Some(fact) = &self.fact {
            let mut same = issue.each_fact().filter(|(_, it)| it.id == fact.id);
            return same.any(|(_, it)| FactState::of(it) == *fact);
        }
        let about_text = matches!(&self.place, Place::Issue(at) if at.contains("blocks"));
        let words = &self.detail;
        !about_text
            || words.is_empty()
            || !issue.each_fact().any(|(_, fact)| {
                let quote = &fact.quote;
                !fact.proposed
                    && !quote.is_empty()
                    && (quote.contains(words) || words.contains(quote))
            })
    }

    /// Where it is now, in the words of the issue's file: a fact may have moved.
    pub fn place_in(&self, issue: &Issue) -> Place {
        let fact = self.fact.as_ref();
        let found = fact.and_then(|fact| issue.find_fact(&fact.id));
        found.map_or_else(|| self.place.clone(), |(at, _)| Place::Issue(at.place()))
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
