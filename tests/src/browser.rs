//! The three browsers, and what each wants to be told before it starts.

use serde_json::{Value, json};
use std::path::PathBuf;

/// A browser that the tests run in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Browser {
    /// Chromium, headless.
    Chromium,
    /// Firefox, headless.
    Firefox,
    /// WebKitGTK's MiniBrowser, on a display of its own.
    Webkit,
}

impl Browser {
    /// The name as it stands in names of tests and of screenshots.
    pub fn name(self) -> &'static str {
        match self {
            Browser::Chromium => "chromium",
            Browser::Firefox => "firefox",
            Browser::Webkit => "webkit",
        }
    }

    /// The driver: a variable that may name one, then what it is called.
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
            // Zero: any free port, for what it opens besides.
            Browser::Firefox => ["--port", &port.to_string(), "--websocket-port", "0"]
                .map(String::from)
                .to_vec(),
        }
    }

    /// Whether the browser needs an X display.
    pub(crate) fn needs_display(self) -> bool {
        self == Browser::Webkit
    }

    /// What the session is asked to be.
    pub(crate) fn capabilities(self) -> Value {
        match self {
            Browser::Chromium => {
                let mut options = json!({ "args": [
                    "--headless=new",
                    // Root may not run it otherwise, and CI often is root.
                    "--no-sandbox",
                    "--disable-gpu",
                    // /dev/shm is small in containers.
                    "--disable-dev-shm-usage",
                    "--window-size=1440,1100",
                    "--hide-scrollbars",
                    "--no-first-run",
                    // It must ask nothing of the world on its own.
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-default-apps",
                    "--disable-sync",
                    "--disable-quic",
                    // Three browsers share few cores: a page out of sight is
                    // still to be measured.
                    "--disable-background-timer-throttling",
                    "--disable-renderer-backgrounding",
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
                        // Scroll bars over the page, as on a phone.
                        "ui.useOverlayScrollbars": 1,
                        // Tab stops at links too, as everywhere but on a Mac.
                        "accessibility.tabfocus": 7,
                    },
                });
                if let Some(path) = std::env::var_os("FIREFOX") {
                    options["binary"] = path.to_string_lossy().into();
                }
                json!({ "browserName": "firefox", "moz:firefoxOptions": options })
            }
            // The driver knows its own MiniBrowser.
            Browser::Webkit => json!({}),
        }
    }
}
