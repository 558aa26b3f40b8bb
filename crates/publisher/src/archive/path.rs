//! Paths inside the archive.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use super::kinds::{FILES, LEAVES};
use super::problem::Problem;

/// Refuses a symbolic link. A path that does not exist is fine.
///
/// # Errors
/// It is a link, or cannot be read.
pub fn refuse_link(path: &Path) -> Result<(), Problem> {
    match fs::symlink_metadata(path) {
        Ok(it) if it.is_symlink() => Err(Problem::new(&LEAVES, path, "")),
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Problem::io(path, &error)),
    }
}

/// Whether there is an ordinary file.
///
/// # Errors
/// There is something else.
pub fn is_file(path: &Path) -> Result<bool, Problem> {
    match fs::symlink_metadata(path) {
        Ok(it) if it.is_file() => Ok(true),
        Ok(_) => Err(Problem::new(&LEAVES, path, "")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(Problem::io(path, &error)),
    }
}

/// Refuses a relative path that leads up or nowhere.
///
/// # Errors
/// It does.
pub fn stays(relative: &Path) -> Result<(), Problem> {
    let mut parts = relative.components().peekable();
    let named = parts.peek().is_some();
    if named && parts.all(|part| matches!(part, Component::Normal(_))) {
        return Ok(());
    }
    Err(Problem::new(&LEAVES, relative, ""))
}

/// Resolves a relative path below a root: no part of it leads up or is a
/// symbolic link, and all but the last are folders if they exist.
///
/// # Errors
/// It leaves the archive.
pub fn inside(root: &Path, relative: &Path) -> Result<PathBuf, Problem> {
    stays(relative)?;
    let mut path = root.to_owned();
    let mut parts = relative.components().peekable();
    while let Some(part) = parts.next() {
        path.push(part);
        let last = parts.peek().is_none();
        match fs::symlink_metadata(&path) {
            Ok(it) if (last && it.is_file()) || (!last && it.is_dir()) => {}
            Ok(_) => return Err(Problem::new(&LEAVES, &path, "")),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(Problem::io(&path, &error)),
        }
    }
    Ok(path)
}

/// Reads a file of at most so many bytes; `None` if it does not exist.
///
/// # Errors
/// It is larger, not an ordinary file, or cannot be read.
pub fn read(path: &Path, most: u64) -> Result<Option<Vec<u8>>, Problem> {
    if !is_file(path)? {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(most + 1).read_to_end(&mut bytes))
        .map_err(|error| Problem::io(path, &error))?;
    if bytes.len() as u64 > most {
        return Err(Problem::new(&FILES, path, format!("> {} MB", most >> 20)));
    }
    Ok(Some(bytes))
}

/// The most bytes of a file's name: file systems take 255.
const LONGEST_NAME: usize = 120;

/// A file name that every system accepts and an address can hold. Letters of
/// all scripts are kept.
pub fn safe_name(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let mut out = String::new();
    for c in name.chars() {
        match c {
            // Characters that change the direction of text can hide an ending.
            '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}' => {}
            '<' | '>' | ':' | '"' | '|' | '?' | '*' | '#' | '%' | '&' | '\'' | '`' => out.push('_'),
            c if c.is_control() || c.is_whitespace() => out.push('_'),
            c => out.push(c),
        }
    }
    let out = out.trim_matches(['.', '_']);
    let (stem, ending) = match out.rsplit_once('.') {
        Some((stem, ending)) if ending.len() <= 8 => (stem, format!(".{ending}")),
        _ => (out, String::new()),
    };
    let mut end = stem.len().min(LONGEST_NAME - ending.len());
    while !stem.is_char_boundary(end) {
        end -= 1;
    }
    let stem = &stem[..end];
    // Names that Windows reserves for devices, whatever their ending.
    let device = stem
        .split('.')
        .next()
        .unwrap_or_default()
        .to_ascii_uppercase();
    let numbered = ["COM", "LPT"].iter().any(|name| {
        device
            .strip_prefix(name)
            .is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit())
    });
    if stem.is_empty() || numbered || ["CON", "PRN", "AUX", "NUL"].contains(&&*device) {
        return format!("file_{stem}{ending}");
    }
    format!("{stem}{ending}")
}
