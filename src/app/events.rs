//! What the reader does, read from plain HTML: links with `data-go`,
//! `data-issue` and `data-figure`, buttons with `data-do`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::render::{AnimationFrame, request_animation_frame};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, MouseEvent, PointerEvent};
use yew::Context;
use yew::html::Scope;

use super::over::Over;
use super::{Action, App};
use crate::browser::scroll;
use crate::browser::{save, window};
use crate::csv;
use crate::views::frame::{Here, Sheet};
use crate::views::summary::Order;

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
pub fn tap(event: &MouseEvent, own_page: bool) -> Option<Action> {
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if event.button() != 0 || modified || event.default_prevented() {
        return None;
    }
    let target = event.target()?.dyn_into::<Element>().ok()?;
    if target.tag_name() == "DIALOG" {
        // Beside what a dialog shows lies only its backdrop.
        return Some(Action::Close);
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
    } else if own_page {
        return None;
    } else {
        Tap::Issue(found.get_attribute("data-issue")?)
    };
    event.prevent_default();
    Some(Action::Tap(tap))
}

/// Listens to what no view can: the history, and events that do not bubble.
pub fn listen(link: &Scope<App>, root: &Element) -> Vec<EventListener> {
    let capture = EventListenerOptions {
        passive: false,
        ..EventListenerOptions::run_in_capture_phase()
    };
    let sent = link.clone();
    let popstate = EventListener::new(&window(), "popstate", move |_| {
        sent.send_message(Action::Popped);
    });
    let sent = link.clone();
    let pagehide = EventListener::new(&window(), "pagehide", move |_| {
        sent.send_message(Action::Leaving);
    });
    let sent = link.clone();
    let cancel = EventListener::new_with_options(root, "cancel", capture, move |event| {
        event.prevent_default();
        sent.send_message(Action::Close);
    });
    let error = EventListener::new_with_options(root, "error", capture, missing_picture);
    let mut out = vec![popstate, pagehide, cancel, error];
    out.extend(drag(link, root));
    out
}

/// A picture that did not come shows its alternative text instead. The class is
/// not Yew's to write, so a later drawing leaves it.
fn missing_picture(event: &Event) {
    let image = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    if let Some(holder) = image.and_then(|it| it.closest(".picture,.thumb").ok().flatten()) {
        let _ = holder.class_list().add_1("missing");
    }
}

/// A sheet follows the finger on its grip, and closes when drawn down far enough.
fn drag(link: &Scope<App>, root: &Element) -> Vec<EventListener> {
    const FAR: i32 = 60;
    let start: Rc<RefCell<Option<(HtmlElement, i32)>>> = Rc::default();
    let mut out = Vec::new();
    for kind in ["pointerdown", "pointermove", "pointerup", "pointercancel"] {
        let (start, link) = (Rc::clone(&start), link.clone());
        out.push(EventListener::new(root, kind, move |event| {
            let Some(event) = event.dyn_ref::<PointerEvent>() else {
                return;
            };
            if kind == "pointerdown" {
                *start.borrow_mut() = grip(event).map(|it| (it, event.client_y()));
                return;
            }
            let by = match &*start.borrow() {
                Some((sheet, from)) => {
                    let by = (event.client_y() - from).max(0);
                    let shift = if kind == "pointermove" { by } else { 0 };
                    let moved = ["translateY(", &shift.to_string(), "px)"].concat();
                    let _ = sheet.style().set_property("transform", &moved);
                    by
                }
                None => return,
            };
            if kind != "pointermove" {
                start.borrow_mut().take();
                if kind == "pointerup" && by > FAR {
                    link.send_message(Action::Close);
                }
            }
        }));
    }
    out
}

fn grip(event: &PointerEvent) -> Option<HtmlElement> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    if target.closest("button").ok()?.is_some() {
        return None;
    }
    let grip = target.closest("[data-drag]").ok()??;
    let _ = grip.set_pointer_capture(event.pointer_id());
    grip.closest("dialog").ok()??.dyn_into().ok()
}

/// Follows the scroll: which part is being read. Looks at most once a frame.
pub struct Spy {
    looker: Rc<Looker>,
    _listeners: Vec<EventListener>,
}

