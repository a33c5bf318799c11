//! Remnants of formatting in exported text.

use std::borrow::Cow;

/// Inline tags that converters leave behind. Other `<` are the text's own: "<5万元".
const TAGS: &[&str] =
    &["b", "i", "u", "s", "em", "strong", "sub", "sup", "br", "br/", "br /", "mark", "small"];

/// The text without formatting tags.
pub(super) fn strip(text: &str) -> Cow<'_, str> {
    if !text.contains('<') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        match after.split_once('>') {
            Some((tag, tail)) if is_tag(tag) => rest = tail,
            _ => {
                out.push('<');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn is_tag(tag: &str) -> bool {
    let name = tag.strip_prefix('/').unwrap_or(tag);
    TAGS.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Heading level by Markdown's `#` marks (0 for none), and the text after them.
pub(super) fn heading(line: &str) -> (u8, &str) {
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    match u8::try_from(level) {
        Ok(level @ 1..=6) if text.starts_with([' ', '\t']) => (level, text.trim()),
        _ => (0, line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_and_comparisons_stay() {
        assert_eq!(strip("<b>合计</b> 5<sub>1</sub>"), "合计 51");
        assert_eq!(strip("金额<5万元，>3"), "金额<5万元，>3");
        assert_eq!(strip("a<b"), "a<b");
    }

    #[test]
    fn heading_marks_need_a_space() {
        assert_eq!(heading("## 收入总表"), (2, "收入总表"));
        assert_eq!(heading("#1 项目"), (0, "#1 项目"));
    }
}
