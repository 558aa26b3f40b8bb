//! Sentences, composed from the word lists.

use super::random::Random;
use super::words::{
    COMPANIES, ENDINGS, HOW, INDUSTRIES, NAMES, OBJECTS, POSTS, Place, SAYINGS, SURNAMES, VERBS,
    WHEN,
};

/// A company of a place.
pub fn company(random: &mut Random, place: &Place) -> String {
    format!(
        "{}{}{}{}",
        random.of_all(place.4),
        random.of_all(&NAMES),
        random.of_all(&INDUSTRIES),
        random.of_all(&COMPANIES)
    )
}

fn sentence(random: &mut Random, who: &str, place: &Place) -> String {
    let (verb, object, how) = (
        random.of_all(&VERBS),
        random.of_all(&OBJECTS),
        random.of_all(&HOW),
    );
    match random.below(6) {
        0 => format!("{}{who}{verb}{object}，{how}。", random.of_all(&WHEN)),
        1 => format!(
            "{who}在{}{verb}{object}，{how}，{}。",
            random.of_all(place.4),
            random.of_all(&HOW)
        ),
        2 => format!(
            "{}的{}{}说：“{}。”",
            company(random, place),
            random.of_all(&POSTS),
            random.of_all(&SURNAMES).to_owned() + ["某", "师傅", "同志"][random.below(3)],
            random.of_all(&SAYINGS)
        ),
        3 => format!(
            "{}共有{}家{}企业参加{object}，提出改进意见{}条，{how}。",
            random.of_all(&WHEN),
            random.between(8, 320),
            random.of_all(&INDUSTRIES),
            random.between(12, 900)
        ),
        4 => format!(
            "{}{}推行“{}个到位”，{verb}{object}，不良率由{}.{}%降到{}.{}%。",
            random.of_all(&WHEN),
            company(random, place),
            super::plan::numeral(random.between(3, 9)),
            random.between(3, 9),
            random.below(10),
            random.below(3),
            random.below(10)
        ),
        _ => format!(
            "{}{who}与{}一道，{verb}{object}。",
            random.of_all(&WHEN),
            company(random, place)
        ),
    }
}

/// A paragraph of some sentences.
pub fn paragraph(random: &mut Random, who: &str, place: &Place) -> String {
    let mut out = String::new();
    for _ in 0..random.between(2, 5) {
        out += &sentence(random, who, place);
    }
    if random.one_in(3) {
        out += random.of_all(&ENDINGS);
    }
    out
}

/// A point of an enumeration: what stands out, and the rest.
pub fn point(random: &mut Random, index: usize, who: &str, place: &Place) -> (String, String) {
    let marker = super::plan::numeral(index + 1);
    let strong = format!(
        "{marker}是{}{}。",
        random.of_all(&VERBS),
        random.of_all(&OBJECTS)
    );
    (strong, sentence(random, who, place))
}
