//! The viewer's own page and what lies beside it: index.html and the files that
//! its `<link data-trunk>` elements name.
//!
//! Trunk has a build of its own to read them; `cargo xtask build` needs no trunk
//! and reads the few kinds of them that stand in index.html.

use super::wasm::named;
use super::{entries, read, read_bytes, write};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// Lays out the page in a folder: copies what it names and writes index.html.
pub fn write_page(root: &Path, to: &Path) -> Result<()> {
    let html = read(&root.join("index.html"))?;
    let page = replace_links(&html, |link| follow(link, root, to))?;
    write(&to.join("index.html"), shrink(&page)?.as_bytes())
}

/// The page that trunk wrote, without the elements that it leaves where it puts
/// nothing in their place.
pub fn without_links(html: &str) -> Result<String> {
    replace_links(html, |_| Ok(String::new()))
}

fn replace_links(html: &str, with: impl Fn(&str) -> Result<String>) -> Result<String> {
    let mut page = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, link)) = rest.split_once("<link data-trunk") {
        page.push_str(before);
        let (link, after) = link
            .split_once('>')
            .context("index.html holds an element without an end")?;
        page.push_str(&with(link)?);
        rest = after;
    }
    page.push_str(rest);
    Ok(page)
}

/// Does what a link asks of the bundler; the element that stands in its place.
fn follow(link: &str, root: &Path, to: &Path) -> Result<String> {
    let from = |it: &str| root.join(it);
    let name = |it: &str| it.rsplit('/').next().unwrap_or(it).to_owned();
    match (attribute(link, "rel"), attribute(link, "href")) {
        // The loader starts the wasm.
        (Some("rust"), None) => Ok(String::new()),
        (Some("copy-file"), Some(href)) => {
            copy_file(&from(href), &to.join(name(href)))?;
            Ok(String::new())
        }
        (Some("copy-dir"), Some(href)) => {
            let target = attribute(link, "data-target-path").unwrap_or(href);
            copy(&from(href), &to.join(target))?;
            Ok(String::new())
        }
        (Some("css"), Some(href)) => {
            let sheet = read_bytes(&from(href))?;
            let stem = name(href).replace(".css", "");
            let hashed = named(&stem, "css", &sheet);
            write(&to.join(&hashed), &sheet)?;
            Ok(format!("<link rel=\"stylesheet\" href=\"{hashed}\">"))
        }
        _ => {
            bail!("index.html asks trunk for {link:?}, which xtask/src/build/page.rs does not know")
        }
    }
}

fn attribute<'a>(link: &'a str, name: &str) -> Option<&'a str> {
    let start = format!(" {name}=\"");
    let (_, value) = link.split_once(&start)?;
    value.split_once('"').map(|(value, _)| value)
}

/// The page without what only people who edit it need: comments and
/// indentation.
pub fn shrink(html: &str) -> Result<String> {
    let mut small = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, comment)) = rest.split_once("<!--") {
        small.push_str(before);
        rest = match comment.split_once("-->") {
            Some((_, after)) => after,
            None => bail!("index.html holds a comment without an end"),
        };
    }
    small.push_str(rest);
    // Where white space is content, it is left alone.
    if ["<pre", "<textarea", "<script>"]
        .iter()
        .any(|tag| small.contains(tag))
    {
        return Ok(small);
    }
    let lines = small.lines().map(str::trim).filter(|line| !line.is_empty());
    Ok(lines.collect::<Vec<_>>().join("\n"))
}

/// Copies a folder with all it holds, JSON without its indentation.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("{} cannot be made", to.display()))?;
    for path in entries(from)? {
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            copy_file(&path, &target)?;
        }
    }
    Ok(())
}

fn copy_file(from: &Path, to: &Path) -> Result<()> {
    if from.extension().is_some_and(|it| it == "json") {
        let json = read(from)?;
        serde_json::from_str::<serde_json::Value>(&json)
            .with_context(|| format!("{} is not JSON", from.display()))?;
        return write(to, dense(&json).as_bytes());
    }
    fs::copy(from, to).with_context(|| format!("{} cannot be copied", from.display()))?;
    Ok(())
}

/// JSON without the white space between its tokens. Order and spelling of all
/// else stay as they are, which decoding and encoding again would not promise.
fn dense(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    let (mut within, mut escaped) = (false, false);
    for character in json.chars() {
        if within {
            within = escaped || character != '"';
            escaped = !escaped && character == '\\';
        } else if character.is_ascii_whitespace() {
            continue;
        } else {
            within = character == '"';
        }
        text.push(character);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_goes_from_between_tokens_only() {
        let json = "{\n  \"a b\": [1, 2],\n  \"c \\\" d\": \"e  \\\\\"\n}\n";
        assert_eq!(dense(json), r#"{"a b":[1,2],"c \" d":"e  \\"}"#);
    }

    #[test]
    fn a_page_loses_comments_and_indentation() {
        let html = "<html>\n  <!-- why\n  -->\n  <p>a b</p>\n</html>\n";
        assert_eq!(shrink(html).unwrap(), "<html>\n<p>a b</p>\n</html>");
    }

    #[test]
    fn a_link_of_an_unknown_kind_is_refused() {
        let nowhere = Path::new("nowhere");
        let error = follow(" rel=\"scss\" href=\"a.scss\"", nowhere, nowhere).unwrap_err();
        assert!(error.to_string().contains("a.scss"));
        assert_eq!(follow(" rel=\"rust\"", nowhere, nowhere).unwrap(), "");
    }
}
