//! A reader: someone who opens a page at the size of a phone or a desktop, looks,
//! taps, types, scrolls and goes back.
//!
//! Rule of this folder: one file for each kind of method. `look` asks the page
//! once, `act` changes something, `wait` asks until there is an answer; only
//! `wait` knows how long to ask.

mod act;
mod look;
mod open;
mod report;
mod wait;

use crate::server::Server;
use crate::{Browser, Session, Size, locate};
use serde_json::Value;
use std::cell::{Cell, RefCell};

/// How often a script that only reads is repeated when the driver loses its answer.
const RETRIES: usize = 5;

/// A reader in front of a browser.
pub struct Reader<'a> {
    /// The server of the pages.
    pub server: Server,
    session: &'a Session,
    size: Size,
    /// Parts of console messages that the test expects.
    allowed: Vec<String>,
    /// The messages of earlier pages, and the browser's own log.
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

    /// The browser.
    pub fn browser(&self) -> Browser {
        self.session.browser
    }

    /// The session, for what only its driver can do.
    pub fn session(&self) -> &Session {
        self.session
    }

    /// Runs a script with `page`, the window under test, `args` and the helpers
    /// of `src/page.js`, and returns its result.
    ///
    /// # Panics
    /// When the script throws.
    pub fn js(&self, body: &str, args: Value) -> Value {
        let mut answer = self.try_js(body, args.clone());
        // Chromium's driver sometimes loses an answer on a busy machine. A script
        // that only reads can be repeated.
        for _ in 0..RETRIES {
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
}

/// Whether the driver lost the answer.
fn is_lost(error: &str) -> bool {
    error.contains("non-conforming response")
}
