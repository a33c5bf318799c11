//! The folder that the files are in. Blocking; called from a thread that may block.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::FileId;
use crate::Error;

/// `DATA/files`: `ab/cdef…` by content, and `tmp/` for what is being written. A file gets its name when it is whole and on
/// the disk, by a rename, so whoever finds the name finds all of the file.
#[derive(Clone, Debug)]
pub(crate) struct Folder {
    root: PathBuf,
}

/// Bytes on the disk that have no name yet. Dropped, they are removed.
pub(super) struct Unnamed {
    path: Option<PathBuf>,
}

impl Drop for Unnamed {
    fn drop(&mut self) {
        if let Some(path) = &self.path {
            // What stays behind is found by `remove_stale`.
            let _ = fs::remove_file(path);
        }
    }
}

impl Folder {
    pub(crate) fn open(data: &Path) -> Result<Self, Error> {
        let root = data.join("files");
        let temporary = root.join("tmp");
        fs::create_dir_all(&temporary).map_err(Error::disk("make the folder", &temporary))?;
        Ok(Self { root })
    }

    /// One that is only read from; nothing is made in it.
    pub(crate) fn existing(data: &Path) -> Self {
        Self { root: data.join("files") }
    }

    pub(crate) fn path(&self, id: &FileId) -> PathBuf {
        let name = id.to_string();
        let (folder, rest) = name.split_at(2);
        self.root.join(folder).join(rest)
    }

    /// What has this name in the data folder, beside the files.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.root.with_file_name(name)
    }

    /// Writes and syncs the bytes under a name that no one looks for.
    pub(super) fn write(&self, bytes: &[u8], random: &str) -> Result<Unnamed, Error> {
        let path = self.root.join("tmp").join(random);
        let unnamed = Unnamed { path: Some(path.clone()) };
        let written = File::create_new(&path).and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        });
        written.map_err(Error::disk("write", &path))?;
        Ok(unnamed)
    }

    /// Whether the disk takes a block.
    pub(crate) fn try_to_write(&self, random: &str) -> Result<(), Error> {
        // Dropped, it is removed.
        self.write(&[0; 4096], random).map(drop)
    }

    /// Gives the bytes their name. One that is already there is replaced by the same content, which also mends one that the
    /// disk has damaged.
    pub(super) fn name(&self, mut unnamed: Unnamed, id: &FileId) -> Result<(), Error> {
        let path = self.path(id);
        let folder = path.parent().unwrap_or(&self.root);
        let is_new = !folder.exists();
        fs::create_dir_all(folder).map_err(Error::disk("make the folder", folder))?;
        if let Some(temporary) = unnamed.path.take() {
            fs::rename(&temporary, &path).map_err(Error::disk("name", &path))?;
        }
        sync_folder(folder)?;
        if is_new {
            sync_folder(&self.root)?;
        }
        Ok(())
    }

    /// Writes the bytes and gives them their name, in a folder that no one else uses.
    pub(crate) fn keep(&self, bytes: &[u8], id: &FileId) -> Result<(), Error> {
        self.name(self.write(bytes, &id.to_string())?, id)
    }

    /// The bytes, or nothing where there are none.
    pub(crate) fn read(&self, id: &FileId) -> Result<Option<Vec<u8>>, Error> {
        let path = self.path(id);
        match fs::read(&path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Error::disk("read", &path)(error)),
        }
    }

    pub(super) fn remove(&self, id: &FileId) -> Result<(), Error> {
        let path = self.path(id);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Error::disk("remove", &path)(error)),
            _ => Ok(()),
        }
    }

    /// Removes what a process that died was writing. Age is by the disk's own clock.
    pub(super) fn remove_stale(&self, older_than: Duration) -> Result<(), Error> {
        let temporary = self.root.join("tmp");
        let entries = fs::read_dir(&temporary).map_err(Error::disk("list", &temporary))?;
        for entry in entries.flatten() {
            let modified = entry.metadata().and_then(|data| data.modified());
            let age = modified.ok().and_then(|moment| SystemTime::now().duration_since(moment).ok());
            if age.is_some_and(|age| age >= older_than) {
                fs::remove_file(entry.path()).map_err(Error::disk("remove", &entry.path()))?;
            }
        }
        Ok(())
    }
}

/// A rename is on the disk only when its folder is. Windows syncs no folders and needs it not.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> Result<(), Error> {
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(Error::disk("sync the folder", folder))
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> Result<(), Error> {
    Ok(())
}
