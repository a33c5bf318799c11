//! The values that the API answers with.

use mingzhang_digest::{Digest, Tables};
use mingzhang_store::{OrganisationKind, Published};
use serde::Serialize;
use utoipa::ToSchema;

use crate::portal::{Edition, Unit, address, files};

/// A part of a list.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Units {
    /// The units, in the order of their codes.
    pub(super) items: Vec<UnitView>,
    /// To be sent as `cursor` for the part that follows; null at the end.
    pub(super) next: Option<String>,
}

/// A part of a list.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Books {
    /// The books, each with its newest version; by unit, the newest year first.
    pub(super) items: Vec<BookView>,
    /// To be sent as `cursor` for the part that follows; null at the end.
    pub(super) next: Option<String>,
}

/// A unit that has published something.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct UnitView {
    /// 预算单位编码
    #[schema(example = "121001")]
    code: String,
    #[schema(example = "大同市就业创业服务中心")]
    name: String,
    /// What it is.
    kind: UnitKind,
    /// The organisation above it.
    parent: Option<String>,
    /// The years of its books, the newest first.
    years: Vec<u16>,
    /// The page for people.
    page: String,
    /// This value alone, with its books.
    href: String,
}

/// What a unit is in the tree.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum UnitKind {
    Bureau,
    Department,
    Unit,
}

/// A unit with its books.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct UnitWithBooks {
    #[serde(flatten)]
    unit: UnitView,
    /// Its books, the newest year first.
    books: Vec<BookView>,
}

/// A version of a book.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct BookView {
    /// Code of the unit.
    #[schema(example = "121001")]
    unit: String,
    unit_name: String,
    #[schema(example = 2026)]
    year: u16,
    /// `budget` or `final_accounts`.
    #[schema(example = "budget")]
    kind: &'static str,
    /// `unit`, `department` or `government`.
    #[schema(example = "unit")]
    level: &'static str,
    /// The how-manieth publication, from 1; a correction is a new one.
    version: u32,
    /// Whether this is the version that holds.
    is_newest: bool,
    /// Milliseconds since 1970-01-01T00:00:00Z.
    published_at: i64,
    /// SHA-256 of the file that was published.
    sha256: String,
    /// The page for people, which stays.
    page: String,
    /// This version alone, with its digest.
    href: String,
}

/// A version of a book with what it says in short.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct BookWithDigest {
    #[serde(flatten)]
    book: BookView,
    /// All versions, the first one first.
    versions: Vec<BookView>,
    /// Totals, sources, purposes, the three public expenses, projects with targets, the list of tables. Every amount is one that
    /// the book prints (`text`, `unit`) with its face value in whole fen (`fen`); what the book does not print is absent.
    digest: Digest,
}

/// The tables of a version as printed.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct TablesView {
    #[serde(flatten)]
    pub(super) tables: Tables,
}

/// The files of a version.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Files {
    items: Vec<FileView>,
}

/// A file.
#[derive(Debug, Serialize, ToSchema)]
struct FileView {
    name: String,
    media_type: String,
    sha256: String,
    href: String,
}

impl UnitView {
    pub(super) fn of(unit: &Unit) -> Self {
        Self {
            code: unit.code.clone(),
            name: unit.name.clone(),
            kind: match unit.kind {
                OrganisationKind::Bureau => UnitKind::Bureau,
                OrganisationKind::Department => UnitKind::Department,
                OrganisationKind::Unit => UnitKind::Unit,
            },
            parent: unit.parent.clone(),
            years: unit.years(),
            page: address::unit(unit),
            href: format!("/api/v1/units/{}", address::encoded(&unit.code)),
        }
    }
}

impl UnitWithBooks {
    pub(super) fn of(unit: &Unit) -> Self {
        let books = unit.books.iter().filter_map(|edition| BookView::newest(unit, edition));
        Self { unit: UnitView::of(unit), books: books.collect() }
    }
}

impl BookView {
    pub(super) fn newest(unit: &Unit, edition: &Edition) -> Option<Self> {
        edition.newest().map(|book| Self::of(unit, edition, book))
    }

    pub(super) fn of(unit: &Unit, edition: &Edition, book: &Published) -> Self {
        Self {
            unit: unit.code.clone(),
            unit_name: unit.name.clone(),
            year: edition.year,
            kind: edition.kind.id(),
            level: edition.level.id(),
            version: book.version,
            is_newest: edition.newest().is_some_and(|newest| newest.version == book.version),
            published_at: book.published_at.millis(),
            sha256: book.file.to_string(),
            page: address::version(book),
            href: address::version(book).replacen("/u/", "/api/v1/books/", 1),
        }
    }
}

impl BookWithDigest {
    pub(super) fn of(unit: &Unit, edition: &Edition, book: &Published, digest: Digest) -> Self {
        Self {
            book: BookView::of(unit, edition, book),
            versions: edition.versions().iter().map(|it| BookView::of(unit, edition, it)).collect(),
            digest,
        }
    }
}

impl Files {
    pub(super) fn of(book: &Published) -> Self {
        let address = address::version(book);
        let view = |file: files::Download| FileView {
            href: format!("{address}/files/{}", address::encoded(&file.name)),
            name: file.name,
            media_type: file.media_type,
            sha256: file.file.to_string(),
        };
        Self { items: files::downloads(book).into_iter().map(view).collect() }
    }
}
