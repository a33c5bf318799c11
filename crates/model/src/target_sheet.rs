//! A project's performance sheet (项目支出绩效目标表) as published: money by source, texts, goals and indicators.

use crate::ledger::{Horizon, SourceLevel};
use crate::{MoneyUnit, Place, Printed};

/// One project's sheet.
#[derive(Clone, Debug, Default)]
pub struct TargetSheet {
    /// Its title as printed.
    pub title: String,
    /// Where the title stands, or the sheet if it has none.
    pub place: Option<Place>,
    /// Pages it stands on (empty for a file without pages).
    pub pages: Vec<u32>,
    /// The project's name.
    pub project: SheetText,
    /// Whether it is the sheet of a whole unit (整体绩效目标) instead of one project.
    pub overall: bool,
    /// Whether it reports on what was reached (自评, 评价) instead of setting targets.
    pub evaluation: bool,
    /// Labelled texts in their order: 主管部门及代码, 实施单位, 项目属性, 项目期, 项目概况, 立项依据, 填报日期 …
    pub texts: Vec<SheetText>,
    /// Unit of the money: 元 unless the sheet says 万元.
    pub unit: MoneyUnit,
    /// Money by horizon and source, totals included.
    pub funds: Vec<SheetFund>,
    /// 总体目标
    pub goals: Vec<SheetGoal>,
    /// 绩效指标, dimensions under which nothing is written included: name and value are empty there.
    pub indicators: Vec<SheetIndicator>,
    /// How the money was spent, in an evaluation.
    pub execution: Option<Execution>,
    /// 总分 as printed, with its place, in an evaluation.
    pub total_score: Option<(String, Place)>,
    /// Whether whole-period and annual targets stand side by side.
    pub two_horizons: bool,
}

impl TargetSheet {
    /// The money of one horizon and source; `None` as source for the total.
    pub fn fund(&self, horizon: Horizon, source: Option<SourceLevel>) -> Option<&SheetFund> {
        self.funds.iter().find(|fund| fund.horizon == horizon && fund.source == source)
    }

    /// The text under a label that contains one of these words.
    pub fn text(&self, words: &[&str]) -> Option<&SheetText> {
        self.texts.iter().find(|text| words.iter().any(|word| text.label.contains(word)))
    }

    /// The indicators of one horizon in their order, empty dimensions included.
    pub fn of(&self, horizon: Horizon) -> impl Iterator<Item = &SheetIndicator> {
        self.indicators.iter().filter(move |indicator| indicator.horizon == horizon)
    }
}

/// A labelled text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetText {
    /// The label as printed, white space and colon removed.
    pub label: String,
    /// The text as printed, white space removed.
    pub text: String,
    /// Where the text stands; the label's place where nothing is written.
    pub place: Option<Place>,
}

/// Money from one source.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetFund {
    /// For the whole project or for the year.
    pub horizon: Horizon,
    /// Who pays; `None` for the total of the horizon.
    pub source: Option<SourceLevel>,
    /// The label as printed.
    pub label: String,
    /// As printed.
    pub text: String,
    /// The figure; `None` for an empty cell.
    pub printed: Option<Printed>,
    /// Where.
    pub place: Place,
}

/// 总体目标 of one horizon.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetGoal {
    /// For the whole project or for the year.
    pub horizon: Horizon,
    /// As printed, white space removed.
    pub text: String,
    /// Where.
    pub place: Place,
}

/// One indicator of one horizon.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetIndicator {
    /// For the whole project or for the year.
    pub horizon: Horizon,
    /// 一级指标: 产出指标, 效益指标, 满意度指标, 成本指标.
    pub level1: String,
    /// 二级指标: 数量指标, 质量指标 …
    pub level2: String,
    /// 三级指标: the name; empty where only a value stands.
    pub name: String,
    /// 指标值 as printed; empty where nothing stands.
    pub value: String,
    /// Where the name stands, or the value if there is none.
    pub place: Place,
    /// Where the value stands.
    pub value_place: Option<Place>,
    /// Index of the row in the sheet: the two horizons of a row face each other.
    pub row: usize,
    /// Weights and, in an evaluation, what was reached; empty where the form has no such columns.
    pub scores: Scores,
    /// Whether the row is damaged (cells lost in conversion, a header row missing) so that which text is what was concluded
    /// from its form and may be wrong.
    pub doubtful: bool,
}

impl SheetIndicator {
    /// Whether nothing is written under the dimension.
    pub const fn is_blank(&self) -> bool {
        self.name.is_empty() && self.value.is_empty()
    }

