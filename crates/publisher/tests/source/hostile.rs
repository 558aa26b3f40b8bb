//! Files made to break a reader: a clear error, in bounded memory and time.

use crate::{brief, exercise, parts, refused, told};
use publisher::source::{self, limits};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                 xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
                 xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

fn document(body: &str) -> String {
    format!("<w:document {W}><w:body>{body}</w:body></w:document>")
}

fn refused_parts(text: &str) -> &'static str {
    refused("a.docx", &exercise::package(text.as_bytes()))
}

/// A zip of deflated parts, each of some bytes repeated.
fn deflated(entries: &[(&str, &str, usize, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, start, spaces, end) in entries {
        zip.start_file(*name, options).expect("a name");
        zip.write_all(start.as_bytes()).expect("writes");
        let block = vec![b' '; 1 << 20];
        for _ in 0..*spaces {
            zip.write_all(&block).expect("writes");
        }
        zip.write_all(end.as_bytes()).expect("writes");
    }
    zip.finish().expect("writes").into_inner()
}

#[test]
fn a_zip_bomb() {
    let megabytes = (limits::XML_BYTES >> 20) as usize + 1;
    let start = format!("<w:document {W}><w:body>");
    let bomb = deflated(&[(
        "word/document.xml",
        &start,
        megabytes,
        "</w:body></w:document>",
    )]);
    assert!(bomb.len() < 1 << 20, "a small file");
    assert_eq!(refused("a.docx", &bomb), "too-large");
}

/// The sizes that the package claims are not trusted.
#[test]
fn a_zip_bomb_that_lies() {
    let megabytes = (limits::XML_BYTES >> 20) as usize + 1;
    let mut bomb = deflated(&[("word/document.xml", "<a>", megabytes, "</a>")]);
    let size = ((megabytes as u32) << 20) + 7;
    let at: Vec<usize> = (0..bomb.len() - 4)
        .filter(|at| bomb[*at..*at + 4] == size.to_le_bytes())
        .collect();
    assert!(!at.is_empty());
    for at in at {
        bomb[at..at + 4].copy_from_slice(&9_u32.to_le_bytes());
    }
    let kind = refused("a.docx", &bomb);
    assert!(["too-large", "damaged-file"].contains(&kind), "{kind}");
}

#[test]
fn many_pictures_that_are_large_together() {
    let each = (limits::MEDIA_BYTES >> 20) as usize - 1;
    let count = (limits::TOTAL_BYTES / limits::MEDIA_BYTES) as usize + 1;
    let names: Vec<String> = (0..count).map(|n| format!("word/media/{n}.bmp")).collect();
    let blips: String = (0..count)
        .map(|n| format!("<w:p><w:r><w:drawing><a:blip r:embed=\"r{n}\"/></w:drawing></w:r></w:p>"))
        .collect();
    let relationships: String = (0..count)
        .map(|n| format!("<Relationship Id=\"r{n}\" Type=\"x/image\" Target=\"media/{n}.bmp\"/>"))
        .collect();
    let relationships = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relationships}</Relationships>"
    );
    let text = document(&blips);
    let mut entries = vec![
        ("word/document.xml", text.as_str(), 0, ""),
        (
            "word/_rels/document.xml.rels",
            relationships.as_str(),
            0,
            "",
        ),
    ];
    entries.push((&names[0], "BM", each, ""));
    let bytes = deflated(&entries);
    // The same compressed bytes again under further names.
    let mut source = zip::ZipArchive::new(Cursor::new(&bytes)).expect("a zip");
    let mut zip = ZipWriter::new_append(Cursor::new(bytes.clone())).expect("a zip");
    for name in &names[1..] {
        let entry = source.by_name(&names[0]).expect("the first");
        zip.raw_copy_file_rename(entry, name.as_str())
            .expect("copies");
    }
    let bytes = zip.finish().expect("writes").into_inner();
    assert_eq!(refused("a.docx", &bytes), "too-large");
}

#[test]
fn entities_are_not_expanded() {
    let bomb = format!(
        "<!DOCTYPE a [<!ENTITY a \"笑笑笑笑笑笑\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>{}",
        document("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>")
    );
    assert_eq!(refused_parts(&bomb), "dtd");
    let outside = format!(
        "<!DOCTYPE a SYSTEM \"file:///etc/passwd\">{}",
        document("<w:p/>")
    );
    assert_eq!(refused_parts(&outside), "dtd");
    assert_eq!(
        refused_parts(&document("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>")),
        "bad-xml"
    );
    assert_eq!(
        refused_parts(&document("<w:p><w:r><w:t>&#0;</w:t></w:r></w:p>")),
        "bad-xml"
    );
    assert_eq!(
        refused_parts(&document("<w:p><w:pPr><w:jc w:val=\"&b;\"/></w:pPr></w:p>")),
        "bad-xml"
    );
}

