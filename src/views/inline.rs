//! Inline text, split where evidence starts and ends.

use yew::Html;

use bulletin::evidence::Evidence;
use bulletin::model::{Fact, Inline, Run};

use super::links::Links;
use super::tag::{Tag, siblings, tag, text_range};
use crate::document::{Document, Part, note_id, reference_id};
use crate::words::{Words, decimal, fill};

/// Draws the leaves of one slice in order, and keeps count of them.
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
    /// Whether the last leaf has a word so long that justified lines would be torn
    /// apart before it.
    pub has_long_word: bool,
    /// The level of the headline, which the other levels depend on.
    pub heading_level: u8,
}

/// From so many letters on a word is long.
const LONG_WORD: usize = 10;

/// How many facts that begin at one place stand around its text; what others there
/// are stand before it. A tree as deep as there are facts would exhaust the stack.
const NESTED: usize = 8;

/// The whole text of a leaf, the quotes in it in order, and the one to mark.
struct Leaf<'a> {
    text: &'a str,
    quotes: &'a [Evidence],
    marked: Option<&'a Evidence>,
    /// Where the marked quote ends. Inside a link this is not known: a link holds no
    /// other.
    back: Option<usize>,
}

impl Pen<'_> {
    /// Draws the next leaf.
    pub fn leaf(&mut self, text: &Inline) -> Html {
        let leaf = self.leaf;
        self.leaf += 1;
        let (document, part) = (self.document, self.part);
        let all = document.evidence(part);
        let from = all.partition_point(|it| it.leaf < leaf);
        let to = all.partition_point(|it| it.leaf <= leaf);
        self.inline(text, &all[from..to])
    }

    /// Draws text without evidence, such as a note.
    pub fn plain(&mut self, text: &Inline) -> Html {
        self.inline(text, &[])
    }

    fn inline(&mut self, text: &Inline, quotes: &[Evidence]) -> Html {
        let whole = text.text();
        let mut length = 0;
        self.has_long_word = whole.as_bytes().iter().any(|it| {
            length = if it.is_ascii_graphic() { length + 1 } else { 0 };
            length >= LONG_WORD
        });
        let marked = self.marked.and_then(|id| {
            let is_marked = |it: &&Evidence| self.fact(it).id == id;
            quotes.iter().find(is_marked)
        });
        let leaf = Leaf {
            text: &whole,
            quotes,
            marked,
            back: marked.map(|it| it.end),
        };
        self.runs(text, &leaf, &mut 0)
    }

    fn fact(&self, quote: &Evidence) -> &Fact {
        self.document.fact(self.part, quote.fact)
    }

    fn runs(&mut self, text: &Inline, leaf: &Leaf, offset: &mut usize) -> Html {
        let mut nodes = Vec::new();
        for run in &text.0 {
            let start = *offset;
            self.run(run, leaf, offset, &mut nodes);
            let ends = |end| start < end && end <= *offset;
            if !matches!(run, Run::Text(_)) && leaf.back.is_some_and(ends) {
                self.back(&mut nodes);
            }
        }
        // Most text is a single run.
        if nodes.len() == 1 {
            nodes.swap_remove(0)
        } else {
            siblings(nodes)
        }
    }

    fn run(&mut self, run: &Run, leaf: &Leaf, offset: &mut usize, out: &mut Vec<Html>) {
        let inner_leaf = Leaf {
            back: None,
            ..*leaf
        };
        let node = match run {
            Run::Text(text) => return self.text(text.len(), leaf, offset, out),
            Run::Strong(inner) => tag("strong").child(self.runs(inner, &inner_leaf, offset)),
            Run::Em(inner) => tag("em").child(self.runs(inner, &inner_leaf, offset)),
            Run::Link { href, text } => {
                let inner = self.runs(text, &inner_leaf, offset);
                match (href.strip_prefix("#"), self.links.file(href)) {
                    // A place in this issue.
                    (Some(place), _) => self.links.place_link(place).child(inner),
                    (None, Some(href)) => tag("a")
                        .static_attr("rel", "noopener")
                        .attr("href", &href)
                        .child(inner),
                    (None, None) => return out.push(inner),
                }
            }
            Run::NoteRef(id) => self.note_ref(id),
            Run::Break => {
                *offset += 1;
                tag("br")
            }
        };
        out.push(node.build());
    }

    /// Draws a run of characters, split at the ends of the quotes in it. The first
    /// piece of a quote has the fact's id, so that its address works without
    /// scripts.
    fn text(&self, length: usize, leaf: &Leaf, offset: &mut usize, out: &mut Vec<Html>) {
        let (start, end) = (*offset, *offset + length);
        *offset = end;
        let mut ends = vec![end];
        for quote in leaf.quotes {
            for it in [quote.start, quote.end] {
                if start < it && it < end {
                    ends.push(it);
                }
            }
        }
        ends.sort_unstable();
        let mut next = leaf.quotes.partition_point(|it| it.start < start);
        let mut from = start;
        for to in ends {
            if to == from {
                continue;
            }
            let mut node = text_range(leaf.text, from, to);
            if let Some(it) = leaf.marked
                && it.start <= from
                && to <= it.end
            {
                node = tag("mark")
                    .static_attr("tabindex", "-1")
                    .child(node)
                    .build();
            }
            let mut depth = 0;
            while let Some(quote) = leaf.quotes.get(next)
                && quote.start == from
            {
                let fact = self.fact(quote);
                let mut span = with_review_mark(tag("span"), fact, self.words)
                    .class("fact")
                    .attr("id", &fact.id)
                    .static_attr("tabindex", "-1");
                if depth < NESTED {
                    span = span.child(std::mem::take(&mut node));
                    node = span.build();
                } else {
                    out.push(span.build());
                }
                depth += 1;
                next += 1;
            }
            out.push(node);
            if leaf.back == Some(to) {
                self.back(out);
            }
            from = to;
        }
    }

    /// Appends the way from a quote back to the row of the summary that counts it.
    fn back(&self, out: &mut Vec<Html>) {
        if let Some(row) = self.document.row_of(self.part) {
            let link = self.links.place_link(&row).class("back");
            let link = link.own_language(self.words);
            out.push(link.text(self.words.back_to_summary).build());
        }
    }

    fn note_ref(&mut self, id: &str) -> Tag {
        let index = self.reference;
        self.reference += 1;
        let sup = tag("sup").class("ref");
        match self.document.references.get(index).copied().flatten() {
            Some(note) => {
                let number = decimal(note + 1);
                let link = self
                    .links
                    .place_link(&note_id(note))
                    .attr("id", &reference_id(index))
                    .attr("aria-label", &fill(self.words.note, &number))
                    .own_language(self.words)
                    .static_attr("role", "doc-noteref")
                    .text(&number);
                sup.child_tag(link)
            }
            // There is no such note: the reference stays as text.
            None => sup.text(id),
        }
    }
}

/// Begins the text of a fact that nobody has confirmed with a mark that says so. It
/// is text, so that it stays beside the sum on paper, in what is copied, and for
/// screen readers.
pub fn with_review_mark(tag: Tag, fact: &Fact, words: &'static Words) -> Tag {
    match fact.proposed {
        true => tag.child_tag(self::tag("small").text(words.proposed).own_language(words)),
        false => tag,
    }
}
