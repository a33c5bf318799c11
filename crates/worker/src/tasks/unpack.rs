//! Unpacks an archive of files to be checked. Nothing in it chooses where anything is written: the files are called `0`, `1`, … here,
//! and their own names are only told.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::Path;

use encoding_rs::GB18030;
use mingzhang_model::Message;
use serde::{Deserialize, Serialize};
use zip::ZipArchive;
use zip::result::ZipError;

use super::Progress;
use crate::TaskError;

/// Most files of an archive that are checked.
pub const FILES: usize = 500;
/// Most entries that are looked at: folders, and what programs leave behind.
const ENTRIES: usize = 10_000;
/// The largest file in it, and all of them together, in bytes; whatever sizes the archive declares.
const FILE: u64 = 64 << 20;
const ALL: u64 = 512 << 20;
/// The longest name that is told, in letters.
const NAME: usize = 200;

/// An archive to unpack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unpack {
    /// Its name in the task's folder.
    pub file: String,
}

/// What it held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "held", rename_all = "snake_case")]
pub enum Held {
    /// It is one file to be checked: an office document, or a book's package of data.
    Itself,
    /// Names, by the numbers that the files are called here.
    Files {
        /// As the archive has them, folders with `/`.
        names: Vec<String>,
    },
}

impl Unpack {
    pub(super) fn run(&self, folder: &Path, progress: Progress<'_>) -> Result<Held, TaskError> {
        let file = File::open(folder.join(&self.file))?;
        let mut archive = ZipArchive::new(file).map_err(|error| explain(&error, ""))?;
        if archive.len() >= ENTRIES {
            return Err(too_many(archive.len(), ENTRIES));
        }
        if is_document(&archive) {
            return Ok(Held::Itself);
        }
        let mut wanted = Vec::new();
        for index in 0..archive.len() {
            let entry = archive.by_index_raw(index).map_err(|error| explain(&error, ""))?;
            let name = decoded(entry.name_raw());
            if leads_outside(&name) || entry.is_symlink() {
                return Err(Message::new("unpack-outside").with("name", shown(&name)).into());
            }
            if entry.is_file() && !is_litter(&name) {
                wanted.push((index, name));
            }
        }
        match wanted.len() {
            0 => return Err(Message::new("unpack-empty").into()),
            found if found > FILES => return Err(too_many(found, FILES)),
            _ => {}
        }
        let total = u32::try_from(wanted.len()).unwrap_or(u32::MAX);
        let mut left = ALL;
        for (number, (index, name)) in (0..).zip(&wanted) {
            progress(number, total);
            let entry = archive.by_index(*index).map_err(|error| explain(&error, name))?;
            let mut target = File::create_new(folder.join(number.to_string()))?;
            left = left.saturating_sub(copy(entry, &mut target, name, left)?);
        }
        Ok(Held::Files { names: wanted.into_iter().map(|(_, name)| shown(&name)).collect() })
    }
}

/// Copies piece by piece, so that a bomb ends at the limit and not in memory.
fn copy(entry: impl std::io::Read, target: &mut File, name: &str, left: u64) -> Result<u64, TaskError> {
    let limit = FILE.min(left);
    let mut entry = entry.take(limit.saturating_add(1));
    let mut piece = vec![0; 64 << 10];
    let mut size = 0_u64;
    loop {
        // What fails here is the archive's content, not the folder.
        let read = entry.read(&mut piece).map_err(|_| Message::new("unpack-damaged"))?;
        let Some(bytes) = piece.get(..read).filter(|bytes| !bytes.is_empty()) else { return Ok(size) };
        size = size.saturating_add(u64::try_from(read).unwrap_or(u64::MAX));
        if size > limit {
            let limit = |bytes: u64| (bytes >> 20).to_string();
            return Err(if left < FILE {
                Message::new("unpack-too-large").with("limit", limit(ALL)).into()
            } else {
                let message = Message::new("unpack-file-too-large").with("limit", limit(FILE));
                message.with("name", shown(name)).into()
            });
        }
        target.write_all(bytes)?;
    }
}

fn too_many(found: usize, limit: usize) -> TaskError {
    Message::new("unpack-too-many").with("found", found).with("limit", limit).into()
}

fn explain(error: &ZipError, name: &str) -> TaskError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            Message::new("unpack-encrypted").into()
        }
        ZipError::UnsupportedArchive(_) if !name.is_empty() => {
            Message::new("unpack-method").with("name", shown(name)).into()
        }
        _ => Message::new("unpack-damaged").into(),
    }
}

