//! One issue: its text and its pictures.

use super::facts::{Reporter, gift};
use super::picture;
use super::plan::{Planned, numeral};
use super::random::Random;
use super::text::{company, paragraph, point};
use super::words::{HOW, INDUSTRIES, KINDS, OBJECTS, PEERS, PLACES, SUPERIORS, TITLES, VERBS};
use anyhow::Result;
use serde_json::{Value, json};

pub const PERIODICAL: &str = "质量工作";
pub const PUBLISHER: &str = "质量协会联合会办公室";

/// An issue with its pictures, by their path in its folder.
pub struct Made {
    pub issue: Value,
    pub pictures: Vec<(String, Vec<u8>)>,
    pub admin_codes: Vec<&'static str>,
}

/// Makes an issue. `seed` is the archive's, `before` a fact that an earlier issue
/// has reported: the section of its place, the sentence, the fact.
pub fn make(planned: &Planned, seed: u64, before: Option<&Reported>) -> Result<Made> {
    let mut random = Random::of(seed, 1000 + planned.cumulative as u64);
    // Now and then one is as long as a book.
    let is_long = planned.cumulative % 250 == 120;
    let count = match is_long {
        true => 30,
        false if random.one_in(12) => 1,
        false => random.between(2, 9),
    };
    let mut made = Made {
        issue: Value::Null,
        pictures: Vec::new(),
        admin_codes: Vec::new(),
    };
    let mut notes = Vec::new();
    let mut sections = Vec::new();
    for at in random.some(count, PLACES.len()) {
        let place = &PLACES[at];
        made.admin_codes.push(place.0);
        let repeated = before.filter(|it| it.place == at);
        let section = section(
            &mut random,
            planned,
            at,
            is_long,
            &mut made.pictures,
            &mut notes,
            repeated,
        )?;
        sections.push(section);
    }
    let (year, month, day) = planned.date;
    let names: Vec<&str> = made
        .admin_codes
        .iter()
        .filter_map(|code| PLACES.iter().find(|it| it.0 == *code))
        .map(|it| it.2)
        .collect();
    let mut lead = format!(
        "围绕{}，各地{}{}，{}。",
        planned.topic,
        random.of_all(&VERBS),
        random.of_all(&OBJECTS),
        random.of_all(&HOW)
    );
    lead += &format!("本期介绍{}的做法。", names.join("、"));
    let mut editor_note = Vec::new();
    if random.one_in(6) {
        editor_note.push(json!({ "paragraph": format!("编者按：{}是一件需要长期坚持的事情，{}。现将有关做法刊登如下，供学习参考。", planned.topic, random.of_all(&HOW)) }));
    }
    let recipients = |random: &mut Random, all: &[&str]| -> Vec<String> {
        let count = random.between(2, 5);
        random
            .some(count, all.len())
            .into_iter()
            .map(|at| all[at].to_owned())
            .collect()
    };
    let (superiors, peers) = (
        recipients(&mut random, &SUPERIORS),
        recipients(&mut random, &PEERS),
    );
    made.issue = json!({
        "format": "bulletin/1",
        "id": planned.id,
        "language": "zh-Hans",
        "periodical": { "name": PERIODICAL, "kind": "简报" },
        "issueNumber": planned.number,
        "issueLabel": planned.label,
        "cumulativeNumber": planned.cumulative,
        "supplement": planned.supplement,
        "publisher": PUBLISHER,
        "datePublished": format!("{year}-{month:02}-{day:02}"),
        "headline": planned.headline,
        "lead": [{ "paragraph": lead }],
        "sections": sections,
        "notes": notes,
        "distribution": [
            { "label": "报送", "recipients": superiors, "text": superiors.join("、") },
            { "label": "发送", "recipients": peers, "text": peers.join("、") },
        ],
        "printRun": random.between(1, 9) * 50,
    });
    if !editor_note.is_empty() {
        made.issue["editorNote"] = json!(editor_note);
    }
    if let Some(part) = planned.part {
        made.issue["partNumber"] = json!(part);
        made.issue["partLabel"] = json!(format!("（{}）", numeral(part)));
    }
    Ok(made)
}

/// A fact that an issue reports, for a later one to report again.
pub struct Reported {
    /// The index of its place.
    pub place: usize,
    issue: String,
    fact: Value,
}

