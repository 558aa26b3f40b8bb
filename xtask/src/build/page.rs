//! Everything of the site that is neither wasm nor script: the page, and what
//! trunk copied beside it.

use super::{entries, read, write};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// The page without what only people who edit it need: comments and
/// indentation. Fails where it names a file that the finished site has not.
pub fn shrink(html: &str, dropped: &[&Path]) -> Result<String> {
    for file in dropped {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if html.contains(&*name) {
            bail!("index.html loads {name} by itself; only the loader should: see Trunk.toml");
        }
    }
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
    let small = without_instructions(&small)?;
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

/// Trunk leaves the elements that instruct it standing where it injects nothing
/// in their place.
fn without_instructions(html: &str) -> Result<String> {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, instruction)) = rest.split_once("<link data-trunk") {
        kept.push_str(before);
        rest = instruction
            .split_once('>')
            .context("index.html holds an element without an end")?
            .1;
    }
    kept.push_str(rest);
    Ok(kept)
}

/// Copies a folder with all it holds but the files that are named, JSON without
/// its indentation.
pub fn copy(from: &Path, to: &Path, without: &[&Path]) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("{} cannot be made", to.display()))?;
    for path in entries(from)? {
        let target = to.join(path.file_name().unwrap_or_default());
        if without.contains(&path.as_path()) {
            continue;
        } else if path.is_dir() {
            copy(&path, &target, without)?;
        } else if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            let json = read(&path)?;
            serde_json::from_str::<serde_json::Value>(&json)
                .with_context(|| format!("{} is not JSON", path.display()))?;
            write(&target, dense(&json).as_bytes())?;
        } else {
            fs::copy(&path, &target)
                .with_context(|| format!("{} cannot be copied", path.display()))?;
        }
    }
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
        let html =
            "<html>\n  <link data-trunk rel=\"rust\">\n  <!-- why\n  -->\n  <p>a b</p>\n</html>\n";
        assert_eq!(shrink(html, &[]).unwrap(), "<html>\n<p>a b</p>\n</html>");
    }

    #[test]
    fn a_page_that_loads_the_wasm_itself_is_refused() {
        let error = shrink("<link href=a-1.wasm>", &[Path::new("x/a-1.wasm")]).unwrap_err();
        assert!(error.to_string().contains("a-1.wasm"));
    }
}
