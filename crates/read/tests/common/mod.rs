//! Small PDF files by hand, and the real ones if they are there.

#![allow(
    dead_code,
    unreachable_pub,
    clippy::expect_used,
    reason = "every test file uses a part of this, and only tests do"
)]

use std::fmt::Write as _;
use std::path::PathBuf;

use mingzhang_read::{Block, Document, Grid, Limits, read};

/// A PDF of one page, uncompressed, with Helvetica as `/F`.
pub struct Sheet {
    pub media_box: String,
    pub page_entries: String,
    pub content: String,
    pub objects: Vec<String>,
    pub trailer: String,
}

impl Default for Sheet {
    fn default() -> Self {
        Self {
            media_box: "0 0 400 400".into(),
            page_entries: String::new(),
            content: String::new(),
            objects: Vec::new(),
            trailer: String::new(),
        }
    }
}

impl Sheet {
    pub fn new(content: impl Into<String>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }

    /// The file. Objects of [`Sheet::objects`] count from 6.
    pub fn bytes(&self) -> Vec<u8> {
        let mut objects = vec![
            "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
            "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[{}]/Contents 5 0 R/Resources<</Font<</F 4 0 R>>/XObject<</I 6 0 R>>>>{}>>",
                self.media_box, self.page_entries
            ),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
            format!("<</Length {}>>\nstream\n{}\nendstream", self.content.len(), self.content),
        ];
        objects.extend(self.objects.iter().cloned());
        let mut file = "%PDF-1.7\n".to_owned();
        let mut offsets = Vec::new();
        for (index, object) in objects.iter().enumerate() {
            offsets.push(file.len());
            let _ = write!(file, "{} 0 obj\n{object}\nendobj\n", index + 1);
        }
        let start = file.len();
        let _ = write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
        for offset in offsets {
            let _ = writeln!(file, "{offset:010} 00000 n ");
        }
        let _ = write!(
            file,
            "trailer\n<</Size {}/Root 1 0 R{}>>\nstartxref\n{start}\n%%EOF\n",
            objects.len() + 1,
            self.trailer
        );
        file.into_bytes()
    }

    pub fn read(&self) -> Document {
        read(&self.bytes(), &Limits::default()).expect("a file that can be read")
    }
}

/// Draws text with its baseline at `y` from the bottom.
pub fn text(x: f32, y: f32, size: f32, text: &str) -> String {
    format!("BT /F {size} Tf {x} {y} Td ({text}) Tj ET\n")
}

/// Draws a stroked line.
pub fn line(x0: f32, y0: f32, x1: f32, y1: f32) -> String {
    format!("{x0} {y0} m {x1} {y1} l S\n")
}

/// Draws all lines of a grid, each from end to end.
pub fn ruling(xs: &[f32], ys: &[f32]) -> String {
    let ends = |v: &[f32]| (v[0], v[v.len() - 1]);
    let ((x0, x1), (y0, y1)) = (ends(xs), ends(ys));
    let across = ys.iter().map(|y| line(x0, *y, x1, *y));
    let down = xs.iter().map(|x| line(*x, y0, *x, y1));
    across.chain(down).collect()
}

/// The grids of all pages.
pub fn grids(document: &Document) -> Vec<&Grid> {
    let blocks = document.pages.iter().flat_map(|page| &page.blocks);
    blocks.filter_map(|block| if let Block::Grid(grid) = block { Some(grid) } else { None }).collect()
}

/// The only grid of the document.
pub fn grid(document: &Document) -> &Grid {
    let grids = grids(document);
    assert_eq!(grids.len(), 1, "one grid expected: {document:#?}");
    grids[0]
}

/// The lines outside of grids.
pub fn lines(document: &Document) -> Vec<&str> {
    let blocks = document.pages.iter().flat_map(|page| &page.blocks);
    blocks
        .filter_map(|block| if let Block::Line(line) = block { Some(line.text.as_str()) } else { None })
        .collect()
}

/// Rows as `a | b`, with `[rows×columns]` before a merged cell.
pub fn rows(grid: &Grid) -> Vec<String> {
    let cell = |cell: &mingzhang_read::GridCell| match (cell.row_span, cell.column_span) {
        (1, 1) => cell.text.clone(),
        (rows, columns) => format!("[{rows}×{columns}]{}", cell.text),
    };
    let row = |row| grid.cells.iter().filter(|c| c.row == row).map(cell).collect::<Vec<_>>().join(" | ");
    (0..grid.rows).map(row).collect()
}

/// Codes of the problems.
pub fn problems(document: &Document) -> Vec<&'static str> {
    document.problems.iter().map(|problem| problem.code).collect()
}

/// A file outside of the repository that only the project's own machines have.
pub fn shared(path: &str) -> Option<Vec<u8>> {
    let full = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared").join(path);
    let bytes = std::fs::read(&full).ok();
    if bytes.is_none() {
        eprintln!("skipped: {} is not on this machine", full.display());
    }
    bytes
}

/// The real files, by name.
pub const CORPUS: [&str; 4] = [
    "good-普陀区财政局2024决算.pdf",
    "上海市财政局25年单位预算.pdf",
    "普陀区商务委25年部门预算.pdf",
    "普陀区社会福利院24年单位预算.pdf",
];
