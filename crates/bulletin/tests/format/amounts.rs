//! Amounts: written as readers expect them, read in every form found in texts.

use std::path::Path;

use bulletin::amount::{Problem, find, read, read_yuan, stands_in};
use bulletin::model::{Amount, Bound};
use proptest::prelude::*;

use crate::strategies;

fn fen(fen: i64, bound: Bound, up_to: Option<i64>) -> Amount {
    Amount { fen, bound, up_to }
}

fn yuan(yuan: i64) -> Amount {
    Amount::exact(yuan * 100)
}

fn bounded(bound: Bound, yuan: i64) -> Amount {
    fen(yuan * 100, bound, None)
}

fn range(from: i64, to: i64) -> Amount {
    fen(from * 100, Bound::Exact, Some(to * 100))
}

#[test]
fn amounts_are_written_as_readers_expect_them() {
    use Bound::*;
    for (amount, chinese, english) in [
        (yuan(0), "0元", "¥0"),
        (Amount::exact(50), "0.5元", "¥0.50"),
        (Amount::exact(1234), "12.34元", "¥12.34"),
        (yuan(5000), "5000元", "¥5,000"),
        (yuan(9999), "9999元", "¥9,999"),
        (yuan(10_000), "1万元", "¥10,000"),
        (yuan(526_000), "52.6万元", "¥526,000"),
        (yuan(123_456), "12.3456万元", "¥123,456"),
        (Amount::exact(12_345_678), "123456.78元", "¥123,456.78"),
        (yuan(100_000_000), "1亿元", "¥100,000,000"),
        (
            bounded(AtLeast, 101_500_000),
            "1.015亿元以上",
            "over ¥101,500,000",
        ),
        (bounded(AtMost, 500_000), "近50万元", "nearly ¥500,000"),
        (bounded(About, 500_000), "约50万元", "about ¥500,000"),
        (yuan(123_456_789), "1亿2345.6789万元", "¥123,456,789"),
        (
            yuan(1_234_567_891_234),
            "12345亿6789.1234万元",
            "¥1,234,567,891,234",
        ),
        (
            yuan(1_234_567_890_000),
            "12345.6789亿元",
            "¥1,234,567,890,000",
        ),
        (yuan(99_999_999), "9999.9999万元", "¥99,999,999"),
        (yuan(100_005_000), "100005000元", "¥100,005,000"),
        (yuan(1_200_000_000_000), "1.2万亿元", "¥1,200,000,000,000"),
        (range(100_000, 200_000), "10万—20万元", "¥100,000–200,000"),
        (range(5000, 20_000), "5000元—2万元", "¥5,000–20,000"),
        (range(5000, 8000), "5000—8000元", "¥5,000–8,000"),
        (fen(100, About, Some(200)), "约1—2元", "about ¥1–2"),
        (
            Amount::exact(i64::MAX),
            "92233720368547758.07元",
            "¥92,233,720,368,547,758.07",
        ),
    ] {
        assert_eq!(amount.to_string(), chinese);
        assert_eq!(amount.to_english(), english);
        assert_eq!(read(chinese), Ok(amount), "{chinese}");
    }
}

#[test]
fn what_is_not_exact_is_rounded_to_four_digits_and_stays_true() {
    use Bound::*;
    for (amount, rounded) in [
        (
            fen(172_734_567, About, Some(182_734_567)),
            "约172.7万—182.7万元",
        ),
        (fen(172_734_567, About, None), "约172.7万元"),
        (range(1_727_345, 1_827_345), "172.7万—182.7万元"),
        (fen(172_734_567, AtLeast, None), "172.7万元以上"),
        (fen(172_734_567, AtMost, None), "近172.8万元"),
        (bounded(About, 123_456_789), "约1.235亿元"),
        // Carried into the next unit.
        (bounded(About, 99_999_999), "约1亿元"),
        // Ends that meet are no range.
        (range(1_727_345, 1_727_400), "约172.7万元"),
        // Exact, but nobody takes in so many digits.
        (Amount::exact(172_734_567), "约172.7万元"),
        (yuan(123_456_789), "约1.235亿元"),
        (yuan(9_876_543_210_123), "约9.877万亿元"),
        // Exact and short, or small enough to be said whole.
        (Amount::exact(1_234_567), "12345.67元"),
        (yuan(102_026_000), "1亿202.6万元"),
        (yuan(99_999_999), "9999.9999万元"),
        (fen(512_345, About, Some(812_345)), "约5123.45—8123.45元"),
        (bounded(AtLeast, 200_000), "20万元以上"),
        (fen(i64::MAX, AtLeast, None), "92230万亿元以上"),
    ] {
        assert_eq!(amount.rounded().to_string(), rounded);
    }
}

