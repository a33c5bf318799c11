//! What is wrong with what was handed in, in data; the command line has the words.

use std::collections::BTreeMap;
use std::sync::Arc;

use mingzhang_model::Severity;

/// One thing that is wrong, or worth knowing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What it is.
    pub code: FaultCode,
    /// How bad: an error keeps the book from being published, a warning should be looked at, an info says what was done.
    pub severity: Severity,
    /// Where.
    pub position: Position,
    /// What stands there, as it was written.
    pub value: String,
    /// What a message needs beside the position and the value; [`FaultCode`] says which.
    pub args: BTreeMap<&'static str, String>,
}

/// Where something stands in what was handed in.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The file's name, or the sheet's.
    pub file: Option<Arc<str>>,
    /// The row as an editor counts it, from 1.
    pub row: Option<u32>,
    /// The field name of the column, or the key in `book.toml`.
    pub column: Option<String>,
    /// In a workbook, the cell as the workbook names it: `C7`.
    pub cell: Option<String>,
    /// In `book.toml`, the character in the line, from 1.
    pub character: Option<u32>,
}

macro_rules! fault_codes {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $severity:ident;)*) => {
        /// Every kind of fault. The words after "args" are the keys of [`Fault::args`]; where a column is known,
        /// `title` is its Chinese name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum FaultCode { $($(#[$doc])* $name,)* }

        impl FaultCode {
            /// Every code, for a test that each has its words.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The id of the message; it never changes.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// The id in the message catalogue of the command line: `fault-` and the id.
            pub const fn message(self) -> &'static str {
                match self { $(Self::$name => concat!("fault-", $id),)* }
            }

            /// Whether what it stands at is in the ledger all the same, so that the sums can be trusted.
            pub const fn keeps_row(self) -> bool {
                matches!(
                    self,
                    Self::CodeUnknown
                        | Self::CodeUnnamed
                        | Self::CodeNotLeaf
                        | Self::NameMismatch
                        | Self::YearDiffers
                        | Self::AgencyUnknown
                        | Self::ProjectUnknown
                        | Self::ProjectCodeMissing
                        | Self::PerformanceMissing
                        | Self::ProjectFundsMissing
                        | Self::RevenueExpenditure
                        | Self::ProjectYearTotal
                        | Self::ProjectTotal
                        | Self::ProcurementDiffers
                        | Self::ReplyDiffers
                )
            }

            /// How bad it is unless the place makes it less so.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }
        }
    };
}

