//! CLS-01 and CLS-02: the code is in the classification, and the name beside it is the code's.
//!
//! Basis: the yearly 政府收支分类科目 (预算法 第32条). Rows of the list that no published book corroborates support
//! a warning at most, and a function code below 类 that is missing from the list proves nothing by itself.

use std::collections::BTreeMap;

use mingzhang_catalog::{Classification, plain, similarity};
use mingzhang_model::{Book, Confidence, Finding, Message, Role, RowKey, Severity, SubjectCode};

use super::{classification, coded_rows};
use crate::spots;
use crate::system::Address;

/// Names that are this alike are one name in two spellings.
const SAME_NAME: usize = 75;
/// So many wrong names in one list are one cause: the list was numbered by hand.
const NUMBERED_BY_HAND: usize = 3;

struct Mismatch {
    at: Address,
    code: SubjectCode,
    severity: Severity,
    rule: &'static str,
    message: Message,
}

/// Finds codes that are unknown or carry another code's name.
pub(crate) fn check(book: &Book) -> Vec<Finding> {
    let mut by_table: BTreeMap<usize, Vec<Mismatch>> = BTreeMap::new();
    for (at, key) in coded_rows(book) {
        if let Some(mismatch) = mismatch(book, at, key) {
            by_table.entry(at.0).or_default().push(mismatch);
        }
    }
    let mut findings = Vec::new();
    let mut single: BTreeMap<String, Vec<Mismatch>> = BTreeMap::new();
    for (table, mismatches) in by_table {
        let (economic, rest): (Vec<_>, Vec<_>) = mismatches
            .into_iter()
            .partition(|m| m.severity > Severity::Info && !m.code.to_string().starts_with('2'));
        if economic.len() >= NUMBERED_BY_HAND {
            findings.push(numbered_by_hand(book, table, &economic));
        } else {
            economic.into_iter().for_each(|m| single.entry(key_of(&m)).or_default().push(m));
        }
        rest.into_iter().for_each(|m| single.entry(key_of(&m)).or_default().push(m));
    }
    findings.extend(single.into_values().filter_map(|group| one(book, &group)));
    findings
}

fn key_of(mismatch: &Mismatch) -> String {
    format!("{}/{}/{:?}", mismatch.rule, mismatch.code, mismatch.message.args)
}

/// The same mismatch in several tables is one finding.
fn one(book: &Book, group: &[Mismatch]) -> Option<Finding> {
    let first = group.first()?;
    Some(Finding {
        rule: first.rule,
        severity: first.severity,
        confidence: Confidence::Certain,
        message: first.message.clone(),
        key: format!("{}/{}", first.rule, first.code),
        difference: None,
        spots: group.iter().map(|m| spots::cell(book, m.at, Role::Primary)).collect(),
        explanations: Vec::new(),
    })
}

fn numbered_by_hand(book: &Book, table: usize, mismatches: &[Mismatch]) -> Finding {
    let mut classes: Vec<String> = mismatches.iter().map(|m| m.code.class().to_string()).collect();
    classes.dedup();
    let title = book.tables.get(table).map_or_else(String::new, |t| t.title.clone());
    Finding {
        rule: "CLS-06",
        severity: mismatches.iter().map(|m| m.severity).max().unwrap_or(Severity::Warning),
        confidence: Confidence::Certain,
        message: Message::new("code-numbering")
            .with("table", title.clone())
            .with("class", classes.join("、"))
            .with("rows", mismatches.len()),
        key: format!("CLS-06/{title}"),
        difference: None,
        spots: mismatches.iter().map(|m| spots::cell(book, m.at, Role::Primary)).collect(),
        explanations: Vec::new(),
    }
}

fn mismatch(book: &Book, at: Address, key: &RowKey) -> Option<Mismatch> {
    let Some(code) = key.code else { return outdated_class(book, at, key) };
    let list = classification(code)?;
    let Some(entry) = list.get(code) else { return unknown(list, at, key, code) };
    let name = plain(&key.name);
    let official = plain(&entry.name);
    if name.is_empty() || name == official {
        return None;
    }
    let base = |id| {
        Message::new(id)
            .with("code", code.to_string())
            .with("name", key.name.clone())
    };
    if let Some(old) = entry.old_names.iter().find(|old| plain(&old.name) == name) {
        let over = matches!((old.until, book.year), (Some(until), Some(year)) if until < year);
        return over.then(|| Mismatch {
            at,
            code,
            severity: Severity::Warning,
            rule: "CLS-02",
            message: base("code-name-outdated").with("official", entry.name.clone()),
        });
    }
    // A name that belongs to a sibling is a wrong code however alike the names are.
    let elsewhere = list.by_name(&key.name).iter().copied().find(|other| other.class() == code.class());
    if let Some(other) = elsewhere {
        let sure = entry.corroborated && list.get(other).is_some_and(|e| e.corroborated);
        return Some(Mismatch {
            at,
            code,
            severity: if sure { Severity::Error } else { Severity::Warning },
            rule: "CLS-02",
            message: base("code-belongs-elsewhere").with("should", other.to_string()),
        });
    }
    if similarity(&key.name, &entry.name) >= SAME_NAME || name.contains(&official) || official.contains(&name) {
        return None;
    }
    let unsure = !entry.corroborated;
    Some(Mismatch {
        at,
        code,
        severity: if unsure { Severity::Warning } else { Severity::Error },
        rule: "CLS-02",
        message: base("code-name-mismatch").with("official", entry.name.clone()),
    })
}

fn unknown(list: &Classification, at: Address, key: &RowKey, code: SubjectCode) -> Option<Mismatch> {
    let elsewhere = list.by_name(&key.name).iter().copied().find(|other| other.parent() == code.parent());
    let (severity, message) = if let Some(other) = elsewhere {
        let message = Message::new("code-belongs-elsewhere")
            .with("code", code.to_string())
            .with("name", key.name.clone())
            .with("should", other.to_string());
        (Severity::Warning, message)
    } else {
        let message =
            Message::new("code-unknown").with("code", code.to_string()).with("name", key.name.clone());
        let severity = match (list.is_complete_at(code.level()), code.level()) {
            (true, mingzhang_model::SubjectLevel::Class) => Severity::Error,
            (true, _) => Severity::Warning,
            (false, _) => Severity::Info,
        };
        (severity, message)
    };
    Some(Mismatch { at, code, severity, rule: "CLS-01", message })
}

/// A class printed by name alone (in a two-sided table) under a name that it no longer has.
fn outdated_class(book: &Book, at: Address, key: &RowKey) -> Option<Mismatch> {
    let code = key.coordinate.function?;
    let entry = classification(code)?.get(code)?;
    let (_, name) = mingzhang_catalog::strip_ordinal(&key.name);
    let old = entry.old_names.iter().find(|old| plain(&old.name) == plain(name))?;
    let over = matches!((old.until, book.year), (Some(until), Some(year)) if until < year);
    let used = book.facts.iter().any(|fact| {
        (fact.table, fact.row) == (at.0, at.1)
            && fact.coordinate.function == Some(code)
            && !fact.printed.value().is_zero()
    });
    (over && used && plain(name) != plain(&entry.name)).then(|| Mismatch {
        at,
        code,
        severity: Severity::Warning,
        rule: "CLS-02",
        message: Message::new("code-name-outdated")
            .with("code", code.to_string())
            .with("name", name.to_owned())
            .with("official", entry.name.clone()),
    })
}
