//! `cargo xtask generate`: an archive of any number of issues, as a folder that
//! `bulletin build` reads. To measure, and to look at what an office has after years.
//!
//! Rule of this folder: the same number and the same seed make the same bytes. All
//! sentences are composed here from lists of words; none is anybody's.

mod facts;
mod issue;
mod picture;
mod plan;
mod random;
mod text;
mod words;

use crate::{process, project};
use anyhow::{Context as _, Result, bail};
use issue::{Made, PERIODICAL, PUBLISHER};
use lexopt::prelude::*;
use plan::Planned;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

pub fn task(mut arguments: lexopt::Parser) -> Result<()> {
    let (mut issues, mut seed) = (100, 1);
    let mut out = project::target().join("archive");
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("issues") => issues = arguments.value()?.parse()?,
            Long("seed") => seed = arguments.value()?.parse()?,
            Long("out") => out = PathBuf::from(arguments.value()?),
            other => return Err(other.unexpected().into()),
        }
    }
    if issues == 0 || issues > 20_000 {
        bail!("--issues takes 1 to 20000");
    }
    archive(issues, seed, &out)?;
    process::say(
        "generated",
        &format!("{issues} issues in {}", out.display()),
    );
    Ok(())
}

/// Makes the archive in a folder, which is empty, missing, or an archive that was
/// made here.
fn archive(issues: usize, seed: u64, out: &Path) -> Result<()> {
    if out.join("archive.json").exists() {
        let text = fs::read_to_string(out.join("archive.json"))?;
        if !text.contains(PUBLISHER) {
            bail!("{} is another archive", out.display());
        }
        fs::remove_dir_all(out)?;
    } else if out.exists() && fs::read_dir(out)?.next().is_some() {
        bail!("{} holds other things", out.display());
    }
    fs::create_dir_all(out)?;
    let plan = plan::plan(issues, seed);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let entries: Result<Vec<Vec<Value>>> = std::thread::scope(|scope| {
        let ranges: Vec<_> = plan.chunks(issues.div_ceil(threads)).collect();
        let mut first = 0;
        let mut running = Vec::new();
        for range in ranges {
            let (start, plan) = (first, &plan);
            first += range.len();
            running.push(scope.spawn(move || some(plan, start..start + range.len(), seed, out)));
        }
        let ended = running.into_iter().map(|it| it.join());
        ended
            .map(|it| it.unwrap_or_else(|_| bail!("a thread has panicked")))
            .collect()
    });
    let mut entries: Vec<Value> = entries?.into_iter().flatten().collect();
    entries.reverse();
    let archive = json!({
        "format": "bulletin-archive/1",
        "periodical": { "name": PERIODICAL, "kind": "简报" },
        "publisher": PUBLISHER,
        "issues": entries,
    });
    write(&out.join("archive.json"), &pretty(&archive)?)
}

/// Some of the issues; returns their entries.
fn some(
    plan: &[Planned],
    range: std::ops::Range<usize>,
    seed: u64,
    out: &Path,
) -> Result<Vec<Value>> {
    let mut entries = Vec::new();
    for index in range {
        let planned = &plan[index];
        // Every seventh issue reports again what the one before reported, if it has
        // a section of that place.
        let before = match index % 7 == 6 {
            true => issue::reported(&issue::make(&plan[index - 1], seed, None)?),
            false => None,
        };
        let made = issue::make(planned, seed, before.as_ref())?;
        let folder = out.join(&planned.id);
        fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
        write(&folder.join("issue.json"), &pretty(&made.issue)?)?;
        if !made.pictures.is_empty() {
            fs::create_dir_all(folder.join("figures"))?;
        }
        for (name, bytes) in &made.pictures {
            write(&folder.join(name), bytes)?;
        }
        entries.push(entry(&made));
    }
    Ok(entries)
}

/// What the archive says of an issue.
fn entry(made: &Made) -> Value {
    let mut entry = json!({});
    for field in [
        "id",
        "issueNumber",
        "issueLabel",
        "cumulativeNumber",
        "datePublished",
        "headline",
        "partNumber",
        "partLabel",
    ] {
        let value = &made.issue[field];
        if !value.is_null() {
            entry[field] = value.clone();
        }
    }
    if made.issue["supplement"] == true {
        entry["supplement"] = json!(true);
    }
    entry["adminCodes"] = json!(made.admin_codes);
    entry["url"] = json!(format!(
        "{}/issue.json",
        made.issue["id"].as_str().unwrap_or_default()
    ));
    entry
}

fn pretty(value: &Value) -> Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(value)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| path.display().to_string())
}

#[cfg(test)]
mod tests {
    //! What an archive is made of.

    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_same_seed_makes_the_same_issues() {
        let make = |seed| {
            let plan = plan::plan(60, seed);
            let of = |it: &Planned| {
                issue::make(it, seed, None)
                    .expect("an issue")
                    .issue
                    .to_string()
            };
            plan.iter().map(of).collect::<Vec<_>>()
        };
        assert_eq!(make(3), make(3));
        assert_ne!(make(3), make(4));
    }

    #[test]
    fn ids_are_unique_and_dates_rise_whatever_the_number() {
        for issues in [1, 2, 23, 24, 25, 100, 1001, 10_000] {
            let plan = plan::plan(issues, 7);
            assert_eq!(plan.len(), issues);
            let ids: BTreeSet<&str> = plan.iter().map(|it| &*it.id).collect();
            assert_eq!(ids.len(), issues);
            assert!(plan.windows(2).all(|two| two[0].date <= two[1].date));
            assert_eq!(plan[issues - 1].date.0, 2024);
        }
    }

    #[test]
    fn quotes_stand_in_the_text_and_repeats_lead_somewhere() {
        let plan = plan::plan(200, 7);
        let mut repeated = 0;
        for two in plan.windows(2) {
            let before = issue::make(&two[0], 7, None).expect("an issue");
            let reported = issue::reported(&before);
            let made = issue::make(&two[1], 7, reported.as_ref()).expect("an issue");
            for section in made.issue["sections"].as_array().expect("sections") {
                let text = section["blocks"].to_string();
                for fact in section["facts"].as_array().expect("facts") {
                    assert!(
                        text.contains(fact["quote"].as_str().expect("a quote")),
                        "{fact}"
                    );
                    if !fact["repeats"].is_null() {
                        repeated += 1;
                        let whole = before.issue.to_string();
                        assert!(
                            whole.contains(&format!("\"id\":{}", fact["repeats"]["fact"])),
                            "{fact}"
                        );
                    }
                }
            }
        }
        assert!(repeated > 10, "{repeated}");
    }
}
