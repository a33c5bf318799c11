//! Anything that the sniffer may take for text, in any encoding that it knows.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if !data.starts_with(b"%PDF-") {
        mingzhang_fuzz::exercise(data);
    }
});
