"""Makes the documents in `../numbering`, and asks LibreOffice which numbers they
show.

Each document is written as the parts of a Word file in one text, and beside it
what LibreOffice exports: one line a paragraph. The tests read both, so they need
neither Python nor LibreOffice. `soffice` is in Debian's `libreoffice-writer-nogui`.
"""

import pathlib
import subprocess
import tempfile
import zipfile

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "numbering"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def level(at, format, text, more="", start=1, before=""):
    start = f'<w:start w:val="{start}"/>' if start is not None else ""
    return (
        f'<w:lvl w:ilvl="{at}">{start}<w:numFmt w:val="{format}"/>{before}'
        f'<w:suff w:val="space"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def abstract(id, *levels, more=""):
    kind = '<w:multiLevelType w:val="multilevel"/>'
    return f'<w:abstractNum w:abstractNumId="{id}">{kind}{more}{"".join(levels)}</w:abstractNum>'


def num(id, of, *overrides):
    return f'<w:num w:numId="{id}"><w:abstractNumId w:val="{of}"/>{"".join(overrides)}</w:num>'


def override(at, start=None, level=""):
    start = f'<w:startOverride w:val="{start}"/>' if start is not None else ""
    return f'<w:lvlOverride w:ilvl="{at}">{start}{level}</w:lvlOverride>'


def numbered(list=None, at=None):
    at = f'<w:ilvl w:val="{at}"/>' if at is not None else ""
    list = f'<w:numId w:val="{list}"/>' if list is not None else ""
    return f"<w:numPr>{at}{list}</w:numPr>"


def style(id, list=None, at=None, based="a", outline=None):
    numbering = numbered(list, at) if list is not None or at is not None else ""
    outline = f'<w:outlineLvl w:val="{outline}"/>' if outline is not None else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{id}"/>'
        f'<w:basedOn w:val="{based}"/><w:pPr>{numbering}{outline}</w:pPr></w:style>'
    )


class Words:
    """Gives each paragraph a text of its own."""

    def __init__(self):
        self.count = 0

    def __call__(self, *numbering, style=None, mark="", text=None):
        self.count += 1
        text = f"段{self.count}" if text is None else text
        style = f'<w:pStyle w:val="{style}"/>' if style else ""
        numbering = numbered(*numbering) if numbering else ""
        run = f"<w:r>{mark}<w:t>{text}</w:t></w:r>" if text else ""
        return f"<w:p><w:pPr>{style}{numbering}<w:rPr>{mark[7:-8]}</w:rPr></w:pPr>{run}</w:p>"


def items(*levels, list=1):
    p = Words()
    return "".join(p(list, at) for at in levels)


THREE = [
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCountingThousand", "（%2）"),
    level(2, "decimal", "%3."),
]
OUTLINE = [
    level(0, "decimal", "%1"),
    level(1, "decimal", "%1.%2"),
    level(2, "decimal", "%1.%2.%3"),
]
HEADINGS = [
    level(0, "chineseCountingThousand", "%1、", before='<w:pStyle w:val="h1"/>'),
    level(1, "chineseCountingThousand", "（%2）", before='<w:pStyle w:val="h2"/>'),
    level(2, "decimal", "%3.", before='<w:pStyle w:val="h3"/>'),
]


def one(format, start=1, count=12, text="%1."):
    lists = abstract(0, level(0, format, text, start=start)) + num(1, 0)
    return lists, "", items(*[0] * count)


