//! Pinyin initials of a name: what people type who know the name and not the code.

use pinyin::ToPinyin as _;

/// `大同市教育局` is `dtsjyj`; what is no Chinese character stays, in lower case. A character of several readings has its most
/// common one.
pub(super) fn initials(name: &str) -> String {
    name.to_pinyin()
        .zip(name.chars())
        .filter_map(|(reading, letter)| match reading {
            Some(reading) => reading.first_letter().chars().next(),
            None => letter.is_alphanumeric().then(|| letter.to_ascii_lowercase()),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn a_name_is_typed_by_its_initials() {
        assert_eq!(initials("大同市教育局"), "dtsjyj");
        assert_eq!(initials("第2小学（A校区）"), "d2xxaxq");
    }
}
