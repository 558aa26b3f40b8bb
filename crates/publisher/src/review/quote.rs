//! Quotes that went through a spreadsheet, which changes spaces and line breaks.

use bulletin::evidence;
use bulletin::model::Block;

/// Whether two quotes differ in white space at most.
pub(super) fn is_same(a: &str, b: &str) -> bool {
    let plain = |text: &str| -> String { text.split_whitespace().collect() };
    plain(a) == plain(b)
}

/// A quote as the text has it, white space aside.
pub(super) fn find(blocks: &[Block], quote: &str) -> Option<String> {
    let wanted: String = quote.split_whitespace().collect();
    if wanted.is_empty() {
        return None;
    }
    let mut found = None;
    evidence::each_leaf(blocks, &mut |leaf| {
        if found.is_some() {
            return;
        }
        let text = leaf.text();
        let mut plain = String::new();
        // Where each byte of the plain text comes from.
        let mut from = Vec::new();
        for (at, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
            plain.push(c);
            from.resize(plain.len(), at);
        }
        let Some(start) = plain.find(&wanted) else {
            return;
        };
        let last = wanted.chars().next_back().map_or(0, char::len_utf8);
        let end = from.get(start + wanted.len() - last).map(|at| at + last);
        let begin = from.get(start);
        found = begin
            .zip(end)
            .and_then(|(begin, end)| text.get(*begin..end).map(str::to_owned));
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use bulletin::model::Inline;

    #[test]
    fn spaces_do_not_matter() {
        let blocks = [Block::Paragraph(Inline::plain("甲公司 捐款 3 万元。"))];
        assert_eq!(find(&blocks, "捐款3万元").as_deref(), Some("捐款 3 万元"));
        assert_eq!(find(&blocks, "捐款4万元"), None);
        assert!(is_same("捐款 3\n万元", "捐款3万元"));
    }
}
