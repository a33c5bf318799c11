//! From pages of blocks to logical tables: captions are attached, and a table that runs over several pages, with or
//! without its header repeated, becomes one.

use mingzhang_catalog::{plain, squeeze};
use mingzhang_model::{MoneyUnit, Note, Place, Rect};
use mingzhang_read::{Block, Document, Grid};

use crate::captions::{Caption, Furniture, is_note, unit_and_org};
use crate::header::{header_rows, header_texts};
use crate::matrix::{Matrix, Position};

/// A logical table before its columns are understood.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) caption: Caption,
    pub(crate) pages: Vec<u32>,
    pub(crate) matrix: Matrix,
    pub(crate) header_rows: usize,
    pub(crate) note: Option<Note>,
    pub(crate) place: Place,
    edges: Vec<f32>,
}

/// What the stitching leaves: the tables, and the lines that belong to none.
pub(crate) struct Stitched {
    pub(crate) drafts: Vec<Draft>,
    pub(crate) lines: Vec<(String, Place)>,
}

pub(crate) fn stitch(document: &Document) -> Stitched {
    let furniture = Furniture::of(document);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut prose: Vec<(String, Place)> = Vec::new();
    // Lines since the last grid; they may turn out to be the next one's caption.
    let mut pending: Vec<(&str, Place)> = Vec::new();
    let mut open = false;
    for page in &document.pages {
        let mut first_on_page = true;
        for block in &page.blocks {
            match block {
                Block::Line(line) if furniture.is_furniture(line, page.height) => {}
                Block::Line(line) => {
                    first_on_page = false;
                    if open && attach_note(&mut drafts, &pending, &line.text, line.place) {
                        continue;
                    }
                    pending.push((&line.text, line.place));
                }
                Block::Grid(grid) => {
                    let mut matrix = Matrix::of(grid);
                    let inner = take_inner_caption(&mut matrix);
                    let mut caption = Caption::read(&pending, page.width);
                    caption.unit = caption.unit.or(inner.unit);
                    caption.org = caption.org.take().or(inner.org);
                    if !inner.title.is_empty() {
                        caption.title = inner.title;
                    }
                    let bare = pending.is_empty() && (first_on_page || page.width <= 0.0);
                    let joined = open
                        && drafts.last_mut().is_some_and(|last| {
                            continues(last, &caption, bare, &matrix, grid, page.number)
                                && append(last, &matrix, grid, page.number)
                        });
                    if !joined {
                        prose.extend(pending.iter().map(|(text, place)| ((*text).to_owned(), *place)));
                        let rows = header_rows(&matrix);
                        drafts.push(Draft {
                            caption,
                            pages: if page.width > 0.0 { vec![page.number] } else { Vec::new() },
                            matrix,
                            header_rows: rows,
                            note: None,
                            place: grid.place,
                            edges: grid.edges.clone(),
                        });
                    }
                    pending.clear();
                    open = true;
                    first_on_page = false;
                }
            }
        }
    }
    prose.extend(pending.iter().map(|(text, place)| ((*text).to_owned(), *place)));
    Stitched { drafts, lines: prose }
}

/// Takes a line right below a table as its note; notes may run over several lines.
fn attach_note(drafts: &mut [Draft], pending: &[(&str, Place)], text: &str, place: Place) -> bool {
    let Some(last) = drafts.last_mut() else { return false };
    if !pending.is_empty() {
        return false;
    }
    match &mut last.note {
        None if is_note(text) => {
            last.note = Some(Note { text: squeeze(text), place });
            true
        }
        Some(note) if !note.text.ends_with(['。', '据', '表', '；']) && unit_and_org(text).0.is_none() && !text.contains("表") => {
            note.text.push_str(&squeeze(text));
            true
        }
        _ => false,
    }
}

