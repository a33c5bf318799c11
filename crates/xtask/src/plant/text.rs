//! Errors in sentences and performance sheets: planted in the document as read, found or not.
//!
//! Only what the grammar reads and a law looks at is touched; a figure that no law looks at is counted apart. A digit is changed
//! anywhere but in the last place, where rounding may hide it.

use std::collections::BTreeSet;

use mingzhang_model::{Book, Claim, Place, Says, Severity, SheetIndicator};
use mingzhang_read::{Block, Document};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::books::Loaded;

/// What is planted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum TextKind {
    /// A digit of an amount in a sentence.
    Figure,
    /// A digit of a share or a rate.
    Percentage,
    /// 增加 for 减少, and back.
    Direction,
    /// A digit of a total or a source of a project's money.
    ProjectSum,
    /// A digit of a target in one half of a sheet.
    Indicator,
}

impl TextKind {
    pub(crate) const ALL: [Self; 5] =
        [Self::Figure, Self::Percentage, Self::Direction, Self::ProjectSum, Self::Indicator];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Figure => "prose-figure",
            Self::Percentage => "prose-percentage",
            Self::Direction => "prose-direction",
            Self::ProjectSum => "project-sum",
            Self::Indicator => "indicator-value",
        }
    }
}

/// One error: which words become which, and where.
struct Slip {
    kind: TextKind,
    place: Place,
    /// How often `from` stands before in the same line.
    nth: usize,
    from: String,
    to: String,
}

/// How many were planted, and how many told.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Count {
    pub(crate) planted: usize,
    pub(crate) told: usize,
}

/// What came of one book, kind by kind; and amounts of sentences that no law looks at.
pub(crate) struct Told {
    pub(crate) counts: Vec<(TextKind, Count)>,
    pub(crate) unreached: usize,
    pub(crate) missed: Vec<String>,
}

/// Plants every slip there is, one at a time.
pub(crate) fn run(loaded: &Loaded) -> Told {
    let known: BTreeSet<String> = keys(&loaded.book);
    let (slips, unreached) = slips(&loaded.book);
    let outcomes: Vec<(TextKind, Option<bool>, String)> = slips
        .par_iter()
        .map(|slip| {
            let told = planted(&loaded.document, slip).map(|document| {
                let book = mingzhang_recognise::recognise(&document);
                keys(&book).iter().any(|key| !known.contains(key))
            });
            (slip.kind, told, format!("{} {} for {}", slip.kind.name(), slip.to, slip.from))
        })
        .collect();
    let mut counts: Vec<(TextKind, Count)> = TextKind::ALL.map(|kind| (kind, Count::default())).to_vec();
    let mut missed = Vec::new();
    for (kind, told, words) in outcomes {
        let Some(told) = told else { continue };
        if let Some((_, count)) = counts.iter_mut().find(|(other, _)| *other == kind) {
            count.planted += 1;
            count.told += usize::from(told);
        }
        if !told {
            missed.push(words);
        }
    }
    Told { counts, unreached, missed }
}

/// Keys of errors and warnings, with what they say: the same place may be wrong in another way.
fn keys(book: &Book) -> BTreeSet<String> {
    mingzhang_check::check(book)
        .findings
        .iter()
        .filter(|finding| finding.severity > Severity::Info)
        .map(|finding| format!("{} {:?}", finding.key, finding.message))
        .collect()
}

