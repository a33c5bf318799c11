//! The words that the forms print.

use mingzhang_catalog::{plain, words};
use mingzhang_model::ledger::SourceLevel;

use super::Piece;

/// What a label asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// 项目名称
    Project,
    /// 项目资金（元）
    Money,
    /// 总体目标
    Goal,
    /// A fact or a text in words.
    Text,
}

/// Labels of texts, as the forms of several provinces print them. A longer label is tried first.
const TEXTS: [&str; 41] = [
    "主管部门及代码",
    "主管部门(及代码)",
    "主管部门名称",
    "主管部门",
    "预算单位",
    "实施单位",
    "项目实施单位",
    "项目单位",
    "部门(单位)名称",
    "部门名称",
    "单位名称",
    "项目编码",
    "项目代码",
    "项目类别",
    "项目类型",
    "项目属性",
    "项目性质",
    "项目期限",
    "项目期",
    "项目起止时间",
    "起止时间",
    "实施期限",
    "项目概况",
    "项目概述",
    "项目简介",
    "项目内容",
    "立项依据",
    "项目立项依据",
    "项目设立必要性",
    "立项必要性",
    "项目立项的必要性",
    "保证项目实施的制度、措施",
    "保证项目实施的制度和措施",
    "项目实施计划",
    "实施计划",
    "年度主要任务",
    "负责人",
    "项目负责人",
    "经办人",
    "联系电话",
    "填报日期",
];

/// A label without white space, brackets of units and the colon.
pub(super) fn bare(text: &str) -> String {
    plain(text).trim_end_matches(':').trim_end_matches("(元)").trim_end_matches("(万元)").to_owned()
}

/// What a cell asks for, if it is a label.
pub(super) fn label(text: &str) -> Option<Label> {
    // A label is short; this runs over every cell of every grid.
    if text.len() > 90 {
        return None;
    }
    let bare = bare(text);
    match bare.as_str() {
        "项目名称" | "项目(政策)名称" | "政策和项目名称" => Some(Label::Project),
        "项目资金" | "资金情况" | "资金总额" | "预算金额" | "项目资金申请" | "项目资金安排" => {
            Some(Label::Money)
        }
        "总体目标" | "年度总体目标" | "年度目标" | "年度绩效目标" | "绩效目标" | "项目总体目标" => {
            Some(Label::Goal)
        }
        "实施期目标" | "中期目标" => None,
        other => TEXTS.contains(&other).then_some(Label::Text),
    }
}

/// What a line of money is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// 资金总额
    Total,
    /// One of the sources.
    From(SourceLevel),
}

/// What a line of money is about, by its label.
pub(super) fn source(text: &str) -> Option<Line> {
    if text.len() > 90 {
        return None;
    }
    let bare = bare(text);
    let bare = bare.trim_start_matches("其中:").trim_start_matches("其中");
    if bare.ends_with("资金总额") || bare == "资金总额" || bare.ends_with("预算总额") {
        return Some(Line::Total);
    }
    let money = ["资金", "拨款", "自筹", "补助", "财政"].iter().any(|word| bare.contains(word));
    if !money || bare.chars().count() > 14 {
        return None;
    }
    [
        ("中央", SourceLevel::Central),
        ("省级", SourceLevel::Provincial),
        ("省财政", SourceLevel::Provincial),
        ("市县", SourceLevel::Local),
        ("市级", SourceLevel::Local),
        ("县级", SourceLevel::Local),
        ("区级", SourceLevel::Local),
        ("本级", SourceLevel::Local),
        ("地方", SourceLevel::Local),
        ("财政拨款", SourceLevel::Local),
        ("自筹", SourceLevel::Own),
        ("单位资金", SourceLevel::Own),
        ("其他", SourceLevel::Other),
    ]
    .iter()
    .find(|(word, _)| bare.contains(word))
    .map(|(_, source)| Line::From(*source))
}

/// The second-level dimension that a cell names, with its first level: 数量指标 → 数量, 产出指标.
pub(super) fn dimension(text: &str) -> Option<(&'static str, &'static str)> {
    if text.len() > 60 {
        return None;
    }
    let bare = plain(text);
    let bare = bare.trim_end_matches("指标");
    words::TARGETS
        .iter()
        .find(|word| word.kind == "dimension" && word.word == bare)
        .map(|word| (word.word, word.instead))
}

/// Whether a cell names a first level: 产出指标, 效益指标, 满意度指标. 成本指标 is a second level unless it has its own
/// below, which only its neighbours tell.
pub(super) fn is_level1(text: &str) -> bool {
    matches!(plain(text).as_str(), "产出指标" | "效益指标" | "满意度指标" | "产出" | "效益")
}

/// The word that stands over all indicators.
pub(super) fn is_root(text: &str) -> bool {
    matches!(plain(text).as_str(), "绩效指标" | "年度绩效指标" | "绩效目标" | "指标")
}

/// A row that says that both horizons stand side by side.
pub(super) fn is_horizons(row: &[Piece<'_>]) -> bool {
    let has = |words: &[&str]| row.iter().any(|piece| words.contains(&bare(piece.text).as_str()));
    has(&["实施期目标", "中期目标"]) && has(&["年度目标"])
}
