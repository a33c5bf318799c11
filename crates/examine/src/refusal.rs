//! Why nothing of a file can be read: what happened and what to do about it.

use mingzhang_model::Message;
use mingzhang_read::{Foreign, ReadError};

pub(crate) fn explain(error: &ReadError) -> Message {
    match error {
        ReadError::Empty => Message::new("read-empty"),
        ReadError::UnknownFormat { what } => Message::new(match what {
            Foreign::Zip => "read-foreign-zip",
            Foreign::BinaryWorkbook => "read-foreign-xlsb",
            Foreign::OldWord => "read-foreign-doc",
            Foreign::Ole2 => "read-foreign-ole2",
            Foreign::Image => "read-foreign-image",
            Foreign::Archive => "read-foreign-archive",
            Foreign::Rtf => "read-foreign-rtf",
            Foreign::Binary => "read-foreign-binary",
        }),
        ReadError::Encrypted => Message::new("read-encrypted"),
        ReadError::EncryptionUnsupported { detail } => {
            Message::new("read-encryption-unsupported").with("detail", *detail)
        }
        ReadError::Damaged { detail } => Message::new("read-damaged").with("detail", detail.as_str()),
        ReadError::TooLarge { what: "bytes", found, limit } => too_large(*found, *limit),
        ReadError::TooLarge { what: "unpacked", limit, .. } => {
            Message::new("read-unpacked-too-large").with("limit", megabytes(*limit))
        }
        ReadError::TooLarge { what, found, limit } => Message::new("read-too-many")
            .with("what", *what)
            .with("found", found.to_string())
            .with("limit", limit.to_string()),
        ReadError::TimeLimit { seconds } => {
            Message::new("read-time-limit").with("seconds", seconds.to_string())
        }
        ReadError::NoThread { detail } => Message::new("read-no-thread").with("detail", detail.as_str()),
    }
}

/// A file above the size limit.
pub fn too_large(found: u64, limit: u64) -> Message {
    Message::new("read-too-large").with("size", megabytes(found)).with("limit", megabytes(limit))
}

/// Rounded up, so that a file just over the limit does not read as the limit itself.
fn megabytes(bytes: u64) -> String {
    format!("{} MB", bytes.div_ceil(1 << 20))
}
