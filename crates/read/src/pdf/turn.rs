//! Pages whose contents lie on their side although the page itself is not turned.
//!
//! A wide table on an upright page is often drawn sideways. It is read with the page turned so that its text stands
//! upright; places are turned back afterwards.

use kurbo::Affine;
use mingzhang_model::{Place, Rect};

use super::ink::Ink;
use crate::Block;

/// Which way most of the text on a page runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Turn {
    /// From left to right.
    #[default]
    None,
    /// From top to bottom.
    Down,
    /// From right to left, upside down.
    Over,
    /// From bottom to top.
    Up,
}

impl Turn {
    /// The direction in which a transform makes text run. Its first column is `(a, b)`, y downwards.
    pub(super) fn of(a: f64, b: f64) -> Self {
        match (a.abs() >= b.abs(), a > 0.0, b > 0.0) {
            (true, true, _) => Self::None,
            (true, false, _) => Self::Over,
            (false, _, true) => Self::Down,
            (false, _, false) => Self::Up,
        }
    }

    /// Turns a page of this size so that its text is upright.
    pub(super) fn upright(self, width: f64, height: f64) -> Affine {
        match self {
            Self::None => Affine::IDENTITY,
            Self::Down => Affine::new([0.0, -1.0, 1.0, 0.0, 0.0, width]),
            Self::Over => Affine::new([-1.0, 0.0, 0.0, -1.0, width, height]),
            Self::Up => Affine::new([0.0, 1.0, -1.0, 0.0, height, 0.0]),
        }
    }

    /// The size of the page once it is turned.
    pub(super) const fn size(self, width: f64, height: f64) -> (f64, f64) {
        match self {
            Self::None | Self::Over => (width, height),
            Self::Down | Self::Up => (height, width),
        }
    }

    /// Puts a block that was found on the turned page back on the page of this size.
    ///
    /// Column edges stay as they are: they compare tables of pages that are turned alike.
    pub(super) fn restore(self, block: &mut Block, width: f32, height: f32) {
        if self == Self::None {
            return;
        }
        match block {
            Block::Line(line) => self.restore_place(&mut line.place, width, height),
            Block::Grid(grid) => {
                self.restore_place(&mut grid.place, width, height);
                grid.cells.iter_mut().for_each(|cell| self.restore_place(&mut cell.place, width, height));
            }
        }
    }

    fn restore_place(self, place: &mut Place, width: f32, height: f32) {
        if let Place::Page { bbox, .. } = place {
            let Rect { x0, y0, x1, y1 } = *bbox;
            *bbox = match self {
                Self::None => *bbox,
                Self::Down => Rect { x0: width - y1, y0: x0, x1: width - y0, y1: x1 },
                Self::Over => Rect { x0: width - x1, y0: height - y1, x1: width - x0, y1: height - y0 },
                Self::Up => Rect { x0: y0, y0: height - x1, x1: y1, y1: height - x0 },
            };
        }
    }
}

impl Ink {
    /// The direction of more than half of the letters.
    pub(super) fn turn(&self) -> Turn {
        let all: usize = self.turns.iter().sum();
        [Turn::Down, Turn::Over, Turn::Up]
            .into_iter()
            .find(|turn| self.turns.get(*turn as usize).is_some_and(|count| count * 2 > all))
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turning_a_page_and_its_places_back_meets_where_it_began() {
        for turn in [Turn::None, Turn::Down, Turn::Over, Turn::Up] {
            let (width, height) = (200.0, 300.0);
            let there =
                turn.upright(width, height).transform_rect_bbox(kurbo::Rect::new(10.0, 20.0, 40.0, 90.0));
            let mut place = Place::Page { page: 1, bbox: super::super::strokes::narrow_rect(there) };
            turn.restore_place(&mut place, 200.0, 300.0);
            assert_eq!(place, Place::Page { page: 1, bbox: Rect { x0: 10.0, y0: 20.0, x1: 40.0, y1: 90.0 } });
        }
    }

    #[test]
    fn text_that_runs_down_is_upright_on_the_turned_page() {
        for (a, b) in [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)] {
            let turned = Turn::of(a, b).upright(200.0, 300.0) * Affine::new([a, b, -b, a, 0.0, 0.0]);
            let [along, across, ..] = turned.as_coeffs();
            assert_eq!(Turn::of(along, across), Turn::None);
        }
    }
}
