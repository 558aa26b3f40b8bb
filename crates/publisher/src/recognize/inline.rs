//! Turns runs into inline text: emphasis, links, references to notes, breaks.

use super::line::Line;
use super::{kinds, words};
use crate::manuscript::{Run as Typed, RunContent};
use crate::report::Finding;
use bulletin::address;
use bulletin::model::{Inline, Run};

/// Whether bold and italic have a meaning.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Emphasis {
    /// In running text.
    Keep,
    /// In titles and captions, where all of the text is bold.
    Drop,
}

/// Turns a line into inline text, without white space at its ends.
pub fn convert(line: &Line, emphasis: Emphasis, findings: &mut Vec<Finding>) -> Inline {
    let mut runs: Vec<Typed> = line.runs.clone();
    runs.retain(|run| {
        !matches!(
            run.content,
            RunContent::Picture { .. } | RunContent::PageBreak
        )
    });
    trim(&mut runs);
    let mut out = Inline::default();
    let mut at = 0;
    // Runs with one link are one link.
    while let Some(first) = runs.get(at) {
        let link = first.link.as_deref();
        let rest = runs.get(at..).unwrap_or_default();
        let len = rest
            .iter()
            .take_while(|run| run.link.as_deref() == link)
            .count();
        let inner = emphasised(rest.get(..len).unwrap_or_default(), emphasis);
        match link {
            Some(href) if address::is_allowed(href) && !inner.is_empty() => {
                out.0.push(Run::Link {
                    href: href.to_owned(),
                    text: inner,
                });
            }
            Some(href) => {
                let kind = &kinds::LINK_DROPPED;
                findings.push(Finding::new(kind, line.place.clone(), href));
                join(&mut out, inner);
            }
            None => join(&mut out, inner),
        }
        at += len.max(1);
    }
    out
}

/// Appends inline text, joining adjacent plain runs.
pub fn join(out: &mut Inline, more: Inline) {
    for run in more.0 {
        match (out.0.last_mut(), run) {
            (Some(Run::Text(before)), Run::Text(text)) => before.push_str(&text),
            (_, run) => out.0.push(run),
        }
    }
}

fn emphasised(runs: &[Typed], emphasis: Emphasis) -> Inline {
    let mut out = Inline::default();
    let mut at = 0;
    while let Some(first) = runs.get(at) {
        let look = |run: &Typed| {
            let on = emphasis == Emphasis::Keep;
            (on && run.look.bold, on && run.look.italic)
        };
        let (strong, em) = look(first);
        let rest = runs.get(at..).unwrap_or_default();
        let len = rest
            .iter()
            .take_while(|run| look(run) == (strong, em))
            .count();
        let mut inner = Inline::default();
        for run in rest.get(..len).unwrap_or_default() {
            let block = match &run.content {
                RunContent::Text(text) if text.is_empty() => continue,
                RunContent::Text(text) => Run::Text(text.clone()),
                RunContent::Tab => Run::Text("\t".to_owned()),
                RunContent::Break => Run::Break,
                RunContent::NoteRef(id) => Run::NoteRef(id.clone()),
                RunContent::PageBreak | RunContent::Picture { .. } => continue,
            };
            join(&mut inner, Inline(vec![block]));
        }
        // Bold spaces and bold note numbers emphasise nothing.
        let says = !words::squeeze(&inner.text()).is_empty();
        if em && says {
            inner = Inline(vec![Run::Em(inner)]);
        }
        if strong && says {
            inner = Inline(vec![Run::Strong(inner)]);
        }
        join(&mut out, inner);
        at += len.max(1);
    }
    out
}

/// Drops white space, tabs and breaks at both ends.
fn trim(runs: &mut Vec<Typed>) {
    while let Some(run) = runs.first_mut() {
        match &mut run.content {
            RunContent::Text(text) => {
                *text = text.trim_start_matches(words::is_space).to_owned();
                if !text.is_empty() {
                    break;
                }
            }
            RunContent::Tab | RunContent::Break => {}
            _ => break,
        }
        runs.remove(0);
    }
    while let Some(run) = runs.last_mut() {
        match &mut run.content {
            RunContent::Text(text) => {
                let len = text.trim_end_matches(words::is_space).len();
                text.truncate(len);
                if len > 0 {
                    break;
                }
            }
            RunContent::Tab | RunContent::Break => {}
            _ => break,
        }
        runs.pop();
    }
}
