//! Every figure of the tables, one a row, with what it counts.

use mingzhang_model::manuscript::{Axis, BoundFact, Form};
use mingzhang_model::{BookKind, Coordinate, Manuscript, Member, SubjectCode, Year};

use super::records::{Field, Kind, Records};
use super::tables::ids;

/// The dimensions: name as in a written coordinate, title, type in the taxonomy of fiscal data packages.
const DIMENSIONS: [(&str, &str, Option<&str>); 14] = [
    ("flow", "收支方向", Some("direction")),
    ("function", "支出功能分类科目", Some("functional-classification:generic:code")),
    ("dept_economic", "部门预算支出经济分类科目", Some("economic-classification:generic:code")),
    // One column a type: the second economic classification has none left.
    ("gov_economic", "政府预算支出经济分类科目", None),
    ("fund", "资金来源", Some("fin-source:generic:code")),
    ("spending", "支出性质", Some("expenditure-type:code")),
    ("vintage", "预算年度来源", None),
    ("project", "项目", Some("activity:generic:project:label")),
    ("three_public", "“三公”经费", None),
    ("procurement", "政府采购", None),
    ("year", "年度（last 为上年数）", None),
    ("stage", "预决算阶段", Some("phase:id")),
    ("topic", "专项事项", None),
    ("line", "其他行", None),
];

pub(super) fn facts(manuscript: &Manuscript) -> Records {
    let mut fields = vec![
        Field::text("table", "表号"),
        Field::text("title", "表名"),
        Field::new("row", "数据行（从 1 起，不计表头）", Kind::Whole),
        Field::new("column", "列（从 1 起）", Kind::Whole),
        Field::text("row_label", "行名"),
        Field::text("column_label", "列名"),
    ];
    fields.extend(
        DIMENSIONS.iter().map(|(name, title, column_type)| Field {
            column_type: *column_type,
            ..Field::text(name, title)
        }),
    );
    fields.extend([
        Field::text("text", "印出数"),
        Field::text("unit", "印出单位"),
        Field::new("amount_yuan", "折合元（未舍入）", Kind::Number).with_type("value"),
        Field::text("currency", "币种").with_type("value-currency:code"),
        Field::new("fiscal_year", "所属年度", Kind::Whole).with_type("date:fiscal-year"),
        Field::text("unit_name", "单位名称").with_type("administrative-classification:generic:label"),
    ]);
    let what = match manuscript.kind {
        BookKind::Budget => "预算",
        BookKind::FinalAccounts => "决算",
        BookKind::Unknown => "书",
    };
    let description = format!("本{what}全部表格中的每一个数字，一行一个；空的维度表示不限定。");
    let mut out = Records::named("facts", "数据明细", &description, fields);
    let ids = ids(manuscript);
    for fact in &manuscript.facts {
        let form = manuscript.forms.get(fact.form);
        let row = form.map(|form| row_label(form, fact)).unwrap_or_default();
        let column = form.and_then(|form| form.columns.get(fact.column)).map(|column| column.path.join("/"));
        let mut record = vec![
            ids.get(fact.form).cloned().unwrap_or_default(),
            form.map(|form| form.title.clone()).unwrap_or_default(),
            fact.row.saturating_add(1).to_string(),
            fact.column.saturating_add(1).to_string(),
            row,
            column.unwrap_or_default(),
        ];
        record.extend(members(&fact.coordinate));
        let year = manuscript.year - i32::from(fact.coordinate.year == Some(Year::Last));
        record.extend([
            fact.text.clone(),
            fact.unit.chinese().to_owned(),
            fact.exact.to_string(),
            "CNY".to_owned(),
            year.to_string(),
            manuscript.unit_name.clone(),
        ]);
        out.rows.push(record);
    }
    out
}

/// The member of each dimension, in the order of [`DIMENSIONS`]; empty where it is not restricted.
fn members(at: &Coordinate) -> [String; 14] {
    fn word<T: Member>(member: Option<T>) -> String {
        member.map(T::id).unwrap_or_default().to_owned()
    }
    let code = |code: Option<SubjectCode>| code.map(|code| code.to_string()).unwrap_or_default();
    [
        word(at.flow),
        code(at.function),
        code(at.dept_economic),
        code(at.gov_economic),
        word(at.fund),
        word(at.spending),
        word(at.vintage),
        at.project.clone().unwrap_or_default(),
        word(at.three_public),
        word(at.procurement),
        word(at.year),
        word(at.stage),
        word(at.topic),
        at.line.clone().unwrap_or_default(),
    ]
}

/// What stands in the columns of labels to the left of the figure: code and name of its row, or of its side of the table.
fn row_label(form: &Form, fact: &BoundFact) -> String {
    let Some(row) = form.rows.get(fact.row) else { return String::new() };
    let labels = |column: &&_| matches!(column, &&(Axis::Code | Axis::Name, _));
    let left: Vec<(Axis, &str)> = form
        .columns
        .iter()
        .zip(&row.cells)
        .take(fact.column)
        .map(|(column, cell)| (column.axis, cell.text.trim()))
        .collect();
    let near = left.iter().rev().skip_while(|column| !labels(column)).take_while(labels);
    let mut texts: Vec<&str> = near.map(|(_, text)| *text).filter(|text| !text.is_empty()).collect();
    texts.reverse();
    texts.join(" ")
}
