//! A printed figure is an interval: what the exact amount may have been before it was rounded for print.

use crate::{Money, MoneyUnit};

/// What a cell that should hold money turns out to hold. An unread or empty cell is not zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Nothing printed.
    Blank,
    /// A dash (`-`, `—`, `/`) where a figure could stand: the books' way to print "nothing here".
    Dash,
    /// A figure.
    Figure(Printed),
    /// Anything else; the check decides what it means.
    Other,
}

impl Reading {
    /// Reads the text of a money cell that a table prints in `unit`.
    pub fn of(text: &str, unit: MoneyUnit) -> Self {
        let trimmed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        if trimmed.is_empty() {
            return Self::Blank;
        }
        if trimmed.chars().all(|c| matches!(c, '-' | '—' | '－' | '–' | '―' | '/' | '─' | '一')) {
            return Self::Dash;
        }
        Printed::parse(&trimmed, unit).map_or(Self::Other, Self::Figure)
    }
}

/// A figure as printed: its face value and the step of its last digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Printed {
    value: Money,
    step: i64,
    decimals: u32,
    unit: MoneyUnit,
}

/// The exact amounts that round to a printed figure, in half fen so that the ends are integers.
///
/// Half up means: `v - step/2` belongs to the figure and `v + step/2` to the next one, mirrored for negative
/// figures; around zero both ends are open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// Lower end in half fen.
    pub low: i64,
    /// Upper end in half fen.
    pub high: i64,
    /// Whether the lower end itself belongs to the interval.
    pub low_closed: bool,
    /// Whether the upper end itself belongs to the interval.
    pub high_closed: bool,
}

impl Interval {
    /// An end of the interval in fen as a decimal string, `.5` for the half.
    pub fn decimal(half_fen: i64) -> String {
        let sign = if half_fen < 0 { "-" } else { "" };
        let abs = half_fen.unsigned_abs();
        let half = if abs % 2 == 1 { ".5" } else { "" };
        format!("{sign}{}{half}", abs / 2)
    }
}

/// The largest figure that is believed, in fen: 10¹⁴ yuan. Above it a "figure" is an account number.
const LARGEST_FEN: i128 = 10_000_000_000_000_000;

impl Printed {
    /// Reads a figure: digits with or without thousands separators, full-width forms, a leading minus, accounting
    /// brackets, at most one decimal point. `None` if the text is anything else.
    pub fn parse(text: &str, unit: MoneyUnit) -> Option<Self> {
        let mut digits: i128 = 0;
        let mut count = 0_u32;
        let mut decimals: Option<u32> = None;
        let mut negative = false;
        let mut bracket = false;
        let mut closed = false;
        for (position, raw) in text.chars().filter(|c| !c.is_whitespace()).enumerate() {
            if closed {
                return None;
            }
            match half_width(raw) {
                '-' | '−' | '–' if position == 0 => negative = true,
                '(' if position == 0 => {
                    negative = true;
                    bracket = true;
                }
                ')' if bracket && count > 0 => closed = true,
                ',' if count > 0 && decimals.is_none() => {}
                '.' if count > 0 && decimals.is_none() => decimals = Some(0),
                c => {
                    let digit = c.to_digit(10)?;
                    count += 1;
                    if count > 22 {
                        return None;
                    }
                    digits = digits * 10 + i128::from(digit);
                    if let Some(d) = decimals.as_mut() {
                        *d += 1;
                    }
                }
            }
        }
        if count == 0 || bracket != closed || decimals == Some(0) {
            return None;
        }
        let decimals = decimals.unwrap_or(0);
        let scale = 10_i128.checked_pow(decimals)?;
        let per_unit = i128::from(unit.fen());
        let fen = (digits * per_unit * 2 + scale) / (scale * 2);
        if fen > LARGEST_FEN {
            return None;
        }
        let step = i64::try_from((per_unit / scale).max(1)).ok()?;
        let fen = i64::try_from(fen).ok()?;
        Some(Self { value: Money::from_fen(if negative { -fen } else { fen }), step, decimals, unit })
    }

    /// The face value.
    pub const fn value(self) -> Money {
        self.value
    }

    /// What one step of the last printed digit is worth, in fen; never less than one fen.
    pub const fn step(self) -> i64 {
        self.step
    }

    /// How many digits stand after the decimal point.
    pub const fn decimals(self) -> u32 {
        self.decimals
    }

    /// The unit of the table that prints the figure.
    pub const fn unit(self) -> MoneyUnit {
        self.unit
    }

