//! What the page of a file's findings shows: every finding in words, with its places on the pages and an excerpt of its tables.
//!
//! It is made with the report, by the same engine, and kept beside it: what a reviewer saw stays what it was.

use std::collections::BTreeSet;

use mingzhang_model::{Book, Finding, Message, Pattern, Place, Rect, Role, Severity, Spot, Table};
use mingzhang_report::excerpt::draw;
use mingzhang_report::wording::{Marked, SPELT_OUT, Source, Wording, names_best};
use mingzhang_report::{Checked, Localiser, Rules, printable, problem_message};
use serde::{Deserialize, Serialize};

/// Places of one finding that are marked on the pages; a shifted column may have hundreds.
const PLACES: usize = 60;
/// Places that are told in words.
const TOLD: usize = 8;
/// Cells of the best explanation that are listed.
const CHANGES: usize = 12;
/// Tables that one finding shows, and how wide they are, in columns of a terminal.
const TABLES: usize = 3;
const WIDTH: usize = 110;
/// Letters of a sentence on each side of the words in question.
const AROUND: usize = 90;

/// Everything.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// What kind of book it is, in words.
    pub kind: String,
    /// Whether there is a table of money to check at all.
    pub has_money: bool,
    /// How many tables were understood, and how many sentences with amounts, of how many.
    pub tables: usize,
    /// Sentences with amounts that were understood, and all of them.
    pub sentences: (usize, usize),
    /// The findings, worst first, then by group, then as the book goes on.
    pub findings: Vec<Item>,
    /// What could not be read.
    pub problems: Vec<Trouble>,
}

/// One finding.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// The same in every check of every file.
    pub key: String,
    /// The rule's id.
    pub rule: String,
    /// What the rule is called.
    pub title: String,
    /// The group of rules, in words.
    pub group: String,
    /// `error`, `warning`, `info`.
    pub severity: String,
    /// What is said.
    pub message: String,
    /// Where, in few words.
    pub place: String,
    /// The page, where there are pages.
    pub page: Option<u32>,
    /// The title of the table that it is about first.
    pub table: Option<String>,
    /// What is to be changed.
    pub changes: Vec<Change>,
    /// Cells that are to be changed beside those.
    pub more_changes: usize,
    /// What kind of slip it looks like.
    pub pattern: Option<String>,
    /// Both sides, other ways out, other places.
    pub notes: Vec<String>,
    /// The law or the logic that it rests on.
    pub basis: Option<String>,
    /// Its places on pages.
    pub marks: Vec<PageMark>,
    /// The parts of the tables that it is about.
    pub excerpts: Vec<Excerpt>,
    /// The sentence that it is about.
    pub quote: Option<Quote>,
}

/// What a cell says, and what it should say.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Where.
    pub place: String,
    /// As printed; empty for an empty cell.
    pub printed: String,
    /// As it should be.
    pub should: String,
}

/// A rectangle on a page, in points from its top left corner.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PageMark {
    /// The page, from 1.
    pub page: u32,
    /// Left, top, right, bottom.
    pub area: [f32; 4],
    /// Whether the finding is about it, or it was only compared with.
    pub is_primary: bool,
    /// What should stand there.
    pub should: Option<String>,
}

/// A part of a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Excerpt {
    /// The table's title.
    pub title: String,
    /// `单位：万元`.
    pub unit: String,
    /// The innermost header labels.
    pub columns: Vec<String>,
    /// Which columns hold figures.
    pub figures: Vec<bool>,
    /// The rows; an empty one where rows are left out.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of an excerpt.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// As printed.
    pub text: String,
    /// What is said at it, where the finding is about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What should stand there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub should: Option<String>,
    /// Whether it takes part.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_related: bool,
}

/// The words around a place in prose.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Quote {
    /// What stands before.
    pub before: String,
    /// The words in question.
    pub words: String,
    /// What should stand there.
    pub should: Option<String>,
    /// What stands behind.
    pub after: String,
}

/// What could not be read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Trouble {
    /// What is said.
    pub message: String,
    /// Where.
    pub place: String,
}

