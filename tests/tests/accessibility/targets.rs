//! Target sizes: at least 24 CSS pixels except for links in sentences, 44 for
//! touch controls and on touch screens for all of the summary, 60 in elder mode.

use super::{ELDER, LIGHT, STATES, choose, come_to, leave};
use browser_tests::{Size, in_chromium};
use serde_json::{Value, json};

/// The targets that are too small. A link in a sentence is as high as its line.
const SMALL: &str = "
const thumbs = '.bar > *, .contents a, .year a, .entries a, .pager a, button, #failure summary, .setting button, a.plain, .side[id] a';
const sums = '.summary :is(a, summary)';
const elder = '.bar > *, .contents a, .year a, button, #failure summary, a.plain, ' + sums;
const modal = [...elements()].findLast((one) => one.matches('dialog:modal'));
const small = [];
for (const one of [...elements()].filter(shown)) {
    if (!one.matches('a[href], button, summary, [role=button]') || modal && !contains(modal, one)) continue;
    // The host page's own button.
    if (one.matches('#count')) continue;
    const said = (node) => node.nodeType === 3 && node.data.trim();
    const sentence = page.getComputedStyle(one).display === 'inline' && !one.matches('.title a, .summary a, .back')
        && [one.parentElement, one.closest('p, li, td')].some((around) => around && [...around.childNodes].some(said));
    if (sentence || one.closest('sup')) continue;
    const least = args.elder && one.matches(elder) ? 60 : one.matches(args.touch ? `${thumbs}, ${sums}` : thumbs) ? 44 : 24;
    const box = one.getBoundingClientRect();
    if (box.width < least - .5 || box.height < least - .5)
        small.push(`${describe(one)} is ${box.width.toFixed(1)} x ${box.height.toFixed(1)}, not ${least}`);
}
return small;
";

in_chromium! {
    fn targets_are_large_enough(reader: &mut Reader) {
        let mut all = Vec::new();
        for state in STATES {
            for size in [Size::Phone, Size::Wide] {
                come_to(reader, state.name, size);
                for look in [LIGHT, ELDER] {
                    choose(reader, look);
                    reader.js("for (const one of matching({ css: '.summary details' })) one.open = true", Value::Null);
                    let touch = matches!(size, Size::Phone);
                    let small = reader.js(SMALL, json!({ "elder": look.mode == "elder", "touch": touch }));
                    let small: Vec<String> = serde_json::from_value(small).expect("lines");
                    all.extend(small.iter().map(|it| format!("{}, {size:?}, {}: {it}", state.name, look.mode)));
                }
                leave(reader);
            }
        }
        assert!(all.is_empty(), "too small:\n{}", all.join("\n"));
        // A large screen can be one for fingers too.
        let session = reader.session();
        session.protocol("Emulation.setTouchEmulationEnabled", json!({ "enabled": true, "maxTouchPoints": 5 }));
        reader.read(Size::Wide, "/");
        reader.until_js("it is a screen for fingers", "return page.matchMedia('(pointer: coarse)').matches", Value::Null);
        reader.js("for (const one of matching({ css: '.summary details' })) one.open = true", Value::Null);
        let small = reader.js(SMALL, json!({ "elder": false, "touch": true }));
        reader.session().protocol("Emulation.setTouchEmulationEnabled", json!({ "enabled": false }));
        assert_eq!(small, json!([]), "for fingers");
        // It finds a target that is too small.
        reader.read(Size::Phone, "/");
        reader.js("matching({ css: '.bar [data-do=contents]' })[0].style.cssText = 'min-height: 0; height: 20px; flex: none'", Value::Null);
        let small = reader.js(SMALL, json!({ "elder": false }));
        assert_eq!(small.as_array().map(Vec::len), Some(1), "{small}");
    }
}
