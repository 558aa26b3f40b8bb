//! Going to a place, and coming back from it.

use std::rc::Rc;

use js_sys::{Object, Reflect};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, NodeList};
use yew::Context;

use super::load::{self, LoadedArchive};
use super::{App, Cause, Config};
use crate::address::{Address, Scheme};
use crate::browser::history::{self, HistoryState};
use crate::browser::scroll::{self, To};
use crate::browser::{document, focus, resolve};
use crate::document::Part;
use crate::views::context::ReadingPosition;

/// The landmarks by which a position is remembered: there whether or not the
/// slices between them are drawn.
const LANDMARKS: &str = ".headline,.slice,.title,#summary,#figures";

/// Where to go once what is to be drawn stands.
#[derive(Clone)]
pub enum Goal {
    /// Nowhere: an element on a page does not pull the page to itself.
    Stay,
    /// To the beginning of the issue.
    Top,
    /// To a place.
    Place(String),
    /// To where the reader was.
    Restore(HistoryState),
}

/// A place that was just gone to, held there while the layout settles.
pub struct ScrollAnchor {
    element: Element,
    to: To,
    top: f64,
    frames: u32,
}

/// How many slices before and behind a place are laid out before going there:
/// more than a screen of text.
const AROUND: usize = 2;

/// How many frames a place is held; the layout of what was skipped
/// (`content-visibility`) settles within a few.
const ANCHOR_FRAMES: u32 = 20;

/// How fragments name places, before and after the archive is known.
pub fn scheme(config: &Config, archive: Option<&LoadedArchive>) -> Rc<Scheme> {
    let Some(name) = &config.name else {
        return Rc::new(Scheme::Silent);
    };
    let here = history::page();
    let own = archive.and_then(|archive| {
        archive.archive.issues.iter().find(|entry| {
            let page = entry
                .page
                .as_deref()
                .and_then(|it| resolve(&archive.base, it));
            page.as_deref() == Some(&here)
        })
    });
    Rc::new(match own {
        Some(entry) => Scheme::Page {
            issue: entry.id.clone(),
        },
        None => Scheme::Embed { name: name.clone() },
    })
}

impl App {
    /// The id of the issue that is shown; empty without one.
    fn issue(&self) -> String {
        let shown = self.shown.as_ref();
        shown.map_or_else(String::new, |it| it.document.issue.id.clone())
    }

    /// What the page's address names of ours.
    pub(super) fn address(&self) -> Option<Address> {
        self.scheme.read(&history::fragment())
    }

    /// The name under which positions are kept, where the history is ours to write.
    pub(super) fn routed(&self) -> Option<String> {
        self.config.name.clone()
    }

    pub(super) fn goal_of_address(&self) -> Goal {
        history::see();
        let memory = self.routed().and_then(|name| history::read(&name));
        match memory {
            Some(memory) if memory.at.is_some() && memory.issue == self.issue() => {
                Goal::Restore(memory)
            }
            _ => match self.address().and_then(|it| it.place) {
                Some(place) => Goal::Place(place),
                None => Goal::Stay,
            },
        }
    }

    /// The element's method `navigate`: `place`, `issue` or `issue/place`.
    pub(super) fn navigate(&mut self, ctx: &Context<Self>, target: &str) -> bool {
        let (first, second) = target.split_once('/').unwrap_or((target, ""));
        let is_issue = self
            .archive
            .as_ref()
            .is_some_and(|it| load::find(&it.archive, Some(first)).is_some());
        let is_place = self.shown.as_ref().is_some_and(|it| it.document.has(first));
        if second.is_empty() && (is_place || !is_issue) {
            self.go(ctx, None, Some(first).filter(|it| !it.is_empty()), None)
        } else {
            self.go(
                ctx,
                Some(first),
                Some(second).filter(|it| !it.is_empty()),
                None,
            )
        }
    }

