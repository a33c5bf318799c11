//! Short lists: their codes, their Chinese names, and which of our members each is.
//!
//! The national field dictionary has the fields but few of their values. `fund_type_code` 11, 12, 13, 2, 3 and 111, and
//! `pro_cat_code` 1, 21, 22, 3 and 3x, were seen in public implementations. Ours, and easy to change here: the finer
//! unit money 31 to 35, the values of `found_type_code`, and all words of `agency_kind`, `horizon`, `source_level`.

use mingzhang_catalog::plain;
use mingzhang_model::ledger::{AgencyKind, Category, Horizon, SourceLevel};
use mingzhang_model::{BookKind, Fund, Level, Procurement, Vintage};

/// A member with the code that is written, the Chinese name, and other words that are accepted.
pub(crate) type Words<T> = (T, &'static str, &'static str, &'static [&'static str]);

/// A short list.
pub(crate) trait Choice: Copy + PartialEq + Sized + 'static {
    /// Every member; the first of equal members is the one that is written.
    const WORDS: &'static [Words<Self>];

    /// The member that an unlisted code stands for, where codes are hierarchical.
    fn from_code(_code: &str) -> Option<Self> {
        None
    }

    /// Reads a code, a name, or both as the drop-down lists have them: `11 一般公共预算`.
    fn read(text: &str) -> Option<Self> {
        let whole = plain(text);
        let first = plain(text.split_whitespace().next()?);
        let find = |word: &str| {
            Self::WORDS
                .iter()
                .find(|(_, code, name, others)| {
                    [code, name]
                        .into_iter()
                        .chain(*others)
                        .any(|known| plain(known).eq_ignore_ascii_case(word))
                })
                .map(|(member, ..)| *member)
        };
        find(&whole)
            .or_else(|| find(&first))
            .or_else(|| first.bytes().all(|b| b.is_ascii_digit()).then(|| Self::from_code(&first))?)
    }

    /// The code that is written.
    fn code(self) -> &'static str {
        Self::WORDS.iter().find(|(member, ..)| *member == self).map_or("", |(_, code, ..)| code)
    }

    /// The Chinese name.
    fn name(self) -> &'static str {
        Self::WORDS.iter().find(|(member, ..)| *member == self).map_or("", |(_, _, name, _)| name)
    }
}

/// The entries of a drop-down list: code and name, once where they are the same.
pub(crate) fn labels<T: Choice>() -> Vec<String> {
    T::WORDS.iter().map(|(_, code, name, _)| label(code, name)).collect()
}

/// One entry of a drop-down list.
pub(crate) fn label(code: &str, name: &str) -> String {
    if code == name { code.to_owned() } else { format!("{code} {name}") }
}

/// The code and name of a fund as the drop-down lists have them: `31 事业收入`.
pub fn fund_label(fund: Fund) -> String {
    label(fund.code(), fund.name())
}

impl Choice for Fund {
    const WORDS: &'static [Words<Self>] = &[
        (Self::General, "11", "一般公共预算资金", &["一般公共预算", "一般公共预算财政拨款"]),
        (
            Self::GovernmentFund,
            "12",
            "政府性基金预算资金",
            &["政府性基金", "政府性基金预算", "政府性基金预算财政拨款"],
        ),
        (
            Self::StateCapital,
            "13",
            "国有资本经营预算资金",
            &["国有资本经营", "国有资本经营预算", "国有资本经营预算财政拨款"],
        ),
        (Self::SpecialAccount, "2", "财政专户管理资金", &["财政专户资金"]),
        (Self::Unit, "3", "单位资金", &[]),
        (Self::Undertaking, "31", "事业收入", &["事业收入资金"]),
        (Self::Business, "32", "事业单位经营收入", &["经营收入", "事业单位经营收入资金"]),
        (Self::FromSuperior, "33", "上级补助收入", &["上级补助收入资金"]),
        (Self::FromSubordinate, "34", "附属单位上缴收入", &["附属单位上缴收入资金"]),
        (Self::Other, "35", "其他收入", &["其他收入资金"]),
    ];

    /// `111` is a part of `11`, `21` of `2`. `1` alone is no answer: tables keep the three government funds apart.
    fn from_code(code: &str) -> Option<Self> {
        (2..=code.len())
            .rev()
            .chain([1])
            .filter_map(|length| code.get(..length))
            .find_map(|head| Self::WORDS.iter().find(|(_, known, ..)| *known == head))
            .map(|(member, ..)| *member)
    }
}

impl Choice for Vintage {
    const WORDS: &'static [Words<Self>] = &[
        (Self::Current, "1", "当年预算", &["本年预算", "当年", "本年", "年初预算"]),
        (Self::Carried, "2", "上年结转", &["结转", "上年结转结余", "结转资金"]),
    ];

    fn from_code(code: &str) -> Option<Self> {
        match code.as_bytes().first() {
            Some(b'1') => Some(Self::Current),
            Some(b'2') => Some(Self::Carried),
            _ => None,
        }
    }
}

