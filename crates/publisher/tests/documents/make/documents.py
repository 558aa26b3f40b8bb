"""Makes the documents that python-docx makes. Each function is one document."""

from common import *


def heading_styles():
    """Title, Subtitle and heading styles, nothing formatted by hand."""
    document = blank()
    document.add_paragraph(NAME + KIND, style="Title")
    document.add_paragraph(NUMBER, style="Subtitle")
    document.add_paragraph(PUBLISHER)
    document.add_paragraph(DATE)
    document.add_heading(HEADLINE, 1)
    document.add_paragraph(LEAD)
    document.add_heading(JIANGSU, 2)
    for paragraph in JIANGSU_TEXT:
        document.add_paragraph(paragraph)
    show(document, "车间", "专家在车间里查看机床")
    document.add_paragraph("图1 专家走进车间", style="Caption")
    document.add_paragraph("把问题解决在现场，比开十次会都管用。", style="Quote")
    document.add_heading(SICHUAN, 2)
    for paragraph in SICHUAN_TEXT:
        document.add_paragraph(paragraph)
    for point in SICHUAN_POINTS:
        document.add_paragraph(point, style="List Bullet")
    for entry in DISTRIBUTION:
        document.add_paragraph(entry)
    save(document, "heading-styles.docx")


def text_box(paragraphs, number):
    """A text box as Word writes it: twice, for newer and for older versions."""
    content = "".join(
        f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:rFonts w:eastAsia="方正小标宋简体"/>'
        f'<w:color w:val="FF0000"/><w:sz w:val="{size}"/></w:rPr><w:t>{words}</w:t></w:r></w:p>'
        for words, size in paragraphs
    )
    return element(
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}" '
        f'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="5400000" cy="1800000"/><wp:wrapTopAndBottom/>'
        f'<wp:docPr id="{number}" name="文本框 {number}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'</wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>'
        f'</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>'
        f'<mc:Fallback><w:pict><v:shape type="#_x0000_t202" style="width:425pt;height:142pt">'
        f'<v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>'
        f'</mc:AlternateContent></w:r>'
    )


def head_in_text_box():
    """The head in a text box that is anchored in the line below it."""
    document = blank()
    paragraph = line(document, f"{PUBLISHER}\t{DATE}")
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(15.6), WD_TAB_ALIGNMENT.RIGHT)
    box = text_box([(NAME, 44), (KIND, 84), (NUMBER, 32)], 1)
    paragraph._element.insert(1, box)
    rule(paragraph)
    line(document, HEADLINE, font="方正小标宋简体", size=22, centred=True)
    text(document, LEAD)
    jiangsu(document)
    sichuan(document)
    tail(document)
    save(document, "head-in-text-box.docx")


def head_in_table():
    """The head and the tail in tables without borders."""
    document = blank()
    table = document.add_table(rows=3, cols=2)
    top = table.cell(0, 0).merge(table.cell(0, 1))
    top.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    set_font(top.paragraphs[0].add_run(NAME + KIND), "方正小标宋简体", 36, True, True)
    middle = table.cell(1, 0).merge(table.cell(1, 1))
    middle.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    set_font(middle.paragraphs[0].add_run(NUMBER), "楷体", 16)
    set_font(table.cell(2, 0).paragraphs[0].add_run(PUBLISHER), "仿宋", 16)
    date = table.cell(2, 1).paragraphs[0]
    date.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    set_font(date.add_run(DATE), "仿宋", 16)
    line(document, HEADLINE, font="方正小标宋简体", size=22, centred=True)
    text(document, LEAD)
    jiangsu(document)
    sichuan(document)
    table = document.add_table(rows=3, cols=2)
    for row, entry in zip(table.rows, DISTRIBUTION):
        label, recipients = entry.split("：")
        set_font(row.cells[0].paragraphs[0].add_run(label + "："), "仿宋", 14)
        set_font(row.cells[1].paragraphs[0].add_run(recipients), "仿宋", 14)
    line(document, COPIES, size=14).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    save(document, "head-in-table.docx")


