//! Strategies for property tests.

use bulletin::model::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// Amounts of all sizes, mostly round ones.
fn fen() -> impl Strategy<Value = i64> {
    prop_oneof![
        0..=i64::MAX,
        0..1_000_000i64,
        (1..1_000_000i64, 0..12u32).prop_map(|(n, zeros)| n.saturating_mul(10i64.pow(zeros))),
    ]
}

/// Every amount that makes sense.
pub fn amount() -> impl Strategy<Value = Amount> {
    let bound = prop::sample::select(Bound::ALL);
    (fen(), option::weighted(0.3, fen()), bound)
        .prop_map(|(fen, up_to, bound)| Amount { fen, bound, up_to })
        .prop_filter("sound", |amount| amount.is_sound())
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[甲乙丙丁捐款万元0-9，。 \n\"\\\\]{0,8}", any::<String>()]
}

fn id() -> impl Strategy<Value = String> {
    "[a-z图][a-z0-9.图-]{0,5}"
}

pub fn inline() -> impl Strategy<Value = Inline> {
    let leaf = prop_oneof![
        4 => text().prop_map(Run::Text),
        1 => id().prop_map(Run::NoteRef),
        1 => Just(Run::Break),
    ];
    let run = leaf.prop_recursive(3, 12, 3, |run| {
        let inner = vec(run, 0..3).prop_map(Inline);
        prop_oneof![
            inner.clone().prop_map(Run::Strong),
            inner.clone().prop_map(Run::Em),
            (text(), inner).prop_map(|(href, text)| Run::Link { href, text }),
        ]
    });
    vec(run, 0..4).prop_map(Inline)
}

fn list_item() -> impl Strategy<Value = ListItem> {
    let leaf = inline().prop_map(|text| ListItem {
        text,
        items: Vec::new(),
    });
    leaf.prop_recursive(3, 8, 3, |item| {
        (inline(), vec(item, 0..3)).prop_map(|(text, items)| ListItem { text, items })
    })
}

fn cell() -> impl Strategy<Value = Cell> {
    (inline(), 1..4u32, 1..4u32).prop_map(|(text, col_span, row_span)| Cell {
        text,
        col_span,
        row_span,
    })
}

fn picture() -> impl Strategy<Value = Picture> {
    let source =
        (text(), 1..u32::MAX, option::of(text())).prop_map(|(src, width, media_type)| Source {
            src,
            width,
            media_type,
        });
    (text(), 1..u32::MAX, 1..u32::MAX, text(), vec(source, 0..2)).prop_map(
        |(src, width, height, alt, sources)| Picture {
            src,
            width,
            height,
            alt,
            sources,
        },
    )
}

fn block() -> impl Strategy<Value = Block> {
    let heading = (option::of(id()), 3..=6u8, inline())
        .prop_map(|(id, level, text)| Block::Heading(Heading { id, level, text }));
    let figure = (
        id(),
        option::of(1..100u32),
        option::of(text()),
        inline(),
        vec(picture(), 0..2),
    )
        .prop_map(|(id, number, label, caption, pictures)| {
            Block::Figure(Figure {
                id,
                number,
                label,
                caption,
                pictures,
            })
        });
    let rows = || vec(vec(cell(), 0..3), 0..3);
    let table = (inline(), rows(), rows()).prop_map(|(caption, head, rows)| {
        Block::Table(Table {
            caption,
            head,
            rows,
        })
    });
    let unknown = ("[u-z]{1,4}", text()).prop_map(|(kind, text)| Block::Unknown { kind, text });
    let leaf = prop_oneof![
        4 => inline().prop_map(Block::Paragraph),
        1 => heading,
        1 => vec(list_item(), 0..3).prop_map(|items| Block::List(List { items })),
        1 => figure,
        1 => table,
        1 => unknown,
    ];
    leaf.prop_recursive(2, 6, 3, |block| vec(block, 0..3).prop_map(Block::Quote))
}

fn date() -> impl Strategy<Value = Date> {
    (1..=9999u16, 1..=12u8, 1..=28u8).prop_map(|(year, month, day)| Date { year, month, day })
}

fn donor_kind() -> impl Strategy<Value = DonorKind> {
    prop::sample::select(DonorKind::ALL)
}

/// A fact with one of a few ids, so that facts are parts of each other, of nothing
/// and of themselves.
pub fn fact() -> impl Strategy<Value = Fact> {
    let category = prop_oneof![
        1 => Just(Category::Donation),
        1 => prop::sample::select(Category::ALL),
    ];
    let name = || "[a-h]";
    (
        name(),
        option::of(name()),
        category,
        text(),
        1..3u32,
        option::weighted(0.8, amount()),
        (donor_kind(), option::of(text())),
        (option::of(date()), option::of(date())),
        (
            proptest::bool::weighted(0.2),
            option::weighted(0.2, (option::of(text()), name())),
        ),
    )
        .prop_map(
            |(id, part_of, category, quote, occurrence, amount, donor, days, review)| Fact {
                id,
                proposed: review.0,
                part_of,
                repeats: review.1.map(|(issue, fact)| Repeats { issue, fact }),
                category,
                quote,
                occurrence,
                amount,
                donor: Donor {
                    kind: donor.0,
                    name: donor.1,
                },
                date: days.0,
                as_of: days.1,
            },
        )
}

