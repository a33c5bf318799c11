//! A printed percentage is an interval, as a printed amount is: `77.69%` is anything from 77.685 % to 77.695 %.

/// A percentage as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Percent {
    /// The digits without the point: 7769.
    digits: i64,
    /// How many of them stand after the point.
    decimals: u32,
}

/// More digits than this after the point are no percentage.
const MOST_DECIMALS: u32 = 6;

impl Percent {
    /// Reads the number before the sign: `77.69`, `-1.2`, `１００`. `None` if the text is anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut digits: i64 = 0;
        let mut count = 0;
        let mut decimals = None;
        let mut negative = false;
        for (position, raw) in text.chars().filter(|c| !c.is_whitespace()).enumerate() {
            match raw {
                '-' | '−' | '－' if position == 0 => negative = true,
                ',' | '，' if count > 0 && decimals.is_none() => {}
                '.' | '．' if count > 0 && decimals.is_none() => decimals = Some(0),
                c => {
                    let digit = match c {
                        '０'..='９' => (c as u32).checked_sub('０' as u32)?,
                        c => c.to_digit(10)?,
                    };
                    count += 1;
                    digits = digits.checked_mul(10)?.checked_add(i64::from(digit))?;
                    if let Some(decimals) = decimals.as_mut() {
                        *decimals += 1;
                    }
                }
            }
        }
        let decimals = decimals.unwrap_or(0);
        if count == 0 || count > 12 || decimals > MOST_DECIMALS || text.ends_with(['.', '．']) {
            return None;
        }
        Some(Self { digits: if negative { -digits } else { digits }, decimals })
    }

    /// `part / whole` to so many decimals, halves away from zero; `None` for nothing.
    pub fn of(part: i64, whole: i64, decimals: u32) -> Option<Self> {
        let decimals = decimals.min(MOST_DECIMALS);
        let scale = i128::from(100 * 10_i64.pow(decimals));
        let (numerator, denominator) = (i128::from(part) * scale * 2, i128::from(whole));
        if denominator == 0 {
            return None;
        }
        let sign = if (numerator < 0) == (denominator < 0) { 1 } else { -1 };
        let doubled = numerator.abs() / denominator.abs();
        let digits = i64::try_from((doubled + 1) / 2).ok()?;
        Some(Self { digits: digits * sign, decimals })
    }

    /// How many digits stand after the point.
    pub const fn decimals(self) -> u32 {
        self.decimals
    }

    /// The printed value in millionths of a per cent, in which every percentage is a whole number: `77.69%` is 77,690,000.
    pub fn millionths(self) -> i128 {
        i128::from(self.digits) * 10_i128.pow(MOST_DECIMALS - self.decimals)
    }

    /// Whether nothing but zeros is printed.
    pub const fn is_zero(self) -> bool {
        self.digits == 0
    }

    /// Whether the sign is a minus.
    pub const fn is_negative(self) -> bool {
        self.digits < 0
    }

    /// Whether two percentages of the same precision differ by one in the last digit.
    pub const fn differs_by_one(self, other: Self) -> bool {
        self.decimals == other.decimals && (self.digits - other.digits).abs() == 1
    }

    /// The same without its sign.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self { digits: self.digits.saturating_abs(), ..self }
    }

    /// Whether some part and some whole out of these ranges of fen (ends included, nothing negative) give a share that is
    /// printed so. A share whose half falls right between two prints may be printed either way. `None` if the whole may be zero:
    /// nothing has a share of nothing.
    pub fn admits(self, part: (i64, i64), whole: (i64, i64)) -> Option<bool> {
        if whole.0 <= 0 || part.0 < 0 {
            return None;
        }
        let scale = 2 * 100 * 10_i128.pow(self.decimals);
        let (low, high) = (2 * i128::from(self.digits) - 1, 2 * i128::from(self.digits) + 1);
        let smallest_fits = i128::from(part.0) * scale <= high * i128::from(whole.1);
        let largest_fits = i128::from(part.1) * scale >= low * i128::from(whole.0);
        Some(smallest_fits && largest_fits)
    }
}

impl std::fmt::Display for Percent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.digits < 0 { "-" } else { "" };
        let scale = 10_u64.pow(self.decimals);
        let abs = self.digits.unsigned_abs();
        if self.decimals == 0 {
            write!(f, "{sign}{abs}%")
        } else {
            write!(f, "{sign}{}.{:0width$}%", abs / scale, abs % scale, width = self.decimals as usize)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_precision_has_one_unit() {
        let millionths = |text| Percent::parse(text).map(Percent::millionths);
        assert_eq!(millionths("77.69"), Some(77_690_000));
        assert_eq!(millionths("-1.2"), Some(-1_200_000));
        assert_eq!(millionths("100"), millionths("100.000000"));
    }

    #[test]
    fn reads_and_writes_what_books_print() {
        for (text, written) in [("77.69", "77.69%"), ("0.6", "0.6%"), ("１００", "100%"), ("-1.20", "-1.20%")]
        {
            assert_eq!(Percent::parse(text).map(|p| p.to_string()).as_deref(), Some(written));
        }
        for text in ["", "1.2.3", "x", ".5", "5."] {
            assert_eq!(Percent::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_share_is_right_if_some_amounts_that_print_so_give_it() {
        let wan = |text: &str| crate::Printed::parse(text, crate::MoneyUnit::WanYuan).unwrap().fen_range();
        let holds = |percent: &str, part: &str, whole: &str| {
            Percent::parse(percent).unwrap().admits(wan(part), wan(whole))
        };
        assert_eq!(holds("77.69", "2107.34", "2712.37"), Some(true));
        assert_eq!(holds("71.73", "2106.66", "2940.05"), Some(false));
        // Right at no decimals: 97.64 is 98.
        assert_eq!(holds("98", "97.64", "100.00"), Some(true));
        // A plug that makes a list add up to 100.00.
        assert_eq!(holds("6.08", "1493.32", "24535.67"), Some(false));
        assert_eq!(holds("0", "0.00", "0.00"), None);
    }

    #[test]
    fn the_right_share_is_rounded_half_away_from_zero() {
        assert_eq!(Percent::of(210_666, 294_005, 2).unwrap().to_string(), "71.65%");
        assert_eq!(Percent::of(-1, 200, 1).unwrap().to_string(), "-0.5%");
        assert_eq!(Percent::of(1, 0, 2), None);
    }
}
