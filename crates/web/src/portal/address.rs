//! Addresses that stay: of a unit, a book, one of its versions.

use mingzhang_store::{Level, MaterialKind, Published};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::index::{Edition, Unit};

/// The last part of a book's address. The book of a single unit has the short one.
pub(crate) const fn slug(kind: MaterialKind, level: Level) -> &'static str {
    match (kind, level) {
        (MaterialKind::Budget, Level::Unit) => "budget",
        (MaterialKind::Budget, Level::Department) => "department-budget",
        (MaterialKind::Budget, Level::Government) => "government-budget",
        (MaterialKind::FinalAccounts, Level::Unit) => "final-accounts",
        (MaterialKind::FinalAccounts, Level::Department) => "department-final-accounts",
        (MaterialKind::FinalAccounts, Level::Government) => "government-final-accounts",
    }
}

const LEVELS: [Level; 3] = [Level::Unit, Level::Department, Level::Government];

/// What [`slug`] wrote.
pub(crate) fn which(text: &str) -> Option<(MaterialKind, Level)> {
    let kinds = [MaterialKind::Budget, MaterialKind::FinalAccounts];
    let all = kinds.into_iter().flat_map(|kind| LEVELS.map(|level| (kind, level)));
    all.into_iter().find(|(kind, level)| slug(*kind, *level) == text)
}

/// The book of a unit that an address names. `budget` also finds the book of a department that has none of its own.
pub(crate) fn find<'a>(unit: &'a Unit, year: &str, kind: &str) -> Option<&'a Edition> {
    let year = year.parse().ok()?;
    let (kind, level) = which(kind)?;
    let exact = unit.book(year, kind, level);
    let other = || LEVELS.iter().find_map(|level| unit.book(year, kind, *level));
    if level == Level::Unit { exact.or_else(other) } else { exact }
}

/// `v3`.
pub(crate) fn number(text: &str) -> Option<u32> {
    text.strip_prefix('v').filter(|digits| !digits.starts_with(['0', '+']))?.parse().ok()
}

pub(crate) fn unit(unit: &Unit) -> String {
    format!("/u/{}", encoded(&unit.code))
}

/// Where always the version stands that holds.
pub(crate) fn book(unit: &Unit, book: &Edition) -> String {
    format!("/u/{}/{}/{}", encoded(&unit.code), book.year, slug(book.kind, book.level))
}

/// Where this version stands for good.
pub(crate) fn version(book: &Published) -> String {
    let kind = slug(book.kind, book.level);
    format!("/u/{}/{}/{kind}/v{}", encoded(&book.code), book.year, book.version)
}

/// One part of an address, whatever is in it.
pub(crate) fn encoded(text: &str) -> String {
    const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
    utf8_percent_encode(text, KEPT).to_string()
}

/// Where books are compared.
pub(crate) fn compare(first: &str, second: Option<&str>) -> String {
    let value = |address: &str| address.replace('%', "%25");
    let second = second.map(|second| format!("&b={}", value(second))).unwrap_or_default();
    format!("/compare?a={}{second}", value(first))
}

/// The parts of a book's address: code, year, kind, and version if it names one.
pub(crate) fn parts(address: &str) -> Option<(String, String, String, Option<String>)> {
    let part = |text: &str| percent_decode_str(text).decode_utf8().ok().map(std::borrow::Cow::into_owned);
    let mut parts = address.trim().strip_prefix("/u/")?.split('/').map(part);
    let (code, year, kind) = (parts.next()??, parts.next()??, parts.next()??);
    let version = parts.next().flatten();
    parts.next().is_none().then_some((code, year, kind, version))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_book_has_an_address_of_its_own() {
        for text in ["budget", "department-budget", "final-accounts", "government-final-accounts"] {
            assert_eq!(which(text).map(|(kind, level)| slug(kind, level)), Some(text));
        }
        assert_eq!(which("vermögen"), None);
        assert_eq!((number("v12"), number("v0"), number("v+1"), number("12")), (Some(12), None, None, None));
        assert_eq!(encoded("121/001?"), "121%2F001%3F");
        let (code, year, kind, version) = parts("/u/121%2F001%3F/2026/budget/v2").unwrap_or_default();
        assert_eq!([code, year, kind, version.unwrap_or_default()], ["121/001?", "2026", "budget", "v2"]);
        assert_eq!(parts("/u/1/2026"), None);
    }
}
