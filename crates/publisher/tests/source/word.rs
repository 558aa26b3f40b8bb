//! Everything Word can put into a text, one thing per case: what is read, and
//! what is reported.

use crate::{brief, line, parts, told};
use publisher::manuscript::{Align, Manuscript, ManuscriptBlock};
use publisher::report::{Finding, Place};

const SPACES: &str = "\
    xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" \
    xmlns:dgm=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\" \
    xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" \
    xmlns:wpg=\"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup\" \
    xmlns:cx=\"http://schemas.microsoft.com/office/drawing/2014/chartex\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\"";

/// Further parts that every case has.
fn rest() -> String {
    let relationship = |id: &str, kind: &str, target: &str| {
        let mode = if target.contains(':') {
            "TargetMode=\"External\""
        } else {
            ""
        };
        format!("<Relationship Id=\"{id}\" Type=\"x/{kind}\" Target=\"{target}\" {mode}/>")
    };
    let relationships: String = [
        ("s", "styles", "styles.xml"),
        ("n", "numbering", "numbering.xml"),
        ("t", "theme", "theme/theme1.xml"),
        ("h", "header", "header1.xml"),
        ("f", "footer", "footer1.xml"),
        ("link", "hyperlink", "https://example.org/a?b=1&amp;c=2"),
        ("p1", "image", "media/1.png"),
        ("p2", "image", "media/2.png"),
    ]
    .iter()
    .map(|(id, kind, target)| relationship(id, kind, target))
    .collect();
    let level = |number: u8, format: &str, text: &str, more: &str| {
        format!(
            "<w:lvl w:ilvl=\"{number}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}<w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let article = [
        level(
            0,
            "chineseCountingThousand",
            "第%1条",
            "<w:suff w:val=\"space\"/>",
        ),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(2, "upperRoman", "%3)", "<w:lvlRestart w:val=\"0\"/>"),
    ]
    .concat();
    let titles = level(
        0,
        "ideographTraditional",
        "%1、",
        "<w:pStyle w:val=\"Listed\"/>",
    );
    let strange = [
        level(0, "hebrew2", "%1.", ""),
        level(1, "none", "", ""),
        level(2, "none", "附", "<w:suff w:val=\"nothing\"/>"),
    ]
    .concat();
    format!(
        "
===word/_rels/document.xml.rels
<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relationships}</Relationships>
===word/styles.xml
<w:styles {SPACES}>
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsiaTheme=\"minorEastAsia\"/><w:sz w:val=\"21\"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/></w:style>
<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"a\"/><w:pPr><w:outlineLvl w:val=\"0\"/><w:jc w:val=\"center\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"32\"/></w:rPr></w:style>
<w:style w:type=\"paragraph\" w:styleId=\"own\"><w:name w:val=\"小标题\"/><w:basedOn w:val=\"1\"/><w:pPr><w:jc w:val=\"left\"/></w:pPr><w:rPr><w:rFonts w:eastAsia=\"黑体\"/><w:color w:val=\"E60012\"/></w:rPr></w:style>
<w:style w:type=\"paragraph\" w:styleId=\"Listed\"><w:name w:val=\"Listed\"/><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:style>
<w:style w:type=\"character\" w:styleId=\"Strong\"><w:name w:val=\"Strong\"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type=\"table\" w:styleId=\"Grid\"><w:name w:val=\"Table Grid\"/><w:tblPr><w:tblBorders><w:top w:val=\"single\"/></w:tblBorders></w:tblPr></w:style>
</w:styles>
===word/numbering.xml
<w:numbering {SPACES}>
<w:abstractNum w:abstractNumId=\"0\">{article}</w:abstractNum>
<w:abstractNum w:abstractNumId=\"1\">{titles}</w:abstractNum>
<w:abstractNum w:abstractNumId=\"2\">{strange}</w:abstractNum>
<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>
<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"10\"/></w:lvlOverride></w:num>
<w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/></w:num>
<w:num w:numId=\"4\"><w:abstractNumId w:val=\"2\"/></w:num>
<w:num w:numId=\"5\"><w:abstractNumId w:val=\"0\"/></w:num>
</w:numbering>
===word/theme/theme1.xml
<a:theme {SPACES}><a:themeElements><a:fontScheme name=\"x\"><a:majorFont><a:ea typeface=\"\"/><a:font script=\"Hans\" typeface=\"等线 Light\"/></a:majorFont><a:minorFont><a:ea typeface=\"\"/><a:font script=\"Hans\" typeface=\"等线\"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>
===word/header1.xml
<w:hdr {SPACES}><w:p/></w:hdr>
===word/footer1.xml
<w:ftr {SPACES}><w:p/></w:ftr>
===word/media/1.png
one
===word/media/2.png
two
"
    )
}

fn read(body: &str) -> (Manuscript, Vec<Finding>) {
    let document = format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>");
    let text = format!("{}{}", document.replace('\n', ""), rest());
    parts(&text).unwrap_or_else(|error| panic!("{body}: {error}"))
}

