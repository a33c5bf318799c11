//! The facts of a book as CSV, one row each.

use mingzhang_model::{Book, Fact, Interval, Row, Table};

/// The facts with a header row, in reading order: table, row, column, text, unit, low, high, page. Low and high are
/// fen, as in JSON.
///
/// # Errors
/// Never in practice: it writes to memory.
pub fn facts_csv(book: &Book) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["table", "row_label", "column_label", "text", "unit", "low", "high", "page"])?;
    for fact in &book.facts {
        let Some(table) = book.tables.get(fact.table).filter(|table| table.is_money) else { continue };
        let interval = fact.printed.interval();
        writer.write_record([
            table.title.as_str(),
            &row_label(table, fact),
            &table.columns.get(fact.column).map(|path| path.join("/")).unwrap_or_default(),
            &fact.text,
            fact.printed.unit().chinese(),
            &Interval::decimal(interval.low),
            &Interval::decimal(interval.high),
            &fact.place.page().map(|page| page.to_string()).unwrap_or_default(),
        ])?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// The key of the row in the fact's own half of the table; the row's words where the half was not understood.
fn row_label(table: &Table, fact: &Fact) -> String {
    let block = table.blocks.iter().find(|block| block.number_columns.contains(&fact.column));
    let key = block.and_then(|block| block.keys.get(fact.row)).and_then(Option::as_ref);
    key.map_or_else(|| words(table.rows.get(fact.row)), mingzhang_model::RowKey::label)
}

fn words(row: Option<&Row>) -> String {
    let cells = row.map(|row| row.cells.as_slice()).unwrap_or_default();
    let texts: Vec<&str> =
        cells.iter().filter(|c| c.fact.is_none() && !c.text.is_empty()).map(|c| c.text.as_str()).collect();
    texts.join(" ")
}
