//! Where something stands, in words.

use mingzhang_model::{Message, Place, Spot};

use super::TextReport;
use crate::width::printable;

impl TextReport<'_> {
    /// `第 17 页`; for a text file `seed.txt:120:5`, which editors open.
    pub(super) fn place(&self, file: &str, place: Place) -> String {
        match place {
            Place::Page { page, .. } => self.say(Message::new("ui-page").with("page", page.to_string())),
            Place::Text { line, column } => format!("{}:{line}:{column}", printable(file)),
        }
    }

    /// Row and column in words; empty if the spot has neither.
    pub(super) fn cell_words(&self, spot: &Spot) -> String {
        let message = match (spot.row_label.is_empty(), spot.column_label.is_empty()) {
            (false, false) => Message::new("ui-cell"),
            (false, true) => Message::new("ui-cell-row"),
            (true, false) => Message::new("ui-cell-column"),
            (true, true) => return String::new(),
        };
        self.say(message.with("row", spot.row_label.as_str()).with("column", spot.column_label.as_str()))
    }

    /// Place, table, row and column of a spot, without the parts that it does not have.
    pub(super) fn whereabouts(&self, file: &str, spot: &Spot, with_table: bool) -> String {
        let table = spot.table.as_deref().filter(|title| with_table && !title.is_empty());
        let parts = [
            spot.place.map(|place| self.place(file, place)),
            table.map(|title| self.say(Message::new("ui-title").with("table", title))),
            Some(self.cell_words(spot)),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        parts.join(" ")
    }
}
