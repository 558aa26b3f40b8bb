//! Starting drivers and displays, and making sure that nothing of them is left
//! when the tests end: well, badly, or by Ctrl-C.

use crate::browser::Browser;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Runs a program in a process group of its own until the other end of standard
/// input is closed, then ends the whole group. The system closes it when the
/// tests' process is gone, whatever ended it, where a destructor would not run.
/// What the programs leave in their temporary folder goes with them.
const KEEPER: &str = r#"
TMPDIR=$(mktemp -d) || exit 1
export TMPDIR
"$@" < /dev/null &
read -r _
trap '' TERM
kill -TERM 0
for _ in 1 2 3 4 5 6 7 8 9 10; do
  kill -0 "$!" 2> /dev/null || break
  sleep 0.1
done
rm -rf "$TMPDIR"
kill -KILL 0
"#;

/// A program that ends when this value is dropped, with all that it started.
pub struct Kept {
    keeper: Child,
}

impl Kept {
    fn start(command: &mut Command) -> Kept {
        let mut keeper = Command::new("sh");
        keeper
            .args(["-c", KEEPER, "sh"])
            .arg(command.get_program())
            .args(command.get_args());
        for (name, value) in command.get_envs() {
            if let Some(value) = value {
                keeper.env(name, value);
            }
        }
        let keeper = keeper
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("sh starts");
        Kept { keeper }
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}

/// A driver that listens, and the display that its browser draws on.
pub struct Driver {
    /// Where it listens: `http://127.0.0.1:4444`.
    pub address: String,
    // Dropped in this order: the browser before its display.
    _driver: Kept,
    _display: Option<Kept>,
}

impl Driver {
    /// Starts the driver of a browser.
    ///
    /// # Panics
    /// When it does not come up: the tests cannot go on without.
    pub fn start(browser: Browser) -> Driver {
        let (display, name) = match browser.needs_display() {
            true => {
                let (display, name) = display();
                (Some(display), Some(name))
            }
            false => (None, None),
        };
        // Between finding a free port and the driver's taking it another
        // program may be quicker; three times in a row it will not be.
        for _ in 0..3 {
            let port = free_port();
            let program = browser.driver();
            let mut command = Command::new(&program);
            command.args(browser.driver_arguments(port));
            if let Some(name) = &name {
                command
                    .env("DISPLAY", name)
                    .env("GDK_BACKEND", "x11")
                    // No bus is there to ask for them.
                    .env("NO_AT_BRIDGE", "1")
                    .env("GTK_A11Y", "none")
                    .env("GIO_USE_VFS", "local")
                    .env("GSETTINGS_BACKEND", "memory")
                    .env("LANG", "C.UTF-8");
            }
            let mut driver = Kept::start(&mut command);
            drain(&mut driver);
            if listens(port) {
                return Driver {
                    address: format!("http://127.0.0.1:{port}"),
                    _driver: driver,
                    _display: display,
                };
            }
        }
        panic!(
            "{} does not come up: `cargo xtask tools` says whether it is there",
            browser.driver().display()
        );
    }
}

/// Starts a display on a free number; Xvfb itself finds and tells it.
fn display() -> (Kept, String) {
    let program = std::env::var_os("XVFB").unwrap_or_else(|| "Xvfb".into());
    let mut command = Command::new(program);
    command.args(["-displayfd", "1", "-screen", "0", "1600x1200x24"]);
    command.args(["-nolisten", "tcp"]);
    let mut kept = Kept::start(&mut command);
    let mut line = String::new();
    let output = kept.keeper.stdout.take().expect("it is piped");
    let mut output = BufReader::new(output);
    output.read_line(&mut line).expect("its output is text");
    let number = line.trim();
    assert!(
        !number.is_empty(),
        "Xvfb does not come up: `cargo xtask tools` says whether it is there"
    );
    std::thread::spawn(move || std::io::copy(&mut output, &mut std::io::sink()));
    (kept, format!(":{number}"))
}

/// Reads what nobody wants to know, so that the pipe never is full.
fn drain(kept: &mut Kept) {
    if let Some(mut output) = kept.keeper.stdout.take() {
        std::thread::spawn(move || std::io::copy(&mut output, &mut std::io::sink()));
    }
}

fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .expect("a port of the loopback is free")
        .port()
}

/// Waits until something listens there.
fn listens(port: u16) -> bool {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(20) {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(30));
    }
    false
}
