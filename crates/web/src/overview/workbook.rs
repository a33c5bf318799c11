//! What the overview shows, as a workbook: the matrix, and one row a material.

use axum::extract::{Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use mingzhang_store::Outcome;
use rust_xlsxwriter::{Format, FormatBorder, Workbook, XlsxError};

use super::filter::Asked;
use super::look::Look;
use super::words;
use crate::app::App;
use crate::moment;
use crate::refusal::Refusal;
use crate::security::SignedIn;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

pub(super) async fn export(
    State(app): State<App>,
    signed: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    let look = Look::at(&app, &signed, &asked).await?;
    app.store().record(signed.actor(), "overview.export", "materials", Outcome::Done).await?;
    let write = move || written(&look, asked.shown());
    let bytes = tokio::task::spawn_blocking(write)
        .await
        .map_err(|error| Refusal::fault("write a workbook", &error))?
        .map_err(|error| Refusal::fault("write a workbook", &error))?;
    Ok(download("overview.xlsx", bytes))
}

/// A workbook to be kept by the one who asked for it.
pub(super) fn download(name: &str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [
        (CONTENT_TYPE, XLSX.to_owned()),
        (CONTENT_DISPOSITION, disposition),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}

/// The format of a header cell.
pub(super) fn head() -> Format {
    Format::new().set_bold().set_border_bottom(FormatBorder::Medium).set_text_wrap()
}

fn written(look: &Look, shown: &str) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    matrix(look, shown, &mut workbook)?;
    details(look, &mut workbook)?;
    workbook.save_to_buffer()
}

fn matrix(look: &Look, shown: &str, workbook: &mut Workbook) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet();
    sheet.set_name("总览")?;
    let numbers: Vec<String> =
        look.numbers.iter().map(|(_, word, count)| format!("{word} {count}")).collect();
    sheet.write_string(0, 0, format!("{}　显示：{shown}", numbers.join("　")))?;
    sheet.write_string_with_format(1, 0, "单位编码", &head())?;
    sheet.write_string_with_format(1, 1, "单位名称", &head())?;
    for (at, column) in (2_u16..).zip(&look.columns) {
        sheet.write_string_with_format(1, at, format!("{}{}", column.year(), column.word()), &head())?;
        sheet.set_column_width(at, 14)?;
    }
    for (at, row) in (2_u32..).zip(&look.rows) {
        sheet.write_string(at, 0, &row.organisation.code)?;
        let indent = Format::new().set_indent(u8::try_from(row.depth.min(10)).unwrap_or(0));
        sheet.write_string_with_format(at, 1, &row.organisation.name, &indent)?;
        for (column, cell) in (2_u16..).zip(&row.cells) {
            if let Some(standing) = cell {
                sheet.write_string(at, column, words::state(&standing.material.state).1)?;
            }
        }
    }
    sheet.set_column_width(0, 14)?.set_column_width(1, 36)?;
    sheet.set_freeze_panes(2, 2)?;
    Ok(())
}

fn details(look: &Look, workbook: &mut Workbook) -> Result<(), XlsxError> {
    const HEADS: [(&str, u16); 12] = [
        ("单位编码", 14),
        ("单位名称", 36),
        ("年度", 8),
        ("种类", 8),
        ("级别", 8),
        ("截止日期", 16),
        ("状态", 12),
        ("自", 22),
        ("错误", 8),
        ("警告", 8),
        ("待整改", 8),
        ("原因", 60),
    ];
    let sheet = workbook.add_worksheet();
    sheet.set_name("明细")?;
    for (at, (word, width)) in (0_u16..).zip(HEADS) {
        sheet.write_string_with_format(0, at, word, &head())?;
        sheet.set_column_width(at, width)?;
    }
    let all = look
        .rows
        .iter()
        .flat_map(|row| row.cells.iter().flatten().map(move |standing| (&row.organisation, standing)));
    let mut at = 0;
    for (organisation, standing) in all {
        at += 1;
        let material = &standing.material;
        let check = material.check.as_ref().filter(|check| check.report.is_some());
        sheet.write_string(at, 0, &organisation.code)?;
        sheet.write_string(at, 1, &organisation.name)?;
        sheet.write_number(at, 2, material.year)?;
        sheet.write_string(at, 3, words::kind(material.kind))?;
        sheet.write_string(at, 4, words::level(material.level))?;
        sheet.write_string(at, 5, moment::day(material.due_on))?;
        sheet.write_string(at, 6, words::state(&material.state).1)?;
        sheet.write_string(at, 7, standing.since.map(moment::minute).unwrap_or_default())?;
        if let Some(check) = check {
            sheet.write_number(at, 8, u32::try_from(check.errors).unwrap_or(u32::MAX))?;
            sheet.write_number(at, 9, u32::try_from(check.warnings).unwrap_or(u32::MAX))?;
        }
        sheet.write_number(at, 10, u32::try_from(standing.open_remarks).unwrap_or(u32::MAX))?;
        sheet.write_string(at, 11, words::why(standing, look.today))?;
    }
    sheet.autofilter(0, 0, at, 11)?;
    sheet.set_freeze_panes(1, 2)?;
    Ok(())
}