impl View {
    pub(crate) fn of(checked: &Checked, shown: &str, words: &Localiser) -> Self {
        let rules = mingzhang_examine::rules();
        let wording = Wording::new(words, Rules(&rules));
        let book = &checked.book;
        let source = Source { file: shown, sheets: &book.sheets };
        let teller = Teller { wording, book, source, words };
        let mut sorted: Vec<&Finding> = checked.findings.iter().collect();
        sorted.sort_by_key(|finding| (std::cmp::Reverse(finding.severity), group(finding.rule)));
        let said = |code: &str| checked.findings.iter().any(|finding| finding.message.id == code);
        let problems = book.problems.iter().filter(|problem| !said(problem.code)).map(|problem| Trouble {
            message: words.message(&problem_message(book, problem)),
            place: problem.place.map(|place| teller.place(place)).unwrap_or_default(),
        });
        Self {
            kind: wording.kind(book),
            has_money: book.tables.iter().any(|table| table.is_money),
            tables: book.tables.len(),
            sentences: checked.sentences,
            findings: sorted.into_iter().map(|finding| teller.item(finding)).collect(),
            problems: problems.collect(),
        }
    }
}

/// `SUM` of `SUM-06`.
fn group(rule: &'static str) -> &'static str {
    rule.split('-').next().unwrap_or(rule)
}

struct Teller<'a> {
    wording: Wording<'a>,
    book: &'a Book,
    source: Source<'a>,
    words: &'a Localiser,
}

impl Teller<'_> {
    fn item(&self, finding: &Finding) -> Item {
        let wording = &self.wording;
        let first = finding.spots.first();
        let place = first.and_then(|spot| spot.place);
        let group = format!("dossier-group-{}", group(finding.rule).to_ascii_lowercase());
        let best = finding.explanations.first().filter(|_| names_best(finding));
        let cells = best.map_or(&[][..], |best| best.cells.as_slice());
        let pattern = best.map(|best| best.pattern).filter(|pattern| *pattern != Pattern::Unknown);
        let mut notes: Vec<String> = wording.sides(finding).into_iter().collect();
        notes.extend(wording.other_ways(self.source, finding, SPELT_OUT));
        notes.extend(wording.other_places(self.source, finding, &[], TOLD));
        notes.extend(wording.doubt(finding));
        Item {
            key: finding.key.clone(),
            rule: finding.rule.to_owned(),
            title: wording.title(finding.rule).to_owned(),
            group: self.words.entry(&group).unwrap_or_default(),
            severity: finding.severity.id().to_owned(),
            message: wording.message(finding),
            place: place.map(|place| self.place(place)).unwrap_or_default(),
            page: place.and_then(|place| place.page()),
            table: finding.spots.iter().find_map(|spot| spot.table.clone()).filter(|title| !title.is_empty()),
            changes: cells.iter().take(CHANGES).map(|change| self.change(change)).collect(),
            more_changes: cells.len().saturating_sub(CHANGES),
            pattern: pattern.map(|pattern| self.words.pattern(pattern)),
            notes,
            basis: wording.basis(finding.rule),
            marks: self.marks(finding),
            excerpts: self.excerpts(finding),
            quote: first.and_then(|spot| quote(finding, spot)),
        }
    }

    fn place(&self, place: Place) -> String {
        self.wording.place(self.source, place)
    }

    fn change(&self, change: &mingzhang_model::CellChange) -> Change {
        Change {
            place: self.wording.whereabouts(self.source, &change.spot, true),
            printed: change.printed.clone(),
            should: change.should_be.clone(),
        }
    }

    /// The cells that the wording marks with what they should say, then the other spots.
    fn marks(&self, finding: &Finding) -> Vec<PageMark> {
        let mut marks = Vec::new();
        for Marked { table, marks: cells, .. } in self.wording.marks(finding) {
            let Some(table) = self.book.tables.get(table) else { continue };
            for cell in cells {
                let place = table.rows.get(cell.row).and_then(|row| row.cells.get(cell.column));
                push(&mut marks, place.map(|cell| cell.place), (true, cell.right));
            }
        }
        for spot in &finding.spots {
            let is_primary = spot.role == Role::Primary && finding.explanations.is_empty();
            push(&mut marks, spot.place, (is_primary, None));
        }
        if !marks.iter().any(|mark| mark.is_primary)
            && let Some(first) = marks.first_mut()
        {
            first.is_primary = true;
        }
        marks.truncate(PLACES);
        marks
    }

    fn excerpts(&self, finding: &Finding) -> Vec<Excerpt> {
        let mut out = Vec::new();
        for Marked { table: index, marks, .. } in self.wording.marks(finding).into_iter().take(TABLES) {
            let Some(table) = self.book.tables.get(index) else { continue };
            let cells = finding.spots.iter().filter_map(|spot| spot.cell).filter(|cell| cell.0 == index);
            let related: Vec<_> = cells.map(|cell| (cell.1, cell.2)).collect();
            let Some(drawn) = draw(table, &self.book.facts, &marks, &related, WIDTH) else { continue };
            let unit = table.unit.map(|unit| {
                self.words.message(&Message::new("ui-money-unit").with("unit", self.words.unit(unit)))
            });
            let cell = |row: usize, column: usize| {
                let mark = marks.iter().find(|mark| (mark.row, mark.column) == (row, column));
                Cell {
                    text: text(table, row, column),
                    note: mark.map(|mark| mark.note.clone()),
                    should: mark.and_then(|mark| mark.right.clone()),
                    is_related: mark.is_none() && related.contains(&(row, column)),
                }
            };
            let mut rows: Vec<Vec<Cell>> = Vec::new();
            let mut last = None;
            for &row in drawn.rows() {
                if last.is_some_and(|last: usize| last + 1 < row) {
                    rows.push(Vec::new());
                }
                last = Some(row);
                rows.push(drawn.columns().iter().map(|column| cell(row, *column)).collect());
            }
            out.push(Excerpt {
                title: printable(&table.title).into_owned(),
                unit: unit.unwrap_or_default(),
                columns: drawn.columns().iter().map(|column| label(table, *column)).collect(),
                figures: figures(table, drawn.columns()),
                rows,
            });
        }
        out
    }
}

