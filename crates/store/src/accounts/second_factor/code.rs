//! Codes by time.
//!
//! Source: RFC 6238 with HMAC-SHA-1, six digits and steps of 30 s, which is what every app takes; RFC 4226, 5.3 for how a code
//! comes of the hash.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha1::Sha1;

use crate::Timestamp;

/// How long a code is shown, in milliseconds.
const STEP: i64 = 30_000;
const DIGITS: usize = 6;

/// Whether this may be a code by time, and not a recovery code.
pub(super) fn has_form(given: &str) -> bool {
    given.len() == DIGITS && given.bytes().all(|byte| byte.is_ascii_digit())
}

/// The step whose code was given: the present one, the one before, for whoever types slowly, or the next, for a clock that is
/// ahead.
pub(super) fn step_of(secret: &[u8], given: &str, now: Timestamp) -> Option<i64> {
    let given: u32 = has_form(given).then(|| given.parse().ok())??;
    let present = now.millis().div_euclid(STEP);
    [present, present.saturating_sub(1), present.saturating_add(1)]
        .into_iter()
        .find(|step| code(secret, *step) == Some(given))
}

fn code(secret: &[u8], step: i64) -> Option<u32> {
    let mut mac = Hmac::<Sha1>::new_from_slice(secret).ok()?;
    mac.update(&step.to_be_bytes());
    let hash: [u8; 20] = mac.finalize().into_bytes().into();
    let at = usize::from(hash.last()? & 0xf);
    let word: [u8; 4] = hash.get(at..at.saturating_add(4))?.try_into().ok()?;
    Some((u32::from_be_bytes(word) & 0x7fff_ffff) % 1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"12345678901234567890";

    /// RFC 6238, appendix B, without the first two of its eight digits.
    #[test]
    fn codes_are_those_of_the_standard() {
        for (seconds, expected) in [
            (59, 287_082),
            (1_111_111_109, 81_804),
            (1_111_111_111, 50_471),
            (1_234_567_890, 5_924),
            (2_000_000_000, 279_037),
            (20_000_000_000, 353_130),
        ] {
            assert_eq!(code(SECRET, seconds / 30), Some(expected), "{seconds}");
        }
    }

    #[test]
    fn a_code_is_taken_half_a_minute_early_or_late() {
        let at = |seconds: i64| step_of(SECRET, "081804", Timestamp::from_millis(seconds * 1000));
        let step = 1_111_111_109 / 30;
        assert_eq!(at(1_111_111_109), Some(step));
        assert_eq!(at(1_111_111_109 - 30), Some(step));
        assert_eq!(at(1_111_111_109 + 30), Some(step));
        assert_eq!(at(1_111_111_109 + 60), None);
        assert_eq!(at(1_111_111_109 - 60), None);
    }

    #[test]
    fn what_is_no_code_is_none() {
        for given in ["", "81804", "0818040", "08180４", "+81804", "abcdef"] {
            assert_eq!(step_of(SECRET, given, Timestamp::from_millis(1_111_111_109_000)), None, "{given}");
        }
    }
}
