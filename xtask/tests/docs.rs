//! The documentation agrees with the source, in both languages: the names that
//! are promises, the codes of failures, and the links between pages.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

type Names = BTreeSet<String>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The texts of all files below a folder whose names end so.
fn sources(folder: &str, ending: &str) -> Vec<String> {
    fn walk(folder: &Path, ending: &str, texts: &mut Vec<String>) {
        let entries = std::fs::read_dir(folder)
            .unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        for entry in entries {
            let path = entry.expect("a folder can be listed").path();
            if path.is_dir() {
                walk(&path, ending, texts);
            } else if path.to_string_lossy().ends_with(ending) {
                texts.push(read(&path));
            }
        }
    }
    let mut texts = Vec::new();
    walk(&root().join(folder), ending, &mut texts);
    texts
}

/// What follows each of these words, up to the first of these characters.
fn after(texts: &[String], word: &str, ends: &[char]) -> Names {
    let found = texts.iter().flat_map(|text| text.split(word).skip(1));
    let names = found.filter_map(|rest| rest.split(ends).next());
    names.map(str::to_owned).collect()
}

/// The strings of the arrays of this name: `NAME = ["a", "b"]`.
fn strings(texts: &[String], array: &str) -> Names {
    let arrays = after(texts, &format!("{array} = ["), &[']']);
    let parts = arrays
        .iter()
        .flat_map(|list| list.split('"').skip(1).step_by(2));
    parts.map(str::to_owned).collect()
}

/// The two languages of a page.
fn both(page: &str) -> [(String, String); 2] {
    ["", ".zh-CN"].map(|language| {
        let name = format!("docs/{page}{language}.md");
        let text = read(&name);
        (name, text)
    })
}

/// The part of a page between a heading with this number and the next one.
fn section(page: &str, number: usize) -> &str {
    let start = page.match_indices("\n## ").nth(number);
    let rest = start.map_or("", |(at, mark)| &page[at + mark.len()..]);
    rest.split("\n## ").next().unwrap_or_default()
}

/// What stands as code in the first column of the tables of a text.
fn rows(text: &str) -> Names {
    let cells = text
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split(" | ").next());
    let codes = cells.flat_map(|cell| cell.split('`').skip(1).step_by(2));
    codes.map(str::to_owned).collect()
}

#[test]
fn every_cause_of_failure_is_documented() {
    let table = read("assets/loader/causes.js");
    let (_, table) = table
        .split_once("export const CAUSES = {")
        .expect("the table is in causes.js");
    // A row begins two spaces in, its words further.
    let rows_of_table = table.lines().filter_map(|line| {
        let row = line.strip_prefix("  ")?;
        let row = (!row.starts_with([' ', ')', '}'])).then_some(row)?;
        Some(row.split_once(": ")?.0.trim_matches('"').to_owned())
    });
    let codes: Names = rows_of_table.collect();
    assert!(codes.len() >= 17, "{codes:?}");
    for (name, page) in both("failures") {
        assert_eq!(rows(&page), codes, "the codes in {name}");
    }
}

#[test]
fn every_attribute_is_documented() {
    let scripts = sources("assets/loader", ".js");
    let mut attributes = strings(&scripts, "ATTRIBUTES");
    attributes.extend(strings(&scripts, "LOOKS"));
    attributes.insert("id".to_owned());
    for (name, page) in both("element") {
        assert_eq!(
            rows(section(&page, 1)),
            attributes,
            "the attributes in {name}"
        );
    }
}

#[test]
fn every_property_and_method_is_documented() {
    let scripts = sources("assets/loader", ".js");
    let mut members = strings(&scripts, "ATTRIBUTES");
    members.extend(strings(&scripts, "LOOKS"));
    let camel = |name: &str| {
        let mut words = name.split('-');
        let first = words.next().unwrap_or_default().to_owned();
        words.fold(first, |name, word| {
            name + &word[..1].to_uppercase() + &word[1..]
        })
    };
    let mut members: Names = members.iter().map(|name| camel(name)).collect();
    members.extend(["data", "navigate(place)", "print()"].map(str::to_owned));
    for (name, page) in both("element") {
        for member in &members {
            let code = format!("`{member}`");
            assert!(section(&page, 2).contains(&code), "{name} lacks {member}");
        }
    }
}

