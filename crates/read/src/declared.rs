//! Tables whose title, unit and header are declared and not only shown: books as data. They become what a reader of the
//! printed book sees, so that they are understood by the same means.

use mingzhang_model::Place;

use crate::tiling::Tiling;
use crate::{Block, Grid, GridCell, Line};

/// A header higher than this is none.
const MOST_HEADER_ROWS: usize = 16;

/// Who a book is about, and when.
#[derive(Debug, Default)]
pub(crate) struct Cover<'a> {
    pub(crate) title: &'a str,
    pub(crate) organisation: &'a str,
    pub(crate) year: Option<i64>,
    /// `budget`, `final_accounts`.
    pub(crate) kind: &'a str,
    /// `unit`, `department`.
    pub(crate) level: &'a str,
}

/// A table with what is said about it.
#[derive(Debug, Default)]
pub(crate) struct Declared<'a> {
    pub(crate) title: &'a str,
    pub(crate) organisation: &'a str,
    pub(crate) unit: &'a str,
    pub(crate) note: &'a str,
    /// Header and body; a merged text stands in its top left cell.
    pub(crate) rows: Vec<Vec<String>>,
    pub(crate) header_rows: usize,
}

impl Cover<'_> {
    /// The lines of a cover page.
    pub(crate) fn lines(&self, place: Place) -> impl Iterator<Item = Block> {
        let level = match self.level {
            "unit" => "单位",
            "department" => "部门",
            _ => "",
        };
        let kind = match self.kind {
            "budget" => "预算",
            "final_accounts" => "决算",
            _ => "",
        };
        let year = self.year.map(|year| format!("{year}年度")).unwrap_or_default();
        let heading = if kind.is_empty() { year } else { format!("{year}{level}{kind}公开") };
        [self.organisation.to_owned(), self.title.to_owned(), heading]
            .into_iter()
            .filter(|text| !text.trim().is_empty())
            .map(move |text| said(text, place, 0))
    }
}

impl Declared<'_> {
    /// The table with the lines above and below it. `place` gives that of a cell by row and column; `boxes` are those that
    /// grids may still have. `Err` with the number of boxes if that is more.
    pub(crate) fn blocks(
        self,
        place: impl Fn(usize, usize) -> Place,
        boxes: &mut usize,
    ) -> Result<Vec<Block>, usize> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let needed = self.rows.len().saturating_mul(columns);
        *boxes = boxes.checked_sub(needed).ok_or(needed)?;
        let top = place(0, 0);
        let mut out = Vec::new();
        let key = |key: &str, value: &str| {
            if value.is_empty() { String::new() } else { format!("{key}：{value}") }
        };
        let above = [
            (self.title.to_owned(), 1),
            (key("单位名称", self.organisation), 0),
            (key("单位", self.unit), 0),
        ];
        out.extend(
            above
                .into_iter()
                .filter(|(text, _)| !text.is_empty())
                .map(|(text, level)| said(text, top, level)),
        );
        let note = said(self.note.to_owned(), top, 0);
        let has_note = !self.note.trim().is_empty();
        out.extend(grid(self.rows, columns, self.header_rows, place).map(Block::Grid));
        out.extend(has_note.then_some(note));
        Ok(out)
    }
}

fn said(text: String, place: Place, heading: u8) -> Block {
    Block::Line(Line { text, place, heading })
}

fn grid(
    rows: Vec<Vec<String>>,
    columns: usize,
    header_rows: usize,
    place: impl Fn(usize, usize) -> Place,
) -> Option<Grid> {
    let header_rows = header_rows.min(rows.len());
    let mut cells = if header_rows <= MOST_HEADER_ROWS {
        header_cells(rows.get(..header_rows).unwrap_or_default(), columns, &place)
    } else {
        Vec::new()
    };
    let spanned = !cells.is_empty();
    let (count, top) = (rows.len(), place(0, 0));
    let skip = if spanned { header_rows } else { 0 };
    for (row, texts) in rows.into_iter().enumerate().skip(skip) {
        for (column, text) in texts.into_iter().enumerate() {
            let place = place(row, column);
            cells.push(GridCell { row, column, row_span: 1, column_span: 1, text, place });
        }
    }
    // No column may be lost: the file counts them.
    let tiling = Tiling { rows: count, cells, place: top, header_rows: Some(header_rows) };
    let grid = tiling.grid(&place)?;
    (grid.columns == columns).then_some(grid)
}

