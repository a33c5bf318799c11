//! The comparison.

use std::collections::BTreeMap;

use mingzhang_model::{Book, BookKind, Coordinate, Fact, Money, Printed, Row, Table};

/// Two books, compared.
#[derive(Clone, Debug)]
pub struct Diff {
    /// The first book.
    pub before: Side,
    /// The second.
    pub after: Side,
    /// Every figure that differs, in the order of the second book, what was removed where it stood in the first.
    pub entries: Vec<Entry>,
    /// How many figures agree.
    pub same: usize,
}

/// Which book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The file as it is shown.
    pub file: String,
    /// Whose book.
    pub unit: Option<String>,
    /// Of which year.
    pub year: Option<i32>,
    /// Budget or final accounts.
    pub kind: BookKind,
    /// How many figures its tables print.
    pub figures: usize,
    /// How many of them count different things: a figure may be printed in several tables.
    pub coordinates: usize,
}

/// A book to compare.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The file as it is shown.
    pub file: &'a str,
    /// The book as it reads.
    pub book: &'a Book,
    /// The amounts that its figures were rounded from, where it was compiled from a ledger.
    pub exact: Option<&'a Exact>,
}

/// What is counted, with its exact amount.
pub type Exact = BTreeMap<Coordinate, Money>;

/// A figure that differs.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it counts.
    pub coordinate: Coordinate,
    /// Title of the table where it stands first.
    pub table: String,
    /// Label of its row.
    pub row: String,
    /// Label of its column.
    pub column: String,
    /// What happened.
    pub change: Change,
}

/// What happened to a figure.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Only the second book has it.
    Added(Figure),
    /// Only the first book has it.
    Removed(Figure),
    /// Both have it, and no exact amount fits both.
    Changed {
        /// In the first book.
        before: Figure,
        /// In the second.
        after: Figure,
    },
}

/// A figure as one of the books prints it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// As printed.
    pub text: String,
    /// The figure.
    pub printed: Printed,
    /// The amount that it was rounded from; known only where two ledgers are compared.
    pub exact: Option<Money>,
}

impl Figure {
    /// The exact amount, else the printed one.
    pub fn amount(&self) -> Money {
        self.exact.unwrap_or(self.printed.value())
    }
}

impl Change {
    /// The difference; an added figure counts in full, a removed one against.
    pub fn difference(&self) -> Money {
        match self {
            Self::Added(figure) => figure.amount(),
            Self::Removed(figure) => -figure.amount(),
            Self::Changed { before, after } => after.amount() - before.amount(),
        }
    }

    /// Whether the difference is one of exact amounts.
    pub fn is_exact(&self) -> bool {
        match self {
            Self::Added(figure) | Self::Removed(figure) => figure.exact.is_some(),
            Self::Changed { before, after } => before.exact.is_some() && after.exact.is_some(),
        }
    }

    /// The difference in hundredths of a per cent of the first book's figure.
    pub fn rate(&self) -> Option<i64> {
        let Self::Changed { before, .. } = self else { return None };
        let base = before.amount().fen();
        let scaled = i128::from(self.difference().fen()) * 10_000;
        let rounded = scaled.checked_div(i128::from(base.unsigned_abs()))?;
        i64::try_from(rounded).ok()
    }
}

/// A figure with its place in its book.
struct Known<'a> {
    fact: &'a Fact,
    table: &'a Table,
    order: usize,
    exact: Option<Money>,
}

/// Compares two books. Two that are compiled from ledgers are compared by their exact amounts, others as they are printed.
pub fn compare(before: Source<'_>, after: Source<'_>) -> Diff {
    let both_exact = before.exact.is_some() && after.exact.is_some();
    let (first, second) = (figures(before, both_exact), figures(after, both_exact));
    let mut same = 0;
    let mut entries: Vec<(usize, Entry)> = Vec::new();
    for (at, new) in &second {
        let change = match first.get(at) {
            None => Change::Added(figure(new)),
            Some(old) if agree(old, new) => {
                same += 1;
                continue;
            }
            Some(old) => Change::Changed { before: figure(old), after: figure(new) },
        };
        // Zero that appears or goes is no news: an empty cell says the same.
        if !matches!(&change, Change::Added(figure) if figure.amount().is_zero()) {
            entries.push((new.order, entry(at, new, change)));
        }
    }
    for (at, old) in first.iter().filter(|(at, _)| !second.contains_key(*at)) {
        let gone = figure(old);
        if !gone.amount().is_zero() {
            entries.push((old.order, entry(at, old, Change::Removed(gone))));
        }
    }
    entries.sort_by_key(|(order, _)| *order);
    Diff {
        before: side(before, first.len()),
        after: side(after, second.len()),
        entries: by_table(entries.into_iter().map(|(_, entry)| entry).collect()),
        same,
    }
}

