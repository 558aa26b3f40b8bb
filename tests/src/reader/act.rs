//! What readers do: tap, drag, type, scroll, go back, and let time pass.

use super::Reader;
use crate::locate::Target;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicUsize, Ordering};

impl Reader<'_> {
    /// Taps a control by its accessible name.
    pub fn tap(&self, name: &str) {
        self.tap_at(&Target::name(name));
    }

    /// Taps the first element that matches.
    pub fn tap_css(&self, css: &str) {
        self.tap_at(&Target::css(css));
    }

    /// Taps the element with this index among those that match.
    pub fn tap_nth(&self, css: &str, nth: usize) {
        self.tap_at(&Target::css(css).nth(nth));
    }

    fn tap_at(&self, target: &Target) {
        let point = self.until_steady(target);
        self.actions(json!([{
            "type": "pointer",
            "id": "mouse",
            "parameters": { "pointerType": "mouse" },
            "actions": [
                { "type": "pointerMove", "duration": 0, "x": point.x, "y": point.y },
                { "type": "pointerDown", "button": 0 },
                { "type": "pointerUp", "button": 0 },
            ],
        }]));
    }

    /// Drags a finger from an element by this many pixels.
    pub fn drag(&self, css: &str, right: f64, down: f64) {
        let from = self.until_steady(&Target::css(css));
        self.swipe([from.x, from.y], right, down);
    }

    /// Drags a finger from a point of the page's window by this many pixels.
    pub fn swipe(&self, [x, y]: [f64; 2], right: f64, down: f64) {
        self.actions(json!([{
            "type": "pointer",
            "id": "finger",
            "parameters": { "pointerType": "touch" },
            "actions": [
                { "type": "pointerMove", "duration": 0, "x": x, "y": y },
                { "type": "pointerDown", "button": 0 },
                { "type": "pointerMove", "duration": 60, "x": (x + right / 2.0).round(), "y": (y + down / 2.0).round() },
                { "type": "pointerMove", "duration": 60, "x": (x + right).round(), "y": (y + down).round() },
                { "type": "pointerUp", "button": 0 },
            ],
        }]));
    }

    /// Presses a key: `Escape`, `Enter`, `Shift+Tab`, `a`.
    pub fn press(&self, keys: &str) {
        let keys: Vec<_> = keys.split('+').map(key).collect();
        let down = keys
            .iter()
            .map(|key| json!({ "type": "keyDown", "value": key }));
        let up = keys
            .iter()
            .rev()
            .map(|key| json!({ "type": "keyUp", "value": key }));
        let actions: Vec<_> = down.chain(up).collect();
        self.actions(json!([{ "type": "key", "id": "keys", "actions": actions }]));
    }

    /// Types into the focused element.
    pub fn type_text(&self, text: &str) {
        for character in text.chars() {
            self.press(&character.to_string());
        }
    }

    fn actions(&self, actions: Value) {
        self.session
            .post("actions", json!({ "actions": actions }))
            .unwrap_or_else(|error| panic!("the browser does not act: {error}"));
    }

    /// Scrolls the page to this position, at once.
    pub fn scroll_to(&self, top: f64) {
        self.js(
            "page.scrollTo({ top: args, behavior: 'instant' })",
            json!(top),
        );
    }

    /// Scrolls until the top of the first element that matches is this far below
    /// the top of the window.
    pub fn scroll_to_css(&self, css: &str, below: f64) {
        let script = "const element = matching(args)[0];
            const top = element.getBoundingClientRect().top + page.scrollY - args.below;
            page.scrollTo({ top, behavior: 'instant' })";
        self.js(script, json!({ "css": css, "below": below }));
    }

    /// Changes the fragment, as a link of the host page does.
    pub fn goes_to(&self, hash: &str) {
        self.js("page.location.hash = args", json!(hash));
    }

    /// The browser's back button.
    pub fn back(&self) {
        self.traverse("back");
    }

    /// The browser's forward button.
    pub fn forward(&self) {
        self.traverse("forward");
    }

    /// Goes through the history once, even if the driver repeats the script
    /// because the page was replaced; and after the script, so that its answer is
    /// not lost.
    fn traverse(&self, way: &str) {
        static TIMES: AtomicUsize = AtomicUsize::new(0);
        let time = TIMES.fetch_add(1, Ordering::Relaxed);
        let script = "if (window.__went === args.time) return;
            window.__went = args.time;
            window.setTimeout(() => page.history[args.way]())";
        self.js(script, json!({ "way": way, "time": time }));
    }

    /// Lets this many milliseconds pass on the page's clock, which stands still
    /// otherwise: `pages/clock.js`.
    pub fn advance(&self, milliseconds: u32) {
        self.js("page.__clock.advance(args)", json!(milliseconds));
    }

    /// From now on also shorter timers of the page wait for [`Reader::advance`].
    pub fn hold_timers(&self, from: u32) {
        self.js("page.__clock.from = args", json!(from));
    }
}

/// WebDriver's code for a key.
fn key(name: &str) -> String {
    let code = match name {
        "Backspace" => '\u{e003}',
        "Tab" => '\u{e004}',
        "Enter" => '\u{e007}',
        "Shift" => '\u{e008}',
        "Control" => '\u{e009}',
        "Alt" => '\u{e00a}',
        "Escape" => '\u{e00c}',
        "Space" => ' ',
        "PageUp" => '\u{e00e}',
        "PageDown" => '\u{e00f}',
        "End" => '\u{e010}',
        "Home" => '\u{e011}',
        "ArrowLeft" => '\u{e012}',
        "ArrowUp" => '\u{e013}',
        "ArrowRight" => '\u{e014}',
        "ArrowDown" => '\u{e015}',
        "Delete" => '\u{e017}',
        _ => return name.to_owned(),
    };
    code.to_string()
}
