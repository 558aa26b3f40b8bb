//! Changes that are interrupted at every step, and what must be true of the
//! folder then.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;

use bulletin::model::{Date, Issue, Periodical};

use super::*;

fn issue(headline: &str) -> Issue {
    Issue {
        id: "2020-15".to_owned(),
        language: "zh-Hans".to_owned(),
        periodical: Periodical {
            name: "示例工作".to_owned(),
            kind: "简报".to_owned(),
        },
        issue_number: Some(15),
        issue_label: None,
        cumulative_number: None,
        supplement: false,
        classification: None,
        publisher: "示例协会".to_owned(),
        date_published: Date::new(2020, 2, 25).unwrap(),
        headline: headline.to_owned(),
        part_number: None,
        part_label: None,
        contributors: Vec::new(),
        attachments: Vec::new(),
        editor_note: Vec::new(),
        lead: Vec::new(),
        facts: Vec::new(),
        sections: Vec::new(),
        notes: Vec::new(),
        distribution: Vec::new(),
        print_run: None,
    }
}

/// All files of an archive except this program's own.
fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(root: &Path, dir: &Path, all: &mut BTreeMap<String, Vec<u8>>) {
        for item in fs::read_dir(dir).unwrap() {
            let path = item.unwrap().path();
            let name = path.strip_prefix(root).unwrap().display().to_string();
            if name == OWN {
                continue;
            }
            if path.is_dir() {
                walk(root, &path, all);
            } else {
                all.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    let mut all = BTreeMap::new();
    walk(root, root, &mut all);
    all
}

fn first() -> (Issue, Change) {
    let issue = issue("第一稿");
    let mut change = Change::default();
    for (name, bytes) in [
        ("2020-15/figures/old.jpg", "old"),
        ("2020-15/figures/same.jpg", "same"),
        ("2020-15/issue.json", "first"),
    ] {
        change.write(Path::new(name), bytes.into()).unwrap();
    }
    (issue, change)
}

fn second() -> (Issue, Change) {
    let issue = issue("第二稿");
    let mut change = Change::default();
    for (name, bytes) in [
        ("2020-15/figures/new.jpg", "new"),
        ("2020-15/figures/same.jpg", "same"),
        ("2020-15/attachments/a.docx", "word"),
        ("2020-15/issue.json", "second"),
    ] {
        change.write(Path::new(name), bytes.into()).unwrap();
    }
    change.remove(Path::new("2020-15/figures/old.jpg")).unwrap();
    (issue, change)
}

fn put(root: &Path, (issue, change): (Issue, Change), step: Step) -> Result<bool, Problem> {
    let mut folder = Folder::open(root)?;
    folder.on_step(step);
    folder.put(&issue, change)
}

fn fine() -> Step {
    Box::new(|| Ok(()))
}

/// Fails at a step; a dead program fails at all later ones, too.
fn fails(at: usize, dead: bool) -> (Step, Rc<Cell<usize>>) {
    let count = Rc::new(Cell::new(0));
    let seen = count.clone();
    let step = move || {
        let now = seen.get();
        seen.set(now + 1);
        if now == at || (dead && now > at) {
            return Err(io::Error::other("no"));
        }
        Ok(())
    };
    (Box::new(step), count)
}

#[test]
fn a_change_happens_or_does_not_whatever_fails() {
    let before = {
        let dir = tempfile::tempdir().unwrap();
        put(dir.path(), first(), fine()).unwrap();
        files(dir.path())
    };
    let after = {
        let dir = tempfile::tempdir().unwrap();
        put(dir.path(), first(), fine()).unwrap();
        assert_eq!(put(dir.path(), second(), fine()), Ok(true));
        files(dir.path())
    };
    assert!(after.contains_key("2020-15/figures/new.jpg"));
    assert!(!after.contains_key("2020-15/figures/old.jpg"));

    let (mut undone, mut finished) = (0, 0);
    for dead in [false, true] {
        for at in 0.. {
            let dir = tempfile::tempdir().unwrap();
            put(dir.path(), first(), fine()).unwrap();
            let (step, count) = fails(at, dead);
            let result = put(dir.path(), second(), step);
            if count.get() <= at {
                // There is no such step.
                assert_eq!(result, Ok(true));
                assert!(at > 15, "{at} steps");
                break;
            }
            if !dead {
                // An error: everything is as it was, or, after the last move,
                // done.
                match &result {
                    Ok(_) => assert_eq!(files(dir.path()), after, "step {at}"),
                    Err(problem) => {
                        assert_eq!(files(dir.path()), before, "step {at}");
                        assert_eq!(problem.kind, &FILES);
                    }
                }
            }
            // The next program finds it as it was or as it will be.
            recover(dir.path()).unwrap();
            let now = files(dir.path());
            match now == before {
                true => undone += 1,
                false => finished += 1,
            }
            assert!(now == before || now == after, "step {at}, dead: {dead}");
            assert!(!dir.path().join(OWN).join("work").exists());
            // What failed can be done again.
            put(dir.path(), second(), fine()).unwrap();
            assert_eq!(files(dir.path()), after);
        }
    }
    assert!(undone > 10 && finished > 5, "{undone} {finished}");
}

#[test]
fn nothing_is_written_where_nothing_changes() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(put(dir.path(), first(), fine()), Ok(true));
    let (step, count) = fails(0, true);
    assert_eq!(put(dir.path(), first(), step), Ok(false));
    assert_eq!(count.get(), 0);
}

#[test]
fn a_first_issue_that_fails_leaves_no_folder() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("新库");
    let mut folder = Folder::open(&root).unwrap();
    folder.on_step(fails(3, true).0);
    let (issue, change) = first();
    assert!(folder.put(&issue, change).is_err());
    // As after a crash, with what was prepared still there.
    folder.abandon();
    assert_eq!(folder_state(&root).unwrap(), FolderState::Free);

    let root = dir.path().join("另一库");
    let mut folder = Folder::open(&root).unwrap();
    folder.on_step(fails(3, false).0);
    let (issue, change) = first();
    assert!(folder.put(&issue, change).is_err());
    folder.abandon();
    assert!(!root.exists());
}

