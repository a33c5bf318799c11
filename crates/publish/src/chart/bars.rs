//! Bars that lie: labels at the left, amounts and shares in columns at the right, so that they read like a table.

use mingzhang_model::manuscript::Bar;
use mingzhang_model::{Money, MoneyUnit};

use super::canvas::{Anchor, Canvas, Label, Paint};
use super::data::{series_count, share, whole, written};
use super::layout::{count, ratio};
use super::text::{LEADING, SIZE, SMALL, measure, wrap};

/// Between columns.
const GAP: f64 = 14.0;
/// Above and below what belongs to one label.
const PAD: f64 = 8.0;
/// A label at the left is at most so wide.
const WIDEST_LABEL: f64 = 13.0 * 13.0;
/// Bars are never thinner than this, whatever they stand for: what is not zero is seen.
const THINNEST: f64 = 1.5;

pub(super) struct Plan<'a> {
    pub(super) series: &'a [String],
    pub(super) bars: &'a [Bar],
    pub(super) shares: bool,
    pub(super) unit: MoneyUnit,
}

/// Where the columns stand.
struct Columns {
    /// Whether labels stand above their bars and not beside them.
    above: bool,
    label: f64,
    left: f64,
    right: f64,
    /// Right edges of amounts and shares.
    amount: f64,
    share: f64,
    /// Where nothing is.
    zero: f64,
    /// Longest bar either way.
    reach: Money,
    span: f64,
}

/// Draws the bars and says how high the drawing is.
pub(super) fn draw(canvas: &mut Canvas<'_>, plan: &Plan<'_>) -> f64 {
    let count_of_series = series_count(plan.series, plan.bars);
    let columns = columns(canvas.width(), canvas.style.narrow, plan);
    let mut y = head(canvas, plan, &columns, count_of_series);
    let top = y;
    let whole = whole(plan.bars);
    let thick = if count_of_series == 1 { 16.0 } else { 13.0 };
    for bar in plan.bars {
        let lines = wrap(&bar.label, columns.label, 2, SIZE);
        let text_height = count(lines.len()) * LEADING;
        let bars_height = count(count_of_series) * (thick + 4.0) - 4.0;
        let (label_top, bars_top, height) = if columns.above {
            (y + PAD, y + PAD + text_height + 1.0, text_height + bars_height + 1.0)
        } else {
            let inner = text_height.max(bars_height);
            (y + PAD + (inner - text_height) / 2.0, y + PAD + (inner - bars_height) / 2.0, inner)
        };
        let anchor = if columns.above { Anchor::Start } else { Anchor::End };
        let x = if columns.above { 6.0 } else { columns.label };
        for (index, line) in lines.iter().enumerate() {
            let at = (x, label_top + LEADING * count(index) + 13.0);
            canvas.text(Label { at, text: line, size: SIZE, anchor, paint: Paint::Ink, rimmed: false });
        }
        for index in 0..count_of_series {
            let amount = bar.amounts.get(index).copied().flatten();
            let at = bars_top + count(index) * (thick + 4.0);
            one(canvas, plan, &columns, (bar, index, amount), (at, thick));
            if index == 0 && plan.shares {
                let text = amount.map(|part| share(part, whole)).unwrap_or_default();
                let at = (columns.share, at + thick / 2.0 + 4.7);
                canvas.text(Label {
                    at,
                    text: &text,
                    size: SIZE,
                    anchor: Anchor::End,
                    paint: Paint::Ink2,
                    rimmed: false,
                });
            }
        }
        y += height + 2.0 * PAD;
        canvas.line((0.0, y), (canvas.width(), y), Paint::Rule, 0.75);
    }
    canvas.line((columns.zero, top), (columns.zero, y), Paint::RuleStrong, 1.0);
    y + 2.0
}

