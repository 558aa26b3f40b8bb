//! What this folder can find, in both languages.

use crate::report::kinds;

kinds! {
    // Why nothing is imported.
    NOT_A_BULLETIN "not-a-bulletin" Error
        "这不像一份简报：没有找到报头（刊名、期号），没有标题下的日期，也没有报送范围。请核对文件；如确是简报，请用括号里的选项给出缺少的一项"
        "This does not look like a bulletin: neither a head (name, number) nor a headline with a date, nor a distribution list was found. Is it the right file? If so, give what is missing with one of the options in brackets";
    NO_DATE "no-date" Error
        "没有找到印发日期，无法导入。请用 --date 2020-02-25 给出"
        "No date was found, and without one nothing can be imported. Give it with --date 2020-02-25";
    UNUSABLE_ID "unusable-id" Error
        "编号只能由小写字母、数字和连字符组成，不能为空"
        "An id consists of small letters, digits and hyphens only";
    CLASSIFIED "classified" Error
        "文件标有密级，不得发布。只有确认已经解密或标错时才可以明确要求导入"
        "The document is marked as classified and must not be published. Only where it was declassified or marked by mistake may the import be asked for in so many words";
    INTERNAL "internal" Error
        "文件标有“内部资料”一类的字样，发布前请先确认可以公开；原文保留"
        "The document is marked for internal use. Make sure that it may be published; the words were kept";
    // The head and the tail.
    HEAD_LINE "head-line" Warning
        "报头里有一行无处安放，已保留为正文的第一段，请核对"
        "A line of the head has no place of its own; it was kept as a first paragraph of the text. Please look at it";
    NO_NAME "no-name" Warning
        "没有找到刊名，请核对报头，或用 --name 给出后重新导入"
        "The periodical's name was not found. Please look at the head, or import again with --name";
    NO_NUMBER "no-number" Warning
        "没有找到期号，或读不懂，请核对报头，或用 --number 给出后重新导入"
        "The issue's number was not found, or cannot be read. Please look at the head, or import again with --number";
    NO_PUBLISHER "no-publisher" Warning
        "没有找到编印单位，请核对报头，或用 --publisher 给出后重新导入"
        "The publisher was not found. Please look at the head, or import again with --publisher";
    NO_HEADLINE "no-headline" Warning
        "没有找到标题，暂以刊名和期号代替；请用 --headline 给出后重新导入"
        "The headline was not found; name and number stand in for it. Import again with --headline to give it";
    NO_SECTION "no-section" Warning
        "没有找到分节标题，全文作为导语导入"
        "No section title was found; the whole text was imported as the lead";
    DATE_ELSEWHERE "date-elsewhere" Warning
        "报头里没有日期，取用了文中别处的日期，请核对；如不对，请用 --date 给出后重新导入"
        "The head has no date; one from elsewhere in the text was taken. Please look at it; if it is wrong, import again with --date";
    DATE_DIFFERS "date-differs" Warning
        "给出的日期与报头印的不同，以给出的为准"
        "The date that was given differs from the one in the head; the given one was taken";
    FIELD_DIFFERS "field-differs" Warning
        "给出的与报头印的不同，以给出的为准；印的没有另外保留"
        "What was given differs from what the head prints; the given one was taken, and what is printed was left out";
    DATE_DETAIL "date-detail" Note
        "日期旁的星期或时刻没有保留"
        "The weekday or the time of day beside the date was left out";
    PUBLISHER_WORD "publisher-word" Note
        "编印单位后的“编印”一类的字样由编印单位一项表示，没有另外保留"
        "A word such as 编印 after the publisher's name is implied by its field and was left out";
    CONTENTS_DROPPED "contents-dropped" Note
        "目录与文中的标题重复，已略去"
        "The list of contents repeats the titles of the text and was left out";
    TAIL_LINE "tail-line" Warning
        "报尾里有一行无处安放，已保留在正文末尾，请核对"
        "A line of the tail has no place of its own; it was kept at the end of the text. Please look at it";
    AFTER_DISTRIBUTION "after-distribution" Warning
        "报送范围之后还有文字，已保留在正文末尾，请核对"
        "Text follows the distribution list; it was kept at the end of the text. Please look at it";
    // Sections and organisations.
    SECTION_WITHOUT_ORGANIZATION "section-without-organization" Note
        "这一节没有找到所写的单位；如有，请补上"
        "No organisation was found that this section is about; add it if there is one";
    ORGANIZATION_WITHOUT_PROVINCE "organization-without-province" Warning
        "单位名称里似有省份，但不能确定，请补上行政区划代码"
        "The organisation's name suggests a province, but not for certain. Please add its code";
    // Figures, tables, inline text.
    FIGURE_WITHOUT_CAPTION "figure-without-caption" Warning
        "图片没有图注，请补上"
        "A figure has no caption. Please add one";
    FIGURE_WITHOUT_PICTURE "figure-without-picture" Warning
        "有图注而没有图片，图的位置已保留"
        "A caption has no picture; the figure's place was kept";
    FIGURE_NUMBERS "figure-numbers" Warning
        "图号跳号或重复，请核对"
        "The numbers of the figures jump or repeat. Please look at them";
    PICTURE_IN_TABLE "picture-in-table" Warning
        "表格单元格里有图片，已移到表格之后"
        "A picture in a cell of a table was moved behind the table";
    NESTED_TABLE "nested-table" Warning
        "表格里套着表格，里面的表格只保留了文字"
        "Of a table inside a table only the text was kept";
    LAYOUT_TABLE "layout-table" Note
        "用来排版的表格已拆开，文字和图片按次序保留"
        "A table that only serves the layout was taken apart; its text and pictures stay, in order";
    TABLE_WITHOUT_BORDERS "table-without-borders" Warning
        "没有框线的表格按数据表导入，请核对"
        "A table without borders was imported as a table of data. Please look at it";
    LINK_DROPPED "link-dropped" Warning
        "链接地址不是 http、https、mailto、tel 或相对地址，已去掉链接，文字保留"
        "A link leads elsewhere than http, https, mailto, tel or a relative address; its text was kept without the link";
    NOTE_IN_TITLE "note-in-title" Warning
        "标题里的脚注标记没有保留，脚注本身保留，请核对"
        "The reference to a note in a title was left out, the note was kept. Please look at it";
    // Text from a printed file.
    INDENT_DROPPED "indent-dropped" Note
        "段首用来缩进的空格已去掉"
        "Spaces that indent paragraphs were left out";
    SPACES_DROPPED "spaces-dropped" Note
        "去掉了排版用的空格"
        "Spaces that only served the layout were left out";
    RULE_DROPPED "rule-dropped" Note
        "用字符画的横线已去掉"
        "A rule drawn with characters was left out";
    PAGE_NUMBER "page-number" Note
        "页码已去掉"
        "A page number was left out";
    PAGE_NUMBER_UNSURE "page-number-unsure" Warning
        "这一行可能是页码，不能确定，已保留"
        "This line may be a page number; it was kept. Please look at it";
    JOINED "joined" Note
        "被分页断开的段落已接上"
        "A paragraph broken by a page end was joined";
    UNWRAPPED "unwrapped" Note
        "按固定宽度断开的行已接成一段"
        "Lines broken at a constant width were joined to a paragraph";
    JOIN_WITHOUT_MARK "join-without-mark" Warning
        "接合处前面是书名或括号而没有标点，可能漏了标点，请核对"
        "A title or bracket stands before the join without a mark; one may be missing. Please look at it";
    JOIN_UNDECIDED "join-undecided" Warning
        "这一段没有句末标点，不能确定是否与下一段相接，未接"
        "This paragraph ends without a mark, and whether the next one continues it cannot be decided; they were left apart. Please look at it";
    CAPTION_MOVED "caption-moved" Note
        "夹在句子中间的图注已移到段落之后"
        "A caption in the middle of a sentence was moved behind the paragraph";
    STRAY_LATIN "stray-latin" Warning
        "中文里夹着一个英文虚词，可能有误，已保留，请核对"
        "An English word stands alone in Chinese text, perhaps by mistake; it was kept. Please look at it";
    // The check that nothing is lost.
    TEXT_LOST "text-lost" Error
        "原文的这些文字没有进入简报，请报告这个错误，并手工补上"
        "This text of the document is missing in the issue. Please report this error, and add the text by hand";
    TEXT_CHANGED "text-changed" Error
        "简报里的这些文字与原文次序不同，或者重复，请报告这个错误，并手工改正"
        "This text of the issue stands elsewhere in the document, or is doubled. Please report this error, and mend it by hand";
}
