//! No unreviewed sum on a public page: what a site has of facts that nobody has
//! confirmed.

mod shared;

use publisher::site;
use serde_json::json;
use shared::{Fixture, viewer};

/// The sample archive with one fact that nobody has confirmed.
fn proposed() -> (Fixture, String) {
    let fixture = Fixture::at("https://example.org/");
    let mut id = String::new();
    fixture.change("2020-15/issue.json", |issue| {
        let sections = issue["sections"].as_array_mut().unwrap();
        let mut facts = sections
            .iter_mut()
            .filter_map(|it| it.get_mut("facts")?.as_array_mut())
            .flatten();
        let fact = facts.find(|it| it.get("partOf").is_none()).unwrap();
        fact["proposed"] = json!(true);
        fact["donor"] = json!({ "kind": "companies", "name": "尚未核对公司" });
        id = fact["id"].as_str().unwrap().to_owned();
    });
    (fixture, id)
}

/// The attribute of elements that show proposals.
const MARK: &str = " review>";

fn mentions(fixture: &Fixture, text: &str) -> Vec<String> {
    let files = fixture.files().into_iter();
    let found = files.filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains(text));
    found.map(|(name, _)| name).collect()
}

fn names(outcome: &site::Outcome) -> Vec<&str> {
    outcome.findings.iter().map(|it| it.kind.name).collect()
}

#[test]
fn a_site_has_nothing_of_a_proposal_and_says_so_once() {
    let (fixture, _) = proposed();
    let outcome = fixture.build();
    assert_eq!(names(&outcome), ["proposals-left-out"]);
    assert_eq!(outcome.findings[0].detail, "2020-15 (1)");
    assert_eq!(mentions(&fixture, "尚未核对公司"), [""; 0]);
    assert_eq!(mentions(&fixture, "\"proposed\""), [""; 0]);
    assert_eq!(mentions(&fixture, MARK), [""; 0]);
}

#[test]
fn with_proposed_they_are_there_and_marked() {
    let (mut fixture, id) = proposed();
    fixture.build();
    fixture.options.with_proposed = true;
    let outcome = fixture.build();
    assert_eq!(names(&outcome), ["proposals-published"]);
    let data = fixture.read("data/2020-15/issue.json");
    assert!(data.contains("尚未核对公司") && data.contains(&id));
    for page in [
        "2020-15/index.html",
        "2020-14/index.html",
        "embed/frame.html",
    ] {
        assert!(fixture.read(page).contains(MARK), "{page}");
    }
    // And back again.
    fixture.options.with_proposed = false;
    fixture.build();
    assert_eq!(mentions(&fixture, MARK), [""; 0]);
}

#[test]
fn a_preview_of_an_archive_goes_when_it_ends() {
    let (fixture, _) = proposed();
    assert!(site::is_archive(&fixture.options.archive));
    fixture.build();
    assert!(!site::is_archive(fixture.site()));
    let hidden = indicatif::ProgressBar::hidden();
    let made = site::preview(&fixture.options.archive, viewer("first"), &hidden);
    let (folder, _) = made.unwrap();
    let page = folder.path().join("site/2020-15/index.html");
    let text = std::fs::read_to_string(&page).unwrap();
    assert!(text.contains(MARK));
    drop(folder);
    assert!(!page.exists());
}