def level(number, form, words, extra=""):
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{words}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{420 * (number + 1)}" w:hanging="420"/></w:pPr></w:lvl>'
    )


def automatic_numbering():
    """一、 （一） 1. and bullets, all of them made by Word."""
    document = blank()
    head(document)
    text(document, LEAD)
    numbering = document.part.numbering_part.element
    levels = (
        level(0, "chineseCountingThousand", "%1、", '<w:suff w:val="nothing"/>')
        + level(1, "chineseCountingThousand", "（%2）", '<w:suff w:val="nothing"/>')
        + level(2, "decimal", "%3.", '<w:suff w:val="space"/>')
        + level(3, "decimalEnclosedCircle", "%4", '<w:suff w:val="nothing"/>')
    )
    bullets = level(0, "bullet", "\uf0b7").replace(
        "</w:pPr>", '</w:pPr><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:hint="default"/></w:rPr>'
    )
    first = numbering.find(qn("w:num"))
    for number, content in ((90, levels), (91, bullets)):
        first.addprevious(
            element(
                f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{content}</w:abstractNum>'
            )
        )
    for number, definition, change in (
        (90, 90, ""),
        (91, 91, ""),
        (92, 90, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
    ):
        numbering.append(
            element(
                f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{change}</w:num>'
            )
        )

    def item(words, list_id, at, **look):
        paragraph = line(document, words, **look)
        paragraph._element.get_or_add_pPr().append(
            element(
                f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{list_id}"/></w:numPr>'
            )
        )

    item(JIANGSU, 90, 0, font="黑体", bold=True)
    text(document, JIANGSU_TEXT[0])
    item("深入车间", 90, 1, font="楷体")
    item("查找工艺问题。", 90, 2)
    item("提出改进建议。", 90, 2)
    item("形成问题清单。", 90, 3)
    item("形成责任清单。", 90, 3)
    item("回访企业。", 90, 2)
    item("敞开实验室", 90, 1, font="楷体")
    item("开放检测设备。", 90, 2)
    item(SICHUAN, 90, 0, font="黑体", bold=True)
    text(document, SICHUAN_TEXT[0])
    for point in ("检修设备", "调剂原料", "开通热线"):
        item(point, 91, 0)
    item("下一步打算", 92, 0, font="黑体", bold=True)
    text(document, "继续把服务送到企业门口。")
    tail(document)
    save(document, "automatic-numbering.docx")


AUTHOR = 'w:author="编辑" w:date="2021-06-07T09:00:00Z"'


def tracked_changes():
    """Insertions, deletions, a moved sentence, a deleted paragraph mark and a
    comment."""
    document = blank()
    head(document)
    text(document, LEAD)
    title(document, JIANGSU)
    paragraph = text(document, "江苏省示例行业协会（简称江苏示协）组织")
    look = '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋"/><w:sz w:val="32"/></w:rPr>'

    def add(xml):
        paragraph._element.append(element(xml))

    def run(words, tag="t"):
        return f'<w:r>{look}<w:{tag} xml:space="preserve">{words}</w:{tag}></w:r>'

    add(f'<w:del w:id="1" {AUTHOR}>{run("十名", "delText")}</w:del>')
    add(f'<w:ins w:id="2" {AUTHOR}>{run("十二名")}</w:ins>')
    add(run("专家走进三十家会员企业。"))
    add(f'<w:moveFrom w:id="3" {AUTHOR}>{run("企业反映良好。")}</w:moveFrom>')
    add(f'<w:commentRangeStart w:id="0"/>')
    add(run("共提出改进建议86条，"))
    add(f'<w:commentRangeEnd w:id="0"/>')
    add(f'<w:r><w:commentReference w:id="0"/></w:r>')
    mark = paragraph._element.get_or_add_pPr()
    mark.append(element(f'<w:rPr><w:del w:id="4" {AUTHOR}/></w:rPr>'))
    paragraph = text(document, "")
    add(run("帮助企业节约成本120余万元。"))
    add(f'<w:moveTo w:id="5" {AUTHOR}>{run("企业反映良好。")}</w:moveTo>')
    paragraph = text(document, "")
    add(f'<w:del w:id="6" {AUTHOR}>{run("此段核实后删除。", "delText")}</w:del>')
    paragraph._element.get_or_add_pPr().append(element(f'<w:rPr><w:del w:id="7" {AUTHOR}/></w:rPr>'))
    sichuan(document)
    tail(document)
    comment = document.add_comment(document.paragraphs[6].runs, text="请核对条数", author="编辑")
    comment._comment_elm.set(qn("w:date"), "2021-06-07T09:00:00Z")
    save(document, "tracked-changes.docx")


def notes():
    """Two footnotes and an endnote; the first footnote stands last in its part."""
    document = blank()
    head(document)
    text(document, LEAD)
    title(document, JIANGSU)
    paragraph = text(document, JIANGSU_TEXT[0])
    paragraph._element.append(element('<w:r><w:footnoteReference w:id="5"/></w:r>'))
    paragraph = text(document, JIANGSU_TEXT[1])
    paragraph._element.append(element('<w:r><w:endnoteReference w:id="2"/></w:r>'))
    title(document, SICHUAN)
    paragraph = text(document, SICHUAN_TEXT[0])
    paragraph._element.append(element('<w:r><w:footnoteReference w:id="3"/></w:r>'))
    for point in SICHUAN_TEXT[1:] + SICHUAN_POINTS:
        text(document, point)
    tail(document)

    def note(kind, number, words):
        return (
            f'<w:{kind} w:id="{number}"><w:p><w:r><w:{kind}Ref/></w:r>'
            f'<w:r><w:t xml:space="preserve"> {words}</w:t></w:r></w:p></w:{kind}>'
        )

    def separators(kind):
        return (
            f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
            f'<w:{kind} w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:{kind}>'
        )

    add_part(
        document,
        "footnotes.xml",
        "footnotes",
        "<w:footnotes>"
        + separators("footnote")
        + note("footnote", 3, "金额按捐赠时的市场价折算。")
        + note("footnote", 5, "统计截至2021年5月31日。")
        + "</w:footnotes>",
    )
    add_part(
        document,
        "endnotes.xml",
        "endnotes",
        "<w:endnotes>" + separators("endnote") + note("endnote", 2, "倡议书全文见协会网站。") + "</w:endnotes>",
    )
    save(document, "notes.docx")


def pictures_side_by_side():
    """Two pictures in one paragraph under one caption."""
    document = blank()
    head(document)
    text(document, LEAD)
    jiangsu(document)
    paragraph = show(document, "车间", "专家在车间里查看机床")
    put(paragraph, "仓库", "工人在仓库里清点物资")
    caption(document, "图 1 专家走进车间和仓库")
    sichuan(document)
    show(document, "热线")
    caption(document, "图 2 工作人员接听热线")
    tail(document)
    save(document, "pictures-side-by-side.docx")


def pictures_in_table():
    """Two pictures in the cells of a table, one caption below it, and one
    picture that stands in the document twice."""
    document = blank()
    head(document)
    text(document, LEAD)
    jiangsu(document)
    table = document.add_table(rows=1, cols=2)
    put(table.cell(0, 0).paragraphs[0], "车间", "图片 1")
    put(table.cell(0, 1).paragraphs[0], "仓库", "IMG_2034.JPG")
    caption(document, "图一 左：车间；右：仓库")
    sichuan(document)
    show(document, "车间", "再次来到车间")
    caption(document, "图二 专家回访")
    tail(document)
    save(document, "pictures-in-table.docx")


def formatted_by_hand():
    """As an office does it: no styles, runs broken at every line of the screen,
    empty lines to make room, a header, a footer with a page number."""
    document = blank()
    head(document)
    document.add_paragraph()

    def broken(words, **look):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.first_line_indent = Pt(32)
        for start in range(0, len(words), 17):
            set_font(paragraph.add_run(words[start : start + 17]), "仿宋", 16, **look)

    broken(LEAD)
    title(document, JIANGSU)
    for paragraph in JIANGSU_TEXT:
        broken(paragraph)
    show(document, "车间", "Picture 1")
    caption(document, "图 1 专家走进车间")
    title(document, SICHUAN)
    for paragraph in SICHUAN_TEXT:
        broken(paragraph)
    for point in SICHUAN_POINTS:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.first_line_indent = Pt(32)
        set_font(paragraph.add_run(point[:2]), "仿宋", 16, True)
        set_font(paragraph.add_run(point[2:]), "仿宋", 16)
    show(document, "热线")
    caption(document, "图 2 工作人员接听热线")
    document.add_paragraph()
    document.add_paragraph()
    tail(document)
    section = document.sections[0]
    section.header.paragraphs[0].add_run("示例协会内部交流材料")
    footer = section.footer.paragraphs[0]
    footer.add_run("— ")
    footer._element.append(element('<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
    footer.add_run(" —")
    save(document, "formatted-by-hand.docx")


def captions_above():
    """A caption above its picture, a picture without a caption, a caption
    without a picture, and a table with its title."""
    document = blank()
    head(document)
    text(document, LEAD)
    title(document, JIANGSU)
    text(document, JIANGSU_TEXT[0])
    caption(document, "图1：专家走进车间")
    show(document, "车间", "专家在车间里查看机床")
    text(document, JIANGSU_TEXT[1])
    show(document, "会场", "倡议书发布会的会场")
    title(document, SICHUAN)
    text(document, SICHUAN_TEXT[0])
    caption(document, "图2：雨后的仓库")
    text(document, SICHUAN_TEXT[1])
    caption(document, "表1 捐赠情况")
    table = document.add_table(rows=3, cols=3, style="Table Grid")
    rows = [("单位", "款（万元）", "物（万元）"), ("协会", "1.5", "—"), ("会员单位", "—", "37")]
    for row, words in zip(table.rows, rows):
        for cell, word in zip(row.cells, words):
            cell.text = word
    table.rows[0]._tr.get_or_add_trPr().append(element("<w:tblHeader/>"))
    for point in SICHUAN_POINTS:
        text(document, point)
    tail(document)
    save(document, "captions-above.docx")


def invitation():
    """No bulletin at all: a letter."""
    document = blank()
    line(document, "邀请函", font="黑体", size=22, bold=True, centred=True)
    line(document, "尊敬的李老师：")
    text(document, "兹定于6月18日下午两点在协会三楼会议室举办会员茶话会，诚邀您拨冗出席，为青年会员讲一讲您的从业故事。")
    text(document, "会后备有便餐。如需接送，请提前一天来电告知。")
    text(document, "此致")
    line(document, "敬礼！")
    line(document, PUBLISHER).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    line(document, DATE).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    save(document, "invitation.docx")


def marked(mark, name):
    """A bulletin with a mark above its head."""
    document = blank()
    line(document, mark, font="黑体", size=16)
    head(document)
    text(document, LEAD)
    jiangsu(document)
    tail(document)
    save(document, name)


if __name__ == "__main__":
    heading_styles()
    head_in_text_box()
    head_in_table()
    automatic_numbering()
    tracked_changes()
    notes()
    pictures_side_by_side()
    pictures_in_table()
    formatted_by_hand()
    captions_above()
    invitation()
    marked("内部资料　注意保存", "internal.docx")
    marked("秘密★1年", "secret.docx")
