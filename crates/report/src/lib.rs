//! Findings and books as words: text for a terminal, JSON, CSV and SARIF for scripts, in Chinese and English.
//! One module a format; none of them does I/O.

mod amount;
mod checked;
pub mod csv;
pub mod excerpt;
#[cfg(test)]
mod fixture;
pub mod folder;
mod history;
pub mod json;
mod kind;
mod localise;
mod problem;
mod rule;
pub mod sarif;
pub mod text;
mod width;
pub mod wording;

pub use amount::exact_decimal;
pub use checked::{Accepted, Checked, CheckedFile, FileLine, Reached, Totals, Unreadable};
pub use history::{Baseline, Earlier, History};
pub use localise::{Lang, Localiser};
pub use problem::problem_message;
pub use rule::{Bilingual, RuleView, Rules};
pub use width::{display_width, pad_left, pad_right, printable, truncate};
