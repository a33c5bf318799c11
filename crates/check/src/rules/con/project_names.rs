//! CON-03: a project is called the same in the table of projects and on its sheet.

use std::collections::BTreeSet;

use mingzhang_catalog::{plain, similarity};
use mingzhang_model::{Message, Role, Severity, Spot};

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::{LOGIC, RuleDoc};
use crate::rules::verdict::{Verdict, finding, likely};
use crate::spots;

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "CON-03",
    severity: Severity::Warning,
    title: ("项目名称前后不一", "A project with two names"),
    what: (
        "项目支出表与绩效目标表中的项目名称应当一字不差。两边都没有对应项目、名称又十分相近的,判为写错;只差年份、期次、截断或者系统前缀的不报。",
        "A project's name is the same in the table of projects and on its sheet. Names without a counterpart on either side that are nearly alike are taken for a slip; a year, a phase, a cut end or a prefix of the system makes no difference.",
    ),
    basis: LOGIC,
    example: ("表中“档案整理加工服务”,绩效目标表“档案整理加服务”", "one letter missing on the sheet"),
};

/// Names this alike are one.
const ALIKE: usize = 85;
/// More names than this without a counterpart are another list, not slips.
const MOST: usize = 60;

/// Compares the names.
fn check(context: &Context<'_>) -> Verdict {
    let mut listed: Vec<(String, &str, Spot)> = Vec::new();
    let mut seen = BTreeSet::new();
    for fact in &context.book.facts {
        if let Some(project) = fact.coordinate.project.as_deref().filter(|name| seen.insert(*name)) {
            let spot = spots::cell(context.book, (fact.table, fact.row, fact.column), Role::Related);
            listed.push((bare(project), project, spot));
        }
    }
    let sheets: Vec<(String, &str, Spot)> = context
        .sheets()
        .map(|(_, sheet)| {
            let spot = spots::on_sheet(sheet, &sheet.project.text, sheet.project.place, Role::Primary);
            (bare(&sheet.project.text), sheet.project.text.as_str(), spot)
        })
        .filter(|(name, _, _)| !name.is_empty())
        .collect();
    if listed.is_empty() || sheets.is_empty() {
        return Verdict::not_applicable("reach-no-two-lists");
    }
    let in_table: BTreeSet<&str> = listed.iter().map(|(name, _, _)| name.as_str()).collect();
    let on_sheet: BTreeSet<&str> = sheets.iter().map(|(name, _, _)| name.as_str()).collect();
    let lone_rows: Vec<_> =
        listed.iter().filter(|(name, _, _)| !on_sheet.contains(name.as_str())).take(MOST).collect();
    let lone_sheets: Vec<_> =
        sheets.iter().filter(|(name, _, _)| !in_table.contains(name.as_str())).take(MOST).collect();
    let mut findings = Vec::new();
    for (name, printed, spot) in lone_sheets {
        let best = lone_rows.iter().max_by_key(|(row, _, _)| similarity(name, row));
        let Some((_, other, related)) = best.filter(|(row, _, _)| is_slip(name, row)) else { continue };
        let message = Message::new("con-project-name")
            .with("printed", (*printed).to_owned())
            .with("other", (*other).to_owned());
        let spots = vec![spot.clone(), related.clone()];
        findings.push(likely(finding(&DOC, Severity::Warning, message, printed, spots)));
    }
    Verdict::checked(sheets.len(), findings)
}

/// Nearly alike, and not apart by a year, a number or a cut end.
fn is_slip(a: &str, b: &str) -> bool {
    let numbers = |text: &str| {
        text.chars().filter(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c)).collect::<String>()
    };
    let shortest = a.chars().count().min(b.chars().count());
    shortest >= 5
        && !a.starts_with(b)
        && !b.starts_with(a)
        && numbers(a) == numbers(b)
        && similarity(a, b) >= ALIKE
}

/// A name without the letters that a system puts before it.
fn bare(name: &str) -> String {
    plain(name).trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{bare, is_slip};

    #[test]
    fn a_slip_is_no_other_project() {
        assert_eq!(bare("ZY-档案整理加工服务"), "档案整理加工服务");
        assert!(is_slip("档案整理加工服务", "档案整理加服务"));
        for (a, b) in [
            ("食堂改造一期工程", "食堂改造二期工程"),
            ("档案整理加工服务", "档案整理加工服务费"),
            ("物业费", "物业管理费"),
        ] {
            assert!(!is_slip(a, b), "{a} {b}");
        }
    }
}
