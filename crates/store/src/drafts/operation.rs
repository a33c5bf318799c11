//! One change of a draft, as someone means it and as it was done.
//!
//! An [`Operation`] names what its author saw there. If that still stands, or the wanted value already does, it is done; if
//! something else does, it is a [`Conflict`] and nothing is lost: base, mine and theirs go back to the author. What was done is a
//! [`Change`], which can be undone.

use serde::{Deserialize, Serialize};

use super::content::{DraftContent, Grid, GridRow, RowId, check_cell, is_row_id, limits};
use crate::Error;

/// What someone wants changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case")]
pub enum Operation {
    /// A cell is to hold something else.
    Cell {
        /// In which grid.
        grid: String,
        /// In which row.
        row: RowId,
        /// In which column.
        column: String,
        /// What its author saw.
        before: String,
        /// What it is to hold.
        after: String,
    },
    /// A row is to be inserted.
    Insert {
        /// In which grid.
        grid: String,
        /// Its name, made by the author: no row of the grid has it or had it.
        row: RowId,
        /// Below which row; at the top without one. Where that row is gone, at the end.
        after: Option<RowId>,
        /// One cell a column, or none for an empty row.
        cells: Vec<String>,
    },
    /// A row is to be removed.
    Remove {
        /// In which grid.
        grid: String,
        /// Which.
        row: RowId,
        /// The cells that its author saw.
        cells: Vec<String>,
    },
    /// A text is to be another.
    Text {
        /// Which.
        text: String,
        /// What its author saw.
        before: String,
        /// What it is to be.
        after: String,
    },
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case")]
pub enum Change {
    /// A cell holds something else.
    Cell {
        /// In which grid.
        grid: String,
        /// In which row.
        row: RowId,
        /// In which column.
        column: String,
        /// What it held.
        before: String,
        /// What it holds.
        after: String,
    },
    /// A row was inserted.
    Insert {
        /// In which grid.
        grid: String,
        /// Which.
        row: RowId,
        /// Below which row.
        after: Option<RowId>,
        /// Its cells.
        cells: Vec<String>,
    },
    /// A row was removed.
    Remove {
        /// In which grid.
        grid: String,
        /// Which.
        row: RowId,
        /// Below which row it stood.
        after: Option<RowId>,
        /// Its cells.
        cells: Vec<String>,
    },
    /// A part of a text was replaced.
    Text {
        /// Which.
        text: String,
        /// Bytes before the part.
        at: usize,
        /// What stood there.
        removed: String,
        /// What stands there.
        inserted: String,
    },
}

/// An operation that was not done, because something else than its author saw stands there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// Which of the operations, from 0.
    pub index: usize,
    /// The operation.
    pub operation: Operation,
    /// What stands there: the cell, the text, the row's cells one a column; nothing where the row is gone.
    pub theirs: Option<Vec<String>>,
}

/// How an operation came out.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Effect {
    Done(Change),
    /// It stood there already: the answer to an earlier sending was lost.
    Already,
    /// What stands there.
    Conflict(Option<Vec<String>>),
}

const fn invalid(fault: &'static str) -> Error {
    Error::Invalid { what: "the change", fault }
}

impl Operation {
    /// Does it. What cannot be a change of this content at all (no such grid) is an error, and refuses all that came with it.
    pub(super) fn apply(&self, content: &mut DraftContent) -> Result<Effect, Error> {
        match self {
            Self::Cell { grid, row, column, before, after } => {
                check_cell(after)?;
                let found = grid_of(content, grid)?;
                let index = found.column(column).ok_or(invalid("of a column that is not there"))?;
                let Some(cell) = found
                    .rows
                    .iter_mut()
                    .find(|known| known.id == *row)
                    .and_then(|row| row.cells.get_mut(index))
                else {
                    return Ok(Effect::Conflict(None));
                };
                if cell == after {
                    return Ok(Effect::Already);
                }
                if cell != before {
                    return Ok(Effect::Conflict(Some(vec![cell.clone()])));
                }
                cell.clone_from(after);
                let (grid, row, column) = (grid.clone(), row.clone(), column.clone());
                Ok(Effect::Done(Change::Cell {
                    grid,
                    row,
                    column,
                    before: before.clone(),
                    after: after.clone(),
                }))
            }
            Self::Insert { grid, row, after, cells } => {
                let found = grid_of(content, grid)?;
                let cells =
                    if cells.is_empty() { vec![String::new(); found.columns.len()] } else { cells.clone() };
                if !is_row_id(row) || cells.len() != found.columns.len() {
                    return Err(invalid("of a row without a name, or of cells without columns"));
                }
                cells.iter().try_for_each(|cell| check_cell(cell))?;
                if found.place(row).is_some() {
                    return Ok(Effect::Already);
                }
                if found.rows.len() >= limits::ROWS {
                    return Err(invalid("one row more than a grid has"));
                }
                let at = match after {
                    None => 0,
                    Some(after) => {
                        found.place(after).map_or(found.rows.len(), |place| place.saturating_add(1))
                    }
                };
                let after = above(found, at);
                found.rows.insert(at, GridRow { id: row.clone(), cells: cells.clone() });
                Ok(Effect::Done(Change::Insert { grid: grid.clone(), row: row.clone(), after, cells }))
            }
            Self::Remove { grid, row, cells } => {
                let found = grid_of(content, grid)?;
                let Some(at) = found.place(row) else { return Ok(Effect::Already) };
                let theirs = found.rows.get(at).map(|row| row.cells.clone()).unwrap_or_default();
                if theirs != *cells {
                    return Ok(Effect::Conflict(Some(theirs)));
                }
                let after = above(found, at);
                found.rows.remove(at);
                let (grid, row, cells) = (grid.clone(), row.clone(), cells.clone());
                Ok(Effect::Done(Change::Remove { grid, row, after, cells }))
            }
            Self::Text { text, before, after } => {
                if after.len() > limits::TEXT {
                    return Err(invalid("a text longer than a text is"));
                }
                let found = content.texts.get_mut(text).ok_or(invalid("of a text that is not there"))?;
                if found == after {
                    return Ok(Effect::Already);
                }
                // Two people in different paragraphs are not in each other's way.
                let merged = if found == before {
                    after.clone()
                } else {
                    match diffy::merge(before, after, found) {
                        Ok(merged) => merged,
                        Err(_) => return Ok(Effect::Conflict(Some(vec![found.clone()]))),
                    }
                };
                if merged == *found {
                    return Ok(Effect::Already);
                }
                let change = splice(text, found, &merged);
                *found = merged;
                Ok(Effect::Done(change))
            }
        }
    }
}

