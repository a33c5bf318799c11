//! The seed beside the repository: 95 findings that people verified. How many are found, and what else is told.

#![allow(clippy::unwrap_used)] // a helper that cannot read its fixture fails the test

use std::path::PathBuf;

use mingzhang_check::check;
use mingzhang_model::{Arg, Finding};

struct Gold {
    id: String,
    rule: String,
    severity: String,
    /// Pieces of the quote that a finding may point at.
    pieces: Vec<String>,
    automatable: bool,
}

fn shared(name: &str) -> Option<Vec<u8>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seed").join(name);
    let bytes = std::fs::read(&path).ok();
    if bytes.is_none() {
        eprintln!("skipped: {} is not here; the real books are not part of the repository", path.display());
    }
    bytes
}

fn squeeze(text: &str) -> String {
    mingzhang_catalog::plain(text)
}

fn gold() -> Option<Vec<Gold>> {
    let list: Vec<serde_json::Value> = serde_json::from_slice(&shared("seed_gold_findings.json")?).unwrap();
    let text = |value: &serde_json::Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
    Some(
        list.iter()
            .map(|value| Gold {
                id: text(value, "id"),
                rule: text(value, "rule"),
                severity: text(value, "severity"),
                pieces: text(value, "quote")
                    .split("||")
                    .flat_map(|part| part.split('\t'))
                    .map(squeeze)
                    .filter(|piece| !piece.is_empty())
                    .collect(),
                automatable: text(value, "automatable") != "no",
            })
            .collect(),
    )
}

/// Everything that a finding shows.
fn shown(finding: &Finding) -> String {
    let mut out = String::new();
    for spot in &finding.spots {
        for text in [&spot.text, &spot.row_label, &spot.column_label] {
            out.push_str(&squeeze(text));
            out.push('\n');
        }
        for text in spot.sentence.iter().map(|(text, _)| text).chain(&spot.table) {
            out.push_str(&squeeze(text));
            out.push('\n');
        }
    }
    for (_, arg) in &finding.message.args {
        if let Arg::Text(text) = arg {
            out.push_str(&squeeze(text));
            out.push('\n');
        }
    }
    out
}

fn matches(gold: &Gold, finding: &Finding) -> bool {
    let shown = shown(finding);
    gold.rule == finding.rule
        && gold.severity == finding.severity.id()
        && gold.pieces.iter().any(|piece| {
            shown.contains(piece.as_str())
                || shown.lines().any(|line| line.chars().count() >= 3 && piece.contains(line))
        })
}

#[test]
fn the_gold_list_is_found_and_little_else_is_told() {
    let (Some(gold), Some(bytes)) = (gold(), shared("datong-2026.txt")) else { return };
    let document = mingzhang_read::read(&bytes, &mingzhang_read::Limits::default()).unwrap();
    let outcome = check(&mingzhang_recognise::recognise(&document));
    let found = |gold: &Gold| outcome.findings.iter().any(|finding| matches(gold, finding));
    for severity in ["error", "warning", "info"] {
        let of: Vec<&Gold> = gold.iter().filter(|g| g.severity == severity && g.automatable).collect();
        let hits = of.iter().filter(|gold| found(gold)).count();
        println!("{severity}: {hits} of {}", of.len());
        for missed in of.iter().filter(|gold| !found(gold)) {
            println!("   missed {} {} {:?}", missed.id, missed.rule, missed.pieces.first());
        }
        let others: Vec<&Finding> = outcome
            .findings
            .iter()
            .filter(|f| f.severity.id() == severity && !gold.iter().any(|gold| matches(gold, f)))
            .collect();
        for other in &others {
            let text = other.spots.first().map(|spot| spot.text.chars().take(40).collect::<String>());
            println!("   also {} {} {:?} {:?}", other.rule, other.message.id, text, other.message.args);
        }
        let (least, most) = match severity {
            "error" => (LEAST[0], MOST[0]),
            "warning" => (LEAST[1], MOST[1]),
            _ => (LEAST[2], usize::MAX),
        };
        assert!(hits >= least, "{severity}: {hits} of {} found, {least} wanted", of.len());
        assert!(others.len() <= most, "{severity}: {} others", others.len());
    }
}

/// Errors, warnings and infos that must be found.
const LEAST: [usize; 3] = [10, 34, 40];
/// Errors and warnings that may be told beside them.
const MOST: [usize; 2] = [0, 3];
