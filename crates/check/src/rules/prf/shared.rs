//! Questions that the rules of performance sheets share.

use mingzhang_catalog::plain;
use mingzhang_catalog::words::{TARGETS, Word};
use mingzhang_model::ledger::Horizon;
use mingzhang_model::{SheetIndicator, TargetSheet};

use crate::rules::context::Context;

/// Why a rule had nothing to look at.
pub(crate) const NO_SHEETS: &str = "reach-no-sheets";

/// More places than this in one finding are not read by anyone.
pub(crate) const MOST_SPOTS: usize = 16;

/// The sheets of projects that set targets.
pub(crate) fn targets<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a TargetSheet> + use<'a> {
    context.book.target_sheets.iter().filter(|sheet| !sheet.overall && !sheet.evaluation)
}

/// The words of one kind.
pub(crate) fn words(kind: &str) -> impl Iterator<Item = &'static Word> {
    TARGETS.iter().filter(move |word| word.kind == kind)
}

/// Whether one of these words is part of the indicator's dimension, first or second level.
pub(crate) fn is_under(indicator: &SheetIndicator, parts: &[&str]) -> bool {
    let levels = [plain(&indicator.level1), plain(&indicator.level2)];
    parts.iter().any(|part| levels.iter().any(|level| level.contains(part)))
}

/// The indicators of a sheet, each once: of the whole period where both horizons stand, and what only the year has.
pub(crate) fn once(sheet: &TargetSheet) -> Vec<&SheetIndicator> {
    let first: Vec<&SheetIndicator> = sheet.of(Horizon::Total).filter(|i| !i.is_blank()).collect();
    let more = sheet.of(Horizon::Year).filter(|i| !i.is_blank());
    let more: Vec<&SheetIndicator> =
        more.filter(|year| !near(&first, year.row).any(|(_, whole)| same_name(whole, year))).collect();
    first.into_iter().chain(more).collect()
}

/// Whether two indicators are one: the same name, or one cut off.
pub(crate) fn same_name(a: &SheetIndicator, b: &SheetIndicator) -> bool {
    const CUT: usize = 4;
    if a.name.is_empty() || b.name.is_empty() {
        return false;
    }
    let cut = |short: &str, long: &str| short.chars().count() >= CUT && long.starts_with(short);
    a.name == b.name || cut(&a.name, &b.name) || cut(&b.name, &a.name)
}

/// The indicators that stand within a few hundred rows: a sheet has no more, and what a forged one has is not all compared.
fn near<'a, 'b>(
    indicators: &'b [&'a SheetIndicator],
    row: usize,
) -> impl Iterator<Item = (usize, &'b &'a SheetIndicator)> + use<'a, 'b> {
    const ROWS: usize = 60;
    let from = indicators.partition_point(|other| other.row + ROWS < row);
    indicators.iter().enumerate().skip(from).take_while(move |(_, other)| other.row <= row + ROWS)
}

/// The indicators of both halves that are one, in the order of the left half; each right one is taken once.
pub(crate) fn pairs(sheet: &TargetSheet) -> Vec<(&SheetIndicator, &SheetIndicator)> {
    let right: Vec<&SheetIndicator> = sheet.of(Horizon::Year).filter(|i| !i.name.is_empty()).collect();
    let mut taken = vec![false; right.len()];
    let mut out = Vec::new();
    for left in sheet.of(Horizon::Total).filter(|i| !i.name.is_empty()) {
        let found = near(&right, left.row)
            .filter(|(index, other)| !taken.get(*index).copied().unwrap_or(true) && same_name(left, other))
            .min_by_key(|(_, other)| (other.row.abs_diff(left.row), other.name != left.name));
        if let Some((index, other)) = found {
            if let Some(slot) = taken.get_mut(index) {
                *slot = true;
            }
            out.push((left, *other));
        }
    }
    out
}

/// A list as a sentence takes it: quoted, the first few, and how many there are.
pub(crate) fn listed<'a>(items: impl Iterator<Item = &'a str>) -> String {
    const MOST: usize = 5;
    let items: Vec<&str> = items.collect();
    let mut out = items.iter().take(MOST).map(|item| format!("“{item}”")).collect::<Vec<_>>().join("、");
    if items.len() > MOST {
        out.push('…');
    }
    out
}

/// The years that a text names: four digits from 1990 to 2099 before 年.
pub(crate) fn years(text: &str) -> impl Iterator<Item = i32> {
    text.match_indices('年').filter_map(move |(at, _)| {
        let digits = text.get(at.checked_sub(4)?..at)?;
        let longer = text.get(..at - 4).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
        let year: i32 = digits.parse().ok()?;
        ((1990..2100).contains(&year) && !longer).then_some(year)
    })
}

/// The last month that a text names: 12 for 全年.
pub(crate) fn last_month(text: &str) -> Option<u8> {
    let named = text.rmatch_indices('月').find_map(|(at, _)| month_before(text, at));
    if named.is_none() && (text.contains("全年") || text.contains("年底")) {
        return Some(12);
    }
    named
}

fn month_before(text: &str, at: usize) -> Option<u8> {
    let before = text.get(..at)?;
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let month: u8 = before.get(at - digits..)?.parse().ok()?;
    (1..=12).contains(&month).then_some(month)
}

/// The month in which a plan of several stages ends; `None` if it does not name at least two.
pub(crate) fn stages(plan: &str) -> Option<u8> {
    let named = plan.split(['。', '；', ';']).filter(|part| last_month(part).is_some()).count();
    (named >= 2 && !plan.contains("全年")).then(|| last_month(plan)).flatten()
}

#[cfg(test)]
mod tests {
    use super::{last_month, stages, years};

    #[test]
    fn years_and_months_of_a_text() {
        assert_eq!(years("于2014年6月批准，12016年、2026年").collect::<Vec<_>>(), [2014, 2026]);
        assert_eq!(last_month("2026年1月1日至2026年12月31日"), Some(12));
        assert_eq!(last_month("全年"), Some(12));
        assert_eq!(last_month("3-9月"), Some(9));
        assert_eq!(last_month("及时"), None);
        assert_eq!(stages("1.筹备（3月）；2.实施（5-8月）。"), Some(8));
        assert_eq!(stages("2026年12月前完成。"), None);
    }
}
