//! Where the parts of the book stand in its outline: the level of each heading and the name that links go to.

use mingzhang_model::Manuscript;
use mingzhang_model::manuscript::Piece;

/// A piece in the outline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// 1 to 3; 0 for what has no heading.
    pub(super) level: u8,
    /// Name that links go to.
    pub(super) id: String,
    /// In the contents; empty for what is not listed there.
    pub(super) entry: String,
}

impl Place {
    /// The element of the heading.
    pub(super) const fn tag(&self) -> &'static str {
        match self.level {
            0 | 1 => "h2",
            2 => "h3",
            _ => "h4",
        }
    }
}

/// The places of all pieces.
#[derive(Debug)]
pub(super) struct Outline {
    places: Vec<Place>,
    nowhere: Place,
}

impl Outline {
    /// The place of a piece.
    pub(super) fn place(&self, piece: usize) -> &Place {
        self.places.get(piece).unwrap_or(&self.nowhere)
    }

    /// What the contents lists.
    pub(super) fn entries(&self) -> impl Iterator<Item = &Place> {
        self.places.iter().filter(|place| !place.entry.is_empty())
    }
}

/// Finds the places. No level is skipped: whoever steps through headings would miss one.
pub(super) fn outline(manuscript: &Manuscript) -> Outline {
    let mut level = 0;
    let mut next = |wanted: u8| {
        level = wanted.clamp(1, level + 1).min(3);
        level
    };
    let places = manuscript.pieces.iter().enumerate().map(|(index, piece)| match piece {
        Piece::Heading { level, text } => {
            let listed = *level < 3;
            let entry = if listed { text.clone() } else { String::new() };
            Place { level: next(*level), id: format!("p{}", index + 1), entry }
        }
        Piece::Form(form) => manuscript.forms.get(*form).map_or_else(Place::default, |table| {
            let entry = format!("{}　{}", table.ordinal, table.title);
            Place { level: next(2), id: format!("table-{}", form + 1), entry: entry.trim().to_owned() }
        }),
        Piece::Sheet(sheet) => manuscript.sheets.get(*sheet).map_or_else(Place::default, |grid| Place {
            level: next(3),
            id: format!("project-{}", sheet + 1),
            entry: grid.project.clone(),
        }),
        Piece::Paragraph(_) | Piece::Chart(_) | Piece::Term { .. } => Place::default(),
    });
    Outline { places: places.collect(), nowhere: Place::default() }
}
