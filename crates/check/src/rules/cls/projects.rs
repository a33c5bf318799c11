//! The projects of a book with their money of the year, and what kind of work their names speak of.

use std::collections::HashMap;

use mingzhang_catalog::words;
use mingzhang_model::ledger::Horizon;
use mingzhang_model::{Money, Role, Spot, Vintage};

use crate::rules::context::Context;
use crate::rules::xtb::money::{is_now, is_own};
use crate::spots;

/// A project.
#[derive(Clone, Debug)]
pub(super) struct Project<'a> {
    pub(super) name: &'a str,
    /// All of its money of the year, where a table or its sheet prints it.
    pub(super) money: Option<Money>,
    pub(super) spot: Spot,
}

/// The projects of the table of projects; of the sheets where no table lists them.
pub(super) fn projects<'a>(context: &Context<'a>) -> Vec<Project<'a>> {
    let mut out: Vec<Project<'a>> = Vec::new();
    let mut index: HashMap<&'a str, usize> = HashMap::new();
    for fact in &context.book.facts {
        let at = &fact.coordinate;
        let Some(name) = at.project.as_deref() else { continue };
        if !is_now(at) || at.vintage == Some(Vintage::Carried) || !is_own(context, fact) {
            continue;
        }
        let value = fact.printed.value();
        let slot = *index.entry(name).or_insert(out.len());
        match out.get_mut(slot) {
            // The total of the row is its largest figure.
            Some(known) if known.money.is_none_or(|money| money < value) => {
                known.money = Some(value);
                known.spot = spots::cell(context.book, (fact.table, fact.row, fact.column), Role::Primary);
            }
            Some(_) => {}
            None => {
                let spot = spots::cell(context.book, (fact.table, fact.row, fact.column), Role::Primary);
                out.push(Project { name, money: Some(value), spot });
            }
        }
    }
    if !out.is_empty() {
        return out;
    }
    for (_, sheet) in context.sheets() {
        let total = sheet.fund(Horizon::Year, None);
        let money = total.and_then(|fund| fund.printed).map(mingzhang_model::Printed::value);
        let spot = spots::on_sheet(sheet, &sheet.project.text, sheet.project.place, Role::Primary);
        out.push(Project { name: &sheet.project.text, money, spot });
    }
    out
}

/// Whether a name holds a word of this kind.
pub(super) fn speaks_of(name: &str, kind: &str) -> bool {
    words::PROJECTS.iter().any(|word| word.kind == kind && name.contains(word.word))
}
