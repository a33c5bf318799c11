//! Widths of columns and the size of type: a table is set as large as its longest figures allow, and no figure is
//! broken or cut.

use mingzhang_fonts::{Face, width};

/// Space left and right of a cell's text, in points.
pub(crate) const INSET: f64 = 3.0;

/// What a cell asks of the columns that it covers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Need {
    /// First column.
    pub(crate) column: usize,
    /// Columns covered.
    pub(crate) span: usize,
    /// Width of what must not be broken, in em.
    pub(crate) em: f64,
}

/// A table's columns.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fit {
    /// Size of type in points.
    pub(crate) size: f64,
    /// Widths in points, which add up to what is available.
    pub(crate) widths: Vec<f64>,
    /// Whether everything stands unbroken. Else figures have to be broken after a comma.
    pub(crate) whole: bool,
}

/// Chooses the largest size at which everything fits, and shares out the rest by weight.
pub(crate) fn fit(weights: &[u16], needs: &[Need], available: f64, sizes: &[f64]) -> Fit {
    let mut last = Fit { size: 9.0, widths: Vec::new(), whole: false };
    for size in sizes {
        let least = least(weights.len(), needs, *size);
        let whole = least.iter().sum::<f64>() <= available;
        last = Fit { size: *size, widths: share(weights, &least, available), whole };
        if whole {
            break;
        }
    }
    last
}

/// The least width of each column; what a spanning cell needs beyond its columns is shared among them.
fn least(columns: usize, needs: &[Need], size: f64) -> Vec<f64> {
    let mut least = vec![0.0_f64; columns];
    let mut ordered: Vec<&Need> = needs.iter().collect();
    ordered.sort_by_key(|need| need.span);
    for need in ordered {
        let points = need.em * size + 2.0 * INSET + 0.5;
        let covered = least.iter_mut().skip(need.column).take(need.span.max(1));
        let have: f64 = covered.map(|width| *width).sum();
        #[expect(clippy::cast_precision_loss, reason = "a table has few columns")]
        let more = (points - have).max(0.0) / need.span.max(1) as f64;
        for width in least.iter_mut().skip(need.column).take(need.span.max(1)) {
            *width += more;
        }
    }
    least
}

/// Widths by weight, but none below its least; the others give way.
fn share(weights: &[u16], least: &[f64], available: f64) -> Vec<f64> {
    let total: f64 = least.iter().sum();
    if total >= available {
        return least.iter().map(|width| width * available / total.max(1.0)).collect();
    }
    let mut fixed = vec![false; weights.len()];
    loop {
        let taken: f64 = least.iter().zip(&fixed).filter(|(_, fixed)| **fixed).map(|(width, _)| width).sum();
        let weight: f64 =
            weights.iter().zip(&fixed).filter(|(_, f)| !**f).map(|(w, _)| f64::from((*w).max(1))).sum();
        let unit = (available - taken) / weight.max(1.0);
        let mut changed = false;
        for ((weight, least), fixed) in weights.iter().zip(least).zip(&mut fixed) {
            if !*fixed && f64::from((*weight).max(1)) * unit < *least {
                *fixed = true;
                changed = true;
            }
        }
        if !changed {
            return weights
                .iter()
                .zip(least)
                .zip(&fixed)
                .map(
                    |((weight, least), fixed)| {
                        if *fixed { *least } else { f64::from((*weight).max(1)) * unit }
                    },
                )
                .collect();
        }
    }
}

/// Width in em of the longest part of a text that a line break cannot divide. Ideographs divide anywhere, but not
/// before the punctuation that follows them.
pub(crate) fn longest_run(face: &Face, text: &str) -> f64 {
    pieces(face, text).into_iter().map(|piece| piece.em).fold(0.0, f64::max)
}

/// How many lines a text takes in a column of `available` em.
pub(crate) fn line_count(face: &Face, text: &str, available: f64) -> usize {
    let available = available.max(1.0);
    text.split('\n')
        .map(|line| {
            let (mut lines, mut filled) = (1, 0.0);
            for piece in pieces(face, line) {
                if filled + piece.em > available + 0.01 && filled > 0.0 {
                    lines += 1;
                    filled = 0.0;
                }
                filled += piece.em;
            }
            lines
        })
        .sum()
}

/// A part of a text without a place to break.
struct Run {
    em: f64,
    tail: Tail,
}

/// What a run ends with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tail {
    Open,
    Latin,
    Other,
}

fn pieces(face: &Face, text: &str) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    for c in text.chars() {
        let em = width(face, c.encode_utf8(&mut [0; 4]));
        let closes = "）〕】》”’」』〉，。、；：？！％…—·".contains(c);
        let tail = if "（〔【《“‘「『〈".contains(c) {
            Tail::Open
        } else if c.is_ascii() && c != ' ' {
            Tail::Latin
        } else {
            Tail::Other
        };
        match out.last_mut() {
            Some(run)
                if closes || run.tail == Tail::Open || (run.tail == Tail::Latin && tail == Tail::Latin) =>
            {
                run.em += em;
                run.tail = tail;
            }
            _ => out.push(Run { em, tail }),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use mingzhang_fonts::SERIF_REGULAR;

    use super::*;

    fn need(column: usize, em: f64) -> Need {
        Need { column, span: 1, em }
    }

    #[test]
    fn widths_follow_the_weights_where_nothing_is_long() {
        let fit = fit(&[50, 25, 25], &[need(0, 4.0), need(1, 4.0)], 400.0, &[9.0, 8.0]);
        assert_eq!((fit.size, fit.whole), (9.0, true));
        assert_eq!(fit.widths, vec![200.0, 100.0, 100.0]);
    }

    #[test]
    fn a_long_figure_gets_its_width_from_the_others() {
        let fit = fit(&[50, 25, 25], &[need(2, 20.0)], 400.0, &[9.0]);
        assert!(fit.whole && fit.widths[2] >= 186.0, "{fit:?}");
        assert!((fit.widths.iter().sum::<f64>() - 400.0).abs() < 1e-6);
    }

    #[test]
    fn type_shrinks_before_a_figure_breaks_and_says_when_it_must() {
        let needs = [need(0, 22.0), need(1, 22.0)];
        let small = fit(&[1, 1], &needs, 350.0, &[9.0, 8.0, 7.0]);
        assert!(small.whole && small.size < 7.5, "{small:?}");
        assert!(!fit(&[1, 1], &needs, 100.0, &[9.0, 8.0, 7.0]).whole);
    }

    #[test]
    fn figures_and_brackets_do_not_break() {
        let face = &SERIF_REGULAR;
        assert!((longest_run(face, "预算数") - 1.0).abs() < 1e-9);
        assert!((longest_run(face, "因公出国（境）费") - 3.0).abs() < 1e-9);
        assert!(longest_run(face, "1,234.56") > 3.5);
        assert!(longest_run(face, "2026年") < 3.0);
    }

    #[test]
    fn lines_are_counted_as_they_break() {
        let face = &SERIF_REGULAR;
        assert_eq!(line_count(face, "一二三四五六", 3.0), 2);
        assert_eq!(line_count(face, "一二\n三四五六七", 3.0), 3);
        assert_eq!(line_count(face, "", 3.0), 1);
    }
}
