//! What is wrong with a ledger, as sentences: all of it, with file, row, column and what to do.

use std::fmt::Write as _;

use mingzhang_compile::Fault as CompileFault;
use mingzhang_import::{BookPlaces, Fault as ImportFault, Position, fund_label};
use mingzhang_model::{Fund, Member, Message, Severity};
use mingzhang_press::Stray;

/// A fault with its words.
#[derive(Clone, Debug)]
pub struct Said {
    /// How bad.
    pub severity: Severity,
    /// Where.
    pub position: Position,
    /// The same as text, `budget_lines.csv:7 reply_amt`; empty for what has no place.
    pub place: String,
    /// The row or cell, for faults that may be repeated.
    pub row: Option<String>,
    /// File and column, by which repetitions belong together.
    pub column: String,
    /// The sentence.
    pub message: Message,
    /// What to write, line by line, to be copied.
    pub lines: Vec<String>,
    /// What was probably meant.
    pub nearest: String,
}

impl Said {
    /// A fault that stands for itself.
    pub fn new(severity: Severity, position: Position, message: Message) -> Self {
        Self {
            severity,
            place: place(&position),
            position,
            row: None,
            column: String::new(),
            message,
            lines: Vec::new(),
            nearest: String::new(),
        }
    }

    /// What the import found.
    pub fn imported(fault: &ImportFault) -> Self {
        let at = &fault.position;
        let file = at.file.as_deref().unwrap_or_default();
        let in_files = file.is_empty() || file.contains('.');
        let message = Message::new(fault.code.message())
            .with("value", fault.value.as_str())
            .with("workbook", if in_files { "no" } else { "yes" })
            .with("certain", if fault.severity == Severity::Error { "yes" } else { "no" });
        let message =
            fault.args.iter().fold(message, |message, (key, value)| message.with(key, value.as_str()));
        Self {
            severity: fault.severity,
            place: place(at),
            position: at.clone(),
            row: at.cell.clone().or_else(|| at.row.map(|row| row.to_string())),
            column: format!("{file} {}", at.column.as_deref().unwrap_or_default()),
            message,
            lines: Vec::new(),
            nearest: fault.args.get("nearest").cloned().unwrap_or_default(),
        }
    }

    /// What the compiler misses, with the places in `book.toml` or its sheet.
    pub fn compiled(faults: &[CompileFault], book: &BookPlaces) -> Vec<Self> {
        let severity =
            |fault: &CompileFault| if fault.is_error { Severity::Error } else { Severity::Warning };
        let arg = |fault: &CompileFault, name: &str| fault.args.get(name).cloned().unwrap_or_default();
        let workbook = if book.is_workbook() { "yes" } else { "no" };
        let mut out = Vec::new();
        let mut last_year: Vec<String> = Vec::new();
        for fault in faults {
            let (id, at) = match fault.code {
                "last-year-missing" => {
                    last_year.push(arg(fault, "at"));
                    continue;
                }
                "key-missing" => {
                    let key = arg(fault, "key");
                    let (top, name) = key.split_once('.').unwrap_or((&key, ""));
                    out.push(Self::new(severity(fault), book.place(top, name), key_missing(&key, workbook)));
                    continue;
                }
                "reason-missing" => ("build-reason-missing", book.place("reasons", &arg(fault, "name"))),
                "reason-broken" => ("build-reason-broken", book.place("reasons", &arg(fault, "name"))),
                "fund-unshown" => ("build-fund-unshown", Position::default()),
                "accounts-unbalanced" => ("build-accounts-unbalanced", Position::default()),
                _ => ("build-narrative-broken", Position::default()),
            };
            let message = fault.args.iter().fold(
                Message::new(id).with("workbook", workbook),
                |message, (key, value)| {
                    let value = if matches!(*key, "fund" | "instead") { funds(value) } else { value.clone() };
                    message.with(key, value)
                },
            );
            out.push(Self::new(severity(fault), at, message));
        }
        if !last_year.is_empty() {
            let line =
                |at: &String| if book.is_workbook() { at.clone() } else { format!("\"{at}\" = \"0.00\"") };
            let lines: Vec<String> = last_year.iter().map(line).collect();
            let message =
                Message::new("build-last-year-missing").with("n", last_year.len()).with("workbook", workbook);
            let at = Position { column: None, ..book.place("last_year.figures", "") };
            out.push(Self { lines, ..Self::new(Severity::Error, at, message) });
        }
        out
    }

    /// A figure that does not read back as it was compiled.
    pub fn stray(stray: &Stray) -> Self {
        let id = if stray.compiled { "build-stray-lost" } else { "build-stray-new" };
        let message = Message::new(id)
            .with("table", stray.table.as_str())
            .with("coordinate", stray.coordinate.as_str())
            .with("text", stray.text.as_str());
        Self::new(Severity::Warning, Position::default(), message)
    }
}

/// `budget_lines.csv:7 reply_amt`, `支出预算!L7 reply_amt`
pub(crate) fn place(at: &Position) -> String {
    let mut out = at.file.as_deref().unwrap_or_default().to_owned();
    match (&at.cell, at.row) {
        (Some(cell), _) => {
            let _ = write!(out, "!{cell}");
        }
        (None, Some(row)) => {
            let _ = write!(out, ":{row}");
        }
        (None, None) => {}
    }
    if let Some(character) = at.character {
        let _ = write!(out, ":{character}");
    }
    if let Some(column) = &at.column {
        let _ = write!(out, " {column}");
    }
    out
}

/// The codes and names of funds that a fault names by their words.
fn funds(words: &str) -> String {
    let label = |word: &str| {
        Fund::WORDS
            .iter()
            .find(|(_, known)| *known == word)
            .map_or_else(|| word.to_owned(), |(fund, _)| fund_label(*fund))
    };
    words.split(' ').map(label).collect::<Vec<_>>().join("、")
}

/// A key that a sentence needs: what to write, and what to write where there is nothing to say.
fn key_missing(key: &str, workbook: &'static str) -> Message {
    let own =
        key.strip_prefix("texts.").map(|name| (format!("[texts] {name} = \"……\""), format!("{name} = \"\"")));
    let (write, none) = match key {
        "duties" => ("duties = [\"……。\", \"……。\"]".to_owned(), String::new()),
        "departments" => ("departments = [\"综合科\", \"财务科\"]".to_owned(), "departments = []".to_owned()),
        "procurement" => (
            "[procurement] goods = \"0.00\" works = \"0.00\" services = \"0.00\"".to_owned(),
            "[procurement]".to_owned(),
        ),
        "vehicles" => (
            "[vehicles] establishment = 1, [vehicles.kinds] \"其他公务用车\" = 1".to_owned(),
            "[vehicles] establishment = 0".to_owned(),
        ),
        "equipment" => (
            "[equipment] general = 1 special = 0".to_owned(),
            "[equipment] general = 0 special = 0".to_owned(),
        ),
        "premises" => ("premises = \"1234.56\"".to_owned(), "premises = \"\"".to_owned()),
        _ => own.unwrap_or_default(),
    };
    let id = match (workbook, none.is_empty()) {
        ("yes", _) => "build-key-missing-sheet",
        (_, true) => "build-key-missing-only",
        _ => "build-key-missing",
    };
    let (top, name) = key.split_once('.').unwrap_or((key, ""));
    Message::new(id)
        .with("key", key)
        .with("top", top)
        .with("name", name)
        .with("write", write)
        .with("none", none)
}
