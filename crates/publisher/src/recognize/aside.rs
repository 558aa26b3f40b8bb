//! Short lines that look like a title or a name and are neither: a time, a
//! weekday, 编辑：…, 内部资料, 共4版.
//!
//! Such a line is never a headline, a section's title, a publisher or a
//! periodical's name. It stays in the text.

use super::{classified, day, words};

/// Labels of people and of what else stands around a text. A publisher's own
/// labels are in `publisher`.
const LABELS: [&str; 78] = [
    "编辑",
    "责编",
    "主编",
    "总编",
    "编审",
    "编校",
    "校对",
    "校核",
    "核稿",
    "审核",
    "审签",
    "审稿",
    "审定",
    "审阅",
    "复核",
    "签发",
    "签发人",
    "拟稿",
    "拟稿人",
    "主笔",
    "执笔",
    "执笔人",
    "撰稿",
    "撰稿人",
    "撰文",
    "供稿",
    "作者",
    "记者",
    "通讯员",
    "摄影",
    "摄影者",
    "摄像",
    "图片",
    "图文",
    "排版",
    "美编",
    "设计",
    "版式",
    "顾问",
    "策划",
    "统筹",
    "监制",
    "总监",
    "主任",
    "联系人",
    "联系电话",
    "电话",
    "传真",
    "地址",
    "邮编",
    "邮箱",
    "信箱",
    "邮政编码",
    "网址",
    "网站",
    "微信",
    "公众号",
    "QQ",
    "热线",
    "投稿",
    "来源",
    "稿源",
    "信息来源",
    "文章来源",
    "主题词",
    "关键词",
    "关键字",
    "分类",
    "栏目",
    "编号",
    "份号",
    "序号",
    "准印证",
    "刊号",
    "准印证号",
    "协办",
    "承办",
    "协办单位",
];

/// More labels, of pages of web sites and of copies.
const OF_PAGES: [&str; 30] = [
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "当前位置",
    "您的位置",
    "浏览",
    "浏览次数",
    "浏览量",
    "点击",
    "点击数",
    "点击率",
    "点击次数",
    "阅读",
    "阅读次数",
    "阅读量",
    "访问量",
    "访问次数",
    "字号",
    "字体",
    "字体大小",
    "分享",
    "分享到",
    "打印",
    "索引号",
    "文号",
    "责任编辑",
    "录入",
    "发布人",
    "发布者",
];

/// What stands on a page of a web site beside the text.
const PAGE: [&str; 20] = [
    "微信扫一扫",
    "关注该公众号",
    "阅读原文",
    "长按二维码",
    "扫描二维码",
    "长按识别二维码",
    "分享",
    "扫一扫在手机打开当前页",
    "打印本页",
    "打印",
    "关闭窗口",
    "关闭",
    "返回",
    "返回顶部",
    "收藏",
    "字体大中小",
    "字号大中小",
    "大中小",
    "上一篇",
    "下一篇",
];

/// What a line is that is no field of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Aside {
    /// A date, a weekday, a time of day.
    Time,
    /// 内部资料, 秘密.
    Confidential,
    /// 责任编辑：张三.
    Labelled,
    /// Of the page or the copy: 共4版, 打印本页, No.0001234.
    Page,
}

/// What a line is, if it is nothing but that.
pub fn of(text: &str) -> Option<Aside> {
    let squeezed = words::squeeze(text);
    let len = words::len(&squeezed);
    if len == 0 || len > 80 {
        return None;
    }
    if day::is_only_time(text) || is_month(&squeezed) {
        return Some(Aside::Time);
    }
    if classified::internal(&squeezed).is_some() || classified::is_classification(&squeezed) {
        return Some(Aside::Confidential);
    }
    let bare = squeezed.trim_matches(|c| "【】[]（）()〔〕《》|｜".contains(c));
    if is_labelled(bare) {
        return Some(Aside::Labelled);
    }
    (is_buttons(&squeezed) || is_path(bare) || is_of_copy(bare)).then_some(Aside::Page)
}

/// 责任编辑：张三, 本期编辑：…, 浏览次数 25.
fn is_labelled(text: &str) -> bool {
    if let Some((label, _)) = text.split_once(['：', ':'])
        && label.chars().count() <= 8
    {
        let label = label.trim_end_matches(|c: char| "（(）)".contains(c));
        return LABELS.contains(&label)
            || OF_PAGES.contains(&label)
            || [
                "编辑", "责编", "主编", "校对", "审核", "电话", "编审", "撰稿",
            ]
            .iter()
            .any(|end| label.ends_with(end));
    }
    let counted = |word: &&&str| {
        let rest = text.strip_prefix(**word).unwrap_or("x");
        let rest = rest.trim_end_matches(['次', '人']);
        !rest.is_empty() && rest.chars().all(char::is_numeric)
    };
    OF_PAGES.iter().find(counted).is_some()
        || ["http://", "https://", "www."]
            .iter()
            .any(|word| text.starts_with(word))
}

