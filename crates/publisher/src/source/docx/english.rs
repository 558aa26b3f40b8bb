//! Numbers in English words, as automatic numbers are written: Twenty-one,
//! Twenty-first.

const ONES: [(&str, &str); 20] = [
    ("zero", "zeroth"),
    ("one", "first"),
    ("two", "second"),
    ("three", "third"),
    ("four", "fourth"),
    ("five", "fifth"),
    ("six", "sixth"),
    ("seven", "seventh"),
    ("eight", "eighth"),
    ("nine", "ninth"),
    ("ten", "tenth"),
    ("eleven", "eleventh"),
    ("twelve", "twelfth"),
    ("thirteen", "thirteenth"),
    ("fourteen", "fourteenth"),
    ("fifteen", "fifteenth"),
    ("sixteen", "sixteenth"),
    ("seventeen", "seventeenth"),
    ("eighteen", "eighteenth"),
    ("nineteen", "nineteenth"),
];

const TENS: [&str; 10] = [
    "", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// Twenty-one.
pub fn cardinal(n: u32) -> String {
    capital(&words(n, false))
}

/// Twenty-first.
pub fn ordinal(n: u32) -> String {
    capital(&words(n, true))
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(chars).collect()
}

fn words(n: u32, ordinal: bool) -> String {
    if let Some((cardinal, ordinal_word)) = ONES.get(n as usize) {
        return if ordinal { ordinal_word } else { cardinal }.to_string();
    }
    if n < 100 {
        let ten = TENS.get(n as usize / 10).copied().unwrap_or_default();
        return match (n % 10, ordinal) {
            (0, false) => ten.to_owned(),
            (0, true) => format!("{}ieth", ten.trim_end_matches('y')),
            (one, _) => format!("{ten}-{}", words(one, ordinal)),
        };
    }
    let (unit, name) = match n {
        100..=999 => (100, "hundred"),
        1_000..=999_999 => (1_000, "thousand"),
        1_000_000..=999_999_999 => (1_000_000, "million"),
        _ => (1_000_000_000, "billion"),
    };
    let many = format!("{} {name}", words(n / unit, false));
    match (n % unit, ordinal) {
        (0, false) => many,
        (0, true) => format!("{many}th"),
        (rest, _) => format!("{many} {}", words(rest, ordinal)),
    }
}
