//! A ledger → CSV files and `book.toml`.

use std::collections::BTreeMap;

use mingzhang_model::ledger::Ledger;

use super::{Value, Written};
use crate::blank::stub;
use crate::details::{entries, write_toml};

/// The files of a ledger by name. Reading them gives the ledger back.
pub fn export_folder(ledger: &Ledger) -> BTreeMap<String, Vec<u8>> {
    let mut files: BTreeMap<String, Vec<u8>> = Written::all(ledger)
        .iter()
        .map(|table| (format!("{}.csv", table.layout.stem), csv_of(table)))
        .collect();
    let book = write_toml(&entries(&ledger.details), &|key| stub(key, ledger.year));
    files.insert("book.toml".to_owned(), book.into_bytes());
    files
}

/// One table as CSV, with the mark without which Excel takes UTF-8 for the system's own encoding.
fn csv_of(table: &Written) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(b"\xef\xbb\xbf".to_vec());
    // Writing to memory does not fail.
    let _ = writer.write_record(table.columns.iter().map(|column| column.field));
    for row in &table.rows {
        let _ = writer.write_record(row.iter().map(|value| match value {
            Value::Empty => String::new(),
            Value::Text(text) => text.clone(),
            Value::Amount(amount) => amount.to_string(),
            Value::Choice(code, _) => (*code).to_owned(),
        }));
    }
    writer.into_inner().unwrap_or_default()
}
