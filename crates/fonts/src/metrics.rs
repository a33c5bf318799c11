//! How wide a text is set.

use std::sync::OnceLock;

use ttf_parser::Face as Outlines;

use crate::{FACES, Face};

/// Width of a text on one line, in em. Kerning is left out: figures are set without it.
pub fn width(face: &Face, text: &str) -> f64 {
    static OUTLINES: OnceLock<Vec<Option<Outlines<'static>>>> = OnceLock::new();
    let parsed =
        OUTLINES.get_or_init(|| FACES.iter().map(|face| Outlines::parse(face.bytes, 0).ok()).collect());
    let outlines = FACES
        .iter()
        .position(|known| known.file_name == face.file_name)
        .and_then(|index| parsed.get(index)?.as_ref());
    text.chars().map(|c| advance(outlines, c)).sum()
}

fn advance(outlines: Option<&Outlines<'_>>, c: char) -> f64 {
    // Ideographs are as wide as high; only they are common enough to be worth a short cut.
    if matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff5e}') {
        return 1.0;
    }
    outlines
        .and_then(|face| {
            let advance = face.glyph_hor_advance(face.glyph_index(c)?)?;
            Some(f64::from(advance) / f64::from(face.units_per_em()))
        })
        .unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_face_is_what_it_says() {
        for face in FACES {
            let outlines = Outlines::parse(face.bytes, 0).expect("a font");
            let family = outlines.names().into_iter().find(|name| name.name_id == 1);
            assert_eq!(family.and_then(|name| name.to_string()).as_deref(), Some(face.family));
            assert_eq!(outlines.is_bold(), face.bold, "{}", face.file_name);
        }
    }

    #[test]
    fn digits_are_of_one_width_so_that_figures_line_up() {
        for face in FACES {
            let one = width(&face, "1");
            assert!((0.4..0.7).contains(&one), "{}: {one}", face.file_name);
            for digit in '0'..='9' {
                assert!((width(&face, &digit.to_string()) - one).abs() < 1e-9, "{} {digit}", face.file_name);
            }
        }
    }

    #[test]
    fn ideographs_are_one_em_wide() {
        for face in FACES {
            let outlines = Outlines::parse(face.bytes, 0).ok();
            for c in "一鿕、。“（）：".chars().filter(|c| crate::covers(*c)) {
                assert!((advance(outlines.as_ref(), c) - 1.0).abs() < 1e-9, "{} {c}", face.file_name);
            }
        }
    }
}
