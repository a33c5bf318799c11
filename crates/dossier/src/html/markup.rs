//! Text that stands in markup.

/// The text with the letters that mean something in markup written as references, and without those that XML cannot hold
/// at all. Fit for the content of an element and for an attribute in double or single quotes.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(letter),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_name_is_markup() {
        assert_eq!(escaped("a<b>&\"c\"'d'\u{0}\u{b}\u{ffff}\n"), "a&lt;b&gt;&amp;&quot;c&quot;&#39;d&#39;\n");
    }
}