/// A run.
fn t(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// A paragraph.
fn p(content: &str) -> String {
    format!("<w:p>{content}</w:p>")
}

/// A field without a result.
fn bare(instruction: &str) -> String {
    let mark = |kind| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    format!(
        "{}<w:r><w:instrText xml:space=\"preserve\">{instruction}</w:instrText></w:r>{}",
        mark("begin"),
        mark("end")
    )
}

/// A field in parts.
fn field(instruction: &str, result: &str) -> String {
    let mark = |kind| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    format!(
        "{}<w:r><w:instrText xml:space=\"preserve\">{instruction}</w:instrText></w:r>{}{result}{}",
        mark("begin"),
        mark("separate"),
        mark("end")
    )
}

fn check(cases: &[(&str, String, &[&str], &[&str])]) {
    for (name, body, lines, findings) in cases {
        let (manuscript, found) = read(body);
        assert_eq!(brief(&manuscript), *lines, "{name}");
        assert_eq!(told(&found), *findings, "{name}");
    }
}

#[test]
fn characters() {
    let run = |inner: &str| p(&format!("<w:r>{inner}</w:r>"));
    check(&[
        (
            "spaces that are kept",
            p(&t("  简  报 ")),
            &["  简  报 "],
            &[],
        ),
        (
            "spaces that are not",
            run("<w:t>  简  报 </w:t><w:t>　全角</w:t>"),
            &["简  报　全角"],
            &[],
        ),
        (
            "a line end is a space",
            run("<w:t>甲\n乙</w:t>").replace('\n', "&#10;"),
            &["甲 乙"],
            &[],
        ),
        (
            "tabs and breaks",
            run(
                "<w:tab/><w:t>一</w:t><w:br/><w:cr/><w:br w:type=\"page\"/><w:br w:type=\"column\"/>",
            ),
            &["⇥一↵↵⤓⤓"],
            &[],
        ),
        (
            "hyphens",
            run("<w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t>"),
            &["a\u{2011}b\u{AD}c"],
            &[],
        ),
        (
            "references",
            run("<w:t>&lt;&amp;&#x4E00;&gt;</w:t>"),
            &["<&一>"],
            &[],
        ),
        (
            "symbols",
            run(
                "<w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:sym w:font=\"宋体\" w:char=\"2605\"/>",
            ),
            &["✓★"],
            &[],
        ),
        (
            "a symbol without counterpart",
            run("<w:t>甲</w:t><w:sym w:font=\"Extra\" w:char=\"F021\"/>"),
            &["甲"],
            &["symbol-not-shown: Extra F021"],
        ),
        (
            "symbols typed as text",
            run("<w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr><w:t>&#xF0FC;好&#xF001;</w:t>"),
            &["✓好"],
            &["symbol-not-shown: Wingdings F001"],
        ),
        (
            "Greek",
            run(
                "<w:sym w:font=\"Symbol\" w:char=\"F071\"/><w:sym w:font=\"Symbol\" w:char=\"F044\"/><w:sym w:font=\"Symbol\" w:char=\"F074\"/><w:sym w:font=\"Wingdings 2\" w:char=\"F0CF\"/>",
            ),
            &["θΔτ🞪"],
            &[],
        ),
        (
            "letters in a symbol font",
            run(
                "<w:rPr><w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/></w:rPr><w:t>a = 1协b</w:t>",
            ),
            &["α = 1协β"],
            &["symbol-text: a = 1协b"],
        ),
        (
            "the theme's font over a symbol font",
            run(
                "<w:rPr><w:rFonts w:ascii=\"Symbol\" w:asciiTheme=\"minorHAnsi\"/></w:rPr><w:t>a</w:t>",
            ),
            &["a"],
            &[],
        ),
        (
            "blocks that look the same",
            p(&[
                t("协"),
                "<w:proofErr/>".to_owned(),
                t("会"),
                "<w:bookmarkStart/>".to_owned(),
                t("好"),
            ]
            .concat()),
            &["协会好"],
            &[],
        ),
        (
            "what Word makes",
            run("<w:lastRenderedPageBreak/><w:t>甲</w:t><w:pgNum/><w:annotationRef/>"),
            &["甲"],
            &[],
        ),
        (
            "hidden",
            p(&format!(
                "{}<w:r><w:rPr><w:vanish/></w:rPr><w:t>内部</w:t></w:r><w:r><w:rPr><w:vanish/><w:b/></w:rPr><w:t>掌握</w:t></w:r>",
                t("甲")
            )),
            &["甲"],
            &["hidden-text: 内部掌握"],
        ),
        (
            "a hidden paragraph",
            format!(
                "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r></w:p>{}",
                p(&t("明"))
            ),
            &["明"],
            &["hidden-text: 暗"],
        ),
        (
            "struck through",
            p("<w:r><w:rPr><w:strike/></w:rPr><w:t>作废</w:t></w:r>"),
            &["作废"],
            &["struck-text: 作废"],
        ),
        (
            "a reading above",
            p(
                "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>hàn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>汉</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            ),
            &["汉"],
            &["ruby-left-out: 汉（hàn）"],
        ),
        (
            "runs outside any paragraph",
            format!(
                "{}{}{}{}",
                t("没有"),
                t("段落"),
                p(&t("有")),
                "<w:hyperlink r:id=\"link\"><w:r><w:t>又没有</w:t></w:r></w:hyperlink>"
            ),
            &["没有段落", "有", "«又没有»(https://example.org/a?b=1&c=2)"],
            &[],
        ),
        (
            "text outside any run",
            format!(
                "<w:p><w:t>甲</w:t>{}<w:smartTag><w:t>丙</w:t></w:smartTag></w:p><w:t>丁</w:t>",
                t("乙")
            ),
            &["甲乙丙", "丁"],
            &[],
        ),
        (
            "wrappers in runs",
            run(
                "<w:t>甲</w:t><w:ins><w:r><w:t>乙</w:t></w:r></w:ins><w:x><w:r><w:t>丙</w:t></w:r></w:x>",
            ),
            &["甲乙丙"],
            &["tracked-insertions: 1"],
        ),
        (
            "paragraphs and tables in a paragraph",
            p(&format!(
                "{}{}<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
                t("甲"),
                p(&t("乙")),
                p(&t("丙"))
            )),
            &["⟦丙⟧", "甲↵乙"],
            &[],
        ),
        (
            "wrappers that nobody knows",
            format!(
                "<zz:wrap xmlns:zz=\"urn:zz\">{}{}</zz:wrap>",
                p(&t("甲")),
                t("乙")
            ),
            &["甲", "乙"],
            &[],
        ),
        (
            "formulas",
            p(&{
                let m = |inner: &str| format!("<m:oMath>{inner}</m:oMath>");
                let r = |text: &str| format!("<m:r><m:t>{text}</m:t></m:r>");
                let frac =
                    |a: &str, b: &str| format!("<m:f><m:num>{a}</m:num><m:den>{b}</m:den></m:f>");
                [
                    m(&frac(&r("1"), &r("2"))),
                    m(&frac(&r("a+b"), &format!("{}{}", r("2"), r("c")))),
                    m(&format!("<m:sSup><m:e>{}</m:e><m:sup>{}</m:sup></m:sSup>", r("10"), r("-6"))),
                    m(&format!("<m:sSubSup><m:e>{}</m:e><m:sub>{}</m:sub><m:sup>{}</m:sup></m:sSubSup>", r("x"), r("i+1"), r("2"))),
                    m(&format!("<m:rad><m:deg/><m:e>{}</m:e></m:rad>", r("x"))),
                    m(&format!("<m:nary><m:naryPr><m:chr m:val=\"∑\"/></m:naryPr><m:sub>{}</m:sub><m:sup>{}</m:sup><m:e>{}</m:e></m:nary>", r("i=1"), r("n"), r("x"))),
                    m(&format!("<m:d><m:dPr><m:begChr m:val=\"[\"/><m:endChr m:val=\"\"/></m:dPr><m:e>{}</m:e><m:e>{}</m:e></m:d>", r("a"), r("b"))),
                    m(&format!("<m:m><m:mr><m:e>{0}</m:e><m:e>{0}</m:e></m:mr><m:mr><m:e>{0}</m:e><m:e>{1}</m:e></m:mr></m:m>", r("0"), r("1"))),
                    m(&format!("<m:func><m:fName>{}</m:fName><m:e>{}</m:e></m:func>", r("ln"), r("x"))),
                ]
                .join(&t("；"))
            }),
            &["1/2；(a+b)/2c；10^-6；x_(i+1)^2；√x；∑_(i=1)^nx；[a|b；[0, 0; 0, 1]；ln x"],
            &[
                "formula: 1/2",
                "formula: (a+b)/2c",
                "formula: 10^-6",
                "formula: x_(i+1)^2",
                "formula: √x",
                "formula: ∑_(i=1)^nx",
                "formula: [a|b",
                "formula: [0, 0; 0, 1]",
                "formula: ln x",
            ],
        ),
        (
            "a formula",
            p(&format!(
                "{}<m:oMathPara><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></m:oMathPara>",
                t("即")
            )),
            &["即a+b"],
            &["formula: a+b"],
        ),
    ]);
}

#[test]
fn wrapped_text() {
    let sdt = |properties: &str, content: &str| {
        format!(
            "<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
        )
    };
    let choice = |requires: &str, first: &str, second: &str| {
        format!(
            "<mc:AlternateContent><mc:Choice Requires=\"{requires}\">{first}</mc:Choice><mc:Fallback>{second}</mc:Fallback></mc:AlternateContent>"
        )
    };
    check(&[
        ("controls", sdt("", &p(&sdt("", &t("甲")))), &["甲"], &[]),
        (
            "a prompt",
            p(&format!(
                "{}{}",
                t("甲"),
                sdt("<w:showingPlcHdr/>", &t("单击输入"))
            )),
            &["甲"],
            &["placeholder-left-out: 单击输入"],
        ),
        (
            "controls without content, and boxes of them",
            format!(
                "<w:sdt>{}</w:sdt>{}",
                p(&t("甲")),
                p(&format!(
                    "<w:sdt>{}</w:sdt>{}{}",
                    t("乙"),
                    sdt(
                        "<w14:checkbox xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"><w14:checked w14:val=\"1\"/></w14:checkbox>",
                        ""
                    ),
                    sdt(
                        "<w14:checkbox xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"><w14:checked w14:val=\"1\"/></w14:checkbox>",
                        &t("☒")
                    )
                ))
            ),
            &["甲", "乙☑☒"],
            &[],
        ),
        (
            "smart tags",
            p(&format!(
                "<w:smartTag><w:customXml>{}</w:customXml></w:smartTag>",
                t("甲")
            )),
            &["甲"],
            &[],
        ),
        (
            "the branch that is understood",
            p(&choice("wps", &t("甲"), &t("乙"))),
            &["甲"],
            &["alternative-left-out: 乙"],
        ),
        (
            "the branch that is not",
            p(&choice("cx", &t("甲"), &t("乙"))),
            &["乙"],
            &["alternative-left-out: 甲"],
        ),
        (
            "a prefix that nobody declared",
            p(&choice("zz", &t("甲"), &t("乙"))),
            &["乙"],
            &["alternative-left-out: 甲"],
        ),
        (
            "nothing but a strange branch",
            p(&format!(
                "<mc:AlternateContent><mc:Choice Requires=\"cx\">{}</mc:Choice></mc:AlternateContent>",
                t("甲")
            )),
            &["甲"],
            &[],
        ),
        (
            "branches of blocks",
            choice("wps", &p(&t("甲")), &p(&t("乙"))),
            &["甲"],
            &["alternative-left-out: 乙"],
        ),
        (
            "another document",
            "<w:altChunk r:id=\"x\"/>".to_owned(),
            &[],
            &["part-not-read: x"],
        ),
    ]);
}

/// Whatever the reader does not know, the count of the file's own text does.
#[test]
fn nothing_is_missed_silently() {
    let properties = |text: &str| format!("<w:sectPr>{}{}</w:sectPr>", t("漏读"), t(text));
    check(&[
        (
            "text where none can be",
            format!("{}{}{}", p(&t("甲")), properties("捐款20万元"), p(&t("乙"))),
            &["甲", "乙"],
            &["text-not-read: 漏读捐款20万元"],
        ),
        (
            "the same text elsewhere does not stand for it",
            format!("{}{}", p(&t("漏读")), properties("丙")),
            &["漏读"],
            &["text-not-read: 漏读丙"],
        ),
        (
            "a long text that was moved is there",
            format!(
                "{}{}",
                p(
                    "<w:r><w:t>一二三四五六七</w:t><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>甲乙丙丁戊己庚</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict><w:t>八九十</w:t></w:r>"
                ),
                p(&t("末"))
            ),
            &["▣甲乙丙丁戊己庚", "一二三四五六七八九十", "末"],
            &[],
        ),
        (
            "another branch, as older programs show it",
            p(
                "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:r><w:t>新</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>新</w:t></w:r></mc:Fallback></mc:AlternateContent>",
            ),
            &["新"],
            &[],
        ),
    ]);
}

#[test]
fn links_and_fields() {
    check(&[
        (
            "a link",
            p(&format!(
                "<w:hyperlink r:id=\"link\">{}</w:hyperlink>{}",
                t("网站"),
                t("。")
            )),
            &["«网站»(https://example.org/a?b=1&c=2)。"],
            &[],
        ),
        (
            "a link to a place in the document",
            p(&format!(
                "<w:hyperlink w:anchor=\"x\">{}</w:hyperlink>",
                t("上文")
            )),
            &["上文"],
            &[],
        ),
        (
            "a link as a field",
            p(&field(
                " HYPERLINK \"https://example.org/\" \\l \"b\" \\o \"a tip\" ",
                &t("网站"),
            )),
            &["«网站»(https://example.org/#b)"],
            &[],
        ),
        (
            "a simple one",
            p(&format!(
                "<w:fldSimple w:instr=\"HYPERLINK https://example.org/\">{}</w:fldSimple>",
                t("网站")
            )),
            &["«网站»(https://example.org/)"],
            &[],
        ),
        (
            "a number in a caption",
            p(&format!(
                "{}{}{}",
                t("图"),
                field(" SEQ 图 \\* ARABIC ", &t("3")),
                t(" 车间")
            )),
            &["图3 车间"],
            &[],
        ),
        (
            "a page number",
            p(&format!(
                "{}{}{}",
                t("甲"),
                field("PAGE \\* MERGEFORMAT", &t("3")),
                t("乙")
            )),
            &["甲3乙"],
            &[],
        ),
        (
            "a number of pages in a sentence",
            p(&format!(
                "{}<w:fldSimple w:instr=\" NUMPAGES \">{}</w:fldSimple>{}",
                t("本期共"),
                t("12"),
                t("页")
            )),
            &["本期共12页"],
            &[],
        ),
        (
            "a page number alone",
            p(&format!("{}{}{}", t("— "), field("PAGE", &t("3")), t(" —"))),
            &[""],
            &["page-number-left-out: — 3 —"],
        ),
        (
            "a number that is no page's",
            p(&t("— 3 —")),
            &["— 3 —"],
            &[],
        ),
        (
            "a field in an instruction",
            p(&field(
                &format!(
                    "IF \"</w:instrText></w:r>{}<w:r><w:instrText>\" = \"1\"",
                    field("MERGEFIELD x", &t("1"))
                ),
                &t("是"),
            )),
            &["是"],
            &["field-code: 1"],
        ),
        (
            "around another one, without an end",
            format!(
                "{}{}",
                p(&format!(
                    "{}<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>{}{}",
                    t("甲"),
                    field("TITLE", &t("题")),
                    t("乙")
                )),
                p(&t("丙"))
            ),
            &["甲题乙", "丙"],
            &[],
        ),
        (
            "around others, none with an end",
            p(&format!(
                "{0}{0}{1}{0}{2}",
                "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>",
                field("TITLE", &t("题")),
                field("DATE", &t("2月"))
            )),
            &["题2月"],
            &[],
        ),
        (
            "over two paragraphs",
            {
                let all = field("TOC \\o", &format!("{}</w:p><w:p>{}", t("一"), t("二")));
                p(&all)
            },
            &["一", "二"],
            &[],
        ),
        (
            "without an end",
            format!(
                "{}{}",
                p(&format!(
                    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}",
                    t("3")
                )),
                p(&t("余下的正文"))
            ),
            &["", "余下的正文"],
            &["page-number-left-out: 3"],
        ),
        (
            "without anything",
            p(&format!(
                "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>{}",
                t("正文")
            )),
            &["正文"],
            &[],
        ),
        (
            "drawn by its instruction",
            p(&bare("EQ \\o\\ac(○,1)")),
            &["①"],
            &[],
        ),
        (
            "equations",
            p(&[
                bare("EQ \\f(1,2)"),
                t("，"),
                bare("eq \\r(3,x+1)\\s\\up8(2)"),
                t("，"),
                bare("EQ \\b\\bc\\{(\\a\\al\\co1(甲,乙)) (f)"),
            ]
            .concat()),
            &["1/2，√[3](x+1)2，{甲; 乙} (f)"],
            &[
                "formula: 1/2",
                "formula: √[3](x+1)2",
                "formula: {甲; 乙} (f)",
            ],
        ),
        (
            "readings, characters set together",
            p(&[
                bare("EQ \\* jc2 \\* &quot;Font:宋体&quot; \\* hps10 \\o\\ad(\\s\\up 9(hàn),汉)"),
                t("，"),
                bare("eq \\o(\\s\\up 5(上证),\\s\\do 2(会员))"),
            ]
            .concat()),
            &["汉（hàn），上证会员"],
            &["formula: 汉（hàn）", "formula: 上证会员"],
        ),
        (
            "a symbol, a button, a quotation",
            p(&[
                bare("SYMBOL 252 \\f \"Wingdings\" \\s 10"),
                bare("SYMBOL 0x2605 \\u"),
                bare("MACROBUTTON  NoMacro [单击此处 填写]"),
                bare("QUOTE \"引 文\""),
            ]
            .concat()),
            &["✓★[单击此处 填写]引 文"],
            &[],
        ),
        (
            "what only Word can compute",
            p(&format!(
                "{}{}{}",
                bare("AUTONUM"),
                t("甲"),
                bare("TC \"目录\"")
            )),
            &["甲"],
            &["field-not-shown: AUTONUM"],
        ),
        (
            "a form",
            {
                let form = |name: &str, data: &str| {
                    bare(name).replacen(
                        "<w:fldChar w:fldCharType=\"begin\"/>",
                        &format!("<w:fldChar w:fldCharType=\"begin\"><w:ffData>{data}</w:ffData></w:fldChar>"),
                        1,
                    )
                };
                let list = |result: &str| {
                    format!(
                        "<w:ddList>{result}<w:listEntry w:val=\"实物\"/><w:listEntry w:val=\"现金\"/></w:ddList>"
                    )
                };
                p(&[
                    form("FORMDROPDOWN", &list("<w:result w:val=\"1\"/>")),
                    form("FORMDROPDOWN", &list("<w:default w:val=\"1\"/>")),
                    form("FORMDROPDOWN", &list("")),
                    form(
                        "FORMCHECKBOX",
                        "<w:checkBox><w:default w:val=\"0\"/><w:checked/></w:checkBox>",
                    ),
                    form(
                        "FORMCHECKBOX",
                        "<w:checkBox><w:default w:val=\"1\"/></w:checkBox>",
                    ),
                    form(
                        "FORMCHECKBOX",
                        "<w:checkBox><w:default w:val=\"1\"/><w:checked w:val=\"0\"/></w:checkBox>",
                    ),
                    field("FORMTEXT", &t("甲")),
                ]
                .concat())
            },
            &["现金现金实物☑☑☐甲"],
            &[],
        ),
    ]);
}

#[test]
fn automatic_numbers() {
    let item = |list: u8, level: u8, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{}</w:p>",
            t(text)
        )
    };
    let styled = |more: &str, text: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Listed\"/>{more}</w:pPr>{}</w:p>",
            t(text)
        )
    };
    check(&[
        (
            "articles",
            [
                item(1, 0, "甲"),
                item(1, 1, "乙"),
                item(1, 2, "丙"),
                item(1, 1, "丁"),
                item(1, 2, "戊"),
                item(1, 0, "己"),
                item(1, 1, "庚"),
            ]
            .concat(),
            &[
                "{第一条 }甲",
                "{1.1 }乙",
                "{I) }丙",
                "{1.2 }丁",
                "{II) }戊",
                "{第二条 }己",
                "{2.1 }庚",
            ],
            &[],
        ),
        (
            "lists of one definition go on, unless they start anew",
            [
                item(1, 0, "甲"),
                item(5, 0, "乙"),
                item(2, 0, "丙"),
                item(2, 0, "丁"),
            ]
            .concat(),
            &["{第一条 }甲", "{第二条 }乙", "{第十条 }丙", "{第十一条 }丁"],
            &[],
        ),
        ("without a higher one", item(1, 1, "乙"), &["{1.1 }乙"], &[]),
        (
            "by a style, and taken away",
            [
                styled("", "子"),
                styled("<w:numPr><w:numId w:val=\"0\"/></w:numPr>", "丑"),
                styled("", "寅"),
            ]
            .concat(),
            &["{甲、}子", "丑", "{乙、}寅"],
            &[],
        ),
        (
            "strange formats",
            [item(4, 0, "甲"), item(4, 1, "乙"), item(4, 2, "丙")].concat(),
            &["{1. }甲", "乙", "{附}丙"],
            &["number-format: hebrew2"],
        ),
        ("no such list", item(99, 0, "甲"), &["甲"], &[]),
    ]);
}

