//! Cropping screenshots.

use std::io::Cursor;

/// The upper left part of a PNG with this width and height, as a PNG.
pub fn crop(window: &[u8], (width, height): (u32, u32)) -> Result<Vec<u8>, String> {
    let mut reader = png::Decoder::new(Cursor::new(window))
        .read_info()
        .map_err(|error| error.to_string())?;
    let size = reader
        .output_buffer_size()
        .ok_or("the picture is too large")?;
    let mut pixels = vec![0; size];
    let info = reader
        .next_frame(&mut pixels)
        .map_err(|error| error.to_string())?;
    if info.width < width || info.height < height {
        return Err(format!(
            "the window shows {} × {} only",
            info.width, info.height
        ));
    }
    let pixel = info.line_size / info.width as usize;
    let line = width as usize * pixel;
    let rows = pixels.chunks(info.line_size).take(height as usize);
    let data: Vec<u8> = rows.flat_map(|row| &row[..line]).copied().collect();

    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, width, height);
    encoder.set_color(info.color_type);
    encoder.set_depth(info.bit_depth);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header().map_err(|error| error.to_string())?;
    writer
        .write_image_data(&data)
        .map_err(|error| error.to_string())?;
    writer.finish().map_err(|error| error.to_string())?;
    Ok(out)
}
