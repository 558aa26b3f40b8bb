//! Starting drivers and displays, and making sure that none of them outlives the
//! tests, whether these pass, fail or are interrupted.

use crate::PATIENCE;
use crate::browser::Browser;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Runs a program in a process group of its own until standard input is closed,
/// then ends the whole group and removes its temporary folder. The system closes
/// standard input when the tests' process ends, even if it is killed and no
/// destructor runs.
const SUPERVISOR: &str = r#"
command -v "$1" > /dev/null || exit 1
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

/// A program that ends, with all its children, when this value is dropped.
pub struct Supervised {
    supervisor: Child,
}

impl Supervised {
    fn start(command: &mut Command) -> Supervised {
        let mut supervisor = Command::new("sh");
        supervisor
            .args(["-c", SUPERVISOR, "sh"])
            .arg(command.get_program())
            .args(command.get_args());
        for (name, value) in command.get_envs() {
            if let Some(value) = value {
                supervisor.env(name, value);
            }
        }
        let supervisor = supervisor
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("sh starts");
        Supervised { supervisor }
    }
}

impl Drop for Supervised {
    fn drop(&mut self) {
        drop(self.supervisor.stdin.take());
        let _ = self.supervisor.wait();
    }
}

/// A running driver, and the display of its browser.
pub struct Driver {
    /// Its address: `http://127.0.0.1:4444`.
    pub address: String,
    // Dropped in this order: the browser before the display.
    _driver: Supervised,
    _display: Option<Supervised>,
}

impl Driver {
    /// Starts the driver of a browser.
    ///
    /// # Panics
    /// When it does not start.
    pub fn start(browser: Browser) -> Driver {
        let (display, name) = match browser.needs_display() {
            true => {
                let (display, name) = display();
                (Some(display), Some(name))
            }
            false => (None, None),
        };
        // Another program may take the free port before the driver does, but
        // hardly three times in a row.
        for _ in 0..3 {
            let port = free_port();
            let program = browser.driver();
            let mut command = Command::new(&program);
            command.args(browser.driver_arguments(port));
            if let Some(name) = &name {
                command
                    .env("DISPLAY", name)
                    .env("GDK_BACKEND", "x11")
                    // There is no D-Bus session.
                    .env("NO_AT_BRIDGE", "1")
                    .env("GTK_A11Y", "none")
                    .env("GIO_USE_VFS", "local")
                    .env("GSETTINGS_BACKEND", "memory")
                    .env("LANG", "C.UTF-8");
            }
            let mut driver = Supervised::start(&mut command);
            drain(&mut driver);
            if listens(port, &mut driver) {
                return Driver {
                    address: format!("http://127.0.0.1:{port}"),
                    _driver: driver,
                    _display: display,
                };
            }
        }
        panic!(
            "{} does not start: `cargo xtask tools` says whether it is there",
            browser.driver().display()
        );
    }
}

/// Starts a display; Xvfb chooses a free number and prints it.
fn display() -> (Supervised, String) {
    let program = std::env::var_os("XVFB").unwrap_or_else(|| "Xvfb".into());
    let mut command = Command::new(program);
    command.args(["-displayfd", "1", "-screen", "0", "1600x1200x24"]);
    command.args(["-nolisten", "tcp"]);
    let mut server = Supervised::start(&mut command);
    let mut line = String::new();
    let output = server.supervisor.stdout.take().expect("it is piped");
    let mut output = BufReader::new(output);
    output.read_line(&mut line).expect("its output is text");
    let number = line.trim();
    assert!(
        !number.is_empty(),
        "Xvfb does not start: `cargo xtask tools` says whether it is there"
    );
    std::thread::spawn(move || std::io::copy(&mut output, &mut std::io::sink()));
    (server, format!(":{number}"))
}

/// Discards the output, so that the pipe never fills up.
fn drain(program: &mut Supervised) {
    if let Some(mut output) = program.supervisor.stdout.take() {
        std::thread::spawn(move || std::io::copy(&mut output, &mut std::io::sink()));
    }
}

fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .expect("a port of the loopback is free")
        .port()
}

/// Waits until something listens on the port; `false` where there is no such
/// program.
fn listens(port: u16, driver: &mut Supervised) -> bool {
    let start = Instant::now();
    while start.elapsed() < PATIENCE && matches!(driver.supervisor.try_wait(), Ok(None)) {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(30));
    }
    false
}
