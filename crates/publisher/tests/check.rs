//! `bulletin check`: the findings for each way in which an archive can be
//! wrong.

use std::fs;
use std::path::Path;

use publisher::check;
use publisher::report::{Outcome, Place, Report, ReportLine};
use serde_json::{Value, json};

/// An archive that is correct, as far as a program can tell.
fn archive(root: &Path) {
    write(
        root,
        "archive.json",
        json!({
            "format": "bulletin-archive/1",
            "periodical": { "name": "示例工作", "kind": "简报" },
            "publisher": "示例协会",
            "issues": [
                { "id": "2020-3", "issueNumber": 3, "datePublished": "2020-03-03",
                  "headline": "第三期的事", "adminCodes": ["430000"], "url": "2020-3/issue.json" },
                { "id": "2020-2", "issueNumber": 2, "datePublished": "2020-02-02",
                  "headline": "第二期的事", "url": "2020-2/issue.json", "page": "../2020-2/" },
            ]
        }),
    );
    let bytes = jpeg(600, 400);
    write_bytes(root, "2020-3/figures/a.jpg", &bytes);
    write_bytes(root, "2020-3/figures/a-480.jpg", &jpeg(480, 320));
    write_bytes(root, "2020-3/attachments/b.txt", b"text");
    write(
        root,
        "2020-3/issue.json",
        json!({
            "format": "bulletin/1", "id": "2020-3", "language": "zh-Hans",
            "periodical": { "name": "示例工作", "kind": "简报" },
            "issueNumber": 3, "publisher": "示例协会", "datePublished": "2020-03-03",
            "headline": "第三期的事",
            "attachments": [ { "label": "附表", "href": "attachments/b.txt", "bytes": 4 } ],
            "lead": [ { "paragraph": [ "见", { "link": { "href": "../2020-2/issue.json#one", "text": "上期" } },
                "和", { "link": { "href": "#hunan", "text": "下文" } } ] } ],
            "sections": [ {
                "id": "hunan", "title": "湖南的办法",
                "organizations": [ { "name": "湖南示例协会", "adminCode": "430000" } ],
                "blocks": [
                    { "paragraph": "一段话。" },
                    { "figure": { "id": "figure-1", "caption": "图注", "pictures": [
                        { "src": "figures/a.jpg", "width": 600, "height": 400, "alt": "两个人",
                          "sources": [ { "src": "figures/a-480.jpg", "width": 480 } ] } ] } }
                ]
            } ]
        }),
    );
    write(
        root,
        "2020-2/issue.json",
        json!({
            "format": "bulletin/1", "id": "2020-2", "language": "zh-Hans",
            "periodical": { "name": "示例工作", "kind": "简报" },
            "issueNumber": 2, "publisher": "示例协会", "datePublished": "2020-02-02",
            "headline": "第二期的事",
            "sections": [ { "id": "one", "title": "一节", "blocks": [ { "paragraph": "一段话。" } ] } ]
        }),
    );
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(width, height)
        .write_to(&mut bytes, image::ImageFormat::Jpeg)
        .unwrap();
    bytes.into_inner()
}

fn write(root: &Path, name: &str, value: Value) {
    write_bytes(root, name, value.to_string().as_bytes());
}

fn write_bytes(root: &Path, name: &str, bytes: &[u8]) {
    let path = root.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn change(root: &Path, name: &str, pointer: &str, value: Value) {
    let text = fs::read_to_string(root.join(name)).unwrap();
    let mut tree: Value = serde_json::from_str(&text).unwrap();
    *tree.pointer_mut(pointer).unwrap() = value;
    write(root, name, tree);
}

fn checked(spoil: impl FnOnce(&Path)) -> Report {
    let dir = tempfile::tempdir().unwrap();
    archive(dir.path());
    spoil(dir.path());
    check::run(dir.path())
}

fn say(lines: &[ReportLine]) -> Vec<String> {
    let say = |line: &ReportLine| match &line.place {
        Place::Path(file, at) => format!("{} {file} {at} | {}", line.code, line.detail),
        other => format!("{} {other:?} | {}", line.code, line.detail),
    };
    lines.iter().map(say).collect()
}

#[test]
fn nothing_is_said_of_an_archive_that_is_well() {
    let report = checked(|_| {});
    assert_eq!(say(&report.findings), Vec::<String>::new());
    assert_eq!((report.outcome, report.status()), (Outcome::Done, 0));
}

#[test]
fn the_sample_archive_is_well() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/sample");
    let report = check::run(&sample);
    let ours: Vec<_> = report
        .findings
        .iter()
        .filter(|line| check::KINDS.iter().any(|kind| kind.name == line.code))
        .cloned()
        .collect();
    assert_eq!(say(&ours), Vec::<String>::new());
    assert_eq!(report.outcome, Outcome::Done);
    assert!(!sample.join(".bulletin").exists());
}

