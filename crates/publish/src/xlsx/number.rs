//! A printed figure as a number with the number format that prints it so.

/// Digits that a workbook program works with: a figure of more would be shown as another one.
const DIGITS: usize = 15;

/// A number and its format.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Number {
    /// The nearest binary fraction. It leaves through this file only, and its first fifteen digits are the figure's.
    pub(super) value: f64,
    /// `#,##0.00`
    pub(super) format: String,
}

/// The figure as a number; `None` for anything that a number could not print again: dashes, shares, more than fifteen digits.
///
/// `separated` says whether the thousands of small figures would be separated as well.
pub(super) fn number(text: &str, separated: bool) -> Option<Number> {
    let size = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) =
        size.split_once('.').map_or((size, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let grouped = !rest.is_empty();
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let fits = is_digits(first)
        && rest.iter().all(|group| group.len() == 3 && is_digits(group))
        && (!grouped || first.len() <= 3)
        && fraction.is_none_or(is_digits)
        && (first == "0" || !first.starts_with('0'));
    let plain: String = text.chars().filter(|c| *c != ',').collect();
    let digits = plain.bytes().filter(u8::is_ascii_digit).skip_while(|digit| *digit == b'0').count();
    let value: f64 = plain.parse().ok().filter(|_| fits && digits <= DIGITS)?;
    if value == 0.0 && size.len() < text.len() {
        return None;
    }
    let separated = grouped || (separated && first.len() <= 3);
    let mut format = String::from(if separated { "#,##0" } else { "0" });
    if let Some(fraction) = fraction {
        format.push('.');
        format.extend(std::iter::repeat_n('0', fraction.len()));
    }
    Some(Number { value, format })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_format_prints_what_the_book_prints() {
        for (text, separated, value, format) in [
            ("2,107.34", false, 2107.34, "#,##0.00"),
            ("605.04", true, 605.04, "#,##0.00"),
            ("605.04", false, 605.04, "0.00"),
            ("2107.34", false, 2107.34, "0.00"),
            ("2107.34", true, 2107.34, "0.00"),
            ("-1,234,567", false, -1_234_567.0, "#,##0"),
            ("0.00", false, 0.0, "0.00"),
            ("9,999,999,999,999.99", false, 9_999_999_999_999.99, "#,##0.00"),
        ] {
            assert_eq!(number(text, separated), Some(Number { value, format: format.into() }), "{text}");
        }
    }

    #[test]
    fn what_a_number_cannot_print_stays_text() {
        for text in
            ["", "-", "—", "77.69%", "1,23.00", "007", "1.", "12,345,678,901,234.56", "-0.00", "合计", "1e5"]
        {
            assert_eq!(number(text, true), None, "{text}");
        }
    }
}
