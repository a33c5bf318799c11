//! Whether a planted error was found, and whether the first explanation is the planted cell with its true value.

use mingzhang_check::Outcome;
use mingzhang_model::{CellChange, Explanation, Finding, Pattern, Printed, Severity};

use super::plan::{Aim, Plant};
use super::subject::Subject;

/// What came of a planted error, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Verdict {
    /// Rounding explains it: no program can find it.
    Explained,
    /// Named first, with the true value.
    Right,
    /// The first explanation names the cell with another amount, which the laws allow just as well.
    Tail,
    /// The first explanation names the cell with a wrong amount.
    OtherValue,
    /// The first explanation names the cell together with others that are right.
    Together,
    /// A later explanation is the right one.
    Among,
    /// Other cells are named.
    OtherCell,
    /// Detected, nothing is explained.
    Unexplained,
    /// Not detected: only a warning.
    Warned,
    /// Not detected: laws were taken out as belonging to a misread table.
    Dropped,
    /// Not detected: no law is broken.
    LawsHold,
    /// Not detected for another reason.
    Silent,
}

impl Verdict {
    /// Every verdict on a countable error.
    pub(crate) const COUNTABLE: [Self; 11] = [
        Self::Right,
        Self::Tail,
        Self::OtherValue,
        Self::Together,
        Self::Among,
        Self::OtherCell,
        Self::Unexplained,
        Self::Warned,
        Self::Dropped,
        Self::LawsHold,
        Self::Silent,
    ];

    /// Whether an error was reported.
    pub(crate) fn is_detected(self) -> bool {
        (Self::Right..=Self::Unexplained).contains(&self)
    }

    /// The verdict in words.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Explained => "explained by rounding",
            Self::Right => "named first with its true value",
            Self::Tail => "named first, a value that the laws allow too",
            Self::OtherValue => "named first with another value",
            Self::Together => "named together with other cells",
            Self::Among => "named, but not first",
            Self::OtherCell => "other cells named",
            Self::Unexplained => "detected, nothing named",
            Self::Warned => "NOT DETECTED, only a warning",
            Self::Dropped => "NOT DETECTED, laws taken out as misread",
            Self::LawsHold => "NOT DETECTED, no law is broken",
            Self::Silent => "NOT DETECTED",
        }
    }
}

/// Judges what a check says of a book with `plant` in it.
pub(crate) fn judge(subject: &Subject, plant: &Plant, outcome: &Outcome) -> Verdict {
    let new: Vec<&Finding> = subject.new_errors(&outcome.findings).collect();
    if new.is_empty() {
        return undetected(subject, outcome);
    }
    let best = match &plant.aim {
        Aim::Figure(printed) => new.iter().map(|finding| figure(subject, plant, *printed, finding)).min(),
        Aim::Column { rows, wraps } => {
            new.iter().map(|finding| column(subject, plant, *rows, *wraps, finding)).min()
        }
    };
    best.unwrap_or(Verdict::Unexplained)
}

fn undetected(subject: &Subject, outcome: &Outcome) -> Verdict {
    let (before, after) = (subject.outcome.laws, outcome.laws);
    if outcome.findings.iter().any(|finding| finding.severity == Severity::Warning && subject.is_new(finding))
    {
        Verdict::Warned
    } else if after.not_evaluable > before.not_evaluable {
        Verdict::Dropped
    } else if after.violated <= before.violated {
        Verdict::LawsHold
    } else {
        Verdict::Silent
    }
}

/// A single figure, possibly moved to another column.
fn figure(subject: &Subject, plant: &Plant, printed: Printed, finding: &Finding) -> Verdict {
    let Some(edit) = plant.edits.first() else { return Verdict::Unexplained };
    let home = subject.place(edit.at);
    let is_home = |cell: &&CellChange| cell.spot.place.is_some() && cell.spot.place == home;
    let is_planted = |cell: &CellChange| {
        plant.edits.iter().any(|edit| cell.spot.place.is_some() && cell.spot.place == subject.place(edit.at))
    };
    let value = |text: &str| Printed::parse(text, printed.unit()).map(Printed::value);
    let one = |explanation: &Explanation| -> Verdict {
        let Some(cell) = explanation.cells.iter().find(is_home) else { return Verdict::OtherCell };
        let alone = explanation.cells.iter().all(is_planted);
        match value(&cell.should_be) {
            Some(value) if value == printed.value() => {
                if alone {
                    Verdict::Right
                } else {
                    Verdict::Together
                }
            }
            Some(_) if alone && subject.allows(edit.at, &cell.should_be) => Verdict::Tail,
            _ => Verdict::OtherValue,
        }
    };
    first_or_among(finding, one)
}

/// A column that slid.
fn column(subject: &Subject, plant: &Plant, rows: i32, wraps: Option<i32>, finding: &Finding) -> Verdict {
    let home = plant.edits.first().map(|edit| (edit.at.0, edit.at.2));
    let restores = |cell: &CellChange| {
        plant
            .edits
            .iter()
            .find(|edit| cell.spot.place.is_some() && cell.spot.place == subject.place(edit.at))
            .is_some_and(|edit| edit.from == cell.should_be)
    };
    let one = |explanation: &Explanation| -> Verdict {
        let here = !explanation.cells.is_empty()
            && explanation.cells.iter().all(|cell| cell.spot.cell.map(|(t, _, c)| (t, c)) == home);
        if !here {
            return Verdict::OtherCell;
        }
        match explanation.pattern {
            // Down by k is up by n - k where everything comes in again.
            Pattern::ShiftedRows(told) if told == rows => Verdict::Right,
            Pattern::ShiftedRows(told) if wraps.is_some_and(|count| (told - rows).rem_euclid(count) == 0) => {
                Verdict::Right
            }
            Pattern::ShiftedRows(_) if explanation.cells.iter().all(restores) => Verdict::Right,
            Pattern::ShiftedRows(_) => Verdict::OtherValue,
            _ => Verdict::OtherCell,
        }
    };
    first_or_among(finding, one)
}

fn first_or_among(finding: &Finding, one: impl Fn(&Explanation) -> Verdict) -> Verdict {
    let mut verdicts = finding.explanations.iter().map(one);
    match verdicts.next() {
        None => Verdict::Unexplained,
        Some(Verdict::OtherCell) if verdicts.any(|verdict| verdict == Verdict::Right) => Verdict::Among,
        Some(first) => first,
    }
}
