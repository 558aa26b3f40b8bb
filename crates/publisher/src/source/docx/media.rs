//! Pictures: each part once.

use super::package::{Package, Relationship, Target};
use super::walk::{Story, Walk};
use crate::manuscript::Media;
use crate::source::{Unreadable, kinds};
use std::collections::HashMap;

/// The pictures so far.
#[derive(Default)]
pub struct Pictures {
    /// In the order in which the text has them.
    pub media: Vec<Media>,
    by_part: HashMap<String, usize>,
}

/// A picture that the text refers to.
pub enum Found {
    /// Index in [`Pictures::media`].
    Here(usize),
    /// It cannot be had: why, and what exactly.
    Not(&'static crate::report::Kind, String),
}

impl Walk<'_> {
    /// The picture behind a relationship's id. Nothing is fetched from outside.
    ///
    /// # Errors
    /// The part is encrypted, damaged or too large.
    pub fn find_picture(
        &mut self,
        package: &mut Package<'_>,
        id: &str,
    ) -> Result<Option<Found>, Unreadable> {
        if self.story == Story::Headers {
            return Ok(None);
        }
        let relationship: Option<&Relationship> = self.relationships.get(id);
        let target = relationship.map(|relationship| relationship.target.clone());
        Ok(Some(match target {
            None => Found::Not(&kinds::PICTURE_MISSING, id.to_owned()),
            Some(Target::External(address)) => Found::Not(&kinds::PICTURE_LINKED, address),
            Some(Target::Outside(path)) => Found::Not(&kinds::OUTSIDE, path),
            Some(Target::Part(part)) => {
                let key = part.to_lowercase();
                if let Some(index) = self.pictures.by_part.get(&key) {
                    return Ok(Some(Found::Here(*index)));
                }
                match package.media(&part)? {
                    None => Found::Not(&kinds::PICTURE_MISSING, part),
                    Some(bytes) => {
                        let index = self.pictures.media.len();
                        self.pictures.by_part.insert(key, index);
                        self.pictures.media.push(Media { name: part, bytes });
                        Found::Here(index)
                    }
                }
            }
        }))
    }
}
