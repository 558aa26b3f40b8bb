//! How reports look to people and to programs.

use super::*;
use crate::report::{Outcome, Place, Report, ReportLine, Severity};

fn line(severity: Severity, place: Place, detail: &str) -> ReportLine {
    ReportLine {
        code: "some-code",
        severity,
        place,
        zh: "这里有一处需要人工查看的地方，请对照原文逐字核对之后，再决定是否需要改动。",
        en: "there is something here that a person should compare with the original, word by word",
        detail: detail.to_owned(),
        explanation: None,
    }
}

fn report() -> Report {
    Report {
        file: "第五期.docx".to_owned(),
        issue: Some("2020-5".to_owned()),
        outcome: Outcome::Added,
        taken: Vec::new(),
        findings: vec![
            line(Severity::Note, Place::File, ""),
            line(
                Severity::Warning,
                Place::Paragraph(3, "据统计".to_owned()),
                "甲\n乙",
            ),
            line(
                Severity::Error,
                Place::Path(
                    "2020-5/issue.json".to_owned(),
                    "sections[1].facts[0].quote".to_owned(),
                ),
                "",
            ),
        ],
    }
}

fn terminal(language: Language, width: usize) -> Terminal {
    Terminal {
        language,
        width,
        colours: false,
    }
}

#[test]
fn the_gravest_comes_first_and_tells_where() {
    let text = terminal(Language::Zh, 80).report(&report());
    let order: Vec<_> = [
        "第五期.docx → 2020-5  已加入",
        "  错误 2020-5/issue.json: 第 2 节 › 第 1 条事实 › 引文",
        "  警告 第 3 段“据统计…”",
        "    > 甲",
        "    > 乙",
        "  提示 [some-code]",
    ]
    .iter()
    .map(|part| text.find(part).unwrap_or_else(|| panic!("{part}\n{text}")))
    .collect();
    assert!(order.is_sorted(), "{text}");
    assert!(!text.contains('\u{1b}'));
    let text = terminal(Language::En, 80).report(&report());
    for part in [
        "added",
        "error 2020-5/issue.json: section 2 › fact 1 › quote",
        "warning paragraph 3 “据统计…”",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for (language, width) in [(Language::Zh, 40), (Language::En, 40), (Language::Zh, 63)] {
        let text = terminal(language, width).report(&report());
        for line in text.lines().filter(|line| !line.contains("issue.json")) {
            assert!(
                console::measure_text_width(line) <= width,
                "{width}: {line}"
            );
        }
        // A mark never begins a line.
        assert!(
            !text
                .lines()
                .any(|line| line.trim_start().starts_with(['，', '。']))
        );
    }
}

#[test]
fn colours_are_shown_on_a_terminal_only() {
    let coloured = Terminal {
        colours: true,
        ..terminal(Language::Zh, 80)
    };
    assert!(coloured.report(&report()).contains("\u{1b}[31m"));
}

#[test]
fn a_file_cannot_write_over_what_is_said_of_it() {
    let mut report = report();
    report.findings = vec![line(
        Severity::Error,
        Place::Part("a\u{1b}[2Jb".to_owned()),
        "c\r\u{7}\u{202e}d",
    )];
    report.file = "x\u{1b}]0;title\u{7}".to_owned();
    let text = terminal(Language::Zh, 80).report(&report);
    assert!(
        !text.contains(['\u{1b}', '\r', '\u{7}', '\u{202e}']),
        "{text:?}"
    );
}

#[test]
fn the_end_counts() {
    let failed = Report {
        outcome: Outcome::Failed,
        taken: Vec::new(),
        ..report()
    };
    let text = terminal(Language::Zh, 80).summary(&[report(), failed]);
    // What failed is named again, with its reason.
    assert!(text.starts_with("未完成 第五期.docx: 这里有一处"), "{text}");
    assert!(text.ends_with("\n合计：完成 1，未完成 1；错误 2，警告 2，提示 2\n"));
    let text = terminal(Language::En, 80).summary(&[report()]);
    assert!(text.starts_with("In all: 1 done, 0 not done; 1 errors, 1 warnings, 1 notes\n"));
}

#[test]
fn like_warnings_are_one_line_and_errors_have_all_their_places() {
    let of = |severity| -> Vec<ReportLine> {
        let place = |number| Place::Paragraph(number, String::new());
        (1..=5).map(|it| line(severity, place(it), "甲")).collect()
    };
    let shown = |severity| {
        let findings = of(severity);
        terminal(Language::Zh, 80).report(&Report {
            findings,
            ..report()
        })
    };
    let text = shown(Severity::Warning);
    assert_eq!(text.matches("[some-code]").count(), 1, "{text}");
    assert!(text.contains("警告 共 5 处") && text.contains("另有 2 处"));
    assert!(text.contains("第 3 段") && !text.contains("第 4 段"));
    let text = shown(Severity::Error);
    assert!(text.contains("第 5 段") && !text.contains("另有"), "{text}");
    let all = json(&[Report {
        findings: of(Severity::Warning),
        ..report()
    }]);
    assert_eq!(all["reports"][0]["findings"].as_array().unwrap().len(), 5);
}

#[test]
fn programs_get_stable_names() {
    let json = json(&[report()]);
    assert_eq!(json["format"], FORMAT);
    assert_eq!(json["status"], 1);
    let first = &json["reports"][0];
    assert_eq!(first["file"], "第五期.docx");
    assert_eq!(first["issue"], "2020-5");
    assert_eq!(first["outcome"], "added");
    assert_eq!(
        first["counts"],
        serde_json::json!({ "error": 1, "warning": 1, "note": 1 })
    );
    let finding = &first["findings"][1];
    assert_eq!(finding["code"], "some-code");
    assert_eq!(finding["severity"], "warning");
    assert_eq!(
        finding["place"],
        serde_json::json!({ "kind": "paragraph", "number": 3, "begins": "据统计" })
    );
    assert_eq!(finding["detail"], "甲\n乙");
    assert!(finding["message"]["zh"].is_string() && finding["message"]["en"].is_string());
    assert_eq!(
        first["findings"][2]["place"]["path"],
        "sections[1].facts[0].quote"
    );
}

#[test]
fn the_language_is_the_systems() {
    for (variables, language) in [
        (&[][..], Language::Zh),
        (&[("LANG", "en_US.UTF-8")], Language::En),
        (&[("LANG", "zh_CN.UTF-8")], Language::Zh),
        (&[("LANG", "C")], Language::Zh),
        (
            &[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "en_GB")],
            Language::En,
        ),
        (&[("LANG", "en_US"), ("LC_ALL", "")], Language::En),
        (&[("LANG", "en_US"), ("LC_ALL", "zh_CN")], Language::Zh),
    ] {
        let variable = |name: &str| {
            let found = variables.iter().find(|it| it.0 == name);
            found.map(|it| it.1.to_owned())
        };
        assert_eq!(Language::of_system(variable), language, "{variables:?}");
    }
}

#[test]
fn every_kind_of_finding_has_a_name_of_its_own_and_words_in_both_languages() {
    let all = [
        crate::archive::KINDS,
        crate::archive::merge::KINDS,
        crate::check::KINDS,
        crate::cli::KINDS,
        crate::facts::KINDS,
        crate::import::KINDS,
        crate::new::KINDS,
        crate::pictures::KINDS,
        crate::recognize::KINDS,
        crate::review::KINDS,
        crate::site::KINDS,
        crate::source::KINDS,
    ]
    .concat();
    let mut seen = std::collections::BTreeSet::new();
    for kind in all {
        assert!(seen.insert(kind.name), "{} twice", kind.name);
        let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(kind.name.chars().all(letters), "{}", kind.name);
        let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        assert!(kind.zh.chars().any(is_chinese), "{}", kind.name);
        assert!(
            kind.en.is_ascii() || !kind.en.chars().all(is_chinese),
            "{}",
            kind.name
        );
        assert!(kind.en.len() > 10, "{}", kind.name);
    }
    assert!(seen.len() > 60, "{}", seen.len());
}
