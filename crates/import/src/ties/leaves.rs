//! Money stands at leaves only: a table adds the rows below a code, and money at the code itself would be in its total and
//! in none of its parts.

use std::collections::BTreeMap;

use mingzhang_model::ledger::{Ledger, Origin};
use mingzhang_model::{Spending, SubjectCode};

use crate::fault::{Fault, FaultCode, Position};

/// Every line at a code that another line is a part of.
pub(super) fn check(ledger: &Ledger, faults: &mut Vec<Fault>) {
    let lines =
        || ledger.lines.iter().filter(|line| line.amounts != mingzhang_model::ledger::Amounts::default());
    let functions: Vec<_> = lines().map(|line| (line.function, &line.origin)).collect();
    // Only basic expenditure is printed by economic class.
    let basic = lines().filter(|line| line.category.spending() != Spending::Project);
    let economic: Vec<_> = basic.filter_map(|line| Some((line.dept_economic?, &line.origin))).collect();
    let income: Vec<_> = ledger.income.iter().filter_map(|row| Some((row.function?, &row.origin))).collect();
    of_column(&functions, "exp_func_code", "支出功能分类科目代码", faults);
    of_column(&economic, "dep_bgt_eco_code", "部门支出经济分类代码", faults);
    of_column(&income, "exp_func_code", "支出功能分类科目代码", faults);
}

fn of_column(rows: &[(SubjectCode, &Origin)], column: &str, title: &str, faults: &mut Vec<Fault>) {
    // In the order of their digits, the parts of a code stand right behind it.
    let mut first: BTreeMap<String, &Origin> = BTreeMap::new();
    for (code, origin) in rows {
        first.entry(code.to_string()).or_insert(origin);
    }
    for (code, origin) in rows {
        let code = code.to_string();
        let next = first
            .range::<str, _>((std::ops::Bound::Excluded(code.as_str()), std::ops::Bound::Unbounded))
            .next();
        let Some((part, at)) = next.filter(|(next, _)| next.starts_with(&code)) else { continue };
        let position = Position {
            file: Some(origin.file.clone()),
            row: Some(origin.row),
            column: Some(column.to_owned()),
            ..Position::default()
        };
        faults.push(
            Fault::new(FaultCode::CodeNotLeaf, position, code)
                .arg("part", part)
                .arg("part_row", at.row.to_string())
                .arg("title", title),
        );
    }
}
