//! Answering one request.

use super::{Fault, Request, State};
use bytes::Bytes;
use futures_util::{Stream, StreamExt, stream};
use http::header::{
    CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, HeaderName, HeaderValue, IF_MODIFIED_SINCE,
    IF_NONE_MATCH, RANGE,
};
use http::{Response, StatusCode};
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt, Full, StreamBody};
use hyper::body::{Frame, Incoming};
use std::io;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tower::ServiceExt;
use tower_http::services::ServeDir;

type Body = BoxBody<Bytes, io::Error>;
type Asked = http::Request<Incoming>;

/// The first script of every page: it records what the page logs.
const RECORDER: &str = "<script src=\"/test/recorder.js\"></script>";

/// Answers a request. An error makes hyper close the connection.
pub async fn answer(state: Arc<State>, mut asked: Asked) -> Result<Response<Body>, io::Error> {
    let path = asked.uri().path().to_owned();
    let request = Request {
        path: path.clone(),
        query: asked.uri().query().unwrap_or_default().to_owned(),
        headers: asked
            .headers()
            .iter()
            .map(|(name, value)| {
                let value = String::from_utf8_lossy(value.as_bytes());
                (name.to_string(), value.into_owned())
            })
            .collect(),
        status: 0,
    };
    let place = {
        let mut told = state.told();
        told.requests.push(request);
        told.requests.len() - 1
    };
    let fault = next_fault(&state, &path);
    let held = state.held.subscribe();
    match &fault {
        Some(Fault::Drop) => return Err(io::Error::other("dropped as the test wants")),
        Some(Fault::Hold) => until_mended(held.clone()).await,
        Some(Fault::Delay(time)) => tokio::time::sleep(*time).await,
        _ => {}
    }
    if fault.is_some() {
        // Asked whether its copy is still good, the server would answer that it
        // is, and the browser would show the copy instead of the fault.
        for name in [IF_MODIFIED_SINCE, IF_NONE_MATCH, RANGE] {
            asked.headers_mut().remove(name);
        }
    }
    let whole = whole(&state, &path, asked).await?;
    let response = match fault {
        Some(fault) => spoilt(whole, fault, held),
        None => whole.map(full),
    };
    state.told().requests[place].status = response.status().as_u16();
    Ok(response)
}

/// The fault that the test has set for this path, counted down.
fn next_fault(state: &State, path: &str) -> Option<Fault> {
    let mut told = state.told();
    let place = told.faults.iter().position(|(at, ..)| at == path)?;
    let (_, times, fault) = &mut told.faults[place];
    let fault = fault.clone();
    if let Some(times) = times {
        *times -= 1;
        if *times == 0 {
            told.faults.remove(place);
        }
    }
    Some(fault)
}

/// The answer of a server that works.
async fn whole(state: &State, path: &str, asked: Asked) -> Result<Response<Bytes>, io::Error> {
    let put = state.told().files.get(path).cloned();
    let mut response = if let Some((kind, body)) = put {
        let mut response = Response::new(body);
        response.headers_mut().insert(CONTENT_TYPE, value(&kind));
        response
    } else {
        let uri = asked.uri().path_and_query();
        let (folder, path) = state.place(uri.map_or("/", |it| it.as_str()));
        let mut plain = http::Request::builder().method(asked.method()).uri(path);
        if let Some(headers) = plain.headers_mut() {
            *headers = asked.headers().clone();
        }
        let plain = plain.body(asked.into_body()).map_err(io::Error::other)?;
        let response = match ServeDir::new(folder).oneshot(plain).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        let (parts, body) = response.into_parts();
        let body = body.collect().await?.to_bytes();
        Response::from_parts(parts, body)
    };
    let page = response
        .headers()
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if page {
        *response.body_mut() = with_recorder(response.body());
        let headers = state.told().headers.clone();
        for (name, text) in headers {
            let name = HeaderName::from_bytes(name.as_bytes()).map_err(io::Error::other)?;
            response.headers_mut().insert(name, value(&text));
        }
    }
    // Asked again at each visit, as with a server that nobody configured well.
    let fresh = HeaderValue::from_static("no-cache");
    response.headers_mut().insert(CACHE_CONTROL, fresh);
    response.headers_mut().remove(CONTENT_LENGTH);
    Ok(response)
}

