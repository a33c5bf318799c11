//! YOY-04: a change has its reason in the same section.

use std::collections::{BTreeMap, BTreeSet};

use mingzhang_catalog::strip_ordinal;
use mingzhang_model::{Base, Claim, Message, Says, Severity};

use super::PUBLISHING;
use super::reason::{gives_reason, is_reason};
use crate::rules::Rule;
use crate::rules::context::{Context, Words};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "YOY-04",
    severity: Severity::Warning,
    title: ("增减没有写原因", "A change without a reason"),
    what: (
        "与上年相比有增减的，应在同一节写明原因。",
        "A change against last year is explained in the same section.",
    ),
    basis: PUBLISHING,
    example: ("比上年减少12.78万元，下降0.6%。", "比上年减少12.78万元 and nothing more"),
};

fn check(context: &Context<'_>) -> Verdict {
    if context.is_blank() {
        return Verdict::not_applicable("reach-blank-form");
    }
    // What each section says, by its heading.
    let mut sections: BTreeMap<Option<usize>, bool> = BTreeMap::new();
    for passage in &context.passages {
        *sections.entry(section(context, passage.first())).or_default() |= explains(&passage.text);
    }
    let mut places = 0;
    let mut hits: Vec<(Words, &str)> = Vec::new();
    let mut told: BTreeSet<Option<usize>> = BTreeSet::new();
    for claim in context.book.claims.iter().filter(|claim| is_change(claim)) {
        // What is owned changes without a reason of its own.
        let owned = claim.label.contains("资产") || context.stands_under(claim.paragraph, &["资产"]);
        if is_reason(context, claim) || owned || context.in_glossary(claim.paragraph) {
            continue;
        }
        places += 1;
        let section = section(context, claim.paragraph);
        if sections.get(&section) == Some(&false) && told.insert(section) {
            let words = Words { paragraph: claim.paragraph, start: claim.start, end: claim.end };
            hits.push((words, &claim.text));
        }
    }
    let findings = hits.first().map(|(_, example)| {
        let words: Vec<Words> = hits.iter().map(|(words, _)| *words).collect();
        let message =
            Message::new("yoy-no-reason").with("example", (*example).to_owned()).with("count", hits.len());
        finding(&DOC, Severity::Warning, message, "", context.quotes(&words))
    });
    Verdict::over(places, "reach-no-comparisons", findings.into_iter().collect())
}

/// The section that a paragraph stands in: 三、支出预算情况说明 with all of its items, one of which may give the reason.
fn section(context: &Context<'_>, paragraph: usize) -> Option<usize> {
    let is_part = |index: usize| {
        context
            .book
            .paragraphs
            .get(index)
            .is_none_or(|heading| heading.text.starts_with('第') || strip_ordinal(&heading.text).0 == 0)
    };
    let above = std::iter::successors(context.heading_of(paragraph), |heading| context.heading_of(*heading));
    above.take_while(|heading| !is_part(*heading)).last().or_else(|| context.heading_of(paragraph))
}

/// Whether a text gives a reason, by the words for it or by what is done: 厉行节约, 系人员正常晋级.
fn explains(text: &str) -> bool {
    const WORDS: [&str; 12] = [
        "，系",
        ",系",
        "。系",
        "主要为",
        "主要在",
        "厉行",
        "压减",
        "压缩开支",
        "过紧日子",
        "鉴于",
        "得益于",
        "所致",
    ];
    let by_cause = text.match_indices('因').any(|(at, word)| {
        !text.get(at + word.len()..).is_some_and(|rest| rest.starts_with(['公', '私', '素', '此']))
    });
    gives_reason(text) || by_cause || WORDS.iter().any(|word| text.contains(word))
}

/// Whether a claim compares with last year and finds a difference.
fn is_change(claim: &Claim) -> bool {
    match claim.says {
        Says::Change { amount, base, .. } => {
            !amount.value().is_zero() && !matches!(base, Base::Unsaid | Base::OwnBudget)
        }
        _ => false,
    }
}
