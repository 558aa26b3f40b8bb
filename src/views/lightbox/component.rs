//! The dialog, its listeners, and what each event does.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, EventTarget, HtmlDialogElement, HtmlElement, KeyboardEvent, MouseEvent,
    PointerEvent, WheelEvent,
};
use yew::html::Scope;
use yew::{Component, Context, Html, NodeRef, Properties};

use super::zoom::{CLOSEST, Room, Swipe, View, WHOLE, is_way, swipe};
use crate::app::{Action, App};
use crate::browser::focus;
use crate::document::Document;
use crate::views::frame::glyph;
use crate::views::links::Links;
use crate::views::tag::{Tag, class, press, tag};
use crate::words::{Words, cat, number};

/// What the large figure is drawn from, and whom it tells.
#[derive(Properties)]
pub struct LightboxProps {
    /// The issue.
    pub document: Rc<Document>,
    /// Index of the figure in [`Document::figures`].
    pub index: usize,
    /// Where addresses lead.
    pub links: Rc<Links>,
    /// The viewer's own words.
    pub words: &'static Words,
    /// Whom it tells that the reader went on to a picture of another figure, or
    /// wants it closed.
    pub app: Scope<App>,
}

impl PartialEq for LightboxProps {
    /// The app is always the same one.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.document, &other.document)
            && self.index == other.index
            && Rc::ptr_eq(&self.links, &other.links)
            && std::ptr::eq(self.words, other.words)
    }
}

/// One picture of one figure; figures without a picture have one step too.
struct Step {
    figure: usize,
    picture: usize,
    size: Option<(u32, u32)>,
}

/// A finger, or the mouse with its button down.
struct Finger {
    id: i32,
    x: f64,
    y: f64,
}

/// Where and when something began: a point on the stage, and milliseconds.
#[derive(Clone, Copy, Default)]
struct Start {
    x: f64,
    y: f64,
    time: f64,
}

/// What happened, or what a key or a button asks for.
#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    Close,
    Missing,
    Resized,
    Key,
    Click,
    Wheel,
    Down,
    Move,
    Up,
    Cancelled,
    ArrowLeft,
    ArrowRight,
    ArrowUp,
    ArrowDown,
    Previous,
    Next,
    First,
    Last,
    ZoomIn,
    ZoomOut,
    Whole,
}

/// An event and what it means.
pub struct Seen(Kind, Event);

/// All pictures of an issue, one at a time.
pub struct Lightbox {
    steps: Vec<Step>,
    step: usize,
    missing: bool,
    view: View,
    fingers: Vec<Finger>,
    start: Start,
    /// The fingers went too far for a tap.
    far: bool,
    /// There were two of them: no swipe either.
    pinched: bool,
    /// The tap before, which the next may make a double tap.
    tapped: Option<Start>,
    dialog: NodeRef,
    stage: NodeRef,
    listeners: Vec<EventListener>,
}

/// How much closer a key or a button brings the picture.
const KEY_ZOOM: f64 = 1.5;
/// How much closer a double tap brings it.
const TAP_ZOOM: f64 = 2.5;
/// How far a key moves it, in CSS pixels.
const KEY_PAN: f64 = 80.0;
/// Two taps within so many milliseconds are one double tap.
const DOUBLE: f64 = 300.0;

impl Component for Lightbox {
    type Message = Seen;
    type Properties = LightboxProps;

