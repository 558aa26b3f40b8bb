//! The element on pages of many kinds: `tests/pages/hosts/<name>/`, each with what
//! it imitates in its first comment.

use browser_tests::server::Fault;
use browser_tests::{Reader, Size, in_every_browser};
use serde_json::{Value, json};

/// Pages on which the element, or what is around it, is as wide as its content.
const SIZED_BY_CONTENT: [&str; 12] = [
    "flex-row",
    "flex-row-main",
    "flex-stiff",
    "flex-column",
    "grid",
    "table",
    "float",
    "inline-block",
    "absolute",
    "fit-content",
    "dialog",
    "narrow-column",
];

const HEADLINE: &str = "守望相助（示例）";

/// The viewer of the page and its shadow root, before a test's script.
const VIEWER: &str = "const viewer = page.document.querySelector('bulletin-viewer');
    const root = viewer?.shadowRoot;\n";

fn js(reader: &Reader, script: &str) -> Value {
    reader.js(&format!("{VIEWER}{script}"), json!(null))
}

fn host(name: &str) -> String {
    format!("/test/hosts/{name}/index.html")
}

/// The element is wide enough to read in, and no wider than what it is in; the page
/// does not scroll sideways. Returns its width.
fn is_readable(reader: &Reader, what: &str) -> f64 {
    let seen = js(
        reader,
        "const box = viewer.getBoundingClientRect();
        const around = viewer.parentElement;
        const style = page.getComputedStyle(around);
        const inner = around.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
        const em = parseFloat(page.getComputedStyle(viewer).fontSize);
        const whole = page.document.documentElement;
        return [box.width, inner, em, whole.scrollWidth - whole.clientWidth]",
    );
    let number = |at: usize| seen[at].as_f64().expect("a number");
    let (width, around, em, beyond) = (number(0), number(1), number(2), number(3));
    let stiff = what.starts_with("flex-stiff");
    assert!(
        width >= around.min(20.0 * em) - 1.0 || !stiff && width >= 0.8 * around,
        "{what}: {width} px in {around}"
    );
    assert!(width <= around + 1.0, "{what}: {width} px in {around}");
    assert!(width >= 240.0, "{what}: {width} px");
    // What does not give way may leave less than one can read in.
    assert!(
        beyond <= 0.0 || stiff,
        "{what}: {beyond} px beyond the page"
    );
    width
}

in_every_browser! {
    /// Where a box is as wide as what is in it, the element is as wide as it can be,
    /// before the viewer is there, when it failed, and when it shows an issue.
    fn it_is_readable_in_any_layout(reader: &mut Reader) {
        let wasm = reader.server.named("/viewer-", ".wasm");
        for name in SIZED_BY_CONTENT {
            for size in Size::ALL {
                let what = |state: &str| format!("{name}, {size:?}, {state}");
                reader.server.fault(&wasm, Fault::Hold);
                reader.open(size, &host(name));
                reader.sees("第十五期");
                let before = is_readable(reader, &what("before"));
                reader.server.mend();
                reader.until_ready();
                let after = is_readable(reader, &what("ready"));
                assert!((before - after).abs() < 1.0, "{}: {before} px before", what("ready"));
                reader.screenshot(&format!("hosts/{name}"));
            }
        }
    }
}
