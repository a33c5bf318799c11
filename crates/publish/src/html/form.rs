//! A form: its title, unit and body above it as the official forms have them, so that it is read as one.

use std::ops::RangeInclusive;

use mingzhang_model::manuscript::{Axis, BoundFact, Form, FormRow, RowRole};

use super::out::Out;
use super::outline::Place;
use crate::cells::cells;
use crate::words;

/// Rows with which a table fills a printed page, upright or on its side, if they stand closer.
const FULL: RangeInclusive<usize> = 34..=52;
const FULL_ON_SIDE: RangeInclusive<usize> = 24..=38;
/// Widths of code columns in em: those of a whole code, and of a part of it.
const CODE: u32 = 6;
const PART: u32 = 3;

/// Draws a form. `facts` are those of the whole book, for what each figure counts.
pub(super) fn form(out: &mut Out, form: &Form, facts: &[BoundFact], place: &Place) {
    let class = class(&[Some("form"), form.landscape.then_some("wide"), is_close(form).then_some("close")]);
    out.open("section", &[("class", &class), ("aria-labelledby", &place.id)]);
    out.open(
        "div",
        &[("class", "scroll"), ("role", "region"), ("aria-labelledby", &place.id), ("tabindex", "0")],
    );
    out.open("table", &[]);
    caption(out, form, place);
    let key = key(form);
    head(out, form, key.as_ref());
    out.open("tbody", &[]);
    for line in &form.rows {
        row(out, form, facts, line, key.as_ref());
    }
    out.close("tbody");
    out.close("table");
    out.close("div");
    if let Some(note) = form.note.as_deref().filter(|note| !note.trim().is_empty()) {
        out.leaf("p", &[("class", "note")], note);
    }
    out.close("section");
}

/// Whether the table nearly fills a printed page, and would leave its last rows alone on the next one.
fn is_close(form: &Form) -> bool {
    let rows = form.header.len() + form.rows.len();
    if form.landscape { FULL_ON_SIDE } else { FULL }.contains(&rows)
}

/// The words around the title are those that readers of such books look for.
fn caption(out: &mut Out, form: &Form, place: &Place) {
    out.open("caption", &[]);
    out.open("div", &[("class", "above")]);
    if let Some(label) = form.label.as_deref().filter(|label| !label.trim().is_empty()) {
        out.leaf("p", &[("class", "label")], label);
    }
    out.leaf(place.tag(), &[("id", &place.id)], &form.title);
    out.open("div", &[("class", "measures")]);
    out.leaf("p", &[], &format!("单位名称：{}", form.org));
    out.leaf("p", &[], &format!("单位：{}", form.unit.chinese()));
    out.close("div");
    out.close("div");
    out.close("caption");
}

/// The column that stays in sight while the others scroll: the first names. Columns of codes before it scroll away below it.
struct Key {
    column: usize,
    /// Width of each column before it, in em.
    before: Vec<u32>,
}

fn key(form: &Form) -> Option<Key> {
    let column = form.columns.iter().position(|column| column.axis != Axis::Code)?;
    let is_name = form.columns.get(column).is_some_and(|column| column.axis == Axis::Name);
    is_name.then(|| Key { column, before: (0..column).map(|before| code_width(form, before)).collect() })
}

/// 类, 款, 项 stand side by side; a code that stands alone is a whole one.
fn code_width(form: &Form, column: usize) -> u32 {
    let is_code = |column: usize| axis(form, column) == Some(Axis::Code);
    let has_neighbour = is_code(column.saturating_add(1)) || column.checked_sub(1).is_some_and(is_code);
    if has_neighbour { PART } else { CODE }
}

impl Key {
    /// How a cell over some columns stays in sight: `None` if it does not hold the key column, or more than it.
    fn left(&self, column: usize, span: usize) -> Option<String> {
        if column > self.column || column.saturating_add(span) != self.column + 1 {
            return None;
        }
        let hidden: u32 = self.before.iter().skip(column).sum();
        Some(if hidden == 0 { "left:0".to_owned() } else { format!("left:-{hidden}em") })
    }
}

