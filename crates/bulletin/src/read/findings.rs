//! What reading finds.
//!
//! Without the feature `findings` nothing is kept and no message is built, so the
//! viewer, which shows none, does not carry the code.

use crate::finding::Finding;

#[derive(Default)]
pub(super) struct Findings {
    #[cfg(feature = "findings")]
    list: Vec<Finding>,
}

impl Findings {
    #[cfg(feature = "findings")]
    pub(super) fn add(&mut self, finding: impl FnOnce() -> Finding) {
        self.list.push(finding());
    }

    #[cfg(not(feature = "findings"))]
    pub(super) fn add(&mut self, _: impl FnOnce() -> Finding) {}

    pub(super) fn into_list(self) -> Vec<Finding> {
        #[cfg(feature = "findings")]
        return self.list;
        #[cfg(not(feature = "findings"))]
        Vec::new()
    }
}
