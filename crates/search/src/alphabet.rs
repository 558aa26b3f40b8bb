//! Characters as few bytes: one for the commonest, two for nearly all others, five for
//! the rest. Texts are stored in it: about half of UTF-8, without a decoder to download.

use crate::bytes::Input;

/// The commonest characters of bulletins, marks and digits first.
const COMMON: &str = "，。、；：“”（）《》0123456789.%- 的一是不了在人有中大来上国个到和地为与年月日时就以可会后发作用行所家成方多经同现动分进部其主理本但实者力第公此工使全三二十关将面制等化质量协员企单位管组织防疫捐款物资元万亿费省市区县服务提供标准建设对开展通";

const LEAST: usize = 128;
const CHINESE: (u32, u32) = (0x4e00, 20992);
/// Ranges beside Chinese: where they begin, and how many.
const OTHERS: [(u32, u32); 4] = [
    (0, 0x2000),
    (0x2000, 0xc00),
    (0x3000, 0x100),
    (0xff00, 0xf0),
];
/// Followed by the three bytes of a character that is in no range.
const ESCAPE: u32 = 0x7fff;

fn common() -> impl Iterator<Item = char> {
    COMMON.chars().take(LEAST)
}

/// Writes texts.
pub struct Writer {
    table: std::collections::BTreeMap<char, u8>,
}

impl Default for Writer {
    fn default() -> Writer {
        let mut table = std::collections::BTreeMap::new();
        for (index, it) in common().enumerate() {
            table.entry(it).or_insert(index as u8);
        }
        Writer { table }
    }
}

impl Writer {
    /// Appends a text with its number of bytes before it.
    pub fn text(&self, text: &str, out: &mut Vec<u8>) {
        let mut bytes = Vec::with_capacity(text.len());
        for it in text.chars() {
            if let Some(index) = self.table.get(&it) {
                bytes.push(*index);
                continue;
            }
            let code = code(it as u32);
            bytes.push(0x80 | (code >> 8) as u8);
            bytes.push(code as u8);
            if code == ESCAPE {
                bytes.extend(&(it as u32).to_be_bytes()[1..]);
            }
        }
        crate::bytes::varint(bytes.len() as u64, out);
        out.append(&mut bytes);
    }
}

fn code(it: u32) -> u32 {
    let mut before = 0;
    for (from, count) in std::iter::once(CHINESE).chain(OTHERS) {
        if (from..from + count).contains(&it) {
            return before + it - from;
        }
        before += count;
    }
    ESCAPE
}

fn decoded(mut code: u32) -> Option<char> {
    for (from, count) in std::iter::once(CHINESE).chain(OTHERS) {
        if code < count {
            return char::from_u32(from + code);
        }
        code -= count;
    }
    None
}

/// Reads texts.
pub struct Reader {
    table: Vec<char>,
}

impl Default for Reader {
    fn default() -> Reader {
        Reader {
            table: common().collect(),
        }
    }
}

impl Reader {
    /// Reads a text; `None` where it is damaged.
    pub fn text(&self, input: &mut Input) -> Option<String> {
        let length = input.varint()?;
        let mut input = Input::new(input.take(usize::try_from(length).ok()?)?);
        let mut out = String::new();
        while let Some(first) = input.byte() {
            let it = match first {
                ..0x80 => *self.table.get(usize::from(first))?,
                _ => {
                    let code = u32::from(first & 0x7f) << 8 | u32::from(input.byte()?);
                    match code {
                        ESCAPE => {
                            let [a, b, c] = input.take(3)?.try_into().ok()?;
                            char::from_u32(u32::from_be_bytes([0, a, b, c]))?
                        }
                        code => decoded(code)?,
                    }
                }
            };
            out.push(it);
        }
        Some(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commonest_are_as_many_as_a_byte_has_room_for() {
        let mut all: Vec<char> = COMMON.chars().collect();
        assert!(all.len() <= LEAST, "{}", all.len());
        all.sort_unstable();
        let count = all.len();
        all.dedup();
        assert_eq!(all.len(), count, "one is there twice");
        assert!(OTHERS.iter().map(|it| it.1).sum::<u32>() + CHINESE.1 < ESCAPE);
    }

    #[test]
    fn texts_come_back() {
        let text = "质量协会，2020年Ａé\u{1f}🙂鿿〇\u{2e80}";
        let mut bytes = Vec::new();
        Writer::default().text(text, &mut bytes);
        let read = Reader::default().text(&mut Input::new(&bytes));
        assert_eq!(read.as_deref(), Some(text));
    }
}
