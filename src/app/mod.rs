//! The app: the one place where state changes.
//!
//! Rule of this folder: `mod.rs` holds the state and maps each action to a method;
//! every other file holds the methods of one concern. `phase.rs` and `overlay.rs`
//! list their transitions. Views only read.

mod cause;
mod draw;
mod events;
mod host;
mod later;
mod load;
mod navigate;
mod overlay;
mod phase;
#[cfg(test)]
mod tests;

use std::rc::Rc;

use bulletin::model::Issue;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::{Component, Context, Html, Properties};

pub use cause::Cause;
pub use host::Host;
use load::LoadedArchive;
pub use load::Requested;
use navigate::{Goal, Scrolling};
use overlay::{Overlay, OverlayState};
use phase::{Phase, ShownIssue};

use crate::address::Scheme;
use crate::browser::history::{self, HistoryState, ScrollPosition};
use crate::browser::resolve;
use crate::columns::SummaryOrder;
use crate::document::Document;
use crate::views::context::{ReadingPosition, ViewContext};
use crate::views::drawing::Drawing;
use crate::views::issues::issues;
use crate::views::layout;
use crate::views::links::{Links, ResolveBy};
use crate::views::tag::{siblings, tag};
use crate::words::{Locale, concat, decimal};

/// The element's attributes and properties.
#[derive(Clone)]
pub struct Config {
    /// The absolute address of an archive or an issue.
    pub src: Option<String>,
    /// An archive or an issue, in place of `src`.
    pub data: Option<JsValue>,
    /// The id of the issue to show; the newest one without it.
    pub issue: Option<String>,
    /// The name in fragments and in the history; `None` if both are left alone.
    pub name: Option<String>,
    /// The language of the viewer's own words.
    pub locale: Locale,
    /// The level of the headline, 1 to 6.
    pub heading_level: u8,
    /// Whether proposed facts are shown.
    pub review: bool,
}

impl Config {
    fn same_source(&self, other: &Config) -> bool {
        self.src == other.src && self.data == other.data && self.review == other.review
    }
}

/// The properties of the app.
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
    // Changes arrive as actions, never as properties.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// Everything that can happen.
pub enum Action {
    /// The element's attributes or properties changed.
    Configure(Config),
    /// Load again after a failure.
    Retry,
    /// The page asks for `place`, `issue` or `issue/place`.
    Navigate(String),
    /// A request ended.
    Response {
        /// The number of the load.
        load: u32,
        /// What was requested.
        requested: Requested,
        /// The response, or the cause of the failure.
        result: Result<JsValue, JsValue>,
    },
    /// Continue where the reader left off: a landmark and its distance from the top
    /// of the window.
    Resume(f64, f64),
    /// The reader clicked a link or a button.
    Click(events::Click),
    /// The history moved.
    PopState,
    /// The page scrolled.
    Scroll,
    /// Show the large issue that a load with this number has brought.
    Show(u32, Box<Issue>, String),
    /// Draw this many more slices.
    Draw(usize),
    /// The layout may have moved since the last jump.
    Settle,
    /// Save where the reader is: the page may go away.
    SavePosition,
    /// Close what is open over the page.
    Close,
}

/// What the reader sees of an issue.
#[derive(Default)]
struct Reading {
    position: ReadingPosition,
    /// Where the contents beside the text were scrolled to last.
    followed: Option<ReadingPosition>,
    /// The fact whose evidence is marked.
    marked: Option<Rc<str>>,
    order: SummaryOrder,
}

/// Timers. Dropping one cancels it.
#[derive(Default)]
struct Timers {
    show: Option<Timeout>,
    draw: Option<Timeout>,
    settle: Option<Timeout>,
    rest: Option<Timeout>,
}

/// The state.
pub struct App {
    host: Host,
    root: Element,
    config: Config,
    scheme: Rc<Scheme>,
    archive: Option<LoadedArchive>,
    phase: Phase,
    /// The number of the current load. Responses of other loads are ignored.
    current_load: u32,
    /// The issue that is being loaded beside the one on the screen.
    wanted: String,
    /// The issue and place that the reader wanted and could not get, while that is
    /// told. The entry of the history is then for wherever they go next.
    refused: Option<(String, Option<String>)>,
    reading: Reading,
    overlay: OverlayState,
    scrolling: Scrolling,
    timers: Timers,
    /// How often the page was drawn anew because the browser had translated it.
    translations: usize,
    _listeners: Vec<EventListener>,
}

