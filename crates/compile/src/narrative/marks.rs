//! Marks inside rendered text: where a figure stands and where a line is an order to the compiler. They are characters of
//! Unicode's private use area, which no text that a user gives may hold.

use mingzhang_model::manuscript::Span;

const OPEN: char = '\u{E000}';
const CLOSE: char = '\u{E001}';
/// In front of a heading or a directive.
pub(super) const ORDER: char = '\u{E002}';

/// The mark of a figure.
pub(super) fn figure(index: usize) -> String {
    format!("{OPEN}{index}{CLOSE}")
}

/// `text` as a user gave it, on one line and without marks.
pub(super) fn clean(text: &str) -> String {
    let kept: String = text.chars().filter(|c| !(OPEN..=ORDER).contains(c)).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The narrative's source with its orders marked: text that is rendered into it can then never be taken for one.
pub(super) fn with_orders(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    for line in source.lines() {
        if line.starts_with(['#', '@']) {
            out.push(ORDER);
        }
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// A rendered line as words and figures.
pub(super) fn spans(line: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut rest = line;
    while let Some((words, tail)) = rest.split_once(OPEN) {
        if !words.is_empty() {
            out.push(Span::Text(words.to_owned()));
        }
        let Some((index, after)) = tail.split_once(CLOSE) else { break };
        out.extend(index.parse().ok().map(Span::Figure));
        rest = after;
    }
    if !rest.is_empty() {
        out.push(Span::Text(rest.to_owned()));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_come_out_where_they_went_in() {
        let line = format!("预算{}，占{}。", figure(0), figure(12));
        assert_eq!(
            spans(&line),
            [
                Span::Text("预算".into()),
                Span::Figure(0),
                Span::Text("，占".into()),
                Span::Figure(12),
                Span::Text("。".into()),
            ]
        );
    }

    #[test]
    fn what_a_user_gives_holds_no_marks() {
        assert_eq!(clean("a\u{E000}1\u{E001}\n@form  x\u{E002}"), "a1 @form x");
    }
}
