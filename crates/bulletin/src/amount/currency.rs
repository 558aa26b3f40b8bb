//! How texts name currencies.

use crate::numeral::Cursor;

/// A currency that a text names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Currency {
    Yuan,
    Foreign,
}

/// Words before a number.
const BEFORE: [(&str, Currency); 27] = [
    ("人民币", Currency::Yuan),
    ("RMB", Currency::Yuan),
    ("CNY", Currency::Yuan),
    ("人民币：", Currency::Yuan),
    ("HK$", Currency::Foreign),
    ("USD", Currency::Foreign),
    ("EUR", Currency::Foreign),
    ("GBP", Currency::Foreign),
    ("HKD", Currency::Foreign),
    ("JPY", Currency::Foreign),
    ("HK＄", Currency::Foreign),
    ("US$", Currency::Foreign),
    ("￥", Currency::Yuan),
    ("¥", Currency::Yuan),
    ("美元", Currency::Foreign),
    ("美金", Currency::Foreign),
    ("港币", Currency::Foreign),
    ("港元", Currency::Foreign),
    ("欧元", Currency::Foreign),
    ("英镑", Currency::Foreign),
    ("日元", Currency::Foreign),
    ("澳元", Currency::Foreign),
    ("加元", Currency::Foreign),
    ("$", Currency::Foreign),
    ("＄", Currency::Foreign),
    ("€", Currency::Foreign),
    ("£", Currency::Foreign),
];

/// Words after a number, each before those that it begins with.
const BEHIND: [(&str, Currency); 34] = [
    ("元人民币", Currency::Yuan),
    ("元美元", Currency::Foreign),
    ("元港币", Currency::Foreign),
    ("元港元", Currency::Foreign),
    ("元台币", Currency::Foreign),
    ("元新台币", Currency::Foreign),
    ("元澳门币", Currency::Foreign),
    ("元", Currency::Yuan),
    ("圆", Currency::Yuan),
    ("人民币", Currency::Yuan),
    ("RMB", Currency::Yuan),
    ("CNY", Currency::Yuan),
    ("USD", Currency::Foreign),
    ("EUR", Currency::Foreign),
    ("GBP", Currency::Foreign),
    ("HKD", Currency::Foreign),
    ("JPY", Currency::Foreign),
    ("美元", Currency::Foreign),
    ("美金", Currency::Foreign),
    ("港元", Currency::Foreign),
    ("港币", Currency::Foreign),
    ("澳门元", Currency::Foreign),
    ("澳门币", Currency::Foreign),
    ("新台币", Currency::Foreign),
    ("台币", Currency::Foreign),
    ("欧元", Currency::Foreign),
    ("日元", Currency::Foreign),
    ("英镑", Currency::Foreign),
    ("韩元", Currency::Foreign),
    ("卢布", Currency::Foreign),
    ("澳元", Currency::Foreign),
    ("加元", Currency::Foreign),
    ("新元", Currency::Foreign),
    ("法郎", Currency::Foreign),
];

/// What follows 元 in words that are not about money: 一元化, 十元素.
const NOT_MONEY: [char; 12] = [
    '化', '素', '旦', '月', '宵', '老', '首', '帅', '件', '器', '气', '论',
];

/// The currency that a text ends with, and the length of its word in bytes.
pub(super) fn before(text: &str) -> Option<(Currency, usize)> {
    let (word, currency) = BEFORE.iter().find(|(word, _)| text.ends_with(word))?;
    Some((*currency, word.len()))
}

/// Takes the currency at the cursor.
pub(super) fn take(cursor: &mut Cursor<'_>) -> Option<Currency> {
    let rest = cursor.rest();
    let (word, currency) = BEHIND.iter().find(|(word, _)| rest.starts_with(word))?;
    let next = rest[word.len()..].chars().next();
    if *word == "元" && next.is_some_and(|c| NOT_MONEY.contains(&c)) {
        return None;
    }
    cursor.take(word);
    Some(*currency)
}