#[test]
fn tracked_changes() {
    let deleted = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>";
    let row = |properties: &str, text: &str| {
        format!(
            "<w:tr><w:trPr>{properties}</w:trPr><w:tc>{}</w:tc></w:tr>",
            p(&t(text))
        )
    };
    check(&[
        ("words", p(&format!("{}<w:ins>{}</w:ins><w:del><w:r><w:delText>去</w:delText></w:r></w:del>{}", t("甲"), t("来"), t("乙"))), &["甲来乙"], &["tracked-insertions: 1", "tracked-deletions: 1", "deleted-text: 去"]),
        ("a deletion in an insertion", p(&format!("<w:ins><w:del>{}</w:del>{}</w:ins>", t("去"), t("来"))), &["来"], &["tracked-insertions: 1", "tracked-deletions: 1", "deleted-text: 去"]),
        ("several", p("<w:del><w:r><w:delText>去</w:delText><w:tab/><w:delText>年</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom>"), &[""], &["tracked-deletions: 2", "deleted-text: 去 年 | 移"]),
        ("a mark", format!("{}{}", p(&format!("{deleted}{}", t("甲"))), p(&t("乙"))), &["甲乙"], &["tracked-deletions: 1"]),
        ("the last mark", p(&format!("{deleted}{}", t("甲"))), &["甲"], &["tracked-deletions: 1"]),
        ("a mark before a table", format!("{}<w:tbl>{}</w:tbl>", p(&format!("{deleted}{}", t("甲"))), row("", "乙")), &["甲", "⟦乙⟧"], &["tracked-deletions: 1"]),
        ("rows", format!("<w:tbl>{}{}{}</w:tbl>", row("", "一"), row("<w:del/>", "二"), row("<w:ins/>", "三")), &["⟦一 // 三⟧"], &["tracked-insertions: 1", "tracked-deletions: 1", "deleted-text: 二"]),
        ("earlier formats", "<w:p><w:pPr><w:jc w:val=\"left\"/><w:pPrChange><w:pPr><w:jc w:val=\"center\"/></w:pPr></w:pPrChange></w:pPr></w:p>".to_owned(), &[""], &[]),
    ]);
}

