//! The part of a table that a finding is about, drawn with aligned columns and `^^^^` under the cells, as a
//! compiler shows a line of source.

use std::collections::BTreeSet;

use mingzhang_model::{Block, Fact, Table};

use crate::width::{display_width, pad_left, pad_right, printable, truncate};

/// Most rows that carry a mark in one excerpt; a shifted column may have hundreds.
const MARKED_ROWS: usize = 4;
/// Most further rows that take part in the law.
const RELATED_ROWS: usize = 4;
/// Most columns of figures beside the marked ones.
const FIGURE_COLUMNS: usize = 6;
/// Columns of the terminal between two columns of the table.
const GAP: usize = 2;
/// Widest figure that is believed; a forged one is cut.
const WIDEST_FIGURE: usize = 32;

/// A cell to point at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Data row of the table.
    pub row: usize,
    /// Column of the table.
    pub column: usize,
    /// What is said beside it.
    pub note: String,
    /// What should stand there, if that is known.
    pub right: Option<String>,
}

/// A line of an excerpt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// The header or a row.
    Row(String),
    /// Carets and a note.
    Carets(String),
    /// Rows are left out here.
    Skip,
}

/// What is drawn, and which cells can be seen in it.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// The lines, for a terminal.
    pub lines: Vec<Line>,
    rows: BTreeSet<usize>,
    columns: BTreeSet<usize>,
}

impl Drawn {
    /// Whether a reader sees this cell.
    pub fn shows(&self, row: usize, column: usize) -> bool {
        self.rows.contains(&row) && self.columns.contains(&column)
    }

    /// The data rows that are shown, in order.
    pub const fn rows(&self) -> &BTreeSet<usize> {
        &self.rows
    }

    /// The columns that are shown, in order.
    pub const fn columns(&self) -> &BTreeSet<usize> {
        &self.columns
    }
}

/// Draws the rows and columns around `marks` within `width` columns; `related` cells come along where there is
/// room. `None` if no mark lies in the table.
pub fn draw(
    table: &Table,
    facts: &[Fact],
    marks: &[Mark],
    related: &[(usize, usize)],
    width: usize,
) -> Option<Drawn> {
    let inside = |m: &&Mark| table.rows.get(m.row).is_some_and(|row| m.column < row.cells.len());
    let rows: BTreeSet<usize> = marks.iter().filter(inside).map(|m| m.row).take(MARKED_ROWS).collect();
    let marks: Vec<&Mark> = marks.iter().filter(inside).filter(|m| rows.contains(&m.row)).collect();
    let first = *marks.first()?;
    let rows = choose_rows(table, &marks, related);
    let grid = Grid { table, facts, rows: &rows };
    let columns = grid.choose_columns(first, &marks, related, width);
    let mut lines = vec![Line::Row(line(&columns, |c| (grid.label(c.index), c.figures)))];
    let mut previous = None;
    for &row in &rows {
        if previous.is_some_and(|p: usize| p + 1 < row) {
            lines.push(Line::Skip);
        }
        previous = Some(row);
        lines.push(Line::Row(line(&columns, |c| (grid.text(row, c.index), c.figures))));
        for mark in marks.iter().filter(|m| m.row == row) {
            lines.extend(grid.carets(&columns, mark).map(Line::Carets));
        }
    }
    let columns = columns.iter().map(|c| c.index).collect();
    Some(Drawn { lines, rows, columns })
}

/// The marked rows, the related ones nearest to them, and a neighbour on each side where that stays short.
fn choose_rows(table: &Table, marks: &[&Mark], related: &[(usize, usize)]) -> BTreeSet<usize> {
    let marked: BTreeSet<usize> = marks.iter().map(|m| m.row).collect();
    let distance = |row: usize| marked.iter().map(|m| m.abs_diff(row)).min().unwrap_or(0);
    let mut others: Vec<usize> =
        related.iter().map(|r| r.0).filter(|r| !marked.contains(r) && *r < table.rows.len()).collect();
    others.sort_unstable_by_key(|row| (distance(*row), *row));
    others.dedup();
    let mut rows = marked.clone();
    rows.extend(others.into_iter().take(RELATED_ROWS));
    for &row in &marked {
        for near in [row.checked_sub(1), row.checked_add(1)].into_iter().flatten() {
            if near < table.rows.len() && rows.len() < 5 {
                rows.insert(near);
            }
        }
    }
    rows
}

/// A column as it is drawn.
struct Column {
    index: usize,
    width: usize,
    /// Right-aligned.
    figures: bool,
    /// Columns of the table are left out before it.
    skipped: bool,
}

struct Grid<'a> {
    table: &'a Table,
    facts: &'a [Fact],
    rows: &'a BTreeSet<usize>,
}