/// 【打印】【关闭】
fn is_buttons(text: &str) -> bool {
    let mut parts = text
        .split(|c| "【】[]（）()〔〕|｜".contains(c))
        .filter(|part| !part.is_empty())
        .peekable();
    parts.peek().is_some() && parts.all(|part| PAGE.contains(&part))
}

/// Whether a line is the start of a report: 【本网讯】, （甲报记者张三）.
pub fn is_dispatch(text: &str) -> bool {
    let text = words::trim(text);
    let inner = text
        .strip_prefix(['【', '（', '(', '['])
        .and_then(|text| text.split_once(['】', '）', ')', ']']));
    inner.is_some_and(|(inner, rest)| {
        let says = ["讯", "报道", "电", "记者", "通讯员"];
        !rest.is_empty() && says.iter().any(|word| inner.contains(word))
    })
}

/// 2020年2月, 二〇二〇年: a date that lacks its day.
fn is_month(text: &str) -> bool {
    let text = text.trim_matches(|c| "（）()〔〕[]【】".contains(c));
    let Some((year, month)) = text.split_once('年') else {
        return false;
    };
    let number = |text: &str| bulletin::numeral::read(text);
    let month = month
        .trim_end_matches(['份', '度'])
        .strip_suffix('月')
        .unwrap_or(month);
    year.chars().count() == 4
        && number(year).is_some_and(|year| (1900..=2200).contains(&year))
        && (month.is_empty() || number(month).is_some_and(|month| (1..=12).contains(&month)))
}

/// 首页 > 新闻中心 > 商会动态: where a page of a web site is.
fn is_path(text: &str) -> bool {
    let steps = text.chars().filter(|c| ">＞»›".contains(*c)).count();
    steps >= 2 || steps > 0 && (text.starts_with("首页") || text.contains("位置"))
}

/// 共4版, 今日八版, 第1版, 共印120份 is the tail's; №0001234, 准印证.
fn is_of_copy(text: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && bulletin::numeral::read(text).is_some();
    let pages = ["本期共", "今日共", "共", "本期", "今日", "第"]
        .iter()
        .any(|word| {
            let rest = text.strip_prefix(word);
            let rest = rest.and_then(|rest| rest.strip_suffix(['版', '页']));
            rest.is_some_and(is_number)
        });
    let serial = ["编号", "NO", "No", "no", "N0", "№", "份号"]
        .iter()
        .any(|word| {
            let rest = text.strip_prefix(word).unwrap_or_default();
            let rest = rest.trim_start_matches(['.', ':', '：', '．']);
            rest.chars().count() > 4 && rest.chars().all(|c| c.is_ascii_digit())
        });
    pages || serial || text.contains("准印证") || text.contains("准印字")
}

/// A name of a person, as it stands below a text: two to four characters, with
/// a space in a short one. Only where a signature may stand: 合作 has that form, too.
pub fn may_be_person(text: &str) -> bool {
    let squeezed = words::squeeze(text);
    (2..=4).contains(&squeezed.chars().count()) && squeezed.chars().all(words::is_han)
}

/// The lines that are asides, and lines that are not.
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asides_are_told_from_titles() {
        for (text, expected) in [
            ("17:04", Aside::Time),
            ("星期三", Aside::Time),
            ("2020年2月25日", Aside::Time),
            ("（2月25日）", Aside::Time),
            ("发布时间：2020-02-12 17:04", Aside::Time),
            ("2020 年 2 月", Aside::Time),
            ("二〇二〇年二月", Aside::Time),
            ("内部资料 注意保存", Aside::Confidential),
            ("秘密★1年", Aside::Confidential),
            ("责任编辑：张三", Aside::Labelled),
            ("本期编辑：李四", Aside::Labelled),
            ("签发人：王五", Aside::Labelled),
            ("主题词：协会 会议", Aside::Labelled),
            ("电 话：010-00000000", Aside::Labelled),
            ("来源：甲市商会", Aside::Labelled),
            ("浏览次数：25", Aside::Labelled),
            ("浏览次数 25", Aside::Labelled),
            ("【打印本页】", Aside::Page),
            ("首页 > 新闻中心 > 商会动态", Aside::Page),
            ("当前位置：首页", Aside::Labelled),
            ("上一篇：商会召开年会", Aside::Labelled),
            ("今日八版", Aside::Page),
            ("共 4 页", Aside::Page),
            ("编号：000123", Aside::Labelled),
            ("NO：0001234", Aside::Page),
        ] {
            assert_eq!(of(text), Some(expected), "{text}");
        }
        for text in [
            "走进车间办实事",
            "凝聚力量：甲协会在行动",
            "甲市商会",
            "三个担当",
            "打印行业协会成立",
            "第15期",
            "关闭落后产能",
            "电话连线一线员工",
            "No.9",
            "来源于一线的报告",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
