//! Running one test in one browser.

use crate::server::Server;
use crate::{Browser, Reader, Session, console, session};
use serde_json::json;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// Names the browsers to test in, separated by commas; all where it is not set.
const BROWSERS: &str = "BULLETIN_BROWSERS";

/// Runs a test with control of the page's clock; not in a browser that
/// `BULLETIN_BROWSERS` leaves out, which a line of the output says.
pub fn test(browser: Browser, name: &str, test: impl FnOnce(&mut Reader)) {
    if !is_wanted(browser) {
        // Written to the stream itself: the test harness shows what is printed
        // only for tests that fail.
        // Without the program's name, which the harness leaves out, too.
        let name = name.split_once("::").map_or(name, |(_, rest)| rest);
        let line = format!("not run, left out by {BROWSERS}: {name}\n");
        let _ = std::io::stderr().write_all(line.as_bytes());
        return;
    }
    run(browser, name, |reader| {
        reader.server.control_clock();
        test(reader);
    });
}

fn is_wanted(browser: Browser) -> bool {
    let Some(list) = std::env::var_os(BROWSERS) else {
        return true;
    };
    let list = list.to_string_lossy();
    let mut wanted = false;
    for word in list.split(',').map(str::trim).filter(|it| !it.is_empty()) {
        let named = Browser::ALL.iter().find(|it| it.name() == word);
        let named = named.unwrap_or_else(|| panic!("{BROWSERS} names no browser: {word}"));
        wanted |= *named == browser;
    }
    wanted
}

/// Lends the browser to the test, with a server of its own. A test that passes
/// must also leave the page quiet; one that fails leaves a screenshot and a report.
pub fn run(browser: Browser, name: &str, test: impl FnOnce(&mut Reader)) {
    let mut failure = None;
    session::lend(browser, |session| {
        // The log still has the messages of the previous test.
        console::log(session);
        let mut reader = Reader::new(session, Server::start());
        let result = catch_unwind(AssertUnwindSafe(|| {
            test(&mut reader);
            reader.assert_quiet();
        }));
        if let Err(panic) = result {
            reader.report(name);
            failure = Some(panic);
        }
        reset(session)
    });
    if let Some(panic) = failure {
        resume_unwind(panic);
    }
}

/// Leaves an empty page, and returns whether the session still works.
fn reset(session: &Session) -> bool {
    if session.go("about:blank").is_err() {
        return false;
    }
    if session.browser == Browser::Chromium {
        // Emulation ends with the test.
        session.protocol("Emulation.clearDeviceMetricsOverride", json!({}));
        session.protocol(
            "Emulation.setSafeAreaInsetsOverride",
            json!({ "insets": {} }),
        );
        session.protocol("Emulation.setEmulatedMedia", json!({}));
        let off = json!({ "value": false });
        session.protocol("Emulation.setScriptExecutionDisabled", off);
        // Of a full history of 50 entries Chromium loses some that frames make.
        session.protocol("Page.resetNavigationHistory", json!({}));
    }
    true
}
