//! Names of files that are not in UTF-8: an archive that was packed on an old
//! Windows has names in GBK.

use encoding_rs::GB18030;
use std::ffi::OsStr;
use std::path::Path;

/// A file's own name, readable: it is published with the original.
pub(super) fn readable(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    decoded(name).unwrap_or_else(|| {
        // Nobody can read it, but its ending tells what the file is.
        let ending = path.extension().and_then(OsStr::to_str).unwrap_or_default();
        let plain = ending.chars().all(|c| c.is_ascii_alphanumeric());
        match plain && !ending.is_empty() {
            true => format!("原文.{ending}"),
            false => "原文".to_owned(),
        }
    })
}

/// A path as reports show it.
pub(super) fn shown(path: &Path) -> String {
    decoded(path.as_os_str()).unwrap_or_else(|| path.display().to_string())
}

/// A name in UTF-8 or GBK. `None` if it cannot be read as either.
fn decoded(name: &OsStr) -> Option<String> {
    let text = match name.to_str() {
        Some(text) => text.to_owned(),
        None => {
            let text = GB18030.decode_without_bom_handling_and_without_replacement(bytes(name)?)?;
            // Bytes of another encoding become rare or private characters.
            let han = |c: char| matches!(c, '\u{4e00}'..='\u{9fa5}');
            let common = |c: char| {
                c.is_ascii()
                    || han(c)
                    || "，。、：；！？“”‘’（）《》〈〉【】〔〕「」—…·〇　".contains(c)
                    || ('！'..='～').contains(&c)
            };
            let (all, han) = (text.chars().all(common), text.chars().any(han));
            Some(text.into_owned()).filter(|_| all && han)?
        }
    };
    (!text.contains('\u{fffd}')).then_some(text)
}

#[cfg(unix)]
fn bytes(name: &OsStr) -> Option<&[u8]> {
    use std::os::unix::ffi::OsStrExt;
    Some(name.as_bytes())
}

/// Elsewhere names are in Unicode, or broken.
#[cfg(not(unix))]
fn bytes(_: &OsStr) -> Option<&[u8]> {
    None
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::ffi::OsStrExt;

    #[test]
    fn names_are_readable_whatever_their_bytes() {
        let gbk = GB18030.encode("第十五期（终稿）.docx").0.into_owned();
        let rows: [(&[u8], &str); 5] = [
            ("第十五期.docx".as_bytes(), "第十五期.docx"),
            (&gbk, "第十五期（终稿）.docx"),
            (b"\xff\xfe\x81.docx", "原文.docx"),
            (b"caf\xe9.txt", "原文.txt"),
            ("第\u{fffd}期.docx".as_bytes(), "原文.docx"),
        ];
        for (bytes, expected) in rows {
            let path = Path::new("库").join(OsStr::from_bytes(bytes));
            assert_eq!(readable(&path), expected);
        }
        let path = Path::new(OsStr::from_bytes(&gbk));
        assert_eq!(shown(&Path::new("稿件").join("a.docx")), "稿件/a.docx");
        assert_eq!(shown(path), "第十五期（终稿）.docx");
    }
}
