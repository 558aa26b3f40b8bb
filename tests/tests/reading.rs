//! Reading issue 15 from its head to its tail.

use browser_tests::{Size, in_every_browser};

in_every_browser! {
    /// Whoever opens the page reads the newest issue, complete, at every size.
    fn the_newest_issue_opens_complete(reader: &mut Reader) {
        for size in Size::ALL {
            reader.read(size, "/");
            reader.sees("同心战疫，各地质协在行动");
            reader.screenshot("reading/top");
        }
    }
}