    fn create(ctx: &Context<Self>) -> Self {
        let steps = steps(&ctx.props().document);
        Lightbox {
            step: first_of(&steps, ctx.props().index),
            steps,
            missing: false,
            view: WHOLE,
            fingers: Vec::new(),
            start: Start::default(),
            far: false,
            pinched: false,
            tapped: None,
            dialog: NodeRef::default(),
            stage: NodeRef::default(),
            listeners: Vec::new(),
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &LightboxProps) -> bool {
        let props = ctx.props();
        let other = !Rc::ptr_eq(&props.document, &old.document);
        if other {
            self.steps = steps(&props.document);
        }
        // Where the reader's own step led here, it may be a later picture of
        // the figure: that stays.
        if other || self.steps.get(self.step).map(|it| it.figure) != Some(props.index) {
            self.show(first_of(&self.steps, props.index));
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, Seen(kind, event): Seen) -> bool {
        let close = self.view.is_close();
        match kind {
            Kind::Close => ctx.props().app.send_message(Action::Close),
            Kind::Missing => {
                self.missing = true;
                self.view = WHOLE;
                return true;
            }
            Kind::Resized => self.pan(0.0, 0.0, false),
            Kind::ArrowLeft if close => self.pan(KEY_PAN, 0.0, true),
            Kind::ArrowRight if close => self.pan(-KEY_PAN, 0.0, true),
            Kind::ArrowUp => self.pan(0.0, KEY_PAN, true),
            Kind::ArrowDown => self.pan(0.0, -KEY_PAN, true),
            Kind::ArrowLeft | Kind::Previous => return self.previous(ctx),
            Kind::ArrowRight | Kind::Next => return self.next(ctx),
            Kind::First => return self.go(ctx, 0),
            Kind::Last => return self.go(ctx, self.steps.len().wrapping_sub(1)),
            Kind::ZoomIn => self.zoom(KEY_ZOOM, 0.0, 0.0, true),
            Kind::ZoomOut => self.zoom(1.0 / KEY_ZOOM, 0.0, 0.0, true),
            Kind::Whole => self.whole(),
            _ => return self.pointed(ctx, kind, &event),
        }
        false
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let LightboxProps {
            document,
            links,
            words,
            ..
        } = ctx.props();
        let figures = document.figures();
        let Some(step) = self.steps.get(self.step) else {
            return Html::default();
        };
        let Some(figure) = figures.get(step.figure).map(|it| it.figure) else {
            return Html::default();
        };
        let picture = figure.pictures.get(step.picture);
        let alt = picture.map_or("", |it| it.alt.as_str());
        let src = picture.and_then(|it| links.file(&it.src));
        let shown = match (step.size, src, self.missing) {
            (Some((width, height)), Some(src), false) => tag("img")
                .is("draggable", "false")
                .count("width", width)
                .count("height", height)
                .set("alt", alt)
                .set("src", &src),
            _ => tag("p")
                .with(tag("b").own(words).say(words.no_picture))
                .say(alt),
        };
        let last = self.steps.len() - 1;
        let mut under = tag("footer")
            .is("aria-live", "polite")
            .is("aria-atomic", "true");
        let mut tools = class("div", "knobs")
            .own(words)
            .with(button("close", words.close, "M6 6l12 12M18 6L6 18", false))
            .with(button("zoom-in", words.zoom_in, "M12 5v14M5 12h14", false))
            .with(button("zoom-out", words.zoom_out, "M5 12h14", false));
        if last > 0 {
            let (first, last) = (self.step == 0, self.step == last);
            let at = cat(&[&number(self.step + 1), " / ", &number(self.steps.len())]);
            under = under.with(class("p", "at").say(&at));
            tools = tools
                .with(button(
                    "next-figure",
                    words.next_figure,
                    "M9 5l7 7-7 7",
                    last,
                ))
                .with(button(
                    "previous-figure",
                    words.previous_figure,
                    "M15 5l-7 7 7 7",
                    first,
                ));
        }
        let mut caption = tag("p");
        if let Some(label) = &figure.label {
            caption = caption.with(tag("b").say(label)).say(" ");
        }
        let stage = class("div", "stage")
            .node(&self.stage)
            .with(shown.key(&number(self.step)));
        // Takes the focus from a tap beside the buttons, so that the keys go
        // on working.
        let light = class("div", "light")
            .is("tabindex", "-1")
            .set("lang", &document.issue.language)
            .with(stage)
            .with(under.with(caption.say(&figure.caption.text())))
            .with(tools);
        class("dialog", "lightbox")
            .node(&self.dialog)
            .is("aria-label", words.figures)
            .with(light)
            .done()
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first && let Some(dialog) = self.dialog.cast::<HtmlDialogElement>() {
            let _ = dialog.show_modal();
            // Closing comes first. Not by `autofocus`, of which Chromium
            // complains in the console where something had the focus before.
            if let Ok(Some(close)) = dialog.query_selector("button") {
                focus(&close);
            }
            self.listen(ctx, &dialog);
        }
        self.write(&self.view, false);
    }
}

/// A button of the bar. One that has nowhere to lead stays, and keeps the focus.
fn button(action: &'static str, label: &'static str, icon: &'static str, off: bool) -> Tag {
    let out = press(action).is("aria-label", label).with(glyph(icon));
    if off {
        out.is("aria-disabled", "true")
    } else {
        out
    }
}

fn steps(document: &Document) -> Vec<Step> {
    let mut out = Vec::new();
    for (figure, at) in document.figures().iter().enumerate() {
        for picture in 0..at.figure.pictures.len().max(1) {
            let of = at.figure.pictures.get(picture);
            out.push(Step {
                figure,
                picture,
                size: of.map(|it| (it.width, it.height)),
            });
        }
    }
    out
}

fn first_of(steps: &[Step], figure: usize) -> usize {
    steps.iter().position(|it| it.figure == figure).unwrap_or(0)
}

/// What a key asks for. With modifiers it is the browser's, and so it is in a
/// long caption, which it moves.
fn key(event: &KeyboardEvent) -> Option<Kind> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    let target: Element = event.target()?.unchecked_into();
    if target.tag_name() == "FOOTER" {
        return None;
    }
    Some(match event.key().as_str() {
        "ArrowLeft" => Kind::ArrowLeft,
        "ArrowRight" => Kind::ArrowRight,
        "ArrowUp" => Kind::ArrowUp,
        "ArrowDown" => Kind::ArrowDown,
        "Home" => Kind::First,
        "End" => Kind::Last,
        "+" | "=" => Kind::ZoomIn,
        "-" | "_" => Kind::ZoomOut,
        "0" => Kind::Whole,
        _ => return None,
    })
}

/// What a click asks for. Closing is left to whoever reads `data-do`.
fn click(event: &Event) -> Option<Kind> {
    let target: Element = event.target()?.unchecked_into();
    match target.get_attribute("data-do").as_deref() {
        Some("zoom-in") => Some(Kind::ZoomIn),
        Some("zoom-out") => Some(Kind::ZoomOut),
        Some("next-figure") => Some(Kind::Next),
        Some("previous-figure") => Some(Kind::Previous),
        Some(_) => None,
        None => target.closest(".stage").ok()?.map(|_| Kind::Click),
    }
}

impl Lightbox {
    /// Listens to what Yew does not offer: it cannot say that a wheel's
    /// listener is to be waited for, and each type would cost its own code.
    fn listen(&mut self, ctx: &Context<Self>, dialog: &EventTarget) {
        let window = gloo::utils::window();
        let stage = self.stage.cast::<Element>();
        let stage = stage.as_ref().map_or(dialog, AsRef::as_ref);
        // "error" does not bubble, so it is caught on its way down.
        let options = EventListenerOptions {
            phase: EventListenerPhase::Capture,
            passive: false,
        };
        let kinds = [
            (dialog, "cancel", Kind::Close),
            (dialog, "close", Kind::Close),
            (dialog, "error", Kind::Missing),
            (dialog, "click", Kind::Click),
            (dialog, "keydown", Kind::Key),
            (stage, "wheel", Kind::Wheel),
            (stage, "pointerdown", Kind::Down),
            (stage, "pointermove", Kind::Move),
            (stage, "pointerup", Kind::Up),
            (stage, "pointercancel", Kind::Cancelled),
            (window.as_ref(), "resize", Kind::Resized),
        ];
        for (node, name, kind) in kinds {
            let link = ctx.link().clone();
            let listener =
                EventListener::new_with_options(node, name, options, move |event: &Event| {
                    // Now, since an event that is over forgets its target where
                    // the page cannot look into the element.
                    let kind = match kind {
                        Kind::Key => key(event.unchecked_ref()),
                        Kind::Click => click(event),
                        _ => Some(kind),
                    };
                    if let Some(kind) = kind {
                        // Not where a finger comes down: that moves the focus.
                        if kind != Kind::Down {
                            event.prevent_default();
                        }
                        link.send_message(Seen(kind, event.clone()));
                    }
                });
            self.listeners.push(listener);
        }
    }

