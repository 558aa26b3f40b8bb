//! Confirming facts as an office does it: import, look over, correct, import
//! again.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};

struct Office(tempfile::TempDir);

struct Said {
    status: i32,
    out: String,
}

const TEXT: &str = "示例协会系统工作 简报\n第八期\n示例协会编辑部 2020年4月8日\n\
各地示例协会办实事\n\
示例协会号召各地协会为企业多办实事，以下选登两地的做法。\n\
湖南：送检测进车间\n\
湖南省示例协会（简称“湖南示协”）为会员企业免费检测样品，并捐款46万元，其中现金30万元。\n\
陕西：把课讲到班组\n\
陕西省示例协会组织讲师下班组，免收培训费2万元。某爱心企业捐款5万元。\n\
报送：示例协会领导\n";

impl Office {
    fn new() -> Office {
        let office = Office(tempfile::tempdir().unwrap());
        office.import(TEXT);
        office
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, words: &[&str]) -> Said {
        let output = Command::new(env!("CARGO_BIN_EXE_bulletin"))
            .args(words)
            .current_dir(self.0.path())
            .env("LC_ALL", "zh_CN.UTF-8")
            .output()
            .unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(!err.contains("panicked"), "{err}");
        Said {
            status: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap() + &err,
        }
    }

    fn import(&self, text: &str) -> Said {
        fs::write(self.at("八.txt"), text).unwrap();
        self.run(&["import", "八.txt", "--archive", "库"])
    }

    fn issue(&self) -> Value {
        let text = fs::read_to_string(self.at("库/2020-8/issue.json")).unwrap();
        serde_json::from_str(&text).unwrap()
    }

    fn facts(&self) -> Vec<Value> {
        let issue = self.issue();
        let sections = issue["sections"].as_array().unwrap().clone();
        let lists = sections.into_iter().filter_map(|mut it| {
            let facts = it.get_mut("facts")?.take();
            Some(facts.as_array().unwrap().clone())
        });
        lists.flatten().collect()
    }

    /// Writes the table and returns its rows, each with its cells.
    fn table(&self) -> Vec<Vec<String>> {
        let _ = fs::remove_file(self.at("表.csv"));
        let said = self.run(&["facts", "库", "2020-8", "--csv", "表.csv"]);
        assert!(said.status <= 1, "{}", said.out);
        let text = fs::read_to_string(self.at("表.csv")).unwrap();
        assert!(text.starts_with('\u{feff}') && text.ends_with("\r\n"));
        let text = text.trim_start_matches('\u{feff}').trim_end();
        // None of these cells holds a comma, but those of the head's and doubts'.
        text.split("\r\n").map(cells).collect()
    }

    fn apply(&self, rows: &[Vec<String>]) -> Said {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let lines = rows.iter().map(|row| {
            let row: Vec<String> = row.iter().map(quoted).collect();
            row.join(",") + "\r\n"
        });
        fs::write(self.at("表.csv"), lines.collect::<String>()).unwrap();
        self.run(&["facts", "库", "2020-8", "--apply", "表.csv"])
    }

    fn report(&self, words: &[&str]) -> Value {
        let said = self.run(&[words, &["--json"]].concat());
        serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("{}", said.out))
    }
}

fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            c => cells.last_mut().unwrap().push(c),
        }
    }
    cells
}

fn column(rows: &[Vec<String>], name: &str) -> usize {
    let begins = |it: &String| it.split('（').next() == Some(name);
    rows[0].iter().position(begins).unwrap()
}

