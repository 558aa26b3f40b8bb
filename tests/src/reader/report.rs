//! What a test leaves behind: a quiet page, screenshots, or a report.

use super::Reader;
use crate::{console, picture};
use serde_json::Value;
use std::path::PathBuf;

impl Reader<'_> {
    /// Messages that contain this are expected: a test of a fault names here what
    /// the browser logs about it.
    pub fn allow(&mut self, words: &str) {
        self.allowed.push(words.to_owned());
    }

    /// No page of this test logged a message, threw an error or sent a request to
    /// another origin. Every test ends with this.
    ///
    /// # Panics
    /// When one did.
    pub fn assert_quiet(&self) {
        let mut lines = self.messages();
        lines.retain(|line| !self.allowed.iter().any(|words| line.contains(words)));
        assert!(
            lines.is_empty(),
            "the page should have been quiet:\n{}",
            lines.join("\n")
        );
    }

    /// All messages of the pages of this test so far, one per line.
    pub fn messages(&self) -> Vec<String> {
        let mut log = self.log.borrow_mut();
        log.extend(console::log(self.session));
        let mut lines = console::messages(self.session, &self.server.origin());
        lines.extend(log.iter().cloned());
        lines
    }

    /// Writes a screenshot to `target/screenshots`, and returns its path.
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
            // Cropped here: WebKit's own screenshot of a frame shows another part.
            Ok(Value::Bool(true)) => picture::crop(&window, self.size.pixels())?,
            _ => window,
        };
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target/screenshots");
        let path = folder.join(format!("{name}.png"));
        std::fs::create_dir_all(path.parent().unwrap_or(&folder))
            .and_then(|()| std::fs::write(&path, png))
            .map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(path)
    }

    /// Prints what is known of the page of a failed test.
    pub(crate) fn report(&self, name: &str) {
        let name = format!("failed/{}", name.replace("::", "-"));
        let mut report = String::new();
        match self.picture(&name) {
            Ok(path) => report += &format!("screenshot: {}\n", path.display()),
            Err(error) => report += &format!("no screenshot: {error}\n"),
        }
        if let Ok(kept) = self.session.script("return window.__recorded", &[]) {
            report += &format!("messages: {}\nevents: {}\n", kept["said"], kept["events"]);
        }
        let requests = self.server.requests();
        // The last requests explain most failures; a long test has hundreds.
        for request in &requests[requests.len().saturating_sub(30)..] {
            report += &format!("request: {} {}\n", request.status, request.path);
        }
        eprintln!("in {}, {:?}:\n{report}", self.browser().name(), self.size);
    }
}
