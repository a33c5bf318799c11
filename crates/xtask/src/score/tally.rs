//! Cells right, predicted and true: for a table, a book, all books.

use std::collections::HashSet;

use super::align::align;
use super::matching::{bag, common, matching};
use super::tables::{Predicted, Truth, squeezed, squeezed_rows};

/// Cells that are not empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    /// Equal text in the same column of the paired row.
    pub(crate) right: usize,
    /// Read from the book.
    pub(crate) predicted: usize,
    /// In the truth.
    pub(crate) truth: usize,
}

impl Count {
    /// Share of what was read that is right.
    pub(crate) fn precision(self) -> f64 {
        share(self.right, self.predicted)
    }

    /// Share of the truth that was read.
    pub(crate) fn recall(self) -> f64 {
        share(self.right, self.truth)
    }

    /// Harmonic mean of the two.
    pub(crate) fn f1(self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }
}

/// `part / whole`, nothing of nothing being nothing.
#[expect(clippy::cast_precision_loss, reason = "counts of cells stay far below 2^52")]
pub(crate) fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// A cell that differs between the truth and what was read.
#[derive(Debug)]
pub(crate) struct Difference {
    pub(crate) title: String,
    pub(crate) row: usize,
    pub(crate) column: usize,
    pub(crate) truth: String,
    pub(crate) predicted: String,
}

/// A table of the truth.
#[derive(Debug)]
pub(crate) struct TableScore {
    pub(crate) count: Count,
    /// The predicted table it was matched with.
    pub(crate) matched: Option<usize>,
    /// Matched by title, or with at least half of its cells.
    pub(crate) found: bool,
}

/// A book.
#[derive(Debug)]
pub(crate) struct Score {
    pub(crate) count: Count,
    /// One a table of the truth.
    pub(crate) tables: Vec<TableScore>,
    /// Inside paired rows.
    pub(crate) differences: Vec<Difference>,
}

impl Score {
    /// Strict: what is read counts as it stands, over all predicted tables but those that fall on other tables.
    pub(crate) fn of(truth: &Truth, predicted: &Predicted) -> Self {
        let rows: Vec<Vec<Vec<String>>> =
            predicted.tables.iter().map(|table| squeezed_rows(&table.rows)).collect();
        let matching = matching(truth, predicted, &rows);
        let mut out = Self { count: Count::default(), tables: Vec::new(), differences: Vec::new() };
        let filled = |rows: &[Vec<String>]| rows.iter().flatten().filter(|cell| !cell.is_empty()).count();
        // Optional cells that were read as the truth has them are not predicted cells either.
        let mut forgiven = 0;
        for (table, matched) in truth.tables.iter().zip(&matching.of_truth) {
            let optional: HashSet<(usize, usize)> = table.optional_cells.iter().copied().collect();
            let body = squeezed_rows(&table.rows);
            let mut score = TableScore { count: Count::default(), matched: *matched, found: false };
            score.count.truth = body
                .iter()
                .enumerate()
                .flat_map(|(r, row)| row.iter().enumerate().map(move |(c, cell)| ((r, c), cell)))
                .filter(|(at, cell)| !cell.is_empty() && !optional.contains(at))
                .count();
            if let Some((other, rows)) = matched.and_then(|j| Some((predicted.tables.get(j)?, rows.get(j)?)))
            {
                let (right, excused) = out.compare(&table.title, &body, rows, &optional);
                score.count.right = right;
                score.count.predicted = filled(rows) - excused;
                forgiven += excused;
                let all = bag(&body);
                let half = common(&all, &bag(rows)) * 2 >= all.values().sum::<usize>().max(1);
                score.found =
                    half || squeezed(other.title.as_deref().unwrap_or_default()) == squeezed(&table.title);
            }
            out.count.truth += score.count.truth;
            out.count.right += score.count.right;
            out.tables.push(score);
        }
        let counted = rows.iter().enumerate().filter(|(j, _)| !matching.skipped.contains(j));
        out.count.predicted = counted.map(|(_, rows)| filled(rows)).sum::<usize>() - forgiven;
        out
    }

    /// Cells right, and optional cells that are as in the truth; remembers the differences.
    fn compare(
        &mut self,
        title: &str,
        truth: &[Vec<String>],
        predicted: &[Vec<String>],
        optional: &HashSet<(usize, usize)>,
    ) -> (usize, usize) {
        let (mut right, mut excused) = (0, 0);
        for (row, paired) in align(truth, predicted, optional).0 {
            let (Some(cells), Some(others)) = (truth.get(row), predicted.get(paired)) else { continue };
            for (column, cell) in cells.iter().enumerate() {
                let other = others.get(column).map_or("", String::as_str);
                if optional.contains(&(row, column)) {
                    excused += usize::from(!other.is_empty() && other == cell);
                } else if cell != other {
                    self.differences.push(Difference {
                        title: title.to_owned(),
                        row,
                        column,
                        truth: cell.clone(),
                        predicted: other.to_owned(),
                    });
                } else if !cell.is_empty() {
                    right += 1;
                }
            }
        }
        (right, excused)
    }

    /// How many tables were found.
    pub(crate) fn found(&self) -> usize {
        self.tables.iter().filter(|table| table.found).count()
    }
}

/// All books together.
#[derive(Debug, Default)]
pub(crate) struct Pooled {
    pub(crate) books: usize,
    pub(crate) count: Count,
    pub(crate) tables: usize,
    pub(crate) found: usize,
}

impl Pooled {
    /// Adds a book.
    pub(crate) fn add(&mut self, score: &Score) {
        self.books += 1;
        self.count.right += score.count.right;
        self.count.predicted += score.count.predicted;
        self.count.truth += score.count.truth;
        self.tables += score.tables.len();
        self.found += score.found();
    }
}
