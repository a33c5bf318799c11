//! Tail differences: what rounding explains, told as infos.

use std::collections::BTreeMap;

use mingzhang_model::{Book, Confidence, Finding, Message, MoneyUnit, Severity};

use super::{decimals, difference, finding, law_spots, parts_value};
use crate::system::{Law, LawKind, System, Verdict};

/// Differences that rounding explains, each told once however many tables print the same figures.
pub(crate) fn tails(book: &Book, system: &System) -> Vec<Finding> {
    let mut groups: BTreeMap<(i64, Vec<i64>), Vec<&Law>> = BTreeMap::new();
    for law in system.laws.iter().filter(|law| law.slack < i64::MAX / 8) {
        if system.verdict(law) != Verdict::Rounding {
            continue;
        }
        // 2,517.78 万元 beside 25,177,779 元 is one amount in two units: nothing to tell.
        let units: Vec<MoneyUnit> =
            law.terms.iter().filter_map(|(v, _)| Some(system.variables.get(*v)?.unit)).collect();
        if units.windows(2).any(|pair| matches!(pair, [a, b] if a != b)) {
            continue;
        }
        let mut values: Vec<i64> = law
            .terms
            .iter()
            .filter_map(|(v, s)| Some(system.variables.get(*v)?.value.saturating_mul(*s)))
            .filter(|value| *value != 0)
            .collect();
        let total = if matches!(law.kind, LawKind::Same | LawKind::Balance) {
            values = values.iter().map(|value| value.abs()).collect();
            0
        } else {
            law.terms.first().and_then(|(v, _)| system.variables.get(*v)).map_or(0, |v| v.value)
        };
        values.sort_unstable();
        groups.entry((total, values)).or_default().push(law);
    }
    let mut out: Vec<Finding> = groups.into_values().filter_map(|laws| tail(book, system, &laws)).collect();
    out.sort_by_key(|finding| finding.spots.first().and_then(|spot| spot.cell));
    by_table(book, out)
}

/// A table with many tails is one that rounds each figure by itself: told once, with their number.
fn by_table(book: &Book, tails: Vec<Finding>) -> Vec<Finding> {
    const MOST: usize = 5;
    const SHOWN: usize = 12;
    let table = |finding: &Finding| finding.spots.first().and_then(|spot| Some(spot.cell?.0));
    let mut counts: BTreeMap<Option<usize>, usize> = BTreeMap::new();
    for tail in &tails {
        *counts.entry(table(tail)).or_default() += 1;
    }
    let mut out: Vec<Finding> = Vec::new();
    let mut told: BTreeMap<usize, usize> = BTreeMap::new();
    for tail in tails {
        let index = table(&tail);
        let Some((index, count)) = index.zip(counts.get(&index).copied()).filter(|(_, count)| *count > MOST)
        else {
            out.push(tail);
            continue;
        };
        if let Some(known) = told.get(&index).and_then(|known| out.get_mut(*known)) {
            let room = SHOWN.saturating_sub(known.spots.len());
            known.spots.extend(tail.spots.into_iter().take(1).take(room));
            continue;
        }
        let title = book.tables.get(index).map_or_else(String::new, |table| table.title.clone());
        // The units of a department have tables of the same title.
        let org = book.tables.get(index).and_then(|table| table.org.as_deref()).unwrap_or_default();
        let key = format!("{title}/{org}/tails");
        let message = Message::new("law-tails").with("table", title.clone()).with("count", count);
        let spots = tail.spots.into_iter().take(1).collect();
        told.insert(index, out.len());
        out.push(finding("SUM-20", Severity::Info, Confidence::Certain, message, &key, spots));
    }
    out
}

fn tail(book: &Book, system: &System, laws: &[&Law]) -> Option<Finding> {
    let law = laws.first()?;
    let mut spots = law_spots(book, system, law);
    spots.retain(|spot| !spot.text.is_empty());
    let first = spots.first()?;
    let (money, unit) = difference(system, law);
    let what = match law.kind {
        LawKind::Same | LawKind::Balance => first.row_label.clone(),
        _ => format!("{} {}", first.row_label, first.column_label),
    };
    let other = match law.kind {
        LawKind::Same | LawKind::Balance => spots.get(1).map(|s| s.text.clone()).unwrap_or_default(),
        _ => parts_value(system, law).display(unit, decimals(system, law), first.text.contains([',', '，'])),
    };
    let message = Message::new("law-tail")
        .with("what", what.trim().to_owned())
        .with("printed", first.text.clone())
        .with("other", other)
        .with("difference", money.display(unit, decimals(system, law), true))
        .with("unit", unit.chinese())
        .with("places", laws.len());
    let key =
        format!("{}/{}/{}", first.table.clone().unwrap_or_default(), first.row_label, first.column_label);
    let mut out = finding("SUM-20", Severity::Info, Confidence::Certain, message, &key, spots);
    out.difference = Some((money, unit));
    Some(out)
}
