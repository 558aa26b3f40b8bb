//! The manifest: what an index has, and the hashes of its pages.

use crate::bytes::{Input, varint};
use crate::names::{ISSUES_A_PAGE, SHARDS_A_PAGE};

/// The beginning of the file; another version begins in another way.
const MAGIC: &[u8] = b"BSI1";
/// More shards than any archive needs.
const MOST_BITS: u32 = 24;

/// A manifest.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Manifest {
    /// How many issues there are. They are numbered from 0, oldest first.
    pub issues: u32,
    /// There are two to the power of this many shards.
    pub shard_bits: u32,
    /// Years, and the first issue of each, oldest first.
    pub years: Vec<(u32, u32)>,
    /// Of the pages of shards.
    pub shard_pages: Vec<u32>,
    /// Of the pages of issues.
    pub issue_pages: Vec<u32>,
}

impl Manifest {
    /// The bytes of the file.
    pub fn write(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        varint(u64::from(self.issues), &mut out);
        varint(u64::from(self.shard_bits), &mut out);
        varint(self.years.len() as u64, &mut out);
        for (year, first) in &self.years {
            varint(u64::from(*year), &mut out);
            varint(u64::from(*first), &mut out);
        }
        for it in self.shard_pages.iter().chain(&self.issue_pages) {
            out.extend(it.to_be_bytes());
        }
        out
    }

    /// Reads the file; `None` where it is damaged or of another version.
    pub fn read(bytes: &[u8]) -> Option<Manifest> {
        let mut input = Input::new(bytes.strip_prefix(MAGIC)?);
        let (issues, shard_bits) = (input.small()?, input.small()?);
        if shard_bits > MOST_BITS {
            return None;
        }
        let mut years = Vec::new();
        for _ in 0..input.small()? {
            years.push((input.small()?, input.small()?));
        }
        let mut hashes = |count: u32| (0..count).map(|_| input.hash()).collect::<Option<Vec<_>>>();
        let shard_pages = hashes((1u32 << shard_bits).div_ceil(SHARDS_A_PAGE))?;
        let issue_pages = hashes(issues.div_ceil(ISSUES_A_PAGE))?;
        input.is_empty().then_some(Manifest {
            issues,
            shard_bits,
            years,
            shard_pages,
            issue_pages,
        })
    }

    /// The issues of a year: from and to.
    pub fn of_year(&self, year: u32) -> Option<(u32, u32)> {
        let at = self.years.iter().position(|it| it.0 == year)?;
        let next = self.years.get(at + 1).map_or(self.issues, |it| it.1);
        Some((self.years[at].1, next))
    }
}

/// The bytes of a page of shards: their hashes.
pub fn write_shard_page(hashes: &[u32]) -> Vec<u8> {
    hashes.iter().flat_map(|it| it.to_be_bytes()).collect()
}

/// The hash of a shard on its page.
pub fn in_shard_page(bytes: &[u8], shard: u32) -> Option<u32> {
    let at = (shard % SHARDS_A_PAGE) as usize * 4;
    Input::new(bytes.get(at..)?).hash()
}

/// The bytes of a page of issues: how many texts each has, and the hash of them all.
pub fn write_issue_page(issues: &[(u32, u32)]) -> Vec<u8> {
    let mut out = Vec::new();
    for (texts, hash) in issues {
        varint(u64::from(*texts), &mut out);
        out.extend(hash.to_be_bytes());
    }
    out
}

/// How many texts an issue has, and their hash.
pub fn in_issue_page(bytes: &[u8], issue: u32) -> Option<(u32, u32)> {
    let mut input = Input::new(bytes);
    let mut found = None;
    for _ in 0..=issue % ISSUES_A_PAGE {
        found = Some((input.small()?, input.hash()?));
    }
    found.filter(|it| (1..=256).contains(&it.0))
}
