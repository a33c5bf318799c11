//! Cells and lines of the book as the places that a finding points at.

use mingzhang_model::ledger::Horizon;
use mingzhang_model::{Block, Book, Place, Role, SheetIndicator, SheetText, Spot, Table, TargetSheet};

use crate::system::Address;

/// A cell as a place in a finding.
pub(crate) fn cell(book: &Book, at: Address, role: Role) -> Spot {
    let (t, row, column) = at;
    let table = book.tables.get(t);
    let cell = table.and_then(|table| table.rows.get(row)).and_then(|row| row.cells.get(column));
    Spot {
        role,
        place: cell.map(|cell| cell.place),
        table: table.map(|table| table.title.clone()),
        cell: Some(at),
        row_label: table.map_or_else(String::new, |table| row_label(table, row, column)),
        column_label: table.map_or_else(String::new, |table| column_label(table, column)),
        text: cell.map_or_else(String::new, |cell| cell.text.clone()),
        sentence: None,
    }
}

/// A whole table as a place in a finding.
pub(crate) fn table(book: &Book, index: usize, role: Role) -> Spot {
    let table = book.tables.get(index);
    Spot {
        role,
        place: table.and_then(|table| table.place),
        table: table.map(|table| table.title.clone()),
        cell: None,
        row_label: String::new(),
        column_label: String::new(),
        text: String::new(),
        sentence: None,
    }
}

/// A line of text as a place in a finding.
pub(crate) fn line(title: Option<String>, text: &str, place: Place, role: Role) -> Spot {
    Spot {
        role,
        place: Some(place),
        table: title,
        cell: None,
        row_label: String::new(),
        column_label: String::new(),
        text: text.to_owned(),
        sentence: None,
    }
}

/// Words of a paragraph as a place in a finding, with the sentence around them.
pub(crate) fn quote(book: &Book, paragraph: usize, start: usize, end: usize, role: Role) -> Spot {
    let place = book.paragraphs.get(paragraph).map(|found| found.place_of(start, end));
    quote_at(book, paragraph, (start, end), place, role)
}

/// The same where the place is known: finding it takes as long as the paragraph is.
pub(crate) fn quote_at(
    book: &Book,
    paragraph: usize,
    (start, end): (usize, usize),
    place: Option<Place>,
    role: Role,
) -> Spot {
    let Some(found) = book.paragraphs.get(paragraph) else { return nowhere(role) };
    let text = found.text.get(start..end).unwrap_or("").to_owned();
    let above = mingzhang_model::headings_above(&book.paragraphs, paragraph);
    Spot {
        role,
        place,
        table: None,
        cell: None,
        row_label: above.last().map_or_else(String::new, |heading| heading.text.clone()),
        column_label: String::new(),
        text,
        sentence: Some(sentence(&found.text, start)),
    }
}

/// The sentence around a byte, and where in it the byte is. A sentence that does not end is cut.
fn sentence(text: &str, at: usize) -> (String, usize) {
    const FAR: usize = 1_200;
    let ends = ['。', '；', '！'];
    let (mut low, mut high) = (at.saturating_sub(FAR), at.saturating_add(FAR).min(text.len()));
    while !text.is_char_boundary(low) {
        low += 1;
    }
    while !text.is_char_boundary(high) {
        high += 1;
    }
    let before = text.get(low..at).and_then(|before| before.rfind(ends));
    let from = before.map_or(low, |end| low + end + '。'.len_utf8());
    let after = text.get(at..high).and_then(|after| after.find(ends));
    let to = after.map_or(high, |end| at + end + '。'.len_utf8());
    (text.get(from..to).unwrap_or(text).to_owned(), at.saturating_sub(from))
}

/// An indicator of a performance sheet as a place in a finding.
pub(crate) fn indicator(sheet: &TargetSheet, indicator: &SheetIndicator, role: Role) -> Spot {
    let half = match (sheet.two_horizons, indicator.horizon) {
        (false, _) => "",
        (true, Horizon::Total) => "实施期",
        (true, Horizon::Year) => "年度",
    };
    // Under an empty dimension the form prints its label only.
    let text = if indicator.is_blank() {
        [indicator.level2.as_str(), ""]
    } else {
        [indicator.name.as_str(), indicator.value.as_str()]
    };
    Spot {
        row_label: indicator.level2.clone(),
        column_label: half.to_owned(),
        ..on_sheet(sheet, &text.join(" "), Some(indicator.place), role)
    }
}

/// Words on a performance sheet as a place in a finding.
pub(crate) fn on_sheet(sheet: &TargetSheet, text: &str, place: Option<Place>, role: Role) -> Spot {
    Spot {
        place: place.or(sheet.place),
        table: Some(sheet.project.text.clone()),
        text: text.trim().to_owned(),
        sentence: (!text.trim().is_empty()).then(|| (text.trim().to_owned(), 0)),
        ..nowhere(role)
    }
}

/// One word of a longer text on a performance sheet as a place in a finding.
pub(crate) fn word_on_sheet(sheet: &TargetSheet, text: &SheetText, word: &str, role: Role) -> Spot {
    let at = text.text.find(word).unwrap_or(0);
    Spot {
        row_label: text.label.clone(),
        sentence: Some(sentence(&text.text, at)),
        ..on_sheet(sheet, word, text.place, role)
    }
}

fn nowhere(role: Role) -> Spot {
    Spot {
        role,
        place: None,
        table: None,
        cell: None,
        row_label: String::new(),
        column_label: String::new(),
        text: String::new(),
        sentence: None,
    }
}

/// The block of a table that a column belongs to, labels included.
pub(crate) fn block_of(table: &Table, column: usize) -> Option<&Block> {
    table.blocks.iter().find(|block| {
        block.number_columns.contains(&column)
            || block.code_columns.contains(&column)
            || block.name_column == Some(column)
    })
}

/// What the row of a cell is called, in the half of the table that the cell belongs to.
pub(crate) fn row_label(table: &Table, row: usize, column: usize) -> String {
    block_of(table, column)
        .and_then(|block| block.keys.get(row))
        .and_then(Option::as_ref)
        .map_or_else(String::new, mingzhang_model::RowKey::label)
}

/// What a column is called: its innermost label, with the one above where that alone says nothing.
pub(crate) fn column_label(table: &Table, column: usize) -> String {
    table.columns.get(column).and_then(|path| path.last()).cloned().unwrap_or_default()
}
