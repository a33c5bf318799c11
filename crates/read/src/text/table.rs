//! Lines with tabs or pipes as the rows of a table.

use mingzhang_model::Place;

use super::markup;
use crate::{Grid, GridCell};

/// One line of a table.
pub(super) struct Row {
    /// Line in the file.
    pub(super) line: u32,
    /// Whether the fields stand between pipes, as in Markdown.
    pub(super) piped: bool,
    /// Text and column of each field; none for the rule between a Markdown header and its body.
    fields: Vec<(String, u32)>,
}

impl Row {
    /// The line as a table row, if it looks like one.
    pub(super) fn of(number: u32, line: &str) -> Option<Self> {
        let trimmed = line.trim();
        let piped = trimmed.len() > 1 && trimmed.starts_with('|') && trimmed.ends_with('|');
        if !piped && (!line.contains('\t') || trimmed.is_empty() || is_contents_entry(line)) {
            return None;
        }
        let (inner, mark) = if piped { (&trimmed[1..trimmed.len() - 1], '|') } else { (line, '\t') };
        let start = if piped { line.len() - line.trim_start().len() + 1 } else { 0 };
        let mut fields = Vec::new();
        let mut column = column_of(line, start);
        if !(piped && is_rule(inner)) {
            for field in split(inner, mark) {
                let blank = field.len() - field.trim_start().len();
                fields.push((markup::strip(field).trim().to_owned(), column + column_of(field, blank) - 1));
                column = column.saturating_add(column_of(field, field.len()));
            }
        }
        Some(Self { line: number, piped, fields })
    }

    /// Where the row begins.
    pub(super) fn place(&self) -> Place {
        Place::Text { line: self.line, column: 1 }
    }

    /// The fields as running text.
    pub(super) fn text(&self) -> String {
        let fields: Vec<&str> =
            self.fields.iter().map(|(text, _)| text.as_str()).filter(|t| !t.is_empty()).collect();
        fields.join(" ")
    }

    fn filled(&self) -> usize {
        self.fields.iter().filter(|(text, _)| !text.is_empty()).count()
    }
}

/// Column of a byte in a line, in characters from 1. Bytes inside of a character count as its end.
pub(super) fn column_of(line: &str, byte: usize) -> u32 {
    let before = line.char_indices().take_while(|(index, _)| *index < byte).count();
    u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1)
}

/// Whether the rows are a table: paragraphs that begin with a tab have one field a line and are none.
pub(super) fn is_table(rows: &[Row]) -> bool {
    rows.iter().any(|row| row.filled() > 1 || (row.piped && row.filled() > 0) || row.fields.len() > 2)
}

/// Boxes that the grid of the rows has.
pub(super) fn boxes(rows: &[Row]) -> usize {
    rows.len().saturating_mul(columns(rows))
}

fn columns(rows: &[Row]) -> usize {
    rows.iter().map(|row| row.fields.len()).max().unwrap_or(0)
}

/// The rows as a grid; short rows are filled up with empty cells. `None` without rows.
pub(super) fn grid(rows: &[Row]) -> Option<Grid> {
    let columns = columns(rows);
    let full: Vec<&Row> = rows.iter().filter(|row| !row.fields.is_empty()).collect();
    let mut cells = Vec::with_capacity(full.len() * columns);
    for (index, row) in full.iter().enumerate() {
        let end = row
            .fields
            .last()
            .map_or(1, |(text, column)| column.saturating_add(column_of(text, text.len()) - 1));
        for column in 0..columns {
            let (text, at) = row.fields.get(column).cloned().unwrap_or((String::new(), end));
            let place = Place::Text { line: row.line, column: at };
            cells.push(GridCell { row: index, column, row_span: 1, column_span: 1, text, place });
        }
    }
    let place = full.first()?.place();
    Some(Grid { rows: full.len(), columns, cells, edges: Vec::new(), place, ruled: false, header_rows: None })
}

/// An entry of a table of contents: dots up to a page number. Leaders are no columns.
fn is_contents_entry(line: &str) -> bool {
    let Some((title, page)) = line.trim_end().rsplit_once('\t') else { return false };
    let page = markup::strip(page);
    let page = page.trim();
    let dotted = markup::strip(title).trim_end().ends_with(['.', '…', '·', '．']);
    dotted && !page.is_empty() && page.chars().all(|letter| letter.is_ascii_digit() || letter == '-')
}

/// `---|:--:|---`
fn is_rule(inner: &str) -> bool {
    inner.contains('-') && inner.chars().all(|letter| matches!(letter, '-' | ':' | '|' | ' '))
}

/// Fields between marks; a mark after a backslash belongs to the text.
fn split(line: &str, mark: char) -> impl Iterator<Item = &str> {
    let mut escaped = false;
    line.split(move |letter: char| {
        let cut = letter == mark && !(mark == '|' && escaped);
        escaped = letter == '\\' && !escaped;
        cut
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contents_entry_is_no_row() {
        assert!(Row::of(1, "<b>第一部分 概况</b> .....\t<b>1</b>").is_none());
        assert!(Row::of(1, "收入总计\t2712.37").is_some());
    }

    #[test]
    fn paragraphs_indented_with_a_tab_are_no_table() {
        let rows: Vec<Row> = Row::of(1, "\t本单位").into_iter().chain(Row::of(2, "\t设三科")).collect();
        assert_eq!(rows.len(), 2);
        assert!(!is_table(&rows));
    }

    #[test]
    fn every_field_knows_its_column() {
        let row = Row::of(1, "项目\t 合计\t").map(|row| row.fields).unwrap_or_default();
        assert_eq!(row, [("项目".to_owned(), 1), ("合计".to_owned(), 5), (String::new(), 8)]);
    }
}
