//! A number as its cell's number format prints it. How many decimals are printed matters: a printed figure is an interval.
//!
//! Format codes are those of ECMA-376 part 1, 18.8.31: sections for positive, negative, zero and text; `0 # ?` for digits.

use super::code::{Section, Token, sections};
use super::decimal::{Decimal, general};

/// Decimals beyond this no format asks for; a longer code is not a format.
const MOST_PLACES: usize = 30;

/// The number as the format code prints it; the plain number for a code that cannot be followed.
pub(crate) fn shown(value: f64, code: &str) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let sections = sections(code);
    let Some((section, signed)) = choose(&sections, value) else { return general(value) };
    let has_digits = section.tokens.iter().any(|token| matches!(token, Token::Digit(_)));
    if section.tokens.is_empty() && sections.len() > 1 {
        // `0.00;-0.00;;@` prints nothing for zero.
        return String::new();
    }
    if section.tokens.contains(&Token::Unknown) || section.tokens.is_empty() {
        return general(value);
    }
    let sign = if signed && value < 0.0 { "-" } else { "" };
    let text = if has_digits { digits(section, value) } else { words(section, value) };
    let text = text.trim();
    let is_zero = !text.contains(|letter: char| ('1'..='9').contains(&letter));
    if is_zero && has_digits { text.to_owned() } else { format!("{sign}{text}") }
}

/// The format codes that a workbook may use without writing them down, by number.
pub(crate) const fn builtin(id: u32) -> Option<&'static str> {
    Some(match id {
        0 => "General",
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        // 5 to 8 are currency: the sign depends on the country and says nothing that a budget's unit line does not.
        5 | 6 | 37 | 38 => "#,##0;-#,##0",
        7 | 8 | 39 | 40 => "#,##0.00;-#,##0.00",
        41 | 42 => "#,##0;-#,##0;\"-\"",
        43 | 44 => "#,##0.00;-#,##0.00;\"-\"",
        49 => "@",
        _ => return None,
    })
}

/// Which section prints the number, and whether the minus sign is left to it.
fn choose(sections: &[Section], value: f64) -> Option<(&Section, bool)> {
    if sections.iter().any(|section| section.condition.is_some()) {
        let holds = |section: &&Section| match &section.condition {
            None => true,
            Some((relation, bound)) => match relation.as_str() {
                ">" => value > *bound,
                ">=" => value >= *bound,
                "<" => value < *bound,
                "<=" => value <= *bound,
                "=" => (value - bound).abs() <= f64::EPSILON,
                _ => (value - bound).abs() > f64::EPSILON,
            },
        };
        return sections.iter().find(holds).map(|section| (section, true));
    }
    match sections {
        [] => None,
        [_, negative, ..] if value < 0.0 => Some((negative, false)),
        [_, _, zero, ..] if value == 0.0 => Some((zero, false)),
        [first, ..] => Some((first, true)),
    }
}

/// A section without digits: words, and the plain number where it says `General`.
fn words(section: &Section, value: f64) -> String {
    let mut out = String::new();
    for token in &section.tokens {
        match token {
            Token::Literal(letter) => out.push(*letter),
            Token::General => out.push_str(&general(value.abs())),
            Token::Percent => out.push('%'),
            _ => {}
        }
    }
    out
}

fn digits(section: &Section, value: f64) -> String {
    let tokens = &section.tokens;
    let point = tokens.iter().position(|token| *token == Token::Point).unwrap_or(tokens.len());
    let (before, after) = tokens.split_at(point);
    let is_digit = |token: &&Token| matches!(token, Token::Digit(_));
    let places = after.iter().filter(is_digit).count();
    if places > MOST_PLACES {
        return general(value);
    }
    // Commas right behind the last digit divide by a thousand each; one between digits groups them.
    let last = before.iter().rposition(|token| is_digit(&token));
    let behind = |from: usize, tokens: &[Token]| {
        tokens.iter().skip(from).take_while(|token| **token == Token::Comma).count()
    };
    let last_after = after.iter().rposition(|token| is_digit(&token));
    let thousands =
        last.map_or(0, |at| behind(at + 1, before)) + last_after.map_or(0, |at| behind(at + 1, after));
    let grouped = last.is_some_and(|at| before.iter().take(at).any(|token| *token == Token::Comma));
    let percents = tokens.iter().filter(|token| **token == Token::Percent).count();
    let power = |count: usize, of: i32| i32::try_from(count).unwrap_or(0).saturating_mul(of);
    let decimal = Decimal::of(value).shifted(power(thousands, -3).saturating_add(power(percents, 2)));
    let (whole, fraction) = decimal.parts(places);
    whole_part(before, &whole, grouped) + &fraction_part(after, &fraction)
}

