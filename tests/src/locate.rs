//! Finding what a reader taps: by its accessible name or by a CSS selector, through
//! open shadow roots.

use crate::Session;
use serde_json::{Value, json};
use std::fmt;

const PAGE: &str = include_str!("page.js");

/// What a reader wants to tap.
#[derive(Clone)]
pub struct Target {
    by: &'static str,
    word: String,
    /// Its index among those that match.
    nth: usize,
}

impl Target {
    /// A link, a button or another control, by its accessible name, or by a part of
    /// it where no control has exactly this name.
    pub fn name(name: &str) -> Target {
        Target {
            by: "name",
            word: name.to_owned(),
            nth: 0,
        }
    }

    /// Any element, by a CSS selector, matched within its own root.
    pub fn css(selector: &str) -> Target {
        Target {
            by: "css",
            word: selector.to_owned(),
            nth: 0,
        }
    }

    /// The one with this index.
    pub fn nth(self, nth: usize) -> Target {
        Target { nth, ..self }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} “{}” [{}]", self.by, self.word, self.nth)
    }
}

/// A point in the window, in CSS pixels, at a moment.
#[derive(Clone, Copy, Debug)]
pub struct Point {
    pub x: f64,
    pub y: f64,
    /// How many frames the page had drawn by then.
    pub frame: u64,
}

/// Runs a script with `page`, the window under test, and the helpers of
/// `page.js`; its arguments are in `args`.
pub fn script(session: &Session, body: &str, args: Value) -> Result<Value, String> {
    let script = format!("{PAGE}\nconst args = arguments[0];\n{body}");
    session.script(&script, &[args])
}

/// The point at which the target can be tapped, after scrolling it into view. An
/// error says what prevents it.
pub fn point(session: &Session, target: &Target) -> Result<Point, String> {
    let mut aim = json!({ "nth": target.nth });
    aim[target.by] = target.word.clone().into();
    let found = script(session, POINT, aim)?;
    if let Some(obstacle) = found.as_str() {
        return Err(obstacle.to_owned());
    }
    Ok(Point {
        x: found["x"].as_f64().unwrap_or_default(),
        y: found["y"].as_f64().unwrap_or_default(),
        frame: found["frame"].as_u64().unwrap_or_default(),
    })
}

const POINT: &str = r#"
const found = matching(args);
const element = found[args.nth];
if (!element) {
  const names = [...elements()].filter(shown).filter((one) => one.matches(CONTROLS)).map(nameOf);
  return "only " + found.length + " such on the page; its controls are: " + names.slice(0, 60).join(" | ");
}
// A reader waits until it has stopped moving. What follows scrolling is no movement.
for (let node = element; node; node = parentOf(node) ?? node.host) {
  const moving = (node.getAnimations?.() ?? []).some((one) =>
    one.playState === "running" && one.timeline === page.document.timeline && one.effect?.getComputedTiming().endTime !== Infinity);
  if (moving) return describe(node) + " is moving";
}
if (element.disabled) return describe(element) + " is disabled";
const seen = () => {
  const { innerWidth, innerHeight } = page;
  for (const box of element.getClientRects()) {
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    // More than a sliver of it must be visible.
    const enough = Math.min(box.height, 16);
    if (right - left > 2 && bottom - top >= enough && enough > 0) {
      return { x: Math.floor((left + right) / 2), y: Math.floor((top + bottom) / 2) };
    }
  }
};
const hit = (point) => {
  const at = deepFromPoint(point.x, point.y);
  return at && (contains(element, at) || contains(at, element) && at.localName === "label") ? null : describe(at);
};
let point = seen();
if (!point || hit(point)) {
  element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  point = seen();
}
if (!point) return describe(element) + " cannot be brought into view";
const cover = hit(point);
if (cover) return describe(element) + " is covered by " + cover;
// One frame is counted for each look at least: on a busy machine two looks may
// fall into one frame, in which nothing can be seen to move.
page.__frames ??= { count: 0, asked: false };
if (!page.__frames.asked) {
  page.__frames.asked = true;
  page.requestAnimationFrame(() => {
    page.__frames.asked = false;
    page.__frames.count += 1;
  });
}
return { ...point, frame: page.__frames.count };
"#;
