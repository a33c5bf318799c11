//! Rows of two tables paired in order so that the most cells are equal.

use std::collections::HashSet;

/// Rows of cells without white space.
pub(crate) type Rows = [Vec<String>];

/// The pairs of rows (truth, predicted), in order, and how many cells are equal in them all. A row without an equal cell is
/// not paired; cells in `optional` (row and column of the truth) do not count.
pub(crate) fn align(
    truth: &Rows,
    predicted: &Rows,
    optional: &HashSet<(usize, usize)>,
) -> (Vec<(usize, usize)>, usize) {
    let (tall, wide) = (truth.len(), predicted.len());
    let weight: Vec<Vec<usize>> = truth
        .iter()
        .enumerate()
        .map(|(i, a)| predicted.iter().map(|b| equal_cells(i, a, b, optional)).collect())
        .collect();
    // best[i][j]: equal cells among the rows from i and j on.
    let mut best = vec![vec![0_usize; wide + 1]; tall + 1];
    for i in (0..tall).rev() {
        for j in (0..wide).rev() {
            let paired = if weight[i][j] > 0 { best[i + 1][j + 1] + weight[i][j] } else { 0 };
            best[i][j] = best[i + 1][j].max(best[i][j + 1]).max(paired);
        }
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < tall && j < wide {
        if weight[i][j] > 0 && best[i][j] == best[i + 1][j + 1] + weight[i][j] {
            pairs.push((i, j));
            i += 1;
            j += 1;
        } else if best[i][j] == best[i + 1][j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    (pairs, best[0][0])
}

fn equal_cells(
    row: usize,
    truth: &[String],
    predicted: &[String],
    optional: &HashSet<(usize, usize)>,
) -> usize {
    truth
        .iter()
        .zip(predicted)
        .enumerate()
        .filter(|(column, (a, b))| !a.is_empty() && a == b && !optional.contains(&(row, *column)))
        .count()
}