#[test]
fn deep_nesting() {
    let deep = |depth: usize| {
        let open = "<w:sdt><w:sdtContent>".repeat(depth);
        let close = "</w:sdtContent></w:sdt>".repeat(depth);
        document(&format!("{open}<w:p><w:r><w:t>底</w:t></w:r></w:p>{close}"))
    };
    let (manuscript, _) = parts(&deep(40)).expect("a deep text");
    assert_eq!(brief(&manuscript), ["底"]);
    assert_eq!(refused_parts(&deep(100_000)), "too-large");
    let tables = |depth: usize| {
        let open = "<w:tbl><w:tr><w:tc>".repeat(depth);
        let close = "<w:p/></w:tc></w:tr></w:tbl>".repeat(depth);
        document(&format!("{open}{close}"))
    };
    assert!(parts(&tables(30)).is_ok());
    assert_eq!(refused_parts(&tables(10_000)), "too-large");
}

#[test]
fn xml_that_is_none_or_ends_too_early() {
    for (text, kind) in [
        ("", "bad-xml"),
        ("x", "bad-xml"),
        ("<html/>", "bad-xml"),
        ("<w:document><w:body><w:p>", "truncated-file"),
        ("<w:document><w:body></w:document>", "bad-xml"),
        (
            "<w:document><w:body><w:p a=b/></w:body></w:document>",
            "bad-xml",
        ),
    ] {
        assert_eq!(refused_parts(text), kind, "{text}");
    }
    let mut bytes = document("<w:p><w:r><w:t>").into_bytes();
    bytes.extend(b"\xB1\xA8");
    assert_eq!(refused("a.docx", &exercise::package(&bytes)), "bad-xml");
}

#[test]
fn parts_of_one_name() {
    // A zip with two entries of one name, which no zip library writes: the
    // second is renamed afterwards.
    let mut bytes = deflated(&[
        ("word/document.xml", &document("<w:p/>"), 0, ""),
        ("word/documenu.xml", &document("<w:p/>"), 0, ""),
    ]);
    let wanted = b"word/documenu.xml";
    for at in 0..bytes.len() - wanted.len() {
        if bytes[at..].starts_with(wanted) {
            bytes[at + 12] = b't';
        }
    }
    assert_eq!(refused("a.docx", &bytes), "duplicate-part");
    let bytes = deflated(&[
        ("word/document.xml", &document("<w:p/>"), 0, ""),
        ("Word\\Document.xml", &document("<w:p/>"), 0, ""),
    ]);
    assert_eq!(refused("a.docx", &bytes), "duplicate-part");
}

#[test]
fn an_encrypted_entry() {
    let mut bytes = deflated(&[("word/document.xml", &document("<w:p/>"), 0, "")]);
    // The encryption flag, in the entry's header and in the directory's.
    let at = |bytes: &[u8], magic: &[u8]| {
        bytes
            .windows(4)
            .position(|window| window == magic)
            .expect("a header")
    };
    let local = at(&bytes, b"PK\x03\x04") + 6;
    let central = at(&bytes, b"PK\x01\x02") + 8;
    bytes[local] |= 1;
    bytes[central] |= 1;
    assert_eq!(refused("a.docx", &bytes), "encrypted-part");
}

#[test]
fn paths_stay_in_the_package() {
    let picture = |target: &str, mode: &str| {
        let text = format!(
            "{}\n===word/_rels/document.xml.rels\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"x/image\" Target=\"{target}\" {mode}/></Relationships>\n===word/media/a b.png\npicture",
            document("<w:p><w:r><w:drawing><a:blip r:embed=\"r1\"/></w:drawing></w:r></w:p>")
        );
        let (manuscript, findings) = parts(&text).expect("a document");
        (manuscript.media.len(), told(&findings))
    };
    for inside in [
        "media/a b.png",
        "media/a%20b.png",
        "/word/media/a b.png",
        "../word/./media/A B.PNG",
    ] {
        assert_eq!(picture(inside, ""), (1, vec![]), "{inside}");
    }
    for outside in [
        "../../etc/passwd",
        "..%2F..%2Fetc/passwd",
        "..\\..\\etc\\passwd",
        "/../etc/passwd",
        "file:///etc/passwd",
        "C:\\windows\\win.ini",
        "//host/share/a.png",
    ] {
        let told = vec![format!("part-outside: {outside}")];
        assert_eq!(picture(outside, ""), (0, told), "{outside}");
    }
    assert_eq!(
        picture("https://example.org/a.png", "TargetMode=\"External\""),
        (
            0,
            vec!["picture-linked: https://example.org/a.png".to_owned()]
        )
    );
    assert_eq!(
        picture("media/none.png", ""),
        (0, vec!["picture-missing: word/media/none.png".to_owned()])
    );
}