impl Choice for Category {
    const WORDS: &'static [Words<Self>] = &[
        (Self::Personnel, "1", "人员类", &["人员类项目", "人员经费"]),
        (Self::CommonPublic, "21", "公用经费", &["公用经费项目"]),
        (Self::OtherOperating, "22", "其他运转类", &["其他运转类项目"]),
        (Self::Specific, "3", "特定目标类", &["特定目标类项目"]),
    ];

    /// `11` is a part of `1`, `31` of `3`. `2` alone is no answer: it is basic or project expenditure.
    fn from_code(code: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(_, known, ..)| code.starts_with(known)).map(|(member, ..)| *member)
    }
}

impl Choice for bool {
    const WORDS: &'static [Words<Self>] =
        &[(true, "1", "是", &["true", "y", "yes"]), (false, "2", "否", &["0", "false", "n", "no"])];
}

impl Choice for AgencyKind {
    const WORDS: &'static [Words<Self>] = &[
        (Self::Administrative, "行政", "行政", &["行政单位", "行政机关"]),
        (Self::CivilService, "参公", "参公", &["参公单位", "参公事业单位", "参照公务员法管理的事业单位"]),
        (Self::Public, "事业", "事业", &["事业单位"]),
    ];
}

impl Choice for Horizon {
    const WORDS: &'static [Words<Self>] = &[
        // `yearflag` 1 and 0 were seen with a vendor, `perf_obj_type_code` 2 in the national form (inferred).
        (Self::Total, "total", "实施期", &["1", "实施期目标", "总体", "总体目标", "中期"]),
        (Self::Year, "year", "年度", &["0", "2", "年度目标", "当年"]),
    ];
}

impl Choice for SourceLevel {
    const WORDS: &'static [Words<Self>] = &[
        (Self::Central, "中央", "中央", &["中央财政资金", "中央财政"]),
        (Self::Provincial, "省级", "省级", &["省级财政资金", "省级财政", "省"]),
        (Self::Local, "市县", "市县", &["市县(区)财政资金", "市县财政资金", "市级", "县级", "区级"]),
        (Self::Own, "自筹", "自筹", &["单位自筹", "单位自筹资金"]),
        (Self::Other, "其他", "其他", &["其他资金"]),
    ];
}

impl Choice for BookKind {
    const WORDS: &'static [Words<Self>] =
        &[(Self::Budget, "budget", "预算", &[]), (Self::FinalAccounts, "final-accounts", "决算", &[])];
}

impl Choice for Level {
    const WORDS: &'static [Words<Self>] =
        &[(Self::Unit, "unit", "单位", &[]), (Self::Department, "department", "部门", &[])];
}

impl Choice for Procurement {
    const WORDS: &'static [Words<Self>] = &[
        (Self::Goods, "goods", "货物", &[]),
        (Self::Works, "works", "工程", &[]),
        (Self::Services, "services", "服务", &[]),
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_names_and_both_are_read() {
        for text in ["11", "111", "1121", "一般公共预算", "11 一般公共预算资金", "一般公共预算 资金"]
        {
            assert_eq!(Fund::read(text), Some(Fund::General), "{text}");
        }
        assert_eq!(Fund::read("312"), Some(Fund::Undertaking));
        assert_eq!(Fund::read("39"), Some(Fund::Unit));
        assert_eq!(Fund::read("21"), Some(Fund::SpecialAccount));
        for text in ["1", "14", "4", "拨款", ""] {
            assert_eq!(Fund::read(text), None, "{text}");
        }
        assert_eq!(Category::read("31"), Some(Category::Specific));
        assert_eq!(Category::read("2"), None);
        assert_eq!(Vintage::read("上年结转"), Some(Vintage::Carried));
        assert_eq!(bool::read("TRUE"), Some(true));
        assert_eq!(Horizon::read("year 年度"), Some(Horizon::Year));
    }

    #[test]
    fn what_is_written_reads_back() {
        fn all<T: Choice + std::fmt::Debug>() {
            for (member, code, name, _) in T::WORDS {
                assert_eq!(T::read(code), Some(*member));
                assert_eq!(T::read(&label(code, name)), Some(*member));
            }
            assert!(
                labels::<T>().join(",").encode_utf16().count() <= 255,
                "Excel's limit of a drop-down list"
            );
        }
        all::<Fund>();
        all::<Vintage>();
        all::<Category>();
        all::<bool>();
        all::<AgencyKind>();
        all::<Horizon>();
        all::<SourceLevel>();
    }
}
