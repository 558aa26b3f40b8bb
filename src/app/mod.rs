//! The app: the one place where state changes.
//!
//! Rule of this folder: `mod.rs` holds the state and the table of actions; each
//! other file holds the tasks of one kind. Views only read.

mod cause;
mod draw;
mod events;
mod load;
mod navigate;
mod overlay;
#[cfg(test)]
mod tests;

use std::cell::Cell;
use std::rc::Rc;

use bulletin::model::Issue;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::virtual_dom::VComp;
use yew::{Component, Context, Html, Properties};

pub use cause::Cause;
use load::LoadedArchive;
use navigate::{Goal, ScrollAnchor};
use overlay::Overlay;

use crate::address::Scheme;
use crate::browser::history::{self, HistoryState};
use crate::document::Document;
use crate::element::Host;
use crate::views::context::{ReadingPosition, SummaryOrder, ViewContext};
use crate::views::issues::issues;
use crate::views::layout;
use crate::views::lightbox::{Lightbox, LightboxEvent, LightboxProps};
use crate::views::links::{Links, ResolveBy};
use crate::views::tag::{siblings, tag};
use crate::words::Locale;

/// What the element's attributes and properties say.
#[derive(Clone)]
pub struct Config {
    /// Absolute address of an archive or an issue.
    pub src: Option<String>,
    /// An archive or an issue, in place of `src`.
    pub data: Option<JsValue>,
    /// The issue to show; the newest where there is none.
    pub issue: Option<String>,
    /// The name in addresses; `None` where fragments are left alone.
    pub name: Option<String>,
    /// The language of the viewer's own words.
    pub locale: Locale,
    /// The level of the headline, 1 to 6.
    pub heading_level: u8,
}

impl Config {
    fn same_source(&self, other: &Config) -> bool {
        let same_data = match (&self.data, &other.data) {
            (Some(one), Some(two)) => one == two,
            (None, None) => true,
            _ => false,
        };
        self.src == other.src && same_data
    }
}

/// What the app is mounted with.
#[derive(Properties, Clone)]
pub struct AppProps {
    /// The loader's side.
    pub host: Host,
    /// The element that the app is mounted on.
    pub root: Element,
    /// The first configuration.
    pub config: Config,
}

impl PartialEq for AppProps {
    // Changes come as actions, never as properties.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// Everything that can happen.
pub enum Action {
    /// The element's attributes or properties changed.
    Configure(Config),
    /// Load again.
    Retry,
    /// The page around asks for a place: `place` or `issue/place`.
    Navigate(String),
    /// A request of the load of this number ended.
    Answer {
        /// Which load.
        number: u32,
        /// It was for what the element names; else for an issue of the archive.
        source: bool,
        /// What came, or why not.
        answer: Result<JsValue, JsValue>,
    },
    /// To go on where the reader left off: a landmark, and its distance from the
    /// top of the screen.
    Resume(f64, f64),
    /// The reader tapped something.
    Tap(events::Tap),
    /// The history moved.
    Popped,
    /// The page scrolled.
    Scrolled,
    /// So many slices may be drawn: the next ones, or all that are left.
    Draw(usize),
    /// The layout may have moved under a place that was just gone to.
    Settle,
    /// The page may be about to go away.
    Leaving,
    /// The large figure is now this one.
    Figure(usize),
    /// Whatever is open over the page closes.
    Close,
}

/// An issue that is being shown.
pub(crate) struct Shown {
    document: Rc<Document>,
    links: Rc<Links>,
    /// Which slices are drawn; behind the last of them the summary and the list
    /// of the figures.
    drawn: Vec<bool>,
}

/// The state.
pub struct App {
    host: Host,
    root: Element,
    config: Config,
    scheme: Rc<Scheme>,
    archive: Option<LoadedArchive>,
    shown: Option<Shown>,
    /// The number of the last load that was begun: answers of others are late.
    load: u32,
    /// Another issue than the one shown is on its way.
    leaving: bool,
    /// A load failed and nothing has come since.
    failed: bool,
    position: ReadingPosition,
    marked: Option<Rc<str>>,
    order: SummaryOrder,
    overlay: Option<Overlay>,
    /// Where to go once what is to be drawn stands.
    goal: Option<Goal>,
    anchor: Option<ScrollAnchor>,
    /// What had the focus when something was opened over the page.
    opener: Option<Element>,
    /// What gets the focus after the next drawing.
    refocus: Option<Element>,
    draw_timer: Option<Timeout>,
    settle_timer: Option<Timeout>,
    /// Going back to close what is open is under way.
    closing: bool,
    /// `ready` was told for the issue being shown.
    announced: bool,
    _listeners: Vec<EventListener>,
    /// The reader moved for himself since the last jump.
    user_scrolled: Rc<Cell<bool>>,
}

impl Component for App {
    type Message = Action;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let AppProps { host, root, config } = ctx.props().clone();
        let user_scrolled = Rc::default();
        let mut app = App {
            scheme: navigate::scheme(&config, None),
            _listeners: events::listen(ctx.link(), &root, &user_scrolled),
            user_scrolled,
            host,
            root,
            config,
            archive: None,
            shown: None,
            load: 0,
            leaving: false,
            failed: false,
            position: ReadingPosition::Top,
            marked: None,
            order: SummaryOrder::Editor,
            overlay: None,
            goal: None,
            anchor: None,
            opener: None,
            refocus: None,
            draw_timer: None,
            settle_timer: None,
            closing: false,
            announced: false,
        };
        app.load_source(ctx);
        app
    }

