//! Whole books as the provinces print them: every table recognised, every law found, nothing invented, and one planted
//! slip told by its cell and its right value. All bodies and figures are made up.

use mingzhang_check::check;
use mingzhang_model::{
    Book, Coordinate, Fact, Finding, Flow, Fund, MoneyUnit, Severity, Spending, Stage, SubjectCode,
    ThreePublic, Vintage, Year,
};

type Tried = Result<(), Box<dyn std::error::Error>>;

fn text(name: &str) -> Result<String, std::io::Error> {
    std::fs::read_to_string(format!("{}/tests/books/{name}.txt", env!("CARGO_MANIFEST_DIR")))
}

fn read(text: &str) -> Result<Book, Box<dyn std::error::Error>> {
    let document = mingzhang_read::read(text.as_bytes(), &mingzhang_read::Limits::default())?;
    Ok(mingzhang_recognise::recognise(&document))
}

/// The figure in the table with this title, in the row whose code or name ends so, in the nth number column.
fn fact<'a>(book: &'a Book, title: &str, row: &str, nth: usize) -> Option<&'a Fact> {
    let (index, table) = book.tables.iter().enumerate().find(|(_, table)| table.title.ends_with(title))?;
    table.blocks.iter().find_map(|block| {
        let at = block.keys.iter().position(|key| {
            key.as_ref().is_some_and(|key| key.code_text.replace('-', "") == row || key.name == row)
        })?;
        let column = *block.number_columns.get(nth)?;
        book.facts.iter().find(|fact| (fact.table, fact.row, fact.column) == (index, at, column))
    })
}

fn at(book: &Book, title: &str, row: &str, nth: usize) -> Coordinate {
    let found = fact(book, title, row, nth);
    assert!(found.is_some(), "no figure at {title} / {row} / {nth}");
    found.map(|fact| fact.coordinate.clone()).unwrap_or_default()
}

fn spent() -> Coordinate {
    Coordinate { flow: Some(Flow::Expenditure), ..Coordinate::default() }
}

fn came_in() -> Coordinate {
    Coordinate { flow: Some(Flow::Revenue), ..Coordinate::default() }
}

/// What is told of a book above information. The tables of `pages` are labelled in three ways on purpose.
fn serious(name: &str, book: &Book) -> Vec<Finding> {
    let labels = |finding: &Finding| name == "pages" && finding.rule == "FMT-02";
    let findings = check(book).findings;
    findings.into_iter().filter(|f| f.severity > Severity::Info && !labels(f)).collect()
}

/// Recognised as so many money tables, each with unit and body, and silent but for rounding; returns the book.
fn silent(name: &str, tables: usize, laws: usize) -> Result<Book, Box<dyn std::error::Error>> {
    let book = read(&text(name)?)?;
    let titles: Vec<&str> = book.tables.iter().map(|table| table.title.as_str()).collect();
    assert_eq!(book.tables.iter().filter(|table| table.is_money).count(), tables, "{titles:?}");
    for table in &book.tables {
        assert!(
            table.unit.is_some() && table.org.is_some() && !table.title.is_empty(),
            "{name}: {}",
            table.title
        );
    }
    let outcome = check(&book);
    let told = serious(name, &book);
    assert!(told.is_empty(), "{name}: {told:#?}");
    assert!(outcome.laws.evaluated >= laws, "{name}: only {} laws", outcome.laws.evaluated);
    Ok(book)
}

/// Changes the nth field of the first line under the title that has fields beginning so.
fn plant(text: &str, title: &str, line: &str, field: usize, from: &str, to: &str) -> String {
    let mut below = false;
    let mut done = false;
    let out: Vec<String> = text
        .lines()
        .map(|current| {
            below |= current.trim() == title;
            if !below
                || done
                || !format!("\t{current}").contains(&format!("\t{line}"))
                || !current.contains('\t')
            {
                return current.to_owned();
            }
            let mut fields: Vec<&str> = current.split('\t').collect();
            assert_eq!(fields.get(field), Some(&from), "{current}");
            if let Some(slot) = fields.get_mut(field) {
                *slot = to;
            }
            done = true;
            fields.join("\t")
        })
        .collect();
    assert!(done, "{title} / {line}");
    out.join("\n")
}

