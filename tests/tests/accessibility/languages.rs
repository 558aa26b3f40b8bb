//! Every text is marked with its language, and every page has a title of its own.

use super::{come_to, leave};
use browser_tests::server::PUBLISHED;
use browser_tests::{Size, in_every_browser};
use serde_json::{Value, json};

/// Texts and names that are marked with the wrong language: Han characters not
/// marked as Chinese, Latin words alone not marked as English. Names of files and
/// formats belong to both.
const MISMARKED: &str = r#"
const found = [];
const languageOf = (node) => {
    for (; node; node = node.assignedSlot ?? node.parentNode ?? node.host) if (node.nodeType === 1 && node.lang) return node.lang;
    return '';
};
const look = (words, node, what) => {
    const tag = languageOf(node);
    const han = /\p{Script=Han}/u.test(words);
    const latin = /\p{Script=Latin}{2,}/u.test(words.replace(/\b(CSV|KB|Word|PDF|DOCX|ISO|QC|GB)\b/g, ''));
    if (han && !/^zh/.test(tag)) found.push(`${what} “${words.slice(0, 40)}” is marked ${tag}`);
    if (latin && !han && !/^en/.test(tag)) found.push(`${what} “${words.slice(0, 40)}” is marked ${tag}`);
};
for (const one of elements()) {
    if (['script', 'style', 'noscript', 'head', 'template', 'meta', 'link'].includes(one.localName) || one.closest('noscript, script, head')) continue;
    if (!one.getClientRects().length) continue;
    for (const name of ['aria-label', 'alt', 'title', 'data-label']) {
        const words = one.getAttribute(name);
        if (words) look(words, one, describe(one) + ' ' + name);
    }
    for (const node of one.childNodes) if (node.nodeType === 3 && node.data.trim()) look(node.data.trim(), one, describe(one));
}
return [...new Set(found)];
"#;

in_every_browser! {
    /// The viewer in Chinese and in English, with a Chinese issue.
    fn every_text_has_its_language(reader: &mut Reader) {
        let states = [
            "reading", "every-kind", "summary", "list-only", "failed", "no-such-place", "issues", "contents",
            "settings", "figure", "left-off", "static", "static-every-kind", "archive", "english-reading", "english-failed",
        ];
        let mut all = Vec::new();
        for state in states {
            come_to(reader, state, Size::Phone);
            let found: Vec<String> = serde_json::from_value(reader.js(MISMARKED, Value::Null)).expect("lines");
            all.extend(found.iter().map(|it| format!("{state}: {it}")));
            leave(reader);
        }
        assert!(all.is_empty(), "{}", all.join("\n"));
    }

    /// Dialogs, with the viewer in English.
    fn what_is_open_has_its_language_in_english(reader: &mut Reader) {
        let mut all = Vec::new();
        for (open, shown) in [
            (".bar [data-do=contents]", "dialog .contents"),
            (".bar [data-do=issues]", "dialog .year"),
            (".bar [data-do=settings]", "dialog .setting"),
            ("#figure-2 .picture", "dialog .stage"),
        ] {
            come_to(reader, "english-reading", Size::Phone);
            reader.js("page.location.hash = 'bulletin/2020-15'", Value::Null);
            reader.finds("#figure-2");
            reader.tap_css(open);
            reader.finds(shown);
            let found: Vec<String> = serde_json::from_value(reader.js(MISMARKED, Value::Null)).expect("lines");
            all.extend(found.iter().map(|it| format!("{open}: {it}")));
            leave(reader);
        }
        assert!(all.is_empty(), "{}", all.join("\n"));
    }

    /// Each page has a title and a language.
    fn pages_have_titles_and_languages(reader: &mut Reader) {
        let mut titles = Vec::new();
        for path in ["2020-15/", "2020-14/", "2020-13/", "", "embed/", "webmaster.html"] {
            reader.open(Size::Phone, &format!("{PUBLISHED}{path}"));
            let [title, language] = ["title", "documentElement.lang"]
                .map(|it| reader.js(&format!("return page.document.{it}"), json!(null)));
            assert_eq!(language, json!("zh-Hans"), "{path}");
            let title = title.as_str().unwrap_or_default().to_owned();
            assert!(!title.is_empty() && !titles.contains(&title), "{path}: {title}");
            titles.push(title);
        }
        assert!(titles[0].contains("同心战疫，各地质协在行动"), "{titles:?}");
    }
}