/// The entries of a table together, tables in the order of their first entry: what one book has and the other has not stands
/// elsewhere in the order of figures.
fn by_table(mut entries: Vec<Entry>) -> Vec<Entry> {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for entry in &entries {
        let next = places.len();
        places.entry(entry.table.clone()).or_insert(next);
    }
    entries.sort_by_key(|entry| places.get(&entry.table).copied());
    entries
}

fn side(source: Source<'_>, coordinates: usize) -> Side {
    let Source { file, book, .. } = source;
    let is_money = |fact: &&Fact| book.tables.get(fact.table).is_some_and(|table| table.is_money);
    Side {
        file: file.to_owned(),
        unit: book.unit_name.clone(),
        year: book.year,
        kind: book.kind,
        figures: book.facts.iter().filter(is_money).count(),
        coordinates,
    }
}

/// One figure a coordinate: the one that is printed most finely.
fn figures(source: Source<'_>, exactly: bool) -> BTreeMap<&Coordinate, Known<'_>> {
    let Source { book, exact, .. } = source;
    let exact = exact.filter(|_| exactly);
    let mut out: BTreeMap<&Coordinate, Known<'_>> = BTreeMap::new();
    for (order, fact) in book.facts.iter().enumerate() {
        let Some(table) = book.tables.get(fact.table).filter(|table| table.is_money) else { continue };
        let is_nameless = fact.coordinate.line.as_deref() == Some("");
        let is_finer = |known: &Known<'_>| fact.printed.step() < known.fact.printed.step();
        if !is_nameless && out.get(&fact.coordinate).is_none_or(is_finer) {
            let order = out.get(&fact.coordinate).map_or(order, |known| known.order);
            let exact = exact.and_then(|exact| exact.get(&fact.coordinate)).copied();
            out.insert(&fact.coordinate, Known { fact, table, order, exact });
        }
    }
    out
}

/// Whether the amounts are the same; of printed figures, whether some exact amount is printed as both.
fn agree(a: &Known<'_>, b: &Known<'_>) -> bool {
    if let (Some(a), Some(b)) = (a.exact, b.exact) {
        return a == b;
    }
    let (a, b) = (a.fact, b.fact);
    if a.printed.step() == b.printed.step() {
        return a.printed.value() == b.printed.value();
    }
    let (a, b) = (a.printed.interval(), b.printed.interval());
    a.low <= b.high && b.low <= a.high
}

fn figure(known: &Known<'_>) -> Figure {
    Figure { text: known.fact.text.clone(), printed: known.fact.printed, exact: known.exact }
}

fn entry(at: &Coordinate, known: &Known<'_>, change: Change) -> Entry {
    let Known { fact, table, .. } = known;
    Entry {
        coordinate: at.clone(),
        table: table.title.clone(),
        row: row_label(table, fact),
        column: table.columns.get(fact.column).map(|path| path.join("/")).unwrap_or_default(),
        change,
    }
}

/// The key of the row in the fact's half of the table; the row's words where the half was not understood.
fn row_label(table: &Table, fact: &Fact) -> String {
    let block = table.blocks.iter().find(|block| block.number_columns.contains(&fact.column));
    let key = block.and_then(|block| block.keys.get(fact.row)).and_then(Option::as_ref);
    key.map_or_else(|| words(table.rows.get(fact.row)), mingzhang_model::RowKey::label)
}

fn words(row: Option<&Row>) -> String {
    let cells = row.map(|row| row.cells.as_slice()).unwrap_or_default();
    let texts: Vec<&str> =
        cells.iter().filter(|c| c.fact.is_none() && !c.text.is_empty()).map(|c| c.text.as_str()).collect();
    texts.join(" ")
}

#[cfg(test)]
mod tests;
