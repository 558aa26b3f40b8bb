//! The structure of the code: imports form no circle between the files of a
//! folder, and no layer imports one above it.
//!
//! The sources themselves are read, without their tests. A file imports what it
//! names by `crate::`, `super::` or `self::`, in a `use` or anywhere else. A
//! folder's `mod.rs` imports everything that it declares, so what several files
//! share has a file of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A crate: its folder, and its modules in layers, the lowest first. A module
/// imports only modules of lower layers.
struct Crate {
    folder: &'static str,
    layers: &'static [&'static [&'static str]],
    /// Whether a folder's own file counts like the others.
    faces: bool,
    /// Names from other crates that it must not use.
    forbidden: &'static [&'static str],
}

const CRATES: &[Crate] = &[
    Crate {
        folder: "src",
        layers: &[
            &["words", "testing"],
            &["address"],
            &["browser", "columns", "document", "naming"],
            &["csv"],
            &["views"],
            &["app", "page"],
            &["element"],
        ],
        // The app's own file holds the state that its other files change.
        faces: false,
        forbidden: &["publisher"],
    },
    Crate {
        folder: "crates/bulletin/src",
        layers: &[],
        // Its folders' own files declare what the files in them share.
        faces: false,
        forbidden: &["bulletin_viewer", "publisher", "yew", "web_sys"],
    },
    Crate {
        folder: "crates/publisher/src",
        layers: &[
            &["report"],
            &["manuscript", "show", "pictures", "facts"],
            &["draft", "source"],
            &["recognize", "archive"],
            // One place says what is wrong with an issue, for all three.
            &["check"],
            &["import", "new", "review", "site"],
            &["cli"],
        ],
        faces: true,
        // Pages come from `bulletin_viewer::page`; how they are drawn is
        // internal to the viewer.
        forbidden: &["bulletin_viewer::views", "bulletin_viewer::app"],
    },
];

/// Circles that are allowed, each with the reason.
const ALLOWED: &[&str] = &[
    // A quantity reports the same problems as an amount.
    "crates/bulletin/src: amount ↔ numeral",
    // The schema of the model names the patterns of ids.
    "crates/bulletin/src: id ↔ model ↔ visit",
    // Two halves of one step.
    "crates/bulletin/src/summary: columns ↔ divide",
];

