//! The project measures itself: `cargo xtask score`, `cargo xtask plant`, `cargo xtask docs`, `cargo xtask readme`.

mod books;
mod claims;
mod docs;
mod plant;
mod readme;
mod score;

use std::error::Error;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Measures and generates what the repository says about itself.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// F1 of the tables read, against truth files; exit code 1 below 0.99 or with a table missing
    Score(score::Arguments),
    /// Plants single errors and counts how many are found and named; exit code 1 below 99 % or 95 %
    Plant(plant::Arguments),
    /// Prints how the sentences of books are understood
    Claims(claims::Arguments),
    /// Writes docs/rules/ from the rules; with --check only says what is stale
    Docs(docs::Arguments),
    /// Writes the outputs in the READMEs; with --check only says what is stale
    Readme(readme::Arguments),
}

/// Whether a measure is good enough to be a gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gate {
    Passed,
    Failed,
}

impl Gate {
    const fn passed_if(good: bool) -> Self {
        if good { Self::Passed } else { Self::Failed }
    }
}

type Outcome = Result<Gate, Box<dyn Error>>;

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Score(arguments) => score::run(&arguments),
        Command::Plant(arguments) => plant::run(&arguments),
        Command::Claims(arguments) => claims::run(&arguments),
        Command::Docs(arguments) => docs::run(&arguments),
        Command::Readme(arguments) => readme::run(&arguments),
    };
    match outcome {
        Ok(Gate::Passed) => ExitCode::SUCCESS,
        Ok(Gate::Failed) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// The repository that this run is about. Cargo says where the package is when it runs it; what it said when it built it may be
/// another clone that shares the target folder.
fn root() -> std::path::PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let package = std::path::PathBuf::from(package);
    package.ancestors().nth(2).map_or_else(|| ".".into(), std::path::Path::to_owned)
}
