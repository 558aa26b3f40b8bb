//! Nothing is lost, nothing is doubled, nothing panics: for any order of lines
//! and any formatting, and where the check itself must find something.

use super::making::{self, *};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use publisher::manuscript::{
    Align, FileKind, Manuscript, ManuscriptBlock, Paragraph, Run, RunContent,
};
use publisher::recognize::{Given, recognize, text_of};

/// Lines of every kind that is recognised.
const LINES: [&str; 89] = [
    "示例简报第5期",
    "（2020年第3期 总第15期）",
    "第5期 | 2020年2月25日 | 示例商会",
    "目　录",
    "一、加强领导………………3",
    "江苏省示例行业协会走进车间……4",
    "来源：示例商会　浏览次数：25",
    "抄报：甲局；抄送：乙会",
    "2020-02-12 17:04",
    "（2月25日）",
    "张 三",
    "示例商会秘书处编印",
    "《示例通讯》2020年第5期",
    "★★★★★",
    "首页 > 新闻 > 动态",
    "主办：示例商会 协办：示例学会",
    "示商〔2020〕5号",
    "增刊（2）",
    "示例商会",
    "信 息 快 报",
    "示例商会办公室　2020年2月25日印发",
    "【本网讯】商会有力量！",
    "协 会 捐 款 1 2 8 . 5 万 元 ， 支 援 抗 疫 一 线 。",
    "（15）",
    "示例商会2020年第1号简报",
    "总第15期（第3期）增刊",
    "内部资料 2020年2月25日",
    "",
    " ",
    "示例质协系统工作",
    "简 报",
    "示例质协系统工作 简  报",
    "第十五期",
    "（第 15 期）",
    "总第214期",
    "2020年第3期（总第 40 期）",
    "增刊第2期",
    "中国示例协会宣传部",
    "2020年2月25日",
    "示例协会办公室\t二〇二〇年二月二十五日",
    "第３期 示例协会秘书处 2020.2.25",
    "编号：000123",
    "内部资料 注意保存",
    "上下一心 多方发力（四）",
    "——记一次走访",
    "编者按：这一期讲走访。",
    "【编者按】",
    "（作者：张三、李四）",
    "供稿：王五",
    "江苏省示例行业协会走进车间",
    "四川示例协会和云南省示例协会联合行动",
    "一、加强领导",
    "（一）成立小组",
    "二、落实责任",
    "四川省示例行业协会（简称四川示协）组织专家走进企业，现场解决问题。",
    "一是做好宣传。",
    "二是做好服务。",
    "三是做好总结。",
    "第一，诚信经营。",
    "第二，共用设备。",
    "1. 检修",
    "2. 调剂",
    "(1) 清点",
    "(2) 登记",
    "①核对",
    "②签字",
    "● 甲",
    "● 乙",
    "图1 专家走进车间",
    "图 2：仓库",
    "（图3）会场",
    "图4",
    "图五 左：甲；右：乙",
    "表1 捐赠情况",
    "图1所示的设备已经修好。",
    "— 3 —",
    "4",
    "第 5 页 共 9 页",
    "────────",
    "会议要求各单位把走访中发现的问题一一登记，逐条研究，限期解决，并把结果告诉提出问题的企业和《服务手册》",
    "范化开展，取得成效。",
    "，随后转入讨论。",
    "会议还讨论了下一步的打算 and 分工。",
    "报送：示例协会理事会、示例协会党支部",
    "抄 送：各省协会（含筹备组、联络站）；会员单位",
    "报  送：甲局、乙局    发：丙会",
    "会员单位、友好协会",
    "共印120份",
    "编辑：张三  审核：李四  电话：010-00000000",
];

fn look(paragraph: &mut Paragraph, look: u8) {
    if look & 1 > 0 {
        paragraph.style.align = Align::Center;
    }
    if look & 2 > 0 {
        paragraph
            .runs
            .iter_mut()
            .for_each(|run| run.look.bold = true);
    }
    if look & 4 > 0 {
        paragraph.style.outline = Some(look % 3);
    }
    if look & 8 > 0 {
        paragraph.runs.push(Run {
            content: RunContent::Picture {
                media: 0,
                alt: None,
            },
            ..making::run("")
        });
    }
    if look & 16 > 0 {
        paragraph.style.indent = 640;
    }
    if look & 32 > 0 {
        paragraph.numbering = Some((1, look % 2));
        let mut marker = making::run("1.");
        marker.generated = true;
        paragraph.runs.insert(0, marker);
    }
}

