//! The whole viewer, in real browsers on a real server.