impl Change {
    /// What takes it back.
    pub(super) fn inverse(&self) -> Self {
        match self.clone() {
            Self::Cell { grid, row, column, before, after } => {
                Self::Cell { grid, row, column, before: after, after: before }
            }
            Self::Insert { grid, row, after, cells } => Self::Remove { grid, row, after, cells },
            Self::Remove { grid, row, after, cells } => Self::Insert { grid, row, after, cells },
            Self::Text { text, at, removed, inserted } => {
                Self::Text { text, at, removed: inserted, inserted: removed }
            }
        }
    }

    /// Does it again on the content that it was done on, or on one that is brought back to it.
    ///
    /// # Errors
    ///
    /// [`Error::Foreign`] where it is another content.
    pub(super) fn replay(&self, content: &mut DraftContent) -> Result<(), Error> {
        let foreign = || Error::Foreign { what: "a revision of a draft that does not fit it".to_owned() };
        match self {
            Self::Cell { grid, row, column, after, .. } => {
                let found = content.grids.get_mut(grid).ok_or_else(foreign)?;
                let index = found.column(column).ok_or_else(foreign)?;
                let row = found.rows.iter_mut().find(|known| known.id == *row).ok_or_else(foreign)?;
                row.cells.get_mut(index).ok_or_else(foreign)?.clone_from(after);
            }
            Self::Insert { grid, row, after, cells } => {
                let found = content.grids.get_mut(grid).ok_or_else(foreign)?;
                let at = match after {
                    None => 0,
                    Some(after) => found.place(after).ok_or_else(foreign)?.saturating_add(1),
                };
                found.rows.insert(at, GridRow { id: row.clone(), cells: cells.clone() });
            }
            Self::Remove { grid, row, .. } => {
                let found = content.grids.get_mut(grid).ok_or_else(foreign)?;
                let at = found.place(row).ok_or_else(foreign)?;
                found.rows.remove(at);
            }
            Self::Text { text, at, removed, inserted } => {
                let found = content.texts.get_mut(text).ok_or_else(foreign)?;
                let end = at.saturating_add(removed.len());
                if found.get(*at..end) != Some(removed) {
                    return Err(foreign());
                }
                found.replace_range(*at..end, inserted);
            }
        }
        Ok(())
    }

    /// The part of the draft that it changes.
    pub(super) fn part(&self) -> &str {
        match self {
            Self::Cell { grid, .. } | Self::Insert { grid, .. } | Self::Remove { grid, .. } => grid,
            Self::Text { text, .. } => text,
        }
    }
}

fn grid_of<'a>(content: &'a mut DraftContent, name: &str) -> Result<&'a mut Grid, Error> {
    content.grids.get_mut(name).ok_or(invalid("of a table that is not there"))
}

fn above(grid: &Grid, at: usize) -> Option<RowId> {
    at.checked_sub(1).and_then(|index| grid.rows.get(index)).map(|row| row.id.clone())
}

/// The part in which two texts differ: what they begin and end with alike is not written down again.
fn splice(text: &str, old: &str, new: &str) -> Change {
    let at = old
        .char_indices()
        .zip(new.chars())
        .find(|((_, a), b)| a != b)
        .map_or_else(|| old.len().min(new.len()), |((at, _), _)| at);
    let (rest_old, rest_new) = (old.get(at..).unwrap_or_default(), new.get(at..).unwrap_or_default());
    let same: usize = rest_old
        .chars()
        .rev()
        .zip(rest_new.chars().rev())
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum();
    let part = |rest: &str| rest.get(..rest.len().saturating_sub(same)).unwrap_or_default().to_owned();
    Change::Text { text: text.to_owned(), at, removed: part(rest_old), inserted: part(rest_new) }
}

#[cfg(test)]
#[path = "operation_tests.rs"]
mod tests;
