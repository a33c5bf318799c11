//! Backup and restore.
//!
//! A backup is a folder: `database.sqlite`, the files under `files/`, and `backup.json`, which names the hash of each and
//! the head of the audit log. It is written last, so a folder without it is no backup.
//!
//! On PostgreSQL the database has its own tools. In this order, while the program runs:
//!
//! 1. `pg_dump --format=custom --file=database.dump "$URL"`, which is one consistent view;
//! 2. copy `DATA/files` (without `tmp`), for instance `rsync -a --exclude=tmp DATA/files/ backup/files/`.
//!
//! A file is on the disk before its row is committed, and what is referred to is never removed, so all that the dump refers
//! to is in the copy that is made after it. To restore: `createdb`, `pg_restore --dbname="$URL" database.dump`, copy the files
//! back, then [`Store::verify_audit`] and [`Store::damaged_files`].

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::audit::Entry;
use crate::db::args;
use crate::files::disk::Folder;
use crate::{Actor, Error, FileId, Head, Outcome, Store, Timestamp, blocking};

const DATABASE: &str = "database.sqlite";
const MANIFEST: &str = "backup.json";

/// What is in a backup.
#[derive(Serialize, Deserialize)]
struct Manifest {
    format: u32,
    made_at: i64,
    database: String,
    audit_seq: i64,
    audit_hash: String,
    files: Vec<String>,
}

/// What a backup or a restore copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupReport {
    /// When the backup was made.
    pub made_at: Timestamp,
    /// How many files.
    pub files: u64,
    /// The head of the audit log that is surely in it. Keep it elsewhere, for [`Store::verify_audit`].
    pub head: Head,
}

impl Store {
    /// Copies everything into an empty or new folder, while the store is in use. On SQLite only.
    ///
    /// # Errors
    ///
    /// [`Error::NotEmpty`]; [`Error::BackupByTool`] on PostgreSQL; [`Error::BrokenAudit`] where the log does not verify, so that
    /// a forged one does not take the place of a sound one; [`Error::DamagedFile`]; [`Error::Disk`].
    pub async fn backup(&self, actor: &Actor, target: &Path) -> Result<BackupReport, Error> {
        require_empty(target)?;
        let audit = self.verify_audit(None).await?;
        if let Some(broken) = audit.broken {
            return Err(Error::BrokenAudit(broken));
        }
        let made_at = self.now();
        let folder = {
            let target = target.to_owned();
            blocking(move || Folder::open(&target)).await?
        };
        let database = target.join(DATABASE);
        self.inner.database.copy_to(&database).await?;
        let rows = self.read().await?.all("SELECT sha256 FROM files ORDER BY sha256", &[]).await?;
        let mut files = Vec::new();
        for row in rows {
            let id = FileId::from_bytes(&row.get::<Vec<u8>>(0)?)?;
            if self.copy_file(id, &folder).await? {
                files.push(id.to_string());
            }
        }
        let count = u64::try_from(files.len()).unwrap_or(u64::MAX);
        let head = audit.head;
        let (audit_seq, audit_hash) = (head.seq, head.hash.clone());
        let path = target.to_owned();
        blocking(move || {
            let database = sync_and_hash(&database)?;
            let manifest =
                Manifest { format: 1, made_at: made_at.millis(), database, audit_seq, audit_hash, files };
            write_manifest(&path, &manifest)
        })
        .await?;
        self.record(actor, "backup.make", "store", Outcome::Done).await?;
        Ok(BackupReport { made_at, files: count, head })
    }

    /// Whether it was copied: a file that a sweep took in the meantime is referred to by nothing, in the copy neither.
    async fn copy_file(&self, id: FileId, folder: &Folder) -> Result<bool, Error> {
        let bytes = match self.get_file(id).await {
            Err(Error::NoFile(_)) => return Ok(false),
            other => other?,
        };
        let folder = folder.clone();
        blocking(move || folder.keep(&bytes, &id)).await?;
        Ok(true)
    }

    /// Every file that the disk lost or changed; reads all of them.
    ///
    /// # Errors
    ///
    /// [`Error::Database`], [`Error::Disk`].
    pub async fn damaged_files(&self) -> Result<Vec<FileId>, Error> {
        let rows = self.read().await?.all("SELECT sha256 FROM files ORDER BY sha256", &[]).await?;
        let mut damaged = Vec::new();
        for row in rows {
            let id = FileId::from_bytes(&row.get::<Vec<u8>>(0)?)?;
            match self.get_file(id).await {
                Ok(_) | Err(Error::NoFile(_)) => {}
                Err(Error::DamagedFile(_)) => damaged.push(id),
                Err(error) => return Err(error),
            }
        }
        Ok(damaged)
    }

