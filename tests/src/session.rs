//! A session in a browser: one per browser and test program, lent to one test
//! after the other.

use crate::browser::Browser;
use crate::driver::Driver;
use crate::{PATIENCE, RUNTIME};
use base64::Engine;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use http::Method;
use serde_json::{Value, json};
use std::sync::Mutex;
use url::{ParseError, Url};

/// A browser under remote control.
pub struct Session {
    /// The browser.
    pub browser: Browser,
    client: Client,
    _driver: Driver,
}

/// A command: its method, its path within the session, and its body.
#[derive(Debug)]
struct Call {
    method: Method,
    path: String,
    body: Option<Value>,
}

impl WebDriverCompatibleCommand for Call {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (
            self.method.clone(),
            self.body.as_ref().map(Value::to_string),
        )
    }
}

impl Session {
    /// Starts a browser.
    ///
    /// # Panics
    /// When it does not start.
    pub fn start(browser: Browser) -> Session {
        let driver = Driver::start(browser);
        let Value::Object(capabilities) = browser.capabilities() else {
            unreachable!("capabilities are an object");
        };
        let client = RUNTIME.block_on(
            ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
                .capabilities(capabilities)
                .connect(&driver.address),
        );
        let client =
            client.unwrap_or_else(|error| panic!("{} does not start: {error}", browser.name()));
        let session = Session {
            browser,
            client,
            _driver: driver,
        };
        if browser == Browser::Webkit {
            // Its window is small at first, and takes no size from the command line.
            let size = json!({ "x": 0, "y": 0, "width": 1500, "height": 1150 });
            session
                .post("window/rect", size)
                .expect("a window has a size");
        }
        // As long as the tests themselves wait.
        let limit = PATIENCE.as_millis() as u64;
        let timeouts = json!({ "script": limit, "pageLoad": limit });
        session
            .post("timeouts", timeouts)
            .expect("timeouts can be set");
        session
    }

    /// Sends a command, and returns the value of the answer.
    pub fn post(&self, path: &str, body: Value) -> Result<Value, String> {
        self.call(Method::POST, path, Some(body))
    }

    /// Asks for a value.
    pub fn get(&self, path: &str) -> Result<Value, String> {
        self.call(Method::GET, path, None)
    }

    fn call(&self, method: Method, path: &str, body: Option<Value>) -> Result<Value, String> {
        let path = path.to_owned();
        RUNTIME
            .block_on(self.client.issue_cmd(Call { method, path, body }))
            .map_err(|error| error.to_string())
    }

    /// Runs a script in the top window, and returns its result.
    pub fn script(&self, script: &str, arguments: &[Value]) -> Result<Value, String> {
        let body = json!({ "script": script, "args": arguments });
        self.post("execute/sync", body)
    }

    /// Goes to an address, and waits for its `load` event.
    pub fn go(&self, address: &str) -> Result<(), String> {
        self.post("url", json!({ "url": address })).map(drop)
    }

    /// A command of Chromium's own protocol: `HeapProfiler.collectGarbage`.
    ///
    /// # Panics
    /// When Chromium refuses it, and in other browsers.
    pub fn protocol(&self, command: &str, parameters: Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        self.post("goog/cdp/execute", body)
            .unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// A screenshot of the window, as PNG.
    pub fn screenshot(&self) -> Result<Vec<u8>, String> {
        let image = self.get("screenshot")?;
        base64::engine::general_purpose::STANDARD
            .decode(image.as_str().unwrap_or_default())
            .map_err(|error| error.to_string())
    }
}

static CHROMIUM: Mutex<Option<Session>> = Mutex::new(None);
static FIREFOX: Mutex<Option<Session>> = Mutex::new(None);
static WEBKIT: Mutex<Option<Session>> = Mutex::new(None);

/// Lends the browser's session, which starts on first use. A borrower that returns
/// `false` reports it as broken: the next one gets a new session.
pub fn lend(browser: Browser, borrower: impl FnOnce(&Session) -> bool) {
    let place = match browser {
        Browser::Chromium => &CHROMIUM,
        Browser::Firefox => &FIREFOX,
        Browser::Webkit => &WEBKIT,
    };
    let mut place = place.lock().unwrap_or_else(|poison| poison.into_inner());
    let session = place.get_or_insert_with(|| Session::start(browser));
    if !borrower(session) {
        *place = None;
    }
}
