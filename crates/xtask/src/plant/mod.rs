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
}

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

/// Shown on a terminal only.
fn bar(length: usize) -> ProgressBar {
    let bar = ProgressBar::new(length as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} {eta}") {
        bar.set_style(style);
    }
    bar
}