fn value(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).expect("tests set headers that can be sent")
}

/// The page with the recorder as the first thing in its head.
fn with_recorder(page: &Bytes) -> Bytes {
    let text = String::from_utf8_lossy(page);
    let place = text
        .find("<head")
        .and_then(|start| Some(start + text[start..].find('>')? + 1));
    match place {
        Some(place) => format!("{}{RECORDER}{}", &text[..place], &text[place..]).into(),
        // Behind the doctype, without which the page would be drawn by other rules.
        None => match text.find('>') {
            Some(end) if text.to_ascii_lowercase().starts_with("<!doctype") => {
                format!("{}{RECORDER}{}", &text[..=end], &text[end + 1..]).into()
            }
            _ => page.clone(),
        },
    }
}

/// The whole answer as the fault leaves it.
fn spoilt(whole: Response<Bytes>, fault: Fault, held: watch::Receiver<u64>) -> Response<Body> {
    let (mut parts, bytes) = whole.into_parts();
    let length = bytes.len();
    let body = match fault {
        Fault::Status(status) => {
            parts.status = StatusCode::from_u16(status).expect("tests set statuses that exist");
            page(&mut parts, &format!("<h1>{status}</h1>"))
        }
        Fault::Page => {
            parts.status = StatusCode::OK;
            page(&mut parts, "<h1>Welcome</h1>")
        }
        Fault::Type(kind) => {
            parts.headers.insert(CONTENT_TYPE, value(kind));
            full(bytes)
        }
        Fault::Body(body) => full(body.into()),
        Fault::Truncated(count) => {
            announce(&mut parts, length);
            let start = bytes.slice(..count.min(length));
            let end = io::Error::other("broken off as the test wants");
            // The break must not overtake the bytes.
            let pause = stream::once(async {
                tokio::time::sleep(Duration::from_millis(100)).await;
                Err(end)
            });
            streamed(stream::once(async { Ok(start) }).chain(pause))
        }
        Fault::Stall(count) => {
            announce(&mut parts, length);
            let start = bytes.slice(..count.min(length));
            let rest = bytes.slice(count.min(length)..);
            let rest = stream::once(async move {
                until_mended(held).await;
                Ok(rest)
            });
            streamed(stream::once(async { Ok(start) }).chain(rest))
        }
        Fault::Drip(pieces, pause) => {
            announce(&mut parts, length);
            let size = length.div_ceil(pieces.max(1)).max(1);
            let starts = (0..length).step_by(size);
            let pieces: Vec<_> = starts
                .map(|start| bytes.slice(start..length.min(start + size)))
                .collect();
            streamed(stream::iter(pieces).then(move |piece| async move {
                tokio::time::sleep(pause).await;
                Ok(piece)
            }))
        }
        Fault::Hold | Fault::Delay(_) | Fault::Drop => full(bytes),
    };
    Response::from_parts(parts, body)
}

/// So that the browser knows how much is to come.
fn announce(parts: &mut http::response::Parts, length: usize) {
    parts.headers.insert(CONTENT_LENGTH, length.into());
}

fn page(parts: &mut http::response::Parts, content: &str) -> Body {
    parts
        .headers
        .insert(CONTENT_TYPE, value("text/html; charset=utf-8"));
    let page = format!("<!doctype html><html lang=\"en\"><title>A page</title>{content}</html>");
    full(page.into())
}

async fn until_mended(mut held: watch::Receiver<u64>) {
    // An error means that the test is over.
    let _ = held.changed().await;
}

fn full(bytes: Bytes) -> Body {
    Full::new(bytes).map_err(|never| match never {}).boxed()
}

fn streamed(pieces: impl Stream<Item = io::Result<Bytes>> + Send + Sync + 'static) -> Body {
    BodyExt::boxed(StreamBody::new(pieces.map(|piece| piece.map(Frame::data))))
}
