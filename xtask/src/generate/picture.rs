//! Tiny pictures: bars in one colour, as PNG.

use super::random::Random;
use anyhow::Result;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::Write as _;

pub const WIDTH: usize = 120;
pub const HEIGHT: usize = 80;

/// A chart that means nothing.
pub fn png(random: &mut Random) -> Result<Vec<u8>> {
    let bars: Vec<usize> = (0..6).map(|_| random.between(8, HEIGHT - 8)).collect();
    let ink = [90, 60, 40].map(|it| random.between(it, it + 100) as u8);
    let mut rows = Vec::with_capacity(HEIGHT * (WIDTH + 1));
    for y in 0..HEIGHT {
        // No filter.
        rows.push(0);
        for x in 0..WIDTH {
            let is_bar = x % 20 >= 6 && HEIGHT - y <= bars[x / 20];
            rows.push(u8::from(is_bar));
        }
    }
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(&rows)?;
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut head = Vec::new();
    head.extend((WIDTH as u32).to_be_bytes());
    head.extend((HEIGHT as u32).to_be_bytes());
    // Eight bits, a palette.
    head.extend([8, 3, 0, 0, 0]);
    chunk(b"IHDR", &head, &mut out);
    chunk(
        b"PLTE",
        &[0xf4, 0xf1, 0xec, ink[0], ink[1], ink[2]],
        &mut out,
    );
    chunk(b"IDAT", &encoder.finish()?, &mut out);
    chunk(b"IEND", &[], &mut out);
    Ok(out)
}

fn chunk(kind: &[u8; 4], data: &[u8], out: &mut Vec<u8>) {
    out.extend((data.len() as u32).to_be_bytes());
    out.extend(kind);
    out.extend(data);
    let mut crc = flate2::Crc::new();
    crc.update(kind);
    crc.update(data);
    out.extend(crc.sum().to_be_bytes());
}
