use hayro::hayro_syntax::object::dict::Dict;
use hayro::hayro_syntax::object::stream::Stream;
use hayro::hayro_syntax::object::{Name, Rect as Corners, String as Words};
use mingzhang_report::{Lang, Localiser, Rules};

use super::*;
use crate::fixture::{self, Shape, pdf};

fn mark(original: &[u8]) -> Result<Vec<u8>, MarkError> {
    let localiser = Localiser::new(Lang::Zh).and(crate::messages(Lang::Zh));
    marked(original, &fixture::file(), &Wording::new(&localiser, Rules::default()))
}

/// What a reader finds on the first page: subtype, corners, and words of each annotation.
fn annotations(bytes: Vec<u8>) -> Vec<(String, [f64; 4], String)> {
    let pdf = Pdf::new(bytes).unwrap();
    let page = pdf.pages().first().unwrap();
    let array = page.raw().get::<Array<'_>>(b"Annots").unwrap();
    let one = |dict: Dict<'_>| {
        let corners = dict.get::<Corners>(b"Rect").unwrap();
        let words = dict.get::<Words<'_>>(b"Contents").map_or_else(String::new, |words| {
            let units: Vec<u16> =
                words.as_bytes().chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16(&units).unwrap().trim_start_matches('\u{feff}').to_owned()
        });
        if !words.is_empty() {
            let look = dict.get::<Dict<'_>>(b"AP").unwrap().get::<Stream<'_>>(b"N").unwrap();
            assert!(look.decoded().unwrap().ends_with(b"S Q") || look.decoded().unwrap().ends_with(b"ET"));
        }
        let subtype = dict.get::<Name<'_>>(b"Subtype").unwrap().as_str().to_owned();
        (subtype, [corners.x0, corners.y0, corners.x1, corners.y1], words)
    };
    array.iter::<Dict<'_>>().map(one).collect()
}

const SHAPES: [Shape; 3] = [
    Shape { page: "", more: "", streams: false, trailer: "" },
    Shape {
        page: "/Annots[<</Type/Annot/Subtype/Link/Rect[1 1 2 2]>>% [\n]",
        more: "",
        streams: true,
        trailer: "/ID[<01><01>]",
    },
    Shape {
        page: "/Annots 7 0 R",
        more: "[<</Type/Annot/Subtype/Link/Rect[1 1 2 2]>>]",
        streams: false,
        trailer: "/ID[(\\000a)<02>]",
    },
];

#[test]
fn the_original_stays_to_the_byte_and_the_marks_join_what_is_there() {
    for (number, shape) in SHAPES.into_iter().enumerate() {
        let original = pdf(shape);
        let bytes = mark(&original).unwrap();
        assert!(bytes.starts_with(&original));
        let found = annotations(bytes.clone());
        let links = found.iter().filter(|one| one.0 == "Link").count();
        assert_eq!((links, found.len()), (usize::from(number > 0), links + 2), "{found:?}");
        let first = &found[links];
        assert_eq!(first.0, "Square");
        assert!(first.2.contains("应为 353.50"), "{}", first.2);
        // The frame is around the cell, and the right value reaches above it.
        let [x0, y0, x1, y1] = first.1;
        assert!((x0 - 199.0).abs() < 0.01 && (y0 - 189.0).abs() < 0.01 && (x1 - 261.0).abs() < 0.01);
        assert!((211.0..=225.0).contains(&y1), "{y1}");
        assert!(found[links + 1].2.starts_with("对照"));
        assert_eq!(mark(&original).unwrap(), bytes, "the same findings are the same file");
    }
}

#[test]
fn marks_can_be_added_to_marks() {
    for shape in SHAPES {
        let once = mark(&pdf(shape)).unwrap();
        let twice = mark(&once).unwrap();
        assert_eq!(annotations(twice).len(), annotations(once).len() + 2);
    }
}

#[test]
fn a_turned_page_is_marked_where_it_shows_the_cell() {
    // Shown, the page is 300 wide and 400 high: its own left edge is the top.
    let shape = Shape { page: "/Rotate 90/CropBox[10 20 390 290]", ..Shape::default() };
    let found = annotations(mark(&pdf(shape)).unwrap());
    let [x0, y0, x1, y1] = found[1].1;
    // From the top: 90 to 110 of the 380 that are shown; from the left: 300 to 360 is cut off at 270, which no viewer minds.
    assert!((x0 - 101.0).abs() < 0.1 && (x1 - 119.0).abs() < 0.1, "{:?}", found[1]);
    assert!((y0 - 321.0).abs() < 0.1 && (y1 - 379.0).abs() < 0.1, "{:?}", found[1]);
}

#[test]
fn what_cannot_be_marked_is_said() {
    assert_eq!(mark(b"a text"), Err(MarkError::NotPdf));
    let locked = Shape { trailer: "/Encrypt<</Filter/Standard>>", ..Shape::default() };
    assert_eq!(mark(&pdf(locked)), Err(MarkError::Encrypted));
    let whole = pdf(Shape::default());
    assert_eq!(mark(&whole[..whole.len() - 40]), Err(MarkError::Damaged));
    let localiser = Localiser::new(Lang::Zh).and(crate::messages(Lang::Zh));
    for error in [MarkError::NotPdf, MarkError::Unread, MarkError::Encrypted, MarkError::Damaged] {
        assert!(!localiser.message(&error.message()).contains("dossier-"), "{error:?}");
    }
}

#[test]
fn a_file_without_findings_is_given_back() {
    let mut file = fixture::file();
    if let Ok(checked) = &mut file.outcome {
        checked.findings.clear();
    }
    let localiser = Localiser::new(Lang::Zh);
    let original = pdf(Shape::default());
    assert_eq!(marked(&original, &file, &Wording::new(&localiser, Rules::default())).unwrap(), original);
}

/// Every shortened or changed file gives an answer, and none a panic.
#[test]
fn damage_is_survived() {
    let original = pdf(SHAPES[1]);
    for at in (0..original.len()).step_by(37) {
        let _ = mark(&original[..at]);
        let mut changed = original.clone();
        changed[at] ^= 0x15;
        if let Ok(bytes) = mark(&changed) {
            assert!(bytes.starts_with(&changed));
        }
    }
}
