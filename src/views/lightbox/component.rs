//! The dialog, its listeners, and what each event does.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, EventTarget, HtmlDialogElement, HtmlElement, KeyboardEvent, MouseEvent,
    PointerEvent, WheelEvent,
};
use yew::{Callback, Component, Context, Html, NodeRef, Properties};

use super::zoom::{MAX_SCALE, Swipe, UNZOOMED, Viewport, Zoom, detect_swipe, is_drag};
use crate::browser::focus;
use crate::document::Document;
use crate::views::icon::{self, icon};
use crate::views::links::Links;
use crate::views::tag::{Tag, action_button, tag};
use crate::words::{Words, concat, decimal};

/// The properties of [`Lightbox`].
#[derive(Properties)]
pub struct LightboxProps {
    /// The issue.
    pub document: Rc<Document>,
    /// The index of the figure in [`Document::figures`].
    pub index: usize,
    /// Where addresses lead.
    pub links: Rc<Links>,
    /// The viewer's own words.
    pub words: &'static Words,
    /// Called with what the reader did.
    pub on_event: Callback<LightboxEvent>,
}

impl PartialEq for LightboxProps {
    /// Ignores the callback, which always does the same.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.document, &other.document)
            && self.index == other.index
            && Rc::ptr_eq(&self.links, &other.links)
            && std::ptr::eq(self.words, other.words)
    }
}

/// What the reader did in the lightbox.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LightboxEvent {
    /// Went on to a picture of the figure with this index.
    Figure(usize),
    /// Asked to close the lightbox.
    Close,
}

/// One picture of a figure. A figure without pictures has one slide too.
struct Slide {
    figure: usize,
    picture: usize,
    size: Option<(u32, u32)>,
}

/// A finger, or the mouse with its button pressed.
struct Pointer {
    id: i32,
    x: f64,
    y: f64,
}

/// A point on the stage and a time in milliseconds.
#[derive(Clone, Copy, Default)]
struct Moment {
    x: f64,
    y: f64,
    time: f64,
}

/// What an event, a key or a button asks for.
#[derive(Clone, Copy, PartialEq)]
pub enum Input {
    Close,
    Missing,
    Resized,
    Key,
    Click,
    Wheel,
    PointerDown,
    PointerMove,
    PointerUp,
    PointerCancel,
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
    ZoomReset,
}

/// An input and the event that it came from.
pub struct InputMessage(Input, Event);

/// All pictures of an issue, one at a time.
pub struct Lightbox {
    slides: Vec<Slide>,
    /// The index of the current slide.
    current: usize,
    /// The current picture failed to load.
    missing: bool,
    zoom: Zoom,
    pointers: Vec<Pointer>,
    /// Where and when the first pointer came down.
    start: Moment,
    /// The pointers moved too far for a tap.
    dragged: bool,
    /// There were two pointers, so it is no swipe either.
    pinched: bool,
    /// The last tap, which the next one may turn into a double tap.
    last_tap: Option<Moment>,
    dialog: NodeRef,
    stage: NodeRef,
    listeners: Vec<EventListener>,
}

/// The factor of one key press or click.
const KEY_ZOOM: f64 = 1.5;
/// The factor of a double tap.
const TAP_ZOOM: f64 = 2.5;
/// The distance of one key press, in CSS pixels.
const KEY_PAN: f64 = 80.0;
/// The time between the taps of a double tap, in milliseconds.
const DOUBLE_TAP: f64 = 300.0;

impl Component for Lightbox {
    type Message = InputMessage;
    type Properties = LightboxProps;

