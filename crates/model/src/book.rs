//! A published book, understood: tables with their structure, and every figure at its coordinate.

use crate::{Claim, Coordinate, MoneyUnit, Paragraph, Place, Printed, SubjectCode, TargetSheet};

/// One published book.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// Budget or final accounts.
    pub kind: BookKind,
    /// The book of one unit, or of a department with its units.
    pub level: Level,
    /// The fiscal year that the book is about.
    pub year: Option<i32>,
    /// The body that publishes it.
    pub unit_name: Option<String>,
    /// How many pages the file has (1 for a text file).
    pub pages: u32,
    /// Names of the sheets that [`Place::Sheet`] counts, hidden ones included; empty for a file without sheets.
    pub sheets: Vec<String>,
    /// The tables in reading order, one entry a logical table even where it runs over several pages.
    pub tables: Vec<Table>,
    /// Every figure in the tables.
    pub facts: Vec<Fact>,
    /// Every empty cell where a figure could stand. Empty is not zero; but where another table prints a figure for the same
    /// coordinate, an empty cell may have lost its own.
    pub empty_cells: Vec<EmptyCell>,
    /// The paragraphs outside the tables, in reading order, lines joined.
    pub paragraphs: Vec<Paragraph>,
    /// What the sentences say in figures, in reading order.
    pub claims: Vec<Claim>,
    /// The performance sheets, in reading order.
    pub target_sheets: Vec<TargetSheet>,
    /// What could not be read or understood.
    pub problems: Vec<Problem>,
}

/// What a book reports on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum BookKind {
    /// 预算
    Budget,
    /// 决算
    FinalAccounts,
    /// Neither word stands where a cover or a title would have it.
    #[default]
    Unknown,
}

/// Whose money a book covers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Level {
    /// 单位
    Unit,
    /// 部门, with the units below it.
    Department,
    /// Not said.
    #[default]
    Unknown,
}

/// Something that could not be read or understood; the rest of the book goes on without it.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// What happened, for a message catalogue: `page-damaged`, `page-is-picture`, ….
    pub code: &'static str,
    /// Details in the file's own words, possibly empty.
    pub detail: String,
    /// Where.
    pub place: Option<Place>,
}

/// A logical table.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Title as printed, white space removed.
    pub title: String,
    /// Pages it stands on (empty for a text file).
    pub pages: Vec<u32>,
    /// Money unit that it declares.
    pub unit: Option<MoneyUnit>,
    /// The body named above it, else on the cover.
    pub org: Option<String>,
    /// Header rows, one string a column, merged text in the leftmost column.
    pub header: Vec<Vec<String>>,
    /// Header path of each column from the outermost label in.
    pub columns: Vec<Vec<String>>,
    /// Data rows; every row has as many cells as there are columns.
    pub rows: Vec<Row>,
    /// Side-by-side halves: each has its own labels and its own figures.
    pub blocks: Vec<Block>,
    /// Columns that are the sum of other columns, in every row.
    pub column_sums: Vec<ColumnSum>,
    /// What title and surroundings say of every figure in the table.
    pub scope: Coordinate,
    /// The note printed below it.
    pub note: Option<Note>,
    /// Whether this is a table of money at all (a list of units or an indicator sheet is not).
    pub is_money: bool,
    /// Where the title stands, or the table if it has none.
    pub place: Option<Place>,
}

impl Table {
    /// Whether no data row holds a figure other than zero.
    pub fn is_empty_of_figures(&self, facts: &[Fact]) -> bool {
        self.rows
            .iter()
            .flat_map(|row| &row.cells)
            .filter_map(|cell| cell.fact.and_then(|i| facts.get(i)))
            .all(|fact| fact.printed.value().is_zero())
    }
}

/// A note below a table.
#[derive(Clone, Debug)]
pub struct Note {
    /// As printed.
    pub text: String,
    /// Where.
    pub place: Place,
}

/// One data row.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// One cell a column.
    pub cells: Vec<Cell>,
}

/// One cell.
#[derive(Clone, Debug)]
pub struct Cell {
    /// As printed, white space removed; empty where nothing is printed or a merged cell goes on.
    pub text: String,
    /// Where.
    pub place: Place,
    /// Index into [`Book::facts`] if the cell holds a figure.
    pub fact: Option<usize>,
}

/// A half of a table: label columns and the number columns that they label.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// Columns that hold codes: one joined, or 类, 款, 项 side by side.
    pub code_columns: Vec<usize>,
    /// Column that holds names.
    pub name_column: Option<usize>,
    /// Columns that hold money.
    pub number_columns: Vec<usize>,
    /// The row keys, one a data row; `None` for a row without a label in this half.
    pub keys: Vec<Option<RowKey>>,
    /// Rows that are sums of other rows, in every number column.
    pub row_sums: Vec<RowSum>,
}

/// What a row's labels say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowKey {
    /// The code as printed, parts joined with `-` where they stand in columns of their own.
    pub code_text: String,
    /// The code, if it is well formed.
    pub code: Option<SubjectCode>,
    /// The name as printed.
    pub name: String,
    /// The restrictions that the labels put on the row's figures.
    pub coordinate: Coordinate,
    /// Whether the row is a total of the block.
    pub is_total: bool,
}

impl RowKey {
    /// Code and name as a reader would say them: `302 商品和服务支出`.
    pub fn label(&self) -> String {
        match (self.code_text.is_empty(), self.name.is_empty()) {
            (false, false) => format!("{} {}", self.code_text, self.name),
            (false, true) => self.code_text.clone(),
            _ => self.name.clone(),
        }
    }
}

/// `total = Σ parts`, as rows of one block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowSum {
    /// Index of the total row.
    pub total: usize,
    /// Indices of the rows that it sums.
    pub parts: Vec<usize>,
    /// Whether the parts are listed completely by the nature of the list (a code tree, a closing total): if not,
    /// a total with only blank parts is "not broken down", not wrong.
    pub complete: bool,
}

/// `total = Σ parts`, as columns of every row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnSum {
    /// Index of the total column.
    pub total: usize,
    /// Indices of the columns that it sums.
    pub parts: Vec<usize>,
}

/// An empty cell at its coordinate.
#[derive(Clone, Debug)]
pub struct EmptyCell {
    /// What a figure here would count.
    pub coordinate: Coordinate,
    /// Index of the table in the book.
    pub table: usize,
    /// Index of the data row in the table.
    pub row: usize,
    /// Index of the column in the table.
    pub column: usize,
}

/// A figure at its coordinate.
#[derive(Clone, Debug)]
pub struct Fact {
    /// What it counts.
    pub coordinate: Coordinate,
    /// As printed.
    pub text: String,
    /// The figure.
    pub printed: Printed,
    /// Where.
    pub place: Place,
    /// Index of the table in the book.
    pub table: usize,
    /// Index of the data row in the table.
    pub row: usize,
    /// Index of the column in the table.
    pub column: usize,
}
