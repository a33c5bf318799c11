//! What a finding about privacy may quote: a report is passed on, too, so that it must not carry what the book should not.

use mingzhang_model::Spot;

use super::scan::digit;

/// Digits in a row that may be a number of a person: the shortest is a mobile number's.
const LONG: usize = 11;

/// A spot without the secrets and without any long number, in every field that is words.
pub(super) fn hide(mut spot: Spot, secrets: &[&str]) -> Spot {
    let clean = |text: &str| {
        let text = secrets.iter().fold(text.to_owned(), |text, secret| text.replace(secret, &masked(secret)));
        without_long_numbers(&text)
    };
    spot.text = clean(&spot.text);
    spot.row_label = clean(&spot.row_label);
    spot.column_label = clean(&spot.column_label);
    spot.table = spot.table.as_deref().map(&clean);
    spot.sentence = spot.sentence.map(|(sentence, at)| (clean(&sentence), at));
    spot
}

/// A secret with its middle hidden: `1401**********123X`. As long as before in bytes, so that places in it stay.
pub(super) fn masked(secret: &str) -> String {
    let count = secret.chars().count();
    let (head, tail) = match count {
        0..=3 => (1, 0),
        4..=10 => (2, 0),
        11 => (3, 4),
        _ if secret.is_ascii() => (4, 4),
        _ => (3, 0),
    };
    secret
        .chars()
        .enumerate()
        .map(|(index, c)| match c {
            _ if index < head || index + tail >= count => c,
            c if c.is_ascii() => '*',
            '０'..='９' | '\u{4e00}'..='\u{9fff}' => '＊',
            other => other,
        })
        .collect()
}

/// Every run of eleven digits or more with its middle hidden.
fn without_long_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    for c in text.chars().map(Some).chain([None]) {
        let digits = run.chars().count();
        match c {
            Some(c) if digit(c).is_some() || (digits >= 15 && matches!(c, 'X' | 'x')) => run.push(c),
            _ => {
                out.push_str(&if digits >= LONG { masked(&run) } else { run.clone() });
                run.clear();
                out.extend(c);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_hidden_and_the_length_stays() {
        assert_eq!(masked("140105199001011232"), "1401**********1232");
        assert_eq!(masked("13812345678"), "138****5678");
        assert_eq!(masked("张三丰"), "张＊＊");
        assert_eq!(without_long_numbers("电话13812345678转2026年"), "电话138****5678转2026年");
        assert_eq!(without_long_numbers("号14010519900101123X。"), "号1401**********123X。");
        for text in ["张三丰", "１３８１２３４５６７８", "家住平安路12号楼3单元"] {
            assert_eq!(masked(text).len(), text.len(), "{text}");
        }
    }
}
