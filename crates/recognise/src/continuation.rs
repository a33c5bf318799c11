//! Whether a grid goes on with the table before it, over a page or under 续表, and the joining of the two.

use mingzhang_catalog::{is_total, plain};
use mingzhang_model::{Place, Rect};
use mingzhang_read::Grid;

use crate::captions::Caption;
use crate::header::{header_rows, header_texts};
use crate::matrix::{Matrix, Position};
use crate::stitch::Draft;

/// Whether a grid goes on with the table before it.
pub(crate) fn continues(
    last: &Draft,
    caption: &Caption,
    (bare, marked): (bool, bool),
    matrix: &Matrix,
    grid: &Grid,
    page: u32,
) -> bool {
    if last.note.is_some() {
        return false;
    }
    let other_body = caption.org.is_some() && last.caption.org.is_some() && caption.org != last.caption.org;
    let other_unit =
        caption.unit.is_some() && last.caption.unit.is_some() && caption.unit != last.caption.unit;
    if other_body || other_unit {
        return false;
    }
    let header = repeated_header(last, matrix);
    // Lists open with one total: one that opens again is another list under the same title.
    if header == last.header_rows
        && opens_with_total(matrix, header)
        && opens_with_total(&last.matrix, last.header_rows)
    {
        return false;
    }
    let title = without_continued(&caption.title);
    let same_title = !caption.title.is_empty() && title == without_continued(&last.caption.title);
    // 续表 alone, or only the unit again, above the same header.
    let again = title.is_empty() && marked && header > 0 && header == last.header_rows;
    let next_page = last.pages.last().is_none_or(|p| page == p + 1);
    if !next_page || !(bare || same_title || again) {
        return false;
    }
    let placed = !grid.edges.is_empty();
    if placed && mapping(&last.edges, &grid.edges).is_none() {
        return false;
    }
    if !placed && matrix.columns > last.matrix.columns {
        return false;
    }
    // A header that differs from the open table's opens a new one.
    let rows = header_rows(matrix);
    let looks_like_header = rows > 0 && rows < matrix.rows.len().max(1) && {
        let first: Vec<&str> = matrix.own_texts(0).into_iter().map(|(_, text)| text).collect();
        first.iter().any(|text| crate::header::is_label_header(text)) && first.len() > 1
    };
    !looks_like_header || header > 0
}

/// A title without the mark that its table goes on: `…表（续表）`, `…表（续）`, `续表`.
pub(crate) fn without_continued(title: &str) -> String {
    let title = plain(title);
    let mut bare = title.trim_end_matches(|c: char| c.is_ascii_digit() || "一二三四五()".contains(c));
    if !bare.ends_with('续') && !bare.ends_with("续表") {
        return title;
    }
    bare = bare.strip_suffix("续表").unwrap_or(bare).trim_end_matches('续');
    bare.trim_end_matches(['(', '-']).to_owned()
}

fn opens_with_total(matrix: &Matrix, header_rows: usize) -> bool {
    matrix.own_texts(header_rows).first().is_some_and(|(_, text)| is_total(text))
}

/// How many rows at the top of a continuation repeat the header.
fn repeated_header(last: &Draft, matrix: &Matrix) -> usize {
    let header = header_texts(&last.matrix, last.header_rows);
    let flat = |rows: &[Vec<String>]| -> Vec<String> {
        rows.iter().flatten().filter(|text| !text.is_empty()).map(|text| plain(text)).collect()
    };
    let whole = flat(&header);
    (1..=last.header_rows.min(matrix.rows.len()))
        .rev()
        .find(|rows| {
            let here = flat(&header_texts(matrix, *rows));
            !here.is_empty()
                && (here == whole
                    || (*rows == last.header_rows
                        && here.len() * 10 >= whole.len() * 9
                        && here.iter().filter(|t| whole.contains(t)).count() * 10 >= whole.len() * 9))
        })
        .unwrap_or(0)
}

/// Maps the columns of a continuation onto the open table's by their edges: equal counts map one to one, fewer
/// columns (a merged row hides some) map by their left edge. `None` if the geometry is another table's.
fn mapping(edges: &[f32], other: &[f32]) -> Option<Vec<usize>> {
    if edges.len() == other.len() {
        let width = |e: &[f32]| e.last().copied().unwrap_or(0.0) - e.first().copied().unwrap_or(0.0);
        // The same number of columns over a quite different width is another table.
        let (a, b) = (width(edges), width(other));
        return ((a - b).abs() <= a.max(b) * 0.12).then(|| (0..edges.len().saturating_sub(1)).collect());
    }
    if other.len() > edges.len() || other.len() < 2 {
        return None;
    }
    let near = |x: f32| edges.iter().position(|e| (e - x).abs() < 6.0);
    let mapped: Option<Vec<usize>> = other.iter().map(|x| near(*x)).collect();
    let mut mapped = mapped?;
    mapped.pop();
    Some(mapped)
}

/// Adds the rows of a continuation, its header left out; `false` if its columns are another table's.
pub(crate) fn append(last: &mut Draft, matrix: &Matrix, grid: &Grid, page: u32) -> bool {
    let placed = !grid.edges.is_empty();
    let columns: Vec<usize> = if placed {
        let Some(columns) = mapping(&last.edges, &grid.edges) else { return false };
        columns
    } else {
        (0..matrix.columns).collect()
    };
    let mut skip = repeated_header(last, matrix);
    // A row that a page break cut in two leaves an empty sliver on top of the next page.
    if skip == 0 && placed && matrix.rows.len() > 1 && matrix.own_texts(0).is_empty() && is_sliver(matrix) {
        skip = 1;
    }
    if placed && matrix.rows.len() == 1 && matrix.own_texts(0).is_empty() {
        skip = 1;
    }
    let base = last.matrix.rows.len();
    for (index, row) in matrix.rows.iter().enumerate().skip(skip) {
        let at = base + index - skip;
        let mut out: Vec<Position> = (0..last.matrix.columns)
            .map(|column| Position {
                text: String::new(),
                place: row.first().map_or(grid.place, |cell| cell.place),
                origin: (at, column),
                row_end: at + 1,
                column_end: column + 1,
            })
            .collect();
        for (column, cell) in row.iter().enumerate() {
            let Some(target) = columns.get(column).copied() else { continue };
            if cell.origin.1 == column
                && let Some(slot) = out.get_mut(target)
            {
                let origin_row = (base + cell.origin.0).saturating_sub(skip).max(base);
                *slot = Position {
                    text: cell.text.clone(),
                    place: cell.place,
                    origin: (origin_row, target),
                    row_end: (base + cell.row_end).saturating_sub(skip),
                    column_end: target + 1,
                };
            }
        }
        last.matrix.rows.push(out);
    }
    if placed && last.pages.last() != Some(&page) {
        last.pages.push(page);
    }
    true
}

/// Whether the first row is much lower than the others.
fn is_sliver(matrix: &Matrix) -> bool {
    let height = |row: usize| {
        matrix.rows.get(row).and_then(|cells| cells.first()).map_or(0.0, |cell| match cell.place {
            Place::Page { bbox: Rect { y0, y1, .. }, .. } => y1 - y0,
            Place::Text { .. } | Place::Sheet { .. } | Place::Part { .. } => 0.0,
        })
    };
    let mut others: Vec<f32> = (1..matrix.rows.len()).map(height).collect();
    others.sort_by(f32::total_cmp);
    others.get(others.len() / 2).is_some_and(|median| height(0) < median * 0.9)
}
