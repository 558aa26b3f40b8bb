//! The three browsers, and how each is started.

use serde_json::{Value, json};
use std::path::PathBuf;

/// A browser that the tests run in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Browser {
    /// Chromium, headless.
    Chromium,
    /// Firefox, headless.
    Firefox,
    /// WebKitGTK's MiniBrowser, on a virtual display.
    Webkit,
}

impl Browser {
    /// All of them.
    pub const ALL: [Browser; 3] = [Browser::Chromium, Browser::Firefox, Browser::Webkit];

    /// The name, as in names of tests and screenshots.
    pub fn name(self) -> &'static str {
        match self {
            Browser::Chromium => "chromium",
            Browser::Firefox => "firefox",
            Browser::Webkit => "webkit",
        }
    }

    /// The driver: named by an environment variable, or found by its usual name.
    pub(crate) fn driver(self) -> PathBuf {
        let (variable, name) = match self {
            Browser::Chromium => ("CHROMEDRIVER", "chromedriver"),
            Browser::Firefox => ("GECKODRIVER", "geckodriver"),
            Browser::Webkit => ("WEBKIT_DRIVER", "WebKitWebDriver"),
        };
        std::env::var_os(variable).map_or_else(|| name.into(), PathBuf::from)
    }

    /// The arguments that make the driver listen on this port.
    pub(crate) fn driver_arguments(self, port: u16) -> Vec<String> {
        match self {
            Browser::Chromium | Browser::Webkit => vec![format!("--port={port}")],
            // Zero: any free port for its second listener.
            Browser::Firefox => ["--port", &port.to_string(), "--websocket-port", "0"]
                .map(String::from)
                .to_vec(),
        }
    }

    /// Whether the browser needs an X display.
    pub(crate) fn needs_display(self) -> bool {
        self == Browser::Webkit
    }

    /// The capabilities that the session asks for.
    pub(crate) fn capabilities(self) -> Value {
        match self {
            Browser::Chromium => {
                let mut options = json!({ "args": [
                    "--headless=new",
                    // Required to run as root, as CI often does.
                    "--no-sandbox",
                    "--disable-gpu",
                    // /dev/shm is small in containers.
                    "--disable-dev-shm-usage",
                    "--window-size=1440,1100",
                    "--hide-scrollbars",
                    "--no-first-run",
                    // It must send no requests of its own.
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-default-apps",
                    "--disable-sync",
                    "--disable-quic",
                    // On a busy machine pages are neither throttled nor taken for
                    // unresponsive.
                    "--disable-background-timer-throttling",
                    "--disable-renderer-backgrounding",
                    "--disable-backgrounding-occluded-windows",
                    "--disable-hang-monitor",
                    "--js-flags=--expose-gc",
                    "--lang=zh-CN",
                ] });
                if let Some(path) = std::env::var_os("CHROME") {
                    options["binary"] = path.to_string_lossy().into();
                }
                json!({
                    "browserName": "chrome",
                    "goog:chromeOptions": options,
                    "goog:loggingPrefs": { "browser": "ALL" },
                })
            }
            Browser::Firefox => {
                let mut options = json!({
                    "args": ["-headless", "--width=1440", "--height=1100"],
                    "prefs": {
                        "app.normandy.enabled": false,
                        "app.update.disabledForTesting": true,
                        "browser.safebrowsing.downloads.remote.enabled": false,
                        "datareporting.policy.dataSubmissionEnabled": false,
                        "extensions.getAddons.cache.enabled": false,
                        "intl.accept_languages": "zh-CN,zh,en",
                        "network.captive-portal-service.enabled": false,
                        "network.connectivity-service.enabled": false,
                        "services.settings.server": "data:,",
                        "toolkit.telemetry.enabled": false,
                        // Overlay scroll bars, as on a phone.
                        "ui.useOverlayScrollbars": 1,
                        // Tab stops at links too, as everywhere except on macOS.
                        "accessibility.tabfocus": 7,
                        // No script is stopped because the machine is busy.
                        "dom.max_script_run_time": 0,
                        "dom.max_chrome_script_run_time": 0,
                        "dom.ipc.processHangMonitor": false,
                    },
                });
                if let Some(path) = std::env::var_os("FIREFOX") {
                    options["binary"] = path.to_string_lossy().into();
                }
                json!({ "browserName": "firefox", "moz:firefoxOptions": options })
            }
            // The driver finds MiniBrowser by itself.
            Browser::Webkit => json!({}),
        }
    }
}
