//! A table as the template draws it: what is bold, how wide columns are, where figures end.

use mingzhang_fonts::{SANS_BOLD, SERIF_BOLD, SERIF_REGULAR, width};
use mingzhang_model::manuscript::{Axis, Form, FormCell, FormRow, RowRole};
use serde::Serialize;

use crate::columns::{Fit, INSET, Need, fit, line_count, longest_run};
use crate::heights::{Block, Setting, height, text_height};
use crate::page;

/// Sizes of type in points, the wanted one first.
const SIZES: [f64; 7] = [9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0];
/// Space above and below a cell's text in points, the wanted one first.
const INSETS: [f64; 5] = [4.0, 3.25, 2.5, 2.0, 1.5];
/// Type does not shrink below this for the sake of one page.
const SMALLEST: f64 = 7.5;
/// Gap between lines, in em.
const LEADING: f64 = 0.4;
/// A heading of the book that stands above a table.
const HEADING: f64 = 40.0;
/// Room that is left over, for what the sum does not know.
const SPARE: f64 = 4.0;
/// So many rows at the end of a table do not part, so that no total stands alone on a page.
const KEPT: usize = 3;
/// A name is set in by so many em a level.
const INDENT: f64 = 1.0;
/// A column of names should hold so many ideographs a line, if it has a name as long as that.
const NAME: f64 = 7.0;

#[derive(Serialize)]
pub(crate) struct FormData<'a> {
    level: u8,
    label: Option<&'a str>,
    ordinal: &'a str,
    title: &'a str,
    title_size: f64,
    caption_size: f64,
    org: &'a str,
    unit: &'static str,
    size: f64,
    /// Space above and below a cell's text.
    inset: f64,
    /// How many rows at the end stay together.
    kept: usize,
    widths: Vec<f64>,
    /// Space to the right of an ordinary cell's text, by column.
    insets: Vec<f64>,
    sides: Vec<&'static str>,
    header_rows: usize,
    header: Vec<Head<'a>>,
    rows: Vec<Vec<Data<'a>>>,
    /// The strong lines below the header, by the data row that they stand above.
    rules: Vec<usize>,
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct Head<'a> {
    x: usize,
    y: usize,
    columns: usize,
    rows: usize,
    text: &'a str,
}

/// A cell: only its text where it is set as its column is.
#[derive(Serialize)]
#[serde(untagged)]
enum Data<'a> {
    Plain(&'a str),
    Special(Special<'a>),
}

#[derive(Default, Serialize)]
struct Special<'a> {
    text: &'a str,
    bold: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    align: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    left: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    right: Option<f64>,
    /// A figure wider than its column, with the places where it may break.
    #[serde(skip_serializing_if = "Option::is_none")]
    parts: Option<Vec<&'a str>>,
}

/// `headings` is how many headings of the book share the page with it.
pub(crate) fn form(form: &Form, level: u8, headings: usize) -> FormData<'_> {
    let available = page::text_width(form.landscape);
    let title_size = (available / width(&SANS_BOLD, &form.title).max(1.0) - 0.1).clamp(10.0, 14.0);
    let around = around(form, available, title_size, headings);
    let Set { fit, inset, breaks } = set(form, available, page::text_height(form.landscape) - around);
    let tails: Vec<Tails> = (0..form.columns.len()).map(|column| Tails::of(form, column)).collect();
    let caption = width(&SERIF_REGULAR, &form.org) + 14.0;
    FormData {
        level,
        label: form.label.as_deref(),
        ordinal: &form.ordinal,
        title: &form.title,
        title_size,
        inset,
        kept: if breaks { form.rows.len().min(KEPT) } else { 0 },
        caption_size: (available / caption).clamp(6.0, 9.0),
        org: &form.org,
        unit: form.unit.chinese(),
        size: fit.size,
        insets: tails.iter().map(|tails| INSET + (tails.longest - tails.usual) * fit.size).collect(),
        sides: (0..form.columns.len()).map(|column| side(form, column)).collect(),
        header_rows: form.header.len(),
        header: header(form),
        rows: form.rows.iter().map(|row| data_row(form, row, &fit, &tails)).collect(),
        rules: rules(form),
        widths: fit.widths,
        note: form.note.as_deref(),
    }
}

/// Widths, size and space of a table.
struct Set {
    fit: Fit,
    inset: f64,
    /// Whether it takes more than one page.
    breaks: bool,
}

