//! Who gave what: a sentence, and the facts for which it is the evidence.

use super::random::Random;
use super::text::company;
use super::words::{CAUSES, GOODS, Place};
use serde_json::{Value, json};

/// A sum in ten thousands with at most one decimal place, and in yuan.
fn sum(random: &mut Random, most: usize) -> (String, u64) {
    let tenths = random.between(2, most * 10);
    let text = match tenths % 10 {
        0 => format!("{}", tenths / 10),
        rest => format!("{}.{rest}", tenths / 10),
    };
    (text, tenths as u64 * 1000)
}

fn amount(yuan: u64, bound: &str) -> Value {
    json!({ "yuan": yuan.to_string(), "bound": bound })
}

/// Who reports: what the association is called here, its place, the prefix of ids.
pub struct Reporter<'a> {
    pub who: &'a str,
    pub place: &'a Place,
    pub section: &'a str,
    pub year: usize,
}

/// A sentence with its facts; `number` tells the sentences of a section apart.
pub fn gift(random: &mut Random, of: &Reporter, number: usize) -> (String, Vec<Value>) {
    let Reporter {
        who,
        place,
        section,
        year,
    } = of;
    let id = |kind: &str| format!("{section}-{kind}-{number}");
    let cause = random.of_all(&CAUSES);
    match random.below(7) {
        0 => {
            let (own, own_yuan) = sum(random, 20);
            let (others, others_yuan) = sum(random, 300);
            let yuan = own_yuan + others_yuan;
            let total = format!("{}.{}", yuan / 10_000, yuan / 1000 % 10);
            let total = total.strip_suffix(".0").unwrap_or(&total).to_owned();
            let quotes = [
                format!("捐款捐物{total}万元"),
                format!("{who}捐款{own}万元"),
                format!("会员单位捐赠物资{others}万元"),
            ];
            let text = format!(
                "为{cause}，{who}发动会员单位{}，其中{}，{}。",
                quotes[0], quotes[1], quotes[2]
            );
            let facts = vec![
                json!({ "id": id("total"), "category": "donation", "quote": quotes[0], "amount": amount(yuan, "exact"), "donor": { "kind": "members" } }),
                json!({ "id": id("own"), "partOf": id("total"), "category": "donation", "quote": quotes[1], "amount": amount(own_yuan, "exact"), "donor": { "kind": "organization" } }),
                json!({ "id": id("members"), "partOf": id("total"), "category": "donation", "quote": quotes[2], "amount": amount(others_yuan, "exact"), "donor": { "kind": "members" } }),
            ];
            (text, facts)
        }
        1 | 2 => {
            let (name, (text, yuan)) = (company(random, place), sum(random, 500));
            let quote = format!("{name}捐款{text}万元");
            let fact = json!({ "id": id("donation"), "category": "donation", "quote": quote, "amount": amount(yuan, "exact"), "donor": { "kind": "companies", "name": name } });
            (format!("{quote}，用于{cause}。"), vec![fact])
        }
        3 => {
            let (name, (text, yuan)) = (company(random, place), sum(random, 200));
            let (word, bound) =
                [("超过", "atLeast"), ("近", "atMost"), ("约", "about")][random.below(3)];
            let quote = format!("{name}捐赠价值{word}{text}万元的{}", random.of_all(&GOODS));
            let fact = json!({ "id": id("goods"), "category": "donation", "quote": quote, "amount": amount(yuan, bound), "donor": { "kind": "companies", "name": name } });
            (format!("{quote}，{cause}。"), vec![fact])
        }
        4 => {
            let name = company(random, place);
            let quote = format!(
                "{name}捐赠{}{}件",
                random.of_all(&GOODS),
                random.between(100, 9000)
            );
            let fact = json!({ "id": id("goods"), "category": "donation", "quote": quote, "donor": { "kind": "companies", "name": name } });
            (format!("{quote}，{cause}。"), vec![fact])
        }
        5 => {
            let (text, yuan) = sum(random, 80);
            let quote = format!("减免会费{text}万元");
            let fact = json!({ "id": id("waiver"), "category": "waiver", "quote": quote, "amount": amount(yuan, "exact"), "donor": { "kind": "organization" } });
            (
                format!("{who}为{}家会员单位{quote}。", random.between(10, 400)),
                vec![fact],
            )
        }
        _ => {
            let quote = format!("免除全体会员单位 {year} 年度会费");
            let fact = json!({ "id": id("waiver"), "category": "waiver", "quote": quote, "donor": { "kind": "organization" } });
            (format!("经研究决定，{who}{quote}。"), vec![fact])
        }
    }
}
