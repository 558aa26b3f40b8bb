//! Pictures as a phone gets them.

use std::io::Cursor;

use bulletin::model::Picture;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use publisher::pictures::{Prepared, prepare};

/// Pseudo-random numbers, the same every time.
struct Noise(u64);

impl Noise {
    fn next(&mut self) -> u8 {
        let next = self.0.wrapping_mul(6364136223846793005);
        self.0 = next.wrapping_add(1442695040888963407);
        (self.0 >> 56) as u8
    }
}

/// Roughly what a camera sees: soft shapes with some grain.
fn photograph(width: u32, height: u32, grain: u8) -> RgbImage {
    let mut noise = Noise(7);
    RgbImage::from_fn(width, height, |x, y| {
        let wave = |a: f32, b: f32| ((x as f32 / a).sin() + (y as f32 / b).cos()) * 50.0 + 120.0;
        let mut grain = || i32::from(noise.next()) % (i32::from(grain) * 2 + 1) - i32::from(grain);
        Rgb([
            (wave(61.0, 47.0) as i32 + grain()).clamp(0, 255) as u8,
            (wave(23.0, 90.0) as i32 + grain()).clamp(0, 255) as u8,
            (wave(150.0, 31.0) as i32 + grain()).clamp(0, 255) as u8,
        ])
    })
}

fn encode(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn prepared(bytes: &[u8]) -> (Prepared, Vec<&'static str>) {
    let (prepared, findings) = prepare(bytes, "figures/1");
    let codes = findings.iter().map(|finding| finding.kind.name).collect();
    (prepared.expect("a picture"), codes)
}

fn file<'a>(prepared: &'a Prepared, name: &str) -> &'a [u8] {
    let of = |it: &&(String, Vec<u8>)| it.0 == name;
    let files: Vec<_> = prepared.files.iter().map(|it| &it.0).collect();
    let found = prepared.files.iter().find(of);
    &found.unwrap_or_else(|| panic!("{name} in {files:?}")).1
}

fn pixels(bytes: &[u8]) -> DynamicImage {
    image::load_from_memory(bytes).unwrap()
}

fn sources(picture: &Picture) -> Vec<(&str, u32, Option<&str>)> {
    let all = picture.sources.iter();
    all.map(|it| (&*it.src, it.width, it.media_type.as_deref()))
        .collect()
}

/// Every named file exists with the given width, and no others.
fn assert_true(prepared: &Prepared) {
    let picture = &prepared.picture;
    let mut named = vec![(&picture.src, picture.width)];
    named.extend(picture.sources.iter().map(|it| (&it.src, it.width)));
    assert_eq!(named.len(), prepared.files.len());
    for (src, width) in named {
        assert_eq!(pixels(file(prepared, src)).width(), width, "{src}");
    }
    let main = pixels(file(prepared, &picture.src));
    assert_eq!(main.height(), picture.height);
}

#[test]
fn a_photograph_has_three_widths_in_two_formats() {
    let original = encode(photograph(1700, 1133, 12), ImageFormat::Jpeg);
    let (made, codes) = prepared(&original);
    assert!(codes.is_empty(), "{codes:?}");
    let picture = &made.picture;
    assert_eq!(picture.src, "figures/1.jpg");
    assert_eq!((picture.width, picture.height), (1600, 1066));
    assert_eq!(picture.alt, "");
    assert_eq!(
        sources(picture),
        [
            ("figures/1-480.webp", 480, Some("image/webp")),
            ("figures/1-800.webp", 800, Some("image/webp")),
            ("figures/1-800.jpg", 800, None),
            ("figures/1.webp", 1600, Some("image/webp")),
        ]
    );
    assert_true(&made);
    for name in ["figures/1-800.jpg", "figures/1-800.webp"] {
        assert!(file(&made, name).len() <= 80_000, "{name}");
    }
    // The same bytes give the same files.
    assert_eq!(prepare(&original, "figures/1").0.as_ref(), Some(&made));
}

#[test]
fn a_picture_is_never_scaled_up() {
    for (size, longest, widths) in [
        ((300, 200), (300, 200), vec![300]),
        ((480, 320), (480, 320), vec![480]),
        ((700, 500), (700, 500), vec![480, 700]),
        ((800, 2400), (533, 1600), vec![480, 533]),
        ((1000, 500), (1000, 500), vec![480, 800, 800, 1000]),
        ((1, 1), (1, 1), vec![]),
    ] {
        let (made, _) = prepared(&encode(photograph(size.0, size.1, 30), ImageFormat::Bmp));
        assert_true(&made);
        assert_eq!((made.picture.width, made.picture.height), longest);
        if size.0 > 1 {
            let all: Vec<u32> = made.picture.sources.iter().map(|it| it.width).collect();
            assert_eq!(all, widths, "{size:?}");
        }
    }
}

