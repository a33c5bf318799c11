//! Numbers in words: what stands between digits and the noun that they count.

use mingzhang_model::{MoneyUnit, Printed};

/// A number in a text.
#[derive(Clone, Debug)]
pub(crate) struct Number<'a> {
    /// First byte.
    pub(crate) start: usize,
    /// The byte after the last digit.
    pub(crate) end: usize,
    /// The digits half-width, separators removed.
    pub(crate) digits: String,
    /// What follows.
    pub(crate) after: &'a str,
}

/// An amount of money in a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Amount {
    /// First byte of the figure.
    pub(crate) start: usize,
    /// The byte after its unit.
    pub(crate) end: usize,
    /// The figure.
    pub(crate) printed: Printed,
}

impl Number<'_> {
    /// The number in ten-thousandths; `None` if it is too large to be a count of anything.
    pub(crate) fn scaled(&self) -> Option<i64> {
        let (whole, rest) = self.digits.split_once('.').unwrap_or((&self.digits, ""));
        let whole: i64 = whole.parse().ok().filter(|whole| *whole < 1_000_000_000_000)?;
        let fraction: String = rest.chars().chain(std::iter::repeat('0')).take(4).collect();
        Some(whole * 10_000 + fraction.parse::<i64>().ok()?)
    }

    /// The number if it is whole.
    pub(crate) fn count(&self) -> Option<i64> {
        self.digits.parse().ok().filter(|count| *count < 1_000_000_000)
    }

    /// The length of the first of these nouns that follows at once.
    pub(crate) fn noun(&self, nouns: &[&str]) -> Option<usize> {
        nouns.iter().find(|noun| self.after.starts_with(**noun)).map(|noun| noun.len())
    }
}

/// The half-width twin of a digit.
pub(crate) fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0),
        _ => None,
    }
}

/// Every number in a text.
pub(crate) fn numbers(text: &str) -> Vec<Number<'_>> {
    let mut out = Vec::new();
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let at = |index: usize| letters.get(index).map(|(_, c)| *c);
    let mut index = 0;
    while let Some((start, c)) = letters.get(index).copied() {
        let Some(first) = digit(c) else {
            index += 1;
            continue;
        };
        let mut digits = String::from(first);
        index += 1;
        while let Some(c) = at(index) {
            if let Some(next) = digit(c) {
                digits.push(next);
                index += 1;
            } else if matches!(c, '.' | '．')
                && !digits.contains('.')
                && at(index + 1).and_then(digit).is_some()
            {
                digits.push('.');
                index += 1;
            } else if matches!(c, ',' | '，') && !digits.contains('.') && is_group(&letters, index + 1) {
                index += 1;
            } else {
                break;
            }
        }
        let end = letters.get(index).map_or(text.len(), |(byte, _)| *byte);
        out.push(Number { start, end, digits, after: text.get(end..).unwrap_or("") });
    }
    out
}

/// Exactly three digits: what follows a separator of thousands.
fn is_group(letters: &[(usize, char)], from: usize) -> bool {
    let is_digit = |index: usize| letters.get(index).is_some_and(|(_, c)| digit(*c).is_some());
    (from..from + 3).all(is_digit) && !is_digit(from + 3)
}

/// Every amount of money in a text: a number and 亿元, 万元 or 元.
pub(crate) fn amounts(text: &str) -> Vec<Amount> {
    numbers(text)
        .into_iter()
        .filter_map(|number| {
            let unit = MoneyUnit::ALL.into_iter().find(|unit| number.after.starts_with(unit.chinese()))?;
            let printed = Printed::parse(&number.digits, unit)?;
            Some(Amount { start: number.start, end: number.end + unit.chinese().len(), printed })
        })
        .collect()
}

/// The sentences of a text with their first bytes: cut at `。`, `；`, `！`.
pub(crate) fn sentences(text: &str) -> impl Iterator<Item = (usize, &str)> {
    cut(text, &['。', '；', ';', '！'])
}

/// The clauses of a text with their first bytes: cut at commas, too.
pub(crate) fn clauses(text: &str) -> impl Iterator<Item = (usize, &str)> {
    cut(text, &['。', '；', ';', '！', '，', ','])
}

fn cut<'a>(text: &'a str, ends: &'a [char]) -> impl Iterator<Item = (usize, &'a str)> {
    let mut start = 0;
    text.split_inclusive(ends).map(move |part| {
        let from = start;
        start += part.len();
        (from, part)
    })
}

/// The last `count` letters before a byte.
pub(crate) fn before(text: &str, at: usize, count: usize) -> &str {
    let head = text.get(..at).unwrap_or("");
    let from = head.char_indices().rev().nth(count.saturating_sub(1)).map_or(0, |(byte, _)| byte);
    head.get(from..).unwrap_or("")
}

/// The first `count` letters of a text.
pub(crate) fn first(text: &str, count: usize) -> &str {
    let to = text.char_indices().nth(count).map_or(text.len(), |(byte, _)| byte);
    text.get(..to).unwrap_or("")
}

/// Whether one of the words stands in the text.
pub(crate) fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_cut_where_they_end() {
        let read = |text: &str| numbers(text).into_iter().map(|n| n.digits).collect::<Vec<_>>();
        assert_eq!(read("共计1,234.50元"), ["1234.50"]);
        assert_eq!(read("6390，7850平方米"), ["6390", "7850"]);
        assert_eq!(read("１２，３４５人"), ["12345"]);
        assert_eq!(read("第1.2.3条"), ["1.2", "3"]);
        assert_eq!(amounts("合同价33.68万元，检测费9585元，共3人").len(), 2);
        assert_eq!(numbers("3335.02平方米").first().and_then(Number::scaled), Some(33_350_200));
    }

    #[test]
    fn letters_before_a_byte() {
        assert_eq!(before("联系电话138", 12, 2), "电话");
        assert_eq!(before("话138", 3, 9), "话");
        assert_eq!(first("电话", 9), "电话");
    }
}
