//! The pages of `examples/`, served beside the viewer's files.

use browser_tests::server::Fault;
use browser_tests::{Size, in_every_browser};
use serde_json::Value;

const MINIMAL: &str = include_str!("../../examples/minimal.html");

in_every_browser! {
    /// The smallest page shows its link until the viewer is there, then the
    /// newest issue.
    fn the_minimal_page_shows_the_newest_issue(reader: &mut Reader) {
        let archive = reader.server.file("/data/archive.json");
        let archive: Value = serde_json::from_slice(&archive).expect("the archive is JSON");
        let issues = archive["issues"].as_array().expect("it lists issues");
        let newest = issues.iter().max_by_key(|issue| issue["datePublished"].as_str());
        let headline = newest.and_then(|issue| issue["headline"].as_str());
        let headline = headline.expect("an issue has a headline");

        let page = "/minimal.html";
        reader.server.put(page, "text/html; charset=utf-8", MINIMAL);
        let wasm = reader.server.named("/viewer-", ".wasm");
        reader.server.fault(&wasm, Fault::Hold);
        reader.open(Size::Phone, page);
        reader.sees("简报目录");
        reader.server.mend();
        reader.until_ready();
        reader.sees(headline);
        reader.finds_no("bulletin-viewer > a");
    }
}
