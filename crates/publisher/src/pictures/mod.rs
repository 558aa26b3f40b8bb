//! Making pictures fit for phones: from the bytes in a file to files of several
//! widths and formats.
//!
//! Rule of this folder: only pixels get through. What a picture carries besides
//! (where and by whom it was taken, thumbnails, colour profiles) stays behind;
//! how it is turned and its colours are applied before. The same bytes give the
//! same files. Everything is untrusted: a size is looked at before memory is
//! taken for it.

mod decode;
mod encode;
mod kind;
mod scale;

#[cfg(test)]
mod tests;

use crate::report::{Finding, FindingKind, Place, Severity};
use bulletin::model::{Picture, Source};
use encode::{Fallback, Written};
use scale::Raster;

/// Longest side of the widest file, in pixels.
pub const LONGEST: u32 = 1600;

/// Widths of the files for phones, in pixels.
pub const WIDTHS: [u32; 2] = [480, 800];

/// The width that has a file for browsers and readers that take no WebP.
const FALLBACK_WIDTH: u32 = 800;

/// A format that no browser draws, or that this program does not read.
pub static NOT_SHOWN: FindingKind = FindingKind {
    name: "picture-not-shown",
    severity: Severity::Warning,
    zh: "这种格式的图片无法在网页上显示，已略去；请在 Word 中右键单击该图，选“另存为图片”，存为 PNG，再插入并重新导入",
    en: "a picture of this format cannot be shown on a page and was left out; in Word, right-click it, choose “Save as Picture”, save it as PNG, insert that and import again",
};

/// It says that it is a picture of a known format, and cannot be decoded.
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

/// Long and narrow: what fits into the longest side cannot be read any more.
pub static NARROW: FindingKind = FindingKind {
    name: "picture-narrow",
    severity: Severity::Warning,
    zh: "图片过于狭长，缩小后可能看不清；请裁成几张再导入",
    en: "the picture is so long and narrow that little can be made out once it is scaled down; cut it into several and import again",
};

/// A file for phones that is larger than it should be at the lowest quality.
pub static HEAVY: FindingKind = FindingKind {
    name: "picture-heavy",
    severity: Severity::Note,
    zh: "图片细节过多，压到最低质量后仍超过大小上限，手机打开会较慢；可裁剪或换一张",
    en: "the picture has so much detail that it stays above the limit at the lowest quality and will be slow on phones; crop it or choose another",
};

/// Colours of a profile that cannot be applied.
pub static PROFILE: FindingKind = FindingKind {
    name: "picture-profile",
    severity: Severity::Note,
    zh: "图片的颜色配置文件无法使用，已按 sRGB 处理，颜色可能略有差别",
    en: "the picture's colour profile cannot be used; it was taken for sRGB, and colours may differ a little",
};

/// All that this folder can find.
pub const KINDS: &[&FindingKind] = &[
    &NOT_SHOWN, &BROKEN, &TOO_LARGE, &ANIMATION, &NARROW, &HEAVY, &PROFILE,
];

/// A picture as the archive has it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Prepared {
    /// Addresses (`figures/1.jpg` …), sizes and sources; `alt` is empty.
    pub picture: Picture,
    /// Its files: address, as above, and bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Prepares a picture under a name without an ending (`figures/1`). `None`
/// where it cannot be shown; the findings say why. Their place is the file:
/// where the picture stands in it is the caller's to say.
pub fn prepare(bytes: &[u8], name: &str) -> (Option<Prepared>, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut add = |kind, detail: String| findings.push(Finding::new(kind, Place::File, detail));
    let decoded = match decode::decode(bytes, &mut add) {
        Ok(decoded) => decoded,
        Err((kind, detail)) => {
            add(kind, detail);
            return (None, findings);
        }
    };
    let prepared = files(decoded, name, &mut add);
    if prepared.is_none() {
        add(&BROKEN, String::new());
    }
    (prepared, findings)
}

/// Scales and writes. `None` where a file cannot be written, which no picture
/// that was decoded is known to cause.
fn files(
    decoded: decode::Decoded,
    name: &str,
    add: &mut dyn FnMut(&'static FindingKind, String),
) -> Option<Prepared> {
    let (width, height) = decoded.raster.size();
    let few_colours = decoded.raster.has_few_colours();
    let full = decoded.raster.into_at_most(LONGEST);
    let (full_width, full_height) = full.size();
    // What is still 400 px narrow shows a screenshot's text at a phone's size.
    if full_width.min(full_height) < 400 && width.min(height) >= 2 * full_width.min(full_height) {
        add(
            &NARROW,
            format!("{width}×{height} → {full_width}×{full_height}"),
        );
    }

    let mut out = Output {
        name,
        files: Vec::new(),
        heavy: None,
    };
    let fallback = encode::choose_fallback(&full, few_colours);
    let main = out.fallback(&full, fallback, "")?;
    // A browser that knows WebP looks at nothing else. So there is one of the
    // full width, or none. None is what a drawing gets whose PNG is smaller; of
    // a photograph, two files near their limit say nothing by their sizes.
    let webp = encode::webp(&full)?;
    let wanted = fallback == Fallback::Jpeg || webp.bytes.len() < main.1;
    let webp = wanted.then_some(webp);
    let mut sources = Vec::new();
    for narrow in WIDTHS.into_iter().filter(|narrow| *narrow < full_width) {
        let raster = full.to_width(narrow);
        let suffix = format!("-{narrow}");
        if webp.is_some() {
            sources.push(out.webp(&raster, encode::webp(&raster)?, &suffix));
        }
        if webp.is_none() || narrow == FALLBACK_WIDTH {
            let (src, _) = out.fallback(&raster, fallback, &suffix)?;
            sources.push(Source {
                src,
                width: narrow,
                media_type: None,
            });
        }
    }
    if let Some(webp) = webp {
        sources.push(out.webp(&full, webp, ""));
    }

    if let Some(bytes) = out.heavy {
        add(&HEAVY, format!("{} KB", bytes.div_ceil(1000)));
    }
    Some(Prepared {
        picture: Picture {
            src: main.0,
            width: full_width,
            height: full_height,
            alt: String::new(),
            sources,
        },
        files: out.files,
    })
}

/// The files of one picture, as they come.
struct Output<'a> {
    name: &'a str,
    files: Vec<(String, Vec<u8>)>,
    /// Size of the largest file for phones that is above its limit.
    heavy: Option<usize>,
}

impl Output<'_> {
    /// Writes a JPEG or PNG: its address and size.
    fn fallback(
        &mut self,
        raster: &Raster,
        fallback: Fallback,
        suffix: &str,
    ) -> Option<(String, usize)> {
        let written = encode::fallback(raster, fallback)?;
        let src = format!("{}{suffix}.{}", self.name, fallback.ending());
        // A PNG is what it is: its colours are not to be traded for size.
        if fallback == Fallback::Jpeg {
            self.weigh(raster, &written);
        }
        let bytes = written.bytes.len();
        self.files.push((src.clone(), written.bytes));
        Some((src, bytes))
    }

    /// Keeps a WebP.
    fn webp(&mut self, raster: &Raster, written: Written, suffix: &str) -> Source {
        self.weigh(raster, &written);
        let src = format!("{}{suffix}.webp", self.name);
        self.files.push((src.clone(), written.bytes));
        Source {
            src,
            width: raster.size().0,
            media_type: Some("image/webp".to_owned()),
        }
    }

    fn weigh(&mut self, raster: &Raster, written: &Written) {
        if raster.size().0 <= FALLBACK_WIDTH && !written.fits {
            self.heavy = self.heavy.max(Some(written.bytes.len()));
        }
    }
}
