//! `bulletin serve`: a preview on this machine, with the strictest settings
//! that the project recommends: what works here works on a careful server.
//!
//! Rule of this file: only this machine gets answers (loopback), only files
//! below the folder are sent, and nothing is listed. Nobody keeps it waiting: not a
//! request that does not end, and not what is no plain file.

use super::file_types::{self, FileType};
use super::finding::{Error, NO_SERVER};
use super::page;
use crate::report::Place;
use http_body_util::{Either, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, HeaderValue, X_CONTENT_TYPE_OPTIONS,
};
use hyper::server::conn::http1;
use hyper::service::Service as _;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::convert::Infallible;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tower_http::services::ServeDir;
use tower_http::services::fs::ServeFileSystemResponseBody;

/// A preview that runs until it is stopped or dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Server {
    /// Starts serving a folder on a port of this machine; port 0 takes a free
    /// one.
    ///
    /// # Errors
    /// The folder does not exist, or the port is taken.
    pub fn start(folder: &Path, port: u16) -> Result<Server, Error> {
        let root = std::fs::canonicalize(folder).map_err(|error| failed(folder, &error))?;
        if !root.is_dir() {
            return Err(failed(folder, &std::io::ErrorKind::NotADirectory.into()));
        }
        let failed = |error| failed(folder, &error);
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(failed)?;
        listener.set_nonblocking(true).map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(failed)?;
        let listener = {
            let _inside = runtime.enter();
            TcpListener::from_std(listener).map_err(failed)?
        };
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::Builder::new()
            .name("preview".to_owned())
            .spawn(move || {
                runtime.block_on(async {
                    tokio::select! {
                        () = accept(listener, &root) => {}
                        _ = stopped => {}
                    }
                });
                // Without waiting for a file that is being opened.
                runtime.shutdown_background();
            })
            .map_err(failed)?;
        Ok(Server {
            address,
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    /// Its address: `http://127.0.0.1:8000/`.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Stops it and waits until it has stopped.
    pub fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        if let Some(stop) = self.stop.take() {
            // If nobody receives this, it has stopped already.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}

/// Serves a folder until Ctrl-C. `ready` gets the address once requests are
/// answered.
///
/// # Errors
/// As [`Server::start`].
pub fn serve(folder: &Path, port: u16, ready: impl FnOnce(&str)) -> Result<(), Error> {
    let server = Server::start(folder, port)?;
    let failed = |error| failed(folder, &error);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(failed)?;
    runtime
        .block_on(async {
            // Installed before the address is announced: a reader of it may
            // send a signal.
            let interrupted = interrupted()?;
            ready(&server.url());
            interrupted.await
        })
        .map_err(failed)?;
    server.stop();
    Ok(())
}

/// Ends when the user or the system asks this process to.
#[cfg(unix)]
fn interrupted() -> std::io::Result<impl Future<Output = std::io::Result<()>>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        Ok(())
    })
}

/// Ends when the user asks this process to.
#[cfg(not(unix))]
fn interrupted() -> std::io::Result<impl Future<Output = std::io::Result<()>>> {
    Ok(tokio::signal::ctrl_c())
}

fn failed(folder: &Path, error: &std::io::Error) -> Error {
    let place = Place::Path(folder.display().to_string(), String::new());
    Error::new(&NO_SERVER, place, error.to_string())
}

/// How long a request may take to say what it wants.
const HEADERS_WITHIN: Duration = Duration::from_secs(10);

async fn accept(listener: TcpListener, root: &Path) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Probably out of file descriptors: some will be released.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let root = root.to_owned();
        let service = hyper::service::service_fn(move |request| answer(root.clone(), request));
        tokio::spawn(async move {
            // A browser that goes away closes its connection: not an error.
            let _ = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(HEADERS_WITHIN)
                .serve_connection(TokioIo::new(stream), service)
                .await;
        });
    }
}

type Body = Either<ServeFileSystemResponseBody, Full<Bytes>>;

async fn answer(root: PathBuf, request: Request<Incoming>) -> Result<Response<Body>, Infallible> {
    let head = request.method() == Method::HEAD;
    let path = request.uri().path().to_owned();
    let mut response = if !is_local(&request) {
        no_page(StatusCode::FORBIDDEN, page::not_found(), head)
    } else if !is_below(&root, &path) {
        no_page(StatusCode::NOT_FOUND, lost(&root), head)
    } else {
        let files = ServeDir::new(&root).precompressed_br().precompressed_gzip();
        let Ok(response) = TowerToHyperService::new(files).call(request).await;
        match response.status() {
            StatusCode::NOT_FOUND => no_page(StatusCode::NOT_FOUND, lost(&root), head),
            _ => with_type(response.map(Either::Left), &path),
        }
    };
    let headers = response.headers_mut();
    // A page that was built again is shown at the next reload.
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if let Ok(policy) = HeaderValue::from_str(&file_types::csp()) {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    Ok(response)
}

/// Sets the type that the settings for servers have. A folder's page has no
/// ending: if the library says HTML, it is.
fn with_type(mut response: Response<Body>, path: &str) -> Response<Body> {
    let headers = response.headers_mut();
    let is_html = headers
        .get(CONTENT_TYPE)
        .is_some_and(|it| it == "text/html");
    let name = if is_html { "index.html" } else { path };
    let content = file_types::of(name).and_then(FileType::content_type);
    if let Some(Ok(value)) = content.map(HeaderValue::try_from) {
        headers.insert(CONTENT_TYPE, value);
    }
    response
}

/// Whether a request was sent to this machine by name: otherwise another site's
/// page could read the preview through a name that it points here.
fn is_local(request: &Request<Incoming>) -> bool {
    let host = request.headers().get(HOST).and_then(|it| it.to_str().ok());
    let name = host
        .unwrap_or_default()
        .rsplit_once(':')
        .map_or(host, |(name, _)| Some(name));
    matches!(name, Some("127.0.0.1" | "localhost"))
}

/// Whether a path leads, links resolved, to something below the folder that the
/// site shows: hidden files belong to the publisher or to servers.
fn is_below(root: &Path, path: &str) -> bool {
    let Some(path) = crate::archive::address::decode(path) else {
        return false;
    };
    let mut real = root.to_owned();
    for part in path.split('/').filter(|it| !it.is_empty()) {
        if part.starts_with('.') || part.contains(['\\', ':', '\0']) {
            return false;
        }
        real.push(part);
    }
    std::fs::canonicalize(&real).is_ok_and(|it| it.starts_with(root)) && is_plain(real)
}

/// Whether a file, or the page of a folder, is a plain file, and its compressed copies
/// are: whoever opens a pipe waits for its other end.
fn is_plain(mut path: PathBuf) -> bool {
    if path.is_dir() {
        path.push("index.html");
    }
    ["", ".br", ".gz"].iter().all(|ending| {
        let mut name = path.clone().into_os_string();
        name.push(ending);
        match std::fs::metadata(name) {
            Ok(it) => it.is_file(),
            Err(_) => !ending.is_empty(),
        }
    })
}

/// The site's own page that says that there is no such page.
fn lost(root: &Path) -> String {
    let own = std::fs::read_to_string(root.join(page::LOST));
    own.map_or_else(|_| page::not_found(), |it| page::at_root(&it))
}

fn no_page(status: StatusCode, page: String, head: bool) -> Response<Body> {
    let text = if head { String::new() } else { page };
    let mut response = Response::new(Either::Right(Full::from(text)));
    *response.status_mut() = status;
    let html = HeaderValue::from_static("text/html; charset=utf-8");
    response.headers_mut().insert(CONTENT_TYPE, html);
    response
}
