//! From bytes to pixels: limits, orientation, colours.

use std::io::Cursor;

use image::codecs::gif::GifDecoder;
use image::codecs::webp::WebPDecoder;
use image::{AnimationDecoder, DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader};
use image::{Limits, metadata::Orientation};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::kind::{PictureKind, sort};
use super::kinds::{ANIMATION, BROKEN, NOT_SHOWN, PROFILE, TOO_LARGE};
use super::scale::Raster;
use crate::report::FindingKind;

/// The most pixels of a picture, 64 Mi: phone cameras stay below.
const MOST_PIXELS: u64 = 1 << 26;

/// The longest side of a picture in pixels, as in JPEG.
const MOST_SIDE: u32 = 65_535;

/// The most memory that decoding may take, in bytes.
const MOST_MEMORY: u64 = 512 << 20;

/// Above this many pixels, pictures are decoded one at a time, so that memory
/// does not grow with the number of processors.
const LARGE: u64 = 1 << 24;

static ONE_LARGE: std::sync::Mutex<()> = std::sync::Mutex::new(());

pub(super) struct Decoded {
    pub(super) raster: Raster,
}

type Wrong = (&'static FindingKind, String);

pub(super) fn decode(
    bytes: &[u8],
    add: &mut dyn FnMut(&'static FindingKind, String),
) -> Result<Decoded, Wrong> {
    let format = match sort(bytes) {
        PictureKind::Known(format) => format,
        PictureKind::Other(name) => return Err((&NOT_SHOWN, name.to_owned())),
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits());
    let mut decoder = reader.into_decoder().map_err(wrong)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MOST_PIXELS || decoder.total_bytes() > MOST_MEMORY {
        return Err((&TOO_LARGE, format!("{width}×{height}")));
    }
    if pixels == 0 {
        return Err((&BROKEN, format!("{width}×{height}")));
    }
    // The lock guards only memory use, so a poisoned one is fine.
    let _one = (pixels > LARGE).then(|| ONE_LARGE.lock().unwrap_or_else(|lock| lock.into_inner()));

    // If these cannot be read, the picture is used as it is.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let mut image = DynamicImage::from_decoder(decoder).map_err(wrong)?;
    image.apply_orientation(orientation);
    let mut image = if image.color().has_alpha() {
        DynamicImage::ImageRgba8(image.into_rgba8())
    } else {
        DynamicImage::ImageRgb8(image.into_rgb8())
    };
    if let Some(profile) = profile
        && to_srgb(&mut image, &profile).is_none()
    {
        add(&PROFILE, String::new());
    }
    if is_animated(bytes, format) {
        add(&ANIMATION, String::new());
    }
    Ok(Decoded {
        raster: Raster::new(image),
    })
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_SIDE);
    limits.max_image_height = Some(MOST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    limits
}

fn wrong(error: ImageError) -> Wrong {
    let kind = match &error {
        ImageError::Limits(_) => &TOO_LARGE,
        ImageError::Unsupported(_) => &NOT_SHOWN,
        _ => &BROKEN,
    };
    (kind, error.to_string())
}

/// Whether there is a second frame.
fn is_animated(bytes: &[u8], format: ImageFormat) -> bool {
    let cursor = Cursor::new(bytes);
    match format {
        ImageFormat::Gif => GifDecoder::new(cursor)
            .and_then(|mut decoder| {
                decoder.set_limits(limits())?;
                Ok(decoder.into_frames().take(2).flatten().count() > 1)
            })
            .unwrap_or(false),
        ImageFormat::WebP => WebPDecoder::new(cursor).is_ok_and(|webp| webp.has_animation()),
        _ => false,
    }
}

/// Converts colours of another profile (a phone's Display P3) to sRGB, which is
/// what a browser assumes for a picture without a profile. `None` if the
/// profile does not fit the decoded pixels: grey, or CMYK, which the decoder
/// has converted to RGB already.
fn to_srgb(image: &mut DynamicImage, profile: &[u8]) -> Option<()> {
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    match profile.color_space {
        DataColorSpace::Rgb => {}
        // A grey axis is close enough to sRGB's own.
        DataColorSpace::Gray => return Some(()),
        _ => return None,
    }
    let (bytes, layout): (&mut [u8], Layout) = match image {
        DynamicImage::ImageRgb8(pixels) => (pixels, Layout::Rgb),
        DynamicImage::ImageRgba8(pixels) => (pixels, Layout::Rgba),
        _ => return None,
    };
    let srgb = ColorProfile::new_srgb();
    let transform = profile
        .create_transform_8bit(layout, &srgb, layout, TransformOptions::default())
        .ok()?;
    // A multiple of three and of four bytes: whole pixels.
    const CHUNK: usize = 12 * 1024;
    let mut from = vec![0; CHUNK];
    for to in bytes.chunks_mut(CHUNK) {
        let from = from.get_mut(..to.len())?;
        from.copy_from_slice(to);
        transform.transform(from, to).ok()?;
    }
    Some(())
}
