//! What the register says of one file, in words.

use std::collections::BTreeMap;

use mingzhang_model::{Finding, Message, Severity};
use mingzhang_report::folder::Counts;
use mingzhang_report::wording::{Source, Wording, names_best};
use mingzhang_report::{Checked, CheckedFile, printable, truncate};

/// Cells or places that one entry lists.
const LISTED: usize = 3;
/// Widest text of a cell; Excel itself ends at 32,767 letters.
const WIDEST: usize = 1_200;

/// The rows of one file, and what the summary says of it.
#[derive(Clone, Debug, Default)]
pub struct Entries {
    pub(super) file: String,
    pub(super) unit: String,
    pub(super) year: String,
    pub(super) pages: usize,
    pub(super) tables: usize,
    pub(super) counts: Counts,
    /// Tie-outs that were looked at, and those that could not be.
    pub(super) laws: (usize, usize),
    /// Places that were not fully read.
    pub(super) unread: usize,
    pub(super) unreadable: bool,
    pub(super) rules: BTreeMap<&'static str, (Severity, usize)>,
    pub(super) rows: Vec<Entry>,
}

/// One row.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) severity: Severity,
    /// The mark and the word: `● 错误`.
    pub(super) grade: String,
    pub(super) rule: &'static str,
    pub(super) title: String,
    pub(super) place: String,
    pub(super) problem: String,
    pub(super) printed: String,
    pub(super) should: String,
    pub(super) basis: String,
}

impl Entries {
    /// The entries of a file, errors first.
    pub fn of(file: &CheckedFile, wording: &Wording<'_>) -> Self {
        let mut out = Self { file: clean(&file.file), ..Self::default() };
        match &file.outcome {
            Ok(checked) => out.fill(file, checked, wording),
            Err(unreadable) => {
                out.unreadable = true;
                let problem = clean(&wording.localiser().message(&unreadable.message));
                let grade = format!("● {}", wording.localiser().words("ui-unreadable"));
                out.rows.push(Entry {
                    severity: Severity::Error,
                    grade,
                    rule: "",
                    title: String::new(),
                    place: String::new(),
                    problem,
                    printed: String::new(),
                    should: String::new(),
                    basis: String::new(),
                });
            }
        }
        out
    }

    fn fill(&mut self, file: &CheckedFile, checked: &Checked, wording: &Wording<'_>) {
        let book = &checked.book;
        self.unit = clean(book.unit_name.as_deref().unwrap_or_default());
        self.year = book.year.map(|year| year.to_string()).unwrap_or_default();
        self.pages = usize::try_from(book.pages).unwrap_or(usize::MAX);
        self.tables = book.tables.len();
        self.laws =
            (checked.laws.evaluated.saturating_sub(checked.laws.not_evaluable), checked.laws.not_evaluable);
        self.unread = book.problems.len();
        let source = Source { file: &file.file, sheets: &book.sheets };
        let mut findings: Vec<&Finding> = checked.findings.iter().collect();
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        for finding in findings {
            self.counts.add(finding.severity);
            let rule = self.rules.entry(finding.rule).or_insert((finding.severity, 0));
            *rule = (rule.0.max(finding.severity), rule.1 + 1);
            self.rows.push(Entry::new(finding, source, wording));
        }
    }
}

impl Entry {
    fn new(finding: &Finding, source: Source<'_>, wording: &Wording<'_>) -> Self {
        let severity = finding.severity;
        let words = wording.localiser();
        let lang = words.lang();
        let best = finding.explanations.first().filter(|_| names_best(finding));
        let cells = best.map(|best| best.cells.as_slice()).unwrap_or_default();
        // What is to be changed; where nothing is sure, what the finding is about.
        let spots: Vec<_> = if cells.is_empty() {
            let primary = finding.spots.iter().filter(|spot| spot.role == mingzhang_model::Role::Primary);
            let right = wording.right(finding).unwrap_or_default();
            primary.map(|spot| (spot, spot.text.as_str(), right)).collect()
        } else {
            cells.iter().map(|cell| (&cell.spot, cell.printed.as_str(), cell.should_be.as_str())).collect()
        };
        let list = |of: &mut dyn Iterator<Item = String>| {
            let mut lines: Vec<String> = of.take(LISTED).collect();
            lines.dedup();
            lines.join("\n")
        };
        let mut place = list(&mut spots.iter().map(|(spot, _, _)| wording.whereabouts(source, spot, true)));
        if spots.len() > LISTED {
            let more = Message::new("dossier-more-cells").with("n", spots.len() - LISTED);
            place.push('\n');
            place.push_str(&words.message(&more));
        }
        let mut problem = wording.message(finding);
        if let Some(doubt) = wording.doubt(finding) {
            problem.push_str(wording.separator());
            problem.push_str(&doubt);
        }
        Self {
            severity,
            grade: format!("{} {}", crate::colour::mark(severity), words.severity(severity)),
            rule: finding.rule,
            title: clean(wording.title(finding.rule)),
            place: clean(&place),
            problem: clean(&problem),
            printed: clean(&list(&mut spots.iter().map(|(_, printed, _)| (*printed).to_owned()))),
            should: clean(&list(&mut spots.iter().map(|(_, _, right)| (*right).to_owned()))),
            basis: clean(wording.rules().basis(finding.rule, lang).unwrap_or_default()),
        }
    }
}

/// Words of a book as a cell can hold them.
fn clean(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(|line| printable(line).into_owned()).collect();
    truncate(&lines.join("\n"), WIDEST).into_owned()
}