impl Grid<'_> {
    /// The innermost header label.
    fn label(&self, column: usize) -> String {
        let path = self.table.columns.get(column);
        printable(path.and_then(|p| p.last()).map_or("", String::as_str)).into_owned()
    }

    fn text(&self, row: usize, column: usize) -> String {
        let cell = self.table.rows.get(row).and_then(|r| r.cells.get(column));
        printable(cell.map_or("", |c| c.text.as_str())).into_owned()
    }

    /// Whether the column holds figures: its block says so, or a cell that is shown does.
    fn is_figures(&self, column: usize) -> bool {
        self.table.blocks.iter().any(|b| b.number_columns.contains(&column))
            || self.rows.iter().any(|row| {
                let cell = self.table.rows.get(*row).and_then(|r| r.cells.get(column));
                cell.and_then(|c| c.fact).is_some_and(|fact| fact < self.facts.len())
            })
    }

    /// The half of the table that the column belongs to.
    fn block_of(&self, column: usize) -> Option<&Block> {
        self.table.blocks.iter().find(|b| {
            b.number_columns.contains(&column)
                || b.code_columns.contains(&column)
                || b.name_column == Some(column)
        })
    }

    /// The label columns of the block that holds `column`.
    fn labels_of(&self, column: usize) -> (Option<usize>, Vec<usize>) {
        let block = self.block_of(column);
        if let Some(block) = block {
            return (block.name_column, block.code_columns.clone());
        }
        // Not understood: the nearest column of words before it.
        ((0..column).rev().find(|c| !self.is_figures(*c)), Vec::new())
    }

    /// Columns in the order of their worth, taken while they fit.
    fn choose_columns(
        &self,
        first: &Mark,
        marks: &[&Mark],
        related: &[(usize, usize)],
        width: usize,
    ) -> Vec<Column> {
        let mut must: BTreeSet<usize> = marks.iter().map(|m| m.column).take(FIGURE_COLUMNS).collect();
        let mut wanted = Vec::new();
        for mark in marks {
            let (name, codes) = self.labels_of(mark.column);
            must.extend(name);
            wanted.extend(codes);
        }
        wanted.extend(related.iter().filter(|r| self.rows.contains(&r.0)).map(|r| r.1));
        let mut near: Vec<usize> =
            self.block_of(first.column).map(|b| b.number_columns.clone()).unwrap_or_default();
        near.sort_by_key(|c| c.abs_diff(first.column));
        wanted.extend(near);

        let mut chosen = must;
        for column in wanted {
            let figures = chosen.iter().filter(|c| self.is_figures(**c)).count();
            if chosen.contains(&column)
                || column >= self.table.columns.len()
                || (self.is_figures(column) && figures > FIGURE_COLUMNS)
            {
                continue;
            }
            chosen.insert(column);
            if total(&self.lay_out(&chosen, 30)) > width {
                chosen.remove(&column);
            }
        }
        // Names give way before figures do.
        [30, 20, 12]
            .into_iter()
            .map(|words| self.lay_out(&chosen, words))
            .find(|columns| total(columns) <= width)
            .unwrap_or_else(|| self.lay_out(&chosen, 8))
    }

    fn lay_out(&self, chosen: &BTreeSet<usize>, words: usize) -> Vec<Column> {
        let mut previous = None;
        let lay = |&index: &usize| {
            let figures = self.is_figures(index);
            let content =
                self.rows.iter().map(|row| display_width(&self.text(*row, index))).max().unwrap_or(0);
            let label = display_width(&self.label(index));
            let width = if figures {
                content.max(label.min(14)).clamp(4, WIDEST_FIGURE)
            } else {
                content.max(label).clamp(2, words)
            };
            let skipped = previous.is_some_and(|p: usize| p + 1 < index);
            previous = Some(index);
            Column { index, width, figures, skipped }
        };
        chosen.iter().map(lay).collect()
    }

    /// `^^^^` under the cell, and the note behind it; `None` if its column is not drawn.
    fn carets(&self, columns: &[Column], mark: &Mark) -> Option<String> {
        let at = columns.iter().position(|c| c.index == mark.column)?;
        let column = columns.get(at)?;
        let before: usize = columns.iter().take(at).enumerate().map(|(i, c)| gap(i, c) + c.width).sum();
        let text = self.text(mark.row, mark.column);
        let carets = match display_width(&truncate(&text, column.width)) {
            0 => column.width.min(4),
            width => width,
        };
        let inside = if column.figures { column.width - carets } else { 0 };
        let start = before + gap(at, column) + inside;
        Some(format!("{}{} {}", " ".repeat(start), "^".repeat(carets), mark.note).trim_end().to_owned())
    }
}

/// One line of text: each cell as its column says.
fn line(columns: &[Column], cell: impl Fn(&Column) -> (String, bool)) -> String {
    let mut out = String::new();
    for (i, column) in columns.iter().enumerate() {
        out.push_str(&" ".repeat(gap(i, column)));
        let (text, right) = cell(column);
        let text = truncate(&text, column.width);
        out.push_str(&if right { pad_left(&text, column.width) } else { pad_right(&text, column.width) });
    }
    out.trim_end().to_owned()
}

/// Space before a column; wider where columns are left out.
const fn gap(position: usize, column: &Column) -> usize {
    match (position, column.skipped) {
        (0, _) => 0,
        (_, true) => GAP * 2,
        (_, false) => GAP,
    }
}

fn total(columns: &[Column]) -> usize {
    columns.iter().enumerate().map(|(i, c)| gap(i, c) + c.width).sum()
}