#[test]
fn drawings() {
    let blip = |id: &str| format!("<pic:blipFill><a:blip r:embed=\"{id}\"/></pic:blipFill>");
    let picture = |id: &str, alt: &str| {
        format!(
            "<pic:pic><pic:nvPicPr><pic:cNvPr id=\"1\" name=\"x\" descr=\"{alt}\"/></pic:nvPicPr>{}</pic:pic>",
            blip(id)
        )
    };
    let drawing = |alt: &str, content: &str| {
        format!(
            "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"图片 1\" descr=\"{alt}\"/><a:graphic><a:graphicData>{content}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )
    };
    let text_box = |content: &str| {
        format!("<wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp>")
    };
    let pict = |content: &str| format!("<w:r><w:pict>{content}</w:pict></w:r>");
    check(&[
        (
            "a picture",
            p(&drawing("车间", &picture("p1", "别的"))),
            &["[picture 0: 车间]"],
            &[],
        ),
        (
            "a group",
            p(&drawing(
                "两张",
                &format!(
                    "<wpg:wgp>{}{}</wpg:wgp>",
                    picture("p1", ""),
                    picture("p2", "仓库")
                ),
            )),
            &["[picture 0: 两张][picture 1: 仓库]"],
            &[],
        ),
        (
            "the same twice",
            p(&format!(
                "{}{}",
                drawing("", &picture("p1", "")),
                drawing("", &picture("p1", ""))
            )),
            &["[picture 0][picture 0]"],
            &[],
        ),
        (
            "made-up names",
            p(&[
                "图片 1",
                "Picture 12",
                "image.jpg",
                "IMG_2034",
                "微信图片_20210608",
                "图表, 折线图\n\n描述已自动生成",
            ]
            .map(|alt| drawing(alt, &picture("p1", "")))
            .concat()),
            &["[picture 0][picture 0][picture 0][picture 0][picture 0][picture 0]"],
            &[],
        ),
        (
            "VML",
            p(&pict(
                "<v:shape alt=\"车间\"><v:imagedata r:id=\"p1\" o:title=\"x\"/></v:shape>",
            )),
            &["[picture 0: 车间]"],
            &[],
        ),
        (
            "a text box",
            p(&format!(
                "{}{}",
                t("后"),
                drawing(
                    "",
                    &text_box(&format!(
                        "{}{}",
                        p(&t("前")),
                        p(&drawing("", &picture("p2", "")))
                    ))
                )
            )),
            &["▣前", "▣[picture 0]", "后"],
            &[],
        ),
        (
            "a text box in VML",
            p(&format!(
                "{}{}",
                t("后"),
                pict(&format!(
                    "<v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape>",
                    p(&t("前"))
                ))
            )),
            &["▣前", "后"],
            &[],
        ),
        (
            "a text box in a field",
            p(&field(
                "HYPERLINK \"https://example.org/\"",
                &drawing("", &text_box(&p(&t("前")))),
            )),
            &["▣前", ""],
            &[],
        ),
        (
            "WordArt",
            p(&pict("<v:shape><v:textpath string=\"简报\"/></v:shape>")),
            &["▣简报", ""],
            &[],
        ),
        (
            "text of a locked canvas",
            p(&format!(
                "{}{}",
                t("后"),
                drawing(
                    "",
                    "<lc:lockedCanvas xmlns:lc=\"http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas\"><a:sp><a:txSp><a:txBody><a:p><a:r><a:t>前</a:t></a:r><a:br/><a:r><a:t>一</a:t></a:r></a:p><a:p><a:fld><a:t>二</a:t></a:fld></a:p></a:txBody></a:txSp></a:sp></lc:lockedCanvas>"
                )
            )),
            &["▣前 一", "▣二", "后"],
            &[],
        ),
        (
            "boxes in canvases, groups and other namespaces",
            p(&[
                drawing(
                    "",
                    &format!(
                        "<wpc:wpc xmlns:wpc=\"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas\"><wpg:wgp>{}</wpg:wgp>{}</wpc:wpc>",
                        text_box(&p(&t("组"))),
                        text_box("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>表</w:t></w:r></w:p></w:tc></w:tr></w:tbl>")
                    ),
                ),
                drawing(
                    "",
                    &format!(
                        "<x:wsp xmlns:x=\"http://purl.oclc.org/ooxml/drawingml/wordprocessingShape\"><x:txbx><w:txbxContent>{}</w:txbxContent></x:txbx></x:wsp>",
                        p(&t("严"))
                    ),
                ),
                pict(&format!(
                    "<v:group><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></v:group>",
                    p(&t("旧"))
                )),
            ]
            .concat()),
            &["▣组", "⟦▣表⟧", "▣严", "▣旧", ""],
            &[],
        ),
        (
            "hidden shapes",
            p(&format!(
                "{}{}{}",
                drawing("", &text_box(&p(&t("暗捐20万元"))))
                    .replace("<wp:docPr", "<wp:docPr hidden=\"1\""),
                pict(&format!(
                    "<v:shape style=\"width:1pt; visibility: hidden\"><v:textbox><w:txbxContent>{}{}</w:txbxContent></v:textbox></v:shape>",
                    p(&t("暗一")),
                    p(&t("暗二"))
                )),
                "<w:r><w:rPr><w:vanish/></w:rPr><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>暗三</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r>"
            )),
            &[""],
            &[
                "hidden-text: 暗捐20万元",
                "hidden-text: 暗一 暗二",
                "hidden-text: 暗三",
            ],
        ),
        (
            "a frame",
            format!(
                "<w:p><w:pPr><w:framePr w:w=\"100\"/></w:pPr>{}</w:p>",
                t("框")
            ),
            &["▣框"],
            &[],
        ),
        (
            "a large first letter",
            format!(
                "<w:p><w:pPr><w:framePr w:dropCap=\"drop\"/></w:pPr>{}</w:p>{}",
                t("春"),
                p(&t("天来了。"))
            ),
            &["春天来了。"],
            &[],
        ),
        (
            "charts and diagrams",
            p(&format!(
                "{}{}",
                drawing("", "<c:chart r:id=\"x\"/>"),
                drawing("", "<dgm:relIds/>")
            )),
            &[""],
            &["object-not-shown: chart", "object-not-shown: SmartArt"],
        ),
        (
            "an object",
            p(
                "<w:r><w:object><v:shape><v:imagedata r:id=\"p1\"/></v:shape><o:OLEObject ProgID=\"Equation.3\"/></w:object></w:r>",
            ),
            &[""],
            &["object-not-shown: Equation.3"],
        ),
        (
            "not there",
            p(&drawing("", &picture("p9", ""))),
            &[""],
            &["picture-missing: p9"],
        ),
    ]);
}

#[test]
fn tables() {
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(&t(text)))
    };
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let table = |rows: &[String]| format!("<w:tbl>{}</w:tbl>", rows.concat());
    let span = "<w:gridSpan w:val=\"2\"/>";
    let (down, on) = ("<w:vMerge w:val=\"restart\"/>", "<w:vMerge/>");
    check(&[
        (
            "spans",
            table(&[
                row(&[cell(down, "甲"), cell(span, "乙")]),
                row(&[cell(on, ""), cell("", "丙"), cell(down, "丁")]),
                row(&[cell(on, ""), cell("", "戊"), cell(on, "")]),
                row(&[cell("", "己"), cell(on, "庚"), cell("", "辛")]),
            ]),
            &["⟦1×3 甲 | 2×1 乙 // 丙 | 1×2 丁 // 戊 // 己 | 庚 | 辛⟧"],
            &[],
        ),
        (
            "text under a span",
            table(&[row(&[cell(down, "甲")]), row(&[cell(on, "看不见")])]),
            &["⟦1×2 甲 // ⟧"],
            &["hidden-text: 看不见"],
        ),
        (
            "a table under a span",
            table(&[
                row(&[cell(down, "甲"), cell("", "乙")]),
                row(&[
                    format!(
                        "<w:tc><w:tcPr>{on}</w:tcPr>{}<w:p/></w:tc>",
                        table(&[row(&[cell("", "内")])])
                    ),
                    cell("", "丙"),
                ]),
            ]),
            &["⟦1×2 甲¶⟦内⟧ | 乙 // 丙⟧"],
            &[],
        ),
        (
            "a hidden row",
            table(&[
                row(&[cell("", "甲")]),
                format!(
                    "<w:tr><w:trPr><w:hidden/></w:trPr>{}{}</w:tr>",
                    cell("", "暗捐"),
                    cell("", "20万元")
                ),
            ]),
            &["⟦甲⟧"],
            &["hidden-text: 暗捐 20万元"],
        ),
        (
            "a cell without a paragraph",
            table(&[row(&[format!("<w:tc>{}<w:t>乙</w:t></w:tc>", t("甲"))])]),
            &["⟦甲乙⟧"],
            &[],
        ),
        (
            "text between rows and cells",
            format!(
                "<w:tbl>{}<w:tr>{}{}</w:tr><w:customXml>{}</w:customXml></w:tbl>",
                p(&t("表前")),
                cell("", "甲"),
                p(&t("乙")),
                row(&[cell("", "丙")])
            ),
            &["表前", "⟦乙 | 甲 // 丙⟧"],
            &[],
        ),
        (
            "a table in a table",
            table(&[row(&[format!(
                "<w:tc>{}{}</w:tc>",
                table(&[row(&[cell("", "内")])]),
                p(&t("外"))
            )])]),
            &["⟦⟦内⟧¶外⟧"],
            &[],
        ),
        (
            "controls around rows and cells",
            table(&[format!(
                "<w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt>",
                cell("", "甲")
            )]),
            &["⟦甲⟧"],
            &[],
        ),
        (
            "a span without end",
            table(&[row(&[
                cell("<w:gridSpan w:val=\"4294967295\"/>", "甲"),
                cell("", "乙"),
            ])]),
            &["⟦1000×1 甲 | 乙⟧"],
            &[],
        ),
        ("nothing in it", "<w:tbl/>".to_owned(), &[], &[]),
    ]);
    let bordered = |table: &str| {
        let (manuscript, _) = read(table);
        matches!(manuscript.blocks.first(), Some(ManuscriptBlock::Table(table)) if table.bordered)
    };
    let rows = row(&[cell("", "甲")]);
    assert!(!bordered(&table(std::slice::from_ref(&rows))));
    assert!(bordered(&format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/></w:tblPr>{rows}</w:tbl>"
    )));
    assert!(!bordered(&format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblBorders><w:top w:val=\"nil\"/></w:tblBorders></w:tblPr>{rows}</w:tbl>"
    )));
    assert!(bordered(&table(&[row(&[cell(
        "<w:tcBorders><w:left w:val=\"double\"/></w:tcBorders>",
        "甲"
    )])])));
}

