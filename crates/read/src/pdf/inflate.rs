//! Unpacks zlib data without keeping it, to learn how much it is and whether it is all there.

use flate2::{Decompress, FlushDecompress, Status};

/// Deflate never packs more than so many bytes into one.
pub(super) const MOST_PER_BYTE: usize = 1032;
/// Bytes of the check sum that ends zlib data.
const TRAILER: usize = 4;

/// What unpacking shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Measure {
    /// Size of the unpacked data; where it exceeds the limit, the size at which that was seen.
    pub(super) size: usize,
    /// Whether the data come to their end and the check sum, if it is there, agrees.
    pub(super) whole: bool,
}

/// Whether data begin as every zlib stream does: with deflate, and a check sum over the first two bytes.
pub(super) fn is_zlib(data: &[u8]) -> bool {
    let &[method, flags, ..] = data else { return false };
    method & 0x0F == 8 && (u16::from(method) * 256 + u16::from(flags)).is_multiple_of(31)
}

/// Unpacks zlib data up to the limit.
pub(super) fn measure(packed: &[u8], limit: usize) -> Measure {
    let (size, left) = run(Decompress::new(true), packed, limit);
    if left.is_some() || size > limit {
        return Measure { size, whole: left.is_some() };
    }
    // Some programs leave out the check sum; data that end without it are whole.
    let (size, left) = run(Decompress::new(false), packed.get(2..).unwrap_or_default(), limit);
    Measure { size, whole: left.is_some_and(|left| left < TRAILER) }
}

/// Size of the unpacked data, and the number of bytes after their end if they have one.
fn run(mut inflate: Decompress, packed: &[u8], limit: usize) -> (usize, Option<usize>) {
    let count = |total: u64| usize::try_from(total).unwrap_or(usize::MAX);
    let mut buffer = vec![0u8; 64 << 10];
    loop {
        let before = (inflate.total_in(), inflate.total_out());
        let input = packed.get(count(before.0)..).unwrap_or_default();
        let status = inflate.decompress(input, &mut buffer, FlushDecompress::None);
        let size = count(inflate.total_out());
        let stuck = before == (inflate.total_in(), inflate.total_out());
        match status {
            Ok(Status::StreamEnd) => {
                return (size, Some(packed.len().saturating_sub(count(inflate.total_in()))));
            }
            Ok(_) if !stuck && size <= limit => {}
            _ => return (size, None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn a_lost_end_or_a_wrong_check_sum_shows_and_a_missing_one_does_not_matter() {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(&b"BT (1,234.50) Tj ET ".repeat(50)).expect("memory takes everything");
        let packed = encoder.finish().expect("memory takes everything");
        let whole = |data: &[u8]| measure(data, 1 << 20).whole;
        assert!(is_zlib(&packed) && whole(&packed));
        assert!(whole(&[packed.as_slice(), b"\r\n"].concat()));
        assert!(whole(&packed[..packed.len() - TRAILER]));
        assert!(!whole(&packed[..packed.len() / 2]));
        let mut flipped = packed.clone();
        *flipped.last_mut().expect("not empty") ^= 1;
        assert!(!whole(&flipped));
        assert!(measure(&packed, 100).size > 100);
    }
}
