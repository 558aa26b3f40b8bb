//! What importing again can find.

use crate::report::{FindingKind, Severity};

/// Changed by hand, and kept.
pub static KEPT: FindingKind = FindingKind {
    name: "hand-change-kept",
    severity: Severity::Note,
    zh: "人工修改已保留",
    en: "what was changed by hand is kept",
};

/// Facts, measures, alt texts: changed by hand and in the file.
pub static CONFLICT: FindingKind = FindingKind {
    name: "hand-change-conflict",
    severity: Severity::Warning,
    zh: "人工改过，文件里也变了；保留了人工修改，请对照后确认",
    en: "changed by hand and changed in the file too; what was written by hand is kept; compare the two",
};

/// Text: changed by hand and in the file.
pub static OVERWRITTEN: FindingKind = FindingKind {
    name: "hand-change-overwritten",
    severity: Severity::Warning,
    zh: "人工改过，文件里也变了；正文以文件为准，人工修改已被替换。如仍需要，请改在 Word 文件里再导入",
    en: "changed by hand and changed in the file too; the file's text was taken and replaces what was written by hand; if that is still wanted, write it into the Word file and import again",
};

/// A change by hand to something that no longer exists.
pub static DROPPED: FindingKind = FindingKind {
    name: "hand-change-dropped",
    severity: Severity::Warning,
    zh: "人工修改所依据的内容在文件里已不存在，无法保留；如仍需要，请按新的正文重新填写",
    en: "what this hand-made change was about is no longer in the file, so it cannot be kept; if it is still wanted, write it anew for the new text",
};

/// A fact that a person confirmed or changed, of which the file now says
/// something else.
pub static CHANGED: FindingKind = FindingKind {
    name: "confirmed-fact-changed",
    severity: Severity::Warning,
    zh: "核对过的事实，文件里的原句或金额改了；已按文件更新，并重新列为待核对。请用 bulletin facts 再次确认",
    en: "the file now says something else about a fact that was looked at; it has the file’s sum and is to be confirmed anew with “bulletin facts”",
};

/// The sentence around a confirmed fact changed.
pub static SENTENCE_CHANGED: FindingKind = FindingKind {
    name: "confirmed-sentence-changed",
    severity: Severity::Warning,
    zh: "已确认的事实，所在的句子在文件里改了；确认予以保留，请对照新的句子再看一遍",
    en: "the sentence of a confirmed fact changed in the file; it stays confirmed; compare it with the new sentence",
};

/// There is an issue, but no record of the last import.
pub static NO_RECORD: FindingKind = FindingKind {
    name: "no-import-record",
    severity: Severity::Warning,
    zh: "库里已有这一期，但没有可用的 import.json，分不清哪些是人工修改：正文已由文件替换，原有的事实、措施和替代文字予以保留；请核对",
    en: "the archive has this issue already, but no import.json that can be used to tell what was changed by hand: the text was replaced by the file's, facts, measures and alt texts that were there are kept; look it over",
};

/// Proposed now, and not taken.
pub static NOT_TAKEN: FindingKind = FindingKind {
    name: "proposal-not-taken",
    severity: Severity::Note,
    zh: "本次从文件中识别到，但已有人工填写的内容，未采用",
    en: "proposed from the file, but not taken, since something written by hand is there",
};

/// A field that this version does not know.
pub static UNKNOWN_FIELD: FindingKind = FindingKind {
    name: "unknown-field-dropped",
    severity: Severity::Warning,
    zh: "原 issue.json 里有本程序不认识的字段，重新导入后不再保留",
    en: "the issue.json that was there has a field that this program does not know; it is gone after this import",
};

/// Everything that this folder can find.
pub const KINDS: &[&FindingKind] = &[
    &KEPT,
    &CONFLICT,
    &OVERWRITTEN,
    &DROPPED,
    &CHANGED,
    &SENTENCE_CHANGED,
    &NO_RECORD,
    &NOT_TAKEN,
    &UNKNOWN_FIELD,
];
