//! Lengths from amounts.

use mingzhang_model::Money;

/// How much of `whole` a part is, to a millionth: enough for a drawing, and no float is made of money itself.
pub(super) fn ratio(part: Money, whole: Money) -> f64 {
    if whole.fen() <= 0 {
        return 0.0;
    }
    let millionths = i128::from(part.fen()) * 1_000_000 / i128::from(whole.fen());
    let most = 1_000_000_000;
    f64::from(i32::try_from(millionths.clamp(-most, most)).unwrap_or(0)) / 1_000_000.0
}

/// A number of things as a length.
pub(super) fn count(things: usize) -> f64 {
    f64::from(u32::try_from(things).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_nothing_has_no_length() {
        let of = |part, whole| ratio(Money::from_fen(part), Money::from_fen(whole));
        assert!((of(1, 4) - 0.25).abs() < 1e-9);
        assert!((of(-1, 4) + 0.25).abs() < 1e-9);
        assert!(of(7, 0).abs() < 1e-9);
        assert!((of(i64::MAX, 1) - 1_000.0).abs() < 1e-6);
    }
}
