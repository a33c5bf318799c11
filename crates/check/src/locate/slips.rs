//! The slips of hand and program that turn one figure into another, and how telling each is.

use mingzhang_model::{Money, Pattern, Printed};

/// Looks for the amount inside `range` that would most easily be misprinted as `printed`. Returns the kind of slip
/// and the amount; if nothing fits, the amount in the range nearest to what is printed.
///
/// `usual` is how many decimals the table prints, `irregular` whether the figure has another number of them; `elsewhere` says whether the book prints an amount somewhere else, which
/// speaks for it where several would do.
pub(crate) fn explain(
    printed: Option<Printed>,
    (usual, irregular): (u32, bool),
    range: (i64, i64),
    elsewhere: &dyn Fn(i64) -> bool,
) -> (Pattern, i64) {
    let Some(printed) = printed else {
        return (Pattern::Missing, roundest(range));
    };
    let value = printed.value().fen();
    let misread = if irregular { misread_decimals(printed, usual) } else { Vec::new() };
    let fits: Vec<(Pattern, i64)> = misread
        .into_iter()
        .chain(sources(printed))
        .filter(|(_, amount)| range.0 <= *amount && *amount <= range.1 && *amount != value && *amount != 0)
        .collect();
    fits.iter()
        .find(|(_, amount)| elsewhere(*amount))
        .or(fits.first())
        .copied()
        .unwrap_or_else(|| (Pattern::Unknown, nearest(printed, usual, range)))
}

/// A digit lost or doubled behind the point leaves too few or too many decimals: the digits are those of an amount with the
/// table's own number of decimals.
fn misread_decimals(printed: Printed, usual: u32) -> Vec<(Pattern, i64)> {
    let step = printed.unit().fen() / 10_i64.pow(usual.min(6));
    if step < 1 {
        return Vec::new();
    }
    // `with_decimals` has filled a lost digit up with a zero; that zero is not printed.
    let trailing = |digits: i64| digits % 10 == 0 && printed.decimals() == usual;
    let sign = printed.value().fen().signum();
    let digits = printed.value().fen().abs() / printed.step();
    let mut out = Vec::new();
    let mut push = |pattern, digits: i64| {
        out.extend(
            digits.checked_mul(step).and_then(|x| x.checked_mul(sign)).map(|amount| (pattern, amount)),
        );
    };
    if trailing(digits) {
        let shown = digits / 10;
        let mut scale = 1;
        while scale <= shown.saturating_mul(10) {
            let (high, low) = (shown / scale, shown % scale);
            for digit in 0..10 {
                push(Pattern::LostDigit, high * scale * 10 + digit * scale + low);
            }
            scale *= 10;
        }
    } else if printed.decimals() == usual + 1 {
        let mut scale = 1;
        while scale <= digits {
            let (high, digit, low) = (digits / scale / 10, digits / scale % 10, digits % scale);
            if high % 10 == digit {
                push(Pattern::DoubledDigit, high * scale + low);
            }
            scale *= 10;
        }
    }
    out
}

/// A rank for sorting: the more telling the slip, the lower.
pub(crate) fn rank(pattern: Pattern) -> u8 {
    match pattern {
        Pattern::ShiftedRows(_) => 0,
        Pattern::UnitSlip => 1,
        Pattern::MovedColumn => 2,
        Pattern::MovedRow => 3,
        Pattern::SwappedDigits => 4,
        Pattern::LostDigit => 5,
        Pattern::DoubledDigit => 6,
        Pattern::Sign => 7,
        Pattern::WrongDigit => 8,
        Pattern::MovedPoint => 9,
        Pattern::OffByOne => 10,
        Pattern::StaleTable => 11,
        Pattern::Missing => 12,
        Pattern::Unknown => 13,
    }
}

