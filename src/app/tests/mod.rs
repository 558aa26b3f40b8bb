//! The app in a real browser: a viewer in a shadow root, with a fake host and the
//! browser's own history.
//!
//! Rule of this folder: a test does what a reader or a page does, and checks what is
//! drawn, where the reader is, and how the host was called.

mod drawing;
mod failing;
mod fixture;
mod navigating;
mod overlay;
