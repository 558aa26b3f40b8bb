//! Where a viewer is mounted, and the loader's side that it is given.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::{Function, JSON, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, EventInit, HtmlElement, MouseEvent, MouseEventInit, ShadowRoot};

use crate::browser::{document, window};
use crate::element::{Host, Viewer};
use crate::testing::drawn::{self, Drawn};
use crate::testing::wait::until;

/// What the loader's side answers a request with.
#[derive(Clone)]
pub enum Answer {
    /// A text of this media type.
    Text(&'static str, &'static str),
    /// The transport failed with this code.
    Failed(&'static str),
    /// Nothing until [`Stage::let_go`].
    Held(&'static str),
}

/// All that the loader's side was told, and what it says.
#[derive(Default)]
pub struct Told {
    /// How often something began to load.
    pub loading: Cell<u32>,
    /// Issues that were drawn.
    pub ready: RefCell<Vec<String>>,
    /// Causes of failure.
    pub failed: RefCell<Vec<JsValue>>,
    /// How often a failure was over.
    pub recovered: Cell<u32>,
    /// Where the reader went: `issue/place`.
    pub went: RefCell<Vec<String>>,
    /// Addresses that were asked for.
    pub asked: RefCell<Vec<String>>,
    /// The page around forbids to go anywhere.
    pub forbids: Cell<bool>,
    /// The reader's place is seen to when the issue is drawn.
    pub keeps_place: Cell<bool>,
    answers: RefCell<Vec<(&'static str, Answer)>>,
    held: RefCell<Vec<(String, &'static str, Function)>>,
}

impl Told {
    /// A field of the last cause of failure.
    pub fn cause(&self, field: &str) -> Option<String> {
        let failed = self.failed.borrow();
        let value = get(failed.last()?, field);
        value.as_string().or_else(|| {
            let bool = value.as_bool()?;
            Some(bool.to_string())
        })
    }

    fn get(&self, url: String, told: Function) {
        self.asked.borrow_mut().push(url.clone());
        let answers = self.answers.borrow();
        let found = answers.iter().rev().find(|(end, _)| url.ends_with(end));
        match found.map_or(Answer::Failed("http-status"), |(_, it)| it.clone()) {
            Answer::Text(kind, text) => later(told, true, answer(&url, kind, text)),
            Answer::Failed(code) => later(told, false, object(&[("code", code.into())])),
            Answer::Held(text) => self.held.borrow_mut().push((url, text, told)),
        }
    }
}

fn answer(url: &str, kind: &str, text: &str) -> JsValue {
    object(&[
        ("url", url.into()),
        ("type", kind.into()),
        ("text", text.into()),
    ])
}

fn later(told: Function, came: bool, answer: JsValue) {
    Timeout::new(0, move || {
        let _ = told.call2(&JsValue::NULL, &came.into(), &answer);
    })
    .forget();
}

/// A JavaScript object.
pub fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let out = Object::new();
    for (name, value) in fields {
        let _ = Reflect::set(&out, &(*name).into(), value);
    }
    out.into()
}

/// A property.
pub fn get(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// How a viewer is set up.
#[derive(Clone)]
pub struct Setup {
    /// An archive or an issue as property.
    pub data: Option<&'static str>,
    /// The address of one.
    pub src: Option<&'static str>,
    /// The issue to show.
    pub issue: Option<&'static str>,
    /// `none`, where fragments and history are left alone.
    pub route: Option<&'static str>,
    /// The language of the viewer's own words.
    pub locale: &'static str,
    /// The level of the headline.
    pub heading_level: u8,
    /// The page's fragment before anything is mounted.
    pub fragment: &'static str,
    /// What the loader's side answers, by how an address ends.
    pub answers: Vec<(&'static str, Answer)>,
    /// The loader's side sees to the reader's place.
    pub keeps_place: bool,
}

impl Setup {
    /// Data as property, so that nothing is fetched.
    pub fn data(data: &'static str) -> Self {
        Setup {
            data: Some(data),
            src: None,
            issue: None,
            route: None,
            locale: "zh-Hans",
            heading_level: 1,
            fragment: "",
            answers: Vec::new(),
            keeps_place: false,
        }
    }

    /// The sample archive as property, its issues to be fetched.
    pub fn archive() -> Self {
        use crate::testing::sample::{ARCHIVE, ISSUE_13, ISSUE_14, ISSUE_15};
        let json = |text| Answer::Text("application/json", text);
        Setup {
            answers: vec![
                ("2020-13/issue.json", json(ISSUE_13)),
                ("2020-14/issue.json", json(ISSUE_14)),
                ("2020-15/issue.json", json(ISSUE_15)),
            ],
            ..Setup::data(ARCHIVE)
        }
    }

    /// Something to be fetched, and what comes.
    pub fn fetched(answer: Answer) -> Self {
        Setup {
            data: None,
            src: Some("https://example.org/data/it.json"),
            answers: vec![("it.json", answer)],
            ..Setup::data("")
        }
    }

    fn config(&self) -> JsValue {
        let data = self.data.map(|it| JSON::parse(it).expect("JSON"));
        object(&[
            ("data", data.unwrap_or(JsValue::NULL)),
            ("src", self.src.into()),
            ("issue", self.issue.into()),
            ("name", "bulletin".into()),
            ("route", self.route.into()),
            ("locale", self.locale.into()),
            ("headingLevel", self.heading_level.into()),
        ])
    }
}

/// A viewer on a page.
pub struct Stage {
    /// What the loader's side was told.
    pub told: Rc<Told>,
    /// The element that the viewer is mounted on.
    pub root: Element,
    viewer: Viewer,
    shadow: ShadowRoot,
    holder: Element,
}

impl Stage {
    /// Mounts a viewer; what it loads comes later.
    pub fn mount(setup: &Setup) -> Self {
        // As a page that was just opened, with a state of its own.
        let fragment = match setup.fragment {
            "" => window().location().pathname().expect("a path"),
            it => format!("#{it}"),
        };
        let state = object(&[("page", "its own".into())]);
        window()
            .history()
            .and_then(|it| it.replace_state_with_url(&state, "", Some(&fragment)))
            .expect("the history");
        window().scroll_to_with_x_and_y(0.0, 0.0);

        let holder = document().create_element("div").expect("an element");
        let open = web_sys::ShadowRootInit::new(web_sys::ShadowRootMode::Open);
        let shadow = holder.attach_shadow(&open).expect("a shadow root");
        let root = document().create_element("div").expect("an element");
        // There are no files here: what takes no room once it failed to come
        // would move everything below it.
        let style = document().create_element("style").expect("an element");
        style.set_text_content(Some("img{display:block;width:300px;height:200px}"));
        shadow.append_child(&style).expect("a child");
        shadow.append_child(&root).expect("a child");
        let body = document().body().expect("a body");
        body.prepend_with_node_1(&holder).expect("a child");

        let told = Rc::new(Told {
            answers: RefCell::new(setup.answers.clone()),
            keeps_place: Cell::new(setup.keeps_place),
            ..Told::default()
        });
        drawn::hear_panics();
        let viewer = Viewer::new(root.clone(), host(&told), setup.config());
        Stage {
            told,
            root,
            viewer,
            shadow,
            holder,
        }
    }

    /// Mounts a viewer and waits until an issue is drawn, and the place that the
    /// page's address names gone to.
    pub async fn ready(setup: Setup) -> Self {
        let stage = Stage::mount(&setup);
        stage.issue_is_drawn().await;
        stage
    }

    /// Waits until one issue more is drawn than were before.
    pub async fn issue_is_drawn(&self) {
        let before = self.told.ready.borrow().len();
        if before > 0 && self.drawn().has(".headline") {
            return;
        }
        until("an issue is drawn", || {
            self.told.ready.borrow().len() > before
        })
        .await;
    }

    /// Waits until this issue is drawn.
    pub async fn shows(&self, issue: &str) {
        until(issue, || {
            self.told
                .ready
                .borrow()
                .last()
                .is_some_and(|it| it == issue)
        })
        .await;
    }

    /// Waits until a failure with this code is told.
    pub async fn fails(&self, code: &str) {
        until(code, || self.told.cause("code").as_deref() == Some(code)).await;
    }

    /// Changes the configuration.
    pub fn configure(&self, setup: &Setup) {
        self.viewer.configure(setup.config());
    }

    /// As the page does.
    pub fn navigate(&self, place: &str) {
        self.viewer.navigate(place);
    }

    /// As the failure panel's button does.
    pub fn retry(&self) {
        self.viewer.retry();
    }

    /// As the loader does when the element leaves the page.
    pub fn destroy(&mut self) {
        self.viewer.destroy();
    }

    /// Answers from now on.
    pub fn answer(&self, end: &'static str, answer: Answer) {
        self.told.answers.borrow_mut().push((end, answer));
    }

    /// Lets go of the answers that are held, the latest first.
    pub fn let_go(&self) {
        for (url, text, told) in self.told.held.take().into_iter().rev() {
            later(told, true, answer(&url, "application/json", text));
        }
    }

    /// What is drawn.
    pub fn drawn(&self) -> Drawn {
        drawn::of(self.root.clone())
    }

    /// The first element that a selector names.
    #[track_caller]
    pub fn element(&self, selector: &str) -> HtmlElement {
        let found = self.root.query_selector(selector).expect("a selector");
        let found = found.unwrap_or_else(|| panic!("nothing is {selector}"));
        found.unchecked_into()
    }

    /// Clicks what a selector names.
    #[track_caller]
    pub fn click(&self, selector: &str) {
        let event = click(&MouseEventInit::new());
        self.element(selector)
            .dispatch_event(&event)
            .expect("an event");
    }

    /// Clicks with a key held down, and says whether the viewer took the click.
    #[track_caller]
    pub fn click_with(&self, selector: &str, with: impl Fn(&MouseEventInit)) -> bool {
        let init = MouseEventInit::new();
        with(&init);
        let event = click(&init);
        // So that the browser opens nothing.
        let prevent = Closure::<dyn FnMut(Event)>::new(|event: Event| event.prevent_default());
        let taken = Rc::new(Cell::new(false));
        let look = {
            let taken = Rc::clone(&taken);
            Closure::<dyn FnMut(Event)>::new(move |event: Event| {
                taken.set(event.default_prevented());
            })
        };
        let element = self.element(selector);
        for on in [look.as_ref(), prevent.as_ref()] {
            let on: &Function = on.unchecked_ref();
            element
                .add_event_listener_with_callback("click", on)
                .expect("a listener");
        }
        element.dispatch_event(&event).expect("an event");
        for on in [look.as_ref(), prevent.as_ref()] {
            let on: &Function = on.unchecked_ref();
            element
                .remove_event_listener_with_callback("click", on)
                .expect("a listener");
        }
        taken.get()
    }

    /// An event that a browser sends for a key or a gesture of its own.
    #[track_caller]
    pub fn send(&self, selector: &str, kind: &str) {
        let init = EventInit::new();
        init.set_cancelable(true);
        let event = Event::new_with_event_init_dict(kind, &init).expect("an event");
        self.element(selector)
            .dispatch_event(&event)
            .expect("an event");
    }

    /// What has the focus.
    pub fn focused(&self) -> Option<Element> {
        self.shadow.active_element()
    }

    /// Whether this is what has the focus.
    pub fn has_focus(&self, selector: &str) -> bool {
        self.focused()
            .is_some_and(|it| it.matches(selector).unwrap_or(false))
    }

    /// Distance of an element's top from the window's.
    #[track_caller]
    pub fn top(&self, selector: &str) -> f64 {
        self.element(selector).get_bounding_client_rect().top()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.viewer.destroy();
        self.holder.remove();
    }
}

fn click(init: &MouseEventInit) -> MouseEvent {
    init.set_bubbles(true);
    init.set_cancelable(true);
    MouseEvent::new_with_mouse_event_init_dict("click", init).expect("an event")
}

/// The fragment of the page's address, as it stands.
pub fn fragment() -> String {
    window().location().hash().expect("an address")
}

/// A property of the current entry's state.
pub fn state(name: &str) -> JsValue {
    let state = window()
        .history()
        .and_then(|it| it.state())
        .expect("the history");
    match state.is_object() {
        true => get(&state, name),
        false => JsValue::UNDEFINED,
    }
}

/// Whether the current entry is the one that the page was opened with.
pub fn is_first_entry() -> bool {
    state("page").as_string().as_deref() == Some("its own")
}

/// As the browser's back button.
pub fn back() {
    window()
        .history()
        .and_then(|it| it.back())
        .expect("the history");
}

/// As the browser's forward button.
pub fn forward() {
    window()
        .history()
        .and_then(|it| it.forward())
        .expect("the history");
}

fn host(told: &Rc<Told>) -> Host {
    let out = Object::new();
    let set = |name: &str, value: JsValue| {
        let _ = Reflect::set(&out, &name.into(), &value);
    };
    let it = Rc::clone(told);
    let get = move |url: String, told: Function| it.get(url, told);
    set(
        "get",
        Closure::<dyn FnMut(String, Function)>::new(get).into_js_value(),
    );
    let it = Rc::clone(told);
    let ready = move |issue: String| {
        it.ready.borrow_mut().push(issue);
        it.keeps_place.get()
    };
    set(
        "ready",
        Closure::<dyn FnMut(String) -> bool>::new(ready).into_js_value(),
    );
    set(
        "left",
        Closure::<dyn FnMut(String, f64, f64)>::new(|_, _, _| {}).into_js_value(),
    );
    set(
        "announce",
        Closure::<dyn FnMut(String)>::new(|_| {}).into_js_value(),
    );
    let it = Rc::clone(told);
    let fail = move |cause: JsValue| it.failed.borrow_mut().push(cause);
    set(
        "fail",
        Closure::<dyn FnMut(JsValue)>::new(fail).into_js_value(),
    );
    let it = Rc::clone(told);
    let recovered = move || it.recovered.set(it.recovered.get() + 1);
    set(
        "recovered",
        Closure::<dyn FnMut()>::new(recovered).into_js_value(),
    );
    let it = Rc::clone(told);
    let loading = move || it.loading.set(it.loading.get() + 1);
    set(
        "loading",
        Closure::<dyn FnMut()>::new(loading).into_js_value(),
    );
    let it = Rc::clone(told);
    let navigating = move |detail: JsValue| {
        let text = |name| self::get(&detail, name).as_string().unwrap_or_default();
        let went = format!("{}/{}", text("issue"), text("place"));
        it.went.borrow_mut().push(went);
        !it.forbids.get()
    };
    set(
        "navigating",
        Closure::<dyn FnMut(JsValue) -> bool>::new(navigating).into_js_value(),
    );
    JsValue::from(out).unchecked_into()
}
