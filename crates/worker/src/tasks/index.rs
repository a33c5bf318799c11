//! The little of a checked book that a database keeps: sums that many books are added up by, and findings to be searched.

use mingzhang_digest::Digest;
use mingzhang_report::{Checked, Localiser};
use serde::{Deserialize, Serialize};

/// More findings than anyone searches.
const LINES: usize = 2_000;

/// What is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// The sums that the book prints, and no others.
    pub sums: Vec<Sum>,
    /// The findings.
    pub lines: Vec<Line>,
}

/// A figure that the book prints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum {
    /// `total`, `function`, `fund`, `three_public`.
    pub aspect: String,
    /// The code of a classification, or the word of a member.
    pub code: String,
    /// As printed; empty where the code is a word.
    pub name: String,
    /// In fen.
    pub fen: i64,
}

/// A finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The rule's id.
    pub rule: String,
    /// `error`, `warning`, `info`.
    pub severity: String,
    /// In words.
    pub message: String,
}

impl Index {
    pub(super) fn of(checked: &Checked, digest: &Digest, words: &Localiser) -> Self {
        let lines = checked.findings.iter().take(LINES).map(|finding| Line {
            rule: finding.rule.to_owned(),
            severity: finding.severity.id().to_owned(),
            message: words.message(&finding.message),
        });
        Self { sums: sums(digest), lines: lines.collect() }
    }
}

fn sums(digest: &Digest) -> Vec<Sum> {
    let sum = |aspect: &str, code: &str, name: &str, fen| Sum {
        aspect: aspect.to_owned(),
        code: code.to_owned(),
        name: name.to_owned(),
        fen,
    };
    let totals = [("total_in", &digest.totals.total_in), ("total_out", &digest.totals.total_out)];
    let mut sums: Vec<Sum> = totals
        .into_iter()
        .filter_map(|(code, figure)| figure.as_ref().map(|figure| (code, figure.amount.fen)))
        .map(|(code, fen)| sum("total", code, "", fen))
        .collect();
    let parts = |aspect, breakdown: &mingzhang_digest::Breakdown| -> Vec<Sum> {
        breakdown.parts().map(|line| sum(aspect, &line.id, &line.name, line.figure.amount.fen)).collect()
    };
    sums.extend(parts("function", &digest.functions));
    sums.extend(parts("fund", &digest.sources));
    let items = digest.three_public.iter().flat_map(|money| &money.items);
    sums.extend(items.map(|item| sum("three_public", &item.id, "", item.figure.amount.fen)));
    sums
}
