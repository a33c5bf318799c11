//! What is published, for anyone: no account is asked for, and nothing else is told.

use std::collections::BTreeMap;

use crate::db::args;
use crate::{
    CheckId, Error, FileId, Level, MaterialId, MaterialKind, OrganisationId, OrganisationKind, Store,
    Timestamp,
};

/// Everything that is published, at one moment.
#[derive(Clone, Debug)]
pub struct Shelf {
    /// Counts the changes: see [`Store::shelf_generation`].
    pub generation: i64,
    /// In the order of the organisations' codes; of a unit the newest year first, of a book its first version first.
    pub books: Vec<Published>,
}

/// A book that was published: frozen, whatever came after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The check that was published.
    pub check: CheckId,
    /// The material whose book it is; its other versions have the same.
    pub material: MaterialId,
    /// Whose.
    pub organisation: OrganisationId,
    /// What that is.
    pub organisation_kind: OrganisationKind,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The organisation above it.
    pub parent: Option<String>,
    /// Of which year.
    pub year: u16,
    /// Which book.
    pub kind: MaterialKind,
    /// About how much.
    pub level: Level,
    /// The how-manieth publication of its material, from 1: a correction is a new one.
    pub version: u32,
    /// When.
    pub published_at: Timestamp,
    /// The file that was handed in, and its hash.
    pub file: FileId,
    /// What it was called.
    pub file_name: String,
    /// Its media type.
    pub media_type: String,
    /// In bytes.
    pub size: u64,
    /// The book as data.
    pub book: Option<FileId>,
    /// What its page shows.
    pub digest: Option<FileId>,
    /// Its tables as printed.
    pub tables: Option<FileId>,
}

impl Store {
    /// A number that is another one after anything was published or a publisher renamed, by any instance.
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub async fn shelf_generation(&self) -> Result<i64, Error> {
        let row = self.read().await?.first("SELECT generation FROM shelf WHERE id = 1", args![]).await?;
        row.map_or(Ok(0), |row| row.int(0))
    }

    /// Everything that is published.
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub async fn shelf(&self) -> Result<Shelf, Error> {
        let mut tx = self.read().await?;
        let row = tx.first("SELECT generation FROM shelf WHERE id = 1", args![]).await?;
        let sql = "SELECT c.id, m.id, o.id, o.kind, o.code, o.name, above.name, m.year, m.kind, m.level, p.published_at,
                          s.file, s.file_name, f.media_type, f.size, c.book, c.digest, c.tables
                   FROM publications p
                   JOIN checks c ON c.id = p.check_id
                   JOIN submissions s ON s.id = c.submission_id
                   JOIN files f ON f.sha256 = s.file
                   JOIN materials m ON m.id = s.material_id
                   JOIN organisations o ON o.id = m.organisation_id
                   LEFT JOIN organisations above ON above.id = o.parent_id
                   ORDER BY o.code, m.year DESC, m.kind, m.level, p.published_at, c.id";
        let mut versions: BTreeMap<i64, u32> = BTreeMap::new();
        let mut books = Vec::new();
        for row in tx.all(sql, args![]).await? {
            let material = row.int(1)?;
            let version = versions.entry(material).or_default();
            *version = version.saturating_add(1);
            let file = |column| {
                let bytes = row.get::<Option<Vec<u8>>>(column)?;
                bytes.as_deref().map(FileId::from_bytes).transpose()
            };
            books.push(Published {
                check: CheckId::new(row.int(0)?),
                material: MaterialId::new(material),
                organisation: OrganisationId::new(row.int(2)?),
                organisation_kind: OrganisationKind::of(&row.text(3)?)?,
                code: row.text(4)?,
                name: row.text(5)?,
                parent: row.get(6)?,
                year: u16::try_from(row.int(7)?).unwrap_or(u16::MAX),
                kind: MaterialKind::of(&row.text(8)?)?,
                level: Level::of(&row.text(9)?)?,
                version: *version,
                published_at: row.moment(10)?,
                file: FileId::from_bytes(&row.get::<Vec<u8>>(11)?)?,
                file_name: row.text(12)?,
                media_type: row.text(13)?,
                size: row.count(14)?,
                book: file(15)?,
                digest: file(16)?,
                tables: file(17)?,
            });
        }
        Ok(Shelf { generation: row.map_or(Ok(0), |row| row.int(0))?, books })
    }
}
