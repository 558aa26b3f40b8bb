//! The pictures of an issue: prepared once each, in parallel, and put into
//! their figures.

use std::collections::BTreeMap;

use bulletin::model::Picture;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use super::file_import::FileImport;
use super::kinds::NO_MEDIA;
use crate::archive::hash;
use crate::archive::merge::each_figure_mut;
use crate::draft::Draft;
use crate::manuscript::Manuscript;
use crate::pictures::Prepared;
use crate::report::{Finding, Place};

/// How many digits of a picture's hash are in its name: enough for a few dozen
/// pictures per issue.
const DIGITS: usize = 12;

/// Files to write: address below the issue's folder, and bytes.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

impl FileImport<'_> {
    /// Gives each figure its pictures. They are named after their content, so
    /// that a picture keeps its address whatever comes before it in the file,
    /// and no address ever shows a different picture.
    pub(super) fn figures(&mut self, draft: &mut Draft, manuscript: &Manuscript) -> Files {
        let mut wanted: Vec<usize> = draft.pictures.iter().map(|slot| slot.media).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let media: Vec<_> = wanted
            .iter()
            .filter_map(|index| Some((*index, manuscript.media.get(*index)?)))
            .collect();

        // Hides itself if there is no terminal.
        let bar = ProgressBar::new(media.len() as u64);
        bar.set_style(
            ProgressStyle::with_template("图片 pictures {bar:30} {pos}/{len} {elapsed}")
                .unwrap_or_else(|_| ProgressStyle::default_bar()),
        );
        let pipeline = self.pipeline;
        let made: Vec<(usize, Option<Prepared>, Vec<Finding>)> = media
            .par_iter()
            .map(|(index, media)| {
                let digits: String = hash(&media.bytes).chars().take(DIGITS).collect();
                let (prepared, findings) =
                    pipeline.prepare(&media.bytes, &format!("figures/{digits}"));
                bar.inc(1);
                (*index, prepared, findings)
            })
            .collect();
        bar.finish_and_clear();

        let mut files = Files::new();
        let mut ready: BTreeMap<usize, Option<Picture>> = BTreeMap::new();
        for (index, prepared, findings) in made {
            let name = manuscript.media.get(index).map(|it| it.name.clone());
            for mut finding in findings {
                if let (Place::File, Some(name)) = (&finding.place, &name) {
                    finding.place = Place::Part(name.clone());
                }
                self.report(finding);
            }
            ready.insert(
                index,
                prepared.map(|prepared| {
                    files.extend(prepared.files);
                    prepared.picture
                }),
            );
        }
        let mut missing = Vec::new();
        for slot in &draft.pictures {
            let Some(ready) = ready.get(&slot.media) else {
                missing.push(slot.figure.clone());
                continue;
            };
            let Some(mut picture) = ready.clone() else {
                continue;
            };
            picture.alt = slot.alt.clone().unwrap_or_default();
            let mut found = false;
            each_figure_mut(&mut draft.issue, &mut |figure| {
                if figure.id == slot.figure && !found {
                    found = true;
                    figure.pictures.push(picture.clone());
                }
            });
            if !found {
                missing.push(slot.figure.clone());
            }
        }
        for figure in missing {
            self.report(Finding::new(&NO_MEDIA, Place::Issue(figure), ""));
        }
        files
    }
}
