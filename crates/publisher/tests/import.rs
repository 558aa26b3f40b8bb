//! Importing with steps of the tests' own in place of reading Word: what
//! happens to the archive, whatever they return.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use bulletin::model::Issue;
use publisher::draft::{Draft, Slot};
use publisher::import::{MOST_BYTES, Options, Pipeline, run};
use publisher::manuscript::{Look, Manuscript, ManuscriptBlock, Media, Paragraph, RunContent};
use publisher::pictures::{self, Prepared};
use publisher::recognize::{Given, NoIssue};
use publisher::report::{Finding, FindingKind, Outcome, Place, Report, Severity};
use publisher::source::Unreadable;
use serde_json::{Value, json};

/// Reads files that contain an issue as JSON, and the pictures that it needs.
struct Fake;

static NO: FindingKind = FindingKind {
    name: "no",
    severity: Severity::Error,
    zh: "不行",
    en: "no",
};

impl Pipeline for Fake {
    fn read(&self, _: &str, bytes: &[u8]) -> Result<(Manuscript, Vec<Finding>), Unreadable> {
        let text = String::from_utf8_lossy(bytes).into_owned();
        if text == "unreadable" {
            return Err(Unreadable {
                kind: &NO,
                detail: "bytes".to_owned(),
            });
        }
        assert_ne!(text, "panic");
        let media = serde_json::from_str::<Value>(&text)
            .ok()
            .and_then(|tree| Some(tree["pictures"].as_array()?.clone()))
            .unwrap_or_default()
            .iter()
            .map(|it| Media {
                name: format!("word/media/{}.png", it["level"]),
                bytes: png(it["level"].as_u64().unwrap()),
            })
            .collect();
        let run = publisher::manuscript::Run {
            content: RunContent::Text(text),
            look: Look::default(),
            link: None,
            generated: false,
        };
        let paragraph = Paragraph {
            runs: vec![run],
            ..Paragraph::default()
        };
        let manuscript = Manuscript {
            blocks: vec![ManuscriptBlock::Paragraph(paragraph)],
            media,
            ..Manuscript::default()
        };
        Ok((manuscript, Vec::new()))
    }

    fn recognize(
        &self,
        manuscript: &Manuscript,
        _: &Given,
    ) -> Result<(Draft, Vec<Finding>), NoIssue> {
        let Some(ManuscriptBlock::Paragraph(paragraph)) = manuscript.blocks.first() else {
            panic!("no paragraph");
        };
        let none = |detail: String| NoIssue {
            kind: &NO,
            detail,
            findings: vec![Finding::new(&NO, Place::Line(1, "x".to_owned()), "before")],
        };
        let tree: Value =
            serde_json::from_str(&paragraph.text()).map_err(|error| none(error.to_string()))?;
        let (issue, _) =
            bulletin::read::issue(&&tree["issue"]).map_err(|error| none(error.to_string()))?;
        let pictures = tree["pictures"].as_array().cloned().unwrap_or_default();
        let slot = |(media, it): (usize, &Value)| Slot {
            figure: "figure-1".to_owned(),
            media,
            alt: it["alt"].as_str().map(str::to_owned),
        };
        let pictures = pictures.iter().enumerate().map(slot).collect();
        let draft = Draft {
            issue,
            pictures,
            taken: Vec::new(),
        };
        Ok((draft, Vec::new()))
    }

    fn propose(&self, _: &mut Issue) -> Vec<Finding> {
        Vec::new()
    }

    fn prepare(&self, bytes: &[u8], name: &str) -> (Option<Prepared>, Vec<Finding>) {
        pictures::prepare(bytes, name)
    }
}

