//! The columns of the table, the words that stand in them, and how they are
//! read.

use bulletin::amount;
use bulletin::model::{Amount, Bound, Category, Date, DonorKind};

/// A column.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Column {
    Confirm,
    Section,
    Sentence,
    Quote,
    Category,
    Sum,
    Bound,
    DonorKind,
    DonorName,
    Date,
    AsOf,
    PartOf,
    Repeats,
    Occurrence,
    Id,
    Doubts,
}

use Column as C;

/// Each column with its name and what the head says of it.
pub(super) const COLUMNS: [(Column, &str, &str); 16] = [
    (C::Confirm, "确认", "是/否/不列"),
    (C::Section, "节", "节的标题，或“导语”"),
    (C::Sentence, "原句", "供核对，改了不起作用"),
    (C::Quote, "引文", "与正文逐字相同"),
    (C::Category, "类别", "捐赠/减免/其他"),
    (C::Sum, "金额", "元，如460000；也可写46万元、10万元至20万元"),
    (C::Bound, "幅度", "确切/至少/至多/约"),
    (C::DonorKind, "捐赠方类别", "本单位/会员/企业/个人/未说明"),
    (C::DonorName, "捐赠方名称", "原文所写的名称，没有就留空"),
    (C::Date, "日期", "如2020-02-25"),
    (C::AsOf, "截至", "如2020-02-25"),
    (C::PartOf, "属于", "包含它的总额：其标识，或“第5行”"),
    (
        C::Repeats,
        "重复",
        "同一事实在前面的标识或“第5行”；在他期写2020-14/标识",
    ),
    (C::Occurrence, "第几处", "引文在本节出现几次时"),
    (C::Id, "标识", "请勿改动；新增的行留空"),
    (C::Doubts, "疑问", "供核对，改了不起作用"),
];

impl Column {
    /// Its name.
    pub(super) fn name(self) -> &'static str {
        let mut all = COLUMNS.iter().filter(|(column, ..)| *column == self);
        all.next().map_or("", |(_, name, _)| name)
    }

    /// The column of a head: what stands in brackets does not count.
    pub(super) fn of(head: &str) -> Option<Column> {
        let name = head.split(['（', '(']).next().unwrap_or_default();
        let name: String = name.split_whitespace().collect();
        let mut all = COLUMNS.iter().filter(|(_, known, _)| *known == name);
        all.next().map(|(column, ..)| *column)
    }

    /// The words that a cell of it takes, for people.
    pub(super) fn allowed(self) -> &'static str {
        let mut all = COLUMNS.iter().filter(|(column, ..)| *column == self);
        all.next().map_or("", |(.., allowed)| allowed)
    }
}

/// What a row says of its fact.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Verdict {
    /// It is right.
    Confirmed,
    /// It is still to be confirmed.
    Open,
    /// It is no fact.
    Dropped,
}

fn find<T: Copy>(words: &[(&str, T)], text: &str) -> Option<T> {
    let text = text.to_lowercase();
    let mut all = words.iter().filter(|(word, _)| *word == text);
    all.next().map(|(_, value)| *value)
}

pub(super) fn verdict(text: &str) -> Option<Verdict> {
    const WORDS: [(&str, Verdict); 12] = [
        ("是", Verdict::Confirmed),
        ("√", Verdict::Confirmed),
        ("✓", Verdict::Confirmed),
        ("yes", Verdict::Confirmed),
        ("y", Verdict::Confirmed),
        ("否", Verdict::Open),
        ("", Verdict::Open),
        ("no", Verdict::Open),
        ("n", Verdict::Open),
        ("不列", Verdict::Dropped),
        ("删除", Verdict::Dropped),
        ("删去", Verdict::Dropped),
    ];
    find(&WORDS, text)
}

