//! Places in JSON.

use mingzhang_model::{Fact, Place, Rect};
use serde::Serialize;

/// Left, top, right and bottom in points, to a hundredth: a hairline is a quarter of a point.
pub(super) type Bbox = [f64; 4];

/// Where something stands: a rectangle on a page, or a position in a text.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum PlaceJson {
    Page { page: u32, bbox: Bbox },
    Text { line: u32, column: u32 },
    Nowhere {},
}

/// Where a fact stands. Table, row and column count from 1; a text's own column keeps its name to itself.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum FactPlaceJson {
    Page { page: u32, bbox: Bbox, table: usize, row: usize, column: usize },
    Text { line: u32, column: u32 },
}

impl From<Option<Place>> for PlaceJson {
    fn from(place: Option<Place>) -> Self {
        match place {
            Some(Place::Page { page, bbox: rect }) => Self::Page { page, bbox: bbox(rect) },
            Some(Place::Text { line, column }) => Self::Text { line, column },
            None => Self::Nowhere {},
        }
    }
}

impl FactPlaceJson {
    /// `table` is the index among the tables that are given out: the list of other tables has numbers of its own.
    pub(super) fn new(fact: &Fact, table: usize) -> Self {
        match fact.place {
            Place::Page { page, bbox: rect } => Self::Page {
                page,
                bbox: bbox(rect),
                table: table + 1,
                row: fact.row + 1,
                column: fact.column + 1,
            },
            Place::Text { line, column } => Self::Text { line, column },
        }
    }
}

fn bbox(rect: Rect) -> Bbox {
    [rect.x0, rect.y0, rect.x1, rect.y1].map(|points| (f64::from(points) * 100.0).round() / 100.0)
}
