//! Anything that the sniffer takes for a PDF.

#![no_main]

use libfuzzer_sys::fuzz_target;

const MAGIC: &[u8] = b"%PDF-1.7\n";

fuzz_target!(|data: &[u8]| {
    if data.starts_with(b"%PDF-") {
        mingzhang_fuzz::exercise(data);
    } else {
        mingzhang_fuzz::exercise(&[MAGIC, data].concat());
    }
});