/// The airiest way to set a table so that it stands on one page; in ordinary size and space if there is none.
fn set(form: &Form, available: f64, room: f64) -> Set {
    let weights: Vec<u16> = form.columns.iter().map(|column| column.weight).collect();
    let needs = needs(form);
    let wanted = fit(&weights, &needs, available, &SIZES);
    let blocks = blocks(form);
    let rows = form.header.len() + form.rows.len();
    let tight = INSETS.last().copied().unwrap_or_default();
    let airy = INSETS.into_iter().map(|inset| Setting { size: wanted.size, inset });
    let smaller = SIZES.into_iter().filter(|size| *size < wanted.size && *size >= SMALLEST);
    let found = airy.chain(smaller.map(|size| Setting { size, inset: tight })).find_map(|setting| {
        let fit = fit(&weights, &needs, available, &[setting.size]);
        let fits = height(&blocks, rows, &fit.widths, setting, LEADING) <= room;
        fits.then_some(Set { fit, inset: setting.inset, breaks: false })
    });
    found.unwrap_or(Set { fit: wanted, inset: INSETS[0], breaks: true })
}

/// Height of what stands around the grid, in points.
fn around(form: &Form, available: f64, title_size: f64, headings: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "there are three levels of headings")]
    let headings = HEADING * headings as f64;
    let label = if form.label.is_some() { 13.0 } else { 4.0 };
    let title = text_height(line_count(&SANS_BOLD, &form.title, available / title_size), title_size, LEADING);
    let note = form.note.as_deref().map_or(0.0, |note| {
        6.0 + text_height(line_count(&SERIF_REGULAR, note, available / 9.0), 9.0, LEADING)
    });
    headings + label + title + 10.0 + 11.0 + note + SPARE
}

fn blocks(form: &Form) -> Vec<Block<'_>> {
    let head = form.header.iter().enumerate().flat_map(|(row, cells)| {
        cells.iter().map(move |cell| Block {
            row,
            column: cell.column,
            row_span: cell.row_span,
            column_span: cell.column_span,
            text: &cell.text,
            face: &SANS_BOLD,
            indent: 0.0,
        })
    });
    let top = form.header.len();
    let data = form.rows.iter().enumerate().flat_map(|(row, data)| {
        data.cells.iter().zip(&form.columns).enumerate().filter(|(_, (cell, _))| cell.column_span > 0).map(
            move |(column, (cell, of))| Block {
                row: top + row,
                column,
                row_span: 1,
                column_span: cell.column_span,
                // A figure is never broken, and takes one line.
                text: if of.axis == Axis::Money { "" } else { &cell.text },
                face: &SERIF_BOLD,
                indent: f64::from(cell.indent) * INDENT,
            },
        )
    });
    head.chain(data).collect()
}

/// What must not be broken: figures and codes as a whole, of words the longest part.
fn needs(form: &Form) -> Vec<Need> {
    let mut needs = Vec::new();
    for cell in form.header.iter().flatten() {
        let em = longest_run(&SANS_BOLD, &cell.text);
        needs.push(Need { column: cell.column, span: cell.column_span, em });
    }
    for row in &form.rows {
        let face = if row.role == RowRole::Plain { &SERIF_REGULAR } else { &SERIF_BOLD };
        for (column, (cell, of)) in row.cells.iter().zip(&form.columns).enumerate() {
            if cell.text.is_empty() || cell.column_span == 0 {
                continue;
            }
            let em = match of.axis {
                Axis::Name => {
                    let name = width(face, &cell.text).min(NAME).max(longest_run(face, &cell.text));
                    name + f64::from(cell.indent) * INDENT
                }
                // Room for the tail of a figure in another face.
                Axis::Money => width(face, &cell.text) + 0.1,
                Axis::Code => width(face, &cell.text),
            };
            needs.push(Need { column, span: cell.column_span, em });
        }
    }
    needs
}

fn header(form: &Form) -> Vec<Head<'_>> {
    let rows = form.header.iter().enumerate();
    rows.flat_map(|(y, row)| {
        row.iter().map(move |cell| Head {
            x: cell.column,
            y,
            columns: cell.column_span.max(1),
            rows: cell.row_span.max(1),
            text: &cell.text,
        })
    })
    .collect()
}

