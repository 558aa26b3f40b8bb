//! Folders and wildcards as files to import: not every shell expands `*.docx`.

use std::fs;
use std::path::{Path, PathBuf};

use super::kinds::{LOCK_FILE, NO_FILES, OTHER_FILES};
use crate::report::{Finding, Outcome, Place, Report};

/// What the arguments name.
pub(super) struct Found {
    /// The files to import, in the order of the arguments, each once.
    pub(super) files: Vec<PathBuf>,
    /// What is to be said of arguments that name no such file.
    pub(super) others: Vec<Report>,
}

/// Takes the files of folders, and those that wildcards match.
pub(super) fn expand(arguments: &[PathBuf]) -> Found {
    let mut found = Found {
        files: Vec::new(),
        others: Vec::new(),
    };
    for argument in arguments {
        if argument.is_dir() {
            found.folder(argument);
        } else if !argument.exists() && pattern(argument).is_some() {
            found.matching(argument);
        } else if is_lock(&name(argument)) {
            found.say(
                argument,
                Outcome::Done,
                Finding::new(&LOCK_FILE, Place::File, ""),
            );
        } else {
            // Named twice, it is a mistake that the import tells.
            found.files.push(argument.clone());
        }
    }
    if found.files.is_empty() {
        for report in &mut found.others {
            report.outcome = Outcome::Failed;
        }
    }
    found
}

impl Found {
    fn add(&mut self, file: PathBuf) {
        // A folder and a wildcard can name the same file.
        if !self.files.contains(&file) {
            self.files.push(file);
        }
    }

    fn folder(&mut self, folder: &Path) {
        let names = listed(folder);
        let is_read = |name: &&String| ["docx", "txt"].contains(&&*ending(name));
        let mut none = true;
        for name in names.iter().filter(is_read) {
            self.add(folder.join(name));
            none = false;
        }
        if none {
            self.say(
                folder,
                Outcome::Failed,
                Finding::new(&NO_FILES, Place::File, ""),
            );
        }
        // What else may be a bulletin.
        let documents = ["doc", "docm", "dotx", "wps", "rtf", "odt", "ofd", "pdf"];
        let others = names
            .iter()
            .filter(|name| documents.contains(&&*ending(name)));
        let others: Vec<&str> = others.map(String::as_str).collect();
        if !others.is_empty() {
            let finding = Finding::new(&OTHER_FILES, Place::File, others.join("\n"));
            self.say(folder, Outcome::Done, finding);
        }
    }

    fn matching(&mut self, argument: &Path) {
        let pattern = pattern(argument).unwrap_or_default().to_lowercase();
        let pattern: Vec<char> = pattern.chars().collect();
        let folder = match argument.parent() {
            Some(folder) if folder != Path::new("") => folder.to_owned(),
            _ => PathBuf::from("."),
        };
        let mut none = true;
        for name in listed(&folder) {
            let lower: Vec<char> = name.to_lowercase().chars().collect();
            if matches(&pattern, &lower) && folder.join(&name).is_file() {
                self.add(argument.with_file_name(&name));
                none = false;
            }
        }
        if none {
            self.say(
                argument,
                Outcome::Failed,
                Finding::new(&NO_FILES, Place::File, ""),
            );
        }
    }

    fn say(&mut self, file: &Path, outcome: Outcome, finding: Finding) {
        self.others.push(Report {
            file: file.display().to_string(),
            issue: None,
            outcome,
            taken: Vec::new(),
            findings: vec![finding.into()],
        });
    }
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

fn ending(name: &str) -> String {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ending.to_ascii_lowercase()
}

/// Whether Word or WPS makes such a file beside one that is open.
fn is_lock(name: &str) -> bool {
    name.starts_with("~$") || name.starts_with(".~")
}

/// The names of a folder's files that are no lock files, in order.
fn listed(folder: &Path) -> Vec<String> {
    let items = fs::read_dir(folder).into_iter().flatten().flatten();
    let items = items.filter(|item| item.path().is_file());
    let names = items.filter_map(|item| item.file_name().into_string().ok());
    let mut names: Vec<String> = names
        .filter(|name| !is_lock(name) && !name.starts_with('.'))
        .collect();
    names.sort_by_key(|name| numbers_apart(name));
    names
}

/// The parts of a name, so that 第2期 comes before 第10期.
fn numbers_apart(name: &str) -> Vec<(u64, String)> {
    let mut parts = Vec::new();
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let is_digit = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != is_digit);
        let (part, after) = rest.split_at(end.unwrap_or(rest.len()));
        let number = if is_digit {
            part.parse().unwrap_or(u64::MAX)
        } else {
            0
        };
        parts.push((number, part.to_owned()));
        rest = after;
    }
    parts
}

/// The wildcards of a path's last part.
fn pattern(path: &Path) -> Option<String> {
    let name = name(path);
    name.contains(['*', '?']).then_some(name)
}

/// Whether a name matches: `*` is any characters, `?` is one.
fn matches(pattern: &[char], name: &[char]) -> bool {
    let (mut at, mut from) = (0, 0);
    // Where to go on if what follows the last star does not match.
    let mut star: Option<(usize, usize)> = None;
    while from < name.len() {
        match pattern.get(at) {
            Some('*') => {
                star = Some((at + 1, from));
                at += 1;
            }
            Some(c) if *c == '?' || *c == name[from] => {
                at += 1;
                from += 1;
            }
            _ => match star {
                Some((after, begin)) => {
                    star = Some((after, begin + 1));
                    at = after;
                    from = begin + 1;
                }
                None => return false,
            },
        }
    }
    pattern[at..].iter().all(|c| *c == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards_match_as_people_expect() {
        let is = |pattern: &str, name: &str| {
            let chars = |text: &str| text.chars().collect::<Vec<_>>();
            matches(&chars(pattern), &chars(name))
        };
        for (pattern, name) in [
            ("*.docx", "第十五期.docx"),
            ("第?期.*", "第九期.txt"),
            ("*简报*", "工作简报（增刊）.docx"),
            ("*", "x"),
            ("a*a", "aba"),
        ] {
            assert!(is(pattern, name), "{pattern} {name}");
        }
        for (pattern, name) in [
            ("*.docx", "a.doc"),
            ("第?期.*", "第十五期.txt"),
            ("a", "ab"),
        ] {
            assert!(!is(pattern, name), "{pattern} {name}");
        }
    }

    #[test]
    fn numbers_count_as_numbers() {
        let mut names = ["第10期.docx", "第9期.docx", "第9期（2）.docx"];
        names.sort_by_key(|name| numbers_apart(name));
        assert_eq!(names[0], "第9期.docx");
        assert_eq!(names[2], "第10期.docx");
    }
}
