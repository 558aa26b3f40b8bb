//! Renames what a wasm imports and exports.
//!
//! wasm-bindgen names an import after what it does and what it was made of
//! (`__wbg_closest_39824b16065066bc`): sixteen digits that no compression takes
//! away, once in the wasm and once in the JavaScript. Only the two sections
//! that hold names are rewritten; all else is copied.

use anyhow::{Context, Result, bail, ensure};

pub(super) const MAGIC: &[u8] = b"\0asm\x01\0\0\0";
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

/// The names of the imported functions and those of the exports, in their order.
pub fn read(wasm: &[u8]) -> Result<(Vec<String>, Vec<String>)> {
    let (mut imports, mut exports) = (Vec::new(), Vec::new());
    rewrite(
        wasm,
        |name| {
            imports.push(name.to_owned());
            Ok(String::new())
        },
        |name| {
            exports.push(name.to_owned());
            Ok(None)
        },
    )?;
    Ok((imports, exports))
}

/// The wasm with other names. All imports move into the one module
/// [`MODULE`]; an export for which there is no new name is dropped.
pub fn rewrite(
    wasm: &[u8],
    mut import: impl FnMut(&str) -> Result<String>,
    mut export: impl FnMut(&str) -> Result<Option<String>>,
) -> Result<Vec<u8>> {
    ensure!(wasm.starts_with(MAGIC), "this is no wasm of version 1");
    let mut from = Reader(&wasm[MAGIC.len()..]);
    let mut to = MAGIC.to_vec();
    while !from.0.is_empty() {
        let id = from.byte()?;
        let length = from.number()?;
        let mut section = Reader(from.take(length)?);
        let bytes = match id {
            IMPORTS => renamed_imports(&mut section, &mut import)?,
            EXPORTS => renamed_exports(&mut section, &mut export)?,
            _ => section.0.to_vec(),
        };
        to.push(id);
        put_bytes(&mut to, &bytes);
    }
    Ok(to)
}

/// The name of the module that all functions are imported from.
pub const MODULE: &str = "a";

fn renamed_imports(
    from: &mut Reader,
    name: &mut impl FnMut(&str) -> Result<String>,
) -> Result<Vec<u8>> {
    let count = from.number()?;
    let mut to = Vec::new();
    put_number(&mut to, count);
    for _ in 0..count {
        from.name()?;
        let field = from.name()?;
        let kind = from.byte()?;
        // wasm-bindgen makes tables and memories within.
        ensure!(kind == 0, "the import {field} is no function");
        put_bytes(&mut to, MODULE.as_bytes());
        put_bytes(&mut to, name(field)?.as_bytes());
        to.push(kind);
        put_number(&mut to, from.number()?);
    }
    ensure!(from.0.is_empty(), "the imports are longer than they say");
    Ok(to)
}

fn renamed_exports(
    from: &mut Reader,
    name: &mut impl FnMut(&str) -> Result<Option<String>>,
) -> Result<Vec<u8>> {
    let mut kept = 0;
    let mut entries = Vec::new();
    for _ in 0..from.number()? {
        let field = from.name()?;
        let kind = from.byte()?;
        let index = from.number()?;
        if let Some(name) = name(field)? {
            kept += 1;
            put_bytes(&mut entries, name.as_bytes());
            entries.push(kind);
            put_number(&mut entries, index);
        }
    }
    ensure!(from.0.is_empty(), "the exports are longer than they say");
    let mut to = Vec::new();
    put_number(&mut to, kept);
    to.extend(entries);
    Ok(to)
}

pub(super) fn put_bytes(to: &mut Vec<u8>, bytes: &[u8]) {
    put_number(to, bytes.len());
    to.extend(bytes);
}

/// Seven bits a byte, the lowest first (LEB128, unsigned).
pub(super) fn put_number(to: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        to.push(number as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

pub(super) struct Reader<'a>(pub(super) &'a [u8]);

impl<'a> Reader<'a> {
    pub(super) fn take(&mut self, length: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self
            .0
            .split_at_checked(length)
            .context("the wasm ends too early")?;
        self.0 = rest;
        Ok(taken)
    }

    pub(super) fn byte(&mut self) -> Result<u8> {
        Ok(self.take(1)?[0])
    }

    /// A number of 32 bits, as all in these sections are.
    pub(super) fn number(&mut self) -> Result<usize> {
        let mut number = 0u64;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(usize::try_from(u32::try_from(number)?)?);
            }
        }
        bail!("a number of the wasm has more than 32 bits")
    }

    /// A number of 32 bits with a sign, which here is never negative.
    pub(super) fn signed(&mut self) -> Result<usize> {
        let mut number = 0u64;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                ensure!(byte & 0x40 == 0, "an address below zero");
                return Ok(usize::try_from(number)?);
            }
        }
        bail!("a number of the wasm has more than 32 bits")
    }

    pub(super) fn name(&mut self) -> Result<&'a str> {
        let length = self.number()?;
        Ok(std::str::from_utf8(self.take(length)?)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// (module (type (func)) (import "./x.js" "one" (func))
    ///         (import "./x.js" "two" (func)) (memory 1)
    ///         (export "memory" (memory 0)) (export "gone" (func 0)))
    const WASM: &[u8] = b"\0asm\x01\0\0\0\
        \x01\x04\x01\x60\0\0\
        \x02\x1b\x02\x06./x.js\x03one\0\0\x06./x.js\x03two\0\0\
        \x05\x03\x01\0\x01\
        \x07\x11\x02\x06memory\x02\0\x04gone\0\0";

    #[test]
    fn names_change_and_all_else_stays() {
        let renamed = rewrite(
            WASM,
            |name| Ok(if name == "one" { "0" } else { "1" }.into()),
            |name| Ok((name == "memory").then(|| "m".into())),
        )
        .unwrap();
        assert_eq!(
            renamed,
            b"\0asm\x01\0\0\0\
              \x01\x04\x01\x60\0\0\
              \x02\x0d\x02\x01a\x010\0\0\x01a\x011\0\0\
              \x05\x03\x01\0\x01\
              \x07\x05\x01\x01m\x02\0"
        );
        let (imports, exports) = read(&renamed).unwrap();
        assert_eq!(imports, ["0", "1"]);
        assert_eq!(exports, ["m"]);
    }

    #[test]
    fn numbers_of_several_bytes_survive() {
        for number in [0, 1, 127, 128, 300, 16_384, u32::MAX as usize] {
            let mut bytes = Vec::new();
            put_number(&mut bytes, number);
            assert_eq!(Reader(&bytes).number().unwrap(), number);
        }
        assert!(Reader(b"\xff\xff\xff\xff\x7f").number().is_err());
    }

    #[test]
    fn what_is_damaged_or_unknown_is_refused() {
        for end in 9..WASM.len() {
            // Between two sections a shorter wasm is a whole one.
            if ![14, 43, 48].contains(&end) {
                assert!(read(&WASM[..end]).is_err(), "{end}");
            }
        }
        assert!(read(b"<!doctype html>").is_err());
        let memory = b"\0asm\x01\0\0\0\x02\x08\x01\x01a\x01m\x02\0\x01";
        assert!(read(memory).is_err());
    }
}
