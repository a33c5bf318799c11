//! The columns of each file.

use mingzhang_model::Fund;
use mingzhang_model::ledger::{AgencyKind, Category, Horizon, SourceLevel};

use super::{Column, Kind, Layout, Need};
use crate::choice::labels;

use Kind::{Amount, Choice, Code, Long, Text};
use Need::{Checked, Optional, Rare, Required};

const fn column(
    field: &'static str,
    chinese: &'static str,
    others: &'static [&'static str],
    need: Need,
    kind: Kind,
) -> Column {
    Column { field, chinese, others, need, kind }
}

const DIVISION: Column = column("mof_div_code", "财政区划代码", &[], Optional, Code);
const YEAR: Column = column("fiscal_year", "预算年度", &["年度"], Optional, Code);
const AGENCY: Column = column("agency_code", "单位代码", &["单位编码"], Required, Code);
const AGENCY_NAME: Column = column("agency_name", "单位名称", &[], Checked, Text);
const DELETED: Column = column("is_deleted", "是否删除", &[], Checked, Choice(labels::<bool>));
const PROJECT: Column = column("pro_code", "项目代码", &["项目编码"], Required, Code);
const PROJECT_NAME: Column = column("pro_name", "项目名称", &[], Checked, Text);
const FUNCTION_NAME: Column =
    column("exp_func_name", "支出功能分类科目名称", &["功能分类科目名称"], Rare, Text);
const DEPT_ECONOMIC: Column =
    column("dep_bgt_eco_code", "部门支出经济分类代码", &["部门预算支出经济分类科目编码"], Required, Code);
const DEPT_ECONOMIC_NAME: Column = column("dep_bgt_eco_name", "部门支出经济分类名称", &[], Rare, Text);
const GOV_ECONOMIC: Column =
    column("gov_bgt_eco_code", "政府支出经济分类代码", &["政府预算支出经济分类科目编码"], Optional, Code);
const GOV_ECONOMIC_NAME: Column = column("gov_bgt_eco_name", "政府支出经济分类名称", &[], Rare, Text);
const FUND: Column =
    column("fund_type_code", "资金性质代码", &["资金性质"], Required, Choice(labels::<Fund>));
const FUND_NAME: Column = column("fund_type_name", "资金性质名称", &[], Checked, Text);
const VINTAGE: Column = column(
    "found_type_code",
    "资金来源代码",
    &["资金来源"],
    Optional,
    Choice(labels::<mingzhang_model::Vintage>),
);
const CATEGORY: Column = column(
    "pro_cat_code",
    "项目类别代码",
    &["pro_kind_code", "项目类别"],
    Required,
    Choice(labels::<Category>),
);
const PROCURED: Column =
    column("is_gov_pur", "是否政府采购", &["政府采购"], Optional, Choice(labels::<bool>));
const HORIZON: Column = column(
    "horizon",
    "期间",
    &["yearflag", "perf_obj_type_code", "实施期或年度"],
    Required,
    Choice(labels::<Horizon>),
);

const fn function(need: Need) -> Column {
    column("exp_func_code", "支出功能分类科目代码", &["功能分类科目编码"], need, Code)
}

const fn reply(need: Need) -> Column {
    column("reply_amt", "年初批复数", &["年初预算数", "预算数"], need, Amount)
}

const fn current(need: Need) -> Column {
    column("cur_amt", "变动后预算数", &["调整预算数", "全年预算数"], need, Amount)
}

const fn executed(need: Need) -> Column {
    column("year_exe_amt", "全年执行数", &["决算数", "执行数"], need, Amount)
}

pub(crate) const AGENCIES: Layout = Layout {
    stem: "agencies",
    chinese: "单位",
    hint: "每个单位一行。单位性质填 行政、参公 或 事业，机关运行经费只统计前两类。",
    columns: &[
        DIVISION,
        YEAR,
        column("dept_code", "部门代码", &[], Optional, Code),
        column("dept_name", "部门名称", &[], Optional, Text),
        AGENCY,
        column("agency_name", "单位名称", &[], Required, Text),
        column("agency_kind", "单位性质", &[], Required, Choice(labels::<AgencyKind>)),
        DELETED,
    ],
};

pub(crate) const BUDGET_LINES: Layout = Layout {
    stem: "budget_lines",
    chinese: "支出预算",
    hint: "每笔支出一行，金额以元为单位，保留两位小数。人员类和公用经费不填项目代码；项目支出的项目代码须在“项目”表中。",
    columns: &[
        DIVISION,
        YEAR,
        AGENCY,
        AGENCY_NAME,
        function(Required),
        FUNCTION_NAME,
        DEPT_ECONOMIC,
        DEPT_ECONOMIC_NAME,
        GOV_ECONOMIC,
        GOV_ECONOMIC_NAME,
        FUND,
        FUND_NAME,
        VINTAGE,
        CATEGORY,
        PROJECT,
        PROJECT_NAME,
        PROCURED,
        reply(Required),
        DELETED,
    ],
};

pub(crate) const FINAL_LINES: Layout = Layout {
    stem: "final_lines",
    chinese: "支出决算",
    hint: "决算用，每笔支出一行：年初批复数、变动后预算数、全年执行数、结转数，均以元为单位。",
    columns: &[
        DIVISION,
        YEAR,
        AGENCY,
        AGENCY_NAME,
        function(Required),
        FUNCTION_NAME,
        DEPT_ECONOMIC,
        DEPT_ECONOMIC_NAME,
        GOV_ECONOMIC,
        GOV_ECONOMIC_NAME,
        FUND,
        FUND_NAME,
        VINTAGE,
        CATEGORY,
        PROJECT,
        PROJECT_NAME,
        PROCURED,
        reply(Optional),
        current(Required),
        executed(Required),
        column("carryovers_amt", "结转数", &[], Optional, Amount),
        DELETED,
    ],
};

