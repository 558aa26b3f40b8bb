//! Inline text, cut where evidence begins and ends.

use yew::Html;

use bulletin::evidence::Evidence;
use bulletin::model::{Inline, Run};

use super::links::Links;
use super::tag::{Tag, class, list, piece, tag};
use crate::document::{Document, Part, insertion_sort, note_id, reference_id};
use crate::words::{Words, fill, number};

/// Draws the leaves of one slice in order, and remembers how far it is.
pub struct Pen<'a> {
    /// The issue.
    pub document: &'a Document,
    /// Where addresses lead.
    pub links: &'a Links,
    /// The viewer's own words.
    pub words: &'static Words,
    /// The part being drawn.
    pub part: Part,
    /// The next leaf.
    pub leaf: usize,
    /// The next reference to a note.
    pub reference: usize,
    /// The fact to mark.
    pub marked: Option<&'a str>,
    /// The level of the headline, from which the others count.
    pub heading_level: u8,
}

/// A place in the joined text where a fact's quote begins or ends.
struct Span<'a> {
    start: usize,
    end: usize,
    id: &'a str,
}

/// A leaf to be cut.
struct Cut<'a> {
    /// Its joined text, in which the places are, and what stands beside a cut.
    joined: &'a str,
    spans: &'a [Span<'a>],
}

impl Pen<'_> {
    /// Draws the next leaf.
    pub fn leaf(&mut self, text: &Inline) -> Html {
        let leaf = self.leaf;
        self.leaf += 1;
        let (document, part) = (self.document, self.part);
        let spans: Vec<Span> = document
            .evidence(part)
            .iter()
            .filter(|it: &&Evidence| it.leaf == leaf)
            .map(|it| Span {
                start: it.start,
                end: it.end,
                id: document.fact_id(part, it.fact),
            })
            .collect();
        self.whole(text, &spans)
    }

    /// Text that no evidence stands in: notes.
    pub fn plain(&mut self, text: &Inline) -> Html {
        self.whole(text, &[])
    }

    fn whole(&mut self, text: &Inline, spans: &[Span]) -> Html {
        let joined = text.text();
        let cut = Cut {
            joined: &joined,
            spans,
        };
        self.runs(text, &cut, &mut 0)
    }

    fn runs(&mut self, text: &Inline, cut: &Cut, offset: &mut usize) -> Html {
        let mut nodes = Vec::new();
        for run in &text.0 {
            self.run(run, cut, offset, &mut nodes);
        }
        // Most text is one run: no fragment around it.
        if nodes.len() == 1 {
            nodes.swap_remove(0)
        } else {
            list(nodes)
        }
    }

    fn run(&mut self, run: &Run, cut: &Cut, offset: &mut usize, out: &mut Vec<Html>) {
        let node = match run {
            Run::Text(text) => return self.text(text.len(), cut, offset, out),
            Run::Strong(inner) => tag("strong").put_in(self.runs(inner, cut, offset)),
            Run::Em(inner) => tag("em").put_in(self.runs(inner, cut, offset)),
            Run::Link { href, text } => {
                let inner = self.runs(text, cut, offset);
                match (href.strip_prefix('#'), self.links.file(href)) {
                    // A place of the issue itself.
                    (Some(place), _) => self.links.go(place).put_in(inner),
                    (None, Some(href)) => tag("a")
                        .is("rel", "noopener")
                        .set("href", &href)
                        .put_in(inner),
                    (None, None) => return out.push(inner),
                }
            }
            Run::NoteRef(id) => self.note_ref(id),
            Run::Break => {
                *offset += 1;
                tag("br")
            }
        };
        out.push(node.done());
    }

    /// One run of characters, cut at the ends of the spans. The first piece of
    /// a span carries the fact's id, so that an address leads to it with
    /// scripts off too.
    fn text(&self, length: usize, cut: &Cut, offset: &mut usize, out: &mut Vec<Html>) {
        let Cut { joined, spans } = *cut;
        let (start, end) = (*offset, *offset + length);
        *offset = end;
        let mut cuts = vec![start, end];
        for span in spans {
            for cut in [span.start, span.end] {
                if start < cut && cut < end {
                    cuts.push(cut);
                }
            }
        }
        insertion_sort(&mut cuts, |a, b| a < b);
        let mut from = start;
        for to in cuts {
            if to == from {
                continue;
            }
            let mut piece = piece(joined, from, to);
            for span in spans.iter().filter(|it| it.start <= from && to <= it.end) {
                if self.marked == Some(span.id) {
                    piece = tag("mark").is("tabindex", "-1").put_in(piece).done();
                }
                if span.start == from {
                    piece = class("span", "fact")
                        .set("id", span.id)
                        .is("tabindex", "-1")
                        .put_in(piece)
                        .done();
                }
            }
            out.push(piece);
            from = to;
        }
    }

    fn note_ref(&mut self, id: &str) -> Tag {
        let index = self.reference;
        self.reference += 1;
        let sup = class("sup", "ref");
        match self.document.references.get(index).copied().flatten() {
            Some(note) => {
                let shown = number(note + 1);
                let link = self
                    .links
                    .go(&note_id(note))
                    .set("id", &reference_id(index))
                    .set("aria-label", &fill(self.words.note, &shown))
                    .own(self.words)
                    .is("role", "doc-noteref")
                    .say(&shown);
                sup.with(link)
            }
            // A reference to no note: nothing is lost, nothing is invented.
            None => sup.say(id),
        }
    }
}
