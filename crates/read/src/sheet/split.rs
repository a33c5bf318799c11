//! Where on a sheet a table begins and ends.
//!
//! Borders tell: a table is a run of rows with borders between their cells. On a sheet without any, a table is a run of
//! rows without a blank one in which most hold several texts; a title stands alone in its row.

use std::ops::Range;

use super::Spanned;

/// Consecutive rows with one purpose, as indices into the rows that hold anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stretch {
    /// Titles, units, notes: every row is a line.
    Lines(Range<usize>),
    /// A table.
    Table(Range<usize>),
}

impl Stretch {
    pub(super) fn rows(&self) -> Range<usize> {
        match self {
            Self::Lines(rows) | Self::Table(rows) => rows.clone(),
        }
    }
}

type Row = Vec<Spanned>;

/// Rows with several texts that make a table where nothing is drawn around them.
const FEWEST: usize = 2;
/// The same between drawn tables: a unit and an organisation side by side are none, whatever stands below them.
const FEWEST_BESIDE: usize = 3;

/// A merged cell of a header reaches over no more rows than this.
const REACH: usize = 8;

/// Splits the rows, from the top down.
pub(super) fn stretches(rows: &[Row]) -> Vec<Stretch> {
    let mut out = Vec::new();
    if rows.iter().filter(|row| is_drawn(row)).count() < 2 {
        undrawn(rows, 0..rows.len(), FEWEST, &mut out);
        return out;
    }
    let mut at = 0;
    while at < rows.len() {
        let drawn = rows.get(at).is_some_and(is_drawn);
        let alike = |index: &usize| {
            rows.get(*index).is_some_and(|row| is_drawn(row) == drawn) && (!drawn || is_below(rows, *index))
        };
        let end = at + 1 + (at + 1..rows.len()).take_while(alike).count();
        if drawn {
            trimmed(rows, at..end, &mut out);
        } else {
            undrawn(rows, at..end, FEWEST_BESIDE, &mut out);
        }
        at = end;
    }
    out
}

/// Whether a row stands right below those before it; where they end, merged cells have their say.
fn is_below(rows: &[Row], index: usize) -> bool {
    let above = rows.get(index.saturating_sub(REACH)..index).unwrap_or_default();
    let end = above.iter().flatten().map(|cell| cell.row_end.max(cell.row.saturating_add(1))).max();
    let row = rows.get(index).and_then(|row| row.first());
    row.zip(end).is_some_and(|(cell, end)| cell.row <= end)
}

fn texts(row: &Row) -> usize {
    row.iter().filter(|cell| !cell.text.is_empty()).count()
}

/// Whether borders divide the row into cells, or enclose one that is merged across.
fn is_drawn(row: &Row) -> bool {
    let mut walled = row.iter().filter(|cell| cell.walled);
    match (walled.next(), walled.next()) {
        (Some(_), Some(_)) => true,
        (Some(only), None) => only.is_merged_across(),
        _ => false,
    }
}

/// A drawn table; rows at its end that are drawn but empty are a form that nobody filled in.
fn trimmed(rows: &[Row], range: Range<usize>, out: &mut Vec<Stretch>) {
    let filled = |index: &usize| rows.get(*index).is_some_and(|row| texts(row) > 0);
    let first = range.clone().find(filled);
    let last = range.rev().find(filled);
    if let (Some(first), Some(last)) = (first, last) {
        out.push(Stretch::Table(first..last + 1));
    }
}

/// Rows without borders: blank rows divide them into runs.
fn undrawn(rows: &[Row], range: Range<usize>, fewest: usize, out: &mut Vec<Stretch>) {
    let mut at = range.start;
    while at < range.end {
        let filled = |index: usize| rows.get(index).is_some_and(|row| texts(row) > 0);
        let mut end = at + 1;
        while end < range.end && is_below(rows, end) && filled(end) && filled(end - 1) {
            end += 1;
        }
        match out.last_mut() {
            Some(Stretch::Table(table)) if table.start >= range.start && goes_on(rows, at) => table.end = end,
            _ => dense(rows, at..end, fewest, out),
        }
        at = end;
    }
}

/// Whether a run that follows a table after blank rows is the rest of it: a table of its own begins with a title or with
/// labels, not with figures.
fn goes_on(rows: &[Row], first: usize) -> bool {
    let is_figure = |text: &str| {
        text.contains(|c: char| c.is_ascii_digit())
            && text.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '-'))
    };
    rows.get(first).is_some_and(|row| texts(row) > 1 && row.iter().any(|cell| is_figure(&cell.text)))
}

fn dense(rows: &[Row], range: Range<usize>, fewest: usize, out: &mut Vec<Stretch>) {
    let count = |index: usize| rows.get(index).map_or(0, texts);
    let several = |index: &usize| count(*index) > 1;
    let wide = range.clone().filter(several).count();
    let (Some(mut first), Some(mut last)) = (range.clone().find(several), range.clone().rev().find(several))
    else {
        out.push(Stretch::Lines(range));
        return;
    };
    if wide < fewest {
        out.push(Stretch::Lines(range));
        return;
    }
    let merged = |index: usize| {
        rows.get(index)
            .is_some_and(|row| row.iter().any(|cell| !cell.text.is_empty() && cell.is_merged_across()))
    };
    // A label merged over all columns is the header's first row if the unit, and so the title, stands above it.
    if let Some(label) = first.checked_sub(1).filter(|label| *label > range.start && merged(*label))
        && !merged(label - 1)
    {
        first = label;
    }
    // Labels without figures belong to the table; what is merged below it is a note.
    while last + 1 < range.end && !merged(last + 1) {
        last += 1;
    }
    if range.start < first {
        out.push(Stretch::Lines(range.start..first));
    }
    out.push(Stretch::Table(first..last + 1));
    if last + 1 < range.end {
        out.push(Stretch::Lines(last + 1..range.end));
    }
}
