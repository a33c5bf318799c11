//! CLS-01 and CLS-02: the code is in the classification, and the name beside it is the code's.
//!
//! Basis: the yearly 政府收支分类科目 (预算法 第32条). Rows of the list that no published book corroborates support
//! a warning at most, and a function code below 类 that is missing from the list proves nothing by itself.

use std::collections::BTreeMap;

use mingzhang_catalog::{Classification, plain, similarity};
use mingzhang_model::{Book, Confidence, Finding, Message, Role, RowKey, Severity, SubjectCode};

use super::CLASSES;
use super::{classification, coded_rows};
use crate::rules::Rule;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::Verdict;
use crate::spots;
use crate::system::Address;

/// The rules: one look at every code tells all three.
pub(crate) const RULE: Rule = Rule {
    docs: &[UNKNOWN, NAME, NUMBERING],
    check: |context| Verdict::over(coded_rows(context.book).count(), "reach-no-codes", check(context.book)),
};

const UNKNOWN: RuleDoc = RuleDoc {
    id: "CLS-01",
    severity: Severity::Error,
    title: ("科目编码不在分类科目中", "The code is not in the classification"),
    what: (
        "每个科目编码应当是当年政府收支分类科目中的编码。所附目录的类级完整,款、项级不完整:只有目录完整的层级才报错误或警告,其余只作提示。2021年以前的书用当年的科目,也只作提示。",
        "Every subject code must be one of the year's classification. The embedded list is complete for classes only: below, a missing code is an info unless its name belongs to a sibling. Books of before 2021 use the classification of their year: infos only.",
    ),
    basis: CLASSES,
    example: ("298 其他服务支出", "298 其他服务支出"),
};

const NAME: RuleDoc = RuleDoc {
    id: "CLS-02",
    severity: Severity::Error,
    title: ("科目名称与编码不符", "The name is not the code's"),
    what: (
        "编码旁的名称应当是该编码的名称。名称属于同类另一编码、名称已停用,分别说明;未经公开文本印证的目录条目只支持警告。",
        "The name beside a code must be that code's name. A name that belongs to a sibling and a name no longer in use are told as such; list entries that no published book corroborates support a warning at most.",
    ),
    basis: CLASSES,
    example: ("30202 咨询费(应为 30203)", "30202 咨询费 (30203 is meant)"),
};

const NUMBERING: RuleDoc = RuleDoc {
    id: "CLS-06",
    severity: Severity::Error,
    title: ("经济分类编码自行编号", "Economic codes numbered by hand"),
    what: (
        "一张表中三个以上经济分类编码的名称与目录不符,说明编码是顺序自编的,合并为一条。",
        "Three or more economic codes of one table carry other codes' names: the list was numbered by hand. Told once for the table.",
    ),
    basis: CLASSES,
    example: ("30202 咨询费、30203 水费、30204 电费……", "30202 咨询费, 30203 水费, 30204 电费 …"),
};

/// Names that are this alike are one name in two spellings.
const SAME_NAME: usize = 75;
/// A row of the list that no published book corroborates must be contradicted more clearly.
const UNSURE_NAME: usize = 50;
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
fn check(book: &Book) -> Vec<Finding> {
    let mut by_table: BTreeMap<usize, Vec<Mismatch>> = BTreeMap::new();
    for (at, key) in coded_rows(book) {
        if let Some(mut mismatch) = mismatch(book, at, key) {
            // What an earlier year's list called it, the embedded one does not know in full.
            if is_before_the_list(book, mismatch.code) {
                mismatch.severity = Severity::Info;
            }
            by_table.entry(at.0).or_default().push(mismatch);
        }
    }
    let mut findings = Vec::new();
    let mut single: BTreeMap<String, Vec<Mismatch>> = BTreeMap::new();
    for (table, mismatches) in by_table {
        let (economic, mut rest): (Vec<_>, Vec<_>) = mismatches
            .into_iter()
            .partition(|m| m.severity > Severity::Info && !m.code.to_string().starts_with('2'));
        if economic.len() >= NUMBERED_BY_HAND {
            findings.push(numbered_by_hand(book, table, &economic));
        } else {
            rest.extend(economic);
        }
        for mismatch in rest {
            single.entry(key_of(&mismatch)).or_default().push(mismatch);
        }
    }
    findings.extend(single.into_values().filter_map(|group| one(book, &group)));
    findings
}

/// Whether a book is older than the list: functions were renumbered up to 2021, economic classes up to 2018.
fn is_before_the_list(book: &Book, code: SubjectCode) -> bool {
    let since = if code.to_string().starts_with('2') { 2021 } else { 2018 };
    book.year.is_none_or(|year| year < since)
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
    let Some(entry) = list.get(code) else { return Some(unknown(list, at, key, code)) };
    let name = plain(&key.name);
    let official = plain(&entry.name);
    if name.is_empty() || name == official {
        return None;
    }
    let base = |id| Message::new(id).with("code", code.to_string()).with("name", key.name.clone());
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
    let alike = if entry.corroborated { SAME_NAME } else { UNSURE_NAME };
    if similarity(&key.name, &entry.name) >= alike || name.contains(&official) || official.contains(&name) {
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

fn unknown(list: &Classification, at: Address, key: &RowKey, code: SubjectCode) -> Mismatch {
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
    Mismatch { at, code, severity, rule: "CLS-01", message }
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
