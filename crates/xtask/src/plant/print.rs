//! The counts as text.

use std::collections::BTreeMap;
use std::time::Duration;

use super::judge::Verdict;
use super::kind::Kind;
use super::plan::{Aim, Plant};
use super::subject::Subject;
use super::trial::Trial;
use crate::score::share;

/// How often each verdict came of each kind.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    counts: BTreeMap<(Kind, Verdict), usize>,
}

impl Tally {
    /// Counts a trial.
    pub(crate) fn add(&mut self, kind: Kind, trial: &Trial) {
        *self.counts.entry((kind, trial.verdict)).or_insert(0) += 1;
    }

    /// Counts everything that another has counted.
    pub(crate) fn merge(&mut self, other: &Self) {
        for (key, count) in &other.counts {
            *self.counts.entry(*key).or_insert(0) += count;
        }
    }

    /// The kinds together.
    pub(crate) fn sum(&self, kinds: &[Kind]) -> Sum {
        let mut sum = Sum::default();
        for ((_, verdict), count) in self.counts.iter().filter(|((kind, _), _)| kinds.contains(kind)) {
            sum.planted += count;
            sum.explained += if *verdict == Verdict::Explained { *count } else { 0 };
            sum.detected += if verdict.is_detected() { *count } else { 0 };
            sum.named += if *verdict == Verdict::Right { *count } else { 0 };
        }
        sum
    }
}

/// One line of the table.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sum {
    pub(crate) planted: usize,
    pub(crate) explained: usize,
    pub(crate) detected: usize,
    pub(crate) named: usize,
}

impl Sum {
    /// Errors that rounding does not explain.
    pub(crate) const fn countable(self) -> usize {
        self.planted - self.explained
    }

    /// Share of the countable that is detected.
    pub(crate) fn detected_share(self) -> f64 {
        share(self.detected, self.countable())
    }

    /// Share of the countable that is named first.
    pub(crate) fn named_share(self) -> f64 {
        share(self.named, self.countable())
    }
}

/// The table of one book, or of all.
pub(crate) fn table(name: &str, kinds: &[Kind], tally: &Tally) {
    println!("{name}");
    println!(
        "  {:<16}{:>8}{:>10}{:>11}{:>10}{:>9}{:>8}{:>9}",
        "kind", "planted", "rounding", "countable", "detected", "share", "named", "share"
    );
    for kind in kinds {
        line(kind.name(), tally.sum(&[*kind]));
    }
    line("all", tally.sum(kinds));
    println!();
}

fn line(name: &str, sum: Sum) {
    let percent =
        |share: f64| if sum.countable() == 0 { "-".to_owned() } else { format!("{:.2} %", share * 100.0) };
    println!(
        "  {name:<16}{:>8}{:>10}{:>11}{:>10}{:>9}{:>8}{:>9}",
        sum.planted,
        sum.explained,
        sum.countable(),
        sum.detected,
        percent(sum.detected_share()),
        sum.named,
        percent(sum.named_share())
    );
}

/// What came of the countable errors, by kind.
pub(crate) fn verdicts(kinds: &[Kind], tally: &Tally) {
    println!("what came of the countable errors");
    for verdict in Verdict::COUNTABLE {
        let of: Vec<(Kind, usize)> =
            kinds.iter().filter_map(|kind| Some((*kind, *tally.counts.get(&(*kind, verdict))?))).collect();
        let all: usize = of.iter().map(|(_, count)| count).sum();
        if all > 0 {
            let of: Vec<String> = of.iter().map(|(kind, count)| format!("{} {count}", kind.name())).collect();
            println!("  {all:>6}  {:<46} {}", verdict.name(), of.join(", "));
        }
    }
}

/// What the shares do not show: how much rests on a known finding having changed, and the slowest trial, where a search
/// that loses its way shows first.
pub(crate) fn remarks(trials: &[Trial]) {
    let changed = trials.iter().filter(|trial| trial.verdict.is_detected() && !trial.by_key).count();
    println!("detected only because a finding that was there before tells another difference: {changed}");
    let slowest = trials.iter().map(|trial| trial.time).max().unwrap_or(Duration::ZERO);
    let whole: Duration = trials.iter().map(|trial| trial.time).sum();
    let runs = trials.iter().filter(|trial| trial.verdict != Verdict::Explained).count();
    let mean = whole.checked_div(u32::try_from(runs).unwrap_or(u32::MAX)).unwrap_or_default();
    println!("recognising and checking: {mean:.1?} on average, {slowest:.1?} at most");
}

/// A miss: what was planted and what was reported instead.
pub(crate) fn miss(subject: &Subject, plant: &Plant, trial: &Trial) {
    if matches!(trial.verdict, Verdict::Explained | Verdict::Right) {
        return;
    }
    println!(
        "MISS {} {}: {} ({:.0?})",
        subject.loaded.name,
        plant.kind.name(),
        trial.verdict.name(),
        trial.time
    );
    if let Aim::Column { rows, wraps } = plant.aim {
        let rest = if wraps.is_some() { "comes in again at the other end" } else { "vanishes" };
        println!("      slid by {rows}, what falls out {rest}");
    }
    for edit in &plant.edits {
        println!("      {} {:?} -> {:?}", words(subject, edit.at), edit.from, edit.to);
    }
    for line in &trial.reported {
        println!("      reported {line}");
    }
}

/// A cell in words, with its address.
fn words(subject: &Subject, at: (usize, usize, usize)) -> String {
    let Some(table) = subject.loaded.book.tables.get(at.0) else { return String::new() };
    let row = table
        .blocks
        .iter()
        .find(|block| block.number_columns.contains(&at.2))
        .and_then(|block| block.keys.get(at.1)?.as_ref())
        .map_or_else(String::new, mingzhang_model::RowKey::label);
    let column = table.columns.get(at.2).map(|path| path.join("/")).unwrap_or_default();
    format!("{at:?} {} | {row} | {column}:", table.title)
}
