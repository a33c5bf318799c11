//! Recovery codes: for whoever lost the phone. Each is good for one sign-in.

use data_encoding::BASE32_NOPAD;
use sha2::{Digest as _, Sha256};

use crate::db::{Write, args};
use crate::{AccountId, Error, Timestamp, secret};

/// How many an account gets.
const COUNT: usize = 10;
/// Random bytes of each: 80 bits are 16 letters.
const BYTES: usize = 10;

/// New codes in the place of all earlier ones, `abcd-efgh-ijkl-mnop`. They are shown once; only their hashes are kept.
pub(super) async fn renew(write: &mut Write, account: AccountId) -> Result<Vec<String>, Error> {
    forget(write, account).await?;
    let mut codes = Vec::with_capacity(COUNT);
    for _ in 0..COUNT {
        let text = BASE32_NOPAD.encode(&secret::random::<BYTES>()?);
        let sql = "INSERT INTO recovery_codes (account_id, code) VALUES ($1, $2)";
        write.execute(sql, args![account, &digest(&text)[..]]).await?;
        codes.push(shown(&text));
    }
    Ok(codes)
}

/// Whether it was a code that had not been used; now it is.
pub(super) async fn use_up(
    write: &mut Write,
    account: AccountId,
    given: &str,
    now: Timestamp,
) -> Result<bool, Error> {
    let text: String =
        given.chars().filter(char::is_ascii_alphanumeric).take(32).collect::<String>().to_uppercase();
    let sql =
        "UPDATE recovery_codes SET used_at = $3 WHERE account_id = $1 AND code = $2 AND used_at IS NULL";
    Ok(write.execute(sql, args![account, &digest(&text)[..], now]).await? == 1)
}

pub(super) async fn forget(write: &mut Write, account: AccountId) -> Result<(), Error> {
    write.execute("DELETE FROM recovery_codes WHERE account_id = $1", args![account]).await.map(drop)
}

fn digest(text: &str) -> [u8; 32] {
    Sha256::digest(text).into()
}

fn shown(text: &str) -> String {
    let letters: Vec<char> = text.to_lowercase().chars().collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}