    fn update(&mut self, ctx: &Context<Self>, action: Action) -> bool {
        match action {
            Action::Configure(config) => self.configure(ctx, config),
            Action::Retry => self.load_source(ctx),
            Action::Navigate(place) => self.navigate(ctx, &place),
            Action::Answer {
                number,
                source,
                answer,
            } => number == self.load && self.answered(ctx, source, answer),
            Action::Resume(landmark, top) => {
                self.goal = Some(Goal::Restore(HistoryState {
                    at: Some((landmark, top)),
                    ..HistoryState::default()
                }));
                true
            }
            Action::Tap(tap) => self.tap(ctx, tap),
            Action::Popped => self.popped(ctx),
            Action::Scrolled => self.update_position(),
            Action::Draw(count) => self.draw_more(count),
            Action::Settle => self.settle(ctx),
            Action::Leaving => {
                // The entry of what is open has the place already; that of a place
                // which is still on its way must not get the one before it, nor one
                // that the browser went back to and has not told of.
                let rests = self.overlay.is_none() && self.goal.is_none() && !self.leaving;
                if rests && history::is_seen() {
                    self.remember(None);
                }
                false
            }
            Action::Figure(index) => self.turn_to(index),
            Action::Close => self.close(),
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let words = self.config.locale.words();
        let content = match &self.shown {
            Some(shown) => self.shown(ctx, shown),
            None => self.list_only(),
        };
        tag("div")
            .class("viewer")
            .static_attr("lang", words.locale.tag())
            .child(content)
            .build()
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        self.open_dialog();
        self.after_drawing(ctx);
    }

    fn destroy(&mut self, _: &Context<Self>) {
        // A number that no load has: what is under way finds nobody.
        self.load = self.load.wrapping_add(1);
    }
}

impl App {
    fn shown(&self, ctx: &Context<Self>, shown: &Shown) -> Html {
        let words = self.config.locale.words();
        let drawn = |index: usize| shown.drawn.get(index).copied().unwrap_or(true);
        let context = ViewContext {
            document: &shown.document,
            archive: self.archive.as_ref().map(|it| &*it.archive),
            links: &shown.links,
            words,
            position: self.position,
            marked: self.marked.as_ref(),
            drawn: &drawn,
            order: self.order,
            heading_level: self.config.heading_level,
        };
        let over = match &self.overlay {
            Some(Overlay::Sheet(sheet)) => layout::sheet(*sheet, &context).build(),
            Some(Overlay::Figure(index)) => {
                let props = LightboxProps {
                    document: Rc::clone(&shown.document),
                    index: *index,
                    links: Rc::clone(&shown.links),
                    words,
                    on_event: ctx.link().callback(|it| match it {
                        LightboxEvent::Figure(index) => Action::Figure(index),
                        LightboxEvent::Close => Action::Close,
                    }),
                };
                VComp::new::<Lightbox>(Rc::new(props), None).into()
            }
            Some(Overlay::Settings) | None => Html::default(),
        };
        // The issue's id as key: another issue is another page, drawn anew. What
        // lies over it has none, so that Yew compares the two as they stand
        // (lists of keyed nodes are cut out of the wasm: xtask/src/build/cut.rs).
        let page = tag("div")
            .key(&shown.document.issue.id)
            .child_tag(layout::page(&context))
            .child_tag(layout::bar(&context));
        siblings(vec![page.build(), tag("div").child(over).build()])
    }

