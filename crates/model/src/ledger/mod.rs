//! What a unit hands in: the leaf facts in fen, its projects with their targets, and what is not a row of figures.
//! Field names and codes: 预算管理一体化 (财办〔2020〕13号, 财办〔2023〕12号).

mod details;
mod line;
mod project;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::SubjectCode;

pub use details::{Details, Equipment, Vehicles};
pub use line::{Agency, AgencyKind, Amounts, Category, Income, Line};
pub use project::{Goal, Horizon, Indicator, Project, ProjectFund, SourceLevel};

/// The ledger of one book.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    /// `fiscal_year`
    pub year: i32,
    /// The units of the book; the book of one unit has one.
    pub agencies: Vec<Agency>,
    /// What is spent.
    pub lines: Vec<Line>,
    /// What comes in this year.
    pub income: Vec<Income>,
    /// The projects, in the order in which the book lists them.
    pub projects: Vec<Project>,
    /// Names of codes that the catalogue does not know, as the unit's own files give them.
    pub names: BTreeMap<SubjectCode, String>,
    /// Everything else.
    pub details: Details,
}

/// Where something was written: a row of an input file or of a workbook's sheet.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Origin {
    /// `budget_lines.csv`, or the sheet's name.
    pub file: Arc<str>,
    /// The row as an editor counts it, from 1.
    pub row: u32,
}

impl Default for Origin {
    fn default() -> Self {
        Self { file: Arc::from(""), row: 0 }
    }
}

impl Ledger {
    /// The unit (or department) whose book this is.
    pub fn body(&self) -> &str {
        if self.details.level == crate::Level::Department
            && let Some(agency) = self.agencies.first()
        {
            return &agency.dept_name;
        }
        self.agencies.first().map_or("", |agency| &agency.name)
    }

    /// The project with that code.
    pub fn project(&self, code: &str) -> Option<&Project> {
        self.projects.iter().find(|project| project.code == code)
    }
}
