//! What is wrong in a book: the three laws and which cell breaks them, the codes, the notes under empty tables.
//!
//! ```text
//! Book ── laws ──► System ── locate ──► causes ── tell ──► findings
//!   └──── rules ───────────────────────────────────────────►
//! ```

mod coverage;
mod laws;
mod locate;
mod prose;
mod rules;
mod spots;
mod system;
mod tell;
mod years;

use mingzhang_model::{Book, Finding, LawCounts, Obligation};

pub use rules::{RuleDoc, rules};

/// What a check has found.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Errors first, then in the order of the book.
    pub findings: Vec<Finding>,
    /// How the laws came out.
    pub laws: LawCounts,
    /// How far each rule could look.
    pub coverage: Vec<Obligation>,
}

/// Checks a book by itself.
pub fn check(book: &Book) -> Outcome {
    check_beside(book, None)
}

/// Checks a book by itself and beside another one of the same body: last year's book, or the budget of the same year beside final
/// accounts.
pub fn check_beside(book: &Book, other: Option<&Book>) -> Outcome {
    let (mut system, silence) = laws::system(book);
    let causes = locate::causes(book, &mut system);
    let mut findings = tell::causes(book, &system, &causes);
    let (told, laws, mut reached) =
        prose::check(book, &system, &silence, &locate::corrected(&causes, &system));
    if let Some(other) = other {
        let (beside, looked) = years::check(book, other);
        findings.extend(beside);
        for (rule, places) in looked {
            *reached.entry(rule).or_default() += places;
        }
    }
    findings.extend(told);
    let (mut broken, looked) = rules::run(book);
    broken.retain(|finding| !is_told(finding, &findings));
    for (rule, places) in coverage::of_laws(book, &system) {
        *reached.entry(rule).or_default() += places;
    }
    let coverage = coverage::obligations(book, looked, &reached);
    findings.extend(broken);
    findings.extend(tell::tails(book, &system));
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    Outcome { findings, laws: system.counts() + laws, coverage }
}

/// Whether the laws have named every cell of a finding wrong already: a sign that should not be is one cause, not two.
fn is_told(finding: &Finding, told: &[Finding]) -> bool {
    let named = |cell| {
        let explanations = told.iter().flat_map(|finding| &finding.explanations);
        explanations.flat_map(|explanation| &explanation.cells).any(|change| change.spot.cell == Some(cell))
    };
    let mut cells = finding.spots.iter().map(|spot| spot.cell);
    finding.rule == "SUM-21" && cells.all(|cell| cell.is_some_and(named))
}

/// Whether a rule is about figures, codes and the tables themselves, for which whoever makes the book answers, and not about what
/// people wrote: targets, reasons, names.
pub fn is_about_figures(rule: &str) -> bool {
    const GROUPS: [&str; 11] =
        ["SUM-", "XTB-0", "TXT-0", "TXT-1", "TXT-22", "YOY-01", "YOY-02", "YOY-1", "LOC-", "CLS-0", "CPL-0"];
    let written = [
        "SUM-21", "TXT-16", "TXT-17", "TXT-18", "YOY-13", "YOY-14", "CLS-04", "CLS-05", "CLS-07", "CLS-08",
        "CLS-09",
    ];
    let shape = !rule.starts_with("CPL-0") || matches!(rule, "CPL-04" | "CPL-06" | "CPL-07");
    GROUPS.iter().any(|group| rule.starts_with(group)) && !written.contains(&rule) && shape
        || ["FIN-01", "FIN-02", "FIN-03", "FIN-04", "FIN-05", "FIN-06", "FIN-18", "FIN-22"].contains(&rule)
}

/// A cell (table, row, column) and the whole fen that its laws allow, both ends included.
pub type Allowed = ((usize, usize, usize), (i64, i64));

/// How far the laws determine each figure of a book as printed.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    /// Table, row and column of every money cell that takes part in a law, with the whole fen that all its laws allow,
    /// the other cells being as printed. An empty interval (low above high) belongs to a cell whose laws contradict
    /// each other already.
    pub cells: Vec<Allowed>,
    /// For each claim whether a law of the sentences looks at it.
    pub claims: Vec<bool>,
}

/// Which figures the laws reach: the measure of what a planted error can be detected by.
pub fn reach(book: &Book) -> Reach {
    let (system, silence) = laws::system(book);
    let values = system::Values::default();
    let cells = system
        .variables
        .iter()
        .enumerate()
        .filter(|(index, _)| system.laws_of.get(*index).is_some_and(|laws| !laws.is_empty()))
        .map(|(index, variable)| {
            let allowed = system
                .laws_of
                .get(index)
                .into_iter()
                .flatten()
                .filter_map(|law| system.laws.get(*law))
                .map(|law| system.implied(law, index, &values))
                .fold((i128::from(i64::MIN), i128::from(i64::MAX)), |a, b| (a.0.max(b.0), a.1.min(b.1)));
            let narrow = |x: i128| i64::try_from(x).unwrap_or(if x < 0 { i64::MIN } else { i64::MAX });
            (variable.address, (narrow(allowed.0), narrow(allowed.1)))
        })
        .collect();
    Reach { cells, claims: prose::touched(book, &system, &silence) }
}
