//! Which characters can be printed.

use std::sync::OnceLock;

use ttf_parser::{Face as Outlines, PlatformId};

use crate::{FACES, Face};

/// The characters of a text that cannot be printed in every face, each once, in the order of the text. Line breaks
/// and tabs are not printed and never missing.
pub fn missing(text: &str) -> Vec<char> {
    let mut found = Vec::new();
    for c in text.chars() {
        if !covers(c) && !found.contains(&c) {
            found.push(c);
        }
    }
    found
}

/// Whether every face has the character. A title is set in another face than the text that repeats it, so a
/// character that only some faces have is no use.
pub fn covers(c: char) -> bool {
    static COVERAGE: OnceLock<Coverage> = OnceLock::new();
    let coverage = COVERAGE
        .get_or_init(|| FACES.iter().map(Coverage::of).reduce(Coverage::and).unwrap_or_else(Coverage::empty));
    matches!(c, '\n' | '\r' | '\t') || coverage.contains(c)
}

/// One bit a code point of the first three planes: 通用规范汉字表 reaches into the third.
#[derive(Debug, PartialEq, Eq)]
struct Coverage(Vec<u64>);

impl Coverage {
    const CODE_POINTS: usize = 0x3_0000;

    fn empty() -> Self {
        Self(vec![0; Self::CODE_POINTS / 64])
    }

    fn of(face: &Face) -> Self {
        let mut bits = Self::empty();
        let Ok(outlines) = Outlines::parse(face.bytes, 0) else { return bits };
        let subtables = outlines.tables().cmap.iter().flat_map(|cmap| cmap.subtables);
        for subtable in subtables.filter(|subtable| subtable.platform_id != PlatformId::Macintosh) {
            subtable.codepoints(|code| {
                let drawn = subtable.glyph_index(code).is_some_and(|glyph| glyph.0 != 0);
                if let (true, Some(word)) = (drawn, bits.0.get_mut((code / 64) as usize)) {
                    *word |= 1 << (code % 64);
                }
            });
        }
        bits
    }

    fn contains(&self, c: char) -> bool {
        let code = u32::from(c);
        self.0.get((code / 64) as usize).is_some_and(|word| word >> (code % 64) & 1 == 1)
    }

    #[expect(clippy::needless_pass_by_value, reason = "the shape that `reduce` asks for")]
    fn and(mut self, other: Self) -> Self {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word &= other;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_signs_of_budget_books_can_be_printed() {
        for text in [
            "大同市就业创业服务中心2026年预算收支总表",
            "单位名称：　单位：万元　（一）一、①⑳〔2026〕1号【注】《预算法》“三公”‘’—…·、。！？；，％＜＞≥≤×±㎡²³",
            "堃喆玥昇犇淼垚焱赟翀旻玙珺", // names of people and companies, not in GB 2312
            "㑇㘎䏝𬭼𫍽𬣡",               // 通用规范汉字表, level 3
            "ＡＢＣ１２３αβΔΩЖ￥¥€℃‰№",
            "□■○●△▲★√",
        ] {
            assert_eq!(missing(text), Vec::<char>::new(), "{text}");
        }
    }

    #[test]
    fn what_no_face_has_is_named_once_in_order() {
        assert_eq!(missing("项目😀与\u{e000}和😀\n\t"), vec!['😀', '\u{e000}']);
        assert!(!covers('\u{10_ffff}'));
    }

    #[test]
    fn faces_have_the_same_characters() {
        let first = Coverage::of(&crate::SERIF_REGULAR);
        for face in FACES {
            assert!(Coverage::of(&face) == first, "{}", face.file_name);
        }
    }
}
