//! From pixels to files: the format and the quality.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ImageEncoder};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::scale::Raster;

/// The file beside the WebP.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fallback {
    /// For photographs.
    Jpeg,
    /// For transparency, drawings and screenshots.
    Png,
}

impl Fallback {
    pub(super) fn ending(self) -> &'static str {
        match self {
            Fallback::Jpeg => "jpg",
            Fallback::Png => "png",
        }
    }
}

/// A file, and whether it is as small as it should be.
pub(super) struct Written {
    pub(super) bytes: Vec<u8>,
    pub(super) fits: bool,
}

/// The width that also has a file for browsers and readers without WebP.
pub(super) const FALLBACK_WIDTH: u32 = 800;

/// The most bytes of a photograph of up to [`FALLBACK_WIDTH`] pixels, and of a
/// wider one, which has up to four times the pixels.
const MOST_BYTES: [usize; 2] = [80_000, 320_000];

/// Qualities that are tried in turn, each on its library's scale from 0 to 100.
/// Below the last one, no picture is better.
const JPEG_QUALITIES: [u8; 11] = [84, 78, 72, 66, 60, 54, 48, 42, 36, 30, 24];
const WEBP_QUALITIES: [u8; 11] = [80, 74, 68, 62, 56, 50, 44, 38, 32, 26, 20];

/// PNG if it has to be, or if it is the smaller file.
pub(super) fn choose_fallback(full: &Raster, few_colours: bool) -> Fallback {
    if let Raster::Transparent(_) = full {
        return Fallback::Png;
    }
    if !few_colours {
        return Fallback::Jpeg;
    }
    match (png(full), jpeg(full)) {
        (Some(png), Some(jpeg)) if png.bytes.len() > jpeg.bytes.len() => Fallback::Jpeg,
        _ => Fallback::Png,
    }
}

pub(super) fn fallback(raster: &Raster, fallback: Fallback) -> Option<Written> {
    match fallback {
        Fallback::Jpeg => jpeg(raster),
        Fallback::Png => png(raster),
    }
}

/// Lossless.
fn png(raster: &Raster) -> Option<Written> {
    let image = raster.straight();
    // One channel is enough for grey.
    let image = match image {
        DynamicImage::ImageRgb8(pixels)
            if pixels.pixels().all(|p| p[0] == p[1] && p[1] == p[2]) =>
        {
            DynamicImage::ImageLuma8(DynamicImage::ImageRgb8(pixels).into_luma8())
        }
        other => other,
    };
    let mut bytes = Vec::new();
    PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, FilterType::Adaptive)
        .write_image(
            image.as_bytes(),
            image.width(),
            image.height(),
            image.color().into(),
        )
        .ok()?;
    Some(Written { bytes, fits: true })
}

/// Progressive, for slow networks.
fn jpeg(raster: &Raster) -> Option<Written> {
    let Raster::Opaque(pixels) = raster else {
        return None;
    };
    let (width, height) = raster.size();
    let (width, height) = (u16::try_from(width).ok()?, u16::try_from(height).ok()?);
    step_down(raster, &JPEG_QUALITIES, |quality| {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, quality);
        encoder.set_progressive(true);
        encoder.set_optimized_huffman_tables(true);
        encoder.set_sampling_factor(SamplingFactor::F_2_2);
        encoder.encode(pixels, width, height, ColorType::Rgb).ok()?;
        Some(bytes)
    })
}

pub(super) fn webp(raster: &Raster) -> Option<Written> {
    let image = raster.straight();
    let (width, height) = raster.size();
    let encoder = match &image {
        DynamicImage::ImageRgba8(pixels) => webp::Encoder::from_rgba(pixels, width, height),
        DynamicImage::ImageRgb8(pixels) => webp::Encoder::from_rgb(pixels, width, height),
        _ => return None,
    };
    step_down(raster, &WEBP_QUALITIES, |quality| {
        let memory = encoder.encode_simple(false, f32::from(quality)).ok()?;
        Some(memory.to_vec())
    })
}

/// The first quality at which a picture is small enough, or else the last. Most
/// fit at once; for the others a bisection finds it, since a lower quality
/// gives a smaller file.
fn step_down(
    raster: &Raster,
    qualities: &[u8],
    write: impl Fn(u8) -> Option<Vec<u8>>,
) -> Option<Written> {
    let most = MOST_BYTES[usize::from(raster.size().0 > FALLBACK_WIDTH)];
    let (first, mut rest) = qualities.split_first()?;
    let bytes = write(*first)?;
    if bytes.len() <= most {
        return Some(Written { bytes, fits: true });
    }
    let mut best = None;
    let mut last = bytes;
    while let Some(quality) = rest.get(rest.len() / 2) {
        let bytes = write(*quality)?;
        let (before, after) = rest.split_at(rest.len() / 2);
        if bytes.len() <= most {
            best = Some(bytes);
            rest = before;
        } else {
            last = bytes;
            rest = after.get(1..)?;
        }
    }
    // If none fits, the lowest was written last.
    let fits = best.is_some();
    Some(Written {
        bytes: best.unwrap_or(last),
        fits,
    })
}
