//! Where in a file something stands.

/// A rectangle in PDF points; the origin is the page's top left corner and y grows downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x0: f32,
    /// Top edge.
    pub y0: f32,
    /// Right edge.
    pub x1: f32,
    /// Bottom edge.
    pub y1: f32,
}

impl Rect {
    /// The smallest rectangle that holds both.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self {
            x0: self.x0.min(other.x0),
            y0: self.y0.min(other.y0),
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
        }
    }
}

/// A place in the file that a book was read from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place {
    /// A rectangle on a page (pages count from 1).
    Page {
        /// Page number.
        page: u32,
        /// Where on the page.
        bbox: Rect,
    },
    /// A position in a text file.
    Text {
        /// Line, counted from 1.
        line: u32,
        /// Column in characters, counted from 1.
        column: u32,
    },
}

impl Place {
    /// The page, if the file has pages.
    pub const fn page(&self) -> Option<u32> {
        match self {
            Self::Page { page, .. } => Some(*page),
            Self::Text { .. } => None,
        }
    }
}
