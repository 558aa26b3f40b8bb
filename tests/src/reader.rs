//! Someone who reads: opens a page at the size of a phone or a desk, looks,
//! taps, types, scrolls, goes back.

use crate::locate::{self, Point, Target};
use crate::server::Server;
use crate::{Browser, PATIENCE, Session, console, picture};
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// A size of the page, in CSS pixels.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Size {
    /// 390 × 844, a phone.
    Phone,
    /// 320 × 700, the narrowest that is promised.
    Narrow,
    /// 1280 × 900, a desk.
    Wide,
    /// So wide and so high: a phone on its side, a page at 400 %.
    Of(u32, u32),
}

impl Size {
    /// The three that everything is tried at.
    pub const ALL: [Size; 3] = [Size::Phone, Size::Narrow, Size::Wide];

    /// Width and height.
    pub fn pixels(self) -> (u32, u32) {
        match self {
            Size::Phone => (390, 844),
            Size::Narrow => (320, 700),
            Size::Wide => (1280, 900),
            Size::Of(width, height) => (width, height),
        }
    }

    fn name(self) -> String {
        match self {
            Size::Phone => "phone".to_owned(),
            Size::Narrow => "narrow".to_owned(),
            Size::Wide => "wide".to_owned(),
            Size::Of(width, height) => format!("{width}x{height}"),
        }
    }
}

/// How often a question is put again whose answer the driver lost.
const AGAIN: usize = 5;

