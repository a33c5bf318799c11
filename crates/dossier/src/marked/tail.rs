//! The end of a PDF: its last cross-reference section, which an update continues.

use memchr::memmem::{find, rfind};

use super::MarkError;
use super::syntax::{Scanner, entries, entry, number};

/// The highest object number that readers must accept.
pub(super) const HIGHEST: u32 = 8_388_607;

/// How the file lists its objects; an update must do it the same way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A table of lines and a trailer.
    Table,
    /// A stream, with the trailer in its dictionary.
    Stream,
}

/// What an update has to know of the file that it continues.
#[derive(Debug)]
pub(super) struct Tail<'a> {
    pub(super) form: Form,
    /// Where the section begins, as the file counts.
    pub(super) section: usize,
    /// Bytes before the header, from which the file counts.
    pub(super) base: usize,
    /// The first object number that is free.
    pub(super) next: u32,
    /// Entries of the trailer that go on.
    pub(super) root: &'a [u8],
    pub(super) info: Option<&'a [u8]>,
    pub(super) id: Option<&'a [u8]>,
}

impl<'a> Tail<'a> {
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, MarkError> {
        let start = rfind(bytes, b"startxref").ok_or(MarkError::Damaged)?;
        let mut scanner = Scanner::new(bytes.get(start + b"startxref".len()..).unwrap_or_default());
        scanner.skip_space();
        let section: usize = number(scanner.word()).ok_or(MarkError::Damaged)?;
        let header = find(bytes.get(..1024.min(bytes.len())).unwrap_or_default(), b"%PDF-").unwrap_or(0);
        let bases = if header == 0 { &[0][..] } else { &[0, header] };
        bases.iter().find_map(|base| Self::section(bytes, section, *base)).unwrap_or(Err(MarkError::Damaged))
    }

    /// `None` if no section begins there.
    fn section(bytes: &'a [u8], section: usize, base: usize) -> Option<Result<Self, MarkError>> {
        let there = bytes.get(section.checked_add(base)?..)?;
        let mut scanner = Scanner::new(there);
        scanner.skip_space();
        let (form, dictionary, own) = if scanner.take(b"xref").is_some() {
            let trailer = find(there, b"trailer")? + b"trailer".len();
            (Form::Table, there.get(trailer..)?, 0)
        } else {
            let own: u32 = number(scanner.word())?;
            scanner.skip_space();
            number::<u16>(scanner.word())?;
            scanner.skip_space();
            scanner.take(b"obj")?;
            scanner.skip_space();
            (Form::Stream, scanner.value(0)?, own)
        };
        let entries = entries(dictionary)?;
        if entry(&entries, b"Encrypt").is_some_and(|value| value != b"null") {
            return Some(Err(MarkError::Encrypted));
        }
        let size: u32 = number(entry(&entries, b"Size")?)?;
        // A file may have more objects than it says; a new one must not take the place of an old one.
        let highest = size.saturating_sub(1).max(own).max(highest(bytes));
        Some(Ok(Self {
            form,
            section,
            base,
            next: highest.checked_add(1).filter(|next| *next <= HIGHEST)?,
            root: entry(&entries, b"Root")?,
            info: entry(&entries, b"Info"),
            id: entry(&entries, b"ID"),
        }))
    }
}

/// The highest number in front of the word `obj`.
fn highest(bytes: &[u8]) -> u32 {
    let mut highest = 0;
    let mut from = 0;
    while let Some(at) = find(bytes.get(from..).unwrap_or_default(), b" obj") {
        let before = bytes.get((from + at).saturating_sub(24)..from + at).unwrap_or_default();
        let mut words = before.rsplit(u8::is_ascii_whitespace);
        let generation = words.next().and_then(number::<u16>);
        let object = words.find(|word| !word.is_empty()).map(|word| {
            let digits = word.iter().rev().take_while(|b| b.is_ascii_digit()).count();
            word.get(word.len() - digits..).unwrap_or_default()
        });
        if let (Some(_), Some(object)) = (generation, object.and_then(number::<u32>)) {
            highest = highest.max(if object <= HIGHEST { object } else { 0 });
        }
        from += at + 4;
    }
    highest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_number_is_free_even_where_the_file_counts_wrong() {
        let file = b"%PDF-1.4\n9 0 obj<<>>endobj\nxref\n0 1\n0000000000 65535 f \ntrailer<</Size 2/Root 1 0 R>>\nstartxref\n27\n%%EOF";
        let tail = Tail::read(file).unwrap();
        assert_eq!((tail.form, tail.next, tail.root, tail.base), (Form::Table, 10, &b"1 0 R"[..], 0));
        let moved = [b"\n\n", &file[..]].concat();
        assert_eq!(Tail::read(&moved).unwrap().base, 2);
    }

    #[test]
    fn what_cannot_be_continued_is_said() {
        let broken = |file: &[u8]| Tail::read(file).unwrap_err();
        assert_eq!(broken(b"%PDF-1.4"), MarkError::Damaged);
        assert_eq!(broken(b"%PDF-1.4 startxref 999999999"), MarkError::Damaged);
        let locked = b"xref\n0 0\ntrailer<</Size 2/Root 1 0 R/Encrypt 5 0 R>>\nstartxref\n0\n%%EOF";
        assert_eq!(broken(locked), MarkError::Encrypted);
    }
}
