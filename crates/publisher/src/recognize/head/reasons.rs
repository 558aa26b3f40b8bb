//! Why a line was taken for a field, in both languages.

use crate::report::Reason;

macro_rules! reasons {
    ($($id:ident $name:literal $zh:literal $en:literal)*) => {
        $(
            #[doc = $en]
            pub static $id: Reason = Reason { name: $name, zh: $zh, en: $en };
        )*
    };
}

reasons! {
    GIVEN "given"
        "由命令给出"
        "it was given with the command"
    KIND_AFTER_NAME "kind-after-name"
        "后面是“简报”一类的字样"
        "a word such as 简报 follows"
    ABOVE_NUMBER "above-number"
        "在期号的上面或前面"
        "it stands above or before the number"
    NUMBER_FORM "number-form"
        "写法是期号"
        "it is written like a number"
    BRACKETS_BELOW_NAME "brackets-below-name"
        "刊名下面括号里的数字"
        "a number in brackets below the name"
    LABELLED "labelled"
        "前面有标明这一项的字样"
        "a label says so"
    PUBLISHED_BY "published-by"
        "后面有“编”“编印”一类的字样"
        "a word such as 编印 follows"
    ON_DATE_LINE "on-date-line"
        "与日期同一行的单位名称"
        "an organisation's name on the line of the date"
    NAME_ALONE "name-alone"
        "报头里单独一行的单位名称"
        "an organisation's name on a line of the head"
    IN_TAIL "in-tail"
        "版记里印发日期前的单位名称"
        "an organisation's name before the date of the tail"
    IN_HEAD "in-head"
        "报头里的日期"
        "a date in the head"
    YEAR_OF_NUMBER "year-of-number"
        "报头里的月日，年份取自期号"
        "a day in the head, with the year of the number"
    ELSEWHERE "elsewhere"
        "报头里没有，取自文中"
        "it is not in the head, and was taken from the text"
    BELOW_HEAD "below-head"
        "报头下面的第一行标题"
        "the first title below the head"
    LARGEST "largest"
        "正文前字号最大的一行"
        "the line with the largest letters before the text"
    LINE_OF_HEAD "line-of-head"
        "报头里不属于其他各项的一行"
        "a line of the head that is no other field"
}
