//! What the reader does, read from plain HTML: links with `data-go`,
//! `data-issue` and `data-figure`, buttons with `data-do`.

use crate::words::{concat, fill};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, HtmlElement, MouseEvent, PointerEvent};
use yew::Context;
use yew::html::Scope;

use super::overlay::Overlay;
use super::{Action, App};
use crate::browser::scroll;
use crate::browser::{save, window};
use crate::csv;
use crate::views::context::{ReadingPosition, Sheet, SummaryOrder};

/// Something that the reader tapped.
pub enum Tap {
    /// A link to a place of this issue; the top where it is empty.
    Go(String),
    /// A link to another issue.
    Issue(String),
    /// A picture of the figure with this id.
    Figure(String),
    /// A button.
    Do(String),
}

/// Reads a click. Clicks that open a new tab or window stay the browser's, and
/// so do links to other issues where each has a page of its own.
fn tap(event: &MouseEvent) -> Option<Action> {
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if event.button() != 0 || modified || event.default_prevented() {
        return None;
    }
    let target = element(event)?;
    if target.class_name() == "sheet" {
        // The backdrop, or (in WebKit) the end of a drag on the grip: only beside
        // the sheet is it a tap on what lies behind.
        return is_beside(&target, event).then_some(Action::Close);
    }
    let found = target
        .closest("[data-go],[data-issue],[data-figure],[data-do]")
        .ok()??;
    let tap = if let Some(place) = found.get_attribute("data-go") {
        Tap::Go(place)
    } else if let Some(figure) = found.get_attribute("data-figure") {
        Tap::Figure(figure)
    } else if let Some(action) = found.get_attribute("data-do") {
        Tap::Do(action)
    } else {
        Tap::Issue(found.get_attribute("data-issue")?)
    };
    event.prevent_default();
    Some(Action::Tap(tap))
}

fn is_beside(target: &Element, event: &MouseEvent) -> bool {
    let room = target.get_bounding_client_rect();
    let right = f64::from(event.client_x()) - room.left();
    let down = f64::from(event.client_y()) - room.top();
    right < 0.0 || right > room.width() || down < 0.0 || down > room.height()
}

/// What is listened to, and where: on the window what concerns the whole page,
/// since whatever box the page put us in may be what scrolls.
const KINDS: [(bool, &str); 15] = [
    (true, "popstate"),
    (true, "pagehide"),
    (true, "visibilitychange"),
    (true, "scroll"),
    (true, "scrollend"),
    (true, "wheel"),
    (true, "touchmove"),
    (true, "keydown"),
    (false, "pointerdown"),
    (false, "pointermove"),
    (false, "pointerup"),
    (false, "pointercancel"),
    (false, "click"),
    (false, "cancel"),
    (false, "error"),
];

/// Listens. On the way down, since "cancel", "error" and "scroll" do not bubble.
pub fn listen(link: &Scope<App>, root: &Element, moved: &Rc<Cell<bool>>) -> Vec<EventListener> {
    let drag: Rc<RefCell<Option<Drag>>> = Rc::default();
    let window = window();
    let mut out = Vec::new();
    for (on_window, kind) in KINDS {
        let target: &EventTarget = if on_window { &window } else { root };
        let (link, moved, drag) = (link.clone(), Rc::clone(moved), Rc::clone(&drag));
        let options = EventListenerOptions {
            phase: EventListenerPhase::Capture,
            // Only these are ever prevented.
            passive: kind != "cancel" && kind != "click",
        };
        out.push(EventListener::new_with_options(
            target,
            kind,
            options,
            move |event| {
                let action = match kind {
                    "popstate" => Some(Action::Popped),
                    // What a page keeps as it goes away is too late for its own
                    // reload, in Chromium and Firefox.
                    "pagehide" | "visibilitychange" | "scrollend" => Some(Action::Leaving),
                    "scroll" => Some(Action::Scrolled),
                    "click" => tap(event.unchecked_ref()),
                    "cancel" => {
                        event.prevent_default();
                        Some(Action::Close)
                    }
                    "error" => {
                        missing_picture(event);
                        None
                    }
                    "wheel" | "touchmove" | "keydown" => {
                        moved.set(true);
                        None
                    }
                    _ => {
                        moved.set(true);
                        pull(kind, event.unchecked_ref(), &mut drag.borrow_mut())
                    }
                };
                if let Some(action) = action {
                    link.send_message(action);
                }
            },
        ));
    }
    out
}

