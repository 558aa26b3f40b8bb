//! The command as people in an office use it: arguments in; text, files and an
//! exit status out.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A folder to work in, and the command in it.
struct Workplace(tempfile::TempDir);

struct Said {
    status: i32,
    out: String,
    err: String,
}

impl Workplace {
    fn new() -> Workplace {
        Workplace(tempfile::tempdir().unwrap())
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, words: &[&str]) -> Said {
        self.run_in("zh_CN.UTF-8", words)
    }

    fn run_in(&self, language: &str, words: &[&str]) -> Said {
        let Output {
            status,
            stdout,
            stderr,
        } = Command::new(env!("CARGO_BIN_EXE_bulletin"))
            .args(words)
            .current_dir(self.0.path())
            .env("LC_ALL", language)
            .output()
            .unwrap();
        let said = Said {
            status: status.code().expect("no crash"),
            out: String::from_utf8(stdout).unwrap(),
            err: String::from_utf8(stderr).unwrap(),
        };
        // No terminal.
        assert!(!said.out.contains('\u{1b}') && !said.err.contains('\u{1b}'));
        assert!(!said.err.contains("panicked"), "{}", said.err);
        said
    }

    /// Copies one of the tests' documents into the folder.
    fn document(&self, name: &str) {
        let documents = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
        fs::copy(documents.join(name), self.at(name)).unwrap();
    }

    fn json(&self, name: &str) -> Value {
        serde_json::from_slice(&fs::read(self.at(name)).unwrap()).unwrap()
    }
}

/// Name and content of all files below a folder.
fn files(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut dirs = vec![root.to_owned()];
    while let Some(dir) = dirs.pop() {
        for item in fs::read_dir(&dir).into_iter().flatten() {
            let path = item.unwrap().path();
            if path.is_dir() {
                dirs.push(path);
            } else {
                all.insert(path.clone(), fs::read(path).unwrap());
            }
        }
    }
    all
}

/// A file as text, as an office might write it.
const TEXT: &str = "示例协会系统工作 简报\n第八期\n示例协会编辑部 2020年4月8日\n\
各地示例协会办实事\n\
示例协会号召各地协会为企业多办实事，以下选登两地的做法。\n\
湖南：送检测进车间\n\
湖南省示例协会（简称“湖南示协”）为会员企业免费检测样品，并捐款3.5万元。\n\
陕西：把课讲到班组\n\
陕西省示例协会组织讲师下班组，免收培训费2万元。\n\
报送：示例协会领导\n";

#[test]
fn from_a_word_file_to_an_archive_and_again() {
    let workplace = Workplace::new();
    workplace.document("formatted-by-hand.docx");
    let words = [
        "import",
        "formatted-by-hand.docx",
        "--archive",
        "库",
        "--report",
        "r.json",
    ];
    let said = workplace.run(&words);
    assert!(said.status <= 1, "{}{}", said.out, said.err);
    assert!(
        said.out.starts_with("formatted-by-hand.docx → "),
        "{}",
        said.out
    );
    assert!(said.out.contains("已加入") && said.out.contains("合计：完成 1"));
    let report = workplace.json("r.json");
    assert_eq!(report["status"], said.status);
    assert_eq!(report["reports"][0]["outcome"], "added");
    let id = report["reports"][0]["issue"].as_str().unwrap();
    assert!(workplace.at("库").join(id).join("issue.json").is_file());
    assert_eq!(workplace.json("库/archive.json")["issues"][0]["id"], id);

    let before = files(&workplace.at("库"));
    let said = workplace.run_in("en_US.UTF-8", &words);
    assert!(said.out.contains("unchanged"), "{}", said.out);
    assert_eq!(files(&workplace.at("库")), before);

    let said = workplace.run(&["check", "库", "--json"]);
    let report: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(report["reports"][0]["counts"]["error"], 0, "{}", said.out);
}

