//! What preparing pictures can find.

use crate::report::{FindingKind, Severity};

/// A format that browsers do not show, or that this program does not read.
pub static NOT_SHOWN: FindingKind = FindingKind {
    name: "picture-not-shown",
    severity: Severity::Warning,
    zh: "这种格式的图片无法在网页上显示，已略去；请在 Word 中右键单击该图，选“另存为图片”，存为 PNG，再插入并重新导入",
    en: "a picture of this format cannot be shown on a page and was left out; in Word, right-click it, choose “Save as Picture”, save it as PNG, insert that and import again",
};

/// It claims a known format, and cannot be decoded.
pub static BROKEN: FindingKind = FindingKind {
    name: "picture-broken",
    severity: Severity::Warning,
    zh: "图片文件损坏或不完整，已略去；请用原图替换后重新导入",
    en: "the picture is damaged or incomplete and was left out; replace it by the original and import again",
};

/// More pixels or memory than is reasonable.
pub static TOO_LARGE: FindingKind = FindingKind {
    name: "picture-too-large",
    severity: Severity::Warning,
    zh: "图片像素过多，已略去；请先缩小（例如在 Word 中选“压缩图片”）再导入",
    en: "the picture has too many pixels and was left out; make it smaller first (in Word: “Compress Pictures”) and import again",
};

/// An animation of which one frame is shown.
pub static ANIMATION: FindingKind = FindingKind {
    name: "picture-animation",
    severity: Severity::Note,
    zh: "动图只保留第一帧",
    en: "only the first frame of an animation is kept",
};

/// Long and narrow: scaled to the longest side it is no longer legible.
pub static NARROW: FindingKind = FindingKind {
    name: "picture-narrow",
    severity: Severity::Warning,
    zh: "图片过于狭长，缩小后可能看不清；请裁成几张再导入",
    en: "the picture is so long and narrow that little can be made out once it is scaled down; cut it into several and import again",
};

/// A file for phones that is too large even at the lowest quality.
pub static HEAVY: FindingKind = FindingKind {
    name: "picture-heavy",
    severity: Severity::Note,
    zh: "图片细节过多，压到最低质量后仍超过大小上限，手机打开会较慢；可裁剪或换一张",
    en: "the picture has so much detail that it stays above the limit at the lowest quality and will be slow on phones; crop it or choose another",
};

/// Colours with a profile that cannot be applied.
pub static PROFILE: FindingKind = FindingKind {
    name: "picture-profile",
    severity: Severity::Note,
    zh: "图片的颜色配置文件无法使用，已按 sRGB 处理，颜色可能略有差别",
    en: "the picture's colour profile cannot be used; it was taken for sRGB, and colours may differ a little",
};

/// Everything that this folder can find.
pub const KINDS: &[&FindingKind] = &[
    &NOT_SHOWN, &BROKEN, &TOO_LARGE, &ANIMATION, &NARROW, &HEAVY, &PROFILE,
];
