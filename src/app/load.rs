//! Fetching and reading: an archive and one of its issues, or an issue alone.
//!
//! The one place that finds an issue in an archive.

use std::rc::Rc;

use bulletin::model::{Archive, Entry, Issue};
use bulletin::read::{self, Format};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{Cause, Config};
use crate::browser::json::{DEPTH, Tree};
use crate::browser::{history, resolve};
use crate::element::Host;
use crate::views::issues::newest_first;

/// An archive with the address of its file.
#[derive(Clone)]
pub struct Shelf {
    /// The archive.
    pub archive: Rc<Archive>,
    /// The address of its file.
    pub base: Rc<str>,
}

/// What a load gave: the archive where there is one, and the issue or why not.
pub struct Loaded {
    /// The archive.
    pub shelf: Option<Shelf>,
    /// The issue with the address of its file.
    pub issue: Result<(Issue, String), Cause>,
}

/// Loads what the element asks for: `wanted` is the issue that the address
/// names, which wins over the attribute.
pub async fn source(host: Host, config: Config, wanted: Option<String>) -> Loaded {
    match open(&host, &config).await {
        Err(cause) => Loaded {
            shelf: None,
            issue: Err(cause),
        },
        Ok((json, base)) => match read::format_of(&&json) {
            Err(error) => Loaded {
                shelf: None,
                issue: Err(Cause::unreadable(error, &base)),
            },
            Ok(Format::Issue) => Loaded {
                shelf: None,
                issue: read_issue(&json, base),
            },
            Ok(Format::Archive) => match read::archive(&&json) {
                Err(error) => Loaded {
                    shelf: None,
                    issue: Err(Cause::unreadable(error, &base)),
                },
                Ok((archive, _)) => {
                    let shelf = Shelf {
                        archive: Rc::new(archive),
                        base: base.into(),
                    };
                    let wanted = wanted.or(config.issue);
                    issue(host, shelf, wanted).await
                }
            },
        },
    }
}

/// Loads one issue of an archive: the newest, where none is asked for.
pub async fn issue(host: Host, shelf: Shelf, wanted: Option<String>) -> Loaded {
    let entry = find(&shelf.archive, wanted.as_deref());
    let issue = match entry.and_then(|it| resolve(&shelf.base, &it.url)) {
        Some(url) => match get(&host, &url).await {
            Ok((json, base)) => read_issue(&json, base),
            Err(cause) => Err(cause),
        },
        None => Err(Cause::found(
            "no-such-issue",
            &shelf.base,
            wanted.unwrap_or_default(),
        )),
    };
    Loaded {
        shelf: Some(shelf),
        issue,
    }
}

/// Finds an issue in an archive: by id, or the newest.
pub fn find<'a>(archive: &'a Archive, wanted: Option<&str>) -> Option<&'a Entry> {
    match wanted {
        Some(id) => archive.issues.iter().find(|it| it.id == id),
        None => newest_first(archive).first().copied(),
    }
}

fn read_issue(json: &Tree, base: String) -> Result<(Issue, String), Cause> {
    match read::issue(&json) {
        Ok((issue, _)) => Ok((issue, base)),
        Err(error) => Err(Cause::unreadable(error, &base)),
    }
}

async fn open(host: &Host, config: &Config) -> Result<(Tree, String), Cause> {
    match (&config.data, &config.src) {
        (Some(data), _) => Ok((Tree::from_js(data, DEPTH), history::page())),
        (None, Some(src)) => get(host, src).await,
        // The app does not load before it has one of the two.
        (None, None) => Err(Cause::new("no-such-issue", "")),
    }
}

async fn get(host: &Host, url: &str) -> Result<(Tree, String), Cause> {
    let answer = JsFuture::from(host.get(url))
        .await
        .map_err(Cause::Transport)?;
    let field = |name: &str| js_sys::Reflect::get(&answer, &name.into()).unwrap_or(JsValue::NULL);
    // After redirects, the file stands where the answer came from.
    let base = field("url")
        .as_string()
        .filter(|it| !it.is_empty())
        .unwrap_or_else(|| url.to_owned());
    let text = field("text");
    let is_page = text
        .dyn_ref::<js_sys::JsString>()
        .is_some_and(|it| it.trim_start().starts_with("<", 0));
    if is_page {
        let kind = field("type").as_string().unwrap_or_default();
        return Err(Cause::found("wrong-type", &base, kind));
    }
    match Tree::parse(&text) {
        Ok(json) => Ok((json, base)),
        Err(message) => Err(Cause::found("broken-json", &base, message)),
    }
}
