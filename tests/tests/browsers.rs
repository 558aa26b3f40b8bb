//! What readers do, in real browsers: a module a subject, a test a behaviour.

mod barriers;
mod choices;
mod element;
mod failing;
mod figures;
mod first_visit;
mod harness;
mod navigating;
mod published;
mod reading;
mod summary;
mod support;
