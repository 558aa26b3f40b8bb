//! Faults of the server and of the network.

use std::time::Duration;

/// What happens to an answer.
#[derive(Clone, Debug)]
pub enum Fault {
    /// Answers with this status and a short page in place of the file.
    Status(u16),
    /// Answers 200 with an HTML page in place of the file, as servers of
    /// single-page applications do.
    Page,
    /// Sends another content type.
    Type(&'static str),
    /// Sends this body with the file's content type.
    Body(Vec<u8>),
    /// Announces the whole file, sends this many bytes, and closes the connection.
    Truncated(usize),
    /// Sends this many bytes, and the rest after [`mend`](super::Server::mend).
    Stall(usize),
    /// Answers after [`mend`](super::Server::mend).
    Hold,
    /// Answers after a delay.
    Delay(Duration),
    /// Sends the file in this many pieces, each after a pause.
    Drip(usize, Duration),
    /// Closes the connection without an answer.
    Drop,
}