#[test]
fn looks() {
    let (manuscript, _) = read(
        "<w:p><w:pPr><w:pStyle w:val=\"own\"/></w:pPr><w:r><w:t>甲</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"Strong\"/></w:rPr><w:t>乙</w:t></w:r><w:r><w:rPr><w:b w:val=\"0\"/><w:i/><w:sz w:val=\"24\"/><w:color w:val=\"000000\"/><w:rFonts w:eastAsiaTheme=\"majorEastAsia\"/></w:rPr><w:t>丙</w:t></w:r></w:p>\
         <w:p><w:pPr><w:jc w:val=\"end\"/><w:ind w:leftChars=\"200\" w:firstLineChars=\"200\" w:firstLine=\"420\"/><w:pageBreakBefore/><w:outlineLvl w:val=\"9\"/><w:pBdr><w:top w:val=\"single\"/><w:bottom w:val=\"nil\"/></w:pBdr></w:pPr><w:r><w:t>丁</w:t></w:r></w:p>",
    );
    let paragraphs = crate::exercise::paragraphs(&manuscript.blocks);
    let looks: Vec<String> = paragraphs[0]
        .runs
        .iter()
        .map(|run| {
            let look = &run.look;
            let font = look.font.as_deref().unwrap_or_default();
            format!(
                "{} {} {} {:?} {font}",
                look.bold, look.italic, look.red, look.size
            )
        })
        .collect();
    assert_eq!(
        looks,
        [
            "true false true Some(32) 黑体",
            // Bold in a bold title: the style's switch turns it off.
            "false false true Some(32) 黑体",
            "false true false Some(24) 等线 Light",
        ]
    );
    let style = &paragraphs[0].style;
    assert_eq!((style.align, style.outline), (Align::Text, Some(0)));
    assert_eq!(style.name.as_deref(), Some("小标题"));
    let style = &paragraphs[1].style;
    assert_eq!(
        (style.align, style.outline, style.name.as_deref()),
        (Align::Right, None, None)
    );
    assert!(style.first_line && style.new_page && style.rule_above && !style.rule_below);
    assert_eq!(style.indent, 420);
    let look = &paragraphs[1].runs[0].look;
    assert_eq!((look.size, look.font.as_deref()), (Some(21), Some("等线")));
}

