//! PDF: letters and ruled lines from the drawing instructions, grids from the lines, text from positions.

mod bombs;
mod contents;
mod cuts;
mod device;
mod dots;
mod guard;
mod inflate;
mod ink;
mod lattice;
mod layout;
mod letters;
mod lines;
mod open;
mod page;
mod rules;
mod segments;
mod slivers;
mod strokes;
mod tiles;
mod tint;
mod turn;
mod union;
mod words;

use mingzhang_model::Problem;

use crate::reader::Reader;
use crate::{Document, Limits, ReadError};

/// How far into a file its signature may stand: mail gateways and web servers put bytes before it.
const HEADER_WITHIN: usize = 1024;

/// How far from the end of a file its end mark may stand, for the same reason.
const END_WITHIN: usize = 2048;

/// Reads PDF files.
pub(crate) struct PdfReader;

impl Reader for PdfReader {
    fn sniff(&self, bytes: &[u8]) -> bool {
        bytes.windows(4).take(HEADER_WITHIN).any(|window| window == b"%PDF")
    }

    fn read(&self, bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
        let mut document = guard::read(bytes, limits)?;
        // What a cut file still holds is read; that its end is missing must not look like a short book.
        let tail = bytes.get(bytes.len().saturating_sub(END_WITHIN)..).unwrap_or(bytes);
        if !tail.windows(5).any(|window| window == b"%%EOF") {
            document.problems.push(Problem { code: "file-truncated", detail: String::new(), place: None });
        }
        Ok(document)
    }
}