/// Some programs print title, body and unit inside the grid, as its first merged rows: takes them out.
fn take_inner_caption(matrix: &mut Matrix) -> Caption {
    let mut out = Caption::default();
    let mut taken = 0;
    for row in 0..matrix.rows.len().min(4) {
        let texts = matrix.own_texts(row);
        let joined = texts.iter().map(|(_, text)| *text).collect::<Vec<_>>().join(" ");
        let (unit, org) = unit_and_org(&joined);
        let spans_all = matches!(texts.as_slice(), [(0, _)])
            && matrix.columns > 2
            && matrix.rows.get(row).and_then(|cells| cells.first()).is_some_and(|c| c.column_end == matrix.columns);
        if unit.is_some() || (org.is_some() && texts.len() <= 2) {
            out.unit = out.unit.or(unit);
            out.org = out.org.take().or(org);
        } else if spans_all && row == taken && joined.contains('表') && out.title.is_empty() {
            out.title = squeeze(&joined);
        } else {
            break;
        }
        taken = row + 1;
    }
    if out.unit.is_some() || !out.title.is_empty() {
        matrix.drop_top(taken);
    }
    out
}

/// Whether a grid goes on with the table before it.
fn continues(last: &Draft, caption: &Caption, bare: bool, matrix: &Matrix, grid: &Grid, page: u32) -> bool {
    if last.note.is_some() {
        return false;
    }
    let same_title = !caption.title.is_empty()
        && plain(&caption.title).trim_end_matches("(续)").trim_end_matches("续表") == plain(&last.caption.title);
    let next_page = last.pages.last().is_none_or(|p| page == p + 1);
    if !(bare || (same_title && next_page) || (caption.is_empty() && bare)) || !next_page {
        return false;
    }
    if grid.ruled && mapping(&last.edges, &grid.edges).is_none() {
        return false;
    }
    if !grid.ruled && matrix.columns > last.matrix.columns {
        return false;
    }
    // A header that differs from the open table's opens a new one.
    let rows = header_rows(matrix);
    let looks_like_header = rows > 0 && rows < matrix.rows.len().max(1) && {
        let first: Vec<&str> = matrix.own_texts(0).into_iter().map(|(_, text)| text).collect();
        first.iter().any(|text| crate::header::is_label_header(text)) && first.len() > 1
    };
    !looks_like_header || repeated_header(last, matrix) > 0
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
            !here.is_empty() && (here == whole || (*rows == last.header_rows && here.len() * 10 >= whole.len() * 9
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

fn append(last: &mut Draft, matrix: &Matrix, grid: &Grid, page: u32) -> bool {
    let columns: Vec<usize> = if grid.ruled {
        let Some(columns) = mapping(&last.edges, &grid.edges) else { return false };
        columns
    } else {
        (0..matrix.columns).collect()
    };
    let mut skip = repeated_header(last, matrix);
    // A row that a page break cut in two leaves an empty sliver on top of the next page.
    if skip == 0 && grid.ruled && matrix.rows.len() > 1 && matrix.own_texts(0).is_empty() && is_sliver(matrix) {
        skip = 1;
    }
    if grid.ruled && matrix.rows.len() == 1 && matrix.own_texts(0).is_empty() {
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
    if grid.ruled && last.pages.last() != Some(&page) {
        last.pages.push(page);
    }
    true
}

/// Whether the first row is much lower than the others.
fn is_sliver(matrix: &Matrix) -> bool {
    let height = |row: usize| {
        matrix.rows.get(row).and_then(|cells| cells.first()).map_or(0.0, |cell| match cell.place {
            Place::Page { bbox: Rect { y0, y1, .. }, .. } => y1 - y0,
            Place::Text { .. } => 0.0,
        })
    };
    let mut others: Vec<f32> = (1..matrix.rows.len()).map(height).collect();
    others.sort_by(f32::total_cmp);
    others.get(others.len() / 2).is_some_and(|median| height(0) < median * 0.9)
}

/// The unit that most tables of a book declare, for one that declares none.
pub(crate) fn common_unit(drafts: &[Draft]) -> Option<MoneyUnit> {
    MoneyUnit::ALL
        .into_iter()
        .map(|unit| (drafts.iter().filter(|draft| draft.caption.unit == Some(unit)).count(), unit))
        .filter(|(count, _)| *count > 0)
        .max_by_key(|(count, _)| *count)
        .map(|(_, unit)| unit)
}