pub(crate) const INCOME: Layout = Layout {
    stem: "income",
    chinese: "收入",
    hint: "每个资金性质一行，以元为单位。预算中各资金性质的收入等于当年安排的支出。",
    columns: &[
        YEAR,
        AGENCY,
        AGENCY_NAME,
        FUND,
        FUND_NAME,
        column("income_code", "收入分类科目代码", &[], Optional, Code),
        function(Rare),
        FUNCTION_NAME,
        reply(Required),
        current(Rare),
        executed(Rare),
        DELETED,
    ],
};

pub(crate) const PROJECTS: Layout = Layout {
    stem: "projects",
    chinese: "项目",
    hint: "每个项目一行，顺序就是公开时的顺序。是否涉密填 是 的项目不公开名称和绩效目标。",
    columns: &[
        PROJECT,
        column("pro_name", "项目名称", &[], Required, Text),
        CATEGORY,
        AGENCY,
        AGENCY_NAME,
        column("pro_attr", "项目属性", &[], Optional, Text),
        column("pro_term", "项目期限（年）", &["项目期限"], Optional, Text),
        column("pro_start_year", "项目起始年度", &[], Optional, Code),
        column("end_year", "项目结束年度", &[], Optional, Code),
        column("pro_total_amt", "项目总额", &[], Optional, Amount),
        column("pro_desc", "项目概述", &["项目概况"], Optional, Long),
        column("pro_bases", "立项依据", &[], Optional, Long),
        column("pro_necessary", "项目必要性", &["项目设立必要性"], Optional, Long),
        column("pro_measures", "保证措施", &["保证项目实施的制度、措施"], Optional, Long),
        column("pro_plan", "项目实施方案", &["项目实施计划"], Optional, Long),
        column("is_secret_pro", "是否涉密", &[], Optional, Choice(labels::<bool>)),
        YEAR_CHECKED,
        DELETED,
    ],
};

const YEAR_CHECKED: Column = column("fiscal_year", "预算年度", &["年度"], Checked, Code);

pub(crate) const PROJECT_FUNDS: Layout = Layout {
    stem: "project_funds",
    chinese: "项目资金",
    hint: "每个项目、期间、资金来源一行，以元为单位。年度合计等于支出预算中该项目的金额。",
    columns: &[
        PROJECT,
        PROJECT_NAME,
        HORIZON,
        column("source_level", "资金来源", &[], Required, Choice(labels::<SourceLevel>)),
        column("amt", "金额", &[], Required, Amount),
        YEAR_CHECKED,
        DELETED,
    ],
};

pub(crate) const PERF_GOALS: Layout = Layout {
    stem: "perf_goals",
    chinese: "绩效目标",
    hint: "每个项目至少一条；实施期和年度各一行。",
    columns: &[
        PROJECT,
        PROJECT_NAME,
        HORIZON,
        column("kpi_target", "绩效目标", &[], Required, Long),
        YEAR_CHECKED,
        DELETED,
    ],
};

pub(crate) const PERF_INDICATORS: Layout = Layout {
    stem: "perf_indicators",
    chinese: "绩效指标",
    hint: "每个指标一行。计算符号填 ≥ ＞ ≤ ＜ = ，文字指标不填；指标值和计量单位分开填。",
    columns: &[
        PROJECT,
        PROJECT_NAME,
        HORIZON,
        column("lv1_perf_ind_name", "一级指标", &["kpi_lv1", "lv1_perf_ind_code"], Required, Text),
        column("lv2_perf_ind_name", "二级指标", &["kpi_lv2", "lv2_perf_ind_code"], Required, Text),
        column("lv3_perf_ind_name", "三级指标", &["kpi_lv3", "lv3_perf_ind_code"], Required, Text),
        column("kpi_val", "指标值", &[], Required, Text),
        column("computesign", "计算符号", &[], Optional, Choice(sign_labels)),
        column("meterunit", "计量单位", &[], Optional, Text),
        YEAR_CHECKED,
        DELETED,
    ],
};

/// The signs of an indicator.
pub(crate) const SIGNS: [&str; 5] = ["≥", "＞", "≤", "＜", "="];

/// 一级指标 with their 二级指标 (财预〔2015〕88号; 成本指标 as a 一级指标 of its own: 财预〔2021〕101号). The second
/// level is not closed: units add their own.
pub(crate) const LEVELS: [(&str, &[&str]); 4] = [
    ("产出指标", &["数量指标", "质量指标", "时效指标", "成本指标"]),
    ("效益指标", &["经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"]),
    ("满意度指标", &["服务对象满意度指标"]),
    ("成本指标", &["经济成本指标", "社会成本指标", "生态环境成本指标"]),
];

fn sign_labels() -> Vec<String> {
    SIGNS.map(str::to_owned).to_vec()
}

/// What a folder says in `book.toml`, as rows of a sheet.
pub(crate) const BOOK: Layout = Layout {
    stem: "book",
    chinese: "封面与说明",
    hint: "封面、职责、机构、上年数、原因说明等：一行一项，“键”不要改动，名称和内容按需填写。",
    columns: &[
        column("key", "键", &[], Required, Code),
        column("name", "名称", &[], Required, Text),
        column("value", "内容", &[], Required, Long),
    ],
};

/// Every table of a ledger, in the order of the workbook.
pub(crate) const TABLES: [&Layout; 8] = [
    &AGENCIES,
    &BUDGET_LINES,
    &FINAL_LINES,
    &INCOME,
    &PROJECTS,
    &PROJECT_FUNDS,
    &PERF_GOALS,
    &PERF_INDICATORS,
];
