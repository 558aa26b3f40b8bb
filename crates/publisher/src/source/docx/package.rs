//! The package: a zip of parts that refer to each other.
//!
//! Rule of this file: bytes are counted as they are read, and no path leaves
//! the package.

use super::names::Ns;
use super::xml;
use crate::source::unreadable::Unreadable;
use crate::source::{kinds, limits};
use percent_encoding::percent_decode_str;
use std::collections::HashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// A package.
pub struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Parts by their lower-case names: names of parts never differ only in
    /// case (ISO/IEC 29500-2, 6.2.2.3).
    parts: HashMap<String, usize>,
    /// Bytes that may still be read.
    left: u64,
}

/// A part's relationships, by their ids.
pub type Relationships = HashMap<String, Relationship>;

/// A relationship.
#[derive(Clone, Debug)]
pub struct Relationship {
    /// The last word of its type: `image`, `hyperlink`, `footnotes`.
    pub kind: String,
    /// Its target.
    pub target: Target,
}

/// The target of a relationship.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Target {
    /// A part of the package, by its name without the leading slash.
    Part(String),
    /// An address outside.
    External(String),
    /// A path that leaves the package, verbatim.
    Outside(String),
}

impl<'a> Package<'a> {
    /// Opens a package.
    ///
    /// # Errors
    /// It is not a zip, truncated, too large, or has two parts of one name.
    pub fn open(bytes: &'a [u8]) -> Result<Package<'a>, Unreadable> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| {
            // A zip's directory is at its end: without one, the file was
            // truncated.
            let whole = bytes.windows(4).any(|at| at == b"PK\x05\x06");
            match whole {
                true => Unreadable::new(&kinds::DAMAGED_FILE, error.to_string()),
                false => Unreadable::new(&kinds::TRUNCATED_FILE, error.to_string()),
            }
        })?;
        if zip.len() > limits::PARTS {
            let detail = format!("{} > {}", zip.len(), limits::PARTS);
            return Err(Unreadable::new(&kinds::TOO_LARGE, detail));
        }
        if zip.has_duplicate_names() {
            return Err(Unreadable::new(&kinds::DUPLICATE_PART, "zip"));
        }
        let mut parts = HashMap::new();
        for index in 0..zip.len() {
            let Some(Ok(name)) = zip.name_for_index(index) else {
                continue;
            };
            let name = name.replace('\\', "/").to_lowercase();
            if name.ends_with('/') {
                continue;
            }
            if let Some(_first) = parts.insert(name.clone(), index) {
                return Err(Unreadable::new(&kinds::DUPLICATE_PART, name));
            }
        }
        Ok(Package {
            zip,
            parts,
            left: limits::TOTAL_BYTES,
        })
    }

    /// Whether a part exists.
    pub fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&name.to_lowercase())
    }

    /// An XML part's bytes, if it exists.
    ///
    /// # Errors
    /// It is encrypted, damaged or too large.
    pub fn xml(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        self.read(name, limits::XML_BYTES)
    }

    /// Any other part's bytes, if it exists.
    ///
    /// # Errors
    /// It is encrypted, damaged or too large.
    pub fn media(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        self.read(name, limits::MEDIA_BYTES)
    }

    fn read(&mut self, name: &str, most: u64) -> Result<Option<Vec<u8>>, Unreadable> {
        let Some(index) = self.parts.get(&name.to_lowercase()) else {
            return Ok(None);
        };
        let damaged = |error: ZipError| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
                Unreadable::new(&kinds::ENCRYPTED_PART, name)
            }
            error => Unreadable::new(&kinds::DAMAGED_FILE, format!("{name}: {error}")),
        };
        let entry = self.zip.by_index(*index).map_err(damaged)?;
        let most = most.min(self.left);
        let mut bytes = Vec::new();
        let read = entry.take(most + 1).read_to_end(&mut bytes);
        let read = read.map_err(|error| damaged(ZipError::Io(error)))? as u64;
        if read > most {
            let detail = format!("{name} > {most}");
            return Err(Unreadable::new(&kinds::TOO_LARGE, detail));
        }
        self.left -= read;
        Ok(Some(bytes))
    }

    /// A part's relationships, possibly none.
    ///
    /// # Errors
    /// As [`Package::xml`], and malformed XML.
    pub fn relationships(&mut self, part: &str) -> Result<Relationships, Unreadable> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let file = match folder {
            "" => format!("_rels/{name}.rels"),
            _ => format!("{folder}/_rels/{name}.rels"),
        };
        let mut found = Relationships::new();
        let Some(bytes) = self.xml(&file)? else {
            return Ok(found);
        };
        xml::each(&file, &bytes, &["Relationships"], &mut |element| {
            if !element.is(Ns::Relationships, "Relationship") {
                return Ok(());
            }
            let get = |name| element.attribute(Ns::None, name);
            let (Some(id), Some(target)) = (get("Id"), get("Target")) else {
                return Ok(());
            };
            let kind = get("Type").unwrap_or_default();
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            let target = match get("TargetMode") {
                Some("External") => Target::External(target.to_owned()),
                _ => resolve(folder, target),
            };
            found.insert(id.to_owned(), Relationship { kind, target });
            Ok(())
        })?;
        Ok(found)
    }
}

/// The part that a target names, relative to a folder. Percent-encoding is
/// decoded first: it can hide dots and slashes.
fn resolve(folder: &str, target: &str) -> Target {
    let outside = || Target::Outside(target.to_owned());
    let path = target.split(['#', '?']).next().unwrap_or_default();
    let Ok(path) = percent_decode_str(path).decode_utf8() else {
        return outside();
    };
    let path = path.replace('\\', "/");
    // An address with a scheme or a host, or a drive, is not a part.
    let scheme = path
        .split('/')
        .next()
        .is_some_and(|first| first.contains(':'));
    if scheme || path.starts_with("//") || path.contains('\0') {
        return outside();
    }
    let mut names: Vec<&str> = match path.starts_with('/') {
        true => Vec::new(),
        false => folder.split('/').filter(|name| !name.is_empty()).collect(),
    };
    for name in path.split('/') {
        match name {
            "" | "." => {}
            ".." => {
                if names.pop().is_none() {
                    return outside();
                }
            }
            name => names.push(name),
        }
    }
    Target::Part(names.join("/"))
}
