//! Whether figures were rounded for print at all.
//!
//! A budget in whole yuan may be a budget *made* in whole yuan: then nothing was rounded, and a sum that is off by one
//! yuan is wrong. The figures themselves tell: of sums of `k` rounded parts only a share of about √(6/πk) comes out
//! exact to the last digit. Where so many different sums are exact that rounding would make this a freak of chance, the
//! figures printed with that unit and that many decimals are taken as exact. For whole yuan the last digits are a witness too:
//! rounded amounts end in 0 one time in ten, amounts that somebody budgeted much more often.

use std::collections::{HashMap, HashSet};

use mingzhang_model::MoneyUnit;

use crate::system::{Law, LawKind, System};

/// Unit and decimals: what the figures of one print format share.
type Format = (MoneyUnit, u32);

/// A chance of one in 4,000 that rounded figures look so exact, as a negative logarithm in thousandths.
const FREAK: u32 = 8_300;

/// Enough where the digits themselves say that the figures were made in whole yuan: one in seven.
const HINT: u32 = 2_000;

/// −1000 · ln of the share of sums of k rounded figures that come out exact, from k = 0 on; for k ≥ 5 from the normal
/// approximation √(6/πk). Integers, so that the verdict is the same on every machine.
const SURPRISE: [u32; 17] =
    [0, 0, 288, 405, 512, 598, 572, 649, 716, 775, 828, 875, 919, 959, 996, 1031, 1063];

#[derive(Default)]
struct Evidence {
    /// How surprising these exact sums would be if the figures were rounded, in thousandths of a nat.
    surprise: u32,
    exact: usize,
    /// Different sums that are off by no more than rounding could make them.
    tails: usize,
    seen: HashSet<Vec<i64>>,
    /// The different figures, in steps.
    figures: HashSet<i64>,
}

impl Evidence {
    /// Whole yuan are what many budgets are made in, so they need less proof than hundreds of yuan (two decimals of
    /// 万元), where rounding is the rule and a single tail speaks for it.
    fn is_exact(&self, (unit, decimals): Format) -> bool {
        if unit != MoneyUnit::Yuan || decimals > 0 {
            return self.surprise > FREAK && self.tails == 0;
        }
        // A rounded amount ends in 0 one time in ten.
        let round = self.figures.iter().filter(|figure| **figure % 10 == 0).count();
        let made_round = self.figures.len() >= 20 && round * 5 >= self.figures.len() * 2;
        self.tails * 12 <= self.exact && (self.surprise > FREAK || (made_round && self.surprise > HINT))
    }
}

/// Narrows the intervals of exact formats to their face value and lets rounded ones differ by a step where one
/// amount is printed twice.
pub(crate) fn apply(system: &mut System) {
    let mut evidence: HashMap<Format, Evidence> = HashMap::new();
    for law in &system.laws {
        if let Some((format, parts, values)) = weigh(system, law) {
            let evidence = evidence.entry(format).or_default();
            if !evidence.seen.insert(values) {
                continue;
            }
            let residual = system.residual(law);
            if residual == 0 {
                evidence.exact += 1;
                evidence.surprise += SURPRISE.get(parts).or(SURPRISE.last()).copied().unwrap_or(0);
            } else if system.holds(law, &crate::system::Values::default()) {
                evidence.tails += 1;
            }
        }
    }
    for variable in &system.variables {
        if let Some(printed) = variable.printed.filter(|p| !p.value().is_zero())
            && let Some(evidence) = evidence.get_mut(&(printed.unit(), printed.decimals()))
        {
            evidence.figures.insert(variable.value / printed.step());
        }
    }
    let exact: HashSet<Format> =
        evidence.into_iter().filter(|(format, e)| e.is_exact(*format)).map(|(format, _)| format).collect();
    for variable in &mut system.variables {
        if let Some(printed) = variable.printed
            && exact.contains(&(printed.unit(), printed.decimals()))
        {
            variable.range = (variable.value, variable.value);
        }
    }
    let steps: Vec<i64> = system
        .variables
        .iter()
        .map(|v| match v.printed {
            Some(p) if !exact.contains(&(p.unit(), p.decimals())) && p.step() > 1 => p.step(),
            _ => 0,
        })
        .collect();
    for law in &mut system.laws {
        if matches!(law.kind, LawKind::Same | LawKind::Balance) {
            // The interval already allows for half a step on each side; one amount balanced into a sum in one table
            // and rounded in another may be a whole step apart.
            law.slack = law.terms.iter().filter_map(|(v, _)| steps.get(*v)).max().map_or(0, |step| step / 2);
        }
    }
}

/// Format, number of parts that matter and the values of a sum whose figures share one format; `None` for a law
/// that says nothing about rounding.
fn weigh(system: &System, law: &Law) -> Option<(Format, usize, Vec<i64>)> {
    if matches!(law.kind, LawKind::Same | LawKind::Balance) {
        return None;
    }
    let mut format = None;
    let mut values = Vec::new();
    for (variable, _) in &law.terms {
        let variable = system.variables.get(*variable)?;
        let Some(printed) = variable.printed.filter(|p| !p.value().is_zero()) else { continue };
        let this = (printed.unit(), printed.decimals());
        if format.is_some_and(|format| format != this) || printed.step() <= 1 {
            return None;
        }
        // Round thousands are exact whatever the rounding: 1,000,000 proves nothing.
        format = Some(this);
        if variable.value % (printed.step() * 1000) != 0 {
            values.push(variable.value);
        }
    }
    values.sort_unstable();
    let parts = values.len().saturating_sub(1);
    (parts >= 2).then(|| format.map(|format| (format, parts, values)))?
}
