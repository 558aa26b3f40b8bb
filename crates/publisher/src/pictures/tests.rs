//! What is hard to reach from outside: limits, and types by their bytes.

use super::*;

fn codes(findings: &[Finding]) -> Vec<&'static str> {
    findings.iter().map(|finding| finding.kind.name).collect()
}

#[test]
fn what_is_not_shown_is_named() {
    let mut emf = vec![0; 100];
    emf[0] = 1;
    emf[40..44].copy_from_slice(b" EMF");
    let cases: [(&[u8], &str); 9] = [
        (&emf, "EMF"),
        (b"\xd7\xcd\xc6\x9a\0\0", "WMF"),
        (b"\x1f\x8b\x08\0", "EMZ/WMZ"),
        (b"<?xml version='1.0'?>\n<svg xmlns='x'/>", "SVG"),
        (b"\0\0\0\x18ftypheic", "HEIC"),
        (b"\0\0\0\x18ftypavif", "AVIF"),
        (b"%PDF-1.7", "PDF"),
        (b"nothing of the kind", "?"),
        (b"", "?"),
    ];
    for (bytes, name) in cases {
        let (picture, findings) = prepare(bytes, "figures/1");
        assert_eq!(picture, None, "{name}");
        assert_eq!(codes(&findings), ["picture-not-shown"], "{name}");
        assert_eq!(findings[0].detail, name);
    }
}

/// A PNG that claims a size: its header, and nothing after it.
fn png_header(width: u32, height: u32) -> Vec<u8> {
    let mut chunk = b"IHDR".to_vec();
    chunk.extend(width.to_be_bytes());
    chunk.extend(height.to_be_bytes());
    chunk.extend([8, 6, 0, 0, 0]);
    let mut crc = flate2::Crc::new();
    crc.update(&chunk);
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0d".to_vec();
    png.extend(&chunk);
    png.extend(crc.sum().to_be_bytes());
    png.extend(b"\0\0\0\x10IDAT");
    png
}

#[test]
fn sizes_are_looked_at_before_memory_is_taken() {
    for (width, height) in [(60_000, 60_000), (65_536, 1), (9_000, 9_000)] {
        let (picture, findings) = prepare(&png_header(width, height), "figures/1");
        assert_eq!(picture, None);
        assert_eq!(codes(&findings), ["picture-too-large"], "{width}×{height}");
    }
    let (picture, findings) = prepare(&png_header(100, 100), "figures/1");
    assert_eq!(picture, None);
    assert_eq!(codes(&findings), ["picture-broken"]);
}

#[test]
fn nothing_panics_on_a_file_that_is_cut_or_damaged() {
    let image = image::DynamicImage::new_rgb8(40, 30);
    for format in [
        image::ImageFormat::Png,
        image::ImageFormat::Jpeg,
        image::ImageFormat::Gif,
        image::ImageFormat::Bmp,
        image::ImageFormat::Tiff,
        image::ImageFormat::WebP,
    ] {
        let mut whole = std::io::Cursor::new(Vec::new());
        image.write_to(&mut whole, format).unwrap();
        let whole = whole.into_inner();
        assert!(prepare(&whole, "figures/1").0.is_some(), "{format:?}");
        for end in 0..whole.len().min(200) {
            let (picture, findings) = prepare(&whole[..end], "figures/1");
            // A finding says that it is not shown.
            assert!(picture.is_some() || !findings.is_empty());
        }
        for at in 0..whole.len().min(200) {
            let mut damaged = whole.clone();
            damaged[at] ^= 0xff;
            prepare(&damaged, "figures/1");
        }
    }
}
