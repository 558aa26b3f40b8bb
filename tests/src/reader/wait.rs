//! Waiting for what the page comes to show. No verdict depends on how long that
//! takes: see [`PATIENCE`].

use super::Reader;
use crate::PATIENCE;
use crate::locate::{self, Point, Target};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// The pause between two questions.
const PAUSE: Duration = Duration::from_millis(40);

/// Nothing moves: no animation of the page or of a shadow root is running. One that
/// follows the scrolling runs for good, and moves only with it.
const RESTS: &str = "return ((rests) => rests(page.document) && [...elements()].every((one) => !one.shadowRoot || rests(one.shadowRoot)))
    ((root) => root.getAnimations().every((it) => it.playState !== 'running' || it.timeline !== page.document.timeline))";

impl Reader<'_> {
    /// Asks again and again until there is an answer. An error is an answer that
    /// may still change; it becomes the message when it does not.
    pub fn until<T>(&self, what: &str, mut ask: impl FnMut() -> Result<Option<T>, String>) -> T {
        let start = Instant::now();
        loop {
            let last = match ask() {
                Ok(Some(answer)) => return answer,
                Ok(None) => String::new(),
                Err(error) => error,
            };
            if start.elapsed() > PATIENCE {
                panic!("waited in vain until {what}\n{last}");
            }
            std::thread::sleep(PAUSE);
        }
    }

    /// Waits until a script returns something other than `null` and `false`.
    pub fn until_js(&self, what: &str, body: &str, args: Value) {
        self.until(what, || {
            let value = self.try_js(body, args.clone())?;
            let so = !matches!(value, Value::Null | Value::Bool(false));
            Ok(so.then_some(()))
        });
    }

    /// Waits until a viewer is ready.
    pub fn until_ready(&self) {
        self.until("a viewer is ready", || {
            let events = self.events();
            match events.iter().find(|(name, _)| name == "bulletin-error") {
                Some((_, detail)) => Err(format!("the viewer failed: {detail}")),
                None => Ok(events
                    .iter()
                    .any(|(name, _)| name == "bulletin-ready")
                    .then_some(())),
            }
        });
    }

    /// Waits until the browser has drawn two frames more.
    pub fn until_drawn(&self) {
        self.js(
            "page.__drawn = false;
            page.requestAnimationFrame(() => page.requestAnimationFrame(() => { page.__drawn = true; }))",
            json!(null),
        );
        self.until_js("two frames are drawn", "return page.__drawn", json!(null));
    }

    /// Waits until nothing moves: what is measured during an animation depends on
    /// the moment.
    pub fn until_still(&self) {
        self.until_drawn();
        self.until_js("nothing moves", RESTS, json!(null));
    }

    /// Where the target can be tapped, once it has come to rest: at the same point
    /// in two frames.
    pub(super) fn until_steady(&self, target: &Target) -> Point {
        let mut last: Option<Point> = None;
        self.until(&format!("{target} can be tapped"), || {
            let point = locate::point(self.session, target)?;
            let rests = last.is_some_and(|last| {
                (last.x, last.y) == (point.x, point.y) && last.frame < point.frame
            });
            // The first of the frames in which it was there counts.
            if last.is_none_or(|last| (last.x, last.y) != (point.x, point.y)) {
                last = Some(point);
            }
            Ok(rests.then_some(point))
        })
    }

    /// Waits until the page shows this text.
    pub fn sees(&self, words: &str) {
        self.until(&format!("the page shows “{words}”"), || {
            let text = self.text();
            match text.contains(words) {
                true => Ok(Some(())),
                false => Err(format!("its text is:\n{text}")),
            }
        });
    }

    /// Waits until the page does not show this text.
    pub fn sees_no(&self, words: &str) {
        self.until(&format!("the page does not show “{words}”"), || {
            Ok((!self.text().contains(words)).then_some(()))
        });
    }

    /// Waits until a visible element matches.
    pub fn finds(&self, css: &str) {
        self.until(&format!("{css} is shown"), || {
            Ok((self.count(css) > 0).then_some(()))
        });
    }

    /// Waits until no visible element matches.
    pub fn finds_no(&self, css: &str) {
        self.until(&format!("{css} is not shown"), || {
            Ok((self.count(css) == 0).then_some(()))
        });
    }

    /// Waits until the description of the focused element contains this.
    pub fn has_focus_on(&self, words: &str) {
        self.until(&format!("the focus is on {words}"), || {
            let active = self.active();
            match active.contains(words) {
                true => Ok(Some(())),
                false => Err(format!("it is on {active}")),
            }
        });
    }

    /// Waits until the fragment is this.
    pub fn is_at(&self, hash: &str) {
        self.until(&format!("the fragment is {hash}"), || {
            let now = self.hash();
            match now == hash {
                true => Ok(Some(())),
                false => Err(format!("it is {now}")),
            }
        });
    }
}
