//! The words of givers.

mod around;
mod companies;
mod no_names;
mod organizations;
mod people;

pub(super) use around::*;
pub(super) use companies::*;
pub(super) use no_names::*;
pub(super) use organizations::*;
pub(super) use people::*;
