//! The second sheet: files and rules, worst first.

use std::collections::BTreeMap;

use mingzhang_model::Severity;
use mingzhang_report::wording::Wording;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::entry::Entries;
use super::faces::{Faces, height};
use super::row;

/// What the columns are called, and how wide they are.
const COLUMNS: [(&str, f64); 10] = [
    ("dossier-unit", 30.0),
    ("dossier-file", 40.0),
    ("dossier-year", 8.0),
    ("dossier-pages", 8.0),
    ("dossier-errors", 9.0),
    ("dossier-warnings", 9.0),
    ("dossier-infos", 9.0),
    ("dossier-checked", 13.0),
    ("dossier-unchecked", 12.0),
    ("dossier-unread", 12.0),
];
/// Columns of words before those of counts.
const WORDS: u16 = 3;

pub(super) fn write(
    sheet: &mut Worksheet,
    files: &[Entries],
    wording: &Wording<'_>,
    words: &impl Fn(&str) -> String,
    faces: &Faces,
) -> Result<(), XlsxError> {
    let last = WORDS + 6;
    for (column, (_, width)) in (0..).zip(COLUMNS) {
        sheet.set_column_width(column, width)?;
    }
    sheet.merge_range(0, 0, 0, last, &words("dossier-summary"), &faces.title)?;
    sheet.set_row_height(0, 34)?;
    sheet.write_string_with_format(1, 0, words("dossier-by-file"), &faces.lead)?;
    let next = by_file(sheet, files, wording, words, faces)?;
    sheet.write_string_with_format(next + 1, 0, words("dossier-by-rule"), &faces.lead)?;
    by_rule(sheet, next + 2, files, wording, words, faces)?;
    sheet.set_freeze_panes(3, 0)?;
    Ok(())
}

fn by_file(
    sheet: &mut Worksheet,
    files: &[Entries],
    wording: &Wording<'_>,
    words: &impl Fn(&str) -> String,
    faces: &Faces,
) -> Result<u32, XlsxError> {
    const TOP: u32 = 3;
    for (column, (id, _)) in (0..).zip(COLUMNS) {
        sheet.write_string_with_format(TOP - 1, column, words(id), &faces.head)?;
    }
    sheet.set_row_height(TOP - 1, 26)?;
    let mut sorted: Vec<&Entries> = files.iter().collect();
    sorted.sort_by_key(|file| std::cmp::Reverse((file.unreadable, file.counts)));
    let mut sums = [0_usize; 7];
    let mut at = TOP;
    for file in sorted {
        let state = if file.unreadable { wording.localiser().words("ui-unreadable") } else { String::new() };
        let unit = if file.unreadable { &state } else { &file.unit };
        let texts = [unit.as_str(), &file.file, &file.year];
        for (column, text) in (0..).zip(texts) {
            let face = if column == 2 { &faces.centred } else { &faces.text };
            sheet.write_string_with_format(at, column, text, face)?;
        }
        let counts = counts(file);
        for ((column, count), sum) in (WORDS..).zip(counts).zip(&mut sums) {
            sheet.write_number_with_format(at, column, number(count), &faces.count)?;
            *sum += count;
        }
        sheet.set_row_height(at, height(texts.into_iter().zip(COLUMNS.map(|(_, width)| width))))?;
        at += 1;
    }
    sheet.merge_range(at, 0, at, WORDS - 1, &words("dossier-total"), &faces.total)?;
    for (column, sum) in (WORDS..).zip(sums) {
        sheet.write_number_with_format(at, column, number(sum), &faces.total)?;
    }
    Ok(at + 1)
}

fn by_rule(
    sheet: &mut Worksheet,
    top: u32,
    files: &[Entries],
    wording: &Wording<'_>,
    words: &impl Fn(&str) -> String,
    faces: &Faces,
) -> Result<(), XlsxError> {
    let mut rules: BTreeMap<&'static str, (Severity, usize, usize)> = BTreeMap::new();
    for (rule, (severity, count)) in files.iter().flat_map(|file| &file.rules) {
        let line = rules.entry(rule).or_insert((*severity, 0, 0));
        *line = (line.0.max(*severity), line.1 + count, line.2 + 1);
    }
    let mut rules: Vec<_> = rules.into_iter().collect();
    rules.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let heads = ["dossier-rule", "dossier-rule-title", "dossier-severity", "dossier-count", "dossier-files"];
    for (column, id) in (0..).zip(heads) {
        sheet.write_string_with_format(top, column, words(id), &faces.head)?;
    }
    sheet.set_row_height(top, 26)?;
    for (index, (rule, (severity, count, files))) in rules.into_iter().enumerate() {
        let at = top + 1 + row(index);
        let title = wording.title(rule);
        let grade = format!("{} {}", crate::colour::mark(severity), wording.localiser().severity(severity));
        sheet.write_string_with_format(at, 0, rule, &faces.text)?;
        sheet.write_string_with_format(at, 1, title, &faces.text)?;
        sheet.write_string_with_format(at, 2, grade, &faces.severity(severity))?;
        sheet.write_number_with_format(at, 3, number(count), &faces.count)?;
        sheet.write_number_with_format(at, 4, number(files), &faces.count)?;
        sheet.set_row_height(at, height([(title, 40.0)].into_iter()))?;
    }
    Ok(())
}

const fn counts(file: &Entries) -> [usize; 7] {
    let counts = file.counts;
    [file.pages, counts.errors, counts.warnings, counts.infos, file.laws.0, file.laws.1, file.unread]
}

#[allow(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
const fn number(count: usize) -> f64 {
    count as f64
}
