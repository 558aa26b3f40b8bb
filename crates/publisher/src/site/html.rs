//! Writes HTML and what goes into it: escaped, with nothing inline.

use maud::{PreEscaped, Render};
use serde_json::Value;

/// How a page begins.
pub const DOCTYPE: PreEscaped<&str> = PreEscaped("<!doctype html>\n");

/// A text of the archive, for elements and attributes.
#[derive(Clone, Copy)]
pub struct Printable<'a>(pub &'a str);

impl Render for Printable<'_> {
    fn render_to(&self, out: &mut String) {
        escape_to(self.0, out);
    }
}

/// Text for XML and for settings in XML.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_to(text, &mut out);
    out
}

fn escape_to(text: &str, out: &mut String) {
    for it in text.chars() {
        match it {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // XML cannot represent these, and HTML has no use for them.
            it if it.is_control() && !"\t\n".contains(it) => out.push(' '),
            it => out.push(it),
        }
    }
}

/// A value as JSON for a `<script>`: without `<`, so that neither an end tag
/// nor a comment starts in it (HTML, "Restrictions for contents of script
/// elements").
pub fn json(value: &Value) -> String {
    value
        .to_string()
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

/// Cuts a text to at most so many characters, after a sentence or a clause if
/// one ends in its second half. An ellipsis marks a cut inside a sentence.
pub fn cut(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= most {
        return text;
    }
    let head: Vec<char> = text.chars().take(most.saturating_sub(1)).collect();
    let after = |marks: &str| {
        let at = head.iter().rposition(|it| marks.contains(*it))? + 1;
        (at * 2 >= head.len()).then_some(at)
    };
    if let Some(at) = after("。！？") {
        return head.iter().take(at).collect();
    }
    let end = after("；，、 ").map_or(head.len(), |at| at - 1);
    let mut out: String = head.iter().take(end).collect();
    out.push('…');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_where_a_reader_would() {
        assert_eq!(cut("不长。", 10), "不长。");
        assert_eq!(
            cut("第一句说完了。第二句还没有说完就到了头", 12),
            "第一句说完了。"
        );
        assert_eq!(cut("没有句号，只有逗号的一句话说到这里", 10), "没有句号…");
        assert_eq!(cut("没有任何标点的一句话说到这里", 6), "没有任何标…");
        assert_eq!(cut("a\n b", 10), "a b");
    }

    #[test]
    fn nothing_in_a_script_ends_it() {
        let value = serde_json::json!({ "a": "</script><!--&\u{2028}" });
        let text = json(&value);
        assert!(!text.contains(['<', '>', '&', '\u{2028}']), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
    }
}
