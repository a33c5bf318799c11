//! The files of a ledger and their columns: read, written and explained from this one list.
//!
//! Field names are those of 预算管理一体化 (财办〔2020〕13号, 2.0: 财办〔2023〕12号). Where no standard name was found,
//! the name is ours: `agency_kind`, `income_code`, `pro_attr`, `pro_measures`, `horizon`, `source_level`, `amt`, the
//! file names, and all of [`BOOK`].

mod tables;

pub(crate) use tables::{
    AGENCIES, BOOK, BUDGET_LINES, FINAL_LINES, INCOME, LEVELS, PERF_GOALS, PERF_INDICATORS, PROJECT_FUNDS,
    PROJECTS, SIGNS, TABLES,
};

use mingzhang_catalog::plain;

/// One file, one sheet.
#[derive(Debug)]
pub(crate) struct Layout {
    /// The file is `stem.csv`.
    pub(crate) stem: &'static str,
    /// The sheet's name.
    pub(crate) chinese: &'static str,
    pub(crate) columns: &'static [Column],
    /// What the sheet of instructions says about it.
    pub(crate) hint: &'static str,
}

/// One column.
#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) field: &'static str,
    pub(crate) chinese: &'static str,
    /// Older and other names.
    pub(crate) others: &'static [&'static str],
    pub(crate) need: Need,
    pub(crate) kind: Kind,
}

/// Whether a column must be there, and whether it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    Required,
    Optional,
    /// Written only where something stands in it.
    Rare,
    /// Checked when it is there, never written.
    Checked,
}

/// What stands in a column.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    Code,
    Text,
    /// Text of several lines.
    Long,
    Amount,
    Choice(fn() -> Vec<String>),
}

/// The sheet of instructions.
pub(crate) const INSTRUCTIONS: &str = "说明";

/// The column that a marked workbook gets.
pub(crate) const PROBLEMS: &str = "问题";

/// Fields of the standard that the ledger does not hold, and columns that only help a reader: passed over in silence.
const PASSED_OVER: &[&str] = &[
    "mof_div_code",
    "mof_div_name",
    "dept_code",
    "dept_name",
    "budget_level_code",
    "manage_mof_dep_code",
    "bgt_mof_dep_code",
    "found_type_name",
    "tp_func_code",
    "bgt_type_code",
    "source_type_code",
    "cor_bgt_doc_no",
    "pro_id",
    "pro_cat_name",
    "no_fin_fund",
    "bank_loan_fund",
    "scoi_invest_fund",
    "setup_year",
    "pro_feasibility",
    "pro_source_code",
    "pro_operator",
    "pro_operator_tel",
    "is_captial_cons_pro",
    "is_scientific",
    "parent_pro_code",
    "apply_up",
    "fin_audit_money",
    "adj_amt",
    "dis_amt",
    "exe_amt_rate",
    "is_govserve",
    "is_govbuy",
    "pur_amt",
    "pur_qua",
    "gov_buy_des",
    "buy_no",
    "buy_amt",
    "kpi_id",
    "kpi_content",
    "kpi_evalstd",
    "kpi_remark",
    "ind_weight",
    "ind_comp",
    "eval_score",
    "devi_analy",
    "create_time",
    "update_time",
    "version",
    "version_name",
    "is_last_inst",
    "income_name",
    PROBLEMS,
    INSTRUCTIONS,
    "序号",
];

impl Layout {
    /// The column that a header cell names, and whether by one of its own two names.
    pub(crate) fn column(&self, header: &str) -> Option<(&'static Column, bool)> {
        let header = header_word(header);
        if header.is_empty() {
            return None;
        }
        let own =
            |column: &&Column| [column.field, column.chinese].iter().any(|name| header_word(name) == header);
        let other = |column: &&Column| column.others.iter().any(|name| header_word(name) == header);
        let by_own = self.columns.iter().find(own).map(|column| (column, true));
        by_own.or_else(|| self.columns.iter().find(other).map(|column| (column, false)))
    }

    /// The columns that are always written.
    pub(crate) fn written(&self) -> impl Iterator<Item = &'static Column> {
        self.columns.iter().filter(|column| matches!(column.need, Need::Required | Need::Optional))
    }

    /// Whether the sheet or file of that name is this one.
    pub(crate) fn is_named(&self, name: &str) -> bool {
        let name = name.trim();
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        stem.eq_ignore_ascii_case(self.stem) || stem == self.chinese
    }
}

/// Whether a column is known and holds nothing for the ledger.
pub(crate) fn is_passed_over(header: &str) -> bool {
    let header = header_word(header);
    header.is_empty() || PASSED_OVER.iter().any(|known| header_word(known) == header)
}

/// A header cell without what clerks add: `*` for required, the money unit, white space.
fn header_word(text: &str) -> String {
    let word = plain(text).to_lowercase();
    let word = word.trim_matches('*');
    ["(元)", "(年)"].iter().find_map(|unit| word.strip_suffix(unit)).unwrap_or(word).to_owned()
}
