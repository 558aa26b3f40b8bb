//! What all pages of a site share.

use crate::report::Place;
use crate::site::finding::{Error, WRONG_BASE_URL};
use crate::site::hash;
use crate::site::options::Options;
use url::Url;

/// What all pages share.
pub struct Site {
    /// Its address with a trailing slash, if it is known.
    pub base: Option<String>,
    /// The style sheet of what the viewer's views drew.
    pub style: Option<String>,
    /// The script of issues' pages.
    pub script: String,
    /// The script that applies a reader's choices, for pages that the viewer's
    /// views drew.
    pub choices: Option<String>,
    /// The style sheet and the script of the list of issues.
    pub list: [Option<String>; 2],
    /// Whether the pages show facts that nobody has confirmed, marked.
    pub review: bool,
    /// Whether there is an index to search.
    pub search: bool,
    /// Hash of everything that pages share, and of the code that draws them.
    pub key: String,
}

impl Site {
    /// Takes from a build's options what pages need.
    ///
    /// # Errors
    /// `--base-url` is not the address of a site.
    pub fn new(options: &Options) -> Result<Site, Error> {
        let base = options.base_url.as_deref().map(base).transpose()?;
        let style = options.viewer.style_sheet().map(str::to_owned);
        let script = options.viewer.script().to_owned();
        let choices = options.viewer.choices().map(str::to_owned);
        let list = [".css", ".js"].map(|it| options.viewer.list(it).map(str::to_owned));
        let parts = [
            env!("CARGO_PKG_VERSION"),
            env!("BULLETIN_DRAWING"),
            base.as_deref().unwrap_or_default(),
            style.as_deref().unwrap_or_default(),
            &script,
            choices.as_deref().unwrap_or_default(),
            list[0].as_deref().unwrap_or_default(),
            list[1].as_deref().unwrap_or_default(),
            if options.with_proposed { "review" } else { "" },
        ];
        let key = hash::of_all(parts.map(str::as_bytes));
        Ok(Site {
            base,
            style,
            script,
            choices,
            list,
            review: options.with_proposed,
            search: options.search,
            key,
        })
    }

    /// The path of the site on its server: `/bulletins/`; the server's root if its
    /// address is not known.
    pub fn root(&self) -> &str {
        let base = self.base.as_deref().unwrap_or("/");
        let host = base.find("://").map_or(0, |it| it + 3);
        let path = base.get(host..).unwrap_or_default();
        path.find('/').map_or("/", |it| &path[it..])
    }

    /// The absolute address of a path of the site.
    pub fn whole(&self, path: &str) -> Option<String> {
        self.base.as_ref().map(|base| format!("{base}{path}"))
    }
}

/// An address of a site, with a trailing slash.
fn base(text: &str) -> Result<String, Error> {
    let wrong = || Error::new(&WRONG_BASE_URL, Place::File, text);
    // Feeds and sitemaps contain the address as it was given, so it must need
    // no repair: what a browser would encode, drop or resolve is refused.
    let url = Url::parse(text).map_err(|_| wrong())?;
    let given = text.trim_end_matches('/');
    let rest = given
        .strip_prefix("http://")
        .or_else(|| given.strip_prefix("https://"))
        .ok_or_else(wrong)?;
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let strange = |it: char| !it.is_ascii_graphic() || "?#\"<>\\^`{|}@".contains(it);
    let dots = path.split('/').any(|it| [".", ".."].contains(&it));
    let has_host = !host.is_empty() && !host.starts_with(':');
    if !has_host || url.host().is_none() || text.contains(strange) || dots {
        return Err(wrong());
    }
    Ok(format!("{given}/"))
}
