//! What an import itself can find.

pub(super) use crate::check::{
    FILE_KEPT, FILE_OVERWRITTEN, KEPT_APART, NO_MEDIA, OTHER_PERIODICAL,
};
use crate::report::{FindingKind, Severity};

/// The file does not exist or cannot be opened.
pub static FILE_UNREADABLE: FindingKind = FindingKind {
    name: "file-unreadable",
    severity: Severity::Error,
    zh: "文件打不开；请检查路径，并确认文件没有被其他程序（如 Word）独占",
    en: "the file cannot be opened; look at the path, and whether another program such as Word keeps it to itself",
};

/// The file is larger than the limit.
pub static FILE_TOO_LARGE: FindingKind = FindingKind {
    name: "input-too-large",
    severity: Severity::Error,
    zh: "文件过大；请在 Word 中选“压缩图片”后再导入，或用 --max-size 提高上限",
    en: "the file is too large; choose “Compress Pictures” in Word and import again, or raise the limit with --max-size",
};

/// Two files of one command are the same issue.
pub static TWICE: FindingKind = FindingKind {
    name: "issue-twice",
    severity: Severity::Error,
    zh: "同一次导入中，另一个文件已是这一期，本文件未导入；请核对期号，或单独导入并用 --id 指定标识",
    en: "another file of this command is this issue already, so this one was not imported; look at the issue numbers, or import it by itself with --id",
};

/// The archive has another issue of that id.
pub static OTHER_ISSUE: FindingKind = FindingKind {
    name: "other-issue",
    severity: Severity::Error,
    zh: "库里同一标识的那一期与本文件不同，不能确定本文件是它的改稿，未导入；请核对期号和日期，再用括号里的选项说明：替换那一期，或给本文件另一个期号、标识",
    en: "the issue of this id in the archive differs from this file, and whether this is a corrected version of it is not certain, so nothing was imported; look at number and date, then say with an option in brackets that it should be replaced, or give this one another number or id",
};

/// How to import a document despite its 密级 (classification).
pub static OVERRIDE: FindingKind = FindingKind {
    name: "classified-override",
    severity: Severity::Note,
    zh: "如确已解密或属误标，并经批准可以公开，请在命令后加 --publish-although-classified",
    en: "if it was declassified or marked by mistake, and its publication is approved, add --publish-although-classified",
};

/// The original is published too.
pub static ATTACHED: FindingKind = FindingKind {
    name: "original-attached",
    severity: Severity::Note,
    zh: "原文件已作为附件，读者可以下载；其中的作者姓名、批注、修订痕迹也会一并公开",
    en: "the original is attached for readers to download, with all that is in it: names of authors, comments, tracked changes",
};

/// What was written would be read as something else than what was meant.
pub static MISREAD: FindingKind = FindingKind {
    name: "internal-misread",
    severity: Severity::Error,
    zh: "程序内部核对未通过（写出的内容读回后不一致），未导入；请把该文件交给开发者",
    en: "what would have been written does not read as what was meant, so nothing was imported; this is a fault of the program: give the file to its developers",
};

/// A fault in this program.
pub static CRASHED: FindingKind = FindingKind {
    name: "internal-fault",
    severity: Severity::Error,
    zh: "处理这个文件时程序出错，未导入，简报库保持原样；请把该文件交给开发者",
    en: "the program failed on this file; nothing was imported and the archive is as it was; give the file to its developers",
};

/// Everything that this folder can find.
pub const KINDS: &[&FindingKind] = &[
    &FILE_UNREADABLE,
    &FILE_TOO_LARGE,
    &TWICE,
    &OTHER_ISSUE,
    &OVERRIDE,
    &ATTACHED,
    &MISREAD,
    &CRASHED,
];
