//! Compressed twins of files, for servers that send them as they are.

use std::io::{self, Write as _};

/// Whether a file of this name has twins: texts and wasm. Pictures are
/// compressed already, and a server's settings are never sent.
pub fn is_compressible(path: &str) -> bool {
    let endings = [
        "html", "js", "css", "json", "csv", "svg", "xml", "txt", "md", "wasm",
    ];
    path.rsplit_once('.')
        .is_some_and(|(_, ending)| endings.contains(&ending.to_ascii_lowercase().as_str()))
}

/// With gzip, where that is smaller. The header names neither time nor system.
pub fn gzip(bytes: &[u8]) -> io::Result<Option<Vec<u8>>> {
    let mut encoder = flate2::GzBuilder::new()
        .operating_system(255)
        .write(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    let out = encoder.finish()?;
    Ok((out.len() < bytes.len()).then_some(out))
}

/// With brotli at its strongest, where that is smaller.
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
