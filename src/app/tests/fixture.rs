//! A viewer on a page, with a host that the tests control.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::{Function, JSON, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, EventInit, HtmlElement, MouseEvent, MouseEventInit, ShadowRoot};

use crate::app::Host;
use crate::browser::{document, window};
use crate::element::Viewer;
use crate::testing::drawn::{self, Drawn};
use crate::testing::wait::until;

/// How the host responds to a request.
#[derive(Clone)]
pub enum Response {
    /// With a text of this media type.
    Text(&'static str, &'static str),
    /// With a failure of this code.
    Failed(&'static str),
    /// With a text, after [`Fixture::release`].
    Pending(&'static str),
}

/// The calls of the host, and how it answers them.
#[derive(Default)]
pub struct HostLog {
    /// The number of loads.
    pub loading: Cell<u32>,
    /// The issues that became ready.
    pub ready: RefCell<Vec<String>>,
    /// The causes of failures.
    pub failed: RefCell<Vec<JsValue>>,
    /// The number of recoveries.
    pub recovered: Cell<u32>,
    /// Where the reader went: `issue/place`.
    pub navigated: RefCell<Vec<String>>,
    /// The figures whose pictures the host was to enlarge in an open dialog.
    pub enlarged: RefCell<Vec<String>>,
    /// The addresses that were requested.
    pub requested: RefCell<Vec<String>>,
    /// Whether the page forbids the reader to go anywhere.
    pub forbids_navigation: Cell<bool>,
    /// Whether the host restores the reader's place.
    pub restores_place: Cell<bool>,
    responses: RefCell<Vec<(&'static str, Response)>>,
    pending: RefCell<Vec<(String, &'static str, Function)>>,
}

impl HostLog {
    /// A field of the cause of the last failure.
    pub fn cause(&self, field: &str) -> Option<String> {
        let failed = self.failed.borrow();
        let value = get(failed.last()?, field);
        value.as_string().or_else(|| {
            let bool = value.as_bool()?;
            Some(bool.to_string())
        })
    }

    fn get(&self, url: String, callback: Function) {
        self.requested.borrow_mut().push(url.clone());
        let responses = self.responses.borrow();
        let found = responses.iter().rev().find(|(end, _)| url.ends_with(end));
        match found.map_or(Response::Failed("http-status"), |(_, it)| it.clone()) {
            Response::Text(media_type, text) => {
                later(callback, true, loaded(&url, media_type, text))
            }
            Response::Failed(code) => later(callback, false, object(&[("code", code.into())])),
            Response::Pending(text) => self.pending.borrow_mut().push((url, text, callback)),
        }
    }
}

fn loaded(url: &str, media_type: &str, text: &str) -> JsValue {
    object(&[
        ("url", url.into()),
        ("type", media_type.into()),
        ("text", text.into()),
    ])
}

fn later(callback: Function, ok: bool, value: JsValue) {
    Timeout::new(0, move || {
        let _ = callback.call2(&JsValue::NULL, &ok.into(), &value);
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

/// The configuration of a viewer and its host.
#[derive(Clone)]
pub struct Setup {
    /// An archive or an issue as property.
    pub data: Option<&'static str>,
    /// The address of an archive or an issue.
    pub src: Option<&'static str>,
    /// The issue to show.
    pub issue: Option<&'static str>,
    /// `none` leaves fragments and history alone.
    pub route: Option<&'static str>,
    /// The language of the viewer's own words.
    pub locale: &'static str,
    /// The level of the headline.
    pub heading_level: u8,
    /// The page's fragment before anything is mounted.
    pub fragment: &'static str,
    /// The responses, by the end of the address.
    pub responses: Vec<(&'static str, Response)>,
    /// Whether the host restores the reader's place.
    pub restores_place: bool,
}

impl Setup {
    /// Data as property; nothing is fetched.
    pub fn data(data: &'static str) -> Self {
        Setup {
            data: Some(data),
            src: None,
            issue: None,
            route: None,
            locale: "zh-Hans",
            heading_level: 1,
            fragment: "",
            responses: Vec::new(),
            restores_place: false,
        }
    }

    /// The sample archive as property; its issues are fetched.
    pub fn archive() -> Self {
        use crate::testing::sample::{ARCHIVE, ISSUE_13, ISSUE_14, ISSUE_15};
        let json = |text| Response::Text("application/json", text);
        Setup {
            responses: vec![
                ("2020-13/issue.json", json(ISSUE_13)),
                ("2020-14/issue.json", json(ISSUE_14)),
                ("2020-15/issue.json", json(ISSUE_15)),
            ],
            ..Setup::data(ARCHIVE)
        }
    }

    /// An address and its response.
    pub fn fetched(response: Response) -> Self {
        Setup {
            data: None,
            src: Some("https://example.org/data/it.json"),
            responses: vec![("it.json", response)],
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
pub struct Fixture {
    /// The viewer's host.
    pub host: Rc<HostLog>,
    /// The element that the viewer is mounted on.
    pub root: Element,
    viewer: Viewer,
    shadow: ShadowRoot,
    holder: Element,
}

impl Fixture {
    /// Mounts a viewer, which starts to load.
    pub fn mount(setup: &Setup) -> Self {
        // Like a page that was just opened, with a state of its own.
        let fragment = match setup.fragment {
            "" => window().location().pathname().expect("a path"),
            it => format!("#{it}"),
        };
        let state = object(&[("page", "its own".into())]);
        window()
            .history()
            .and_then(|it| it.replace_state_with_url(&state, "", Some(&fragment)))
            .expect("the history");
        FIRST.set(address());
        window().scroll_to_with_x_and_y(0.0, 0.0);

        let holder = document().create_element("div").expect("an element");
        let open = web_sys::ShadowRootInit::new(web_sys::ShadowRootMode::Open);
        let shadow = holder.attach_shadow(&open).expect("a shadow root");
        let root = document().create_element("div").expect("an element");
        // There are no picture files: without a size, a picture that fails to load
        // moves everything below it.
        let style = document().create_element("style").expect("an element");
        style.set_text_content(Some("img{display:block;width:300px;height:200px}"));
        shadow.append_child(&style).expect("a child");
        shadow.append_child(&root).expect("a child");
        let body = document().body().expect("a body");
        body.prepend_with_node_1(&holder).expect("a child");

        let log = Rc::new(HostLog {
            responses: RefCell::new(setup.responses.clone()),
            restores_place: Cell::new(setup.restores_place),
            ..HostLog::default()
        });
        drawn::keep_panic_hook();
        let viewer = Viewer::new(root.clone(), fake_host(&log), setup.config());
        Fixture {
            host: log,
            root,
            viewer,
            shadow,
            holder,
        }
    }

    /// Mounts a viewer and waits until an issue is drawn and the place in the page's
    /// address is reached.
    pub async fn ready(setup: Setup) -> Self {
        let fixture = Fixture::mount(&setup);
        fixture.issue_is_drawn().await;
        fixture
    }

    /// Waits until another issue is drawn.
    pub async fn issue_is_drawn(&self) {
        let before = self.host.ready.borrow().len();
        if before > 0 && self.drawn().has(".headline") {
            return;
        }
        until("an issue is drawn", || {
            self.host.ready.borrow().len() > before
        })
        .await;
    }

    /// Waits until this issue is drawn.
    pub async fn shows(&self, issue: &str) {
        until(issue, || {
            self.host
                .ready
                .borrow()
                .last()
                .is_some_and(|it| it == issue)
        })
        .await;
    }

    /// Waits for a failure with this code.
    pub async fn fails(&self, code: &str) {
        until(code, || self.host.cause("code").as_deref() == Some(code)).await;
    }

    /// Changes the configuration.
    pub fn configure(&self, setup: &Setup) {
        self.viewer.configure(setup.config());
    }

    /// Calls `navigate` as the page does.
    pub fn navigate(&self, place: &str) {
        self.viewer.navigate(place);
    }

    /// Retries as the failure panel's button does.
    pub fn retry(&self) {
        self.viewer.retry();
    }

    /// Destroys the viewer as the loader does when the element leaves the page.
    pub fn destroy(&mut self) {
        self.viewer.destroy();
    }

    /// Sets the response to later requests.
    pub fn respond(&self, end: &'static str, response: Response) {
        self.host.responses.borrow_mut().push((end, response));
    }

    /// Sends the pending responses, the latest first.
    pub fn release(&self) {
        for (url, text, callback) in self.host.pending.take().into_iter().rev() {
            later(callback, true, loaded(&url, "application/json", text));
        }
    }

    /// What is drawn.
    pub fn drawn(&self) -> Drawn {
        drawn::of(self.root.clone())
    }

    /// The first element that matches a selector.
    #[track_caller]
    pub fn element(&self, selector: &str) -> HtmlElement {
        let found = self.root.query_selector(selector).expect("a selector");
        let found = found.unwrap_or_else(|| panic!("nothing is {selector}"));
        found.unchecked_into()
    }

    /// Clicks the first element that matches a selector.
    #[track_caller]
    pub fn click(&self, selector: &str) {
        let event = click(&MouseEventInit::new());
        self.element(selector)
            .dispatch_event(&event)
            .expect("an event");
    }

    /// Clicks with a modifier key. Returns whether the viewer handled the click.
    #[track_caller]
    pub fn click_with(&self, selector: &str, with: impl Fn(&MouseEventInit)) -> bool {
        let init = MouseEventInit::new();
        with(&init);
        let event = click(&init);
        // The browser must open nothing.
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

    /// Dispatches an event that the browser fires for a key or a gesture.
    #[track_caller]
    pub fn send(&self, selector: &str, kind: &str) {
        let init = EventInit::new();
        init.set_cancelable(true);
        let event = Event::new_with_event_init_dict(kind, &init).expect("an event");
        self.element(selector)
            .dispatch_event(&event)
            .expect("an event");
    }

    /// The focused element.
    pub fn focused(&self) -> Option<Element> {
        self.shadow.active_element()
    }

    /// Whether the focused element matches a selector.
    pub fn has_focus(&self, selector: &str) -> bool {
        self.focused()
            .is_some_and(|it| it.matches(selector).unwrap_or(false))
    }

    /// The distance of an element's top from the window's top.
    #[track_caller]
    pub fn top(&self, selector: &str) -> f64 {
        self.element(selector).get_bounding_client_rect().top()
    }
}

impl Drop for Fixture {
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

/// The fragment of the page's address, not decoded.
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

thread_local! {
    /// The address at which the viewer was mounted.
    static FIRST: RefCell<String> = const { RefCell::new(String::new()) };
}

fn address() -> String {
    window().location().href().expect("an address")
}

/// Whether the current entry is the page's first one: it has the first address, and
/// no overlay. What the page keeps there is in it, as in those that come after.
pub fn is_first_entry() -> bool {
    assert_eq!(state("page").as_string().as_deref(), Some("its own"));
    let ours = state("bulletin-viewer");
    let is_over = ours.is_object() && get(&ours, "over").is_truthy();
    !is_over && FIRST.with_borrow(|it| *it == address())
}

/// Goes back as the browser's back button does.
pub fn back() {
    window()
        .history()
        .and_then(|it| it.back())
        .expect("the history");
}

/// Goes forward as the browser's forward button does.
pub fn forward() {
    window()
        .history()
        .and_then(|it| it.forward())
        .expect("the history");
}

fn fake_host(log: &Rc<HostLog>) -> Host {
    let out = Object::new();
    let set = |name: &str, value: JsValue| {
        let _ = Reflect::set(&out, &name.into(), &value);
    };
    let it = Rc::clone(log);
    let get = move |url: String, callback: Function| it.get(url, callback);
    set(
        "get",
        Closure::<dyn FnMut(String, Function)>::new(get).into_js_value(),
    );
    let it = Rc::clone(log);
    let ready = move |issue: String| {
        it.ready.borrow_mut().push(issue);
        it.restores_place.get()
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
    let it = Rc::clone(log);
    let fail = move |cause: JsValue| it.failed.borrow_mut().push(cause);
    set(
        "fail",
        Closure::<dyn FnMut(JsValue)>::new(fail).into_js_value(),
    );
    let it = Rc::clone(log);
    let recovered = move || it.recovered.set(it.recovered.get() + 1);
    set(
        "recovered",
        Closure::<dyn FnMut()>::new(recovered).into_js_value(),
    );
    let it = Rc::clone(log);
    let loading = move || it.loading.set(it.loading.get() + 1);
    set(
        "loading",
        Closure::<dyn FnMut()>::new(loading).into_js_value(),
    );
    let it = Rc::clone(log);
    let opened = move |dialog: Element, link: Option<Element>| {
        let Some(link) = link else { return };
        assert!(dialog.matches("dialog.lightbox[open]").unwrap_or(false));
        let figure = link.get_attribute("data-figure").unwrap_or_default();
        it.enlarged.borrow_mut().push(figure);
    };
    set(
        "opened",
        Closure::<dyn FnMut(Element, Option<Element>)>::new(opened).into_js_value(),
    );
    let it = Rc::clone(log);
    let navigating = move |detail: JsValue| {
        let text = |name| self::get(&detail, name).as_string().unwrap_or_default();
        let went = format!("{}/{}", text("issue"), text("place"));
        it.navigated.borrow_mut().push(went);
        !it.forbids_navigation.get()
    };
    set(
        "navigating",
        Closure::<dyn FnMut(JsValue) -> bool>::new(navigating).into_js_value(),
    );
    JsValue::from(out).unchecked_into()
}
