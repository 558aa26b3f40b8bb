//! What the script calls: assets/search/engine.js. Texts and bytes go through one
//! buffer in either direction, so that no script has to be generated for it.
//!
//! Rule of this file: functions for the script alone, each a few lines.
#![allow(unsafe_code)]

use crate::find;
use crate::reader::{Answer, Ask, Found, Reader};
use bulletin::digits::decimal;
use bulletin::province::PROVINCES;
use std::cell::RefCell;

/// The buffers and the reader of a page.
#[derive(Default)]
struct State {
    input: Vec<u8>,
    output: Vec<u8>,
    reader: Reader,
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

fn with<T>(act: impl FnOnce(&mut State) -> T) -> T {
    STATE.with_borrow_mut(act)
}

/// Where to put as many bytes of input.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn input(length: usize) -> *mut u8 {
    with(|it| {
        it.input.clear();
        it.input.resize(length, 0);
        it.input.as_mut_ptr()
    })
}

/// Where the output is; how long it is was returned by what made it.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn output() -> *const u8 {
    with(|it| it.output.as_ptr())
}

/// Takes a file: its name, then its bytes.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn put(name: usize) {
    with(|it| {
        if let Some((name, bytes)) = it.input.split_at_checked(name) {
            it.reader
                .put(&String::from_utf8_lossy(name), bytes.to_vec());
        }
    });
}

/// Forgets all files.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn forget() {
    with(|it| it.reader = Reader::default());
}

/// Answers the question in the input as JSON. `from` and `to` are years, or 0; a
/// `place` of -1 is every one.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn ask(from: u32, to: u32, place: i32, oldest_first: u32, wanted: usize) -> usize {
    with(|it| {
        let ask = Ask {
            query: String::from_utf8_lossy(&it.input).into_owned(),
            years: (to > 0).then_some((from, to)),
            place: usize::try_from(place).ok(),
            oldest_first: oldest_first != 0,
            wanted,
        };
        let answer = it.reader.answer(&ask);
        let mut out = String::new();
        write_answer(&answer, &it.reader.years(), &mut out);
        it.output = out.into_bytes();
        it.output.len()
    })
}

/// The short names of the provinces as JSON, in their order.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn places() -> usize {
    with(|it| {
        let mut out = String::new();
        list(PROVINCES.iter(), &mut out, |it, out| string(it.short, out));
        it.output = out.into_bytes();
        it.output.len()
    })
}

/// Finds the words of a query, which is that many bytes of the input, in the text that
/// follows it: pairs of numbers of four bytes, the lowest first.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn find_all(query: usize, most: usize) -> usize {
    with(|it| {
        let (query, text) = it.input.split_at(query.min(it.input.len()));
        let (query, text) = (
            String::from_utf8_lossy(query),
            String::from_utf8_lossy(text),
        );
        let marks = find::in_page(&text, &query, most);
        let numbers = marks.iter().flat_map(|it| [it.0, it.1]);
        it.output = numbers.flat_map(u32::to_le_bytes).collect();
        it.output.len()
    })
}

/// How many words a query has.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn words() -> usize {
    with(|it| crate::query::words(&String::from_utf8_lossy(&it.input)).len())
}

fn write_answer(answer: &Answer, years: &[u32], out: &mut String) {
    out.push_str("{\"need\":");
    list(answer.need.iter(), out, |it, out| string(it, out));
    if let Some(it) = &answer.damaged {
        out.push_str(",\"damaged\":");
        string(it, out);
    }
    out.push_str(",\"years\":");
    list(years.iter(), out, |it, out| number(*it as usize, out));
    out.push_str(",\"total\":");
    number(answer.total, out);
    out.push_str(",\"exact\":");
    out.push_str(truth(answer.exact));
    out.push_str(",\"more\":");
    out.push_str(truth(answer.more));
    out.push_str(",\"results\":");
    list(answer.results.iter(), out, write_found);
    out.push('}');
}

fn write_found(it: &Found, out: &mut String) {
    let about = &it.about;
    let fields = [
        ("{\"id\":", &about.id),
        (",\"label\":", &about.label),
        (",\"headline\":", &about.headline),
        (",\"date\":", &about.date),
    ];
    for (name, value) in fields {
        out.push_str(name);
        string(value, out);
    }
    out.push_str(",\"count\":");
    number(it.count, out);
    out.push_str(",\"whole\":");
    out.push_str(truth(it.whole));
    out.push_str(",\"hits\":");
    list(it.hits.iter(), out, |it, out| {
        out.push_str("{\"place\":");
        string(&it.place, out);
        out.push_str(",\"text\":");
        string(&it.excerpt.text, out);
        out.push_str(",\"marks\":");
        list(it.excerpt.marks.iter(), out, |it, out| {
            out.push('[');
            number(it.0 as usize, out);
            out.push(',');
            number(it.1 as usize, out);
            out.push(']');
        });
        out.push('}');
    });
    out.push('}');
}

fn truth(it: bool) -> &'static str {
    if it { "true" } else { "false" }
}

fn number(it: usize, out: &mut String) {
    out.push_str(&decimal(it as u64));
}

fn list<T>(items: impl Iterator<Item = T>, out: &mut String, write: impl Fn(T, &mut String)) {
    out.push('[');
    for (index, it) in items.enumerate() {
        if index > 0 {
            out.push(',');
        }
        write(it, out);
    }
    out.push(']');
}

fn string(text: &str, out: &mut String) {
    out.push('"');
    for it in text.chars() {
        match it {
            '"' | '\\' => {
                out.push('\\');
                out.push(it);
            }
            '\0'..' ' => {
                out.push_str("\\u00");
                for digit in [u32::from(it) >> 4, u32::from(it) & 15] {
                    out.push(char::from_digit(digit, 16).unwrap_or('0'));
                }
            }
            _ => out.push(it),
        }
    }
    out.push('"');
}
