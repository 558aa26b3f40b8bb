"""What the documents are made of: sentences, pictures, and a way to save that
gives the same bytes each time."""

import io
import pathlib
import zipfile

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from PIL import Image, ImageDraw

FOLDER = pathlib.Path(__file__).resolve().parent.parent

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)

NAME = "示例协会系统服务会员工作"
KIND = "简  报"
NUMBER = "第三期"
PUBLISHER = "示例协会秘书处"
DATE = "2021年6月8日"
HEADLINE = "服务会员办实事，凝聚合力促发展（二）"
LEAD = (
    "今年以来，示例协会系统各成员单位围绕中心、服务大局，深入企业听需求、解难题，"
    "形成了一批看得见、摸得着的成果。现将部分单位的做法编发如下，供学习交流。"
)
JIANGSU = "江苏省示例行业协会走进车间，情系会员"
JIANGSU_TEXT = [
    "江苏省示例行业协会（简称江苏示协）组织十二名专家走进三十家会员企业，现场查找工艺问题，"
    "共提出改进建议 86 条，帮助企业节约成本 120 余万元。",
    "江苏示协向会员单位发出倡议：第一，诚信经营，不打价格战；第二，敞开实验室，共用设备；"
    "第三，带好徒弟，留住手艺。",
]
SICHUAN = "四川省示例行业协会雪中送炭 暖心助企"
SICHUAN_TEXT = [
    "六月初，川西连降暴雨，四川省示例行业协会（简称四川示协）第一时间发动会员单位捐款捐物"
    "38.5万元，其中协会捐款1.5万元，会员单位捐赠物资37万元。",
    "协会同时决定免收受灾会员 2021 年度会费 6 万元，并做好三件事。",
]
SICHUAN_POINTS = [
    "一是派出工程师帮助企业检修设备，恢复生产。",
    "二是联系兄弟协会调剂原料，保证订单按时交付。",
    "三是开通热线电话，每天收集企业的困难并逐一答复。",
]
DISTRIBUTION = [
    "报送：示例协会理事会、示例协会党支部",
    "抄送：省社会组织综合服务中心",
    "发送：各省示例行业协会、会员单位",
]
COPIES = "共印80份"


def picture(kind, size=(96, 64)):
    """A tiny drawing: a plain ground with one shape, different for each kind."""
    grounds = {"车间": "#7a9cc6", "仓库": "#c6a77a", "热线": "#86b58a", "会场": "#b58686"}
    image = Image.new("RGB", size, grounds[kind])
    draw = ImageDraw.Draw(image)
    width, height = size
    box = (width // 4, height // 4, width * 3 // 4, height * 3 // 4)
    if kind in ("车间", "会场"):
        draw.rectangle(box, fill="white", outline="black")
    else:
        draw.ellipse(box, fill="white", outline="black")
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    out.seek(0)
    return out


def blank():
    """An empty document of python-docx's template."""
    return Document()


def element(xml):
    """An element, with the usual prefixes declared."""
    end = min(i for i in (xml.find(" "), xml.find(">"), xml.find("/>")) if i > 0)
    return parse_xml(f"{xml[:end]} {SPACES}{xml[end:]}")


def set_font(run, font=None, size=None, bold=None, red=False):
    """Formats a run by hand, as an office does."""
    if font:
        run.font.name = "Times New Roman"
        run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    if size:
        run.font.size = Pt(size)
    if bold is not None:
        run.font.bold = bold
    if red:
        run.font.color.rgb = RGBColor(0xC0, 0, 0)
    return run


def line(document, text, *, font="仿宋", size=16, bold=None, red=False, centred=False, indent=False):
    """A paragraph formatted by hand."""
    paragraph = document.add_paragraph()
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if indent:
        paragraph.paragraph_format.first_line_indent = Pt(2 * size)
    if text:
        set_font(paragraph.add_run(text), font, size, bold, red)
    return paragraph


def head(document):
    """The head as most offices set it: four lines, publisher and date on one."""
    line(document, NAME, font="方正小标宋简体", size=22, red=True, centred=True)
    line(document, KIND, font="方正小标宋简体", size=42, bold=True, red=True, centred=True)
    line(document, NUMBER, font="楷体", centred=True)
    paragraph = line(document, f"{PUBLISHER}\t{DATE}")
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(15.6), WD_TAB_ALIGNMENT.RIGHT)
    rule(paragraph)
    line(document, HEADLINE, font="方正小标宋简体", size=22, centred=True)


