//! What is open over the page: a sheet or a large figure. Each is an entry of
//! the history, so that the back button closes it.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement};

use super::App;
use crate::browser::history::{self, HistoryState};
use crate::browser::{document, focus};
use crate::views::context::Sheet;

/// What is open over the page.
#[derive(Clone, Copy, PartialEq)]
pub enum Overlay {
    /// A sheet.
    Sheet(Sheet),
    /// The figure with this index, large.
    Figure(usize),
    /// The reading settings, which the loader draws: the history is ours.
    Settings,
}

impl App {
    /// Opens something over the page.
    pub(super) fn open(&mut self, overlay: Overlay) -> bool {
        self.opener = self.active();
        self.remember(None);
        self.overlay = Some(overlay);
        if let Some(name) = self.routed() {
            let memory = HistoryState {
                over: true,
                ..self.memory(name)
            };
            history::push(&memory, None);
        }
        true
    }

    /// Closes it, going back over the entry that opening it made.
    pub(super) fn close(&mut self) -> bool {
        if self.overlay.is_none() || self.closing {
            return false;
        }
        match self.routed() {
            Some(name) if history::read(&name).is_some_and(|it| it.over) => {
                // The history moves later; a second tap must not move it twice.
                self.closing = true;
                history::back();
                false
            }
            _ => self.closed(),
        }
    }

    /// It is closed: the focus goes back to what opened it.
    pub(super) fn closed(&mut self) -> bool {
        self.overlay = None;
        if let Some(opener) = self.opener.take() {
            self.refocus = Some(opener);
        }
        true
    }

    /// The large figure changed; the entry of the history stays the same.
    pub(super) fn turn_to(&mut self, index: usize) -> bool {
        self.overlay = Some(Overlay::Figure(index));
        true
    }

    /// Opens a dialog that was just drawn, and gives the focus back after one
    /// was taken away.
    pub(super) fn open_dialog(&mut self) {
        if let Ok(Some(dialog)) = self.root.query_selector("dialog.sheet:not([open])")
            && let Some(dialog) = dialog.dyn_ref::<HtmlDialogElement>()
        {
            let _ = dialog.show_modal();
        }
        if self.overlay.is_none()
            && let Some(opener) = self.refocus.take()
        {
            focus(&opener);
        }
    }

    /// What has the focus inside the viewer's own tree.
    fn active(&self) -> Option<Element> {
        let root = self.root.get_root_node();
        match root.dyn_ref::<web_sys::ShadowRoot>() {
            Some(shadow) => shadow.active_element(),
            None => document().active_element(),
        }
    }
}
