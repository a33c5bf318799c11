//! CPL-07: a note that says 本表无数据 stands only under a table without figures.

use mingzhang_catalog::plain;
use mingzhang_model::{Confidence, Finding, Message, Role, Severity};

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::{LOGIC, RuleDoc};
use crate::rules::verdict::Verdict;
use crate::spots;

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "CPL-07",
    severity: Severity::Error,
    title: ("有数字的表注明无数据", "A note denies the figures above it"),
    what: (
        "“本表无数据”“空表”一类的注只能出现在没有数字的表下。",
        "A note such as 本表无数据 stands only under a table without figures.",
    ),
    basis: LOGIC,
    example: ("收入总表下注“本表无数据”", "本表无数据 under a filled table"),
};

/// Finds notes that deny the figures above them.
fn check(context: &Context<'_>) -> Verdict {
    let book = context.book;
    let notes = context.money_tables().filter(|(_, table)| table.note.is_some()).count();
    let findings = book
        .tables
        .iter()
        .enumerate()
        .filter(|(_, table)| table.is_money && !table.is_empty_of_figures(&book.facts))
        .filter_map(|(index, table)| {
            let note = table.note.as_ref()?;
            let denies = ["无数据", "空表", "没有数据"].iter().any(|word| plain(&note.text).contains(word));
            if !denies {
                return None;
            }
            let figures =
                table.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.fact.is_some()).count();
            let mut spots =
                vec![spots::line(Some(table.title.clone()), &note.text, note.place, Role::Primary)];
            spots.push(spots::table(book, index, Role::Related));
            Some(Finding {
                rule: "CPL-07",
                severity: Severity::Error,
                confidence: Confidence::Certain,
                message: Message::new("note-on-filled-table")
                    .with("table", table.title.clone())
                    .with("note", note.text.clone())
                    .with("figures", figures),
                key: format!("CPL-07/{}", table.title),
                difference: None,
                spots,
                explanations: Vec::new(),
            })
        })
        .collect();
    Verdict::over(notes, "reach-no-notes", findings)
}