#[test]
fn only_one_changes_an_archive() {
    let dir = tempfile::tempdir().unwrap();
    let held = Folder::open(dir.path()).unwrap();
    let (send, receive) = std::sync::mpsc::channel();
    let root = dir.path().to_owned();
    let other = std::thread::spawn(move || {
        let folder = Folder::open(&root).map(|_| ());
        send.send(()).unwrap();
        folder
    });
    // It waits as long as the first holds the lock.
    let early = receive.recv_timeout(std::time::Duration::from_millis(300));
    assert!(early.is_err());
    drop(held);
    receive
        .recv_timeout(std::time::Duration::from_secs(5))
        .unwrap();
    assert_eq!(other.join().unwrap(), Ok(()));
}

#[test]
fn paths_that_leave_the_archive_are_refused() {
    for name in ["../a", "/a", "", "a/../../b", ".bulletin/lock"] {
        let refused = Change::default().write(Path::new(name), Vec::new());
        assert_eq!(refused.map_err(|it| it.kind), Err(&LEAVES), "{name}");
    }
    // A journal is a file that anybody can write.
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), first(), fine()).unwrap();
    let work = dir.path().join(OWN).join("work");
    fs::create_dir_all(&work).unwrap();
    fs::write(work.join("new-0"), "x").unwrap();
    let journal = r#"{"writes":[{"path":"../out","existed":false}],"removes":[]}"#;
    fs::write(work.join("journal.json"), journal).unwrap();
    let error = Folder::open(dir.path()).err().map(|it| it.kind);
    assert_eq!(error, Some(&LEAVES));
    assert!(!dir.path().parent().unwrap().join("out").exists());
}

#[cfg(unix)]
#[test]
fn no_symbolic_link_is_followed() {
    use std::os::unix::fs::symlink;
    for name in [
        "2020-15",
        "2020-15/figures",
        "2020-15/issue.json",
        LIST,
        OWN,
    ] {
        let outside = tempfile::tempdir().unwrap();
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path();
        put(root, first(), fine()).unwrap();
        let target = outside.path().join("there");
        fs::rename(root.join(name), &target).unwrap();
        let inside = if target.is_dir() {
            files(&target)
        } else {
            BTreeMap::new()
        };
        symlink(&target, root.join(name)).unwrap();
        let error = put(root, second(), fine()).map_err(|it| it.kind);
        assert_eq!(error, Err(&LEAVES), "{name}");
        if target.is_dir() {
            assert_eq!(files(&target), inside, "{name}");
        }
    }
}

