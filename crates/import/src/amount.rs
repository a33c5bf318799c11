//! Amounts as clerks and programs write them → fen, exactly.

use mingzhang_catalog::plain;
use mingzhang_model::Money;

use crate::fault::FaultCode;

/// 10¹³ yuan: more than any book holds, and safe for sums of many.
const LIMIT_FEN: i64 = 1_000_000_000_000_000;

/// Reads an amount in 元: `6030000.00`, `6,030,000`, `-0.5`, `¥12`, `12元`. What is not exact in fen is refused.
pub(crate) fn parse(text: &str) -> Result<Money, FaultCode> {
    let text = plain(text);
    if text.is_empty() {
        return Err(FaultCode::AmountEmpty);
    }
    let text = text.trim_start_matches(['¥', '￥']).trim_end_matches('元');
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let is_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let whole = ungroup(whole).ok_or(FaultCode::AmountNotNumber)?;
    if !is_digits(&whole) || !is_digits(fraction) || (whole.is_empty() && fraction.is_empty()) {
        return Err(FaultCode::AmountNotNumber);
    }
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > 2 {
        return Err(FaultCode::AmountDecimals);
    }
    let fen: i64 = format!("0{whole}{fraction:0<2}").parse().map_err(|_| FaultCode::AmountTooLarge)?;
    if fen > LIMIT_FEN {
        return Err(FaultCode::AmountTooLarge);
    }
    Ok(Money::from_fen(if negative { -fen } else { fen }))
}

/// The digits without separators; `None` unless they separate thousands, since `1,5` may have been meant as 1.5.
fn ungroup(whole: &str) -> Option<String> {
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let mut out = first.to_owned();
    for group in groups {
        if group.len() != 3 || first.is_empty() || first.len() > 3 {
            return None;
        }
        out.push_str(group);
    }
    Some(out)
}

/// The decimal text of a number cell. A workbook keeps binary fractions: 0.1 + 0.2 is 0.30000000000000004 there, and the
/// sheet shows 0.3, because Excel's numbers have 15 digits. The shortest decimal is exact for whatever a clerk typed; a
/// formula's result is taken to the 15 digits that the workbook shows.
// No float touches money: the text goes through `parse` like any other.
pub(crate) fn decimal(number: f64) -> String {
    let shortest = number.to_string();
    let decimals = shortest.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    if decimals <= 2 {
        return shortest;
    }
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    rounded.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fen(text: &str) -> Result<i64, FaultCode> {
        parse(text).map(Money::fen)
    }

    #[test]
    fn amounts_are_read_as_they_are_written() {
        for (text, expected) in [
            ("6030000.00", 603_000_000),
            ("6,030,000", 603_000_000),
            ("６，０３０，０００．５", 603_000_050),
            ("-0.5", -50),
            ("－12", -1200),
            ("¥1,234.50元", 123_450),
            (".07", 7),
            ("12.340", 1234),
            ("10000000000000", LIMIT_FEN),
        ] {
            assert_eq!(fen(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_not_exact_is_refused() {
        use FaultCode::{AmountDecimals, AmountEmpty, AmountNotNumber, AmountTooLarge};
        for (text, expected) in [
            ("", AmountEmpty),
            (" ", AmountEmpty),
            ("12.345", AmountDecimals),
            ("10000000000000.01", AmountTooLarge),
            ("99999999999999999999999", AmountTooLarge),
            ("1,5", AmountNotNumber),
            ("1234,567", AmountNotNumber),
            ("12万元", AmountNotNumber),
            ("1.2E+07", AmountNotNumber),
            ("--", AmountNotNumber),
            ("-", AmountNotNumber),
            ("约12", AmountNotNumber),
        ] {
            assert_eq!(fen(text), Err(expected), "{text}");
        }
    }

    #[test]
    fn a_number_cell_is_the_decimal_that_the_sheet_shows() {
        assert_eq!(decimal(0.1 + 0.2), "0.3");
        assert_eq!(decimal(6_030_000.0), "6030000");
        assert_eq!(decimal(12.345), "12.345");
        assert_eq!(decimal(9_999_999_999_999.99), "9999999999999.99");
        assert_eq!(decimal(2_080_150.0), "2080150");
    }
}
