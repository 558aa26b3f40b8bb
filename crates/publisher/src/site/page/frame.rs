//! The frame of every page: its head, and its body around what it shows.
//!
//! Rule of this file: nothing is inline but data, so that a strict
//! Content-Security-Policy holds; what comes from the archive is escaped by
//! construction.

use super::feed;
use super::shared::Site;
use crate::site::html::{DOCTYPE, Printable, json};
use maud::{Markup, PreEscaped, html};
use serde_json::Value;

/// The content of a page's head.
pub struct PageHead<'a> {
    /// The language of the page.
    pub language: &'a str,
    /// The title.
    pub title: String,
    /// What the page is about; empty if there is nothing to say.
    pub description: String,
    /// From the page to the site's root: `../`.
    pub up: &'a str,
    /// The page's path in the site: `2020-15/`; `None` for a page that has no address
    /// of its own.
    pub path: Option<String>,
    /// `article` or `website`.
    pub kind: &'a str,
    /// The path of a picture in the site.
    pub picture: Option<String>,
    /// What search engines are told.
    pub structured: Option<Value>,
    /// Not for search engines.
    pub hidden: bool,
    /// Its script, if there is an element on it.
    pub script: Option<&'a str>,
    /// Its style sheet.
    pub style: Option<&'a str>,
    /// Whether it lists the issues, or looks like it.
    pub list: bool,
}

/// A page of a site.
pub fn page(head: &PageHead, body: Markup, site: &Site) -> String {
    let (up, title) = (head.up, Printable(&head.title));
    let description = Some(Printable(&head.description)).filter(|it| !it.0.is_empty());
    let whole = head.path.as_ref().and_then(|it| site.whole(it));
    let picture = head.picture.as_ref().and_then(|it| site.whole(it));
    let choices = site
        .choices
        .as_ref()
        .filter(|_| head.style == site.style.as_deref());
    let page = html! {
        (DOCTYPE)
        html lang=(head.language) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
                title { (title) }
                @if let Some(description) = &description {
                    meta name="description" content=(description);
                }
                @if head.hidden {
                    meta name="robots" content="noindex";
                }
                @if let Some(whole) = &whole {
                    link rel="canonical" href=(whole);
                    meta property="og:type" content=(head.kind);
                    meta property="og:title" content=(title);
                    @if let Some(description) = &description {
                        meta property="og:description" content=(description);
                    }
                    meta property="og:url" content=(whole);
                    @if let Some(picture) = &picture {
                        meta property="og:image" content=(picture);
                    }
                    link rel="alternate" type="application/atom+xml" href={ (up) (feed::NAME) };
                }
                // It keeps nothing back: the text comes without it, too. A few hundred
                // bytes that are asked for first are there before the style sheet.
                @if let Some(choices) = choices {
                    script async fetchpriority="high" src={ (up) (choices) } {}
                }
                link rel="icon" type="image/svg+xml" href={ (up) "icon.svg" };
                @if let Some(style) = head.style {
                    link rel="stylesheet" href={ (up) (style) };
                }
                @if head.list && let [Some(style), Some(script)] = &site.list {
                    link rel="stylesheet" href={ (up) (style) };
                    script type="module" src={ (up) (script) } {}
                }
                @if let Some(script) = head.script {
                    script type="module" src={ (up) (script) } {}
                }
                @if let Some(value) = &head.structured {
                    script type="application/ld+json" { (PreEscaped(json(value))) }
                }
            }
            body { (body) }
        }
    };
    page.into_string()
}
