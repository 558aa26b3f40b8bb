//! Texts and tables in the wasm's data that nobody reads any more.
//!
//! What a panic says is cut (`cut.rs`), and with it what looks up whether a
//! character can be shown in a message; the names of the listeners that Yew
//! knows are cut too. What they read stays in the data, where no tool can tell
//! that it is dead. Here it becomes zeros, which cost nothing: 2.6 KB.
//!
//! A text that is not found costs what it costs: `cargo xtask size` sees it.

/// Texts of panics: of the standard library, of wasm-bindgen, of Yew. The panic
/// hook is empty (`src/element.rs`), and functions that put messages together
/// are cut. Not those that wasm-bindgen throws as errors of JavaScript.
const TEXTS: &[&str] = &[
    " but ends at ",
    " but the index is ",
    " is out of bounds of `",
    " out of range for slice of length ",
    " when slicing `",
    "& is not a char boundary; it is inside ",
    ") should be < len (is ",
    "Attempted to initialize thread-local while it is being dropped",
    "Can't find document",
    "Can't find the global Window",
    "FnOnce called more than once",
    "Hash table capacity overflow",
    "LazyCell instance has previously been poisoned",
    "RefCell already borrowed",
    "RefCell already mutably borrowed",
    "To suspend rendering, a <Suspense /> component is required.",
    "Tried to shrink to a larger capacity",
    "`async fn` resumed after completion",
    "a Display implementation returned an error unexpectedly",
    "assertion `left ",
    "assertion failed: count > 0",
    "assertion failed: edge.height == self.height - 1",
    "assertion failed: edge.height == self.node.height - 1",
    "assertion failed: idx < CAPACITY",
    "assertion failed: match track_edge_idx {\n    LeftOrRight::Left(idx) => idx <= old_left_len,\n    LeftOrRight::Right(idx) => idx <= right_len,\n}",
    "assertion failed: new_left_len <= CAPACITY",
    "assertion failed: old_left_len + count <= CAPACITY",
    "assertion failed: old_left_len >= count",
    "assertion failed: old_right_len + count <= CAPACITY",
    "assertion failed: old_right_len >= count",
    "assertion failed: self.height > 0",
    "assertion failed: self.is_char_boundary(new_len)",
    "assertion failed: src.len() == dst.len()",
    "attempt to divide by zero",
    "called `Option::unwrap()` on a `None` value",
    "called `Option::unwrap_throw()` on a `None` value",
    "called `Result::unwrap()` on an `Err` value",
    "called `Result::unwrap_throw()` on an `Err` value",
    "can't create element for vtag",
    "can't create namespaced element for vtag",
    "can't remove a child",
    "cannot access a Thread Local Storage value during or after destruction: ",
    "cannot modify the panic hook from a panicking thread",
    "capacity overflow",
    "could not remove attribute",
    "could not remove property",
    "could not set property",
    "couldn't clone cached element",
    "couldn't clone node to be cached",
    "destination and source slices have different lengths",
    "end byte index ",
    "failed to append child",
    "failed to create detached element",
    "failed to insert node before next sibling",
    "index out of bounds: the len is ",
    "internal error: entered unreachable code: empty internal node",
    "internal error: entered unreachable code",
    "invalid attribute key",
    "mid > len",
    "range end index ",
    "range start index ",
    "slice index starts at ",
    "start byte index ",
    "swap_remove index (is ",
    "unkeyed child in fully keyed list",
];

/// From one text to another, both with them: what Yew's
/// `ListenerKind::type_name` answers, and the six tables of the library's
/// `core::unicode::printable`.
const TABLES: &[(&[u8], &[u8])] = &[
    (b"onabortonauxclick", b"ontransitionstart"),
    (b"\x06\x01\x01\x03\x01\x04\x02\x05", b"\xfa\x02\xfb\x01"),
    (b"\x0c\x27\x3b\x3e\x4e\x4f\x8f\x9e", b"\xc7\xdd\xde\x93"),
    (b"\x5e\x22\x7b\x05\x03\x04\x2d\x03", b"\x80\xfb\x84\x05"),
    (b"\x00\x01\x03\x05\x05\x06\x06\x02", b"\xfe\x03\xff\x09"),
    (b"\xad\x78\x79\x8b\x8d\xa2\x30\x57", b"\xe7\xfe\xff"),
    (b"\x00\x20\x5f\x22\x82\xdf\x04\x82", b"\x1b\x03\x0f\x0d"),
];

/// No table is longer.
const LONGEST: usize = 2000;

/// Silences the data of a wasm, whatever else stands between.
pub fn silence(data: &mut [u8]) {
    for text in TEXTS {
        while let Some(at) = find(data, text.as_bytes()) {
            data[at..at + text.len()].fill(0);
        }
    }
    for (from, to) in TABLES {
        if let Some(start) = find(data, from)
            && let Some(length) = find(&data[start..], to)
            && length < LONGEST
        {
            data[start..start + length + to.len()].fill(0);
        }
    }
}

fn find(data: &[u8], text: &[u8]) -> Option<usize> {
    data.windows(text.len()).position(|it| it == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_panics_say_goes_and_all_else_stays() {
        let mut data = b"before; capacity overflow; a capacity; \
            onabortonauxclickonblurontransitionstart; after"
            .to_vec();
        silence(&mut data);
        let text: String = data
            .iter()
            .map(|it| if *it == 0 { '_' } else { char::from(*it) })
            .collect();
        assert_eq!(
            text,
            format!(
                "before; {}; a capacity; {}; after",
                "_".repeat(17),
                "_".repeat(40)
            )
        );
    }

    #[test]
    fn no_text_is_part_of_one_that_comes_later() {
        for (at, text) in TEXTS.iter().enumerate() {
            let later = TEXTS[at + 1..].iter().find(|it| it.contains(text));
            assert_eq!(later, None, "{text}");
        }
    }
}
