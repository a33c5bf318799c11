//! The book as a Frictionless data package: `datapackage.json` describes CSV files, all in one zip.
//!
//! The CSV files open with a byte order mark and end their lines with CR LF: Excel and WPS take a file without the mark for
//! GBK and show garbled words, and every reader of tables skips it. Texts are what the book prints, to the letter; nothing is
//! put in front of a name that begins with `=`.

mod description;
mod facts;
mod indicators;
mod names;
mod prose;
mod readme;
mod records;
mod tables;

use std::io::{self, Cursor, Write};

use mingzhang_model::Manuscript;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use records::Records;

/// Why no package was written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A table could not be written.
    #[error("a table could not be written")]
    Table(#[from] csv::Error),
    /// A file could not be written.
    #[error("a file could not be written")]
    Write(#[from] io::Error),
    /// The description could not be written.
    #[error("the description could not be written")]
    Description(#[from] serde_json::Error),
    /// The files could not be packed.
    #[error("the files could not be packed")]
    Pack(#[from] zip::result::ZipError),
}

/// Writes the book as a zip of CSV files with their description. The same book gives the same bytes.
///
/// # Errors
///
/// If the files cannot be packed; nothing in a manuscript causes that.
pub fn package(manuscript: &Manuscript) -> Result<Vec<u8>, Error> {
    let mut tables: Vec<Records> = vec![facts::facts(manuscript)];
    tables.extend(tables::tables(manuscript));
    tables.push(prose::prose(manuscript));
    tables.push(prose::figures(manuscript));
    // A book without performance sheets has no indicators.
    tables.extend(Some(indicators::indicators(manuscript)).filter(|table| !table.rows.is_empty()));
    let mut files = Vec::new();
    for table in &tables {
        files.push((table.path.clone(), table.bytes()?));
    }
    let sizes = files.iter().map(|(_, bytes)| bytes.len());
    let description = description::json(manuscript, tables.iter().zip(sizes))?;
    files.insert(0, ("datapackage.json".to_owned(), description));
    files.push(("README.txt".to_owned(), readme::readme(manuscript, &tables).into_bytes()));
    pack(&files)
}

fn pack(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, Error> {
    // Fixed times: the same book is the same file.
    let packed = SimpleFileOptions::default()
        .last_modified_time(DateTime::DEFAULT)
        .compression_method(CompressionMethod::Deflated);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        archive.start_file(path, packed)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
