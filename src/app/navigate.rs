//! Going to a place, and back.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Object;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, NodeList};
use yew::Context;

use super::load::LoadedArchive;
use super::{App, Cause, Config};
use crate::address::{Address, Scheme};
use crate::browser::history::{self, HistoryState, ScrollPosition};
use crate::browser::scroll::{self, Align};
use crate::browser::{document, focus, resolve, set, text};
use crate::document::ROW;
use crate::views::context::ReadingPosition;
use crate::words::{concat, split};

/// The elements that scroll positions refer to. They exist whether or not the
/// slices are drawn.
const LANDMARKS: &str = ".headline,.slice,.title,#summary,#figures";

/// Where the reader goes after the next render.
#[derive(Clone)]
pub enum Goal {
    /// Nowhere: an element does not scroll its page to itself.
    Stay,
    /// To the top of the issue.
    Top,
    /// To a place.
    Place(String),
    /// To where the reader was.
    Restore(HistoryState),
}

/// An element that the reader was taken to. It is kept where it is in the window
/// while the layout around it settles.
pub struct ScrollAnchor {
    element: Element,
    align: Align,
    top: f64,
    frames: u32,
}

/// The state of scrolling.
#[derive(Default)]
pub struct Scrolling {
    /// Where the reader goes after the next render.
    pub goal: Option<Goal>,
    /// What is kept in place.
    pub anchor: Option<ScrollAnchor>,
    /// Whether the reader has scrolled or pressed a key since the last jump. Shared
    /// with the listeners.
    pub interrupted: Rc<Cell<bool>>,
}

/// How many slices before and after a place are laid out before going there: more
/// than a screen of text.
const SLICES_AROUND: usize = 2;

/// How many frames an anchor is kept. The layout of skipped slices
/// (`content-visibility`) settles within a few.
const ANCHOR_FRAMES: u32 = 20;

/// How fragments name places, before and after the archive is known.
pub fn scheme(config: &Config, archive: Option<&LoadedArchive>) -> Rc<Scheme> {
    let Some(name) = &config.name else {
        return Rc::new(Scheme::Silent);
    };
    let current = history::page();
    let own_entry = archive.and_then(|archive| {
        archive.archive.issues.iter().find(|entry| {
            let page = entry
                .page
                .as_deref()
                .and_then(|it| resolve(&archive.base, it));
            page.as_deref() == Some(&current)
        })
    });
    Rc::new(match own_entry {
        Some(entry) => Scheme::Page {
            issue: entry.id.clone(),
            name: name.clone(),
        },
        None => Scheme::Embed { name: name.clone() },
    })
}

impl App {
    /// The id of the issue on the screen; empty without one.
    fn issue_id(&self) -> String {
        let issue = self.phase.issue();
        issue.map_or_else(String::new, |it| it.document.issue.id.clone())
    }

    /// The issue and the place that the page's address names.
    pub(super) fn address(&self) -> Option<Address> {
        self.scheme.read(&history::fragment())
    }

    /// The name of the viewer's states in the history; `None` if it writes none.
    pub(super) fn history_name(&self) -> Option<String> {
        self.config.name.clone()
    }

    /// Where the page's address or the history entry leads to.
    pub(super) fn goal_of_address(&self) -> Goal {
        history::enter();
        let state = self.history_name().and_then(|name| history::read(&name));
        match state {
            Some(state) if state.position.is_some() && state.issue == self.issue_id() => {
                Goal::Restore(state)
            }
            _ => match self.address().and_then(|it| it.place) {
                Some(place) => Goal::Place(place),
                None => Goal::Stay,
            },
        }
    }

    /// The element's method `navigate`: to `place`, `issue` or `issue/place`.
    pub(super) fn navigate(&mut self, ctx: &Context<Self>, target: &str) -> bool {
        let (first, second) = split(target, b'/').unwrap_or((target, ""));
        let archive = self.archive.as_ref();
        let is_issue = archive.is_some_and(|it| it.find(Some(first)).is_some());
        let issue = self.phase.issue();
        let is_place = issue.is_some_and(|it| it.document.has(first));
        if second.is_empty() && (is_place || !is_issue) {
            self.go_to(ctx, None, non_empty(first), None)
        } else {
            self.go_to(ctx, Some(first), non_empty(second), None)
        }
    }

