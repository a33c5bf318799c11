//! Text by the columns it takes on a terminal: a Chinese character takes two.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many terminal columns `text` takes.
pub fn display_width(text: &str) -> usize {
    text.width()
}

/// `text` with control characters as spaces. Words from a file go to a terminal, and an escape sequence in a
/// forged PDF must not command it.
pub fn printable(text: &str) -> Cow<'_, str> {
    let control = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if text.chars().any(control) {
        Cow::Owned(text.chars().map(|c| if control(c) { ' ' } else { c }).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// `text` cut to `width` columns, the last of them `…` if anything is lost.
pub fn truncate(text: &str, width: usize) -> Cow<'_, str> {
    if display_width(text) <= width {
        return Cow::Borrowed(text);
    }
    let mut out = String::new();
    let mut used = 1;
    for c in text.chars() {
        used += c.width().unwrap_or(0);
        if used > width {
            break;
        }
        out.push(c);
    }
    out.push('…');
    Cow::Owned(out)
}

/// `text` with spaces after it up to `width` columns.
pub fn pad_right(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(display_width(text))))
}

/// `text` with spaces before it up to `width` columns.
pub fn pad_left(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(display_width(text))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_takes_two_columns() {
        assert_eq!(display_width("302 商品"), 8);
        assert_eq!(truncate("商品和服务支出", 8), "商品和…");
        assert_eq!(truncate("商品和服务支出", 7), "商品和…");
        assert_eq!(truncate("商品", 4), "商品");
        assert_eq!(pad_left("合计", 6), "  合计");
        assert_eq!(pad_right("合计", 6), "合计  ");
    }

    #[test]
    fn escape_sequences_are_disarmed() {
        assert_eq!(printable("a\u{1b}[31mb"), "a [31mb");
    }
}
