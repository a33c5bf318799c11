//! The rows of each table → the parts of a ledger.

mod agencies;
mod income;
mod lines;
mod performance;
mod projects;

pub(crate) use agencies::read_agencies;
pub(crate) use income::read_income;
pub(crate) use lines::{Stages, merge_final, read_lines};
pub(crate) use performance::{Sheets, Unread, read_performance};
pub(crate) use projects::read_projects;
