//! `mingzhang.findings/1`: what a check found.

use mingzhang_model::{Book, Explanation, Finding, LawCounts, Spot};
use serde::Serialize;

use super::place::PlaceJson;
use super::problem::ProblemJson;
use super::rounded;
use super::standing::{FixedJson, ReachJson, SentencesJson};
use crate::amount::exact_decimal;
use crate::checked::{CheckedFile, FileLine, Totals};
use crate::kind::book_kind;
use crate::localise::Localiser;
use crate::rule::Rules;

/// Joins the files into one document as they come: what is kept is only whether a comma is due.
#[derive(Debug, Default)]
pub struct FindingsStream {
    started: bool,
}

impl FindingsStream {
    /// What stands before the next file.
    pub const fn before_file(&mut self) -> &'static str {
        if self.started {
            ",\n"
        } else {
            self.started = true;
            "{\"schema\":\"mingzhang.findings/1\",\"files\":[\n"
        }
    }

    /// What closes the document.
    ///
    /// # Errors
    /// Never in practice: the summary is a few counts.
    pub fn finish(&mut self, lines: &[FileLine]) -> serde_json::Result<String> {
        let totals = Totals::of(lines);
        let summary = serde_json::to_string(&SummaryJson {
            files: totals.files,
            errors: totals.errors,
            warnings: totals.warnings,
            infos: totals.infos,
            unreadable: totals.unreadable,
        })?;
        let open = if self.started { "\n" } else { self.before_file() };
        Ok(format!("{open}],\"summary\":{summary}}}\n"))
    }
}

/// One file, on one line.
///
/// # Errors
/// Never in practice: every key is a string and no number is infinite.
pub fn file_json(file: &CheckedFile, rules: Rules<'_>, localiser: &Localiser) -> serde_json::Result<String> {
    serde_json::to_string(&FileJson::new(file, rules, localiser))
}

#[derive(Serialize)]
struct SummaryJson {
    files: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    unreadable: usize,
}

#[derive(Serialize)]
struct FileJson<'a> {
    file: &'a str,
    sha256: &'a str,
    pages: Option<u32>,
    kind: &'static str,
    unit: UnitJson<'a>,
    year: Option<i32>,
    seconds: f64,
    laws: LawsJson,
    findings: Vec<FindingJson<'a>>,
    /// What people have accepted; only then.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    accepted: Vec<AcceptedJson<'a>>,
    /// What an earlier run found and this one does not; only beside one.
    #[serde(skip_serializing_if = "Option::is_none")]
    fixed: Option<Vec<FixedJson<'a>>>,
    coverage: Vec<ReachJson>,
    sentences: SentencesJson,
    problems: Vec<ProblemJson>,
    /// Why the file could not be read; only then.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<ErrorJson>,
}

#[derive(Serialize)]
struct AcceptedJson<'a> {
    by: &'a str,
    reason: &'a str,
    until: Option<&'a str>,
    #[serde(flatten)]
    finding: FindingJson<'a>,
}

#[derive(Serialize)]
struct UnitJson<'a> {
    name: Option<&'a str>,
}

#[derive(Default, Serialize)]
struct LawsJson {
    evaluated: usize,
    exact: usize,
    rounding: usize,
    violated: usize,
    not_evaluable: usize,
}

#[derive(Serialize)]
struct ErrorJson {
    code: &'static str,
    message: String,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    rule: &'static str,
    severity: &'static str,
    confidence: &'static str,
    message: String,
    key: &'a str,
    difference: Option<String>,
    unit: Option<&'static str>,
    basis: Option<&'a str>,
    /// `new` or `open`, beside an earlier run only.
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    places: Vec<SpotJson<'a>>,
    explanations: Vec<ExplanationJson<'a>>,
}

#[derive(Serialize)]
struct SpotJson<'a> {
    role: &'static str,
    #[serde(flatten)]
    place: PlaceJson,
    table: Option<&'a str>,
    row_label: &'a str,
    column_label: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct ExplanationJson<'a> {
    cells: Vec<CellJson<'a>>,
    pattern: String,
    alternatives: usize,
}

