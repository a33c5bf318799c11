//! A figure or words in a sentence: the sentence around them on one line, carets below.

use crate::width::{display_width, truncate};

/// The part of a sentence that fits into `width` columns, and where below it the quote stands.
pub(super) struct Quote {
    pub(super) line: String,
    pub(super) indent: usize,
    pub(super) length: usize,
}

/// Cuts a sentence so that the quote, which begins at byte `at`, stands whole in the line, with as many words before it as after.
pub(super) fn quote(sentence: &str, at: usize, text: &str, width: usize) -> Option<Quote> {
    let (before, rest) = (sentence.get(..at)?, sentence.get(at..)?);
    let after = rest.strip_prefix(text)?;
    let length = display_width(text);
    if length > width {
        // A whole paragraph is the quote: its beginning is enough.
        let line = truncate(text, width).into_owned();
        let length = display_width(&line);
        return Some(Quote { line, indent: 0, length });
    }
    let room = width.saturating_sub(length);
    let left = room * 2 / 3;
    let mut head: Vec<char> = Vec::new();
    let mut used = 0;
    let mut cut = false;
    for c in before.chars().rev() {
        let step = display_width(c.encode_utf8(&mut [0; 4]));
        if used + step > left {
            cut = true;
            break;
        }
        used += step;
        head.push(c);
    }
    let mut line = String::from(if cut { "…" } else { "" });
    line.extend(head.iter().rev());
    let indent = display_width(&line);
    line.push_str(text);
    let mut used = indent + length;
    if used + display_width(after) <= width {
        line.push_str(after);
        return Some(Quote { line, indent, length });
    }
    for c in after.chars() {
        let step = display_width(c.encode_utf8(&mut [0; 4]));
        if used + step >= width {
            line.push('…');
            break;
        }
        used += step;
        line.push(c);
    }
    Some(Quote { line, indent, length })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_stands_whole_in_its_line() {
        let sentence = "一般公共服务支出2106.66万元，占71.73%；社会保障和就业支出";
        let at = sentence.find("71.73%").unwrap();
        let all = quote(sentence, at, "71.73%", 80).unwrap();
        assert_eq!((all.line.as_str(), all.indent, all.length), (sentence, 31, 6));
        let cut = quote(sentence, at, "71.73%", 20).unwrap();
        assert_eq!(cut.line, "…6万元，占71.73%；…");
        assert!(quote(sentence, at, "别的", 80).is_none());
        assert_eq!(quote(sentence, 0, sentence, 20).unwrap().line, "一般公共服务支出210…");
    }
}