fn section() -> impl Strategy<Value = Section> {
    let organization = (text(), option::of(text()), option::of(text())).prop_map(
        |(name, short_name, admin_code)| Organization {
            name,
            short_name,
            admin_code,
        },
    );
    (
        id(),
        text(),
        vec(organization, 0..3),
        vec(block(), 0..4),
        vec(text(), 0..3),
        vec(fact(), 0..5),
    )
        .prop_map(
            |(id, title, organizations, blocks, measures, facts)| Section {
                id,
                title,
                organizations,
                blocks,
                measures,
                facts,
            },
        )
}

pub fn issue() -> impl Strategy<Value = Issue> {
    let head = (
        "[a-z0-9-]{1,8}",
        text(),
        (text(), text()).prop_map(|(name, kind)| Periodical { name, kind }),
        option::of(1..u32::MAX),
        option::of(text()),
        option::of(1..u32::MAX),
        any::<bool>(),
        option::of(text()),
        text(),
        date(),
    );
    let title = (text(), option::of(1..100u32), option::of(text()));
    let attachment = (
        text(),
        text(),
        option::of(text()),
        option::of(0..1u64 << 53),
    )
        .prop_map(|(label, href, media_type, bytes)| Attachment {
            label,
            href,
            media_type,
            bytes,
        });
    let note = (id(), inline()).prop_map(|(id, text)| Note { id, text });
    let line =
        (text(), vec(text(), 0..3), option::of(text())).prop_map(|(label, recipients, text)| {
            Distribution {
                label,
                recipients,
                text,
            }
        });
    let around = (
        vec(text(), 0..2),
        vec(attachment, 0..2),
        vec(note, 0..3),
        vec(line, 0..3),
        option::of(1..1000u32),
    );
    let body = (
        vec(block(), 0..2),
        vec(block(), 0..3),
        vec(fact(), 0..3),
        vec(section(), 0..3),
    );
    (head, title, around, body).prop_map(|(head, title, around, body)| Issue {
        id: head.0,
        language: head.1,
        periodical: head.2,
        issue_number: head.3,
        issue_label: head.4,
        cumulative_number: head.5,
        supplement: head.6,
        classification: head.7,
        publisher: head.8,
        date_published: head.9,
        headline: title.0,
        part_number: title.1,
        part_label: title.2,
        contributors: around.0,
        attachments: around.1,
        notes: around.2,
        distribution: around.3,
        print_run: around.4,
        editor_note: body.0,
        lead: body.1,
        facts: body.2,
        sections: body.3,
    })
}

pub fn archive() -> impl Strategy<Value = Archive> {
    let entry = (
        "[a-z0-9-]{1,8}",
        (
            option::of(1..100u32),
            option::of(text()),
            option::of(1..100u32),
            any::<bool>(),
        ),
        date(),
        text(),
        (option::of(1..100u32), option::of(text())),
        vec(text(), 0..3),
        (text(), option::of(text())),
    )
        .prop_map(
            |(id, number, date, headline, part, codes, (url, page))| Entry {
                id,
                issue_number: number.0,
                issue_label: number.1,
                cumulative_number: number.2,
                supplement: number.3,
                date_published: date,
                headline,
                part_number: part.0,
                part_label: part.1,
                admin_codes: codes,
                url,
                page,
            },
        );
    let volume = (1..9999u32, text(), 1..400u32).prop_map(|(year, url, issues)| Volume {
        year,
        url,
        issues,
    });
    let head = (text(), text(), text(), option::of(text()));
    let all = (head, vec(entry, 0..4), vec(volume, 0..3));
    all.prop_map(
        |((name, kind, publisher, summary), issues, volumes)| Archive {
            periodical: Periodical { name, kind },
            publisher,
            summary,
            issues,
            volumes,
        },
    )
}

/// Any JSON, with names and values of the format.
pub fn json() -> impl Strategy<Value = serde_json::Value> {
    use serde_json::Value;
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (-3..5i64).prop_map(Value::from),
        Just(Value::from("bulletin/1")),
        Just(Value::from("2020-02-30")),
        Just(Value::from("526000")),
        text().prop_map(Value::from),
    ];
    let word = prop::sample::select(&WORDS[..]);
    leaf.prop_recursive(6, 64, 6, move |value| {
        prop_oneof![
            vec(value.clone(), 0..5).prop_map(Value::from),
            vec((word.clone(), value), 0..6).prop_map(|fields| {
                Value::from_iter(
                    fields
                        .into_iter()
                        .map(|(name, value)| (name.to_owned(), value)),
                )
            }),
        ]
    })
}

const WORDS: [&str; 42] = [
    "format",
    "id",
    "periodical",
    "name",
    "kind",
    "issueNumber",
    "supplement",
    "publisher",
    "datePublished",
    "headline",
    "attachments",
    "label",
    "href",
    "bytes",
    "lead",
    "facts",
    "sections",
    "title",
    "organizations",
    "adminCode",
    "blocks",
    "paragraph",
    "heading",
    "level",
    "text",
    "list",
    "items",
    "figure",
    "pictures",
    "src",
    "width",
    "table",
    "rows",
    "colSpan",
    "quote",
    "strong",
    "link",
    "noteRef",
    "break",
    "amount",
    "yuan",
    "partOf",
];