    /// Goes to a place: asks the page, writes the history, shows the place. `from`
    /// is the place whose link was followed.
    pub(super) fn go_to(
        &mut self,
        ctx: &Context<Self>,
        issue: Option<&str>,
        place: Option<&str>,
        from: Option<String>,
    ) -> bool {
        let current = self.phase.issue().map(|it| it.document.issue.id.clone());
        let Some(target) = issue.map(str::to_owned).or(current) else {
            return false;
        };
        let detail = Object::new();
        set(&detail, "issue", &target.as_str().into());
        set(&detail, "place", &place.into());
        if !self.host.navigating(&detail) {
            return false;
        }
        if let Some(page) = self.page_elsewhere(&target) {
            let own = place.map(|it| Scheme::Silent.write("", Some(it)));
            history::leave(&concat(&[&page, own.as_deref().unwrap_or_default()]));
            return false;
        }
        let is_spare = self.forgive();
        if let Some(name) = self.history_name() {
            let fragment = self.scheme.write(&target, place);
            let state = HistoryState {
                name,
                ..HistoryState::default()
            };
            if self.overlay.discard() || is_spare {
                // The overlay's entry becomes the entry of the place, and so does that of
                // a place which could not be reached.
                history::replace(&state, Some(&fragment));
            } else {
                self.save_position(from);
                history::push(&state, Some(&fragment));
            }
        } else {
            self.overlay.discard();
        }
        self.show(ctx, &target, place)
    }

    /// Another issue could not be loaded. The address and the history entry, which may
    /// name it, get those of the issue on the screen.
    pub(super) fn refuse(&mut self, goal: Option<Goal>) {
        let id = self.issue_id();
        let place = match goal {
            Some(Goal::Place(place)) => Some(place),
            _ => None,
        };
        self.refused = Some((self.wanted.clone(), place));
        let Some(name) = self.history_name() else {
            return;
        };
        let named = match self.address() {
            Some(address) => Some(address.issue),
            None => history::read(&name).map(|it| it.issue),
        };
        if named.is_some_and(|it| it != id) {
            let fragment = self.scheme.write(&id, None);
            history::replace(&self.history_state(name), Some(&fragment));
        }
    }

    /// What could not be loaded is no longer told. Returns whether it was.
    fn forgive(&mut self) -> bool {
        let was_told = self.refused.take().is_some();
        if was_told {
            self.host.recovered();
        }
        was_told
    }

    /// The page of another issue, if this page is an issue's own, too.
    fn page_elsewhere(&self, issue: &str) -> Option<String> {
        let archive = self.archive.as_ref()?;
        match &*self.scheme {
            Scheme::Page { issue: own, .. } if own != issue => {
                resolve(&archive.base, archive.find(Some(issue))?.page.as_deref()?)
            }
            _ => None,
        }
    }

    /// Shows an issue at a place.
    pub(super) fn show(&mut self, ctx: &Context<Self>, issue: &str, place: Option<&str>) -> bool {
        let goal = match place {
            Some(place) => Goal::Place(place.to_owned()),
            None => Goal::Top,
        };
        self.show_at(ctx, issue, goal)
    }

    fn show_at(&mut self, ctx: &Context<Self>, id: &str, goal: Goal) -> bool {
        self.scrolling.goal = Some(goal);
        let issue = self.phase.issue();
        if issue.is_none_or(|it| it.document.issue.id != id) {
            return self.load_issue(ctx, Some(id));
        }
        if self.phase.stay() {
            self.cancel_loads();
        }
        self.draw_goal();
        true
    }

    /// Saves where the reader is in the current entry of the history.
    pub(super) fn save_position(&self, from: Option<String>) {
        if let Some(name) = self.history_name()
            && self.phase.issue().is_some()
        {
            let state = HistoryState {
                from,
                ..self.history_state(name)
            };
            if let Some(position) = state.position {
                self.host
                    .left(&state.issue, position.landmark, position.top);
            }
            history::replace(&state, None);
        }
    }

    /// Where the reader is, as the state of an entry of the history.
    pub(super) fn history_state(&self, name: String) -> HistoryState {
        HistoryState {
            name,
            position: self.scroll_position(),
            issue: self.issue_id(),
            ..HistoryState::default()
        }
    }

    fn landmarks(&self) -> Option<NodeList> {
        self.root.query_selector_all(LANDMARKS).ok()
    }

    fn scroll_position(&self) -> Option<ScrollPosition> {
        let landmarks = self.landmarks()?;
        let index = scroll::last_above(&landmarks, 1.0).unwrap_or(0);
        let element = landmarks.item(index)?.unchecked_into::<Element>();
        Some(ScrollPosition {
            landmark: f64::from(index),
            top: scroll::top(&element),
        })
    }