    /// Goes to a place: tells the page around, writes the history, shows it.
    pub(super) fn go(
        &mut self,
        ctx: &Context<Self>,
        issue: Option<&str>,
        place: Option<&str>,
        from: Option<String>,
    ) -> bool {
        let current = self.shown.as_ref().map(|it| it.document.issue.id.clone());
        let Some(target) = issue.map(str::to_owned).or(current) else {
            return false;
        };
        let detail = Object::new();
        let _ = Reflect::set(&detail, &"issue".into(), &target.as_str().into());
        let _ = Reflect::set(&detail, &"place".into(), &place.into());
        if !self.host.navigating(&detail) {
            return false;
        }
        if let Some(name) = self.routed() {
            let fragment = self.scheme.write(&target, place);
            let next = HistoryState {
                name,
                ..HistoryState::default()
            };
            if self.overlay.take().is_some() {
                // The entry that opening the sheet made becomes the place's own.
                self.opener = None;
                history::replace(&next, Some(&fragment));
            } else {
                self.remember(from);
                history::push(&next, Some(&fragment));
            }
        } else {
            self.overlay = None;
        }
        self.show(ctx, &target, place)
    }

    /// Shows an issue at a place.
    pub(super) fn show(&mut self, ctx: &Context<Self>, issue: &str, place: Option<&str>) -> bool {
        let goal = match place {
            Some(place) => Goal::Place(place.to_owned()),
            None => Goal::Top,
        };
        self.show_at(ctx, issue, goal)
    }

    fn show_at(&mut self, ctx: &Context<Self>, issue: &str, goal: Goal) -> bool {
        let same = self
            .shown
            .as_ref()
            .is_some_and(|it| it.document.issue.id == issue);
        self.goal = Some(goal);
        if same && !self.failed {
            if self.leaving {
                // The reader stays after all: what is on its way finds nobody,
                // and the host hears after drawing that the load is over.
                self.load = self.load.wrapping_add(1);
                self.leaving = false;
                self.announced = false;
            }
            self.aim();
            return true;
        }
        self.load_issue(ctx, Some(issue))
    }

    /// Keeps with the current entry of the history where the reader is.
    pub(super) fn remember(&self, from: Option<String>) {
        if let Some(name) = self.routed()
            && self.shown.is_some()
        {
            let memory = HistoryState {
                from,
                ..self.memory(name)
            };
            if let Some((landmark, top)) = memory.at {
                self.host.left(&memory.issue, landmark, top);
            }
            history::replace(&memory, None);
        }
    }

    /// Where the reader is, as an entry of the history keeps it.
    pub(super) fn memory(&self, name: String) -> HistoryState {
        HistoryState {
            name,
            at: self.scroll_position(),
            issue: self.issue(),
            ..HistoryState::default()
        }
    }

    fn landmarks(&self) -> Option<NodeList> {
        self.root.query_selector_all(LANDMARKS).ok()
    }

    /// Which landmark is at the top of the screen, and how far from it.
    fn scroll_position(&self) -> Option<(f64, f64)> {
        let marks = self.landmarks()?;
        let index = scroll::last_above(&marks, 1.0).unwrap_or(0);
        let element = marks.item(index)?.dyn_into::<Element>().ok()?;
        Some((f64::from(index), scroll::top(&element)))
    }

