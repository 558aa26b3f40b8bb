//! Digits without `core::fmt`, whose code the viewer would have to download.

/// A whole number in decimal digits.
pub fn decimal(value: u64) -> String {
    let mut out = String::new();
    push(&mut out, value, 1);
    out
}

/// Appends a whole number, padded with zeros to `width` digits (at most 20).
pub(crate) fn push(out: &mut String, mut value: u64, width: usize) {
    let mut digits = [b'0'; 20];
    let mut unused = digits.len();
    for digit in digits.iter_mut().rev() {
        if value == 0 && unused + width <= 20 {
            break;
        }
        *digit += (value % 10) as u8;
        value /= 10;
        unused -= 1;
    }
    for &digit in digits.iter().skip(unused) {
        out.push(digit.into());
    }
}