#[test]
fn a_folder_with_other_things_is_refused_and_litter_is_not() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("Thumbs.db"), "").unwrap();
    assert_eq!(folder_state(dir.path()), Ok(FolderState::Free));
    fs::write(dir.path().join("工资表.xlsx"), "").unwrap();
    let refused = folder_state(dir.path()).map_err(|it| it.kind);
    assert_eq!(refused, Err(&NO_ARCHIVE));
    assert!(Folder::open(dir.path()).is_err());
    assert!(!dir.path().join(OWN).exists());
    let file = dir.path().join("工资表.xlsx");
    assert_eq!(folder_state(&file).map_err(|it| it.kind), Err(&NO_ARCHIVE));
}

#[test]
fn the_list_keeps_what_it_does_not_know_and_its_order() {
    let dir = tempfile::tempdir().unwrap();
    let list = r#"{
  "format": "bulletin-archive/1",
  "periodical": { "name": "示例工作", "kind": "简报" },
  "publisher": "示例协会",
  "motto": "新",
  "issues": [
    { "id": "2020-16", "issueNumber": 16, "datePublished": "2020-02-27", "headline": "后", "url": "2020-16/issue.json" },
    { "id": "2020-15", "issueNumber": 15, "datePublished": "2020-02-25", "headline": "旧", "url": "x/issue.json", "page": "../2020-15/", "star": true },
    { "id": "2020-14", "issueNumber": 14, "datePublished": "2020-02-25", "headline": "前", "url": "2020-14/issue.json" }
  ]
}"#;
    fs::write(dir.path().join(LIST), list).unwrap();
    put(dir.path(), (issue("新"), Change::default()), fine()).unwrap();
    let mut other = issue("更早");
    other.id = "2020-1".to_owned();
    other.issue_number = Some(1);
    other.date_published = Date::new(2020, 1, 2).unwrap();
    put(dir.path(), (other, Change::default()), fine()).unwrap();
    let text = fs::read_to_string(dir.path().join(LIST)).unwrap();
    let tree: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(tree["motto"], "新");
    let ids: Vec<_> = tree["issues"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["id"])
        .collect();
    assert_eq!(ids, ["2020-16", "2020-15", "2020-14", "2020-1"]);
    let entry = &tree["issues"][1];
    assert_eq!(entry["headline"], "新");
    assert_eq!(entry["url"], "x/issue.json");
    assert_eq!(entry["page"], "../2020-15/");
    assert_eq!(entry["star"], true);
}

#[test]
fn a_list_that_cannot_be_read_completely_is_left_alone() {
    for list in [
        "{",
        r#"{"format":"bulletin-archive/2","issues":[]}"#,
        r#"{"format":"bulletin-archive/1","periodical":{"name":"a"},"publisher":"b","issues":[{"id":"A B"}]}"#,
    ] {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join(LIST), list).unwrap();
        let error = put(dir.path(), first(), fine()).map_err(|it| it.kind);
        assert_eq!(error, Err(&LIST_BROKEN), "{list}");
        assert_eq!(files(dir.path()).len(), 1);
    }
}

#[test]
fn names_of_attachments_are_safe_everywhere() {
    for (name, safe) in [
        ("第十五期 简报.docx", "第十五期_简报.docx"),
        ("../../etc/passwd", "passwd"),
        (r"C:\temp\a.docx", "a.docx"),
        ("a#b?c%20d.docx", "a_b_c_20d.docx"),
        ("con.docx", "file_con.docx"),
        ("lpt1.tar.gz", "file_lpt1.tar.gz"),
        ("\u{202e}xcod.exe.docx", "xcod.exe.docx"),
        ("...", "file_"),
        ("a\nb\t.txt", "a_b_.txt"),
    ] {
        assert_eq!(path::safe_name(name), safe, "{name:?}");
    }
    let long = path::safe_name(&format!("{}.docx", "字".repeat(300)));
    assert!(long.len() <= 120 && long.ends_with(".docx"), "{long}");
}
