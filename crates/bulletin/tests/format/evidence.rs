//! Where facts are in the text.

use bulletin::evidence::{Evidence, leaf_count, leaves, locate, locate_parts};
use bulletin::model::{Block, Category, Donor, Fact, Inline};
use proptest::prelude::*;

use crate::every_kind;

fn fact(quote: &str, occurrence: u32) -> Fact {
    Fact {
        id: quote.to_owned(),
        proposed: false,
        part_of: None,
        repeats: None,
        category: Category::Other,
        quote: quote.to_owned(),
        occurrence,
        amount: None,
        donor: Donor::default(),
        date: None,
        as_of: None,
    }
}

fn paragraphs(texts: &[&str]) -> Vec<Block> {
    let paragraph = |text: &&str| Block::Paragraph(Inline::plain(text));
    texts.iter().map(paragraph).collect()
}

#[test]
fn leaves_come_in_the_order_of_the_document() {
    let issue = every_kind();
    let blocks = &issue.sections[0].blocks;
    let texts: Vec<_> = leaves(blocks).into_iter().map(|leaf| leaf.text()).collect();
    assert_eq!(
        texts,
        [
            "缘起",
            "协会捐款超过100万元，另捐款20万元，再捐款20万元。",
            "一是宣传。",
            "二是减免：",
            "（一）会费近5万元；",
            "（二）其他",
            "1. 数字。",
            "两张图片",
            "图片暂缺",
            "各单位情况",
            "单位",
            "金额",
            "捐款",
            "减免",
            "甲",
            "1万元",
            "无",
            "合计 1万元",
            "别人的话。",
            "别人引的话。",
        ]
    );
    let counts: usize = blocks.chunks(1).map(leaf_count).sum();
    assert_eq!(counts, texts.len());
    let unknown = Block::Unknown {
        kind: "x".to_owned(),
        text: "甲\n乙".to_owned(),
    };
    assert_eq!(leaf_count(&[unknown]), 1);
}

#[test]
fn quotes_are_found_across_runs_and_at_their_occurrence() {
    let issue = every_kind();
    let section = &issue.sections[0];
    let found = locate(&section.blocks, &section.facts);
    let text = leaves(&section.blocks)[1].text().into_owned();
    let at = |fact, quote: &str, leaf, start| Evidence {
        fact,
        leaf,
        start,
        end: start + quote.len(),
    };
    assert_eq!(
        found,
        [
            at(0, "捐款超过100万元", 1, "协会".len()),
            at(1, "捐款20万元", 1, text.rfind("捐款20万元").unwrap()),
            at(2, "会费近5万元", 4, "（一）".len()),
        ]
    );
}

#[test]
fn the_facts_of_the_issue_stand_in_note_and_lead() {
    let issue = every_kind();
    let found = locate_parts(&[&issue.editor_note, &issue.lead], &issue.facts);
    assert_eq!(
        found.iter().map(|e| (e.fact, e.leaf)).collect::<Vec<_>>(),
        [(0, 0), (1, 1)]
    );
    // A line break counts as a line feed, a reference to a note as nothing.
    assert_eq!(issue.lead.len(), 1);
    assert_eq!(found[1].start, "本期内容由示例单位提供。\n全部会员".len());
}

#[test]
fn places_do_not_overlap_and_do_not_span_leaves() {
    let blocks = paragraphs(&["aaa", "aa", "ab", "ca"]);
    let places = |occurrence| {
        let found = locate(&blocks, &[fact("aa", occurrence)]);
        found.first().map(|e| (e.leaf, e.start))
    };
    assert_eq!(places(1), Some((0, 0)));
    assert_eq!(places(2), Some((1, 0)));
    assert_eq!(places(3), None);
    assert_eq!(
        locate(&blocks, &[fact("aab", 1), fact("bca", 1), fact("", 1)]),
        []
    );
}

proptest! {
    /// One pass over the text finds what a search for each quote finds.
    #[test]
    fn the_search_agrees_with_a_plain_one(
        texts in prop::collection::vec("[ab款元]{0,12}", 0..6),
        quotes in prop::collection::vec(("[ab款元]{0,3}", 1..4u32), 0..8),
    ) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let facts: Vec<Fact> = quotes.iter().map(|(q, n)| fact(q, *n)).collect();
        let mut expected = Vec::new();
        for (index, (quote, occurrence)) in quotes.iter().enumerate() {
            let places = texts.iter().enumerate().flat_map(|(leaf, text)| {
                text.match_indices(quote.as_str()).map(move |(start, _)| (leaf, start))
            });
            let place = places.filter(|_| !quote.is_empty()).nth(*occurrence as usize - 1);
            if let Some((leaf, start)) = place {
                expected.push(Evidence { fact: index, leaf, start, end: start + quote.len() });
            }
        }
        expected.sort_by_key(|it| (it.leaf, it.start, it.fact));
        prop_assert_eq!(locate(&paragraphs(&texts), &facts), expected);
    }
}
