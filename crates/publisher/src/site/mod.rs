//! From an archive's folder to a folder for any static server.
//!
//! A build takes these steps: [`source`](self) reads the archive and finds the
//! files that its issues need; `plan` says which files the site has and what
//! each is made from; `stage` makes those whose inputs changed, beside the
//! site; `replace` puts them in place one by one, in an order in which a reader
//! gets the old or the new and never a mixture.
//!
//! Rule of this folder: a page is made from values that its key covers, and
//! from nothing else: no clock, no randomness, no state. Every file of the
//! archive is untrusted; what cannot be published is left out and reported.

mod build;
mod compress;
mod count;
mod draw;
mod file_types;
mod finding;
mod hash;
mod html;
mod manifest;
mod options;
mod page;
mod phase;
mod plan;
mod preview;
mod proposals;
mod replace;
mod reported;
mod rewrite;
mod search;
mod serve;
mod source;
mod stage;
mod viewer;
mod volumes;

pub use build::{Outcome, run};
pub use finding::{Error, KINDS};
pub use options::Options;
pub use preview::{is_archive, preview};
pub use serve::{Server, serve};
pub use viewer::Viewer;
