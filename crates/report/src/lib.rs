//! Findings and books as words: text for a terminal, JSON and CSV for scripts, in Chinese and English.
//! One module a format; none of them does I/O.

mod amount;
mod checked;
pub mod csv;
mod excerpt;
#[cfg(test)]
mod fixture;
mod history;
pub mod json;
mod kind;
mod localise;
mod problem;
mod rule;
pub mod text;
mod width;

pub use amount::exact_decimal;
pub use checked::{Accepted, Checked, CheckedFile, FileLine, Reached, Totals, Unreadable};
pub use history::{Baseline, Earlier, History};
pub use localise::{Lang, Localiser};
pub use problem::problem_message;
pub use rule::{Bilingual, RuleView, Rules};
pub use width::{display_width, pad_left, pad_right, printable, truncate};