/// The cells of a header from their texts alone. A label covers what is blank on its right up to the next label, but never
/// beyond the label above it; and it reaches down as long as nothing stands below it.
fn header_cells(
    header: &[Vec<String>],
    columns: usize,
    place: &impl Fn(usize, usize) -> Place,
) -> Vec<GridCell> {
    let mut spans = Spans { header, cells: Vec::new() };
    spans.under(0, 0..columns, None);
    let cell = |&(row, column, row_span, column_span): &(usize, usize, usize, usize)| GridCell {
        row,
        column,
        row_span,
        column_span,
        text: spans.text(row, column).to_owned(),
        place: place(row, column),
    };
    spans.cells.iter().map(cell).collect()
}

struct Spans<'a> {
    header: &'a [Vec<String>],
    /// Row, column, rows, columns.
    cells: Vec<(usize, usize, usize, usize)>,
}

impl Spans<'_> {
    fn text(&self, row: usize, column: usize) -> &str {
        self.header.get(row).and_then(|texts| texts.get(column)).map_or("", |text| text.trim())
    }

    /// Finds the cells from `row` down in some columns, which `label` covers in the row above.
    fn under(&mut self, row: usize, columns: std::ops::Range<usize>, label: Option<usize>) {
        if row >= self.header.len() || columns.is_empty() {
            return;
        }
        let starts: Vec<usize> =
            columns.clone().filter(|column| !self.text(row, *column).is_empty()).collect();
        let Some(first) = starts.first().copied() else {
            if let Some((_, _, rows, _)) = label.and_then(|label| self.cells.get_mut(label)) {
                *rows += 1;
            }
            self.under(row + 1, columns, label);
            return;
        };
        self.under(row + 1, columns.start..first, None);
        let ends = starts.iter().copied().skip(1).chain([columns.end]);
        for (start, end) in starts.iter().copied().zip(ends) {
            self.cells.push((row, start, 1, end - start));
            let label = Some(self.cells.len() - 1);
            self.under(row + 1, start..end, label);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(header: &[&[&str]]) -> Vec<String> {
        let rows: Vec<Vec<String>> =
            header.iter().map(|row| row.iter().map(|text| (*text).to_owned()).collect()).collect();
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let mut cells = header_cells(&rows, columns, &|_, _| Place::Text { line: 1, column: 1 });
        cells.sort_by_key(|cell| (cell.row, cell.column));
        cells.iter().map(|cell| format!("{}×{}{}", cell.row_span, cell.column_span, cell.text)).collect()
    }

    #[test]
    fn a_header_finds_its_spans_again() {
        assert_eq!(
            spans(&[
                &["项目", "", "", "", "收入预算", "", ""],
                &["科目编码", "", "", "科目名称", "合计", "财政拨款", "其他"],
                &["类", "款", "项", "", "", "", ""],
            ]),
            [
                "1×4项目",
                "1×3收入预算",
                "1×3科目编码",
                "2×1科目名称",
                "2×1合计",
                "2×1财政拨款",
                "2×1其他",
                "1×1类",
                "1×1款",
                "1×1项"
            ]
        );
        assert_eq!(
            spans(&[
                &["三公经费", "", "", "", "", "机关运行"],
                &["合计", "出国", "公务用车", "", "", ""],
                &["", "", "小计", "购置", "运行", ""],
            ]),
            [
                "1×5三公经费",
                "3×1机关运行",
                "2×1合计",
                "2×1出国",
                "1×3公务用车",
                "1×1小计",
                "1×1购置",
                "1×1运行"
            ]
        );
    }

    #[test]
    fn a_label_over_several_rows_and_columns_is_one_cell() {
        assert_eq!(
            spans(&[&["合计", "", "接待费", ""], &["", "", "", ""], &["预算", "决算", "预算", "决算"]]),
            ["2×2合计", "2×2接待费", "1×1预算", "1×1决算", "1×1预算", "1×1决算"]
        );
    }
}