    /// The history moved: closes an overlay, or goes where the entry leads.
    pub(super) fn pop_state(&mut self, ctx: &Context<Self>) -> bool {
        let Some(name) = self.history_name() else {
            return false;
        };
        history::enter();
        let state = history::read(&name);
        if state.as_ref().is_some_and(|it| it.overlay) {
            self.overlay.reopen();
            return false;
        }
        if !self.overlay.is_closed() {
            // The overlay's entry is gone; the place is the same.
            return self.closed();
        }
        let fragment = history::fragment();
        let address = self.scheme.read(&fragment);
        if address.is_none() && state.is_none() && !fragment.is_empty() {
            // The fragment belongs to the page.
            return false;
        }
        self.forgive();
        let goal = match state {
            Some(state) if state.position.is_some() => Goal::Restore(state),
            _ => match &address {
                Some(Address {
                    place: Some(place), ..
                }) => Goal::Place(place.clone()),
                Some(Address { place: None, .. }) => Goal::Top,
                None => Goal::Stay,
            },
        };
        let id = address.map(|it| it.issue).or_else(|| {
            let entry = self.archive.as_ref()?.find(self.config.issue.as_deref())?;
            Some(entry.id.clone())
        });
        match id {
            Some(id) => self.show_at(ctx, &id, goal),
            None => {
                self.scrolling.goal = Some(goal);
                self.draw_goal();
                true
            }
        }
    }

    /// Before a render: draws and marks what the goal needs.
    pub(super) fn draw_goal(&mut self) {
        let place = match &self.scrolling.goal {
            Some(Goal::Place(place)) => place.clone(),
            Some(Goal::Restore(_)) => {
                let address = self.address();
                address.and_then(|it| it.place).unwrap_or_default()
            }
            None | Some(Goal::Stay | Goal::Top) => String::new(),
        };
        match &self.scrolling.goal {
            Some(Goal::Top) => self.reading.position = ReadingPosition::Top,
            Some(Goal::Place(place)) => self.reading.position = self.position_of(place),
            None | Some(Goal::Stay | Goal::Restore(_)) => {}
        }
        let Some(issue) = self.phase.issue() else {
            return;
        };
        let (document, drawing) = (&issue.document, &issue.drawing);
        // The reader may have been in the summary.
        let is_restored = matches!(self.scrolling.goal, Some(Goal::Restore(_)));
        if is_restored || place == "summary" || place == "figures" || place.starts_with(ROW) {
            drawing.draw(drawing.end());
        }
        if !place.is_empty() && !document.has(&place) {
            let cause = Cause::found("no-such-place", &document.base, place);
            self.host.fail(&cause.to_js(false, true, ""));
            if matches!(self.scrolling.goal, Some(Goal::Place(_))) {
                self.scrolling.goal = Some(Goal::Stay);
            }
            return;
        }
        if !place.is_empty() {
            // A section may have no text; what is in no section comes after all.
            let sections = document.section_of(&place).map(|it| it + 1);
            drawing.draw_sections(sections.unwrap_or(document.issue.sections.len()));
            if let Some(slice) = document.slice_at(&place) {
                for index in slice.saturating_sub(1)..drawing.end().min(slice + 2) {
                    drawing.draw(index);
                }
            }
        }
        let marked: Option<Rc<str>> = document.is_fact(&place).then(|| Rc::from(&*place));
        drawing.mark(marked.clone());
        if std::mem::replace(&mut self.reading.marked, marked) != self.reading.marked {
            self.forget_translation();
        }
    }

    /// After a render: goes to the goal. Returns false if more has to be drawn
    /// first.
    pub(super) fn scroll_to_goal(&mut self) -> bool {
        let Some(goal) = self.scrolling.goal.take() else {
            return true;
        };
        match goal {
            Goal::Stay => {}
            Goal::Top => {
                if let Ok(Some(page)) = self.root.query_selector(".page") {
                    scroll::scroll_to(&page, Align::Top);
                }
                if let Ok(Some(headline)) = self.root.query_selector(".headline") {
                    focus(&headline);
                }
            }
            Goal::Place(place) => {
                if let Some(element) = self.element_of(&place) {
                    let align = match self.reading.marked {
                        Some(_) => Align::Middle,
                        None => Align::Top,
                    };
                    self.lay_out_around(&place);
                    focus(&element);
                    self.anchor(element, align);
                }
            }
            Goal::Restore(state) => return self.restore(state),
        }
        true
    }

