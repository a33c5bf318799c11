//! Claims as the places and ids of findings.

use mingzhang_model::{
    Book, BookKind, CellChange, Claim, Confidence, Coordinate, Explanation, Fact, Finding, Flow, Message,
    Pattern, Role, Severity, Spending, Spot, Topic,
};

use crate::spots;

/// The figure of a claim as what a finding is about.
pub(super) fn claim(book: &Book, claim: &Claim) -> Spot {
    spots::quote_at(book, claim.paragraph, (claim.start, claim.end), Some(claim.place), Role::Primary)
}

/// The figure of a claim as what another was compared with.
pub(super) fn related(book: &Book, claim: &Claim) -> Spot {
    spots::quote_at(book, claim.paragraph, (claim.start, claim.end), Some(claim.place), Role::Related)
}

/// A figure of a table as what a claim was compared with.
pub(super) fn fact(book: &Book, fact: &Fact) -> Spot {
    spots::cell(book, (fact.table, fact.row, fact.column), Role::Related)
}

/// The words that name a claim, without list marks; at most so many letters.
pub(super) fn label(claim: &Claim) -> String {
    const MOST: usize = 40;
    let words = mingzhang_catalog::strip_ordinal(&claim.label).1.trim_matches(['“', '”', '，', '：']);
    let count = words.chars().count();
    if count <= MOST {
        return words.to_owned();
    }
    format!("…{}", words.chars().skip(count - MOST).collect::<String>())
}

pub(super) fn finding(
    rule: &'static str,
    severity: Severity,
    confidence: Confidence,
    message: Message,
    claim: &Claim,
    spots: Vec<Spot>,
) -> Finding {
    // Digits may change from one draft to the next; the words around them seldom do.
    let key = format!("{rule}/{}/{}", claim.label, claim.kind());
    Finding { rule, severity, confidence, message, key, difference: None, spots, explanations: Vec::new() }
}

/// What the claim should say.
pub(super) fn change(book: &Book, about: &Claim, should_be: &str) -> Explanation {
    Explanation {
        cells: vec![CellChange {
            spot: claim(book, about),
            printed: about.text.clone(),
            should_be: should_be.to_owned(),
        }],
        pattern: Pattern::Unknown,
        alternatives: 1,
    }
}

/// The rule that an amount is told under: by the section of a narrative that such an amount belongs to.
pub(super) fn rule_of_amount(book: &Book, at: &Coordinate) -> &'static str {
    if book.kind == BookKind::FinalAccounts {
        return "FIN-05";
    }
    if at.topic == Some(Topic::Procurement) {
        return "TXT-11";
    }
    if at.project.is_some() {
        return "TXT-13";
    }
    if at.three_public.is_some() {
        return "TXT-09";
    }
    if at.function.is_some() {
        return "TXT-05";
    }
    match (at.spending, at.fund, at.flow) {
        (Some(Spending::Personnel | Spending::Operating), ..) => "TXT-06",
        (Some(_), ..) => "TXT-03",
        (_, Some(_), Some(Flow::Revenue)) => "TXT-02",
        (_, Some(mingzhang_model::Fund::Fiscal), _) => "TXT-04",
        (_, Some(_), _) => "TXT-05",
        _ => "TXT-01",
    }
}
