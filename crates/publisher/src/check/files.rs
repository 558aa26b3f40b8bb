//! The files that an issue names, and those that it does not.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use bulletin::model::Issue;
use image::{ImageFormat, ImageReader};

use super::checker::Checker;
use super::kinds::{ACTIVE_FILE, OUTSIDE};
use super::kinds::{BYTES_DIFFER, FILE_MISSING, NO_PICTURE, SIZE_DIFFERS, TYPE_DIFFERS, UNNAMED};
use super::links;
use crate::archive::active::is_active;
use crate::archive::address::{self, Target};
use crate::archive::merge::each_picture;
use crate::archive::{ISSUE, path};
use crate::report::ReportLine;

/// One file of a picture, as the issue describes it.
struct Named {
    place: String,
    src: String,
    width: u32,
    height: Option<u32>,
    media_type: Option<String>,
}

impl Checker {
    pub(super) fn files(&mut self, folder: &str, issue: &Issue) {
        let file = format!("{folder}/{ISSUE}");
        let mut named = BTreeSet::new();
        for (index, attachment) in issue.attachments.iter().enumerate() {
            let at = format!("attachments[{index}]");
            let Some((path, address)) = self.local(&file, folder, &at, &attachment.href) else {
                continue;
            };
            named.insert(address);
            let bytes = fs::metadata(path).map(|it| it.len()).ok();
            if let (Some(said), Some(bytes)) = (attachment.bytes, bytes)
                && said != bytes
            {
                let detail = format!("{}: {said} → {bytes}", attachment.href);
                self.report(&BYTES_DIFFER, &file, format!("{at}.bytes"), &detail);
            }
        }
        for of in pictures(issue) {
            let Some((path, address)) = self.local(&file, folder, &of.place, &of.src) else {
                continue;
            };
            named.insert(address);
            self.picture(&file, &of, &path);
        }
        for name in ["figures", "attachments"] {
            self.unnamed(folder, name, &named);
        }
    }

    /// The file at an address of this archive; reports a file that is missing.
    fn local(
        &mut self,
        file: &str,
        folder: &str,
        at: &str,
        address: &str,
    ) -> Option<(PathBuf, String)> {
        match address::target(address) {
            Target::Outside => {
                self.report(&OUTSIDE, file, at, address);
                return None;
            }
            Target::File(parts) if is_unfit(&parts) => {
                self.report(&ACTIVE_FILE, file, at, address);
                return None;
            }
            Target::File(_) | Target::Elsewhere => {}
        }
        let address = links::resolve(folder, address)?.path?;
        match path::inside(&self.root, Path::new(&address)) {
            Ok(path) if path.is_file() => Some((path, address)),
            Ok(_) => {
                self.report(&FILE_MISSING, file, at, &address);
                None
            }
            Err(problem) => {
                self.findings.push(ReportLine::from(problem.finding()));
                None
            }
        }
    }

    fn picture(&mut self, file: &str, of: &Named, path: &Path) {
        let reader = ImageReader::open(path).and_then(|reader| reader.with_guessed_format());
        let format = reader.as_ref().ok().and_then(|reader| reader.format());
        let size = reader.ok().and_then(|it| it.into_dimensions().ok());
        let (Some(format), Some((width, height))) = (format, size) else {
            // Every browser shows SVG as a picture.
            if !of.src.ends_with(".svg") {
                self.report(&NO_PICTURE, file, &of.place, &of.src);
            }
            return;
        };
        if width != of.width || of.height.is_some_and(|said| said != height) {
            let said = match of.height {
                Some(height) => format!("{}×{height}", of.width),
                None => of.width.to_string(),
            };
            let detail = format!("{}: {said} → {width}×{height}", of.src);
            self.report(&SIZE_DIFFERS, file, &of.place, &detail);
        }
        let is = format.to_mime_type();
        let shown = [
            ImageFormat::Jpeg,
            ImageFormat::Png,
            ImageFormat::Gif,
            ImageFormat::WebP,
        ];
        if of.media_type.as_deref().is_some_and(|said| said != is) {
            let said = of.media_type.as_deref().unwrap_or_default();
            let detail = format!("{}: {said} → {is}", of.src);
            self.report(&TYPE_DIFFERS, file, &of.place, &detail);
        } else if !shown.contains(&format) {
            let detail = format!("{}: {is}", of.src);
            self.report(&NO_PICTURE, file, &of.place, &detail);
        }
    }

    /// Files that nothing names.
    fn unnamed(&mut self, folder: &str, name: &str, named: &BTreeSet<String>) {
        let dir = format!("{folder}/{name}");
        let Ok(items) = fs::read_dir(self.root.join(&dir)) else {
            return;
        };
        let names: BTreeSet<String> = items
            .filter_map(|item| item.ok()?.file_name().into_string().ok())
            .filter(|name| !crate::archive::LITTER.contains(&&**name))
            .map(|name| format!("{dir}/{name}"))
            .collect();
        for file in names.difference(named) {
            self.report(&UNNAMED, file, "", "");
        }
    }
}

/// Whether a file is never published as a picture or an attachment.
fn is_unfit(parts: &[String]) -> bool {
    parts.iter().any(|part| is_active(part)) || parts == ["issue.json"]
}

fn pictures(issue: &Issue) -> Vec<Named> {
    let mut all = Vec::new();
    each_picture(issue, &mut |figure, picture| {
        all.push(Named {
            place: figure.to_owned(),
            src: picture.src.clone(),
            width: picture.width,
            height: Some(picture.height),
            media_type: None,
        });
        for source in &picture.sources {
            all.push(Named {
                place: figure.to_owned(),
                src: source.src.clone(),
                width: source.width,
                height: None,
                media_type: source.media_type.clone(),
            });
        }
    });
    all
}
