//! CPL-17: basic expenditure goes down to the division (款) of the economic classification.

use mingzhang_catalog::{Catalog, strip_ordinal};
use mingzhang_model::{Message, Role, RowKey, Severity, SubjectLevel, TableKind};

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};
use crate::spots;

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "CPL-17",
    severity: Severity::Error,
    title: ("基本支出没有列到款", "Basic expenditure does not reach the division"),
    what: (
        "一般公共预算基本支出表按经济分类列到款（基本工资、办公费等），不能只列类。",
        "The table of basic expenditure goes down to divisions of the economic classification such as 基本工资 and 办公费, not only to classes.",
    ),
    basis: ("预算法实施条例第六条", "Regulation of the Budget Law, art. 6"),
    example: ("只有“工资福利支出”一行", "nothing below 工资福利支出"),
};

fn check(context: &Context<'_>) -> Verdict {
    let mut places = 0;
    let mut findings = Vec::new();
    for (index, table) in context.money_tables() {
        if table.kind() != TableKind::BasicEconomic || table.is_empty_of_figures(&context.book.facts) {
            continue;
        }
        let keys = || table.blocks.iter().flat_map(|block| block.keys.iter().flatten());
        let classes = keys().filter(|key| level(key) == Some(SubjectLevel::Class)).count();
        let divisions = keys().filter(|key| level(key) == Some(SubjectLevel::Division)).count();
        places += classes + divisions;
        if classes > 0 && divisions == 0 {
            let message = Message::new("cpl-basic-depth").with("table", table.title.clone());
            let spot = spots::table(context.book, index, Role::Primary);
            findings.push(finding(&DOC, Severity::Error, message, &table.title, vec![spot]));
        }
    }
    Verdict::over(places, "reach-no-basic-table", findings)
}

/// How deep a row stands in the economic classification, by its code or by its name.
fn level(key: &RowKey) -> Option<SubjectLevel> {
    if let Some(code) = key.code.or(key.coordinate.dept_economic) {
        return Some(code.level());
    }
    let name = strip_ordinal(&key.name).1;
    Catalog::embedded().dept_economic.by_name(name).first().map(|code| code.level())
}