#[test]
fn no_imports_form_a_circle() {
    let mut found = Vec::new();
    for of in CRATES {
        let sources = Sources::read(of.folder);
        for folder in sources.folders() {
            for circle in circles(&sources.graph(&folder, of.faces)) {
                let place = [of.folder]
                    .into_iter()
                    .chain(folder.iter().map(String::as_str));
                let place = place.collect::<Vec<_>>().join("/");
                found.push(format!("{place}: {}", circle.join(" ↔ ")));
            }
        }
    }
    found.retain(|it| !ALLOWED.contains(&it.as_str()));
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_layer_imports_one_above_it() {
    for of in CRATES {
        let sources = Sources::read(of.folder);
        let layer = |module: &str| of.layers.iter().position(|it| it.contains(&module));
        for (module, imports) in sources.graph(&[], true) {
            let Some(own) = layer(&module) else {
                // A new module needs a place in the layers.
                assert!(
                    of.layers.is_empty() || module == FACE || module == "main",
                    "{}: {module} is in no layer",
                    of.folder
                );
                continue;
            };
            for import in imports {
                let other = layer(&import);
                assert!(
                    other.is_some_and(|other| other < own),
                    "{}: {module} imports {import}",
                    of.folder
                );
            }
        }
        for file in &sources.files {
            for name in of.forbidden {
                assert!(
                    !file.paths.iter().any(|it| is_below(it, name)),
                    "{}: {} names {name}",
                    of.folder,
                    file.module.join("::")
                );
            }
        }
    }
}

#[test]
fn circles_and_paths_are_seen() {
    let tokens = tokens(
        r##"use crate::a::{self, b::{C, D as E}, f::*}; // crate::no
        fn x<'a>(it: &'a str) -> char { super::g::h(r#"crate::no"#, "\"crate::no"); '"' }
        #[cfg(test)] mod tests { use crate::no; }
        pub(super) use bulletin_viewer::views::Tag;"##,
    );
    let (paths, _) = paths(&tokens);
    let paths: Vec<String> = paths.iter().map(|it| it.join("::")).collect();
    assert_eq!(
        paths,
        [
            "crate::a",
            "crate::a::b::C",
            "crate::a::b::D",
            "crate::a::f",
            "super::g::h",
            "bulletin_viewer::views::Tag",
        ]
    );
    let graph = |edges: &[(&str, &[&str])]| -> Graph {
        let owned = |it: &&str| (*it).to_owned();
        let edge =
            |(from, to): &(&str, &[&str])| ((*from).to_owned(), to.iter().map(owned).collect());
        edges.iter().map(edge).collect()
    };
    assert!(circles(&graph(&[("a", &["b", "c"]), ("b", &["c"]), ("c", &[])])).is_empty());
    let circle = graph(&[("a", &["b"]), ("b", &["c"]), ("c", &["a"]), ("d", &["a"])]);
    assert_eq!(circles(&circle), [["a", "b", "c"]]);
}

/// Represents a folder's own file.
const FACE: &str = "mod.rs";

type Graph = BTreeMap<String, BTreeSet<String>>;

/// A file and the paths that it names.
struct SourceFile {
    /// Its module: `["site", "page", "feed"]`.
    module: Vec<String>,
    /// Paths by `crate::`, and those of other crates.
    paths: Vec<Vec<String>>,
}

struct Sources {
    files: Vec<SourceFile>,
    modules: BTreeSet<Vec<String>>,
}

impl Sources {
    fn read(folder: &str) -> Sources {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../..")
            .join(folder);
        let mut found = Vec::new();
        collect(&root, &mut found);
        let mut files = Vec::new();
        let mut tests = BTreeSet::new();
        for path in found {
            let text = fs::read_to_string(&path).unwrap();
            let module = module_of(path.strip_prefix(&root).unwrap());
            let (paths, of_tests) = paths(&tokens(&text));
            for name in of_tests {
                tests.insert(child(&module, &name));
            }
            let paths = paths.iter().map(|it| absolute(&module, it)).collect();
            files.push(SourceFile { module, paths });
        }
        files.retain(|file| !tests.iter().any(|it| file.module.starts_with(it)));
        assert!(files.len() > 10, "{folder} has no sources");
        let modules = files.iter().map(|it| it.module.clone()).collect();
        Sources { files, modules }
    }

    /// All folders, by their modules.
    fn folders(&self) -> BTreeSet<Vec<String>> {
        let parent = |it: &SourceFile| it.module.split_last().map(|(_, parent)| parent.to_vec());
        self.files.iter().filter_map(parent).collect()
    }

    /// The imports between the files and folders of a folder.
    fn graph(&self, folder: &[String], faces: bool) -> Graph {
        let mut graph = Graph::new();
        for file in self.files.iter().filter(|it| it.module.starts_with(folder)) {
            let node = file.module.get(folder.len()).map_or(FACE, String::as_str);
            let imports = graph.entry(node.to_owned()).or_default();
            for path in &file.paths {
                let Some(("crate", rest)) = path.split_first().map(|(a, b)| (a.as_str(), b)) else {
                    continue;
                };
                if !rest.starts_with(folder) {
                    continue;
                }
                let to = rest
                    .get(folder.len())
                    .filter(|name| self.modules.contains(&child(folder, name)))
                    .map_or(FACE, String::as_str);
                if to != node {
                    imports.insert(to.to_owned());
                }
            }
        }
        if !faces {
            graph.remove(FACE);
        }
        let all: BTreeSet<String> = graph.keys().filter(|it| *it != FACE).cloned().collect();
        if let Some(face) = graph.get_mut(FACE) {
            face.extend(all);
        }
        graph
    }
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().flatten().collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push(path);
        }
    }
}

fn module_of(path: &Path) -> Vec<String> {
    let mut module: Vec<String> = path
        .with_extension("")
        .iter()
        .map(|it| it.to_string_lossy().into_owned())
        .collect();
    if let Some("mod" | "lib") = module.last().map(String::as_str) {
        module.pop();
    }
    module
}

fn child(folder: &[String], name: &str) -> Vec<String> {
    folder.iter().cloned().chain([name.to_owned()]).collect()
}

/// A path from the crate's root; paths of other crates stay as they are.
fn absolute(module: &[String], path: &[String]) -> Vec<String> {
    let mut base = module.to_vec();
    let mut rest = path;
    match path.first().map(String::as_str) {
        Some("self") => rest = &path[1..],
        Some("super") => {
            while let Some(("super", tail)) = rest.split_first().map(|(a, b)| (a.as_str(), b)) {
                base.pop();
                rest = tail;
            }
        }
        _ => return path.to_vec(),
    }
    ["crate".to_owned()]
        .into_iter()
        .chain(base)
        .chain(rest.iter().cloned())
        .collect()
}

fn is_below(path: &[String], name: &str) -> bool {
    let name: Vec<&str> = name.split("::").collect();
    path.len() >= name.len() && path.iter().zip(name).all(|(a, b)| a == b)
}

/// Groups of several nodes that all reach each other.
fn circles(graph: &Graph) -> Vec<Vec<String>> {
    let reached = |from: &String| -> BTreeSet<&String> {
        let mut seen = BTreeSet::new();
        let mut todo = vec![from];
        while let Some(node) = todo.pop() {
            for next in graph.get(node).into_iter().flatten() {
                if seen.insert(next) {
                    todo.push(next);
                }
            }
        }
        seen
    };
    let reach: BTreeMap<&String, _> = graph.keys().map(|it| (it, reached(it))).collect();
    let mut found = BTreeSet::new();
    for (node, all) in &reach {
        let circle: Vec<String> = all
            .iter()
            .filter(|it| reach.get(**it).is_some_and(|back| back.contains(node)))
            .map(|it| (*it).clone())
            .collect();
        if circle.len() > 1 {
            found.insert(circle);
        }
    }
    found.into_iter().collect()
}