/// A picture of one level of grey; level 0 is none.
fn png(level: u64) -> Vec<u8> {
    if level == 0 {
        return b"\xd7\xcd\xc6\x9a".to_vec();
    }
    let mut bytes = std::io::Cursor::new(Vec::new());
    let image = image::GrayImage::from_pixel(40, 30, image::Luma([level as u8]));
    image.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn file(text: &str, pictures: Value) -> Value {
    json!({
        "issue": {
            "format": "bulletin/1", "id": "2020-5", "language": "zh-Hans",
            "periodical": { "name": "示例工作", "kind": "简报" },
            "issueNumber": 5, "publisher": "示例协会", "datePublished": "2020-05-05",
            "headline": "第五期的事",
            "sections": [ {
                "id": "one", "title": "一节",
                "blocks": [
                    { "paragraph": text },
                    { "figure": { "id": "figure-1", "caption": "图注", "pictures": [] } },
                ],
                "facts": [ { "id": "one-1", "category": "donation", "quote": "捐款3万元",
                             "amount": { "yuan": "30000", "bound": "exact" } } ],
            } ],
        },
        "pictures": pictures,
    })
}

/// A folder with files to import and an archive.
struct Office {
    dir: tempfile::TempDir,
    options: Options,
}

impl Office {
    fn new() -> Office {
        let dir = tempfile::tempdir().unwrap();
        let options = Options {
            files: Vec::new(),
            archive: dir.path().join("库"),
            attach: false,
            given: Given::default(),
            replace: false,
            most_bytes: MOST_BYTES,
        };
        Office { dir, options }
    }

    fn write(&mut self, name: &str, text: &str) -> PathBuf {
        let path = self.dir.path().join(name);
        fs::write(&path, text).unwrap();
        path
    }

    fn import(&mut self, files: &[PathBuf]) -> Vec<Report> {
        self.options.files = files.to_vec();
        let mut heard = Vec::new();
        let reports = run(&self.options, &Fake, &mut |report| {
            heard.push(report.clone())
        });
        assert_eq!(heard, reports);
        reports
    }

    /// Imports one file with this content.
    fn one(&mut self, content: &Value) -> Report {
        let path = self.write("五.docx", &content.to_string());
        self.import(&[path]).remove(0)
    }

    fn archive(&self) -> &Path {
        &self.options.archive
    }

    /// Name and content of all files of the archive.
    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut all = BTreeMap::new();
        let mut dirs = vec![self.archive().to_owned()];
        while let Some(dir) = dirs.pop() {
            let Ok(items) = fs::read_dir(&dir) else {
                continue;
            };
            for item in items {
                let path = item.unwrap().path();
                let name = path.strip_prefix(self.archive()).unwrap();
                if path.is_dir() && name != Path::new(".bulletin") {
                    dirs.push(path);
                } else if path.is_file() {
                    let name = name.to_string_lossy().replace('\\', "/");
                    all.insert(name, fs::read(&path).unwrap());
                }
            }
        }
        all
    }

    fn figures(&self) -> Vec<String> {
        let names = self.files().into_keys();
        names.filter(|name| name.contains("/figures/")).collect()
    }

    fn issue(&self) -> Value {
        self.issue_of("2020-5")
    }

    fn issue_of(&self, id: &str) -> Value {
        let path = self.archive().join(id).join("issue.json");
        serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
    }

    /// Changes issue.json as a person would.
    fn by_hand(&self, pointer: &str, value: Value) {
        let mut issue = self.issue();
        *issue.pointer_mut(pointer).unwrap() = value;
        fs::write(self.archive().join("2020-5/issue.json"), issue.to_string()).unwrap();
    }
}

fn codes(report: &Report) -> Vec<&str> {
    report.findings.iter().map(|line| line.code).collect()
}

const TEXT: &str = "会员捐款3万元。";

#[test]
fn an_issue_comes_into_a_folder_that_was_not_there() {
    let mut office = Office::new();
    let report = office.one(&file(TEXT, json!([{ "level": 9, "alt": "一面灰墙" }])));
    assert_eq!(codes(&report), Vec::<&str>::new());
    assert_eq!((report.outcome, report.status()), (Outcome::Added, 0));
    assert_eq!(report.issue.as_deref(), Some("2020-5"));
    let names: Vec<_> = office.files().into_keys().collect();
    assert_eq!(names.len(), 5, "{names:?}");
    let issue = office.issue();
    let picture = &issue["sections"][0]["blocks"][1]["figure"]["pictures"][0];
    assert_eq!(picture["alt"], "一面灰墙");
    let src = format!("2020-5/{}", picture["src"].as_str().unwrap());
    assert!(names.contains(&src), "{src} {names:?}");
    assert_eq!(publisher::check::run(office.archive()).findings, []);
}

#[test]
fn importing_again_gives_the_same_bytes() {
    let mut office = Office::new();
    office.options.attach = true;
    let content = file(TEXT, json!([{ "level": 9 }, { "level": 80, "alt": "乙" }]));
    office.one(&content);
    let first = office.files();
    let report = office.one(&content);
    assert_eq!(report.outcome, Outcome::Unchanged);
    assert_eq!(office.files(), first);
    // Elsewhere, too.
    let mut other = Office::new();
    other.options.attach = true;
    other.one(&content);
    assert_eq!(other.files(), first);
}