impl Component for App {
    type Message = Action;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let AppProps { host, root, config } = ctx.props().clone();
        let scrolling = Scrolling::default();
        let mut app = App {
            scheme: navigate::scheme(&config, None),
            _listeners: events::listen(ctx.link(), &root, &scrolling.interrupted),
            scrolling,
            host,
            root,
            config,
            archive: None,
            phase: Phase::default(),
            current_load: 0,
            wanted: String::new(),
            refused: None,
            reading: Reading::default(),
            overlay: OverlayState::default(),
            timers: Timers::default(),
            translations: 0,
        };
        app.load_source(ctx);
        app
    }

    fn update(&mut self, ctx: &Context<Self>, action: Action) -> bool {
        match action {
            Action::Configure(config) => self.configure(ctx, config),
            Action::Retry => match self.refused.clone() {
                Some((issue, place)) => self.go_to(ctx, Some(&issue), place.as_deref(), None),
                None => self.load_source(ctx),
            },
            Action::Navigate(target) => self.navigate(ctx, &target),
            Action::Response {
                load,
                requested,
                result,
            } => {
                let is_current = load == self.current_load || requested == Requested::Entries;
                is_current && self.response(ctx, requested, result)
            }
            Action::Resume(landmark, top) => {
                self.scrolling.goal = Some(Goal::Restore(HistoryState {
                    position: Some(ScrollPosition { landmark, top }),
                    ..HistoryState::default()
                }));
                true
            }
            Action::Click(click) => self.click(ctx, click),
            Action::PopState => self.pop_state(ctx),
            Action::Scroll => {
                self.save_at_rest(ctx);
                self.update_position()
            }
            Action::Show(load, issue, base) => {
                let is_current = load == self.current_load;
                if is_current {
                    self.show_issue(*issue, base);
                }
                is_current
            }
            Action::Draw(count) => self.draw_more(ctx, count),
            Action::Settle => self.settle(ctx),
            Action::SavePosition => {
                // The entry of an overlay has the position already. The entry of a
                // place that the reader is still going to must not get the position
                // before it, and neither must an entry that the browser has gone back
                // to without `popstate` so far.
                let is_at_rest = self.overlay.is_closed()
                    && self.scrolling.goal.is_none()
                    && !self.phase.is_leaving();
                if is_at_rest && history::is_entered() {
                    self.save_position(None);
                }
                false
            }
            Action::Close => self.close(),
        }
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let content = match self.phase.issue() {
            Some(issue) => self.view_issue(issue),
            None => self.view_list(),
        };
        tag("div")
            .class("viewer")
            .static_attr("lang", self.config.locale.tag())
            .child(content)
            .build()
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        self.update_dialog();
        self.after_render(ctx);
        // The contents beside the text follow the reader.
        let position = Some(self.reading.position);
        if std::mem::replace(&mut self.reading.followed, position) != position {
            overlay::show_current(&self.root, ".side > ol");
        }
    }

    fn destroy(&mut self, _: &Context<Self>) {
        self.cancel_loads();
    }
}

impl App {
    fn view_issue(&self, issue: &ShownIssue) -> Html {
        let words = self.config.locale.words();
        let context = ViewContext {
            document: &issue.document,
            archive: self.archive.as_ref().map(|it| &*it.archive),
            links: &issue.links,
            words,
            position: self.reading.position,
            drawing: &issue.drawing,
            order: self.reading.order,
            heading_level: self.config.heading_level,
        };
        let overlay = match self.overlay.overlay() {
            Some(Overlay::Sheet(sheet)) => layout::sheet(sheet, &context).build(),
            Some(Overlay::Figure) => layout::lightbox(words).build(),
            Some(Overlay::Settings) | None => Html::default(),
        };
        // Another issue is another page, which is drawn anew.
        let translations = decimal(self.translations);
        let page = tag("div")
            .key(&concat(&[
                "issue/",
                &issue.document.issue.id,
                "/",
                &translations,
            ]))
            .child_tag(layout::page(&context))
            .child_tag(layout::bar(&context));
        let overlay = tag("div").key("overlay").child(overlay);
        siblings(vec![page.build(), overlay.build()])
    }

