//! Evaluations (绩效自评): what was reached, scored and explained.

mod execution;
mod reasons;
mod scores;
mod total;
mod weights;

use mingzhang_model::{SheetIndicator, TargetSheet};

use super::Rule;
use super::context::Context;

/// The rules of the group.
pub(crate) const RULES: &[Rule] = &[execution::RULE, reasons::RULE, scores::RULE, total::RULE, weights::RULE];

/// Why a rule had nothing to look at.
const NO_EVALUATION: &str = "reach-no-evaluation";

/// The sheets that report on what was reached.
fn evaluations<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a TargetSheet> + use<'a> {
    context.book.target_sheets.iter().filter(|sheet| sheet.evaluation)
}

/// The indicators of an evaluation that have a name.
fn scored(sheet: &TargetSheet) -> impl Iterator<Item = &SheetIndicator> {
    sheet.indicators.iter().filter(|indicator| !indicator.name.is_empty())
}

/// A number with at most two decimals, in hundredths; `None` for anything else.
pub(crate) fn number(text: &str) -> Option<i64> {
    let text = text.trim().trim_end_matches('分');
    let (whole, part) = text.split_once(['.', '．']).unwrap_or((text, ""));
    if part.len() > 2 || whole.len() > 12 {
        return None;
    }
    let whole: i64 = whole.replace([',', '，'], "").parse().ok()?;
    let part: i64 = if part.is_empty() { 0 } else { format!("{part:0<2}").parse().ok()? };
    Some(whole * 100 + if text.starts_with('-') { -part } else { part })
}

/// Hundredths as a number again.
pub(crate) fn written(hundredths: i64) -> String {
    let (whole, part) = (hundredths / 100, hundredths.abs() % 100);
    if part == 0 { whole.to_string() } else { format!("{whole}.{part:02}") }
}

#[cfg(test)]
mod tests {
    use super::{number, written};

    #[test]
    fn scores_are_hundredths() {
        assert_eq!(number("9.5"), Some(950));
        assert_eq!(number("100分"), Some(10_000));
        assert_eq!(number("1,234.56"), Some(123_456));
        assert_eq!(number("优"), None);
        assert_eq!((written(950), written(10_000)), ("9.50".to_owned(), "100".to_owned()));
    }
}
