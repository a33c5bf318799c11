//! Performance sheets as grids that only need to be drawn.

/// A performance sheet of one project.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The project's name, for contents and bookmarks.
    pub project: String,
    /// Title.
    pub title: String,
    /// Below the title: `（2026年度）`.
    pub caption: String,
    /// Relative widths of the columns.
    pub weights: Vec<u16>,
    /// The cells, by row and then column of their top left corner; together they tile the grid.
    pub cells: Vec<SheetCell>,
    /// Number of rows.
    pub rows: usize,
    /// Labels and values below the grid.
    pub foot: Vec<(String, String)>,
}

/// A cell of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetCell {
    /// Row of the top left corner.
    pub row: usize,
    /// Column of the top left corner.
    pub column: usize,
    /// Rows that it covers.
    pub row_span: usize,
    /// Columns that it covers.
    pub column_span: usize,
    /// As printed.
    pub text: String,
    /// How it is set.
    pub tone: SheetTone,
}

/// How a cell of a sheet is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetTone {
    /// A label: centred, in the head face.
    Label,
    /// Short text, centred.
    Short,
    /// Running text, from the left.
    Text,
    /// Money, from the right.
    Money,
}

/// What a label of a sheet is the head of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// What stands to its right.
    Row,
    /// What stands below it.
    Column,
}

impl Sheet {
    /// What a cell is the head of, for whoever hears the sheet instead of seeing it; `None` for one that is no label. Labels
    /// in a row of nothing but labels stand over columns; any other label stands before its rows.
    pub fn reach(&self, cell: &SheetCell) -> Option<Reach> {
        if cell.tone != SheetTone::Label {
            return None;
        }
        let mut in_row = self
            .cells
            .iter()
            .filter(|other| other.row <= cell.row && cell.row < other.row + other.row_span.max(1));
        let has_neighbour = in_row.clone().any(|other| other.row_span <= 1 && other.column != cell.column);
        let heads = cell.row_span <= 1 && has_neighbour && in_row.all(|other| other.tone == SheetTone::Label);
        Some(if heads { Reach::Column } else { Reach::Row })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_stand_before_rows_or_over_columns() {
        let cell = |row, column, rows, tone| SheetCell {
            row,
            column,
            row_span: rows,
            column_span: 1,
            text: String::new(),
            tone,
        };
        let (label, text) = (SheetTone::Label, SheetTone::Text);
        let sheet = Sheet {
            project: String::new(),
            title: String::new(),
            caption: String::new(),
            weights: vec![1; 3],
            cells: vec![
                cell(0, 0, 1, label),
                cell(0, 1, 1, text),
                cell(0, 2, 1, text),
                cell(1, 0, 2, label),
                cell(1, 1, 1, label),
                cell(1, 2, 1, label),
                cell(2, 1, 1, label),
                cell(2, 2, 1, text),
            ],
            rows: 3,
            foot: Vec::new(),
        };
        let reach: Vec<Option<Reach>> = sheet.cells.iter().map(|cell| sheet.reach(cell)).collect();
        let (row, column) = (Some(Reach::Row), Some(Reach::Column));
        assert_eq!(reach, [row, None, None, row, column, column, row, None]);
    }
}
