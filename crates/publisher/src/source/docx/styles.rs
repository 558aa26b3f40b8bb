//! Styles: the formatting of paragraphs and characters that is not their own.

use super::names::Ns;
use super::package::Package;
use super::props::{Characters, Edges, Paragraphs};
use super::theme::Theme;
use super::xml::{self, Element};
use crate::source::limits;
use crate::source::unreadable::Unreadable;
use std::collections::HashMap;

/// All styles of a document.
#[derive(Default)]
pub struct Styles {
    by_id: HashMap<String, Style>,
    default_paragraph: Option<String>,
    /// `w:docDefaults`.
    defaults: (Paragraphs, Characters),
    theme: Theme,
}

#[derive(Default)]
struct Style {
    name: Option<String>,
    based_on: Option<String>,
    paragraphs: Paragraphs,
    characters: Characters,
    borders: Edges,
}

/// A style with everything it is based on.
#[derive(Clone, Default)]
pub struct Resolved {
    /// Its name as Word shows it, in lower case. `None` for the default.
    pub name: Option<String>,
    /// Its paragraph formatting.
    pub paragraphs: Paragraphs,
    /// Its character formatting.
    pub characters: Characters,
    /// The styles from itself to the one that has the numbering, by their ids,
    /// each with its own level in the list.
    pub numbered_by: Vec<(String, Option<u8>)>,
}

impl Styles {
    /// Reads the styles and the theme's fonts.
    ///
    /// # Errors
    /// A part is damaged or too large.
    pub fn read(
        package: &mut Package<'_>,
        part: Option<&str>,
        theme: Option<&str>,
    ) -> Result<Styles, Unreadable> {
        let mut styles = Styles::default();
        if let Some(part) = theme
            && let Some(bytes) = package.xml(part)?
        {
            styles.theme = Theme::read(part, &bytes)?;
        }
        let Some(part) = part else {
            return Ok(styles);
        };
        let Some(bytes) = package.xml(part)? else {
            return Ok(styles);
        };
        xml::each(part, &bytes, &["styles"], &mut |element| {
            styles.add(&element);
            Ok(())
        })?;
        Ok(styles)
    }

    fn add(&mut self, element: &Element) {
        if element.is(Ns::W, "docDefaults") {
            let of = |outer, inner| element.w(outer).and_then(|outer| outer.w(inner));
            if let Some(properties) = of("pPrDefault", "pPr") {
                self.defaults.0 = Paragraphs::of(properties);
            }
            if let Some(properties) = of("rPrDefault", "rPr") {
                self.defaults.1 = Characters::of(properties, &self.theme);
            }
        }
        if !element.is(Ns::W, "style") {
            return;
        }
        let Some(id) = element.get("styleId") else {
            return;
        };
        let is_default = matches!(element.get("default"), Some("1" | "true" | "on"));
        if is_default && element.get("type") == Some("paragraph") {
            self.default_paragraph = Some(id.to_owned());
        }
        let table = element.w("tblPr").and_then(|table| table.w("tblBorders"));
        let style = Style {
            name: element
                .val_of("name")
                .filter(|name| name.len() <= limits::NAME_BYTES)
                .map(str::to_lowercase),
            based_on: element.val_of("basedOn").map(str::to_owned),
            paragraphs: element.w("pPr").map(Paragraphs::of).unwrap_or_default(),
            characters: match element.w("rPr") {
                Some(properties) => Characters::of(properties, &self.theme),
                None => Characters::default(),
            },
            borders: table.map(Edges::of).unwrap_or_default(),
        };
        self.by_id.insert(id.to_owned(), style);
    }

    /// The theme's fonts.
    pub fn theme(&self) -> &Theme {
        &self.theme
    }

    /// A style and those that it is based on, itself first. A circle ends where
    /// it closes.
    fn chain<'a>(&'a self, id: &'a str) -> Vec<(&'a str, &'a Style)> {
        let mut chain: Vec<(&str, &Style)> = Vec::new();
        let mut next = Some(id);
        while let Some(id) = next
            && let Some(style) = self.by_id.get(id)
            && chain.len() < limits::STYLE_CHAIN
            && !chain.iter().any(|(known, _)| *known == id)
        {
            chain.push((id, style));
            next = style.based_on.as_deref();
        }
        chain
    }

    /// A paragraph's style, with the document's defaults.
    pub fn paragraph(&self, id: Option<&str>) -> Resolved {
        let id = id.filter(|id| self.by_id.contains_key(*id));
        let is_default = id.is_none() || id == self.default_paragraph.as_deref();
        let id = id.or(self.default_paragraph.as_deref()).unwrap_or_default();
        let mut resolved = Resolved {
            paragraphs: self.defaults.0.clone(),
            characters: self.defaults.1.clone(),
            ..Resolved::default()
        };
        let chain = self.chain(id);
        let numbered = chain
            .iter()
            .position(|(_, style)| style.paragraphs.list.is_some());
        let numbered = numbered.map_or(0, |last| last + 1);
        let with_level = |(id, style): &(&str, &Style)| ((*id).to_owned(), style.paragraphs.level);
        resolved.numbered_by = chain.iter().take(numbered).map(with_level).collect();
        for (_, style) in chain.into_iter().rev() {
            resolved.paragraphs.overlay(&style.paragraphs);
            resolved.characters.overlay(&style.characters);
        }
        if !is_default {
            let name = self.by_id.get(id).and_then(|style| style.name.clone());
            // LibreOffice names the default style without marking it as one.
            resolved.name = name.filter(|name| name != "normal");
        }
        resolved
    }

    /// The formatting of a character style.
    pub fn characters(&self, id: &str) -> Characters {
        let mut characters = Characters::default();
        for (_, style) in self.chain(id).into_iter().rev() {
            characters.overlay(&style.characters);
        }
        characters
    }

    /// The borders of a table style.
    pub fn borders(&self, id: &str) -> Edges {
        let mut borders = Edges::default();
        for (_, style) in self.chain(id).into_iter().rev() {
            borders.overlay(&style.borders);
        }
        borders
    }

    /// The list of a numbering style.
    pub fn list(&self, id: &str) -> Option<u32> {
        self.by_id.get(id)?.paragraphs.list
    }
}