#[derive(Serialize)]
struct CellJson<'a> {
    table: Option<&'a str>,
    row_label: &'a str,
    column_label: &'a str,
    printed: &'a str,
    should_be: &'a str,
}

impl<'a> FileJson<'a> {
    fn new(file: &'a CheckedFile, rules: Rules<'a>, localiser: &Localiser) -> Self {
        let mut json = Self {
            file: &file.file,
            sha256: &file.sha256,
            pages: None,
            kind: "unknown",
            unit: UnitJson { name: None },
            year: None,
            seconds: rounded(file.seconds),
            laws: LawsJson::default(),
            findings: Vec::new(),
            accepted: Vec::new(),
            fixed: None,
            coverage: Vec::new(),
            sentences: SentencesJson::default(),
            problems: Vec::new(),
            error: None,
        };
        match &file.outcome {
            Err(unreadable) => {
                let message = localiser.message(&unreadable.message);
                json.error = Some(ErrorJson { code: unreadable.message.id, message });
            }
            Ok(checked) => {
                let book = &checked.book;
                json.pages = Some(book.pages);
                json.kind = book_kind(book.kind);
                json.unit.name = book.unit_name.as_deref();
                json.year = book.year;
                json.laws = LawsJson::from(checked.laws);
                let finding = |f| FindingJson::new(f, book, (rules, localiser));
                let history = checked.history.as_ref();
                json.findings = checked
                    .findings
                    .iter()
                    .map(|f| FindingJson {
                        status: history.map(|history| if history.is_new(f) { "new" } else { "open" }),
                        ..finding(f)
                    })
                    .collect();
                json.accepted = checked
                    .accepted
                    .iter()
                    .map(|accepted| AcceptedJson {
                        by: &accepted.by,
                        reason: &accepted.reason,
                        until: accepted.until.as_deref(),
                        finding: finding(&accepted.finding),
                    })
                    .collect();
                json.fixed = history.map(|history| history.fixed.iter().map(FixedJson::from).collect());
                json.coverage = checked.coverage.iter().map(|o| ReachJson::new(o, localiser)).collect();
                let (read, all) = checked.sentences;
                json.sentences = SentencesJson { read, all };
                json.problems = ProblemJson::all(book, localiser);
            }
        }
        json
    }
}

impl From<LawCounts> for LawsJson {
    fn from(laws: LawCounts) -> Self {
        let LawCounts { evaluated, exact, rounding, violated, not_evaluable } = laws;
        Self { evaluated, exact, rounding, violated, not_evaluable }
    }
}

impl<'a> FindingJson<'a> {
    fn new(finding: &'a Finding, book: &Book, (rules, localiser): (Rules<'a>, &Localiser)) -> Self {
        Self {
            rule: finding.rule,
            severity: finding.severity.id(),
            confidence: finding.confidence.id(),
            message: localiser.message(&finding.message),
            key: &finding.key,
            difference: finding.difference.map(|(money, unit)| exact_decimal(money, unit)),
            unit: finding.difference.map(|(_, unit)| unit.chinese()),
            basis: rules.basis(finding.rule, localiser.lang()),
            status: None,
            places: finding.spots.iter().map(|spot| SpotJson::new(spot, book)).collect(),
            explanations: finding.explanations.iter().map(ExplanationJson::from).collect(),
        }
    }
}

impl<'a> SpotJson<'a> {
    fn new(spot: &'a Spot, book: &Book) -> Self {
        Self {
            role: spot.role.id(),
            place: PlaceJson::new(spot.place, &book.sheets),
            table: spot.table.as_deref(),
            row_label: &spot.row_label,
            column_label: &spot.column_label,
            text: &spot.text,
        }
    }
}

impl<'a> From<&'a Explanation> for ExplanationJson<'a> {
    fn from(explanation: &'a Explanation) -> Self {
        let cell = |change: &'a mingzhang_model::CellChange| CellJson {
            table: change.spot.table.as_deref(),
            row_label: &change.spot.row_label,
            column_label: &change.spot.column_label,
            printed: &change.printed,
            should_be: &change.should_be,
        };
        Self {
            cells: explanation.cells.iter().map(cell).collect(),
            pattern: explanation.pattern.id(),
            alternatives: explanation.alternatives,
        }
    }
}
