//! The digits of a printed figure, and the slips that change them.

use fastrand::Rng;

use super::kind::Kind;

/// A figure as digits, so that it can be changed and written again in the same manner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Figure {
    before: String,
    after: String,
    separator: Option<char>,
    digits: Vec<u8>,
    /// How many of the digits stand after the point.
    decimals: usize,
}

impl Figure {
    /// Takes a figure apart; `None` if it is not written in a regular manner (then it could not be written again).
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let body = text.trim_start_matches(['-', '−', '(', '（']);
        let before = text.strip_suffix(body)?.to_owned();
        let inner = body.trim_end_matches([')', '）']);
        let after = body.strip_prefix(inner)?.to_owned();
        let separator = inner.chars().find(|c| matches!(c, ',' | '，'));
        let mut out = Self { before, after, separator, digits: Vec::new(), decimals: 0 };
        let mut pointed = false;
        for c in inner.chars() {
            match c {
                '.' => pointed = true,
                c if Some(c) == separator => {}
                c => {
                    out.digits.push(u8::try_from(c.to_digit(10)?).ok()?);
                    out.decimals += usize::from(pointed);
                }
            }
        }
        (out.is_natural() && out.write() == text).then_some(out)
    }

    /// The figure as text.
    pub(crate) fn write(&self) -> String {
        let whole = self.whole();
        let mut out = self.before.clone();
        for (index, digit) in self.digits.iter().enumerate() {
            if index == whole {
                out.push('.');
            } else if let Some(separator) = self.separator
                && index > 0
                && index < whole
                && (whole - index).is_multiple_of(3)
            {
                out.push(separator);
            }
            out.push(char::from(b'0' + digit));
        }
        out + &self.after
    }

    /// Digits before the point.
    const fn whole(&self) -> usize {
        self.digits.len() - self.decimals
    }

    /// Whether anyone would print it: something before the point, and no needless nought in front.
    fn is_natural(&self) -> bool {
        match self.whole() {
            0 => false,
            1 => true,
            _ => self.digits.first() != Some(&0),
        }
    }

    /// The figure with one slip, chosen at random among those that leave a figure that anyone would print.
    pub(crate) fn slip(&self, kind: Kind, rng: &mut Rng) -> Option<Self> {
        if kind == Kind::UnitSlip {
            return Some(self.ten_thousand_times());
        }
        let mut places: Vec<usize> = (0..self.digits.len()).collect();
        rng.shuffle(&mut places);
        places.into_iter().find_map(|place| {
            let slipped = match kind {
                Kind::WrongDigit => self.wrong(place, rng),
                Kind::SwappedDigits => self.swapped(place),
                Kind::LostDigit => self.lost(place),
                Kind::DoubledDigit => self.doubled(place),
                _ => None,
            }?;
            (slipped.is_natural() && slipped != *self).then_some(slipped)
        })
    }

    fn wrong(&self, place: usize, rng: &mut Rng) -> Option<Self> {
        let mut choices: Vec<u8> = (0..=9).filter(|digit| self.digits.get(place) != Some(digit)).collect();
        rng.shuffle(&mut choices);
        choices.into_iter().find_map(|digit| {
            let mut out = self.clone();
            *out.digits.get_mut(place)? = digit;
            out.is_natural().then_some(out)
        })
    }

    fn swapped(&self, place: usize) -> Option<Self> {
        let next = place + 1;
        // Nobody swaps two digits over a decimal point.
        if next >= self.digits.len() || next == self.whole() {
            return None;
        }
        let mut out = self.clone();
        out.digits.swap(place, next);
        Some(out)
    }

    fn lost(&self, place: usize) -> Option<Self> {
        let mut out = self.clone();
        if place >= self.whole() {
            out.decimals -= 1;
        }
        out.digits.remove(place);
        (!out.digits.is_empty()).then_some(out)
    }

    fn doubled(&self, place: usize) -> Option<Self> {
        let mut out = self.clone();
        out.digits.insert(place, *self.digits.get(place)?);
        out.decimals += usize::from(place >= self.whole());
        Some(out)
    }

    fn ten_thousand_times(&self) -> Self {
        let mut out = self.clone();
        out.digits.extend([0; 4]);
        while out.whole() > 1 && out.digits.first() == Some(&0) {
            out.digits.remove(0);
        }
        out
    }
}
