//! The steps that an import is made of.

use crate::draft::Draft;
use crate::facts;
use crate::manuscript::Manuscript;
use crate::pictures::{self, Prepared};
use crate::recognize::{self, Given, NoIssue};
use crate::report::Finding;
use crate::source::{self, Unreadable};
use bulletin::model::Issue;

/// The steps that an import is made of.
pub trait Pipeline: Sync {
    /// [`source::read`].
    ///
    /// # Errors
    /// Why the file cannot be read.
    fn read(&self, name: &str, bytes: &[u8]) -> Result<(Manuscript, Vec<Finding>), Unreadable>;
    /// [`recognize::recognize`].
    ///
    /// # Errors
    /// Why no issue can be made of it.
    fn recognize(
        &self,
        manuscript: &Manuscript,
        given: &Given,
    ) -> Result<(Draft, Vec<Finding>), NoIssue>;
    /// [`facts::propose`].
    fn propose(&self, issue: &mut Issue) -> Vec<Finding>;
    /// [`pictures::prepare`].
    fn prepare(&self, bytes: &[u8], name: &str) -> (Option<Prepared>, Vec<Finding>);
}

/// This program's own steps.
pub struct Own;

impl Pipeline for Own {
    fn read(&self, name: &str, bytes: &[u8]) -> Result<(Manuscript, Vec<Finding>), Unreadable> {
        source::read(name, bytes)
    }

    fn recognize(
        &self,
        manuscript: &Manuscript,
        given: &Given,
    ) -> Result<(Draft, Vec<Finding>), NoIssue> {
        recognize::recognize(manuscript, given)
    }

    fn propose(&self, issue: &mut Issue) -> Vec<Finding> {
        facts::propose(issue)
    }

    fn prepare(&self, bytes: &[u8], name: &str) -> (Option<Prepared>, Vec<Finding>) {
        pictures::prepare(bytes, name)
    }
}