/// One planted slip is one error, and its first explanation is the cell with the value it had.
fn told(name: &str, title: &str, line: &str, field: usize, from: &str, to: &str) -> Tried {
    let book = read(&plant(&text(name)?, title, line, field, from, to))?;
    let told = serious(name, &book);
    assert_eq!(told.len(), 1, "{told:#?}");
    let first = told.first().and_then(|f| f.explanations.first()).and_then(|e| e.cells.first());
    assert_eq!(
        first.map(|cell| (cell.printed.as_str(), cell.should_be.as_str())),
        Some((to, from)),
        "{told:#?}"
    );
    Ok(())
}

#[test]
fn nine_tables_with_money_carried_in() -> Tried {
    let book = silent("national", 9, 260)?;
    assert_eq!(book.unit_name.as_deref(), Some("云岭省教育研究院"));
    // 205 and 205001 are the department and its unit, not 教育支出: the one row above all others is the whole body.
    assert_eq!(
        at(&book, "部门收入总表", "205", 0),
        Coordinate { flow: Some(Flow::TotalIn), ..Coordinate::default() }
    );
    assert_eq!(at(&book, "部门收入总表", "205", 2), Coordinate { fund: Some(Fund::General), ..came_in() });
    assert_eq!(at(&book, "部门收入总表", "205", 11).flow, Some(Flow::CarriedIn));
    assert!(at(&book, "部门收入总表", "205001", 0).line.is_some());
    // The total of 一般公共预算支出表 is the year's revenue: it leaves out what was carried in.
    let general = at(&book, "一般公共预算支出表", "205", 1);
    assert_eq!((general.vintage, general.fund), (Some(Vintage::Current), Some(Fund::General)));
    assert_eq!(at(&book, "一般公共预算支出表", "205", 0).year, Some(Year::Last));
    assert_eq!(at(&book, "一般公共预算基本支出表", "合计", 0).vintage, Some(Vintage::Current));
    assert_eq!(at(&book, "财政拨款收支总表", "（五）教育支出", 0).vintage, None);
    let three: Vec<_> = book
        .facts
        .iter()
        .filter(|f| f.coordinate.three_public == Some(ThreePublic::VehicleRunning))
        .map(|f| f.coordinate.year)
        .collect();
    assert_eq!(three, [Some(Year::Last), None]);
    Ok(())
}

#[test]
fn central_departments() -> Tried {
    let book = silent("central", 9, 340)?;
    assert_eq!(at(&book, "部门收支总表", "使用非财政拨款结余", 0).flow, Some(Flow::SurplusUsed));
    assert_eq!(at(&book, "部门收支总表", "结转下年", 0).flow, Some(Flow::CarriedOut));
    assert_eq!(at(&book, "部门收入总表", "合计", 1).flow, Some(Flow::CarriedIn));
    assert_eq!(
        at(&book, "部门收入总表", "合计", 5),
        Coordinate { fund: Some(Fund::Undertaking), ..came_in() }
    );
    // 其中：教育收费 is a part that no member names.
    assert!(at(&book, "部门收入总表", "合计", 6).line.is_some());
    assert_eq!(at(&book, "部门支出总表", "合计", 3).spending, Some(Spending::ToSuperior));
    assert_eq!(
        at(&book, "财政拨款收支总表", "二、结转下年", 0),
        Coordinate { flow: Some(Flow::CarriedOut), fund: Some(Fund::Fiscal), ..Coordinate::default() }
    );
    Ok(())
}

#[test]
fn government_fund_in_use() -> Tried {
    let book = silent("fund", 9, 290)?;
    assert_eq!(at(&book, "政府性基金预算支出表", "229", 0).fund, Some(Fund::GovernmentFund));
    assert_eq!(at(&book, "财政拨款收支总表", "（二十五）其他支出", 2).fund, Some(Fund::GovernmentFund));
    Ok(())
}

#[test]
fn blocks_side_by_side() -> Tried {
    let book = silent("two_sided", 5, 245)?;
    let table = &book.tables[0];
    assert_eq!(
        table.blocks.iter().map(|b| b.number_columns.clone()).collect::<Vec<_>>(),
        [[1], [3], [5], [7]]
    );
    assert_eq!(
        at(&book, "部门收支总体情况表", "一、基本支出", 0),
        Coordinate { spending: Some(Spending::Basic), ..spent() }
    );
    assert_eq!(at(&book, "部门收支总体情况表", "人员经费", 0).spending, Some(Spending::Personnel));
    assert_eq!(
        at(&book, "部门收支总体情况表", "一、工资福利支出", 0).dept_economic,
        SubjectCode::parse("301")
    );
    // Parts of a fund, not the fund: 经费拨款 and 非税收入 under 其中.
    for part in ["其中：经费拨款", "纳入一般公共预算管理的非税收入拨款"] {
        assert!(at(&book, "部门收支总体情况表", part, 0).line.is_some(), "{part}");
    }
    assert_eq!(at(&book, "按功能分类科目）", "2050205", 0).function, SubjectCode::parse("2050205"));
    assert_eq!(at(&book, "按支出经济分类科目）", "30101", 0).dept_economic, SubjectCode::parse("30101"));
    Ok(())
}

