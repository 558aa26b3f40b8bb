//! `cargo xtask screenshots`: the pictures of the README, taken in Chromium of
//! the published sample: the newest issue on a phone and on a desk.

use base64::Engine;
use browser_tests::server::PUBLISHED;
use browser_tests::{Browser, Reader, run};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::Cursor;
use std::path::PathBuf;

/// The names of the pictures, and the size of the page in CSS pixels.
const PICTURES: [(&str, u32, u32); 2] = [("phone", 390, 844), ("desk", 1280, 800)];

/// What all of them may take together, in bytes: each checkout has them.
const LIMIT: usize = 120_000;

/// Colours in a picture.
const COLOURS: usize = 64;

fn main() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/images");
    run(Browser::Chromium, "screenshots", |reader| {
        let mut total = 0;
        for (name, width, height) in PICTURES {
            let picture = smaller(&take(reader, width, height));
            total += picture.len();
            let path = folder.join(format!("{name}.png"));
            std::fs::create_dir_all(&folder)
                .and_then(|()| std::fs::write(&path, &picture))
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            println!("{} ({} bytes)", path.display(), picture.len());
        }
        assert!(total <= LIMIT, "{total} bytes are more than {LIMIT}");
    });
}

/// The first screen of the newest issue, with the viewer there, as PNG.
fn take(reader: &mut Reader, width: u32, height: u32) -> Vec<u8> {
    let session = reader.session();
    session.protocol(
        "Emulation.setDeviceMetricsOverride",
        json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 }),
    );
    let light = json!({ "features": [{ "name": "prefers-color-scheme", "value": "light" }] });
    session.protocol("Emulation.setEmulatedMedia", light);
    reader.open_window(&format!("{PUBLISHED}2020-15/"));
    reader.until_ready();
    reader.until_js(
        "the pictures in sight are there",
        "return [...elements()].filter((one) => one.localName === 'img' && shown(one))
            .filter((one) => one.getBoundingClientRect().top < page.innerHeight)
            .every((one) => one.complete && one.naturalWidth > 0)",
        Value::Null,
    );
    let picture = reader
        .session()
        .protocol("Page.captureScreenshot", json!({ "format": "png" }));
    base64::engine::general_purpose::STANDARD
        .decode(picture["data"].as_str().unwrap_or_default())
        .expect("a picture is base64")
}

/// The picture with a palette of its most frequent colours. Text on paper has few
/// colours that cover much, and those stay as they are.
fn smaller(png: &[u8]) -> Vec<u8> {
    let mut decoder = png::Decoder::new(Cursor::new(png));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().expect("Chromium writes PNG");
    let size = reader.output_buffer_size().expect("a screen fits");
    let mut bytes = vec![0; size];
    let info = reader.next_frame(&mut bytes).expect("the picture is whole");
    let samples = info.color_type.samples();
    assert!(samples >= 3, "a page has colours");
    let pixels = bytes.chunks(samples).map(|it| [it[0], it[1], it[2]]);

    let mut counts: HashMap<[u8; 3], usize> = HashMap::new();
    for pixel in pixels.clone() {
        *counts.entry(pixel).or_default() += 1;
    }
    let mut palette: Vec<_> = counts.keys().copied().collect();
    palette.sort_by_key(|colour| (std::cmp::Reverse(counts[colour]), *colour));
    palette.truncate(COLOURS);
    let nearest = |colour: [u8; 3]| {
        let apart = |other: &[u8; 3]| {
            let squares = (0..3).map(|at| i32::from(colour[at].abs_diff(other[at])).pow(2));
            squares.sum::<i32>()
        };
        let places = palette.iter().enumerate();
        let place = places.min_by_key(|(_, other)| apart(other));
        place.map_or(0, |(place, _)| place as u8)
    };
    let places: HashMap<_, _> = counts.keys().map(|it| (*it, nearest(*it))).collect();
    let data: Vec<u8> = pixels.map(|pixel| places[&pixel]).collect();

    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, info.width, info.height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_compression(png::Compression::High);
    // Places in a palette are no amounts of light.
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header().expect("memory takes a picture");
    writer.write_image_data(&data).expect("it is of that size");
    writer.finish().expect("memory takes a picture");
    out
}