#[test]
fn sections_begin_new_pages() {
    let end = |kind: &str| format!("<w:p><w:pPr><w:sectPr>{kind}</w:sectPr></w:pPr></w:p>");
    let (manuscript, _) = read(
        &[
            end(""),
            p(&t("甲")),
            end("<w:type w:val=\"continuous\"/>"),
            p(&t("乙")),
            "<w:sectPr/>".to_owned(),
        ]
        .concat(),
    );
    let new_pages: Vec<bool> = crate::exercise::paragraphs(&manuscript.blocks)
        .iter()
        .map(|paragraph| paragraph.style.new_page)
        .collect();
    assert_eq!(new_pages, [false, false, false, true]);
}

/// The text may be beside the body, or the body in something else.
#[test]
fn bodies_in_odd_places() {
    let of = |inside: &str| {
        let (manuscript, findings) =
            parts(&format!("<w:document {SPACES}>{inside}</w:document>")).expect("a document");
        assert_eq!(told(&findings), [""; 0], "{inside}");
        brief(&manuscript)
    };
    let (one, two) = (p(&t("甲")), p(&t("乙")));
    for inside in [
        format!("<w:body>{one}</w:body><w:body>{two}</w:body>"),
        format!("{one}<w:body>{two}</w:body>"),
        format!("<w:body>{one}</w:body>{two}"),
        format!("{one}{two}"),
        format!("<w:x><w:body>{one}{two}</w:body></w:x>"),
        format!("<w:sdt><w:sdtContent><w:body>{one}</w:body></w:sdtContent></w:sdt>{two}"),
        format!("<w:body><w:body>{one}</w:body>{two}</w:body>"),
        format!(
            "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:body>{one}{two}</w:body></mc:Choice></mc:AlternateContent>"
        ),
    ] {
        assert_eq!(of(&inside), ["甲", "乙"], "{inside}");
    }
}

