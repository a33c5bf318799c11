//! The vocabulary of the whole product: exact money, printed figures as intervals, coordinates, the book that a
//! unit publishes, places in a file, and findings. No I/O and no float that touches money.

mod book;
mod claim;
mod coordinate;
mod coordinate_text;
mod coverage;
mod finding;
mod ids;
pub mod ledger;
pub mod manuscript;
mod money;
mod paragraph;
mod percent;
mod place;
mod printed;
mod subject;
mod table_kind;
mod target_sheet;

pub use book::{
    Block, Book, BookKind, Cell, ColumnSum, EmptyCell, Fact, Level, Note, Problem, Row, RowKey, RowSum, Table,
};
pub use claim::{Base, Claim, Direction, Says};
pub use coordinate::{
    Coordinate, Flow, Fund, Procurement, Spending, Stage, ThreePublic, Topic, Vintage, Year,
};
pub use coordinate_text::BadCoordinate;
pub use coverage::{Obligation, Reach};
pub use finding::{
    Arg, CellChange, Confidence, Explanation, Finding, LawCounts, Message, Pattern, Role, Severity, Spot,
};
pub use ids::Member;
pub use ledger::Ledger;
pub use manuscript::Manuscript;
pub use money::{Money, MoneyUnit};
pub use paragraph::{Paragraph, ParagraphKind, Places, headings_above};
pub use percent::Percent;
pub use place::{Markup, Part, Place, Rect, cell_name};
pub use printed::{Interval, Printed, Reading};
pub use subject::{SubjectCode, SubjectLevel};
pub use table_kind::TableKind;
pub use target_sheet::{
    Comparison, Execution, Scores, SheetFund, SheetGoal, SheetIndicator, SheetText, TargetSheet, TargetValue,
};
