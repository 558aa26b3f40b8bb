//! Running one test in one browser.

use crate::server::Server;
use crate::{Browser, Reader, Session, console, session};
use serde_json::json;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// Lends the browser to the test, with a server of its own. A test that went
/// through must also have left the page quiet; one that failed leaves a
/// screenshot and what is known of the page.
pub fn run(browser: Browser, name: &str, test: impl FnOnce(&mut Reader)) {
    let mut failure = None;
    session::lend(browser, |session| {
        // What the test before left in the browser's log is not this one's.
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
        tidied(session)
    });
    if let Some(panic) = failure {
        resume_unwind(panic);
    }
}

/// Leaves an empty page, and says whether the session still works.
fn tidied(session: &Session) -> bool {
    if session.go("about:blank").is_err() {
        return false;
    }
    if session.browser == Browser::Chromium {
        // What a test emulates is not the next one's.
        session.protocol("Emulation.clearDeviceMetricsOverride", json!({}));
        session.protocol(
            "Emulation.setSafeAreaInsetsOverride",
            json!({ "insets": {} }),
        );
        // And of a history that has
        // its full 50 entries Chromium loses some of those that frames make.
        session.protocol("Emulation.setEmulatedMedia", json!({}));
        let off = json!({ "value": false });
        session.protocol("Emulation.setScriptExecutionDisabled", off);
        session.protocol("Page.resetNavigationHistory", json!({}));
    }
    true
}