type Spoil = fn(&Path);

#[test]
fn each_thing_that_goes_wrong_is_told_at_its_place() {
    let cases: [(&str, Spoil, &str); 22] = [
        (
            "issue-missing",
            |root| fs::remove_dir_all(root.join("2020-2")).unwrap(),
            "archive.json issues[1].url | 2020-2/issue.json",
        ),
        (
            "issue-unlisted",
            |root| fs::rename(root.join("2020-2"), root.join("2020-1")).unwrap(),
            "2020-1/issue.json",
        ),
        (
            "id-differs",
            |root| change(root, "2020-2/issue.json", "/id", json!("2020-7")),
            "2020-2/issue.json id | 2020-7 ≠ 2020-2/",
        ),
        (
            "entry-differs",
            |root| change(root, "2020-2/issue.json", "/headline", json!("另一标题")),
            "archive.json issues[1].headline | archive.json: 第二期的事\n2020-2/issue.json: 另一标题",
        ),
        (
            "entry-differs",
            |root| change(root, "archive.json", "/issues/0/adminCodes", json!([])),
            "archive.json issues[0].adminCodes",
        ),
        (
            "entry-differs",
            |root| {
                change(
                    root,
                    "archive.json",
                    "/issues/0/datePublished",
                    json!("2020-03-04"),
                )
            },
            "issues[0].datePublished | archive.json: 2020-03-04",
        ),
        (
            "archive-order",
            |root| {
                change(
                    root,
                    "archive.json",
                    "/issues/0/datePublished",
                    json!("2020-01-01"),
                )
            },
            "archive.json",
        ),
        (
            "number-order",
            |root| change(root, "2020-3/issue.json", "/issueNumber", json!(1)),
            "2020-3: № 1",
        ),
        (
            "number-gap",
            |root| change(root, "2020-3/issue.json", "/issueNumber", json!(6)),
            "2020: № 3–5",
        ),
        (
            "file-missing",
            |root| fs::remove_file(root.join("2020-3/figures/a-480.jpg")).unwrap(),
            "2020-3/issue.json figure-1 | 2020-3/figures/a-480.jpg",
        ),
        (
            "file-missing",
            |root| fs::remove_file(root.join("2020-3/attachments/b.txt")).unwrap(),
            "2020-3/issue.json attachments[0]",
        ),
        (
            "size-differs",
            |root| write_bytes(root, "2020-3/figures/a.jpg", &jpeg(600, 300)),
            "figure-1 | figures/a.jpg: 600×400 → 600×300",
        ),
        (
            "size-differs",
            |root| write_bytes(root, "2020-3/figures/a-480.jpg", &jpeg(470, 320)),
            "figures/a-480.jpg: 480 → 470×320",
        ),
        (
            "bytes-differ",
            |root| write_bytes(root, "2020-3/attachments/b.txt", b"longer"),
            "attachments[0].bytes | attachments/b.txt: 4 → 6",
        ),
        (
            "no-picture",
            |root| write_bytes(root, "2020-3/figures/a.jpg", b"<html>"),
            "figure-1 | figures/a.jpg",
        ),
        (
            "file-unnamed",
            |root| write_bytes(root, "2020-3/figures/old.jpg", b"x"),
            "2020-3/figures/old.jpg",
        ),
        (
            "dead-link",
            |root| {
                change(
                    root,
                    "2020-3/issue.json",
                    "/lead/0/paragraph/3/link/href",
                    json!("#hubei"),
                )
            },
            "2020-3/issue.json  | #hubei",
        ),
        (
            "dead-link",
            |root| change(root, "2020-2/issue.json", "/sections/0/id", json!("two")),
            "../2020-2/issue.json#one",
        ),
        (
            "dead-link",
            |root| {
                change(
                    root,
                    "2020-3/issue.json",
                    "/lead/0/paragraph/3/link/href",
                    json!("attachments/c%20d.txt"),
                )
            },
            "attachments/c%20d.txt",
        ),
        (
            "archive-broken",
            |root| write_bytes(root, "archive.json", b"{\n  \"format\": "),
            "archive.json line 2",
        ),
        (
            "issue-broken",
            |root| {
                change(
                    root,
                    "2020-2/issue.json",
                    "/datePublished",
                    json!("2020-02-30"),
                )
            },
            "2020-2/issue.json",
        ),
        (
            "picture-without-alt",
            |root| {
                change(
                    root,
                    "2020-3/issue.json",
                    "/sections/0/blocks/1/figure/pictures/0/alt",
                    json!(""),
                )
            },
            "2020-3/issue.json sections[0].blocks[1].figure.pictures[0]",
        ),
    ];
    for (code, spoil, place) in cases {
        let report = checked(spoil);
        let all = say(&report.findings);
        let found = all
            .iter()
            .any(|it| it.starts_with(code) && it.contains(place));
        assert!(found, "{code} {place}: {all:#?}");
        assert_eq!(
            (report.outcome, report.status()),
            (Outcome::Done, 1),
            "{code}"
        );
    }
}