def rule(paragraph, edge="bottom"):
    """A red rule above or below a paragraph."""
    paragraph._element.get_or_add_pPr().append(
        element(
            f'<w:pBdr><w:{edge} w:val="single" w:sz="18" w:space="4" w:color="C00000"/></w:pBdr>'
        )
    )


def title(document, text):
    """A section's title, formatted by hand."""
    return line(document, text, font="黑体", bold=True, centred=True)


def text(document, text):
    """A paragraph of the text."""
    return line(document, text, indent=True)


def caption(document, text):
    """A caption, formatted by hand."""
    return line(document, text, font="黑体", size=12, centred=True)


def show(document, kind, alt=None, width=5):
    """A picture in a paragraph of its own."""
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return put(paragraph, kind, alt, width)


def put(paragraph, kind, alt=None, width=5):
    """A picture in a paragraph."""
    shape = paragraph.add_run().add_picture(picture(kind), width=Cm(width))
    if alt:
        shape._inline.docPr.set("descr", alt)
    return paragraph


def tail(document):
    """The distribution list below a rule, and how many were printed."""
    for index, entry in enumerate(DISTRIBUTION):
        paragraph = line(document, entry, size=14)
        if index == 0:
            rule(paragraph, "top")
    line(document, COPIES, size=14).alignment = WD_ALIGN_PARAGRAPH.RIGHT


def jiangsu(document):
    title(document, JIANGSU)
    for paragraph in JIANGSU_TEXT:
        text(document, paragraph)


def sichuan(document):
    title(document, SICHUAN)
    for paragraph in SICHUAN_TEXT + SICHUAN_POINTS:
        text(document, paragraph)


def add_part(document, name, kind, xml):
    """A part that python-docx does not know, with its relationship."""
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    relation = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    root, rest = xml.split(">", 1)
    blob = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{root} {SPACES}>{rest}'
    part = Part(
        PackURI(f"/word/{name}"), f"{main}.{kind}+xml", blob.encode(), document.part.package
    )
    return document.part.relate_to(part, relation)


def save(document, name):
    out = io.BytesIO()
    document.core_properties.author = ""
    document.save(out)
    pack(out.getvalue(), name)


def pack(data, name):
    """Writes a package without what no test reads, and without dates."""
    source = zipfile.ZipFile(io.BytesIO(data))
    dropped = ("docProps/thumbnail.jpeg", "word/stylesWithEffects.xml", "customXml/")
    out = FOLDER / name
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for entry in source.namelist():
            if entry.startswith(dropped):
                continue
            content = source.read(entry)
            if entry == "[Content_Types].xml" or entry.endswith(".rels"):
                content = without(content, dropped)
            if entry == "docProps/core.xml":
                content = undated(content)
            target.writestr(zipfile.ZipInfo(entry, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    print(f"{name}: {out.stat().st_size} bytes")


def without(content, dropped):
    from lxml import etree

    tree = etree.fromstring(content)
    for child in list(tree):
        names = (child.get("Target") or "") + " " + (child.get("PartName") or "")
        if any(part.rsplit("/", 1)[-1] in names for part in dropped[:2]) or "customXml" in names:
            tree.remove(child)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def undated(content):
    from lxml import etree

    tree = etree.fromstring(content)
    for child in tree.iter():
        if child.tag.endswith(("created", "modified")):
            child.text = "2021-06-08T00:00:00Z"
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
