//! What is open over the page: a sheet, a large figure or the settings. Each has
//! an entry in the history, so that the back button closes it.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement};

use super::App;
use crate::browser::history::{self, HistoryState};
use crate::browser::{focus, get, scroll};
use crate::views::context::Sheet;

/// What is open over the page.
#[derive(Clone, Copy, PartialEq)]
pub enum Overlay {
    /// A sheet.
    Sheet(Sheet),
    /// A picture, large. The app draws the dialog and the loader what is in it.
    Figure,
    /// The reading settings. The loader draws them; the app keeps their entry in
    /// the history.
    Settings,
}

/// Whether an overlay is open.
///
/// | event | from | to |
/// | --- | --- | --- |
/// | `open` | any | `Open` |
/// | `close`, with an entry in the history | `Open` | `Closing` |
/// | `close`, without one | `Open` | `Closed` |
/// | `close` | `Closing` | `Closed` |
/// | `popstate`, back at the page's entry | `Open`, `Closing` | `Closed` |
/// | `popstate`, at an overlay's entry | `Closing` | `Open` |
/// | the reader goes elsewhere, another issue arrives, loading fails | any | `Closed` |
pub enum OverlayState {
    /// Nothing is open. The element, if any, gets the focus after the next render.
    Closed { refocus: Option<Element> },
    /// An overlay is open. The focus returns to `opener`.
    Open {
        overlay: Overlay,
        opener: Option<Element>,
    },
    /// An overlay is open until the history has gone back, which it does later. A
    /// second tap on the close button must not go back twice.
    Closing {
        overlay: Overlay,
        opener: Option<Element>,
    },
}

impl Default for OverlayState {
    fn default() -> Self {
        OverlayState::Closed { refocus: None }
    }
}

impl OverlayState {
    /// The overlay on the screen.
    pub fn overlay(&self) -> Option<Overlay> {
        match self {
            OverlayState::Open { overlay, .. } | OverlayState::Closing { overlay, .. } => {
                Some(*overlay)
            }
            OverlayState::Closed { .. } => None,
        }
    }

    /// Whether nothing is open.
    pub fn is_closed(&self) -> bool {
        matches!(self, OverlayState::Closed { .. })
    }

    /// Takes the overlay away, since the page changes; the focus does not return.
    /// Returns whether there was one.
    pub fn discard(&mut self) -> bool {
        let was_open = !self.is_closed();
        if was_open {
            *self = OverlayState::Closed { refocus: None };
        }
        was_open
    }

    /// The history moved to an overlay's entry: what is open stays open.
    pub fn reopen(&mut self) {
        *self = match std::mem::take(self) {
            OverlayState::Closing { overlay, opener } => OverlayState::Open { overlay, opener },
            state => state,
        };
    }
}

impl App {
    /// Opens an overlay. The focus returns to `opener`, or to what has it now.
    pub(super) fn open(&mut self, overlay: Overlay, opener: Option<Element>) -> bool {
        let opener = opener.or_else(|| self.active_element());
        self.save_position(None);
        self.overlay = OverlayState::Open { overlay, opener };
        if let Some(name) = self.history_name() {
            let state = HistoryState {
                overlay: true,
                ..self.history_state(name)
            };
            history::push(&state, None);
        }
        true
    }

    /// Closes the overlay by going back over its entry in the history.
    pub(super) fn close(&mut self) -> bool {
        let OverlayState::Open { overlay, opener } = &self.overlay else {
            // Asked again, since the browser has not gone back: it may refuse to.
            return !self.overlay.is_closed() && self.closed();
        };
        let has_entry = |name: String| history::read(&name).is_some_and(|it| it.overlay);
        if self.history_name().is_some_and(has_entry) {
            self.overlay = OverlayState::Closing {
                overlay: *overlay,
                opener: opener.clone(),
            };
            history::back();
            return false;
        }
        self.closed()
    }

    /// The overlay is closed: the focus returns to what opened it.
    pub(super) fn closed(&mut self) -> bool {
        let refocus = match std::mem::take(&mut self.overlay) {
            OverlayState::Open { opener, .. } | OverlayState::Closing { opener, .. } => opener,
            OverlayState::Closed { refocus } => refocus,
        };
        self.overlay = OverlayState::Closed { refocus };
        true
    }

    /// After a render: opens a dialog that was just drawn, and returns the focus
    /// after one was taken away.
    pub(super) fn update_dialog(&mut self) {
        match &mut self.overlay {
            OverlayState::Open { overlay, opener } => {
                if let Ok(Some(dialog)) = self.root.query_selector("dialog:not([open])") {
                    let _ = dialog.unchecked_ref::<HtmlDialogElement>().show_modal();
                    if let Some(current) = show_current(&self.root, ".inside") {
                        focus(&current);
                    }
                    let is_figure = *overlay == Overlay::Figure;
                    let link = opener.as_ref().filter(|_| is_figure);
                    self.host.opened(&dialog, link);
                }
            }
            OverlayState::Closing { .. } => {}
            OverlayState::Closed { refocus } => {
                if let Some(element) = refocus.take() {
                    focus(&element);
                }
            }
        }
    }

    /// Scrolls the list of issues to a year.
    pub(super) fn show_year(&self, year: &str) -> Option<()> {
        let list = self.root.query_selector(".inside").ok()??;
        let link = self.element_of(year)?.query_selector("a").ok()??;
        scroll::center(&list, scroll::top(&link));
        focus(&link);
        Some(())
    }

    /// The focused element in the viewer's own tree.
    fn active_element(&self) -> Option<Element> {
        // A shadow root, or the document.
        let root = self.root.get_root_node();
        get(&root, "activeElement").dyn_into().ok()
    }
}

/// Scrolls a list within itself so that its current entry is in the middle.
pub fn show_current(root: &Element, list: &str) -> Option<Element> {
    let list = root.query_selector(list).ok()??;
    let current = list.query_selector("[aria-current]").ok()??;
    scroll::center(&list, scroll::top(&current));
    Some(current)
}
