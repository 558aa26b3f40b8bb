//! Arbitrary bytes as a Word file, and as the text in one.

#![no_main]

#[path = "../exercise.rs"]
mod exercise;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| exercise::docx(bytes));
