//! How much of a file is looked at before reading stops.

use std::time::Duration;

/// Bounds on the work that one file may cause. A bound that is met by a part of the file is a problem in the
/// document, and the rest is there; a bound that is met by the file as a whole is an error.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Size of the file in bytes.
    pub bytes: usize,
    /// Pages (sheets of a workbook) that are read; those beyond it are left out.
    pub pages: usize,
    /// Longest side of a page, in points. A larger page is left empty: nobody prints it, and drawing it is a known
    /// attack. PDF viewers stop at 14 400 (200 inches).
    pub page_side: f32,
    /// Objects in a PDF.
    pub objects: usize,
    /// Bytes that one compressed stream of a PDF may unpack to.
    pub stream_bytes: usize,
    /// Letters on a page.
    pub glyphs: usize,
    /// Ruled lines on a page.
    pub rules: usize,
    /// Boxes (rows × columns, merged or not) of one grid of a PDF, of all grids of any other file.
    pub boxes: usize,
    /// Columns of one table of an office document or a web page.
    pub columns: usize,
    /// Bytes that the parts of an office document may unpack to, all together.
    pub unpacked: usize,
    /// How deep the elements of an office document or a web page may be nested.
    pub nesting: usize,
    /// Lines of a text file.
    pub lines: usize,
    /// Wall time for the whole file. Reading returns when it is over, with what is there.
    pub time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 256 << 20,
            pages: 2_000,
            page_side: 14_400.0,
            objects: 1_000_000,
            stream_bytes: 128 << 20,
            glyphs: 200_000,
            rules: 50_000,
            boxes: 1_000_000,
            columns: 1_024,
            unpacked: 256 << 20,
            nesting: 256,
            lines: 1_000_000,
            time: Duration::from_secs(10),
        }
    }
}
