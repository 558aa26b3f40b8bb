//! The command `bulletin`: from a Word file to a site.
//!
//! The way of an issue: [`source`] reads a file into a [`manuscript`], a plain
//! account of its paragraphs and how they look; [`recognize`] finds the issue
//! in it; [`facts`] proposes who gave what; [`pictures`] makes its pictures fit
//! for phones; [`archive`] puts it all into a folder. [`site`] makes a folder
//! for any static server out of that. What a person should know of it all is a
//! [`report`].
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
pub mod show;
pub mod site;
pub mod source;