    /// The stage with the picture on it, and the stage's middle in the window.
    fn room(&self) -> Option<(Room, f64, f64)> {
        let stage = self.stage.cast::<Element>()?.get_bounding_client_rect();
        let (width, height) = (stage.width(), stage.height());
        let step = self.steps.get(self.step)?;
        let size = step.size.filter(|_| !self.missing);
        Some((
            Room::new(width, height, size),
            stage.left() + width / 2.0,
            stage.top() + height / 2.0,
        ))
    }

    /// Writes the transform to the picture itself.
    fn write(&self, view: &View, smooth: bool) {
        let Some(stage) = self.stage.cast::<Element>() else {
            return;
        };
        if let Some(picture) = stage.first_element_child() {
            let style = picture.unchecked_into::<HtmlElement>().style();
            let _ = style.set_property("transition", if smooth { "" } else { "none" });
            let _ = style.set_property("transform", &view.transform());
        }
        let zoom = if view.scale >= CLOSEST {
            "closest"
        } else if view.is_close() {
            "close"
        } else {
            "whole"
        };
        let _ = stage.set_attribute("data-zoom", zoom);
    }

    fn show(&mut self, step: usize) {
        self.step = step;
        self.missing = false;
        self.view = WHOLE;
        self.tapped = None;
    }

