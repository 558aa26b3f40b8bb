//! Provinces by any of their names: what finds 沪 finds 上海, and so does shanghai.

use bulletin::province::PROVINCES;

/// In pinyin what is official in another spelling.
const PINYIN: [(&str, &str); 3] = [
    ("neimenggu", "内蒙古"),
    ("xianggang", "香港"),
    ("aomen", "澳门"),
];

/// The short name that a folded word stands for beside itself.
pub fn meant(word: &str) -> Option<&'static str> {
    let letters = |name: &str| -> String {
        let name = name.chars().filter(char::is_ascii_alphabetic);
        name.map(|it| it.to_ascii_lowercase()).collect()
    };
    let by_pinyin = PINYIN.iter().find(|it| it.0 == word).map(|it| it.1);
    by_pinyin.or_else(|| {
        let it = PROVINCES
            .iter()
            .find(|it| it.abbreviation == word || it.name == word || letters(it.pinyin) == word)?;
        (it.short != word).then_some(it.short)
    })
}

/// Whether words that were typed apart are one name: Nei Mongol, Hong Kong.
pub fn is_name(first: &str, second: &str) -> bool {
    PROVINCES.iter().any(|it| {
        let Some((one, two)) = it.pinyin.split_once(' ') else {
            return false;
        };
        one.eq_ignore_ascii_case(first) && two.eq_ignore_ascii_case(second)
    })
}