/// A fact of an issue that a later one may report again: the first with a sum.
pub fn reported(made: &Made) -> Option<Reported> {
    let sections = made.issue["sections"].as_array()?;
    sections.iter().find_map(|section| {
        let code = section["organizations"][0]["adminCode"].as_str()?;
        let facts = section["facts"].as_array()?;
        let is_whole = |it: &&Value| !it["amount"].is_null() && it["donor"]["kind"] == "companies";
        Some(Reported {
            place: PLACES.iter().position(|it| it.0 == code)?,
            issue: made.issue["id"].as_str()?.to_owned(),
            fact: facts.iter().find(is_whole)?.clone(),
        })
    })
}

fn section(
    random: &mut Random,
    planned: &Planned,
    at: usize,
    is_long: bool,
    pictures: &mut Vec<(String, Vec<u8>)>,
    notes: &mut Vec<Value>,
    repeated: Option<&Reported>,
) -> Result<Value> {
    let place = &PLACES[at];
    let (_, full, short, id, cities) = place;
    // A place's association has one name in all issues.
    let (kind, kind_short) = KINDS[at % KINDS.len()];
    let who = format!("{short}{kind_short}");
    let mut blocks = Vec::new();
    let mut facts = Vec::new();
    let mut first = format!("{full}{kind}（简称{who}）") + &paragraph(random, &who, place);
    if random.one_in(5) {
        let note = format!("n{}", notes.len() + 1);
        notes.push(json!({ "id": note, "text": format!("{}家会员单位参加了统计，数据由{who}提供。", random.between(20, 600)) }));
        let text = std::mem::take(&mut first);
        blocks.push(json!({ "paragraph": [text, { "noteRef": note }] }));
    } else {
        blocks.push(json!({ "paragraph": first }));
    }
    let paragraphs = if is_long { 12 } else { random.between(1, 3) };
    for _ in 0..paragraphs {
        blocks.push(json!({ "paragraph": paragraph(random, &who, place) }));
    }
    if random.one_in(3) {
        let points = random.between(2, 4);
        let items: Vec<Value> = (0..points)
            .map(|index| {
                let (strong, rest) = point(random, index, &who, place);
                json!([{ "strong": strong }, rest])
            })
            .collect();
        blocks.push(json!({ "list": { "items": items } }));
    }
    let reporter = Reporter {
        who: &who,
        place,
        section: id,
        year: planned.date.0,
    };
    for number in 1..=random.between(0, 2) {
        let (text, some) = gift(random, &reporter, number);
        // Two sentences may say the same, and a quote is found in its first place.
        let is_new = some.iter().all(|it| {
            facts
                .iter()
                .all(|other: &Value| other["quote"] != it["quote"])
        });
        if is_new {
            facts.extend(some);
            blocks.push(json!({ "paragraph": text + &paragraph(random, &who, place) }));
        }
    }
    if let Some(Reported { issue, fact, .. }) = repeated {
        let mut again = fact.clone();
        let quote = again["quote"].as_str().unwrap_or_default().to_owned();
        again["id"] = json!(format!("{id}-again"));
        again["repeats"] = json!({ "issue": issue, "fact": fact["id"] });
        facts.push(again);
        blocks.push(json!({ "paragraph": format!("此前本刊已经报道，{quote}。") }));
    }
    if random.one_in(10) {
        let mut rows = Vec::new();
        for city in *cities {
            rows.push(json!([
                city,
                random.between(3, 90).to_string(),
                random.of_all(&INDUSTRIES)
            ]));
        }
        blocks.push(json!({ "table": { "caption": format!("{short}各地参加情况"), "head": [["地区", "企业数（家）", "主要行业"]], "rows": rows } }));
    }
    if random.one_in(4) {
        let number = pictures.len() + 1;
        let name = format!("figures/{number}.png");
        let caption = format!("{}参加{}", company(random, place), random.of_all(&OBJECTS));
        blocks.push(json!({ "figure": {
            "id": format!("figure-{number}"), "number": number, "label": format!("图 {number}"), "caption": caption,
            "pictures": [{ "src": name, "width": picture::WIDTH, "height": picture::HEIGHT, "alt": format!("柱状图：{caption}") }],
        } }));
        pictures.push((name, picture::png(random)?));
    }
    let measures: Vec<String> = (0..random.between(1, 3))
        .map(|_| format!("{}{}", random.of_all(&VERBS), random.of_all(&OBJECTS)))
        .collect();
    Ok(json!({
        "id": id,
        "title": format!("{short}：{}", random.of_all(&TITLES)),
        "organizations": [{ "name": format!("{full}{kind}"), "shortName": who, "adminCode": place.0 }],
        "blocks": blocks,
        "measures": measures,
        "facts": facts,
    }))
}
