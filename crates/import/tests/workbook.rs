//! A workbook → a ledger; what is wrong is named by its cell, and written beside it in a copy.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

mod common;

use calamine::{Data, Reader as _, Xlsx};
use common::only;
use mingzhang_import::{
    FaultCode, Imported, annotate_workbook, carry_over, empty, empty_workbook, export_workbook,
    import_folder, import_workbook,
};
use mingzhang_model::{Coordinate, Money};
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};

/// The small folder as a plain workbook, with a means to spoil one sheet.
fn workbook(spoil: &dyn Fn(&str, &mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheets = [
        ("单位", common::AGENCIES),
        ("支出预算", common::LINES),
        ("income", common::INCOME),
        ("projects.csv", common::PROJECTS),
        ("项目资金", common::FUNDS),
        ("绩效目标", common::GOALS),
        ("绩效指标", common::INDICATORS),
        ("封面与说明", "key,name,value\nkind,,预算\n级别,,unit\ntemplate,,shanxi\n"),
    ];
    for (name, text) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name).unwrap();
        for (row, line) in (0_u32..).zip(text.lines()) {
            for (column, cell) in (0_u16..).zip(line.split(',')) {
                if let (true, Ok(number)) = (cell.contains('.'), cell.parse::<f64>()) {
                    sheet.write_number(row, column, number).unwrap();
                } else if !cell.is_empty() {
                    sheet.write_string(row, column, cell).unwrap();
                }
            }
        }
        spoil(name, sheet);
    }
    workbook.save_to_buffer().unwrap()
}

fn spoiled(sheet: &'static str, spoil: impl Fn(&mut Worksheet)) -> Imported {
    import_workbook(&workbook(&|name, worksheet| {
        if name == sheet {
            spoil(worksheet);
        }
    }))
}

#[test]
fn a_plain_workbook_is_read() {
    let imported = import_workbook(&workbook(&|_, _| {}));
    assert_eq!(imported.faults, []);
    assert_eq!(imported.ledger.lines.len(), 5);
    assert_eq!(imported.ledger.lines[1].amounts.reply, Money::from_fen(10_000_050));
    assert_eq!(
        (&*imported.ledger.lines[1].origin.file, imported.ledger.lines[1].origin.row),
        ("支出预算", 3)
    );
}

#[test]
fn numbers_are_exact_or_refused() {
    // 0.1 + 0.2: what the sheet shows is 0.3.
    let imported = spoiled("支出预算", |sheet| {
        sheet.write_number(1, 11, 1_532_483.7 + 0.1 + 0.2).unwrap();
    });
    assert_eq!(imported.faults, []);
    // A format of two decimals hides the rest; the rest is there.
    let imported = spoiled("支出预算", |sheet| {
        let format = Format::new().set_num_format("0.00");
        sheet.write_number_with_format(1, 11, 1_532_484.004, &format).unwrap();
    });
    let fault = only(&imported, FaultCode::AmountDecimals);
    assert_eq!((fault.position.cell.as_deref(), fault.value.as_str()), (Some("L2"), "1532484.004"));
    // Codes typed as numbers are codes; a long one has lost digits.
    let imported = spoiled("支出预算", |sheet| {
        sheet.write_number(1, 3, 2_080_150).unwrap();
    });
    assert_eq!(imported.faults, []);
    let imported = spoiled("项目资金", |sheet| {
        sheet.write_number(1, 0, 1.402_002_6e19).unwrap();
    });
    assert_eq!(only(&imported, FaultCode::CodeLostDigits).position.cell.as_deref(), Some("A2"));
}

#[test]
fn percentages_and_dates_are_read_as_they_are_shown() {
    let imported = spoiled("绩效指标", |sheet| {
        sheet.write_number_with_format(1, 5, 0.985, &Format::new().set_num_format("0.0%")).unwrap();
        sheet.write_number_with_format(2, 5, 46_387, &Format::new().set_num_format("yyyy-mm-dd")).unwrap();
    });
    assert_eq!(imported.faults, []);
    assert_eq!(imported.ledger.projects[0].indicators[0].value, "98.5%");
    assert_eq!(imported.ledger.projects[1].indicators[0].value, "2026年12月31日");
}

