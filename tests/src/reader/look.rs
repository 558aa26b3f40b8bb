//! What the page shows now.

use super::Reader;
use serde_json::{Value, json};

impl Reader<'_> {
    /// All visible text, whatever the scroll position and through shadow roots, a
    /// line for each block.
    pub fn text(&self) -> String {
        let text = self.js("return visibleText(page.document.body)", json!(null));
        let text = text.as_str().unwrap_or_default();
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The number of visible elements that match.
    pub fn count(&self, css: &str) -> usize {
        let found = self.js("return matching(args).length", json!({ "css": css }));
        found.as_u64().unwrap_or_default() as usize
    }

    /// The box of the first element that matches, in the page's window: left,
    /// top, width and height in CSS pixels; NaN where none matches yet.
    pub fn rectangle(&self, css: &str) -> [f64; 4] {
        let script = "const [one] = matching(args), box = one?.getBoundingClientRect();
            return box ? [box.left, box.top, box.width, box.height] : []";
        let found = self.js(script, json!({ "css": css }));
        std::array::from_fn(|index| found[index].as_f64().unwrap_or(f64::NAN))
    }

    /// The focused element: `<button#next> “下一期”`.
    pub fn active(&self) -> String {
        let active = self.js("return describe(active())", json!(null));
        active.as_str().unwrap_or_default().to_owned()
    }

    /// The events of viewers so far: names and details.
    pub fn events(&self) -> Vec<(String, Value)> {
        let events = self
            .session
            .script("return window.__recorded?.events ?? []", &[])
            .unwrap_or_default();
        let events = events.as_array().cloned().unwrap_or_default();
        let pair = |event: &Value| {
            let name = event["name"].as_str().unwrap_or_default();
            (name.to_owned(), event["detail"].clone())
        };
        events.iter().map(pair).collect()
    }

    /// The vertical scroll position, in CSS pixels.
    pub fn scroll(&self) -> f64 {
        self.js("return page.scrollY", json!(null))
            .as_f64()
            .unwrap_or(f64::NAN)
    }

    /// The page's fragment, decoded, with its `#`.
    pub fn hash(&self) -> String {
        let hash = self.js("return decodeURIComponent(page.location.hash)", json!(null));
        hash.as_str().unwrap_or_default().to_owned()
    }
}
