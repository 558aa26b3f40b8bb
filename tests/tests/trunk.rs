//! What trunk builds and serves. `cargo xtask test trunk` runs these over a copy
//! of the checkout: a test here changes files.

use browser_tests::{Browser, Reader, Size, run};
use serde_json::Value;
use std::path::PathBuf;
use std::time::Instant;

/// `trunk build --release` writes a viewer that shows the sample.
#[test]
#[ignore = "cargo xtask test trunk runs trunk first"]
fn a_release_build_of_trunk_is_complete() {
    run(Browser::Chromium, "trunk::release", |reader| {
        reader.read(Size::Phone, "/");
        reader.finds(".tail");
        // What is fetched on demand is there as well.
        reader.tap("阅读");
        reader.finds(".sheet[open]");
        let asked = reader.server.requests();
        assert!(
            asked.iter().any(|it| it.path.starts_with("/reading-")),
            "{asked:?}"
        );
        assert!(asked.iter().all(|it| it.status < 400), "{asked:?}");
    });
}

/// Under `trunk serve` a change of a view and of a style sheet comes to the
/// screen by itself.
#[test]
#[ignore = "cargo xtask test trunk runs trunk first"]
fn a_change_under_trunk_serve_comes_to_the_screen() {
    let variable = |name: &str| std::env::var(name).unwrap_or_else(|_| panic!("{name} is set"));
    let address = variable("BULLETIN_TRUNK");
    let checkout = PathBuf::from(variable("BULLETIN_CHECKOUT"));
    run(Browser::Chromium, "trunk::serve", |reader| {
        reader.session().go(&address).expect("the page opens");
        shows(reader, "an issue", "root.querySelector('.headline')");
        has_function_names(reader);

        let start = Instant::now();
        replace(&checkout.join("src/words.rs"), "\"目录\"", "\"目次\"");
        shows(reader, "the new word", "root.textContent.includes('目次')");
        println!("a changed view: {:.1} s", start.elapsed().as_secs_f32());

        let start = Instant::now();
        let sheet = checkout.join("assets/css/head.css");
        let css = std::fs::read_to_string(&sheet).expect("the sheet is there");
        std::fs::write(
            &sheet,
            format!("{css}\n.headline {{ outline-color: rgb(1, 2, 3); }}\n"),
        )
        .expect("the sheet is written");
        shows(
            reader,
            "the new colour",
            "root.querySelector('.headline') && getComputedStyle(root.querySelector('.headline')).outlineColor == 'rgb(1, 2, 3)'",
        );
        println!(
            "a changed style sheet: {:.1} s",
            start.elapsed().as_secs_f32()
        );
        // Every test ends on a page of the tests' own server.
        reader.open(Size::Phone, "/");
    });
}

/// Waits until this is true of the shadow root of the page's viewer.
fn shows(reader: &Reader, what: &str, condition: &str) {
    let script = format!(
        "const root = document.querySelector('bulletin-viewer')?.shadowRoot; return !!root && !!({condition})"
    );
    reader.until(&format!("the page shows {what}"), || {
        // The page may be loading anew at this moment.
        let found = reader.session().script(&script, &[]).ok();
        Ok((found == Some(Value::Bool(true))).then_some(()))
    });
}

/// A stack of a development build names functions.
fn has_function_names(reader: &Reader) {
    let script = "const files = performance.getEntriesByType('resource').map((it) => it.name);
        const wasm = files.find((it) => it.endsWith('.wasm'));
        return fetch(wasm).then((it) => it.arrayBuffer()).then(WebAssembly.compile)
            .then((it) => WebAssembly.Module.customSections(it, 'name').length)";
    let found = reader
        .session()
        .script(script, &[])
        .expect("the wasm is there");
    assert_eq!(found, Value::from(1));
}

fn replace(file: &PathBuf, from: &str, to: &str) {
    let text = std::fs::read_to_string(file).expect("the file is there");
    assert!(text.contains(from), "{} holds {from}", file.display());
    std::fs::write(file, text.replacen(from, to, 1)).expect("the file is written");
}
