//! Alternative texts that a person wrote.

use crate::source::limits;

/// An alternative text on one line, or `None` if a program generated it.
pub fn written(text: Option<&str>) -> Option<String> {
    let text = text.filter(|text| text.len() <= limits::ALT_BYTES)?;
    let words = text.split(|c: char| c.is_control());
    let words: Vec<&str> = words.filter(|words| !words.trim().is_empty()).collect();
    let text = words.join(" ");
    let text = text.trim();
    let made_up = text.is_empty() || is_numbered(text) || is_file(text) || is_guessed(text);
    (!made_up).then(|| text.to_owned())
}

/// 图片 1, Picture 2, 图像3, image12: a kind of object and its number, as Word, WPS
/// and LibreOffice name what they insert.
fn is_numbered(text: &str) -> bool {
    let name = text.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    let name = name.trim_end_matches(['_', '-', ' ']).to_lowercase();
    let kinds = [
        "",
        "图片",
        "图像",
        "图形",
        "图",
        "照片",
        "形状",
        "文本框",
        "对象",
        "组合",
        "矩形",
        "直线",
        "自选图形",
        "图片框",
        "picture",
        "image",
        "graphic",
        "graphics",
        "photo",
        "shape",
        "object",
        "text box",
        "textbox",
        "group",
        "rectangle",
        "frame",
        "img",
        "dsc",
        "dscn",
        "dscf",
        "dcim",
        "mmexport",
        "wechatimg",
        "微信图片",
        "qq图片",
        "screenshot",
        "untitled",
    ];
    kinds.contains(&name.as_str())
        // 微信图片_20200225103000, IMG_20200225_103000.
        || text.split_once('_').is_some_and(|(name, number)| {
            kinds.contains(&name.to_lowercase().as_str())
                && number.chars().all(|c| c.is_ascii_digit() || c == '_')
        })
}

/// The name of a file.
fn is_file(text: &str) -> bool {
    let Some((_, ending)) = text.rsplit_once('.') else {
        return false;
    };
    let endings = [
        "jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "webp", "heic", "emf", "wmf", "svg",
    ];
    endings.contains(&ending.to_ascii_lowercase().as_str()) || text.contains(":\\")
}

/// Word's own guess at the picture's content, which is marked as one.
fn is_guessed(text: &str) -> bool {
    let marks = [
        "描述已自动生成",
        "自动生成的说明",
        "AI 生成的内容",
        "Description automatically generated",
        "AI-generated content may be incorrect",
    ];
    marks.iter().any(|mark| text.contains(mark))
}
