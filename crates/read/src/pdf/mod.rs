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

use crate::reader::Reader;
use crate::{Document, Limits, ReadError};

/// How far into a file its signature may stand: mail gateways and web servers put bytes before it.
const HEADER_WITHIN: usize = 1024;

/// Reads PDF files.
pub(crate) struct PdfReader;

impl Reader for PdfReader {
    fn sniff(&self, bytes: &[u8]) -> bool {
        bytes.windows(4).take(HEADER_WITHIN).any(|window| window == b"%PDF")
    }

    fn read(&self, bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
        guard::read(bytes, limits)
    }
}