    /// Makes a store of a backup: a new SQLite database at `database`, files under `data`. The hash of everything is checked
    /// before anything is copied, and the audit log and the files after it.
    ///
    /// # Errors
    ///
    /// [`Error::NotEmpty`] where there is anything already: a restore never overwrites; [`Error::Backup`] where the backup is not
    /// whole or was changed, [`Error::BrokenAudit`], [`Error::Disk`].
    pub async fn restore(
        actor: &Actor,
        backup: &Path,
        database: &Path,
        data: &Path,
    ) -> Result<BackupReport, Error> {
        require_empty(&data.join("files"))?;
        for suffix in ["", "-wal", "-shm"] {
            let mut name = database.as_os_str().to_owned();
            name.push(suffix);
            if Path::new(&name).exists() {
                return Err(Error::NotEmpty { path: name.into() });
            }
        }
        let (source, place, folder) = (backup.to_owned(), database.to_owned(), data.to_owned());
        let manifest = blocking(move || copy_back(&source, &place, &folder)).await?;
        let store = Self::open(&format!("sqlite://{}", database.display()), data).await?;
        let head = Head { seq: manifest.audit_seq, hash: manifest.audit_hash };
        if let Some(broken) = store.verify_audit(Some(&head)).await?.broken {
            return Err(Error::BrokenAudit(broken));
        }
        let loose: BTreeSet<FileId> = store
            .files_unreferenced(std::time::Duration::ZERO)
            .await?
            .into_iter()
            .map(|file| file.id)
            .collect();
        if let Some(lost) = store.damaged_files().await?.into_iter().find(|id| !loose.contains(id)) {
            return Err(Error::DamagedFile(lost));
        }
        let now = store.now();
        // Whoever had a session or a link when the backup was made does not have it any more.
        let mut write = store.write().await?;
        write.execute("UPDATE sessions SET ended_at = $1 WHERE ended_at IS NULL", args![now]).await?;
        write.execute("UPDATE links SET used_at = $1 WHERE used_at IS NULL", args![now]).await?;
        write.commit(now, Entry::new(actor, "backup.restore", "store")).await?;
        store.close().await;
        let files = u64::try_from(manifest.files.len()).unwrap_or(u64::MAX);
        Ok(BackupReport { made_at: Timestamp::from_millis(manifest.made_at), files, head })
    }
}

fn require_empty(folder: &Path) -> Result<(), Error> {
    match fs::read_dir(folder).map(Iterator::count) {
        Ok(0) => Ok(()),
        Ok(_) => Err(Error::NotEmpty { path: folder.to_owned() }),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Error::disk("list", folder)(error)),
    }
}

fn sync_and_hash(path: &Path) -> Result<String, Error> {
    fs::File::open(path).and_then(|file| file.sync_all()).map_err(Error::disk("sync", path))?;
    let bytes = fs::read(path).map_err(Error::disk("read", path))?;
    Ok(FileId::of(&bytes).to_string())
}

fn write_manifest(folder: &Path, manifest: &Manifest) -> Result<(), Error> {
    let path = folder.join(MANIFEST);
    let text = serde_json::to_vec_pretty(manifest).unwrap_or_default();
    let written = fs::File::create_new(&path).and_then(|mut file| {
        file.write_all(&text)?;
        file.sync_all()
    });
    written.map_err(Error::disk("write", &path))
}

fn fault(path: PathBuf, fault: &'static str) -> Error {
    Error::Backup { path, fault }
}

fn copy_back(backup: &Path, database: &Path, data: &Path) -> Result<Manifest, Error> {
    let path = backup.join(MANIFEST);
    let text = fs::read(&path).map_err(|_| fault(path.clone(), "missing"))?;
    let manifest: Manifest =
        serde_json::from_slice(&text).map_err(|_| fault(path.clone(), "not one that this program writes"))?;
    if manifest.format != 1 {
        return Err(fault(path, "of a newer program"));
    }
    let source = Folder::existing(backup);
    let ids: Result<Vec<FileId>, _> = manifest.files.iter().map(|name| name.parse()).collect();
    let ids = ids.map_err(|_| fault(path, "not one that this program writes"))?;
    for id in &ids {
        whole(&source, id)?;
    }
    let copy = backup.join(DATABASE);
    let bytes = fs::read(&copy).map_err(|_| fault(copy.clone(), "missing"))?;
    if FileId::of(&bytes).to_string() != manifest.database {
        return Err(fault(copy, "not the one that was written"));
    }
    let target = Folder::open(data)?;
    for id in &ids {
        target.keep(&whole(&source, id)?, id)?;
    }
    let written = fs::File::create_new(database).and_then(|mut file| {
        file.write_all(&bytes)?;
        file.sync_all()
    });
    written.map_err(Error::disk("write", database))?;
    Ok(manifest)
}

/// The bytes of a file of the backup, where they are what its name says.
fn whole(folder: &Folder, id: &FileId) -> Result<Vec<u8>, Error> {
    let bytes = folder.read(id)?.ok_or_else(|| fault(folder.path(id), "missing"))?;
    if FileId::of(&bytes) == *id {
        Ok(bytes)
    } else {
        Err(fault(folder.path(id), "not the one that was written"))
    }
}
