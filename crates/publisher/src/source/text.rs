//! Plain text: each line is a paragraph.

use super::unreadable::Unreadable;
use super::{findings, kinds, limits};
use crate::manuscript::{FileKind, Look, Manuscript, ManuscriptBlock, Paragraph, Run, RunContent};
use crate::report::{Finding, Place};
use encoding_rs::{GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// Reads a plain text.
pub fn read(bytes: &[u8]) -> Result<(Manuscript, Vec<Finding>), Unreadable> {
    let text = decode(bytes)?;
    if text.trim().is_empty() {
        return Err(Unreadable::new(&kinds::EMPTY_FILE, "0"));
    }
    let mut manuscript = Manuscript {
        kind: FileKind::Text,
        ..Manuscript::default()
    };
    let mut dropped = 0_usize;
    for (number, line) in lines(&text).enumerate() {
        let runs = runs(line, &mut dropped);
        let number = u32::try_from(number + 1).unwrap_or(u32::MAX);
        let mut paragraph = Paragraph {
            runs,
            ..Paragraph::default()
        };
        paragraph.place = Place::Line(number, findings::beginning(&paragraph.text()));
        manuscript
            .blocks
            .push(ManuscriptBlock::Paragraph(paragraph));
    }
    let mut findings = Vec::new();
    if dropped > 0 {
        findings.push(Finding::new(
            &kinds::CONTROL_CHARACTERS,
            Place::File,
            dropped.to_string(),
        ));
    }
    Ok((manuscript, findings))
}

/// Decodes UTF-8, UTF-16 with a byte order mark, and GB18030, which holds GBK
/// and GB2312.
fn decode(bytes: &[u8]) -> Result<String, Unreadable> {
    if bytes.len() > limits::TEXT_BYTES {
        let detail = format!("{} > {}", bytes.len(), limits::TEXT_BYTES);
        return Err(Unreadable::new(&kinds::FILE_TOO_LARGE, detail));
    }
    let marked = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => Some((UTF_8, rest)),
        [0xFF, 0xFE, rest @ ..] => Some((UTF_16LE, rest)),
        [0xFE, 0xFF, rest @ ..] => Some((UTF_16BE, rest)),
        _ => None,
    };
    if let Some((encoding, rest)) = marked {
        let text = encoding.decode_without_bom_handling_and_without_replacement(rest);
        let text = text.map(|text| text.into_owned());
        return text.ok_or_else(|| Unreadable::new(&kinds::TEXT_ENCODING, encoding.name()));
    }
    if let Some(text) = unmarked_utf16(bytes) {
        return Ok(text);
    }
    // Text contains no NUL. A few are dropped and reported; as many as a
    // program or a picture has make the file no text.
    let zeros = bytes.iter().filter(|byte| **byte == 0).count();
    if zeros > bytes.len() / 100 {
        return Err(Unreadable::new(
            &kinds::UNKNOWN_FILE,
            format!("NUL × {zeros}"),
        ));
    }
    let wrong = match std::str::from_utf8(bytes) {
        Ok(text) => return binary(text).map(str::to_owned),
        Err(error) => error.valid_up_to(),
    };
    // A text in UTF-8 with a few wrong bytes would become nonsense in GB18030,
    // which has a character for nearly everything.
    let lossy = String::from_utf8_lossy(bytes);
    let replaced = lossy.chars().filter(|c| *c == '\u{FFFD}').count();
    let right = lossy.chars().filter(|c| !c.is_ascii()).count() - replaced;
    let gb18030 = match right > 2 * replaced {
        true => None,
        false => GB18030.decode_without_bom_handling_and_without_replacement(bytes),
    };
    match gb18030 {
        Some(text) => binary(&text).map(str::to_owned),
        None => {
            let line = bytes
                .iter()
                .take(wrong)
                .filter(|byte| **byte == b'\n')
                .count()
                + 1;
            let detail = format!("UTF-8, GB18030: {line}:{wrong}");
            Err(Unreadable::new(&kinds::TEXT_ENCODING, detail))
        }
    }
}

/// A text in UTF-16 without a mark: in one of the two orders of bytes, nearly all
/// characters are such as Chinese texts have, which hardly happens by chance.
fn unmarked_utf16(bytes: &[u8]) -> Option<String> {
    // A pair of Latin letters is a Chinese character in UTF-16: a text in UTF-8 with
    // a few NULs stays one. Latin letters in UTF-16 are NULs every other byte.
    let zeros = bytes.iter().filter(|byte| **byte == 0).count();
    let plain = std::str::from_utf8(bytes).is_ok() && zeros * 4 < bytes.len();
    if plain || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let usual = |c: &char| {
        matches!(*c, '\t' | '\r' | '\n' | ' '..='~' | '\u{2010}'..='\u{2027}' | '\u{2160}'..='\u{217F}'
            | '\u{2460}'..='\u{249B}' | '\u{25A0}'..='\u{25FF}' | '\u{3000}'..='\u{303F}'
            | '\u{4E00}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF5E}')
    };
    // The other way round, Chinese in UTF-16 has Latin letters in GB18030.
    let chinese = GB18030.decode_without_bom_handling_and_without_replacement(bytes);
    let is_usual = |c: char| usual(&c) && !c.is_ascii_alphabetic();
    if chinese.is_some_and(|text| text.chars().all(is_usual)) {
        return None;
    }
    let found = [UTF_16LE, UTF_16BE].into_iter().filter_map(|encoding| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
        let all = text.chars().count();
        let strange = all - text.chars().filter(usual).count();
        (strange <= all / 10).then(|| (strange, text.into_owned()))
    });
    let (_, text) = found.min_by_key(|(strange, _)| *strange)?;
    Some(text)
}

/// Refuses what can be decoded but is no text: control characters everywhere. A
/// few occur in any text that was copied together.
fn binary(text: &str) -> Result<&str, Unreadable> {
    let (mut all, mut control) = (0_usize, 0_usize);
    for c in text.chars() {
        all += 1;
        control += usize::from(is_dropped(c));
    }
    if control > 4 + all / 20 {
        let detail = format!("U+0000–U+001F × {control}");
        return Err(Unreadable::new(&kinds::UNKNOWN_FILE, detail));
    }
    Ok(text)
}

/// Splits lines at `\r\n`, `\n` or `\r`. After the last line end there is no
/// further line.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text).filter(|text| !text.is_empty());
    std::iter::from_fn(move || {
        let text = rest?;
        let Some((line, after)) = text.split_once(['\n', '\r']) else {
            rest = None;
            return Some(text);
        };
        let after = match text.get(line.len()..) {
            Some(end) if end.starts_with("\r\n") => after.get(1..).unwrap_or(""),
            _ => after,
        };
        rest = Some(after).filter(|after| !after.is_empty());
        Some(line)
    })
}

/// Whether a character is not text. A byte order mark in the middle of a file
/// comes from joined files.
fn is_dropped(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\u{C}' | '\n' | '\r')) || c == '\u{FEFF}'
}

/// A line's runs: text, tabs, page ends.
fn runs(line: &str, dropped: &mut usize) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for c in line.chars() {
        let content = match c {
            '\t' => RunContent::Tab,
            '\u{C}' => RunContent::PageBreak,
            c if is_dropped(c) => {
                *dropped += 1;
                continue;
            }
            c => match runs.last_mut() {
                Some(Run {
                    content: RunContent::Text(text),
                    ..
                }) => {
                    text.push(c);
                    continue;
                }
                _ => RunContent::Text(c.to_string()),
            },
        };
        runs.push(Run {
            content,
            look: Look::default(),
            link: None,
            generated: false,
        });
    }
    runs
}
