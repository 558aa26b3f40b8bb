//! The real bulletin, if it is beside the checkout (`../shared/input`, or the
//! folder in `BULLETIN_INPUT`): each of its characters is read, in order, once.

use crate::{brief, document, told};
use publisher::manuscript::Manuscript;
use publisher::source;
use std::path::PathBuf;

fn input(name: &str) -> Option<Vec<u8>> {
    let folder = match std::env::var_os("BULLETIN_INPUT") {
        Some(folder) => PathBuf::from(folder),
        None => PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/input"),
    };
    std::fs::read(folder.join(name)).ok()
}

fn texts(manuscript: &Manuscript) -> String {
    let paragraphs = crate::exercise::paragraphs(&manuscript.blocks);
    let texts = paragraphs.iter().map(|paragraph| paragraph.text());
    texts.collect()
}

/// The text between the tags of a document.
fn typed(bytes: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip");
    let part = zip.by_name("word/document.xml").expect("a document");
    let xml = std::io::read_to_string(part).expect("its text");
    let blocks = xml.split("<w:t").skip(1);
    let blocks = blocks.filter_map(|block| match block.split_once('>') {
        Some((attributes, rest)) if attributes.is_empty() || attributes.starts_with(' ') => {
            rest.split_once("</w:t>").map(|(text, _)| text)
        }
        _ => None,
    });
    blocks.collect()
}

#[test]
fn every_character_of_the_word_file() {
    let (manuscript, findings, bytes) = match input("issue-15.docx") {
        Some(bytes) => {
            let read = source::read("issue-15.docx", &bytes).expect("a document");
            assert_eq!(read.0.media.len(), 3);
            (read.0, read.1, bytes)
        }
        None => {
            let path = "tests/documents/pictures-side-by-side.docx";
            let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path);
            let (manuscript, findings) = document("pictures-side-by-side.docx");
            (
                manuscript,
                findings,
                std::fs::read(path).expect("a document"),
            )
        }
    };
    assert_eq!(
        texts(&manuscript).replace('\t', ""),
        typed(&bytes).replace('\t', "")
    );
    assert_eq!(told(&findings), [""; 0]);
    // A paragraph that was typed in parts and looks the same is one run.
    let paragraphs = crate::exercise::paragraphs(&manuscript.blocks);
    let runs: usize = paragraphs
        .iter()
        .map(|paragraph| paragraph.runs.len())
        .sum();
    assert!(runs < paragraphs.len() + 20, "{runs} runs");
}

#[test]
fn every_character_of_the_text_file() {
    let bytes = input("issue-15.txt");
    let bytes = bytes.unwrap_or_else(|| "示例  简 报\r\n\r\n　第三期\n".as_bytes().to_vec());
    let (manuscript, findings) = source::read("issue-15.txt", &bytes).expect("a text");
    let text = String::from_utf8(bytes).expect("UTF-8");
    let lines: Vec<&str> = text.lines().collect();
    let read: Vec<String> = brief(&manuscript);
    assert_eq!(read, lines);
    assert_eq!(told(&findings), [""; 0]);
}