/// The parts by which `mingzhang-read` knows a document in a zip container.
fn is_document(archive: &ZipArchive<File>) -> bool {
    ["[Content_Types].xml", "datapackage.json", "mimetype"]
        .into_iter()
        .any(|part| archive.index_for_name(part).is_some())
}

/// UTF-8 where it is that, which plain names and those of newer programs are; else what a Chinese Windows writes.
fn decoded(raw: &[u8]) -> String {
    let name = match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => GB18030.decode_without_bom_handling(raw).0.into_owned(),
    };
    name.replace('\\', "/")
}

fn leads_outside(name: &str) -> bool {
    let has_drive = name.as_bytes().get(1) == Some(&b':');
    name.starts_with('/') || has_drive || name.split('/').any(|part| part == "..")
}

/// What systems and editors leave in an archive and nobody means.
fn is_litter(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or(name);
    name.starts_with("__MACOSX/")
        || last.is_empty()
        || last.starts_with('.')
        || last.starts_with("~$")
        || ["thumbs.db", "desktop.ini"].iter().any(|litter| last.eq_ignore_ascii_case(litter))
}

/// The name without what cannot be shown; the end of one that is too long.
fn shown(name: &str) -> String {
    let letters: Vec<char> = name.chars().filter(|letter| !letter.is_control()).collect();
    letters.iter().skip(letters.len().saturating_sub(NAME)).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn unpack(bytes: &[u8]) -> Result<(Held, tempfile::TempDir), String> {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("in"), bytes).unwrap();
        match (Unpack { file: "in".to_owned() }).run(folder.path(), &|_, _| {}) {
            Ok(held) => Ok((held, folder)),
            Err(TaskError::Refused(message)) => Err(message.id.to_owned()),
            Err(error) => panic!("{error}"),
        }
    }

    #[test]
    fn files_come_out_and_litter_stays() {
        let bytes = archive(&[
            ("预算/甲单位.pdf", b"%PDF-1"),
            ("__MACOSX/._x.pdf", b"x"),
            ("Thumbs.db", b"x"),
            ("内层.zip", b"PK\x03\x04"),
        ]);
        let (held, folder) = unpack(&bytes).unwrap();
        assert_eq!(held, Held::Files { names: vec!["预算/甲单位.pdf".to_owned(), "内层.zip".to_owned()] });
        assert_eq!(std::fs::read(folder.path().join("0")).unwrap(), b"%PDF-1");
    }

    #[test]
    fn names_that_a_chinese_windows_wrote_are_read() {
        // A name of the same length, so that every offset in the archive stays right.
        let mut bytes = archive(&[("xxxxxxxx.pdf", b"%PDF-1")]);
        let (name, _, _) = encoding_rs::GBK.encode("部门预算.pdf");
        let places: Vec<usize> =
            bytes.windows(12).enumerate().filter(|(_, w)| w == b"xxxxxxxx.pdf").map(|(at, _)| at).collect();
        for at in places {
            bytes[at..at + 12].copy_from_slice(&name);
        }
        let (held, _folder) = unpack(&bytes).unwrap();
        assert_eq!(held, Held::Files { names: vec!["部门预算.pdf".to_owned()] });
    }

    #[test]
    fn an_archive_that_would_do_harm_is_refused() {
        for name in ["../../etc/passwd", "a/../../b.pdf", "/etc/passwd", "C:/x.pdf", "..\\x.pdf"] {
            assert_eq!(unpack(&archive(&[(name, b"x")])).unwrap_err(), "unpack-outside", "{name}");
        }
        let zeros = vec![0; usize::try_from(FILE).unwrap() + 1];
        assert_eq!(unpack(&archive(&[("bomb.pdf", &zeros)])).unwrap_err(), "unpack-file-too-large");
        let names: Vec<String> = (0..ENTRIES).map(|number| format!("{number}.pdf")).collect();
        let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
        assert_eq!(unpack(&archive(&many)).unwrap_err(), "unpack-too-many");
        assert_eq!(unpack(&archive(&many[..=FILES])).unwrap_err(), "unpack-too-many");
        assert_eq!(unpack(&archive(&[])).unwrap_err(), "unpack-empty");
        assert_eq!(unpack(b"PK\x03\x04 not really").unwrap_err(), "unpack-damaged");
    }

    #[test]
    fn a_document_in_a_container_is_checked_itself() {
        let package = archive(&[("datapackage.json", b"{}"), ("tables/1.csv", b"a")]);
        assert_eq!(unpack(&package).unwrap().0, Held::Itself);
    }
}
