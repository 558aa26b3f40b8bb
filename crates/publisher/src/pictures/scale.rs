//! Pixels in memory, and scaling.

use std::collections::HashSet;

use image::imageops::FilterType;
use image::{DynamicImage, RgbImage, RgbaImage};

/// Pixels in sRGB, eight bits a channel.
#[derive(Clone)]
pub(super) enum Raster {
    /// Every pixel is opaque.
    Opaque(RgbImage),
    /// Colours multiplied with their alpha, as scaling needs them: otherwise
    /// the invisible colour of transparent pixels bleeds into the edges.
    Transparent(RgbaImage),
}

/// Up to this many colours, a picture is a drawing or a screenshot rather than
/// a photograph.
const FEW_COLOURS: usize = 4096;

impl Raster {
    /// From a decoded picture. Transparency that no pixel uses is dropped.
    pub(super) fn new(image: DynamicImage) -> Raster {
        if !image.color().has_alpha() {
            return Raster::Opaque(image.into_rgb8());
        }
        let mut pixels = image.into_rgba8();
        if pixels.pixels().all(|pixel| pixel[3] == u8::MAX) {
            return Raster::Opaque(DynamicImage::ImageRgba8(pixels).into_rgb8());
        }
        for pixel in pixels.pixels_mut() {
            let alpha = u32::from(pixel[3]);
            for channel in &mut pixel.0[..3] {
                *channel = ((u32::from(*channel) * alpha + 127) / 255) as u8;
            }
        }
        Raster::Transparent(pixels)
    }

    /// Width and height in pixels.
    pub(super) fn size(&self) -> (u32, u32) {
        match self {
            Raster::Opaque(pixels) => pixels.dimensions(),
            Raster::Transparent(pixels) => pixels.dimensions(),
        }
    }

    /// Whether it has as few colours as drawings and screenshots.
    pub(super) fn has_few_colours(&self) -> bool {
        let mut colours = HashSet::new();
        let mut last = None;
        let mut few = |pixel: [u8; 4]| {
            // Drawings consist of runs of one colour.
            if last != Some(pixel) {
                last = Some(pixel);
                colours.insert(pixel);
            }
            colours.len() <= FEW_COLOURS
        };
        match self {
            Raster::Opaque(pixels) => pixels.pixels().all(|pixel| {
                let [r, g, b] = pixel.0;
                few([r, g, b, u8::MAX])
            }),
            Raster::Transparent(pixels) => pixels.pixels().all(|pixel| few(pixel.0)),
        }
    }

    /// Scaled down so that no side is longer; never scaled up.
    pub(super) fn into_at_most(self, longest: u32) -> Raster {
        let (width, height) = self.size();
        if width.max(height) <= longest {
            return self;
        }
        let (width, height) = if width >= height {
            (longest, part(height, longest, width))
        } else {
            (part(width, longest, height), longest)
        };
        self.into_size(width, height)
    }

    /// Scaled to a width.
    pub(super) fn to_width(&self, to: u32) -> Raster {
        let (width, height) = self.size();
        self.clone().into_size(to, part(height, to, width))
    }

    /// First by whole boxes to about twice the size, which takes no memory,
    /// then with a filter that keeps edges sharp.
    fn into_size(self, width: u32, height: u32) -> Raster {
        let (from_width, from_height) = self.size();
        let mut image = match self {
            Raster::Opaque(pixels) => DynamicImage::ImageRgb8(pixels),
            Raster::Transparent(pixels) => DynamicImage::ImageRgba8(pixels),
        };
        if from_width > 4 * width && from_height > 4 * height {
            image = image.thumbnail_exact(2 * width, 2 * height);
        }
        match image.resize_exact(width, height, FilterType::Lanczos3) {
            DynamicImage::ImageRgba8(mut pixels) => {
                // The filter overshoots: no colour may exceed its alpha.
                for pixel in pixels.pixels_mut() {
                    let alpha = pixel[3];
                    for channel in &mut pixel.0[..3] {
                        *channel = (*channel).min(alpha);
                    }
                }
                Raster::Transparent(pixels)
            }
            other => Raster::Opaque(other.into_rgb8()),
        }
    }

    /// The pixels as files store them: colours not multiplied with their alpha.
    pub(super) fn straight(&self) -> DynamicImage {
        match self {
            Raster::Opaque(pixels) => DynamicImage::ImageRgb8(pixels.clone()),
            Raster::Transparent(pixels) => {
                let mut pixels = pixels.clone();
                for pixel in pixels.pixels_mut() {
                    let alpha = u32::from(pixel[3]);
                    for channel in &mut pixel.0[..3] {
                        let value = (u32::from(*channel) * 255 + alpha / 2).checked_div(alpha);
                        *channel = value.unwrap_or(0).min(255) as u8;
                    }
                }
                DynamicImage::ImageRgba8(pixels)
            }
        }
    }
}

/// `side` scaled by `to / from`, rounded, at least one pixel.
fn part(side: u32, to: u32, from: u32) -> u32 {
    let (side, to, from) = (u64::from(side), u64::from(to), u64::from(from).max(1));
    ((side * to + from / 2) / from).max(1) as u32
}
