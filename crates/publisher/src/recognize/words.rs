//! Small questions about Chinese text.

/// White space of any width, and invisible marks.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}

/// A text without any white space, to compare it however it is spaced.
pub fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !is_space(*c)).collect()
}

/// Without white space at its ends.
pub fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// A Chinese character.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '〇')
}

/// Opening marks.
const OPENING: &str = "（(《〈「『【〔[“‘";
/// Closing marks.
const CLOSING: &str = "）)》〉」』】〕]”’\"'";
/// Marks at the end of a sentence or of a point.
const ENDING: &str = "。！？!?…；;：:.";

/// Whether a text ends with the mark of a sentence or of a point, possibly with
/// closing quotation marks or brackets after it.
pub fn is_finished(text: &str) -> bool {
    let text = trim(text).trim_end_matches(|c| CLOSING.contains(c));
    text.ends_with(|c| ENDING.contains(c))
}

/// Whether a text certainly continues: it ends with a comma, or inside
/// brackets.
pub fn goes_on(text: &str) -> bool {
    trim(text).ends_with(|c| "，、,".contains(c) || OPENING.contains(c)) || open_marks(text)
}

/// Whether brackets or quotation marks are open at its end.
fn open_marks(text: &str) -> bool {
    ["《》", "（）", "“”", "【】", "「」"].iter().any(|pair| {
        let mut marks = pair.chars();
        let (open, close) = (marks.next(), marks.next());
        let count = |mark: Option<char>| text.chars().filter(|c| Some(*c) == mark).count();
        count(open) > count(close)
    })
}

/// Whether a text can only be a continuation: it starts with a comma or a
/// closing mark.
pub fn continues(text: &str) -> bool {
    trim(text).starts_with(|c| "，。、；：！？,".contains(c) || "）》〉」』】〕”’".contains(c))
}

/// Its width in half-width columns, as printed.
pub fn width(text: &str) -> usize {
    trim(text)
        .chars()
        .map(|c| {
            if c.is_ascii() {
                1
            } else if is_space(c) && c != '\u{3000}' {
                usize::from(c != '\u{200b}' && c != '\u{feff}')
            } else {
                2
            }
        })
        .sum()
}

/// The number of its characters, without white space.
pub fn len(text: &str) -> usize {
    text.chars().filter(|c| !is_space(*c)).count()
}

/// Its last characters, for reports.
pub fn ending(text: &str, count: usize) -> String {
    let skip = text.chars().count().saturating_sub(count);
    text.chars().skip(skip).collect()
}

/// Its first characters, for reports.
pub fn beginning(text: &str, count: usize) -> String {
    text.chars().take(count).collect()
}

/// Removes letter-spacing: 质 量 通 讯, where every character is set apart. Other
/// spaces are meant and stay.
pub fn unspace(text: &str) -> String {
    let text = trim(text);
    let mut parts = text.split(is_space).filter(|part| !part.is_empty());
    let single = |part: &str| part.chars().count() == 1 && part.chars().all(is_han);
    if parts.clone().count() > 1 && parts.all(single) {
        squeeze(text)
    } else {
        text.to_owned()
    }
}

/// A line of punctuation that draws a rule: ──────, ------, ＿＿＿＿, ★★★★.
pub fn is_rule(text: &str) -> bool {
    let text = squeeze(text);
    text.chars().count() >= 3
        && text
            .chars()
            .all(|c| "-—–―─━═_＿=＝－*＊~～﹍﹎★☆◆◇※".contains(c))
}
