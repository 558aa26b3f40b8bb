//! The leaves of a text with their places, in the order of
//! [`bulletin::evidence`].

use bulletin::model::Block;
use bulletin::visit::{self, Item, Role};
use std::borrow::Cow;
use std::ops::Range;

/// How many characters must stand alone between spaces to be read as one word.
const SPREAD: usize = 4;

/// One inline text.
pub(super) struct Passage {
    /// Its place: `sections[0].blocks[3].paragraph`.
    pub(super) place: String,
    /// Its joined runs, as they are read: without the spaces between the
    /// characters of a word that was spread out.
    pub(super) text: String,
    /// Its joined runs, as they stand.
    source: String,
    /// Where each byte of `text`, and its end, is in `source`, if they differ.
    places: Option<Vec<usize>>,
    /// Whether it is a caption or a heading, which repeats what the text says.
    pub(super) aside: bool,
}

impl Passage {
    fn new(place: &str, source: String, aside: bool) -> Passage {
        let (text, places) = match joined(&source) {
            Some((text, places)) => (text, Some(places)),
            None => (source.clone(), None),
        };
        Passage {
            place: place.to_owned(),
            text,
            source,
            places,
            aside,
        }
    }

    /// A part of the text, as it stands.
    pub(super) fn quote(&self, range: &Range<usize>) -> &str {
        self.source.get(self.place_of(range)).unwrap_or_default()
    }

    /// Where a part of the text stands.
    pub(super) fn place_of(&self, range: &Range<usize>) -> Range<usize> {
        let Some(places) = &self.places else {
            return range.clone();
        };
        let start = places
            .get(range.start)
            .copied()
            .unwrap_or(self.source.len());
        // Spaces before what follows do not belong to it.
        let last = self
            .text
            .get(..range.end)
            .and_then(|text| text.chars().next_back())
            .map_or(0, char::len_utf8);
        let end = places
            .get(range.end.saturating_sub(last))
            .map_or(self.source.len(), |end| end + last);
        start..end
    }

    /// Its joined runs, as they stand.
    pub(super) fn source(&self) -> &str {
        &self.source
    }

    /// Whether it is a point of a list, or a paragraph that is numbered like one.
    pub(super) fn is_point(&self) -> bool {
        let text = self.text.trim_start_matches(['（', '(', ' ', '　']);
        self.place.contains(".list") || text.starts_with(|c: char| c.is_ascii_digit())
    }
}

/// All leaves of the blocks, in order.
pub(super) fn passages(place: &str, blocks: &[Block], out: &mut Vec<Passage>) {
    visit::blocks_at(place, blocks, &mut |place, item| {
        if let Item::Leaf(leaf, role) = item {
            let aside = matches!(role, Role::Heading | Role::Caption);
            out.push(Passage::new(place, leaf.text().into_owned(), aside));
        }
    });
}

/// A text without the spaces between characters that all stand alone, as in
/// 捐 款 1 0 万 元, and where each of its bytes was. `None` if there are none.
fn joined(source: &str) -> Option<(String, Vec<usize>)> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut start = None;
    for (at, c) in source.char_indices() {
        match (c.is_whitespace(), start) {
            (false, None) => start = Some(at),
            (true, Some(begun)) => {
                words.push(begun..at);
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.map(|start| start..source.len()));
    let single = |word: &Range<usize>| {
        let text = source.get(word.clone()).unwrap_or_default();
        // A mark clings to the character before it.
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        letters <= 1
    };
    let mut text = String::new();
    let mut places = Vec::new();
    let mut keep = |range: Range<usize>| {
        text.push_str(source.get(range.clone()).unwrap_or_default());
        places.extend(range);
    };
    let mut at = 0;
    let mut index = 0;
    let mut any = false;
    while index < words.len() {
        let run = words.get(index..).unwrap_or_default();
        let run = run.iter().take_while(|word| single(word)).count();
        if run >= SPREAD {
            any = true;
            for (number, word) in words
                .get(index..index + run)
                .unwrap_or_default()
                .iter()
                .enumerate()
            {
                let from = if number == 0 { at } else { word.start };
                keep(from..word.end);
                at = word.end;
            }
        }
        index += run.max(1);
    }
    keep(at..source.len());
    places.push(source.len());
    any.then_some((text, places))
}

/// A text of a table's cell or of a paragraph without spaces.
pub(super) fn squeezed(text: &str) -> Cow<'_, str> {
    match text.contains(char::is_whitespace) {
        true => Cow::Owned(text.chars().filter(|c| !c.is_whitespace()).collect()),
        false => Cow::Borrowed(text),
    }
}
