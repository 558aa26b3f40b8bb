//! The app in a real browser: a viewer on an element in a shadow root, with a
//! loader's side that these tests play, and the browser's own history.
//!
//! Rule of this folder: a test does what a reader or a page does, and asks what
//! is drawn, where the reader is, and what the loader's side was told.

mod drawing;
mod failing;
mod going;
mod overlay;
mod stage;
