//! What readers do, in real browsers: a module a subject, a test a behaviour.

mod harness;
mod reading;