    /// The exact amounts that print so.
    pub fn interval(self) -> Interval {
        let centre = self.value.fen().saturating_mul(2);
        let (low, high) = (centre.saturating_sub(self.step), centre.saturating_add(self.step));
        let sign = self.value.fen().signum();
        Interval { low, high, low_closed: sign > 0, high_closed: sign < 0 }
    }

    /// The whole fen that print so, both ends included. A ledger holds whole fen, so a figure with two decimals
    /// in yuan has exactly one: itself.
    pub fn fen_range(self) -> (i64, i64) {
        let Interval { low, high, low_closed, high_closed } = self.interval();
        // `div_euclid` floors; the smallest whole fen at or above `low`, the largest at or below `high`.
        let first = -(-low).div_euclid(2) + i64::from(!low_closed && low.rem_euclid(2) == 0);
        let last = high.div_euclid(2) - i64::from(!high_closed && high.rem_euclid(2) == 0);
        (first, last)
    }

    /// The same figure read as printed with at least `decimals` digits after the point: `46` in a table that trims zeros is
    /// `46.00`.
    #[must_use]
    pub fn with_decimals(self, decimals: u32) -> Self {
        let decimals = decimals.max(self.decimals).min(12);
        let step = (self.unit.fen() / 10_i64.pow(decimals)).max(1);
        Self { step, decimals, ..self }
    }

    /// `amount` written the way this figure is printed: same unit, same decimals, separated or not.
    pub fn write_like(self, amount: Money, separated: bool) -> String {
        amount.display(self.unit, self.decimals, separated)
    }
}

/// Full-width digits and signs as their ASCII twins; everything else unchanged.
fn half_width(c: char) -> char {
    match c {
        '０'..='９' | '．' | '，' | '－' | '（' | '）' => {
            char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c)
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(text: &str, unit: MoneyUnit) -> (i64, i64) {
        Printed::parse(text, unit).unwrap().fen_range()
    }

    #[test]
    fn a_figure_is_what_rounds_to_it() {
        assert_eq!(range("2107.34", MoneyUnit::WanYuan), (2_107_335_000, 2_107_344_999));
        assert_eq!(range("-2107.34", MoneyUnit::WanYuan), (-2_107_344_999, -2_107_335_000));
        assert_eq!(range("0.00", MoneyUnit::WanYuan), (-4_999, 4_999));
        assert_eq!(range("84,861,719", MoneyUnit::Yuan), (8_486_171_850, 8_486_171_949));
        assert_eq!(range("371,514,655.00", MoneyUnit::Yuan), (37_151_465_500, 37_151_465_500));
    }

    #[test]
    fn intervals_are_written_in_fen_with_halves() {
        let figure = Printed::parse("84,861,719", MoneyUnit::Yuan).unwrap().interval();
        assert_eq!(Interval::decimal(figure.low), "8486171850");
        assert_eq!(Interval::decimal(figure.high), "8486171950");
        let exact = Printed::parse("1.05", MoneyUnit::Yuan).unwrap().interval();
        assert_eq!(
            (Interval::decimal(exact.low), Interval::decimal(exact.high)),
            ("104.5".into(), "105.5".into())
        );
    }

    #[test]
    fn reads_what_books_print_and_nothing_else() {
        for (text, fen) in [
            ("3，518.85", 351_885),
            ("（12.5）", -1_250),
            ("−7", -700),
            ("１２.０", 1_200),
            ("1, 234", 123_400),
        ] {
            assert_eq!(Printed::parse(text, MoneyUnit::Yuan).map(|p| p.value().fen()), Some(fen), "{text}");
        }
        for text in ["", "1.2.3", "12a", "7-11-02", "(5", "5)", "-", ".", "1.", "99999999999999999999999"] {
            assert_eq!(Printed::parse(text, MoneyUnit::Yuan), None, "{text}");
        }
        assert_eq!(Reading::of(" — ", MoneyUnit::Yuan), Reading::Dash);
        assert_eq!(Reading::of("", MoneyUnit::Yuan), Reading::Blank);
        assert_eq!(Reading::of("合计", MoneyUnit::Yuan), Reading::Other);
    }

    #[test]
    fn trimmed_zeros_are_digits_too() {
        let trimmed = Printed::parse("46", MoneyUnit::WanYuan).unwrap().with_decimals(2);
        assert_eq!(trimmed, Printed::parse("46.00", MoneyUnit::WanYuan).unwrap());
        let finer = Printed::parse("187.119", MoneyUnit::WanYuan).unwrap();
        assert_eq!(finer.with_decimals(2), finer);
    }

    #[test]
    fn digits_finer_than_a_fen_round_to_it() {
        let printed = Printed::parse("29.0366421", MoneyUnit::WanYuan).unwrap();
        assert_eq!((printed.value().fen(), printed.step()), (29_036_642, 1));
    }
}