#[test]
fn every_event_is_documented() {
    let events = after(&sources("assets/loader", ".js"), "tell(\"", &['"']);
    let events: Names = events
        .iter()
        .map(|name| format!("bulletin-{name}"))
        .collect();
    for (name, page) in both("element") {
        assert_eq!(rows(section(&page, 3)), events, "the events in {name}");
    }
}

#[test]
fn every_custom_property_is_documented() {
    let ends = [',', ')', ':', ' ', ';', '*', '\n'];
    let found = after(&sources("assets/css", ".css"), "--bulletin-", &ends);
    let mut properties: Names = found
        .iter()
        .map(|name| format!("--bulletin-{name}"))
        .collect();
    // A comment says `--bulletin-*`.
    properties.remove("--bulletin-");
    for (name, page) in both("element") {
        let listed = rows(section(&page, 4));
        let listed: Names = listed
            .into_iter()
            .filter(|it| it.starts_with("--"))
            .collect();
        assert_eq!(listed, properties, "the custom properties in {name}");
    }
}

#[test]
fn every_part_is_documented() {
    let mut parts = after(&sources("src/views", ".rs"), "(\"part\", \"", &['"']);
    parts.extend(after(&sources("assets/loader", ".js"), "part: \"", &['"']));
    for (name, page) in both("element") {
        let section = section(&page, 5);
        let list = section.split("```").nth(1).expect("the parts are listed");
        let words = list
            .lines()
            .skip(1)
            .filter_map(|line| line.split_whitespace().next());
        let listed: Names = words.map(str::to_owned).collect();
        assert_eq!(listed, parts, "the parts in {name}");
    }
}

/// A page in one language has the headings, tables and examples of the other.
#[test]
fn both_languages_have_the_same_shape() {
    let shape = |text: &str| {
        let lines = text
            .lines()
            .map(|line| line.split(' ').next().unwrap_or_default());
        let marks = lines
            .filter(|mark| ["#", "##", "###", "|", "-"].contains(mark) || mark.starts_with("```"));
        marks.map(str::to_owned).collect::<Vec<_>>()
    };
    let pages = [
        "element",
        "hosting",
        "format",
        "importing",
        "printing",
        "failures",
    ];
    for page in pages {
        let [(_, english), (name, chinese)] = both(page);
        assert_eq!(shape(&chinese), shape(&english), "{name}");
    }
    assert_eq!(shape(&read("README.zh-CN.md")), shape(&read("README.md")));
}

/// Links between the pages lead to a file and a heading that are there.
#[test]
fn links_between_pages_lead_somewhere() {
    let mut pages = ["", "docs"]
        .map(|folder| {
            let entries = std::fs::read_dir(root().join(folder)).expect("a folder can be listed");
            let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
            let pages = names.filter(|name| name.ends_with(".md"));
            pages
                .map(|name| Path::new(folder).join(name))
                .collect::<Vec<_>>()
        })
        .concat();
    pages.sort();
    let mut broken = Vec::new();
    for page in &pages {
        let text = read(page);
        let links = text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next());
        let pictures = text
            .split("src=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next());
        // Examples of markup have addresses of other sites.
        let pictures = pictures.filter(|link| link.starts_with("docs/"));
        for link in links.chain(pictures).filter(|link| !link.contains("://")) {
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            let target = match file {
                "" => page.clone(),
                file => page.parent().unwrap_or(Path::new("")).join(file),
            };
            let there = root().join(&target).exists();
            if !there || !heading.is_empty() && !anchors(&read(&target)).contains(heading) {
                broken.push(format!("{}: {link}", page.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// The fragments that GitHub gives the headings of a page.
fn anchors(text: &str) -> Names {
    let titles = text.lines().filter_map(|line| {
        line.strip_prefix('#')?
            .trim_start_matches('#')
            .strip_prefix(' ')
    });
    let fragment = |title: &str| {
        let kept = title
            .chars()
            .filter(|it| it.is_alphanumeric() || [' ', '-', '_'].contains(it));
        kept.collect::<String>().to_lowercase().replace(' ', "-")
    };
    titles.map(fragment).collect()
}

#[test]
fn the_readme_stays_short() {
    for name in ["README.md", "README.zh-CN.md"] {
        let lines = read(name).lines().count();
        assert!(lines <= 150, "{name} has {lines} lines");
    }
}

#[test]
fn the_minimal_example_has_ten_lines() {
    assert!(read("examples/minimal.html").lines().count() <= 10);
}
