//! CLS-03: a code is three, five or seven digits, and a child's code begins with its parent's.
//!
//! A code that is not (`7-11-02` under `210-11`) is told with the code that the row above and the name ask for.

use std::collections::BTreeMap;

use mingzhang_catalog::{Catalog, plain, similarity};
use mingzhang_model::{
    Book, Confidence, Finding, Message, Role, RowKey, Severity, SubjectCode, SubjectLevel,
};

use super::coded_rows;
use crate::rules::Rule;
use crate::rules::docs::{LOGIC, RuleDoc};
use crate::rules::verdict::Verdict;
use crate::spots;
use crate::system::Address;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    docs: &[DOC],
    check: |context| Verdict::over(coded_rows(context.book).count(), "reach-no-codes", check(context.book)),
};

const DOC: RuleDoc = RuleDoc {
    id: "CLS-03",
    severity: Severity::Error,
    title: ("科目编码形式错误或上下级不符", "Malformed code, or a child under the wrong parent"),
    what: (
        "类 3 位、款 5 位、项 7 位;下级编码以上级编码开头。分列打印的编码按列拼合。",
        "Three digits for a class, five for a division, seven for an item; a child's code begins with its parent's. Codes printed in separate columns are joined.",
    ),
    basis: LOGIC,
    example: ("210-11 之下的 7-11-02 事业单位医疗", "7-11-02 事业单位医疗 under 210-11"),
};

/// Finds malformed codes and children under the wrong parent; the same slip in several tables is one finding.
fn check(book: &Book) -> Vec<Finding> {
    let mut groups: BTreeMap<(String, String), (Message, Vec<Address>)> = BTreeMap::new();
    let mut above: Vec<SubjectCode> = Vec::new();
    let mut table = None;
    for (address, key) in coded_rows(book) {
        if table != Some((address.0, address.2)) {
            above.clear();
            table = Some((address.0, address.2));
        }
        if key.code_text.is_empty() {
            continue;
        }
        let message = match key.code {
            None => malformed(key, &above),
            Some(code) => {
                let message = wrong_parent(key, code, &above);
                above.retain(|a| a.level() < code.level());
                above.push(code);
                message
            }
        };
        if let Some(message) = message {
            let group =
                groups.entry((key.code_text.clone(), plain(&key.name))).or_insert((message, Vec::new()));
            group.1.push(address);
        }
    }
    groups
        .into_iter()
        .map(|((code, name), (message, places))| Finding {
            rule: "CLS-03",
            severity: Severity::Error,
            confidence: Confidence::Certain,
            message,
            key: format!("CLS-03/{code}/{name}"),
            difference: None,
            spots: places.iter().map(|at| spots::cell(book, *at, Role::Primary)).collect(),
            explanations: Vec::new(),
        })
        .collect()
}

fn malformed(key: &RowKey, above: &[SubjectCode]) -> Option<Message> {
    // Digits that are no classification code at all (a unit's number, a project's) are not misprinted codes.
    let parts: Vec<&str> = key.code_text.split('-').collect();
    let dashed = parts.len() > 1;
    let expected = above.iter().rev().find_map(|parent| child_named(*parent, &key.name));
    if !dashed && expected.is_none() {
        return None;
    }
    Some(
        Message::new("code-malformed")
            .with("code", key.code_text.clone())
            .with("name", key.name.clone())
            .with("should", expected.map(|code| code.to_string()).unwrap_or_default()),
    )
}

/// A well-formed code that does not belong under the row above, while a child of that row has the printed name.
fn wrong_parent(key: &RowKey, code: SubjectCode, above: &[SubjectCode]) -> Option<Message> {
    if code.level() == SubjectLevel::Class {
        return None;
    }
    let parent = above.iter().rev().find(|a| a.level() < code.level())?;
    if code.is_within(*parent) || parent.level() as u8 + 1 != code.level() as u8 {
        return None;
    }
    let own = super::classification(code)?.get(code);
    if own.is_some_and(|entry| similarity(&entry.name, &key.name) >= 75) {
        return None;
    }
    child_named(*parent, &key.name).map(|_| {
        Message::new("code-wrong-parent")
            .with("code", key.code_text.clone())
            .with("name", key.name.clone())
            .with("parent", parent.to_string())
    })
}

/// The direct child of `parent` with this name.
fn child_named(parent: SubjectCode, name: &str) -> Option<SubjectCode> {
    let catalog = Catalog::embedded();
    [&catalog.function, &catalog.dept_economic, &catalog.gov_economic]
        .into_iter()
        .flat_map(|list| list.by_name(name))
        .copied()
        .find(|code| code.parent() == Some(parent))
}