fault_codes! {
    /// A file that every ledger needs is not there; args `file`, `title`.
    FileMissing = "file-missing", Error;
    /// A sheet that every workbook needs is not there; args `sheet`.
    SheetMissing = "sheet-missing", Error;
    /// There is no `book.toml` (or 封面与说明): the kind follows from the lines; args `file`.
    BookMissing = "book-missing", Warning;
    /// A table file that nothing reads; args `nearest`.
    FileUnknown = "file-unknown", Info;
    /// The text is neither UTF-8, UTF-16 nor GB18030.
    EncodingUnknown = "encoding-unknown", Error;
    /// No workbook, an old or a locked one; args `reason`.
    WorkbookUnreadable = "workbook-unreadable", Error;
    /// A sheet reaches further than any ledger does; args `rows`, `columns` (the limits).
    SheetTooLarge = "sheet-too-large", Error;
    /// No row holds the column names; args `columns`.
    HeaderMissing = "header-missing", Error;
    /// A column that is needed is not there.
    ColumnMissing = "column-missing", Error;
    /// Two columns have the same name.
    ColumnTwice = "column-twice", Error;
    /// A column that nothing reads; args `nearest`. A warning: what stands in it is not in the book.
    ColumnUnknown = "column-unknown", Warning;
    /// A row has more cells than the header: a comma in a text that is not quoted.
    RowTooLong = "row-too-long", Error;
    /// Cells below the header are merged; args `range`.
    MergedCells = "merged-cells", Error;
    /// A formula came to an error, `#REF!`.
    FormulaError = "formula-error", Error;
    /// A cell that must be filled in is empty.
    ValueEmpty = "value-empty", Error;
    /// An amount is empty; nothing is written 0.
    AmountEmpty = "amount-empty", Error;
    /// Text where an amount must stand.
    AmountNotNumber = "amount-not-number", Error;
    /// An amount with parts of a fen.
    AmountDecimals = "amount-decimals", Error;
    /// More than 10¹³ yuan.
    AmountTooLarge = "amount-too-large", Error;
    /// Not one of a short list; args `allowed`.
    ChoiceUnknown = "choice-unknown", Error;
    /// Not a year of four digits.
    YearNotYear = "year-not-year", Error;
    /// Another year than in the other rows; args `expected`.
    YearDiffers = "year-differs", Error;
    /// No row of any file says the year.
    YearMissing = "year-missing", Error;
    /// A subject code is 3, 5 or 7 digits; args `nearest`.
    CodeMalformed = "code-malformed", Error;
    /// The code belongs to another classification; args `list` (that one), `expected`.
    CodeWrongList = "code-wrong-list", Error;
    /// The classification has no such code; args `list`, `nearest`. A warning where our list is not complete and the
    /// ledger gives the name.
    CodeUnknown = "code-unknown", Error;
    /// A code that our list does not have, and no row gives its name; args `list`, `nearest`, `name_field`.
    CodeUnnamed = "code-unnamed", Error;
    /// A line stands at a code that another line is a part of; args `part` (that code), `part_row` (its row).
    CodeNotLeaf = "code-not-leaf", Error;
    /// A long code was typed as a number, and Excel keeps 15 digits of it.
    CodeLostDigits = "code-lost-digits", Error;
    /// The name beside a code is not the code's; args `code`, `name` (the right one).
    NameMismatch = "name-mismatch", Error;
    /// The division is not the agency's; args `expected`.
    DivisionDiffers = "division-differs", Warning;
    /// No such agency in `agencies.csv`; args `nearest`.
    AgencyUnknown = "agency-unknown", Error;
    /// An agency stands twice; args `first` (its row).
    AgencyTwice = "agency-twice", Error;
    /// No such project in `projects.csv`; args `nearest`.
    ProjectUnknown = "project-unknown", Error;
    /// A project stands twice; args `first` (its row).
    ProjectTwice = "project-twice", Error;
    /// Project money without a project code.
    ProjectCodeMissing = "project-code-missing", Error;
    /// Lines of personnel and common operating money carry a project code, which the book does not need; args `count`.
    ProjectCodeUnused = "project-code-unused", Info;
    /// Line and project disagree on the category; args `expected`.
    CategoryDiffers = "category-differs", Warning;
    /// Basic expenditure without an economic code cannot be shown by economic class.
    EconomicCodeMissing = "economic-code-missing", Warning;
    /// `budget_lines.csv` and `final_lines.csv` approve different amounts for the same line; args `expected`.
    ReplyDiffers = "reply-differs", Error;
    /// A project has money but no goals or no indicators; args `project`, `name`, `file`.
    PerformanceMissing = "performance-missing", Error;
    /// A project has money, and no row of `project_funds.csv` says where from; args `project`, `name`.
    ProjectFundsMissing = "project-funds-missing", Error;
    /// An indicator without 二级指标; args `level1`, `allowed`.
    Level2Empty = "second-level-empty", Error;
    /// A secret project: its money stays, its name, goals and indicators do not reach the book; args `project`.
    ProjectSecret = "project-secret", Info;
    /// Revenue and expenditure of a fund differ; args `fund`, `agency`, `revenue`, `expenditure`, `difference`.
    RevenueExpenditure = "revenue-expenditure", Error;
    /// What the project sheet says for the year is not what the lines say; args `project`, `name`, `sheet`, `lines`,
    /// `difference`.
    ProjectYearTotal = "project-year-total", Error;
    /// The sources of the whole project do not sum to its total; args `project`, `name`, `sources`, `total`, `difference`.
    ProjectTotal = "project-total", Error;
    /// 政府采购 of `book.toml` is not the sum of the lines that are marked so; args `stated`, `lines`, `difference`.
    ProcurementDiffers = "procurement-differs", Error;
    /// The bytes are something else than a ledger.
    NotLedger = "not-ledger", Error;
    /// `book.toml` is no TOML there; args `message` (English, from the reader).
    BookSyntax = "book-syntax", Error;
    /// A key that nothing reads; args `nearest`.
    KeyUnknown = "key-unknown", Error;
    /// A key that is needed is not there; args `title`.
    KeyMissing = "key-missing", Error;
    /// A key holds something else than it must; args `expected`: `text`, `texts`, `table`, `tables`.
    KeyType = "key-type", Error;
    /// A key that may stand once stands twice.
    KeyTwice = "key-twice", Error;
    /// Not a count.
    CountNotNumber = "count-not-number", Error;
    /// Words that are no coordinate; args `word`.
    CoordinateUnknown = "coordinate-unknown", Error;
    /// `book.toml` says one kind of book, the files another; args `expected`.
    KindDiffers = "kind-differs", Warning;
}

impl Fault {
    pub(crate) fn new(code: FaultCode, position: Position, value: impl Into<String>) -> Self {
        Self { code, severity: code.severity(), position, value: value.into(), args: BTreeMap::new() }
    }

    /// A fault of a whole file.
    pub(crate) fn of_file(code: FaultCode, file: &Arc<str>) -> Self {
        Self::new(code, Position { file: Some(file.clone()), ..Position::default() }, "")
    }

    #[must_use]
    pub(crate) fn arg(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.insert(name, value.into());
        self
    }

    #[must_use]
    pub(crate) fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }
}

/// `[error] budget_lines.csv:7 reply_amt “12.345” amount-decimals`, for tests and logs; users read the command line's words.
impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "[{}] {}", self.severity.id(), self.position.file.as_deref().unwrap_or(""))?;
        if let Some(row) = self.position.row {
            write!(f, ":{row}")?;
        }
        for word in [&self.position.cell, &self.position.column].into_iter().flatten() {
            write!(f, " {word}")?;
        }
        write!(f, " “{}” {}", self.value, self.code.id())?;
        for (name, value) in &self.args {
            write!(f, " {name}={value}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_distinct_and_fit_a_message_catalogue() {
        let mut ids: Vec<&str> = FaultCode::ALL.iter().map(|code| code.id()).collect();
        assert!(ids.iter().all(|id| id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')));
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), FaultCode::ALL.len());
    }
}
