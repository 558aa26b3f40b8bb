"""Makes the document that LibreOffice saves: writes a flat OpenDocument text
and lets `soffice` turn it into .docx."""

import base64
import pathlib
import subprocess
import tempfile

from common import *

TEXT = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
 <style:style style:name="Standard" style:family="paragraph"/>
 <style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard">
  <style:paragraph-properties fo:text-align="center"/>
  <style:text-properties fo:font-size="26pt" style:font-size-asian="26pt" fo:color="#c00000"
   fo:font-weight="bold" style:font-weight-asian="bold"/>
 </style:style>
 <style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
  style:parent-style-name="Standard" style:default-outline-level="1">
  <style:text-properties fo:font-size="16pt" style:font-size-asian="16pt" fo:font-weight="bold" style:font-weight-asian="bold"/>
 </style:style>
 <style:style style:name="Caption" style:family="paragraph" style:parent-style-name="Standard"/>
 <style:style style:name="Footnote" style:family="paragraph" style:parent-style-name="Standard"/>
 <style:style style:name="Strong_20_Emphasis" style:display-name="Strong Emphasis" style:family="text">
  <style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/>
 </style:style>
</office:styles>
<office:automatic-styles>
 <style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>
 <style:style style:name="Centre" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="center"/></style:style>
 <text:list-style style:name="Points">
  <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
 </text:list-style>
</office:automatic-styles>
<office:body><office:text>
 <text:p text:style-name="Title">{NAME}</text:p>
 <text:p text:style-name="Title">简<text:s text:c="2"/>报</text:p>
 <text:p text:style-name="Centre">{NUMBER}</text:p>
 <text:p>{PUBLISHER}<text:tab/>{DATE}</text:p>
 <text:p text:style-name="Title">{HEADLINE}</text:p>
 <text:p>{LEAD}</text:p>
 <text:h text:style-name="Heading_20_1" text:outline-level="1">{JIANGSU}</text:h>
 <text:p>{JIANGSU_TEXT[0]}<text:note text:id="ftn1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p text:style-name="Footnote">统计截至2021年5月31日。</text:p></text:note-body></text:note></text:p>
 <text:p text:style-name="Centre"><draw:frame draw:name="Image1" text:anchor-type="as-char" svg:width="5cm" svg:height="3.3cm"><draw:image><office:binary-data>PICTURE</office:binary-data></draw:image><svg:desc>专家在车间里查看机床</svg:desc></draw:frame></text:p>
 <text:p text:style-name="Caption">图<text:sequence text:name="Figure" text:formula="ooow:Figure+1" style:num-format="1">1</text:sequence> 专家走进车间</text:p>
 <text:h text:style-name="Heading_20_1" text:outline-level="1">{SICHUAN}</text:h>
 <text:p>{SICHUAN_TEXT[0]}详见<text:a xlink:type="simple" xlink:href="https://example.org/help">协会网站</text:a>。</text:p>
 <text:p>{SICHUAN_TEXT[1]}</text:p>
 <text:list text:style-name="Points">
  <text:list-item><text:p>检修设备，恢复<text:span text:style-name="Strong_20_Emphasis">生产</text:span>。</text:p></text:list-item>
  <text:list-item><text:p>调剂原料，按时交付。</text:p></text:list-item>
 </text:list>
 <table:table table:name="Table1">
  <table:table-column table:number-columns-repeated="3"/>
  <table:table-header-rows><table:table-row>
   <table:table-cell table:style-name="Cell"><text:p>单位</text:p></table:table-cell>
   <table:table-cell table:style-name="Cell" table:number-columns-spanned="2"><text:p>捐赠（万元）</text:p></table:table-cell><table:covered-table-cell/>
  </table:table-row></table:table-header-rows>
  <table:table-row>
   <table:table-cell table:style-name="Cell" table:number-rows-spanned="2"><text:p>四川示协</text:p></table:table-cell>
   <table:table-cell table:style-name="Cell"><text:p>款</text:p></table:table-cell><table:table-cell table:style-name="Cell"><text:p>1.5</text:p></table:table-cell>
  </table:table-row>
  <table:table-row><table:covered-table-cell/>
   <table:table-cell table:style-name="Cell"><text:p>物</text:p></table:table-cell><table:table-cell table:style-name="Cell"><text:p>37</text:p></table:table-cell>
  </table:table-row>
 </table:table>
 {"".join(f"<text:p>{entry}</text:p>" for entry in DISTRIBUTION)}
</office:text></office:body></office:document>
"""

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "libreoffice.fodt"
        drawn = base64.b64encode(picture("车间").read()).decode()
        source.write_text(TEXT.replace("PICTURE", drawn), encoding="utf-8")
        subprocess.run(
            ["soffice", "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, source],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        pack((pathlib.Path(folder) / "libreoffice.docx").read_bytes(), "libreoffice.docx")
