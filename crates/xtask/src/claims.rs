//! `cargo xtask claims`: how the sentences of books are understood, figure by figure.

use std::path::PathBuf;

use mingzhang_model::{Book, Claim, Coordinate, Says};

use crate::{Gate, Outcome};

/// Arguments of `claims`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Published books
    #[arg(required = true)]
    books: Vec<PathBuf>,
    /// Only what is not bound to anything
    #[arg(long)]
    unbound: bool,
    /// The paragraphs themselves, too
    #[arg(long)]
    text: bool,
    /// What a check finds, too
    #[arg(long)]
    findings: bool,
}

/// Prints the claims.
pub(crate) fn run(arguments: &Arguments) -> Outcome {
    for path in &arguments.books {
        let bytes = std::fs::read(path)?;
        let document = mingzhang_read::read(&bytes, &mingzhang_read::Limits::default())?;
        let book = mingzhang_recognise::recognise(&document);
        println!("{}", path.display());
        for paragraph in book.paragraphs.iter().filter(|_| arguments.text) {
            println!("  {:?} {}", paragraph.kind, paragraph.text);
        }
        for claim in &book.claims {
            let told = told(&book, claim);
            if !arguments.unbound || told.is_empty() {
                println!("  {:<10} {:<14} {}  | {told}", claim.kind(), claim.text, claim.label);
            }
        }
        let (read, all) = mingzhang_recognise::sentences_read(&book);
        println!("  {read} of {all} sentences with amounts are read");
        if arguments.findings {
            let outcome = mingzhang_check::check(&book);
            let words = mingzhang_report::Localiser::new(mingzhang_report::Lang::Zh);
            println!("  {:?}", outcome.laws);
            for finding in &outcome.findings {
                let quote = finding.spots.first().map(|spot| spot.text.as_str()).unwrap_or_default();
                println!(
                    "  {} {} {} [{quote}]",
                    finding.severity.id(),
                    finding.rule,
                    words.message(&finding.message)
                );
            }
        }
    }
    Ok(Gate::Passed)
}

fn told(book: &Book, claim: &Claim) -> String {
    let at = |index: Option<usize>| {
        index.and_then(|index| book.claims.get(index)).map_or_else(String::new, |other| match &other.says {
            Says::Amount { at: Some(at), .. } => format!("{} {}", other.text, at),
            _ => other.text.clone(),
        })
    };
    let words = |at: &Option<Coordinate>| at.as_ref().map_or_else(String::new, ToString::to_string);
    match &claim.says {
        Says::Amount { at, .. } => words(at),
        Says::Sum { parts, .. } => format!("{} parts", parts.len()),
        Says::Share { part, whole, whole_at, .. } => {
            format!("{} of {}{}", at(*part), at(*whole), words(whole_at))
        }
        Says::Change { direction, of, at: own, base, .. } => {
            format!("{direction:?} {base:?} {} {}", at(*of), words(own))
        }
        Says::Unchanged { of, base } => format!("{base:?} {}", at(*of)),
        Says::Rate { direction, of, base, .. } => format!("{direction:?} {base:?} {}", at(*of)),
        Says::Completion { budget, actual, .. } => format!("{} / {}", at(*actual), at(*budget)),
        Says::Quantity { number, noun } => format!("{number} {noun}"),
    }
}
