//! Automatic numbers, compared with those that LibreOffice shows for the same
//! documents (`documents/numbering`).

use crate::{exercise, line};
use publisher::source;
use std::path::Path;

/// Where Word counts otherwise than LibreOffice, by ISO/IEC 29500-1: what Word
/// shows.
const OTHERWISE: &[(&str, &str)] = &[
    // LibreOffice draws its own bullet.
    (
        "bullets-inside",
        "一、 段1 | ● 段2 | ● 段3 | 二、 段4 | ● 段5",
    ),
    // LibreOffice counts in the document's language.
    (
        "format-cardinalText",
        "Fifteen. 段1 | Sixteen. 段2 | Seventeen. 段3 | Eighteen. 段4 | Nineteen. 段5 | Twenty. 段6 | Twenty-one. 段7 | Twenty-two. 段8 | Twenty-three. 段9 | Twenty-four. 段10 | Twenty-five. 段11 | Twenty-six. 段12",
    ),
    // LibreOffice does not know it.
    (
        "format-decimalEnclosedFullstop",
        "⒈. 段1 | ⒉. 段2 | ⒊. 段3 | ⒋. 段4 | ⒌. 段5 | ⒍. 段6 | ⒎. 段7 | ⒏. 段8 | ⒐. 段9 | ⒑. 段10 | ⒒. 段11 | ⒓. 段12",
    ),
    // LibreOffice does not know it.
    (
        "format-decimalEnclosedParen",
        "⑴. 段1 | ⑵. 段2 | ⑶. 段3 | ⑷. 段4 | ⑸. 段5 | ⑹. 段6 | ⑺. 段7 | ⑻. 段8 | ⑼. 段9 | ⑽. 段10 | ⑾. 段11 | ⑿. 段12",
    ),
    // LibreOffice does not know it.
    (
        "format-hex",
        "5. 段1 | 6. 段2 | 7. 段3 | 8. 段4 | 9. 段5 | A. 段6 | B. 段7 | C. 段8 | D. 段9 | E. 段10 | F. 段11 | 10. 段12",
    ),
    // Digits one by one, where LibreOffice counts in words.
    (
        "format-ideographDigital",
        "八. 段1 | 九. 段2 | 一〇. 段3 | 一一. 段4 | 一二. 段5 | 一三. 段6 | 一四. 段7 | 一五. 段8 | 一六. 段9 | 一七. 段10 | 一八. 段11 | 一九. 段12",
    ),
    // LibreOffice takes it for digits in circles.
    (
        "format-ideographEnclosedCircle",
        "㈠. 段1 | ㈡. 段2 | ㈢. 段3 | ㈣. 段4 | ㈤. 段5 | ㈥. 段6 | ㈦. 段7 | ㈧. 段8 | ㈨. 段9 | ㈩. 段10 | 11. 段11 | 12. 段12",
    ),
    // LibreOffice does not know it.
    (
        "format-ideographZodiacTraditional",
        "甲子. 段1 | 乙丑. 段2 | 丙寅. 段3 | 丁卯. 段4 | 戊辰. 段5 | 己巳. 段6 | 庚午. 段7 | 辛未. 段8 | 壬申. 段9 | 癸酉. 段10 | 甲戌. 段11 | 乙亥. 段12",
    ),
    // LibreOffice does not know it.
    (
        "format-japaneseDigitalTenThousand",
        "八. 段1 | 九. 段2 | 一〇. 段3 | 一一. 段4 | 一二. 段5 | 一三. 段6 | 一四. 段7 | 一五. 段8 | 一六. 段9 | 一七. 段10 | 一八. 段11 | 一九. 段12",
    ),
    // LibreOffice writes digits one by one.
    (
        "format-japaneseLegal",
        "九. 段1 | 壱拾. 段2 | 壱拾壱. 段3 | 壱拾弐. 段4 | 壱拾参. 段5 | 壱拾四. 段6 | 壱拾伍. 段7 | 壱拾六. 段8 | 壱拾七. 段9 | 壱拾八. 段10 | 壱拾九. 段11 | 弐拾. 段12",
    ),
    // LibreOffice does not know it.
    (
        "format-numberInDash",
        "- 1 -. 段1 | - 2 -. 段2 | - 3 -. 段3 | - 4 -. 段4 | - 5 -. 段5 | - 6 -. 段6 | - 7 -. 段7 | - 8 -. 段8 | - 9 -. 段9 | - 10 -. 段10 | - 11 -. 段11 | - 12 -. 段12",
    ),
    // LibreOffice writes a full stop.
    (
        "format-ordinal",
        "1st. 段1 | 2nd. 段2 | 3rd. 段3 | 4th. 段4 | 5th. 段5 | 6th. 段6 | 7th. 段7 | 8th. 段8 | 9th. 段9 | 10th. 段10 | 11th. 段11 | 12th. 段12",
    ),
    // LibreOffice counts in the document's language.
    (
        "format-ordinalText",
        "Fifteenth. 段1 | Sixteenth. 段2 | Seventeenth. 段3 | Eighteenth. 段4 | Nineteenth. 段5 | Twentieth. 段6 | Twenty-first. 段7 | Twenty-second. 段8 | Twenty-third. 段9 | Twenty-fourth. 段10 | Twenty-fifth. 段11 | Twenty-sixth. 段12",
    ),
    // LibreOffice does not know it.
    (
        "format-taiwaneseDigital",
        "八. 段1 | 九. 段2 | 一○. 段3 | 一一. 段4 | 一二. 段5 | 一三. 段6 | 一四. 段7 | 一五. 段8 | 一六. 段9 | 一七. 段10 | 一八. 段11 | 一九. 段12",
    ),
    // A hidden paragraph has no number; LibreOffice exports it.
    ("hidden-between", "一、 段1 | 二、 段3"),
    // LibreOffice does not know w:isLgl.
    (
        "legal",
        "第一章 段1 | 1.1 段2 | 第二章 段3 | 2.1 段4 | 2.2 段5",
    ),
    // LibreOffice does not know w:isLgl.
    (
        "legal-with-a-zero",
        "I. 段1 | 1.01 段2 | II. 段3 | 2.01 段4",
    ),
    // LibreOffice does not know w:lvlRestart.
    (
        "never-restarts",
        "第1条 段1 | 第1款 段2 | 第2款 段3 | 第2条 段4 | 第3款 段5 | 第3条 段6 | 第4款 段7",
    ),
    // A level that the list does not have shows nothing.
    ("no-such-list", "段1 | 一、 段2 | 段3"),
    // LibreOffice exports a space after every number.
    ("nothing-after", "一、段1 | 二、段2"),
    // LibreOffice does not know w:lvlRestart.
    (
        "restarts-after-first",
        "1. 段1 | 1.1 段2 | a) 段3 | b) 段4 | 1.2 段5 | c) 段6 | 2. 段7 | 2.1 段8 | a) 段9",
    ),
];

#[test]
fn numbers_are_those_that_libreoffice_shows() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents/numbering");
    let mut compared = 0;
    let mut wrong = Vec::new();
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .expect("the folder")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "parts"))
        .collect();
    files.sort();
    for path in files {
        let name = path
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let parts = std::fs::read(&path).expect("a document");
        let shown = std::fs::read_to_string(path.with_extension("txt")).expect("its export");
        let (manuscript, _) =
            source::read("a.docx", &exercise::package(&parts)).expect("a document");
        let lines = exercise::paragraphs(&manuscript.blocks)
            .into_iter()
            .map(line);
        let read: Vec<String> = lines.map(|line| line.replace(['{', '}'], "")).collect();
        let read = read.join(" | ");
        let shown: Vec<&str> = shown.lines().map(str::trim).collect();
        let shown = shown.join(" | ");
        let otherwise = OTHERWISE.iter().find(|(of, _)| *of == name);
        let right = otherwise.map_or(shown.as_str(), |(_, right)| right);
        compared += 1;
        if read != right || otherwise.is_some_and(|(_, right)| *right == shown) {
            wrong.push(format!("{name}\n  read  {read}\n  right {right}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(compared >= 60, "{compared}");
}
