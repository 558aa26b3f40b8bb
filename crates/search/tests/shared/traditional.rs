//! The table of traditional characters, from OpenCC's data.

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use std::collections::BTreeMap;

/// Pairs of a traditional character and the simplified one, 32 on a line.
pub fn table() -> String {
    let opencc = OpenCC::from_config(BuiltinConfig::T2s).expect("the table is built in");
    let mut pairs = BTreeMap::new();
    for it in ('\u{3400}'..='\u{9fff}').chain('\u{f900}'..='\u{faff}') {
        let simple = opencc.convert(&it.to_string());
        let mut chars = simple.chars();
        if let (Some(to), None) = (chars.next(), chars.next())
            && to != it
            && to < '\u{10000}'
        {
            pairs.insert(it, to);
        }
    }
    let mut out = String::new();
    for (index, from) in pairs.keys().enumerate() {
        // Some become a character that is traditional itself.
        let mut to = *from;
        for _ in 0..4 {
            to = pairs.get(&to).copied().unwrap_or(to);
        }
        out.push(*from);
        out.push(to);
        if index % 32 == 31 {
            out.push('\n');
        }
    }
    if !out.ends_with('\n') {
        out.push('\n');
    }
    out
}
