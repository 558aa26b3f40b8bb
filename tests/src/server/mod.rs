//! The web server of a test on a free port of the loopback, with faults at the
//! test's command and a list of what was asked for. At its root lies the viewer
//! with its own page, under `/a/b/c/` the published site ([`PUBLISHED`]), so that
//! every test of it also tests that it works under a sub-path.
//!
//! Rule of this folder: it is a plain web server until a test says otherwise.
//! Every test has one of its own, and with it an origin of its own: storage and
//! cache are fresh without being cleared.

mod answer;
mod fault;

pub use fault::Fault;

use crate::RUNTIME;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use std::collections::HashMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard};
use tokio::net::TcpListener;
use tokio::sync::watch;

/// Where the published site lies.
pub const PUBLISHED: &str = "/a/b/c/";

/// A request as it arrived.
#[derive(Clone, Debug)]
pub struct Request {
    /// The path, without the query.
    pub path: String,
    /// What stands behind the question mark.
    pub query: String,
    /// The headers, names in lower case.
    pub headers: HashMap<String, String>,
    /// The status that was answered.
    pub status: u16,
}

/// A running server. It ends when this value is dropped.
pub struct Server {
    address: SocketAddr,
    state: Arc<State>,
    _running: watch::Sender<()>,
}

/// What the test has said so far, and what was asked.
struct State {
    viewer: PathBuf,
    site: PathBuf,
    pages: PathBuf,
    told: Mutex<Told>,
    held: watch::Sender<u64>,
}

#[derive(Default)]
struct Told {
    faults: Vec<(String, Option<usize>, Fault)>,
    files: HashMap<String, (String, bytes::Bytes)>,
    headers: Vec<(String, String)>,
    requests: Vec<Request>,
}

impl Server {
    /// Starts a server of what `cargo xtask build` wrote.
    ///
    /// # Panics
    /// When it wrote nothing yet.
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
            told: Mutex::default(),
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

    /// Does this to every request for the path, until [`Server::mend`].
    pub fn fault(&self, path: &str, fault: Fault) {
        self.told().faults.push((path.to_owned(), None, fault));
    }

    /// Does this to the next requests for the path, so many of them.
    pub fn fault_times(&self, path: &str, times: usize, fault: Fault) {
        self.told()
            .faults
            .push((path.to_owned(), Some(times), fault));
    }

    /// All is well again, and what was held goes on.
    pub fn mend(&self) {
        self.told().faults.clear();
        self.state.held.send_modify(|count| *count += 1);
    }

    /// Serves this at the path, whatever the site has there.
    pub fn put(&self, path: &str, kind: &str, body: impl Into<bytes::Bytes>) {
        let file = (kind.to_owned(), body.into());
        self.told().files.insert(path.to_owned(), file);
    }

    /// Sends this header with every page.
    pub fn page_header(&self, name: &str, value: &str) {
        let header = (name.to_owned(), value.to_owned());
        self.told().headers.push(header);
    }

    /// Everything that was asked for so far, in the order of its arrival, but
    /// for what the tests themselves put into pages (`/test/`).
    pub fn requests(&self) -> Vec<Request> {
        let mut requests = self.told().requests.clone();
        requests.retain(|request| !request.path.starts_with("/test/"));
        requests
    }

    /// How often the path was asked for.
    pub fn count(&self, path: &str) -> usize {
        let requests = self.requests();
        requests.iter().filter(|asked| asked.path == path).count()
    }

    /// A file that is served at the path.
    ///
    /// # Panics
    /// When there is none.
    pub fn file(&self, path: &str) -> Vec<u8> {
        let (folder, path) = self.state.place(path);
        let path = folder.join(path.trim_start_matches('/'));
        std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// The path of the file whose name begins and ends so, and whose middle
    /// changes with every build: `/viewer-….wasm`.
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

    fn told(&self) -> MutexGuard<'_, Told> {
        self.state.told()
    }
}

impl State {
    /// The folder that a path is in, and the path there.
    fn place<'a>(&self, path: &'a str) -> (&PathBuf, &'a str) {
        // The slash stays with the rest.
        let under = |mount: &str| path.strip_prefix(mount.trim_end_matches('/'));
        match (under("/test/"), under(PUBLISHED)) {
            (Some(rest), _) if rest.starts_with('/') => (&self.pages, rest),
            (_, Some(rest)) if rest.starts_with('/') => (&self.site, rest),
            _ => (&self.viewer, path),
        }
    }

    fn told(&self) -> MutexGuard<'_, Told> {
        // A test that panicked left it whole: each change is one call.
        self.told
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
                // A browser that goes away breaks its connection off: no news.
                _ = connection => {}
                _ = ended.changed() => {}
            }
        });
    }
}