    fn restore(&mut self, state: HistoryState) -> bool {
        let landmark = state
            .position
            .zip(self.landmarks())
            .and_then(|(position, landmarks)| {
                let element = landmarks.item(position.landmark as u32)?;
                Some((element.unchecked_into::<Element>(), position.top))
            });
        let Some((element, top)) = landmark else {
            return true;
        };
        let slice = element
            .get_attribute("data-slice")
            .and_then(|it| it.parse::<usize>().ok());
        if let (Some(slice), Some(issue)) = (slice, self.phase.issue())
            && !issue.drawing.is_drawn(slice)
        {
            for index in slice..slice + 3 {
                issue.drawing.draw(index);
            }
            self.scrolling.goal = Some(Goal::Restore(state));
            return false;
        }
        if let Some(slice) = slice {
            self.lay_out(slice);
        }
        self.anchor(element, Align::At(top));
        if let Some(from) = &state.from
            && let Some(link) = self.link_to(from)
        {
            focus(&link);
        }
        true
    }

    /// In a large issue, lays out what is around a place before going there, so that
    /// nothing moves afterwards.
    fn lay_out_around(&self, place: &str) {
        let Some(issue) = self.phase.issue() else {
            return;
        };
        // What is in no section comes after the last one.
        let slice = issue.document.slice_at(place);
        self.lay_out(slice.unwrap_or(issue.drawing.end()));
    }

    fn lay_out(&self, slice: usize) {
        let issue = self.phase.issue();
        if !issue.is_some_and(|it| it.document.is_large()) {
            return;
        }
        if let Ok(slices) = self.root.query_selector_all(".slice") {
            for index in slice.saturating_sub(SLICES_AROUND)..=slice + SLICES_AROUND {
                if let Some(slice) = slices.item(index as u32) {
                    let slice: HtmlElement = slice.unchecked_into();
                    let _ = slice.style().set_property("content-visibility", "visible");
                }
            }
        }
    }

    /// Scrolls to an element and keeps it in place.
    fn anchor(&mut self, element: Element, align: Align) {
        scroll::scroll_to(&element, align);
        self.scrolling.interrupted.set(false);
        self.scrolling.anchor = Some(ScrollAnchor {
            top: scroll::top(&element),
            element,
            align,
            frames: ANCHOR_FRAMES,
        });
    }

    /// One frame after a jump: scrolls again if the layout has moved. Returns whether
    /// the anchor is still kept.
    pub(super) fn keep_anchor(&mut self) -> bool {
        if self.scrolling.interrupted.get() {
            self.scrolling.anchor = None;
        }
        let Some(anchor) = &mut self.scrolling.anchor else {
            return false;
        };
        if (scroll::top(&anchor.element) - anchor.top).abs() > 1.0 {
            scroll::scroll_to(&anchor.element, anchor.align);
            anchor.top = scroll::top(&anchor.element);
        }
        // A browser that restores its own scroll position has done so when the page
        // is complete (WebKit on a busy machine).
        if text(&document(), "readyState").as_deref() == Some("complete") {
            anchor.frames = anchor.frames.saturating_sub(1);
        }
        let is_drawing = self.timers.draw.is_some();
        let is_kept = anchor.frames > 0 || is_drawing;
        if !is_kept {
            self.scrolling.anchor = None;
        }
        is_kept
    }

    /// The element of a place.
    pub(super) fn element_of(&self, place: &str) -> Option<Element> {
        let is_marked = self.reading.marked.as_deref() == Some(place);
        let mark = is_marked.then(|| self.root.query_selector("mark").ok().flatten());
        mark.flatten().or_else(|| {
            // An id may contain any character, so it is never part of a selector.
            self.first_with("[id]", "id", place)
        })
    }

    fn link_to(&self, place: &str) -> Option<Element> {
        self.first_with(".summary [data-go]", "data-go", place)
            .or_else(|| self.first_with("[data-go]", "data-go", place))
    }

    /// The first element of a selector with this value of an attribute.
    fn first_with(&self, selector: &str, attribute: &str, value: &str) -> Option<Element> {
        let all = self.root.query_selector_all(selector).ok()?;
        (0..all.length())
            .filter_map(|index| Some(all.item(index)?.unchecked_into::<Element>()))
            .find(|it| it.get_attribute(attribute).as_deref() == Some(value))
    }

    fn position_of(&self, place: &str) -> ReadingPosition {
        match place {
            "summary" => ReadingPosition::Summary,
            "figures" => ReadingPosition::Figures,
            _ => self
                .phase
                .issue()
                .and_then(|it| it.document.section_of(place))
                .map_or(self.reading.position, ReadingPosition::Section),
        }
    }
}

fn non_empty(text: &str) -> Option<&str> {
    Some(text).filter(|it| !it.is_empty())
}
