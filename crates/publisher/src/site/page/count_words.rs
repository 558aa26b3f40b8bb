//! The words of the page of the summary over many issues, in Chinese and in English.
//!
//! Rule of this file: the page's script has no words of its own; it reads them from the
//! page.

use bulletin_viewer::words::Locale;
use serde_json::Value;

macro_rules! words {
    ($($key:ident: $zh:literal, $en:literal;)*) => {
        /// The words of the page.
        pub struct CountWords {
            $(#[doc = $en] pub $key: &'static str,)*
        }

        impl CountWords {
            /// In a language.
            pub fn of(locale: Locale) -> CountWords {
                match locale {
                    Locale::Chinese => CountWords { $($key: $zh,)* },
                    Locale::English => CountWords { $($key: $en,)* },
                }
            }

            /// For the script.
            pub fn json(&self) -> Value {
                let all = [$((stringify!($key), self.$key),)*];
                let all = all.into_iter().map(|(key, word)| (key.to_owned(), word.into()));
                Value::Object(all.collect())
            }
        }
    };
}

words! {
    title: "历期汇总", "Summary of all issues";
    about: "各地协会捐赠、减免和举措的历期汇总", "Gifts, waivers and measures by region, over all issues";
    list: "各期目录", "List of issues";
    period: "期间", "Period";
    years: "按年", "Years";
    year: "{}年", "{}";
    all: "全部年份", "All years";
    series: "按系列", "Series";
    range: "自选起止日期", "From … to …";
    from: "起", "From";
    to: "止", "To";
    by: "分列", "Columns";
    whole: "各项合计", "Totals";
    month: "按月", "By month";
    month_head: "{}年{}月", "{}-{}";
    issue: "按期", "By issue";
    of: "项目", "What";
    issues_counted: "共 {} 期", "Issues: {}";
    caption: "已核对的捐赠与减免。同一笔在多期报道的，只计一次，其余注明“重复”。", "Confirmed gifts and waivers. What several issues report counts once; the rest is marked as repeated.";
    open_hint: "点击数字查看各笔及原文。", "Select a number to see its facts and their sources.";
    totals_differ: "导语中的总数已含各地分项，合计因此可能小于各行相加。", "A total in an issue’s lead includes its parts, so the total may be less than the rows.";
    region: "地区", "Region";
    general: "未分地区", "No region";
    issues: "期数", "Issues";
    measures: "举措", "Measures";
    donations: "捐款捐物", "Total given";
    own: "其中：协会", "By the association";
    others: "其中：会员及社会各界", "By others";
    waived: "减免会费", "Fees waived";
    uncounted: "金额不详", "Amount not stated";
    items: "{} 项", "{}";
    also_uncounted: "另有 {} 项金额不详", "plus {} with amount not stated";
    repeated: "重复 {} 项", "repeated: {}";
    and_more: "等 {} 项", "and more, {} in all";
    total: "合计", "Total";
    nothing: "–", "–";
    in_yuan: "{}（元）", "{} (yuan)";
    bound_of: "{}（约数说明）", "{}: bound";
    about_so: "约", "about";
    at_least: "以上", "over";
    at_most: "近", "nearly";
    facts_of: "{}：各笔", "{}: facts";
    is_repeat: "重复，已计入", "Repeated; counted in";
    is_lost: "标为重复，但所指的事实不存在，未计入", "Marked as repeated, but what it repeats is not there; not counted";
    no_amount: "金额不详", "amount not stated";
    close: "收起", "Close";
    more: "显示其余 {} 项", "Show the other {}";
    csv: "下载汇总表（CSV）", "Download the table (CSV)";
    csv_facts: "下载明细（CSV）", "Download the facts (CSV)";
    copy: "复制本页链接", "Copy the link to this view";
    copied: "链接已复制", "The link was copied";
    print: "打印", "Print";
    bars: "各地对比", "By region";
    line: "时间变化", "Over time";
    picture_note: "数据见上表", "The table above has the numbers";
    save_svg: "保存图片（SVG）", "Save as SVG";
    save_png: "保存图片（PNG）", "Save as PNG";
    saved: "已保存", "Saved";
    loading: "正在读取…", "Loading…";
    failed: "数据读取失败。请检查网络后重试。", "The data did not arrive. Check the connection and try again.";
    retry: "重试", "Try again";
    none: "这一期间没有可汇总的内容。", "There is nothing to sum up in this period.";
    shown: "{}，共 {} 期", "{}, issues: {}";
    fact_issue: "期号", "Issue";
    fact_date: "日期", "Date";
    fact_kind: "类别", "Kind";
    fact_giver: "来源", "Giver";
    fact_amount: "金额（元）", "Amount (yuan)";
    fact_bound: "约数说明", "Bound";
    fact_sentence: "原文", "Sentence";
    fact_repeats: "重复", "Repeats";
    fact_link: "链接", "Link";
    donation: "捐赠", "gift";
    waiver: "减免", "waiver";
    other: "其他", "other";
    organization: "协会", "the association";
    members: "会员", "members";
    companies: "企业", "companies";
    public: "社会", "the public";
}
