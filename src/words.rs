//! The viewer's own words, in Chinese and in English.
//!
//! Rule of this file: each word is a field, so a language that lacks one does not
//! compile. The words for failures are in the loader (`assets/loader/causes.js`),
//! which has to show them before the wasm is there.

macro_rules! locales {
    ($($(#[$doc:meta])* $locale:ident: $tag:literal, $words:ident;)*) => {
        /// A language of the viewer's own words. Content has its own language.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
        pub enum Locale {
            $($(#[$doc])* $locale,)*
        }

        impl Locale {
            /// All of them.
            pub const ALL: &[Locale] = &[$(Locale::$locale,)*];

            /// Its BCP 47 tag.
            pub fn tag(self) -> &'static str {
                match self {
                    $(Locale::$locale => $tag,)*
                }
            }

            /// Its words.
            pub fn words(self) -> &'static Words {
                match self {
                    $(Locale::$locale => &$words,)*
                }
            }
        }
    };
}

locales! {
    /// Simplified Chinese (简体中文).
    #[default]
    Chinese: "zh-Hans", CHINESE;
    /// English.
    English: "en", ENGLISH;
}

impl Locale {
    /// The locale of a BCP 47 tag: English where it begins with `en`, else Chinese.
    pub fn from_tag(tag: &str) -> Self {
        if tag.get(..2).is_some_and(|it| it.eq_ignore_ascii_case("en")) {
            Locale::English
        } else {
            Locale::Chinese
        }
    }
}

macro_rules! words {
    ($($key:ident: $zh:literal, $en:literal;)*) => {
        /// The viewer's own words in one language.
        pub struct Words {
            /// The language.
            pub locale: Locale,
            $(#[doc = $en] pub $key: &'static str,)*
        }
        static CHINESE: Words = Words { locale: Locale::Chinese, $($key: $zh,)* };
        static ENGLISH: Words = Words { locale: Locale::English, $($key: $en,)* };

        #[cfg(test)]
        fn all(words: &Words) -> Vec<(&'static str, &'static str)> {
            vec![$((stringify!($key), words.$key),)*]
        }
    };
}

words! {
    contents: "目录", "Contents";
    lead: "导语", "Lead";
    editor_note: "编者按", "Editor’s note";
    summary: "各地汇总", "By region";
    all_summaries: "历期汇总", "All issues summed up";
    summary_short: "汇总", "Summary";
    figures: "图片", "Figures";
    issues: "各期", "Issues";
    reading: "阅读", "Reading";
    settings: "阅读设置", "Reading settings";
    search: "搜索", "Search";
    print: "打印本期", "Print this issue";
    notes: "注释", "Notes";
    attachments: "附件", "Attachments";
    contributors: "供稿：", "Contributors:";
    previous: "上一期", "Previous issue";
    next: "下一期", "Next issue";
    this_issue: "本期", "This issue";
    close: "关闭", "Close";
    enlarge: "放大", "Enlarge";
    no_picture: "图片暂缺", "Picture not available";
    minutes: "约 {} 分钟", "about {} min";
    series: "系列之{}", "Part {} of a series";
    number: "第{}期", "No. {}";
    cumulative: "总第{}期", "No. {} in all";
    supplement: "增刊", "Supplement";
    copies: "共印 {} 份", "{} copies";
    years: "年份", "Years";
    places: "{}等{}地", "{} and others, {} in all";
    copy_link: "复制本节链接", "Copy the link to this section";
    back_to_text: "回到正文", "Back to the text";
    back_to_summary: "返回汇总", "Back to summary";
    note: "注释 {}", "Note {}";
    summary_caption: "捐赠与减免情况（点击数字查看原文）", "Gifts and waivers. Select a figure to see its source";
    province: "地区", "Region";
    association: "协会", "Association";
    measures: "举措", "Measures";
    donations: "捐款捐物", "Total given";
    own: "其中：协会", "By the association";
    others: "其中：会员及社会各界", "By others";
    in_yuan: "{}（元）", "{} (yuan)";
    bound_of: "{}（约数说明）", "{}: bound";
    sentences: "{}（原文）", "{}: source";
    about: "约", "about";
    at_least: "以上", "over";
    at_most: "近", "nearly";
    waived: "减免会费", "Fees waived";
    proposed: "〔待核对〕", "[to be confirmed] ";
    confirmed: "其中已核对：{}", "Confirmed: {}";
    uncounted: "金额不详", "Amount not stated";
    uncounted_items: "{} 项金额不详", "{} with amount not stated";
    also_uncounted: "另有 {} 项金额不详", "plus {} with amount not stated";
    total: "合计", "Total";
    whole_issue: "本期", "Whole issue";
    provinces: "{} 个省（区、市）", "provinces and municipalities: {}";
    regions: "{} 个地区", "regions: {}";
    and: "和", "; ";
    all: "全部", "all";
    more: "明细", "Details";
    nothing: "–", "–";
    sort: "排序", "Order";
    sort_editor: "按原文顺序", "Original order";
    sort_province: "按地区", "By region";
    sort_amount: "金额从高到低", "Largest amount first";
    save_csv: "下载表格（CSV）", "Download as CSV";
    saved: "表格已保存", "The table was saved";
    sorted: "排序：{}", "Order: {}";
    table: "表格", "Table";
    members: "会员", "members";
    companies: "企业", "companies";
    public: "社会", "the public";
    unknown: "未注明", "not stated";
    organization: "协会", "the association";
    bytes: "{} KB", "{} KB";
    menu: "浏览本期", "Go to";
    unknown_block: "本版阅读器尚不能显示的内容（{}）", "A kind of content that this viewer does not know yet ({})";
}

/// Puts `value` in place of `{}`.
pub fn fill(word: &str, value: &str) -> String {
    match split(word, b'{') {
        Some((before, after)) => concat(&[before, value, after.get(1..).unwrap_or_default()]),
        None => word.to_owned(),
    }
}

/// The parts of a text before and behind this ASCII character. (What std brings to
/// search for a character is 1 KB of wasm, for a text 2 KB.)
#[inline(never)]
pub fn split(text: &str, character: u8) -> Option<(&str, &str)> {
    let at = text.as_bytes().iter().position(|it| *it == character)?;
    text.get(..at).zip(text.get(at + 1..))
}

/// A whole number in decimal digits. (`to_string` brings `core::fmt` with it.)
pub fn decimal(number: usize) -> String {
    bulletin::digits::decimal(number as u64)
}

/// Joins texts. (`[&str]::concat` is instantiated anew for each kind of text.)
#[inline(never)]
pub fn concat(parts: &[&str]) -> String {
    join(parts, "")
}

/// Joins texts with a separator.
#[inline(never)]
pub fn join<T: AsRef<str>>(parts: &[T], separator: &str) -> String {
    let mut out = String::new();
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            out.push_str(separator);
        }
        out.push_str(part.as_ref());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_in_every_language_with_the_same_placeholders() {
        for locale in Locale::ALL {
            let words = locale.words();
            assert_eq!(words.locale, *locale);
            for ((key, zh), (_, other)) in all(&CHINESE).into_iter().zip(all(words)) {
                assert!(!other.is_empty(), "{key} in {locale:?}");
                let places = |word: &str| word.matches("{}").count();
                assert_eq!(places(zh), places(other), "{key} in {locale:?}");
            }
        }
    }

    #[test]
    fn the_tag_of_a_locale_gives_the_locale() {
        for locale in Locale::ALL {
            assert_eq!(Locale::from_tag(locale.tag()), *locale);
        }
    }

    /// The scripts report failures in the reader's language before the wasm is there.
    #[cfg(not(target_arch = "wasm32"))]
    #[test]
    fn the_scripts_know_every_language() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/loader");
        let mut scripts = String::new();
        for file in std::fs::read_dir(folder).expect("the scripts") {
            let path = file.expect("a script").path();
            scripts += &std::fs::read_to_string(path).unwrap_or_default();
        }
        for locale in Locale::ALL {
            let tag = format!("\"{}\"", locale.tag());
            assert!(scripts.contains(&tag), "{tag} in assets/loader");
        }
    }

    #[test]
    fn a_tag_gives_a_locale() {
        assert_eq!(Locale::from_tag("en-GB"), Locale::English);
        assert_eq!(Locale::from_tag("EN"), Locale::English);
        assert_eq!(Locale::from_tag("zh-Hans"), Locale::Chinese);
        assert_eq!(Locale::from_tag(""), Locale::Chinese);
        assert_eq!(Locale::from_tag("中"), Locale::Chinese);
    }

    #[test]
    fn a_word_is_filled_once() {
        assert_eq!(fill("约 {} 分钟", "6"), "约 6 分钟");
        assert_eq!(fill("nothing", "6"), "nothing");
    }
}
