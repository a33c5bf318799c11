//! `cargo xtask score`: how well tables are read, by the strict measure of `../shared/corpus/truth/score.py`.

mod align;
mod matching;
mod print;
mod tables;
mod tally;
#[cfg(test)]
mod tests;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use crate::books::{load, with_extension};
use crate::{Gate, Outcome};
use tables::{Predicted, Truth};
pub(crate) use tally::share;
use tally::{Pooled, Score};

/// The pooled F1 that the project promises.
const LEAST_F1: f64 = 0.99;

/// Arguments of `score`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Folder with the books
    folder: PathBuf,
    /// Folder with the truth files [default: <FOLDER>/truth]
    #[arg(long)]
    truth: Option<PathBuf>,
    /// Print up to so many differing cells of each book
    #[arg(long, default_value_t = 0)]
    errors: usize,
    /// Write what was read as JSON that score.py takes as PREDICTED
    #[arg(long, value_name = "DIR")]
    write: Option<PathBuf>,
    /// Score such JSON instead of reading the books: what another reader made of them
    #[arg(long, value_name = "DIR", conflicts_with = "write")]
    predicted: Option<PathBuf>,
}

/// Scores every book that a truth file names.
pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let folder = &arguments.folder;
    let truth = arguments.truth.clone().unwrap_or_else(|| folder.join("truth"));
    for needed in [folder, &truth] {
        if !needed.is_dir() {
            println!("skipped: {} is not a folder here", needed.display());
            return Ok(Gate::Passed);
        }
    }
    if let Some(write) = &arguments.write {
        fs::create_dir_all(write)?;
    }
    let mut pooled = Pooled::default();
    for path in with_extension(&truth, &["json"])? {
        let (truth, predicted) = pair(folder, &path, arguments.predicted.as_deref())?;
        if let (Some(write), Some(name)) = (&arguments.write, path.file_name()) {
            fs::write(write.join(name), serde_json::to_vec_pretty(&predicted)?)?;
        }
        let score = Score::of(&truth, &predicted);
        print::book(&truth, &predicted, &score, arguments.errors);
        pooled.add(&score);
    }
    if pooled.books == 0 {
        println!("skipped: no truth file in {}", truth.display());
        return Ok(Gate::Passed);
    }
    print::pooled(&pooled);
    Ok(Gate::passed_if(pooled.count.f1() >= LEAST_F1 && pooled.found == pooled.tables))
}

/// A truth file and what is read from its book. A book that cannot be read is one without tables.
fn pair(folder: &Path, truth: &Path, given: Option<&Path>) -> Result<(Truth, Predicted), Box<dyn Error>> {
    let name = truth.file_name().unwrap_or_default();
    let truth: Truth = json(truth)?;
    if let Some(given) = given {
        return Ok((truth, json(&given.join(name))?));
    }
    let predicted = match load(&folder.join(&truth.file)) {
        Ok(loaded) => Predicted::of(&truth.file, &loaded.book),
        Err(error) => {
            eprintln!("{error}");
            Predicted::unread(&truth.file)
        }
    };
    Ok((truth, predicted))
}

fn json<T: DeserializeOwned>(path: &Path) -> Result<T, Box<dyn Error>> {
    let text = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(serde_json::from_slice(&text).map_err(|error| format!("{}: {error}", path.display()))?)
}
