//! The 34 province-level divisions, and the province of an organisation.

use std::collections::HashSet;

use bulletin::province::{PROVINCES, Province, by_code, of_organization};

fn code_of(name: &str) -> Option<&'static str> {
    of_organization(name).map(|p| p.code)
}

#[test]
fn all_are_there_once_in_the_order_of_their_codes() {
    assert!(PROVINCES.is_sorted_by(|a, b| a.code < b.code));
    let keys: [fn(&Province) -> &str; 5] = [
        |p| p.code,
        |p| p.name,
        |p| p.short,
        |p| p.abbreviation,
        |p| p.pinyin,
    ];
    for key in keys {
        let distinct: HashSet<_> = PROVINCES.iter().map(key).collect();
        assert_eq!(distinct.len(), 34);
    }
    for (index, province) in PROVINCES.iter().enumerate() {
        assert!(province.name.starts_with(province.short));
        assert!(province.code.ends_with("0000"));
        assert_eq!(province.index(), index);
        assert_eq!(by_code(province.code), Some(province));
    }
}

#[test]
fn only_whole_codes_of_provinces_count() {
    for code in ["", "12", "120101", "990000", "120000 ", "１２００００"] {
        assert_eq!(by_code(code), None, "{code}");
    }
}

#[test]
fn names_point_to_the_province_that_they_begin_with() {
    for province in &PROVINCES {
        for name in [province.name, province.short] {
            assert_eq!(
                code_of(&format!("{name}质量协会")),
                Some(province.code),
                "{name}"
            );
        }
        assert_eq!(
            code_of(&format!("{}质协", province.short)),
            Some(province.code)
        );
    }
    assert_eq!(code_of("天津市质量管理协会"), Some("120000"));
    assert_eq!(code_of("内蒙古质协"), Some("150000"));
    assert_eq!(code_of("陕西省质量协会"), Some("610000"));
    assert_eq!(code_of("山西省质量协会"), Some("140000"));
    assert_eq!(code_of(" 重庆质协"), Some("500000"));
    // Not 吉林省, but in it.
    assert_eq!(code_of("吉林市质量协会"), Some("220000"));
}

#[test]
fn names_that_begin_otherwise_point_nowhere() {
    for name in [
        "",
        "中国质量协会",
        "中南海服务局",
        "全国上海青年联合会",
        "国资委",
        "深圳市质量协会",
        "海南藏族自治州质量协会",
        "海南州质量协会",
        "河南蒙古族自治县质量协会",
        "河北区质量协会",
        "海南区质量协会",
        "香港中路街道商会",
        "四川南路商会",
        "北京路步行街商会",
        "驻上海办事处",
    ] {
        assert_eq!(code_of(name), None, "{name}");
    }
}
