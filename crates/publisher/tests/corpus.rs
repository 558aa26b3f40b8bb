//! How well facts are proposed, measured on passages in many phrasings.

#[path = "corpus/mod.rs"]
mod corpus;

/// What must be reached: percentages, and numbers of mistakes.
mod floor {
    pub const PASSAGES: usize = 329;
    pub const PRECISION: f64 = 99.0;
    pub const RECALL: f64 = 98.0;
    pub const PARTS: f64 = 91.0;
    pub const GIVERS: f64 = 93.0;
    pub const WRONG_GIVERS: usize = 0;
    pub const WAIVERS: f64 = 94.0;
    pub const REPEATS: f64 = 94.0;
    pub const TWICE: usize = 2;
    pub const TOTALS: f64 = 92.0;
}

#[test]
fn facts_are_proposed_as_well_as_before() {
    let report = corpus::measure(false).unwrap();
    let score = report.overall();
    let least = [
        ("precision", score.precision.percent(), floor::PRECISION),
        ("recall", score.recall.percent(), floor::RECALL),
        ("parts", score.parts.percent(), floor::PARTS),
        ("givers", score.givers.percent(), floor::GIVERS),
        ("waivers", score.waivers.percent(), floor::WAIVERS),
        ("repeats", score.repeats.percent(), floor::REPEATS),
        ("totals", score.totals.percent(), floor::TOTALS),
    ];
    let most = [
        ("wrong givers", score.wrong_givers, floor::WRONG_GIVERS),
        ("added up twice", score.twice, floor::TWICE),
    ];
    let mut worse = String::new();
    for (name, reached, floor) in least {
        if reached < floor {
            worse += &format!("{name}: {reached:.1} % < {floor} %\n");
        }
    }
    for (name, reached, floor) in most {
        if reached > floor {
            worse += &format!("{name}: {reached} > {floor}\n");
        }
    }
    println!("{}", report.table());
    assert!(worse.is_empty(), "{worse}\n{}", report.wrong());
    assert!(score.passages >= floor::PASSAGES, "{}", score.passages);
}