/// A picture that did not come shows its alternative text instead. The class is
/// not Yew's to write, so a later drawing leaves it.
fn missing_picture(event: &Event) {
    if let Some(image) = element(event)
        && let Ok(Some(holder)) = image.closest(".picture,.thumb")
    {
        let _ = holder.class_list().add_1("missing");
    }
}

fn element(event: &Event) -> Option<Element> {
    event.target().and_then(|it| it.dyn_into().ok())
}

/// A sheet that a finger draws down, and where the finger began.
struct Drag {
    sheet: HtmlElement,
    from: i32,
}

/// How far, in CSS pixels, a sheet is drawn down before it closes.
const FAR: i32 = 60;

/// A sheet follows the finger on its grip, and closes when drawn down far enough.
fn pull(kind: &str, event: &PointerEvent, drag: &mut Option<Drag>) -> Option<Action> {
    if kind == "pointerdown" {
        *drag = grip(event).map(|sheet| Drag {
            sheet,
            from: event.client_y(),
        });
        return None;
    }
    let Drag { sheet, from } = drag.as_ref()?;
    let by = (event.client_y() - from).max(0);
    let moving = kind == "pointermove";
    let shift = if moving { by } else { 0 };
    let moved = concat(&["translateY(", &shift.to_string(), "px)"]);
    let _ = sheet.style().set_property("transform", &moved);
    if moving {
        return None;
    }
    *drag = None;
    (kind == "pointerup" && by > FAR).then_some(Action::Close)
}

fn grip(event: &PointerEvent) -> Option<HtmlElement> {
    let target = element(event)?;
    if target.closest("button").ok()?.is_some() {
        return None;
    }
    let grip = target.closest("[data-drag]").ok()??;
    let _ = grip.set_pointer_capture(event.pointer_id());
    grip.closest("dialog").ok()??.dyn_into().ok()
}

impl App {
    /// The page scrolled: which part is being read. Scroll events come once a
    /// frame, before it is drawn.
    pub(super) fn update_position(&mut self) -> bool {
        if self.anchor.is_some() || self.shown.is_none() || !scroll::is_laid_out(&self.root) {
            return false;
        }
        let here = self.reading_position();
        std::mem::replace(&mut self.position, here) != here
    }

    fn reading_position(&self) -> ReadingPosition {
        let Ok(marks) = self.root.query_selector_all(".title,#summary,#figures") else {
            return ReadingPosition::Top;
        };
        let line = scroll::reading_line(&self.root);
        let Some(index) = scroll::last_above(&marks, line) else {
            return ReadingPosition::Top;
        };
        let mark = marks.item(index).map(JsCast::unchecked_into::<Element>);
        match mark.map(|it| it.id()).as_deref() {
            Some("summary") => ReadingPosition::Summary,
            Some("figures") => ReadingPosition::Figures,
            _ => ReadingPosition::Section(index as usize),
        }
    }

    pub(super) fn tap(&mut self, ctx: &Context<Self>, tap: Tap) -> bool {
        match tap {
            Tap::Go(place) => {
                let from = Some(place.clone());
                self.go(
                    ctx,
                    None,
                    Some(place.as_str()).filter(|it| !it.is_empty()),
                    from,
                )
            }
            Tap::Issue(id) => self.go(ctx, Some(&id), None, None),
            Tap::Figure(id) => {
                let index = self.shown.as_ref().and_then(|it| {
                    it.document
                        .figures()
                        .iter()
                        .position(|at| at.figure.id == id)
                });
                index.is_some_and(|it| self.open(Overlay::Figure(it)))
            }
            Tap::Do(action) => self.act(&action),
        }
    }

    fn act(&mut self, action: &str) -> bool {
        match action {
            "contents" => self.open(Overlay::Sheet(Sheet::Contents)),
            "issues" => self.open(Overlay::Sheet(Sheet::Issues)),
            "settings" => self.open(Overlay::Settings),
            "close" => self.close(),
            "order-editor" => self.sort(SummaryOrder::Editor),
            "order-province" => self.sort(SummaryOrder::Province),
            "order-amount" => self.sort(SummaryOrder::Amount),
            "csv" => {
                if let Some(shown) = &self.shown {
                    let words = self.config.locale.words();
                    let name = concat(&[&shown.document.issue.id, ".csv"]);
                    let text = csv::summary(&shown.document, words);
                    save::save(&name, "text/csv;charset=utf-8", &text);
                    self.host.say(words.saved);
                }
                false
            }
            _ => false,
        }
    }

    fn sort(&mut self, order: SummaryOrder) -> bool {
        self.order = order;
        let words = self.config.locale.words();
        self.host.say(&fill(words.sorted, order.name(words)));
        true
    }
}
