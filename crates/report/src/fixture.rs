//! A small book with one wrong cell, for the renderers' tests.

use mingzhang_model::*;

use crate::checked::{Checked, CheckedFile};

pub(crate) const TITLE: &str = "2025年预算单位一般公共预算基本支出部门预算经济分类预算表";

const ROWS: [[&str; 6]; 6] = [
    ["301", "", "工资福利支出", "98,950,260", "98,950,260", ""],
    ["301", "01", "基本工资", "13,150,000", "13,150,000", ""],
    ["302", "", "商品和服务支出", "24,840,779", "", "24,840,778"],
    ["302", "01", "办公费", "1,200,000", "", "1,200,000"],
    ["303", "", "对个人和家庭的补助以及其他一切应当列入的长名称的支出", "3,000", "3,000", ""],
    ["", "", "合计", "123,794,038", "98,953,260", "24,840,778"],
];

fn page(row: usize, column: usize) -> Place {
    let count = |n: usize| f32::from(u8::try_from(n).unwrap());
    let (x, y) = (100.0 + count(column) * 50.123, 200.0 + count(row) * 12.0);
    Place::Page { page: 17, bbox: Rect { x0: x, y0: y, x1: x + 48.0, y1: y + 11.5 } }
}

pub(crate) fn book() -> Book {
    let mut facts = Vec::new();
    let rows = ROWS.iter().enumerate().map(|(r, texts)| {
        let cells = texts.iter().enumerate().map(|(c, text)| {
            let printed = (c > 2).then(|| Printed::parse(text, MoneyUnit::Yuan)).flatten();
            let fact = printed.map(|printed| {
                let coordinate = Coordinate { flow: Some(Flow::Expenditure), ..Coordinate::default() };
                let (text, place) = ((*text).to_owned(), page(r, c));
                facts.push(Fact { coordinate, text, printed, place, table: 0, row: r, column: c });
                facts.len() - 1
            });
            Cell { text: (*text).to_owned(), place: page(r, c), fact }
        });
        Row { cells: cells.collect() }
    });
    let rows: Vec<Row> = rows.collect();
    let key = |r: &[&str; 6]| RowKey {
        code_text: [r[0], r[1]].concat(),
        name: r[2].to_owned(),
        ..RowKey::default()
    };
    let columns = [
        vec!["经济分类科目编码", "类"],
        vec!["经济分类科目编码", "款"],
        vec!["部门经济分类科目名称"],
        vec!["一般公共预算基本支出", "合计"],
        vec!["一般公共预算基本支出", "人员经费"],
        vec!["一般公共预算基本支出", "公用经费"],
    ];
    let table = Table {
        title: TITLE.to_owned(),
        pages: vec![17],
        unit: Some(MoneyUnit::Yuan),
        columns: columns.iter().map(|p| p.iter().map(|s| (*s).to_owned()).collect()).collect(),
        rows,
        blocks: vec![Block {
            code_columns: vec![0, 1],
            name_column: Some(2),
            number_columns: vec![3, 4, 5],
            keys: ROWS.iter().map(|r| Some(key(r))).collect(),
            row_sums: Vec::new(),
        }],
        is_money: true,
        ..Table::default()
    };
    Book {
        kind: BookKind::Budget,
        level: Level::Unit,
        year: Some(2025),
        unit_name: Some("上海市财政局".to_owned()),
        pages: 21,
        tables: vec![table],
        facts,
        problems: vec![Problem {
            code: "page-is-picture",
            detail: String::new(),
            place: Some(Place::Page { page: 3, bbox: Rect::default() }),
        }],
        ..Book::default()
    }
}

pub(crate) fn spot(role: Role, row: usize, column: usize) -> Spot {
    let label = [ROWS[row][0], ROWS[row][2]].join(" ");
    Spot {
        role,
        place: Some(page(row, column)),
        table: Some(TITLE.to_owned()),
        cell: Some((0, row, column)),
        row_label: label.trim().to_owned(),
        column_label: ["类", "款", "科目名称", "合计", "人员经费", "公用经费"][column].to_owned(),
        text: ROWS[row][column].to_owned(),
        sentence: None,
    }
}

fn way(row: usize, column: usize, should_be: &str, alternatives: usize) -> Explanation {
    let spot = spot(Role::Primary, row, column);
    let cell = CellChange { printed: spot.text.clone(), spot, should_be: should_be.to_owned() };
    Explanation { cells: vec![cell], pattern: Pattern::OffByOne, alternatives }
}

pub(crate) fn error() -> Finding {
    let elsewhere =
        Spot { table: Some("另一张表".to_owned()), cell: Some((7, 0, 0)), ..spot(Role::Related, 2, 3) };
    Finding {
        rule: "SUM-06",
        severity: Severity::Error,
        confidence: Confidence::Certain,
        message: Message::new("located")
            .with("table", TITLE)
            .with("row", "302 商品和服务支出")
            .with("column", "合计")
            .with("printed", "24,840,779")
            .with("should", "24,840,778"),
        key: "SUM-06|302|total".to_owned(),
        difference: Some((Money::from_fen(100), MoneyUnit::Yuan)),
        spots: vec![spot(Role::Primary, 2, 3), spot(Role::Related, 2, 5), elsewhere],
        explanations: vec![way(2, 3, "24,840,778", 9), way(2, 5, "24,840,779", 9)],
    }
}

pub(crate) fn info() -> Finding {
    Finding {
        rule: "XTB-01",
        severity: Severity::Info,
        message: Message::new("law-tail")
            .with("what", "支出合计")
            .with("printed", "2,712.37")
            .with("other", "2,712.38")
            .with("difference", "0.01")
            .with("unit", "万元")
            .with("places", 1_usize),
        key: "XTB-01|total".to_owned(),
        difference: Some((Money::from_fen(10_000), MoneyUnit::WanYuan)),
        spots: vec![spot(Role::Primary, 5, 3)],
        explanations: Vec::new(),
        ..error()
    }
}

pub(crate) fn file() -> CheckedFile {
    CheckedFile {
        file: "a.pdf".to_owned(),
        sha256: "00ff".to_owned(),
        seconds: 0.031_249,
        outcome: Ok(Checked {
            book: book(),
            laws: LawCounts { evaluated: 812, exact: 790, rounding: 21, violated: 1, not_evaluable: 0 },
            findings: vec![info(), error()],
            ..Checked::default()
        }),
    }
}

pub(crate) fn unreadable() -> CheckedFile {
    let message = Message::new("read-damaged").with("detail", "xref");
    CheckedFile {
        file: "b.pdf".to_owned(),
        sha256: String::new(),
        seconds: 0.0,
        outcome: Err(crate::Unreadable { message }),
    }
}
