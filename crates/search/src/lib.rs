//! The index of an archive. The publisher writes it with [`builder`]; a wasm of its
//! own reads it in the browser with [`reader`], which is given the bytes of files as
//! it asks for them. [`fold`] and [`find`] are the same for both, and for the marks in
//! the text that is open.
//!
//! An index is many small files, so that a question costs those that it concerns:
//!
//! ```text
//! index.bin                    the manifest: how many issues, years, hashes of pages
//! pages/<page>-<hash>.bin      hashes of 256 shards
//! shards/<shard>-<hash>.bin    terms, and for each the issues that have it
//! issues/<page>-<hash>.bin     of 64 issues: how many texts, and their hash
//! texts/<issue>-<text>-<hash>.bin   a part of an issue's text, some 900 characters
//! ```
//!
//! Only the manifest keeps its name. All others have a hash of their content in it, so
//! an update never mixes old and new, and what was fetched can be kept.
//!
//! Rule of this crate: values in, values out; no web, no files. Every byte that is read
//! is untrusted: reading never panics and allocates no more than it was given.

mod alphabet;
mod bits;
pub mod builder;
mod bytes;
pub mod excerpt;
pub mod exports;
pub mod find;
pub mod fold;
pub mod leaves;
pub mod manifest;
pub mod names;
mod places;
pub mod posting;
pub mod query;
pub mod reader;
pub mod shard;
pub mod term;
pub mod text;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::GlobalTlsf = rlsf::GlobalTlsf::new();
