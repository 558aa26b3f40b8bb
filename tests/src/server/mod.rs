//! The web server of a test, on a free port of the loopback interface, with
//! faults on demand and a list of requests. It serves the viewer with its own page
//! at the root, and the published site under `/a/b/c/` ([`PUBLISHED`]), which also
//! tests that the site works in a subfolder.
//!
//! Rule of this folder: it is a plain web server until a test says otherwise.
//! Every test has a server and thereby an origin of its own: storage and cache
//! start empty.

mod answer;
mod fault;

pub use fault::Fault;

use crate::RUNTIME;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use std::collections::{HashMap, HashSet};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use tokio::net::TcpListener;
use tokio::sync::watch;

/// The path of the published site.
pub const PUBLISHED: &str = "/a/b/c/";

/// A request.
#[derive(Clone, Debug)]
pub struct Request {
    /// The path, without the query.
    pub path: String,
    /// The query, without the question mark.
    pub query: String,
    /// The headers, names in lower case.
    pub headers: HashMap<String, String>,
    /// The status of the answer; 0 until there is one.
    pub status: u16,
}

/// A running server. It stops when this value is dropped.
pub struct Server {
    address: SocketAddr,
    state: Arc<State>,
    _running: watch::Sender<()>,
}

/// What is served, what the test has set, and what was requested.
struct State {
    viewer: PathBuf,
    site: PathBuf,
    pages: PathBuf,
    inner: Mutex<Inner>,
    held: watch::Sender<u64>,
}

#[derive(Default)]
struct Inner {
    faults: Vec<(String, Option<usize>, Fault)>,
    files: HashMap<String, (String, bytes::Bytes)>,
    headers: Vec<(String, String)>,
    requests: Vec<Request>,
    controls_clock: bool,
    prelude: bool,
    compresses: bool,
    shares: bool,
}

