//! Every figure of the tables once more, one a row, for filters and pivot tables.

use mingzhang_model::manuscript::{Axis, BoundFact, Form};
use mingzhang_model::{Manuscript, MoneyUnit};
use rust_xlsxwriter::{Format, Table, TableColumn, Worksheet};

use super::faces::Faces;
use super::{Error, column, finish, number, row};
use crate::words::{self, DIMENSIONS};

/// Columns in front of the dimensions and behind them.
const BEFORE: [(&str, u8); 4] = [("表", 8), ("表名", 30), ("行", 34), ("列", 28)];
const BEHIND: [(&str, u8); 3] = [("印出数", 16), ("印出单位", 10), ("折合元", 22)];

/// Writes the sheet. It has no caption: its figures are the forms', and are not read as a table of the book.
pub(super) fn write(sheet: &mut Worksheet, manuscript: &Manuscript, faces: &Faces) -> Result<(), Error> {
    let text = Format::new().set_font_name("宋体").set_font_size(10);
    let right = text.clone().set_align(rust_xlsxwriter::FormatAlign::Right);
    let dimensions = DIMENSIONS.iter().map(|name| (*name, 16));
    let columns: Vec<(&str, u8)> = BEFORE.into_iter().chain(dimensions).chain(BEHIND).collect();
    for (index, (name, width)) in columns.iter().enumerate() {
        sheet.set_column_width(column(index)?, *width)?;
        sheet.write_string_with_format(0, column(index)?, *name, &faces.head)?;
    }
    for (index, fact) in manuscript.facts.iter().enumerate() {
        let at = row(index + 1)?;
        let form = manuscript.forms.get(fact.form);
        let before = [
            form.map(|form| form.ordinal.clone()).unwrap_or_default(),
            form.map(|form| form.title.clone()).unwrap_or_default(),
            form.map(|form| row_label(form, fact)).unwrap_or_default(),
            form.map(|form| column_label(form, fact)).unwrap_or_default(),
        ];
        let members = words::members(&fact.coordinate);
        let unit = fact.unit.chinese().to_owned();
        let words = before.into_iter().chain(members).chain([fact.text.clone(), unit]);
        let mut next = 0;
        for (place, word) in words.enumerate() {
            if !word.is_empty() {
                let face = if place + 3 == columns.len() { &right } else { &text };
                sheet.write_string_with_format(at, column(place)?, &word, face)?;
            }
            next = place + 1;
        }
        let yuan = fact.exact.display(MoneyUnit::Yuan, 2, true);
        let next = column(next)?;
        match number::number(&yuan, true) {
            Some(number) => {
                let face = right.clone().set_num_format(&number.format);
                sheet.write_number_with_format(at, next, number.value, &face)?;
            }
            None => {
                sheet.write_string_with_format(at, next, &yuan, &right)?;
            }
        }
    }
    let last = column(columns.len() - 1)?;
    if !manuscript.facts.is_empty() {
        let headers: Vec<TableColumn> =
            columns.iter().map(|(name, _)| TableColumn::new().set_header(*name)).collect();
        let table = Table::new().set_name("数据").set_columns(&headers).set_autofilter(true);
        let end = row(manuscript.facts.len())?;
        sheet.add_table(0, 0, end, last, &table)?;
        sheet.ignore_error_range(1, 0, end, last, rust_xlsxwriter::IgnoreError::NumberStoredAsText)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    finish(sheet, manuscript);
    sheet.set_landscape();
    Ok(())
}

/// The label of the figure's row: code and name in the columns to its left.
fn row_label(form: &Form, fact: &BoundFact) -> String {
    let Some(row) = form.rows.get(fact.row) else { return String::new() };
    let is_label =
        |column: &usize| form.columns.get(*column).is_some_and(|column| column.axis != Axis::Money);
    let end = (0..fact.column).rev().find(is_label).map_or(0, |column| column + 1);
    let start = (0..end).rev().find(|column| !is_label(column)).map_or(0, |column| column + 1);
    let cells = row.cells.get(start..end).unwrap_or_default();
    let texts = cells.iter().map(|cell| cell.text.trim()).filter(|text| !text.is_empty());
    texts.collect::<Vec<_>>().join(" ")
}

fn column_label(form: &Form, fact: &BoundFact) -> String {
    form.columns.get(fact.column).map(|column| column.path.join(" / ")).unwrap_or_default()
}