#[test]
fn the_quality_of_a_grainy_photograph_is_lowered_until_it_fits() {
    let (made, codes) = prepared(&encode(photograph(1000, 700, 60), ImageFormat::Png));
    assert!(codes.is_empty(), "{codes:?}");
    for name in ["figures/1-800.jpg", "figures/1-800.webp"] {
        assert!(file(&made, name).len() <= 80_000, "{name}");
    }
}

#[test]
fn pure_noise_is_told_to_be_heavy() {
    let mut noise = Noise(1);
    let mut level = || noise.next();
    let image = RgbImage::from_fn(900, 1000, |_, _| Rgb([level(), level(), level()]));
    let (made, codes) = prepared(&encode(image, ImageFormat::Png));
    assert_true(&made);
    assert_eq!(codes, ["picture-heavy"]);
}

#[test]
fn a_drawing_stays_sharp_as_png() {
    let mut image = RgbImage::from_pixel(1200, 800, Rgb([255, 255, 255]));
    for x in (100..1100).step_by(40) {
        for y in 100..700 {
            image.put_pixel(x, y, Rgb([192, 0, 0]));
        }
    }
    let (made, _) = prepared(&encode(image.clone(), ImageFormat::Png));
    assert_eq!(made.picture.src, "figures/1.png");
    assert_true(&made);
    assert_eq!(pixels(file(&made, "figures/1.png")).into_rgb8(), image);
    // A browser that supports WebP has all widths in it, or none.
    let webp: Vec<u32> = made
        .picture
        .sources
        .iter()
        .filter(|it| it.media_type.is_some())
        .map(|it| it.width)
        .collect();
    assert!(webp.is_empty() || webp.contains(&1200), "{webp:?}");
}

#[test]
fn transparency_stays_and_edges_are_clean() {
    // Invisible green around red: the green must not show at the edge.
    let image = RgbaImage::from_fn(1800, 1800, |x, y| {
        let inside = (300..1500).contains(&x) && (300..1500).contains(&y);
        if inside {
            Rgba([255, 0, 0, 255])
        } else {
            Rgba([0, 255, 0, 0])
        }
    });
    let (made, _) = prepared(&encode(image, ImageFormat::Png));
    assert_eq!(made.picture.src, "figures/1.png");
    assert_true(&made);
    let small = pixels(file(&made, "figures/1.png")).into_rgba8();
    assert_eq!(small.get_pixel(5, 5)[3], 0);
    assert_eq!(small.get_pixel(800, 800).0, [255, 0, 0, 255]);
    for pixel in small.pixels() {
        assert!(pixel[3] == 0 || pixel[1] < 30, "{pixel:?}");
    }
    // An alpha channel that nothing uses is no transparency.
    let mut noise = Noise(3);
    let opaque = RgbaImage::from_fn(600, 400, |x, y| Rgba([x as u8, y as u8, noise.next(), 255]));
    let (made, _) = prepared(&encode(opaque, ImageFormat::Png));
    assert_eq!(made.picture.src, "figures/1.jpg");
}

/// An EXIF block with an orientation and the place of the photograph.
fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    tiff.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    tiff.extend([0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38]);
    tiff.extend([0, 0, 0, 0]);
    // GPSLatitudeRef N, and GPSMapDatum as an easily found mark.
    tiff.extend([0, 2, 0, 1, 0, 2, 0, 0, 0, 2, b'N', 0, 0, 0]);
    tiff.extend([0, 0x12, 0, 2, 0, 0, 0, 12, 0, 0, 0, 68]);
    tiff.extend([0, 0, 0, 0]);
    tiff.extend(b"SECRET-PLACE");
    tiff
}

fn jpeg_with(exif: &[u8], image: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 92);
    encoder.add_exif_metadata(exif).unwrap();
    let (width, height) = image.dimensions();
    let colours = jpeg_encoder::ColorType::Rgb;
    encoder
        .encode(image, width as u16, height as u16, colours)
        .unwrap();
    bytes
}

