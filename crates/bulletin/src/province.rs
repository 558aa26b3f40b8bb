//! The 34 province-level divisions.
//!
//! Codes and order are those of GB/T 2260; names, abbreviations and regions
//! those in official use. Romanised names are the official ones, which differ
//! from what a machine would make of the characters: Shaanxi and Shanxi,
//! Chongqing, Nei Mongol, Xizang.

use Region::*;

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
    /// The region it is counted in.
    pub region: Region,
    /// Its name in Latin letters: Xizang.
    pub pinyin: &'static str,
}

/// A group of provinces; all but the last are the first digit of their codes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Region {
    /// 华北.
    North,
    /// 东北.
    Northeast,
    /// 华东.
    East,
    /// 中南.
    CentralSouth,
    /// 西南.
    Southwest,
    /// 西北.
    Northwest,
    /// 港澳台.
    HongKongMacaoTaiwan,
}

impl Region {
    /// Its Chinese name.
    pub fn name(self) -> &'static str {
        match self {
            North => "华北",
            Northeast => "东北",
            East => "华东",
            CentralSouth => "中南",
            Southwest => "西南",
            Northwest => "西北",
            HongKongMacaoTaiwan => "港澳台",
        }
    }

    /// Its English name.
    pub fn name_en(self) -> &'static str {
        match self {
            North => "North China",
            Northeast => "Northeast China",
            East => "East China",
            CentralSouth => "Central South China",
            Southwest => "Southwest China",
            Northwest => "Northwest China",
            HongKongMacaoTaiwan => "Hong Kong, Macao and Taiwan",
        }
    }
}

const fn province(
    code: &'static str,
    name: &'static str,
    short: &'static str,
    abbreviation: &'static str,
    region: Region,
    pinyin: &'static str,
) -> Province {
    Province {
        code,
        name,
        short,
        abbreviation,
        region,
        pinyin,
    }
}

/// All of them, in the order of their codes.
#[rustfmt::skip]
pub static PROVINCES: [Province; 34] = [
    province("110000", "北京市", "北京", "京", North, "Beijing"),
    province("120000", "天津市", "天津", "津", North, "Tianjin"),
    province("130000", "河北省", "河北", "冀", North, "Hebei"),
    province("140000", "山西省", "山西", "晋", North, "Shanxi"),
    province("150000", "内蒙古自治区", "内蒙古", "蒙", North, "Nei Mongol"),
    province("210000", "辽宁省", "辽宁", "辽", Northeast, "Liaoning"),
    province("220000", "吉林省", "吉林", "吉", Northeast, "Jilin"),
    province("230000", "黑龙江省", "黑龙江", "黑", Northeast, "Heilongjiang"),
    province("310000", "上海市", "上海", "沪", East, "Shanghai"),
    province("320000", "江苏省", "江苏", "苏", East, "Jiangsu"),
    province("330000", "浙江省", "浙江", "浙", East, "Zhejiang"),
    province("340000", "安徽省", "安徽", "皖", East, "Anhui"),
    province("350000", "福建省", "福建", "闽", East, "Fujian"),
    province("360000", "江西省", "江西", "赣", East, "Jiangxi"),
    province("370000", "山东省", "山东", "鲁", East, "Shandong"),
    province("410000", "河南省", "河南", "豫", CentralSouth, "Henan"),
    province("420000", "湖北省", "湖北", "鄂", CentralSouth, "Hubei"),
    province("430000", "湖南省", "湖南", "湘", CentralSouth, "Hunan"),
    province("440000", "广东省", "广东", "粤", CentralSouth, "Guangdong"),
    province("450000", "广西壮族自治区", "广西", "桂", CentralSouth, "Guangxi"),
    province("460000", "海南省", "海南", "琼", CentralSouth, "Hainan"),
    province("500000", "重庆市", "重庆", "渝", Southwest, "Chongqing"),
    province("510000", "四川省", "四川", "川", Southwest, "Sichuan"),
    province("520000", "贵州省", "贵州", "贵", Southwest, "Guizhou"),
    province("530000", "云南省", "云南", "云", Southwest, "Yunnan"),
    province("540000", "西藏自治区", "西藏", "藏", Southwest, "Xizang"),
    province("610000", "陕西省", "陕西", "陕", Northwest, "Shaanxi"),
    province("620000", "甘肃省", "甘肃", "甘", Northwest, "Gansu"),
    province("630000", "青海省", "青海", "青", Northwest, "Qinghai"),
    province("640000", "宁夏回族自治区", "宁夏", "宁", Northwest, "Ningxia"),
    province("650000", "新疆维吾尔自治区", "新疆", "新", Northwest, "Xinjiang"),
    province("710000", "台湾省", "台湾", "台", HongKongMacaoTaiwan, "Taiwan"),
    province("810000", "香港特别行政区", "香港", "港", HongKongMacaoTaiwan, "Hong Kong"),
    province("820000", "澳门特别行政区", "澳门", "澳", HongKongMacaoTaiwan, "Macao"),
];

impl Province {
    /// Its place in [`PROVINCES`], which is the order of GB/T 2260.
    pub fn index(&self) -> usize {
        PROVINCES
            .iter()
            .position(|p| p.code == self.code)
            .unwrap_or(PROVINCES.len())
    }
}

/// The province-level division with this code of six digits. A code of a place
/// within one (`120101`) is none.
pub fn by_code(code: &str) -> Option<&'static Province> {
    PROVINCES.iter().find(|p| p.code == code)
}

/// What may follow a province's short name and make it the name of something
/// else: 河北区 is a district of Tianjin, 海南藏族自治州 a prefecture of
/// Qinghai, 河南蒙古族自治县 a county of Qinghai, 香港中路 a street of Qingdao,
/// 四川南路 one of Shanghai. 吉林市 is not listed: it is another place than 吉林省, but
/// lies in it.
const NOT_THE_PROVINCE: [&str; 17] = [
    "区", "县", "州", "镇", "乡", "村", "路", "街", "道", "大街", "大道", "东路", "中路", "西路",
    "南路", "北路", "藏族",
];

/// The province that an organisation's name begins with: 天津市质量管理协会,
/// 西藏质协, 内蒙古自治区质量协会. A province in the middle of a name says
/// nothing, and so does 中国.
pub fn of_organization(name: &str) -> Option<&'static Province> {
    let name = name.trim_start();
    PROVINCES.iter().find(|p| {
        name.starts_with(p.name)
            || name.strip_prefix(p.short).is_some_and(|rest| {
                !rest.starts_with("蒙古族") && !NOT_THE_PROVINCE.iter().any(|s| rest.starts_with(s))
            })
    })
}