    /// The history moved: what is open closes, and the reader is where the
    /// entry says.
    pub(super) fn popped(&mut self, ctx: &Context<Self>) -> bool {
        let Some(name) = self.routed() else {
            return false;
        };
        history::see();
        let memory = history::read(&name);
        self.closing = false;
        if memory.as_ref().is_some_and(|it| it.over) {
            return false;
        }
        if self.overlay.is_some() {
            // Only the entry of what was open went away; the place is the same.
            return self.closed();
        }
        let fragment = history::fragment();
        let address = self.scheme.read(&fragment);
        if address.is_none() && memory.is_none() && !fragment.is_empty() {
            // A fragment of the page around us.
            return false;
        }
        let goal = match memory {
            Some(memory) if memory.at.is_some() => Goal::Restore(memory),
            _ => match address.as_ref().and_then(|it| it.place.clone()) {
                Some(place) => Goal::Place(place),
                None if address.is_some() => Goal::Top,
                None => Goal::Stay,
            },
        };
        let wanted = address.map(|it| it.issue).or_else(|| {
            let archive = self.archive.as_ref()?;
            let entry = load::find(&archive.archive, self.config.issue.as_deref())?;
            Some(entry.id.clone())
        });
        match wanted {
            Some(issue) => self.show_at(ctx, &issue, goal),
            None => {
                self.goal = Some(goal);
                self.aim();
                true
            }
        }
    }

    /// Before drawing: what the goal needs is drawn and marked.
    pub(super) fn aim(&mut self) {
        match &self.goal {
            Some(Goal::Top) => self.position = ReadingPosition::Top,
            Some(Goal::Place(place)) => self.position = self.position_of(place),
            _ => {}
        }
        let Some(shown) = &mut self.shown else {
            return;
        };
        let place = match &self.goal {
            Some(Goal::Place(place)) => place.clone(),
            Some(Goal::Restore(_)) => match self.scheme.read(&history::fragment()) {
                Some(Address {
                    place: Some(place), ..
                }) => place,
                _ => String::new(),
            },
            _ => String::new(),
        };
        let document = &shown.document;
        // What a reader comes back to may be a number of the summary.
        let rest = matches!(self.goal, Some(Goal::Restore(_)));
        if (rest || matches!(&*place, "summary" | "figures"))
            && let Some(drawn) = shown.drawn.last_mut()
        {
            *drawn = true;
        }
        if !place.is_empty() && !document.has(&place) {
            let cause = Cause::found("no-such-place", &document.base, place);
            self.host.fail(&cause.to_js(false, true));
            if matches!(self.goal, Some(Goal::Place(_))) {
                self.goal = Some(Goal::Stay);
            }
            return;
        }
        if let Some(slice) = document.slice_of(&place) {
            for index in slice.saturating_sub(1)..=slice + 1 {
                if let Some(drawn) = shown.drawn.get_mut(index) {
                    *drawn = true;
                }
            }
        }
        self.marked = document.is_fact(&place).then(|| Rc::from(place.as_str()));
    }

    /// After drawing: goes to the goal. False where more has to be drawn first.
    pub(super) fn reach(&mut self) -> bool {
        let Some(goal) = self.goal.take() else {
            return true;
        };
        match goal {
            Goal::Stay => {}
            Goal::Top => {
                if let Ok(Some(page)) = self.root.query_selector(".page") {
                    scroll::scroll(&page, To::Top);
                }
                self.focus_on(".headline");
            }
            Goal::Place(place) => {
                if let Some(element) = self.find(&place) {
                    let to = if self.marked.is_some() {
                        To::Middle
                    } else {
                        To::Top
                    };
                    self.settle_around(&place);
                    focus(&element);
                    self.hold(element, to);
                }
            }
            Goal::Restore(memory) => return self.restore(memory),
        }
        true
    }

    fn restore(&mut self, memory: HistoryState) -> bool {
        let mark = memory
            .at
            .zip(self.landmarks())
            .and_then(|((index, top), marks)| {
                let element = marks.item(index as u32)?.dyn_into::<Element>().ok()?;
                Some((element, top))
            });
        let Some((element, top)) = mark else {
            return true;
        };
        let slice = element
            .get_attribute("data-slice")
            .and_then(|it| it.parse::<usize>().ok());
        if let (Some(slice), Some(shown)) = (slice, &mut self.shown)
            && shown.drawn.get(slice) == Some(&false)
        {
            for drawn in shown.drawn.iter_mut().skip(slice).take(3) {
                *drawn = true;
            }
            self.goal = Some(Goal::Restore(memory));
            return false;
        }
        if let Some(slice) = slice {
            self.lay_out(slice);
        }
        self.hold(element, To::At(top));
        if let Some(from) = &memory.from
            && let Some(link) = self.link_to(from)
        {
            focus(&link);
        }
        true
    }

