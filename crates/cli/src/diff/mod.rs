//! `mingzhang diff`: two books or ledgers, figure by figure.

use std::path::Path;

use mingzhang_catalog::Template;
use mingzhang_diff::{compare, html, json, text};
use mingzhang_model::{Book, Message};
use mingzhang_read::Limits;

use crate::args::{Diff, DiffForm};
use crate::build::load;
use crate::inputs::{Input, shown};
use crate::output::{Failure, Output};
use crate::pipeline;
use crate::screen::Screen;

/// Compares; the exit code is 1 if anything differs.
pub(crate) fn run(args: &Diff, screen: &Screen) -> Result<u8, Failure> {
    let inputs = [Input::named(&args.before), Input::named(&args.after)];
    let mut output = Output::open(args.output.as_deref(), &inputs)?;
    let before = book(&args.before)?;
    let after = book(&args.after)?;
    let (name_a, name_b) = (shown(&args.before), shown(&args.after));
    let diff = compare((&name_a, &before), (&name_b, &after));
    let paint = match output {
        Output::Screen(_) => screen.paint(),
        _ => mingzhang_report::text::Paint::new(screen.colours_files()),
    };
    let written = match args.format {
        DiffForm::Text => text(&diff, &screen.words, paint),
        DiffForm::Html => html(&diff, &screen.words),
        // Only strings and counts are written: serialising them cannot fail.
        DiffForm::Json => json(&diff).unwrap_or_default(),
    };
    output.write(written.as_bytes())?;
    output.finish()?;
    Ok(u8::from(!diff.entries.is_empty()))
}

/// A published book, or the book that a ledger compiles to.
fn book(path: &Path) -> Result<Book, Failure> {
    if path.is_dir() {
        return compiled(path);
    }
    match pipeline::read(&Input::named(path), &Limits::default()).book {
        // A ledger's workbook has no tables of a book.
        Ok(book) if book.facts.is_empty() && is_workbook(path) => compiled(path),
        Ok(book) => Ok(book),
        Err(message) => Err(Failure::File { path: shown(path), message }),
    }
}

fn is_workbook(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx"))
}

fn compiled(path: &Path) -> Result<Book, Failure> {
    let ledger = load(path)?.imported.ledger;
    let wanted = match ledger.details.template.as_str() {
        "" => "shanxi",
        named => named,
    };
    let template = Template::get(wanted).ok_or_else(|| {
        Failure::Said(Message::new("build-template-unknown").with("template", wanted).with("known", ""))
    })?;
    let compiled = mingzhang_compile::compile(&ledger, template);
    let proof = mingzhang_press::proof(&compiled.manuscript);
    Ok(proof.map_err(|error| crate::build::press_failed(&error))?.book)
}