fn data_row<'a>(form: &'a Form, row: &'a FormRow, fit: &Fit, tails: &[Tails]) -> Vec<Data<'a>> {
    let cells = row.cells.iter().zip(&form.columns).zip(tails).zip(&fit.widths).zip(form.roles(row));
    cells
        .filter(|((((cell, _), _), _), _)| cell.column_span > 0)
        .map(|((((cell, column), tails), available), role)| {
            let bold = role != RowRole::Plain && !cell.text.is_empty();
            let mut special = Special { text: &cell.text, bold, ..Special::default() };
            if cell.column_span > 1 {
                special.span = Some(cell.column_span);
            }
            if column.axis == Axis::Name && cell.indent > 0 {
                special.left = Some(INSET + f64::from(cell.indent) * INDENT * fit.size);
            }
            if column.axis != Axis::Money && role == RowRole::Total && !cell.text.is_empty() {
                special.align = Some("center");
            }
            if column.axis == Axis::Money {
                figure(cell, tails, fit, *available, &mut special);
            }
            let plain = !special.bold
                && special.span.is_none()
                && special.align.is_none()
                && special.left.is_none()
                && special.right.is_none()
                && special.parts.is_none();
            if plain { Data::Plain(&cell.text) } else { Data::Special(special) }
        })
        .collect()
}

/// Puts the decimal point below the others, and lets a figure break that no size of type can hold.
fn figure<'a>(cell: &'a FormCell, tails: &Tails, fit: &Fit, available: f64, special: &mut Special<'a>) {
    let face = if special.bold { &SERIF_BOLD } else { &SERIF_REGULAR };
    if let Some(own) = tail(&cell.text, special.bold)
        && (own - tails.usual).abs() > 0.01
    {
        special.right = Some(INSET + (tails.longest - own).max(0.0) * fit.size);
    }
    if !fit.whole && width(face, &cell.text) * fit.size + 2.0 * INSET > available {
        special.right = None;
        special.parts = Some(cell.text.split_inclusive(',').collect());
    }
}

/// How far figures of a column reach beyond the last digit before the point, in em.
#[derive(Clone, Copy)]
struct Tails {
    longest: f64,
    usual: f64,
}

impl Tails {
    fn of(form: &Form, column: usize) -> Self {
        let mut out = Self { longest: 0.0, usual: 0.0 };
        let mut plain_seen = false;
        if form.columns.get(column).is_none_or(|column| column.axis != Axis::Money) {
            return out;
        }
        for row in &form.rows {
            let bold = form.roles(row).get(column).is_some_and(|role| *role != RowRole::Plain);
            if let Some(own) = row.cells.get(column).and_then(|cell| tail(&cell.text, bold)) {
                out.longest = out.longest.max(own);
                if !bold && !plain_seen {
                    out.usual = own;
                    plain_seen = true;
                }
            }
        }
        if !plain_seen {
            out.usual = out.longest;
        }
        out
    }
}

fn tail(text: &str, bold: bool) -> Option<f64> {
    let figure = text.bytes().any(|b| b.is_ascii_digit())
        && text.bytes().all(|b| b.is_ascii_digit() || b",.-+".contains(&b));
    let face = if bold { &SERIF_BOLD } else { &SERIF_REGULAR };
    figure.then(|| text.find('.').and_then(|at| text.get(at..)).map_or(0.0, |tail| width(face, tail)))
}

fn side(form: &Form, column: usize) -> &'static str {
    match form.columns.get(column).map(|column| column.axis) {
        Some(Axis::Money) => "right",
        // 类, 款 and 项 side by side hold two or three digits each.
        Some(Axis::Code) => {
            let mut texts = form.rows.iter().filter_map(|row| row.cells.get(column));
            if texts.all(|cell| cell.text.len() <= 3) { "center" } else { "left" }
        }
        _ => "left",
    }
}

/// Below the header, between totals and what they total, and at the end.
fn rules(form: &Form) -> Vec<usize> {
    let total = |row: &FormRow| row.role == RowRole::Total;
    let mut rules: Vec<usize> = form
        .rows
        .windows(2)
        .enumerate()
        .filter(|(_, pair)| matches!(pair, [a, b] if total(a) != total(b)))
        .map(|(index, _)| index + 1)
        .collect();
    rules.push(form.rows.len());
    rules
}
