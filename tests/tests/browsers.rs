//! What readers do, in real browsers: a module a subject, a test a behaviour.

mod barriers;
mod choices;
mod element;
mod examples;
mod failing;
mod figures;
mod first_visit;
mod harness;
mod navigating;
mod phone;
mod printing;
mod published;
mod reading;
mod summary;
mod support;
mod text;
