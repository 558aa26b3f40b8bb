//! Charts and diagrams, which are not drawn: their words, for the report.

use super::names::Ns;
use super::package::Package;
use super::quoted;
use super::walk::Walk;
use super::xml::{self, Element};

impl Walk<'_> {
    /// What an object is with all of its words: `SmartArt: 理事会 | 秘书处`. `id`
    /// is the relationship that leads to its content.
    pub fn object(&self, package: &mut Package<'_>, what: &str, id: Option<&str>) -> String {
        let part = self.target_of(id.unwrap_or_default());
        let mut words = Vec::new();
        // An object that cannot be read is reported all the same.
        if let Ok(Some(bytes)) = package.xml(&part) {
            for root in ["chartSpace", "dataModel"] {
                let _ = xml::each(&part, &bytes, &[root], &mut |element| {
                    collect(&element, &mut words);
                    Ok(())
                });
            }
        }
        match words.is_empty() {
            true => what.to_owned(),
            false => format!("{what}: {}", words.join(" | ")),
        }
    }
}

/// The texts of an object, in order.
fn collect(element: &Element, words: &mut Vec<String>) {
    let text = match (element.ns, &*element.name) {
        (Ns::A, "p") => quoted::text(element),
        (Ns::Chart, "v") => element.text(),
        _ => {
            for child in element.children() {
                collect(child, words);
            }
            return;
        }
    };
    if !text.trim().is_empty() {
        words.push(text.trim().to_owned());
    }
}
