//! Answering one request.

use super::{Fault, Request, State};
use bytes::Bytes;
use futures_util::{Stream, StreamExt, stream};
use http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, HeaderName,
    HeaderValue, IF_MODIFIED_SINCE, IF_NONE_MATCH, RANGE,
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

/// The second one, where the test controls the clock.
const CLOCK: &str = "<script src=\"/test/clock.js\"></script>";

/// The third one, where a test has one: `Server::prelude`.
const PRELUDE: &str = "<script src=\"/test/prelude.js\"></script>";

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
        let mut inner = state.inner();
        inner.requests.push(request);
        inner.requests.len() - 1
    };
    // In this order: `mend` between the two lines must release this answer.
    let held = state.held.subscribe();
    let fault = next_fault(&state, &path);
    match &fault {
        Some(Fault::Drop) => return Err(io::Error::other("dropped by the test")),
        Some(Fault::Hold) => until_mended(held.clone()).await,
        Some(Fault::Delay(time)) => tokio::time::sleep(*time).await,
        _ => {}
    }
    if fault.is_some() {
        // A conditional request would be answered with 304, and the browser would
        // show its copy instead of the fault.
        for name in [IF_MODIFIED_SINCE, IF_NONE_MATCH, RANGE] {
            asked.headers_mut().remove(name);
        }
    }
    let whole = whole(&state, &path, asked).await?;
    let response = match fault {
        Some(fault) => with_fault(whole, fault, held),
        None => whole.map(full),
    };
    state.inner().requests[place].status = response.status().as_u16();
    Ok(response)
}

/// The fault that the test has set for this path, if it still applies.
fn next_fault(state: &State, path: &str) -> Option<Fault> {
    let mut inner = state.inner();
    let place = inner.faults.iter().position(|(at, ..)| at == path)?;
    let (_, times, fault) = &mut inner.faults[place];
    let fault = fault.clone();
    if let Some(times) = times {
        *times -= 1;
        if *times == 0 {
            inner.faults.remove(place);
        }
    }
    Some(fault)
}

/// The answer without a fault.
async fn whole(state: &State, path: &str, asked: Asked) -> Result<Response<Bytes>, io::Error> {
    let put = state.inner().files.get(path).cloned();
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
        let mut files = ServeDir::new(folder);
        if state.inner().compresses {
            files = files.precompressed_br();
        }
        let response = match files.oneshot(plain).await {
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
    if page && !state.inner().compresses {
        let (headers, clock, prelude) = {
            let inner = state.inner();
            (inner.headers.clone(), inner.controls_clock, inner.prelude)
        };
        let clock = if clock { CLOCK } else { "" };
        let prelude = if prelude { PRELUDE } else { "" };
        let scripts = format!("{RECORDER}{clock}{prelude}");
        *response.body_mut() = with_scripts(response.body(), &scripts);
        for (name, text) in headers {
            let name = HeaderName::from_bytes(name.as_bytes()).map_err(io::Error::other)?;
            response.headers_mut().insert(name, value(&text));
        }
    }
    // Revalidated at each visit, as with a server that is not configured.
    let fresh = HeaderValue::from_static("no-cache");
    response.headers_mut().insert(CACHE_CONTROL, fresh);
    response.headers_mut().remove(CONTENT_LENGTH);
    if state.inner().shares {
        let all = HeaderValue::from_static("*");
        response
            .headers_mut()
            .insert(ACCESS_CONTROL_ALLOW_ORIGIN, all);
    }
    Ok(response)
}

fn value(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).expect("tests set valid headers")
}

/// The page with these scripts as the first thing in its head.
fn with_scripts(page: &Bytes, scripts: &str) -> Bytes {
    // Bytes: not every page is in UTF-8.
    let end = |from: usize| page[from..].iter().position(|it| *it == b'>');
    let after = |start: usize| Some(start + end(start)? + 1);
    let head = page.windows(5).position(|it| it == b"<head");
    // After the doctype, without which the page would be in quirks mode.
    let begins = page
        .get(..9)
        .is_some_and(|it| it.eq_ignore_ascii_case(b"<!doctype"));
    match head.and_then(after).or_else(|| after(0).filter(|_| begins)) {
        Some(place) => [&page[..place], scripts.as_bytes(), &page[place..]]
            .concat()
            .into(),
        None => page.clone(),
    }
}

/// The answer as the fault changes it.
fn with_fault(whole: Response<Bytes>, fault: Fault, held: watch::Receiver<u64>) -> Response<Body> {
    let (mut parts, bytes) = whole.into_parts();
    let length = bytes.len();
    let body = match fault {
        Fault::Status(status) => {
            parts.status = StatusCode::from_u16(status).expect("tests set valid statuses");
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
            set_length(&mut parts, length);
            let start = bytes.slice(..count.min(length));
            let end = io::Error::other("broken off by the test");
            // The bytes are to arrive before the connection breaks.
            let pause = stream::once(async {
                tokio::time::sleep(Duration::from_millis(100)).await;
                Err(end)
            });
            streamed(stream::once(async { Ok(start) }).chain(pause))
        }
        Fault::Stall(count) => {
            set_length(&mut parts, length);
            let start = bytes.slice(..count.min(length));
            let rest = bytes.slice(count.min(length)..);
            let rest = stream::once(async move {
                until_mended(held).await;
                Ok(rest)
            });
            streamed(stream::once(async { Ok(start) }).chain(rest))
        }
        Fault::Drip(pieces, pause) => {
            set_length(&mut parts, length);
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

/// Tells the browser the length of the whole body.
fn set_length(parts: &mut http::response::Parts, length: usize) {
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
