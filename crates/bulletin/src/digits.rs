//! Digits without the library's formatting, whose machinery the viewer would
//! have to download.

/// Appends a whole number, with zeros before it up to `width` digits (at most
/// 20).
pub(crate) fn push(out: &mut String, mut value: u64, width: usize) {
    let mut digits = [b'0'; 20];
    let mut at = digits.len();
    while value > 0 {
        at -= 1;
        digits[at] = b'0' + (value % 10) as u8;
        value /= 10;
    }
    at = at.min(digits.len() - width);
    for &digit in &digits[at..] {
        out.push(digit.into());
    }
}
