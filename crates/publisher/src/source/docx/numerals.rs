//! Numbers in the formats of automatic numbering (ISO/IEC 29500-1, 17.18.59).

use super::english;

/// Writes a number. `None` for a format that is not known. `custom:001, 002`
/// is one of Word's own with its example.
pub fn write(format: &str, number: u32) -> Option<String> {
    let n = number;
    let plain = n.to_string();
    Some(match format {
        "decimal" | "decimalHalfWidth" => plain,
        "none" => String::new(),
        "decimalZero" => format!("{n:02}"),
        "decimalFullWidth" | "decimalFullWidth2" => replaced(n, "０１２３４５６７８９"),
        "thaiNumbers" => replaced(n, "๐๑๒๓๔๕๖๗๘๙"),
        "hindiNumbers" => replaced(n, "०१२३४५६७८९"),
        "hex" => format!("{n:X}"),
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
        "russianUpper" => repeated(n, RUSSIAN).to_uppercase(),
        "russianLower" => repeated(n, RUSSIAN),
        "chicago" => repeated(n, "*†‡§"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => {
            let blocks = [(1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)];
            listed(n, &blocks).unwrap_or(plain)
        }
        "decimalEnclosedParen" => listed(n, &[(1, 20, 0x2474)]).unwrap_or(plain),
        "decimalEnclosedFullstop" => listed(n, &[(1, 20, 0x2488)]).unwrap_or(plain),
        "ideographEnclosedCircle" => listed(n, &[(1, 10, 0x3220)]).unwrap_or(plain),
        "ideographTraditional" => picked(n, STEMS).unwrap_or(plain),
        "ideographZodiac" => picked(n, BRANCHES).unwrap_or(plain),
        "ideographZodiacTraditional" if (1..=60).contains(&n) => {
            let of = |all: &str, size: u32| picked((n - 1) % size + 1, all);
            let both = [of(STEMS, 10), of(BRANCHES, 12)];
            both.into_iter().flatten().collect()
        }
        "ideographZodiacTraditional" => plain,
        "aiueo" => again(n, AIUEO_HALF),
        "aiueoFullWidth" => again(n, AIUEO),
        "iroha" => again(n, IROHA_HALF),
        "irohaFullWidth" => again(n, IROHA),
        "ganada" => again(n, "가나다라마바사아자차카타파하"),
        "chosung" => again(n, "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"),
        // From 100 on, the digits are written one by one.
        "chineseCounting" | "taiwaneseCounting" if n >= 100 => replaced(n, "○一二三四五六七八九"),
        "taiwaneseDigital" => replaced(n, "○一二三四五六七八九"),
        "ideographDigital" | "japaneseDigitalTenThousand" => replaced(n, "〇一二三四五六七八九"),
        "koreanDigital" => replaced(n, "영일이삼사오육칠팔구"),
        "koreanDigital2" => replaced(n, "零一二三四五六七八九"),
        "chineseCounting" | "chineseCountingThousand" => counting(n, &CHINESE),
        "taiwaneseCounting" | "taiwaneseCountingThousand" => counting(n, &TAIWANESE),
        "japaneseCounting" => counting(n, &JAPANESE),
        "chineseLegalSimplified" => counting(n, &LEGAL),
        "ideographLegalTraditional" => counting(n, &LEGAL_TRADITIONAL),
        "japaneseLegal" => counting(n, &JAPANESE_LEGAL),
        "koreanCounting" => counting(n, &KOREAN),
        "koreanLegal" => korean_words(n).unwrap_or(plain),
        "cardinalText" => english::cardinal(n),
        "ordinalText" => english::ordinal(n),
        "custom:α, β, γ, ..." => repeated(n, "αβγδεζηθικλμνξοπρστυφχψω"),
        _ => padded(n, format.strip_prefix("custom:")?)?,
    })
}

/// 001, 002, 003, …
fn padded(n: u32, example: &str) -> Option<String> {
    let first = example.split(',').next()?.trim();
    let width = first
        .strip_suffix('1')
        .filter(|zeros| zeros.chars().all(|c| c == '0'))?;
    Some(format!("{n:0width$}", width = width.len() + 1))
}

const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";
const RUSSIAN: &str = "абвгдежзиклмнопрстуфхцчшщыэюя";
const AIUEO: &str =
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
const AIUEO_HALF: &str = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ";
const IROHA: &str = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン";
const IROHA_HALF: &str = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ";

/// How a language counts in words.
struct Words {
    digits: &'static str,
    /// Ten, hundred, thousand.
    units: &'static str,
    /// Ten thousand, a hundred million.
    groups: &'static str,
    /// Written where places are left out inside a number.
    gap: Option<char>,
    /// Before which units a one is not written.
    bare: Bare,
}

/// Before which units a one is not written.
#[derive(PartialEq, Eq)]
enum Bare {
    None,
    /// Before the ten that a number starts with: 十五, but 一百一十五.
    FirstTen,
    /// Before all of ten, hundred and thousand.
    Units,
    /// Before ten thousand, too.
    All,
}

const CHINESE: Words = Words {
    digits: "〇一二三四五六七八九",
    units: "十百千",
    groups: "万亿",
    gap: Some('零'),
    bare: Bare::FirstTen,
};

const TAIWANESE: Words = Words {
    groups: "萬億",
    ..CHINESE
};

const LEGAL: Words = Words {
    digits: "零壹贰叁肆伍陆柒捌玖",
    units: "拾佰仟",
    bare: Bare::None,
    ..CHINESE
};

const LEGAL_TRADITIONAL: Words = Words {
    digits: "零壹貳參肆伍陸柒捌玖",
    groups: "萬億",
    ..LEGAL
};

const JAPANESE: Words = Words {
    groups: "万億",
    gap: None,
    bare: Bare::Units,
    ..CHINESE
};

const JAPANESE_LEGAL: Words = Words {
    digits: "零壱弐参四伍六七八九",
    units: "拾百阡",
    groups: "萬億",
    gap: None,
    bare: Bare::None,
};

const KOREAN: Words = Words {
    digits: "영일이삼사오육칠팔구",
    units: "십백천",
    groups: "만억",
    gap: None,
    bare: Bare::All,
};

/// A number in words: 一万二千零三十.
fn counting(n: u32, words: &Words) -> String {
    if n == 0 {
        return replaced(0, words.digits);
    }
    let mut out = String::new();
    let mut gap = false;
    for group in (0..3_u32).rev() {
        let value = n / 10_000_u32.pow(group) % 10_000;
        let mut written = false;
        for place in (0..4_u32).rev() {
            let digit = value / 10_u32.pow(place) % 10;
            if digit == 0 {
                gap = true;
                continue;
            }
            if gap && !out.is_empty() {
                out.extend(words.gap);
            }
            gap = false;
            written = true;
            let one = match words.bare {
                _ if digit != 1 => false,
                Bare::None => false,
                Bare::FirstTen => place == 1 && out.is_empty(),
                Bare::Units => place > 0,
                Bare::All => place > 0 || (group > 0 && value == 1),
            };
            if !one {
                out.extend(words.digits.chars().nth(digit as usize));
            }
            if place > 0 {
                out.extend(words.units.chars().nth(place as usize - 1));
            }
        }
        if written && group > 0 {
            out.extend(words.groups.chars().nth(group as usize - 1));
            gap = false;
        }
    }
    out
}

/// 하나, 둘 … 아흔아홉; Korean has no such words from 100 on.
fn korean_words(n: u32) -> Option<String> {
    let ones = [
        "", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉",
    ];
    let tens = [
        "", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔",
    ];
    if !(1..100).contains(&n) {
        return None;
    }
    let ten = tens.get(n as usize / 10)?;
    Some(format!("{ten}{}", ones.get(n as usize % 10)?))
}

/// A number with other digits.
fn replaced(n: u32, digits: &str) -> String {
    let digit = |c: char| digits.chars().nth(c.to_digit(10)? as usize);
    n.to_string().chars().filter_map(digit).collect()
}

/// One of a row of signs; after the last one the first follows.
fn again(n: u32, signs: &str) -> String {
    let index = n
        .checked_sub(1)
        .map(|index| index as usize % signs.chars().count());
    let sign = index.and_then(|index| signs.chars().nth(index));
    sign.map(String::from).unwrap_or_default()
}

/// One of a row of signs; after the last one they come twice, and so on.
fn repeated(n: u32, signs: &str) -> String {
    let count = signs.chars().count();
    let Some(index) = n.checked_sub(1).map(|index| index as usize) else {
        return String::new();
    };
    // Word starts anew rather than write more than thirty of them.
    let index = index % (count * 30);
    let sign = signs.chars().nth(index % count).map(String::from);
    sign.unwrap_or_default().repeat(index / count + 1)
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
    repeated(n, "abcdefghijklmnopqrstuvwxyz")
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
