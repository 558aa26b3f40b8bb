//! Hashes of content and of inputs: SHA-256, the first 64 bits in hexadecimal.
//! They tell versions of a file apart, and are no protection against anybody.

use sha2::{Digest, Sha256};
use std::io::{self, Read as _};
use std::path::Path;

/// The hash of bytes.
pub fn of(bytes: &[u8]) -> String {
    short(&Sha256::digest(bytes))
}

/// The hash of a file's content, read in pieces.
pub fn of_file(path: &Path) -> io::Result<String> {
    let mut file = std::fs::File::open(path)?;
    let mut hasher = Sha256::new();
    let mut block = vec![0; 1 << 16];
    loop {
        match file.read(&mut block)? {
            0 => return Ok(short(&hasher.finalize())),
            count => hasher.update(block.get(..count).unwrap_or_default()),
        }
    }
}

/// The hash of several inputs; the boundaries between them count.
pub fn of_all<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    short(&hasher.finalize())
}

fn short(digest: &[u8]) -> String {
    digest
        .iter()
        .take(8)
        .map(|it| format!("{it:02x}"))
        .collect()
}
