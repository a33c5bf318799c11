//! The first sheet: whose book it is, and links to the others.

use mingzhang_model::Manuscript;
use rust_xlsxwriter::{Url, Worksheet};

use super::faces::Faces;
use super::names::{CONTENTS, DATA, Names};
use super::{Error, finish};

/// Writes the sheet. Every row has one cell, so that nothing here looks like a table.
pub(super) fn write(
    sheet: &mut Worksheet,
    manuscript: &Manuscript,
    names: &Names,
    faces: &Faces,
) -> Result<(), Error> {
    sheet.set_name(CONTENTS)?;
    sheet.set_screen_gridlines(false);
    sheet.set_column_width(0, 80)?;
    let large = faces.title.clone();
    let mut heads = vec![(manuscript.unit_name.as_str(), 36.0), (manuscript.title.as_str(), 30.0)];
    if manuscript.draft {
        heads.push(("草稿", 24.0));
    }
    heads.extend(manuscript.published.as_deref().map(|date| (date, 24.0)));
    let mut at = 0;
    for (text, height) in heads {
        sheet.write_string_with_format(at, 0, text, &large)?;
        sheet.set_row_height(at, height)?;
        at += 1;
    }
    at += 1;
    sheet.write_string_with_format(at, 0, CONTENTS, &large)?;
    sheet.set_row_height(at, 30)?;
    let forms = manuscript.forms.iter().map(|form| format!("{}　{}", form.ordinal, form.title));
    let sheets = manuscript.sheets.iter().map(|sheet| format!("绩效目标　{}", sheet.project));
    let data = "数据　本套报表的全部数字，一行一个".to_owned();
    let targets = names.forms.iter().chain(&names.sheets).map(String::as_str).chain([DATA]);
    for (text, target) in forms.chain(sheets).chain([data]).zip(targets) {
        at += 1;
        let target = format!("internal:'{}'!A1", target.replace('\'', "''"));
        sheet.write_url_with_format(at, 0, Url::new(target).set_text(text), &faces.link)?;
        sheet.set_row_height(at, 20)?;
    }
    finish(sheet, manuscript);
    Ok(())
}
