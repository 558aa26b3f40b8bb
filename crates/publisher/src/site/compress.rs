//! Precompressed copies of files, for servers that send them as they are.

use super::file_types;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// The endings of the copies, the preferred one first.
pub const ENDINGS: [&str; 2] = [".br", ".gz"];

/// Whether a file of this name gets copies.
pub fn is_compressible(path: &str) -> bool {
    file_types::of(path).is_some_and(|it| it.compressible)
}

/// The path of a copy.
pub fn copy_of(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Compresses with gzip; `None` if that saves nothing. The header names neither
/// time nor system.
pub fn gzip(bytes: &[u8]) -> io::Result<Option<Vec<u8>>> {
    let mut encoder = flate2::GzBuilder::new()
        .operating_system(255)
        .write(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    let out = encoder.finish()?;
    Ok((out.len() < bytes.len()).then_some(out))
}

/// Compresses with brotli at its strongest; `None` if that saves nothing.
pub fn brotli(bytes: &[u8]) -> io::Result<Option<Vec<u8>>> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*bytes, &mut out, &params)?;
    Ok((out.len() < bytes.len()).then_some(out))
}
