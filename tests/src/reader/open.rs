//! Opening pages.

use super::Reader;
use crate::Size;
use serde_json::json;

impl Reader<'_> {
    /// Opens a page of the server in a frame of exactly this size, and waits
    /// until it has loaded. `/test/…` are the pages in `tests/pages`.
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
        self.until_size();
    }

    /// Changes the size of the frame, as turning a phone or zooming does.
    pub fn resize(&mut self, size: Size) {
        self.size = size;
        let (width, height) = size.pixels();
        self.js("[frame.width, frame.height] = args", json!([width, height]));
        self.until_size();
        self.until_drawn();
    }

    fn until_size(&self) {
        let (width, height) = self.size.pixels();
        let fits = "return page.innerWidth === args[0] && page.innerHeight === args[1]";
        self.until_js("the page has the size", fits, json!([width, height]));
    }

    /// Opens a page of the server in the window itself, whatever its size.
    pub fn open_window(&mut self, path: &str) {
        let address = format!("{}{path}", self.server.origin());
        self.go(&address);
    }

    /// Opens a page with a viewer, and waits until the viewer is ready.
    pub fn read(&mut self, size: Size, path: &str) {
        self.open(size, path);
        self.until_ready();
    }

    fn go(&self, address: &str) {
        if self.opened.replace(true) {
            let messages = self.messages();
            *self.log.borrow_mut() = messages;
        }
        self.session
            .go(address)
            .unwrap_or_else(|error| panic!("{address} does not open: {error}"));
        self.until_loaded();
    }

    /// The browser's reload button. What was recorded stays, except for events:
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

    fn until_loaded(&self) {
        self.until("the page has loaded", || {
            let ready = "return page && page.document.readyState === 'complete' && page.location.href !== 'about:blank'";
            Ok((self.try_js(ready, json!(null))? == json!(true)).then_some(()))
        });
    }
}
