//! One error planted, everything after reading run again, the outcome judged.

use std::time::{Duration, Instant};

use mingzhang_check::check;
use mingzhang_model::{Finding, Severity};
use mingzhang_recognise::recognise;

use super::judge::{Verdict, judge};
use super::plan::Plant;
use super::subject::Subject;

/// What came of one planted error.
#[derive(Clone, Debug)]
pub(crate) struct Trial {
    pub(crate) verdict: Verdict,
    /// Whether an error has a key that the book as it is does not have; if not, a detected error shows only in the
    /// difference that a known finding tells.
    pub(crate) by_key: bool,
    /// New errors and warnings, in words for the developer.
    pub(crate) reported: Vec<String>,
    /// Time that recognising and checking took.
    pub(crate) time: Duration,
}

/// Plants and judges. What rounding explains is not run at all.
pub(crate) fn run(subject: &Subject, plant: &Plant) -> Trial {
    let nothing = |verdict| Trial { verdict, by_key: false, reported: Vec::new(), time: Duration::ZERO };
    if !plant.edits.iter().any(|edit| subject.contradicts(edit.at, &edit.to)) {
        return nothing(Verdict::Explained);
    }
    let edits = plant.edits.iter().map(|edit| (edit.at, edit.to.as_str()));
    let Some(document) = subject.locator.write(&subject.loaded.document, edits) else {
        return nothing(Verdict::Silent);
    };
    let started = Instant::now();
    let outcome = check(&recognise(&document));
    let time = started.elapsed();
    let reported = outcome
        .findings
        .iter()
        .filter(|finding| finding.severity > Severity::Info && subject.is_new(finding))
        .map(told)
        .collect();
    let by_key = subject.new_errors(&outcome.findings).any(|finding| subject.is_new_key(finding));
    Trial { verdict: judge(subject, plant, &outcome), by_key, reported, time }
}

/// A finding on one line: rule, where, and the first explanation.
fn told(finding: &Finding) -> String {
    use std::fmt::Write as _;
    let mut out = format!("{} {}", finding.rule, finding.message.id);
    if let Some(spot) = finding.spots.first() {
        let _ = write!(
            out,
            " at {} | {} | {} | {:?}",
            spot.table.as_deref().unwrap_or_default(),
            spot.row_label,
            spot.column_label,
            spot.text
        );
    }
    let Some(first) = finding.explanations.first() else { return out + "; no explanation" };
    let _ = write!(
        out,
        "; {} of {} ({} told)",
        first.pattern.id(),
        first.alternatives,
        finding.explanations.len()
    );
    for explanation in finding.explanations.iter().take(3) {
        out.push_str("\n          either");
        for cell in explanation.cells.iter().take(6) {
            let _ = write!(
                out,
                " [{} | {} | {}: {:?} should be {:?}]",
                cell.spot.table.as_deref().unwrap_or_default(),
                cell.spot.row_label,
                cell.spot.column_label,
                cell.printed,
                cell.should_be
            );
        }
    }
    out
}
