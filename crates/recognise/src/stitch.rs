//! From pages of blocks to logical tables: captions are attached, and a table that runs over several pages, with or
//! without its header repeated, becomes one.

use mingzhang_catalog::{plain, squeeze};
use mingzhang_model::{MoneyUnit, Note, Place};
use mingzhang_read::{Block, Document, Line};

use crate::captions::{Caption, Furniture, is_note, is_title, unit_and_org};
use crate::continuation::{append, continues, without_continued};
use crate::header::header_rows;
use crate::matrix::Matrix;

/// A logical table before its columns are understood.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) caption: Caption,
    pub(crate) pages: Vec<u32>,
    pub(crate) matrix: Matrix,
    pub(crate) header_rows: usize,
    pub(crate) note: Option<Note>,
    pub(crate) place: Place,
    /// Column boundaries of its first grid.
    pub(crate) edges: Vec<f32>,
}

/// What the stitching leaves: the tables, and the lines that belong to none.
pub(crate) struct Stitched {
    pub(crate) drafts: Vec<Draft>,
    pub(crate) lines: Vec<Line>,
}

pub(crate) fn stitch(document: &Document) -> Stitched {
    let furniture = Furniture::of(document);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut prose: Vec<Line> = Vec::new();
    // Lines since the last grid; they may turn out to be the next one's caption.
    let mut pending: Vec<&Line> = Vec::new();
    let mut open = false;
    for page in &document.pages {
        let mut first_on_page = true;
        for block in &page.blocks {
            match block {
                Block::Line(line) if furniture.is_furniture(line, page.height) => {}
                Block::Line(line) => {
                    first_on_page = false;
                    if open && attach_note(&mut drafts, &pending, line) {
                        continue;
                    }
                    pending.push(line);
                }
                Block::Grid(grid) => {
                    let mut matrix = Matrix::of(grid);
                    let inner = take_inner_caption(&mut matrix);
                    let note = take_inner_note(&mut matrix);
                    let mut caption = Caption::read(&pending, page.width);
                    caption.unit = caption.unit.or(inner.unit);
                    caption.org = caption.org.take().or(inner.org);
                    if !inner.title.is_empty() {
                        caption.title = inner.title;
                    }
                    if caption.title.is_empty() {
                        caption.title = sheet_title(document, page.number);
                    }
                    // Pages of paper cut a table in two; sheets and texts do not, but blank lines in them do.
                    let bare = pending.is_empty() && first_on_page == (page.width > 0.0);
                    // Nothing but the table's own furniture stands between: 续表, the unit, the body.
                    let marked = pending.iter().all(|line| {
                        let (unit, org) = unit_and_org(&line.text);
                        unit.is_some() || org.is_some() || without_continued(&line.text).is_empty()
                    });
                    // Books as data list whole tables.
                    let joined = open
                        && grid.header_rows.is_none()
                        && drafts.last_mut().is_some_and(|last| {
                            continues(last, &caption, (bare, marked), &matrix, grid, page.number)
                                && append(last, &matrix, grid, page.number)
                        });
                    if !joined {
                        prose.extend(pending.iter().copied().cloned());
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
                    if let Some(last) = drafts.last_mut().filter(|last| last.note.is_none()) {
                        last.note = note;
                    }
                    pending.clear();
                    open = true;
                    first_on_page = false;
                }
            }
        }
    }
    prose.extend(pending.iter().copied().cloned());
    Stitched { drafts, lines: prose }
}

/// The name of a sheet is the title of a table that has no other.
fn sheet_title(document: &Document, page: u32) -> String {
    let name = page.checked_sub(1).and_then(|index| document.sheets.get(index as usize));
    name.filter(|name| is_title(name)).map(|name| squeeze(name)).unwrap_or_default()
}

/// Takes a line right below a table as its note; notes may run over several lines.
fn attach_note(drafts: &mut [Draft], pending: &[&Line], line: &Line) -> bool {
    let (text, place) = (line.text.as_str(), line.place);
    let Some(last) = drafts.last_mut() else { return false };
    if !pending.is_empty() || line.heading > 0 {
        return false;
    }
    match &mut last.note {
        None if is_note(text) => {
            last.note = Some(Note { text: squeeze(text), place });
            true
        }
        Some(note)
            if !note.text.ends_with(['。', '据', '表', '；'])
                && unit_and_org(text).0.is_none()
                && !text.contains("表") =>
        {
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
            && matrix
                .rows
                .get(row)
                .and_then(|cells| cells.first())
                .is_some_and(|c| c.column_end == matrix.columns);
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

/// A note as the last row of the grid, alone in it: takes it out.
fn take_inner_note(matrix: &mut Matrix) -> Option<Note> {
    let last = matrix.rows.len().checked_sub(1).filter(|last| *last > 0)?;
    let texts = matrix.own_texts(last);
    let &[(column, text)] = texts.as_slice() else { return None };
    let said = ["注:", "备注:", "说明:"].iter().any(|word| plain(text).starts_with(word));
    let cell = matrix.rows.get(last)?.get(column).filter(|_| said && column == 0)?;
    let note = Note { text: cell.text.clone(), place: cell.place };
    matrix.rows.pop();
    Some(note)
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
