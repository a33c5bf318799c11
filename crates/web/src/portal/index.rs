//! What is published, arranged: units, of each the books, of each book its editions.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use mingzhang_store::{Level, MaterialKind, OrganisationKind, Published};
use pinyin::ToPinyin as _;

/// Everything that is published, at one moment.
#[derive(Debug, Default)]
pub(crate) struct Index {
    pub(crate) generation: i64,
    /// In the order of their codes.
    pub(crate) units: Vec<Unit>,
    by_code: HashMap<String, usize>,
}

/// A unit that has published something.
#[derive(Debug)]
pub(crate) struct Unit {
    pub(crate) code: String,
    pub(crate) name: String,
    /// What stands above it.
    pub(crate) parent: Option<String>,
    pub(crate) kind: OrganisationKind,
    /// The newest year first.
    pub(crate) books: Vec<Edition>,
    /// Another number when anything of the unit is another.
    pub(crate) stamp: u64,
    /// First letters of its name's pinyin.
    initials: String,
}

/// A book with all its versions.
#[derive(Debug)]
pub(crate) struct Edition {
    pub(crate) year: u16,
    pub(crate) kind: MaterialKind,
    pub(crate) level: Level,
    /// Never empty; the newest is the last.
    versions: Vec<Published>,
}

impl Edition {
    /// The one that holds.
    pub(crate) fn newest(&self) -> Option<&Published> {
        self.versions.last()
    }

    /// One of them, whether it still holds or not.
    pub(crate) fn version(&self, number: u32) -> Option<&Published> {
        self.versions.iter().find(|book| book.version == number)
    }

    /// All of them, the first one first.
    pub(crate) fn versions(&self) -> &[Published] {
        &self.versions
    }
}

impl Unit {
    /// The years of its books, the newest first.
    pub(crate) fn years(&self) -> Vec<u16> {
        let mut years: Vec<u16> = self.books.iter().map(|book| book.year).collect();
        years.dedup();
        years
    }

    pub(crate) fn book(&self, year: u16, kind: MaterialKind, level: Level) -> Option<&Edition> {
        self.books.iter().find(|book| (book.year, book.kind, book.level) == (year, kind, level))
    }

    /// How well a search finds it, smaller is better; nothing where it does not.
    fn rank(&self, words: &str) -> Option<u8> {
        let name = self.name.to_lowercase();
        if name.starts_with(words) {
            return Some(0);
        }
        if name.contains(words) {
            return Some(1);
        }
        if !words.is_ascii() {
            return None;
        }
        if self.code.to_lowercase().starts_with(words) || self.initials.starts_with(words) {
            return Some(2);
        }
        self.initials.contains(words).then_some(3)
    }
}

impl Index {
    /// `books` in the order in which the store gives them.
    pub(crate) fn new(generation: i64, books: Vec<Published>) -> Self {
        let mut units: Vec<Unit> = Vec::new();
        for book in books {
            if units.last().is_none_or(|unit| unit.code != book.code) {
                units.push(Unit::of(&book));
            }
            if let Some(unit) = units.last_mut() {
                unit.add(book);
            }
        }
        for unit in &mut units {
            unit.stamp = unit.stamped();
        }
        let by_code = units.iter().enumerate().map(|(at, unit)| (unit.code.clone(), at)).collect();
        Self { generation, units, by_code }
    }

    pub(crate) fn unit(&self, code: &str) -> Option<&Unit> {
        self.units.get(*self.by_code.get(code)?)
    }

    /// Units by a part of their name, the initials of its pinyin, or the beginning of their code; the best first.
    pub(crate) fn search(&self, words: &str) -> Vec<&Unit> {
        let words = words.trim().to_lowercase();
        let mut found: Vec<(u8, &Unit)> =
            self.units.iter().filter_map(|unit| Some((unit.rank(&words)?, unit))).collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, unit)| unit).collect()
    }

    /// Every book once, its newest version.
    pub(crate) fn newest(&self) -> impl Iterator<Item = (&Unit, &Edition, &Published)> {
        self.units.iter().flat_map(of_unit).filter_map(|(unit, book)| Some((unit, book, book.newest()?)))
    }

    /// The years that there are books of, the newest first.
    pub(crate) fn years(&self) -> Vec<u16> {
        let mut years: Vec<u16> = self.units.iter().flat_map(Unit::years).collect();
        years.sort_unstable_by(|a, b| b.cmp(a));
        years.dedup();
        years
    }
}

