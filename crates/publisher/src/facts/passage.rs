//! The leaves of a text with their places, in the order of
//! [`bulletin::evidence`].

use bulletin::model::Block;
use bulletin::visit::{self, Item, Role};

/// One inline text.
pub(super) struct Passage {
    /// Its place: `sections[0].blocks[3].paragraph`.
    pub(super) place: String,
    /// Its joined runs.
    pub(super) text: String,
    /// Whether it is a caption or a heading, which repeats what the text says.
    pub(super) aside: bool,
}

/// All leaves of the blocks, in order.
pub(super) fn passages(place: &str, blocks: &[Block], out: &mut Vec<Passage>) {
    visit::blocks_at(place, blocks, &mut |place, item| {
        if let Item::Leaf(leaf, role) = item {
            out.push(Passage {
                place: place.to_owned(),
                text: leaf.text().into_owned(),
                aside: matches!(role, Role::Heading | Role::Caption),
            });
        }
    });
}
