//! The fuzz targets without cargo-fuzz: changes what is in their corpora at random and
//! reads it, for some minutes. Not guided by coverage, but it runs wherever the
//! compiler does.
//!
//! `cargo run --example mutate -- docx|text|read [MINUTES] [SEED]`; an input that does
//! not hold is left in the folder for temporary files, and its path printed.

use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

#[path = "../fuzz/exercise.rs"]
mod files;
#[path = "../../bulletin/fuzz/exercise.rs"]
mod format;

/// Pieces that the formats give a meaning to.
const WORDS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    "\"",
    ":",
    ",",
    "null",
    "1e400",
    "-1",
    "\\u0000",
    "\\ud800",
    "<w:p>",
    "</w:p>",
    "<w:tbl>",
    "<w:r><w:t>",
    "<!--",
    "]]>",
    "&#0;",
    "\n===word/",
    "（",
    "）",
    "“",
    "”",
    "万元",
    "捐款",
    "其中",
    "、",
    "；",
    "第15期",
    "2020年3月19日",
    "\u{FEFF}",
    "\0",
    "\r\n",
    "\t",
];

/// Marsaglia's xorshift.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }
}

fn mutate(bytes: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    let at = random.below(bytes.len() + 1);
    let length = 1 << random.below(8);
    let end = (at + random.below(length) + 1).min(bytes.len());
    match random.below(7) {
        0 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
        1 => drop(bytes.drain(at..end)),
        2 => {
            let piece = bytes[at..end].repeat(1 + random.below(64));
            bytes.splice(at..at, piece);
        }
        3 => {
            let from = random.below(other.len() + 1);
            let to = (from + length).min(other.len());
            bytes.splice(at..at, other[from..to].iter().copied());
        }
        4 => {
            let from = random.below(bytes.len() + 1);
            let piece = bytes[from..].to_vec();
            bytes.truncate(at);
            bytes.extend(piece);
        }
        _ => {
            let word = WORDS[random.below(WORDS.len())].repeat(1 + random.below(4));
            bytes.splice(at..at, word.into_bytes());
        }
    }
    bytes.truncate(1 << 16);
}

fn corpus(folder: &Path) -> Vec<Vec<u8>> {
    let files = std::fs::read_dir(folder).expect("a corpus");
    let mut paths: Vec<PathBuf> = files.map(|it| it.expect("a file").path()).collect();
    paths.sort();
    paths
        .iter()
        .map(|it| std::fs::read(it).expect("an input"))
        .collect()
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |index: usize| arguments.get(index).and_then(|it| it.parse::<u64>().ok());
    let target = arguments.first().map_or("text", |it| it);
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let (folder, exercise): (&str, fn(&[u8])) = match target {
        "docx" => ("publisher/fuzz/corpus/docx", files::docx),
        "text" => ("publisher/fuzz/corpus/text", files::text),
        _ => ("bulletin/fuzz/corpus/read", format::exercise),
    };
    let inputs = corpus(&crates.join(folder));
    let mut random = Random(number(2).unwrap_or(1).max(1));
    let end = Instant::now() + Duration::from_secs(60 * number(1).unwrap_or(10));
    // Where it is found even after the stack has run out.
    let current = std::env::temp_dir().join(format!("mutate-{target}"));
    let mut count = 0_u64;
    while Instant::now() < end {
        let mut bytes = inputs[random.below(inputs.len())].clone();
        for _ in 0..=random.below(8) {
            let other = random.below(inputs.len());
            mutate(&mut bytes, &inputs[other], &mut random);
        }
        std::fs::write(&current, &bytes).expect("a temporary file");
        if catch_unwind(|| exercise(&bytes)).is_err() {
            eprintln!("does not hold: {}", current.display());
            std::process::exit(1);
        }
        count += 1;
    }
    println!("{target}: {count} inputs");
}