fn head(out: &mut Out, form: &Form, key: Option<&Key>) {
    out.open("thead", &[]);
    for (level, line) in form.header.iter().enumerate() {
        out.open("tr", &[]);
        for cell in line {
            let (rows, columns) = (span(cell.row_span), span(cell.column_span));
            let scope = if cell.column_span > 1 { "colgroup" } else { "col" };
            let left = key.and_then(|key| key.left(cell.column, cell.column_span));
            let is_code = cell.column_span == 1 && axis(form, cell.column) == Some(Axis::Code);
            let reaches_down = level.saturating_add(cell.row_span) >= form.header.len();
            let class = class(&[
                reaches_down.then_some("end"),
                left.is_some().then_some("key"),
                is_code.then_some(if code_width(form, cell.column) == PART { "code part" } else { "code" }),
            ]);
            let attributes = [
                ("scope", scope),
                ("rowspan", rows.as_str()),
                ("colspan", &columns),
                ("class", &class),
                ("style", left.as_deref().unwrap_or_default()),
            ];
            out.leaf("th", &attributes, &cell.text);
        }
        out.close("tr");
    }
    out.close("thead");
}

fn row(out: &mut Out, form: &Form, facts: &[BoundFact], row: &FormRow, key: Option<&Key>) {
    let roles = form.roles(row);
    let is_mixed = roles.iter().any(|role| *role != row.role);
    let role = match row.role {
        _ if is_mixed => "",
        RowRole::Total => "total",
        RowRole::Group => "group",
        RowRole::Plain => "",
    };
    out.open("tr", &[("class", role)]);
    for (column, columns, cell) in cells(row, form.columns.len()) {
        // A merged label counts as the name that it covers.
        let covered = (column..column.saturating_add(columns)).filter_map(|column| axis(form, column));
        let axis = covered.max_by_key(|axis| match axis {
            Axis::Code => 0,
            Axis::Money => 1,
            Axis::Name => 2,
        });
        let is_head = axis == Some(Axis::Name) && !cell.text.trim().is_empty();
        let left = key.and_then(|key| key.left(column, columns));
        let kind = match axis {
            Some(Axis::Money) => Some("num"),
            Some(Axis::Code) if code_width(form, column) == PART => Some("code part"),
            Some(Axis::Code) => Some("code"),
            Some(Axis::Name) => Some("name"),
            None => None,
        };
        let indent = match cell.indent {
            0 => None,
            1 => Some("i1"),
            2 => Some("i2"),
            _ => Some("i3"),
        };
        let is_bold = is_mixed && roles.get(column).is_some_and(|role| *role != RowRole::Plain);
        let class = class(&[kind, left.is_some().then_some("key"), indent, is_bold.then_some("b")]);
        let columns = span(columns);
        let at = cell.fact.and_then(|index| facts.get(index)).map(|fact| &fact.coordinate);
        let coordinate = at.map(ToString::to_string).unwrap_or_default();
        let words = at.map(words::sentence).unwrap_or_default();
        let attributes = [
            ("data-coordinate", coordinate.as_str()),
            ("title", &words),
            ("scope", if is_head { "row" } else { "" }),
            ("colspan", columns.as_str()),
            ("class", &class),
            ("style", left.as_deref().unwrap_or_default()),
        ];
        out.leaf(if is_head { "th" } else { "td" }, &attributes, &cell.text);
    }
    out.close("tr");
}

fn axis(form: &Form, column: usize) -> Option<Axis> {
    form.columns.get(column).map(|column| column.axis)
}

/// A span as an attribute; nothing for a cell that covers only itself.
pub(super) fn span(count: usize) -> String {
    if count > 1 { count.to_string() } else { String::new() }
}

fn class(classes: &[Option<&str>]) -> String {
    classes.iter().flatten().copied().collect::<Vec<_>>().join(" ")
}