    /// Goes to a step; where there is none the picture settles again.
    fn go(&mut self, ctx: &Context<Self>, to: usize) -> bool {
        let Some(next) = self.steps.get(to).filter(|_| to != self.step) else {
            self.write(&self.view, true);
            return false;
        };
        let figure = next.figure;
        let moved = self.steps[self.step].figure != figure;
        self.show(to);
        if moved {
            ctx.props().app.send_message(Action::Figure(figure));
        }
        true
    }

    fn next(&mut self, ctx: &Context<Self>) -> bool {
        self.go(ctx, self.step + 1)
    }

    fn previous(&mut self, ctx: &Context<Self>) -> bool {
        self.go(ctx, self.step.wrapping_sub(1))
    }

    fn zoom(&mut self, factor: f64, x: f64, y: f64, smooth: bool) {
        if let Some((room, ..)) = self.room() {
            self.view.zoom(&room, factor, x, y);
            self.write(&self.view, smooth);
        }
    }

    fn pan(&mut self, x: f64, y: f64, smooth: bool) {
        if let Some((room, ..)) = self.room() {
            self.view.pan(&room, x, y);
            self.write(&self.view, smooth);
        }
    }

    fn whole(&mut self) {
        self.view = WHOLE;
        self.write(&self.view, true);
    }

    /// Something happened at a point of the stage.
    fn pointed(&mut self, ctx: &Context<Self>, kind: Kind, event: &Event) -> bool {
        let Some((room, middle_x, middle_y)) = self.room() else {
            return false;
        };
        let mouse: &MouseEvent = event.unchecked_ref();
        let now = Start {
            x: f64::from(mouse.client_x()) - middle_x,
            y: f64::from(mouse.client_y()) - middle_y,
            time: event.time_stamp(),
        };
        match kind {
            // A tap beside the picture. On the click, not on the finger's rise:
            // else the click would fall on what lay behind.
            Kind::Click => {
                if !self.far && !self.view.holds(&room, now.x, now.y) {
                    ctx.props().app.send_message(Action::Close);
                }
                false
            }
            Kind::Wheel => {
                self.wheel(event.unchecked_ref(), now);
                false
            }
            _ => self.finger(ctx, &room, kind, event.unchecked_ref(), now),
        }
    }

    fn wheel(&mut self, event: &WheelEvent, now: Start) {
        // `deltaMode` is left unread: Firefox then counts in pixels, as all
        // others do. A pinch on a touchpad comes with Ctrl and small numbers.
        let by = event.delta_y();
        let factor = 1.0 + by.abs().min(250.0) * if event.ctrl_key() { 0.01 } else { 0.002 };
        let factor = if by < 0.0 { factor } else { 1.0 / factor };
        self.zoom(factor, now.x, now.y, false);
    }

