//! What a check has to say, in data; `report` turns it into words.

use crate::{Money, MoneyUnit, Place};

/// One cause, however many laws it breaks.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Rule id, `SUM-06`; the same in every language.
    pub rule: &'static str,
    /// How bad.
    pub severity: Severity,
    /// How sure.
    pub confidence: Confidence,
    /// What to say.
    pub message: Message,
    /// Stable between runs on the same book: rule and coordinates, no positions.
    pub key: String,
    /// By how much the two sides differ, where that makes sense.
    pub difference: Option<(Money, MoneyUnit)>,
    /// Where: the primary spots first.
    pub spots: Vec<Spot>,
    /// What may have happened, best first; more than one means that the laws cannot tell them apart.
    pub explanations: Vec<Explanation>,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing to correct.
    Info,
    /// Probably to be corrected.
    Warning,
    /// To be corrected.
    Error,
}

impl Severity {
    /// The word in JSON and on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// How sure a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// May be the reading, not the book.
    Doubtful,
    /// The evidence speaks for it, but other readings exist.
    Likely,
    /// Follows from what is printed.
    Certain,
}

impl Confidence {
    /// The word in JSON.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Doubtful => "doubtful",
            Self::Likely => "likely",
            Self::Certain => "certain",
        }
    }
}

/// A message of the catalogue with its typed arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Fluent id.
    pub id: &'static str,
    /// Arguments by name.
    pub args: Vec<(&'static str, Arg)>,
}

impl Message {
    /// A message without arguments.
    pub const fn new(id: &'static str) -> Self {
        Self { id, args: Vec::new() }
    }

    /// The message with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: impl Into<Arg>) -> Self {
        self.args.push((name, arg.into()));
        self
    }
}

/// A message argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// Words from the book or an amount already written in its unit.
    Text(String),
    /// A count.
    Count(usize),
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

/// A place that a finding points at.
#[derive(Clone, Debug)]
pub struct Spot {
    /// Its part in the finding.
    pub role: Role,
    /// Where.
    pub place: Option<Place>,
    /// Title of the table, if it stands in one.
    pub table: Option<String>,
    /// Index of table, data row and column in the book, if it is a cell.
    pub cell: Option<(usize, usize, usize)>,
    /// The row in words.
    pub row_label: String,
    /// The column in words.
    pub column_label: String,
    /// As printed.
    pub text: String,
    /// The sentence that it stands in, and at which byte of it, if it is words or a figure in prose.
    pub sentence: Option<(String, usize)>,
}

/// A spot's part in a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// What the finding is about.
    Primary,
    /// What it was compared with.
    Related,
}

impl Role {
    /// The word in JSON.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Related => "related",
        }
    }
}

/// A smallest set of changes that makes the book agree with itself again.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// The cells and what they should say.
    pub cells: Vec<CellChange>,
    /// What kind of slip would do this.
    pub pattern: Pattern,
    /// How many explanations are equally good, this one included.
    pub alternatives: usize,
}

/// One cell of an explanation.
#[derive(Clone, Debug)]
pub struct CellChange {
    /// The cell.
    pub spot: Spot,
    /// As printed.
    pub printed: String,
    /// What it should say, written the way the table writes; a range `a … b` where rounding leaves several.
    pub should_be: String,
}

/// The slips that real books show, most telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pattern {
    /// A column slid down by some rows (negative: up).
    ShiftedRows(i32),
    /// 元 printed where 万元 belongs, or the reverse: a factor of 10⁴.
    UnitSlip,
    /// A figure stands one column beside its own.
    MovedColumn,
    /// A figure stands in a neighbouring row.
    MovedRow,
    /// Two neighbouring digits changed places.
    SwappedDigits,
    /// A digit is missing.
    LostDigit,
    /// A digit stands twice.
    DoubledDigit,
    /// The sign is wrong.
    Sign,
    /// One digit is another.
    WrongDigit,
    /// The decimal point moved.
    MovedPoint,
    /// Differs by one in the last digit.
    OffByOne,
    /// The whole table agrees with itself but not with the others: another year's or another draft's.
    StaleTable,
    /// A figure is missing.
    Missing,
    /// No slip is recognised.
    Unknown,
}

impl Pattern {
    /// The words in JSON; they do not change with the language.
    pub fn id(self) -> String {
        match self {
            Self::ShiftedRows(k) => format!("shifted by {k} rows"),
            Self::UnitSlip => "unit slip".into(),
            Self::MovedColumn => "moved column".into(),
            Self::MovedRow => "moved row".into(),
            Self::SwappedDigits => "swapped digits".into(),
            Self::LostDigit => "lost digit".into(),
            Self::DoubledDigit => "doubled digit".into(),
            Self::Sign => "sign".into(),
            Self::WrongDigit => "wrong digit".into(),
            Self::MovedPoint => "moved point".into(),
            Self::OffByOne => "off by one".into(),
            Self::StaleTable => "stale table".into(),
            Self::Missing => "missing".into(),
            Self::Unknown => "unknown".into(),
        }
    }
}

/// How the laws came out over a book.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LawCounts {
    /// All that were found.
    pub evaluated: usize,
    /// Both sides agree to the printed digit.
    pub exact: usize,
    /// Agree once rounding is allowed for.
    pub rounding: usize,
    /// No choice of exact amounts agrees.
    pub violated: usize,
    /// A side cannot be read.
    pub not_evaluable: usize,
}

impl std::ops::Add for LawCounts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            evaluated: self.evaluated + other.evaluated,
            exact: self.exact + other.exact,
            rounding: self.rounding + other.rounding,
            violated: self.violated + other.violated,
            not_evaluable: self.not_evaluable + other.not_evaluable,
        }
    }
}
