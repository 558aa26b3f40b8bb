//! Office Open XML, as Word, WPS and LibreOffice write it.
//!
//! Rule of this folder: `package` reads parts, `xml` elements, `styles` and
//! `numbering` what they mean; `walk` and its neighbours go through the text
//! once, in reading order. `missed` checks their work with a count of its own
//! (`census`), which shares no code with them.

mod alt;
mod blocks;
mod census;
mod choice;
mod drawing;
mod english;
mod fields;
mod flow;
mod formfield;
mod inline;
mod math;
mod media;
mod missed;
mod names;
mod notes;
mod numbering;
mod numerals;
mod objects;
mod package;
mod pages;
mod props;
mod quoted;
mod runs;
mod styles;
mod symbols;
mod tables;
mod theme;
mod walk;
mod xml;

use super::kinds;
use super::unreadable::Unreadable;
use crate::manuscript::{FileKind, Manuscript};
use crate::report::{Finding, FindingKind};
use flow::Flow;
use names::Ns;
use numbering::Numbering;
use package::{Package, Relationships, Target};
use styles::Styles;
use walk::{Story, Walk};

/// Reads a docx.
pub fn read(bytes: &[u8]) -> Result<(Manuscript, Vec<Finding>), Unreadable> {
    let mut package = Package::open(bytes)?;
    let document = main_part(&mut package)?;
    let relationships = package.relationships(&document)?;
    let part = |kind: &str| part_of(&relationships, kind);
    let styles = Styles::read(
        &mut package,
        part("styles").as_deref(),
        part("theme").as_deref(),
    )?;
    let numbering = Numbering::read(&mut package, part("numbering").as_deref(), &styles)?;
    let mut walk = Walk::new(&styles, numbering);
    let notes = [("footnotes", "footnote"), ("endnotes", "endnote")];
    for (kind, name) in notes {
        if let Some(part) = part(kind) {
            walk.list_notes(&mut package, &part, kind, name)?;
        }
    }

    walk.enter(Story::Main, &document, relationships.clone());
    let mut flow = Flow::default();
    let bytes = package.xml(&document)?.unwrap_or_default();
    let mut strange = None;
    xml::each(&document, &bytes, &["document", "body"], &mut |block| {
        if matches!(block.ns, Ns::None | Ns::Other) {
            strange.get_or_insert_with(|| format!("{document}: <{}>", block.name));
        }
        walk.block(&mut package, &block, &mut flow)
    })?;
    let blocks = walk.finish(flow);
    // A text in an unknown XML vocabulary must not look like an empty one.
    if let Some(detail) = strange.filter(|_| blocks.is_empty()) {
        return Err(Unreadable::new(&kinds::BAD_XML, detail));
    }

    for (kind, name) in notes {
        if let Some(part) = part(kind) {
            walk.read_notes(&mut package, &part, kind, name)?;
        }
    }
    walk.headers(&mut package, &relationships)?;
    if let Some(part) = part("comments") {
        walk.comments(&mut package, &part)?;
    }
    walk.within_limits()?;
    let margins = std::mem::take(&mut walk.margins);
    let (notes, media, mut findings) = walk.into_parts();
    let manuscript = Manuscript {
        kind: FileKind::Docx,
        blocks,
        notes,
        margins,
        media,
    };
    let mut others = Vec::new();
    for part in parts_with_text(&relationships) {
        if let Some(bytes) = package.xml(&part)? {
            others.push((part, bytes));
        }
    }
    let main = (document.as_str(), bytes.as_slice());
    findings.extend(missed::check(main, &others, &manuscript, &findings));
    Ok((manuscript, findings))
}

/// The parts with text beside the main one, in order.
fn parts_with_text(relationships: &Relationships) -> Vec<String> {
    let kinds = ["footnotes", "endnotes", "header", "footer", "comments"];
    let targets = relationships.values().filter_map(|relationship| {
        match (
            kinds.contains(&relationship.kind.as_str()),
            &relationship.target,
        ) {
            (true, Target::Part(part)) => Some(part.clone()),
            _ => None,
        }
    });
    let mut parts: Vec<String> = targets.collect();
    parts.sort();
    parts.dedup();
    parts
}

/// The part with the text, or what else the package is.
fn main_part(package: &mut Package<'_>) -> Result<String, Unreadable> {
    let roots = package.relationships("")?;
    let named = part_of(&roots, "officeDocument");
    let part = named.filter(|part| package.has(part));
    let part = part.unwrap_or_else(|| "word/document.xml".to_owned());
    let others: [(&str, &'static FindingKind); 5] = [
        ("OFD.xml", &kinds::OFD_FILE),
        ("xl/workbook.xml", &kinds::OTHER_OFFICE_FILE),
        ("xl/workbook.bin", &kinds::OTHER_OFFICE_FILE),
        ("ppt/presentation.xml", &kinds::OTHER_OFFICE_FILE),
        ("META-INF/manifest.xml", &kinds::ODT_FILE),
    ];
    for (name, kind) in others {
        if package.has(name) && !package.has("word/document.xml") {
            return Err(Unreadable::new(kind, name));
        }
    }
    match package.has(&part) {
        true => Ok(part),
        false => Err(Unreadable::new(&kinds::ZIP_FILE, part)),
    }
}

/// The part that the first relationship of a kind leads to.
fn part_of(relationships: &Relationships, kind: &str) -> Option<String> {
    let mut found: Vec<(&String, &String)> = relationships
        .iter()
        .filter_map(|(id, relationship)| match &relationship.target {
            Target::Part(part) if relationship.kind == kind => Some((id, part)),
            _ => None,
        })
        .collect();
    found.sort();
    found.first().map(|(_, part)| (*part).clone())
}
