//! The phases of the app.

use std::rc::Rc;

use crate::document::Document;
use crate::views::drawing::Drawing;
use crate::views::links::Links;

/// An issue on the screen.
pub struct ShownIssue {
    pub document: Rc<Document>,
    pub links: Rc<Links>,
    /// How much of it is drawn.
    pub drawing: Rc<Drawing>,
    /// Whether the host knows that the issue is ready.
    pub announced: bool,
}

/// What the app shows, and what it waits for.
///
/// All transitions are methods of this type:
///
/// | method | from | to |
/// | --- | --- | --- |
/// | [`load_source`](Self::load_source) | `Idle`, `Loading` | `Loading` |
/// | | `Shown`, `Leaving` | `Shown` (until the new source arrives) |
/// | | `Failed` | `Failed` (the list stays) |
/// | [`load_issue`](Self::load_issue) | `Idle`, `Loading` | `Loading` |
/// | | `Shown`, `Leaving` | `Leaving` |
/// | | `Failed` | `Failed` (the list stays) |
/// | [`stay`](Self::stay) | `Leaving` | `Shown` |
/// | [`show`](Self::show) | any | `Shown` |
/// | [`fail`](Self::fail) | `Leaving` | `Shown` |
/// | | others | `Failed` |
#[derive(Default)]
pub enum Phase {
    /// There is no source yet.
    #[default]
    Idle,
    /// The source, or the first issue of an archive, is on its way.
    Loading,
    /// An issue is shown.
    Shown(ShownIssue),
    /// An issue is shown and another one is on its way.
    Leaving(ShownIssue),
    /// Loading failed and nothing has arrived since. If the archive is known, its
    /// list is shown.
    Failed,
}

impl Phase {
    /// The source starts to load.
    pub fn load_source(&mut self) {
        *self = match std::mem::take(self) {
            Phase::Idle | Phase::Loading => Phase::Loading,
            Phase::Shown(issue) | Phase::Leaving(issue) => Phase::Shown(issue),
            Phase::Failed => Phase::Failed,
        };
    }

    /// An issue of the archive starts to load.
    pub fn load_issue(&mut self) {
        *self = match std::mem::take(self) {
            Phase::Idle | Phase::Loading => Phase::Loading,
            Phase::Shown(issue) | Phase::Leaving(issue) => Phase::Leaving(issue),
            Phase::Failed => Phase::Failed,
        };
    }

    /// The reader goes to a place of the issue on the screen while another one is
    /// on its way. The host is told again that the issue is ready, since it shows
    /// that something loads. Returns whether another issue was on its way.
    pub fn stay(&mut self) -> bool {
        match std::mem::take(self) {
            Phase::Leaving(issue) => {
                *self = Phase::Shown(ShownIssue {
                    announced: false,
                    ..issue
                });
                true
            }
            phase => {
                *self = phase;
                false
            }
        }
    }

    /// An issue arrived.
    pub fn show(&mut self, issue: ShownIssue) {
        *self = Phase::Shown(issue);
    }

    /// Loading failed. Returns whether the issue on the screen stays, since it was
    /// another one that failed.
    pub fn fail(&mut self) -> bool {
        let (phase, stays) = match std::mem::take(self) {
            Phase::Leaving(issue) => (Phase::Shown(issue), true),
            _ => (Phase::Failed, false),
        };
        *self = phase;
        stays
    }

    /// The issue on the screen.
    pub fn issue(&self) -> Option<&ShownIssue> {
        match self {
            Phase::Shown(issue) | Phase::Leaving(issue) => Some(issue),
            Phase::Idle | Phase::Loading | Phase::Failed => None,
        }
    }

    /// The issue on the screen, to be changed.
    pub fn issue_mut(&mut self) -> Option<&mut ShownIssue> {
        match self {
            Phase::Shown(issue) | Phase::Leaving(issue) => Some(issue),
            Phase::Idle | Phase::Loading | Phase::Failed => None,
        }
    }

    /// Whether another issue than the one on the screen is on its way.
    pub fn is_leaving(&self) -> bool {
        matches!(self, Phase::Leaving(_))
    }

    /// Whether loading failed and nothing has arrived since.
    pub fn has_failed(&self) -> bool {
        matches!(self, Phase::Failed)
    }
}
