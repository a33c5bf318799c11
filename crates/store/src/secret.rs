//! Random numbers from the system.

use crate::Error;

pub(crate) fn random<const N: usize>() -> Result<[u8; N], Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| Error::Randomness)?;
    Ok(bytes)
}

/// 128 random bits, hexadecimal: a name that no one else takes.
pub(crate) fn random_name() -> Result<String, Error> {
    random::<16>().map(hex::encode)
}