#[test]
fn what_leads_out_of_the_archive_is_left_alone() {
    for href in [
        "../../other/",
        "https://example.org/x",
        "mailto:a@example.org",
        "/2020-2/",
        "#",
        "#top",
        "#summary",
        "../2020-2/#one",
        "attachments/b.txt",
    ] {
        let report = checked(|root| {
            let at = "/lead/0/paragraph/3/link/href";
            change(root, "2020-3/issue.json", at, json!(href));
        });
        assert_eq!(say(&report.findings), Vec::<String>::new(), "{href}");
    }
}

#[test]
fn a_folder_that_is_no_archive_cannot_be_checked() {
    let dir = tempfile::tempdir().unwrap();
    for (path, code) in [
        (dir.path().to_owned(), "not-an-archive"),
        (dir.path().join("missing"), "archive-missing"),
    ] {
        let report = check::run(&path);
        assert_eq!(report.status(), 2);
        assert_eq!(report.findings[0].code, code);
    }
    assert!(!dir.path().join(".bulletin").exists());
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_is_told_and_not_followed() {
    let report = checked(|root| {
        let file = root.join("2020-3/figures/a.jpg");
        fs::remove_file(&file).unwrap();
        std::os::unix::fs::symlink("/etc/passwd", file).unwrap();
    });
    let all = say(&report.findings);
    assert!(
        all.iter().any(|it| it.starts_with("path-leaves-archive")),
        "{all:#?}"
    );
}

#[test]
fn repeats_of_other_issues_lead_somewhere() {
    let fact = |id: &str, sum: &str, repeats: Value| {
        let mut fact = json!({ "id": id, "category": "donation", "quote": "一段话",
            "amount": { "yuan": sum, "bound": "exact" } });
        if !repeats.is_null() {
            fact["repeats"] = repeats;
        }
        fact
    };
    let of = |issue: &str, fact: &str| json!({ "issue": issue, "fact": fact });
    let report = checked(|root| {
        let facts = |issue: &str, facts: Value| {
            let file = format!("{issue}/issue.json");
            let text = fs::read_to_string(root.join(&file)).unwrap();
            let mut tree: Value = serde_json::from_str(&text).unwrap();
            tree["sections"][0]["facts"] = facts;
            write(root, &file, tree);
        };
        facts(
            "2020-2",
            json!([
                fact("told", "3", Value::Null),
                fact("late", "4", of("2020-3", "late")),
                fact("round", "5", of("2020-3", "round")),
            ]),
        );
        facts(
            "2020-3",
            json!([
                fact("again", "3", of("2020-2", "told")),
                fact("more", "8", of("2020-2", "told")),
                fact("gone", "3", of("2020-2", "none")),
                fact("late", "4", Value::Null),
                fact("round", "5", of("2020-2", "round")),
            ]),
        );
    });
    let told: Vec<String> = say(&report.findings);
    let told: Vec<&String> = told
        .iter()
        .filter(|it| it.starts_with("repeats-"))
        .collect();
    let at = |issue: &str, index: usize| {
        format!("{issue}/issue.json sections[0].facts[{index}].repeats")
    };
    let expected = [
        format!("repeats-later {} | late → 2020-3/late", at("2020-2", 1)),
        format!("repeats-circle {} | round → 2020-3/round", at("2020-2", 2)),
        format!(
            "repeats-differs {} | more → 2020-2/told\n8元 ≠ 3元",
            at("2020-3", 1)
        ),
        format!("repeats-gone {} | gone → 2020-2/none", at("2020-3", 2)),
        format!("repeats-circle {} | round → 2020-2/round", at("2020-3", 4)),
    ];
    assert_eq!(told, expected.iter().collect::<Vec<_>>());
}
