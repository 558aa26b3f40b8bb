//! Inline text, cut where evidence begins and ends.

use yew::{Html, html, virtual_dom::VText};

use bulletin::evidence::Evidence;
use bulletin::model::{Inline, Run};

use super::links::Links;
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
        let mut offset = 0;
        self.runs(text, &spans, &mut offset)
    }

    /// Text that no evidence stands in: notes.
    pub fn plain(&mut self, text: &Inline) -> Html {
        self.runs(text, &[], &mut 0)
    }

    fn runs(&mut self, text: &Inline, spans: &[Span], offset: &mut usize) -> Html {
        text.0
            .iter()
            .map(|run| self.run(run, spans, offset))
            .collect()
    }

    fn run(&mut self, run: &Run, spans: &[Span], offset: &mut usize) -> Html {
        match run {
            Run::Text(text) => self.text(text, spans, offset),
            Run::Strong(inner) => {
                let inner = self.runs(inner, spans, offset);
                html! { <strong>{ inner }</strong> }
            }
            Run::Em(inner) => {
                let inner = self.runs(inner, spans, offset);
                html! { <em>{ inner }</em> }
            }
            Run::Link { href, text } => {
                let inner = self.runs(text, spans, offset);
                match self.links.file(href) {
                    Some(href) => html! { <a {href} rel="noopener">{ inner }</a> },
                    None => inner,
                }
            }
            Run::NoteRef(id) => self.note_ref(id),
            Run::Break => {
                *offset += 1;
                html! { <br /> }
            }
        }
    }

    /// One run of characters, cut at the ends of the spans. The first piece of
    /// a span carries the fact's id, so that an address leads to it with
    /// scripts off too.
    fn text(&self, text: &str, spans: &[Span], offset: &mut usize) -> Html {
        let (start, end) = (*offset, *offset + text.len());
        *offset = end;
        let mut cuts = vec![start, end];
        for span in spans {
            cuts.extend([span.start, span.end].into_iter().filter(|it| (start..end).contains(it)));
        }
        insertion_sort(&mut cuts, |a, b| a < b);
        cuts.dedup();
        cuts.windows(2)
            .map(|cut| {
                let (from, to) = (cut[0], cut[1]);
                let words = text.get(from - start..to - start).unwrap_or_default();
                let mut piece: Html = VText::new(words.to_owned()).into();
                for span in spans.iter().filter(|it| it.start <= from && to <= it.end) {
                    if self.marked == Some(span.id) {
                        piece = html! { <mark>{ piece }</mark> };
                    }
                    if span.start == from {
                        piece = html! {
                            <span class="fact" id={span.id.to_owned()} tabindex="-1">{ piece }</span>
                        };
                    }
                }
                piece
            })
            .collect()
    }

    fn note_ref(&mut self, id: &str) -> Html {
        let index = self.reference;
        self.reference += 1;
        match self.document.references.get(index).copied().flatten() {
            Some(note) => {
                let place = note_id(note);
                let shown = number(note + 1);
                html! {
                    <sup class="ref">
                        <a id={reference_id(index)} href={self.links.place(&place)} data-go={place}
                            aria-label={fill(self.words.note, &shown)} role="doc-noteref">{ shown }</a>
                    </sup>
                }
            }
            // A reference to no note: nothing is lost, nothing is invented.
            None => html! { <sup class="ref">{ id.to_owned() }</sup> },
        }
    }
}
