//! Places.

use mingzhang_model::{Place, Spot};
use serde::Serialize;

use super::TextJson;
use crate::json::Bbox;
use crate::wording::{Source, Wording};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct LocationJson {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalJson,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<LogicalJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<TextJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<PropertiesJson>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalJson {
    artifact_location: ArtifactLocationJson,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<RegionJson>,
}

#[derive(Serialize)]
struct ArtifactLocationJson {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RegionJson {
    start_line: u32,
    start_column: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalJson {
    name: String,
    fully_qualified_name: String,
    kind: &'static str,
}

/// Where on a page, in points from its top left corner.
#[derive(Serialize)]
struct PropertiesJson {
    page: u32,
    bbox: Bbox,
}

impl LocationJson {
    /// The whole file.
    pub(super) fn whole(uri: &str) -> Self {
        let artifact_location = ArtifactLocationJson { uri: uri.to_owned() };
        Self {
            id: None,
            physical_location: PhysicalJson { artifact_location, region: None },
            logical_locations: Vec::new(),
            message: None,
            properties: None,
        }
    }

    /// A place without more words.
    pub(super) fn place(place: Place, wording: &Wording<'_>, source: Source<'_>, uri: &str) -> Self {
        let mut out = Self::whole(uri);
        let name = wording.place(source, place);
        match place {
            Place::Text { line: 0, .. } => {}
            Place::Text { line, column } => {
                let region = RegionJson { start_line: line, start_column: column.max(1) };
                out.physical_location.region = Some(region);
            }
            Place::Page { page, bbox } => {
                out.properties = Some(PropertiesJson { page, bbox: crate::json::bbox(bbox) });
                out.logical_locations = vec![LogicalJson::new(name, "page")];
            }
            Place::Sheet { .. } => out.logical_locations = vec![LogicalJson::new(name, "cell")],
            Place::Part { markup, part } => {
                let mut logical = LogicalJson::new(name, "element");
                logical.fully_qualified_name = part.path(markup);
                out.logical_locations = vec![logical];
            }
        }
        out
    }

    /// A spot of a finding.
    pub(super) fn spot(spot: &Spot, wording: &Wording<'_>, source: Source<'_>, uri: &str) -> Self {
        let mut out =
            spot.place.map_or_else(|| Self::whole(uri), |place| Self::place(place, wording, source, uri));
        let cell = wording.cell_words(spot);
        let table = spot.table.as_deref().unwrap_or_default();
        if !(cell.is_empty() && table.is_empty()) {
            let parts = [table, cell.as_str()].map(str::to_owned);
            let full: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            let name = full.last().cloned().unwrap_or_default();
            let kind = if cell.is_empty() { "table" } else { "tableCell" };
            let fully_qualified_name = full.join("/");
            out.logical_locations.push(LogicalJson { name, fully_qualified_name, kind });
        }
        out
    }

    /// A spot that others are compared with; `id` tells it from the others of its finding.
    pub(super) fn related(
        id: usize,
        spot: &Spot,
        wording: &Wording<'_>,
        source: Source<'_>,
        uri: &str,
    ) -> Self {
        let mut out = Self::spot(spot, wording, source, uri);
        out.id = Some(id);
        let words = format!("{} {}", wording.whereabouts(source, spot, true), spot.text);
        out.message = Some(TextJson::plain(words.trim().to_owned()));
        out
    }
}

impl LogicalJson {
    fn new(name: String, kind: &'static str) -> Self {
        Self { fully_qualified_name: name.clone(), name, kind }
    }
}
