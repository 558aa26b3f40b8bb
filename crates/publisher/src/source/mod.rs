//! Reads files: from bytes to a [`Manuscript`].
//!
//! Rule of this folder: it reports what is in the file and judges nothing.
//! Everything is untrusted: sizes, counts and depths are bounded, in `limits`.

mod docx;
mod findings;
pub mod kinds;
pub mod limits;
mod sniff;
mod text;
mod unreadable;

use crate::manuscript::Manuscript;
use crate::report::Finding;
pub use kinds::KINDS;
pub use unreadable::Unreadable;

/// Reads a file by its bytes; its name only helps to tell its type.
///
/// # Errors
/// Says why it cannot be read and what to do.
pub fn read(name: &str, bytes: &[u8]) -> Result<(Manuscript, Vec<Finding>), Unreadable> {
    if bytes.len() > limits::FILE_BYTES {
        let detail = format!("{} > {}", bytes.len(), limits::FILE_BYTES);
        return Err(Unreadable::new(&kinds::FILE_TOO_LARGE, detail));
    }
    match sniff::sniff(name, bytes) {
        sniff::Sniffed::Zip => docx::read(bytes),
        sniff::Sniffed::Text => text::read(bytes),
        sniff::Sniffed::Other(kind) => Err(Unreadable::new(kind, name)),
    }
}