#[test]
fn a_corrected_file_keeps_what_was_changed_by_hand() {
    let mut office = Office::new();
    office.one(&file(TEXT, json!([{ "level": 9 }, { "level": 80 }])));
    let alt = "/sections/0/blocks/1/figure/pictures/1/alt";
    office.by_hand(alt, json!("人工写的说明"));
    let mut issue = office.issue();
    issue["sections"][0]["facts"][0]["donor"] = json!({ "kind": "members" });
    issue["sections"][0]["measures"] = json!(["捐款"]);
    fs::write(
        office.archive().join("2020-5/issue.json"),
        issue.to_string(),
    )
    .unwrap();

    // One picture fewer, another text.
    let corrected = file("全体会员捐款3万元。", json!([{ "level": 80 }]));
    let report = office.one(&corrected);
    assert_eq!(report.outcome, Outcome::Replaced);
    assert!(codes(&report).contains(&"hand-change-kept"));
    let issue = office.issue();
    let section = &issue["sections"][0];
    assert_eq!(section["blocks"][0]["paragraph"], "全体会员捐款3万元。");
    assert_eq!(section["facts"][0]["donor"]["kind"], "members");
    assert_eq!(section["measures"], json!(["捐款"]));
    let pictures = section["blocks"][1]["figure"]["pictures"]
        .as_array()
        .unwrap();
    assert_eq!(pictures.len(), 1);
    assert_eq!(pictures[0]["alt"], "人工写的说明");
    // The removed picture leaves no file.
    assert_eq!(
        office.figures().len(),
        1 + pictures[0]["sources"].as_array().map_or(0, Vec::len)
    );
    let again = office.one(&corrected);
    assert_eq!(again.outcome, Outcome::Unchanged);
}

#[test]
fn files_changed_by_hand_are_not_lost_without_a_word() {
    let mut office = Office::new();
    let content = file(TEXT, json!([{ "level": 9 }]));
    office.one(&content);
    let name = office.figures().remove(0);
    // A replacement for a picture stays as long as Word's picture is the same.
    fs::write(office.archive().join(&name), png(200)).unwrap();
    let report = office.one(&content);
    assert!(codes(&report).contains(&"hand-changed-file-kept"));
    assert_eq!(office.files()[&name], png(200));
    // Nor is it removed with the figure.
    let report = office.one(&file(TEXT, json!([])));
    assert!(codes(&report).contains(&"hand-changed-file-kept"));
    assert_eq!(office.files()[&name], png(200));
    // A file that a person added is not ours.
    let own = office.archive().join("2020-5/figures/own.png");
    fs::write(&own, "own").unwrap();
    office.one(&content);
    assert!(own.exists());
}

#[test]
fn what_fails_leaves_the_archive_as_it_was_and_the_others_come_in() {
    for existing in [false, true] {
        let mut office = Office::new();
        if existing {
            office.one(&file("旧文，捐款3万元。", json!([])));
        }
        let before = office.files();
        let bad = [
            office.write("a.docx", "unreadable"),
            office.write("b.docx", "no issue"),
            office.write("c.docx", "panic"),
            office.dir.path().join("missing.docx"),
            office.dir.path().to_owned(),
        ];
        let reports = office.import(&bad);
        let said: Vec<_> = reports.iter().map(|it| codes(it)).collect();
        assert_eq!(
            said,
            [
                vec!["no"],
                vec!["no", "no"],
                vec!["internal-fault"],
                vec!["file-unreadable"],
                vec!["file-unreadable"],
            ]
        );
        assert!(reports.iter().all(|report| report.status() == 2));
        assert_eq!(office.files(), before);
        assert_eq!(office.archive().exists(), existing);

        let mut all = bad.to_vec();
        all.insert(
            2,
            office.write("good.docx", &file(TEXT, json!([])).to_string()),
        );
        let reports = office.import(&all);
        assert_ne!(reports[2].outcome, Outcome::Failed);
        assert_eq!(
            office.issue()["sections"][0]["blocks"][0]["paragraph"],
            TEXT
        );
    }
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let mut office = Office::new();
    office.options.most_bytes = 100;
    let report = office.one(&file(TEXT, json!([])));
    assert_eq!(codes(&report), ["input-too-large"]);
    assert!(!office.archive().exists());
}

