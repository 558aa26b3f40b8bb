//! The bulletin format (简报): its types, reading and checking, amounts of
//! money, provinces, and the summary of who gave what.
//!
//! Rule of this crate: no web, no files, no clock. It serves two users that
//! share nothing else, the publisher's command and the viewer in the browser;
//! the viewer takes it with `default-features = false` and pays for every byte
//! of what it calls, so reading, evidence, provinces, the summary and the
//! writing of amounts stay clear of formatting machinery, hash maps and sorts.
//!
//! The way through: [`read`] makes a [`model`] from a JSON tree and returns it
//! with [`finding`]s; [`check`] finds what reading need not see; [`summary`]
//! adds up the facts, and [`evidence`] says where each of them stands.

pub mod address;
pub mod amount;
pub mod check;
mod date;
mod digits;
pub mod evidence;
pub mod facts;
pub mod finding;
pub mod message;
pub mod model;
pub mod node;
pub mod numeral;
pub mod province;
pub mod read;
#[cfg(feature = "schema")]
pub mod schema;
pub mod summary;
pub mod text;
#[cfg(feature = "json")]
pub mod write;
