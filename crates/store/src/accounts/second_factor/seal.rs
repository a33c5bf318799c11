//! Secrets at rest: XChaCha20-Poly1305 with a key that is a file beside the files and not in the database, so that a copy of the
//! database alone gives none. Each is bound to its account: moved to another row, it does not open.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305, XNonce};

use crate::{AccountId, Error, secret};

/// The key's name in the data folder.
pub(super) const NAME: &str = "second-factor.key";
const NONCE: usize = 24;

pub(super) struct Key(XChaCha20Poly1305);

impl Key {
    /// The key of this file, or nothing where there is none.
    pub(super) fn read(path: &Path) -> Result<Option<Self>, Error> {
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Error::disk("read", path)(error)),
        };
        let key: [u8; 32] = bytes.try_into().map_err(|_| Error::FactorKey)?;
        Ok(Some(Self(XChaCha20Poly1305::new(&key.into()))))
    }

    /// A new key in a file that only the owner reads. Of two instances that make one at once, one makes it, and both have it.
    pub(super) fn make(path: &Path) -> Result<Self, Error> {
        let temporary = path.with_extension(secret::random_name()?);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let written = options.open(&temporary).and_then(|mut file| {
            file.write_all(&secret::random::<32>().map_err(|_| ErrorKind::Other)?)?;
            file.sync_all()
        });
        // A link, unlike a rename, leaves what is there already.
        let linked = written.and_then(|()| fs::hard_link(&temporary, path));
        let _ = fs::remove_file(&temporary);
        match linked {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(Error::disk("make", path)(error)),
            _ => Self::read(path)?.ok_or(Error::FactorKey),
        }
    }

    pub(super) fn seal(&self, account: AccountId, plain: &[u8]) -> Result<Vec<u8>, Error> {
        let nonce = secret::random::<NONCE>()?;
        let payload = Payload { msg: plain, aad: &account.get().to_be_bytes() };
        let mut sealed = nonce.to_vec();
        sealed.extend(self.0.encrypt(&XNonce::from(nonce), payload).map_err(|_| Error::FactorKey)?);
        Ok(sealed)
    }

    /// What was sealed for this account with this key.
    pub(super) fn open(&self, account: AccountId, sealed: &[u8]) -> Result<Vec<u8>, Error> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>().ok_or(Error::FactorKey)?;
        let payload = Payload { msg: sealed, aad: &account.get().to_be_bytes() };
        self.0.decrypt(&XNonce::from(*nonce), payload).map_err(|_| Error::FactorKey)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_opens_with_its_key_for_its_account_only() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (folder.path().join("one"), folder.path().join("other"));
        let (key, another) = (Key::make(&one).unwrap(), Key::make(&other).unwrap());
        let sealed = key.seal(AccountId::new(7), b"secret").unwrap();
        assert!(!sealed.windows(6).any(|window| window == b"secret"));
        assert_eq!(key.open(AccountId::new(7), &sealed).unwrap(), b"secret");
        assert_eq!(
            Key::make(&one).unwrap().open(AccountId::new(7), &sealed).unwrap(),
            b"secret",
            "made once"
        );
        assert!(matches!(key.open(AccountId::new(8), &sealed), Err(Error::FactorKey)));
        assert!(matches!(another.open(AccountId::new(7), &sealed), Err(Error::FactorKey)));
        assert!(matches!(key.open(AccountId::new(7), &sealed[1..]), Err(Error::FactorKey)));
        assert!(matches!(key.open(AccountId::new(7), b""), Err(Error::FactorKey)));
    }

    #[cfg(unix)]
    #[test]
    fn only_its_owner_reads_the_key() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key");
        Key::make(&path).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left");
    }
}
