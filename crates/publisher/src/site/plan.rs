//! Which files a site has, what each is made from, and when it is put in place.

use super::compress::{ENDINGS, is_compressible};
use super::count;
use super::draw;
use super::finding::{Error, SAME_NAME, WRONG_VIEWER};
use super::hash;
use super::page::{self, Site};
use super::phase::DeployPhase;
use super::search;
use super::source::{Asset, ReadyIssue, Source};
use super::viewer::{ICON, LOADER, Viewer, is_hashed};
use super::volumes::Volume;
use crate::report::Place;
use bulletin::model::{Archive, Entry};
use bulletin_viewer::naming::is_part;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// A file of the site.
pub struct PlannedFile<'a> {
    /// When it is put in place.
    pub phase: DeployPhase,
    /// Hash of its inputs.
    pub key: String,
    /// What it is made from.
    pub recipe: Recipe<'a>,
    /// Whether compressed copies go beside it.
    pub precompressed: bool,
}

/// The source of a file.
pub enum Recipe<'a> {
    /// Bytes in memory.
    Bytes(Cow<'a, [u8]>),
    /// A file of the archive.
    Copy(&'a Asset),
    /// An issue's page.
    Issue {
        /// The issue.
        ready: &'a ReadyIssue,
        /// The archive as far as the page shows it: the issue and its
        /// neighbours.
        near: Archive,
        /// Whether it carries that: the list in `archive.json` may lack it.
        carries: bool,
    },
    /// The page for an iframe.
    Frame {
        /// The newest issue.
        ready: &'a ReadyIssue,
        /// As above.
        near: Archive,
        /// As above.
        carries: bool,
    },
    /// The archive's page.
    Archive,
    /// The page of a year.
    Year(&'a Volume),
}

impl Recipe<'_> {
    /// Whether the viewer's views draw it.
    pub fn is_drawn(&self) -> bool {
        matches!(
            self,
            Recipe::Issue { .. } | Recipe::Frame { .. } | Recipe::Archive | Recipe::Year(_)
        )
    }
}

/// The files by their path in the site, with slashes.
pub type Plan<'a> = BTreeMap<String, PlannedFile<'a>>;

/// Plans a site.
///
/// # Errors
/// The viewer is incomplete, or two files have the same name.
pub fn plan<'a>(source: &'a Source, viewer: &'a Viewer, site: &Site) -> Result<Plan<'a>, Error> {
    let strange = |it: &&String| it.starts_with('.') || it.contains(['/', '\\', ':']);
    let lacks = |it: &&&str| !viewer.files.contains_key(**it);
    let wrong = viewer.files.keys().find(strange).map(String::as_str);
    if let Some(name) = wrong.or([LOADER, ICON].iter().find(lacks).copied()) {
        let place = Place::Path(name.to_owned(), String::new());
        return Err(Error::new(&WRONG_VIEWER, place, name));
    }
    let mut plan = Building::default();
    for (name, bytes) in &viewer.files {
        let phase = match name.as_str() {
            LOADER => DeployPhase::Loader,
            name if is_hashed(name) => DeployPhase::Hashed,
            _ => DeployPhase::Beside,
        };
        plan.bytes(name, phase, Cow::Borrowed(bytes.as_ref()))?;
    }
    lists(&mut plan, source, site)?;
    let carries = source.listing.is_split();
    let order = source.archive.newest_first();
    let series = series(&order);
    let at: BTreeMap<&str, usize> = order
        .iter()
        .enumerate()
        .map(|(index, entry)| (entry.id.as_str(), index))
        .collect();
    for ready in &source.issues {
        issue(&mut plan, ready)?;
        let index = at.get(ready.id.as_str()).copied().unwrap_or_default();
        let near = near(&source.archive, &order, &series, index);
        let key = hash::of_all([
            site.key.as_bytes(),
            &ready.json,
            bulletin::write::archive(&near).as_bytes(),
            if carries { b"carries" } else { b"" },
        ]);
        if index == 0 {
            let recipe = Recipe::Frame {
                ready,
                near: near.clone(),
                carries,
            };
            plan.put(
                "embed/frame.html".to_owned(),
                DeployPhase::Lists,
                key.clone(),
                recipe,
            )?;
        }
        let recipe = Recipe::Issue {
            ready,
            near,
            carries,
        };
        plan.put(
            format!("{}/index.html", ready.id),
            DeployPhase::Pages,
            key,
            recipe,
        )?;
    }
    if let Some(counted) = count::of(source) {
        let html = page::count(&source.archive, &counted, viewer, site);
        for year in counted.years {
            let json = Cow::Owned(year.json.into_bytes());
            plan.bytes(&year.path, DeployPhase::Hashed, json)?;
        }
        let html = Cow::Owned(html.into_bytes());
        plan.bytes(count::PAGE, DeployPhase::Lists, html)?;
    }
    if site.search {
        for file in search::files(source)? {
            let phase = match file.is_manifest {
                true => DeployPhase::Lists,
                false => DeployPhase::Hashed,
            };
            plan.bytes(&file.path, phase, Cow::Owned(file.bytes))?;
        }
    } else {
        // Empty, so that asking for it is no failure.
        plan.bytes(search::MANIFEST, DeployPhase::Lists, Cow::Borrowed(&[]))?;
    }
    for (name, phase, text) in page::others(source, viewer, site)? {
        plan.bytes(&name, phase, Cow::Owned(text.into_bytes()))?;
    }
    plan.finish()
}

/// The lists of the issues: data and pages.
fn lists<'a>(plan: &mut Building<'a>, source: &'a Source, site: &Site) -> Result<(), Error> {
    let listing = &source.listing;
    let json = Cow::Borrowed(&listing.archive[..]);
    plan.bytes("data/archive.json", DeployPhase::Archive, json)?;
    // What all of them say of the others.
    let mut years = Vec::new();
    for it in &listing.volumes {
        years.extend(format!("{} {} {}\n", it.year, it.folder, it.issues).into_bytes());
    }
    let listed = source
        .archive
        .issues
        .iter()
        .map(|it| it.date_published.year);
    let listed: BTreeSet<u16> = listed.filter(|it| listing.has(*it)).collect();
    years.extend(format!("{listed:?}").into_bytes());
    for volume in &listing.volumes {
        let path = format!("data/{}", volume.name);
        plan.bytes(&path, DeployPhase::Issues, Cow::Borrowed(&volume.json))?;
        let key = hash::of_all([site.key.as_bytes(), &volume.json, &years]);
        let path = format!("{}/index.html", volume.folder);
        plan.put(path, DeployPhase::Lists, key, Recipe::Year(volume))?;
    }
    let about = page::about(&source.archive);
    let key = hash::of_all([site.key.as_bytes(), &listing.archive, about.as_bytes()]);
    plan.put(
        "index.html".to_owned(),
        DeployPhase::Lists,
        key,
        Recipe::Archive,
    )
}

