//! The encoding of a web page. What it declares is often not what it is: pages are converted and keep their old word.

use encoding_rs::{Encoding, GB18030, GBK, UTF_8};

/// A page declares its encoding within so many bytes.
const DECLARED_WITHIN: usize = 4096;

/// The text of a page, and how many characters of it could not be decoded.
pub(super) fn decoded(bytes: &[u8]) -> (String, usize) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode(encoding, bytes.get(mark..).unwrap_or_default());
    }
    // Valid UTF-8 with letters beyond ASCII is nothing else. Cut in the middle of a letter, it still is.
    let valid = match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    };
    if valid {
        return (String::from_utf8_lossy(bytes).into_owned(), 0);
    }
    let declared =
        declared(bytes).filter(|encoding| *encoding != UTF_8).map(|encoding| decode(encoding, bytes));
    let guesses = [decode(UTF_8, bytes), decode(GB18030, bytes)];
    let best = guesses.into_iter().min_by_key(|(_, damaged)| *damaged).unwrap_or_default();
    declared.filter(|(_, damaged)| *damaged <= best.1).unwrap_or(best)
}

/// `<meta charset="gb2312">`, or the same in the older form.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..DECLARED_WITHIN).unwrap_or(bytes);
    let start = start.to_ascii_lowercase();
    let at = memchr::memmem::find(&start, b"charset")? + b"charset".len();
    let rest = start.get(at..)?.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let end = rest
        .iter()
        .position(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')))
        .unwrap_or(rest.len());
    let encoding = Encoding::for_label(rest.get(..end)?)?;
    // GB 18030 holds GBK, and programs that say GBK write more than it has.
    Some(if encoding == GBK { GB18030 } else { encoding })
}

fn decode(encoding: &'static Encoding, bytes: &[u8]) -> (String, usize) {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let count = if damaged { text.matches(char::REPLACEMENT_CHARACTER).count().max(1) } else { 0 };
    (text.into_owned(), count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_count_for_more_than_the_declaration() {
        let page = |charset: &str| format!("<meta charset={charset}><p>收入总表 单位：万元</p>");
        for charset in ["gb2312", "\"gbk\"", "utf-8", "GB18030"] {
            let text = page(charset);
            assert_eq!(decoded(text.as_bytes()).0, text);
            let gb = GB18030.encode(&text).0;
            assert_eq!(decoded(&gb), (text, 0));
        }
        let utf16: Vec<u8> =
            [0xFEFF].into_iter().chain(page("x").encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert_eq!(decoded(&utf16), (page("x"), 0));
    }
}