#[test]
fn a_folder_with_other_things_is_no_archive() {
    let mut office = Office::new();
    fs::create_dir(office.archive()).unwrap();
    fs::write(office.archive().join("照片.jpg"), "x").unwrap();
    let report = office.one(&file(TEXT, json!([])));
    assert_eq!(
        (codes(&report), report.status()),
        (vec!["not-an-archive"], 2)
    );
    assert_eq!(office.files().len(), 1);
}

#[test]
fn two_files_of_one_issue_are_a_mistake() {
    let mut office = Office::new();
    let files = [
        office.write("a.docx", &file(TEXT, json!([])).to_string()),
        office.write(
            "b.docx",
            &file("另一篇，捐款3万元。", json!([])).to_string(),
        ),
    ];
    let reports = office.import(&files);
    assert_eq!(reports[0].outcome, Outcome::Added);
    assert_eq!(codes(&reports[1]), ["issue-twice"]);
    assert_eq!(
        office.issue()["sections"][0]["blocks"][0]["paragraph"],
        TEXT
    );
}

#[test]
fn another_issue_is_not_replaced_by_mistake() {
    let mut office = Office::new();
    office.one(&file(TEXT, json!([])));
    let before = office.files();
    let mut other = file(TEXT, json!([]));
    other["issue"]["headline"] = json!("增刊的事");
    other["issue"]["datePublished"] = json!("2020-05-09");
    let report = office.one(&other);
    assert_eq!((codes(&report), report.status()), (vec!["other-issue"], 2));
    assert_eq!(office.files(), before);
    office.options.replace = true;
    assert_eq!(office.one(&other).outcome, Outcome::Replaced);
    assert_eq!(office.issue()["headline"], "增刊的事");
}

/// An issue without a number.
fn unnumbered(headline: &str, text: &str) -> Value {
    let mut file = file(text, json!([]));
    let issue = file["issue"].as_object_mut().unwrap();
    issue.insert("id".to_owned(), json!("2020-05-05"));
    issue.insert("headline".to_owned(), json!(headline));
    issue.remove("issueNumber");
    issue["sections"][0]["facts"] = json!([]);
    file
}

const FIRST: &str = "今年以来，商会会员企业捐款捐物，支援抗疫一线，得到了各方好评。";
const SECOND: &str = "昨天下午，理事会听取了秘书处的工作报告，并选出了新的领导班子。";

#[test]
fn two_issues_of_a_day_without_a_number_are_kept_apart() {
    for together in [true, false] {
        let mut office = Office::new();
        let a = office.write("a.docx", &unnumbered("捐款捐物", FIRST).to_string());
        let b = office.write("b.docx", &unnumbered("召开年会", SECOND).to_string());
        let reports = match together {
            true => office.import(&[a.clone(), b.clone()]),
            false => {
                let mut all = office.import(std::slice::from_ref(&a));
                all.extend(office.import(std::slice::from_ref(&b)));
                all
            }
        };
        assert_eq!(reports[0].outcome, Outcome::Added);
        assert_eq!(reports[1].outcome, Outcome::Added);
        assert_eq!(codes(&reports[1]), ["issue-kept-apart"]);
        assert_eq!(reports[1].issue.as_deref(), Some("2020-05-05-2"));
        assert!(reports[1].findings[0].detail.contains("捐款捐物"));
        // Again, and in the other order, each is its own.
        let before = office.files();
        let again = office.import(&[b.clone(), a]);
        assert!(again.iter().all(|it| it.outcome == Outcome::Unchanged));
        assert_eq!(office.files(), before);
        // A corrected version replaces its own issue.
        let better = SECOND.replace("昨天", "5日");
        let better = unnumbered("召开年会", &better).to_string();
        fs::write(&b, better).unwrap();
        let report = office.import(&[b]).remove(0);
        assert_eq!(report.outcome, Outcome::Replaced);
        assert_eq!(report.issue.as_deref(), Some("2020-05-05-2"));
        assert_eq!(office.issue_of("2020-05-05")["headline"], "捐款捐物");
    }
}