#[test]
fn the_decimal_string_holds_fen_exactly() {
    for (text, fen) in [
        ("526000", 52_600_000),
        ("0.5", 50),
        ("12.34", 1234),
        ("0", 0),
        ("007", 700),
    ] {
        assert_eq!(read_yuan(text), Some(fen), "{text}");
    }
    assert_eq!(Amount::write_yuan(52_600_000), "526000");
    assert_eq!(Amount::write_yuan(50), "0.5");
    assert_eq!(Amount::write_yuan(5), "0.05");
    assert_eq!(Amount::write_yuan(i64::MIN), "-92233720368547758.08");
    for text in [
        "",
        ".",
        "1.",
        ".5",
        "1.234",
        "-1",
        "+1",
        " 1",
        "1 ",
        "1,000",
        "1e3",
        "１",
        "五",
        "92233720368547758.08",
        "99999999999999999999",
        "1.-1",
        "NaN",
    ] {
        assert_eq!(read_yuan(text), None, "{text}");
    }
}

#[test]
fn amounts_are_read_in_all_forms_that_texts_have() {
    use Bound::*;
    for (text, amount) in [
        ("52.6万元", yuan(526_000)),
        ("５２．６万元", yuan(526_000)),
        ("52.6 万元", yuan(526_000)),
        ("52.6\u{a0}万 元", yuan(526_000)),
        ("0.5万元", yuan(5000)),
        ("1 亿元", yuan(100_000_000)),
        ("526,000元", yuan(526_000)),
        ("￥526,000", yuan(526_000)),
        ("¥526,000.50元", Amount::exact(52_600_050)),
        ("人民币 50 万元", yuan(500_000)),
        ("50万元人民币", yuan(500_000)),
        ("50万人民币", yuan(500_000)),
        ("人民币壹拾万元整", yuan(100_000)),
        ("壹仟贰佰元伍角整", Amount::exact(120_050)),
        ("12元3角4分", Amount::exact(1234)),
        ("伍元零伍分", Amount::exact(505)),
        ("五十万圆", yuan(500_000)),
        ("三点五亿元", yuan(350_000_000)),
        ("3.5亿元", yuan(350_000_000)),
        ("1亿2000万元", yuan(120_000_000)),
        ("1 亿 2000 万元", yuan(120_000_000)),
        ("一亿两千万元", yuan(120_000_000)),
        ("2千万元", yuan(20_000_000)),
        ("二〇万元", yuan(200_000)),
        ("百万元", yuan(1_000_000)),
        ("20余万元", bounded(AtLeast, 200_000)),
        ("20 余万元", bounded(AtLeast, 200_000)),
        ("20万余元", bounded(AtLeast, 200_000)),
        ("20多万元", bounded(AtLeast, 200_000)),
        ("20万元余", bounded(AtLeast, 200_000)),
        ("十几万元", bounded(AtLeast, 100_000)),
        ("超过1000万元", bounded(AtLeast, 10_000_000)),
        ("超过人民币 1000 万元", bounded(AtLeast, 10_000_000)),
        ("人民币超1000万元", bounded(AtLeast, 10_000_000)),
        ("逾百万元", bounded(AtLeast, 1_000_000)),
        ("上百万元", bounded(AtLeast, 1_000_000)),
        ("上亿元", bounded(AtLeast, 100_000_000)),
        ("不低于50万元", bounded(AtLeast, 500_000)),
        ("50万元以上", bounded(AtLeast, 500_000)),
        ("近百万元", bounded(AtMost, 1_000_000)),
        ("近万元", bounded(AtMost, 10_000)),
        ("不超过50万元", bounded(AtMost, 500_000)),
        ("不足50万元", bounded(AtMost, 500_000)),
        ("50万元以下", bounded(AtMost, 500_000)),
        ("约50万元", bounded(About, 500_000)),
        ("约 50 万元", bounded(About, 500_000)),
        ("50万元左右", bounded(About, 500_000)),
        ("约50余万元", bounded(About, 500_000)),
        ("10万—20万元", range(100_000, 200_000)),
        ("10—20万元", range(100_000, 200_000)),
        ("10万元至20万元", range(100_000, 200_000)),
        ("10 ~ 20 万元", range(100_000, 200_000)),
        ("１０－２０万元", range(100_000, 200_000)),
        ("￥10-￥20", range(10, 20)),
        ("约10—20万元", fen(10_000_000, About, Some(20_000_000))),
        ("1，280，000元", yuan(1_280_000)),
        ("1，280，000.50元", Amount::exact(128_000_050)),
        ("１，２８０，０００元", yuan(1_280_000)),
        ("1,280万元", yuan(12_800_000)),
        ("128 . 5 万元", yuan(1_285_000)),
        ("1 280 000元", yuan(1_280_000)),
        ("1\u{2009}280\u{2009}000.00元", yuan(1_280_000)),
        ("1.280.000元", yuan(1_280_000)),
        ("128·5万元", yuan(1_285_000)),
        ("128万 5000元", yuan(1_285_000)),
        ("128.5W元", yuan(1_285_000)),
        ("128.5 w 元", yuan(1_285_000)),
        ("１２８．５万元", yuan(1_285_000)),
        ("128.5 万 元", yuan(1_285_000)),
        ("1 2 8 . 5 万 元", yuan(1_285_000)),
        ("1 0 万 元", yuan(100_000)),
        ("1 , 2 8 0 , 0 0 0 元", yuan(1_280_000)),
        ("人民币（大写）：壹佰贰拾捌万伍仟元整", yuan(1_285_000)),
        ("人民币大写壹佰贰拾捌万伍仟元整", yuan(1_285_000)),
        ("人民币：50万元", yuan(500_000)),
        ("1.28×10^6元", yuan(1_280_000)),
        ("1.28 × 10⁶ 元", yuan(1_280_000)),
        ("10^4元", yuan(10_000)),
        ("1.28e6元", yuan(1_280_000)),
        ("十来万元", bounded(AtLeast, 100_000)),
    ] {
        assert_eq!(read(text), Ok(amount), "{text}");
    }
}

