//! What findings say.
//!
//! Rule of this file: one table with a line per code: its name for machines, which
//! never changes, and its message for people. The viewer does not call it.

use crate::finding::{Code, Finding, Severity};

/// A text in both languages of the project.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Message {
    /// Simplified Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

impl Code {
    /// Its name for machines, in kebab case. It never changes.
    pub fn as_str(self) -> &'static str {
        self.row().0
    }

    /// What it says to people, and what they can do.
    pub fn message(self) -> Message {
        let (_, zh, en) = self.row();
        Message { zh, en }
    }

    #[rustfmt::skip]
    fn row(self) -> (&'static str, &'static str, &'static str) {
        use Code::*;
        match self {
            MissingField => ("missing-field", "缺少应有的字段，已按空白处理；请补上", "a field that every file should have is missing and was left empty; add it"),
            UnknownBlock => ("unknown-block", "不认识这种内容块，只显示其中的文字", "a block of an unknown kind is shown as its text only"),
            UnknownRun => ("unknown-run", "不认识这种文字格式，只显示其中的文字", "inline text of an unknown kind is shown as its text only"),
            UnknownCategory => ("unknown-category", "不认识这个事实类别，已按“其他”处理，不计入捐款或减免", "an unknown category is read as “other” and counts as neither donation nor waiver"),
            UnknownDonor => ("unknown-donor", "不认识这种捐赠方，已按“未说明”处理", "an unknown kind of donor is read as “unknown”"),
            UnreadableAmount => ("unreadable-amount", "金额无法准确读取，已略去，该事实按“未写明金额”处理；请改为十进制字符串，如 \"526000\"", "the amount cannot be read exactly and was left out, so the fact has no sum; write a decimal string such as \"526000\""),
            UnreadableDate => ("unreadable-date", "日期无法读取，已略去；请写成 YYYY-MM-DD", "the date cannot be read and was left out; write YYYY-MM-DD"),
            HeadingLevel => ("heading-level", "小标题级别应为 3 至 6，已取最接近的级别", "a heading's level should be 3 to 6; the nearest is used"),
            SkippedEntry => ("skipped-entry", "这一期的目录条目无法读取，已略去；请按格式改正", "this entry of the archive cannot be read and was left out; mend it"),
            EmptyQuote => ("empty-quote", "没有引用原文，读者无法核对出处", "a fact without a quote has no evidence to show"),
            QuoteNotFound => ("quote-not-found", "引文在本节正文中找不到；须与正文逐字一致，并在同一段之内", "the quote does not stand in its section; it must match word for word within one block"),
            OccurrenceTooHigh => ("occurrence-too-high", "引文出现的次数少于 occurrence 所指的次数", "the quote stands there less often than occurrence says"),
            QuoteAmbiguous => ("quote-ambiguous", "引文在本节不止出现一处，现取第一处；请确认，或用 occurrence 指明", "the quote stands there more than once and the first place is used; make sure, or set occurrence"),
            AmountNotInQuote => ("amount-not-in-quote", "引文中的金额与所填金额不一致；请核对", "the amount is not one that the quote names; compare them"),
            AmountMissing => ("amount-missing", "引文写明了金额，但没有填写；请核对", "the quote names a sum of money, but the fact has none; compare them"),
            DateAfterIssue => ("date-after-issue", "日期晚于印发日期；请核对", "the date is later than the issue's; compare them"),
            PartOfNowhere => ("part-of-nowhere", "partOf 所指的事实不存在，现单独计入合计", "partOf names no fact of this issue, so the fact is counted by itself"),
            PartOfCircle => ("part-of-circle", "partOf 首尾相接，无法分清总额与分项", "partOf leads back to the fact itself, so total and part cannot be told apart"),
            RepeatsNowhere => ("repeats-nowhere", "repeats 所指的事实不存在、尚待核对，或绕回它自己，这笔金额哪里都没有计入；请改正", "repeats leads to no fact of this issue that counts, so the sum counts nowhere; correct it"),
            PartsExceedTotal => ("parts-exceed-total", "分项之和大于总额，现只计总额；请核对", "the parts are more than their total, and only the total is counted; compare them"),
            DuplicateId => ("duplicate-id", "标识与本期其他部分重复，链接会指向第一个", "another part of the issue has this id, and links lead to the first"),
            ReservedId => ("reserved-id", "summary 和 figures 由阅读器使用，请换一个标识", "summary and figures are the viewer's own; choose another id"),
            PictureWithoutAlt => ("picture-without-alt", "图片没有替代文字，读屏软件无法说明其内容", "a screen reader cannot tell what a picture without alt text shows"),
            EmptyFigure => ("empty-figure", "图既没有图片也没有图注", "a figure has neither a picture nor a caption"),
            Address => ("address", "地址不可用：链接只能是 http、https、mailto、tel 或相对地址，文件只能是 http、https 或相对地址", "the address cannot be used: links may be http, https, mailto, tel or relative, files http, https or relative"),
            UnknownAdminCode => ("unknown-admin-code", "不是 GB/T 2260 的省级行政区划代码", "the code is no province-level division of GB/T 2260"),
            AdminCodeMismatch => ("admin-code-mismatch", "区划代码与单位名称所指的省份不一致；请核对", "the code is not of the province that the name begins with; compare them"),
            NoteRefNowhere => ("note-ref-nowhere", "所指的注释不存在", "there is no such note"),
            NoteUnused => ("note-unused", "正文没有引用这条注释", "nothing refers to this note"),
            DuplicateNote => ("duplicate-note", "注释标识重复，引用会指向第一条", "another note has this id, and references lead to the first"),
            EmptySection => ("empty-section", "这一节没有正文", "the section says nothing"),
            EmptyBlock => ("empty-block", "内容块是空的", "the block says nothing"),
            RaggedTable => ("ragged-table", "表格各行的列数不一致；请检查合并的单元格", "the rows of the table are not equally wide; look at cells that span others"),
            EmptyText => ("empty-text", "文字是空的", "the text is empty"),
            DuplicateIssue => ("duplicate-issue", "目录中有两期标识相同，链接会指向第一个", "the archive lists this id twice, and links lead to the first"),
            ArchiveOrder => ("archive-order", "目录应从新到旧排列；默认打开的是第一期", "an archive lists its newest issue first, for that is the one which opens"),
        }
    }
}

impl Severity {
    /// Its name for machines.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    /// Its name for people.
    pub fn message(self) -> Message {
        let (zh, en) = match self {
            Severity::Note => ("提示", "note"),
            Severity::Warning => ("警告", "warning"),
            Severity::Error => ("错误", "error"),
        };
        Message { zh, en }
    }
}

impl std::fmt::Display for Finding {
    /// A line for logs, in English.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (severity, code) = (self.severity.as_str(), self.code.as_str());
        write!(f, "{severity}[{code}] {}", self.place)?;
        if !self.detail.is_empty() {
            write!(f, " ({})", self.detail)?;
        }
        write!(f, ": {}", self.code.message().en)
    }
}
