//! The rows of indicators.

use mingzhang_model::ledger::Horizon;
use mingzhang_model::{Scores, SheetIndicator, TargetSheet, TargetValue};

use super::Piece;
use super::labels::{self, Label};
use super::layout::{Half, Layout, Span, meet};

/// What goes on from row to row: merged cells name a dimension once.
#[derive(Debug, Default)]
struct Carried {
    level1: String,
    /// Of the left and the right horizon.
    level2: [String; 2],
}

/// Reads the rows from the header on; gives the index of the first row after the indicators.
pub(super) fn read(sheet: &mut TargetSheet, rows: &[Vec<Piece<'_>>], first: usize) -> usize {
    let Some(head) = rows.first() else { return 0 };
    let layout = Layout::of(head, sheet.two_horizons);
    // The header may name the columns of one horizon only, though both stand there.
    let broken_head = sheet.two_horizons && layout.halves.len() < 2;
    let mut carried = Carried::default();
    for (index, row) in rows.iter().enumerate().skip(1) {
        if row.iter().any(|piece| labels::label(piece.text) == Some(Label::Text)) {
            return index;
        }
        if let Some(total) = row
            .iter()
            .position(|piece| matches!(labels::bare(piece.text).as_str(), "总分" | "总得分" | "合计"))
        {
            // The last figure of the line: the weights may stand before it.
            let figure = row
                .iter()
                .skip(total + 1)
                .rev()
                .find(|piece| piece.text.starts_with(|c: char| c.is_ascii_digit()));
            sheet.total_score = figure.map(|piece| (piece.text.to_owned(), piece.place));
            continue;
        }
        if row.is_empty() || Layout::is_head(row) {
            continue;
        }
        let at = first + index;
        if !broken_head && by_columns(sheet, &layout, row, at, &mut carried) {
            continue;
        }
        by_order(sheet, row, at, &mut carried);
    }
    rows.len()
}

/// Takes the cells of a row by their columns. Nothing is taken if a cell stands where its kind does not belong.
fn by_columns(
    sheet: &mut TargetSheet,
    layout: &Layout,
    row: &[Piece<'_>],
    at: usize,
    carried: &mut Carried,
) -> bool {
    let is_level1 = |piece: &Piece<'_>| layout.level1.is_some_and(|span| meet(span, piece.columns));
    let in_column = |span: Option<Span>| {
        span.and_then(|span| row.iter().find(|piece| meet(span, piece.columns) && !is_level1(piece)))
    };
    let fits = row.iter().all(|piece| {
        let level2 =
            layout.halves.iter().any(|half| half.level2.is_some_and(|span| meet(span, piece.columns)));
        if is_level1(piece) {
            let first = labels::is_level1(piece.text)
                || labels::dimension(piece.text).is_some_and(|(word, _)| word == "成本");
            first && !level2 || labels::is_root(piece.text)
        } else if level2 {
            labels::dimension(piece.text).is_some()
        } else {
            labels::is_root(piece.text)
                || (labels::dimension(piece.text).is_none() && !labels::is_level1(piece.text))
        }
    });
    // A level-two label in a name column is a name only where its own column is filled, too: 满意度 under 满意度指标.
    if !fits {
        return false;
    }
    if let Some(piece) = row.iter().find(|piece| is_level1(piece) && !labels::is_root(piece.text)) {
        piece.text.clone_into(&mut carried.level1);
    }
    for (side, half) in layout.halves.iter().enumerate() {
        let shared = side.min(1);
        let label = in_column(half.level2);
        if let (Some(piece), Some(slot)) = (label, carried.level2.get_mut(shared)) {
            piece.text.clone_into(slot);
        }
        let level2 = if half.level2.is_some() {
            carried.level2.get(shared).cloned().unwrap_or_default()
        } else {
            carried.level2.first().cloned().unwrap_or_default()
        };
        let name = in_column(Some(half.name)).filter(|piece| !labels::is_root(piece.text));
        let value =
            in_column(half.value).filter(|piece| name.is_none_or(|name| name.columns != piece.columns));
        if name.is_none() && value.is_none() && label.is_none() {
            continue;
        }
        let written = value.map_or_else(String::new, |piece| whole_value(piece.text, half, row));
        let text =
            |span: Option<Span>| in_column(span).map_or_else(String::new, |piece| piece.text.to_owned());
        let scores = Scores {
            points: text(layout.points),
            actual: text(layout.actual),
            score: text(layout.score),
            reason: text(layout.reason),
        };
        let found = Found { horizon: half.horizon, label, name, value, written, scores };
        sheet.indicators.extend(found.into_indicator(&carried.level1, &level2, at, false));
    }
    true
}

/// The value with the sign and the unit that stand in columns of their own.
fn whole_value(value: &str, half: &Half, row: &[Piece<'_>]) -> String {
    let beside = |span: Option<Span>| {
        span.and_then(|span| row.iter().find(|piece| meet(span, piece.columns)))
            .map_or("", |piece| piece.text)
    };
    let sign = beside(half.sign);
    let sign = if matches!(sign, "定性" | "正向指标" | "反向指标" | "正向" | "反向") {
        ""
    } else {
        sign
    };
    format!("{sign}{value}{}", beside(half.unit))
}

/// What a row says when its cells keep to no columns: dimensions first, then names and values in turn.
fn by_order(sheet: &mut TargetSheet, row: &[Piece<'_>], at: usize, carried: &mut Carried) {
    let mut pieces = row.iter().filter(|piece| !labels::is_root(piece.text)).peekable();
    if let Some(piece) = pieces.next_if(|piece| labels::is_level1(piece.text)) {
        piece.text.clone_into(&mut carried.level1);
    }
    // Groups: a dimension and what stands behind it.
    let mut groups: Vec<(Option<&Piece<'_>>, Vec<&Piece<'_>>)> = Vec::new();
    for piece in pieces {
        if labels::dimension(piece.text).is_some() {
            groups.push((Some(piece), Vec::new()));
        } else if let Some((_, texts)) = groups.last_mut() {
            texts.push(piece);
        } else {
            groups.push((None, vec![piece]));
        }
    }
    let two = sheet.two_horizons;
    // Without dimensions the two halves stand one behind the other: name, value, name, value.
    if two
        && let [(None, texts)] = groups.as_slice()
        && let Some(split) = second_name(texts)
    {
        let right = texts.get(split..).unwrap_or_default().to_vec();
        let left = texts.get(..split).unwrap_or_default().to_vec();
        groups = vec![(None, left), (None, right)];
    }
    for (index, (label, texts)) in groups.into_iter().enumerate() {
        let side = usize::from(two && index > 0);
        let horizon = if two && side == 0 { Horizon::Total } else { Horizon::Year };
        if let (Some(label), Some(slot)) = (label, carried.level2.get_mut(side)) {
            label.text.clone_into(slot);
        }
        if let Some((_, level1)) = label.and_then(|label| labels::dimension(label.text)) {
            level1.clone_into(&mut carried.level1);
        }
        let level2 = carried.level2.get(side).cloned().unwrap_or_default();
        let (mut name, mut value) = (texts.first().copied(), texts.get(1).copied());
        if value.is_none() && name.is_some_and(|piece| is_value(piece.text)) {
            (name, value) = (None, name);
        }
        let written = value.map_or_else(String::new, |piece| piece.text.to_owned());
        let found = Found { horizon, label, name, value, written, scores: Scores::default() };
        sheet.indicators.extend(found.into_indicator(&carried.level1, &level2, at, true));
    }
}

/// Where the second name begins: after the first value, or in the middle.
fn second_name(texts: &[&Piece<'_>]) -> Option<usize> {
    if let Some(first) = texts.iter().position(|piece| is_value(piece.text)) {
        return (first + 1 < texts.len()).then_some(first + 1);
    }
    (texts.len() >= 2).then_some(texts.len() / 2)
}

/// Whether a text is a value by its form: a number with a unit, or a date.
fn is_value(text: &str) -> bool {
    TargetValue::parse(text).is_some()
        || (text.starts_with(|c: char| c.is_ascii_digit()) && text.contains(['年', '月', '日']))
}

/// An indicator as its row gives it.
struct Found<'a, 'b> {
    horizon: Horizon,
    /// The dimension's own cell, if the row has it.
    label: Option<&'b Piece<'a>>,
    name: Option<&'b Piece<'a>>,
    value: Option<&'b Piece<'a>>,
    /// The value with sign and unit.
    written: String,
    scores: Scores,
}

impl Found<'_, '_> {
    fn into_indicator(
        self,
        level1: &str,
        level2: &str,
        row: usize,
        doubtful: bool,
    ) -> Option<SheetIndicator> {
        let piece = self.name.or(self.value).or(self.label)?;
        Some(SheetIndicator {
            horizon: self.horizon,
            level1: level1.to_owned(),
            level2: level2.to_owned(),
            name: self.name.map_or_else(String::new, |piece| piece.text.to_owned()),
            value: self.written,
            place: piece.place,
            value_place: self.value.map(|piece| piece.place),
            row,
            scores: self.scores,
            doubtful,
        })
    }
}