fn columns(width: f64, narrow: bool, plan: &Plan<'_>) -> Columns {
    let amounts = || plan.bars.iter().flat_map(|bar| &bar.amounts).copied().flatten();
    let widest = |texts: &mut dyn Iterator<Item = String>, least: &str| {
        texts.map(|text| measure(&text, SIZE)).fold(measure(least, SMALL), f64::max)
    };
    let amount_width = widest(&mut amounts().map(|amount| written(amount, plan.unit)), plan.unit.chinese());
    let whole = whole(plan.bars);
    let mut shares = plan.bars.iter().filter_map(|bar| bar.amounts.first().copied().flatten());
    let share_width = if plan.shares {
        widest(&mut shares.by_ref().map(|part| share(part, whole)), "占比") + GAP
    } else {
        0.0
    };
    let share = width;
    let amount = width - share_width;
    let right = amount - amount_width - GAP;
    // The bars keep a third of the width; where labels leave less, they stand above.
    let wanted = plan.bars.iter().map(|bar| measure(&bar.label, SIZE)).fold(SIZE, f64::max).min(WIDEST_LABEL);
    let above = narrow || right - wanted - GAP < width / 4.0;
    let label = if above { width - 6.0 } else { wanted };
    let left = if above { 0.5 } else { wanted + GAP };
    let reach = amounts().map(Money::abs).max().unwrap_or(Money::ZERO);
    let lowest = amounts().map(|amount| ratio(-amount, reach)).fold(0.0, f64::max);
    let highest = amounts().map(|amount| ratio(amount, reach)).fold(0.0, f64::max);
    let parts = if lowest + highest > 0.0 { lowest + highest } else { 1.0 };
    let span = (right - left).max(8.0) / parts;
    Columns { above, label, left, right, amount, share, zero: left + lowest * span, reach, span }
}

/// Legend and column heads; says where the bars begin.
fn head(canvas: &mut Canvas<'_>, plan: &Plan<'_>, columns: &Columns, series: usize) -> f64 {
    let mut text = |at: (f64, f64), text: &str, anchor| {
        canvas.text(Label { at, text, size: SMALL, anchor, paint: Paint::Ink2, rimmed: false });
    };
    text((columns.amount, 13.0), plan.unit.chinese(), Anchor::End);
    if plan.shares {
        text((columns.share, 13.0), "占比", Anchor::End);
    }
    let mut x = columns.left;
    if series > 1 {
        for (index, name) in plan.series.iter().enumerate().take(series) {
            canvas.rect((x, 4.0), (18.0, 10.0), Paint::Pattern(index), "");
            x += 24.0;
            let label = Label {
                at: (x, 13.0),
                text: name,
                size: SMALL,
                anchor: Anchor::Start,
                paint: Paint::Ink,
                rimmed: false,
            };
            canvas.text(label);
            x += measure(name, SMALL) + GAP;
        }
    }
    canvas.line((0.0, 20.0), (canvas.width(), 20.0), Paint::Rule, 0.75);
    20.0
}

/// One bar with its amount.
fn one(
    canvas: &mut Canvas<'_>,
    plan: &Plan<'_>,
    columns: &Columns,
    (bar, index, amount): (&Bar, usize, Option<Money>),
    (top, thick): (f64, f64),
) {
    let text = amount.map_or_else(|| "—".to_owned(), |amount| written(amount, plan.unit));
    if let Some(amount) = amount {
        let mut long = ratio(amount.abs(), columns.reach) * columns.span;
        if !amount.is_zero() {
            long = long.max(THINNEST);
        }
        let x = if amount.fen() < 0 { columns.zero - long } else { columns.zero };
        let series = plan.series.get(index).map(String::as_str).unwrap_or_default();
        let words = format!("{} {series} {text}{}", bar.label, plan.unit.chinese());
        if long > 0.0 {
            canvas.rect(
                (x, top),
                (long.min(columns.right - columns.left), thick),
                Paint::Pattern(index),
                &words,
            );
        }
    }
    let at = (columns.amount, top + thick / 2.0 + 4.7);
    canvas.text(Label { at, text: &text, size: SIZE, anchor: Anchor::End, paint: Paint::Ink, rimmed: false });
}
