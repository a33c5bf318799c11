//! Files that are damaged, hostile or no PDF at all.

mod common;

use std::time::{Duration, Instant};

use common::{CORPUS, Sheet, lines, problems, shared, text};
use mingzhang_read::{Document, Foreign, Limits, ReadError, read};

/// Reads, and sees to it that no file takes longer than the limits say.
fn timed(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let start = Instant::now();
    let result = read(bytes, limits);
    assert!(start.elapsed() < limits.time + Duration::from_secs(2), "took {:?}", start.elapsed());
    result
}

#[test]
fn formats_are_told_from_the_bytes() {
    let foreign = |bytes: &[u8]| match read(bytes, &Limits::default()) {
        Err(ReadError::UnknownFormat { what }) => Some(what),
        _ => None,
    };
    assert_eq!(foreign(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest"), Some(Foreign::Ole2));
    assert_eq!(foreign(b"\x89PNG\r\n\x1A\nrest"), Some(Foreign::Image));
    assert_eq!(foreign(b"\0\x01\x02\x03"), Some(Foreign::Binary));
    assert_eq!(read(b" \r\n", &Limits::default()).err(), Some(ReadError::Empty));
    let late =
        [b"\r\nX-Gateway: 1\r\n".as_slice(), &Sheet::new(text(60.0, 200.0, 10.0, "late")).bytes()].concat();
    assert_eq!(
        lines(&read(&late, &Limits::default()).expect("bytes before the signature do no harm")),
        ["late"]
    );
}

#[test]
fn a_file_larger_than_the_limit_is_refused_before_it_is_read() {
    let limits = Limits { bytes: 10, ..Limits::default() };
    let error = read(b"12345678901", &limits).err();
    assert_eq!(error, Some(ReadError::TooLarge { what: "bytes", found: 11, limit: 10 }));
}

#[test]
fn a_page_of_absurd_size_is_left_out_and_said() {
    let sheet = Sheet { media_box: "0 0 90000 90000".into(), ..Sheet::new(text(60.0, 200.0, 10.0, "x")) };
    let document = sheet.read();
    assert_eq!(problems(&document), ["page-too-large"]);
    assert!(document.pages[0].blocks.is_empty());
}

#[test]
fn pages_beyond_the_limit_are_left_out_and_said() {
    let limits = Limits { pages: 0, ..Limits::default() };
    let document = read(&Sheet::new("").bytes(), &limits).expect("the file is fine");
    assert_eq!((document.pages.len(), problems(&document)), (0, vec!["page-limit"]));
}

#[test]
fn deep_nesting_neither_overflows_the_stack_nor_hangs() {
    let deep = "[".repeat(200_000);
    let dicts = "<</A".repeat(200_000);
    for nested in [&deep, &dicts] {
        let sheets = [
            Sheet { objects: vec![nested.clone()], ..Sheet::new("/I Do") },
            Sheet { page_entries: format!("/Annots {nested}"), ..Sheet::new("") },
            Sheet { trailer: format!("/Info {nested}"), ..Sheet::new("") },
            Sheet::new(format!("{nested} Tj")),
        ];
        for sheet in sheets {
            // Both an error and an empty page are an answer.
            let _ = timed(&sheet.bytes(), &Limits::default());
        }
        let _ = timed(format!("%PDF-1.7\n{nested}").as_bytes(), &Limits::default());
    }
}

#[test]
fn graphics_states_and_clips_may_be_nested_without_end() {
    let content = "q 0 0 400 400 re W n ".repeat(100_000) + &text(60.0, 200.0, 10.0, "in");
    assert_eq!(lines(&timed(&Sheet::new(content).bytes(), &Limits::default()).expect("a page")), ["in"]);
}

#[test]
fn a_page_tree_that_is_a_chain_or_a_ring_is_followed_once() {
    let chain: Vec<String> = (0..20_000).map(|i| format!("<</Type/Pages/Kids[{} 0 R]>>", i + 7)).collect();
    let sheet = Sheet { objects: chain, trailer: "/Root 6 0 R/Pages 6 0 R".into(), ..Sheet::new("") };
    let _ = timed(&sheet.bytes(), &Limits::default());
    let ring =
        String::from_utf8(Sheet::new("").bytes()).expect("ASCII").replace("Kids[3 0 R]", "Kids[2 0 R]");
    let _ = timed(ring.as_bytes(), &Limits::default());
}

#[test]
fn a_form_that_draws_itself_a_thousandfold_stops_at_the_time_limit() {
    let limits = Limits { time: Duration::from_millis(700), ..Limits::default() };
    let calls = "/I Do ".repeat(100);
    let form = |next: usize| {
        format!(
            "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</I {next} 0 R>>>>/Length {}>>\nstream\n{calls}\nendstream",
            calls.len()
        )
    };
    let sheet = Sheet { objects: (7..30).map(form).collect(), ..Sheet::new("/I Do") };
    let document = timed(&sheet.bytes(), &limits).expect("the file opens");
    assert_eq!(problems(&document), ["time-limit"]);
    assert_eq!(document.problems[0].place.and_then(|place| place.page()), Some(1));
}

#[test]
fn too_many_letters_on_a_page_are_said() {
    let limits = Limits { glyphs: 100, ..Limits::default() };
    let words: String = (0..50u8).map(|i| text(10.0, 390.0 - 7.0 * f32::from(i), 6.0, "abcdef")).collect();
    let document = timed(&Sheet::new(words).bytes(), &limits).expect("the file opens");
    assert_eq!(problems(&document), ["page-overfull"]);
    assert_eq!(lines(&document)[0], "abcdef");
}

#[test]
fn a_password_is_asked_for_and_an_unknown_lock_named() {
    let lock = |filter: &str| {
        let id = "00".repeat(16);
        let hash = "11".repeat(32);
        format!("/Encrypt<</Filter/{filter}/V 2/R 3/Length 128/P -4/O<{hash}>/U<{hash}>>>/ID[<{id}><{id}>]")
    };
    let sheet = Sheet { trailer: lock("Standard"), ..Sheet::new("") };
    assert_eq!(timed(&sheet.bytes(), &Limits::default()).err(), Some(ReadError::Encrypted));
    let sheet = Sheet { trailer: lock("Adobe.PubSec"), ..Sheet::new("") };
    let error = timed(&sheet.bytes(), &Limits::default()).err();
    assert!(
        matches!(error, Some(ReadError::EncryptionUnsupported { .. } | ReadError::Encrypted)),
        "{error:?}"
    );
}

#[test]
fn a_pdf_without_pages_is_damaged() {
    assert!(matches!(timed(b"%PDF-1.7\nnothing", &Limits::default()), Err(ReadError::Damaged { .. })));
}

#[test]
fn drawing_instructions_that_are_missing_or_broken_are_said() {
    let whole = Sheet::new(text(60.0, 200.0, 10.0, "part")).bytes();
    let file = String::from_utf8(whole).expect("ASCII");
    let missing = file.replace("/Contents 5 0 R", "/Contents [5 0 R 9 0 R]");
    let document = timed(missing.as_bytes(), &Limits::default()).expect("a page");
    assert_eq!((lines(&document), problems(&document)), (vec!["part"], vec!["page-damaged"]));
}

#[test]
fn a_page_that_names_one_stream_many_times_is_left_out_and_said() {
    let limits = Limits { stream_bytes: 10_000, ..Limits::default() };
    let mut sheet = Sheet::new(text(60.0, 200.0, 10.0, "again"));
    sheet.content += &" ".repeat(1_000);
    let file = String::from_utf8(sheet.bytes()).expect("ASCII");
    let many = file.replace("/Contents 5 0 R", &format!("/Contents [{}]", "5 0 R ".repeat(20)));
    assert_eq!(problems(&timed(many.as_bytes(), &limits).expect("a page")), ["page-overfull"]);
}

#[test]
fn a_real_file_cut_anywhere_is_read_or_refused() {
    let Some(bytes) = shared(&format!("corpus/{}", CORPUS[3])) else { return };
    let whole = timed(&bytes, &Limits::default()).expect("a good file");
    for tenth in 1..10 {
        if let Ok(document) = timed(&bytes[..bytes.len() * tenth / 10], &Limits::default()) {
            assert!(document.pages.len() <= whole.pages.len());
        }
    }
}

#[test]
fn a_real_file_with_flipped_bits_is_read_or_refused() {
    let Some(mut bytes) = shared(&format!("corpus/{}", CORPUS[3])) else { return };
    let limits = Limits { time: Duration::from_secs(5), ..Limits::default() };
    // A fixed sequence, so that a failure can be repeated.
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut readable = 0;
    for _ in 0..500 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let at = usize::try_from(state % bytes.len() as u64).expect("fits");
        let bit = 1 << (state >> 61);
        bytes[at] ^= bit;
        readable += usize::from(timed(&bytes, &limits).is_ok());
        bytes[at] ^= bit;
    }
    assert!(readable > 400, "a flipped bit made the file unreadable {} times", 500 - readable);
}
