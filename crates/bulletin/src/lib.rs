//! The bulletin format (简报): its types, reading and checking, amounts of money,
//! provinces, and the summary of who gave what.
//!
//! Rule of this crate: no web, no files, no clock. It has two users that share
//! nothing else, the publisher's command and the viewer in the browser. The viewer
//! builds it with `default-features = false` and every byte that it calls is
//! downloaded, so reading, evidence, provinces, the summary and the writing of
//! amounts avoid formatting machinery, hash maps and library sorts.
//!
//! Where to start: [`read`] turns a JSON tree into a [`model`] and
//! [`finding`]s; [`check`] finds what reading does not need to see; [`visit`] walks
//! over text; [`summary`] adds up the facts, and [`evidence`] says where each of them
//! is in the text.

pub mod address;
pub mod amount;
pub mod check;
pub mod date;
pub mod digits;
pub mod evidence;
pub mod facts;
pub mod finding;
pub mod id;
pub mod message;
pub mod model;
mod names;
pub mod node;
pub mod numeral;
pub mod province;
pub mod read;
#[cfg(feature = "schema")]
pub mod schema;
pub mod summary;
pub mod text;
pub mod visit;
#[cfg(feature = "json")]
pub mod write;