#[test]
fn text_boxes_of_strict_files() {
    let (manuscript, findings) = parts(
        "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wp=\"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing\" xmlns:a=\"http://purl.oclc.org/ooxml/drawingml/main\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"urn:schemas-microsoft-com:vml\"><w:body><w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p></w:body></w:document>",
    )
    .expect("a document");
    assert_eq!(
        (brief(&manuscript), told(&findings)),
        (vec!["▣框".to_owned(), String::new()], vec![])
    );
}

/// ISO/IEC 29500 strict has other namespaces, and lengths with units.
#[test]
fn strict_files() {
    let (manuscript, _) = parts(
        "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:sz w:val=\"16pt\"/></w:rPr><w:t>甲</w:t></w:r></w:p></w:body></w:document>",
    )
    .expect("a document");
    let paragraphs = crate::exercise::paragraphs(&manuscript.blocks);
    assert_eq!(line(paragraphs[0]), "甲");
    assert_eq!(paragraphs[0].runs[0].look.size, Some(32));
    assert_eq!(paragraphs[0].style.align, Align::Center);
}

#[test]
fn parts_in_the_encoding_that_they_declare() {
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"GB2312\"?><w:document {SPACES}><w:body>{}</w:body></w:document>",
        p(&t("简报"))
    );
    let (bytes, _, _) = encoding_rs::GB18030.encode(&text);
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("word/document.xml", options)
        .expect("a name");
    std::io::Write::write_all(&mut zip, &bytes).expect("writes");
    let bytes = zip.finish().expect("writes").into_inner();
    let (manuscript, _) = publisher::source::read("a.docx", &bytes).expect("a document");
    assert_eq!(brief(&manuscript), ["简报"]);
}

