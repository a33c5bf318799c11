//! A compiled book before it is set: chapters, tables, sentences with bound figures, charts and sheets. Everything that
//! is printed is decided here; the publishers only draw it.

mod chart;
mod form;
mod halves;
mod sheet;

pub use chart::{Bar, Chart, Link, Shape, Step};
pub use form::{Axis, Form, FormCell, FormColumn, FormRow, HeadCell, RowRole};
pub use sheet::{Reach, Sheet, SheetCell, SheetTone};

use crate::{BookKind, Coordinate, Level, Money, MoneyUnit};

/// The whole book.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Manuscript {
    /// Id of the template that it was made with.
    pub template: String,
    /// Budget or final accounts.
    pub kind: BookKind,
    /// Of a unit or of a department.
    pub level: Level,
    /// The fiscal year.
    pub year: i32,
    /// The body whose book it is.
    pub unit_name: String,
    /// `2026年度单位预算公开`, without the body's name.
    pub title: String,
    /// Date on the cover.
    pub published: Option<String>,
    /// Whether the book was written in spite of errors: every page says so.
    pub draft: bool,
    /// The book in reading order, cover and contents excepted.
    pub pieces: Vec<Piece>,
    /// The tables.
    pub forms: Vec<Form>,
    /// Every figure in the tables.
    pub facts: Vec<BoundFact>,
    /// Every figure in the prose.
    pub figures: Vec<Figure>,
    /// The charts.
    pub charts: Vec<Chart>,
    /// The performance sheets.
    pub sheets: Vec<Sheet>,
}

/// A part of the book.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// A heading; levels 1 (第一部分), 2 (一、), 3 (（一）), never skipped.
    Heading {
        /// 1 to 3.
        level: u8,
        /// As printed.
        text: String,
    },
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// A table, by its index; its title is a heading of level 2.
    Form(usize),
    /// A chart, by its index.
    Chart(usize),
    /// A performance sheet, by its index; its project is a heading of level 3.
    Sheet(usize),
    /// An entry of the glossary.
    Term {
        /// With its ordinal: `一、基本支出：`.
        name: String,
        /// What it means.
        text: String,
    },
}

/// A part of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub enum Span {
    /// Words.
    Text(String),
    /// A figure, by its index in [`Manuscript::figures`].
    Figure(usize),
}

/// A figure in prose, bound to what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What it is.
    pub kind: FigureKind,
    /// As printed, with its unit: `2,107.34万元`, `77.69%`.
    pub text: String,
}

/// What a figure in prose says.
#[derive(Clone, Debug, PartialEq)]
pub enum FigureKind {
    /// The amount at a coordinate.
    Amount(Coordinate),
    /// The share of one amount in another, in per cent.
    Share {
        /// The part.
        part: Coordinate,
        /// The whole.
        whole: Coordinate,
    },
    /// The change of an amount against last year.
    Change(Coordinate),
    /// The change in per cent.
    ChangeRate(Coordinate),
    /// A count of things that the ledger lists.
    Count(&'static str),
}

/// A figure in a table, at its coordinate.
#[derive(Clone, Debug, PartialEq)]
pub struct BoundFact {
    /// What it counts.
    pub coordinate: Coordinate,
    /// The exact amount that the printed figure was rounded from.
    pub exact: Money,
    /// As printed.
    pub text: String,
    /// The unit that it is printed in.
    pub unit: MoneyUnit,
    /// Index of the form.
    pub form: usize,
    /// Index of the data row.
    pub row: usize,
    /// Index of the column.
    pub column: usize,
}
