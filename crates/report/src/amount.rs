//! Amounts as decimal strings.

use mingzhang_model::{Money, MoneyUnit};

/// `money` in `unit` to the fen, so that nothing is rounded away, but with no fewer than two decimals and no idle
/// zeros after them: one fen is `0.01` 元 and `0.000001` 万元.
pub fn exact_decimal(money: Money, unit: MoneyUnit) -> String {
    // A fen is the 10^n-th part of every unit, with n from 2 to 10.
    let decimals = unit.fen().checked_ilog10().unwrap_or(2).max(2);
    let mut text = money.display(unit, decimals, false);
    while text.ends_with('0') && text.rsplit('.').next().is_some_and(|fraction| fraction.len() > 2) {
        text.pop();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_rounded_away() {
        assert_eq!(exact_decimal(Money::from_fen(100), MoneyUnit::Yuan), "1.00");
        assert_eq!(exact_decimal(Money::from_fen(10_000), MoneyUnit::WanYuan), "0.01");
        assert_eq!(exact_decimal(Money::from_fen(1), MoneyUnit::WanYuan), "0.000001");
        assert_eq!(exact_decimal(Money::from_fen(-123_456_000), MoneyUnit::WanYuan), "-123.456");
    }
}
