//! Refuses streams that would unpack to more than memory holds.
//!
//! The parser unpacks a stream as a whole, so its size has to be known before: by unpacking it once without keeping it.
//! That is only done for streams large enough to exceed the limit at all.

use super::inflate::{MOST_PER_BYTE, is_zlib, measure};
use crate::reader::too_large;
use crate::{Limits, ReadError};

/// Looks at all packed streams of a file.
///
/// # Errors
///
/// If one of them unpacks to more than the limit.
pub(super) fn check(bytes: &[u8], limits: &Limits) -> Result<(), ReadError> {
    let mut rest = bytes;
    while let Some(at) = find(rest, b"stream") {
        rest = rest.get(at + 6..).unwrap_or_default();
        let data = rest.strip_prefix(b"\r").unwrap_or(rest);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        if !is_zlib(data) {
            continue;
        }
        let length = find(data, b"endstream").unwrap_or(data.len());
        let packed = data.get(..length).unwrap_or_default();
        if length.saturating_mul(MOST_PER_BYTE) > limits.stream_bytes {
            let size = measure(packed, limits.stream_bytes).size;
            if size > limits.stream_bytes {
                return Err(too_large("bytes in one stream", size, limits.stream_bytes));
            }
        }
        rest = data.get(length..).unwrap_or_default();
    }
    Ok(())
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn a_stream_that_bursts_is_refused_and_an_ordinary_one_is_not() {
        let pack = |size: usize| {
            let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
            encoder.write_all(&vec![b' '; size]).expect("memory takes everything");
            [b"stream\r\n", encoder.finish().expect("memory takes everything").as_slice(), b"\nendstream"]
                .concat()
        };
        let limits = Limits { stream_bytes: 4 << 20, ..Limits::default() };
        assert!(check(&pack(1 << 20), &limits).is_ok());
        assert!(matches!(check(&pack(64 << 20), &limits), Err(ReadError::TooLarge { .. })));
    }
}
