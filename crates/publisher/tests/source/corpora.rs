//! The fuzzer's inputs, each run once: none of them panics, and what is read
//! holds together.

use crate::exercise;
use std::path::Path;

fn run(target: &str, exercise: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = folder.join("fuzz/corpus").join(target);
    let mut count = 0;
    for entry in std::fs::read_dir(&folder).expect("the corpus") {
        let path = entry.expect("an entry").path();
        println!("{}", path.display());
        exercise(&std::fs::read(&path).expect("an input"));
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

/// Each document cut at many places and with bytes changed: read or refused.
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
