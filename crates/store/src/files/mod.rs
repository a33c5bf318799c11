//! Files by what is in them.
//!
//! The order of a put and of a removal is what keeps a file safe. Put: bytes to the disk without a name, row in the
//! database (which waits for a removal of the same content), name, commit. Removal: row out (which waits for a put),
//! file off, commit. So an acknowledged file has both its row and its bytes, and the worst that a crash leaves is
//! bytes that no one knows, or a row that no one refers to.

pub(crate) mod disk;

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use sha2::{Digest, Sha256};

use crate::audit::Entry;
use crate::db::{Tx, Value, args};
use crate::{Actor, Error, Store, Timestamp, blocking, secret};

/// A file's name: the SHA-256 of its content.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId([u8; 32]);

impl FileId {
    /// The name that this content has.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let what = || Error::Foreign { what: "a file's hash of another length".to_owned() };
        bytes.try_into().map(Self).map_err(|_| what())
    }
}

impl fmt::Display for FileId {
    /// 64 hexadecimal digits, as `sha256sum` prints them.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for FileId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "FileId({self})")
    }
}

/// The text is not 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a file is named by the 64 hexadecimal digits of its SHA-256; copy the name again")]
pub struct NoFileId;

impl FromStr for FileId {
    type Err = NoFileId;

    fn from_str(text: &str) -> Result<Self, NoFileId> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes).map_err(|_| NoFileId)?;
        Ok(Self(bytes))
    }
}

impl From<FileId> for Value {
    fn from(id: FileId) -> Self {
        Self::from(&id.0[..])
    }
}

impl From<Option<FileId>> for Value {
    fn from(id: Option<FileId>) -> Self {
        Self::Bytes(id.map(|id| id.0.to_vec()))
    }
}

/// What is known of a file without reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileInfo {
    /// Its name.
    pub id: FileId,
    /// In bytes.
    pub size: u64,
    /// As it was first handed in, `application/pdf`.
    pub media_type: String,
    /// When it was first handed in.
    pub created_at: Timestamp,
}

/// What refers to a file. A table with a new reference is added here, in the commit that makes it.
macro_rules! unreferenced {
    ($start:literal) => {
        concat!(
            $start,
            " AND NOT EXISTS (SELECT 1 FROM submissions s WHERE s.file = files.sha256)",
            " AND NOT EXISTS (SELECT 1 FROM submission_forms f WHERE f.file = files.sha256)",
            " AND NOT EXISTS (SELECT 1 FROM checks c WHERE c.report = files.sha256)",
            " AND NOT EXISTS (SELECT 1 FROM checks c WHERE c.book = files.sha256)",
            " AND NOT EXISTS (SELECT 1 FROM checks c WHERE c.digest = files.sha256)",
            " AND NOT EXISTS (SELECT 1 FROM checks c WHERE c.view = files.sha256)",
            " AND NOT EXISTS (SELECT 1 FROM readings r WHERE r.file = files.sha256)",
            " AND NOT EXISTS (SELECT 1 FROM readings r WHERE r.report = files.sha256)",
            " AND NOT EXISTS (SELECT 1 FROM readings r WHERE r.book = files.sha256)",
            " AND NOT EXISTS (SELECT 1 FROM readings r WHERE r.digest = files.sha256)",
            " AND NOT EXISTS (SELECT 1 FROM readings r WHERE r.view = files.sha256)",
            " AND NOT EXISTS (SELECT 1 FROM checks c WHERE c.tables = files.sha256)",
        )
    };
}

