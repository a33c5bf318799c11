//! Where something stands, in words.

use mingzhang_model::{Message, Part, Place, Spot, cell_name};

use super::Wording;
use crate::width::printable;

/// What places are said of: the file, and the names of its sheets.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The path as it is to be shown.
    pub file: &'a str,
    /// The names that its sheets are called by.
    pub sheets: &'a [String],
}

impl Wording<'_> {
    /// `第 17 页`; for a text file `seed.txt:120:5`, which editors open; for a workbook `收入总表!C7`, which its own program
    /// goes to; `第 3 个表格第 5 行第 2 格` of a document.
    pub fn place(&self, source: Source<'_>, place: Place) -> String {
        let number = |message: &'static str, name: &'static str, number: u32| {
            self.say(Message::new(message).with(name, number.to_string()))
        };
        match place {
            Place::Page { page, .. } => number("ui-page", "page", page),
            Place::Text { line, column } => format!("{}:{line}:{column}", printable(source.file)),
            Place::Sheet { sheet, row, column } => {
                let name = source.sheets.get(sheet as usize).map_or("", String::as_str);
                let mark = if name.is_empty() { "" } else { "!" };
                format!("{}{mark}{}", printable(name), cell_name(row, column))
            }
            Place::Part { part: Part::Paragraph(paragraph), .. } => {
                number("ui-paragraph", "number", paragraph)
            }
            Place::Part { part: Part::Table(table), .. } => number("ui-table-number", "table", table),
            Place::Part { part: Part::Cell { table, row, cell }, .. } => {
                let words = Message::new("ui-table-cell").with("table", table.to_string());
                self.say(words.with("row", row.to_string()).with("cell", cell.to_string()))
            }
        }
    }

    /// Row and column in words; empty if the spot has neither.
    pub fn cell_words(&self, spot: &Spot) -> String {
        let message = match (spot.row_label.is_empty(), spot.column_label.is_empty()) {
            (false, false) => Message::new("ui-cell"),
            (false, true) => Message::new("ui-cell-row"),
            (true, false) => Message::new("ui-cell-column"),
            (true, true) => return String::new(),
        };
        self.say(message.with("row", spot.row_label.as_str()).with("column", spot.column_label.as_str()))
    }

    /// Place, table, row and column of a spot, without the parts that it does not have.
    pub fn whereabouts(&self, source: Source<'_>, spot: &Spot, with_table: bool) -> String {
        let table = spot.table.as_deref().filter(|title| with_table && !title.is_empty());
        let parts = [
            spot.place.map(|place| self.place(source, place)),
            table.map(|title| self.say(Message::new("ui-title").with("table", title))),
            Some(self.cell_words(spot)),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        parts.join(" ")
    }
}