fn codes(report: &Value, severity: &str) -> Vec<String> {
    let lists = report["reports"].as_array().unwrap().iter();
    let all = lists.flat_map(|it| it["findings"].as_array().unwrap());
    let all = all.filter(|it| it["severity"] == severity);
    all.map(|it| it["code"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn what_is_proposed_is_confirmed_in_a_table() {
    let office = Office::new();
    assert!(office.facts().iter().all(|it| it["proposed"] == true));
    let listed = office.run(&["facts", "库", "2020-8"]);
    assert_eq!(listed.status, 1);
    assert!(
        listed.out.contains("[待核对] 捐赠 46万元"),
        "{}",
        listed.out
    );

    let mut rows = office.table();
    let (confirm, quote) = (column(&rows, "确认"), column(&rows, "引文"));
    let (name, kind) = (column(&rows, "捐赠方名称"), column(&rows, "捐赠方类别"));
    assert_eq!(rows.len() - 1, office.facts().len());
    for row in &mut rows[1..] {
        row[confirm] = "是".to_owned();
        if row[quote].contains("5万元") {
            row[kind] = "企业".to_owned();
            row[name] = "爱心公司".to_owned();
        }
    }
    let said = office.apply(&rows);
    assert_eq!(said.status, 0, "{}", said.out);
    let facts = office.facts();
    assert!(
        facts.iter().all(|it| it.get("proposed").is_none()),
        "{facts:#?}"
    );
    let donors: Vec<_> = facts.iter().map(|it| &it["donor"]["name"]).collect();
    assert!(donors.contains(&&json!("爱心公司")));

    // Then nobody is asked again, whichever command it is.
    for words in [
        &["import", "八.txt", "--archive", "库"][..],
        &["check", "库"],
        &["facts", "库", "2020-8"],
    ] {
        let report = office.report(words);
        assert_eq!(report["status"], 0, "{report:#}");
        assert_ne!(report["reports"][0]["outcome"], "replaced", "{report:#}");
    }
    // The same table again changes nothing.
    let before = fs::read(office.at("库/2020-8/issue.json")).unwrap();
    assert_eq!(office.apply(&office.table()).status, 0);
    assert_eq!(fs::read(office.at("库/2020-8/issue.json")).unwrap(), before);
}

#[test]
fn every_mistake_is_told_and_nothing_is_half_applied() {
    let office = Office::new();
    let rows = office.table();
    let before = fs::read(office.at("库/2020-8/issue.json")).unwrap();
    let spoiled = [
        ("确认", "好", "facts-cell-word"),
        ("节", "江西", "facts-cell-section"),
        ("引文", "捐款47万元", "facts-cell-quote"),
        ("类别", "捐献", "facts-cell-word"),
        ("金额", "4.6E+05", "facts-cell-sum"),
        ("幅度", "差不多", "facts-cell-word"),
        ("捐赠方类别", "某人", "facts-cell-word"),
        ("日期", "4月8日", "facts-cell-date"),
        ("属于", "第99行", "facts-cell-reference"),
        ("重复", "2019-1/x", "facts-cell-reference"),
        ("第几处", "2", "facts-cell-number"),
        ("标识", "no-such-fact", "facts-cell-id"),
    ];
    for (name, value, code) in spoiled {
        let mut rows = rows.clone();
        let at = column(&rows, name);
        rows[1][at] = value.to_owned();
        let confirm = column(&rows, "确认");
        rows[2][confirm] = "是".to_owned();
        office.apply(&rows);
        let report = office.report(&["facts", "库", "2020-8", "--apply", "表.csv"]);
        assert_eq!(report["status"], 2, "{name}");
        let finding = &report["reports"][0]["findings"][0];
        assert_eq!(finding["code"], code, "{name}: {report:#}");
        assert_eq!(finding["place"]["row"], 2);
        assert_eq!(finding["place"]["column"], name);
        let now = fs::read(office.at("库/2020-8/issue.json")).unwrap();
        assert_eq!(now, before, "{name}");
    }
    // Two at once, in words.
    let mut two = rows.clone();
    let (category, sum) = (column(&rows, "类别"), column(&rows, "金额"));
    two[1][category] = "捐献".to_owned();
    two[2][sum] = "很多".to_owned();
    let said = office.apply(&two);
    assert!(said.out.contains("第 2 行“类别”列"), "{}", said.out);
    assert!(said.out.contains("捐赠/减免/其他"), "{}", said.out);
    assert!(said.out.contains("第 3 行“金额”列"), "{}", said.out);
    // Whole tables that are wrong.
    for (bytes, code) in [
        (b"PK\x03\x04\0\0\0\0".to_vec(), "facts-table-kind"),
        ("确认,金额\n是,3\n".into(), "facts-table-head"),
        (Vec::new(), "facts-table-head"),
    ] {
        fs::write(office.at("表.csv"), bytes).unwrap();
        let report = office.report(&["facts", "库", "2020-8", "--apply", "表.csv"]);
        assert_eq!(codes(&report, "error"), [code]);
    }
    assert!(office.apply(&rows[..1]).out.contains("facts-table-empty"));
    let mut other = rows.clone();
    let id = column(&rows, "标识");
    other[0][id] = rows[0][id].replace("2020-8 ", "2020-7 ");
    assert!(office.apply(&other).out.contains("facts-table-other"));
    // A table that somebody may be filling in is not written over.
    let said = office.run(&["facts", "库", "2020-8", "--csv", "表.csv"]);
    assert_eq!(said.status, 2);
    assert!(said.out.contains("facts-table-exists"), "{}", said.out);
}

#[test]
fn rows_are_added_and_removed() {
    let office = Office::new();
    let mut rows = office.table();
    let at = |name: &str| column(&rows, name);
    let (section, quote, category) = (at("节"), at("引文"), at("类别"));
    let (sum, confirm, part) = (at("金额"), at("确认"), at("属于"));
    let removed = rows
        .iter()
        .position(|it| it[quote].contains("2万元"))
        .unwrap();
    let total = rows.iter().position(|it| it[quote].contains("46万元"));
    let total = total.unwrap();
    rows.retain(|it| !it[quote].contains("现金"));
    let removed = removed - usize::from(removed > total + 1);
    rows.remove(removed);
    let mut new = vec![String::new(); rows[0].len()];
    new[section] = rows[total][section].clone();
    new[quote] = "其中现金30万元".to_owned();
    new[category] = "捐赠".to_owned();
    new[sum] = "30万元".to_owned();
    new[confirm] = "是".to_owned();
    new[part] = format!("第{}行", total + 1);
    rows.push(new);
    let before = office.facts();
    let said = office.apply(&rows);
    assert!(said.status <= 1, "{}", said.out);
    let facts = office.facts();
    let new = facts
        .iter()
        .find(|it| it["quote"] == "其中现金30万元")
        .unwrap();
    assert_eq!(new["amount"]["yuan"], "300000");
    let total = facts
        .iter()
        .find(|it| it["amount"]["yuan"] == "460000")
        .unwrap();
    assert_eq!(new["partOf"], total["id"]);
    assert!(
        said.out.contains("新增 1 条") && said.out.contains("删去"),
        "{}",
        said.out
    );
    assert!(!facts.iter().any(|it| it["amount"]["yuan"] == "20000"));
    // What was deleted stays deleted.
    assert!(before.iter().any(|it| it["amount"]["yuan"] == "20000"));
    office.import(TEXT);
    assert_eq!(office.facts(), facts);
}

#[test]
fn a_table_comes_back_in_the_encoding_and_with_the_marks_of_a_spreadsheet() {
    for (separator, gb18030) in [(",", true), ("\t", true), (";", false)] {
        let office = Office::new();
        let rows = office.table();
        let confirm = column(&rows, "确认");
        let mut text = String::new();
        for (index, row) in rows.iter().enumerate() {
            let mut row = row.clone();
            if index > 0 {
                row[confirm] = "是".to_owned();
            }
            let row: Vec<String> = row.iter().map(|it| format!("\"{it}\"")).collect();
            text += &(row.join(separator) + "\r\n");
        }
        let bytes = match gb18030 {
            true => encoding_rs::GB18030.encode(&text).0.into_owned(),
            false => text.into_bytes(),
        };
        fs::write(office.at("表.csv"), bytes).unwrap();
        let said = office.run(&["facts", "库", "2020-8", "--apply", "表.csv"]);
        assert!(said.status <= 1, "{}", said.out);
        assert!(office.facts().iter().all(|it| it.get("proposed").is_none()));
    }
}

#[test]
fn all_are_confirmed_at_once_and_a_correction_asks_anew() {
    let office = Office::new();
    let said = office.run(&["facts", "库", "2020-8", "--confirm-all"]);
    assert_eq!(said.status, 0, "{}", said.out);
    let report = office.report(&["import", "八.txt", "--archive", "库"]);
    assert_eq!(report["status"], 0, "{report:#}");
    let confirmed = office.facts();

    // The sum is corrected in Word.
    let said = office.import(&TEXT.replace("46万元", "47万元"));
    assert_eq!(said.status, 1);
    assert!(said.out.contains("46万元 → 47万元"), "{}", said.out);
    let facts = office.facts();
    assert_eq!(facts.len(), confirmed.len());
    for (fact, before) in facts.iter().zip(&confirmed) {
        let corrected = before["amount"]["yuan"] == "460000";
        assert_eq!(fact["id"], before["id"]);
        assert_eq!(fact["partOf"], before["partOf"]);
        assert_eq!(fact.get("proposed").is_some(), corrected, "{fact}");
    }
    // It is said until it was dealt with, by check as well.
    for words in [
        &["check", "库"][..],
        &["import", "八.txt", "--archive", "库"],
    ] {
        let all = codes(&office.report(words), "warning");
        assert!(
            all.contains(&"confirmed-fact-changed".to_owned()),
            "{all:?}"
        );
    }
    let said = office.run(&["facts", "库", "2020-8", "--confirm-all"]);
    assert_eq!(said.status, 0, "{}", said.out);
    assert_eq!(office.report(&["check", "库"])["status"], 0);
}

#[test]
fn confirmations_survive_another_title() {
    let office = Office::new();
    office.run(&["facts", "库", "2020-8", "--confirm-all"]);
    let facts = office.facts();
    office.import(&TEXT.replace("湖南：送检测进车间", "湘江两岸送检测"));
    assert_eq!(office.facts(), facts, "{:#}", office.issue());
}

#[test]
fn other_warnings_are_seen_and_come_no_more() {
    let office = Office::new();
    // A sum in the headline became no fact; a person who saw it says so.
    let text = TEXT.replace("某爱心企业捐款5万元", "某爱心企业计划捐款5万元");
    office.import(&text);
    office.run(&["facts", "库", "2020-8", "--confirm-all"]);
    let status = office.report(&["check", "库"])["status"].clone();
    let seen = office.run(&["check", "库", "--seen", "2020-8"]);
    assert_eq!(seen.status, 0, "{status} {}", seen.out);
    let report = office.report(&["import", "八.txt", "--archive", "库"]);
    assert_eq!(report["status"], 0, "{report:#}");
    assert_eq!(office.run(&["check", "库", "--seen", "2019-1"]).status, 2);
}

#[test]
fn a_sum_that_became_no_fact_can_be_made_one_or_left() {
    for (verdict, category, count) in [("不列", "", 0), ("是", "捐赠", 1), ("否", "", 0)] {
        let office = Office::new();
        let text = TEXT.replace("某爱心企业捐款5万元", "该会计划捐款5万元");
        office.import(&text);
        let mut rows = office.table();
        let at = |name: &str| column(&rows, name);
        let (confirm, id) = (at("确认"), at("标识"));
        let (kind, sum) = (at("类别"), at("金额"));
        for row in &mut rows[1..] {
            row[confirm] = "是".to_owned();
            if row[id].starts_with('疑') {
                row[confirm] = verdict.to_owned();
                row[kind] = category.to_owned();
                row[sum] = if category.is_empty() { "" } else { "5万元" }.to_owned();
            }
        }
        let said = office.apply(&rows);
        let open = verdict == "否";
        assert_eq!(said.status, i32::from(open), "{verdict}: {}", said.out);
        let facts = office.facts();
        let found = facts.iter().filter(|it| it["amount"]["yuan"] == "50000");
        assert_eq!(found.count(), count, "{verdict}");
        for words in [
            &["import", "八.txt", "--archive", "库"][..],
            &["check", "库"],
        ] {
            let all = codes(&office.report(words), "warning");
            assert_eq!(
                all.contains(&"sum-planned".to_owned()),
                open,
                "{verdict} {all:?}"
            );
        }
        assert_eq!(office.facts(), facts);
    }
}

#[test]
fn what_cannot_be_listed_is_told() {
    let office = Office::new();
    for (words, code) in [
        (["facts", "库", "2020-9"], "issue-not-found"),
        (["facts", "库", "../库"], "issue-not-found"),
        (["facts", "没有", "2020-8"], "not-an-archive"),
    ] {
        let said = office.run(&words);
        assert_eq!(said.status, 2);
        assert!(said.out.contains(code), "{}", said.out);
    }
}
