//! Measures building the site of a large archive: a number of issues, each of
//! the size of the sample's issue 15, at first and after a change of one.
//!
//! ```text
//! cargo run --profile publisher -p bulletin-publisher --example large -- 1000
//! ```

use indicatif::ProgressBar;
use publisher::site::{self, Options, Outcome, Viewer};
use serde_json::{Value, json};
use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::Instant;

fn main() -> Result<(), Box<dyn Error>> {
    let count: usize = std::env::args().nth(1).map_or(Ok(1000), |it| it.parse())?;
    let folder = tempfile::tempdir()?;
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/sample");
    let archive = folder.path().join("archive");
    make(&sample, &archive, count)?;
    let mut options = Options {
        out: folder.path().join("site"),
        archive,
        base_url: Some("https://example.org/bulletins/".to_owned()),
        viewer: Viewer::carried().unwrap_or_else(|_| nothing()),
        anew: false,
        with_proposed: false,
        search: true,
    };
    measure("the first build", &options)?;
    measure("nothing changed", &options)?;
    let path = options
        .archive
        .join(format!("n-{:05}/issue.json", count / 2));
    let mut issue: Value = serde_json::from_slice(&fs::read(&path)?)?;
    issue["headline"] = json!("改过的标题");
    fs::write(&path, issue.to_string())?;
    measure("one issue changed", &options)?;
    options.anew = true;
    measure("all made anew", &options)?;
    Ok(())
}

fn measure(what: &str, options: &Options) -> Result<Outcome, Box<dyn Error>> {
    let start = Instant::now();
    let outcome = site::run(options, &ProgressBar::no_length())?;
    println!(
        "{what}: {:.1} s; {} pages drawn, {} not; {} files put in place, {} kept",
        start.elapsed().as_secs_f32(),
        outcome.drawn,
        outcome.undrawn,
        outcome.replaced.len(),
        outcome.kept
    );
    Ok(outcome)
}

/// An archive of copies of the sample's issue 15 with different texts and
/// pictures, so that nothing is made only once.
fn make(sample: &Path, archive: &Path, count: usize) -> Result<(), Box<dyn Error>> {
    let from = sample.join("2020-15");
    let issue: Value = serde_json::from_slice(&fs::read(from.join("issue.json"))?)?;
    let mut entries = Vec::new();
    for index in 0..count {
        let id = format!("n-{index:05}");
        let date = format!(
            "{}-{:02}-{:02}",
            2000 + index / 300,
            index % 12 + 1,
            index % 28 + 1
        );
        let to = archive.join(&id);
        fs::create_dir_all(to.join("figures"))?;
        for entry in fs::read_dir(from.join("figures"))? {
            let entry = entry?;
            let mut bytes = fs::read(entry.path())?;
            bytes.extend(id.as_bytes());
            fs::write(to.join("figures").join(entry.file_name()), bytes)?;
        }
        let mut issue = issue.clone();
        issue["id"] = json!(id);
        issue["datePublished"] = json!(date);
        issue["headline"] = json!(format!("第{index}次测量"));
        fs::write(to.join("issue.json"), issue.to_string())?;
        entries.push(json!({
            "id": id, "issueNumber": 15, "datePublished": date, "headline": format!("第{index}次测量"),
            "adminCodes": ["120000", "540000"], "url": format!("{id}/issue.json"),
        }));
    }
    let text = json!({
        "format": "bulletin-archive/1", "periodical": { "name": "测量", "kind": "简报" },
        "publisher": "测量", "issues": entries,
    });
    fs::write(archive.join("archive.json"), text.to_string())?;
    Ok(())
}

/// A viewer that consists of nothing but names.
fn nothing() -> Viewer {
    let mut viewer = Viewer::default();
    for name in [
        "bulletin-viewer.js",
        "icon.svg",
        "viewer-00000000.css",
        "viewer-00000000.wasm",
    ] {
        viewer
            .files
            .insert(name.to_owned(), b"nothing".as_slice().into());
    }
    viewer
}
