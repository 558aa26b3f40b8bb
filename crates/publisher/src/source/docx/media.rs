//! Pictures: each part once.

use super::package::{Package, Relationship, Target};
use crate::manuscript::Media;
use crate::report::FindingKind;
use crate::source::kinds;
use crate::source::unreadable::Unreadable;
use std::collections::HashMap;

/// The pictures so far.
#[derive(Default)]
pub struct Pictures {
    /// In the order in which the text has them.
    pub media: Vec<Media>,
    by_part: HashMap<String, usize>,
}

/// A picture that the text refers to.
pub enum FoundPicture {
    /// Index in [`Pictures::media`].
    Here(usize),
    /// It cannot be shown: why, and which one.
    Not(&'static FindingKind, String),
}

impl Pictures {
    /// Finds the picture that a relationship leads to. Nothing is fetched from
    /// outside the package.
    ///
    /// # Errors
    /// The part is encrypted, damaged or too large.
    pub fn find(
        &mut self,
        package: &mut Package<'_>,
        id: &str,
        relationship: Option<&Relationship>,
    ) -> Result<FoundPicture, Unreadable> {
        let part = match relationship.map(|relationship| relationship.target.clone()) {
            None => return Ok(FoundPicture::Not(&kinds::PICTURE_MISSING, id.to_owned())),
            Some(Target::External(address)) => {
                return Ok(FoundPicture::Not(&kinds::PICTURE_LINKED, address));
            }
            Some(Target::Outside(path)) => {
                return Ok(FoundPicture::Not(&kinds::OUTSIDE, path));
            }
            Some(Target::Part(part)) => part,
        };
        let key = part.to_lowercase();
        if let Some(index) = self.by_part.get(&key) {
            return Ok(FoundPicture::Here(*index));
        }
        let Some(bytes) = package.media(&part)? else {
            return Ok(FoundPicture::Not(&kinds::PICTURE_MISSING, part));
        };
        let index = self.media.len();
        self.by_part.insert(key, index);
        self.media.push(Media { name: part, bytes });
        Ok(FoundPicture::Here(index))
    }
}
