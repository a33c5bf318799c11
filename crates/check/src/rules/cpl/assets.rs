//! CPL-15: state assets in use: vehicles by type, large equipment.

use mingzhang_model::{Message, Role, Says, Severity};

use super::{PART, PUBLISHING, title};
use crate::rules::Rule;
use crate::rules::context::{Context, Passage};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "CPL-15",
    severity: Severity::Warning,
    title: ("国有资产占有使用情况不全", "State assets in use: incomplete"),
    what: (
        "国有资产占有使用情况应写车辆数并分类型，以及大型设备的台（套）数。",
        "State assets in use are vehicles, by type, and large equipment.",
    ),
    basis: PUBLISHING,
    example: ("只写共有车辆3辆，不分类型", "three vehicles, of no type"),
};

/// What vehicles are for.
const TYPES: [&str; 16] = [
    "一般公务",
    "公务用车",
    "执法",
    "执勤",
    "应急",
    "机要",
    "通信",
    "保障用车",
    "业务用车",
    "特种",
    "专业技术",
    "其他用车",
    "轿车",
    "越野车",
    "救护车",
    "校车",
];

fn check(context: &Context<'_>) -> Verdict {
    if !context.is_whole() {
        return Verdict::not_applicable(PART);
    }
    let section = context.passages_under(&[
        "国有资产占",
        "国有资产情况",
        "国有资产总体",
        "国有资产的总体",
        "资产占有",
        "资产占用",
        "国有资产使用",
        "国有资产配置",
    ]);
    let section: Vec<&Passage> =
        section.into_iter().filter(|passage| !context.in_glossary(passage.first())).collect();
    let Some(first) = section.first() else {
        let said = context.passages.iter().any(|p| p.text.contains("国有资产") && p.text.contains("车辆"));
        let message = Message::new("cpl-assets-silent");
        let findings = (!said).then(|| finding(&DOC, Severity::Info, message, "silent", title(context)));
        return Verdict::checked(1, findings.into_iter().collect());
    };
    let text: String = section.iter().map(|passage| passage.text.as_str()).collect();
    // What there is none of is not told by kinds; a table may tell it instead of a sentence.
    let none = [
        "没有国有资产",
        "无国有资产",
        "不占有",
        "未占有",
        "未占用",
        "无占有",
        "无占用",
        "不占用",
        "统一管理",
        "详见",
        "见附表",
    ];
    let in_table = context.book.tables.iter().any(|table| {
        let words = || table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.text.as_str());
        table.title.contains("资产") || words().any(|text| text.contains("车辆数"))
    });
    if in_table || none.iter().any(|word| text.contains(word)) {
        return Verdict::checked(2, Vec::new());
    }
    let spots = || vec![context.whole(first.first(), Role::Primary)];
    let mut findings = Vec::new();
    let missing: Vec<&str> = [
        ("车辆", text.contains("车辆") || text.contains("用车") || text.contains('辆')),
        ("设备", ["设备", "房屋", "资产原值", "资产总额"].iter().any(|word| text.contains(word))),
    ]
    .into_iter()
    .filter_map(|(name, has)| (!has).then_some(name))
    .collect();
    if !missing.is_empty() {
        let message = Message::new("cpl-assets").with("missing", missing.join("、"));
        findings.push(finding(&DOC, Severity::Warning, message, "missing", spots()));
    }
    let vehicles = section.iter().flat_map(|passage| context.claims_in(passage)).any(|claim| {
        matches!(&claim.says, Says::Quantity { number, noun } if noun.starts_with('辆') && number != "0")
    });
    let typed = TYPES.iter().any(|word| text.contains(word));
    if vehicles && !typed && !text.contains("其中") && text.matches('辆').count() < 2 {
        let message = Message::new("cpl-assets-types");
        findings.push(finding(&DOC, Severity::Warning, message, "types", spots()));
    }
    Verdict::checked(2, findings)
}