#[test]
fn merged_cells_formula_errors_and_missing_sheets() {
    let imported = spoiled("支出预算", |sheet| {
        sheet.merge_range(1, 2, 3, 2, "121006", &Format::new()).unwrap();
    });
    let fault = only(&imported, FaultCode::MergedCells);
    assert_eq!((fault.position.cell.as_deref(), fault.args["range"].as_str()), (Some("C2"), "C2:C4"));
    assert_eq!((fault.value.as_str(), fault.position.column.as_deref()), ("121006", Some("agency_code")));
    let imported = spoiled("支出预算", |sheet| {
        sheet.write_formula(2, 11, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    });
    let fault = only(&imported, FaultCode::FormulaError);
    assert_eq!((fault.position.cell.as_deref(), fault.value.as_str()), (Some("L3"), "#DIV/0!"));
    let imported = spoiled("income", |sheet| {
        sheet.set_name("收入2").unwrap();
    });
    assert_eq!(only(&imported, FaultCode::SheetMissing).args["sheet"], "收入");
    let imported = spoiled("封面与说明", |sheet| {
        sheet.write_string(2, 0, "levl").unwrap();
    });
    let fault = only(&imported, FaultCode::KeyUnknown);
    assert_eq!((fault.position.cell.as_deref(), fault.args["nearest"].as_str()), (Some("A3"), "level"));
    // Merged titles above the header are no fault, nor are sheets of the clerk's own.
    let imported = spoiled("支出预算", |sheet| {
        sheet.merge_range(0, 20, 0, 22, "备注", &Format::new()).unwrap();
    });
    assert!(imported.is_clean(), "{:#?}", imported.faults);
}

#[test]
fn no_workbook_is_one_fault() {
    for bytes in [&b""[..], b"PK\x03\x04 cut", b"kind = 1", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old"] {
        let imported = import_workbook(bytes);
        assert_eq!(imported.faults.len(), 1);
        only(&imported, FaultCode::WorkbookUnreadable);
    }
    let whole = workbook(&|_, _| {});
    for cut in (0..whole.len()).step_by(701) {
        import_workbook(&whole[..cut]);
        let mut flipped = whole.clone();
        flipped[cut] ^= 0x5a;
        import_workbook(&flipped);
    }
}

#[test]
fn the_marked_copy_has_the_problem_beside_its_cell() {
    let bytes = workbook(&|name, sheet| {
        if name == "支出预算" {
            sheet.write_string(1, 11, "约153万").unwrap();
            sheet.write_string(3, 9, "P7").unwrap();
        }
    });
    let imported = import_workbook(&bytes);
    let words = |fault: &mingzhang_import::Fault| format!("{}：{}", fault.code.id(), fault.value);
    let marked = annotate_workbook(&bytes, &imported.faults, &words).unwrap();
    let mut read: Xlsx<_> = Xlsx::new(std::io::Cursor::new(&marked[..])).unwrap();
    assert_eq!(read.sheet_names()[..3], ["问题", "单位", "支出预算"]);
    let range = read.worksheet_range("支出预算").unwrap();
    assert_eq!(range.get_value((0, 12)), Some(&Data::String("问题".to_owned())));
    assert_eq!(range.get_value((1, 12)), Some(&Data::String("amount-not-number：约153万".to_owned())));
    assert_eq!(range.get_value((3, 12)), Some(&Data::String("project-unknown：P7".to_owned())));
    assert_eq!(range.get_value((2, 11)), Some(&Data::Float(100_000.5)));
    let list = read.worksheet_range("问题").unwrap();
    assert_eq!(list.get_value((1, 2)), Some(&Data::String("L2".to_owned())));
    // The copy can be corrected and handed in: the marks are no part of the ledger. Marking it again leaves one mark.
    let again = import_workbook(&marked);
    assert_eq!(again.faults, imported.faults);
    assert_eq!(again.ledger, imported.ledger);
    let twice = annotate_workbook(&marked, &again.faults, &words).unwrap();
    let mut read: Xlsx<_> = Xlsx::new(std::io::Cursor::new(&twice[..])).unwrap();
    assert_eq!(read.worksheet_range("支出预算").unwrap().get_value((1, 13)), None);
    assert!(annotate_workbook(b"no workbook", &[], &words).is_err());
}

#[test]
fn an_empty_book_lacks_only_what_the_unit_must_say() {
    for template in ["shanxi", "final-accounts"] {
        let from_folder = import_folder(&empty(template, 2027, "市就业中心"));
        let from_workbook = import_workbook(&empty_workbook(template, 2027, "市就业中心").unwrap());
        for imported in [from_folder, from_workbook] {
            let told: Vec<&str> = imported.faults.iter().map(|fault| fault.code.id()).collect();
            // The unit's code is not known yet.
            assert_eq!(told, ["value-empty"], "{:#?}", imported.faults);
            assert_eq!(imported.ledger.details.template, template);
            assert_eq!(imported.ledger.year, 2027);
        }
    }
}

#[test]
fn every_setting_that_the_empty_book_explains_is_one() {
    let files = empty("shanxi", 2027, "市就业中心");
    let book = String::from_utf8(files["book.toml"].clone()).unwrap();
    let switched_on: Vec<&str> = book
        .lines()
        .map(|line| {
            line.strip_prefix('#')
                .filter(|rest| !rest.starts_with(' ') || rest.starts_with("    "))
                .unwrap_or(line)
        })
        .collect();
    let mut files = common::folder();
    // What the lines of this folder buy.
    let switched_on = switched_on.join("\n").replace("goods = \"0.00\"", "goods = \"105000.00\"");
    files.insert("book.toml".to_owned(), switched_on.into_bytes());
    let imported = import_folder(&files);
    assert_eq!(imported.faults, []);
    let details = imported.ledger.details;
    assert_eq!(details.duties.len(), 2);
    assert_eq!(details.last_year.len(), 5);
    assert_eq!(details.glossary.len(), 1);
    assert!(details.vehicles.is_some() && details.equipment.is_some() && details.published.is_some());
}

#[test]
fn the_workbook_of_a_ledger_shows_chinese_headers_and_exact_amounts() {
    let ledger = import_folder(&common::folder()).ledger;
    let bytes = export_workbook(&ledger).unwrap();
    let mut read: Xlsx<_> = Xlsx::new(std::io::Cursor::new(&bytes[..])).unwrap();
    assert_eq!(read.sheet_names()[..4], ["说明", "封面与说明", "单位", "支出预算"]);
    let range = read.worksheet_range("支出预算").unwrap();
    let text = |row, column| range.get_value((row, column)).map(ToString::to_string).unwrap_or_default();
    assert_eq!((text(0, 2), text(1, 2)), ("*单位代码".to_owned(), "agency_code".to_owned()));
    assert_eq!((text(0, 11), text(3, 11)), ("*年初批复数（元）".to_owned(), "100000.5".to_owned()));
    assert_eq!(text(3, 6), "11 一般公共预算资金");
    assert_eq!(range.get_value((3, 3)), Some(&Data::String("2080150".to_owned())));
}

#[test]
fn last_year_becomes_what_the_next_is_compared_with() {
    let last = import_folder(&common::folder()).ledger;
    let next = carry_over(&last, 2027);
    assert_eq!(next.year, 2027);
    assert!(next.lines.iter().all(|line| line.amounts.reply.is_zero()));
    assert_eq!(next.lines.len(), 5);
    assert_eq!(next.projects[1].description, "概况");
    assert_eq!(next.projects[1].total, Some(Money::ZERO));
    assert_eq!(next.details.duties, last.details.duties);
    assert!(next.details.reasons.is_empty() && next.details.published.is_none());
    let figure = |at: &str| {
        let at: Coordinate = at.parse().unwrap();
        next.details.last_year.iter().find(|(known, _)| *known == at).map(|(_, money)| money.to_string())
    };
    // 1,737,484.50 + 500,000.00 this year's, 7,000.00 carried over.
    assert_eq!(figure("flow=total_in").as_deref(), Some("2244484.50"));
    assert_eq!(figure("flow=total_out").as_deref(), Some("2244484.50"));
    assert_eq!(figure("flow=revenue fund=unit").as_deref(), Some("500000.00"));
    assert_eq!(figure("fund=general spending=personnel").as_deref(), Some("1532484.00"));
    assert_eq!(figure("spending=project").as_deref(), Some("612000.00"));
    assert_eq!(figure("fund=fiscal three_public=all").as_deref(), Some("0.00"));
    assert_eq!(figure("project=人才培训").as_deref(), Some("507000.00"));
    assert_eq!(figure("fund=unit project=人才培训").as_deref(), Some("507000.00"));
    assert_eq!(figure("fund=general project=人才培训"), None);
}
