//! FUN-01: words about who pays fit the money of the sheet.

use std::collections::BTreeMap;

use mingzhang_model::ledger::{Horizon, SourceLevel};
use mingzhang_model::{Message, ParagraphKind, Role, Severity, Spot, TargetSheet};

use super::MOST_SPOTS;
use crate::rules::Rule;
use crate::rules::context::{Context, Words};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding, likely};
use crate::spots;

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "FUN-01",
    severity: Severity::Warning,
    title: ("资金性质的说法与资金来源不符", "Words about who pays against the money"),
    what: (
        "项目名称、概况中写明自收自支或者单位自筹,绩效目标表的资金却全部是财政资金的,应当说明。企业、社会自筹不算。",
        "A project that calls itself self-financing (自收自支, 单位自筹) while all its money is fiscal needs an explanation. Money that companies or citizens raise is left alone.",
    ),
    basis: ("预算法实施条例第五条;逻辑关系", "Implementing Regulations of the Budget Law, art. 5; logic"),
    example: ("自收自支职工工资全部由财政资金安排", "self-financed staff paid by fiscal money only"),
};

const WORDS: [&str; 4] = ["自收自支", "单位自筹", "由我单位自筹", "本单位自筹"];

/// Looks at every sheet with money.
fn check(context: &Context<'_>) -> Verdict {
    let mut said: BTreeMap<usize, (&'static str, Vec<Spot>)> = BTreeMap::new();
    for (index, sheet) in context.sheets() {
        let project = &sheet.project;
        if let Some(word) = WORDS.iter().find(|word| project.text.contains(**word)) {
            let spot = spots::on_sheet(sheet, &project.text, project.place, Role::Primary);
            said.insert(index, (word, vec![spot]));
        }
    }
    for (paragraph, found) in context.sheet_texts() {
        let ParagraphKind::Sheet(sheet) = found.kind else { continue };
        if is_label(&found.text) {
            continue;
        }
        let hit = WORDS.iter().find_map(|word| found.text.find(word).map(|start| (start, *word)));
        if let Some((start, word)) = hit {
            let (_, spots) = said.entry(sheet).or_insert((word, Vec::new()));
            if spots.len() < MOST_SPOTS {
                let words = Words { paragraph, start, end: start + word.len() };
                spots.push(context.quote(words, Role::Primary));
            }
        }
    }
    let mut places = 0;
    let mut findings = Vec::new();
    for (index, sheet) in context.sheets() {
        let Some(fiscal) = all_fiscal(sheet) else { continue };
        places += 1;
        let Some((word, spots)) = said.remove(&index).filter(|_| fiscal) else { continue };
        let message =
            Message::new("fun-self-financed").with("project", sheet.project.text.clone()).with("words", word);
        findings.push(likely(finding(&DOC, Severity::Warning, message, &sheet.project.text, spots)));
    }
    Verdict::over(places, "reach-no-sheets", findings)
}

/// A line of money names 单位自筹 as a source.
fn is_label(text: &str) -> bool {
    text.chars().count() <= 8
}

/// Whether the year's money is there and all of it fiscal.
fn all_fiscal(sheet: &TargetSheet) -> Option<bool> {
    let money = |sources: &[SourceLevel]| -> i64 {
        sheet
            .funds
            .iter()
            .filter(|fund| fund.horizon == Horizon::Year)
            .filter(|fund| fund.source.is_some_and(|source| sources.contains(&source)))
            .filter_map(|fund| Some(fund.printed?.value().fen()))
            .sum()
    };
    let fiscal = money(&[SourceLevel::Central, SourceLevel::Provincial, SourceLevel::Local]);
    let own = money(&[SourceLevel::Own, SourceLevel::Other]);
    (fiscal > 0 || own > 0).then_some(fiscal > 0 && own == 0)
}
