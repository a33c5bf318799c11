//! The kinds of errors that are planted.

use clap::ValueEnum;

/// A kind of error; each stands for a slip that published books show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, ValueEnum)]
pub(crate) enum Kind {
    /// One digit changed.
    WrongDigit,
    /// Two neighbouring different digits swapped.
    SwappedDigits,
    /// Ten thousand times too large, with the same decimals.
    UnitSlip,
    /// A digit left out.
    LostDigit,
    /// A digit typed twice.
    DoubledDigit,
    /// The figure stands in the neighbouring column, its own cell is blank.
    MovedColumn,
    /// A column slid by one row.
    ShiftedBy1,
    /// A column slid by two rows.
    ShiftedBy2,
    /// A column slid by three rows.
    ShiftedBy3,
    /// A column slid by four rows.
    ShiftedBy4,
    /// A column slid by five rows.
    ShiftedBy5,
}

impl Kind {
    /// Every kind.
    pub(crate) fn all() -> Vec<Self> {
        Self::value_variants().to_vec()
    }

    /// The name in the tables.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::WrongDigit => "wrong-digit",
            Self::SwappedDigits => "swapped-digits",
            Self::UnitSlip => "unit-slip",
            Self::LostDigit => "lost-digit",
            Self::DoubledDigit => "doubled-digit",
            Self::MovedColumn => "moved-column",
            Self::ShiftedBy1 => "shifted-by-1",
            Self::ShiftedBy2 => "shifted-by-2",
            Self::ShiftedBy3 => "shifted-by-3",
            Self::ShiftedBy4 => "shifted-by-4",
            Self::ShiftedBy5 => "shifted-by-5",
        }
    }

    /// By how many rows a column slides, for the kinds that slide.
    pub(crate) const fn rows(self) -> Option<usize> {
        match self {
            Self::ShiftedBy1 => Some(1),
            Self::ShiftedBy2 => Some(2),
            Self::ShiftedBy3 => Some(3),
            Self::ShiftedBy4 => Some(4),
            Self::ShiftedBy5 => Some(5),
            _ => None,
        }
    }
}
