//! Page numbers, which belong to the printed page.

/// Whether a line of a header or footer is no more than a page number: — 3 —,
/// 第3页 共5页, Page 3 of 5.
pub fn is_page_number(text: &str) -> bool {
    let text = text.replace("Page", "").replace("of", "");
    text.chars().all(|c| {
        c.is_whitespace() || c.is_numeric() || "-—–－―·•.~～/|()（）第页共頁，,、".contains(c)
    })
}