/// Every amount that one slip would turn into the printed figure, the most telling slips first.
fn sources(printed: Printed) -> Vec<(Pattern, i64)> {
    let step = printed.step();
    let value = printed.value().fen();
    let sign = if value < 0 { -1 } else { 1 };
    // The digits as printed, last first; leading zeros of 0.31 count as printed digits.
    let mut digits: Vec<i64> = Vec::new();
    let mut rest = value.abs() / step;
    while rest > 0 || digits.len() <= printed.decimals() as usize {
        digits.push(rest % 10);
        rest /= 10;
    }
    let amount = |digits: &[i64]| -> Option<i64> {
        digits
            .iter()
            .rev()
            .try_fold(0_i64, |sum, digit| sum.checked_mul(10)?.checked_add(*digit))?
            .checked_mul(step)?
            .checked_mul(sign)
    };
    let mut out = Vec::new();
    let mut push = |pattern, amount: Option<i64>| out.extend(amount.map(|amount| (pattern, amount)));
    for factor in [10_000, 100_000_000] {
        push(Pattern::UnitSlip, value.checked_mul(factor));
        push(Pattern::UnitSlip, Some(half_up(value, factor, step)).filter(|amount| *amount != 0));
    }
    for i in 1..digits.len() {
        let mut other = digits.clone();
        other.swap(i - 1, i);
        push(Pattern::SwappedDigits, amount(&other));
    }
    for i in 0..=digits.len() {
        for digit in 0..10 {
            let mut other = digits.clone();
            other.insert(i, digit);
            push(Pattern::LostDigit, amount(&other));
        }
    }
    for i in 0..digits.len() {
        let mut other = digits.clone();
        let digit = other.remove(i);
        let twin = i > 0 && digits.get(i - 1) == Some(&digit) || digits.get(i + 1) == Some(&digit);
        if twin {
            push(Pattern::DoubledDigit, amount(&other));
        }
    }
    push(Pattern::Sign, value.checked_neg());
    push(Pattern::OffByOne, value.checked_add(step));
    push(Pattern::OffByOne, value.checked_sub(step));
    for i in 0..digits.len() {
        for digit in 0..10 {
            let mut other = digits.clone();
            if let Some(slot) = other.get_mut(i) {
                *slot = digit;
            }
            push(Pattern::WrongDigit, amount(&other));
        }
    }
    for i in 0..digits.len() {
        let mut other = digits.clone();
        other.remove(i);
        push(Pattern::DoubledDigit, amount(&other));
    }
    for i in 0..digits.len() {
        for j in i + 2..digits.len() {
            let mut other = digits.clone();
            other.swap(i, j);
            push(Pattern::SwappedDigits, amount(&other));
        }
    }
    for factor in [10, 100, 1000] {
        push(Pattern::MovedPoint, value.checked_mul(factor));
        push(Pattern::MovedPoint, Some(half_up(value, factor, step)));
    }
    out
}

/// `value / factor` rounded half up to the printed step.
fn half_up(value: i64, factor: i64, step: i64) -> i64 {
    let unit = i128::from(step) * i128::from(factor);
    let rounded = (i128::from(value.abs()) * 2 + unit) / (unit * 2) * i128::from(step);
    i64::try_from(rounded).unwrap_or(0) * value.signum()
}

/// The printable amount in the range that is nearest to what is printed.
fn nearest(printed: Printed, usual: u32, range: (i64, i64)) -> i64 {
    let step = (printed.unit().fen() / 10_i64.pow(usual.min(6))).max(1);
    let value = printed.value().fen().clamp(range.0, range.1);
    let down = value.div_euclid(step) * step;
    [down, down + step].into_iter().find(|x| range.0 <= *x && *x <= range.1).unwrap_or(value)
}

/// The amount in the range with the most zeros at the end: the middle of a rounding interval.
fn roundest(range: (i64, i64)) -> i64 {
    let mut unit = 1_i64;
    let mut best = range.0;
    while unit <= 1_000_000_000_000 {
        let up = range.0.saturating_add(unit - 1).div_euclid(unit) * unit;
        if up > range.1 {
            break;
        }
        best = up;
        unit *= 10;
    }
    best
}

/// Whether two amounts differ by exactly one printed step.
pub(crate) fn is_step(printed: Option<Printed>, amount: i64) -> bool {
    printed.is_some_and(|p| (p.value() - Money::from_fen(amount)).abs().fen() == p.step())
}

#[cfg(test)]
mod tests {
    use super::*;
    use mingzhang_model::MoneyUnit;

    fn wan(text: &str) -> Option<Printed> {
        Printed::parse(text, MoneyUnit::WanYuan)
    }

    fn around(text: &str) -> (i64, i64) {
        wan(text).unwrap().fen_range()
    }

    #[test]
    fn names_the_slip_and_the_amount() {
        for (printed, truth, pattern) in [
            ("335.54", "353.54", Pattern::SwappedDigits),
            ("1,066.51", "10,661.51", Pattern::LostDigit),
            ("10,661.51", "1,061.51", Pattern::DoubledDigit),
            ("21,073,400.00", "2,107.34", Pattern::UnitSlip),
            ("-12.78", "12.78", Pattern::Sign),
            ("487.89", "437.89", Pattern::WrongDigit),
            ("60.50", "60.51", Pattern::OffByOne),
        ] {
            let (found, amount) = explain(wan(printed), (2, false), around(truth), &|_| false);
            assert_eq!(
                (found, amount),
                (pattern, wan(truth).unwrap().value().fen()),
                "{printed} for {truth}"
            );
        }
        let plain = |printed, truth| explain(printed, (2, true), around(truth), &|_| false);
        assert_eq!(plain(None, "45.00"), (Pattern::Missing, 45_000_000));
        assert_eq!(plain(wan("1.00"), "77.77").0, Pattern::Unknown);
        let amount = |text: &str| wan(text).unwrap().value().fen();
        let trimmed = wan("445.6").map(|p| p.with_decimals(2));
        assert_eq!(plain(trimmed, "445.69"), (Pattern::LostDigit, amount("445.69")));
        assert_eq!(plain(wan("187.119"), "187.19"), (Pattern::DoubledDigit, amount("187.19")));
    }
}
