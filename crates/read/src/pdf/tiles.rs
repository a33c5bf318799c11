//! Boxes between the lines of a lattice, and the rectangles of boxes that are its cells.

use super::ink::Rule;

/// A rectangle of boxes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tile {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) row_span: usize,
    pub(super) column_span: usize,
}

/// Index of the interval between sorted positions that a value falls into, the outermost for values outside.
pub(super) fn interval(positions: &[f32], value: f32) -> usize {
    let last = positions.len().saturating_sub(2);
    positions.partition_point(|position| *position <= value).saturating_sub(1).min(last)
}

/// Which sides of the boxes have a border.
pub(super) struct Borders {
    sides: Vec<bool>,
    width: usize,
}

impl Borders {
    /// `lines` stand at `positions` and run along `marks`.
    pub(super) fn new(lines: &[Rule], positions: &[f32], marks: &[f32]) -> Self {
        let width = marks.len().saturating_sub(1);
        let mut sides = vec![false; positions.len() * width];
        for line in lines {
            let row = positions.partition_point(|position| *position < line.at - 0.01);
            let first = interval(marks, line.from);
            for (index, pair) in marks.windows(2).enumerate().skip(first) {
                let &[low, high] = pair else { continue };
                if low > line.to {
                    break;
                }
                let covered = line.to.min(high) - line.from.max(low);
                if covered * 2.0 >= high - low
                    && let Some(side) = sides.get_mut(row * width + index)
                {
                    *side = true;
                }
            }
        }
        Self { sides, width }
    }

    pub(super) fn has(&self, line: usize, along: usize) -> bool {
        self.sides.get(line * self.width + along).copied().unwrap_or(false)
    }
}

/// Cuts each set of boxes into rectangles, from the top left: first as wide, then as high as it goes. A set that is a
/// rectangle stays whole; one that is not has lost a border, and wide pieces keep its rows together.
pub(super) fn rectangles(roots: &[usize], columns: usize) -> (Vec<Tile>, Vec<usize>) {
    let mut owner = vec![usize::MAX; roots.len()];
    let mut tiles = Vec::new();
    for start in 0..roots.len() {
        let free = |index: usize, owner: &[usize]| {
            owner.get(index) == Some(&usize::MAX) && roots.get(index) == roots.get(start)
        };
        if !free(start, &owner) {
            continue;
        }
        let (row, column) = (start / columns, start % columns);
        let width = (1..=columns - column).take_while(|w| free(start + w - 1, &owner)).count();
        let mut height = 1;
        while (0..width).all(|w| free(start + height * columns + w, &owner)) {
            height += 1;
        }
        for box_row in 0..height {
            for index in start + box_row * columns..start + box_row * columns + width {
                if let Some(slot) = owner.get_mut(index) {
                    *slot = tiles.len();
                }
            }
        }
        tiles.push(Tile { row, column, row_span: height, column_span: width });
    }
    (tiles, owner)
}