#[test]
fn from_a_text_file() {
    let workplace = Workplace::new();
    fs::write(workplace.at("八.txt"), TEXT).unwrap();
    let said = workplace.run(&["import", "八.txt", "--archive", "库"]);
    assert!(said.status <= 1, "{}", said.out);
    let issue = workplace.json("库/2020-8/issue.json");
    assert_eq!(issue["headline"], "各地示例协会办实事");
    assert_eq!(issue["sections"].as_array().unwrap().len(), 2, "{issue}");
    // Given by hand: another date and another id.
    let said = workplace.run(&[
        "import",
        "八.txt",
        "--archive",
        "库",
        "--id",
        "special-1",
        "--date",
        "2020-05-01",
    ]);
    assert!(said.status <= 1, "{}", said.out);
    assert_eq!(
        workplace.json("库/special-1/issue.json")["datePublished"],
        "2020-05-01"
    );
    assert_eq!(
        workplace.json("库/archive.json")["issues"][0]["id"],
        "special-1"
    );
}

#[test]
fn fields_of_the_head_are_given_for_one_file() {
    let workplace = Workplace::new();
    fs::write(workplace.at("八.txt"), TEXT).unwrap();
    let given = [
        ("--name", "示例商会通讯"),
        ("--number", "2021年第9期"),
        ("--publisher", "示例商会"),
        ("--headline", "开门办会"),
        ("--date", "2020-05-01"),
        ("--id", "x"),
    ];
    let mut words = vec!["import", "八.txt", "--archive", "库", "--report", "r.json"];
    for (option, value) in given.iter().take(5) {
        words.extend([option, value]);
    }
    let said = workplace.run(&words);
    assert_eq!(said.status, 1, "{}", said.out);
    let issue = workplace.json("库/2021-9/issue.json");
    assert_eq!(issue["periodical"]["name"], "示例商会");
    assert_eq!(issue["publisher"], "示例商会");
    assert_eq!(issue["headline"], "开门办会");
    let report = workplace.json("r.json");
    let head = report["reports"][0]["head"].as_array().unwrap();
    assert_eq!(head.len(), 6, "{report}");
    assert!(head.iter().all(|it| it["reason"] == "given"));
    assert!(head.iter().all(|it| it["message"]["zh"].is_string()));

    for (option, value) in given {
        let said = workplace.run(&[
            "import",
            "八.txt",
            "八.txt",
            "--archive",
            "二",
            option,
            value,
        ]);
        assert_eq!(said.status, 2);
        assert!(said.err.contains(option), "{}", said.err);
        let said = workplace.run(&["import", "八.txt", "--archive", "二", option, ""]);
        assert_eq!(said.status, 2, "{option}");
    }
    assert!(!workplace.at("二").exists());
}

