//! Creates an empty archive with a guide.

use std::path::Path;

use bulletin::model::{Archive, Periodical};

use crate::archive::{self, Change, Folder, FolderState, Problem};
use crate::report::{Finding, FindingKind, Outcome, Place, Report, Severity};

/// The name of the guide: Windows opens it with a double click.
pub const GUIDE: &str = "说明.txt";

/// There is already an archive.
pub static EXISTS: FindingKind = FindingKind {
    name: "archive-exists",
    severity: Severity::Error,
    zh: "这里已经有一个简报库，未改动；可直接用 bulletin import 导入",
    en: "there is an archive here already; nothing was changed; import into it with “bulletin import”",
};

/// What was created, and what to do next.
pub static CREATED: FindingKind = FindingKind {
    name: "archive-created",
    severity: Severity::Note,
    zh: "新的简报库已建好；用法见其中的《说明.txt》，下一步是 bulletin import",
    en: "a new archive was made; how to use it stands in “说明.txt” (Chinese and English); next comes “bulletin import”",
};

/// All that this file can find.
pub const KINDS: &[&FindingKind] = &[&EXISTS, &CREATED];

/// Creates an archive in a folder that is empty or does not exist.
pub fn run(dir: &Path, periodical: Periodical, publisher: String) -> Report {
    let made = make(dir, periodical, publisher);
    let (outcome, finding) = match made {
        Ok(()) => (
            Outcome::Done,
            Finding::new(&CREATED, Place::File, String::new()),
        ),
        Err(problem) => (Outcome::Failed, problem.finding()),
    };
    Report {
        file: dir.display().to_string(),
        issue: None,
        outcome,
        taken: Vec::new(),
        findings: vec![finding.into()],
    }
}

fn make(dir: &Path, periodical: Periodical, publisher: String) -> Result<(), Problem> {
    let exists = || Problem::new(&EXISTS, dir, "");
    match archive::folder_state(dir)? {
        FolderState::Archive => return Err(exists()),
        FolderState::Free => {}
    }
    let mut folder = Folder::open(dir)?;
    if folder.list().is_some() {
        // Another import was faster.
        return Err(exists());
    }
    let archive = Archive {
        periodical,
        publisher,
        summary: None,
        issues: Vec::new(),
        volumes: Vec::new(),
    };
    let mut change = Change::default();
    // The mark tells Notepad that this is UTF-8.
    let guide = format!(
        "\u{feff}{}",
        include_str!("guide.txt").replace('\n', "\r\n")
    );
    change.write(Path::new(GUIDE), guide.into_bytes())?;
    let made = folder.put_empty(&archive, change);
    if made.is_err() {
        folder.abandon();
    }
    made
}
