//! The command `bulletin`: from a Word file to a site.
//!
//! An issue takes these steps: [`source`] reads a file into a [`manuscript`], a
//! plain account of its paragraphs and their formatting; [`recognize`] finds
//! the issue in it; [`facts`] proposes who gave what; [`pictures`] prepares its
//! pictures for phones; [`archive`] puts everything into a folder. [`site`]
//! turns that folder into one for any static server. What a person should know
//! about any of this is a [`report`].
//!
//! Rule of this crate: nothing is lost, nothing is invented, and nothing is
//! half written. Every file is untrusted.

pub mod archive;
pub mod check;
pub mod cli;
pub mod draft;
pub mod facts;
pub mod import;
pub mod manuscript;
pub mod new;
pub mod pictures;
pub mod recognize;
pub mod report;
pub mod review;
pub mod show;
pub mod site;
pub mod source;
