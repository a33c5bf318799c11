//! Random numbers from the system, and tokens made of them.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

use crate::Error;

/// 256 random bits that whoever holds them may use: a session, a one-time link. The database keeps only their SHA-256,
/// so a copy of it opens nothing. (A slow hash is for what people choose; this cannot be guessed.)
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 32]);

impl Secret {
    pub(crate) fn new() -> Result<Self, Error> {
        random().map(Self)
    }

    /// What the database keeps.
    pub(crate) fn digest(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }

    /// 64 hexadecimal digits, for a cookie or a link and nothing else.
    pub fn expose(&self) -> String {
        hex::encode(self.0)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(…)")
    }
}

/// The text is not 64 hexadecimal digits. It is not repeated here: it may be most of a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not a whole link or session; copy it again, or sign in again")]
pub struct NoSecret;

impl FromStr for Secret {
    type Err = NoSecret;

    fn from_str(text: &str) -> Result<Self, NoSecret> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes).map_err(|_| NoSecret)?;
        Ok(Self(bytes))
    }
}

pub(crate) fn random<const N: usize>() -> Result<[u8; N], Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| Error::Randomness)?;
    Ok(bytes)
}

/// 128 random bits, hexadecimal: a name that no one else takes.
pub(crate) fn random_name() -> Result<String, Error> {
    random::<16>().map(hex::encode)
}
