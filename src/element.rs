//! The element's side of the wasm: what the loader calls, and what it offers.
//!
//! This is the only module that speaks to the page around the viewer; it does
//! so through the loader (`assets/bulletin-viewer.js`), which owns the custom
//! element, its shadow root, the transport and the failure panel.
#![allow(unsafe_code)] // wasm-bindgen's macro writes it

use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::AppHandle;

use crate::app::{Action, App, AppProps, Config};

#[wasm_bindgen]
extern "C" {
    /// What the loader offers to one viewer.
    #[derive(Clone)]
    pub type Host;

    /// Fetches a text, and calls `told(true, {url, type, text})` or
    /// `told(false, cause)`, once.
    #[wasm_bindgen(method, structural)]
    pub fn get(this: &Host, url: &str, told: &JsValue);

    /// An issue is drawn: take over from what stood in the element. True where
    /// the reader's place is seen to: the viewer then must not scroll.
    #[wasm_bindgen(method, structural)]
    pub fn ready(this: &Host, issue: &str) -> bool;

    /// The reader leaves an issue, or may be about to, with this landmark so
    /// many CSS pixels below the top of the screen.
    #[wasm_bindgen(method, structural)]
    pub fn left(this: &Host, issue: &str, landmark: f64, top: f64);

    /// Draws the failure panel for a cause.
    #[wasm_bindgen(method, structural)]
    pub fn fail(this: &Host, cause: &JsValue);

    /// Takes the failure panel away.
    #[wasm_bindgen(method, structural)]
    pub fn recovered(this: &Host);

    /// Shows that something is coming.
    #[wasm_bindgen(method, structural)]
    pub fn loading(this: &Host);

    /// Announces something to those who listen to the page.
    #[wasm_bindgen(method, structural)]
    pub fn announce(this: &Host, words: &str);

    /// The reader goes somewhere; false where the page around forbids it.
    #[wasm_bindgen(method, structural)]
    pub fn navigating(this: &Host, detail: &JsValue) -> bool;
}

/// One viewer, mounted on a plain element inside a shadow root.
#[wasm_bindgen]
pub struct Viewer {
    handle: Option<AppHandle<App>>,
}

#[wasm_bindgen]
impl Viewer {
    /// Mounts the viewer on `root` and begins to load.
    #[wasm_bindgen(constructor)]
    pub fn new(root: Element, host: Host, config: JsValue) -> Viewer {
        let props = AppProps {
            host,
            root: root.clone(),
            config: read_config(&config),
        };
        // The loader notices a panic by its trap. Developers get the message in the
        // console, by Yew's own hook; readers do not pay for formatting it.
        #[cfg(not(any(test, debug_assertions)))]
        yew::set_custom_panic_hook(Box::new(|_| ()));
        let handle = yew::Renderer::<App>::with_root_and_props(root, props).render();
        Viewer {
            handle: Some(handle),
        }
    }

    /// An attribute or property of the element changed.
    pub fn configure(&self, config: JsValue) {
        self.send(Action::Configure(read_config(&config)));
    }

    /// Goes to a place: `place`, or `issue/place`.
    pub fn navigate(&self, place: &str) {
        self.send(Action::Navigate(place.to_owned()));
    }

    /// Goes on where [`Host::left`] was told that the reader left off.
    pub fn resume(&self, landmark: f64, top: f64) {
        self.send(Action::Resume(landmark, top));
    }

    /// Draws at once what of a large issue is not drawn yet, to be printed.
    pub fn complete(&self) {
        self.send(Action::Draw(usize::MAX));
    }

    /// Loads again after a failure.
    pub fn retry(&self) {
        self.send(Action::Retry);
    }

    /// Takes everything away that was mounted.
    pub fn destroy(&mut self) {
        if let Some(handle) = self.handle.take() {
            handle.destroy();
        }
    }

    fn send(&self, action: Action) {
        if let Some(handle) = &self.handle {
            handle.send_message(action);
        }
    }
}

fn read_config(config: &JsValue) -> Config {
    let field = |name: &str| js_sys::Reflect::get(config, &name.into()).unwrap_or(JsValue::NULL);
    let text = |name| field(name).as_string();
    let data = field("data");
    let silent = text("route").as_deref() == Some("none");
    Config {
        src: text("src"),
        data: data.is_truthy().then_some(data),
        issue: text("issue"),
        name: if silent { None } else { text("name") },
        locale: crate::words::Locale::from_tag(&text("locale").unwrap_or_default()),
        // The loader has made sure that it is 1 to 6.
        heading_level: field("headingLevel").as_f64().map_or(1, |it| it as u8),
    }
}
