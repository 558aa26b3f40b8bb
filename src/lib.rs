//! Reads numbered bulletins (简报) in a browser.
