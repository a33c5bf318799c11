//! What the command says besides what is wrong.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::Duration;

use mingzhang_compile::explain;
use mingzhang_model::{Message, MoneyUnit};
use mingzhang_press::PressError;
use mingzhang_report::{display_width, pad_left, pad_right, truncate};
use mingzhang_typeset::{Missing, PdfError, Standing};

use super::Job;
use super::write::Written;
use crate::output::Failure;
use crate::screen::Screen;

/// Places that a missing character is listed with.
const PLACES: usize = 5;
/// Columns of an excerpt around it.
const EXCERPT: usize = 40;

/// Whose book, and what is in it.
pub(super) fn head(job: &Job, screen: &Screen) -> String {
    let book = &job.compiled.manuscript;
    let ledger = &job.handed.imported.ledger;
    let head = Message::new("build-head")
        .with("tables", book.forms.len())
        .with("figures", book.facts.len())
        .with("sheets", book.sheets.len())
        .with("lines", ledger.lines.len() + ledger.income.len());
    let name = screen.paint().bold(&format!("{}{}", book.unit_name, book.title));
    format!("{name}  {}\n", screen.words.message(&head))
}

/// Why there are no files.
pub(super) fn nothing_written(copy: Option<String>, screen: &Screen) -> String {
    let mut out = String::new();
    if let Some(path) = copy {
        let _ = writeln!(out, "{}", screen.words.message(&Message::new("build-marked").with("path", path)));
    }
    let _ = writeln!(out, "{}", screen.words.words("build-nothing-written"));
    out
}

/// The files with their sizes.
pub(crate) fn written(files: &[Written], took: Duration, draft: bool, screen: &Screen) -> String {
    let mut out = list(files);
    let seconds = format!("{:.2}", took.as_secs_f64());
    let done = Message::new("build-done").with("n", files.len()).with("seconds", seconds);
    let _ = writeln!(out, "{}", screen.words.message(&done));
    if draft {
        let _ = writeln!(out, "{}", screen.words.words("build-draft"));
    }
    out
}

/// The files, one a line.
pub(crate) fn list(files: &[Written]) -> String {
    let mut out = String::new();
    let width = files.iter().map(|file| display_width(&file.shown)).max().unwrap_or(0);
    for file in files {
        let size = format!("{} KB", file.bytes.div_ceil(1024));
        let _ = writeln!(out, "✓ {}  {}", pad_right(&file.shown, width), pad_left(&size, 8));
    }
    out
}

/// The ledger lines that the cells at a path are the sum of.
pub(super) fn explanation(job: &Job, path: &str, screen: &Screen) -> Result<String, Failure> {
    let cells = explain(&job.handed.imported.ledger, &job.compiled.manuscript, path);
    if cells.is_empty() {
        return Err(Failure::Said(nothing_at(job, path)));
    }
    let mut out = String::new();
    for cell in cells {
        let title = format!("《{}》  {}  {}", cell.table, cell.row, cell.column);
        let _ = writeln!(out, "{}", screen.paint().bold(&title));
        if cell.printed.is_empty() {
            let _ = writeln!(out, "  {}\n", screen.words.words("build-explain-empty"));
            continue;
        }
        let exact = cell.exact.display(MoneyUnit::Yuan, 2, true);
        let sum =
            Message::new("build-explain-sum").with("printed", cell.printed).with("exact", exact.as_str());
        let _ = writeln!(out, "  {}", screen.words.message(&sum));
        let amounts: Vec<String> =
            cell.sources.iter().map(|source| source.amount.display(MoneyUnit::Yuan, 2, true)).collect();
        let width = amounts.iter().map(String::len).max().unwrap_or(0);
        for (source, amount) in cell.sources.iter().zip(&amounts) {
            let row = if source.origin.row == 0 { String::new() } else { format!(":{}", source.origin.row) };
            let place = screen.paint().dim(&format!("{}{row}", source.origin.file));
            let _ = writeln!(out, "  {}  {}  {place}", pad_left(amount, width), source.label);
        }
        let _ = writeln!(out, "  {}\n", screen.paint().dim(&cell.coordinate.to_string()));
    }
    Ok(out)
}

/// Which part of a path is not known, and what there is.
fn nothing_at(job: &Job, path: &str) -> Message {
    let Some(unknown) = mingzhang_compile::unknown(&job.compiled.manuscript, path) else {
        return Message::new("build-explain-nothing").with("path", path);
    };
    let id = match unknown.part {
        "table" => "build-explain-table",
        "row" => "build-explain-row",
        _ => "build-explain-column",
    };
    Message::new(id).with("wanted", unknown.wanted).with("nearest", unknown.nearest.join("、"))
}

/// What the press says, and what to do about it.
pub(super) fn press_message(error: &PressError) -> Message {
    match error {
        PressError::Pdf(PdfError::MissingGlyphs(missing)) => {
            let mut by_glyph: BTreeMap<char, Vec<String>> = BTreeMap::new();
            for Missing { glyph, place } in missing {
                by_glyph.entry(*glyph).or_default().push(standing(place));
            }
            let listed: Vec<String> = by_glyph
                .iter()
                .map(|(glyph, places)| {
                    let shown: Vec<&str> = places.iter().take(PLACES).map(String::as_str).collect();
                    let more = if places.len() > PLACES { " …" } else { "" };
                    format!("{glyph} (U+{:04X})  {}{more}", u32::from(*glyph), shown.join("  "))
                })
                .collect();
            Message::new("build-glyph-missing").with("list", listed.join("\n  "))
        }
        other => Message::new("build-press-failed").with("detail", other.to_string()),
    }
}

/// A place in the book, in the book's own words.
fn standing(place: &Standing) -> String {
    let quoted = |text: &str| format!("“{}”", truncate(text, EXCERPT));
    match place {
        Standing::Cover => "封面".to_owned(),
        Standing::Heading(text) | Standing::Paragraph(text) | Standing::Term(text) => quoted(text),
        Standing::Form { title, row: Some(row) } => format!("《{title}》:{row}"),
        Standing::Form { title, row: None } | Standing::Chart(title) => format!("《{title}》"),
        Standing::Sheet { project, text } => format!("《{project}》{}", quoted(text)),
    }
}
