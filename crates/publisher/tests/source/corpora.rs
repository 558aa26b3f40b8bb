//! The fuzzer's inputs, each run once: none of them panics, and the results are
//! consistent.

use crate::exercise;
use std::path::Path;

/// How often each input is mutated: a few times in tests, more if `FUZZ_ROUNDS`
/// says so.
fn rounds() -> u32 {
    let rounds = std::env::var("FUZZ_ROUNDS");
    rounds.map_or(30, |rounds| rounds.parse().expect("a number"))
}

/// An input with parts of it moved, repeated, left out and changed.
fn bent(bytes: &[u8], mut seed: u32) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let mut next = move |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % below.max(1)
    };
    for _ in 0..=next(3) {
        let start = next(bytes.len());
        let end = (start + 1 + next(60)).min(bytes.len());
        let block = bytes[start..end].to_vec();
        match next(4) {
            0 => drop(bytes.drain(start..end)),
            1 => drop(bytes.splice(start..start, block)),
            2 => {
                let at = next(bytes.len());
                drop(bytes.splice(at..at, block));
            }
            _ => bytes[start] ^= 1 << next(8),
        }
        if bytes.is_empty() {
            break;
        }
    }
    bytes
}

fn run(target: &str, exercise: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = folder.join("fuzz/corpus").join(target);
    let mut count = 0;
    for entry in std::fs::read_dir(&folder).expect("the corpus") {
        let path = entry.expect("an entry").path();
        println!("{}", path.display());
        let bytes = std::fs::read(&path).expect("an input");
        exercise(&bytes);
        for seed in 0..rounds() {
            let seed = seed.wrapping_mul(2_654_435_761).wrapping_add(count);
            exercise(&bent(&bytes, seed));
        }
        count += 1;
    }
    assert!(count >= 5, "{count} inputs in {}", folder.display());
}

#[test]
fn word_files() {
    run("docx", exercise::docx);
}

#[test]
fn texts() {
    run("text", exercise::text);
}

/// Each document truncated at many places and with bytes changed: read or
/// refused.
#[test]
fn documents_that_were_cut_and_bent() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
    for name in [
        "tracked-changes.docx",
        "libreoffice.docx",
        "head-in-text-box.docx",
    ] {
        let bytes = std::fs::read(folder.join(name)).expect("a document");
        for cut in (0..bytes.len()).step_by(bytes.len() / 40 + 1) {
            assert!(
                exercise::read(name, &bytes[..cut]).is_none(),
                "{name} to {cut}"
            );
        }
        let mut seed = 1_u32;
        for _ in 0..40 {
            let mut bent = bytes.clone();
            for _ in 0..4 {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let at = seed as usize % bent.len();
                bent[at] ^= (seed >> 24) as u8;
            }
            exercise::read(name, &bent);
        }
    }
}
