//! Tables: cells with spans in a grid of fixed columns, the header repeated on every page.

use super::room::{ORDINARY, Setting};
use super::styles::SHADE;
use super::text::{self, Set, Style};
use super::xml::Xml;

/// A table to draw.
pub(super) struct Table<'a> {
    /// Widths of the columns in twentieths of a point.
    pub(super) columns: &'a [u32],
    /// Number of rows.
    pub(super) rows: usize,
    /// How many of them are the header.
    pub(super) header: usize,
    /// The cells in any order; what none of them covers is empty.
    pub(super) cells: Vec<Cell<'a>>,
    /// Size of its letters and the space around them.
    pub(super) setting: Setting,
    /// Whether it stays on one page, together with what stands below it.
    pub(super) whole: bool,
    /// Alternative text.
    pub(super) description: &'a str,
}

/// A cell.
#[derive(Clone, Copy)]
pub(super) struct Cell<'a> {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) row_span: usize,
    pub(super) column_span: usize,
    pub(super) text: &'a str,
    pub(super) style: Style,
    pub(super) set: Set,
    /// Whether the line above it is strong.
    pub(super) strong: bool,
}

/// More letters than this in a row, and it may break over pages: it might be longer than one.
const LONG_ROW: usize = 400;

/// So many rows at the end of a table do not part.
const LAST_ROWS: usize = 3;

/// Draws a table.
pub(super) fn table(xml: &mut Xml, table: &Table<'_>) {
    let owners = owners(table);
    let width: u32 = table.columns.iter().sum();
    xml.open("w:tbl", &[]);
    xml.element("w:tblPr", &[], |xml| {
        xml.value("w:tblStyle", "FormTable");
        xml.empty("w:tblW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        xml.value("w:jc", "center");
        xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        let margin = table.setting.margin.to_string();
        xml.element("w:tblCellMar", &[], |xml| {
            for (side, width) in
                [("w:top", &*margin), ("w:left", "57"), ("w:bottom", &*margin), ("w:right", "57")]
            {
                xml.empty(side, &[("w:w", width), ("w:type", "dxa")]);
            }
        });
        if table.header > 0 {
            // Word gives the first row to screen readers as the header.
            xml.empty("w:tblLook", &[("w:val", "0020"), ("w:firstRow", "1"), ("w:lastRow", "0")]);
        }
        if !table.description.is_empty() {
            xml.value("w:tblCaption", table.description);
        }
    });
    xml.element("w:tblGrid", &[], |xml| {
        for column in table.columns {
            xml.empty("w:gridCol", &[("w:w", &column.to_string())]);
        }
    });
    for (row, owners) in owners.iter().enumerate() {
        xml.element("w:tr", &[], |xml| {
            let letters: usize = owners.iter().flatten().map(|owner| owner.text.chars().count()).sum();
            xml.element("w:trPr", &[], |xml| {
                if letters <= LONG_ROW {
                    xml.empty("w:cantSplit", &[]);
                }
                if row < table.header {
                    xml.empty("w:tblHeader", &[]);
                }
            });
            let mut column = 0;
            while let Some(owner) = owners.get(column) {
                column += cell(xml, table, row, column, *owner);
            }
        });
    }
    xml.close("w:tbl");
}

/// Which cell covers each position. Cells that reach out of the table end with it.
fn owners<'t, 'a>(table: &'t Table<'a>) -> Vec<Vec<Option<&'t Cell<'a>>>> {
    let mut owners: Vec<Vec<Option<&Cell<'_>>>> = vec![vec![None; table.columns.len()]; table.rows];
    for cell in &table.cells {
        for row in owners.iter_mut().skip(cell.row).take(cell.row_span.max(1)) {
            for slot in row.iter_mut().skip(cell.column).take(cell.column_span.max(1)) {
                *slot = Some(cell);
            }
        }
    }
    owners
}

/// Draws what a row shows of a cell and returns how many columns that is.
fn cell(xml: &mut Xml, table: &Table<'_>, row: usize, column: usize, owner: Option<&Cell<'_>>) -> usize {
    let end = owner.map_or(column + 1, |cell| cell.column + cell.column_span.max(1));
    let span = end.min(table.columns.len()).saturating_sub(column).max(1);
    let width: u32 = table.columns.iter().skip(column).take(span).sum();
    let begins = owner.is_none_or(|cell| cell.row == row);
    xml.open("w:tc", &[]);
    xml.element("w:tcPr", &[], |xml| {
        xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        if span > 1 {
            xml.value("w:gridSpan", &span.to_string());
        }
        if owner.is_some_and(|cell| cell.row_span > 1) {
            xml.value("w:vMerge", if begins { "restart" } else { "continue" });
        }
        if owner.is_some_and(|cell| cell.strong) {
            xml.element("w:tcBorders", &[], |xml| {
                xml.empty(
                    "w:top",
                    &[("w:val", "single"), ("w:sz", "8"), ("w:space", "0"), ("w:color", "1D1F23")],
                );
            });
        }
        if row < table.header || owner.is_some_and(|cell| cell.style == Style::HeadCell) {
            xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", SHADE)]);
        }
        xml.value("w:vAlign", "center");
    });
    let (style, set) = owner.map_or((Style::TextCell, Set::default()), |cell| (cell.style, cell.set));
    // The last rows stay together, so that no total stands alone on a page.
    let ends = row + 1 < table.rows && row + LAST_ROWS >= table.rows;
    let keep_next = table.whole || row < table.header || ends;
    let size = (table.setting.size != ORDINARY).then_some(table.setting.size);
    let set = Set { keep_next, size, ..set };
    text::line(xml, style, set, owner.filter(|_| begins).map_or("", |cell| cell.text));
    xml.close("w:tc");
    span
}
