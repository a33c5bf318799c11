//! Passwords: the rules for choosing one, and how one is kept.
//!
//! Source: GB/T 22239-2019, 8.1.4.1 a) 身份鉴别信息具有复杂度要求并定期更换. Kept with argon2id at the parameters that OWASP
//! gives (19 MiB, 2 passes, 1 lane), which are the crate's defaults.

use std::fmt;

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

use crate::{Error, blocking, secret};

/// The fewest characters.
const SHORTEST: usize = 10;
/// The most, so that no one makes the server hash a book.
const LONGEST: usize = 128;
/// From this length on, the kinds of characters do not matter: a sentence is a good password.
const SENTENCE: usize = 16;
/// How many characters must be left when what everyone uses is taken out.
const OWN: usize = 6;

/// What everyone uses, longest first within what contains it.
const COMMON: &str = include_str!("common.txt");

/// A password as it was typed. It has no `Display`, and its `Debug` shows nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// As it was typed; whether it keeps the rules is asked when it becomes an account's.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Password(…)")
    }
}

/// Which rule a password breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordFault {
    /// Fewer than 10 characters.
    #[error("the password has fewer than 10 characters; a short sentence makes a good one")]
    Short,
    /// More than 128 characters.
    #[error("the password has more than 128 characters; choose a shorter one")]
    Long,
    /// Under 16 characters and fewer than three kinds of them.
    #[error(
        "the password needs three of: small letters, capital letters, digits, other signs; or 16 characters"
    )]
    Simple,
    /// It contains the account's name or the person's.
    #[error("the password contains your name; choose one that does not")]
    Name,
    /// Little is left of it without words, years and rows of keys that everyone uses.
    #[error("the password is made of what everyone uses; add something of your own")]
    Common,
    /// It is the one that is to be replaced.
    #[error("the password is the one you have; choose another")]
    Unchanged,
}

/// Whether the password may be that of this account.
pub(super) fn check(password: &Password, names: &[&str]) -> Result<(), PasswordFault> {
    let text = &password.0;
    let length = text.chars().count();
    if length < SHORTEST {
        return Err(PasswordFault::Short);
    }
    if length > LONGEST {
        return Err(PasswordFault::Long);
    }
    if length < SENTENCE && kinds(text) < 3 {
        return Err(PasswordFault::Simple);
    }
    let lower = text.to_lowercase();
    for name in names {
        let name = name.trim().to_lowercase();
        let backwards: String = name.chars().rev().collect();
        if name.chars().count() > 1 && (lower.contains(&name) || lower.contains(&backwards)) {
            return Err(PasswordFault::Name);
        }
    }
    if own(&lower) < OWN || own(&plain(&lower)) < OWN {
        return Err(PasswordFault::Common);
    }
    Ok(())
}

fn kinds(text: &str) -> usize {
    let is_other = |c: char| !c.is_lowercase() && !c.is_uppercase() && !c.is_ascii_digit();
    [
        text.chars().any(char::is_lowercase),
        text.chars().any(char::is_uppercase),
        text.chars().any(|c| c.is_ascii_digit()),
        text.chars().any(is_other),
    ]
    .into_iter()
    .filter(|kind| *kind)
    .count()
}

/// Letters for the digits and signs that stand in for them.
fn plain(lower: &str) -> String {
    let letter = |c| match c {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    };
    lower.chars().map(letter).collect()
}

/// How many characters are the writer's own: without common words and rows, years, and repetitions.
fn own(lower: &str) -> usize {
    let mut rest = lower.to_owned();
    for word in COMMON.lines() {
        rest = rest.replace(word, "\n");
    }
    let counts = rest.split('\n').map(|piece| {
        let mut characters: Vec<char> = without_years(piece).chars().collect();
        characters.dedup();
        characters.len()
    });
    counts.sum()
}

fn without_years(piece: &str) -> String {
    let chars: Vec<char> = piece.chars().collect();
    let mut kept = String::new();
    let mut rest = chars.as_slice();
    while let Some((first, after)) = rest.split_first() {
        match rest {
            ['1', '9', c, d, tail @ ..] | ['2', '0', c, d, tail @ ..]
                if c.is_ascii_digit() && d.is_ascii_digit() =>
            {
                rest = tail;
            }
            _ => {
                kept.push(*first);
                rest = after;
            }
        }
    }
    kept
}

/// What the database keeps, in PHC form.
pub(super) async fn hash(password: &Password) -> Result<String, Error> {
    let password = password.clone();
    let salt = secret::random::<16>()?;
    blocking(move || {
        let hash = Argon2::default().hash_password_with_salt(password.0.as_bytes(), &salt);
        hash.map(|hash| hash.to_string())
            .map_err(|_| Error::Invalid { what: "the password", fault: "not one that can be kept" })
    })
    .await
}

/// Whether this is the password. Without a hash the same work is done and the answer is no, so that the time does not
/// tell whether there is such an account.
pub(super) async fn verify(password: &Password, hash: Option<String>) -> Result<bool, Error> {
    let password = password.clone();
    if password.0.len() > LONGEST * 4 {
        return Ok(false);
    }
    blocking(move || {
        let argon2 = Argon2::default();
        let Some(hash) = hash else {
            let mut out = [0; 32];
            // Its result is of no account with no password.
            let _ = argon2.hash_password_into(password.0.as_bytes(), b"no such account!", &mut out);
            return Ok(false);
        };
        Ok(argon2.verify_password(password.0.as_bytes(), hash.as_str()).is_ok())
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> Option<PasswordFault> {
        check(&Password::new(text), &["wangfang", "王芳"]).err()
    }

    #[test]
    fn passwords_are_refused_by_the_rule_that_they_break() {
        use PasswordFault::{Common, Long, Name, Short, Simple};
        assert_eq!(fault("Ab3!xyzw"), Some(Short));
        assert_eq!(fault(&"Ab3!".repeat(40)), Some(Long));
        assert_eq!(fault("klmnopvwxyz"), Some(Simple));
        assert_eq!(fault("WangFang#7731"), Some(Name));
        assert_eq!(fault("gnafgnaw#7731K"), Some(Name));
        assert_eq!(fault("我是王芳x8Kq2026年"), Some(Name));
        for common in
            ["Admin@2026!", "Passw0rd123!", "P@ssw0rd2025", "1qaz@WSX3edc", "Caiwu123456!", "Aaaaaaaaaa1!"]
        {
            assert_eq!(fault(common), Some(Common), "{common}");
        }
    }

    #[test]
    fn passwords_with_something_of_their_own_are_taken() {
        for good in
            ["k7#Lm2vQx9", "青山隔送行疏林不做美淡烟暮霭相遮蔽", "correct horse battery", "大同Jiuye中心8f!k"]
        {
            assert_eq!(fault(good), None, "{good}");
        }
    }

    #[test]
    fn what_is_secret_is_not_printed() {
        assert_eq!(format!("{:?}", Password::new("k7#Lm2vQx9")), "Password(…)");
    }
}
