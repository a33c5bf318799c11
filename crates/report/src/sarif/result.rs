//! One finding.

use mingzhang_model::{CellChange, Confidence, Explanation, Finding, Role};
use serde::Serialize;

use super::location::LocationJson;
use super::{TextJson, level};
use crate::amount::exact_decimal;
use crate::wording::{Source, Wording};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ResultJson<'a> {
    rule_id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: TextJson,
    locations: Vec<LocationJson>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<LocationJson>,
    partial_fingerprints: FingerprintsJson<'a>,
    /// How much it deserves to be looked at, from 0 to 100.
    rank: f64,
    properties: PropertiesJson<'a>,
}

#[derive(Serialize)]
struct FingerprintsJson<'a> {
    #[serde(rename = "mingzhang/v1")]
    key: &'a str,
}

#[derive(Serialize)]
struct PropertiesJson<'a> {
    confidence: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    difference: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    explanations: Vec<ExplanationJson<'a>>,
}

#[derive(Serialize)]
struct ExplanationJson<'a> {
    cells: Vec<CellJson<'a>>,
    pattern: String,
    alternatives: usize,
}

#[derive(Serialize)]
struct CellJson<'a> {
    place: String,
    printed: &'a str,
    should_be: &'a str,
}

impl<'a> ResultJson<'a> {
    pub(super) fn new(finding: &'a Finding, wording: &Wording<'_>, source: Source<'_>, uri: &str) -> Self {
        let (primary, related): (Vec<_>, Vec<_>) =
            finding.spots.iter().partition(|spot| spot.role == Role::Primary);
        let mut locations: Vec<LocationJson> =
            primary.into_iter().map(|spot| LocationJson::spot(spot, wording, source, uri)).collect();
        if locations.is_empty() {
            locations.push(LocationJson::whole(uri));
        }
        let related = related.into_iter().enumerate();
        let cell = |change: &'a CellChange| CellJson {
            place: wording.whereabouts(source, &change.spot, true),
            printed: &change.printed,
            should_be: &change.should_be,
        };
        let explanation = |explanation: &'a Explanation| ExplanationJson {
            cells: explanation.cells.iter().map(cell).collect(),
            pattern: explanation.pattern.id(),
            alternatives: explanation.alternatives,
        };
        Self {
            rule_id: finding.rule,
            rule_index: wording.rules().0.iter().position(|rule| rule.id == finding.rule),
            level: level(finding.severity),
            message: TextJson::plain(wording.message(finding)),
            locations,
            related_locations: related
                .map(|(at, spot)| LocationJson::related(at + 1, spot, wording, source, uri))
                .collect(),
            partial_fingerprints: FingerprintsJson { key: &finding.key },
            rank: match finding.confidence {
                Confidence::Certain => 100.0,
                Confidence::Likely => 70.0,
                Confidence::Doubtful => 30.0,
            },
            properties: PropertiesJson {
                confidence: finding.confidence.id(),
                difference: finding.difference.map(|(money, unit)| exact_decimal(money, unit)),
                unit: finding.difference.map(|(_, unit)| unit.chinese()),
                explanations: finding.explanations.iter().map(explanation).collect(),
            },
        }
    }
}