fn issue<'a>(plan: &mut Building<'a>, ready: &'a ReadyIssue) -> Result<(), Error> {
    let folder = format!("data/{}", ready.id);
    let json = Cow::Borrowed(&ready.json[..]);
    plan.bytes(&format!("{folder}/issue.json"), DeployPhase::Issues, json)?;
    if let Some(csv) = &ready.csv {
        let csv = Cow::Borrowed(csv.as_bytes());
        plan.bytes(&format!("{folder}/summary.csv"), DeployPhase::Beside, csv)?;
    }
    for (name, asset) in &ready.files {
        let path = format!("{folder}/{name}");
        let phase = match is_hashed(&path) {
            true => DeployPhase::Hashed,
            false => DeployPhase::Beside,
        };
        plan.put(path, phase, asset.hash.clone(), Recipe::Copy(asset))?;
    }
    Ok(())
}

/// The most parts of a series that a page lists: those nearest to its own.
const MOST_PARTS: usize = 40;

/// By headline, where the parts of each series are in the order of the issues.
fn series<'a>(order: &[&'a Entry]) -> BTreeMap<&'a str, Vec<usize>> {
    let mut series: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, entry) in order.iter().enumerate() {
        if is_part(entry, &entry.headline) {
            series.entry(&entry.headline).or_default().push(at);
        }
    }
    series
}

