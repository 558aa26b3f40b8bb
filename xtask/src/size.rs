//! `cargo xtask size`: what a reader downloads to read issue 15, without
//! pictures, held against three budgets.

use crate::build;
use crate::build::compile::Build;
use crate::process::say;
use crate::project;
use crate::tools::{self, Purpose};
use anyhow::{Context, Result, bail};
use std::io::Write;
use std::path::Path;

/// A way to meet the viewer, the files it downloads and the most that they may
/// weigh together: bytes at brotli 11. ARCHITECTURE.md, "Bytes". That nothing
/// else is fetched is a browser test's business (`tests/tests/first_visit.rs`).
struct Visit {
    what: &'static str,
    budget: usize,
    /// The most that they may weigh until they keep to the budget. It only goes down.
    ceiling: Option<usize>,
    /// A name with `*` is matched by its beginning and end.
    files: &'static [&'static str],
    /// What follows when the browser is idle again: told, and no part of the budget.
    idle: Option<&'static str>,
}

/// The data stands in its page.
const VISITS: &[Visit] = &[
    Visit {
        what: "a published issue, until its reader acts or the browser is idle",
        budget: 26_000,
        ceiling: None,
        files: &[
            "2020-15/index.html",
            "viewer-*.css",
            "choices-*.js",
            "viewer-*.js",
            "icon.svg",
        ],
        idle: None,
    },
    Visit {
        what: "the same with the viewer started",
        budget: 112_000,
        ceiling: Some(116_400),
        files: &[
            "2020-15/index.html",
            "viewer-*.css",
            "choices-*.js",
            "viewer-*.js",
            "icon.svg",
            "viewer-*.wasm",
            "data/archive.json",
            "start-*.js",
        ],
        idle: Some("sheets-*.js"),
    },
    Visit {
        what: "an embed that fetches everything",
        budget: 118_000,
        ceiling: Some(123_500),
        files: &[
            "bulletin-viewer.js",
            "viewer-*.wasm",
            "data/archive.json",
            "data/2020-15/issue.json",
            "failure-*.js",
            "reading-*.js",
        ],
        idle: None,
    },
];

/// `cargo xtask size`.
pub fn task(mut arguments: lexopt::Parser) -> Result<()> {
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    let site = project::site();
    build::build(&tools::ensure(Purpose::Build)?, &site, Build::Small)?;
    size(&site)
}

#[derive(Default)]
struct Sizes {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl Sizes {
    fn add(&mut self, other: &Self) {
        self.raw += other.raw;
        self.gzip += other.gzip;
        self.brotli += other.brotli;
    }
}

/// Prints the tables, and fails above a budget, or above its ceiling where there is one.
pub fn size(site: &Path) -> Result<()> {
    let mut above = Vec::new();
    for visit in VISITS {
        println!("{}", visit.what);
        println!(
            "{:<32} {:>9} {:>9} {:>9}",
            "bytes", "raw", "gzip 9", "brotli 11"
        );
        let mut total = Sizes::default();
        for pattern in visit.files {
            let name = find(site, pattern)?;
            let sizes = measure(&read(site, &name)?)?;
            row(&name, &sizes);
            total.add(&sizes);
        }
        row("total", &total);
        let used = 100.0 * total.brotli as f64 / visit.budget as f64;
        println!("{:<32} {:>29}  ({used:.1} % used)", "budget", visit.budget);
        if let Some(pattern) = visit.idle {
            let name = find(site, pattern)?;
            let mut sum = measure(&read(site, &name)?)?;
            row(&format!("and when idle again: {pattern}"), &sum);
            sum.add(&total);
            row("all of it", &sum);
        }
        println!();
        let over = total.brotli.saturating_sub(visit.budget);
        let message = format!(
            "{}: {} bytes, {over} above the budget",
            visit.what, total.brotli
        );
        if total.brotli > visit.ceiling.unwrap_or(visit.budget) {
            above.push(message);
        } else if over > 0 {
            say("owed", &message);
        }
    }
    match above.is_empty() {
        true => Ok(()),
        false => bail!("{}", above.join("; ")),
    }
}

fn read(site: &Path, name: &str) -> Result<Vec<u8>> {
    let path = site.join(name);
    std::fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))
}

fn row(name: &str, sizes: &Sizes) {
    println!(
        "{name:<32} {:>9} {:>9} {:>9}",
        sizes.raw, sizes.gzip, sizes.brotli
    );
}

fn find(site: &Path, pattern: &str) -> Result<String> {
    let Some((start, end)) = pattern.split_once('*') else {
        return Ok(pattern.to_owned());
    };
    let names = std::fs::read_dir(site)
        .with_context(|| format!("{} cannot be read", site.display()))?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<Result<Vec<_>>>()?;
    let mut fitting = names
        .into_iter()
        .filter(|name| name.starts_with(start) && name.ends_with(end));
    match (fitting.next(), fitting.next()) {
        (Some(name), None) => Ok(name),
        (None, _) => bail!("{} holds no {pattern}", site.display()),
        (Some(one), Some(other)) => bail!("both {one} and {other} are a {pattern}"),
    }
}

fn measure(bytes: &[u8]) -> Result<Sizes> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(bytes)?;
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut small, &parameters)?;
    Ok(Sizes {
        raw: bytes.len(),
        gzip: gzip.finish()?.len(),
        brotli: small.len(),
    })
}
