//! Numbers in the formats of automatic numbering (ISO/IEC 29500-1, 17.18.59).

/// Writes a number. `None` for a format that is not known.
pub fn write(format: &str, number: u32) -> Option<String> {
    let n = number;
    let plain = n.to_string();
    Some(match format {
        "decimal" | "decimalHalfWidth" => plain,
        "none" => String::new(),
        "decimalZero" => format!("{n:02}"),
        "decimalFullWidth" | "decimalFullWidth2" => {
            let wide = |c: char| char::from_u32(u32::from(c) - 0x30 + 0xFF10);
            plain.chars().filter_map(wide).collect()
        }
        "numberInDash" => format!("- {n} -"),
        "ordinal" => {
            let ending = match (n % 10, n % 100) {
                (_, 11..=13) => "th",
                (1, _) => "st",
                (2, _) => "nd",
                (3, _) => "rd",
                _ => "th",
            };
            format!("{n}{ending}")
        }
        "upperRoman" => roman(n).to_uppercase(),
        "lowerRoman" => roman(n),
        "upperLetter" => letters(n).to_uppercase(),
        "lowerLetter" => letters(n),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => {
            let blocks = [(1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)];
            listed(n, &blocks).unwrap_or(plain)
        }
        "decimalEnclosedParen" => listed(n, &[(1, 20, 0x2474)]).unwrap_or(plain),
        "decimalEnclosedFullstop" => listed(n, &[(1, 20, 0x2488)]).unwrap_or(plain),
        "ideographEnclosedCircle" => listed(n, &[(1, 10, 0x3220)]).unwrap_or(plain),
        "ideographTraditional" => picked(n, "甲乙丙丁戊己庚辛壬癸").unwrap_or(plain),
        "ideographZodiac" => picked(n, "子丑寅卯辰巳午未申酉戌亥").unwrap_or(plain),
        // From 100 on, the digits are written one by one.
        "chineseCounting" | "taiwaneseCounting" if n >= 100 => digits(n, '○'),
        "japaneseDigitalTenThousand" | "taiwaneseDigital" => digits(n, '〇'),
        "ideographDigital" => digits(n, '〇'),
        "chineseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => counting(n, &PLAIN, true),
        "japaneseCounting" => counting(n, &PLAIN, false),
        "chineseLegalSimplified" => counting(n, &LEGAL, true),
        _ => return None,
    })
}

struct Words {
    digits: [char; 10],
    units: [char; 3],
    /// Whether ten is written without a one before it.
    bare_ten: bool,
}

const PLAIN: Words = Words {
    digits: ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'],
    units: ['十', '百', '千'],
    bare_ten: true,
};

const LEGAL: Words = Words {
    digits: ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'],
    units: ['拾', '佰', '仟'],
    bare_ten: false,
};

/// A number below 10,000 in words, larger ones in digits; with 零 for zeros
/// inside as in Chinese, or without as in Japanese.
fn counting(n: u32, words: &Words, zeros: bool) -> String {
    if n == 0 || n > 9999 {
        return digits(n, '〇');
    }
    let mut out = String::new();
    let mut gap = false;
    for place in (0..4_u32).rev() {
        let digit = n / 10_u32.pow(place) % 10;
        if digit == 0 {
            gap = true;
            continue;
        }
        if gap && zeros && !out.is_empty() {
            out.push('零');
        }
        gap = false;
        let bare = place == 1 && digit == 1 && out.is_empty() && words.bare_ten;
        // Japanese omits the one before ten, hundred and thousand.
        let bare = bare || (!zeros && digit == 1 && place > 0);
        if !bare {
            out.extend(words.digits.get(digit as usize));
        }
        if place > 0 {
            out.extend(words.units.get(place as usize - 1));
        }
    }
    out
}

fn digits(n: u32, zero: char) -> String {
    let digit = |c: char| match c.to_digit(10) {
        Some(0) | None => zero,
        Some(digit) => PLAIN.digits.get(digit as usize).copied().unwrap_or(zero),
    };
    n.to_string().chars().map(digit).collect()
}

fn listed(n: u32, blocks: &[(u32, u32, u32)]) -> Option<String> {
    let (first, _, code) = blocks
        .iter()
        .find(|(first, last, _)| (*first..=*last).contains(&n))?;
    char::from_u32(code + n - first).map(String::from)
}

fn picked(n: u32, from: &str) -> Option<String> {
    let index = (n as usize).checked_sub(1)?;
    from.chars().nth(index).map(String::from)
}

/// a … z, aa, bb …, as in Word, which restarts after 780.
fn letters(n: u32) -> String {
    let Some(index) = n.checked_sub(1) else {
        return String::new();
    };
    let index = index % 780;
    let letter = char::from_u32(u32::from('a') + index % 26).unwrap_or('a');
    String::from(letter).repeat(index as usize / 26 + 1)
}

fn roman(n: u32) -> String {
    // Word itself writes digits from here on.
    if n == 0 || n > 32_767 {
        return n.to_string();
    }
    let parts = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut out = String::new();
    let mut left = n;
    for (value, letters) in parts {
        while left >= value {
            out.push_str(letters);
            left -= value;
        }
    }
    out
}