struct Looker {
    link: Scope<App>,
    root: Element,
    frame: RefCell<Option<AnimationFrame>>,
    last: Cell<Here>,
    moved: Cell<bool>,
}

impl Spy {
    /// Begins to follow.
    pub fn new(link: &Scope<App>, root: &Element) -> Self {
        let looker = Rc::new(Looker {
            link: link.clone(),
            root: root.clone(),
            frame: RefCell::new(None),
            last: Cell::new(Here::Top),
            moved: Cell::new(false),
        });
        let mut listeners = Vec::new();
        // Captured, since whatever box the page put us in may be what scrolls.
        let options = EventListenerOptions::run_in_capture_phase();
        let scrolled = Rc::clone(&looker);
        listeners.push(EventListener::new_with_options(
            &window(),
            "scroll",
            options,
            move |_| Looker::look(&scrolled),
        ));
        for kind in ["wheel", "touchmove", "keydown", "pointerdown"] {
            let looker = Rc::clone(&looker);
            listeners.push(EventListener::new_with_options(
                &window(),
                kind,
                options,
                move |_| looker.moved.set(true),
            ));
        }
        Spy {
            looker,
            _listeners: listeners,
        }
    }

    /// Looks once without a scroll.
    pub fn look(&self) {
        Looker::look(&self.looker);
    }

    /// Forgets that the reader moved.
    pub fn still(&self) {
        self.looker.moved.set(false);
    }

    /// Whether the reader moved since.
    pub fn moved(&self) -> bool {
        self.looker.moved.get()
    }
}

impl Looker {
    fn look(this: &Rc<Self>) {
        if this.frame.borrow().is_some() {
            return;
        }
        let looker = Rc::clone(this);
        *this.frame.borrow_mut() = Some(request_animation_frame(move |_| {
            looker.frame.borrow_mut().take();
            let here = looker.here();
            if looker.last.replace(here) != here {
                looker.link.send_message(Action::Read(here));
            }
        }));
    }

    fn here(&self) -> Here {
        let Ok(marks) = self.root.query_selector_all(".title,#summary,#figures") else {
            return Here::Top;
        };
        let line = scroll::reading_line(&self.root);
        let Some(index) = scroll::last_above(&marks, line) else {
            return Here::Top;
        };
        let id = marks
            .item(index)
            .and_then(|it| it.dyn_into::<Element>().ok())
            .map(|it| it.id());
        match id.as_deref() {
            Some("summary") => Here::Summary,
            Some("figures") => Here::Figures,
            _ => Here::Section(index as usize),
        }
    }
}

impl App {
    pub(super) fn read(&mut self, here: Here) -> bool {
        std::mem::replace(&mut self.here, here) != here
    }

    pub(super) fn tap(&mut self, ctx: &Context<Self>, tap: Tap) -> bool {
        match tap {
            Tap::Go(place) => {
                let from = Some(place.clone());
                self.go(ctx, None, Some(place.as_str()).filter(|it| !it.is_empty()), from)
            }
            Tap::Issue(id) => self.go(ctx, Some(&id), None, None),
            Tap::Figure(id) => {
                let index = self
                    .shown
                    .as_ref()
                    .and_then(|it| it.document.figures().iter().position(|at| at.figure.id == id));
                index.is_some_and(|it| self.open(Over::Figure(it)))
            }
            Tap::Do(action) => self.act(&action),
        }
    }

    fn act(&mut self, action: &str) -> bool {
        match action {
            "contents" => self.open(Over::Sheet(Sheet::Contents)),
            "issues" => self.open(Over::Sheet(Sheet::Issues)),
            "close" => self.close(),
            "order-editor" => self.sort(Order::Editor),
            "order-province" => self.sort(Order::Province),
            "order-amount" => self.sort(Order::Amount),
            "csv" => {
                if let Some(shown) = &self.shown {
                    let words = self.config.locale.words();
                    let name = [&shown.document.issue.id, ".csv"].concat();
                    let text = csv::summary(&shown.document, words);
                    save::save(&name, "text/csv;charset=utf-8", &text);
                }
                false
            }
            _ => false,
        }
    }

    fn sort(&mut self, order: Order) -> bool {
        self.order = order;
        true
    }
}
