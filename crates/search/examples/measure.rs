//! What questions cost in a large archive: `cargo run --release -p bulletin-search
//! --example measure -- 10000`. The text is made of the words of a few Chinese pages,
//! some of them common and most of them rare. With the folder of an archive in place of
//! the number it is that archive, and the questions are lines of the input.

#[path = "../tests/shared/mod.rs"]
mod shared;

use bulletin_search::leaves;
use bulletin_search::reader::Ask;
use shared::Served;
use std::time::Instant;

struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % most.max(1)
    }

    /// The smaller, the likelier.
    fn rank(&mut self, most: usize) -> usize {
        let it = self.below(1 << 20) as f64 / f64::from(1 << 20);
        (most as f64 * it.powi(4)) as usize
    }
}

/// The issues of an archive's folder, oldest first.
fn archive(folder: &str) -> Vec<bulletin::model::Issue> {
    let mut issues: Vec<_> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|it| std::fs::read(it.path().join("issue.json")).ok())
        .filter_map(|it| Some(bulletin::read::issue_from_slice(&it).ok()?.0))
        .collect();
    issues.sort_by_key(|it| it.date_published);
    issues
}

fn main() {
    let given = std::env::args().nth(1).unwrap_or_default();
    if given.parse::<u32>().is_err() && !given.is_empty() {
        let queries = std::io::stdin().lines().map_while(Result::ok).collect();
        return measure(&archive(&given), queries);
    }
    let count: u32 = std::env::args()
        .nth(1)
        .and_then(|it| it.parse().ok())
        .unwrap_or(1000);
    let mut random = Random(42);
    // Twenty thousand words of two to four characters, of three thousand.
    let mut words = vec![
        "质量管理".to_owned(),
        "协会".into(),
        "疫情防控".into(),
        "会员单位".into(),
        "，".into(),
        "。".into(),
        "的".into(),
        "和".into(),
    ];
    for _ in 0..20_000 {
        let length = 2 + random.below(3);
        let character =
            |random: &mut Random| char::from_u32(0x4e00 + (random.rank(3000) * 7) as u32);
        words.push((0..length).filter_map(|_| character(&mut random)).collect());
    }
    let issues: Vec<_> = (0..count)
        .map(|number| {
            let paragraphs: Vec<String> = (0..34)
                .map(|_| {
                    (0..50)
                        .map(|_| words[random.rank(words.len())].as_str())
                        .collect()
                })
                .collect();
            shared::issue(number, &paragraphs)
        })
        .collect();
    let mut queries: Vec<String> = [
        "质量管理",
        "疫情防控",
        "会员单位",
        "协会",
        "的",
        "质",
        "质量管理 疫情防控",
    ]
    .map(str::to_owned)
    .to_vec();
    for at in [200, 2000, 10_000] {
        queries.push(words[at..at + 2].concat().chars().take(4).collect());
        queries.push(words[at].clone());
    }
    queries.extend(words[words.len() - 3..].to_vec());
    measure(&issues, queries);
}

/// Says what an index of these issues is, and what each question costs.
fn measure(issues: &[bulletin::model::Issue], queries: Vec<String>) {
    let count = issues.len();
    let text: usize = issues
        .iter()
        .flat_map(leaves::of_issue)
        .map(|it| it.text.len())
        .sum();
    let start = Instant::now();
    let served = Served::of(issues);
    let took = start.elapsed();
    let size = |texts: bool| -> (usize, usize) {
        let of = served
            .files
            .iter()
            .filter(|it| it.0.starts_with("texts/") == texts);
        of.fold((0, 0), |(files, bytes), it| (files + 1, bytes + it.1.len()))
    };
    println!("{count} issues, {text} bytes of text, {took:?}");
    println!(
        "index: {:?} files, bytes; texts: {:?}; manifest {}",
        size(false),
        size(true),
        served.files["index.bin"].len()
    );
    for query in queries {
        let ask = Ask {
            query: query.clone(),
            wanted: 10,
            ..Ask::default()
        };
        let start = Instant::now();
        let (answer, cost) = served.ask(&ask);
        println!(
            "{query}: {} issues, {} shown, {cost:?}, both {} bytes, {:?}",
            answer.total,
            answer.results.len(),
            cost.index + cost.texts,
            start.elapsed()
        );
    }
}
