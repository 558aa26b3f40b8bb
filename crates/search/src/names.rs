//! The names of an index's files, below its folder.

/// Where a site has its index.
pub const FOLDER: &str = "search";
/// The manifest, the only name without a hash.
pub const MANIFEST: &str = "index.bin";

/// How many shards a page names.
pub const SHARDS_A_PAGE: u32 = 256;
/// How many issues a page names.
pub const ISSUES_A_PAGE: u32 = 64;

/// What a name says of a file's content: it tells versions apart, and is no protection
/// against anybody.
pub fn hash(bytes: &[u8]) -> u32 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for it in bytes {
        hash = (hash ^ u64::from(*it)).wrapping_mul(0x0100_0000_01b3);
    }
    (hash ^ hash >> 32) as u32
}

/// `pages/3-0a1b2c3d.bin`
pub fn shard_page(page: u32, hash: u32) -> String {
    name("pages/", &[page], hash)
}

/// `shards/3-0a1b2c3d.bin`
pub fn shard(shard: u32, hash: u32) -> String {
    name("shards/", &[shard], hash)
}

/// `issues/3-0a1b2c3d.bin`
pub fn issue_page(page: u32, hash: u32) -> String {
    name("issues/", &[page], hash)
}

/// `texts/3-0-0a1b2c3d.bin`, with the hash of all texts of the issue.
pub fn text(issue: u32, text: u32, hash: u32) -> String {
    name("texts/", &[issue, text], hash)
}

fn name(folder: &str, numbers: &[u32], hash: u32) -> String {
    let mut out = folder.to_owned();
    for it in numbers {
        out += &bulletin::digits::decimal(u64::from(*it));
        out.push('-');
    }
    for shift in (0..8).rev() {
        let digit = hash >> (shift * 4) & 15;
        out.push(char::from_digit(digit, 16).unwrap_or('0'));
    }
    out + ".bin"
}