def documents():
    p = Words
    all = {}
    all["plain"] = one("decimal", count=3)
    all["chinese-levels"] = (abstract(0, *THREE) + num(1, 0), "", items(0, 1, 1, 2, 2, 1, 2, 0, 1, 2))
    all["outline-levels"] = (abstract(0, *OUTLINE) + num(1, 0), "", items(0, 1, 2, 2, 1, 2, 0, 0, 1, 1))
    all["level-left-out"] = (abstract(0, *OUTLINE) + num(1, 0), "", items(0, 2, 2, 1, 2, 0, 2))
    all["deep-first"] = (abstract(0, *OUTLINE) + num(1, 0), "", items(1, 1, 2, 0, 1, 0, 2, 1))
    all["deepest-first"] = (abstract(0, *OUTLINE) + num(1, 0), "", items(2, 2, 1, 0, 2))
    deep = level(1, "decimal", "%1.%2", start=4)
    all["start-of-a-level-left-out"] = (
        abstract(0, level(0, "decimal", "%1", start=3), deep, OUTLINE[2]) + num(1, 0), "", items(2, 1, 0, 2, 1),
    )
    never = level(1, "decimal", "第%2款", before='<w:lvlRestart w:val="0"/>')
    all["never-restarts"] = (
        abstract(0, level(0, "decimal", "第%1条"), never) + num(1, 0), "", items(0, 1, 1, 0, 1, 0, 1),
    )
    first = level(2, "lowerLetter", "%3)", before='<w:lvlRestart w:val="1"/>')
    all["restarts-after-first"] = (
        abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), first) + num(1, 0),
        "",
        items(0, 1, 2, 2, 1, 2, 0, 1, 2),
    )
    two = abstract(0, *THREE) + num(1, 0) + num(2, 0) + num(3, 0, override(0, 1))
    q = p()
    all["lists-go-on"] = (two, "", q(1, 0) + q(2, 0) + q(2, 1) + q(1, 1) + q(1, 0))
    q = p()
    all["starts-anew"] = (two, "", q(1, 0) + q(1, 0) + q(3, 0) + q(3, 0) + q(3, 1) + q(3, 0))
    q = p()
    all["starts-anew-at-five"] = (
        abstract(0, *THREE) + num(1, 0) + num(2, 0, override(0, 5)), "",
        q(1, 0) + q(1, 0) + q(2, 0) + q(2, 0),
    )
    q = p()
    anew = abstract(0, *OUTLINE) + num(1, 0) + num(2, 0, override(0, 1))
    all["starts-anew-from-within"] = (anew, "", q(1, 0) + q(1, 0) + q(2, 1) + q(2, 0) + q(2, 1))
    q = p()
    all["starts-anew-with-a-level-left-out"] = (anew, "", q(2, 1) + q(2, 1) + q(2, 0) + q(2, 0))
    q = p()
    all["inner-starts-anew"] = (
        abstract(0, *THREE) + num(1, 0) + num(2, 0, override(1, 4)), "",
        q(1, 0) + q(1, 1) + q(1, 1) + q(2, 1) + q(2, 1),
    )
    q = p()
    other = override(0, None, level(0, "upperRoman", "%1)"))
    all["own-level"] = (
        abstract(0, *THREE) + num(1, 0) + num(2, 0, other), "", q(1, 0) + q(1, 0) + q(2, 1) + q(1, 1),
    )
    q = p()
    linked = abstract(0, *THREE, more='<w:styleLink w:val="L"/>')
    links = abstract(1, more='<w:numStyleLink w:val="L"/>')
    all["by-numbering-style"] = (
        linked + links + num(1, 0) + num(2, 1),
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr>'
        + numbered(1) + "</w:pPr></w:style>",
        q(2, 0) + q(2, 1) + q(2, 1) + q(2, 0),
    )
    q = p()
    heads = style("h1", 1, outline=0) + style("h2", 1, 1, outline=1) + style("h3", 1, 2, outline=2)
    order = ("h1", "h2", "h3", "h3", "h2", "h1", "h2")
    all["headings"] = (abstract(0, *HEADINGS) + num(1, 0), heads, "".join(q(style=s) for s in order))
    q = p()
    based = style("h1", 1, outline=0) + style("h2", at=1, based="h1", outline=1)
    based += style("h3", at=2, based="h2", outline=2)
    all["headings-based-on-each-other"] = (
        abstract(0, *HEADINGS) + num(1, 0), based, "".join(q(style=s) for s in order),
    )
    q = p()
    all["styles-level-without-link"] = (
        abstract(0, *THREE) + num(1, 0), style("x", 1) + style("y", 1, 1),
        q(style="x") + q(style="y") + q(style="y") + q(style="x"),
    )
    q = p()
    all["own-level-with-style"] = (
        abstract(0, *THREE) + num(1, 0), style("x", 1),
        q(style="x") + q(None, 1, style="x") + q(None, 2, style="x") + q(style="x"),
    )
    q = p()
    all["turned-off"] = (
        abstract(0, *THREE) + num(1, 0), style("x", 1) + style("y", 0, based="x"),
        q(style="x") + q(0, style="x") + q(style="y") + q(style="x") + q(1, 0, style="y"),
    )
    q = p()
    all["unnumbered-between"] = (
        abstract(0, *THREE) + num(1, 0), "", q(1, 0) + q() + q(1, 1) + q() + q(1, 1) + q(1, 0),
    )
    legal = level(1, "upperRoman", "%1.%2", before="<w:isLgl/>")
    all["legal"] = (
        abstract(0, level(0, "chineseCountingThousand", "第%1章"), legal) + num(1, 0), "", items(0, 1, 0, 1, 1),
    )
    zero = level(1, "decimalZero", "%1.%2", before="<w:isLgl/>")
    all["legal-with-a-zero"] = (
        abstract(0, level(0, "upperRoman", "%1."), zero) + num(1, 0), "", items(0, 1, 0, 1),
    )
    nothing = level(0, "chineseCountingThousand", "%1、").replace('"space"', '"nothing"')
    all["nothing-after"] = (abstract(0, nothing) + num(1, 0), "", items(0, 0))
    all["starts-at-seven"] = (
        abstract(0, level(0, "decimal", "%1.", start=7), level(1, "decimal", "%1.%2", start=3)) + num(1, 0),
        "",
        items(0, 1, 1, 0, 1),
    )
    all["starts-at-zero"] = (abstract(0, level(0, "decimal", "%1.", start=0)) + num(1, 0), "", items(0, 0))
    bullet = level(1, "bullet", "●")
    all["bullets-inside"] = (abstract(0, THREE[0], bullet) + num(1, 0), "", items(0, 1, 1, 0, 1))
    q = p()
    row = lambda *cells: "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{c}</w:tc>" for c in cells) + "</w:tr>"
    grid = "<w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
    all["in-a-table"] = (
        abstract(0, *THREE) + num(1, 0), "",
        q(1, 0) + f"<w:tbl>{grid}{row(q(1, 0), q(1, 1))}{row(q(1, 1), q(1, 0))}</w:tbl>" + q(1, 0),
    )
    q = p()
    all["hidden-between"] = (
        abstract(0, *THREE) + num(1, 0), "",
        q(1, 0) + q(1, 0, mark="<w:rPr><w:vanish/></w:rPr>") + q(1, 0),
    )
    q = p()
    all["no-such-list"] = (abstract(0, *THREE) + num(1, 0), "", q(9, 0) + q(1, 0) + q(1, 5))
    q = p()
    all["two-lists"] = (
        abstract(0, *THREE) + abstract(1, level(0, "decimalEnclosedCircle", "%1")) + num(1, 0) + num(2, 1),
        "",
        q(1, 0) + q(2, 0) + q(2, 0) + q(1, 0) + q(2, 0),
    )
    all["text-around"] = (
        abstract(0, level(0, "decimal", "附件%1："), level(1, "lowerLetter", "(%2)-%1")) + num(1, 0),
        "",
        items(0, 1, 1, 0, 1),
    )
    formats = {
        "decimalZero": 1, "decimalFullWidth": 8, "chineseCountingThousand": 98, "chineseLegalSimplified": 8,
        "ideographTraditional": 1, "ideographZodiac": 1, "ideographZodiacTraditional": 1,
        "ideographDigital": 8, "ideographLegalTraditional": 8, "ideographEnclosedCircle": 1,
        "japaneseCounting": 9, "japaneseLegal": 9, "japaneseDigitalTenThousand": 8, "taiwaneseCounting": 8,
        "taiwaneseCountingThousand": 98, "taiwaneseDigital": 8, "koreanDigital": 8, "koreanCounting": 9,
        "koreanLegal": 8, "koreanDigital2": 8, "aiueo": 1, "iroha": 1, "aiueoFullWidth": 40, "irohaFullWidth": 1,
        "ganada": 1, "chosung": 1, "decimalEnclosedCircle": 1, "decimalEnclosedFullstop": 1,
        "decimalEnclosedParen": 1, "upperRoman": 36, "lowerRoman": 1, "upperLetter": 20, "lowerLetter": 20,
        "ordinal": 1, "cardinalText": 15, "ordinalText": 15, "hex": 5, "numberInDash": 1, "chicago": 1,
        "russianLower": 1,
    }
    for format, start in formats.items():
        all[f"format-{format}"] = one(format, start)
    all["format-chineseCounting"] = one("chineseCounting", 5, 20)
    all["ten-thousands"] = one("chineseCountingThousand", 9998, 5)
    all["twelve-thousand"] = one("chineseCountingThousand", 12345, 2)
    all["hundreds"] = one("chineseCountingThousand", 998, 14)
    return all


