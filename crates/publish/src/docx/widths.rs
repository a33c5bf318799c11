//! How wide the columns of a form become. Their weights say it, but a figure never breaks: a column is at least as wide as its
//! longest one, and where that cannot be, the letters become smaller.

use mingzhang_model::manuscript::{Axis, Form, RowRole};

/// Room on the left and the right of a cell with its border, in twentieths of a point.
const PADDING: u32 = 140;
/// Letter sizes to try, in half points: 小五 first.
const SIZES: [u32; 9] = [18, 17, 16, 15, 14, 13, 12, 11, 10];
/// A name may break after any letter, but a column of single letters cannot be read.
const NARROWEST_NAME: u32 = 4_000;
const NARROWEST: u32 = 2_000;

/// Columns in twentieths of a point, and the size of their letters in half points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fit {
    pub(super) columns: Vec<u32>,
    pub(super) size: u32,
}

/// Fits a form into a width.
pub(super) fn fit(form: &Form, width: u32) -> Fit {
    let longest: Vec<u32> = (0..form.columns.len()).map(|column| longest(form, column)).collect();
    let needs = |size: u32| -> Vec<u32> {
        longest.iter().map(|thousandths| thousandths * size / 100 + PADDING).collect()
    };
    let size = SIZES.into_iter().find(|size| needs(*size).iter().sum::<u32>() <= width);
    let size = size.or(SIZES.last().copied()).unwrap_or(18);
    let weights: Vec<u32> = form.columns.iter().map(|column| u32::from(column.weight.max(1))).collect();
    Fit { columns: divide(width, &weights, &needs(size)), size }
}

/// Divides a width by weights, with no part below its need unless all needs together are too much.
pub(super) fn divide(width: u32, weights: &[u32], needs: &[u32]) -> Vec<u32> {
    let needed: u32 = needs.iter().sum();
    if needed > width {
        return divide(width, needs, &vec![0; needs.len()]);
    }
    let mut out: Vec<Option<u32>> = vec![None; weights.len()];
    loop {
        let taken: u32 = out.iter().flatten().sum();
        let open: u32 =
            out.iter().zip(weights).filter(|(done, _)| done.is_none()).map(|(_, weight)| weight).sum();
        let share = |weight: u32| portion(width.saturating_sub(taken), weight, open);
        let mut settled = false;
        for ((slot, weight), need) in out.iter_mut().zip(weights).zip(needs) {
            if slot.is_none() && share(*weight) < *need {
                *slot = Some(*need);
                settled = true;
            }
        }
        if !settled {
            let mut parts: Vec<u32> = out
                .iter()
                .zip(weights)
                .map(|(done, weight)| done.unwrap_or_else(|| share(*weight)))
                .collect();
            // What rounding leaves over goes to the widest column, so that the table is exactly as wide as the text.
            let rest = width.saturating_sub(parts.iter().sum());
            if let Some(widest) = parts.iter_mut().max() {
                *widest += rest;
            }
            return parts;
        }
    }
}

fn portion(width: u32, weight: u32, of: u32) -> u32 {
    u32::try_from(u64::from(width) * u64::from(weight) / u64::from(of.max(1))).unwrap_or(width)
}

/// The longest text of a column that must stay on one line, in thousandths of the letter size.
fn longest(form: &Form, column: usize) -> u32 {
    let axis = form.columns.get(column).map_or(Axis::Name, |column| column.axis);
    let least = if axis == Axis::Name { NARROWEST_NAME } else { NARROWEST };
    if axis == Axis::Name {
        return least;
    }
    let cells = form.rows.iter().filter_map(|row| Some((row.role, row.cells.get(column)?)));
    cells
        .filter(|(_, cell)| cell.column_span <= 1)
        .map(|(role, cell)| {
            let width = cell.text.chars().map(letter).sum::<u32>();
            if role == RowRole::Plain { width } else { width + width / 10 }
        })
        // Something so long is no figure, and may break.
        .filter(|width| *width <= 20_000)
        .max()
        .map_or(least, |width| width.max(least))
}

/// How wide a letter is set at most, in thousandths of its size. Times New Roman is narrower, but not every machine has it: the
/// digits of `DejaVu Serif`, which then stands in, are the widest.
pub(super) fn letter(letter: char) -> u32 {
    match letter {
        ',' | '.' => 320,
        '-' => 350,
        ' '..='~' => 640,
        _ => 1_000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn needs_come_before_weights_and_the_sum_is_exact() {
        assert_eq!(divide(1_000, &[50, 25, 25], &[0, 0, 0]), [500, 250, 250]);
        assert_eq!(divide(1_000, &[80, 10, 10], &[0, 200, 0]), [712, 200, 88]);
        assert_eq!(divide(1_000, &[1, 1, 1], &[0, 0, 0]).iter().sum::<u32>(), 1_000);
    }

    #[test]
    fn needs_that_are_too_much_share_what_there_is() {
        assert_eq!(divide(900, &[1, 98, 1], &[600, 600, 600]), [300, 300, 300]);
        assert_eq!(divide(900, &[], &[]), Vec::<u32>::new());
    }
}