#[test]
fn what_cannot_be_imported_leaves_everything_as_it_was() {
    let workplace = Workplace::new();
    fs::write(workplace.at("八.txt"), TEXT).unwrap();
    workplace.run(&["import", "八.txt", "--archive", "库"]);
    let before = files(&workplace.at("库"));
    workplace.document("secret.docx");
    workplace.document("invitation.docx");
    fs::write(workplace.at("cut.docx"), b"PK\x03\x04").unwrap();
    fs::write(workplace.at("old.doc"), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").unwrap();
    for (file, code) in [
        ("secret.docx", "classified"),
        ("invitation.docx", "not-a-bulletin"),
        ("cut.docx", ""),
        ("old.doc", ""),
        ("missing.docx", "file-unreadable"),
    ] {
        let said = workplace.run(&["import", file, "--archive", "库", "--report", "r.json"]);
        assert_eq!(said.status, 2, "{file}: {}", said.out);
        assert!(said.out.contains("未完成"), "{file}: {}", said.out);
        let report = &workplace.json("r.json")["reports"][0];
        assert_eq!(report["outcome"], "failed");
        let findings = report["findings"].as_array().unwrap();
        assert!(findings.iter().any(|it| it["severity"] == "error"));
        assert!(
            code.is_empty() || findings.iter().any(|it| it["code"] == code),
            "{report}"
        );
        assert_eq!(files(&workplace.at("库")), before, "{file}");
        // No folder is created for an archive that gets nothing.
        workplace.run(&["import", file, "--archive", "新库"]);
        assert!(!workplace.at("新库").exists(), "{file}");
    }
    // In words that the report repeats.
    let said = workplace.run(&["import", "secret.docx", "--archive", "库"]);
    assert!(said.out.contains("--publish-although-classified"));
    let said = workplace.run(&[
        "import",
        "secret.docx",
        "--archive",
        "库",
        "--publish-although-classified",
    ]);
    assert!(said.status <= 1, "{}", said.out);
    assert_eq!(
        workplace
            .run(&["import", "secret.docx", "--archive", "库", "--publish"])
            .status,
        2
    );
}

#[test]
fn several_files_each_have_their_own_fate() {
    let workplace = Workplace::new();
    fs::write(workplace.at("八.txt"), TEXT).unwrap();
    fs::write(
        workplace.at("九.txt"),
        TEXT.replace("第八期", "第九期").replace("4月8日", "4月9日"),
    )
    .unwrap();
    fs::write(workplace.at("x.txt"), "").unwrap();
    let said = workplace.run(&["import", "八.txt", "x.txt", "九.txt", "--archive", "库"]);
    assert_eq!(said.status, 2);
    assert!(said.out.contains("完成 2，未完成 1"), "{}", said.out);
    let list = workplace.json("库/archive.json");
    let ids: Vec<_> = list["issues"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["id"])
        .collect();
    assert_eq!(ids, ["2020-9", "2020-8"]);
}

#[test]
fn folders_and_wildcards_name_files() {
    let workplace = Workplace::new();
    fs::create_dir(workplace.at("文")).unwrap();
    let of = |number: &str, day: &str| TEXT.replace("第八期", number).replace("4月8日", day);
    fs::write(workplace.at("文/第10期.txt"), of("第十期", "4月10日")).unwrap();
    fs::write(workplace.at("文/第9期.TXT"), of("第九期", "4月9日")).unwrap();
    fs::write(workplace.at("文/空.txt"), "").unwrap();
    fs::write(workplace.at("文/~$第9期.docx"), "x").unwrap();
    fs::write(workplace.at("文/旧.doc"), "x").unwrap();
    fs::create_dir(workplace.at("文/里面")).unwrap();
    fs::write(workplace.at("文/里面/八.txt"), TEXT).unwrap();
    let said = workplace.run(&["import", "文", "--archive", "库"]);
    assert_eq!(said.status, 2);
    assert!(said.out.contains("other-files") && said.out.contains("旧.doc"));
    let (ninth, tenth) = (said.out.find("第9期"), said.out.find("第10期"));
    assert!(ninth < tenth, "{}", said.out);
    // What failed is repeated at the end, with its reason.
    let end: Vec<&str> = said.out.lines().rev().take(4).collect();
    assert!(
        end.iter().any(|it| it.starts_with("未完成 文/空.txt: ")),
        "{end:?}"
    );
    assert!(!workplace.at("库/2020-8").exists());
    assert!(workplace.at("库/2020-10/issue.json").exists());

    let said = workplace.run(&["import", "文/第*期.txt", "--archive", "二库"]);
    assert!(said.status <= 1, "{}", said.out);
    assert!(said.out.contains("完成 2，未完成 0"), "{}", said.out);
    for (words, code) in [
        ("没有/*.docx", "no-files-found"),
        ("文/*.odt", "no-files-found"),
        ("文/~$第9期.docx", "word-lock-file"),
    ] {
        let said = workplace.run(&["import", words, "--archive", "三库"]);
        assert_eq!(said.status, 2, "{words}");
        assert!(said.out.contains(code), "{words}: {}", said.out);
        assert!(!workplace.at("三库").exists());
    }
    // An option for one file counts the files that are found.
    let said = workplace.run(&["import", "文", "--archive", "三库", "--id", "x"]);
    assert_eq!(said.status, 2);
}

#[test]
fn a_new_archive_has_a_guide_and_takes_issues() {
    let workplace = Workplace::new();
    let said = workplace.run(&[
        "new",
        "库",
        "--name",
        "示例协会系统工作",
        "--publisher",
        "示例协会编辑部",
    ]);
    assert_eq!(said.status, 0, "{}", said.out);
    let guide = fs::read_to_string(workplace.at("库/说明.txt")).unwrap();
    assert!(guide.contains("bulletin import") && guide.contains("\r\n"));
    assert_eq!(
        workplace.json("库/archive.json")["periodical"]["name"],
        "示例协会系统工作"
    );
    // Not twice, and not over other things.
    let before = files(&workplace.at("库"));
    assert_eq!(workplace.run(&["new", "库"]).status, 2);
    assert_eq!(files(&workplace.at("库")), before);
    fs::create_dir(workplace.at("别的")).unwrap();
    fs::write(workplace.at("别的/表.xlsx"), "x").unwrap();
    assert_eq!(workplace.run(&["new", "别的"]).status, 2);
    assert_eq!(files(&workplace.at("别的")).len(), 1);

    fs::write(workplace.at("八.txt"), TEXT).unwrap();
    let said = workplace.run(&["import", "八.txt", "--archive", "库", "--json"]);
    let report: Value = serde_json::from_str(&said.out).unwrap();
    let findings = report["reports"][0]["findings"].as_array().unwrap();
    assert!(
        !findings.iter().any(|it| it["code"] == "other-periodical"),
        "{report}"
    );
    assert!(workplace.at("库/说明.txt").exists());

    // A name that is left to the first issue.
    assert_eq!(workplace.run(&["new", "二库"]).status, 0);
    workplace.run(&["import", "八.txt", "--archive", "二库"]);
    let list = workplace.json("二库/archive.json");
    let issue = workplace.json("二库/2020-8/issue.json");
    assert_eq!(list["periodical"], issue["periodical"]);
    assert_eq!(list["publisher"], issue["publisher"]);
}

#[test]
fn help_can_be_read_in_both_languages() {
    let workplace = Workplace::new();
    for command in ["", "import", "check", "facts", "build", "serve", "new"] {
        let words: Vec<&str> = [command, "--help"]
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect();
        let said = workplace.run(&words);
        assert_eq!(said.status, 0);
        for part in ["用法 Usage", "选项 Options", "例 Example", "bulletin"] {
            assert!(said.out.contains(part), "{command}: {part}\n{}", said.out);
        }
        for line in said.out.lines() {
            let columns: usize = line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
            assert!(columns <= 80, "{command}: {columns}: {line}");
        }
    }
}

#[test]
fn wrong_words_are_told_in_both_languages() {
    let workplace = Workplace::new();
    for words in [
        &["frobnicate"][..],
        &["import"],
        &["import", "a.docx"],
        &["import", "a.docx", "--archive", "库", "--id", "A B"],
        &[
            "import",
            "a.docx",
            "--archive",
            "库",
            "--date",
            "2020-02-30",
        ],
        &["import", "a.docx", "b.docx", "--archive", "库", "--id", "x"],
        &["import", "a.docx", "--archive", "库", "--lang", "fr"],
        &["import", "a.docx", "--archive", "库", "--max-size", "0"],
        &["check"],
        &["check", "库", "--colour"],
        &["build", "库"],
        &["serve", "站", "--port", "99999"],
    ] {
        let said = workplace.run(words);
        assert_eq!(said.status, 2, "{words:?}");
        assert!(
            said.err.starts_with("用法错误："),
            "{words:?}: {}",
            said.err
        );
        assert!(said.err.contains("error:"), "{words:?}: {}", said.err);
        assert!(!workplace.at("库").exists());
    }
    // No arguments are a question.
    let said = workplace.run(&[]);
    assert_eq!(said.status, 2);
    assert!(said.err.contains("bulletin import"), "{}", said.err);
}

#[test]
fn a_report_that_cannot_be_written_stops_the_work_before_it_begins() {
    let workplace = Workplace::new();
    fs::write(workplace.at("八.txt"), TEXT).unwrap();
    let said = workplace.run(&[
        "import",
        "八.txt",
        "--archive",
        "库",
        "--report",
        "没有/r.json",
    ]);
    assert_eq!(said.status, 2);
    assert!(said.err.contains("report-not-written"), "{}", said.err);
    assert!(!workplace.at("库").exists());
}

#[test]
fn what_cannot_be_built_or_served_is_told() {
    let workplace = Workplace::new();
    for (words, code) in [
        (&["check", "没有"][..], "archive-missing"),
        (&["serve", "没有", "--port", "0"], ""),
        (&["build", "没有", "--out", "站"], ""),
    ] {
        let said = workplace.run(words);
        assert_eq!(said.status, 2, "{words:?}");
        assert!(format!("{}{}", said.out, said.err).contains(code));
    }
}
