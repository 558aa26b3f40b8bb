//! Types of files, told apart by their bytes, each with what to do.

use crate::refused;
use publisher::source::KINDS;

/// A compound file with streams of these names.
fn compound(streams: &[&str]) -> Vec<u8> {
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.resize(1024, 0);
    for stream in streams {
        let start = bytes.len();
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes.resize(start + 128, 0);
    }
    bytes
}

/// A package of one part, without a document.
fn package(part: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file(part, options).expect("a name");
    zip.finish().expect("writes to memory").into_inner()
}

#[test]
fn each_kind_says_what_it_is() {
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("a.docx", vec![], "empty-file"),
        ("a.txt", vec![], "empty-file"),
        ("~$15.docx", b"\x05admin".to_vec(), "lock-file"),
        ("a/~$五期.docx", vec![], "lock-file"),
        (".~lock.15.docx#", b",office,pc;".to_vec(), "lock-file"),
        ("a.txt", b" \r\n\xE3\x80\x80".to_vec(), "empty-file"),
        (
            "a.doc",
            compound(&["Root Entry", "WordDocument"]),
            "old-word-file",
        ),
        ("a", compound(&["WordDocument"]), "old-word-file"),
        ("a.wps", compound(&["WordDocument"]), "wps-file"),
        (
            "a.docx",
            compound(&["EncryptionInfo", "EncryptedPackage"]),
            "encrypted-file",
        ),
        ("a.xls", compound(&["Workbook"]), "ole-file"),
        ("a.pdf", b"%PDF-1.7\n".to_vec(), "pdf-file"),
        ("a.docx", b"\r\n%PDF-1.4\n".to_vec(), "pdf-file"),
        ("a.rtf", b"{\\rtf1\\ansi".to_vec(), "rtf-file"),
        ("a.doc", b"{\\rtf1\\ansi".to_vec(), "rtf-file"),
        ("a.doc", b"<html xmlns:w=\"x\">".to_vec(), "html-file"),
        (
            "a.txt",
            b"\xEF\xBB\xBF <!DOCTYPE html>".to_vec(),
            "html-file",
        ),
        ("a.mht", b"MIME-Version: 1.0\r\n".to_vec(), "html-file"),
        (
            "a.xml",
            b"<?xml version=\"1.0\"?><w:wordDocument/>".to_vec(),
            "xml-file",
        ),
        ("a.docx", b"\x89PNG\r\n\x1a\n".to_vec(), "picture-file"),
        ("a.jpg", b"\xFF\xD8\xFF\xE0".to_vec(), "picture-file"),
        ("a.docx", b"MZ\0\0\0\0\0\0\0\0\0\0".to_vec(), "unknown-file"),
        ("a.docx", b"\x01\x02\x03\x04\x05".to_vec(), "unknown-file"),
        ("a.ofd", package("OFD.xml"), "ofd-file"),
        ("a.odt", package("META-INF/manifest.xml"), "odt-file"),
        ("a.xlsx", package("xl/workbook.xml"), "other-office-file"),
        (
            "a.pptx",
            package("ppt/presentation.xml"),
            "other-office-file",
        ),
        ("a.zip", package("简报.docx"), "zip-file"),
        ("a.docx", b"PK\x03\x04\x14\0".to_vec(), "truncated-file"),
    ];
    for (name, bytes, kind) in cases {
        assert_eq!(refused(name, &bytes), kind, "{name} {:?}", bytes.get(..8));
    }
}

#[test]
fn each_error_says_how_to_go_on() {
    let mut names = std::collections::HashSet::new();
    for kind in KINDS {
        assert!(names.insert(kind.name), "{} stands twice", kind.name);
        assert!(!kind.zh.is_empty() && !kind.en.is_empty());
    }
    for kind in KINDS.iter().filter(|kind| kind.name.ends_with("-file")) {
        let saved = kind.zh.contains("另存为") || kind.zh.contains("请");
        assert!(saved, "{}", kind.name);
    }
    for name in [
        "old-word-file",
        "wps-file",
        "pdf-file",
        "ofd-file",
        "odt-file",
        "rtf-file",
    ] {
        let kind = KINDS.iter().find(|kind| kind.name == name).expect(name);
        assert!(kind.zh.contains("Word 文档 (*.docx)") && kind.en.contains("*.docx"));
    }
}
