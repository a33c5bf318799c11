//! Amounts with their unit in sight: once in the title of a table whose figures share one, else with each figure.

use mingzhang_model::{Message, MoneyUnit};
use mingzhang_report::Localiser;

use crate::{Change, Entry, Figure};

/// The unit that all figures of the entries are printed in.
pub(crate) fn unit(entries: &[Entry]) -> Option<MoneyUnit> {
    let mut units =
        entries.iter().flat_map(|entry| figures(&entry.change)).map(|figure| figure.printed.unit());
    let first = units.next()?;
    units.all(|unit| unit == first).then_some(first)
}

fn figures(change: &Change) -> Vec<&Figure> {
    match change {
        Change::Added(figure) | Change::Removed(figure) => vec![figure],
        Change::Changed { before, after } => vec![before, after],
    }
}

/// The unit as it stands in a table's title; of exact differences, that they are in yuan.
pub(crate) fn told(unit: MoneyUnit, entries: &[Entry], words: &Localiser) -> String {
    let is_exact = unit != MoneyUnit::Yuan && entries.iter().any(|entry| entry.change.is_exact());
    let id = if is_exact { "diff-unit-exact" } else { "diff-unit" };
    words.message(&Message::new(id).with("unit", unit.chinese()))
}

/// Label, before, after, difference and rate of an entry. `shared` is the unit that the table's title says.
pub(crate) fn cells(entry: &Entry, shared: Option<MoneyUnit>) -> [String; 5] {
    let label =
        if entry.row.is_empty() { entry.column.clone() } else { format!("{}  {}", entry.row, entry.column) };
    let own = match &entry.change {
        Change::Added(figure) | Change::Removed(figure) | Change::Changed { after: figure, .. } => {
            figure.printed.unit()
        }
    };
    let written = |figure: &Figure| {
        let unit = if shared.is_some() { "" } else { figure.printed.unit().chinese() };
        format!("{}{unit}", figure.text)
    };
    let (before, after) = match &entry.change {
        Change::Added(figure) => (String::new(), written(figure)),
        Change::Removed(figure) => (written(figure), String::new()),
        Change::Changed { before, after } => (written(before), written(after)),
    };
    let unit = if entry.change.is_exact() { MoneyUnit::Yuan } else { own };
    let named = if shared == Some(unit) { "" } else { unit.chinese() };
    let rate = entry.change.rate().map(|rate| {
        let sign = if rate < 0 { "-" } else { "+" };
        format!("{sign}{}.{:02}%", rate.unsigned_abs() / 100, rate.unsigned_abs() % 100)
    });
    [label, before, after, format!("{}{named}", difference(&entry.change, unit)), rate.unwrap_or_default()]
}

/// With as many decimals as say something, but at least two.
fn difference(change: &Change, unit: MoneyUnit) -> String {
    let difference = change.difference();
    let sign = if difference.fen() > 0 { "+" } else { "" };
    let decimals = if unit == MoneyUnit::Yuan { 2 } else { 6 };
    let mut written = difference.display(unit, decimals, true);
    while written.ends_with('0') && written.rfind('.').is_some_and(|dot| written.len() - dot > 3) {
        written.pop();
    }
    format!("{sign}{written}")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

    use mingzhang_model::{Coordinate, Money, Printed};

    use super::*;

    fn changed(before: (&str, MoneyUnit), after: (&str, MoneyUnit), exact: Option<(i64, i64)>) -> Entry {
        let figure = |(text, unit): (&str, MoneyUnit), fen: Option<i64>| Figure {
            text: text.to_owned(),
            printed: Printed::parse(text, unit).unwrap(),
            exact: fen.map(Money::from_fen),
        };
        Entry {
            coordinate: Coordinate::default(),
            table: "表".to_owned(),
            row: "合计".to_owned(),
            column: "金额".to_owned(),
            change: Change::Changed {
                before: figure(before, exact.map(|(before, _)| before)),
                after: figure(after, exact.map(|(_, after)| after)),
            },
        }
    }

    #[test]
    fn a_unit_is_always_in_sight() {
        let (wan, yuan) = (MoneyUnit::WanYuan, MoneyUnit::Yuan);
        let alike = [changed(("10.00", wan), ("12.50", wan), None)];
        assert_eq!(unit(&alike), Some(wan));
        let [_, before, after, difference, rate] = cells(&alike[0], Some(wan));
        assert_eq!([&*before, &*after, &*difference, &*rate], ["10.00", "12.50", "+2.50", "+25.00%"]);
        let mixed = [changed(("10.00", wan), ("125,000.00", yuan), None)];
        assert_eq!(unit(&mixed), None);
        let [_, before, after, difference, _] = cells(&mixed[0], None);
        assert_eq!([&*before, &*after, &*difference], ["10.00万元", "125,000.00元", "+25,000.00元"]);
    }

    #[test]
    fn two_ledgers_differ_in_yuan() {
        let wan = MoneyUnit::WanYuan;
        let entry = changed(("10.00", wan), ("10.00", wan), Some((10_000_001, 10_000_003)));
        let [_, _, _, difference, _] = cells(&entry, Some(wan));
        assert_eq!(difference, "+0.02元");
    }
}
