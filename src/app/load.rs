//! Fetching and reading: an archive and one of its issues, or an issue alone.
//!
//! The one place that finds an issue in an archive. A load is one request, or
//! two, one after the other; each answer comes back as an action with the
//! load's number, so that late ones are known for what they are.

use std::rc::Rc;

use bulletin::model::{Archive, Entry};
use bulletin::read::{self, Format};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use yew::Context;

use super::{Action, App, Cause};
use crate::browser::json::{DEPTH, Tree};
use crate::browser::{history, resolve};
use crate::views::issues::newest_first;

/// An archive with the address of its file.
#[derive(Clone)]
pub struct LoadedArchive {
    /// The archive.
    pub archive: Rc<Archive>,
    /// The address of its file.
    pub base: Rc<str>,
}

/// Finds an issue in an archive: by id, or the newest.
pub fn find<'a>(archive: &'a Archive, wanted: Option<&str>) -> Option<&'a Entry> {
    match wanted {
        Some(id) => archive.issues.iter().find(|it| it.id == id),
        None => newest_first(archive).first().copied(),
    }
}

impl App {
    /// Begins to load what the element asks for.
    pub(super) fn load_source(&mut self, ctx: &Context<Self>) -> bool {
        self.goal = None;
        if let Some(data) = self.config.data.clone() {
            self.begin();
            let tree = Tree::from_js(&data, DEPTH);
            return self.source_came(ctx, &tree, &history::page());
        }
        // Without either there is nothing to show yet: the page may set one later.
        if let Some(src) = self.config.src.clone() {
            self.begin();
            self.fetch(ctx, &src, true);
        }
        false
    }

    /// Begins to load an issue of the archive: the newest, where none is asked for.
    pub(super) fn load_issue(&mut self, ctx: &Context<Self>, wanted: Option<&str>) -> bool {
        self.begin();
        self.leaving = true;
        self.fetch_issue(ctx, wanted)
    }

    fn begin(&mut self) {
        self.load = self.load.wrapping_add(1);
        self.leaving = false;
        self.host.loading();
    }

    fn fetch(&self, ctx: &Context<Self>, url: &str, source: bool) {
        let number = self.load;
        let link = ctx.link().clone();
        let told = move |came: bool, answer: JsValue| {
            link.send_message(Action::Answer {
                number,
                source,
                answer: if came { Ok(answer) } else { Err(answer) },
            });
        };
        // Frees itself when it is called, which is once.
        let told = Closure::<dyn FnMut(bool, JsValue)>::once_into_js(told);
        self.host.get(url, &told);
    }

    /// A request came to its end.
    pub(super) fn answered(
        &mut self,
        ctx: &Context<Self>,
        source: bool,
        answer: Result<JsValue, JsValue>,
    ) -> bool {
        let (tree, base) = match answer.map_err(Cause::Transport).and_then(parse) {
            Ok(found) => found,
            Err(cause) => return self.failed(&cause),
        };
        if source {
            self.source_came(ctx, &tree, &base)
        } else {
            self.issue_came(&tree, base)
        }
    }

    fn source_came(&mut self, ctx: &Context<Self>, tree: &Tree, base: &str) -> bool {
        let archive = match read::format_of(&tree) {
            Ok(Format::Issue) => {
                self.set_archive(None);
                return self.issue_came(tree, base.to_owned());
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
                // The fragment wins over the attribute.
                let wanted = match self.address() {
                    Some(address) => Some(address.issue),
                    None => self.config.issue.clone(),
                };
                self.fetch_issue(ctx, wanted.as_deref())
            }
            Err(error) => self.failed(&Cause::unreadable(error, base)),
        }
    }

    fn fetch_issue(&mut self, ctx: &Context<Self>, wanted: Option<&str>) -> bool {
        let Some(archive) = &self.archive else {
            return false;
        };
        let entry = find(&archive.archive, wanted);
        match entry.and_then(|it| resolve(&archive.base, &it.url)) {
            Some(url) => {
                self.fetch(ctx, &url, false);
                false
            }
            None => {
                let wanted = wanted.unwrap_or_default().to_owned();
                let cause = Cause::found("no-such-issue", &archive.base, wanted);
                self.failed(&cause)
            }
        }
    }

    fn issue_came(&mut self, tree: &Tree, base: String) -> bool {
        match read::issue(&tree) {
            Ok((issue, _)) => {
                self.arrived(issue, base);
                true
            }
            Err(error) => self.failed(&Cause::unreadable(error, &base)),
        }
    }
}

/// What was fetched, as a tree, and the address of its file.
fn parse(answer: JsValue) -> Result<(Tree, String), Cause> {
    let field = |name: &str| js_sys::Reflect::get(&answer, &name.into()).unwrap_or(JsValue::NULL);
    let base = field("url").as_string().unwrap_or_default();
    let text = field("text");
    match Tree::parse(&text) {
        Ok(tree) => Ok((tree, base)),
        // A page in place of the file, as some servers answer instead of 404.
        Err(_) if is_page(&text) => {
            let kind = field("type").as_string().unwrap_or_default();
            Err(Cause::found("wrong-type", &base, kind))
        }
        Err(message) => Err(Cause::found("broken-json", &base, message)),
    }
}

fn is_page(text: &JsValue) -> bool {
    text.as_string()
        .is_some_and(|it| it.trim_start().starts_with('<'))
}
