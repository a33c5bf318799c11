//! `mingzhang diff`: two books or ledgers, figure by figure.

mod template;

use std::io::IsTerminal as _;
use std::path::Path;

use mingzhang_compile::compile;
use mingzhang_diff::{Exact, Source, compare, html, json, text};
use mingzhang_model::{Book, Ledger};
use mingzhang_read::Limits;
use mingzhang_report::text::Paint;

use crate::args::{Diff, DiffForm};
use crate::build::load;
use crate::convert::is_workbook;
use crate::inputs::{Input, shown};
use crate::output::{Failure, Output};
use crate::pipeline;
use crate::screen::Screen;

/// Compares; the exit code is 1 if anything differs.
pub(crate) fn run(args: &Diff, screen: &Screen) -> Result<u8, Failure> {
    let inputs = [Input::named(&args.before), Input::named(&args.after)];
    let mut output = Output::open(args.output.as_deref(), &inputs)?;
    let (before, after) = (Handed::new(&args.before)?, Handed::new(&args.after)?);
    let wanted = args.template.as_deref();
    let first = before.compared(&after, wanted)?;
    let second = after.compared(&before, wanted)?;
    let (name_a, name_b) = (shown(&args.before), shown(&args.after));
    let diff = compare(first.source(&name_a), second.source(&name_b));
    let is_screen = matches!(output, Output::Screen(_));
    let paint = if is_screen { screen.paint() } else { Paint::new(screen.colours_files()) };
    let terminal = is_screen && std::io::stdout().is_terminal();
    let written = match args.format {
        DiffForm::Text => text(&diff, &screen.words, paint, terminal),
        DiffForm::Html => html(&diff, &screen.words),
        // Only strings and counts are written: serialising them cannot fail.
        DiffForm::Json => json(&diff).unwrap_or_default(),
    };
    output.write(written.as_bytes())?;
    output.finish()?;
    Ok(u8::from(!diff.entries.is_empty()))
}

/// What was handed in.
enum Handed {
    Published(Box<Book>),
    Ledger(Box<Ledger>),
}

/// A book to compare, with exact amounts if it was compiled.
struct Compared {
    book: Book,
    exact: Option<Exact>,
}

impl Compared {
    fn source<'a>(&'a self, file: &'a str) -> Source<'a> {
        Source { file, book: &self.book, exact: self.exact.as_ref() }
    }
}

impl Handed {
    /// A published book, or a ledger.
    fn new(path: &Path) -> Result<Self, Failure> {
        let ledger = || Ok(Self::Ledger(Box::new(load(path)?.imported.ledger)));
        if path.is_dir() {
            return ledger();
        }
        match pipeline::read(&Input::named(path), &Limits::default()).book {
            // A ledger's workbook has no tables of a book.
            Ok(book) if book.facts.is_empty() && is_workbook(path) => ledger(),
            Ok(book) => Ok(Self::Published(Box::new(book))),
            Err(message) => Err(Failure::File { path: shown(path), message }),
        }
    }

    fn compared(&self, other: &Self, wanted: Option<&str>) -> Result<Compared, Failure> {
        let ledger = match self {
            Self::Published(book) => return Ok(Compared { book: (**book).clone(), exact: None }),
            Self::Ledger(ledger) => ledger,
        };
        let beside = match other {
            Self::Published(book) => Some(&**book),
            Self::Ledger(_) => None,
        };
        let manuscript = compile(ledger, template::choose(ledger, beside, wanted)?).manuscript;
        let proof =
            mingzhang_press::proof(&manuscript).map_err(|error| crate::build::press_failed(&error))?;
        let exact = manuscript.facts.into_iter().map(|fact| (fact.coordinate, fact.exact)).collect();
        Ok(Compared { book: proof.book, exact: Some(exact) })
    }
}