#[test]
fn utf_16_parts() {
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?><w:document {SPACES}><w:body>{}</w:body></w:document>",
        p(&t("甲"))
    );
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    let bytes: Vec<u8> = units.flat_map(u16::to_le_bytes).collect();
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file(
        "word/document.xml",
        zip::write::SimpleFileOptions::default(),
    )
    .expect("a name");
    std::io::Write::write_all(&mut zip, &bytes).expect("writes");
    let bytes = zip.finish().expect("writes").into_inner();
    let (manuscript, _) = publisher::source::read("a.docx", &bytes).expect("a document");
    assert_eq!(brief(&manuscript), ["甲"]);
}

/// A mark may be in a header, or behind the text as a watermark.
#[test]
fn headers_footers_and_watermarks_are_told_and_handed_on() {
    let document = format!(
        "<w:document {SPACES}><w:body>{}</w:body></w:document>",
        p(&t("甲"))
    );
    let header = format!(
        "{}{}{}",
        p(&t("第2页 共5页")),
        p(&t("内部资料")),
        p("<w:r><w:pict><v:shape><v:textpath string=\"秘密\"/></v:shape></w:pict></w:r>")
    );
    let rest = rest().replace("<w:p/></w:hdr>", &format!("{header}</w:hdr>"));
    let (manuscript, findings) = parts(&format!("{document}{rest}")).expect("a document");
    assert_eq!(brief(&manuscript), ["甲"]);
    assert_eq!(manuscript.margins, ["内部资料 秘密"]);
    assert_eq!(
        told(&findings),
        [
            "header-left-out: 内部资料 秘密",
            "page-number-left-out: 第2页 共5页"
        ]
    );
}

#[test]
fn places_are_those_that_word_counts() {
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r>";
    let text_box = "<w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p><w:p/></w:txbxContent></v:textbox></w:pict></w:r>";
    let body = [
        p(""),
        p(text_box),
        "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>".to_owned(),
        p(&format!("{}{hidden}", t("第五段的文字"))),
    ];
    let (manuscript, findings) = read(&body.concat());
    let fifth = Place::Paragraph(5, "第五段的文字".to_owned());
    assert_eq!(findings[0].place, fifth);
    let places: Vec<&Place> = crate::exercise::paragraphs(&manuscript.blocks)
        .iter()
        .map(|paragraph| &paragraph.place)
        .collect();
    let empty = |number| Place::Paragraph(number, String::new());
    let boxed = Place::Paragraph(2, "框".to_owned());
    assert_eq!(
        places,
        [
            &empty(1),
            &boxed,
            &empty(2),
            &empty(2),
            &empty(3),
            &empty(4),
            &fifth
        ]
    );
}

/// Numbers in each format that Word offers in Chinese, beyond nine and ten.
#[test]
fn formats_of_numbers() {
    let at = |format: &str, number: u32| {
        let numbering = format!(
            "<w:numbering {SPACES}><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"{number}\"/><w:numFmt w:val=\"{format}\"/><w:suff w:val=\"nothing\"/><w:lvlText w:val=\"%1\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
        );
        let text = format!(
            "<w:document {SPACES}><w:body><w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p></w:body></w:document>
===word/_rels/document.xml.rels
<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"n\" Type=\"x/numbering\" Target=\"numbering.xml\"/></Relationships>
===word/numbering.xml
{numbering}"
        );
        let (manuscript, _) = parts(&text).expect("a document");
        brief(&manuscript).concat()
    };
    for (format, number, shown) in [
        ("decimal", 12, "12"),
        ("decimalZero", 7, "07"),
        ("decimalFullWidth", 12, "１２"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 21, "二十一"),
        ("chineseCounting", 105, "一○五"),
        ("chineseCountingThousand", 11, "十一"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 2020, "二千零二十"),
        ("chineseLegalSimplified", 15, "壹拾伍"),
        ("japaneseCounting", 11, "十一"),
        ("japaneseCounting", 105, "百五"),
        ("ideographDigital", 20, "二〇"),
        ("ideographTraditional", 3, "丙"),
        ("ideographTraditional", 11, "11"),
        ("ideographZodiac", 12, "亥"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircleChinese", 21, "㉑"),
        ("decimalEnclosedCircle", 51, "51"),
        ("decimalEnclosedParen", 3, "⑶"),
        ("decimalEnclosedFullstop", 3, "⒊"),
        ("ideographEnclosedCircle", 3, "㈢"),
        ("upperLetter", 27, "AA"),
        ("lowerLetter", 3, "c"),
        ("upperRoman", 14, "XIV"),
        ("lowerRoman", 9, "ix"),
        ("ordinal", 12, "12th"),
    ] {
        assert_eq!(
            at(format, number),
            format!("{{{shown}}}"),
            "{format} {number}"
        );
    }
}

#[test]
fn links_around_text_boxes_and_separators_of_notes() {
    let text_box = "<w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r>";
    let separator = "<w:r><w:footnoteReference w:id=\"0\"/></w:r>";
    let body = p(&format!(
        "<w:hyperlink r:id=\"link\">{text_box}{}</w:hyperlink>{separator}",
        t("网站")
    ));
    let notes = format!(
        "<w:footnotes {SPACES}><w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote></w:footnotes>"
    );
    let document = format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>");
    let footnotes =
        "<Relationship Id=\"fn\" Type=\"x/footnotes\" Target=\"footnotes.xml\"/></Relationships>";
    let rest = rest().replace("</Relationships>", footnotes);
    let text = format!("{document}{rest}===word/footnotes.xml\n{notes}\n");
    let (manuscript, findings) = parts(&text).expect("a document");
    assert_eq!(
        brief(&manuscript),
        ["▣框", "«网站»(https://example.org/a?b=1&c=2)"]
    );
    assert_eq!(told(&findings), ["note-missing: footnotes 0"]);
    assert!(manuscript.notes.is_empty());
}
