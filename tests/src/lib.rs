//! What the tests in `tests/` are written with: a reader who opens pages in a
//! real browser, and a server with faults on demand.
//!
//! Rule of this package: a test says what a reader does and sees, in the words
//! of [`Reader`]; how a browser is made to do it stays in here. No verdict
//! depends on the speed of the machine: every wait is for a condition, with a
//! limit ([`PATIENCE`]) that only a condition that never holds reaches, and the
//! viewer's own time limits pass when the test says so ([`Reader::advance`]).

pub mod applications;
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
mod size;
pub mod upgrade;

pub use browser::Browser;
pub use reader::Reader;
pub use run::{run, test};
pub use session::Session;
pub use size::Size;

use std::sync::LazyLock;
use std::time::Duration;
use tokio::runtime::Runtime;

/// How long a test waits for a condition before it fails: far longer than a busy
/// machine takes.
pub const PATIENCE: Duration = Duration::from_secs(180);

/// Drives the connections to the browsers, and the servers. There is one for the
/// whole program: a browser's session outlives the test that started it.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("the system gives threads")
});

/// Makes each function a test in each browser: `chromium::name`, `firefox::name`,
/// `webkit::name`.
#[macro_export]
macro_rules! in_every_browser {
    ($($(#[$about:meta])* fn $name:ident($reader:ident: &mut Reader) $body:block)+) => {
        $($(#[$about])* fn $name($reader: &mut $crate::Reader) $body)+
        $crate::in_browser!(chromium, Chromium, $($name)+);
        $crate::in_browser!(firefox, Firefox, $($name)+);
        $crate::in_browser!(webkit, Webkit, $($name)+);
    };
}

/// Like [`in_every_browser`], for what only Chromium can measure or do.
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
                $crate::test($crate::Browser::$browser, name, super::$name);
            })+
        }
    };
}
