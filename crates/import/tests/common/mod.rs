//! A small folder without faults, as text, and the means to spoil it.
#![allow(dead_code, reason = "each test file uses a part of this")]
#![allow(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

pub(crate) mod ledgers;

use std::collections::BTreeMap;

use mingzhang_import::{Fault, FaultCode, Imported, import_folder};

pub(crate) const AGENCIES: &str = "\
mof_div_code,fiscal_year,dept_code,dept_name,agency_code,agency_name,agency_kind
140200000,2026,121,市人力资源和社会保障局,121006,市就业中心,事业
";

pub(crate) const LINES: &str = "\
mof_div_code,fiscal_year,agency_code,exp_func_code,dep_bgt_eco_code,gov_bgt_eco_code,fund_type_code,found_type_code,pro_cat_code,pro_code,is_gov_pur,reply_amt
140200000,2026,121006,2080150,30101,50501,11,1,1,,2,1532484.00
140200000,2026,121006,2080150,30201,50502,11,1,21,,2,100000.50
140200000,2026,121006,2080199,30227,50502,11,1,22,P1,1,105000.00
140200000,2026,121006,2080199,30227,50502,3,2,3,P2,2,7000.00
140200000,2026,121006,2080199,30227,50502,3,1,3,P2,2,500000.00
";

pub(crate) const INCOME: &str = "\
fiscal_year,agency_code,fund_type_code,income_code,reply_amt
2026,121006,11,,1737484.50
2026,121006,31,,500000.00
";

pub(crate) const PROJECTS: &str = "\
pro_code,pro_name,pro_cat_code,agency_code,pro_attr,pro_term,pro_start_year,end_year,pro_total_amt,pro_desc,pro_bases,pro_necessary,pro_measures,pro_plan,is_secret_pro
P1,驻村帮扶,22,121006,经常性项目,1,2026,2026,105000.00,概况,依据,必要,措施,计划,2
P2,人才培训,3,121006,一次性项目,2,2025,2026,900000.00,概况,依据,必要,措施,计划,2
";

pub(crate) const FUNDS: &str = "\
pro_code,horizon,source_level,amt
P1,total,市县,105000.00
P1,year,市县,105000.00
P2,total,自筹,900000.00
P2,year,自筹,507000.00
";

pub(crate) const GOALS: &str = "\
pro_code,horizon,kpi_target
P1,year,按月发放补助。
P2,total,完成两年培训。
P2,year,完成本年培训。
";

pub(crate) const INDICATORS: &str = "\
pro_code,horizon,lv1_perf_ind_name,lv2_perf_ind_name,lv3_perf_ind_name,kpi_val,computesign,meterunit
P1,year,产出指标,数量指标,驻村人数,3,=,人
P2,year,满意度指标,服务对象满意度指标,学员满意度,90,≥,%
";

pub(crate) const BOOK: &str = r#"
kind = "budget"
level = "unit"
template = "shanxi"
published = "2026年2月14日"
premises = "1234.56"
duties = ["办理就业登记。", "组织培训。"]
departments = ["综合科", "培训科"]

[last_year.figures]
"flow=total_in" = "2000000.00"
"flow=expenditure fund=general" = 1500000.25

[reasons]
total = "项目增加"

[[balance]]
at = "flow=carried_out fund=special_account"
amount = "0"

[procurement]
goods = "102,999.50"
services = "2,000.50"

[vehicles]
establishment = 1
[vehicles.kinds]
"其他公务用车" = 1

[equipment]
general = 2
special = 0

[texts]
extra = """
第一行
第二行"""

[notes]
t7 = "本表无数据"

[[glossary]]
name = "零工市场"
text = "供求双方见面的场所。"
"#;

pub(crate) type Folder = BTreeMap<String, Vec<u8>>;

/// The folder without faults.
pub(crate) fn folder() -> Folder {
    [
        ("agencies.csv", AGENCIES),
        ("budget_lines.csv", LINES),
        ("income.csv", INCOME),
        ("projects.csv", PROJECTS),
        ("project_funds.csv", FUNDS),
        ("perf_goals.csv", GOALS),
        ("perf_indicators.csv", INDICATORS),
        ("book.toml", BOOK),
    ]
    .into_iter()
    .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
    .collect()
}

/// The folder with one text replaced in one file; the text must be there.
pub(crate) fn spoiled(file: &str, from: &str, to: &str) -> Folder {
    let mut files = folder();
    let text = String::from_utf8(files[file].clone()).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    files.insert(file.to_owned(), text.replacen(from, to, 1).into_bytes());
    files
}

/// The faults of a folder, without those that only inform, as lines.
pub(crate) fn told(files: &Folder) -> Vec<String> {
    let imported = import_folder(files);
    imported.faults.iter().map(ToString::to_string).collect()
}

/// The only fault of that code.
pub(crate) fn only(imported: &Imported, code: FaultCode) -> &Fault {
    let found: Vec<&Fault> = imported.faults.iter().filter(|fault| fault.code == code).collect();
    assert_eq!(found.len(), 1, "{code:?} among {:#?}", imported.faults);
    found[0]
}
