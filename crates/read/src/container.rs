//! Zip containers: office documents of today, and packages of data.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::aside::{self, Clock};
use crate::error::Foreign;
use crate::reader::Reader;
use crate::{Document, Limits, ReadError};

/// Reads whatever a zip container holds.
pub(crate) struct ContainerReader;

impl Reader for ContainerReader {
    fn sniff(&self, bytes: &[u8]) -> bool {
        bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
    }

    fn read(&self, bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
        aside::read(bytes, limits, dispatch)
    }
}

/// What is inside says what it is: every office program names its parts alike.
fn dispatch(bytes: &[u8], limits: &Limits, clock: Clock) -> Result<Document, ReadError> {
    let container = Container::open(bytes, limits)?;
    let has = |start: &str| container.names().any(|name| name.starts_with(start));
    if container.has("[Content_Types].xml") && has("word/") {
        crate::docx::read(container, limits, clock)
    } else if container.has("xl/workbook.bin") {
        Err(ReadError::UnknownFormat { what: Foreign::BinaryWorkbook })
    } else if has("xl/") {
        crate::xlsx::read(container, bytes, limits, clock)
    } else if container.has("datapackage.json") {
        crate::package::read(container, limits)
    } else {
        Err(ReadError::UnknownFormat { what: Foreign::Zip })
    }
}

/// An open container. What it unpacks is counted over all parts, whatever sizes it declares.
pub(crate) struct Container<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    left: usize,
    limit: usize,
}

impl<'a> Container<'a> {
    pub(crate) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, ReadError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| explain(&error))?;
        Ok(Self { archive, left: limits.unpacked, limit: limits.unpacked })
    }

    fn names(&self) -> impl Iterator<Item = String> {
        self.archive.file_names().flatten().map(Cow::into_owned)
    }

    fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// A part by its name; `None` if there is none.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        match self.archive.index_for_name(name) {
            Some(index) => self.unpack(index).map(Some),
            None => Ok(None),
        }
    }

    /// Unpacks every part and shows it to `look`, so that a library may unpack them again without surprises.
    pub(crate) fn look_through(
        &mut self,
        mut look: impl FnMut(&str, &[u8]) -> Result<(), ReadError>,
    ) -> Result<(), ReadError> {
        for index in 0..self.archive.len() {
            let name =
                self.archive.name_for_index(index).and_then(Result::ok).unwrap_or_default().into_owned();
            let part = self.unpack(index)?;
            look(&name, &part)?;
        }
        Ok(())
    }

    fn unpack(&mut self, index: usize) -> Result<Vec<u8>, ReadError> {
        let file = self.archive.by_index(index).map_err(|error| explain(&error))?;
        let mut part = Vec::new();
        let most = u64::try_from(self.left).unwrap_or(u64::MAX).saturating_add(1);
        file.take(most).read_to_end(&mut part).map_err(|error| damaged(&error.to_string()))?;
        if part.len() > self.left {
            return Err(crate::reader::too_large("unpacked", self.limit.saturating_add(1), self.limit));
        }
        self.left -= part.len();
        Ok(part)
    }
}

fn explain(error: &ZipError) -> ReadError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            ReadError::Encrypted
        }
        other => damaged(&other.to_string()),
    }
}

/// The error for a file whose structure is broken beyond repair.
pub(crate) fn damaged(detail: &str) -> ReadError {
    ReadError::Damaged { detail: detail.to_owned() }
}
