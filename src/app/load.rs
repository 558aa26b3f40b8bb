//! Loading: an archive and one of its issues, or an issue alone.
//!
//! Rule of this file: the one place that finds an issue in an archive. A load is one
//! request, or two in sequence. Each response comes as an action with the number of
//! its load, so that the app can ignore those of earlier loads.

use std::rc::Rc;

use bulletin::model::{Archive, Entry};
use bulletin::read::{self, Format};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use yew::Context;

use super::later::send_later;
use super::{Action, App, Cause};
use crate::browser::json::{DEPTH, Tree};
use crate::browser::{self, history, resolve};
use crate::document::LARGE_BLOCKS;

/// An archive with the address of its file.
#[derive(Clone)]
pub struct LoadedArchive {
    /// The archive.
    pub archive: Rc<Archive>,
    /// The address of its file.
    pub base: Rc<str>,
}

impl LoadedArchive {
    /// The entry of the issue with this id; of the newest one without an id.
    pub fn find(&self, id: Option<&str>) -> Option<&Entry> {
        match id {
            Some(id) => self.archive.issues.iter().find(|it| it.id == id),
            None => self.archive.newest_first().first().copied(),
        }
    }
}

/// What a request is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Requested {
    /// The element's source: an archive or an issue.
    Source,
    /// An issue of the archive.
    Issue,
    /// More of the archive's entries: nothing is loaded, and no load ends.
    Entries,
}

impl App {
    /// Loads the element's source.
    pub(super) fn load_source(&mut self, ctx: &Context<Self>) -> bool {
        self.scrolling.goal = None;
        if let Some(data) = self.config.data.clone() {
            self.start_source();
            let tree = Tree::from_js(&data, DEPTH);
            return self.source_loaded(ctx, &tree, &history::page(), Requested::Source);
        }
        // Without data or address there is nothing to load yet.
        if let Some(src) = self.config.src.clone() {
            self.start_source();
            self.fetch(ctx, &src, Requested::Source);
        }
        false
    }

    fn start_source(&mut self) {
        self.phase.load_source();
        self.start_load();
    }

    /// Loads an issue of the archive; the newest one without an id.
    pub(super) fn load_issue(&mut self, ctx: &Context<Self>, id: Option<&str>) -> bool {
        // An issue alone has no others. An archive on its way is asked when it is there.
        if self.archive.is_none() {
            self.scrolling.goal = None;
            return false;
        }
        self.phase.load_issue();
        self.start_load();
        self.wanted = id.unwrap_or_default().to_owned();
        self.fetch_issue(ctx, id)
    }

    fn start_load(&mut self) {
        self.cancel_loads();
        self.host.loading();
    }

    /// Responses that are still to come will be ignored.
    pub(super) fn cancel_loads(&mut self) {
        self.current_load = self.current_load.wrapping_add(1);
    }

    fn fetch(&self, ctx: &Context<Self>, url: &str, requested: Requested) {
        let load = self.current_load;
        let link = ctx.link().clone();
        let on_response = move |ok: bool, value: JsValue| {
            link.send_message(Action::Response {
                load,
                requested,
                result: if ok { Ok(value) } else { Err(value) },
            });
        };
        // The closure is dropped when it is called, which happens once.
        let on_response = Closure::<dyn FnMut(bool, JsValue)>::once_into_js(on_response);
        self.host.get(url, &on_response);
    }

    /// A request of the current load ended.
    pub(super) fn response(
        &mut self,
        ctx: &Context<Self>,
        requested: Requested,
        result: Result<JsValue, JsValue>,
    ) -> bool {
        let (tree, base) = match result.map_err(Cause::Transport).and_then(parse) {
            Ok(parsed) => parsed,
            Err(cause) => return self.load_failed(&cause),
        };
        match requested {
            Requested::Source | Requested::Entries => {
                self.source_loaded(ctx, &tree, &base, requested)
            }
            Requested::Issue => self.issue_loaded(ctx, &tree, base),
        }
    }

    fn source_loaded(
        &mut self,
        ctx: &Context<Self>,
        tree: &Tree,
        base: &str,
        requested: Requested,
    ) -> bool {
        let archive = match read::format_of(&tree) {
            Ok(Format::Issue) => {
                self.set_archive(None);
                return self.issue_loaded(ctx, tree, base.to_owned());
            }
            Ok(Format::Archive) => read::archive(&tree),
            Err(error) => Err(error),
        };
        match archive {
            Ok((archive, _)) => {
                self.set_archive(Some(LoadedArchive {
                    archive: Rc::new(archive),
                    base: base.into(),
                }));
                if requested == Requested::Entries {
                    self.update_links();
                    return true;
                }
                // The fragment takes precedence over the attribute.
                let id = match self.address() {
                    Some(address) => Some(address.issue),
                    None => self.config.issue.clone(),
                };
                self.fetch_issue(ctx, id.as_deref())
            }
            Err(error) => self.load_failed(&Cause::unreadable(error, base)),
        }
    }

    fn fetch_issue(&mut self, ctx: &Context<Self>, id: Option<&str>) -> bool {
        let Some(archive) = &self.archive else {
            return false;
        };
        let entry = archive.find(id);
        match entry.and_then(|it| resolve(&archive.base, &it.url)) {
            Some(url) => {
                self.fetch(ctx, &url, Requested::Issue);
                false
            }
            None => {
                let id = id.unwrap_or_default().to_owned();
                let cause = Cause::found("no-such-issue", &archive.base, id);
                self.load_failed(&cause)
            }
        }
    }

    fn issue_loaded(&mut self, ctx: &Context<Self>, tree: &Tree, base: String) -> bool {
        match read::issue(&tree) {
            Ok((issue, _)) => {
                let blocks: usize = issue.sections.iter().map(|it| it.blocks.len()).sum();
                if blocks > LARGE_BLOCKS {
                    // Reading it took a task.
                    let show = Action::Show(self.current_load, Box::new(issue), base);
                    self.timers.show = Some(send_later(ctx, 0, show));
                    return false;
                }
                self.show_issue(issue, base);
                true
            }
            Err(error) => self.load_failed(&Cause::unreadable(error, &base)),
        }
    }
}

/// Parses a response into a tree and the address of its file.
fn parse(response: JsValue) -> Result<(Tree, String), Cause> {
    let base = browser::text(&response, "url").unwrap_or_default();
    let text = browser::get(&response, "text");
    match Tree::parse(&text) {
        Ok(tree) => Ok((tree, base)),
        // Some servers answer with a page instead of 404.
        Err(_) if is_html(&text) => {
            let media_type = browser::text(&response, "type").unwrap_or_default();
            Err(Cause::found("wrong-type", &base, media_type))
        }
        Err(message) => Err(Cause::found("broken-json", &base, message)),
    }
}

fn is_html(text: &JsValue) -> bool {
    text.as_string()
        .is_some_and(|it| it.as_bytes().trim_ascii_start().first() == Some(&b'<'))
}
