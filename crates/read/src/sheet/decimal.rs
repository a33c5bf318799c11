//! A number of a workbook as decimal digits. Workbooks store binary fractions: 2107.34 comes as 2107.3400000000001. Like the
//! programs that show them, this takes the first fifteen digits for the number and rounds halves away from zero.

/// Digits that a workbook program works with.
const DIGITS: usize = 15;

/// A number without its sign: `digits × 10^exponent`, digits as bytes 0 to 9.
#[derive(Clone, Debug)]
pub(super) struct Decimal {
    digits: Vec<u8>,
    exponent: i32,
}

impl Decimal {
    /// The size of a finite number.
    pub(super) fn of(value: f64) -> Self {
        let written = format!("{:.*e}", DIGITS - 1, value.abs());
        let (mantissa, exponent) = written.split_once('e').unwrap_or((&written, "0"));
        let digits: Vec<u8> = mantissa.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
        let places = i32::try_from(digits.len()).unwrap_or(0) - 1;
        Self { digits, exponent: exponent.parse::<i32>().unwrap_or(0) - places }
    }

    /// The number times a power of ten.
    pub(super) fn shifted(mut self, powers: i32) -> Self {
        self.exponent = self.exponent.saturating_add(powers);
        self
    }

    /// Digits before and after the point, rounded to so many places; none before it for a number below one.
    pub(super) fn parts(&self, places: usize) -> (String, String) {
        let places = i32::try_from(places).unwrap_or(i32::MAX);
        let mut digits = self.digits.clone();
        let drop = usize::try_from(-(self.exponent.saturating_add(places))).unwrap_or(0);
        if drop > 0 {
            let keep = digits.len().saturating_sub(drop);
            let up = drop <= digits.len() && digits.get(keep).is_some_and(|digit| *digit >= 5);
            digits.truncate(keep);
            if up {
                increment(&mut digits);
            }
        } else {
            let zeros = usize::try_from(self.exponent.saturating_add(places)).unwrap_or(0).min(400);
            digits.resize(digits.len() + zeros, 0);
        }
        let places = usize::try_from(places).unwrap_or(0).min(400);
        while digits.len() < places {
            digits.insert(0, 0);
        }
        let point = digits.len() - places;
        let text = |digits: &[u8]| digits.iter().map(|digit| char::from(b'0' + digit)).collect::<String>();
        let whole = text(digits.get(..point).unwrap_or_default());
        (whole.trim_start_matches('0').to_owned(), text(digits.get(point..).unwrap_or_default()))
    }
}

fn increment(digits: &mut Vec<u8>) {
    for digit in digits.iter_mut().rev() {
        if *digit < 9 {
            *digit += 1;
            return;
        }
        *digit = 0;
    }
    digits.insert(0, 1);
}

/// A number as a cell without a format shows it: at most ten digits and a point, no zeros at the end. Whole numbers are
/// written out, although a narrow column would show a power of ten: the digits are what was meant.
pub(super) fn general(value: f64) -> String {
    let decimal = Decimal::of(value);
    let before = decimal.parts(0).0.len().max(1);
    if before > DIGITS || (value != 0.0 && value.abs() < 1e-9) {
        return format!("{value:e}");
    }
    let (whole, fraction) = decimal.parts(10usize.saturating_sub(before));
    let fraction = fraction.trim_end_matches('0');
    let sign = if value < 0.0 && !(whole.is_empty() && fraction.is_empty()) { "-" } else { "" };
    let whole = if whole.is_empty() { "0" } else { &whole };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{fraction}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binary_noise_is_not_shown() {
        for (value, text) in [
            (2_107.340_000_000_1, "2107.34"),
            (0.1 + 0.2, "0.3"),
            (-605.04, "-605.04"),
            (0.0, "0"),
            (-0.0, "0"),
            (123_456_789_012.0, "123456789012"),
            (2_995.399_999_999_999_6, "2995.4"),
            (1e300, "1e300"),
        ] {
            assert_eq!(general(value), text);
        }
    }

    #[test]
    fn halves_are_rounded_away_from_zero_as_they_are_written() {
        let shown = |value: f64, places| {
            let (whole, fraction) = Decimal::of(value).parts(places);
            format!("{whole}.{fraction}")
        };
        assert_eq!(shown(1.005, 2), "1.01");
        assert_eq!(shown(9.995, 2), "10.00");
        assert_eq!(shown(0.004, 2), ".00");
        assert_eq!(shown(0.05, 1), ".1");
        assert_eq!(shown(0.5, 0), "1.");
        assert_eq!(shown(0.000_1, 2), ".00");
        assert_eq!(shown(12.0, 2), "12.00");
    }
}