#[test]
fn what_may_be_a_corrected_version_is_asked_about() {
    let mut office = Office::new();
    office.one(&unnumbered("捐款捐物", FIRST));
    let before = office.files();
    // Another file of the same name, with nothing in common.
    let report = office.one(&unnumbered("召开年会", SECOND));
    assert_eq!((codes(&report), report.status()), (vec!["other-issue"], 2));
    let detail = &report.findings[0].detail;
    for option in ["--replace", "--number", "--id"] {
        assert!(detail.contains(option), "{detail}");
    }
    assert_eq!(office.files(), before);
    // Another headline above the same text is a correction.
    let report = office.one(&unnumbered("会员捐款捐物", FIRST));
    assert_eq!(report.outcome, Outcome::Replaced);
    // The same from another file may be a second issue with much in common, and
    // the same headline may stand above another text.
    for (headline, text) in [("捐款捐物续", FIRST), ("会员捐款捐物", SECOND)] {
        let path = office.write("c.docx", &unnumbered(headline, text).to_string());
        let report = office.import(&[path]).remove(0);
        assert_eq!(codes(&report), ["other-issue"], "{headline}");
    }
    // A person who gave the id is not told to give it.
    let path = office.write("b.docx", &unnumbered("召开年会", SECOND).to_string());
    office.options.given.id = Some("2020-05-05".to_owned());
    let report = office.import(std::slice::from_ref(&path)).remove(0);
    assert_eq!(codes(&report), ["other-issue"]);
    assert!(!report.findings[0].detail.contains("--id"));
    office.options.replace = true;
    assert_eq!(office.import(&[path]).remove(0).outcome, Outcome::Replaced);
}

#[test]
fn the_same_number_with_another_text_is_asked_about() {
    let mut office = Office::new();
    office.one(&file(FIRST, json!([])));
    let mut other = file(SECOND, json!([]));
    other["issue"]["headline"] = json!("召开年会");
    for date in ["2020-05-05", "2020-05-09"] {
        other["issue"]["datePublished"] = json!(date);
        let path = office.write("b.docx", &other.to_string());
        let report = office.import(&[path]).remove(0);
        assert_eq!(codes(&report), ["other-issue"], "{date}");
    }
    // A headline that every issue has says nothing.
    other["issue"]["headline"] = json!("第五期的事");
    let path = office.write("b.docx", &other.to_string());
    let report = office.import(&[path]).remove(0);
    assert_eq!(codes(&report), ["other-issue"]);
    // A corrected date does not make it another issue.
    let mut corrected = file(FIRST, json!([]));
    corrected["issue"]["datePublished"] = json!("2020-05-06");
    assert_eq!(office.one(&corrected).outcome, Outcome::Replaced);
}

#[cfg(unix)]
#[test]
fn an_attached_file_has_a_readable_name_whatever_its_bytes() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let mut office = Office::new();
    office.options.attach = true;
    let gbk = encoding_rs::GB18030
        .encode("第五期（终稿）.docx")
        .0
        .into_owned();
    for (bytes, name) in [
        (gbk, "第五期（终稿）.docx"),
        (b"\x81\xff\xfe.docx".to_vec(), "原文.docx"),
    ] {
        let path = office.dir.path().join(OsStr::from_bytes(&bytes));
        fs::write(&path, file(TEXT, json!([])).to_string()).unwrap();
        let report = office.import(&[path]).remove(0);
        let attached = format!("2020-5/attachments/{name}");
        assert!(office.files().contains_key(&attached), "{report:?}");
        let href = &office.issue()["attachments"][0]["href"];
        assert_eq!(*href, format!("attachments/{name}"));
        assert!(!report.file.contains('\u{fffd}') || name == "原文.docx");
    }
}

#[test]
fn another_periodical_is_told() {
    let mut office = Office::new();
    office.one(&file(TEXT, json!([])));
    let mut other = file(TEXT, json!([]));
    other["issue"]["id"] = json!("2020-6");
    other["issue"]["datePublished"] = json!("2020-06-06");
    other["issue"]["periodical"]["name"] = json!("别的刊物");
    let report = office.one(&other);
    assert_eq!(codes(&report), ["other-periodical"]);
    assert_eq!((report.outcome, report.status()), (Outcome::Added, 1));
}

