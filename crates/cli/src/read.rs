//! `mingzhang read`: a published book as data.

use std::io::Write as _;

use mingzhang_model::Message;
use mingzhang_read::Limits;
use mingzhang_report::csv::facts_csv;
use mingzhang_report::json::book_json;
use mingzhang_report::problem_message;

use crate::args::{Data, Read};
use crate::inputs::Input;
use crate::output::{Failure, Output};
use crate::pipeline::{self, Recognised};
use crate::screen::Screen;

/// Reads one file and writes it out.
pub(crate) fn run(args: &Read, screen: &Screen) -> Result<u8, Failure> {
    let input = Input::named(&args.file);
    let mut output = Output::open(args.output.as_deref(), std::slice::from_ref(&input))?;
    let Recognised { sha256, book, .. } = pipeline::read(&input, &Limits::default());
    let book = match book {
        Ok(book) => book,
        Err(message) => {
            let words = screen.words.message(&message);
            let _ = writeln!(std::io::stderr(), "{}: {words}", input.shown);
            return Ok(2);
        }
    };
    let failed = |error: &dyn std::error::Error| {
        Failure::Said(Message::new("internal-failure").with("detail", error.to_string()))
    };
    match args.format {
        Data::Json => {
            let text = book_json(&input.shown, &sha256, &book, &screen.words).map_err(|e| failed(&e))?;
            output.write(text.as_bytes())?;
        }
        Data::Csv => {
            output.write(&facts_csv(&book).map_err(|e| failed(&e))?)?;
            // JSON has a place for what could not be read; a table of figures has not.
            for problem in &book.problems {
                let words = screen.words.message(&problem_message(&book, problem));
                let _ = writeln!(std::io::stderr(), "{}: {words}", input.shown);
            }
        }
    }
    if let Some(path) = output.finish()? {
        let written = screen.words.message(&Message::new("ui-written").with("path", path));
        let _ = writeln!(std::io::stderr(), "{written}");
    }
    Ok(0)
}
