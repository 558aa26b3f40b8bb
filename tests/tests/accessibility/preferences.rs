//! Preferences of the system: reduced motion and forced colours; and a focus ring
//! that is visible in every theme.

use super::{LOOKS, STATES, choose, come_to, leave};
use browser_tests::{Reader, Size, in_chromium};
use serde_json::{Value, json};

/// Emulates preferences of the system.
fn wishes(reader: &Reader, features: &[(&str, &str)]) {
    let features: Vec<_> = features
        .iter()
        .map(|(name, value)| json!({ "name": name, "value": value }))
        .collect();
    reader.session().protocol(
        "Emulation.setEmulatedMedia",
        json!({ "features": features }),
    );
}

/// Everything that has an animation or a transition.
const MOVES: &str = "
const seconds = (list) => Math.max(...list.split(',').map((it) => parseFloat(it) * (/ms$/.test(it) ? .001 : 1)));
const found = [];
for (const one of elements()) for (const part of [null, '::before', '::after', '::backdrop']) {
    const style = page.getComputedStyle(one, part);
    if (style.animationName !== 'none' && seconds(style.animationDuration) > 0) found.push(describe(one) + (part ?? '') + ' has an animation');
    if (seconds(style.transitionDuration) > 0) found.push(describe(one) + (part ?? '') + ' has a transition');
    if (style.scrollBehavior === 'smooth') found.push(describe(one) + ' scrolls smoothly');
}
return found;
";

/// For the first control of each kind, the contrast of its focus ring with its
/// surroundings.
const RINGS: &str = "
const rgb = (text) => { const [r, g, b, a = 1] = text.match(/[\\d.]+/g).map(Number); return { r, g, b, a }; };
const light = ({ r, g, b }) => {
    const [x, y, z] = [r, g, b].map((it) => (it /= 255) <= .04045 ? it / 12.92 : ((it + .055) / 1.055) ** 2.4);
    return .2126 * x + .7152 * y + .0722 * z;
};
const behind = (node) => {
    for (; node; node = parentOf(node)) {
        if (node.nodeType !== 1) continue;
        const color = rgb(page.getComputedStyle(node).backgroundColor);
        if (color.a > .5) return color;
    }
    return { r: 255, g: 255, b: 255 };
};
const kinds = new Set();
const modal = [...elements()].findLast((one) => one.matches('dialog:modal'));
const out = [];
for (const one of [...elements()].filter(shown)) {
    if (!one.matches('a[href], button, summary, [tabindex=\"0\"]') || modal && !contains(modal, one)) continue;
    const kind = one.localName + '.' + one.className + ' in ' + (one.parentElement?.className ?? '');
    if (kinds.has(kind)) continue;
    kinds.add(kind);
    one.focus({ preventScroll: true, focusVisible: true });
    const style = page.getComputedStyle(one);
    if (!one.matches(':focus-visible') || style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) {
        out.push(describe(one) + ' shows no focus');
        continue;
    }
    const ring = light(rgb(style.outlineColor));
    const around = light(behind(parseFloat(style.outlineOffset) < 0 ? one : parentOf(one)));
    const contrast = (Math.max(ring, around) + .05) / (Math.min(ring, around) + .05);
    if (contrast < 3) out.push(`${describe(one)}: ${style.outlineColor} has ${contrast.toFixed(2)}:1`);
}
return { out, kinds: kinds.size };
";

/// Given pairs of selectors, returns those whose elements look the same: none of
/// these properties differs.
const APART: &str = "
return args.filter(([one, two]) => {
    const [a, b] = [one, two].map((css) => matching({ css })[0]);
    if (!a || !b) return true;
    const [x, y] = [a, b].map((it) => page.getComputedStyle(it));
    return ['backgroundColor', 'backgroundImage', 'borderInlineStartColor', 'borderTopColor', 'outlineColor', 'fontWeight'].filter((it) => x[it] !== y[it]).length < 1;
});
";