#[test]
fn nothing_is_invented_where_a_text_leaves_doubt() {
    use Problem::*;
    for (text, problem) in [
        ("", NoAmount),
        ("元", NoAmount),
        ("万元", NoAmount),
        ("单位：万元", NoAmount),
        ("21条", NoAmount),
        ("捐款52.6万元", NoAmount),
        ("52.6万元整改", NoAmount),
        ("一元化", NoAmount),
        ("1000 万", NoCurrency),
        ("100万美元", ForeignCurrency),
        ("美元10万元", ForeignCurrency),
        ("欧元3万元", ForeignCurrency),
        ("US$100", ForeignCurrency),
        ("50万港元", ForeignCurrency),
        ("数百万元", Indefinite),
        ("几十万元", Indefinite),
        ("三万五元", Ambiguous),
        ("七八万元", Ambiguous),
        ("三四十万元", Ambiguous),
        ("1亿5000元", Ambiguous),
        ("5000—2万元", Ambiguous),
        ("近20余万元", Contradictory),
        ("超过10—20万元", Contradictory),
        ("20万元—10万元", Contradictory),
        ("0.001元", TooFine),
        ("99999999999999999999万元", TooLarge),
        ("9999999999999999999999999999999999999999999999元", TooLarge),
        ("100万亿亿元", NoAmount),
        ("-5万元", NoAmount),
        ("128,5万元", Ambiguous),
        ("128，5万元", Ambiguous),
        ("12 8.5万元", Ambiguous),
        ("128.5.3万元", Ambiguous),
        ("128 .5万元", Ambiguous),
        ("128。5万元", Ambiguous),
        ("1,280，00元", Ambiguous),
        ("1234,567元", Ambiguous),
        ("2020 500万元", Ambiguous),
        ("3 . 15 20元", Ambiguous),
        ("04 500元", Ambiguous),
        ("2^3元", Ambiguous),
        ("1×10^99元", TooLarge),
        ("10^99999999999999元", TooLarge),
        ("$1.2万", ForeignCurrency),
        ("USD 1.2万", ForeignCurrency),
        ("1.2万USD", ForeignCurrency),
    ] {
        assert_eq!(read(text), Err(problem), "{text}");
    }
}

/// Amounts in running text, as `text: amount` or the problem.
fn all(text: &str) -> Vec<(String, Result<String, Problem>)> {
    find(text)
        .into_iter()
        .map(|found| {
            let said = match (found.amount, found.problem) {
                (Some(amount), None) => Ok(amount.to_string()),
                (None, Some(problem)) => Err(problem),
                both => panic!("{both:?}"),
            };
            (text[found.range].to_owned(), said)
        })
        .collect()
}

fn ok(text: &str, amount: &str) -> (String, Result<String, Problem>) {
    (text.to_owned(), Ok(amount.to_owned()))
}

