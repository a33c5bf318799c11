//! How much of what must be checked was checked: every rule of the catalogue for a book of its kind, with what became of it.

use std::collections::BTreeMap;

use mingzhang_model::{Book, BookKind, Message, Obligation, Reach};

use crate::system::System;
use crate::tell;

/// How often each rule of the laws was looked at.
pub(crate) type Reached = BTreeMap<&'static str, usize>;

/// The catalogue: rule, the books that it is for (`budget`, `accounts`, `both`), and the rule that a law tells it under, if it
/// has no id of its own.
const CATALOGUE: &str = include_str!("../obligations.csv");

/// What stands in a file but could not be read.
const UNREAD: [&str; 5] = ["page-is-picture", "page-damaged", "page-too-large", "time-limit", "pages-limit"];

/// How often the laws of the tables were looked at, by the rule that a violation is told under.
pub(crate) fn of_laws(book: &Book, system: &System) -> Reached {
    let mut out = Reached::new();
    for law in &system.laws {
        *out.entry(tell::rule_of(book, system, &[law])).or_default() += 1;
    }
    if !system.laws.is_empty() {
        out.insert("SUM-20", system.laws.len());
    }
    out
}

/// One obligation a rule of the catalogue, in its order.
pub(crate) fn obligations(book: &Book, rules: Vec<Obligation>, laws: &Reached) -> Vec<Obligation> {
    let unread = book.problems.iter().any(|problem| UNREAD.contains(&problem.code));
    let documented = |id: &str| crate::rules().iter().find(|doc| doc.id == id).map(|doc| doc.id);
    let mut rules: BTreeMap<&'static str, Reach> =
        rules.into_iter().map(|obligation| (obligation.rule, obligation.reach)).collect();
    let mut out = Vec::new();
    for (id, books, by) in catalogue() {
        if !applies(books, book.kind) {
            continue;
        }
        let reach = match rules.remove(id) {
            Some(reach) => reach,
            None => match documented(if by.is_empty() { id } else { by }) {
                Some(doc) => laws.get(doc).map_or_else(
                    || Reach::NotApplicable(Message::new("reach-no-figures")),
                    |places| Reach::Checked(*places),
                ),
                None => Reach::NotImplemented,
            },
        };
        // What was not found may stand on a page that could not be read.
        let reach = match reach {
            Reach::NotApplicable(_) if unread => Reach::Unread(Message::new("reach-pages-unread")),
            reach => reach,
        };
        out.push(Obligation { rule: id, reach });
    }
    out
}

fn catalogue() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    CATALOGUE.lines().skip(1).filter_map(|line| {
        let mut fields = line.split(',');
        Some((fields.next()?, fields.next()?, fields.next()?))
    })
}

fn applies(books: &str, kind: BookKind) -> bool {
    match books {
        "budget" => kind != BookKind::FinalAccounts,
        "accounts" => kind != BookKind::Budget,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::catalogue;

    #[test]
    fn every_rule_stands_in_the_catalogue() {
        let listed: BTreeSet<&str> = catalogue().map(|(id, ..)| id).collect();
        assert_eq!(listed.len(), catalogue().count());
        for rule in crate::rules() {
            assert!(listed.contains(rule.id), "{}", rule.id);
        }
        for (id, books, by) in catalogue() {
            assert!(["budget", "accounts", "both"].contains(&books), "{id}");
            assert!(by.is_empty() || listed.contains(by), "{id}");
        }
    }
}
