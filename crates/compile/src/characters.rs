//! The texts of a book, for what has to look at every character that is printed.

use std::collections::BTreeSet;

use mingzhang_model::Coordinate;
use mingzhang_model::manuscript::{FigureKind, Manuscript, Piece, Shape, Span};

/// Visits every text that some form of the book prints.
pub fn each_text(book: &mut Manuscript, visit: &mut dyn FnMut(&mut String)) {
    visit(&mut book.unit_name);
    visit(&mut book.title);
    book.published.iter_mut().for_each(&mut *visit);
    for piece in &mut book.pieces {
        match piece {
            Piece::Heading { text, .. } => visit(text),
            Piece::Paragraph(spans) => spans.iter_mut().for_each(|span| {
                if let Span::Text(text) = span {
                    visit(text);
                }
            }),
            Piece::Term { name, text } => {
                visit(name);
                visit(text);
            }
            Piece::Form(_) | Piece::Chart(_) | Piece::Sheet(_) => {}
        }
    }
    for form in &mut book.forms {
        visit(&mut form.title);
        visit(&mut form.org);
        form.note.iter_mut().for_each(&mut *visit);
        form.columns.iter_mut().flat_map(|column| &mut column.path).for_each(&mut *visit);
        form.header.iter_mut().flatten().for_each(|cell| visit(&mut cell.text));
        form.rows.iter_mut().flat_map(|row| &mut row.cells).for_each(|cell| visit(&mut cell.text));
    }
    book.facts.iter_mut().for_each(|fact| each_name(&mut fact.coordinate, visit));
    for figure in &mut book.figures {
        visit(&mut figure.text);
        match &mut figure.kind {
            FigureKind::Amount(at) | FigureKind::Change(at) | FigureKind::ChangeRate(at) => {
                each_name(at, visit);
            }
            FigureKind::Share { part, whole } => {
                each_name(part, visit);
                each_name(whole, visit);
            }
            FigureKind::Count(_) => {}
        }
    }
    for chart in &mut book.charts {
        visit(&mut chart.title);
        match &mut chart.shape {
            Shape::Bars { series, bars, .. } => {
                series.iter_mut().for_each(&mut *visit);
                for bar in bars {
                    visit(&mut bar.label);
                    each_name(&mut bar.coordinate, visit);
                }
            }
            Shape::Flow { steps, .. } => {
                for step in steps {
                    visit(&mut step.title);
                    step.nodes.iter_mut().for_each(|(name, _)| visit(name));
                }
            }
        }
    }
    for sheet in &mut book.sheets {
        visit(&mut sheet.project);
        visit(&mut sheet.title);
        visit(&mut sheet.caption);
        sheet.cells.iter_mut().for_each(|cell| visit(&mut cell.text));
        for (label, text) in &mut sheet.foot {
            visit(label);
            visit(text);
        }
    }
}

/// The names in a coordinate, which some forms show as it is.
fn each_name(at: &mut Coordinate, visit: &mut dyn FnMut(&mut String)) {
    [&mut at.project, &mut at.line].into_iter().flatten().for_each(visit);
}

/// Puts 〓, the printer's mark for a missing sort, in the place of each of the characters.
pub fn replace_characters(book: &mut Manuscript, missing: &BTreeSet<char>) {
    each_text(book, &mut |text| {
        if text.chars().any(|c| missing.contains(&c)) {
            *text = text.chars().map(|c| if missing.contains(&c) { '〓' } else { c }).collect();
        }
    });
}
