//! Bytes as text: UTF-8, UTF-16 with a mark, or GB 18030 as older Chinese programs write it.

use encoding_rs::{Encoding, GB18030, UTF_8};

use crate::error::{Foreign, ReadError};

/// More unreadable characters than one in so many make a file binary.
const TOLERANCE: usize = 20;
/// Text in another encoding read as UTF-8 has more than one error in so many characters beyond ASCII.
const NEARLY: usize = 10;

/// Whether the bytes may be text in one of the encodings.
pub(crate) fn is_text(bytes: &[u8]) -> bool {
    Encoding::for_bom(bytes).is_some() || !bytes.contains(&0)
}

/// The text and how many characters of it could not be decoded (they are U+FFFD).
///
/// # Errors
///
/// If too much of it cannot be decoded.
pub(crate) fn text(bytes: &[u8]) -> Result<(String, usize), ReadError> {
    let (text, damaged) = if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        decode(encoding, bytes.get(mark..).unwrap_or_default())
    } else {
        let utf8 = decode(UTF_8, bytes);
        // GB 18030 gives almost any bytes a meaning, so fewer errors alone prove nothing: what is nearly UTF-8 is that.
        let foreign = utf8.0.chars().filter(|letter| !letter.is_ascii()).count();
        if utf8.1.saturating_mul(NEARLY) <= foreign { utf8 } else { decode(GB18030, bytes) }
    };
    let letters = text.chars().count();
    let controls =
        text.chars().filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{C}')).count();
    if (damaged + controls).saturating_mul(TOLERANCE) > letters {
        return Err(ReadError::UnknownFormat { what: Foreign::Binary });
    }
    Ok((text, damaged))
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
    fn all_encodings_of_a_sentence_are_the_same_text() {
        let sentence = "收入总计\t2,995.39\n";
        let utf16 = sentence.encode_utf16();
        let little: Vec<u8> = [0xFEFF].into_iter().chain(utf16.clone()).flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = [0xFEFF].into_iter().chain(utf16).flat_map(u16::to_be_bytes).collect();
        let gb = GB18030.encode(sentence).0.into_owned();
        let marked = [b"\xEF\xBB\xBF", sentence.as_bytes()].concat();
        for bytes in [sentence.as_bytes().to_vec(), little, big, gb, marked] {
            assert!(is_text(&bytes));
            assert_eq!(text(&bytes), Ok((sentence.to_owned(), 0)));
        }
    }

    #[test]
    fn a_torn_character_is_counted_and_noise_refused() {
        let sentence = "收入总计 本年收入合计 支出总计".repeat(3);
        let torn = &sentence.as_bytes()[..sentence.len() - 1];
        assert_eq!(text(torn).map(|(_, damaged)| damaged), Ok(1));
        assert!(text(&(1..=255).cycle().take(4_000).collect::<Vec<u8>>()).is_err());
    }
}
