//! The fonts of a theme.

use super::names::Ns;
use super::xml;
use crate::source::unreadable::Unreadable;

/// The East Asian fonts of a theme.
#[derive(Clone, Default)]
pub struct Theme {
    /// Of headings.
    pub major: Option<String>,
    /// Of text.
    pub minor: Option<String>,
}

impl Theme {
    /// Reads the fonts of a theme's part.
    ///
    /// # Errors
    /// The part is damaged or too large.
    pub fn read(part: &str, bytes: &[u8]) -> Result<Theme, Unreadable> {
        let mut theme = Theme::default();
        let path = ["theme", "themeElements", "fontScheme"];
        xml::each(part, bytes, &path, &mut |fonts| {
            let direct = fonts.child(Ns::A, "ea");
            let direct = direct.and_then(|font| font.attribute(Ns::None, "typeface"));
            let mut scripts = fonts.children().filter(|font| font.is(Ns::A, "font"));
            let simplified = scripts
                .find(|font| font.attribute(Ns::None, "script") == Some("Hans"))
                .and_then(|font| font.attribute(Ns::None, "typeface"));
            let font = direct.filter(|font| !font.is_empty()).or(simplified);
            match &*fonts.name {
                "majorFont" => theme.major = font.map(str::to_owned),
                "minorFont" => theme.minor = font.map(str::to_owned),
                _ => {}
            }
            Ok(())
        })?;
        Ok(theme)
    }
}
