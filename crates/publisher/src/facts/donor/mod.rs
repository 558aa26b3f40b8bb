//! Who gave, read from the words before the verb or from earlier clauses.
//!
//! Rule of this folder: better no giver than a wrong one. [`tables`] has the words,
//! [`phrase`] strips what stands around a name, and [`shape`] says whether words
//! are one. [`read`] decides whose it is, and [`topic`] whom a clause is about.

mod names;
mod phrase;
mod read;
mod shape;
mod subject;
mod tables;
mod topic;

pub(super) use names::Names;
pub(super) use subject::{Doubt, Subject};
