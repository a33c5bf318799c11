//! What every target does with its bytes: the whole way from a file to findings. The only thing asserted is that it
//! comes back: no panic, no overflow, no hang, no memory beyond the limit that libFuzzer is given.

use std::time::Duration;

use mingzhang_read::Limits;

/// Reads, recognises and checks `data`, within limits so small that one input cannot eat the whole run.
pub fn exercise(data: &[u8]) {
    let limits = Limits { bytes: 1 << 20, pages: 8, time: Duration::from_secs(2), ..Limits::default() };
    let Ok(document) = mingzhang_read::read(data, &limits) else {
        return;
    };
    let book = mingzhang_recognise::recognise(&document);
    let _ = mingzhang_check::check(&book);
}