    /// In a large issue, has what lies around a place laid out before going
    /// there, so that nothing moves once the reader is there.
    fn settle_around(&self, place: &str) {
        let Some(shown) = &self.shown else {
            return;
        };
        let document = &shown.document;
        let slice = document.slice_of(place).or_else(|| {
            let section = Part::Section(document.section_of(place)?);
            document.slices.iter().position(|it| it.part == section)
        });
        // What is in no section stands behind the last one.
        self.lay_out(slice.unwrap_or(document.slices.len()));
    }

    fn lay_out(&self, slice: usize) {
        if !self.shown.as_ref().is_some_and(|it| it.document.is_large()) {
            return;
        }
        if let Ok(slices) = self.root.query_selector_all(".slice") {
            for index in slice.saturating_sub(AROUND)..=slice + AROUND {
                if let Some(slice) = slices.item(index as u32) {
                    let slice: HtmlElement = slice.unchecked_into();
                    let _ = slice.style().set_property("content-visibility", "visible");
                }
            }
        }
    }

    fn hold(&mut self, element: Element, to: To) {
        scroll::scroll(&element, to);
        self.user_scrolled.set(false);
        self.anchor = Some(ScrollAnchor {
            top: scroll::top(&element),
            element,
            to,
            frames: ANCHOR_FRAMES,
        });
    }

    /// A frame went by after a jump: where the layout moved, goes there again.
    /// True while it has to be looked at once more.
    pub(super) fn settled(&mut self) -> bool {
        if self.user_scrolled.get() {
            self.anchor = None;
        }
        let Some(hold) = &mut self.anchor else {
            return false;
        };
        if (scroll::top(&hold.element) - hold.top).abs() > 1.0 {
            scroll::scroll(&hold.element, hold.to);
            hold.top = scroll::top(&hold.element);
        }
        // A browser that restores where it had scrolled to does so by the time
        // that the whole page has loaded (WebKit on a busy machine).
        if document().ready_state() == "complete" {
            hold.frames = hold.frames.saturating_sub(1);
        }
        let drawing = self.draw_timer.is_some();
        let again = hold.frames > 0 || drawing;
        if !again {
            self.anchor = None;
        }
        again
    }

    /// The element of a place.
    fn find(&self, place: &str) -> Option<Element> {
        let marked = self.marked.as_deref() == Some(place);
        let mark = marked.then(|| self.root.query_selector("mark").ok().flatten());
        mark.flatten().or_else(|| {
            // Ids may hold any character: compared, never put into a selector.
            self.first("[id]", "id", place)
        })
    }

    fn link_to(&self, place: &str) -> Option<Element> {
        self.first(".summary [data-go]", "data-go", place)
            .or_else(|| self.first("[data-go]", "data-go", place))
    }

    fn first(&self, selector: &str, attribute: &str, value: &str) -> Option<Element> {
        let all = self.root.query_selector_all(selector).ok()?;
        (0..all.length())
            .filter_map(|index| all.item(index)?.dyn_into::<Element>().ok())
            .find(|it| it.get_attribute(attribute).as_deref() == Some(value))
    }

    fn focus_on(&self, selector: &str) {
        if let Ok(Some(element)) = self.root.query_selector(selector) {
            focus(&element);
        }
    }

    fn position_of(&self, place: &str) -> ReadingPosition {
        match place {
            "summary" => ReadingPosition::Summary,
            "figures" => ReadingPosition::Figures,
            _ => self
                .shown
                .as_ref()
                .and_then(|it| it.document.section_of(place))
                .map_or(self.position, ReadingPosition::Section),
        }
    }
}
