//! Inline text as plain characters.

use crate::model::{Inline, Run};

impl Inline {
    /// Inline text of one plain run; of none where `text` is empty.
    pub fn plain(text: &str) -> Inline {
        if text.is_empty() {
            Inline::default()
        } else {
            Inline(vec![Run::Text(text.to_owned())])
        }
    }

    /// The joined runs: what a fact's quote is looked for in. Strong, emphasis
    /// and links give their text, a reference to a note gives nothing, a break
    /// gives a line feed.
    pub fn text(&self) -> String {
        let mut out = String::new();
        self.append_to(&mut out);
        out
    }

    /// Whether there is nothing to draw. A reference to a note is something.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|run| match run {
            Run::Text(text) => text.is_empty(),
            Run::Strong(inner) | Run::Em(inner) | Run::Link { text: inner, .. } => inner.is_empty(),
            Run::NoteRef(_) | Run::Break => false,
        })
    }

    /// Appends what [`Inline::text`] returns.
    pub fn append_to(&self, out: &mut String) {
        for run in &self.0 {
            match run {
                Run::Text(text) => out.push_str(text),
                Run::Strong(inner) | Run::Em(inner) | Run::Link { text: inner, .. } => {
                    inner.append_to(out);
                }
                Run::NoteRef(_) => {}
                Run::Break => out.push('\n'),
            }
        }
    }
}
