//! What becomes a fact, who gave it, and what is passed over: each line of
//! `gifts.txt` is a text, followed by the expected result.

use crate::proposed;

#[test]
fn texts_give_these_facts_and_findings() {
    let mut wrong = String::new();
    let mut cases = 0;
    let mut lines = include_str!("gifts.txt").lines().peekable();
    while let Some(text) = lines.next() {
        let mut expected = Vec::new();
        while let Some(line) = lines.next_if(|line| line.starts_with("    ")) {
            expected.push(line.trim().to_owned());
        }
        let (mut found, findings) = proposed(text);
        found.extend(findings.into_iter().map(|finding| format!("! {finding}")));
        if found != expected {
            wrong += &format!("{text}\n    {}\n", found.join("\n    "));
        }
        cases += 1;
    }
    assert!(cases > 90, "{cases}");
    assert!(wrong.is_empty(), "this came instead:\n{wrong}");
}
