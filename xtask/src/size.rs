//! `cargo xtask size`: what a reader downloads to read issue 15 for the first
//! time, without figures, held against the budget.

use crate::build;
use crate::project;
use crate::tools::{self, Purpose};
use anyhow::{Context, Result, bail};
use std::io::Write;
use std::path::Path;

/// 100 KB, where 1 KB is 1,000 bytes: ARCHITECTURE.md, "Bytes".
const BUDGET: usize = 100_000;

/// The files of a first visit to the page of issue 15. That nothing else is
/// fetched is a browser test's business (`tests/`). A name with `*` is matched by
/// its beginning and end. The data stands in the page.
const FIRST_VISIT: &[&str] = &[
    "2020-15/index.html",
    "viewer-*.css",
    "choices-*.js",
    "viewer-*.js",
    "viewer-*.wasm",
    "data/archive.json",
    "icon.svg",
];

/// What comes later, when the reader first touches the page or a key, and when he
/// asks for the settings or comes back to what he left.
const LATER: &[&str] = &["failure-*.js", "reading-*.js"];

pub fn chore(mut arguments: lexopt::Parser) -> Result<()> {
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    let site = project::site();
    build::build(&tools::ensure(Purpose::Build)?, &site)?;
    size(&site)
}

struct Sizes {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints the table, and fails above the budget.
pub fn size(site: &Path) -> Result<()> {
    let mut total = Sizes {
        raw: 0,
        gzip: 0,
        brotli: 0,
    };
    println!(
        "{:<32} {:>9} {:>9} {:>9}",
        "first visit, bytes", "raw", "gzip 9", "brotli 11"
    );
    for pattern in FIRST_VISIT {
        let name = find(site, pattern)?;
        let sizes = measure(&read(site, &name)?)?;
        row(&name, &sizes);
        total.raw += sizes.raw;
        total.gzip += sizes.gzip;
        total.brotli += sizes.brotli;
    }
    row("total", &total);
    println!(
        "{:<32} {:>29}  ({:.1} % used; 1 KB = 1,000 bytes)",
        "budget",
        BUDGET,
        100.0 * total.brotli as f64 / BUDGET as f64
    );
    for pattern in LATER {
        let name = find(site, pattern)?;
        row(&format!("later: {name}"), &measure(&read(site, &name)?)?);
    }
    if total.brotli > BUDGET {
        bail!(
            "a first visit takes {} bytes, {} above the budget",
            total.brotli,
            total.brotli - BUDGET
        );
    }
    Ok(())
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
