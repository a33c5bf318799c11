//! CPL-16: spending by function goes down to the item (项).

use mingzhang_model::{Message, Role, Severity, Spot, SubjectCode, SubjectLevel, Table, TableKind};

use crate::rules::Rule;
use crate::rules::context::{Context, MOST_SPOTS};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};
use crate::spots;

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "CPL-16",
    severity: Severity::Error,
    title: ("功能分类没有列到项", "Function codes do not reach the item"),
    what: (
        "支出表按功能分类列到项（七位编码）；有金额的类、款之下应有项。",
        "Tables of spending go down to items of seven digits; below each class and division with money there is an item.",
    ),
    basis: ("预算法实施条例第六条", "Regulation of the Budget Law, art. 6"),
    example: ("只列208、20801，没有2080150", "208 and 20801 without 2080150"),
};

fn check(context: &Context<'_>) -> Verdict {
    // What is secret is published by division or class only.
    let secret = |text: &String| text.contains("涉密") || text.contains("国家秘密");
    if context.plain.iter().any(secret) {
        return Verdict::not_applicable("reach-secrets");
    }
    let mut places = 0;
    let mut spots: Vec<Spot> = Vec::new();
    for (index, table) in context.money_tables() {
        if !matches!(table.kind(), TableKind::Expenditure | TableKind::GeneralExpenditure) {
            continue;
        }
        let rows = coded(context, table);
        // Without a single code the table is of another form.
        if rows.is_empty() {
            continue;
        }
        places += rows.len();
        let reaches = |code: SubjectCode| {
            rows.iter().any(|(_, _, other)| other.level() == SubjectLevel::Item && other.is_within(code))
        };
        for (at, (row, column, code)) in rows.iter().enumerate() {
            if code.level() == SubjectLevel::Item {
                continue;
            }
            // An item under a wrong or broken code is told as such.
            let next_is_item =
                rows.get(at + 1).is_some_and(|(_, _, next)| next.level() == SubjectLevel::Item);
            if next_is_item || is_broken(table, row + 1) {
                continue;
            }
            // A class whose divisions are listed is told by them.
            let divided = code.level() == SubjectLevel::Class
                && rows
                    .iter()
                    .any(|(_, _, other)| other.level() == SubjectLevel::Division && other.is_within(*code));
            if !reaches(*code) && !divided {
                spots.push(spots::cell(context.book, (index, *row, *column), Role::Primary));
            }
        }
    }
    let count = spots.len();
    spots.truncate(MOST_SPOTS);
    let findings =
        spots.first().map(|spot| (spot.row_label.clone(), spot.table.clone())).map(|(row, table)| {
            let message = Message::new("cpl-function-depth")
                .with("row", row)
                .with("table", table.unwrap_or_default())
                .with("count", count);
            finding(&DOC, Severity::Error, message, "", spots)
        });
    Verdict::over(places, "reach-no-codes", findings.into_iter().collect())
}

/// Whether a row prints a code that is none.
fn is_broken(table: &Table, row: usize) -> bool {
    let keys = table.blocks.iter().filter_map(|block| block.keys.get(row)?.as_ref());
    keys.into_iter().any(|key| !key.code_text.is_empty() && key.code.is_none())
}

/// The rows with a function code and a figure that is not zero.
fn coded(context: &Context<'_>, table: &Table) -> Vec<(usize, usize, SubjectCode)> {
    let has_figure = |row: usize| {
        table.rows.get(row).is_some_and(|row| {
            row.cells
                .iter()
                .filter_map(|cell| context.book.facts.get(cell.fact?))
                .any(|fact| !fact.printed.value().is_zero())
        })
    };
    table
        .blocks
        .iter()
        .flat_map(|block| {
            let column = block.code_columns.first().copied().or(block.name_column).unwrap_or(0);
            block.keys.iter().enumerate().filter_map(move |(row, key)| {
                let key = key.as_ref()?;
                let code = key.code.filter(|code| key.coordinate.function == Some(*code))?;
                Some((row, column, code))
            })
        })
        .filter(|(row, ..)| has_figure(*row))
        .collect()
}
