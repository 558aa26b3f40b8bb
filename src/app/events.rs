//! What the reader does, read from plain HTML: links with `data-go`, `data-issue` or
//! `data-figure`, and buttons with `data-do`.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, MouseEvent};
use yew::Context;
use yew::html::Scope;

use super::overlay::Overlay;
use super::{Action, App};
use crate::browser::{scroll, window};
use crate::columns::SummaryOrder;
use crate::csv;
use crate::views::context::{ReadingPosition, Sheet};
use crate::words::{concat, fill};

/// What the reader clicked.
pub enum Click {
    /// A link to a place of this issue, or to its top if empty.
    Place(String),
    /// A link to another issue.
    Issue(String),
    /// The link around a picture.
    Picture(Element),
    /// A button with this action.
    Button(String),
}

/// Reads a click. Clicks that open a new tab or window are left to the browser, and
/// so are links to issues that have a page of their own.
fn read_click(event: &MouseEvent) -> Option<Action> {
    let has_modifier = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if event.button() != 0 || has_modifier || event.default_prevented() {
        return None;
    }
    let target = target(event)?;
    // Not by its class name, which is no text for the elements of an icon.
    if target.closest(".sheet").ok()?.as_ref() == Some(&target) {
        // A click on the backdrop has the dialog as its target. So has, in WebKit, the
        // end of a drag on the grip, which is inside the sheet.
        return is_outside(&target, event).then_some(Action::Close);
    }
    let element = target
        .closest("[data-go],[data-issue],[data-figure],[data-do]")
        .ok()??;
    let click = if let Some(place) = element.get_attribute("data-go") {
        Click::Place(place)
    } else if element.get_attribute("data-figure").is_some() {
        Click::Picture(element)
    } else if let Some(action) = element.get_attribute("data-do") {
        Click::Button(action)
    } else {
        Click::Issue(element.get_attribute("data-issue")?)
    };
    event.prevent_default();
    Some(Action::Click(click))
}

fn is_outside(element: &Element, event: &MouseEvent) -> bool {
    let rect = element.get_bounding_client_rect();
    let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
    x < rect.left() || x > rect.right() || y < rect.top() || y > rect.bottom()
}

/// The events that are listened to, and whether on the window. Scrolling is, since
/// any box of the page may be what scrolls.
const EVENTS: [(bool, &str); 11] = [
    (true, "popstate"),
    (true, "pagehide"),
    (true, "visibilitychange"),
    (true, "scroll"),
    (true, "wheel"),
    (true, "touchmove"),
    (true, "keydown"),
    (false, "pointerdown"),
    (false, "click"),
    (false, "cancel"),
    (false, "error"),
];

/// Adds the listeners, in the capture phase: "cancel", "error" and "scroll" do not
/// bubble. `interrupted` is set when the reader scrolls or presses a key.
pub fn listen(
    link: &Scope<App>,
    root: &Element,
    interrupted: &Rc<Cell<bool>>,
) -> Vec<EventListener> {
    let window = window();
    let mut out = Vec::new();
    for (on_window, name) in EVENTS {
        let target: &EventTarget = if on_window { &window } else { root };
        let (link, interrupted) = (link.clone(), Rc::clone(interrupted));
        let options = EventListenerOptions {
            phase: EventListenerPhase::Capture,
            // Only the defaults of these are ever prevented.
            passive: name != "cancel" && name != "click",
        };
        let on_event = move |event: &Event| {
            let action = match name {
                "popstate" => Some(Action::PopState),
                "pagehide" | "visibilitychange" => Some(Action::SavePosition),
                "scroll" => Some(Action::Scroll),
                "click" => read_click(event.unchecked_ref()),
                "cancel" => {
                    event.prevent_default();
                    Some(Action::Close)
                }
                "error" => {
                    mark_missing_picture(event);
                    None
                }
                _ => {
                    interrupted.set(true);
                    None
                }
            };
            if let Some(action) = action {
                link.send_message(action);
            }
        };
        out.push(EventListener::new_with_options(
            target, name, options, on_event,
        ));
    }
    out
}

/// A picture that failed to load shows its alternative text. Yew does not write this
/// class, so it stays when the element is drawn again.
fn mark_missing_picture(event: &Event) {
    if let Some(image) = target(event)
        && let Ok(Some(picture)) = image.closest(".picture,.thumb")
    {
        let class = picture.get_attribute("class").unwrap_or_default();
        let _ = picture.set_attribute("class", &concat(&[&class, " missing"]));
    }
}

fn target(event: &Event) -> Option<Element> {
    event.target().and_then(|it| it.dyn_into().ok())
}

impl App {
    /// The page scrolled: finds the part that is being read. Browsers fire scroll
    /// events once a frame, before it is drawn.
    pub(super) fn update_position(&mut self) -> bool {
        let is_anchored = self.scrolling.anchor.is_some();
        if is_anchored || self.phase.issue().is_none() || !scroll::is_laid_out(&self.root) {
            return false;
        }
        let position = self.reading_position();
        std::mem::replace(&mut self.reading.position, position) != position
    }

    fn reading_position(&self) -> ReadingPosition {
        let Ok(headings) = self.root.query_selector_all(".title,#summary,#figures") else {
            return ReadingPosition::Top;
        };
        let line = scroll::reading_line(&self.root);
        let Some(index) = scroll::last_above(&headings, line) else {
            return ReadingPosition::Top;
        };
        let heading = headings.item(index).map(JsCast::unchecked_into::<Element>);
        match heading.and_then(|it| it.get_attribute("id")).as_deref() {
            Some("summary") => ReadingPosition::Summary,
            Some("figures") => ReadingPosition::Figures,
            _ => ReadingPosition::Section(index as usize),
        }
    }

    pub(super) fn click(&mut self, ctx: &Context<Self>, click: Click) -> bool {
        match click {
            Click::Place(place) => {
                let target = Some(place.clone()).filter(|it| !it.is_empty());
                self.go_to(ctx, None, target.as_deref(), Some(place))
            }
            Click::Issue(id) => self.go_to(ctx, Some(&id), None, None),
            Click::Picture(link) => self.open(Overlay::Figure, Some(link)),
            Click::Button(action) => self.run(&action),
        }
    }

    /// Runs the action of a button. The loader handles others.
    fn run(&mut self, action: &str) -> bool {
        match action {
            "contents" => self.open(Overlay::Sheet(Sheet::Contents), None),
            "issues" => self.open(Overlay::Sheet(Sheet::Issues), None),
            "settings" => self.open(Overlay::Settings, None),
            "close" => self.close(),
            "order-editor" => self.sort(SummaryOrder::Editor),
            "order-province" => self.sort(SummaryOrder::Province),
            "order-amount" => self.sort(SummaryOrder::Amount),
            "csv" => {
                self.save_csv();
                false
            }
            // A year in the list of issues; the loader and the lightbox have others.
            action => {
                self.show_year(action);
                false
            }
        }
    }

    fn save_csv(&self) {
        if let Some(issue) = self.phase.issue() {
            let words = self.config.locale.words();
            let name = csv::file_name(&issue.document.issue, words);
            let text = csv::summary(&issue.document, self.reading.order, words);
            self.host.save(&name, &text);
            self.host.announce(words.saved);
        }
    }

    fn sort(&mut self, order: SummaryOrder) -> bool {
        self.forget_translation();
        self.reading.order = order;
        let words = self.config.locale.words();
        self.host.announce(&fill(words.sorted, order.name(words)));
        true
    }
}
