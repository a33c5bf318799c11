//! Places in JSON.

use mingzhang_model::{Fact, Place, Rect, cell_name};
use serde::Serialize;

/// Left, top, right and bottom in points, to a hundredth: a hairline is a quarter of a point.
pub(crate) type Bbox = [f64; 4];

/// Where something stands: a rectangle on a page, a position in a text, a cell of a sheet, a path in a document.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum PlaceJson {
    Page { page: u32, bbox: Bbox },
    Text { line: u32, column: u32 },
    Sheet { sheet: String, cell: String },
    Part { path: String },
    Nowhere {},
}

/// Where a fact stands. Table, row and column count from 1; a text's own column keeps its name to itself.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum FactPlaceJson {
    Page { page: u32, bbox: Bbox, table: usize, row: usize, column: usize },
    Other(PlaceJson),
}

impl PlaceJson {
    /// `sheets` are the names that sheets are called by.
    pub(super) fn new(place: Option<Place>, sheets: &[String]) -> Self {
        match place {
            Some(Place::Page { page, bbox: rect }) => Self::Page { page, bbox: bbox(rect) },
            Some(Place::Text { line, column }) => Self::Text { line, column },
            Some(Place::Sheet { sheet, row, column }) => {
                let sheet = sheets.get(sheet as usize).cloned().unwrap_or_default();
                Self::Sheet { sheet, cell: cell_name(row, column) }
            }
            Some(Place::Part { markup, part }) => Self::Part { path: part.path(markup) },
            None => Self::Nowhere {},
        }
    }
}

impl FactPlaceJson {
    /// `table` is the index among the tables that are given out: the list of other tables has numbers of its own.
    pub(super) fn new(fact: &Fact, table: usize, sheets: &[String]) -> Self {
        match fact.place {
            Place::Page { page, bbox: rect } => Self::Page {
                page,
                bbox: bbox(rect),
                table: table + 1,
                row: fact.row + 1,
                column: fact.column + 1,
            },
            other => Self::Other(PlaceJson::new(Some(other), sheets)),
        }
    }
}

pub(crate) fn bbox(rect: Rect) -> Bbox {
    [rect.x0, rect.y0, rect.x1, rect.y1].map(|points| (f64::from(points) * 100.0).round() / 100.0)
}