    /// The value taken apart, if it is a number.
    pub fn target(&self) -> Option<TargetValue> {
        TargetValue::parse(&self.value)
    }
}

/// What stands behind a target: its weight, and in an evaluation what came of it, as printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scores {
    /// 分值, 权重
    pub points: String,
    /// 实际完成值
    pub actual: String,
    /// 得分
    pub score: String,
    /// 偏差原因分析及改进措施
    pub reason: String,
}

/// How a project's money was spent, in an evaluation: the line 年度资金总额.
#[derive(Clone, Debug, PartialEq)]
pub struct Execution {
    /// 全年预算数 (A)
    pub budget: Printed,
    /// 全年执行数 (B)
    pub spent: Printed,
    /// 执行率 as printed, with its sign; empty if there is none.
    pub rate: String,
    /// 分值 as printed.
    pub points: String,
    /// 得分 as printed.
    pub score: String,
    /// Where the line stands.
    pub place: Place,
}

/// A target value taken apart: `≥95%` is at least, 95, per cent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetValue {
    /// The comparison; [`Comparison::Equal`] where none is printed before a number.
    pub comparison: Comparison,
    /// The number's digits as printed, separators removed.
    pub number: String,
    /// What follows the number: 人, %, 万元.
    pub unit: String,
}

/// How a target value is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// ≥, 大于等于, 不少于, 不低于
    AtLeast,
    /// ＞, 大于, 高于
    More,
    /// ≤, 小于等于, 不超过, 不高于
    AtMost,
    /// ＜, 小于, 低于
    Less,
    /// =, or no sign
    Equal,
}

impl TargetValue {
    /// Takes a printed value apart. `None` for words and dates: they have no number of their own.
    pub fn parse(text: &str) -> Option<Self> {
        const SIGNS: [(&str, Comparison); 22] = [
            ("大于等于", Comparison::AtLeast),
            ("大于或等于", Comparison::AtLeast),
            ("不少于", Comparison::AtLeast),
            ("不低于", Comparison::AtLeast),
            (">=", Comparison::AtLeast),
            ("≥", Comparison::AtLeast),
            ("≧", Comparison::AtLeast),
            ("小于等于", Comparison::AtMost),
            ("小于或等于", Comparison::AtMost),
            ("不超过", Comparison::AtMost),
            ("不高于", Comparison::AtMost),
            ("不多于", Comparison::AtMost),
            ("<=", Comparison::AtMost),
            ("≤", Comparison::AtMost),
            ("≦", Comparison::AtMost),
            ("大于", Comparison::More),
            (">", Comparison::More),
            ("＞", Comparison::More),
            ("小于", Comparison::Less),
            ("<", Comparison::Less),
            ("＜", Comparison::Less),
            ("等于", Comparison::Equal),
        ];
        let text = text.trim();
        let (comparison, rest) = SIGNS
            .iter()
            .find_map(|(sign, comparison)| Some((*comparison, text.strip_prefix(sign)?)))
            .unwrap_or((Comparison::Equal, text));
        let rest = rest.trim_start_matches(['=', '＝', ' ']);
        let end = rest.find(|c: char| !(c.is_ascii_digit() || ".,，".contains(c))).unwrap_or(rest.len());
        let number: String = rest.get(..end)?.chars().filter(char::is_ascii).filter(|c| *c != ',').collect();
        let unit = rest.get(end..)?.trim();
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let is_number = digit(number.chars().next())
            && digit(number.chars().last())
            && number.chars().filter(|c| *c == '.').count() <= 1;
        // A date or a range has a number in front, too.
        let is_date = unit.starts_with(['年', '月', '日', '-', '—', '~', '至']);
        (is_number && !is_date).then(|| Self { comparison, number, unit: unit.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_a_comparison_a_number_and_a_unit() {
        let parse =
            |text: &str| TargetValue::parse(text).map(|v| (v.comparison, v.number.clone(), v.unit.clone()));
        assert_eq!(parse("≥113人"), Some((Comparison::AtLeast, "113".into(), "人".into())));
        assert_eq!(parse("＜246.8万元"), Some((Comparison::Less, "246.8".into(), "万元".into())));
        assert_eq!(parse("100%"), Some((Comparison::Equal, "100".into(), "%".into())));
        assert_eq!(parse("≤290,366.42元"), Some((Comparison::AtMost, "290366.42".into(), "元".into())));
        assert_eq!(parse("=3套"), Some((Comparison::Equal, "3".into(), "套".into())));
        for words in ["及时保障", "2026年12月底前", "", "≥", "1-3月"] {
            assert_eq!(parse(words), None, "{words}");
        }
    }
}
