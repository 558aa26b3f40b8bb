//! Plain text: encodings, lines, page ends.

use crate::{brief, refused, told};
use publisher::manuscript::{FileKind, Manuscript, ManuscriptBlock};
use publisher::report::{Finding, Place};
use publisher::source;

fn read(bytes: &[u8]) -> (Manuscript, Vec<Finding>) {
    source::read("a.txt", bytes).expect("a text")
}

#[test]
fn encodings() {
    let text = "简  报\n　　第 3 期 and 〇";
    let mut marked = vec![0xEF, 0xBB, 0xBF];
    marked.extend(text.as_bytes());
    let utf16 = |bytes: fn(u16) -> [u8; 2]| {
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        units.flat_map(bytes).collect::<Vec<u8>>()
    };
    let (gb18030, _, lossy) = encoding_rs::GB18030.encode(text);
    assert!(!lossy);
    for bytes in [
        text.as_bytes().to_vec(),
        marked,
        utf16(u16::to_le_bytes),
        utf16(u16::to_be_bytes),
        gb18030.into_owned(),
    ] {
        let (manuscript, findings) = read(&bytes);
        assert_eq!(manuscript.kind, FileKind::Text);
        assert_eq!(brief(&manuscript), ["简  报", "　　第 3 期 and 〇"]);
        assert_eq!(told(&findings), [""; 0]);
    }
}

#[test]
fn utf16_without_a_mark() {
    for text in [
        "示例协会工作简报\r\n第3期\r\n会员单位捐款10万元。\r\n",
        "示例协会工作简报，第一期。",
        "Bulletin No. 3\n",
    ] {
        for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            let units = text.encode_utf16();
            let (manuscript, findings) = read(&units.flat_map(bytes).collect::<Vec<u8>>());
            assert_eq!(
                brief(&manuscript).join("\n"),
                text.trim_end().replace('\r', "")
            );
            assert_eq!(told(&findings), [""; 0]);
        }
    }
    // Latin letters with a NUL are none, though pairs of them would be Chinese.
    let latin = format!("{}\0{}", "x".repeat(100), "y".repeat(101));
    let (manuscript, _) = read(latin.as_bytes());
    assert_eq!(brief(&manuscript), [latin.replace('\0', "")]);
    // GBK of any even length is none.
    for text in ["简报", "示例协会捐款一百万元", "镕堃喆　１２３", "囧囧囧囧"]
    {
        let (gbk, _, _) = encoding_rs::GB18030.encode(text);
        assert_eq!(brief(&read(&gbk).0), [text]);
    }
}

#[test]
fn what_cannot_be_decoded_is_refused() {
    // Not UTF-8, and in GB18030 nothing starts with FF.
    assert_eq!(
        refused("a.txt", b"\xBC\xF2\xB1\xA8\xFF\xFF\xFF"),
        "text-encoding"
    );
    // UTF-8 with a byte missing, which GB18030 has characters for, too.
    let mut bent = "示例协会简报第三期".as_bytes().to_vec();
    bent.remove(3);
    let gb18030 = encoding_rs::GB18030;
    let decoded = gb18030.decode_without_bom_handling_and_without_replacement(&bent);
    assert!(decoded.is_some());
    assert_eq!(refused("a.txt", &bent), "text-encoding");
    // Half a character at the end.
    assert_eq!(refused("a.txt", b"\xFF\xFE\x80\x7B\x00"), "text-encoding");
    assert_eq!(refused("a.txt", b"\xEF\xBB\xBF\xE7\xAE"), "text-encoding");
}

#[test]
fn lines_are_paragraphs_whatever_ends_them() {
    let (manuscript, _) = read("一\r\n\r\n二\r三\n\n四\n".as_bytes());
    assert_eq!(brief(&manuscript), ["一", "", "二", "三", "", "四"]);
    let places: Vec<Place> = manuscript
        .blocks
        .iter()
        .filter_map(|block| match block {
            ManuscriptBlock::Paragraph(paragraph) => Some(paragraph.place.clone()),
            ManuscriptBlock::Table(_) => None,
        })
        .collect();
    assert_eq!(places[1], Place::Line(2, String::new()));
    assert_eq!(places[5], Place::Line(6, "四".to_owned()));
}

#[test]
fn tabs_and_page_ends_stay_and_control_characters_go() {
    let (manuscript, findings) =
        read("甲\t乙\u{C}丙 \u{7}丁\u{85}\u{FEFF}戊 and 己 and 庚 and 辛 and 壬".as_bytes());
    assert_eq!(
        brief(&manuscript),
        ["甲⇥乙⤓丙 丁戊 and 己 and 庚 and 辛 and 壬"]
    );
    assert_eq!(told(&findings), ["control-characters: 3"]);
}
