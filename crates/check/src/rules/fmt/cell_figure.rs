//! FMT-05: cells that should hold a figure and hold almost one.

use mingzhang_model::{Finding, Message, MoneyUnit, Printed, Reading, Role, Severity, Spot};

use super::FORM;
use crate::rules::Rule;
use crate::rules::context::{Context, MOST_SPOTS};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};
use crate::spots;

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "FMT-05",
    severity: Severity::Error,
    title: ("单元格中的数字写坏了", "A figure in a cell is damaged"),
    what: (
        "金额格中的数字应能读成数：字母O与0、字母l与1、多余的小数点、符号和错位的千分位都会使数字读不出来。短横、“无”和注释不算。",
        "Figures in money cells can be read as numbers: letters O and l for 0 and 1, a second point, stray signs and misplaced separators spoil them. Dashes, 无 and notes are fine.",
    ),
    basis: FORM,
    example: ("1O8.50；12.3.4；1,2345.60", "1O8.50; 12.3.4; 1,2345.60"),
};

fn check(context: &Context<'_>) -> Verdict {
    let mut places = 0;
    let mut broken: Vec<Spot> = Vec::new();
    let mut grouped: Vec<Spot> = Vec::new();
    for (index, table) in context.money_tables() {
        let columns: Vec<usize> =
            table.blocks.iter().flat_map(|block| block.number_columns.iter().copied()).collect();
        for (row, cells) in table.rows.iter().enumerate() {
            for column in &columns {
                let Some(cell) = cells.cells.get(*column).filter(|cell| !cell.text.is_empty()) else {
                    continue;
                };
                places += 1;
                let spot = || spots::cell(context.book, (index, row, *column), Role::Primary);
                if cell.fact.is_none() && is_damaged(&cell.text) {
                    broken.push(spot());
                } else if cell.fact.is_some() && is_misgrouped(&cell.text) {
                    grouped.push(spot());
                }
            }
        }
    }
    let findings = [
        told(broken, Severity::Error, "fmt-cell-damaged", "damaged"),
        told(grouped, Severity::Warning, "fmt-cell-grouping", "grouping"),
    ];
    Verdict::over(places, "reach-no-tables", findings.into_iter().flatten().collect())
}

fn told(mut spots: Vec<Spot>, severity: Severity, id: &'static str, about: &str) -> Option<Finding> {
    let message = Message::new(id).with("example", spots.first()?.text.clone()).with("count", spots.len());
    spots.truncate(MOST_SPOTS);
    Some(finding(&DOC, severity, message, about, spots))
}

/// Whether a text is a figure but for a letter, a sign or a point too many.
fn is_damaged(text: &str) -> bool {
    if Reading::of(text, MoneyUnit::Yuan) != Reading::Other {
        return false;
    }
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(|c| "OoQlI|Ss".contains(*c)).count();
    let points = text.chars().filter(|c| matches!(c, '.' | '．' | '。' | '·')).count();
    let only = text.chars().all(|c| {
        c.is_ascii_digit() || "OoQlI|Ss.,，．。·、'’;；:：+-−–—`~".contains(c) || ('０'..='９').contains(&c)
    });
    // A date, a range or a code has signs between its digits, and so do two figures in one cell.
    let inner_sign =
        text.trim_matches(['-', '−', '–', '—', '+']).contains(['-', '−', '–', '—', '~', '+', ':', '：']);
    let is_date =
        points == 2 && text.starts_with("20") && text.split(['.', '．']).all(|part| part.len() <= 4);
    // Old systems leave the nought before a point out: .50.
    let pointed = text.strip_prefix('.').is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit()));
    only && !pointed && digits > letters && digits > 0 && !inner_sign && !is_date && points <= 3
}

/// Whether thousands separators stand where no thousands end.
fn is_misgrouped(text: &str) -> bool {
    let whole = text.split(['.', '．']).next().unwrap_or("");
    let whole = whole.trim_start_matches(['-', '−', '(', '（']);
    let mut groups = whole.split([',', '，']);
    let first = groups.next().unwrap_or("");
    let rest: Vec<&str> = groups.collect();
    let three = |group: &&str| group.chars().count() == 3;
    !rest.is_empty()
        && (first.chars().count() > 3 || !rest.iter().all(three))
        && Printed::parse(text, MoneyUnit::Yuan).is_some()
}

#[cfg(test)]
mod tests {
    use super::{is_damaged, is_misgrouped};

    #[test]
    fn what_is_almost_a_figure() {
        for yes in ["1O8.50", "l2.30", "12.3.4", "--5.00", "5.00-", "1、234.5", "12.", "12..5"] {
            assert!(is_damaged(yes), "{yes}");
        }
        for no in [
            "无",
            "-",
            "—",
            "12.50",
            "注1",
            "2026-01-05",
            "2026.1.5",
            "12.5%",
            "见表三",
            "1-3",
            "OO",
            "*",
            ".50",
        ] {
            assert!(!is_damaged(no), "{no}");
        }
        assert!(is_misgrouped("1,2345.60") && is_misgrouped("12,34.00"));
        assert!(!is_misgrouped("1,234.60") && !is_misgrouped("12,345,678") && !is_misgrouped("1234.5"));
    }
}
