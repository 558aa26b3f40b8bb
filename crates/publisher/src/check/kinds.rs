//! What checking an archive can find besides the format's own findings, and what
//! an import leaves for it to find again.

use crate::report::kinds;

kinds! {
    ISSUE_MISSING "issue-missing" Error
        "目录所列的这一期没有文件；请恢复文件，或从 archive.json 中删去这一条"
        "the list names an issue whose file is not there; restore it, or take the entry out of archive.json"
    UNLISTED "issue-unlisted" Warning
        "这一期不在目录里，读者看不到；请重新导入，或移走这个文件夹"
        "this issue is not in the list, so no reader sees it; import it again, or move the folder away"
    ID_DIFFERS "id-differs" Error
        "标识不一致，链接会失效；id、目录和文件夹名应相同"
        "the ids differ, and links will fail; id, list and folder should be the same"
    ENTRY_DIFFERS "entry-differs" Warning
        "目录与这一期的内容不一致；请改正，或重新导入这一期"
        "the list says something else than the issue; mend one of them, or import the issue again"
    NUMBER_ORDER "number-order" Warning
        "期号与日期的先后不一致；请核对"
        "numbers and dates are not in the same order; compare them"
    /// A number between two others that no issue has.
    NUMBER_GAP "number-gap" Note
        "期号不连续，中间可能缺了几期；如确有缺漏，请补导入"
        "numbers are missing between others; import those issues if there are any"
    FILE_MISSING "file-missing" Error
        "所指的文件不存在；请恢复文件，或重新导入这一期"
        "the file is not there; restore it, or import the issue again"
    SIZE_DIFFERS "size-differs" Warning
        "图片的实际宽高与记录不符，页面会变形或跳动；请改正 width 和 height，或重新导入"
        "the picture's size is not the one that is given, so it is distorted or the page jumps; mend width and height, or import again"
    BYTES_DIFFER "bytes-differ" Warning
        "附件的实际大小与记录不符；请改正 bytes，或重新导入"
        "the attachment's size is not the one that is given; mend bytes, or import again"
    TYPE_DIFFERS "type-differs" Warning
        "图片的实际格式与记录的类型不符，有的浏览器会显示不出来；请改正或重新导入"
        "the picture's format is not the type that is given, and some browsers will not show it; mend it or import again"
    NO_PICTURE "no-picture" Error
        "文件不是浏览器能显示的图片；请换一个文件，或重新导入"
        "the file is no picture that a browser shows; put another in its place, or import again"
    UNNAMED "file-unnamed" Warning
        "没有哪里用到这个文件；不需要的话可以删除"
        "nothing names this file; delete it if it is not wanted"
    DEAD_LINK "dead-link" Error
        "链接所指的位置或文件不存在；请改正"
        "the place or file that the link leads to is not there; mend it"
    /// An address that leads out of the issue's folder.
    OUTSIDE "address-outside-folder" Error
        "地址指到了这一期的文件夹以外，没有采用。请把文件放进这一期的文件夹"
        "An address leads out of the issue's folder and was not followed. Put the file into the issue's folder"
    /// A file that a server might run, or that might run in a browser.
    ACTIVE_FILE "active-file" Error
        "这种文件放到网站上可能被服务器或浏览器当作程序运行，没有发布。请改用 PDF 等格式"
        "A file of this kind may be run as a program by the server or the browser and was not published. Use PDF or another format"
    /// A field whose name is nearly that of another one.
    FIELD_MISSPELT "field-misspelt" Warning
        "字段名可能写错了，这个字段没有起作用；请改成箭头后面的名字"
        "the name of this field is probably misspelt, so it does nothing; write the one after the arrow"
    /// A field that this version does not know.
    FIELD_UNKNOWN "field-unknown" Note
        "本程序不认识这个字段，没有用到它；如是写错，请改正"
        "this program does not know this field and makes no use of it; mend it if it is a mistake"
    /// A fact that an earlier issue may have told.
    TOLD_BEFORE "fact-told-before" Warning
        "以前一期有来源、类别、金额都相同的一笔，可能是同一笔。若是，请在“重复”一栏（repeats）填写所示的“期号/事实”，只计一次；若不是，确认这一条即可"
        "an earlier issue has a fact of the same giver, category and sum, perhaps the same one. If it is, put the issue and fact that are shown into “repeats”, so that it counts once; if not, confirm this fact"
    /// A fact repeats one that is not there.
    REPEATS_GONE "repeats-gone" Warning
        "repeats 所指的那一期没有这条已核对的事实，这笔金额哪里都没有计入；请核对、改正"
        "repeats leads to no confirmed fact of that issue, so the sum counts nowhere; correct it"
    /// Facts of several issues repeat one another.
    REPEATS_CIRCLE "repeats-circle" Warning
        "几期的 repeats 互相指向，绕回了自己，这笔金额哪里都没有计入；请改正"
        "the repeats of several issues lead back to themselves, so the sum counts nowhere; correct them"
    /// A fact repeats one of a later issue.
    REPEATS_LATER "repeats-later" Warning
        "repeats 指向了后出的一期；先报道的一期应当计入，请对调"
        "repeats leads to a later issue; the issue that told it first should count, so turn them round"
    /// A fact repeats one with another sum.
    REPEATS_DIFFERS "repeats-differs" Warning
        "标为重复，但与所指的一笔金额或类别不同；请核对是否同一笔"
        "marked as repeated, but its sum or category is not that of the fact that it repeats; make sure that they are one"
    /// Facts that nobody has confirmed.
    UNCONFIRMED "facts-unconfirmed" Warning
        "有待核对的事实：核对以前不计入合计，也不发布。请用 bulletin facts 核对、确认（加 --csv 文件 得到表格）"
        "there are facts to be confirmed: until then they are neither added up nor published; look them over with “bulletin facts” (--csv FILE writes a table)"
    /// An id that the site needs for itself.
    RESERVED_ID "issue-id-reserved" Error
        "这个标识由网站自己使用，或是 Windows 保留的名字，不能作为一期的标识；请另用 --id 指定标识导入"
        "the site needs this name for itself, or Windows reserves it, so it cannot be an issue’s id; import the issue with another --id"
    /// The archive is of another periodical.
    OTHER_PERIODICAL "other-periodical" Warning
        "刊名与简报库的不同；请确认放对了地方"
        "the periodical is another than the archive's; make sure that this is its place"
    /// A file of the last import is no longer needed, but was changed by hand.
    FILE_KEPT "hand-changed-file-kept" Warning
        "这个文件在上次导入后被人工替换过，已保留；请确认它与 issue.json 中的宽高相符，或删除后重新导入"
        "this file was replaced by hand since the last import and is kept; make sure that it has the size that issue.json says, or delete it and import again"
    /// A file that was changed by hand is replaced.
    FILE_OVERWRITTEN "hand-changed-file-overwritten" Warning
        "这个文件不是上次导入生成的样子（可能人工替换过），已由本次导入的内容替换"
        "this file was not as the last import made it (perhaps it was replaced by hand); what was imported now took its place"
    /// A figure needs a picture that the manuscript does not have.
    NO_MEDIA "media-missing" Warning
        "文件里引用的图片找不到，图注已保留；请在 Word 中重新插入图片"
        "the file refers to a picture that it does not hold; the caption is kept; insert the picture again in Word"
    /// Two issues without a number have the same date.
    KEPT_APART "issue-kept-apart" Warning
        "库里同一天已有另一期（标题和正文都不同），本期没有期号，所以另编了标识；请核对，如有期号，请用 --number 给出"
        "the archive has another issue of this day (headline and text differ), and this one has no number, so it got an id of its own; look at it, and give its number with --number if it has one"
}
