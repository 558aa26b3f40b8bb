//! Prints what was counted.

use super::read::Passage;
use super::score::{Score, Share};

/// The scores of all families, and what was wrong.
#[derive(Default)]
pub struct Report {
    families: Vec<(String, Score)>,
    wrong: String,
}

impl Report {
    pub fn family(&mut self, name: &str, score: Score) {
        self.families.push((name.to_owned(), score));
    }

    pub fn misses(&mut self, family: &str, passage: &Passage, misses: &[String]) {
        self.wrong += &format!("{family}: {}\n{}\n", passage.name, passage.text.trim());
        for miss in misses {
            self.wrong += &format!("    {miss}\n");
        }
        self.wrong += "\n";
    }

    /// Each passage with a miss, and its misses.
    pub fn wrong(&self) -> &str {
        &self.wrong
    }

    /// All families together.
    pub fn overall(&self) -> Score {
        let mut overall = Score::default();
        for (_, score) in &self.families {
            overall.add(score);
        }
        overall
    }

    /// A line for all, and one for each family.
    pub fn table(&self) -> String {
        let mut table = format!(
            "{:<16} {:>4} {:>13} {:>13} {:>11} {:>11} {:>11} {:>5} {:>11} {:>11} {:>9} {:>9} {:>9} {:>5} {:>9} {:>9} {:>9}\n",
            "family",
            "n",
            "precision",
            "recall",
            "parts",
            "links",
            "givers",
            "wrong",
            "kinds",
            "dates",
            "waivers",
            "no sum",
            "repeats",
            "twice",
            "warned",
            "totals",
            "% totals"
        );
        table += &line("all", &self.overall());
        for (name, score) in &self.families {
            table += &line(name, score);
        }
        table
    }
}

fn line(name: &str, score: &Score) -> String {
    let cell = |share: Share| format!("{}/{}", share.right, share.all);
    let rate = |share: Share| format!("{} {:.0}%", cell(share), share.percent().floor());
    format!(
        "{:<16} {:>4} {:>13} {:>13} {:>11} {:>11} {:>11} {:>5} {:>11} {:>11} {:>9} {:>9} {:>9} {:>5} {:>9} {:>9} {:>9}\n",
        name,
        score.passages,
        rate(score.precision),
        rate(score.recall),
        rate(score.parts),
        cell(score.links),
        rate(score.givers),
        score.wrong_givers,
        cell(score.kinds),
        cell(score.dates),
        cell(score.waivers),
        cell(score.without_sum),
        cell(score.repeats),
        score.twice,
        cell(score.warned),
        cell(score.totals),
        format!("{:.0}%", score.totals.percent().floor()),
    )
}
