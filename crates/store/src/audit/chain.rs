//! The bytes that an entry's hash is taken over.
//!
//! `hash = SHA-256(bytes)`, where `bytes` are, one after the other:
//!
//! | part | form |
//! |---|---|
//! | `mingzhang-audit-1` and a line feed | 18 bytes of ASCII |
//! | `prev`, the hash of the entry before; 32 zero bytes before the first | 32 bytes |
//! | `seq`, from 1 without gaps | 8 bytes, big-endian |
//! | `at`, milliseconds since 1970 UTC | 8 bytes, big-endian, two's complement |
//! | `actor`, `origin`, `action`, `subject`, `outcome`, `detail` | each: length in bytes (8 bytes, big-endian), then UTF-8 |
//!
//! Lengths come first, so no two different entries have the same bytes. `detail` is hashed as the text that is stored;
//! it is never parsed and written again.

use sha2::{Digest, Sha256};

/// A SHA-256.
pub(super) type Hash = [u8; 32];

/// What stands before the first entry.
pub(super) const GENESIS: Hash = [0; 32];

/// The fields that are chained, as they are stored.
pub(super) struct Fields<'a> {
    pub(super) seq: i64,
    pub(super) at: i64,
    /// `actor`, `origin`, `action`, `subject`, `outcome`, `detail`.
    pub(super) texts: [&'a str; 6],
}

pub(super) fn hash(prev: &Hash, fields: &Fields<'_>) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update(b"mingzhang-audit-1\n");
    hasher.update(prev);
    hasher.update(fields.seq.to_be_bytes());
    hasher.update(fields.at.to_be_bytes());
    for text in fields.texts {
        hasher.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
        hasher.update(text);
    }
    hasher.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The form is a promise to whoever keeps an old log: it is built here by hand, byte for byte.
    #[test]
    fn the_first_entry_has_the_documented_bytes() {
        let mut bytes = b"mingzhang-audit-1\n".to_vec();
        bytes.extend([0; 32]);
        bytes.extend([0, 0, 0, 0, 0, 0, 0, 1]);
        bytes.extend([0, 0, 0, 0, 0, 0, 0x03, 0xe8]);
        for text in ["system:test", "", "file.put", "file:1", "ok", "{}"] {
            bytes.extend([0, 0, 0, 0, 0, 0, 0, u8::try_from(text.len()).unwrap()]);
            bytes.extend(text.bytes());
        }
        let texts = ["system:test", "", "file.put", "file:1", "ok", "{}"];
        let expected: Hash = Sha256::digest(&bytes).into();
        assert_eq!(hash(&GENESIS, &Fields { seq: 1, at: 1000, texts }), expected);
    }

    #[test]
    fn moving_a_letter_between_fields_changes_the_hash() {
        let one = Fields { seq: 1, at: 0, texts: ["ab", "c", "", "", "", ""] };
        let other = Fields { seq: 1, at: 0, texts: ["a", "bc", "", "", "", ""] };
        assert_ne!(hash(&GENESIS, &one), hash(&GENESIS, &other));
    }
}