fn slips(book: &Book) -> (Vec<Slip>, usize) {
    let reach = mingzhang_check::reach(book);
    let mut out = Vec::new();
    let mut unreached = 0;
    for (index, claim) in book.claims.iter().enumerate() {
        let reached = reach.claims.get(index).copied().unwrap_or(false);
        let kind = match &claim.says {
            Says::Amount { printed, .. } if !printed.value().is_zero() => TextKind::Figure,
            Says::Sum { .. } | Says::Change { .. } => TextKind::Figure,
            Says::Share { percent, .. } | Says::Rate { percent, .. } | Says::Completion { percent, .. }
                if !percent.is_zero() =>
            {
                TextKind::Percentage
            }
            _ => continue,
        };
        if !reached {
            unreached += 1;
            continue;
        }
        if let Some(to) = other_digit(&claim.text) {
            out.extend(in_line(book, claim, kind, &claim.text, to));
        }
        if matches!(claim.says, Says::Change { .. } | Says::Rate { .. }) {
            out.extend(turned(book, claim));
        }
    }
    for sheet in &book.target_sheets {
        for fund in sheet.funds.iter().filter(|fund| fund.printed.is_some_and(|p| !p.value().is_zero())) {
            let slip = |to| Slip {
                kind: TextKind::ProjectSum,
                place: fund.place,
                nth: 0,
                from: fund.text.clone(),
                to,
            };
            out.extend(other_digit(&fund.text).map(slip));
        }
        let paired = |i: &&SheetIndicator| sheet.two_horizons && i.target().is_some();
        for indicator in sheet.indicators.iter().filter(paired) {
            let (Some(place), Some(to)) = (indicator.value_place, other_digit(&indicator.value)) else {
                continue;
            };
            out.push(Slip { kind: TextKind::Indicator, place, nth: 0, from: indicator.value.clone(), to });
        }
    }
    (out, unreached)
}

/// The first digit one higher; the only one of a figure too, but never the last of several.
fn other_digit(text: &str) -> Option<String> {
    let at = text.find(|c: char| c.is_ascii_digit())?;
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let digit = text.as_bytes().get(at)?;
    let other = if *digit == b'9' { '4' } else { char::from(digit + 1) };
    (digits > 0)
        .then(|| format!("{}{other}{}", text.get(..at).unwrap_or(""), text.get(at + 1..).unwrap_or("")))
}

/// A slip in the line of a claim.
fn in_line(book: &Book, claim: &Claim, kind: TextKind, from: &str, to: String) -> Option<Slip> {
    let paragraph = book.paragraphs.get(claim.paragraph)?;
    let line = paragraph.lines.partition_point(|(at, _)| *at <= claim.start).checked_sub(1)?;
    let (begin, place) = *paragraph.lines.get(line)?;
    let nth = paragraph.text.get(begin..claim.start)?.matches(from).count();
    Some(Slip { kind, place, nth, from: from.to_owned(), to })
}

/// The direction word right before a difference, turned round.
fn turned(book: &Book, claim: &Claim) -> Option<Slip> {
    const WORDS: [(&str, &str); 4] = [("增加", "减少"), ("减少", "增加"), ("增长", "下降"), ("下降", "增长")];
    let paragraph = book.paragraphs.get(claim.paragraph)?;
    let before = paragraph.text.get(..claim.start)?;
    let (word, other) = WORDS.iter().find(|(word, _)| before.ends_with(word))?;
    let line = paragraph.lines.partition_point(|(at, _)| *at <= claim.start - word.len()).checked_sub(1)?;
    let (begin, place) = *paragraph.lines.get(line)?;
    let nth = paragraph.text.get(begin..claim.start - word.len())?.matches(word).count();
    Some(Slip { kind: TextKind::Direction, place, nth, from: (*word).to_owned(), to: (*other).to_owned() })
}

/// The document with the slip; `None` where the words are broken by white space and cannot be found.
fn planted(document: &Document, slip: &Slip) -> Option<Document> {
    let mut out = document.clone();
    for block in out.pages.iter_mut().flat_map(|page| &mut page.blocks) {
        match block {
            Block::Line(line) if line.place == slip.place => {
                let (at, _) = line.text.match_indices(&slip.from).nth(slip.nth)?;
                line.text.replace_range(at..at + slip.from.len(), &slip.to);
                return Some(out);
            }
            Block::Grid(grid) => {
                let cell = grid.cells.iter_mut().find(|cell| cell.place == slip.place);
                if let Some(cell) = cell {
                    let (at, _) = cell.text.match_indices(&slip.from).nth(slip.nth)?;
                    cell.text.replace_range(at..at + slip.from.len(), &slip.to);
                    return Some(out);
                }
            }
            Block::Line(_) => {}
        }
    }
    None
}
