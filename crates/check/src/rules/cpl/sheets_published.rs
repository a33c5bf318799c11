//! CPL-12: as many sheets are published as the text says.

use std::collections::HashSet;

use mingzhang_catalog::plain;
use mingzhang_model::{Fact, Finding, Message, ParagraphKind, Role, Severity, Spot};

use crate::rules::context::Words;
use crate::rules::prf::shared::{MOST_SPOTS, listed, targets};

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding, likely};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "CPL-12",
    severity: Severity::Error,
    title: ("公开的绩效目标表与文字所写的个数不符", "Fewer sheets than the text says"),
    what: (
        "文字写明公开绩效目标的项目个数，书中又印有绩效目标表的，两者应当一致；并列出项目表中没有绩效目标表的项目。项目表不能印证所缺各表的，报警告；书中一张也没有的，可能另册公开，不在此报。",
        "Where the text says how many projects have published targets and the book prints sheets, the numbers agree; projects of the table without a sheet are named. Where the table of projects does not bear out what is missing, it is a warning; a book without any sheet may publish them elsewhere and is not told here.",
    ),
    basis: ("中发〔2018〕34号；财预〔2016〕143号", "中发〔2018〕34号; 财预〔2016〕143号"),
    example: ("公开项目绩效目标 14个，书中 13 张", "14 targets by the text, 13 sheets in the book"),
};

fn check(context: &Context<'_>) -> Verdict {
    let sheets = targets(context).count();
    if sheets == 0 {
        return Verdict::not_applicable("reach-no-sheets");
    }
    let Some((words, said)) = stated(context) else {
        return Verdict::not_applicable("reach-no-such-words");
    };
    if said == sheets {
        return Verdict::checked(1, Vec::new());
    }
    let missing = without_sheet(context);
    let names = listed(missing.iter().filter_map(|fact| fact.coordinate.project.as_deref()));
    let id = if missing.is_empty() { "cpl-sheets-number" } else { "cpl-sheets-missing" };
    let message = Message::new(id).with("said", said).with("found", sheets).with("projects", names.as_str());
    let mut spots: Vec<Spot> = vec![context.quote(words, Role::Primary)];
    spots.extend(missing.iter().take(MOST_SPOTS).map(|fact| context.fact(fact, Role::Related)));
    let told = finding(&DOC, Severity::Error, message, "", spots);
    // Sheets may have been read as one, or stand elsewhere: sure is only what the table of projects bears out.
    let borne_out = said > sheets && missing.len() >= said - sheets;
    let told = if borne_out { told } else { likely(Finding { severity: Severity::Warning, ..told }) };
    Verdict::checked(1, vec![told])
}

/// How many published targets the text speaks of: `公开项目绩效目标14个`.
fn stated(context: &Context<'_>) -> Option<(Words, usize)> {
    for (paragraph, found) in context.paragraphs() {
        if matches!(found.kind, ParagraphKind::Sheet(_)) {
            continue;
        }
        let mut start = 0;
        for clause in found.text.split_inclusive(['，', ',', '。', '；', ';', ':', '：']) {
            let end = start + clause.len();
            if clause.contains("公开")
                && clause.contains("绩效目标")
                && clause.contains("项目")
                && let Some(count) = count_before(clause, '个')
            {
                return Some((Words { paragraph, start, end: end - last_mark(clause) }, count));
            }
            start = end;
        }
    }
    None
}

fn last_mark(clause: &str) -> usize {
    clause.len() - clause.trim_end_matches(['，', ',', '。', '；', ';', ':', '：']).len()
}

fn count_before(clause: &str, noun: char) -> Option<usize> {
    clause.match_indices(noun).find_map(|(at, _)| {
        let before = clause.get(..at)?;
        let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        before.get(at - digits..)?.parse().ok()
    })
}

/// The first figure of every project that has no sheet of its name.
fn without_sheet<'a>(context: &Context<'a>) -> Vec<&'a Fact> {
    let published: HashSet<String> = targets(context).map(|sheet| plain(&sheet.project.text)).collect();
    let mut seen = HashSet::new();
    context
        .book
        .facts
        .iter()
        .filter(|fact| {
            fact.coordinate.project.as_deref().is_some_and(|name| {
                let name = plain(name);
                !published.contains(&name) && seen.insert(name)
            })
        })
        .collect()
}
