//! Performance sheets: one project's money, texts, goals and indicators, found in a grid by the labels of the form.
//!
//! Two families: Shanxi's, with 实施期 and 年度 side by side, and the national one with one horizon. Cells are taken by
//! the columns that the header row gives them; a row that does not keep to them (cells lost in a conversion, merged by hand)
//! is read by the order of its words and marked as doubtful.

mod fields;
mod indicators;
mod labels;
mod layout;

use mingzhang_model::{Paragraph, ParagraphKind, Place, SheetText, TargetSheet};

use crate::matrix::Matrix;
use labels::Label;
use layout::Layout;

/// A text that stands in a row, with the columns that it covers.
#[derive(Clone, Copy, Debug)]
struct Piece<'a> {
    text: &'a str,
    columns: (usize, usize),
    place: Place,
}

/// Reads a grid as a performance sheet; `None` if it is none.
pub(crate) fn read(matrix: &Matrix, title: &str, place: Place, pages: &[u32]) -> Option<TargetSheet> {
    let rows: Vec<Vec<Piece<'_>>> = (0..matrix.rows.len()).map(|row| pieces(matrix, row)).collect();
    let named = |label: Label| rows.iter().flatten().any(|piece| labels::label(piece.text) == Some(label));
    let head = rows.iter().position(|row| Layout::is_head(row))?;
    let overall = !named(Label::Project);
    if overall && !(title.contains("整体") && title.contains("绩效")) {
        return None;
    }
    let mut sheet = TargetSheet {
        title: title.to_owned(),
        place: Some(place),
        pages: pages.to_vec(),
        overall,
        evaluation: title.contains("自评") || title.contains("评价"),
        ..TargetSheet::default()
    };
    let (above, below) = rows.split_at(head);
    sheet.two_horizons = above.iter().any(|row| labels::is_horizons(row)) || Layout::halves_of(below) > 1;
    fields::read(&mut sheet, above);
    let foot = indicators::read(&mut sheet, below, head);
    fields::foot(&mut sheet, below.get(foot..).unwrap_or_default());
    Some(sheet)
}

/// The texts of a sheet that say more than a name, as paragraphs after all others.
pub(crate) fn paragraphs(sheet: &TargetSheet, index: usize) -> Vec<Paragraph> {
    /// Shorter texts are names, dates and kinds.
    const SENTENCE: usize = 12;
    let fields = sheet.texts.iter().filter_map(|text| Some((text.text.as_str(), text.place?)));
    let goals = sheet.goals.iter().map(|goal| (goal.text.as_str(), goal.place));
    fields
        .chain(goals)
        .filter(|(text, _)| text.chars().count() >= SENTENCE && text.contains(['，', '。', ',', '；', '、']))
        .map(|(text, place)| Paragraph::line(text.to_owned(), ParagraphKind::Sheet(index), place))
        .collect()
}

/// The texts that begin in a row, left to right.
fn pieces(matrix: &Matrix, row: usize) -> Vec<Piece<'_>> {
    matrix
        .own_texts(row)
        .into_iter()
        .filter_map(|(column, text)| {
            let cell = matrix.rows.get(row)?.get(column)?;
            Some(Piece { text, columns: (column, cell.column_end.max(column + 1)), place: cell.place })
        })
        .collect()
}

/// A labelled text.
fn text_of(label: &Piece<'_>, value: Option<&Piece<'_>>) -> SheetText {
    SheetText {
        label: labels::bare(label.text),
        text: value.map_or_else(String::new, |piece| piece.text.to_owned()),
        place: Some(value.map_or(label.place, |piece| piece.place)),
    }
}
