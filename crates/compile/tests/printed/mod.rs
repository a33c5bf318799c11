//! A manuscript as readers give it: a page with ruled grids (as from a PDF), and a text with tabs. Enough to see what reading
//! makes of what was compiled, without a publisher.

#![allow(dead_code)]

use mingzhang_model::manuscript::{Form, Manuscript, Piece, Sheet, Span};
use mingzhang_model::{Book, Place};
use mingzhang_read::{Block, Document, Grid, GridCell, Limits, Line, Page};

const PLACE: Place = Place::Text { line: 1, column: 1 };

/// The book as ruled grids among lines.
pub(crate) fn ruled(manuscript: &Manuscript) -> Document {
    let mut blocks = vec![line(&manuscript.unit_name, 0), line(&manuscript.title, 0)];
    for piece in &manuscript.pieces {
        match piece {
            Piece::Heading { level, text } => blocks.push(line(text, *level)),
            Piece::Paragraph(spans) => blocks.push(line(&sentence(manuscript, spans), 0)),
            Piece::Term { name, text } => blocks.push(line(&format!("{name}{text}"), 0)),
            Piece::Form(i) => {
                let form = &manuscript.forms[*i];
                blocks.extend(form.label.as_deref().map(|label| line(label, 0)));
                blocks.push(line(&form.title, 2));
                blocks.push(line(&format!("单位名称：{}", form.org), 0));
                blocks.push(line(&format!("单位：{}", form.unit.chinese()), 0));
                blocks.push(Block::Grid(form_grid(form)));
                blocks.extend(form.note.as_deref().map(|note| line(note, 0)));
            }
            Piece::Sheet(i) => {
                let sheet = &manuscript.sheets[*i];
                blocks.push(line(&sheet.title, 3));
                blocks.push(line(&sheet.caption, 0));
                blocks.push(Block::Grid(sheet_grid(sheet)));
            }
            Piece::Chart(_) => {}
        }
    }
    Document { pages: vec![Page { number: 1, blocks, ..Page::default() }], ..Document::default() }
}

/// The book as a text with tabs.
pub(crate) fn text(manuscript: &Manuscript) -> String {
    let mut out = vec![manuscript.unit_name.clone(), String::new(), manuscript.title.clone(), String::new()];
    for piece in &manuscript.pieces {
        match piece {
            Piece::Heading { level, text } => out.push(format!("{} {text}", "#".repeat(usize::from(*level)))),
            Piece::Paragraph(spans) => out.push(sentence(manuscript, spans)),
            Piece::Term { name, text } => out.push(format!("{name}{text}")),
            Piece::Form(i) => {
                let form = &manuscript.forms[*i];
                out.push(form.label.clone().unwrap_or_default());
                out.push(format!("## {}", form.title));
                out.push(format!("单位名称：{}", form.org));
                out.push(format!("单位：{}", form.unit.chinese()));
                for row in &form.header {
                    let mut cells = vec![""; form.columns.len()];
                    for cell in row {
                        cells[cell.column] = &cell.text;
                    }
                    out.push(cells.join("\t"));
                }
                for row in &form.rows {
                    let cells: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
                    out.push(cells.join("\t"));
                }
                out.extend([form.note.clone().unwrap_or_default(), String::new()]);
            }
            Piece::Sheet(_) | Piece::Chart(_) => {}
        }
    }
    out.join("\n")
}

/// What is understood of the text.
pub(crate) fn read_text(manuscript: &Manuscript) -> Book {
    let bytes = text(manuscript).into_bytes();
    mingzhang_recognise::recognise(&mingzhang_read::read(&bytes, &Limits::default()).unwrap())
}

/// What is understood of the ruled grids.
pub(crate) fn read_ruled(manuscript: &Manuscript) -> Book {
    mingzhang_recognise::recognise(&ruled(manuscript))
}

fn line(text: &str, heading: u8) -> Block {
    Block::Line(Line { text: text.to_owned(), place: PLACE, heading })
}

fn sentence(manuscript: &Manuscript, spans: &[Span]) -> String {
    let words = spans.iter().map(|span| match span {
        Span::Text(text) => text.as_str(),
        Span::Figure(i) => manuscript.figures[*i].text.as_str(),
    });
    words.collect()
}

fn grid(rows: usize, columns: usize, cells: Vec<GridCell>) -> Grid {
    Grid { rows, columns, cells, edges: Vec::new(), place: PLACE, ruled: true, header_rows: None }
}

fn form_grid(form: &Form) -> Grid {
    let head = form.header.len();
    let mut cells = Vec::new();
    for (row, labels) in form.header.iter().enumerate() {
        cells.extend(labels.iter().map(|cell| GridCell {
            row,
            column: cell.column,
            row_span: cell.row_span,
            column_span: cell.column_span,
            text: cell.text.clone(),
            place: PLACE,
        }));
    }
    for (row, line) in form.rows.iter().enumerate() {
        for (column, cell) in line.cells.iter().enumerate().filter(|(_, cell)| cell.column_span > 0) {
            cells.push(GridCell {
                row: head + row,
                column,
                row_span: 1,
                column_span: cell.column_span,
                text: cell.text.clone(),
                place: PLACE,
            });
        }
    }
    grid(head + form.rows.len(), form.columns.len(), cells)
}

fn sheet_grid(sheet: &Sheet) -> Grid {
    let cells = sheet.cells.iter().map(|cell| GridCell {
        row: cell.row,
        column: cell.column,
        row_span: cell.row_span,
        column_span: cell.column_span,
        text: cell.text.clone(),
        place: PLACE,
    });
    grid(sheet.rows, sheet.weights.len(), cells.collect())
}