impl Store {
    /// Keeps a file. When this returns, the file is on the disk and known; put again, it is still kept once.
    ///
    /// # Errors
    ///
    /// [`Error::Disk`] or [`Error::Database`]; the file then is not kept.
    pub async fn put_file(&self, actor: &Actor, bytes: Vec<u8>, media_type: &str) -> Result<FileId, Error> {
        let folder = self.folder().clone();
        let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        let random = secret::random_name()?;
        let (id, unnamed) =
            blocking(move || Ok((FileId::of(&bytes), folder.write(&bytes, &random)?))).await?;
        let now = self.now();
        let mut write = self.write().await?;
        write
            .execute(
                "INSERT INTO files (sha256, size, media_type, created_at, touched_at) VALUES ($1, $2, $3, $4, $4)
                 ON CONFLICT (sha256) DO UPDATE SET touched_at = EXCLUDED.touched_at",
                args![id, size, media_type, now],
            )
            .await?;
        let folder = self.folder().clone();
        blocking(move || folder.name(unnamed, &id)).await?;
        let entry = Entry::new(actor, "file.put", format!("file:{id}"));
        write.commit(now, entry.detail(&serde_json::json!({ "size": size }))).await?;
        Ok(id)
    }

    /// The file's bytes, checked against its name.
    ///
    /// # Errors
    ///
    /// [`Error::NoFile`]; [`Error::DamagedFile`] where the disk lost it or gives other bytes.
    pub async fn get_file(&self, id: FileId) -> Result<Vec<u8>, Error> {
        self.file_info(id).await?;
        let folder = self.folder().clone();
        let bytes = blocking(move || folder.read(&id)).await?;
        bytes.filter(|bytes| FileId::of(bytes) == id).ok_or(Error::DamagedFile(id))
    }

    /// Size and media type.
    ///
    /// # Errors
    ///
    /// [`Error::NoFile`].
    pub async fn file_info(&self, id: FileId) -> Result<FileInfo, Error> {
        file_info(&mut self.read().await?, id).await
    }

    /// Files that nothing refers to and that were put longer ago than `grace`, which should be longer than it takes from a
    /// put to what refers to it (a day is ample).
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub async fn files_unreferenced(&self, grace: Duration) -> Result<Vec<FileInfo>, Error> {
        let rows = self
            .read()
            .await?
            .all(
                unreferenced!("SELECT sha256, size, media_type, created_at FROM files WHERE touched_at < $1"),
                args![self.now().before(grace)],
            )
            .await?;
        rows.iter().map(info).collect()
    }

    /// Removes what [`Store::files_unreferenced`] lists, asking again for each, and what crashes left half written. Returns
    /// how many files were removed.
    ///
    /// # Errors
    ///
    /// [`Error::Disk`] or [`Error::Database`]; the files before it are removed.
    pub async fn sweep_files(&self, actor: &Actor, grace: Duration) -> Result<u64, Error> {
        let mut removed = 0;
        for file in self.files_unreferenced(grace).await? {
            let now = self.now();
            let mut write = self.write().await?;
            let gone = write
                .execute(
                    unreferenced!("DELETE FROM files WHERE sha256 = $1 AND touched_at < $2"),
                    args![file.id, now.before(grace)],
                )
                .await?;
            if gone == 0 {
                continue;
            }
            let folder = self.folder().clone();
            blocking(move || folder.remove(&file.id)).await?;
            write.commit(now, Entry::new(actor, "file.remove", format!("file:{}", file.id))).await?;
            removed += gone;
        }
        let folder = self.folder().clone();
        blocking(move || folder.remove_stale(grace)).await?;
        Ok(removed)
    }
}

pub(crate) async fn file_info(tx: &mut Tx, id: FileId) -> Result<FileInfo, Error> {
    let sql = "SELECT sha256, size, media_type, created_at FROM files WHERE sha256 = $1";
    let row = tx.first(sql, args![id]).await?;
    row.as_ref().map(info).transpose()?.ok_or(Error::NoFile(id))
}

fn info(row: &crate::db::Row) -> Result<FileInfo, Error> {
    Ok(FileInfo {
        id: FileId::from_bytes(&row.get::<Vec<u8>>(0)?)?,
        size: row.count(1)?,
        media_type: row.text(2)?,
        created_at: row.moment(3)?,
    })
}
