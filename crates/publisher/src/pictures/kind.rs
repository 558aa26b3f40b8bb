//! Tells by its first bytes what a picture is.

use image::ImageFormat;

/// What a picture is.
pub(super) enum PictureKind {
    /// Decoded here.
    Known(ImageFormat),
    /// Not shown, with its name for people.
    Other(&'static str),
}

/// The formats that are not shown, by their first bytes.
const OTHERS: [(&[u8], &str); 9] = [
    (b"\xd7\xcd\xc6\x9a", "WMF"),
    (b"\x01\x00\x09\x00\x00\x03", "WMF"),
    (b"\x02\x00\x09\x00\x00\x03", "WMF"),
    (b"\x1f\x8b", "EMZ/WMZ"),
    (b"%PDF", "PDF"),
    (b"%!PS", "EPS"),
    (b"\xc5\xd0\xd3\xc6", "EPS"),
    (b"II\xbc", "JPEG XR"),
    (b"8BPS", "PSD"),
];

/// How far into a file to look for the first tag of an SVG, in bytes.
const SVG_HEAD: usize = 4096;

pub(super) fn sort(bytes: &[u8]) -> PictureKind {
    if let Ok(
        format @ (ImageFormat::Png
        | ImageFormat::Jpeg
        | ImageFormat::Gif
        | ImageFormat::Bmp
        | ImageFormat::Tiff
        | ImageFormat::WebP),
    ) = image::guess_format(bytes)
    {
        return PictureKind::Known(format);
    }
    // [MS-EMF] 2.3.4.2: a header record, with the signature at byte 40.
    if bytes.starts_with(&[1, 0, 0, 0]) && bytes.get(40..44) == Some(b" EMF") {
        return PictureKind::Other("EMF");
    }
    if let Some(brand) = bytes.get(4..12).filter(|head| head.starts_with(b"ftyp")) {
        return PictureKind::Other(if brand.ends_with(b"avif") {
            "AVIF"
        } else {
            "HEIC"
        });
    }
    if let Some((_, name)) = OTHERS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return PictureKind::Other(name);
    }
    let head = &bytes[..bytes.len().min(SVG_HEAD)];
    if head.windows(4).any(|tag| tag == b"<svg") {
        return PictureKind::Other("SVG");
    }
    PictureKind::Other("?")
}
