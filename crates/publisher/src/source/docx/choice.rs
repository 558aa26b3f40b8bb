//! Alternatives for older and newer programs: which branch is read.

use super::names::Ns;
use super::xml::Element;

/// The one branch of `mc:AlternateContent` that is read: the first choice that
/// is supported, or the fallback, or, without either, the first choice: its
/// content is nowhere else. A branch without any content gives way to one with
/// text.
pub fn branch(alternatives: &Element) -> Option<&Element> {
    let branches = || {
        let children = alternatives.children();
        children.filter(|child| child.is(Ns::Mc, "Choice") || child.is(Ns::Mc, "Fallback"))
    };
    let understood = |choice: &&Element| choice.attribute(Ns::None, "Requires") == Some("true");
    let fallback = alternatives.child(Ns::Mc, "Fallback");
    let found = branches().find(understood).or(fallback);
    let found = found.or_else(|| branches().next())?;
    match has_content(found, true) {
        true => Some(found),
        false => branches()
            .find(|other| has_content(other, false))
            .or(Some(found)),
    }
}

/// Whether an element has text or, where they count, pictures and other objects.
fn has_content(element: &Element, objects: bool) -> bool {
    let object = matches!(&*element.name, "blip" | "imagedata" | "relIds" | "chart");
    let text = matches!(&*element.name, "t" | "textpath" | "sym" | "fldChar");
    text || (objects && object) || element.children().any(|child| has_content(child, objects))
}
