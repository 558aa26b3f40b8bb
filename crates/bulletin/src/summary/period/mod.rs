//! Who gave what in many issues: a row for each place, and totals.
//!
//! An issue is read once, into its [`Contribution`]; [`count`] adds up any choice of
//! them. So the sums of a year are the sums of its months, and those of an issue are
//! what its own summary says.
//!
//! Rules of this folder:
//! - Confirmed facts only. What an issue comes to is decided by the summary of the
//!   issue (`divide.rs`); here it is only added up.
//! - A place is the provinces of a section together: what several associations gave
//!   in common is credited to none of them alone. Sections without a province are
//!   known by their organisations, and what belongs to no section has a row of its own.
//! - A fact that repeats another is added up nowhere, in no choice of issues: it
//!   counts where it was told first. It is kept beside the sums, as repeated, and
//!   [`repeats`] says what becomes of it.

mod contribution;
mod counted;
pub mod repeats;

pub use contribution::{Contribution, Line, Place, Portion, Portions, ReportedFact};
pub use counted::{FactAt, PeriodRow, PeriodSum, PeriodSummary, PeriodSums, Split, count, split};