/// A reader in front of a browser.
pub struct Reader<'a> {
    /// Where the pages come from.
    pub server: Server,
    session: &'a Session,
    size: Size,
    allowed: Vec<String>,
    /// What the pages before this one said, and the browser's own log so far.
    log: RefCell<Vec<String>>,
    opened: Cell<bool>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(session: &'a Session, server: Server) -> Reader<'a> {
        Reader {
            server,
            session,
            size: Size::Phone,
            allowed: Vec::new(),
            log: RefCell::default(),
            opened: Cell::new(false),
        }
    }

    /// Which browser this is.
    pub fn browser(&self) -> Browser {
        self.session.browser
    }

    /// The browser itself, for what only its driver can do.
    pub fn session(&self) -> &Session {
        self.session
    }

    // Opening

    /// Opens a page of the server in a frame of exactly this size, and waits
    /// until it has loaded. `/test/…` are the pages of `tests/pages`.
    pub fn open(&mut self, size: Size, path: &str) {
        self.size = size;
        let (width, height) = size.pixels();
        let origin = self.server.origin();
        let mut address = url::Url::parse(&origin).expect("an origin is an address");
        address.set_path("/test/frame.html");
        address
            .query_pairs_mut()
            .append_pair("w", &width.to_string())
            .append_pair("h", &height.to_string())
            .append_pair("src", path);
        self.go(address.as_str());
        let found = self.js("return [page.innerWidth, page.innerHeight]", json!(null));
        assert_eq!(found, json!([width, height]), "the size of the page");
    }

    /// Gives the frame another size, as one turns a phone or zooms, and waits
    /// until the page has it.
    pub fn resize(&mut self, size: Size) {
        self.size = size;
        let (width, height) = size.pixels();
        let args = json!([width, height]);
        self.js("[frame.width, frame.height] = args", args.clone());
        let has = "return page.innerWidth === args[0] && page.innerHeight === args[1]";
        self.until_js("the page has the size", has, args);
    }

    /// Opens a page of the server in the window itself, whatever its size.
    pub fn open_window(&mut self, path: &str) {
        let address = format!("{}{path}", self.server.origin());
        self.go(&address);
    }

    /// Opens a page of the viewer, and waits until the viewer shows it.
    pub fn read(&mut self, size: Size, path: &str) {
        self.open(size, path);
        self.until_ready();
    }

    /// Waits until a viewer says that it is ready.
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

    fn go(&self, address: &str) {
        if self.opened.replace(true) {
            let said = self.messages();
            *self.log.borrow_mut() = said;
        }
        self.session
            .go(address)
            .unwrap_or_else(|error| panic!("{address} does not open: {error}"));
        self.until_loaded();
    }

    fn until_loaded(&self) {
        self.until("the page has loaded", || {
            let ready = "return page && page.document.readyState === 'complete' && page.location.href !== 'about:blank'";
            Ok((self.try_js(ready, json!(null))? == json!(true)).then_some(()))
        });
    }

    // Looking

    /// All text that is shown, whatever the scroll position, a line for each
    /// block, through shadow roots.
    pub fn text(&self) -> String {
        let text = self.js("return visibleText(page.document.body)", json!(null));
        let text = text.as_str().unwrap_or_default();
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Waits until this is part of the text.
    pub fn sees(&self, words: &str) {
        self.until(&format!("the page shows “{words}”"), || {
            let text = self.text();
            match text.contains(words) {
                true => Ok(Some(())),
                false => Err(format!("its text is:\n{text}")),
            }
        });
    }

    /// Waits until this is no part of the text.
    pub fn sees_no(&self, words: &str) {
        self.until(&format!("the page does not show “{words}”"), || {
            Ok((!self.text().contains(words)).then_some(()))
        });
    }

    /// How many elements match and are shown.
    pub fn count(&self, css: &str) -> usize {
        let found = self.js("return matching(args).length", json!({ "css": css }));
        found.as_u64().unwrap_or_default() as usize
    }

    /// Waits until an element matches and is shown.
    pub fn finds(&self, css: &str) {
        self.until(&format!("{css} is shown"), || {
            Ok((self.count(css) > 0).then_some(()))
        });
    }

    /// Waits until no element matches that is shown.
    pub fn finds_no(&self, css: &str) {
        self.until(&format!("{css} is not shown"), || {
            Ok((self.count(css) == 0).then_some(()))
        });
    }

    /// The box of the first element that matches, in the page's window: left,
    /// top, width and height in CSS pixels; no numbers where none matches yet.
    pub fn rectangle(&self, css: &str) -> [f64; 4] {
        let script = "const [one] = matching(args), box = one?.getBoundingClientRect();
            return box ? [box.left, box.top, box.width, box.height] : []";
        let found = self.js(script, json!({ "css": css }));
        std::array::from_fn(|index| found[index].as_f64().unwrap_or(f64::NAN))
    }

    /// The element that has the focus: `<button#next> “下一期”`.
    pub fn active(&self) -> String {
        let active = self.js("return describe(active())", json!(null));
        active.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the element that has the focus is one whose description
    /// holds this.
    pub fn has_focus_on(&self, words: &str) {
        self.until(&format!("the focus is on {words}"), || {
            let active = self.active();
            match active.contains(words) {
                true => Ok(Some(())),
                false => Err(format!("it is on {active}")),
            }
        });
    }

    /// The events of viewers so far, by name, with their details.
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

    // Doing

    /// Taps a control by its accessible name.
    pub fn tap(&self, name: &str) {
        self.tap_at(&Target::name(name));
    }

    /// Taps the first element that matches.
    pub fn tap_css(&self, css: &str) {
        self.tap_at(&Target::css(css));
    }

    /// Taps the element that matches after so many others.
    pub fn tap_nth(&self, css: &str, nth: usize) {
        self.tap_at(&Target::css(css).nth(nth));
    }

    fn tap_at(&self, target: &Target) {
        let point = self.steady(target);
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

    /// Where the target is once it has come to rest.
    fn steady(&self, target: &Target) -> Point {
        let mut last = None;
        self.until(&format!("{target} can be tapped"), || {
            let point = locate::point(self.session, target)?;
            let rests = last == Some(point);
            last = Some(point);
            Ok(rests.then_some(point))
        })
    }

    /// Drags a finger from an element by so many pixels.
    pub fn drag(&self, css: &str, right: f64, down: f64) {
        let from = self.steady(&Target::css(css));
        self.swipe([from.x, from.y], right, down);
    }

    /// Drags a finger from a point of the page's window by so many pixels.
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

    /// Types into whatever has the focus.
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

    /// How far the page is scrolled, in CSS pixels.
    pub fn scroll(&self) -> f64 {
        self.js("return page.scrollY", json!(null))
            .as_f64()
            .unwrap_or(f64::NAN)
    }

    /// Scrolls the page so far from its top, at once.
    pub fn scroll_to(&self, top: f64) {
        self.js(
            "page.scrollTo({ top: args, behavior: 'instant' })",
            json!(top),
        );
    }

    /// Scrolls until the top of the first element that matches is so far below
    /// the top of the window.
    pub fn scroll_to_css(&self, css: &str, below: f64) {
        let script = "const element = matching(args)[0];
            const top = element.getBoundingClientRect().top + page.scrollY - args.below;
            page.scrollTo({ top, behavior: 'instant' })";
        self.js(script, json!({ "css": css, "below": below }));
    }

    // Addresses

    /// The page's fragment, decoded, with its `#`.
    pub fn hash(&self) -> String {
        let hash = self.js("return decodeURIComponent(page.location.hash)", json!(null));
        hash.as_str().unwrap_or_default().to_owned()
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

    /// Changes the fragment, as a link of the page around would.
    pub fn goes_to(&self, hash: &str) {
        self.js("page.location.hash = args", json!(hash));
    }

    /// The browser's back button.
    pub fn back(&self) {
        self.goes("back");
    }

    /// The browser's forward button.
    pub fn forward(&self) {
        self.goes("forward");
    }

    /// Once, also where the driver runs a script again since a page left under it;
    /// and after the script, so that its answer is not lost.
    fn goes(&self, way: &str) {
        static TIMES: AtomicUsize = AtomicUsize::new(0);
        let time = TIMES.fetch_add(1, Ordering::Relaxed);
        let script = "if (window.__went === args.time) return;
            window.__went = args.time;
            window.setTimeout(() => page.history[args.way]())";
        self.js(script, json!({ "way": way, "time": time }));
    }

    /// The browser's reload button. What was recorded stays, but for events:
    /// [`Reader::until_ready`] waits for the new viewer.
    pub fn reload(&self) {
        self.js(
            "window.__recorded.events = []; page.__old = true; page.location.reload()",
            json!(null),
        );
        self.until("the page is a new one", || {
            let gone = self.try_js("return !page.__old", json!(null))?;
            Ok((gone == json!(true)).then_some(()))
        });
        self.until_loaded();
    }

    // Scripts, for what has no words here

    /// Runs a script with `page`, the window under test, `args` and the helpers
    /// of `src/page.js`, and returns what it returns.
    ///
    /// # Panics
    /// When the script throws.
    pub fn js(&self, body: &str, args: Value) -> Value {
        let mut answer = self.try_js(body, args.clone());
        // Chromium's driver sometimes loses an answer on a busy machine. What
        // only reads may be asked again.
        for _ in 0..AGAIN {
            if !body.starts_with("return ") || !matches!(&answer, Err(error) if is_lost(error)) {
                break;
            }
            answer = self.try_js(body, args.clone());
        }
        answer.unwrap_or_else(|error| panic!("{error}\nin the script: {body}"))
    }

    fn try_js(&self, body: &str, args: Value) -> Result<Value, String> {
        locate::script(self.session, body, args)
    }

    /// Waits until a script returns something true.
    pub fn until_js(&self, what: &str, body: &str, args: Value) {
        self.until(what, || {
            let value = self.try_js(body, args.clone())?;
            let so = !matches!(value, Value::Null | Value::Bool(false));
            Ok(so.then_some(()))
        });
    }

    /// Asks again and again until there is an answer. An error is an answer that
    /// may still change, and the message when it does not.
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
            std::thread::sleep(Duration::from_millis(40));
        }
    }

    // The end of a test

    /// Lines that hold this are to be expected of the page: a test of a fault
    /// names here what the browser says about it.
    pub fn allow(&mut self, words: &str) {
        self.allowed.push(words.to_owned());
    }

    /// Nothing was logged, no error was thrown, no request left the origin, on
    /// any page of this test. Every test ends with it.
    ///
    /// # Panics
    /// When something was.
    pub fn assert_quiet(&self) {
        let mut lines = self.messages();
        lines.retain(|line| !self.allowed.iter().any(|words| line.contains(words)));
        assert!(
            lines.is_empty(),
            "the page was to keep quiet:\n{}",
            lines.join("\n")
        );
    }

    /// Everything that was said so far by the pages of this test: a line each.
    pub fn messages(&self) -> Vec<String> {
        let mut log = self.log.borrow_mut();
        log.extend(console::log(self.session));
        let mut lines = console::messages(self.session, &self.server.origin());
        lines.extend(log.iter().cloned());
        lines
    }

    /// Writes what the reader sees to `target/screenshots`, and says where.
    pub fn screenshot(&self, name: &str) -> PathBuf {
        let name = format!("{name}-{}-{}", self.size.name(), self.browser().name());
        self.picture(&name)
            .unwrap_or_else(|error| panic!("no screenshot {name}: {error}"))
    }

    fn picture(&self, name: &str) -> Result<PathBuf, String> {
        let window = self.session.screenshot()?;
        let framed = self
            .session
            .script("return location.pathname === '/test/frame.html'", &[]);
        let png = match framed {
            // Cut out here: WebKit's own picture of a frame shows another part.
            Ok(Value::Bool(true)) => picture::cut(&window, self.size.pixels())?,
            _ => window,
        };
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target/screenshots");
        let path = folder.join(format!("{name}.png"));
        std::fs::create_dir_all(path.parent().unwrap_or(&folder))
            .and_then(|()| std::fs::write(&path, png))
            .map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(path)
    }

    /// What is known of the page of a test that failed.
    pub(crate) fn report(&self, name: &str) {
        let name = format!("failed/{}", name.replace("::", "-"));
        let mut report = String::new();
        match self.picture(&name) {
            Ok(path) => report += &format!("screenshot: {}\n", path.display()),
            Err(error) => report += &format!("no screenshot: {error}\n"),
        }
        if let Ok(kept) = self.session.script("return window.__recorded", &[]) {
            report += &format!("said: {}\nevents: {}\n", kept["said"], kept["events"]);
        }
        let requests = self.server.requests();
        // The last ones tell what went wrong; a long test has hundreds.
        for request in &requests[requests.len().saturating_sub(30)..] {
            report += &format!("asked: {} {}\n", request.status, request.path);
        }
        eprintln!("in {}, {:?}:\n{report}", self.browser().name(), self.size);
    }
}

/// WebDriver's character for a key.
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

/// Whether an error is of the driver, which answered nothing that makes sense.
fn is_lost(error: &str) -> bool {
    error.contains("non-conforming response")
}
