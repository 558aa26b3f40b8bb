//! The namespaces of Office Open XML, in both forms: as Office writes them
//! (transitional), and as ISO/IEC 29500 strict defines them.

/// A namespace that is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ns {
    /// WordprocessingML.
    W,
    /// DrawingML.
    A,
    /// DrawingML in a text: `inline`, `anchor`.
    Wp,
    /// Shapes of Word 2010.
    Wps,
    /// Pictures.
    Pic,
    /// Charts.
    Chart,
    /// Diagrams (SmartArt).
    Diagram,
    /// Formulas.
    Math,
    /// References to other parts, as attributes.
    R,
    /// Files of relationships.
    Relationships,
    /// Alternatives for older and newer programs.
    Mc,
    /// VML, the drawings of older versions and of compatible programs.
    Vml,
    /// Office's additions to VML.
    Office,
    /// Word 2010's additions.
    W14,
    /// No namespace.
    None,
    /// Any other.
    Other,
}

impl Ns {
    /// The namespace of an address.
    pub fn of(address: &str) -> Ns {
        match address {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Ns::W,
            "http://schemas.openxmlformats.org/drawingml/2006/main"
            | "http://purl.oclc.org/ooxml/drawingml/main" => Ns::A,
            "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
            | "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing" => Ns::Wp,
            "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
            | "http://purl.oclc.org/ooxml/drawingml/wordprocessingShape" => Ns::Wps,
            "http://schemas.openxmlformats.org/drawingml/2006/picture"
            | "http://purl.oclc.org/ooxml/drawingml/picture" => Ns::Pic,
            "http://schemas.openxmlformats.org/drawingml/2006/chart"
            | "http://purl.oclc.org/ooxml/drawingml/chart"
            | "http://schemas.microsoft.com/office/drawing/2014/chartex" => Ns::Chart,
            "http://schemas.openxmlformats.org/drawingml/2006/diagram"
            | "http://purl.oclc.org/ooxml/drawingml/diagram" => Ns::Diagram,
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math" => Ns::Math,
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            | "http://purl.oclc.org/ooxml/officeDocument/relationships" => Ns::R,
            "http://schemas.openxmlformats.org/package/2006/relationships" => Ns::Relationships,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Ns::Mc,
            "urn:schemas-microsoft-com:vml" => Ns::Vml,
            "urn:schemas-microsoft-com:office:office" => Ns::Office,
            "http://schemas.microsoft.com/office/word/2010/wordml" => Ns::W14,
            _ => Ns::Other,
        }
    }

    /// Whether a branch of `mc:AlternateContent` that requires this namespace
    /// is read rather than its fallback: of all that this reads, and of Word's
    /// own additions with their groups and canvases. Charts of 2014, ink and 3D
    /// models have a picture in the fallback, and emoji the character.
    pub fn is_understood(address: &str) -> bool {
        let newer = [
            "http://schemas.microsoft.com/office/drawing/2014/chartex",
            "http://schemas.microsoft.com/office/word/2015/wordml/symex",
        ];
        if newer.contains(&address) {
            return false;
        }
        Ns::of(address) != Ns::Other
            || address.starts_with("http://schemas.microsoft.com/office/word/20")
            || address == "http://schemas.microsoft.com/office/drawing/2010/main"
            || address.starts_with("http://purl.oclc.org/ooxml/")
    }
}
