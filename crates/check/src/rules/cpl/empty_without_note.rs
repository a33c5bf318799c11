//! CPL-06: a table without figures is kept and explained.
//!
//! 财预〔2016〕143号: 没有数据的表格应当列出空表并说明. The explanation may be the note under the table or a sentence of the
//! book about the same money.

use mingzhang_catalog::{plain, says_empty};
use mingzhang_model::{Book, Confidence, Finding, Fund, Message, Role, Severity, Spot, Table};

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::Verdict;
use crate::spots;

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "CPL-06",
    severity: Severity::Error,
    title: ("空表未作说明", "An empty table without an explanation"),
    what: (
        "没有数据的表格应当列出空表并说明。表下的注、正文中说明该项资金为零的句子都算说明。",
        "A table without figures is kept and explained. The note under it counts, and so does a sentence of the text that says the money is nothing.",
    ),
    basis: (
        "财预〔2016〕143号《地方预决算公开操作规程》",
        "财预〔2016〕143号, rules for publishing local budgets",
    ),
    example: ("政府性基金预算支出表无数字、无注", "an empty table of government funds without a note"),
};

/// Finds empty tables that nothing explains.
fn check(context: &Context<'_>) -> Verdict {
    let book = context.book;
    if context.is_blank() {
        return Verdict::not_applicable("reach-blank-form");
    }
    let findings = book
        .tables
        .iter()
        .enumerate()
        .filter(|(_, table)| table.is_money && !table.rows.is_empty() && has_nothing(table))
        .filter(|(_, table)| {
            !table.note.as_ref().is_some_and(|note| says_empty(&note.text))
                && !explained_in_prose(book, table)
        })
        .map(|(index, table)| {
            let spot: Spot = spots::table(book, index, Role::Primary);
            Finding {
                rule: "CPL-06",
                severity: Severity::Error,
                confidence: Confidence::Likely,
                message: Message::new("empty-table-without-note").with("table", table.title.clone()),
                key: format!("CPL-06/{}", table.title),
                difference: None,
                spots: vec![spot],
                explanations: Vec::new(),
            }
        })
        .collect();
    Verdict::over(context.money_tables().count(), "reach-no-tables", findings)
}

/// Whether no figure is printed (a printed zero is one), nor a word such as 无 in a figure's place.
fn has_nothing(table: &Table) -> bool {
    let numbers: Vec<usize> =
        table.blocks.iter().flat_map(|block| block.number_columns.iter().copied()).collect();
    table.rows.iter().all(|row| {
        row.cells.iter().enumerate().all(|(column, cell)| {
            cell.fact.is_none() && !(numbers.contains(&column) && cell.text.contains('无'))
        })
    })
}

/// Whether a sentence outside the tables says that the table's money is nothing: 政府性基金…为0, 无国有资本经营预算.
fn explained_in_prose(book: &Book, table: &Table) -> bool {
    let topic: &[&str] = match table.scope.fund {
        Some(Fund::GovernmentFund) => &["政府性基金"],
        Some(Fund::StateCapital) => &["国有资本经营"],
        _ if table.scope.three_public.is_some() => &["三公"],
        _ if table.scope.topic.is_some() => &["机关运行经费", "政府采购", "购买服务"],
        _ => return false,
    };
    book.paragraphs
        .iter()
        .flat_map(|paragraph| paragraph.text.split(['。', '；', ';', '，', ',']))
        .map(plain)
        .filter(|clause| topic.iter().any(|word| clause.contains(word)))
        .any(|clause| says_nothing(&clause))
}

/// `为0`, `0万元`, `0元`, `无…`: the clause says that there is none.
fn says_nothing(clause: &str) -> bool {
    let zero = clause.match_indices('0').any(|(at, _)| {
        let before = clause.get(..at).and_then(|s| s.chars().next_back());
        let after = clause.get(at + 1..).unwrap_or("");
        let starts = !before.is_some_and(|c| c.is_ascii_digit() || c == '.');
        let zeros = after.trim_start_matches(['.', '0']);
        starts && (zeros.is_empty() || zeros.starts_with(['万', '元', '亿']))
    });
    zero || says_empty(clause)
}

#[cfg(test)]
mod tests {
    use super::says_nothing;

    #[test]
    fn clauses_that_say_nothing() {
        for yes in [
            "政府性基金拨款支出预算为0",
            "国有资本经营预算拨款收入0万元",
            "本单位无政府性基金预算",
            "政府性基金预算0.00万元",
        ] {
            assert!(says_nothing(yes), "{yes}");
        }
        for no in ["政府性基金预算拨款收入100万元", "政府性基金预算2020年安排30.05万元"]
        {
            assert!(!says_nothing(no), "{no}");
        }
    }
}
