//! The register itself.

use rust_xlsxwriter::{DataValidation, Worksheet, XlsxError};

use super::entry::{Entries, Entry};
use super::faces::{Faces, height};
use super::{COLUMNS, OPEN, row};

/// Title, one line of counts, the header.
const TOP: u32 = 3;

pub(super) fn write(
    sheet: &mut Worksheet,
    files: &[Entries],
    words: &impl Fn(&str) -> String,
    faces: &Faces,
) -> Result<(), XlsxError> {
    let last = OPEN + 3;
    for (column, (_, width)) in (0..).zip(COLUMNS) {
        sheet.set_column_width(column, width)?;
    }
    sheet.merge_range(0, 0, 0, last, &words("dossier-register"), &faces.title)?;
    sheet.set_row_height(0, 34)?;
    sheet.merge_range(1, 0, 1, last, &lead(files, words), &faces.lead)?;
    sheet.set_row_height(1, 20)?;
    for (column, (id, _)) in (0..).zip(COLUMNS) {
        sheet.write_string_with_format(TOP - 1, column, words(id), &faces.head)?;
    }
    sheet.set_row_height(TOP - 1, 26)?;
    let mut number = 0;
    for file in files {
        for entry in &file.rows {
            line(sheet, TOP + row(number), number + 1, (file, entry), faces)?;
            number += 1;
        }
    }
    let end = TOP + row(number.max(1)) - 1;
    sheet.autofilter(TOP - 1, 0, end, last)?;
    sheet.set_freeze_panes(TOP, 1)?;
    sheet.set_repeat_rows(TOP - 1, TOP - 1)?;
    let choices: Vec<String> = words("dossier-done-choices").split(',').map(str::to_owned).collect();
    let choices = DataValidation::new().allow_list_strings(&choices)?;
    sheet.add_data_validation(TOP, OPEN, end, OPEN, &choices)?;
    Ok(())
}

fn line(
    sheet: &mut Worksheet,
    at: u32,
    number: usize,
    (file, entry): (&Entries, &Entry),
    faces: &Faces,
) -> Result<(), XlsxError> {
    let (wrong, right, severity) =
        (faces.wrong(), faces.right(entry.severity), faces.severity(entry.severity));
    let number = number.to_string();
    let printed = if entry.should.is_empty() { &faces.figure } else { &wrong };
    let cells = [
        (number.as_str(), &faces.centred),
        (&file.file, &faces.text),
        (&file.unit, &faces.text),
        (&file.year, &faces.centred),
        (&entry.grade, &severity),
        (entry.rule, &faces.centred),
        (&entry.title, &faces.text),
        (&entry.place, &faces.text),
        (&entry.problem, &faces.text),
        (&entry.printed, printed),
        (&entry.should, &right),
        (&entry.basis, &faces.text),
        ("", &faces.centred),
        ("", &faces.centred),
        ("", &faces.date),
        ("", &faces.text),
    ];
    for (column, (text, face)) in (0..).zip(cells) {
        if text.is_empty() {
            sheet.write_blank(at, column, face)?;
        } else {
            // Always as text: a book's words are never a formula.
            sheet.write_string_with_format(at, column, text, face)?;
        }
    }
    let widths = COLUMNS.iter().map(|(_, width)| *width);
    sheet.set_row_height(at, height(cells.iter().map(|(text, _)| *text).zip(widths)))?;
    Ok(())
}

/// `错误 3　警告 5　提示 8`
fn lead(files: &[Entries], words: &impl Fn(&str) -> String) -> String {
    let sum = |of: fn(&Entries) -> usize| files.iter().map(of).sum::<usize>();
    let parts = [
        ("dossier-files", files.len()),
        ("dossier-errors", sum(|file| file.counts.errors)),
        ("dossier-warnings", sum(|file| file.counts.warnings)),
        ("dossier-infos", sum(|file| file.counts.infos)),
    ];
    parts.map(|(id, n)| format!("{} {n}", words(id))).join("　　")
}