in_chromium! {
    /// With reduced motion nothing moves, in any state.
    fn nothing_moves_where_that_is_wished(reader: &mut Reader) {
        let mut all = Vec::new();
        for state in STATES {
            wishes(reader, &[("prefers-reduced-motion", "reduce")]);
            come_to(reader, state.name, Size::Phone);
            let found: Vec<String> = serde_json::from_value(reader.js(MOVES, Value::Null)).expect("lines");
            all.extend(found.iter().map(|it| format!("{}: {it}", state.name)));
            leave(reader);
        }
        assert!(all.is_empty(), "{}", all.join("\n"));
        // Without it a sheet does: the check finds it.
        wishes(reader, &[("prefers-reduced-motion", "no-preference")]);
        come_to(reader, "contents", Size::Phone);
        assert_ne!(reader.js(MOVES, Value::Null), json!([]));
    }

    /// The focus ring has a contrast of 3:1 in every theme.
    fn the_focus_is_seen_in_every_theme(reader: &mut Reader) {
        let mut all = Vec::new();
        for (state, size) in [("reading", Size::Phone), ("every-kind", Size::Wide), ("settings", Size::Phone), ("contents", Size::Phone), ("failed", Size::Phone), ("figure", Size::Phone), ("left-off", Size::Phone), ("archive", Size::Phone)] {
            come_to(reader, state, size);
            // From here on the focus counts as moved by the keyboard.
            reader.press("Tab");
            for dark in ["light", "dark"] {
                wishes(reader, &[("prefers-color-scheme", dark)]);
                for look in LOOKS {
                    choose(reader, look);
                    let found = reader.js(RINGS, Value::Null);
                    assert!(found["kinds"].as_u64() > Some(0), "{state}: {found}");
                    let found: Vec<String> = serde_json::from_value(found["out"].clone()).expect("lines");
                    all.extend(found.iter().map(|it| format!("{state}, {look:?}, {dark}: {it}")));
                }
            }
            leave(reader);
        }
        assert!(all.is_empty(), "{}", all.join("\n"));
    }

    /// With forced colours pressed, current and marked items still differ from the
    /// others, badges have an edge, and icons and focus rings are visible.
    fn forced_colours_tell_apart_what_ours_do(reader: &mut Reader) {
        for scheme in ["light", "dark"] {
            wishes(reader, &[("forced-colors", "active"), ("prefers-color-scheme", scheme)]);
            let apart: &[(&str, Size, Value)] = &[
                ("summary", Size::Wide, json!([
                    ["[data-do=order-amount]", "[data-do=order-editor]"],
                    [".side [aria-current]", ".side a:not([aria-current])"],
                    [".badge", ".organization"],
                ])),
                ("summary", Size::Phone, json!([[".bar [aria-current]", ".bar a:not([aria-current])"]])),
                ("evidence", Size::Phone, json!([["mark", ".section p"], [".badge", ".organization"]])),
                ("settings", Size::Phone, json!([[".setting [aria-pressed=true]", ".setting [aria-pressed=false]"]])),
                ("issues", Size::Phone, json!([[".year [aria-current]", ".year a:not([aria-current])"]])),
            ];
            for (state, size, pairs) in apart {
                come_to(reader, state, *size);
                assert_eq!(reader.js(APART, pairs.clone()), json!([]), "{state}, {scheme}");
                reader.press("Tab");
                let rings = reader.js(RINGS, Value::Null);
                assert_eq!(rings["out"], json!([]), "{state}, {scheme}");
                // Text on a system colour has no backplate, which would hide it.
                let hidden = reader.js("return [...elements()].filter(shown)
                    .filter((one) => one.matches('.badge, mark, [aria-pressed=true], .card .go'))
                    .filter((one) => page.getComputedStyle(one).forcedColorAdjust !== 'none').map(describe)", Value::Null);
                assert_eq!(hidden, json!([]), "{state}, {scheme}");
                // An icon has the colour of its text.
                let drawings = reader.js("return [...elements()].filter((one) => one.localName === 'svg' && shown(one))
                    .filter((one) => page.getComputedStyle(one).stroke === page.getComputedStyle(one.closest('button, a, div')).backgroundColor).length", Value::Null);
                assert_eq!(drawings, json!(0), "{state}");
                reader.screenshot(&format!("accessibility/forced-{scheme}-{state}"));
                leave(reader);
            }
            for state in ["failed", "figure", "left-off"] {
                come_to(reader, state, Size::Phone);
                reader.press("Tab");
                reader.screenshot(&format!("accessibility/forced-{scheme}-{state}"));
                leave(reader);
            }
        }
        // The sheet has an edge.
        come_to(reader, "contents", Size::Phone);
        let edge = reader.js("const { borderTopColor, borderTopWidth, backgroundColor } = page.getComputedStyle(matching({ css: 'dialog' })[0]);
            return borderTopColor !== backgroundColor && parseFloat(borderTopWidth) >= 1", Value::Null);
        assert_eq!(edge, json!(true));
    }
}
