//! Why a file cannot be read at all.

use std::fmt;

/// A file that cannot be read. Whatever can be kept is kept as a [`Document`](crate::Document) with problems instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// No bytes, or nothing but white space.
    #[error("the file is empty")]
    Empty,
    /// A format that no reader knows.
    #[error("the file is {what}, which cannot be read")]
    UnknownFormat {
        /// What it looks like.
        what: Foreign,
    },
    /// A file that asks for a password before it shows anything.
    #[error("the file is protected by a password")]
    Encrypted,
    /// A PDF encrypted in a way that is not supported, or whose encryption is broken.
    #[error("the file is encrypted in a way that cannot be read: {detail}")]
    EncryptionUnsupported {
        /// What is wrong with it.
        detail: &'static str,
    },
    /// The file says what it is but its structure is broken beyond repair.
    #[error("the file is damaged: {detail}")]
    Damaged {
        /// What is missing or broken.
        detail: String,
    },
    /// A bound of [`Limits`](crate::Limits) that the file as a whole exceeds.
    #[error("the file has {found} {what}, more than the {limit} that are read")]
    TooLarge {
        /// What there is too much of: `bytes`, `objects`, `lines`, `cells`, `sheets`, `unpacked` (bytes, once unpacked).
        what: &'static str,
        /// How much there is.
        found: u64,
        /// How much is read.
        limit: u64,
    },
    /// Time ran out before anything could be read.
    #[error("the file could not be opened within {seconds} s")]
    TimeLimit {
        /// The limit in whole seconds.
        seconds: u64,
    },
    /// The machine gave no thread to read on.
    #[error("no thread to read the file on: {detail}")]
    NoThread {
        /// The system's message.
        detail: String,
    },
}

/// Formats that are recognised only to say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Foreign {
    /// A zip archive that is no office document: `.ofd`, `.ods`, packed files.
    Zip,
    /// A binary workbook, `.xlsb`.
    BinaryWorkbook,
    /// A Word document of before 2007, `.doc`, `.wps`.
    OldWord,
    /// Another OLE2 compound file.
    Ole2,
    /// PNG, JPEG, GIF, BMP, TIFF or WebP.
    Image,
    /// A RAR, 7z or gzip archive.
    Archive,
    /// Rich text.
    Rtf,
    /// Something else that is not text.
    Binary,
}

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Zip => "a zip archive (ofd, ods …)",
            Self::BinaryWorkbook => "a binary workbook (xlsb)",
            Self::OldWord => "an old Word document (doc, wps)",
            Self::Ole2 => "an old Office document (ppt …)",
            Self::Image => "a picture",
            Self::Archive => "a compressed archive",
            Self::Rtf => "rich text",
            Self::Binary => "binary data of an unknown kind",
        })
    }
}
