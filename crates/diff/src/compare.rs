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
    /// How many coordinates it has figures for.
    pub figures: usize,
}

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
}

impl Change {
    /// The difference; an added figure counts in full, a removed one against.
    pub fn difference(&self) -> Money {
        match self {
            Self::Added(figure) => figure.printed.value(),
            Self::Removed(figure) => -figure.printed.value(),
            Self::Changed { before, after } => after.printed.value() - before.printed.value(),
        }
    }

    /// The difference in hundredths of a per cent of the first book's figure.
    pub fn rate(&self) -> Option<i64> {
        let Self::Changed { before, .. } = self else { return None };
        let base = before.printed.value().fen();
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
}

/// Compares two books; names are those under which the files are shown.
pub fn compare(before: (&str, &Book), after: (&str, &Book)) -> Diff {
    let (first, second) = (figures(before.1), figures(after.1));
    let mut same = 0;
    let mut entries: Vec<(usize, Entry)> = Vec::new();
    for (at, new) in &second {
        let change = match first.get(at) {
            None => Change::Added(figure(new.fact)),
            Some(old) if agree(old.fact, new.fact) => {
                same += 1;
                continue;
            }
            Some(old) => Change::Changed { before: figure(old.fact), after: figure(new.fact) },
        };
        // Zero that appears or goes is no news: an empty cell says the same.
        if !matches!(&change, Change::Added(figure) if figure.printed.value().is_zero()) {
            entries.push((new.order, entry(at, new, change)));
        }
    }
    for (at, old) in first.iter().filter(|(at, _)| !second.contains_key(*at)) {
        if !old.fact.printed.value().is_zero() {
            entries.push((old.order, entry(at, old, Change::Removed(figure(old.fact)))));
        }
    }
    entries.sort_by_key(|(order, _)| *order);
    Diff {
        before: side(before, first.len()),
        after: side(after, second.len()),
        entries: entries.into_iter().map(|(_, entry)| entry).collect(),
        same,
    }
}

fn side((file, book): (&str, &Book), figures: usize) -> Side {
    Side { file: file.to_owned(), unit: book.unit_name.clone(), year: book.year, kind: book.kind, figures }
}

/// One figure a coordinate: the one that is printed most finely.
fn figures(book: &Book) -> BTreeMap<&Coordinate, Known<'_>> {
    let mut out: BTreeMap<&Coordinate, Known<'_>> = BTreeMap::new();
    for (order, fact) in book.facts.iter().enumerate() {
        let Some(table) = book.tables.get(fact.table).filter(|table| table.is_money) else { continue };
        let is_nameless = fact.coordinate.line.as_deref() == Some("");
        let is_finer = |known: &Known<'_>| fact.printed.step() < known.fact.printed.step();
        if !is_nameless && out.get(&fact.coordinate).is_none_or(is_finer) {
            let order = out.get(&fact.coordinate).map_or(order, |known| known.order);
            out.insert(&fact.coordinate, Known { fact, table, order });
        }
    }
    out
}

/// Whether some exact amount is printed as both.
fn agree(a: &Fact, b: &Fact) -> bool {
    if a.printed.step() == b.printed.step() {
        return a.printed.value() == b.printed.value();
    }
    let (a, b) = (a.printed.interval(), b.printed.interval());
    a.low <= b.high && b.low <= a.high
}

fn figure(fact: &Fact) -> Figure {
    Figure { text: fact.text.clone(), printed: fact.printed }
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
mod tests {
    use super::*;
    use mingzhang_model::{MoneyUnit, Place};

    fn book(figures: &[(&str, &str)]) -> Book {
        let mut book = Book { tables: vec![Table { is_money: true, ..Table::default() }], ..Book::default() };
        for (row, (at, text)) in figures.iter().enumerate() {
            book.facts.push(Fact {
                coordinate: at.parse().unwrap(),
                text: (*text).to_owned(),
                printed: Printed::parse(text, MoneyUnit::WanYuan).unwrap(),
                place: Place::Text { line: 1, column: 1 },
                table: 0,
                row,
                column: 0,
            });
        }
        book
    }

    #[test]
    fn figures_are_compared_at_their_coordinates() {
        let old = book(&[("flow=revenue", "10.00"), ("fund=general", "7.00"), ("fund=unit", "3.00")]);
        let new = book(&[("fund=unit", "3.00"), ("flow=revenue", "12.50"), ("spending=basic", "1.00")]);
        let diff = compare(("a", &old), ("b", &new));
        assert_eq!(diff.same, 1);
        let told: Vec<(String, i64, Option<i64>)> = diff
            .entries
            .iter()
            .map(|e| (e.coordinate.to_string(), e.change.difference().fen(), e.change.rate()))
            .collect();
        assert_eq!(
            told,
            [
                ("flow=revenue".into(), 2_500_000, Some(2_500)),
                ("fund=general".into(), -7_000_000, None),
                ("spending=basic".into(), 1_000_000, None),
            ]
        );
    }

    #[test]
    fn rounding_is_no_change() {
        let coarse = book(&[("flow=revenue", "10.0")]);
        let fine = book(&[("flow=revenue", "10.04")]);
        assert_eq!(compare(("a", &coarse), ("b", &fine)).entries.len(), 0);
        let other = book(&[("flow=revenue", "10.06")]);
        assert_eq!(compare(("a", &coarse), ("b", &other)).entries.len(), 1);
    }
}
