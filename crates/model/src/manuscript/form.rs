//! Tables as grids that only need to be drawn.

use crate::MoneyUnit;

/// A table of the book in its official layout.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// `T5`
    pub id: String,
    /// Label above the title: `预算公开表5`.
    pub label: Option<String>,
    /// Name in the contents: `表五`.
    pub ordinal: String,
    /// Title.
    pub title: String,
    /// Name of the unit, at the top left: printed as `单位名称：…`.
    pub org: String,
    /// Unit of the amounts, at the top right: printed as `单位：万元`.
    pub unit: MoneyUnit,
    /// Whether it needs a page on its side.
    pub landscape: bool,
    /// The columns.
    pub columns: Vec<FormColumn>,
    /// Header rows; together the cells tile `header.len()` rows of all columns.
    pub header: Vec<Vec<HeadCell>>,
    /// Data rows.
    pub rows: Vec<FormRow>,
    /// Note below.
    pub note: Option<String>,
}

/// A column of a form.
#[derive(Clone, Debug, PartialEq)]
pub struct FormColumn {
    /// Its header labels from the outermost in, as `read` gives them.
    pub path: Vec<String>,
    /// What stands in it.
    pub axis: Axis,
    /// Share of the width; the widths of a form add up to about 100.
    pub weight: u16,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// A subject code or a part of it.
    Code,
    /// A name.
    Name,
    /// Money.
    Money,
}

/// A cell of the header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadCell {
    /// Label.
    pub text: String,
    /// Column of its left edge.
    pub column: usize,
    /// Rows that it covers.
    pub row_span: usize,
    /// Columns that it covers.
    pub column_span: usize,
}

/// A data row: one cell a column.
#[derive(Clone, Debug, PartialEq)]
pub struct FormRow {
    /// The cells. A cell that a neighbour covers is empty with a span of 0.
    pub cells: Vec<FormCell>,
    /// How the row is set.
    pub role: RowRole,
}

/// How a row is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowRole {
    /// 合计, 总计: bold, with a strong line.
    Total,
    /// A 类 or another row with parts below it: bold.
    Group,
    /// An ordinary row.
    Plain,
}

/// A data cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FormCell {
    /// As printed.
    pub text: String,
    /// How many steps a name is set in.
    pub indent: u8,
    /// Columns that it covers; 0 where the cell to the left covers it.
    pub column_span: usize,
    /// Index in [`crate::Manuscript::facts`] if it holds a figure.
    pub fact: Option<usize>,
}
