//! Makes a book of the invented bureau, for the demonstration.

use std::path::Path;

use mingzhang_catalog::Template;
use mingzhang_compile::compile;
use mingzhang_demo::Bureau;
use mingzhang_model::{BookKind, Message};
use mingzhang_press::{Format, Press};
use serde::{Deserialize, Serialize};

use crate::TaskError;

/// The book as a PDF.
pub const PDF: &str = "book.pdf";
/// Its ledger, as a workbook that the writing desk takes.
pub const WORKBOOK: &str = "book.xlsx";

/// Which book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// Code of the unit.
    pub unit: String,
    /// Whether it is the final accounts, and not the budget.
    pub is_accounts: bool,
    /// Of which year.
    pub year: i32,
    /// The year whose amounts are in the bureau's data.
    pub base: i32,
    /// Whether two digits of one figure are to change places.
    pub slip: bool,
}

/// What it is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// As a clerk would name it.
    pub file_name: String,
}

impl Example {
    pub(super) fn run(&self, folder: &Path) -> Result<Made, TaskError> {
        let failed = |detail: String| TaskError::Refused(Message::new("serve-failed").with("detail", detail));
        let bureau = Bureau::embedded().map_err(|error| failed(error.to_string()))?;
        let unit = bureau.unit(&self.unit).ok_or_else(|| failed(self.unit.clone()))?;
        let kind = if self.is_accounts { BookKind::FinalAccounts } else { BookKind::Budget };
        let ledger = mingzhang_demo::ledger(&bureau, unit, kind, self.year, self.base);
        let workbook =
            mingzhang_import::export_workbook(&ledger).map_err(|error| failed(error.to_string()))?;
        std::fs::write(folder.join(WORKBOOK), workbook)?;
        let template = Template::get(&ledger.details.template);
        let mut manuscript =
            compile(&ledger, template.ok_or_else(|| failed(ledger.details.template.clone()))?).manuscript;
        if self.slip {
            mingzhang_demo::plant(&mut manuscript);
        }
        let mut press = Press::new().map_err(|error| failed(error.to_string()))?;
        for printed in press.print(&manuscript, &[Format::Pdf]) {
            let printed = printed.map_err(|error| failed(error.to_string()))?;
            std::fs::write(folder.join(PDF), &printed.bytes)?;
        }
        Ok(Made { file_name: Format::Pdf.file_name(&manuscript) })
    }
}
