//! `cargo xtask plant`: puts single errors into books and counts how many are found and named.
//!
//! An error is planted in the document as read, so that everything after reading runs as on a real book.
//! Only figures that a law reaches are touched; an error that the intervals of all other figures still allow is
//! counted apart as explained by rounding.

mod figure;
mod judge;
mod kind;
mod locator;
mod plan;
mod print;
mod shift;
mod subject;
#[cfg(test)]
mod tests;
mod text;
mod trial;

use std::path::PathBuf;

use indicatif::{ProgressBar, ProgressStyle};
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::books::{files, load};
use crate::{Gate, Outcome};
use kind::Kind;
use plan::Plant;
use print::Tally;
use subject::Subject;

/// Share of countable errors that must be detected.
const LEAST_DETECTED: f64 = 0.99;
/// Share of countable errors that the first explanation must name.
const LEAST_NAMED: f64 = 0.95;

/// Arguments of `plant`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Books, or folders with books
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// The same seed plants the same errors
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many errors of each kind in each book; every possible figure when there are fewer, or with 0
    #[arg(long, default_value_t = 60)]
    each: usize,
    /// Only these kinds
    #[arg(long, value_delimiter = ',')]
    kind: Vec<Kind>,
    /// Print every miss and what was reported instead
    #[arg(long)]
    verbose: bool,
    /// Errors in sentences and performance sheets instead of tables
    #[arg(long)]
    text: bool,
}

/// Share of errors in sentences and sheets that must be told.
const LEAST_TOLD: f64 = 0.95;

/// Plants in every book and prints what came of it.
pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let mut subjects = Vec::new();
    for path in &arguments.paths {
        if path.exists() {
            for file in files(std::slice::from_ref(path))? {
                subjects.push(Subject::of(load(&file)?));
            }
        } else {
            println!("skipped: {} is absent", path.display());
        }
    }
    if subjects.is_empty() {
        println!("skipped: no book");
        return Ok(Gate::Passed);
    }
    if arguments.text {
        return Ok(in_texts(&subjects, arguments.verbose));
    }
    let kinds = if arguments.kind.is_empty() { Kind::all() } else { arguments.kind.clone() };
    let plants: Vec<(&Subject, Plant)> = subjects
        .iter()
        .flat_map(|subject| {
            kinds
                .iter()
                .flat_map(|kind| plan::plan(subject, *kind, arguments.each, arguments.seed))
                .map(move |plant| (subject, plant))
        })
        .collect();
    let progress = bar(plants.len());
    let trials: Vec<trial::Trial> = plants
        .par_iter()
        .with_max_len(1)
        .map(|(subject, plant)| {
            let trial = trial::run(subject, plant);
            progress.inc(1);
            trial
        })
        .collect();
    progress.finish_and_clear();

    let mut total = Tally::default();
    for subject in &subjects {
        let mut tally = Tally::default();
        for ((owner, plant), trial) in plants.iter().zip(&trials) {
            if std::ptr::eq(*owner, subject) {
                tally.add(plant.kind, trial);
                if arguments.verbose {
                    print::miss(subject, plant, trial);
                }
            }
        }
        print::table(&subject.loaded.name, &kinds, &tally);
        total.merge(&tally);
    }
    print::table("all books", &kinds, &total);
    print::verdicts(&kinds, &total);
    print::remarks(&trials);
    let sum = total.sum(&kinds);
    Ok(Gate::passed_if(
        sum.countable() == 0 || (sum.detected_share() >= LEAST_DETECTED && sum.named_share() >= LEAST_NAMED),
    ))
}

/// Plants in sentences and sheets, and prints what came of it.
fn in_texts(subjects: &[Subject], verbose: bool) -> Gate {
    let mut total = vec![text::Count::default(); text::TextKind::ALL.len()];
    for subject in subjects {
        let told = text::run(&subject.loaded);
        println!("{}", subject.loaded.name);
        for ((kind, count), sum) in told.counts.iter().zip(&mut total) {
            sum.planted += count.planted;
            sum.told += count.told;
            if count.planted > 0 {
                println!("  {:<18} {:>5} planted {:>5} told", kind.name(), count.planted, count.told);
            }
        }
        println!("  {} figures of sentences that no law looks at", told.unreached);
        for missed in told.missed.iter().filter(|_| verbose) {
            println!("    missed: {missed}");
        }
    }
    println!("all books");
    let (mut planted, mut told) = (0, 0);
    for (kind, count) in text::TextKind::ALL.iter().zip(&total) {
        println!("  {:<18} {:>5} planted {:>5} told", kind.name(), count.planted, count.told);
        planted += count.planted;
        told += count.told;
    }
    #[expect(clippy::cast_precision_loss, reason = "a few thousand")]
    let share = if planted == 0 { 1.0 } else { told as f64 / planted as f64 };
    println!("  {told} of {planted} told, {:.2} %", share * 100.0);
    Gate::passed_if(share >= LEAST_TOLD)
}

/// Shown on a terminal only.
fn bar(length: usize) -> ProgressBar {
    let bar = ProgressBar::new(length as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} {eta}") {
        bar.set_style(style);
    }
    bar
}
