//! Tests in real browsers: one module per subject, one test per behaviour.

mod accessibility;
mod choices;
mod element;
mod examples;
mod failing;
mod figures;
mod first_visit;
mod harness;
mod hosts;
mod list;
mod manifest;
mod navigating;
mod offline;
mod phone;
mod printing;
mod published;
mod random;
mod reading;
mod review;
mod starting;
mod summary;
mod support;
mod text;
mod titles;
mod trunk;
