//! Tells types of files apart, by their bytes first and by their name last.

use super::kinds;
use crate::report::FindingKind;

/// What a file is.
pub enum Sniffed {
    /// A zip: perhaps a document.
    Zip,
    /// Perhaps plain text.
    Text,
    /// A known type that is not read, and how to save it instead.
    Other(&'static FindingKind),
}

/// Tells what a file is.
pub fn sniff(name: &str, bytes: &[u8]) -> Sniffed {
    if is_lock(name) && !bytes.starts_with(b"PK\x03\x04") {
        return Sniffed::Other(&kinds::LOCK_FILE);
    }
    if bytes.is_empty() {
        return Sniffed::Other(&kinds::EMPTY_FILE);
    }
    // If it starts like a zip but is not one, the package reports it.
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Sniffed::Zip;
    }
    if bytes.starts_with(&OLE) {
        return Sniffed::Other(compound_file(name, bytes));
    }
    if let Some(kind) = by_signature(bytes) {
        return Sniffed::Other(kind);
    }
    if let Some(kind) = by_markup(bytes) {
        return Sniffed::Other(kind);
    }
    Sniffed::Text
}

/// Whether Word, WPS (`~$15.docx`) or LibreOffice (`.~lock.15.docx#`) made a file
/// of this name beside an open document.
fn is_lock(name: &str) -> bool {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    name.starts_with("~$") || name.starts_with(".~lock.")
}

/// The ending of a name, in lower case.
fn ending(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((_, ending)) => ending.to_ascii_lowercase(),
        None => String::new(),
    }
}

/// The start of a compound file ([MS-CFB] 2.2).
const OLE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// What a compound file holds, by the names of its streams, which are in its
/// directory as UTF-16 ([MS-CFB] 2.6.1).
fn compound_file(name: &str, bytes: &[u8]) -> &'static FindingKind {
    let has = |name: &str| {
        let wanted: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        // Directory entries are at multiples of 128 bytes.
        bytes.chunks(128).any(|entry| entry.starts_with(&wanted))
    };
    if has("EncryptedPackage") {
        &kinds::ENCRYPTED_FILE
    } else if ending(name) == "wps" {
        &kinds::WPS_FILE
    } else if has("WordDocument") || matches!(ending(name).as_str(), "doc" | "dot") {
        &kinds::OLD_WORD
    } else {
        &kinds::OLE_FILE
    }
}

/// Types that start with bytes of their own.
fn by_signature(bytes: &[u8]) -> Option<&'static FindingKind> {
    // Mail programs put a few bytes before a PDF; PDF readers look this far.
    let head = bytes.get(..1024).unwrap_or(bytes);
    if head.windows(5).any(|at| at == b"%PDF-") {
        return Some(&kinds::PDF_FILE);
    }
    if bytes.starts_with(b"{\\rtf") {
        return Some(&kinds::RTF_FILE);
    }
    let pictures: [&[u8]; 10] = [
        b"\x89PNG",
        b"\xFF\xD8\xFF",
        b"GIF8",
        b"II*\0",
        b"MM\0*",
        b"\xD7\xCD\xC6\x9A",
        b"\x01\0\0\0\x58\0\0\0",
        b"\x01\0\0\0\x6C\0\0\0",
        b"8BPS",
        b"\0\0\x01\0",
    ];
    let webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    let heif = bytes.get(4..8) == Some(b"ftyp");
    // Many a text starts with "BM"; a bitmap has zeros at 6 to 9.
    let bitmap = bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]);
    (pictures.iter().any(|start| bytes.starts_with(start)) || webp || heif || bitmap)
        .then_some(&kinds::PICTURE_FILE)
}

/// Web pages and XML.
fn by_markup(bytes: &[u8]) -> Option<&'static FindingKind> {
    let head = bytes.get(..1024).unwrap_or(bytes);
    let head: String = head
        .iter()
        .filter(|byte| **byte != 0)
        .map(|byte| char::from(byte.to_ascii_lowercase()))
        .collect();
    let head = head
        .trim_start_matches(['\u{EF}', '\u{BB}', '\u{BF}', '\u{FE}', '\u{FF}'])
        .trim_start();
    let html = ["<!doctype html", "<html", "<head", "<body", "mime-version:"];
    if html.iter().any(|start| head.starts_with(start)) {
        return Some(&kinds::HTML_FILE);
    }
    if head.starts_with("<?xml") {
        return Some(match head.contains("<html") {
            true => &kinds::HTML_FILE,
            false => &kinds::XML_FILE,
        });
    }
    None
}
