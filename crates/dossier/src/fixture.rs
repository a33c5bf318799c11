//! A small PDF by hand, and a file with one wrong cell on it.

use std::fmt::Write as _;

use mingzhang_model::*;
use mingzhang_report::{Checked, CheckedFile};

/// How the PDF is written.
#[derive(Clone, Copy, Default)]
pub(crate) struct Shape {
    /// Entries of the page, its annotations among them.
    pub(crate) page: &'static str,
    /// Object 7, if the page needs one more.
    pub(crate) more: &'static str,
    /// Whether the page is in an object stream, and the cross-references in another stream.
    pub(crate) streams: bool,
    /// Entries of the trailer.
    pub(crate) trailer: &'static str,
}

/// The wrong cell, from the top left of a page of 400 × 300 points.
pub(crate) const CELL: Rect = Rect { x0: 200.0, y0: 90.0, x1: 260.0, y1: 110.0 };

/// A PDF of one page with two figures in Helvetica.
pub(crate) fn pdf(shape: Shape) -> Vec<u8> {
    let content = "BT /F 10 Tf 205 195 Td (335.50) Tj ET BT /F 10 Tf 305 195 Td (353.50) Tj ET \
                   200 190 60 20 re S 300 190 60 20 re S";
    let page = format!(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 5 0 R/Resources<</Font<</F 4 0 R>>>>{}>>",
        shape.page
    );
    let catalog = "<</Type/Catalog/Pages 2 0 R>>";
    let pages = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
    let stream = format!("<</Length {}>>\nstream\n{content}\nendstream", content.len());
    let more = if shape.more.is_empty() { "null" } else { shape.more };
    let mut bodies = vec![(4, font.to_owned()), (5, stream), (7, more.to_owned())];
    if shape.streams {
        let packed = format!("{catalog} {pages} {page}");
        let head = format!("1 0 2 {} 3 {} ", catalog.len() + 1, catalog.len() + pages.len() + 2);
        bodies.push((
            6,
            format!(
                "<</Type/ObjStm/N 3/First {}/Length {}>>\nstream\n{head}{packed}\nendstream",
                head.len(),
                head.len() + packed.len()
            ),
        ));
    } else {
        bodies.extend([(1, catalog.to_owned()), (2, pages.to_owned()), (3, page), (6, "null".to_owned())]);
    }
    let mut file = "%PDF-1.7\n".to_owned();
    let mut offsets = [0; 8];
    for (number, body) in bodies {
        offsets[number] = file.len();
        let _ = write!(file, "{number} 0 obj\n{body}\nendobj\n");
    }
    let start = file.len();
    let mut bytes = file.into_bytes();
    let trailer = shape.trailer;
    if shape.streams {
        let mut data = Vec::new();
        for (number, offset) in offsets.into_iter().chain([start]).enumerate() {
            let (kind, place) = match number {
                0 => (0, 0),
                1..=3 => (2, 6),
                _ => (1, offset),
            };
            let index = if kind == 2 { u8::try_from(number - 1).unwrap() } else { 0 };
            data.extend([kind, u8::try_from(place >> 8).unwrap(), u8::try_from(place & 255).unwrap(), index]);
        }
        let head = format!(
            "8 0 obj\n<</Type/XRef/Size 9/W[1 2 1]/Root 1 0 R{trailer}/Length {}>>\nstream\n",
            data.len()
        );
        bytes.extend([head.as_bytes(), &data, b"\nendstream\nendobj\n"].concat());
    } else {
        let mut table = "xref\n0 8\n0000000000 65535 f \n".to_owned();
        for offset in offsets.iter().skip(1) {
            let _ = writeln!(table, "{offset:010} 00000 n ");
        }
        let _ = write!(table, "trailer\n<</Size 8/Root 1 0 R{trailer}>>\n");
        bytes.extend(table.into_bytes());
    }
    bytes.extend(format!("startxref\n{start}\n%%EOF").into_bytes());
    bytes
}

fn spot(role: Role, column: usize, bbox: Rect, text: &str) -> Spot {
    Spot {
        role,
        place: Some(Place::Page { page: 1, bbox }),
        table: Some("支出<表>".to_owned()),
        cell: Some((0, 0, column)),
        row_label: "2080199 其他".to_owned(),
        column_label: ["", "合计", "项目支出"][column].to_owned(),
        text: text.to_owned(),
        sentence: None,
    }
}

/// A file whose only table has one row: a name, a wrong total and its part.
pub(crate) fn file() -> CheckedFile {
    let beside = Rect { x0: 300.0, x1: 360.0, ..CELL };
    let texts = ["<script>alert(1)</script>", "335.50", "353.50"];
    let places = [Rect { x0: 40.0, x1: 200.0, ..CELL }, CELL, beside];
    let cells = texts.iter().zip(places).map(|(text, bbox)| Cell {
        text: (*text).to_owned(),
        place: Place::Page { page: 1, bbox },
        fact: None,
    });
    let table = Table {
        title: "支出<表>".to_owned(),
        pages: vec![1],
        unit: Some(MoneyUnit::WanYuan),
        columns: ["科目", "合计", "项目支出"].map(|label| vec![label.to_owned()]).to_vec(),
        rows: vec![Row { cells: cells.collect() }],
        blocks: vec![Block { name_column: Some(0), number_columns: vec![1, 2], ..Block::default() }],
        is_money: true,
        ..Table::default()
    };
    let primary = spot(Role::Primary, 1, CELL, "335.50");
    let change =
        CellChange { spot: primary.clone(), printed: "335.50".to_owned(), should_be: "353.50".to_owned() };
    let finding = Finding {
        rule: "SUM-08",
        severity: Severity::Error,
        confidence: Confidence::Certain,
        message: Message::new("located")
            .with("table", "支出<表>")
            .with("row", "2080199 其他")
            .with("column", "合计")
            .with("printed", "335.50")
            .with("should", "353.50"),
        key: "SUM-08|2080199".to_owned(),
        difference: Some((Money::from_fen(18_000_000), MoneyUnit::WanYuan)),
        spots: vec![primary, spot(Role::Related, 2, beside, "353.50")],
        explanations: vec![Explanation {
            cells: vec![change],
            pattern: Pattern::SwappedDigits,
            alternatives: 1,
        }],
    };
    let book = Book {
        kind: BookKind::Budget,
        level: Level::Unit,
        year: Some(2025),
        unit_name: Some("=\"某<局>\"".to_owned()),
        pages: 1,
        tables: vec![table],
        ..Book::default()
    };
    CheckedFile {
        file: "a&b.pdf".to_owned(),
        sha256: "00ff".to_owned(),
        seconds: 0.01,
        outcome: Ok(Checked {
            book,
            laws: LawCounts::default(),
            findings: vec![finding],
            ..Checked::default()
        }),
    }
}

/// A file that could not be read.
pub(crate) fn unreadable() -> CheckedFile {
    CheckedFile {
        file: "b.pdf".to_owned(),
        sha256: String::new(),
        seconds: 0.0,
        outcome: Err(mingzhang_report::Unreadable { message: Message::new("read-encrypted") }),
    }
}
