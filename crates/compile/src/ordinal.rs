//! 一, 二, …, 九十九.

/// The Chinese numeral of a number from 1 to 99.
pub(crate) fn chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |n: usize| DIGITS.get(n).copied().unwrap_or_default();
    match (number / 10, number % 10) {
        (0, ones) => digit(ones).to_owned(),
        (1, ones) => format!("十{}", digit(ones)),
        (tens, ones) => format!("{}十{}", digit(tens % 10), digit(ones)),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn counts_as_books_do() {
        assert_eq!(
            [1, 10, 13, 20, 30, 99].map(super::chinese),
            ["一", "十", "十三", "二十", "三十", "九十九"]
        );
    }
}