    fn finger(
        &mut self,
        ctx: &Context<Self>,
        room: &Room,
        kind: Kind,
        event: &PointerEvent,
        now: Start,
    ) -> bool {
        let id = event.pointer_id();
        if kind == Kind::Down {
            self.down(event, id, now);
            return false;
        }
        let Some(index) = self.fingers.iter().position(|it| it.id == id) else {
            return false;
        };
        let (x, y) = self.way(room, now);
        if kind == Kind::Move {
            self.far |= is_way(now.x - self.start.x, y);
            self.follow(room, index, now);
            return false;
        }
        self.fingers.swap_remove(index);
        if !self.fingers.is_empty() {
            return false;
        }
        if kind == Kind::Up && !self.pinched {
            if !self.far {
                self.tap(now);
                return false;
            }
            if !self.view.is_close() {
                match swipe(x, y, now.time - self.start.time) {
                    Some(Swipe::Next) => return self.next(ctx),
                    Some(Swipe::Previous) => return self.previous(ctx),
                    Some(Swipe::Close) => {
                        ctx.props().app.send_message(Action::Close);
                        return false;
                    }
                    None => {}
                }
            }
        }
        self.write(&self.view, true);
        false
    }

    fn down(&mut self, event: &PointerEvent, id: i32, now: Start) {
        if event.is_primary() {
            // Whatever a browser forgot to lift is lifted.
            self.fingers.clear();
        }
        if event.button() != 0 || self.fingers.len() > 1 {
            return;
        }
        self.far = !self.fingers.is_empty();
        self.pinched = self.far;
        if !self.far {
            self.start = now;
        }
        if let Some(stage) = self.stage.cast::<Element>() {
            let _ = stage.set_pointer_capture(id);
        }
        self.fingers.push(Finger {
            id,
            x: now.x,
            y: now.y,
        });
    }

    /// How far a finger has come. What comes from the side of the screen goes
    /// down, but never across: that is the system's way back.
    fn way(&self, room: &Room, now: Start) -> (f64, f64) {
        let x = if room.is_edge(self.start.x) {
            self.start.x
        } else {
            now.x
        };
        (x - self.start.x, now.y - self.start.y)
    }

    /// The picture follows a finger, or two.
    fn follow(&mut self, room: &Room, index: usize, now: Start) {
        let other = self.fingers.get(1 - index).map(|it| (it.x, it.y));
        let finger = &mut self.fingers[index];
        let (dx, dy) = (now.x - finger.x, now.y - finger.y);
        let (old_x, old_y) = (finger.x, finger.y);
        (finger.x, finger.y) = (now.x, now.y);
        if let Some((x, y)) = other {
            let away = |to_x: f64, to_y: f64| {
                let (x, y) = (to_x - x, to_y - y);
                (x * x + y * y).sqrt().max(1.0)
            };
            let factor = away(now.x, now.y) / away(old_x, old_y);
            self.view.pan(room, dx / 2.0, dy / 2.0);
            self.view
                .zoom(room, factor, (now.x + x) / 2.0, (now.y + y) / 2.0);
        } else if self.view.is_close() {
            self.view.pan(room, dx, dy);
        } else if self.far && !self.pinched {
            let (x, y) = self.way(room, now);
            let (x, y) = if x.abs() < y.abs() {
                (0.0, y)
            } else {
                (x, 0.0)
            };
            self.write(&View { x, y, ..WHOLE }, false);
            return;
        }
        self.write(&self.view, false);
    }

    fn tap(&mut self, now: Start) {
        let before = self.tapped.replace(now);
        let twice = before.is_some_and(|it| {
            let (x, y) = (now.x - it.x, now.y - it.y);
            now.time - it.time < DOUBLE && x.abs() + y.abs() < 40.0
        });
        if twice {
            self.tapped = None;
            if self.view.is_close() {
                self.whole();
            } else {
                self.zoom(TAP_ZOOM, now.x, now.y, true);
            }
            // Its click is no tap beside the picture.
            self.far = true;
        }
    }
}
