//! Text that has to fit: how wide it is set, and where it breaks.

use mingzhang_fonts::{SANS_REGULAR, width};

/// Size of labels and amounts.
pub(super) const SIZE: f64 = 13.0;
/// Size of heads and legends.
pub(super) const SMALL: f64 = 12.0;
/// From one line to the next.
pub(super) const LEADING: f64 = 17.0;

/// How wide a text is at a size.
pub(super) fn measure(text: &str, size: f64) -> f64 {
    width(&SANS_REGULAR, text) * size
}

/// What stays with the letter before it, a hair beyond the edge, and what may not end a line.
const CLOSING: &str = "，。、；：）”’》％%)";
const OPENING: &str = "（“‘《(";

/// A label on at most so many lines, of about the same length; what does not fit is left out, and the last line says so by
/// an ellipsis.
pub(super) fn wrap(text: &str, room: f64, most: usize, size: f64) -> Vec<String> {
    let lines = greedy(text, room, most, size);
    // A single letter on the last line looks like a slip: the lines share what there is.
    let whole: f64 = lines.iter().map(|line| measure(line, size)).sum();
    let shared = (whole / super::layout::count(lines.len())).ceil() + size / 2.0;
    if lines.len() < 2 || shared >= room || lines.last().is_some_and(|line| line.ends_with('…')) {
        return lines;
    }
    let even = greedy(text, shared, most, size);
    let is_whole = even.len() == lines.len() && even.concat() == lines.concat();
    if is_whole { even } else { lines }
}

fn greedy(text: &str, room: f64, most: usize, size: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0.0;
    for letter in text.chars().filter(|c| !c.is_control()) {
        let advance = measure(letter.encode_utf8(&mut [0; 4]), size);
        if used + advance > room && used > 0.0 && !CLOSING.contains(letter) {
            let full = lines.len() == most;
            let Some(last) = lines.last_mut() else { break };
            if full {
                last.pop();
                last.push('…');
                break;
            }
            let carried = if last.chars().count() > 1 && last.ends_with(|c| OPENING.contains(c)) {
                last.pop().map(String::from)
            } else {
                None
            }
            .unwrap_or_default();
            used = measure(&carried, size);
            lines.push(carried);
        }
        if let Some(last) = lines.last_mut() {
            last.push(letter);
        }
        used += advance;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_label_breaks_and_then_ends_in_an_ellipsis() {
        assert_eq!(wrap("社会保障和就业支出", 13.0 * 5.0, 2, 13.0), ["社会保障和", "就业支出"]);
        assert_eq!(wrap("社会保障和就业支出及其他", 13.0 * 5.0, 2, 13.0), ["社会保障和", "就业支出…"]);
        assert_eq!(wrap("因公出国（境）费", 13.0 * 6.0, 2, 13.0), ["因公出国", "（境）费"]);
        assert_eq!(wrap("", 50.0, 2, 13.0), [""]);
    }

    #[test]
    fn lines_are_even_and_no_bracket_is_left_alone() {
        assert_eq!(wrap("文化旅游体育与传媒支出", 13.0 * 10.0, 2, 13.0), ["文化旅游体育", "与传媒支出"]);
        assert_eq!(wrap("支出（含结转）", 13.0 * 3.0, 3, 13.0), ["支出", "（含", "结转）"]);
    }
}