fn is_lost(manuscript: &Manuscript) -> Result<(), TestCaseError> {
    let given = Given {
        date: bulletin::model::Date::new(2020, 2, 25),
        allow_classified: true,
        ..Given::default()
    };
    if let Ok((_, findings)) = recognize(manuscript, &given) {
        for it in findings {
            let name = it.kind.name;
            prop_assert!(
                name != "text-lost" && name != "text-changed",
                "{name}: {}",
                it.detail
            );
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, rng_seed: RngSeed::Fixed(15), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_of_a_text(lines in proptest::collection::vec(prop::sample::select(&LINES[..]), 0..40)) {
        let joined = lines.join("\n");
        if !joined.trim().is_empty() {
            is_lost(&text(&joined))?;
        }
    }

    #[test]
    fn nothing_is_lost_of_a_word_file(
        lines in proptest::collection::vec((prop::sample::select(&LINES[..]), any::<u8>()), 0..40),
        headed in any::<bool>(),
        tables in proptest::collection::vec((0..40_usize, any::<bool>(), 1..4_usize), 0..4),
    ) {
        let mut blocks: Vec<ManuscriptBlock> = Vec::new();
        let mut texts = Vec::new();
        for (words, bits) in lines {
            let mut paragraph = paragraph(words);
            texts.push(words);
            // Most lines of a file have no special formatting.
            if bits < 128 {
                look(&mut paragraph, bits);
            }
            blocks.push(ManuscriptBlock::Paragraph(paragraph));
        }
        for (at, bordered, columns) in tables {
            let rows: Vec<&[&str]> = texts.chunks(columns).take(3).collect();
            let at = at.min(blocks.len());
            blocks.insert(at, table(bordered, &rows));
        }
        let manuscript = if headed { word(blocks) } else { of_pieces(blocks) };
        is_lost(&manuscript)?;
    }

    #[test]
    fn any_characters_are_read(words in "\\PC{0,200}", plain in any::<bool>()) {
        let lines = words.split('x').map(paragraph).map(ManuscriptBlock::Paragraph).collect();
        let mut manuscript = word(lines);
        manuscript.kind = if plain { FileKind::Text } else { FileKind::Docx };
        is_lost(&manuscript)?;
    }
}

#[test]
fn the_text_of_a_draft_is_in_reading_order() {
    let manuscript = word_of(vec![
        paragraph("今年以来，各地走访企业。"),
        title("江苏省示例行业协会走进车间"),
        paragraph("一是做好宣传。"),
        paragraph("二是做好服务。"),
        pictures(&[0]),
        caption("图1 车间"),
        paragraph("报送：理事会"),
    ]);
    let (draft, _) = drafted(&manuscript);
    let expected = "示例质协系统工作\n简报\n第八期\n示例协会宣传部\n走进车间办实事\n今年以来，各地走访企业。\n\
        江苏省示例行业协会走进车间\n一是做好宣传。\n二是做好服务。\n图1\n车间\n报送\n理事会";
    assert_eq!(text_of(&draft), expected);
}

/// Work must not grow faster than the file: these take minutes of CPU time if a
/// paragraph or a list is read again for each of its lines.
#[test]
fn hostile_texts_are_read_in_time() {
    let head = "示例协会工作简报\n第一期\n示例协会宣传部\t2020年2月25日\n\n走进车间办实事\n\n";
    for line in [
        "协会组织专家走进会员企业现场查找工艺问题连续工作提出许多改进的建议\n",
        "协会组织专家走进会员企业现场查找工艺问题连续工作提出许多改进的建议受到欢迎今年以来\n\n",
        "（（（（（（（（\n",
        "一是\n",
        "① \n● \n",
        "图1\n",
        "图1：\n\n3\n\n",
        "编者按：\n",
        "第3期 2020.2.25\n",
        "报送：（、\n",
        "简 报\n",
        "目录\n走访\n",
        "一、走进车间……………3\n",
        "星期三\n\n",
        "第3期 | 第4期 | 第5期 | 第6期\n",
        "协 会 1 2 8 . 5 万 元\n",
        "（简称",
    ] {
        let file = format!("{head}{}", line.repeat(2_000));
        let start = crate::cpu::time();
        is_lost(&text(&file)).expect(line);
        let took = crate::cpu::time() - start;
        assert!(took.as_secs() < 30, "{line:?}: {took:?}");
    }
}

/// Eight times the sums take about eight times as long to import and to check;
/// quadratic work would take sixty-four times as long.
#[test]
fn time_grows_with_the_number_of_sums() {
    let issue = |sums: usize| {
        let head = "示例协会工作简报\n第一期\n示例协会宣传部\t2020年2月25日\n\n走进车间办实事\n\n";
        let sum = |n: usize| {
            format!(
                "会员单位向灾区捐款{}.{}万元，用于购买物资。\n",
                n / 10,
                n % 10
            )
        };
        let sums: String = (10..sums + 10).map(sum).collect();
        let mut issue = found(&text(&format!("{head}一、会员捐款\n{sums}")));
        publisher::facts::propose(&mut issue);
        issue
    };
    let (few, many) = (issue(250), issue(2_000));
    assert!(many.sections[0].facts.len() > 1_000);
    let time = |issue: &bulletin::model::Issue| {
        let start = crate::cpu::time();
        bulletin::check::issue(issue);
        crate::cpu::time() - start
    };
    let best = |issue| (0..4).map(|_| time(issue)).min().unwrap();
    let (few, many) = (best(&few), best(&many));
    assert!(many < few * 24, "{few:?}, {many:?}");
}
