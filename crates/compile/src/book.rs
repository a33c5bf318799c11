//! The compiled book as published data: the same `Book` that reading its published file gives.

use mingzhang_model::manuscript::{Form, Manuscript, Piece, Span};
use mingzhang_model::{Book, Cell, Fact, Note, Paragraph, ParagraphKind, Place, Printed, Row, Table};

/// The book of a manuscript. Places are those of a text: table, row and column.
pub fn book(manuscript: &Manuscript) -> Book {
    let mut out = Book {
        kind: manuscript.kind,
        level: manuscript.level,
        year: Some(manuscript.year),
        unit_name: Some(manuscript.unit_name.clone()),
        pages: 0,
        paragraphs: paragraphs(manuscript),
        ..Book::default()
    };
    out.tables = manuscript.forms.iter().enumerate().map(|(i, form)| table(form, i)).collect();
    for fact in &manuscript.facts {
        let Some(printed) = Printed::parse(&fact.text, fact.unit) else { continue };
        let place = place(fact.row, fact.column);
        let index = out.facts.len();
        let cell = out.tables.get_mut(fact.form).and_then(|t| t.rows.get_mut(fact.row));
        if let Some(cell) = cell.and_then(|row| row.cells.get_mut(fact.column)) {
            cell.fact = Some(index);
        }
        out.facts.push(Fact {
            coordinate: fact.coordinate.clone(),
            text: fact.text.clone(),
            printed,
            place,
            table: fact.form,
            row: fact.row,
            column: fact.column,
        });
    }
    out
}

fn place(row: usize, column: usize) -> Place {
    let number = |i: usize| u32::try_from(i + 1).unwrap_or(u32::MAX);
    Place::Text { line: number(row), column: number(column) }
}

fn table(form: &Form, _index: usize) -> Table {
    let header = form
        .header
        .iter()
        .map(|row| {
            let mut out = vec![String::new(); form.columns.len()];
            for cell in row {
                if let Some(slot) = out.get_mut(cell.column) {
                    slot.clone_from(&cell.text);
                }
            }
            out
        })
        .collect();
    let rows = form
        .rows
        .iter()
        .enumerate()
        .map(|(i, row)| Row {
            cells: row
                .cells
                .iter()
                .enumerate()
                .map(|(j, cell)| Cell { text: cell.text.clone(), place: place(i, j), fact: None })
                .collect(),
        })
        .collect();
    Table {
        title: form.title.clone(),
        unit: Some(form.unit),
        org: Some(form.org.clone()),
        header,
        columns: form.columns.iter().map(|column| column.path.clone()).collect(),
        rows,
        note: form.note.clone().map(|text| Note { text, place: place(form.rows.len(), 0) }),
        is_money: true,
        ..Table::default()
    }
}

fn paragraphs(manuscript: &Manuscript) -> Vec<Paragraph> {
    let mut out = Vec::new();
    for piece in &manuscript.pieces {
        let kind = match piece {
            Piece::Heading { level, .. } => ParagraphKind::Heading(*level),
            _ => ParagraphKind::Text,
        };
        let text = match piece {
            Piece::Heading { text, .. } => text.clone(),
            Piece::Paragraph(spans) => spans
                .iter()
                .map(|span| match span {
                    Span::Text(text) => text.as_str(),
                    Span::Figure(i) => manuscript.figures.get(*i).map_or("", |figure| &figure.text),
                })
                .collect(),
            Piece::Term { name, text } => format!("{name}{text}"),
            Piece::Form(_) | Piece::Chart(_) | Piece::Sheet(_) => continue,
        };
        out.push(Paragraph::line(text, kind, place(out.len(), 0)));
    }
    out
}

/// A title as it reads back: without white space.
pub fn printed_title(title: &str) -> String {
    mingzhang_catalog::squeeze(title)
}