    /// The list of issues alone: a broken issue does not take the archive with it.
    fn list_only(&self) -> Html {
        let words = self.config.locale.words();
        match (&self.archive, self.failed) {
            (Some(archive), true) => {
                let links = Links {
                    scheme: Rc::clone(&self.scheme),
                    issue: Rc::from(""),
                    page: None,
                    base: Rc::clone(&archive.base),
                    archive: Rc::clone(&archive.base),
                    resolve: ResolveBy(crate::browser::resolve),
                };
                tag("nav")
                    .class("page list-only")
                    .key("/list")
                    .static_attr("aria-label", words.issues)
                    .child_tag(tag("p").class("hint").text(words.issues))
                    .child_tag(issues(&archive.archive, "", &links, words))
                    .build()
            }
            _ => Html::default(),
        }
    }

    fn configure(&mut self, ctx: &Context<Self>, config: Config) -> bool {
        let old = std::mem::replace(&mut self.config, config);
        self.scheme = navigate::scheme(&self.config, self.archive.as_ref());
        if !self.config.same_source(&old) {
            self.archive = None;
            return self.load_source(ctx);
        }
        if self.config.issue != old.issue {
            return match self.config.issue.clone() {
                Some(issue) => self.show(ctx, &issue, None),
                None => self.load_issue(ctx, None),
            };
        }
        if self.config.name != old.name {
            self.link_again();
        }
        true
    }

    /// The archive is known, or that there is none.
    fn set_archive(&mut self, archive: Option<LoadedArchive>) {
        self.archive = archive;
        self.scheme = navigate::scheme(&self.config, self.archive.as_ref());
    }

    /// An issue came.
    fn arrived(&mut self, issue: Issue, base: String) {
        self.failed = false;
        self.leaving = false;
        self.host.recovered();
        self.set_page(issue, base);
        self.prepare();
    }

    /// It could not be shown. A broken issue does not take the archive with it.
    fn failed(&mut self, cause: &Cause) -> bool {
        self.failed = true;
        self.leaving = false;
        self.shown = None;
        self.overlay = None;
        self.goal = None;
        self.host.fail(&cause.to_js(self.archive.is_some(), false));
        true
    }

    /// Makes an issue the one that is shown.
    fn set_page(&mut self, issue: Issue, base: String) {
        let id: Rc<str> = issue.id.as_str().into();
        let document = Rc::new(Document::new(issue, base));
        let slices = document.slices.len();
        self.shown = Some(Shown {
            links: Rc::new(self.links(&id, &document.base)),
            drawn: vec![!document.is_large(); slices + 1],
            document,
        });
        self.position = ReadingPosition::Top;
        self.marked = None;
        self.overlay = None;
        self.anchor = None;
        self.announced = false;
    }

    fn links(&self, issue: &Rc<str>, base: &str) -> Links {
        let archive: Rc<str> = match &self.archive {
            Some(archive) => Rc::clone(&archive.base),
            None => base.into(),
        };
        let page = self
            .archive
            .as_ref()
            .and_then(|it| load::find(&it.archive, Some(issue)))
            .and_then(|it| it.page.as_deref())
            .and_then(|it| crate::browser::resolve(&archive, it));
        Links {
            scheme: Rc::clone(&self.scheme),
            issue: Rc::clone(issue),
            page: page.map(Rc::from),
            base: base.into(),
            archive,
            resolve: ResolveBy(crate::browser::resolve),
        }
    }

    fn link_again(&mut self) {
        if let Some(shown) = self.shown.take() {
            let id: Rc<str> = shown.document.issue.id.as_str().into();
            let links = Rc::new(self.links(&id, &shown.document.base));
            self.shown = Some(Shown { links, ..shown });
        }
    }
}
