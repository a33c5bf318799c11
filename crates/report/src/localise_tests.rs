use std::collections::{BTreeMap, BTreeSet};

use super::*;

/// Every message id with the variables it takes, its `.plain` included, read from the catalogue's own text.
fn catalogue(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let mut out: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut id = String::new();
    for line in lang.catalogues().iter().copied().flat_map(str::lines).filter(|l| !l.starts_with('#')) {
        if let Some((name, _)) = line.split_once(" = ").filter(|_| !line.starts_with(' ')) {
            name.clone_into(&mut id);
            assert!(out.insert(id.clone(), BTreeSet::new()).is_none(), "{id} stands twice");
        }
        for variable in line.split('$').skip(1) {
            let end = variable.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(variable.len());
            out.entry(id.clone()).or_default().insert(variable[..end].to_owned());
        }
    }
    out
}

#[test]
fn both_catalogues_parse_and_say_the_same_things() {
    for lang in [Lang::Zh, Lang::En] {
        for catalogue in lang.catalogues() {
            let parsed = FluentResource::try_new((*catalogue).to_owned());
            assert!(parsed.is_ok(), "{lang:?}: {:?}", parsed.err().map(|(_, errors)| errors));
        }
    }
    assert_eq!(catalogue(Lang::Zh), catalogue(Lang::En));
}

/// What the check and the readers promise to pass: the contract between `check` and the catalogues.
const CONTRACT: &[(&str, &[&str], &[&str])] = &[
    ("law-sum-violated", &["table", "row", "column", "printed", "parts", "difference", "unit"], &[]),
    ("law-same-violated", &["what", "printed", "other", "difference", "unit"], &[]),
    ("law-balance-violated", &["printed", "other", "difference", "unit"], &[]),
    ("law-tail", &["what", "printed", "other", "difference", "unit"], &["places"]),
    ("located", &["table", "row", "column", "printed", "should"], &[]),
    ("located-many", &[], &["cells"]),
    ("cannot-locate", &[], &["laws", "cells"]),
    ("shifted-column", &["table", "column", "rows", "direction"], &[]),
    ("stale-table", &["table"], &["places"]),
    ("unit-slip-table", &["table", "unit", "should"], &[]),
    ("code-malformed", &["code", "name", "should"], &[]),
    ("code-unknown", &["code", "name"], &[]),
    ("code-name-mismatch", &["code", "name", "official"], &[]),
    ("code-name-outdated", &["code", "name", "official"], &[]),
    ("code-belongs-elsewhere", &["code", "name", "should"], &[]),
    ("code-wrong-parent", &["code", "name", "parent"], &[]),
    ("code-numbering", &["table", "class"], &["rows"]),
    ("name-unknown", &["name"], &[]),
    ("empty-table-without-note", &["table"], &[]),
    ("note-on-filled-table", &["table", "note"], &["figures"]),
    ("page-is-picture", &["page"], &[]),
    ("page-damaged", &["page", "detail"], &[]),
    ("page-too-large", &["page", "detail"], &[]),
    ("time-limit", &["detail"], &[]),
    ("glyphs-without-text", &["page", "detail"], &[]),
    ("pages-limit", &["detail"], &[]),
    ("table-not-understood", &["table", "detail"], &[]),
    ("unit-missing", &["table"], &[]),
    ("read-empty", &[], &[]),
    ("read-unknown-format", &["what"], &[]),
    ("read-encrypted", &[], &[]),
    ("read-damaged", &["detail"], &[]),
    ("read-too-large", &["size", "limit"], &[]),
    ("read-directory-empty", &[], &[]),
    ("read-not-found", &["detail"], &[]),
    ("read-permission", &["detail"], &[]),
    ("read-io", &["detail"], &[]),
];

#[test]
fn every_promised_message_says_all_its_arguments() {
    for lang in [Lang::Zh, Lang::En] {
        let localiser = Localiser::new(lang);
        for (id, texts, counts) in CONTRACT {
            let mut message = Message::new(id);
            for name in *texts {
                message = message.with(name, format!("<{name}>"));
            }
            for name in *counts {
                message = message.with(name, 77_usize);
            }
            let said = localiser.message(&message);
            assert!(!said.contains("{$") && !said.contains(id), "{lang:?} {id}: {said}");
            for name in texts.iter().filter(|name| **name != "direction") {
                assert!(said.contains(&format!("<{name}>")), "{lang:?} {id} leaves out {name}: {said}");
            }
            assert!(counts.is_empty() || said.contains("77"), "{lang:?} {id}: {said}");
        }
    }
}

#[test]
fn every_pattern_has_words() {
    use Pattern as P;
    let all = [
        P::ShiftedRows(-2),
        P::UnitSlip,
        P::MovedColumn,
        P::MovedRow,
        P::SwappedDigits,
        P::LostDigit,
        P::DoubledDigit,
        P::Sign,
        P::WrongDigit,
        P::MovedPoint,
        P::OffByOne,
        P::StaleTable,
        P::Missing,
        P::Unknown,
    ];
    for lang in [Lang::Zh, Lang::En] {
        let localiser = Localiser::new(lang);
        for pattern in all {
            assert!(!localiser.pattern(pattern).contains("located-pattern"), "{lang:?} {pattern:?}");
        }
    }
    assert_eq!(Localiser::new(Lang::Zh).pattern(P::ShiftedRows(-2)), "整列上移了 2 行");
    assert_eq!(Localiser::new(Lang::En).pattern(P::ShiftedRows(1)), "the column slid down by one row");
}

#[test]
fn a_missing_detail_leaves_no_empty_brackets() {
    let localiser = Localiser::new(Lang::Zh);
    let plain = localiser.message(&Message::new("read-damaged").with("detail", ""));
    assert_eq!(plain, "文件已损坏，读不出来；请重新下载或重新导出");
    assert!(localiser.message(&Message::new("read-damaged").with("detail", "xref")).contains("（xref）"));
}

#[test]
fn an_unknown_message_shows_itself() {
    let message = Message::new("no-such-thing").with("table", "表一").with("cells", 3_usize);
    assert_eq!(Localiser::new(Lang::Zh).message(&message), "no-such-thing table=表一 cells=3");
}

#[test]
fn units_and_plurals_follow_the_language() {
    let message = Message::new("law-balance-violated")
        .with("printed", "3.00")
        .with("other", "2.00")
        .with("difference", "1.00")
        .with("unit", "万元");
    assert!(Localiser::new(Lang::Zh).message(&message).ends_with("相差 1.00 万元"));
    assert!(Localiser::new(Lang::En).message(&message).ends_with("a difference of 1.00 wan yuan"));
    let tail = |n: usize| {
        let message = Message::new("law-tail").with("what", "合计").with("printed", "1").with("other", "2");
        message.with("difference", "1").with("unit", "元").with("places", n)
    };
    assert!(!Localiser::new(Lang::Zh).message(&tail(1)).contains('处'));
    assert!(Localiser::new(Lang::Zh).message(&tail(3)).ends_with("（同类共 3 处）"));
    assert!(Localiser::new(Lang::En).message(&tail(3)).ends_with("(3 places alike)"));
}
