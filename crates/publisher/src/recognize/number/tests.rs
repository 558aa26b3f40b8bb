//! The forms in which offices print numbers.

use super::*;

/// Number, cumulative number, year, supplement, several.
type Row = (
    &'static str,
    Option<u32>,
    Option<u32>,
    Option<u16>,
    bool,
    bool,
);

#[test]
fn every_form_is_read() {
    let rows: [Row; 62] = [
        ("第十五期", Some(15), None, None, false, false),
        ("第 15 期", Some(15), None, None, false, false),
        ("第１５期", Some(15), None, None, false, false),
        ("第〇五期", Some(5), None, None, false, false),
        ("第015期", Some(15), None, None, false, false),
        ("第廿五期", Some(25), None, None, false, false),
        ("第二O期", Some(20), None, None, false, false),
        ("（第15期）", Some(15), None, None, false, false),
        ("【第15期】", Some(15), None, None, false, false),
        ("·第 66 期·", Some(66), None, None, false, false),
        ("—第66期—", Some(66), None, None, false, false),
        ("★第六十六期★", Some(66), None, None, false, false),
        ("第5号", Some(5), None, None, false, false),
        ("第3辑", Some(3), None, None, false, false),
        ("15期", Some(15), None, None, false, false),
        ("期号：15期", Some(15), None, None, false, false),
        ("2020年第5期", Some(5), None, Some(2020), false, false),
        ("2020年度第5期", Some(5), None, Some(2020), false, false),
        ("2020第5期", Some(5), None, Some(2020), false, false),
        ("２０２０年第５期", Some(5), None, Some(2020), false, false),
        ("二〇二〇年第五期", Some(5), None, Some(2020), false, false),
        ("二○二○年第五期", Some(5), None, Some(2020), false, false),
        ("二O二O年第五期", Some(5), None, Some(2020), false, false),
        ("〔2020〕5号", Some(5), None, Some(2020), false, false),
        ("[2020]第5号", Some(5), None, Some(2020), false, false),
        ("（2020）第 5 期", Some(5), None, Some(2020), false, false),
        ("2020年（第5期）", Some(5), None, Some(2020), false, false),
        ("第5期（2020年）", Some(5), None, Some(2020), false, false),
        ("第2020-05期", Some(5), None, Some(2020), false, false),
        ("2020年2月号", Some(2), None, Some(2020), false, false),
        ("2020年增刊第2期", Some(2), None, Some(2020), true, false),
        ("增刊第2期", Some(2), None, None, true, false),
        ("增刊（2）", Some(2), None, None, true, false),
        ("增刊2", Some(2), None, None, true, false),
        ("增刊二", Some(2), None, None, true, false),
        ("（增刊）", None, None, None, true, false),
        ("第2期（增刊）", Some(2), None, None, true, false),
        ("第2期增刊", Some(2), None, None, true, false),
        ("总第28期", None, Some(28), None, false, false),
        ("（总第128期）", None, Some(128), None, false, false),
        ("總第28期", None, Some(28), None, false, false),
        ("第3期（总第128期）", Some(3), Some(128), None, false, false),
        (
            "第十五期（总第二百零八期）",
            Some(15),
            Some(208),
            None,
            false,
            false,
        ),
        (
            "第3期 总第 二一四 期",
            Some(3),
            Some(214),
            None,
            false,
            false,
        ),
        (
            "2020年第3期（总128期）",
            Some(3),
            Some(128),
            Some(2020),
            false,
            false,
        ),
        (
            "总第128期（2020年第3期）",
            Some(3),
            Some(128),
            Some(2020),
            false,
            false,
        ),
        (
            "（2020年第3期 总第128期）",
            Some(3),
            Some(128),
            Some(2020),
            false,
            false,
        ),
        (
            "（第3期，总第128期）",
            Some(3),
            Some(128),
            None,
            false,
            false,
        ),
        ("第3-4期", None, None, None, false, true),
        ("第3、4期合刊", None, None, None, false, true),
        ("第三、四期", None, None, None, false, true),
        ("第3期-第4期", None, None, None, false, true),
        ("第3—4期（合刊）", None, None, None, false, true),
        ("第3期（疫情防控专刊）", Some(3), None, None, false, false),
        ("创刊号", Some(1), None, None, false, false),
        ("No.9", Some(9), None, None, false, false),
        ("NO：9", Some(9), None, None, false, false),
        ("ＮＯ．９", Some(9), None, None, false, false),
        ("№ 009", Some(9), None, None, false, false),
        ("Issue No. 5, 2020", Some(5), None, Some(2020), false, false),
        ("Vol. 3, No. 5", Some(5), None, None, false, false),
        ("No.2020-05", Some(5), None, Some(2020), false, false),
    ];
    for (text, number, cumulative, year, supplement, combined) in rows {
        let found = read(text).unwrap_or_else(|| panic!("{text}"));
        let all = (found.number, found.cumulative, found.year);
        assert_eq!(all, (number, cumulative, year), "{text}");
        assert_eq!(
            (found.supplement, found.combined),
            (supplement, combined),
            "{text}"
        );
    }
}

#[test]
fn other_texts_are_none() {
    for text in [
        "",
        "15",
        "（三）",
        "2020年",
        "5号",
        "第三产业",
        "第一次会议",
        "总部",
        "No",
        "NO：0001234",
        "2020年2月25日",
        "第三期培训班",
        "专刊",
        "一期一会",
        "第1页",
        "增值",
        "总结",
        "（2020）",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn a_number_is_found_at_the_end_of_a_name() {
    for (text, name, number) in [
        ("示例协会工作简报第15期", "示例协会工作简报", 15),
        ("示例协会工作简报（第15期）", "示例协会工作简报", 15),
        ("示例协会简报2020年第5期", "示例协会简报", 5),
        ("示例通讯 No.9", "示例通讯 ", 9),
        ("示协简〔2020〕5号", "示协简", 5),
        ("示例简报·第6期", "示例简报", 6),
    ] {
        let (at, found) = at_end(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!((&text[..at], found.number), (name, Some(number)));
    }
    for text in [
        "走进车间（三）",
        "示例协会举办两期",
        "示例工作简报",
        "在2020年2月25日",
    ] {
        assert_eq!(at_end(text), None, "{text}");
    }
}
