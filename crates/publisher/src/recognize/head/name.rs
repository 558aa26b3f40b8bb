//! The periodical's name among the tokens of the head.

use crate::recognize::{aside, kinds, names, words};
use crate::report::Finding;

use super::choose::Chooser;
use super::token::HeadToken;
use super::{periodical, reasons, region};

impl Chooser<'_, '_> {
    /// A name with its kind: the kind ends it, on its line or below it.
    pub fn name(&mut self) {
        let found = self.pieces.iter().position(|piece| match &piece.token {
            Some(HeadToken::Kind(_)) => true,
            Some(HeadToken::Name { kind, .. }) => region::names(self.lines, piece.row, kind),
            _ => false,
        });
        let Some(at) = found else { return };
        let Some(piece) = self.pieces.get(at) else {
            return;
        };
        let (row, line) = (piece.row, piece.line);
        let (own, kind, printed) = match self.take(at) {
            Some(HeadToken::Kind(kind)) => (None, kind.clone(), kind),
            Some(HeadToken::Name {
                name,
                kind,
                printed,
            }) => (Some(name), kind, printed),
            _ => return,
        };
        let quoted = printed.contains('《');
        let mut parts = match quoted {
            true => Vec::new(),
            false => self.before_kind(at, row, own.is_some()),
        };
        parts.extend(own);
        let name: String = parts.iter().map(|part| words::unspace(part)).collect();
        if quoted {
            self.account.marks("《》");
        }
        let text = line.text();
        let spread = text.contains(words::is_space) && !text.contains(&kind) && !kind.is_ascii();
        if spread {
            let kind = &kinds::SPACES_DROPPED;
            self.findings
                .push(Finding::new(kind, line.place.clone(), text));
        }
        match name.is_empty() {
            true => self.head.name = kind,
            false => (self.head.name, self.head.kind) = (name, kind),
        }
        let value = format!("{}{}", self.head.name, self.head.kind);
        self.taken("name", &value, at, &reasons::KIND_AFTER_NAME);
    }

    /// What belongs to a name before its kind: on its line, and on the lines above
    /// in the letters of a name.
    fn before_kind(&mut self, at: usize, row: usize, own: bool) -> Vec<String> {
        let mut parts = Vec::new();
        let mut next = at;
        while let Some(before) = next.checked_sub(1)
            && self.pieces.get(before).is_some_and(|it| it.row == row)
        {
            let number = matches!(self.token(before), Some(HeadToken::Number(..)));
            match self.text(before) {
                Some(text) if aside::of(text).is_none() => {}
                // 甲商会2020年第1号简报
                None if number && parts.is_empty() => {
                    next = before;
                    continue;
                }
                _ => break,
            }
            if let Some(HeadToken::Text(text)) = self.take(before) {
                parts.push(text);
            }
            next = before;
        }
        let whole = own || !parts.is_empty();
        let mut first = true;
        while let Some(before) = next.checked_sub(1) {
            let Some(of) = self.pieces.get(before).map(|it| it.line) else {
                break;
            };
            let large = of.is_red() || of.is_centred() && of.look().size >= Some(40);
            let fits = self.text(before).is_some_and(|text| {
                // Without formatting, an organisation's name belongs to it.
                let again = parts.iter().any(|part: &String| part.starts_with(text));
                let office = of.look().size.is_none() && names::is_name(text) && !again;
                aside::of(text).is_none() && (first && (!whole || office) || large)
            });
            if !fits {
                break;
            }
            if let Some(HeadToken::Text(text)) = self.take(before) {
                parts.push(text);
            }
            first = false;
            next = before;
        }
        parts.reverse();
        parts
    }

    /// A name without a kind, above or before the number: the one in the largest
    /// letters, and then the first.
    pub fn name_above_number(&mut self) {
        let numbered = self.head.taken.iter().any(|it| it.field == "number");
        let row = self.lines.iter().position(|of| {
            of.tokens
                .iter()
                .any(|token| matches!(token, HeadToken::Number(..)))
        });
        let (Some(row), true) = (row, self.head.name.is_empty() && numbered) else {
            return;
        };
        let wanted = self.given.name.as_deref().map(words::squeeze);
        let mut best: Option<(Option<u32>, usize)> = None;
        for (at, piece) in self
            .pieces
            .iter()
            .enumerate()
            .take_while(|(_, it)| it.row <= row)
        {
            let text = match &piece.token {
                Some(HeadToken::Text(text)) => text.clone(),
                Some(HeadToken::Name { printed, .. }) => printed.clone(),
                _ => continue,
            };
            let fits = match &wanted {
                Some(wanted) => *wanted == words::squeeze(&text),
                None => {
                    // An office is no periodical.
                    let office = text.ends_with(['室', '处', '部', '组', '科']);
                    aside::of(&text).is_none()
                        && periodical::publisher(&text).is_none()
                        && !(office && names::is_name(&text))
                }
            };
            let size = piece.line.look().size;
            if fits && best.is_none_or(|(most, _)| size > most) {
                best = Some((size, at));
            }
        }
        if let Some((_, at)) = best
            && let Some(token) = self.take(at)
        {
            let text = token.printed();
            let text = words::trim(text);
            let inner = text
                .strip_prefix('《')
                .and_then(|text| text.strip_suffix('》'));
            if inner.is_some() {
                self.account.marks("《》");
            }
            let bare = inner.unwrap_or(text);
            self.head.name = words::unspace(bare);
            let value = self.head.name.clone();
            self.taken("name", &value, at, &reasons::ABOVE_NUMBER);
        }
    }
}
