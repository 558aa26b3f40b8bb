//! Chooses among the candidates for each field of the head.

use crate::recognize::account::Account;
use crate::recognize::given::Given;
use crate::recognize::line::Line;
use crate::recognize::number::{self, Form, Number};
use crate::recognize::{aside, kinds, names, words};
use crate::report::{Finding, Reason, Taken};

use super::content::Head;
use super::region::HeadLine;
use super::token::{HeadToken, Printed};
use super::{periodical, reasons};

/// A token with its line; `None` once a field has taken it.
pub struct Piece<'a> {
    /// Which line of the head.
    pub row: usize,
    /// The line.
    pub line: &'a Line,
    /// What it is.
    pub token: Option<HeadToken>,
}

/// Takes tokens for fields, one field after the other.
pub struct Chooser<'a, 'b> {
    /// The lines of the head.
    pub lines: &'b [HeadLine<'a>],
    /// Their tokens.
    pub pieces: Vec<Piece<'a>>,
    /// What was taken.
    pub head: Head,
    /// What a person gave.
    pub given: &'b Given,
    /// Where text that becomes a value is entered.
    pub account: &'b mut Account,
    /// What a person should know.
    pub findings: &'b mut Vec<Finding>,
}

/// Fills in the head.
pub fn choose(
    lines: &[HeadLine<'_>],
    given: &Given,
    account: &mut Account,
    findings: &mut Vec<Finding>,
) -> Head {
    let pieces = lines.iter().enumerate().flat_map(|(row, of)| {
        of.tokens.iter().map(move |token| Piece {
            row,
            line: of.line,
            token: Some(token.clone()),
        })
    });
    let mut chooser = Chooser {
        lines,
        pieces: pieces.collect(),
        head: Head::default(),
        given,
        account,
        findings,
    };
    chooser.classification();
    chooser.name();
    chooser.number();
    chooser.name_above_number();
    chooser.publisher();
    chooser.date();
    for mark in chooser
        .pieces
        .iter()
        .filter_map(|piece| match &piece.token {
            Some(HeadToken::Mark(mark)) => Some(mark),
            _ => None,
        })
    {
        chooser.account.marks(mark);
    }
    chooser.keep();
    chooser.head
}

impl Chooser<'_, '_> {
    /// Notes from where a field was taken, and why.
    pub fn taken(&mut self, field: &'static str, value: &str, at: usize, reason: &'static Reason) {
        let place = self.pieces.get(at).map(|piece| piece.line.place.clone());
        self.head.taken.push(Taken {
            field,
            value: value.to_owned(),
            place: place.unwrap_or_default(),
            reason,
        });
    }

    /// A token that no field has taken.
    pub fn token(&self, at: usize) -> Option<&HeadToken> {
        self.pieces.get(at)?.token.as_ref()
    }

    /// Takes a token.
    pub fn take(&mut self, at: usize) -> Option<HeadToken> {
        self.pieces.get_mut(at)?.token.take()
    }

    /// A text that no field has taken.
    pub fn text(&self, at: usize) -> Option<&str> {
        match self.token(at)? {
            HeadToken::Text(text) => Some(text),
            _ => None,
        }
    }

    fn classification(&mut self) {
        let found = self
            .pieces
            .iter()
            .position(|piece| matches!(piece.token, Some(HeadToken::Classified(_))));
        if let Some(HeadToken::Classified(text)) = found.and_then(|at| self.take(at)) {
            self.head.classification = Some(text);
        }
    }

    /// The number: the surest form, and then the first.
    fn number(&mut self) {
        let mut best: Option<((bool, Form), usize)> = None;
        for (at, piece) in self.pieces.iter().enumerate() {
            if let Some(HeadToken::Number(number, _)) = &piece.token
                && number.label.is_some()
            {
                // （增刊） alone has none.
                let counted = number.number.is_some() || number.combined;
                let score = (counted, number.form);
                if best.is_none_or(|(most, _)| score > most) {
                    best = Some((score, at));
                }
            }
        }
        let labelled = best.map(|(_, at)| at);
        if let Some(at) = labelled
            && let Some(HeadToken::Number(number, _)) = self.take(at)
        {
            self.set_number(number, at, &reasons::NUMBER_FORM);
        }
        let supplement = self.pieces.iter().position(|piece| {
            matches!(&piece.token, Some(HeadToken::Number(number, _))
                if number.supplement && number.number.is_none())
        });
        if let Some(at) = supplement.filter(|_| labelled.is_some())
            && let Some(HeadToken::Number(_, text)) = self.take(at)
        {
            self.account.head(&text);
            self.head.number.supplement = true;
        }
        let total = self.pieces.iter().position(|piece| {
            matches!(&piece.token, Some(HeadToken::Number(number, _)) if number.label.is_none())
        });
        if let Some(at) = total.filter(|_| self.head.number.cumulative.is_none())
            && let Some(HeadToken::Number(number, _)) = self.take(at)
        {
            let text = number.cumulative_text.clone().unwrap_or_default();
            self.account.head(&text);
            self.account.marks(&number.ornaments);
            self.head.number.cumulative = number.cumulative;
            self.head.number.cumulative_text = number.cumulative_text;
            if self.head.number.label.is_none() {
                self.head.number.year = number.year;
                self.taken("number", &text, at, &reasons::NUMBER_FORM);
            }
        }
        if self.head.number.label.is_none() && self.head.number.cumulative.is_none() {
            let bare =
                (0..self.pieces.len()).find_map(|at| Some((at, number::bare(self.text(at)?)?)));
            if let Some((at, number)) = bare.filter(|_| !self.head.name.is_empty()) {
                self.take(at);
                self.set_number(number, at, &reasons::BRACKETS_BELOW_NAME);
            }
        }
    }

    fn set_number(&mut self, number: Number, at: usize, reason: &'static Reason) {
        if let Some(text) = &number.cumulative_text {
            self.account.head(text);
        }
        self.account.marks(&number.ornaments);
        let label = number.label.clone().unwrap_or_default();
        self.head.number = number;
        self.taken("number", &label, at, reason);
    }

    /// The publisher: what a label or 编印 says, then a name beside the date,
    /// then a name on a line of its own.
    fn publisher(&mut self) {
        let dated = |row: usize| {
            let tokens = self.lines.get(row).map(|of| of.tokens.as_slice());
            tokens
                .unwrap_or_default()
                .iter()
                .any(|token| matches!(token, HeadToken::Date(_)))
        };
        let begun = self.lines.iter().position(|of| {
            of.tokens.iter().any(|token| {
                matches!(token, HeadToken::Kind(_) | HeadToken::Number(..))
                    || matches!(token, HeadToken::Name { .. }) && !self.head.name.is_empty()
            })
        });
        let wanted = self.given.publisher.as_deref().map(words::squeeze);
        let mut best: Option<(u8, usize, periodical::Publisher, &'static Reason)> = None;
        for (at, piece) in self.pieces.iter().enumerate() {
            let Some(HeadToken::Text(text)) = &piece.token else {
                continue;
            };
            let told = periodical::publisher(text);
            let plain = || {
                let (rest, name) = repeated(text).unwrap_or(("", text));
                periodical::Publisher {
                    label: String::new(),
                    name: words::unspace(name),
                    done: String::new(),
                    rest: rest.to_owned(),
                }
            };
            let is_name = names::is_name(text) && aside::of(text).is_none();
            let own = wanted.as_ref() == Some(&words::squeeze(text));
            let (score, publisher, reason) = match told {
                _ if own => (5, plain(), &reasons::GIVEN),
                Some(told) if !told.label.is_empty() => (4, told, &reasons::LABELLED),
                Some(told) => (3, told, &reasons::PUBLISHED_BY),
                None if is_name && dated(piece.row) => (2, plain(), &reasons::ON_DATE_LINE),
                None if is_name
                    && (self.head.name.is_empty() || begun.is_some_and(|row| piece.row >= row)) =>
                {
                    (1, plain(), &reasons::NAME_ALONE)
                }
                None => continue,
            };
            if best.as_ref().is_none_or(|(most, ..)| score > *most) {
                best = Some((score, at, publisher, reason));
            }
        }
        // Where a person gave one, a name that only stands alone is text.
        let best = best.filter(|(score, ..)| wanted.is_none() || *score > 1);
        let Some((_, at, publisher, reason)) = best else {
            return;
        };
        self.account.head(&publisher.label);
        self.account.head(&publisher.done);
        if !publisher.done.is_empty() {
            let place = self.pieces.get(at).map(|piece| piece.line.place.clone());
            let kind = &kinds::PUBLISHER_WORD;
            let place = place.unwrap_or_default();
            self.findings
                .push(Finding::new(kind, place, &*publisher.done));
        }
        self.head.publisher.clone_from(&publisher.name);
        self.taken("publisher", &publisher.name, at, reason);
        if let Some(piece) = self.pieces.get_mut(at) {
            let rest = Some(publisher.rest).filter(|rest| !rest.is_empty());
            piece.token = rest.map(HeadToken::Text);
        }
    }

    /// The date: one that is said to be the issue's, and then the first.
    fn date(&mut self) {
        let dates = |piece: &Piece<'_>, said: bool| matches!(&piece.token, Some(HeadToken::Date(date)) if date.said || !said);
        let found = self.pieces.iter().position(|piece| dates(piece, true));
        let found = found.or_else(|| self.pieces.iter().position(|piece| dates(piece, false)));
        let Some(at) = found else { return };
        let Some(HeadToken::Date(Printed {
            date,
            text,
            more,
            said,
        })) = self.take(at)
        else {
            return;
        };
        let place = self.pieces.get(at).map(|piece| piece.line.place.clone());
        let place = place.unwrap_or_default();
        self.account.head(&text);
        if !more.is_empty() {
            self.findings
                .push(Finding::new(&kinds::DATE_DETAIL, place.clone(), more));
        }
        let year = date.year.to_string();
        let spelt = words::squeeze(&text);
        let full = said || spelt.contains(&year) || spelt.contains('年') || !spelt.contains('月');
        let reason = match (said, full) {
            (true, _) => &reasons::LABELLED,
            (false, true) => &reasons::IN_HEAD,
            (false, false) => &reasons::YEAR_OF_NUMBER,
        };
        self.taken("date", &date.to_iso(), at, reason);
        self.head.dated_line = self.pieces.get(at).map(|piece| piece.line.index);
        self.head.date = Some((date, place));
    }

    /// Keeps what no field took, in order.
    fn keep(&mut self) {
        let mut loose = Vec::new();
        for piece in &self.pieces {
            if let Some(token) = &piece.token
                && !matches!(token, HeadToken::Mark(_))
            {
                loose.push((token.printed().to_owned(), piece.line));
            }
        }
        let mut loose = loose.into_iter().peekable();
        while let Some((mut text, line)) = loose.next() {
            // What is left of a line stays one line if nothing in between was
            // taken.
            let printed = words::squeeze(&line.raw());
            while let Some((more, _)) = loose.next_if(|(more, next)| {
                let both = words::squeeze(&format!("{text}{more}"));
                next.index == line.index && printed.contains(&both)
            }) {
                text.push('\u{3000}');
                text.push_str(&more);
            }
            self.head.unplaced.push(line.with_text(&text));
        }
    }
}

/// 原创 甲商会 甲商会: what stands before a name that is printed twice, and the name.
fn repeated(text: &str) -> Option<(&str, &str)> {
    let (before, name) = words::trim(text).rsplit_once(words::is_space)?;
    let mut others = before
        .split(words::is_space)
        .filter(|word| !word.is_empty());
    let known = others.all(|word| word == name || ["原创", "转载", "作者"].contains(&word));
    (known && names::is_name(name)).then_some((before, name))
}
