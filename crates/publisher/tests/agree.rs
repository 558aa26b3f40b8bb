//! `import`, `check` and `build` call the same things errors.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

const TEXT: &str = "示例协会系统工作 简报\n第八期\n示例协会编辑部 2020年4月8日\n\
各地示例协会办实事\n\
示例协会号召各地协会为企业多办实事，以下选登两地的做法。\n\
湖南：送检测进车间\n\
湖南省示例协会为会员企业免费检测样品，并捐款46万元，其中现金30万元。\n\
陕西：把课讲到班组\n\
陕西省示例协会组织讲师下班组，免收培训费2万元。\n\
报送：示例协会领导\n";

fn report(dir: &Path, words: &[&str]) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_bulletin"))
        .args(words)
        .arg("--json")
        .current_dir(dir)
        .env("LC_ALL", "zh_CN.UTF-8")
        .output()
        .unwrap();
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{words:?}: {}", String::from_utf8_lossy(&output.stderr)))
}

/// Code and detail of all errors, those of running the command aside.
fn errors(report: &Value) -> Vec<(String, String)> {
    let findings = report["reports"][0]["findings"].as_array().unwrap();
    let is_own = |it: &&Value| {
        ["build-refused", "no-viewer"]
            .iter()
            .any(|own| it["code"] == *own)
    };
    let mut all: Vec<_> = findings
        .iter()
        .filter(|it| it["severity"] == "error" && !is_own(it))
        .map(|it| {
            let text = |name: &str| it[name].as_str().unwrap().to_owned();
            (text("code"), text("detail"))
        })
        .collect();
    all.sort();
    all
}

type Spoil = fn(&mut Value);

#[test]
fn the_three_never_differ() {
    let cases: [(&str, Spoil); 11] = [
        ("", |_| {}),
        ("part-of-nowhere", |it| {
            it["sections"][0]["facts"][0]["partOf"] = json!("nowhere");
        }),
        ("duplicate-id", |it| {
            it["sections"][1]["facts"][0] = it["sections"][0]["facts"][0].clone();
            it["sections"][1]["facts"][0]["quote"] = json!("免收培训费2万元");
        }),
        ("file-missing", |it| {
            it["attachments"] = json!([{ "label": "附表", "href": "attachments/x.pdf" }]);
        }),
        ("address-outside-folder", |it| {
            it["attachments"] = json!([{ "label": "附表", "href": "../x.pdf" }]);
        }),
        ("active-file", |it| {
            it["attachments"] = json!([{ "label": "附表", "href": "attachments/x.php" }]);
        }),
        ("dead-link", |it| {
            it["sections"][0]["blocks"][0]["paragraph"] = json!([
                "湖南省示例协会为会员企业免费检测样品，并捐款46万元，其中现金30万元。",
                { "link": { "href": "#nowhere", "text": "见" } },
            ]);
        }),
        ("repeats-nowhere", |it| {
            it["sections"][0]["facts"][0]["repeats"] = json!({ "fact": "nowhere" });
        }),
        ("issue-broken", |it| {
            it["datePublished"] = json!("2020-02-30")
        }),
        ("issue-broken", |it| it["sections"] = json!({})),
        ("empty-text", |it| it["sections"][0]["title"] = json!(" ")),
    ];
    for (code, spoil) in cases {
        let dir = tempfile::tempdir().unwrap();
        let dir = dir.path();
        fs::write(dir.join("八.txt"), TEXT).unwrap();
        let import = ["import", "八.txt", "--archive", "库"];
        report(dir, &import);
        let file = dir.join("库/2020-8/issue.json");
        let mut issue: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
        spoil(&mut issue);
        fs::write(&file, issue.to_string()).unwrap();

        let imported = errors(&report(dir, &import));
        let checked = report(dir, &["check", "库"]);
        let built = report(dir, &["build", "库", "--out", "站"]);
        let all = errors(&checked);
        assert_eq!(imported, all, "{code}");
        assert_eq!(errors(&built), all, "{code}");
        assert_eq!(all.is_empty(), code.is_empty(), "{checked:#}");
        assert!(
            code.is_empty() || all.iter().any(|it| it.0 == code),
            "{code}: {all:?}"
        );
        // One mistake, one error.
        assert!(all.len() <= 1, "{all:?}");
        let codes = built["reports"][0]["findings"].to_string();
        assert_eq!(codes.contains("build-refused"), !code.is_empty());
        assert!(!dir.join("站").exists());
        let despite = report(dir, &["build", "库", "--out", "站", "--despite-errors"]);
        let codes = despite["reports"][0]["findings"].to_string();
        assert!(!codes.contains("build-refused"), "{codes}");
    }
}

#[test]
fn what_is_edited_wrongly_is_told_where_and_what_is_allowed() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    fs::write(dir.join("八.txt"), TEXT).unwrap();
    report(dir, &["import", "八.txt", "--archive", "库"]);
    let file = dir.join("库/2020-8/issue.json");
    let text = fs::read_to_string(&file).unwrap();
    let said = || {
        let checked = report(dir, &["check", "库"]);
        let findings = checked["reports"][0]["findings"]
            .as_array()
            .unwrap()
            .clone();
        let of_file = |it: &Value| it["code"] != "facts-unconfirmed";
        findings.into_iter().filter(of_file).collect::<Vec<_>>()
    };
    let before = said().len();
    let cases: [(&str, Vec<u8>, &str, &str); 7] = [
        (
            "a category",
            text.replacen("\"donation\"", "\"捐款\"", 1).into_bytes(),
            "unknown-category",
            "可填 \"donation\"（捐赠）",
        ),
        (
            "a giver",
            text.replacen(
                "\"quote\"",
                "\"donor\": { \"kind\": \"某人\" }, \"quote\"",
                1,
            )
            .into_bytes(),
            "unknown-donor",
            "\"members\"（会员）",
        ),
        (
            "a sum",
            text.replacen("\"460000\"", "460000", 1).into_bytes(),
            "unreadable-amount",
            "应写成 { \"yuan\": \"526000\"",
        ),
        (
            "GBK",
            encoding_rs::GB18030.encode(&text).0.into_owned(),
            "issue-broken",
            "GBK",
        ),
        (
            "a comma",
            text.replacen("\",\n", "\"\n", 1).into_bytes(),
            "issue-broken",
            "少了逗号",
        ),
        (
            "a date",
            text.replace("2020-04-08", "2020-04-31").into_bytes(),
            "issue-broken",
            "日历上有的日期",
        ),
        (
            "a name",
            text.replacen("\"partOf\"", "\"partof\"", 1).into_bytes(),
            "field-misspelt",
            "",
        ),
    ];
    for (what, bytes, code, part) in cases {
        fs::write(&file, bytes).unwrap();
        let now = said();
        let found: Vec<_> = now.iter().filter(|it| it["code"] == code).collect();
        assert_eq!(found.len(), 1, "{what}: {now:#?}");
        let zh = found[0]["explanation"]["zh"].as_str().unwrap_or_default();
        assert!(zh.contains(part), "{what}: {zh}");
        assert!(
            code != "issue-broken" || zh.contains('行') || what == "GBK",
            "{zh}"
        );
        if code == "field-misspelt" {
            assert_eq!(found[0]["detail"], "partof → partOf");
            assert_eq!(now.len(), before + 1, "{now:#?}");
        }
    }
}
