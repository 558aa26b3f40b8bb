//! What can go wrong between a server and a reader.

use std::time::Duration;

/// Something that a server or the way to it does to a file.
#[derive(Clone, Debug)]
pub enum Fault {
    /// Answers with this status and a short page in place of the file.
    Status(u16),
    /// Answers 200 with an HTML page in place of the file, as servers do that
    /// send every unknown address to one page.
    Page,
    /// Names another content type.
    Type(&'static str),
    /// Sends this in place of the file's bytes, with the file's type.
    Body(Vec<u8>),
    /// Announces the whole file, sends so many bytes, and breaks off.
    Truncated(usize),
    /// Sends so many bytes, then nothing, until [`mend`](super::Server::mend).
    Stall(usize),
    /// Does not answer until [`mend`](super::Server::mend), then as ever.
    Hold,
    /// Waits before it answers.
    Delay(Duration),
    /// Sends the file in so many pieces, with a pause after each.
    Drip(usize, Duration),
    /// Closes the connection without an answer.
    Drop,
}