    fn create(ctx: &Context<Self>) -> Self {
        let slides = slides(&ctx.props().document);
        Lightbox {
            current: first_slide(&slides, ctx.props().index),
            slides,
            missing: false,
            zoom: UNZOOMED,
            pointers: Vec::new(),
            start: Moment::default(),
            dragged: false,
            pinched: false,
            last_tap: None,
            dialog: NodeRef::default(),
            stage: NodeRef::default(),
            listeners: Vec::new(),
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &LightboxProps) -> bool {
        let props = ctx.props();
        let is_new = !Rc::ptr_eq(&props.document, &old.document);
        if is_new {
            self.slides = slides(&props.document);
        }
        // If the reader's own step led to the figure, the current slide may be a
        // later picture of it, and stays.
        if is_new || self.slides.get(self.current).map(|it| it.figure) != Some(props.index) {
            self.show(first_slide(&self.slides, props.index));
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, InputMessage(input, event): InputMessage) -> bool {
        let is_zoomed = self.zoom.is_zoomed();
        match input {
            Input::Close => ctx.props().on_event.emit(LightboxEvent::Close),
            Input::Missing => {
                self.missing = true;
                self.zoom = UNZOOMED;
                return true;
            }
            Input::Resized => self.pan(0.0, 0.0, false),
            Input::ArrowLeft if is_zoomed => self.pan(KEY_PAN, 0.0, true),
            Input::ArrowRight if is_zoomed => self.pan(-KEY_PAN, 0.0, true),
            Input::ArrowUp => self.pan(0.0, KEY_PAN, true),
            Input::ArrowDown => self.pan(0.0, -KEY_PAN, true),
            Input::ArrowLeft | Input::Previous => return self.previous(ctx),
            Input::ArrowRight | Input::Next => return self.next(ctx),
            Input::First => return self.go_to(ctx, 0),
            Input::Last => return self.go_to(ctx, self.slides.len().wrapping_sub(1)),
            Input::ZoomIn => self.zoom(KEY_ZOOM, 0.0, 0.0, true),
            Input::ZoomOut => self.zoom(1.0 / KEY_ZOOM, 0.0, 0.0, true),
            Input::ZoomReset => self.zoom_reset(),
            Input::Key
            | Input::Click
            | Input::Wheel
            | Input::PointerDown
            | Input::PointerMove
            | Input::PointerUp
            | Input::PointerCancel => return self.on_stage(ctx, input, &event),
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
        let Some(slide) = self.slides.get(self.current) else {
            return Html::default();
        };
        let Some(figure) = figures.get(slide.figure) else {
            return Html::default();
        };
        let picture = figure.pictures.get(slide.picture);
        let alt = picture.map_or("", |it| it.alt.as_str());
        let src = picture.and_then(|it| links.file(&it.src));
        let content = match (slide.size, src, self.missing) {
            (Some((width, height)), Some(src), false) => tag("img")
                .static_attr("draggable", "false")
                .number_attr("width", width)
                .number_attr("height", height)
                .attr("alt", alt)
                .attr("src", &src),
            _ => tag("p")
                .child_tag(tag("b").own_language(words).text(words.no_picture))
                .text(alt),
        };
        let last = self.slides.len() - 1;
        let mut footer = tag("footer")
            .static_attr("aria-live", "polite")
            .static_attr("aria-atomic", "true");
        let mut tools = tag("div")
            .class("knobs")
            .own_language(words)
            .child_tag(button("close", words.close, icon::CLOSE, false))
            .child_tag(button("zoom-in", words.zoom_in, icon::ZOOM_IN, false))
            .child_tag(button("zoom-out", words.zoom_out, icon::ZOOM_OUT, false));
        if last > 0 {
            let number = decimal(self.current + 1);
            let count = decimal(self.slides.len());
            let count = concat(&[&number, " / ", &count]);
            footer = footer.child_tag(tag("p").class("at").text(&count));
            let is_first = self.current == 0;
            let is_last = self.current == last;
            tools = tools
                .child_tag(button(
                    "next-figure",
                    words.next_figure,
                    icon::NEXT,
                    is_last,
                ))
                .child_tag(button(
                    "previous-figure",
                    words.previous_figure,
                    icon::PREVIOUS,
                    is_first,
                ));
        }
        let mut caption = tag("p");
        if let Some(label) = &figure.label {
            caption = caption.child_tag(tag("b").text(label)).text(" ");
        }
        let stage = tag("div")
            .class("stage")
            .node_ref(&self.stage)
            .child_tag(content.key(&decimal(self.current)));
        // Takes the focus when the reader taps beside the buttons, so that the
        // keys still work.
        let light = tag("div")
            .class("light")
            .static_attr("tabindex", "-1")
            .attr("lang", &document.issue.language)
            .child_tag(stage)
            .child_tag(footer.child_tag(caption.text(&figure.caption.text())))
            .child_tag(tools);
        tag("dialog")
            .class("lightbox")
            .node_ref(&self.dialog)
            .static_attr("aria-label", words.figures)
            .child_tag(light)
            .build()
    }

    fn rendered(&mut self, ctx: &Context<Self>, first_render: bool) {
        if first_render && let Some(dialog) = self.dialog.cast::<HtmlDialogElement>() {
            let _ = dialog.show_modal();
            // The first button closes. With `autofocus` Chromium logs a message if
            // another element has the focus.
            if let Ok(Some(close)) = dialog.query_selector("button") {
                focus(&close);
            }
            self.listen(ctx, &dialog);
        }
        self.apply_zoom(&self.zoom, false);
    }
}

/// A button of the lightbox. A disabled one stays in place and keeps the focus.
fn button(action: &'static str, label: &'static str, path: &'static str, disabled: bool) -> Tag {
    action_button(action)
        .static_attr("aria-label", label)
        .attr_opt("aria-disabled", disabled.then_some("true"))
        .child_tag(icon(path))
}

fn slides(document: &Document) -> Vec<Slide> {
    let mut out = Vec::new();
    for (index, figure) in document.figures().iter().enumerate() {
        for picture in 0..figure.pictures.len().max(1) {
            let size = figure.pictures.get(picture);
            out.push(Slide {
                figure: index,
                picture,
                size: size.map(|it| (it.width, it.height)),
            });
        }
    }
    out
}

fn first_slide(slides: &[Slide], figure: usize) -> usize {
    slides
        .iter()
        .position(|it| it.figure == figure)
        .unwrap_or(0)
}

/// The input of a key. Keys with modifiers are the browser's, and so are keys in a
/// long caption, which they scroll.
fn key_input(event: &KeyboardEvent) -> Option<Input> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    let target: Element = event.target()?.unchecked_into();
    if target.tag_name() == "FOOTER" {
        return None;
    }
    Some(match event.key().as_str() {
        "ArrowLeft" => Input::ArrowLeft,
        "ArrowRight" => Input::ArrowRight,
        "ArrowUp" => Input::ArrowUp,
        "ArrowDown" => Input::ArrowDown,
        "Home" => Input::First,
        "End" => Input::Last,
        "+" | "=" => Input::ZoomIn,
        "-" | "_" => Input::ZoomOut,
        "0" => Input::ZoomReset,
        _ => return None,
    })
}

/// The input of a click. The app handles `close` and any other `data-do`.
fn click_input(event: &Event) -> Option<Input> {
    let target: Element = event.target()?.unchecked_into();
    match target.get_attribute("data-do").as_deref() {
        Some("zoom-in") => Some(Input::ZoomIn),
        Some("zoom-out") => Some(Input::ZoomOut),
        Some("next-figure") => Some(Input::Next),
        Some("previous-figure") => Some(Input::Previous),
        Some(_) => None,
        None => target.closest(".stage").ok()?.map(|_| Input::Click),
    }
}

impl Lightbox {
    /// Adds the listeners. Yew cannot add a wheel listener that is not passive, and
    /// each type of its listeners has code of its own.
    fn listen(&mut self, ctx: &Context<Self>, dialog: &EventTarget) {
        let window = gloo::utils::window();
        let stage = self.stage.cast::<Element>();
        let stage = stage.as_ref().map_or(dialog, AsRef::as_ref);
        // In the capture phase, since "error" does not bubble.
        let options = EventListenerOptions {
            phase: EventListenerPhase::Capture,
            passive: false,
        };
        let events = [
            (dialog, "cancel", Input::Close),
            (dialog, "close", Input::Close),
            (dialog, "error", Input::Missing),
            (dialog, "click", Input::Click),
            (dialog, "keydown", Input::Key),
            (stage, "wheel", Input::Wheel),
            (stage, "pointerdown", Input::PointerDown),
            (stage, "pointermove", Input::PointerMove),
            (stage, "pointerup", Input::PointerUp),
            (stage, "pointercancel", Input::PointerCancel),
            (window.as_ref(), "resize", Input::Resized),
        ];
        for (target, name, input) in events {
            let link = ctx.link().clone();
            let listener =
                EventListener::new_with_options(target, name, options, move |event: &Event| {
                    // Read here: after dispatch an event has no target if the page
                    // cannot see into the shadow root.
                    let input = match input {
                        Input::Key => key_input(event.unchecked_ref()),
                        Input::Click => click_input(event),
                        _ => Some(input),
                    };
                    if let Some(input) = input {
                        // The default of a pointer coming down moves the focus.
                        if input != Input::PointerDown {
                            event.prevent_default();
                        }
                        link.send_message(InputMessage(input, event.clone()));
                    }
                });
            self.listeners.push(listener);
        }
    }

    /// The viewport, and the middle of the stage in the window.
    fn viewport(&self) -> Option<(Viewport, f64, f64)> {
        let stage = self.stage.cast::<Element>()?.get_bounding_client_rect();
        let (width, height) = (stage.width(), stage.height());
        let slide = self.slides.get(self.current)?;
        let size = slide.size.filter(|_| !self.missing);
        Some((
            Viewport::new(width, height, size),
            stage.left() + width / 2.0,
            stage.top() + height / 2.0,
        ))
    }

    /// Sets the picture's transform.
    fn apply_zoom(&self, zoom: &Zoom, animate: bool) {
        let Some(stage) = self.stage.cast::<Element>() else {
            return;
        };
        if let Some(picture) = stage.first_element_child() {
            let style = picture.unchecked_into::<HtmlElement>().style();
            let _ = style.set_property("transition", if animate { "" } else { "none" });
            let _ = style.set_property("transform", &zoom.to_css());
        }
        let level = if zoom.scale >= MAX_SCALE {
            "closest"
        } else if zoom.is_zoomed() {
            "close"
        } else {
            "whole"
        };
        let _ = stage.set_attribute("data-zoom", level);
    }

    fn show(&mut self, slide: usize) {
        self.current = slide;
        self.missing = false;
        self.zoom = UNZOOMED;
        self.last_tap = None;
    }

    /// Goes to a slide. If there is none, the picture moves back into place.
    fn go_to(&mut self, ctx: &Context<Self>, slide: usize) -> bool {
        let Some(next) = self.slides.get(slide).filter(|_| slide != self.current) else {
            self.apply_zoom(&self.zoom, true);
            return false;
        };
        let figure = next.figure;
        let is_other_figure = self.slides[self.current].figure != figure;
        self.show(slide);
        if is_other_figure {
            ctx.props().on_event.emit(LightboxEvent::Figure(figure));
        }
        true
    }

    fn next(&mut self, ctx: &Context<Self>) -> bool {
        self.go_to(ctx, self.current + 1)
    }

    fn previous(&mut self, ctx: &Context<Self>) -> bool {
        self.go_to(ctx, self.current.wrapping_sub(1))
    }

    fn zoom(&mut self, factor: f64, x: f64, y: f64, animate: bool) {
        if let Some((viewport, ..)) = self.viewport() {
            self.zoom.zoom(&viewport, factor, x, y);
            self.apply_zoom(&self.zoom, animate);
        }
    }

    fn pan(&mut self, x: f64, y: f64, animate: bool) {
        if let Some((viewport, ..)) = self.viewport() {
            self.zoom.pan(&viewport, x, y);
            self.apply_zoom(&self.zoom, animate);
        }
    }

    fn zoom_reset(&mut self) {
        self.zoom = UNZOOMED;
        self.apply_zoom(&self.zoom, true);
    }

    /// Handles an event at a point of the stage.
    fn on_stage(&mut self, ctx: &Context<Self>, input: Input, event: &Event) -> bool {
        let Some((viewport, middle_x, middle_y)) = self.viewport() else {
            return false;
        };
        let mouse: &MouseEvent = event.unchecked_ref();
        let now = Moment {
            x: f64::from(mouse.client_x()) - middle_x,
            y: f64::from(mouse.client_y()) - middle_y,
            time: event.time_stamp(),
        };
        match input {
            // A tap beside the picture closes. On click, not on pointerup: the
            // click would otherwise hit what is behind the lightbox.
            Input::Click => {
                if !self.dragged && !self.zoom.contains(&viewport, now.x, now.y) {
                    ctx.props().on_event.emit(LightboxEvent::Close);
                }
                false
            }
            Input::Wheel => {
                self.on_wheel(event.unchecked_ref(), now);
                false
            }
            _ => self.on_pointer(ctx, &viewport, input, event.unchecked_ref(), now),
        }
    }

    fn on_wheel(&mut self, event: &WheelEvent, now: Moment) {
        // Firefox reports pixels, as other browsers do, unless `deltaMode` is read.
        // A pinch on a touchpad is a wheel event with Ctrl and small deltas.
        let delta = event.delta_y();
        let speed = if event.ctrl_key() { 0.01 } else { 0.002 };
        let factor = 1.0 + delta.abs().min(250.0) * speed;
        let factor = if delta < 0.0 { factor } else { 1.0 / factor };
        self.zoom(factor, now.x, now.y, false);
    }

    fn on_pointer(
        &mut self,
        ctx: &Context<Self>,
        viewport: &Viewport,
        input: Input,
        event: &PointerEvent,
        now: Moment,
    ) -> bool {
        let id = event.pointer_id();
        if input == Input::PointerDown {
            self.on_pointer_down(event, id, now);
            return false;
        }
        let Some(index) = self.pointers.iter().position(|it| it.id == id) else {
            return false;
        };
        let (x, y) = self.drag_offset(viewport, now);
        if input == Input::PointerMove {
            self.dragged |= is_drag(now.x - self.start.x, y);
            self.on_pointer_move(viewport, index, now);
            return false;
        }
        self.pointers.swap_remove(index);
        if !self.pointers.is_empty() {
            return false;
        }
        if input == Input::PointerUp && !self.pinched {
            if !self.dragged {
                self.on_tap(now);
                return false;
            }
            if !self.zoom.is_zoomed() {
                match detect_swipe(x, y, now.time - self.start.time) {
                    Some(Swipe::Next) => return self.next(ctx),
                    Some(Swipe::Previous) => return self.previous(ctx),
                    Some(Swipe::Close) => {
                        ctx.props().on_event.emit(LightboxEvent::Close);
                        return false;
                    }
                    None => {}
                }
            }
        }
        self.apply_zoom(&self.zoom, true);
        false
    }

    fn on_pointer_down(&mut self, event: &PointerEvent, id: i32, now: Moment) {
        if event.is_primary() {
            // Drops pointers whose end the browser did not report.
            self.pointers.clear();
        }
        if event.button() != 0 || self.pointers.len() > 1 {
            return;
        }
        self.dragged = !self.pointers.is_empty();
        self.pinched = self.dragged;
        if !self.dragged {
            self.start = now;
        }
        if let Some(stage) = self.stage.cast::<Element>() {
            let _ = stage.set_pointer_capture(id);
        }
        self.pointers.push(Pointer {
            id,
            x: now.x,
            y: now.y,
        });
    }

    /// How far a pointer has moved. From the edge of the screen only vertical
    /// movement counts, since horizontal swipes are the system's gesture there.
    fn drag_offset(&self, viewport: &Viewport, now: Moment) -> (f64, f64) {
        let x = if viewport.is_edge(self.start.x) {
            self.start.x
        } else {
            now.x
        };
        (x - self.start.x, now.y - self.start.y)
    }

    /// Moves the picture with one pointer, or zooms it with two.
    fn on_pointer_move(&mut self, viewport: &Viewport, index: usize, now: Moment) {
        let other = self.pointers.get(1 - index).map(|it| (it.x, it.y));
        let pointer = &mut self.pointers[index];
        let (dx, dy) = (now.x - pointer.x, now.y - pointer.y);
        let (old_x, old_y) = (pointer.x, pointer.y);
        (pointer.x, pointer.y) = (now.x, now.y);
        if let Some((x, y)) = other {
            let distance = |to_x: f64, to_y: f64| {
                let (x, y) = (to_x - x, to_y - y);
                (x * x + y * y).sqrt().max(1.0)
            };
            let factor = distance(now.x, now.y) / distance(old_x, old_y);
            self.zoom.pan(viewport, dx / 2.0, dy / 2.0);
            self.zoom
                .zoom(viewport, factor, (now.x + x) / 2.0, (now.y + y) / 2.0);
        } else if self.zoom.is_zoomed() {
            self.zoom.pan(viewport, dx, dy);
        } else if self.dragged && !self.pinched {
            let (x, y) = self.drag_offset(viewport, now);
            let (x, y) = if x.abs() < y.abs() {
                (0.0, y)
            } else {
                (x, 0.0)
            };
            self.apply_zoom(&Zoom { x, y, ..UNZOOMED }, false);
            return;
        }
        self.apply_zoom(&self.zoom, false);
    }

    fn on_tap(&mut self, now: Moment) {
        let last = self.last_tap.replace(now);
        let is_double = last.is_some_and(|it| {
            let (x, y) = (now.x - it.x, now.y - it.y);
            now.time - it.time < DOUBLE_TAP && x.abs() + y.abs() < 40.0
        });
        if is_double {
            self.last_tap = None;
            if self.zoom.is_zoomed() {
                self.zoom_reset();
            } else {
                self.zoom(TAP_ZOOM, now.x, now.y, true);
            }
            // The click that follows is no tap beside the picture.
            self.dragged = true;
        }
    }
}
