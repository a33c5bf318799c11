//! Refuses streams that would unpack to more than memory holds.
//!
//! The parser unpacks a stream as a whole, so its size has to be known before: by unpacking it once without keeping it.
//! That is only done for streams large enough to exceed the limit at all.

use flate2::{Decompress, FlushDecompress, Status};
use hayro_syntax::object::{Array, Stream};
use hayro_syntax::page::Page;

use crate::reader::too_large;
use crate::{Limits, ReadError};

/// Deflate never packs more than so many bytes into one.
const MOST_PER_BYTE: usize = 1032;

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
            let size = unpacked(packed, limits.stream_bytes);
            if size > limits.stream_bytes {
                return Err(too_large("bytes in one stream", size, limits.stream_bytes));
            }
        }
        rest = data.get(length..).unwrap_or_default();
    }
    Ok(())
}

/// Whether the drawing instructions of a page, which may name one stream many times, unpack to more than the limit.
pub(super) fn page_bursts(page: &Page<'_>, limits: &Limits) -> bool {
    let Some(parts) = page.raw().get::<Array<'_>>(b"Contents".as_slice()) else { return false };
    let streams = || parts.iter::<Stream<'_>>();
    let packed = streams().fold(0usize, |sum, part| sum.saturating_add(part.raw_data().len()));
    if packed.saturating_mul(MOST_PER_BYTE) <= limits.stream_bytes {
        return false;
    }
    let mut sum = 0usize;
    streams().any(|part| {
        sum = sum.saturating_add(part.decoded_data().map_or(0, |data| data.len()));
        sum > limits.stream_bytes
    })
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, word)
}

/// The two bytes that begin every zlib stream: deflate, and a check sum over both.
fn is_zlib(data: &[u8]) -> bool {
    let &[method, flags, ..] = data else { return false };
    method & 0x0F == 8 && (u16::from(method) * 256 + u16::from(flags)).is_multiple_of(31)
}

/// Size of the unpacked data, or somewhat more than `limit` as soon as it is larger.
fn unpacked(packed: &[u8], limit: usize) -> usize {
    let mut inflate = Decompress::new(true);
    let mut buffer = vec![0u8; 64 << 10];
    let size = |inflate: &Decompress| usize::try_from(inflate.total_out()).unwrap_or(usize::MAX);
    loop {
        let before = (inflate.total_in(), inflate.total_out());
        let read = usize::try_from(before.0).unwrap_or(usize::MAX);
        let input = packed.get(read..).unwrap_or_default();
        let status = inflate.decompress(input, &mut buffer, FlushDecompress::None);
        let stuck = before == (inflate.total_in(), inflate.total_out());
        if size(&inflate) > limit || stuck || !matches!(status, Ok(Status::Ok)) {
            return size(&inflate);
        }
    }
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