fn of_unit(unit: &Unit) -> impl Iterator<Item = (&Unit, &Edition)> {
    unit.books.iter().map(move |book| (unit, book))
}

impl Unit {
    fn of(book: &Published) -> Self {
        Self {
            code: book.code.clone(),
            name: book.name.clone(),
            parent: book.parent.clone(),
            kind: book.organisation_kind,
            books: Vec::new(),
            stamp: 0,
            initials: initials(&book.name),
        }
    }

    fn add(&mut self, book: Published) {
        let same = |edition: &Edition| {
            (edition.year, edition.kind, edition.level) == (book.year, book.kind, book.level)
        };
        match self.books.last_mut().filter(|edition| same(edition)) {
            Some(edition) => edition.versions.push(book),
            None => self.books.push(Edition {
                year: book.year,
                kind: book.kind,
                level: book.level,
                versions: vec![book],
            }),
        }
    }

    fn stamped(&self) -> u64 {
        let mut hash = DefaultHasher::new();
        (&self.name, &self.parent).hash(&mut hash);
        for book in self.books.iter().flat_map(Edition::versions) {
            (book.check.get(), book.version).hash(&mut hash);
        }
        hash.finish()
    }
}

/// `大同市财政局` is `dtsczj`; other letters stay.
fn initials(name: &str) -> String {
    name.chars()
        .filter_map(|letter| match letter.to_pinyin() {
            Some(sound) => sound.first_letter().chars().next(),
            None => letter.is_ascii_alphanumeric().then(|| letter.to_ascii_lowercase()),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use mingzhang_store::{CheckId, FileId, MaterialId, OrganisationId, Timestamp};

    use super::*;

    fn book(code: &str, name: &str, year: u16, version: u32) -> Published {
        Published {
            check: CheckId::new(i64::from(version)),
            material: MaterialId::new(1),
            organisation: OrganisationId::new(1),
            organisation_kind: OrganisationKind::Unit,
            code: code.to_owned(),
            name: name.to_owned(),
            parent: None,
            year,
            kind: MaterialKind::Budget,
            level: Level::Unit,
            version,
            published_at: Timestamp::from_millis(0),
            file: FileId::of(b""),
            file_name: "a.pdf".to_owned(),
            media_type: "application/pdf".to_owned(),
            size: 0,
            book: None,
            digest: None,
            tables: None,
        }
    }

    #[test]
    fn a_unit_is_found_by_a_part_of_its_name_its_initials_and_its_code() {
        let index = Index::new(
            1,
            vec![
                book("121001", "大同市就业创业服务中心", 2026, 1),
                book("122001", "大同市教育局", 2026, 1),
                book("122002", "教育局大同市分局", 2026, 1),
            ],
        );
        let found = |words| index.search(words).iter().map(|unit| unit.code.as_str()).collect::<Vec<_>>();
        assert_eq!(found("教育局"), ["122002", "122001"], "whose name begins so comes first");
        assert_eq!(found("dtsjyj"), ["122001"]);
        assert_eq!(found("JYCY"), ["121001"]);
        assert_eq!(found("1210"), ["121001"]);
        assert_eq!(found("上海"), Vec::<&str>::new());
    }

    #[test]
    fn another_version_is_another_stamp_of_that_unit_only() {
        let one = || vec![book("1", "甲", 2026, 1), book("2", "乙", 2026, 1)];
        let mut more = one();
        more.insert(1, book("1", "甲", 2026, 2));
        let (before, after) = (Index::new(1, one()), Index::new(2, more));
        let stamp = |index: &Index, code| index.unit(code).map(|unit| unit.stamp);
        assert_ne!(stamp(&before, "1"), stamp(&after, "1"));
        assert_eq!(stamp(&before, "2"), stamp(&after, "2"));
        let edition = after.unit("1").and_then(|unit| unit.book(2026, MaterialKind::Budget, Level::Unit));
        assert_eq!(edition.and_then(Edition::newest).map(|book| book.version), Some(2));
    }
}