#[test]
fn projects_procurement_and_services() -> Tried {
    let book = silent("beijing", 13, 380)?;
    assert_eq!(book.unit_name.as_deref(), Some("首善市测绘档案馆"));
    assert_eq!(
        at(&book, "项目支出表", "合计", 0),
        Coordinate { spending: Some(Spending::Project), ..spent() }
    );
    let carried = at(&book, "项目支出表", "合计", 4);
    assert_eq!((carried.fund, carried.vintage), (Some(Fund::General), Some(Vintage::Carried)));
    // 部门预算 and 政府预算 codes side by side: the row is about the first.
    assert_eq!(at(&book, "基本支出表", "30101", 0).dept_economic, SubjectCode::parse("30101"));
    // Quantities and prices are no money.
    assert_eq!(book.tables[4].blocks[0].number_columns, [4, 5, 6, 7]);
    // Years as rows.
    assert_eq!(at(&book, "“三公”经费支出表", "2024年", 0).year, Some(Year::Last));
    assert_eq!(at(&book, "“三公”经费支出表", "2025年", 0).year, None);
    Ok(())
}

#[test]
fn final_accounts() -> Tried {
    let book = silent("accounts", 9, 360)?;
    assert_eq!(book.year, Some(2025));
    assert_eq!(at(&book, "收入支出决算总表", "总计", 2).flow, Some(Flow::TotalIn));
    assert_eq!(at(&book, "收入支出决算总表", "年末结转和结余", 2).flow, Some(Flow::CarriedOut));
    assert_eq!(at(&book, "收入支出决算总表", "五、教育支出", 0).stage, Some(Stage::Budget));
    assert_eq!(at(&book, "收入支出决算总表", "五、教育支出", 1).stage, Some(Stage::Adjusted));
    assert_eq!(at(&book, "收入支出决算总表", "五、教育支出", 2).stage, None);
    // Funds under a balance are carried in.
    let sums = &book.tables[3].blocks[0].row_sums;
    assert!(sums.iter().any(|sum| sum.parts.len() == 3 && !sum.complete), "{sums:?}");
    // 公用经费合计 stands left of two lists and its figure right of them.
    let operating = at(&book, "基本支出决算明细表", "公用经费合计", 0);
    assert_eq!((operating.spending, operating.fund), (Some(Spending::Operating), Some(Fund::General)));
    assert_eq!(at(&book, "收入支出决算表", "22960", 5).flow, Some(Flow::CarriedOut));
    Ok(())
}

#[test]
fn a_department_and_its_units_in_one_file() -> Tried {
    let book = silent("units", 18, 540)?;
    assert_eq!(book.unit_name.as_deref(), Some("石门县教育局"));
    let orgs: std::collections::BTreeSet<_> = book.tables.iter().filter_map(|t| t.org.as_deref()).collect();
    assert_eq!(orgs.len(), 3);
    // The rows of the units stand above the subjects; a subject that both have is the whole in neither.
    assert!(at(&book, "部门支出总表", "2080505", 0).line.is_some());
    let block = &book.tables[2].blocks[0];
    let whole = block.row_sums.iter().find(|sum| sum.total == 0).map(|sum| sum.parts.len());
    assert_eq!((block.code_columns.clone(), whole), (vec![0, 1, 2], Some(2)));
    Ok(())
}

#[test]
fn codes_in_every_shape() -> Tried {
    let book = silent("codes", 4, 235)?;
    let item = SubjectCode::parse("2080505");
    for (title, row) in
        [("收入预算总表", "2080505"), ("支出预算总表", "2080505"), ("一般公共预算支出表", "2080505")]
    {
        assert_eq!(at(&book, title, row, 0).function, item, "{title}");
    }
    assert_eq!(at(&book, "基本支出表", "30108", 0).dept_economic, SubjectCode::parse("30108"));
    Ok(())
}

