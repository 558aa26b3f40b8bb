//! What reading can find, in both languages.

use crate::report::kinds;

kinds! {
    /// An empty file.
    EMPTY_FILE "empty-file" Error
        "文件是空的（0 字节）。请检查是否复制或下载完整"
        "The file is empty (0 bytes). See whether it was copied or downloaded completely";
    /// What Word leaves beside a document that is open.
    LOCK_FILE "lock-file" Error
        "这不是文档，而是 Word 或 WPS 打开文档时生成的临时文件（文件名以 ~$ 开头）。请导入文件名不带 ~$ 的文档；如果它还开着，请先保存并关闭"
        "This is no document but a file that Word or WPS keeps while a document is open (its name begins with ~$). Import the document itself, without ~$ in its name; if it is still open, save and close it first";
    /// Larger than any bulletin.
    FILE_TOO_LARGE "file-too-large" Error
        "文件太大。请在 Word 中压缩图片（图片格式→压缩图片）后另存，再导入"
        "The file is too large. Compress its pictures in Word (Picture Format, Compress Pictures), save it and import that";
    /// Word 97–2003.
    OLD_WORD "old-word-file" Error
        "这是旧版 Word 文档 (.doc)。请用 Word 或 WPS 打开，选“文件→另存为→Word 文档 (*.docx)”，再导入"
        "This is an old Word document (.doc). Open it in Word or WPS, choose File, Save As, Word Document (*.docx), and import that";
    /// WPS's own format.
    WPS_FILE "wps-file" Error
        "这是 WPS 文字文档 (.wps)。请用 WPS 打开，选“文件→另存为→Word 文档 (*.docx)”，再导入"
        "This is a WPS Writer document (.wps). Open it in WPS, choose File, Save As, Word Document (*.docx), and import that";
    /// A docx with a password.
    ENCRYPTED_FILE "encrypted-file" Error
        "文档设了打开密码。请用 Word 或 WPS 打开，去掉密码（文件→信息→保护文档→用密码进行加密，清空密码）后保存，再导入"
        "The document has a password. Open it in Word or WPS, remove the password (File, Info, Protect Document, Encrypt with Password, empty) and save it, then import it";
    /// A compound file that is not a document.
    OLE_FILE "ole-file" Error
        "这是旧版 Office 文件，但不是 Word 文档。请在原来的程序中打开，把内容另存为 Word 文档 (*.docx)，再导入"
        "This is an old Office file, but no Word document. Open it in its program, save its content as a Word Document (*.docx), and import that";
    /// OFD.
    OFD_FILE "ofd-file" Error
        "这是 OFD 版式文件。请找到它的 Word 原稿；没有原稿时，用 WPS 或 OFD 阅读器把它转换为 Word 文档 (*.docx)，再导入"
        "This is an OFD file, a printed page. Look for the Word file that it was made from; where there is none, convert it to a Word Document (*.docx) with WPS or an OFD reader, and import that";
    /// PDF.
    PDF_FILE "pdf-file" Error
        "这是 PDF 文件。请找到它的 Word 原稿；没有原稿时，用 Word 打开此 PDF，选“文件→另存为→Word 文档 (*.docx)”（WPS：PDF 转 Word），校对后再导入"
        "This is a PDF file, a printed page. Look for the Word file that it was made from; where there is none, open the PDF in Word, choose File, Save As, Word Document (*.docx), proofread it and import that";
    /// OpenDocument text.
    ODT_FILE "odt-file" Error
        "这是 OpenDocument 文档 (.odt)。请用 LibreOffice、Word 或 WPS 打开，选“文件→另存为→Word 文档 (*.docx)”，再导入"
        "This is an OpenDocument text (.odt). Open it in LibreOffice, Word or WPS, choose File, Save As, Word Document (*.docx), and import that";
    /// Rich Text Format.
    RTF_FILE "rtf-file" Error
        "这是 RTF 文档。请用 Word 或 WPS 打开，选“文件→另存为→Word 文档 (*.docx)”，再导入"
        "This is an RTF document. Open it in Word or WPS, choose File, Save As, Word Document (*.docx), and import that";
    /// A web page, or a .doc that is one.
    HTML_FILE "html-file" Error
        "这是网页 (HTML)，扩展名可能是 .doc。请用 Word 或 WPS 打开，选“文件→另存为→Word 文档 (*.docx)”，再导入"
        "This is a web page (HTML), perhaps under the name .doc. Open it in Word or WPS, choose File, Save As, Word Document (*.docx), and import that";
    /// Word's XML in one file.
    XML_FILE "xml-file" Error
        "这是 XML 文件，不是 .docx。如果它是 Word 存的 XML 文档，请用 Word 打开，选“文件→另存为→Word 文档 (*.docx)”，再导入"
        "This is an XML file and no .docx. If Word wrote it, open it in Word, choose File, Save As, Word Document (*.docx), and import that";
    /// A single picture.
    PICTURE_FILE "picture-file" Error
        "这是一张图片，不是文档。请把图片和文字放进 Word 或 WPS 文档，选“文件→另存为→Word 文档 (*.docx)”，再导入"
        "This is a picture and no document. Put it into a Word or WPS document with its text, choose File, Save As, Word Document (*.docx), and import that";
    /// A zip without a document.
    ZIP_FILE "zip-file" Error
        "这是压缩文件，里面没有 Word 文档。如果文档压缩在里面，请先解压，再导入 .docx 文件"
        "This is a zip file with no Word document in it. If the document was zipped, unzip it first and import the .docx";
    /// A workbook or a presentation.
    OTHER_OFFICE_FILE "other-office-file" Error
        "这是 Excel 或 PowerPoint 文件，不是 Word 文档。请把内容复制到 Word 或 WPS 文档，选“文件→另存为→Word 文档 (*.docx)”，再导入"
        "This is a workbook or a presentation, no Word document. Copy its content into a Word or WPS document, choose File, Save As, Word Document (*.docx), and import that";
    /// Bytes of no known kind.
    UNKNOWN_FILE "unknown-file" Error
        "认不出这是什么文件：不是 .docx，也不是纯文本。请用 Word 或 WPS 打开，选“文件→另存为→Word 文档 (*.docx)”，再导入"
        "This is no kind of file that is known here: neither .docx nor plain text. Open it in Word or WPS, choose File, Save As, Word Document (*.docx), and import that";
    /// Not decodable.
    TEXT_ENCODING "text-encoding" Error
        "文本的编码读不出来。请用记事本打开，选“文件→另存为”，编码选 UTF-8，再导入"
        "The text's encoding cannot be read. Open it in Notepad, choose File, Save As, encoding UTF-8, and import that";
    /// A zip that ends too early.
    TRUNCATED_FILE "truncated-file" Error
        "文件不完整：后面一部分缺失。请重新复制或下载，确认能用 Word 打开后再导入"
        "The file is cut short. Copy or download it again, see that Word opens it, and import that";
    /// A package that is damaged.
    DAMAGED_FILE "damaged-file" Error
        "文档已损坏。请用 Word 打开并修复（文件→打开→打开并修复），另存为 Word 文档 (*.docx)，再导入"
        "The document is damaged. Open it in Word (File, Open, Open and Repair), save it as a Word Document (*.docx), and import that";
    /// Two parts under one name.
    DUPLICATE_PART "duplicate-part" Error
        "文档里有两个同名的部件，无法判断哪个是真的。请用 Word 打开，另存为 Word 文档 (*.docx)，再导入"
        "The document has two parts of one name, and which is the right one cannot be told. Open it in Word, save it as a Word Document (*.docx), and import that";
    /// Encrypted entries in the zip.
    ENCRYPTED_PART "encrypted-part" Error
        "压缩包里的内容加了密码。请先去掉密码，再导入"
        "The content of the package has a password. Remove the password and import it again";
    /// More than any document has.
    TOO_LARGE "too-large" Error
        "文档解开后超出限度，可能是为了耗尽内存而做的。如果它确实是简报，请压缩图片或拆成几份，再导入"
        "Unpacked, the document exceeds a limit; it may be made to use up memory. If it is a bulletin, compress its pictures or split it, and import that";
    /// An XML part that is not well-formed.
    BAD_XML "bad-xml" Error
        "文档内部的 XML 有错误。请用 Word 打开并修复（文件→打开→打开并修复），另存为 Word 文档 (*.docx)，再导入"
        "The XML in the document is wrong. Open it in Word (File, Open, Open and Repair), save it as a Word Document (*.docx), and import that";
    /// A DTD: entities could be declared in it.
    DTD "dtd" Error
        "文档内部的 XML 带有 DTD，Word 从不这样写，为安全起见不予读取。请用 Word 打开，另存为 Word 文档 (*.docx)，再导入"
        "The XML in the document has a DTD, which Word never writes; it is not read, to be safe. Open it in Word, save it as a Word Document (*.docx), and import that";

    /// Insertions of tracked changes.
    INSERTIONS "tracked-insertions" Note
        "文档带有修订：插入的内容已保留（处数见右）"
        "The document has tracked changes: insertions stay; this many";
    /// Deletions of tracked changes.
    DELETIONS "tracked-deletions" Note
        "文档带有修订：删除的内容没有导入（处数见右）"
        "The document has tracked changes: deletions were left out; this many";
    /// The text of the deletions.
    DELETED_TEXT "deleted-text" Note
        "修订中已删除的文字，没有导入（全文见右）"
        "The text that tracked changes deleted, whole; it was left out";
    /// Comments.
    COMMENTS "comments-left-out" Note
        "文档带有批注：批注没有导入（条数见右）"
        "The document has comments: they were left out; this many";
    /// The text of the comments.
    COMMENT_TEXT "comment-text" Note
        "批注的文字，没有导入（全文见右）"
        "The text of the comments, whole; it was left out";
    /// A header or footer with more than a page number.
    HEADER_LEFT_OUT "header-left-out" Note
        "页眉或页脚的文字没有导入"
        "The text of a header or footer was left out";
    /// Page numbers.
    PAGE_NUMBER "page-number-left-out" Note
        "单独的页码没有导入"
        "Page numbers that stand alone were left out";
    /// Hidden text.
    HIDDEN_TEXT "hidden-text" Warning
        "文档带有隐藏文字，没有导入。如果应当公开，请在 Word 中取消隐藏（字体→隐藏）"
        "The document has hidden text; it was left out. If it is meant to be read, unhide it in Word (Font, Hidden)";
    /// Struck-through text.
    STRUCK_TEXT "struck-text" Warning
        "文字带有删除线，已按普通文字导入。如果应当删除，请在原稿中删去"
        "Text is struck through; it was imported as plain text. If it is meant to be deleted, delete it in the document";
    /// The prompt of a form field that nobody filled in.
    PLACEHOLDER "placeholder-left-out" Warning
        "表单的提示文字没有填写，没有导入。请看原稿此处是否还缺内容"
        "A prompt of a form was not filled in; it was left out. See whether something is missing there";
    /// Text in the instruction of a field.
    FIELD_CODE "field-code" Note
        "域代码中的文字在 Word 中不显示，没有导入"
        "Text in the instruction of a field, which Word does not show, was left out";
    /// A formula.
    FORMULA "formula" Warning
        "公式已写成一行文字。请核对"
        "A formula was written as one line of text. Please compare";
    /// Pinyin and the like above text.
    RUBY "ruby-left-out" Note
        "注音没有导入，正文文字保留"
        "The reading above the text was left out; the text stays";
    /// A chart, a diagram, an embedded object.
    NOT_SHOWN "object-not-shown" Warning
        "图表、SmartArt 或嵌入对象不能显示，没有导入。请在 Word 中截成图片再插入"
        "A chart, a diagram or an embedded object cannot be shown and was left out. Put it in as a picture";
    /// A picture outside the file.
    PICTURE_LINKED "picture-linked" Warning
        "图片是链接，不在文档里，没有导入。请在 Word 中把它插入文档（插入→图片→此设备）"
        "The picture is a link and not in the document; it was left out. Insert it into the document in Word (Insert, Pictures, This Device)";
    /// A picture that is referred to but missing.
    PICTURE_MISSING "picture-missing" Warning
        "文档里缺少这张图片。请重新插入"
        "This picture is missing in the document. Insert it again";
    /// A relationship that leads out of the package.
    OUTSIDE "part-outside" Warning
        "文档引用了它自身以外的部件，没有读取"
        "The document refers to a part outside of itself; it was not read";
    /// A link that no browser follows.
    LINK_TOO_LONG "link-too-long" Warning
        "链接的地址太长，没有导入，文字保留。请核对此链接"
        "The address of a link is too long; it was left out, the text stays. Look at the link";
    /// A footnote that is missing.
    NOTE_MISSING "note-missing" Warning
        "正文引用的脚注或尾注在文档中不存在"
        "A footnote or endnote that the text refers to is not in the document";
    /// A character of a symbol font.
    SYMBOL "symbol-not-shown" Warning
        "符号字体的字符没有对应的通用字符，没有导入。请换成普通字符"
        "A character of a symbol font has no counterpart; it was left out. Use an ordinary character";
    /// Letters in a symbol font.
    SYMBOL_TEXT "symbol-text" Note
        "文字设为符号字体，已按所显示的符号导入（原字符见右）"
        "Text is set in a symbol font; it was imported as the symbols that it shows. These were typed";
    /// A note that nothing refers to.
    NOTE_UNUSED "note-unused" Warning
        "正文没有引用这条脚注或尾注，Word 中不显示，没有导入"
        "The text does not refer to this footnote or endnote, so Word does not show it; it was left out";
    /// What the reader missed.
    TEXT_NOT_READ "text-not-read" Error
        "文档中的这段文字没有读出来（全文见右）。请在 Word 中找到它，改为普通段落后再导入，或导入后补上"
        "This text of the document was not read; here it is, whole. Find it in Word and make it an ordinary paragraph, or add it after the import";
    /// The other branch of an alternative.
    ALTERNATIVE "alternative-left-out" Note
        "文档为旧版软件另备的内容与所显示的不同，没有导入"
        "What the document keeps for older programs differs from what is shown; it was left out";
    /// A field whose content is its instruction.
    FIELD "field-not-shown" Warning
        "域的内容不在文档里，没有导入。请在 Word 中更新域（F9），或改成普通文字"
        "What a field shows is not in the document; it was left out. Update the field in Word (F9), or make it ordinary text";
    /// A part that is another document.
    PART_NOT_READ "part-not-read" Warning
        "文档里嵌着另一份文档，没有导入。请在 Word 中打开，另存为 Word 文档 (*.docx)，再导入"
        "Another document is embedded in the document; it was left out. Open it in Word, save it as a Word Document (*.docx), and import that";
    /// An unknown kind of automatic number.
    NUMBER_FORMAT "number-format" Warning
        "自动编号的格式认不出来，已写成阿拉伯数字。请核对"
        "The kind of an automatic number is not known; it was written in digits. Please compare";
    /// More findings of one kind than anybody reads.
    MORE "more-findings" Note
        "同类问题还有更多，其余合并列在这里"
        "There are more of the same kind; the rest of them are here together";
    /// Control characters.
    CONTROL_CHARACTERS "control-characters" Note
        "文本中的控制字符已去掉（个数见右）"
        "Control characters in the text were dropped; this many";
}
