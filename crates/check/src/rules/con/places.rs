//! The places of one finding: all are counted, the first few are shown.

use mingzhang_model::Spot;

use super::MOST_SPOTS;

/// Places. A forged book may hold a million of them, each with its whole sentence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Places {
    spots: Vec<Spot>,
    count: usize,
}

impl Places {
    /// Counts a place, and makes it if it is still shown.
    pub(crate) fn add(&mut self, spot: impl FnOnce() -> Spot) {
        self.count += 1;
        if self.spots.len() < MOST_SPOTS {
            self.spots.push(spot());
        }
    }

    /// How many there are.
    pub(crate) const fn count(&self) -> usize {
        self.count
    }

    /// Those that are shown.
    pub(crate) fn spots(self) -> Vec<Spot> {
        self.spots
    }
}
