//! What the tests in `tests/` are written with: a reader who opens pages in a
//! real browser, and a server whose faults are at the test's command.
//!
//! Rule of this package: a test says what a reader does and sees, in the words
//! of [`Reader`]; how a browser is made to do it stays in here. Nothing waits
//! for a time to pass: every wait is for a condition, with a cap ([`PATIENCE`])
//! so generous that only a condition that never comes reaches it.

mod browser;
mod console;
mod driver;
mod locate;
pub mod pdf;
mod picture;
mod reader;
mod run;
pub mod server;
mod session;

pub use browser::Browser;
pub use reader::{Reader, Size};
pub use run::run;
pub use session::Session;

use std::sync::LazyLock;
use std::time::Duration;
use tokio::runtime::Runtime;

/// How long a condition is waited for before a test fails.
pub const PATIENCE: Duration = Duration::from_secs(45);

/// Drives the connections to browsers, and the servers. One for the whole
/// program: a browser's session outlives the test that began it.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("the system gives threads")
});

/// Makes of each function a test in each browser: `chromium::name`,
/// `firefox::name`, `webkit::name`.
#[macro_export]
macro_rules! in_every_browser {
    ($($(#[$about:meta])* fn $name:ident($reader:ident: &mut Reader) $body:block)+) => {
        $($(#[$about])* fn $name($reader: &mut $crate::Reader) $body)+
        $crate::in_browser!(chromium, Chromium, $($name)+);
        $crate::in_browser!(firefox, Firefox, $($name)+);
        $crate::in_browser!(webkit, Webkit, $($name)+);
    };
}

/// As [`in_every_browser`], for what only Chromium can measure or do.
#[macro_export]
macro_rules! in_chromium {
    ($($(#[$about:meta])* fn $name:ident($reader:ident: &mut Reader) $body:block)+) => {
        $($(#[$about])* fn $name($reader: &mut $crate::Reader) $body)+
        $crate::in_browser!(chromium_only, Chromium, $($name)+);
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! in_browser {
    ($module:ident, $browser:ident, $($name:ident)+) => {
        mod $module {
            $(#[test]
            fn $name() {
                let name = concat!(module_path!(), "::", stringify!($name));
                $crate::run($crate::Browser::$browser, name, super::$name);
            })+
        }
    };
}