#[test]
fn amounts_are_found_in_running_text() {
    assert_eq!(
        all("截止2月17日，捐款捐物52.6万元，其中协会疫情捐款0.5万元，会员单位捐赠物资52.1万元。"),
        [
            ok("52.6万元", "52.6万元"),
            ok("0.5万元", "5000元"),
            ok("52.1万元", "52.1万元"),
        ]
    );
    assert_eq!(
        all("捐助超过 1000 万药品，捐款 1 亿元，并联系 150 万元防疫物资"),
        [
            ("超过 1000 万".to_owned(), Err(Problem::NoCurrency)),
            ok("1 亿元", "1亿元"),
            ok("150 万元", "150万元"),
        ]
    );
    assert_eq!(
        all("免收 2020 年度会员会费 45 万元"),
        [ok("45 万元", "45万元")]
    );
    assert_eq!(
        all("落实21条举措，3个方面、9条，三个担当，2020 年度，第十五期"),
        []
    );
    assert_eq!(all("节约50万元"), [ok("50万元", "50万元")]);
    assert_eq!(all("最近50万元到账"), [ok("50万元", "50万元")]);
    assert_eq!(all("账上有20万元余额"), [ok("20万元", "20万元")]);
    assert_eq!(all("总数50万元"), [ok("50万元", "50万元")]);
    assert_eq!(
        all("利润 -5万元"),
        [("5万元".to_owned(), Err(Problem::Negative))]
    );
    assert_eq!(all("20多家企业捐5000元"), [ok("5000元", "5000元")]);
    for (text, amounts) in [
        ("捐款10、20万元", vec![ok("20万元", "20万元")]),
        ("2020年2月，500万元", vec![ok("500万元", "500万元")]),
        ("3家,10万元", vec![ok("10万元", "10万元")]),
        ("截至2020，协会捐款5万元", vec![ok("5万元", "5万元")]),
        ("2月5日 10万元", vec![ok("10万元", "10万元")]),
        ("128.5W的灯", vec![]),
        ("口罩500,防护服200", vec![]),
        (
            "5万元，3万元",
            vec![ok("5万元", "5万元"), ok("3万元", "3万元")],
        ),
        (
            "COVID-19 500元",
            vec![("19 500元".to_owned(), Err(Problem::Ambiguous))],
        ),
    ] {
        assert_eq!(all(text), amounts, "{text}");
    }
    assert_eq!(
        all("约50万元，不超过3万元"),
        [ok("约50万元", "约50万元"), ok("不超过3万元", "近3万元")]
    );
}

#[test]
fn a_quote_names_its_amount() {
    let million = yuan(1_000_000);
    for quote in [
        "捐款100万元",
        "捐 款 1 0 0 万 元",
        "捐款100万",
        "100",
        "1,000,000",
        "超过100万元，另捐100万元",
    ] {
        assert!(stands_in(quote, million), "{quote}");
    }
    for quote in [
        "",
        "捐款10万元",
        "捐款超过100万元",
        "100只",
        "口罩100",
        "1100",
    ] {
        assert!(!stands_in(quote, million), "{quote}");
    }
}

/// The amounts of a real issue, if its text is available.
#[test]
fn amounts_of_issue_15_are_found_in_its_own_words() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/input/issue-15.txt");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: there is no ../shared/input/issue-15.txt beside the checkout");
        return;
    };
    let amounts: Vec<_> = find(&text).into_iter().map(|found| found.amount).collect();
    assert_eq!(
        amounts,
        [
            None,
            Some(yuan(100_000_000)),
            Some(yuan(1_500_000)),
            Some(yuan(526_000)),
            Some(yuan(5000)),
            Some(yuan(521_000)),
            Some(yuan(450_000)),
        ]
    );
}

proptest! {
    #[test]
    fn writing_then_reading_gives_the_same_amount(amount in strategies::amount()) {
        prop_assert_eq!(read(&amount.to_string()), Ok(amount));
        prop_assert_eq!(read_yuan(&Amount::write_yuan(amount.fen)), Some(amount.fen));
    }

    #[test]
    fn an_amount_is_found_among_other_words(amount in strategies::amount()) {
        let text = format!("协会捐款，{amount}，用于抗疫。");
        let found = find(&text);
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].amount, Some(amount));
        prop_assert_eq!(&text[found[0].range.clone()], amount.to_string());
    }

    #[test]
    fn any_text_is_searched_without_a_panic(
        text in "[0-9０-９一二三十百千万亿两〇零廿余多几约近超过元圆角分整上数第人民币￥，,.．点 —至-]{0,40}"
    ) {
        crate::exercise::exercise(text.as_bytes());
    }
}