#[test]
fn styles_and_lists_in_a_circle() {
    let text = format!(
        "{}\n===word/_rels/document.xml.rels\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"s\" Type=\"x/styles\" Target=\"styles.xml\"/><Relationship Id=\"n\" Type=\"x/numbering\" Target=\"numbering.xml\"/></Relationships>\n===word/styles.xml\n<w:styles {W}><w:style w:type=\"paragraph\" w:styleId=\"a\"><w:name w:val=\"甲\"/><w:basedOn w:val=\"b\"/><w:rPr><w:b/></w:rPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"b\"><w:basedOn w:val=\"a\"/><w:pPr><w:jc w:val=\"center\"/><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style></w:styles>\n===word/numbering.xml\n<w:numbering {W}><w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"b\"/></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>",
        document("<w:p><w:pPr><w:pStyle w:val=\"a\"/></w:pPr><w:r><w:t>圆</w:t></w:r></w:p>")
    );
    let (manuscript, _) = parts(&text).expect("a document");
    assert_eq!(brief(&manuscript), ["圆"]);
}

#[test]
fn findings_without_end() {
    let body = "<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F000\"/></w:r></w:p>".repeat(5_000);
    let (_, findings) = parts(&document(&body)).expect("a document");
    assert_eq!(findings.len(), limits::FINDINGS_A_KIND + 1);
    assert_eq!(findings.last().expect("one").kind.name, "more-findings");
}

/// Small files that would produce much, or take long: each is done quickly.
#[test]
fn much_out_of_little() {
    let start = crate::cpu::time();
    let long = "x".repeat(8_000);
    let link = format!(
        "<w:p><w:fldSimple w:instr=\"HYPERLINK {long}\">{}</w:fldSimple></w:p>",
        "<w:r><w:t>x</w:t><w:tab/></w:r>".repeat(20_000)
    );
    assert_eq!(refused_parts(&document(&link)), "too-large");
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let fields = format!(
        "<w:p>{}{}</w:p>",
        [mark("begin"), mark("separate")].concat().repeat(50_000),
        "<w:r><w:t>字</w:t></w:r>".repeat(50_000)
    );
    let (manuscript, _) = parts(&document(&fields)).expect("a document");
    assert_eq!(brief(&manuscript)[0].chars().count(), 50_000);
    let gap = "<w:tab/>".repeat(200_000);
    let note = format!(
        "{}\n===word/_rels/document.xml.rels\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"f\" Type=\"x/footnotes\" Target=\"footnotes.xml\"/></Relationships>\n===word/footnotes.xml\n<w:footnotes {W}><w:footnote w:id=\"1\"><w:p><w:r>{gap}<w:t>注</w:t></w:r></w:p></w:footnote></w:footnotes>",
        document("<w:p><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>")
    );
    let (manuscript, _) = parts(&note).expect("a document");
    assert_eq!(manuscript.notes[0].paragraphs[0].text(), "注");
    let names: String = (0..1_000)
        .map(|n| format!("xmlns:a{n}=\"u{n}\" "))
        .collect();
    assert_eq!(
        refused_parts(&format!("<w:document {names} {W}/>")),
        "bad-xml"
    );
    // Quadratic work would take minutes. CPU time does not depend on what else the
    // machine does.
    let took = crate::cpu::time() - start;
    assert!(took.as_secs() < 60, "{took:?}");
}

/// A text with unknown names must not look like an empty one.
#[test]
fn another_language_of_the_same_names() {
    let text = "<w:document xmlns:w=\"urn:other\"><w:body><w:p/></w:body></w:document>";
    assert_eq!(refused_parts(text), "bad-xml");
}

#[test]
fn a_file_that_is_too_large() {
    let bytes = vec![b'a'; limits::TEXT_BYTES + 1];
    assert_eq!(refused("a.txt", &bytes), "file-too-large");
    assert!(source::read("a.txt", &bytes[..1 << 20]).is_ok());
}