#[test]
fn a_photograph_is_turned_and_does_not_tell_where_it_was_taken() {
    // Red above blue.
    let image = RgbImage::from_fn(600, 400, |_, y| {
        if y < 200 {
            Rgb([220, 0, 0])
        } else {
            Rgb([0, 0, 220])
        }
    });
    for (orientation, size, red) in [
        (1, (600, 400), (300, 50)),
        (3, (600, 400), (300, 350)),
        (6, (400, 600), (350, 300)),
        (8, (400, 600), (50, 300)),
    ] {
        let original = jpeg_with(&exif(orientation), &image);
        let holds = |bytes: &[u8]| bytes.windows(12).any(|it| it == b"SECRET-PLACE");
        assert!(holds(&original));
        let (made, _) = prepared(&original);
        let got = (made.picture.width, made.picture.height);
        assert_eq!(got, size, "{orientation}");
        for (name, bytes) in &made.files {
            assert!(!holds(bytes), "{name}");
            let marks = [b"Exif", b"EXIF"];
            assert!(
                !bytes
                    .windows(4)
                    .any(|it| marks.iter().any(|mark| it == *mark))
            );
        }
        let turned = pixels(file(&made, &made.picture.src)).into_rgb8();
        let pixel = turned.get_pixel(red.0, red.1);
        assert!(pixel[0] > 150 && pixel[2] < 100, "{orientation}: {pixel:?}");
    }
}

#[test]
fn every_kind_of_colour_is_read() {
    let near = |bytes: &[u8], want: [u8; 3], what: &str| {
        let (made, _) = prepared(bytes);
        let got = pixels(file(&made, &made.picture.src)).into_rgb8();
        let got = got.get_pixel(30, 20).0;
        for (one, want) in got.iter().zip(want) {
            assert!(one.abs_diff(want) < 24, "{what}: {got:?}");
        }
    };
    let red = RgbImage::from_pixel(60, 40, Rgb([200, 30, 40]));
    let image = DynamicImage::ImageRgb8(red.clone());
    for format in [
        ImageFormat::Png,
        ImageFormat::Jpeg,
        ImageFormat::Gif,
        ImageFormat::Bmp,
        ImageFormat::Tiff,
        ImageFormat::WebP,
    ] {
        let bytes = encode(image.clone(), format);
        near(&bytes, [200, 30, 40], &format!("{format:?}"));
    }
    let deep = DynamicImage::ImageRgb16(image.to_rgb16());
    for format in [ImageFormat::Png, ImageFormat::Tiff] {
        near(&encode(deep.clone(), format), [200, 30, 40], "16 bit");
    }
    let grey = DynamicImage::ImageLuma8(image.to_luma8());
    let level = grey.to_luma8().get_pixel(0, 0)[0];
    for format in [ImageFormat::Png, ImageFormat::Jpeg] {
        near(&encode(grey.clone(), format), [level; 3], "grey");
    }
    // Inverted, as image programs write CMYK.
    for colours in [
        jpeg_encoder::ColorType::Cmyk,
        jpeg_encoder::ColorType::CmykAsYcck,
    ] {
        let inks: Vec<u8> = red
            .pixels()
            .flat_map(|p| [255 - p[0], 255 - p[1], 255 - p[2], 0])
            .collect();
        let mut bytes = Vec::new();
        jpeg_encoder::Encoder::new(&mut bytes, 95)
            .encode(&inks, 60, 40, colours)
            .unwrap();
        near(&bytes, [200, 30, 40], &format!("{colours:?}"));
    }
}

#[test]
fn colours_of_a_phone_are_turned_into_those_of_the_web() {
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 95);
    let profile = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    encoder.add_icc_profile(&profile).unwrap();
    let image = RgbImage::from_pixel(60, 40, Rgb([200, 100, 100]));
    encoder
        .encode(&image, 60, 40, jpeg_encoder::ColorType::Rgb)
        .unwrap();
    let (made, codes) = prepared(&bytes);
    assert!(codes.is_empty());
    let got = pixels(file(&made, &made.picture.src)).into_rgb8();
    let got = got.get_pixel(30, 20).0;
    // The same colour has a stronger red in sRGB.
    assert!(got[0] > 206 && got[1] < 100, "{got:?}");
    for (name, bytes) in &made.files {
        assert!(!bytes.windows(8).any(|it| it == b"ICC_PROF"), "{name}");
    }
}

#[test]
fn of_an_animation_the_first_frame_is_kept() {
    let mut gif = Vec::new();
    {
        let mut encoder = image::codecs::gif::GifEncoder::new(&mut gif);
        for level in [10, 200] {
            let frame = RgbaImage::from_pixel(50, 50, Rgba([level, 0, 0, 255]));
            encoder.encode_frame(image::Frame::new(frame)).unwrap();
        }
    }
    let (made, codes) = prepared(&gif);
    assert_eq!(codes, ["picture-animation"]);
    let first = pixels(file(&made, &made.picture.src)).into_rgb8();
    assert!(first.get_pixel(9, 9)[0] < 30);
}

#[test]
fn a_whole_scrolled_page_is_too_narrow_to_read() {
    let long = encode(photograph(600, 6000, 5), ImageFormat::Png);
    assert_eq!(prepared(&long).1, ["picture-narrow"]);
}