/// The first word of each is the one that is written.
const CATEGORIES: [(&str, Category); 10] = [
    ("捐赠", Category::Donation),
    ("减免", Category::Waiver),
    ("其他", Category::Other),
    ("捐款", Category::Donation),
    ("捐物", Category::Donation),
    ("免收", Category::Waiver),
    ("其它", Category::Other),
    ("donation", Category::Donation),
    ("waiver", Category::Waiver),
    ("other", Category::Other),
];

const BOUNDS: [(&str, Bound); 12] = [
    ("确切", Bound::Exact),
    ("至少", Bound::AtLeast),
    ("至多", Bound::AtMost),
    ("约", Bound::About),
    ("", Bound::Exact),
    ("以上", Bound::AtLeast),
    ("超过", Bound::AtLeast),
    ("≥", Bound::AtLeast),
    ("以下", Bound::AtMost),
    ("近", Bound::AtMost),
    ("≤", Bound::AtMost),
    ("大约", Bound::About),
];

const DONORS: [(&str, DonorKind); 11] = [
    ("本单位", DonorKind::Organization),
    ("会员", DonorKind::Members),
    ("企业", DonorKind::Companies),
    ("个人", DonorKind::Public),
    ("未说明", DonorKind::Unknown),
    ("", DonorKind::Unknown),
    ("协会", DonorKind::Organization),
    ("会员单位", DonorKind::Members),
    ("公司", DonorKind::Companies),
    ("公众", DonorKind::Public),
    ("不详", DonorKind::Unknown),
];

pub(super) fn category(text: &str) -> Option<Category> {
    find(&CATEGORIES, text)
}

pub(super) fn bound(text: &str) -> Option<Bound> {
    find(&BOUNDS, text)
}

pub(super) fn donor(text: &str) -> Option<DonorKind> {
    find(&DONORS, text)
}

fn word<T: PartialEq>(words: &[(&'static str, T)], value: &T) -> &'static str {
    let mut all = words.iter().filter(|(_, it)| it == value);
    all.next().map_or("", |(word, _)| word)
}

pub(super) fn category_word(value: Category) -> &'static str {
    word(&CATEGORIES, &value)
}

pub(super) fn bound_word(value: Bound) -> &'static str {
    word(&BOUNDS, &value)
}

pub(super) fn donor_word(value: DonorKind) -> &'static str {
    word(&DONORS, &value)
}

/// A sum as it is written: whole yuan, so that a spreadsheet can add them.
pub(super) fn sum_word(amount: Amount) -> String {
    let mut out = Amount::write_yuan(amount.fen);
    if let Some(up_to) = amount.up_to {
        out.push('至');
        out.push_str(&Amount::write_yuan(up_to));
    }
    out
}

/// Reads a sum exactly: 460000, 460,000.50, 46万元, 约46万元, 10万元至20万元.
/// `None` for whatever would have to be guessed, and for 0.
pub(super) fn sum(text: &str) -> Option<Amount> {
    let text: String = text.chars().filter_map(plain).collect();
    let text = text
        .trim_start_matches(['¥', '￥'])
        .trim_start_matches("人民币");
    let amount = one(text).or_else(|| {
        let ends = ["至", "到", "—", "–", "-", "~", "～"];
        let (from, to) = ends.iter().find_map(|end| text.split_once(end))?;
        let (from, to) = (one(from)?, one(to.trim_start_matches(['—', '–']))?);
        Some(Amount {
            fen: from.fen,
            bound: from.bound,
            up_to: Some(to.fen),
        })
    })?;
    (amount.fen > 0 && amount.is_sound()).then_some(amount)
}

fn one(text: &str) -> Option<Amount> {
    let bare = text.strip_suffix('元').unwrap_or(text);
    if let Some(fen) = digits(bare) {
        return Some(Amount::exact(fen));
    }
    let whole = text.ends_with(|c: char| c.is_ascii_digit() || c == '万' || c == '亿');
    let with_unit = whole.then(|| format!("{text}元"));
    // A number in a unit that is none (46W, 4.6E+05) is refused there.
    amount::read(with_unit.as_deref().unwrap_or(text)).ok()
}