#[test]
fn yuan_with_three_public_in_ten_thousands() -> Tried {
    let book = silent("yuan", 6, 225)?;
    let units: Vec<_> = book.tables.iter().filter_map(|table| table.unit).collect();
    // The first declares its unit in the header only.
    assert_eq!(
        units,
        [
            MoneyUnit::Yuan,
            MoneyUnit::Yuan,
            MoneyUnit::Yuan,
            MoneyUnit::Yuan,
            MoneyUnit::Yuan,
            MoneyUnit::WanYuan
        ]
    );
    assert_eq!(at(&book, "“三公”经费支出预算表", "2.公务接待费", 0).year, Some(Year::Last));
    Ok(())
}

#[test]
fn tables_that_go_on_after_a_page() -> Tried {
    let book = silent("pages", 5, 265)?;
    let rows: Vec<usize> = book.tables.iter().map(|table| table.rows.len()).collect();
    assert_eq!(rows, [33, 20, 32, 20, 22]);
    Ok(())
}

#[test]
fn a_county_that_lists_subjects_down_and_classes_across() -> Tried {
    let book = silent("county", 5, 42)?;
    // 工资福利支出 across the top may be either economic classification: kept apart, summed all the same.
    assert!(at(&book, "（按政府预算经济分类）", "文化旅游体育与传媒支出", 1).line.is_some());
    assert_eq!(at(&book, "（按政府预算经济分类）", "某县文化馆", 0), spent());
    assert_eq!(at(&book, "“三公”经费预算表", "3、公务用车费", 1).three_public, Some(ThreePublic::Vehicles));
    Ok(())
}

#[test]
fn subjects_under_the_row_of_their_unit() -> Tried {
    let book = silent("unit_rows", 7, 105)?;
    assert_eq!(
        at(&book, "部门支出总表", "2130205", 2),
        Coordinate { function: SubjectCode::parse("2130205"), spending: Some(Spending::Project), ..spent() }
    );
    // Projects beside the subject that pays for them.
    assert_eq!(at(&book, "一般公共预算项目支出预算表", "国土绿化", 0).project.as_deref(), Some("国土绿化"));
    Ok(())
}

#[test]
fn counts_among_the_money_of_final_accounts() -> Tried {
    let book = silent("accounts_counts", 4, 120)?;
    assert_eq!(at(&book, "支出决算表", "2080299", 2).function, SubjectCode::parse("2080299"));
    let table = "机关运行经费情况表";
    assert_eq!(
        at(&book, table, "（一）支出合计", 2),
        Coordinate { fund: Some(Fund::Fiscal), three_public: Some(ThreePublic::All), ..spent() }
    );
    for count in ["（一）车辆数合计（辆）", "5．国内公务接待批次（个）"] {
        assert!(
            fact(&book, table, count, 0)
                .or(fact(&book, table, count, 2))
                .is_some_and(|f| f.coordinate.line.is_some()),
            "{count}"
        );
    }
    Ok(())
}

#[test]
fn one_planted_slip_is_one_error_at_its_cell() -> Tried {
    told("national", "部门支出总表", "2050205", 3, "512.01", "521.01")?;
    told("national", "一般公共预算基本支出表", "30108", 3, "83.66", "86.36")?;
    told("central", "部门支出总表", "205\t", 2, "9,520.27", "9,250.27")?;
    told("fund", "财政拨款收支总表", "（二十五）其他支出", 5, "72.44", "72.94")?;
    told("beijing", "收入总体情况表", "20502", 2, "1,517.13", "1,571.13")?;
    told("accounts", "支出决算表", "2080505", 3, "43.51", "45.31")?;
    told("codes", "2026年支出预算总表", "2080505", 4, "16.73", "17.63")?;
    told("units", "部门支出总表", "205\t01\t02\t305001", 5, "360.06", "306.06")?;
    told("pages", "2025年部门支出总表", "2210201", 3, "41.99", "49.99")
}

#[test]
fn a_slip_in_the_only_list_of_funds_is_one_error() -> Tried {
    told("pages", "2025年部门收支总表", "五、事业收入", 1, "396.07", "396.27")
}

#[test]
fn grand_totals_balance_where_money_is_only_carried_in() -> Tried {
    let planted = plant(&text("national")?, "部门收支总表", "收入总计", 3, "3379.99", "3397.99");
    let book = read(&plant(&planted, "部门收支总表", "本年收入合计", 3, "3379.99", "3397.99"))?;
    let laws = check(&book).findings.iter().filter(|f| f.severity > Severity::Info).count();
    assert!(laws > 0);
    Ok(())
}
