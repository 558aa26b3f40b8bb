//! The 34 province-level divisions.
//!
//! Codes and order are those of GB/T 2260, names and abbreviations those in official
//! use. So are the romanised names, which a machine would get wrong: Shaanxi and
//! Shanxi, Chongqing, Nei Mongol, Xizang.

/// A province-level division.
#[derive(PartialEq, Eq, Debug)]
pub struct Province {
    /// Its code in GB/T 2260: `540000`.
    pub code: &'static str,
    /// Its full name: 西藏自治区.
    pub name: &'static str,
    /// Its name without the kind of division: 西藏.
    pub short: &'static str,
    /// Its abbreviation (简称): 藏.
    pub abbreviation: &'static str,
    /// Its name in Latin letters: Xizang.
    pub pinyin: &'static str,
}

const fn province(
    code: &'static str,
    name: &'static str,
    short: &'static str,
    abbreviation: &'static str,
    pinyin: &'static str,
) -> Province {
    Province {
        code,
        name,
        short,
        abbreviation,
        pinyin,
    }
}

/// All of them, in the order of their codes.
#[rustfmt::skip]
pub static PROVINCES: [Province; 34] = [
    province("110000", "北京市", "北京", "京", "Beijing"),
    province("120000", "天津市", "天津", "津", "Tianjin"),
    province("130000", "河北省", "河北", "冀", "Hebei"),
    province("140000", "山西省", "山西", "晋", "Shanxi"),
    province("150000", "内蒙古自治区", "内蒙古", "蒙", "Nei Mongol"),
    province("210000", "辽宁省", "辽宁", "辽", "Liaoning"),
    province("220000", "吉林省", "吉林", "吉", "Jilin"),
    province("230000", "黑龙江省", "黑龙江", "黑", "Heilongjiang"),
    province("310000", "上海市", "上海", "沪", "Shanghai"),
    province("320000", "江苏省", "江苏", "苏", "Jiangsu"),
    province("330000", "浙江省", "浙江", "浙", "Zhejiang"),
    province("340000", "安徽省", "安徽", "皖", "Anhui"),
    province("350000", "福建省", "福建", "闽", "Fujian"),
    province("360000", "江西省", "江西", "赣", "Jiangxi"),
    province("370000", "山东省", "山东", "鲁", "Shandong"),
    province("410000", "河南省", "河南", "豫", "Henan"),
    province("420000", "湖北省", "湖北", "鄂", "Hubei"),
    province("430000", "湖南省", "湖南", "湘", "Hunan"),
    province("440000", "广东省", "广东", "粤", "Guangdong"),
    province("450000", "广西壮族自治区", "广西", "桂", "Guangxi"),
    province("460000", "海南省", "海南", "琼", "Hainan"),
    province("500000", "重庆市", "重庆", "渝", "Chongqing"),
    province("510000", "四川省", "四川", "川", "Sichuan"),
    province("520000", "贵州省", "贵州", "贵", "Guizhou"),
    province("530000", "云南省", "云南", "云", "Yunnan"),
    province("540000", "西藏自治区", "西藏", "藏", "Xizang"),
    province("610000", "陕西省", "陕西", "陕", "Shaanxi"),
    province("620000", "甘肃省", "甘肃", "甘", "Gansu"),
    province("630000", "青海省", "青海", "青", "Qinghai"),
    province("640000", "宁夏回族自治区", "宁夏", "宁", "Ningxia"),
    province("650000", "新疆维吾尔自治区", "新疆", "新", "Xinjiang"),
    province("710000", "台湾省", "台湾", "台", "Taiwan"),
    province("810000", "香港特别行政区", "香港", "港", "Hong Kong"),
    province("820000", "澳门特别行政区", "澳门", "澳", "Macao"),
];

impl Province {
    /// Its index in [`PROVINCES`], in the order of GB/T 2260.
    pub fn index(&self) -> usize {
        PROVINCES
            .iter()
            .position(|p| p.code == self.code)
            .unwrap_or(PROVINCES.len())
    }

    /// Whether it is one of 港澳台, which are counted as regions (地区), beside the
    /// provinces, autonomous regions and municipalities (省、自治区、直辖市).
    pub fn is_region(&self) -> bool {
        matches!(self.code.as_bytes(), [b'7' | b'8', ..])
    }
}

/// The province-level division with this code of six digits. The code of a place
/// within one (`120101`) gives `None`.
pub fn by_code(code: &str) -> Option<&'static Province> {
    PROVINCES.iter().find(|p| p.code == code)
}

/// What follows a province's short name in the names of other places: 河北区 is a
/// district of Tianjin, 海南藏族自治州 a prefecture of Qinghai, 河南蒙古族自治县 a county
/// of Qinghai, 香港中路 a street of Qingdao, 四川南路 one of Shanghai. 吉林市 is not
/// listed: it is not 吉林省, but lies in it.
const NOT_THE_PROVINCE: [&str; 17] = [
    "区", "县", "州", "镇", "乡", "村", "路", "街", "道", "大街", "大道", "东路", "中路", "西路",
    "南路", "北路", "藏族",
];

/// The province that an organisation's name begins with: 天津市质量管理协会,
/// 西藏质协, 内蒙古自治区质量协会. A province in the middle of a name does not count,
/// nor does 中国.
pub fn of_organization(name: &str) -> Option<&'static Province> {
    let name = name.trim_start();
    PROVINCES.iter().find(|p| {
        name.starts_with(p.name)
            || name.strip_prefix(p.short).is_some_and(|rest| {
                !rest.starts_with("蒙古族") && !NOT_THE_PROVINCE.iter().any(|s| rest.starts_with(s))
            })
    })
}