impl Server {
    /// Starts a server for the output of `cargo xtask build`.
    ///
    /// # Panics
    /// When there is no such output.
    pub fn start() -> Server {
        let package = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let [viewer, site] = ["viewer", "site"].map(|name| {
            let variable = format!("BULLETIN_{}", name.to_uppercase());
            let folder = std::env::var_os(variable)
                .map_or_else(|| package.join("../target").join(name), PathBuf::from);
            assert!(
                folder.join("index.html").exists(),
                "{} holds no {name}: `cargo xtask build` writes it",
                folder.display()
            );
            folder
        });
        let state = Arc::new(State {
            viewer,
            site,
            pages: package.join("pages"),
            inner: Mutex::default(),
            held: watch::channel(0).0,
        });
        let listener = RUNTIME
            .block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)))
            .expect("a port of the loopback is free");
        let address = listener.local_addr().expect("it listens somewhere");
        let (running, ended) = watch::channel(());
        RUNTIME.spawn(accept(listener, state.clone(), ended));
        Server {
            address,
            state,
            _running: running,
        }
    }

    /// `http://127.0.0.1:8080`, without a slash at its end.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Applies the fault to every request for the path until [`Server::mend`].
    pub fn fault(&self, path: &str, fault: Fault) {
        self.inner().faults.push((path.to_owned(), None, fault));
    }

    /// Applies the fault to the next requests for the path.
    pub fn fault_times(&self, path: &str, times: usize, fault: Fault) {
        self.inner()
            .faults
            .push((path.to_owned(), Some(times), fault));
    }

    /// Removes all faults and releases the answers that are held.
    pub fn mend(&self) {
        self.inner().faults.clear();
        self.state.held.send_modify(|count| *count += 1);
    }

    /// Serves this body at the path, in place of any file.
    pub fn put(&self, path: &str, kind: &str, body: impl Into<bytes::Bytes>) {
        let file = (kind.to_owned(), body.into());
        self.inner().files.insert(path.to_owned(), file);
    }

    /// Serves the files of a folder under a path, in place of those that it served
    /// there before.
    ///
    /// # Panics
    /// When a file cannot be read.
    pub fn put_folder(&self, path: &str, folder: &Path) {
        // What stays is there all the while: a page may be asking for it.
        let mut put = HashSet::new();
        self.put_files(path, folder, &mut put);
        let stays = |at: &String| !at.starts_with(path) || put.contains(at);
        self.inner().files.retain(|at, _| stays(at));
    }

    fn put_files(&self, path: &str, folder: &Path, put: &mut HashSet<String>) {
        let entries = std::fs::read_dir(folder);
        let entries = entries.unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        for entry in entries.filter_map(Result::ok) {
            let (at, name) = (entry.path(), entry.file_name());
            let path = format!("{path}{}", name.to_string_lossy());
            if at.is_dir() {
                self.put_files(&format!("{path}/"), &at, put);
                continue;
            }
            let kind = match at.extension().and_then(|it| it.to_str()) {
                Some("html") => "text/html; charset=utf-8",
                Some("js") => "text/javascript",
                Some("css") => "text/css",
                Some("wasm") => "application/wasm",
                Some("json") => "application/json",
                Some("svg") => "image/svg+xml",
                Some("webp") => "image/webp",
                Some("jpg") => "image/jpeg",
                _ => "application/octet-stream",
            };
            let body = std::fs::read(&at);
            let body = body.unwrap_or_else(|error| panic!("{}: {error}", at.display()));
            if let Some(folder) = path.strip_suffix("index.html") {
                self.put(folder, kind, body.clone());
                put.insert(folder.to_owned());
            }
            self.put(&path, kind, body);
            put.insert(path);
        }
    }

    /// Sends this header with every page.
    pub fn page_header(&self, name: &str, value: &str) {
        let header = (name.to_owned(), value.to_owned());
        self.inner().headers.push(header);
    }

    /// Lets pages of every origin have what it serves.
    pub fn share(&self) {
        self.inner().shares = true;
    }

    /// Runs this before the scripts of every page: what the browser, or what it
    /// stands on, is to be.
    pub fn prelude(&self, script: &str) {
        self.put("/test/prelude.js", "text/javascript", script.to_owned());
        self.inner().prelude = true;
    }

    /// From now on files come compressed where a site has them so, and pages without
    /// the scripts of the tests: as readers get them.
    pub fn compress(&self) {
        self.inner().compresses = true;
    }

    /// From now on the test controls long timers of pages: `pages/clock.js`.
    pub(crate) fn control_clock(&self) {
        self.inner().controls_clock = true;
    }

    /// All requests so far, in the order of their arrival, without those for the
    /// tests' own files (`/test/`).
    pub fn requests(&self) -> Vec<Request> {
        let mut requests = self.inner().requests.clone();
        requests.retain(|request| !request.path.starts_with("/test/"));
        requests
    }

    /// The number of requests for the path.
    pub fn count(&self, path: &str) -> usize {
        let requests = self.requests();
        requests.iter().filter(|asked| asked.path == path).count()
    }

    /// The file that is served at the path.
    ///
    /// # Panics
    /// When there is none.
    pub fn file(&self, path: &str) -> Vec<u8> {
        let (folder, path) = self.state.place(path);
        let path = folder.join(path.trim_start_matches('/'));
        std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// The path of the file that begins with `start` and ends with `end`; the hash
    /// between them changes with every build: `/viewer-….wasm`.
    ///
    /// # Panics
    /// When there is no such file.
    pub fn named(&self, start: &str, end: &str) -> String {
        let (folder, rest) = self.state.place(start);
        let mount = start.strip_suffix(rest).unwrap_or_default();
        let files = std::fs::read_dir(folder).expect("a folder of files");
        let names = files.filter_map(|file| file.ok()?.file_name().into_string().ok());
        let mut names = names.map(|name| format!("{mount}/{name}"));
        let name = names.find(|name| name.starts_with(start) && name.ends_with(end));
        name.unwrap_or_else(|| panic!("there is no {start}…{end}"))
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.state.inner()
    }
}

impl State {
    /// The folder that serves a path, and the path within it.
    fn place<'a>(&self, path: &'a str) -> (&PathBuf, &'a str) {
        // The rest begins with the slash.
        let under = |mount: &str| path.strip_prefix(mount.trim_end_matches('/'));
        match (under("/test/"), under(PUBLISHED)) {
            (Some(rest), _) if rest.starts_with('/') => (&self.pages, rest),
            (_, Some(rest)) if rest.starts_with('/') => (&self.site, rest),
            _ => (&self.viewer, path),
        }
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        // Still consistent after a panic: each change is a single call.
        self.inner
            .lock()
            .unwrap_or_else(|poison| poison.into_inner())
    }
}

async fn accept(listener: TcpListener, state: Arc<State>, mut ended: watch::Receiver<()>) {
    loop {
        let stream = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = ended.changed() => return,
        };
        let Ok((stream, _)) = stream else { continue };
        let state = state.clone();
        let mut ended = ended.clone();
        tokio::spawn(async move {
            let service = service_fn(|request| answer::answer(state.clone(), request));
            let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
            tokio::select! {
                // Browsers may close connections at any time.
                _ = connection => {}
                _ = ended.changed() => {}
            }
        });
    }
}