    /// The list of issues alone: one broken issue leaves the archive usable.
    fn view_list(&self) -> Html {
        let words = self.config.locale.words();
        match &self.archive {
            Some(archive) if self.phase.has_failed() => {
                let links = Links {
                    scheme: Rc::clone(&self.scheme),
                    before: history::before_fragment().into(),
                    issue: Rc::from(""),
                    page: None,
                    base: Rc::clone(&archive.base),
                    archive: Rc::clone(&archive.base),
                    resolve: ResolveBy(resolve),
                };
                let periodical = &archive.archive.periodical;
                let title = [&*periodical.name, &periodical.kind, " · ", words.issues];
                tag("nav")
                    .key("list")
                    .class("page list-only")
                    .static_attr("aria-label", words.issues)
                    .child_tag(tag("p").class("hint").text(&concat(&title)))
                    .child_tag(issues(&archive.archive, "", &links, words))
                    .build()
            }
            _ => Html::default(),
        }
    }

    /// The page is about to change. Where the browser has translated it, elements of
    /// the browser's stand in the place of texts, and a comparison with what was drawn
    /// would change the texts that are no longer there: the page is drawn anew.
    fn forget_translation(&mut self) {
        if let Ok(Some(_)) = self.root.query_selector("font") {
            self.translations += 1;
        }
    }

    fn configure(&mut self, ctx: &Context<Self>, config: Config) -> bool {
        self.forget_translation();
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
            self.update_links();
        }
        true
    }

    /// The archive is known, or there is none.
    fn set_archive(&mut self, archive: Option<LoadedArchive>) {
        self.archive = archive;
        self.scheme = navigate::scheme(&self.config, self.archive.as_ref());
    }

    /// An issue arrived.
    fn show_issue(&mut self, issue: Issue, base: String) {
        self.forget_translation();
        self.host.recovered();
        self.refused = None;
        let document = Rc::new(Document::new(issue, base, self.config.review));
        self.phase.show(ShownIssue {
            links: Rc::new(self.links(&document)),
            drawing: Rc::new(Drawing::new(&document, !document.is_large())),
            document,
            announced: false,
        });
        self.reading.position = ReadingPosition::Top;
        self.reading.marked = None;
        self.overlay.discard();
        self.scrolling.anchor = None;
        self.draw_first();
    }

    /// Loading failed. An issue on the screen stays if it was another one that failed;
    /// else the list of issues, if there is an archive.
    fn load_failed(&mut self, cause: &Cause) -> bool {
        let stays = self.phase.fail();
        self.overlay.discard();
        let goal = self.scrolling.goal.take();
        self.refused = None;
        let mut issue = "";
        if stays {
            self.refuse(goal);
            issue = &self.wanted;
        }
        let has_list = !stays && self.archive.is_some();
        self.host.fail(&cause.to_js(has_list, stays, issue));
        true
    }

    fn links(&self, document: &Document) -> Links {
        let archive: Rc<str> = match &self.archive {
            Some(archive) => Rc::clone(&archive.base),
            None => document.base.as_str().into(),
        };
        let id = document.issue.id.as_str();
        let page = self
            .archive
            .as_ref()
            .and_then(|it| it.find(Some(id)))
            .and_then(|it| it.page.as_deref())
            .and_then(|it| resolve(&archive, it));
        Links {
            scheme: Rc::clone(&self.scheme),
            before: history::before_fragment().into(),
            issue: id.into(),
            page: page.map(Rc::from),
            base: document.base.as_str().into(),
            archive,
            resolve: ResolveBy(resolve),
        }
    }

    /// The element's name changed, and with it the links of the issue.
    fn update_links(&mut self) {
        let links = self
            .phase
            .issue()
            .map(|it| Rc::new(self.links(&it.document)));
        if let (Some(issue), Some(links)) = (self.phase.issue_mut(), links) {
            issue.links = links;
        }
    }
}