/// The paths that start with `crate`, `super`, `self` or a crate of this
/// workspace, and the modules that are tests.
fn paths(tokens: &[String]) -> (Vec<Vec<String>>, Vec<String>) {
    let mut paths = Vec::new();
    let mut tests = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at..].starts_with(&["#".to_owned(), "[".to_owned(), "cfg".to_owned()]) {
            let end = closing(tokens, at + 1);
            let is_test = tokens[at..end].iter().any(|it| it == "test");
            let name = tokens
                .get(end + 1)
                .filter(|_| tokens.get(end).is_some_and(|it| it == "mod"));
            if let Some(name) = name.filter(|_| is_test) {
                tests.push(name.clone());
                at = match tokens.get(end + 2).map(String::as_str) {
                    Some("{") => closing(tokens, end + 2),
                    _ => end + 2,
                };
                continue;
            }
            at = end;
            continue;
        }
        let roots = [
            "crate",
            "super",
            "self",
            "bulletin",
            "bulletin_viewer",
            "publisher",
        ];
        let begins = roots.contains(&tokens[at].as_str())
            && tokens.get(at + 1).is_some_and(|it| it == "::")
            && (at == 0 || tokens[at - 1] != "::");
        match begins {
            true => at = tree(tokens, at, &mut Vec::new(), &mut paths),
            false => at += 1,
        }
    }
    (paths, tests)
}

/// The token after the bracket that closes the one at a token.
fn closing(tokens: &[String], mut at: usize) -> usize {
    let mut depth = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token.as_str() {
            "[" | "{" | "(" => depth += 1,
            "]" | "}" | ")" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// Reads one path, or all that a `use` groups in braces. Returns the next
/// token.
fn tree(
    tokens: &[String],
    mut at: usize,
    path: &mut Vec<String>,
    paths: &mut Vec<Vec<String>>,
) -> usize {
    let before = path.len();
    loop {
        match tokens.get(at).map(String::as_str) {
            Some("{") => {
                at += 1;
                while tokens.get(at).is_some_and(|it| it != "}") {
                    at = tree(tokens, at, path, paths);
                    while tokens.get(at).is_some_and(|it| it != "," && it != "}") {
                        at += 1;
                    }
                    at += usize::from(tokens.get(at).is_some_and(|it| it == ","));
                }
                path.truncate(before);
                return at + 1;
            }
            // `self` in braces is the path before them.
            Some("self") if before > 0 && path.len() == before => {}
            Some("*") => {}
            Some(name) => path.push(name.to_owned()),
            None => {}
        }
        at += 1;
        if tokens.get(at).is_none_or(|it| it != "::") {
            paths.push(path.clone());
            path.truncate(before);
            return at;
        }
        at += 1;
    }
}

/// Words and marks, without comments and quoted text.
fn tokens(text: &str) -> Vec<String> {
    let text: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = text.get(at).copied() {
        let next = text.get(at + 1).copied().unwrap_or(' ');
        if c == '/' && next == '/' {
            while text.get(at).is_some_and(|it| *it != '\n') {
                at += 1;
            }
        } else if c == '"' {
            at = behind_string(&text, at);
        } else if c == 'r' && (next == '"' || next == '#') && raw(&text, at).is_some() {
            at = raw(&text, at).unwrap_or(at + 1);
        } else if c == '\'' && (next == '\\' || text.get(at + 2) == Some(&'\'')) {
            at += 2 + usize::from(next == '\\');
            while text.get(at).is_some_and(|it| *it != '\'') {
                at += 1;
            }
            at += 1;
        } else if c.is_alphanumeric() || c == '_' {
            let start = at;
            while text
                .get(at)
                .is_some_and(|it| it.is_alphanumeric() || *it == '_')
            {
                at += 1;
            }
            tokens.push(text[start..at].iter().collect());
        } else if c == ':' && next == ':' {
            tokens.push("::".to_owned());
            at += 2;
        } else {
            if !c.is_whitespace() {
                tokens.push(c.to_string());
            }
            at += 1;
        }
    }
    tokens
}

fn behind_string(text: &[char], mut at: usize) -> usize {
    at += 1;
    while let Some(c) = text.get(at) {
        match c {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    at
}

/// The end of a raw string, if one starts here.
fn raw(text: &[char], mut at: usize) -> Option<usize> {
    at += 1;
    let mut hashes = 0;
    while text.get(at) == Some(&'#') {
        hashes += 1;
        at += 1;
    }
    if text.get(at) != Some(&'"') {
        return None;
    }
    loop {
        at += 1;
        text.get(at)?;
        if text[at] == '"' && text[at + 1..].iter().take_while(|it| **it == '#').count() >= hashes {
            return Some(at + 1 + hashes);
        }
    }
}
