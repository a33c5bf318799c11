//! Money in fen, exactly.

use std::fmt::{self, Write as _};
use std::iter::Sum;
use std::ops::{Add, Neg, Sub};

/// An amount in fen (1/100 yuan). Arithmetic saturates: the readers refuse figures above 10¹⁴ yuan, so that no
/// honest book comes within a factor of 500 of the ends, and a forged one cannot make it panic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(i64);

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// An amount of `fen` hundredths of a yuan.
    pub const fn from_fen(fen: i64) -> Self {
        Self(fen)
    }

    /// The amount in fen.
    pub const fn fen(self) -> i64 {
        self.0
    }

    /// The amount without its sign.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self(self.0.saturating_abs())
    }

    /// Whether the amount is nothing.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The amount written in `unit` with `decimals` digits after the point, rounded half up (away from zero, as
    /// 四舍五入 does), thousands separated when `separated`.
    pub fn display(self, unit: MoneyUnit, decimals: u32, separated: bool) -> String {
        let per_unit = i128::from(unit.fen());
        let scale = 10_i128.pow(decimals.min(12));
        let scaled = i128::from(self.0.unsigned_abs()) * scale;
        let rounded = (scaled * 2 + per_unit) / (per_unit * 2);
        let whole = (rounded / scale).to_string();
        let mut out = String::new();
        if self.0 < 0 && rounded != 0 {
            out.push('-');
        }
        if separated {
            for (i, digit) in whole.chars().enumerate() {
                if i > 0 && (whole.len() - i).is_multiple_of(3) {
                    out.push(',');
                }
                out.push(digit);
            }
        } else {
            out.push_str(&whole);
        }
        if decimals > 0 {
            let width = decimals.min(12) as usize;
            let fraction = rounded % scale;
            let _ = write!(out, ".{fraction:0width$}");
        }
        out
    }
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Money {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Money {
    /// Yuan with two decimals, not separated: `6030000.00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.display(MoneyUnit::Yuan, 2, false))
    }
}

/// The unit that a table prints its amounts in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MoneyUnit {
    /// 元, the unit of the law (预算法第十九条)
    #[default]
    Yuan,
    /// 千元
    ThousandYuan,
    /// 万元
    WanYuan,
    /// 百万元
    MillionYuan,
    /// 亿元
    YiYuan,
}

impl MoneyUnit {
    /// Every unit, the longest Chinese word first so that a search for `元` does not hide `万元`.
    pub const ALL: [Self; 5] =
        [Self::MillionYuan, Self::ThousandYuan, Self::WanYuan, Self::YiYuan, Self::Yuan];

    /// How many fen one unit is.
    pub const fn fen(self) -> i64 {
        match self {
            Self::Yuan => 100,
            Self::ThousandYuan => 100_000,
            Self::WanYuan => 1_000_000,
            Self::MillionYuan => 100_000_000,
            Self::YiYuan => 10_000_000_000,
        }
    }

    /// The word that books print.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Yuan => "元",
            Self::ThousandYuan => "千元",
            Self::WanYuan => "万元",
            Self::MillionYuan => "百万元",
            Self::YiYuan => "亿元",
        }
    }

    /// The unit that `text` names, the longest word first.
    pub fn find(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| text.contains(unit.chinese()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_half_up_in_any_unit() {
        let money = Money::from_fen(251_777_900 * 10);
        assert_eq!(money.display(MoneyUnit::WanYuan, 2, true), "2,517.78");
        assert_eq!(money.display(MoneyUnit::Yuan, 0, true), "25,177,790");
        assert_eq!(Money::from_fen(-5_000).display(MoneyUnit::WanYuan, 2, false), "-0.01");
        assert_eq!(Money::from_fen(-4_999).display(MoneyUnit::WanYuan, 2, false), "0.00");
        assert_eq!(Money::from_fen(603_000_000).to_string(), "6030000.00");
    }

    #[test]
    fn finds_the_longest_unit() {
        assert_eq!(MoneyUnit::find("单位：万元"), Some(MoneyUnit::WanYuan));
        assert_eq!(MoneyUnit::find("金额单位:元"), Some(MoneyUnit::Yuan));
        assert_eq!(MoneyUnit::find("单位：百万元"), Some(MoneyUnit::MillionYuan));
        assert_eq!(MoneyUnit::find("单位：人"), None);
    }
}