#[test]
fn the_original_is_attached_when_asked_and_only_then() {
    let mut office = Office::new();
    let content = file(TEXT, json!([]));
    office.options.attach = true;
    let report = office.one(&content);
    assert_eq!(codes(&report), ["original-attached"]);
    let attached = "2020-5/attachments/五.docx";
    assert_eq!(office.files()[attached], content.to_string().into_bytes());
    let attachment = &office.issue()["attachments"][0];
    assert_eq!(attachment["href"], "attachments/五.docx");
    assert_eq!(attachment["bytes"], content.to_string().len());
    office.options.attach = false;
    office.one(&content);
    assert!(!office.files().contains_key(attached));
    assert_eq!(office.issue().get("attachments"), None);
}

#[test]
fn a_picture_that_cannot_be_shown_leaves_its_caption() {
    let mut office = Office::new();
    let report = office.one(&file(
        TEXT,
        json!([{ "level": 0 }, { "level": 9, "alt": "墙" }]),
    ));
    assert_eq!(codes(&report), ["picture-not-shown"]);
    assert_eq!(
        report.findings[0].place,
        Place::Part("word/media/0.png".to_owned())
    );
    assert_eq!(report.findings[0].detail, "WMF");
    assert_eq!(report.status(), 1);
    let figure = &office.issue()["sections"][0]["blocks"][1]["figure"];
    assert_eq!(figure["caption"], "图注");
    assert_eq!(figure["pictures"].as_array().unwrap().len(), 1);
}

#[test]
fn what_the_check_of_the_format_finds_is_told() {
    let mut office = Office::new();
    let report = office.one(&file("没有这笔钱。", json!([{ "level": 9 }])));
    assert_eq!(codes(&report), ["picture-without-alt", "quote-not-found"]);
    let Place::Path(path, at) = &report.findings[1].place else {
        panic!("{:?}", report.findings[1].place);
    };
    assert_eq!(
        (&**path, &**at),
        ("2020-5/issue.json", "sections[0].facts[0].quote")
    );
    assert_eq!(report.status(), 1);
}

#[test]
fn an_issue_that_is_there_and_cannot_be_read_is_left_alone() {
    let mut office = Office::new();
    office.one(&file(TEXT, json!([])));
    let path = office.archive().join("2020-5/issue.json");
    fs::write(&path, "{ \"format\": \"bulletin/1\", ").unwrap();
    let before = office.files();
    let report = office.one(&file(TEXT, json!([])));
    assert_eq!((codes(&report), report.status()), (vec!["issue-broken"], 2));
    assert_eq!(office.files(), before);
}

/// An issue in which an association gives this sum.
fn given(number: u32, yuan: &str) -> Value {
    let mut it = file(&format!("会员捐款{yuan}元。"), json!([]));
    let issue = &mut it["issue"];
    issue["id"] = json!(format!("2020-{number}"));
    issue["issueNumber"] = json!(number);
    issue["datePublished"] = json!(format!("2020-0{number}-05"));
    issue["headline"] = json!(format!("第{number}期的事与话"));
    let section = &mut issue["sections"][0];
    section["organizations"] = json!([{ "name": "湖南示例协会" }]);
    section["facts"][0]["quote"] = json!(format!("捐款{yuan}元"));
    section["facts"][0]["amount"]["yuan"] = json!(yuan);
    it
}

#[test]
fn what_an_earlier_issue_tells_is_asked_until_a_person_has_decided() {
    let mut office = Office::new();
    assert_eq!(
        codes(&office.one(&given(5, "31234"))),
        ["facts-unconfirmed"; 0]
    );
    // Another sum is another gift.
    assert!(!codes(&office.one(&given(6, "41234"))).contains(&"fact-told-before"));
    let report = office.one(&given(7, "31234"));
    let line = report
        .findings
        .iter()
        .find(|it| it.code == "fact-told-before");
    let said = line
        .and_then(|it| it.explanation.as_ref())
        .expect("a doubt");
    assert_eq!(said.zh, "2020-5/one-1：捐款31234元");
    let asks = |office: &Office| {
        let report = publisher::check::run(office.archive());
        report
            .findings
            .iter()
            .any(|it| it.code == "fact-told-before")
    };
    assert!(asks(&office));
    // Whatever a person makes of it.
    let path = office.archive().join("2020-7/issue.json");
    let mut issue: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    issue["sections"][0]["facts"][0]["repeats"] = json!({ "issue": "2020-5", "fact": "one-1" });
    fs::write(&path, issue.to_string()).unwrap();
    assert!(!asks(&office));
}