def parts(numbering, styles, body):
    relations = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>' for name in ("styles", "numbering")
    )
    normal = '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    return {
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
        "word/styles.xml": f"<w:styles {W}>{normal}{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {W}>{numbering}</w:numbering>",
    }


def package(path, parts):
    """What LibreOffice needs beside these parts."""
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), ("styles", "styles"), ("numbering", "numbering"))
    )
    rels = 'ContentType="application/vnd.openxmlformats-package.relationships+xml"'
    more = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" {rels}/>'
        f"{types}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="d" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
    }
    with zipfile.ZipFile(path, "w") as file:
        for name, text in {**more, **parts}.items():
            file.writestr(name, text)


def main():
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        names = []
        for name, document in documents().items():
            made = parts(*document)
            package(folder / f"{name}.docx", made)
            names.append(name)
            texts = [f"==={part}\n{text}" for part, text in made.items()]
            text = "\n".join(texts).removeprefix("===word/document.xml\n").replace("><w:p>", ">\n<w:p>")
            (FOLDER / f"{name}.parts").write_text(text + "\n", encoding="utf-8")
        export = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"]
        export += ["--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder)]
        subprocess.run(export + [str(folder / f"{name}.docx") for name in names], check=True)
        for name in names:
            text = (folder / f"{name}.txt").read_text(encoding="utf-8-sig")
            (FOLDER / f"{name}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
