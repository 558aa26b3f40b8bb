//! What working with an archive can find.

use crate::report::{FindingKind, Severity};

/// A folder that contains other things.
pub static NO_ARCHIVE: FindingKind = FindingKind {
    name: "not-an-archive",
    severity: Severity::Error,
    zh: "这个文件夹不是简报库（没有 archive.json），里面还有别的东西；请换一个空文件夹，或先用 bulletin new 新建",
    en: "this folder is no archive (it has no archive.json) and holds other things; name an empty one, or make one with “bulletin new”",
};

/// A folder that does not exist.
pub static MISSING: FindingKind = FindingKind {
    name: "archive-missing",
    severity: Severity::Error,
    zh: "找不到这个文件夹；请检查路径",
    en: "there is no such folder; look at the path",
};

/// `archive.json` cannot be read, or not completely.
pub static LIST_BROKEN: FindingKind = FindingKind {
    name: "archive-broken",
    severity: Severity::Error,
    zh: "archive.json 无法完整读取，改动它会丢失内容；请先改正（bulletin check 会指出位置）",
    en: "archive.json cannot be read completely, and changing it would lose what it says; mend it first (“bulletin check” says where)",
};

/// `issue.json` cannot be read.
pub static ISSUE_BROKEN: FindingKind = FindingKind {
    name: "issue-broken",
    severity: Severity::Error,
    zh: "这一期已有的 issue.json 无法读取，覆盖它会丢失人工修改；请先改正，或把该期的文件夹移走",
    en: "the issue.json that is already there cannot be read, and replacing it would lose what was changed by hand; mend it, or move the issue's folder away",
};

/// Another program is using the archive.
pub static LOCKED: FindingKind = FindingKind {
    name: "archive-locked",
    severity: Severity::Error,
    zh: "另一个 bulletin 正在修改这个简报库；请等它结束后再试",
    en: "another “bulletin” is changing this archive; try again when it is done",
};

/// A symbolic link, or a file where a folder should be.
pub static LEAVES: FindingKind = FindingKind {
    name: "path-leaves-archive",
    severity: Severity::Error,
    zh: "简报库里的这个位置是符号链接或不是普通文件，可能指向库外，已拒绝写入；请改成普通文件夹或文件",
    en: "at this place of the archive stands a symbolic link or no ordinary file or folder; it may lead out of the archive, so nothing was written; make it an ordinary one",
};

/// The system refused to read or write.
pub static FILES: FindingKind = FindingKind {
    name: "archive-files",
    severity: Severity::Error,
    zh: "读写文件时出错，简报库保持原样；请检查磁盘空间、权限，以及文件是否正被其他程序打开",
    en: "a file could not be read or written, and the archive is as it was; look at disk space and permissions, and whether another program has it open",
};

/// A change that could neither be finished nor undone.
pub static HALF: FindingKind = FindingKind {
    name: "archive-interrupted",
    severity: Severity::Error,
    zh: "写入中断且未能恢复；请勿删除 .bulletin 文件夹，排除故障后重新运行任一 bulletin import，它会先完成上次的写入",
    en: "a change was interrupted and could not be undone; leave the folder .bulletin, mend the cause and run any “bulletin import” again: it finishes the change first",
};

/// Everything that this folder can find.
pub const KINDS: &[&FindingKind] = &[
    &NO_ARCHIVE,
    &MISSING,
    &LIST_BROKEN,
    &ISSUE_BROKEN,
    &LOCKED,
    &LEAVES,
    &FILES,
    &HALF,
];