fn push(marks: &mut Vec<PageMark>, place: Option<Place>, (is_primary, should): (bool, Option<String>)) {
    let Some(Place::Page { page, bbox: Rect { x0, y0, x1, y1 } }) = place else { return };
    let area = [x0, y0, x1, y1];
    let bits = |area: [f32; 4]| area.map(f32::to_bits);
    if marks.iter().any(|mark| mark.page == page && bits(mark.area) == bits(area)) {
        return;
    }
    marks.push(PageMark { page, area, is_primary, should });
}

fn text(table: &Table, row: usize, column: usize) -> String {
    let cell = table.rows.get(row).and_then(|row| row.cells.get(column));
    printable(cell.map_or("", |cell| cell.text.as_str())).into_owned()
}

fn label(table: &Table, column: usize) -> String {
    let label = table.columns.get(column).and_then(|path| path.last());
    printable(label.map_or("", String::as_str)).into_owned()
}

fn figures(table: &Table, columns: &BTreeSet<usize>) -> Vec<bool> {
    let is = |column: &usize| table.blocks.iter().any(|block| block.number_columns.contains(column));
    columns.iter().map(is).collect()
}

/// The words around a place in prose; `None` if it does not stand in a sentence.
fn quote(finding: &Finding, spot: &Spot) -> Option<Quote> {
    let (sentence, at) = spot.sentence.as_ref()?;
    let (before, rest) = sentence.split_at_checked(*at)?;
    let after = rest.strip_prefix(spot.text.as_str())?;
    let head: Vec<char> = before.chars().rev().take(AROUND).collect();
    let head: String = head.into_iter().rev().collect();
    let tail: String = after.chars().take(AROUND).collect();
    let best = finding.explanations.first().filter(|_| names_best(finding));
    let cut = |whole: &str, part: &str| if part.len() < whole.len() { "…" } else { "" };
    Some(Quote {
        before: format!("{}{}", cut(before, &head), printable(&head)),
        words: printable(&spot.text).into_owned(),
        should: best.and_then(|best| best.cells.first()).map(|cell| cell.should_be.clone()),
        after: format!("{}{}", printable(&tail), cut(after, &tail)),
    })
}

/// How many findings of a severity there are.
impl View {
    /// Findings of this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity.id()).count()
    }
}
