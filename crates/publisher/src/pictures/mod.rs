//! Prepares pictures for phones: from the bytes in a file to files of several
//! widths and formats.
//!
//! Rule of this folder: only pixels get through. Metadata (place, author,
//! thumbnails, colour profiles) is dropped, after orientation and colours are
//! applied. The same bytes give the same files. Everything is untrusted: sizes
//! are checked before memory is allocated.

mod decode;
mod encode;
mod kind;
mod kinds;
mod scale;

#[cfg(test)]
mod tests;

use crate::report::{Finding, FindingKind, Place};
use bulletin::model::{Picture, Source};
use encode::{FALLBACK_WIDTH, Fallback, Written};
pub use kinds::{ANIMATION, BROKEN, HEAVY, KINDS, NARROW, NOT_SHOWN, PROFILE, TOO_LARGE};
use scale::Raster;

/// Longest side of the widest file, in pixels.
pub const LONGEST: u32 = 1600;

/// Widths of the files for phones, in pixels.
pub const WIDTHS: [u32; 2] = [480, 800];

/// A picture as the archive has it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Prepared {
    /// Addresses (`figures/1.jpg` …), sizes and sources; `alt` is empty.
    pub picture: Picture,
    /// Its files: address, as above, and bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Prepares a picture under a name without an ending (`figures/1`). `None` if
/// it cannot be shown; the findings say why. Their place is the file: the
/// caller knows where the picture is in it.
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

/// Scales and writes. `None` if a file cannot be written, which is not known to
/// happen for a decoded picture.
fn files(
    decoded: decode::Decoded,
    name: &str,
    add: &mut dyn FnMut(&'static FindingKind, String),
) -> Option<Prepared> {
    let (width, height) = decoded.raster.size();
    let few_colours = decoded.raster.has_few_colours();
    let full = decoded.raster.into_at_most(LONGEST);
    let (full_width, full_height) = full.size();
    // A screenshot that is still 400 px wide is legible on a phone.
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
    // A browser that supports WebP ignores the other file. So there is one of
    // the full width, or none. None is for a drawing whose PNG is smaller; for
    // a photograph, the sizes of two files near their limits say nothing.
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

/// The files of one picture so far.
struct Output<'a> {
    name: &'a str,
    files: Vec<(String, Vec<u8>)>,
    /// The size of the largest file for phones that exceeds its limit.
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
        // The size of a PNG is not reduced at the expense of its colours.
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