/// The archive as far as an issue's page shows it: the issues beside it, and the
/// other parts of its series. The page does not have to be
/// drawn again when other issues change.
fn near(
    archive: &Archive,
    order: &[&Entry],
    series: &BTreeMap<&str, Vec<usize>>,
    index: usize,
) -> Archive {
    let mut shown: BTreeSet<usize> = (index.saturating_sub(1)..=index + 1).collect();
    let own = order.get(index).filter(|it| it.part_number.is_some());
    if let Some(parts) = own.and_then(|it| series.get(it.headline.as_str())) {
        let mut parts = parts.clone();
        parts.sort_by_key(|at| at.abs_diff(index));
        shown.extend(parts.into_iter().take(MOST_PARTS));
    }
    let issues = shown.into_iter().filter_map(|at| order.get(at));
    Archive {
        periodical: archive.periodical.clone(),
        publisher: archive.publisher.clone(),
        summary: archive.summary.clone(),
        issues: issues.map(|it| (*it).clone()).collect(),
        volumes: Vec::new(),
    }
}

#[derive(Default)]
struct Building<'a> {
    plan: Plan<'a>,
}

impl<'a> Building<'a> {
    fn bytes(&mut self, path: &str, phase: DeployPhase, bytes: Cow<'a, [u8]>) -> Result<(), Error> {
        let key = hash::of(&bytes);
        self.put(path.to_owned(), phase, key, Recipe::Bytes(bytes))
    }

    fn put(
        &mut self,
        path: String,
        phase: DeployPhase,
        key: String,
        recipe: Recipe<'a>,
    ) -> Result<(), Error> {
        // Nobody requests a server's settings.
        let precompressed = is_compressible(&path) && !path.starts_with("server/");
        let item = PlannedFile {
            phase,
            key,
            recipe,
            precompressed,
        };
        match self.plan.insert(path.clone(), item) {
            None => Ok(()),
            Some(_) => Err(same(path)),
        }
    }

    fn finish(self) -> Result<Plan<'a>, Error> {
        for path in self.plan.keys() {
            for ending in ENDINGS {
                let of = path.strip_suffix(ending).and_then(|it| self.plan.get(it));
                if of.is_some_and(|it| it.precompressed) {
                    return Err(same(path.clone()));
                }
            }
        }
        Ok(self.plan)
    }
}

fn same(path: String) -> Error {
    Error::new(&SAME_NAME, Place::Path(path.clone(), String::new()), path)
}

/// Makes a file's content.
///
/// # Errors
/// A file of the archive cannot be read, or has changed.
pub fn make<'a>(
    item: &'a PlannedFile,
    source: &Source,
    site: &Site,
) -> Result<Cow<'a, [u8]>, Error> {
    match &item.recipe {
        Recipe::Bytes(bytes) => Ok(Cow::Borrowed(bytes)),
        Recipe::Copy(asset) => {
            let bytes =
                std::fs::read(&asset.from).map_err(|error| Error::file(&asset.from, &error))?;
            if hash::of(&bytes) != asset.hash {
                let place = Place::Path(asset.from.display().to_string(), String::new());
                return Err(Error::new(&super::finding::CHANGED, place, ""));
            }
            Ok(Cow::Owned(bytes))
        }
        Recipe::Issue {
            ready,
            near,
            carries,
        } => {
            let issue = ready.issue()?;
            let element = draw::issue(&issue, &ready.json, near, *carries, site.review);
            let html = page::issue(&issue, ready, &element, site);
            Ok(Cow::Owned(html.into_bytes()))
        }
        Recipe::Frame {
            ready,
            near,
            carries,
        } => {
            let issue = ready.issue()?;
            let element = draw::issue(&issue, &ready.json, near, *carries, site.review);
            Ok(Cow::Owned(page::frame(&issue, &element, site).into_bytes()))
        }
        Recipe::Archive => {
            let element = draw::archive(&source.archive, &source.listing);
            let html = page::archive(&source.archive, &element, site);
            Ok(Cow::Owned(html.into_bytes()))
        }
        Recipe::Year(volume) => {
            let element = draw::year(&source.archive, &source.listing, volume);
            let html = page::year(&source.archive, volume, &element, site);
            Ok(Cow::Owned(html.into_bytes()))
        }
    }
}
