//! A ledger → the files and the workbook that it would have come from.

mod cells;
mod folder;
mod workbook;

pub use folder::export_folder;
pub use workbook::export_workbook;

pub(crate) use cells::{Value, Written};

use rust_xlsxwriter::XlsxError;

/// A workbook that cannot be written: a text is longer than a cell holds (32,767 characters), or there are more rows
/// than a sheet has.
#[derive(Debug)]
pub struct ExportError(XlsxError);

impl std::fmt::Display for ExportError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the workbook cannot be written: {}", self.0)
    }
}

impl std::error::Error for ExportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

impl From<XlsxError> for ExportError {
    fn from(error: XlsxError) -> Self {
        Self(error)
    }
}