/// The digits before the point, dealt out from the right; the first placeholder takes all that are left.
fn whole_part(tokens: &[Token], whole: &str, grouped: bool) -> String {
    let mut left: Vec<char> = whole.chars().collect();
    let mut placeholders = tokens.iter().filter(|token| matches!(token, Token::Digit(_))).count();
    let mut written = 0;
    // From the right to the left.
    let mut out: Vec<char> = Vec::new();
    let mut write = |digit: char, out: &mut Vec<char>| {
        if grouped && written > 0 && written % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
        written += 1;
    };
    for token in tokens.iter().rev() {
        match token {
            Token::Digit(kind) => {
                match left.pop() {
                    Some(digit) => write(digit, &mut out),
                    None if *kind == '0' => write('0', &mut out),
                    None => {}
                }
                placeholders -= 1;
                if placeholders == 0 {
                    while let Some(digit) = left.pop() {
                        write(digit, &mut out);
                    }
                }
            }
            Token::Literal(letter) => out.push(*letter),
            Token::Percent => out.push('%'),
            _ => {}
        }
    }
    // A format that begins with the point has no place for the digits before it, but nobody hides them.
    left.into_iter().chain(out.into_iter().rev()).collect()
}

fn fraction_part(tokens: &[Token], fraction: &str) -> String {
    let mut out = String::new();
    let mut digits = fraction.chars();
    for token in tokens {
        match token {
            Token::Point => out.push('.'),
            Token::Digit(kind) => {
                let digit = digits.next().unwrap_or('0');
                let ends_in_zeros = digit == '0' && digits.as_str().bytes().all(|rest| rest == b'0');
                if *kind == '0' || !ends_in_zeros {
                    out.push(digit);
                }
            }
            Token::Literal(letter) => out.push(*letter),
            Token::Percent => out.push('%'),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_printed_with_the_decimals_of_their_format() {
        for (value, code, text) in [
            (2_107.340_000_000_1, "General", "2107.34"),
            (2_107.340_000_000_1, "0.00", "2107.34"),
            (2107.3, "#,##0.00", "2,107.30"),
            (1_234_567.0, "#,##0", "1,234,567"),
            (84_861_719.0, "0", "84861719"),
            (0.5, "#.00", ".50"),
            (0.0, "#,##0.00", "0.00"),
            (-3.5, "0.00", "-3.50"),
            (-0.001, "0.00", "0.00"),
            (0.7769, "0.00%", "77.69%"),
            (2107.34, "0.00_ ", "2107.34"),
            (46.0, "0.00_);[Red](0.00)", "46.00"),
            (-46.0, "0.00_);[Red](0.00)", "(46.00)"),
            (-46.0, "#,##0.00_);\\-#,##0.00", "-46.00"),
            (123.0, "000000", "000123"),
            (12.5, "0.##", "12.5"),
            (208.0, "@", "208"),
            (21.5, "G/通用格式", "21.5"),
            (21.5, "\"合计\"0.00\"万元\"", "合计21.50万元"),
            (21.5, "[$¥-804]#,##0.00", "¥21.50"),
        ] {
            assert_eq!(shown(value, code), text, "{code}");
        }
    }

    #[test]
    fn the_accounting_format_prints_a_dash_for_zero() {
        let code = "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ";
        assert_eq!(shown(1234.5, code), "1,234.50");
        assert_eq!(shown(-1234.5, code), "-1,234.50");
        assert_eq!(shown(0.0, code), "-");
    }

    #[test]
    fn amounts_shown_in_ten_thousands_or_thousands_are_as_printed() {
        assert_eq!(shown(84_861_719.0, "0!.0,"), "8486.2");
        assert_eq!(shown(84_861_719.0, "#,##0.00,"), "84,861.72");
        assert_eq!(shown(84_861_719.0, "[>=10000]0!.0,\"万\";0"), "8486.2万");
        assert_eq!(shown(12.0, "[>=10000]0!.0,\"万\";0"), "12");
    }

    #[test]
    fn an_empty_section_and_an_unknown_code_do_no_harm() {
        assert_eq!(shown(0.0, "0.00;-0.00;;@"), "");
        assert_eq!(shown(12.0, ""), "12");
        assert_eq!(shown(12.0, "0.00E+00"), "12");
        assert_eq!(shown(12.5, "# ?/?"), "12.5");
        assert_eq!(shown(12.0, "\"\\[["), "\\[[");
        assert_eq!(shown(f64::NAN, "0"), "");
    }
}
