//! What confirming facts can find.

use crate::report::kinds;

kinds! {
    NO_ISSUE "issue-not-found" Error
        "简报库里没有这一期；期的标识就是它的文件夹名，如 2020-15"
        "the archive has no such issue; an issue’s id is the name of its folder, such as 2020-15"
    TABLE_WRITTEN "facts-table-written" Note
        "表格已写出：用 Excel 或 WPS 打开，在“确认”一列填“是”，改正其余各列，存盘后用 --apply 读回"
        "the table was written: open it with a spreadsheet, put 是 (yes) into the first column, correct the others, save it and take it back with --apply"
    APPLIED "facts-changed" Note
        "事实已更新"
        "the facts were changed"
    TABLE_EXISTS "facts-table-exists" Error
        "已有这个文件，里面也许是填好的表格，没有覆盖；请换一个文件名，或先把它移走"
        "there is such a file already, perhaps a table that somebody filled in, and it was not replaced; choose another name or move it away"
    TABLE_FILE "facts-table-file" Error
        "表格文件不能读写；请检查路径和权限，并在 Excel 或 WPS 中关闭它"
        "the table's file cannot be read or written; look at the path and at permissions, and close it in the spreadsheet"
    TABLE_KIND "facts-table-kind" Error
        "这不是文本表格；请在 Excel 或 WPS 中另存为“CSV UTF-8（逗号分隔）”"
        "this is no table in text; save it as “CSV UTF-8 (comma delimited)”"
    TABLE_HEAD "facts-table-head" Error
        "表格第一行缺少应有的列名；请保留 --csv 写出的第一行"
        "the first row lacks names of columns; keep the one that --csv wrote"
    TABLE_OTHER "facts-table-other" Error
        "这张表格不是这一期现在的：写出以后，这一期的事实有增减，或者表格是另一期的。请用 --csv 重新写出"
        "this table is not of the issue as it is now: facts came or went since it was written, or it is another issue's. Write it anew with --csv"
    TABLE_EMPTY "facts-table-empty" Error
        "表格里没有一条原有的事实，没有改动；如确要全部删去，请在“确认”一列填“不列”"
        "the table has none of the facts that are there, so nothing was changed; to delete them all, put 不列 into the first column"
    WORD "facts-cell-word" Error
        "这一格只能填规定的词，表格没有读入"
        "this cell takes certain words only; the table was not taken"
    SECTION "facts-cell-section" Error
        "没有这一节，表格没有读入；请照原样填写节的标题，导语和编者按写“导语”"
        "there is no such section; the table was not taken; write its title as it is, or 导语 for the lead and the editor’s note"
    QUOTE "facts-cell-quote" Error
        "引文在这一节的正文里找不到，表格没有读入；须与正文逐字相同，并在同一段之内"
        "the quote does not stand in this section; the table was not taken; it must match the text word for word within one paragraph"
    SUM "facts-cell-sum" Error
        "金额读不出来，表格没有读入；请写元数，如 460000，或写 46万元、10万元至20万元；没有金额就留空"
        "the sum cannot be read; the table was not taken; write yuan such as 460000, or 46万元, 10万元至20万元; leave it empty if there is none"
    DATE "facts-cell-date" Error
        "日期读不出来，表格没有读入；请写成 2020-02-25 或 2020年2月25日"
        "the day cannot be read; the table was not taken; write 2020-02-25"
    NUMBER "facts-cell-number" Error
        "这里应是 1、2、3……，表格没有读入"
        "a whole number from 1 belongs here; the table was not taken"
    REFERENCE "facts-cell-reference" Error
        "没有这条事实，表格没有读入；请填它的标识，或写它在表格中的行，如“第5行”"
        "there is no such fact; the table was not taken; write its id (标识) or its row, such as 第5行"
    CIRCLE "facts-cell-circle" Error
        "“属于”首尾相接，分不清总额与分项，表格没有读入"
        "these totals and parts lead back to themselves; the table was not taken"
    ID "facts-cell-id" Error
        "标识不对：这一期没有这条事实，或它出现了两次，表格没有读入；新增的行请把标识留空"
        "the id is wrong: the issue has no such fact, or it stands twice; the table was not taken; leave it empty in new rows"
    SEEN "warnings-seen" Note
        "这一期导入时的警告已记为看过，不再列出；所指的内容变了会重新提示"
        "the warnings of this issue’s import count as seen and are not listed again, unless what they are about changes"
}
