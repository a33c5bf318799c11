//! A ledger → one workbook: instructions, 封面与说明, and a sheet a table.

use mingzhang_model::Money;
use mingzhang_model::ledger::{Details, Ledger};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, Format, FormatAlign, FormatBorder,
    Workbook, Worksheet, XlsxError,
};

use super::{ExportError, Value, Written};
use crate::details::book_rows;
use crate::layout::{BOOK, Column, INSTRUCTIONS, Kind, Need, TABLES};

/// Down to this row, empty cells too have their drop-down lists and formats.
const PREPARED_ROWS: u32 = 5_000;

/// The workbook of a ledger. Reading it gives the ledger back.
///
/// # Errors
///
/// When a text is longer than a cell holds, or there are more rows than a sheet has.
pub fn export_workbook(ledger: &Ledger) -> Result<Vec<u8>, ExportError> {
    Ok(write_tables(&Written::all(ledger), &ledger.details)?)
}

fn write_tables(tables: &[Written], details: &Details) -> Result<Vec<u8>, XlsxError> {
    let formats = Formats::new();
    let mut workbook = Workbook::new();
    write_instructions(workbook.add_worksheet(), tables, &formats)?;
    write_book(workbook.add_worksheet(), details, &formats)?;
    for table in tables {
        write_table(workbook.add_worksheet(), table, &formats)?;
    }
    workbook.save_to_buffer()
}

struct Formats {
    title: Format,
    chinese: Format,
    field: Format,
    text: Format,
    long: Format,
    amount: Format,
    hint: Format,
}

impl Formats {
    fn new() -> Self {
        // Text format keeps what is typed as it is typed: 100% stays 100%, codes keep their zeros.
        let text = Format::new().set_num_format("@").set_align(FormatAlign::Top);
        Self {
            title: Format::new().set_bold().set_font_size(14),
            chinese: Format::new()
                .set_bold()
                .set_background_color("#F4F2EC")
                .set_border_top(FormatBorder::Medium)
                .set_text_wrap(),
            field: Format::new()
                .set_font_color("#565B64")
                .set_background_color("#F4F2EC")
                .set_border_bottom(FormatBorder::Medium),
            long: text.clone().set_text_wrap(),
            amount: Format::new().set_num_format("#,##0.00").set_align(FormatAlign::Top),
            hint: Format::new().set_font_color("#565B64").set_text_wrap().set_align(FormatAlign::Top),
            text,
        }
    }

    fn of(&self, kind: Kind) -> &Format {
        match kind {
            Kind::Amount => &self.amount,
            Kind::Long => &self.long,
            Kind::Code | Kind::Text | Kind::Choice(_) => &self.text,
        }
    }
}

/// Width in characters.
pub(crate) fn width(kind: Kind) -> f64 {
    match kind {
        Kind::Code => 18.0,
        Kind::Text => 26.0,
        Kind::Long => 60.0,
        Kind::Amount => 20.0,
        Kind::Choice(_) => 22.0,
    }
}

fn write_table(sheet: &mut Worksheet, table: &Written, formats: &Formats) -> Result<(), XlsxError> {
    sheet.set_name(table.layout.chinese)?;
    let used = u32::try_from(table.rows.len()).map_err(|_| XlsxError::RowColumnLimitError)?;
    let last = used.saturating_add(1).max(PREPARED_ROWS);
    for (index, column) in (0_u16..).zip(&table.columns) {
        write_header(sheet, index, column, formats)?;
        if let Some(rule) = rule(column.kind)? {
            sheet.add_data_validation(2, index, last, index, &rule)?;
        }
    }
    for (row, values) in (2_u32..).zip(&table.rows) {
        for ((index, value), column) in (0_u16..).zip(values).zip(&table.columns) {
            write_value(sheet, row, index, value, formats.of(column.kind))?;
        }
    }
    sheet.set_freeze_panes(2, 1)?;
    Ok(())
}

fn write_header(
    sheet: &mut Worksheet,
    index: u16,
    column: &Column,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let mark = if column.need == Need::Required { "*" } else { "" };
    let unit = if matches!(column.kind, Kind::Amount) { "（元）" } else { "" };
    sheet.set_column_width(index, width(column.kind))?;
    sheet.set_column_format(index, formats.of(column.kind))?;
    sheet.write_string_with_format(0, index, format!("{mark}{}{unit}", column.chinese), &formats.chinese)?;
    sheet.write_string_with_format(1, index, column.field, &formats.field)?;
    Ok(())
}

