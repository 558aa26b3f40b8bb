//! Inline text as plain characters.

use crate::model::{Inline, Run};
use crate::visit;

impl Inline {
    /// Inline text of one plain run, or of none if `text` is empty.
    pub fn plain(text: &str) -> Inline {
        if text.is_empty() {
            Inline::default()
        } else {
            Inline(vec![Run::Text(text.to_owned())])
        }
    }

    /// Its plain characters, in which the quotes of facts are searched for.
    /// Emphasis and links give their text, a reference to a note gives nothing, a
    /// line break gives a line feed.
    pub fn text(&self) -> String {
        let mut out = String::new();
        self.append_to(&mut out);
        out
    }

    /// Whether there is nothing to show. A reference to a note is something.
    pub fn is_empty(&self) -> bool {
        let mut empty = true;
        visit::runs(self, &mut |run| {
            empty &= match run {
                Run::Text(text) => text.is_empty(),
                Run::Strong(_) | Run::Em(_) | Run::Link { .. } => true,
                Run::NoteRef(_) | Run::Break => false,
            };
        });
        empty
    }

    /// Appends what [`Inline::text`] returns.
    pub fn append_to(&self, out: &mut String) {
        visit::runs(self, &mut |run| match run {
            Run::Text(text) => out.push_str(text),
            Run::Break => out.push('\n'),
            Run::Strong(_) | Run::Em(_) | Run::Link { .. } | Run::NoteRef(_) => {}
        });
    }
}
