//! Looks at a page's drawing instructions before they are carried out.
//!
//! The parser carries on with what it can unpack of a damaged stream and does not say that the rest is missing; a table
//! that ends early must not look like a table that is short.

use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Stream};
use hayro_syntax::page::Page;

use super::inflate::{is_zlib, measure};
use crate::Limits;

/// The state of a page's drawing instructions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Contents {
    /// All there.
    Whole,
    /// Some cannot be found or unpacked.
    Damaged,
    /// More than the limits allow; the same stream may be named many times.
    Bursting,
}

/// Inspects the drawing instructions of a page.
pub(super) fn inspect(page: &Page<'_>, limits: &Limits) -> Contents {
    let entry = b"Contents".as_slice();
    let raw = page.raw();
    if !raw.contains_key(entry) {
        return Contents::Whole;
    }
    let mut sum = 0usize;
    let mut state = Contents::Whole;
    let mut add = |part: &Stream<'_>| {
        let (size, whole) = weigh(part, limits);
        sum = sum.saturating_add(size);
        if sum > limits.stream_bytes {
            state = Contents::Bursting;
        } else if !whole {
            state = Contents::Damaged;
        }
        state != Contents::Bursting
    };
    if let Some(part) = raw.get::<Stream<'_>>(entry) {
        add(&part);
    } else if let Some(parts) = raw.get::<Array<'_>>(entry) {
        let named = parts.raw_iter().count();
        let found = parts.iter::<Stream<'_>>().take_while(|part| add(part)).count();
        if found < named && state == Contents::Whole {
            state = Contents::Damaged;
        }
    } else {
        state = Contents::Damaged;
    }
    state
}

/// Unpacked size of a stream, and whether it can be unpacked to its end.
fn weigh(part: &Stream<'_>, limits: &Limits) -> (usize, bool) {
    let packed = part.raw_data();
    match part.filters().as_slice() {
        [Filter::FlateDecode] if is_zlib(&packed) => {
            let measure = measure(&packed, limits.stream_bytes);
            (measure.size, measure.whole)
        }
        _ => (packed.len(), true),
    }
}