fn write_value(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    value: &Value,
    format: &Format,
) -> Result<(), XlsxError> {
    match value {
        Value::Empty => {}
        Value::Text(text) | Value::Choice(_, text) => {
            sheet.write_string_with_format(row, column, text, format)?;
        }
        Value::Amount(amount) => match number(*amount) {
            Some(number) => {
                sheet.write_number_with_format(row, column, number, format)?;
            }
            None => {
                sheet.write_string_with_format(row, column, amount.to_string(), format)?;
            }
        },
    }
    Ok(())
}

/// The number whose shortest decimal form is the amount; there is one for every amount that import accepts, since a
/// double holds 15 digits. Beyond that the amount is written as text.
fn number(amount: Money) -> Option<f64> {
    let text = amount.to_string();
    let number: f64 = text.parse().ok()?;
    let back = crate::amount::parse(&crate::amount::decimal(number)).ok()?;
    (back == amount).then_some(number)
}

/// What may be typed into a column: short lists as drop-down lists that advise (finer codes are accepted too),
/// amounts as numbers only.
fn rule(kind: Kind) -> Result<Option<DataValidation>, XlsxError> {
    Ok(match kind {
        Kind::Choice(labels) => Some(
            DataValidation::new()
                .allow_list_strings(&labels())?
                .set_error_style(DataValidationErrorStyle::Warning)
                .set_error_title("不在下拉列表中")?
                .set_error_message("请从下拉列表中选择；更细的代码也可以填写。")?,
        ),
        Kind::Amount => Some(
            DataValidation::new()
                .allow_decimal_number(DataValidationRule::Between(-1e13, 1e13))
                .set_error_title("不是金额")?
                .set_error_message("金额以元为单位，最多两位小数，没有金额时填 0。")?,
        ),
        Kind::Code | Kind::Text | Kind::Long => None,
    })
}

fn write_book(sheet: &mut Worksheet, details: &Details, formats: &Formats) -> Result<(), XlsxError> {
    sheet.set_name(BOOK.chinese)?;
    let mut last = 0;
    for (index, column) in (0_u16..).zip(BOOK.columns) {
        write_header(sheet, index, column, formats)?;
        last = index + 1;
    }
    sheet.set_column_width(last, 60.0)?;
    sheet.write_string_with_format(0, last, INSTRUCTIONS, &formats.chinese)?;
    sheet.write_string_with_format(1, last, "", &formats.field)?;
    for (row, line) in (2_u32..).zip(book_rows(details)) {
        let cells = [(line.key, &formats.text), (&line.name, &formats.text), (&line.value, &formats.long)];
        for (index, (text, format)) in (0_u16..).zip(cells) {
            if !text.is_empty() {
                sheet.write_string_with_format(row, index, text, format)?;
            }
        }
        sheet.write_string_with_format(row, last, line.hint, &formats.hint)?;
    }
    sheet.set_freeze_panes(2, 1)?;
    Ok(())
}

fn write_instructions(sheet: &mut Worksheet, tables: &[Written], formats: &Formats) -> Result<(), XlsxError> {
    sheet.set_name(INSTRUCTIONS)?;
    sheet.set_column_width(0, 18.0)?;
    sheet.set_column_width(1, 96.0)?;
    sheet.write_string_with_format(0, 0, "预算公开填报说明", &formats.title)?;
    let general = [
        (
            "怎样填",
            "每张表第一行是中文列名（带 * 的必填），第二行是系统字段名，从第三行起填写。两行列名请不要删改。",
        ),
        ("金额", "一律以元为单位，最多两位小数；没有金额时填 0，不要留空。不要填“万元”数。"),
        ("代码", "科目代码填 3、5 或 7 位数字；带下拉列表的列从列表中选择。"),
        ("不要合并", "数据区不要合并单元格，不要插入小计、合计行：合计由程序计算。"),
        ("粘贴", "从其他系统粘贴时请选“只粘贴数值”；公式出错（#REF! 等）的单元格会被指出。"),
        ("检查", "填好后用 mingzhang build 检查并生成全书；有问题时会另存一份标出问题的副本。"),
    ];
    let sheets = std::iter::once((BOOK.chinese, BOOK.hint)).chain(
        TABLES
            .iter()
            .filter(|layout| tables.iter().any(|table| table.layout.stem == layout.stem))
            .map(|layout| (layout.chinese, layout.hint)),
    );
    for (row, (name, hint)) in (2..).zip(general.into_iter().chain(sheets)) {
        sheet.write_string_with_format(row, 0, name, &formats.chinese)?;
        sheet.write_string_with_format(row, 1, hint, &formats.hint)?;
    }
    Ok(())
}