/// Digits with or without separators of thousands.
fn digits(text: &str) -> Option<i64> {
    if !text.contains(',') {
        return amount::read_yuan(text);
    }
    let (whole, rest) = text.split_once('.').map_or((text, ""), |(a, b)| (a, b));
    let mut groups = whole.split(',');
    let first = groups.next()?.len();
    if first == 0 || first > 3 || !groups.all(|group| group.len() == 3) {
        return None;
    }
    let dot = if rest.is_empty() { "" } else { "." };
    amount::read_yuan(&format!("{}{dot}{rest}", whole.replace(',', "")))
}

/// A character of a number as ASCII; none for a space.
fn plain(c: char) -> Option<char> {
    match c {
        c if c.is_whitespace() => None,
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
        '，' => Some(','),
        '．' => Some('.'),
        c => Some(c),
    }
}

/// Reads a day as people and spreadsheets write it.
pub(super) fn date(text: &str) -> Option<Date> {
    let text: String = text
        .trim()
        .chars()
        .filter_map(|c| match c {
            '０'..='９' => plain(c),
            c => Some(c),
        })
        .collect();
    // A spreadsheet may add the time of day.
    let text = match text.split_once(' ') {
        Some((day, time)) if time.contains(':') => day.to_owned(),
        _ => text.split_whitespace().collect(),
    };
    let text = text.strip_suffix(['日', '号']).unwrap_or(&text);
    let parts: Vec<&str> = text.split(['-', '/', '.', '年', '月']).collect();
    let [year, month, day] = parts[..] else {
        return None;
    };
    if year.len() != 4 || month.len() > 2 || day.len() > 2 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_read_exactly_or_not_at_all() {
        for (text, yuan) in [
            ("460000", "460000"),
            ("460,000", "460000"),
            ("１，２８０，０００．５０", "1280000.5"),
            ("46万元", "460000"),
            ("46万", "460000"),
            ("128.5 万元", "1285000"),
            ("460000元", "460000"),
            ("￥460000", "460000"),
            ("人民币46万元", "460000"),
            ("约46万元", "460000"),
            ("10万元至20万元", "100000"),
            ("100000至200000", "100000"),
            ("100000-200000", "100000"),
        ] {
            let found = sum(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(Amount::write_yuan(found.fen), yuan, "{text}");
            let again = sum(&sum_word(found)).unwrap();
            assert_eq!((again.fen, again.up_to), (found.fen, found.up_to), "{text}");
        }
        for text in [
            "4.6E+05",
            "46W",
            "0",
            "-5",
            "1,28,000",
            "数十万元",
            "1.234",
            "x",
            "20万元至10万元",
        ] {
            assert_eq!(sum(text), None, "{text}");
        }
        assert_eq!(sum("约46万元").unwrap().bound, Bound::About);
    }

    #[test]
    fn days_are_read_as_spreadsheets_write_them() {
        let day = Date::new(2020, 2, 5);
        for text in [
            "2020-02-05",
            "2020/2/5",
            "2020年2月5日",
            "2020.2.5",
            "2020/2/5 0:00",
        ] {
            assert_eq!(date(text), day, "{text}");
        }
        for text in ["2月5日", "2020-02-30", "43866", "2020", "05/02/2020"] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn every_word_that_is_written_is_read() {
        for kind in DonorKind::ALL {
            assert_eq!(donor(donor_word(*kind)), Some(*kind));
        }
        for kind in Category::ALL {
            assert_eq!(category(category_word(*kind)), Some(*kind));
        }
        for kind in Bound::ALL {
            assert_eq!(bound(bound_word(*kind)), Some(*kind));
        }
        for (column, name, allowed) in COLUMNS {
            assert_eq!(Column::of(&format!("{name}（{allowed}）")), Some(column));
        }
    }
}
