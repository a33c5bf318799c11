//! `Details` → rows of the sheet 封面与说明, with a row for each key that nobody has filled in yet.

use mingzhang_model::ledger::Details;

use super::{Key, NONE, entries};

/// One row.
#[derive(Debug)]
pub(crate) struct BookRow {
    pub(crate) key: &'static str,
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) hint: &'static str,
}

/// The rows in the order of the keys.
pub(crate) fn book_rows(details: &Details) -> Vec<BookRow> {
    let entries = entries(details);
    let mut out = Vec::new();
    for (key, word, ..) in Key::ALL {
        let mut names: Vec<&str> = names(key).to_vec();
        for entry in entries.iter().filter(|entry| entry.key == key) {
            names.retain(|name| !name.is_empty() && *name != entry.name);
            let (name, mut value) = (entry.name.clone(), entry.value.clone());
            if value.is_empty() && key.may_be_none() {
                NONE.clone_into(&mut value);
            }
            out.push(BookRow { key: word, name, value, hint: hint(key) });
        }
        for name in names {
            out.push(BookRow { key: word, name: name.to_owned(), value: String::new(), hint: hint(key) });
        }
    }
    out
}

/// Names that are offered; an empty one where the name is free or there is none.
fn names(key: Key) -> &'static [&'static str] {
    match key {
        Key::LastYear => &["flow=total_in", "flow=total_out", "flow=expenditure fund=general"],
        Key::Procurement => &["goods", "works", "services"],
        Key::Vehicles => &["establishment"],
        Key::Equipment => &["general", "special"],
        _ => &[""],
    }
}

/// What to fill in.
fn hint(key: Key) -> &'static str {
    match key {
        Key::Kind => "budget 预算，或 final-accounts 决算",
        Key::Level => "unit 单位，或 department 部门",
        Key::Template => "模板：shanxi、shanghai、final-accounts",
        Key::Published => "封面日期，例如 2026年2月14日",
        Key::Premises => "办公用房面积，平方米；没有填 无",
        Key::Duties => "本单位职责，一行一条，可增加行",
        Key::Departments => "内设机构，一行一个，可增加行；没有填 无",
        Key::LastYear => "上年数（元）：名称是坐标，用于与上年比较；用 mingzhang new --from 可自动带出",
        Key::Reasons => "增减变动的原因：名称由模板规定",
        Key::Balance => "未列入支出的结转、结余（元）：名称是坐标，例如 flow=carried_out fund=general",
        Key::Procurement => "政府采购预算（元）：goods 货物、works 工程、services 服务；没有填 0",
        Key::Vehicles => "公务用车编制数（辆）",
        Key::VehicleKinds => "实有车辆：名称填类别，内容填辆数",
        Key::Equipment => "大型设备（台）：general 单价50万元以上通用设备，special 单价100万元以上专用设备",
        Key::Texts => "其他文字：名称由模板规定",
        Key::Notes => "表下的注：名称是表的编号",
        Key::Glossary => "补充的名词：名称填名词，内容填解释",
    }
}
