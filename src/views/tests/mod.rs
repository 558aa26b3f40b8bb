//! The views, drawn from the sample.
//!
//! Rule of this folder: a test checks what a reader or a program finds in the HTML.
//! It runs on what the browser draws and on static HTML.

mod head;
mod issues;
mod places;
mod summary;
mod text;

use std::rc::Rc;

use bulletin::model::Issue;
use yew::Html;

use super::context::{ReadingPosition, ViewContext};
use super::drawing::Drawing;
use super::layout;
use super::links::{Links, ResolveBy};
use crate::address::Scheme;
use crate::columns::SummaryOrder;
use crate::document::Document;
use crate::testing::drawn::{Drawn, draw};
use crate::testing::sample;
use crate::words::Locale;

/// The address of the sample.
const ARCHIVE: &str = "https://example.org/data/archive.json";

/// A test that runs in a browser and natively.
macro_rules! drawn {
    ($(async fn $name:ident() $body:block)*) => {
        $(
            #[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
            #[cfg_attr(not(target_arch = "wasm32"), tokio::test)]
            async fn $name() $body
        )*
    };
}
use drawn;

/// What is drawn, and how.
#[derive(Clone, Copy)]
struct Setup {
    /// The issue's text.
    issue: &'static str,
    /// Changes the issue after it is read.
    change: fn(&mut Issue),
    marked: Option<&'static str>,
    position: ReadingPosition,
    order: SummaryOrder,
    heading_level: u8,
    locale: Locale,
    /// Whether each issue has a page of its own.
    pages: bool,
    /// Whether proposed facts are shown.
    review: bool,
    view: fn(&ViewContext) -> Html,
}

/// The whole page of an issue.
fn page(issue: &'static str) -> Setup {
    Setup {
        issue,
        change: |_| (),
        marked: None,
        position: ReadingPosition::Top,
        order: SummaryOrder::Editor,
        heading_level: 1,
        locale: Locale::Chinese,
        pages: false,
        review: false,
        view: |context| layout::page(context).build(),
    }
}

impl Setup {
    async fn drawn(self) -> Drawn {
        draw(move || self.html()).await
    }

    fn html(self) -> Html {
        let mut issue = sample::issue(self.issue);
        (self.change)(&mut issue);
        let mut archive = sample::archive();
        if self.pages {
            for it in &mut archive.issues {
                it.page = Some(format!("../{}.html", it.id));
            }
        }
        let id: Rc<str> = issue.id.as_str().into();
        let base = format!("https://example.org/data/{id}/issue.json");
        let links = Rc::new(Links {
            scheme: Rc::new(match self.pages {
                true => Scheme::Page {
                    issue: id.to_string(),
                    name: "bulletin".to_owned(),
                },
                false => Scheme::Embed {
                    name: "bulletin".to_owned(),
                },
            }),
            before: "".into(),
            page: self
                .pages
                .then(|| format!("https://example.org/{id}.html").into()),
            issue: id,
            base: base.as_str().into(),
            archive: ARCHIVE.into(),
            resolve: ResolveBy(resolve),
        });
        let document = Rc::new(Document::new(issue, base, self.review));
        let drawing = Rc::new(Drawing::new(&document, true));
        drawing.mark(self.marked.map(Rc::from));
        (self.view)(&ViewContext {
            document: &document,
            archive: Some(&archive),
            links: &links,
            words: self.locale.words(),
            position: self.position,
            drawing: &drawing,
            order: self.order,
            heading_level: self.heading_level,
        })
    }
}

/// Resolves an address with the browser's parser; natively, as far as the sample
/// needs it.
fn resolve(base: &str, href: &str) -> Option<String> {
    #[cfg(target_arch = "wasm32")]
    return crate::browser::resolve(base, href);
    #[cfg(not(target_arch = "wasm32"))]
    {
        let scheme = href.split('/').next().is_some_and(|it| it.contains(':'));
        if scheme {
            return Some(href.to_owned());
        }
        let mut parts: Vec<&str> = base.split('/').collect();
        parts.pop();
        for part in href.split('/') {
            match part {
                ".." => drop(parts.pop()),
                _ => parts.push(part),
            }
        }
        Some(parts.join("/"))
    }
}
