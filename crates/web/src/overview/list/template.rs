//! An empty list to fill in.

use axum::response::Response;
use rust_xlsxwriter::{DataValidation, Format, Workbook, XlsxError};

use super::columns::COLUMNS;
use crate::overview::workbook::{download, head};
use crate::refusal::Refusal;
use crate::security::SignedIn;

/// The last row that knows what its cells may be.
const LAST: u32 = 5000;

pub(crate) async fn template(_signed: SignedIn) -> Result<Response, Refusal> {
    let bytes = written().map_err(|error| Refusal::fault("write a workbook", &error))?;
    Ok(download("expected-materials.xlsx", bytes))
}

fn written() -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("应报清单")?;
    let (text, day) = (Format::new().set_num_format("@"), Format::new().set_num_format("yyyy-mm-dd"));
    let widths = [16, 36, 16, 10, 8, 8, 8, 14, 30];
    for ((at, name), width) in (0_u16..).zip(COLUMNS).zip(widths) {
        sheet.write_string_with_format(0, at, name, &head())?;
        sheet.set_column_width(at, width)?;
        // Codes may begin with a zero.
        sheet.set_column_format(at, if at == 7 { &day } else { &text })?;
    }
    for (at, words) in
        [(3, ["单位", "部门", "财政局"].as_slice()), (5, &["预算", "决算"]), (6, &["单位", "部门", "政府"])]
    {
        let choice = DataValidation::new().allow_list_strings(words)?;
        sheet.add_data_validation(1, at, LAST, at, &choice)?;
    }
    sheet.set_freeze_panes(1, 2)?;
    let notes = workbook.add_worksheet();
    notes.set_name("说明")?;
    notes.set_column_width(0, 100)?;
    for (row, note) in (0_u32..).zip([
        "一行是一份材料：一个单位、一个年度、预算或决算、一个级别。一个单位有几份材料就写几行，单位名称每行写一样。",
        "单位编码决定是哪个单位。编码还没有登记的，导入时新建；已登记的，名称、类型、上级必须一致。",
        "上级单位编码：主管部门或上级单位的编码；留空表示直接在财政局之下。上级可以在本表的其他行。",
        "类型：单位、部门、财政局。种类：预算、决算。级别：单位（只含本级）、部门（含所属单位汇总）、政府。",
        "截止日期：最后一天，如 2026-03-01。不适用原因：不需要报送的写原因，需要报送的留空。",
        "导入前先核对：有一行不对，整张表都不导入。同一张表再导入一次，不会有任何变化。",
    ]) {
        notes.write_string(row, 0, note)?;
    }
    workbook.save_to_buffer()
}
