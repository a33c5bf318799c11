//! The book as a system of linear laws over its printed figures.
//!
//! A variable is a money cell; it may be any whole number of fen that prints as it does. A law says that a signed sum
//! of variables is zero. A law is violated only where no choice inside the intervals makes it true.

use std::collections::HashMap;

use mingzhang_model::{Book, LawCounts, MoneyUnit, Printed, Reading};

/// Table, data row and column.
pub(crate) type Address = (usize, usize, usize);

/// A money cell.
#[derive(Clone, Debug)]
pub(crate) struct Variable {
    pub(crate) address: Address,
    /// The figure; `None` for an empty cell, which counts as nothing but can be named as missing.
    pub(crate) printed: Option<Printed>,
    /// Face value in fen.
    pub(crate) value: i64,
    /// The whole fen that print so.
    pub(crate) range: (i64, i64),
    pub(crate) unit: MoneyUnit,
    /// Whether the figure is printed with another number of decimals than its table: a digit may have been lost or
    /// doubled there.
    pub(crate) irregular: bool,
}

/// Why a law holds; decides its rule id and how it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum LawKind {
    /// A total column is the sum of its columns, in one row.
    Columns,
    /// A parent row is the sum of its children, in one column.
    Children,
    /// A total row is the sum of the rows above (or below) it.
    Total,
    /// The same coordinate in two places.
    Same,
    /// What comes in goes out.
    Balance,
}

/// Σ sign · variable = 0; the first term is the total, or the first of two equal figures.
#[derive(Clone, Debug)]
pub(crate) struct Law {
    pub(crate) kind: LawKind,
    pub(crate) terms: Vec<(usize, i64)>,
    /// Allowance in fen beyond the intervals: two roundings of one exact amount may differ by a step.
    pub(crate) slack: i64,
    /// Laws that a misread table would break together; empty if none.
    pub(crate) family: String,
}

/// How a law came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Exact,
    Rounding,
    Violated,
}

/// Variables, laws, and which laws each variable takes part in.
#[derive(Clone, Debug, Default)]
pub(crate) struct System {
    pub(crate) variables: Vec<Variable>,
    pub(crate) laws: Vec<Law>,
    pub(crate) laws_of: Vec<Vec<usize>>,
    by_address: HashMap<Address, usize>,
    /// How many decimals each table prints.
    decimals: Vec<u32>,
    pub(crate) not_evaluable: usize,
}

impl System {
    /// A system without laws yet.
    pub(crate) fn new(book: &Book) -> Self {
        let decimals = usual_decimals(book);
        Self { decimals, ..Self::default() }
    }

    /// How many decimals a table prints.
    pub(crate) fn decimals_of(&self, table: usize) -> u32 {
        self.decimals.get(table).copied().unwrap_or(0)
    }

    /// The variable at an address, if the cell is readable as money; created on first use.
    pub(crate) fn variable(&mut self, book: &Book, address: Address) -> Option<usize> {
        if let Some(index) = self.by_address.get(&address) {
            return Some(*index);
        }
        let (index_of_table, row, column) = address;
        let usual = self.decimals_of(index_of_table);
        let table = book.tables.get(index_of_table)?;
        let unit = table.unit?;
        let cell = table.rows.get(row)?.cells.get(column)?;
        let printed = match Reading::of(&cell.text, unit) {
            Reading::Figure(printed) => Some(printed.with_decimals(usual)),
            Reading::Blank | Reading::Dash => None,
            Reading::Other => return None,
        };
        let index = self.variables.len();
        let irregular = printed.is_some()
            && Reading::of(&cell.text, unit) != printed.map_or(Reading::Blank, Reading::Figure)
            || printed.is_some_and(|p| p.decimals() > usual);
        self.variables.push(Variable {
            irregular,
            address,
            printed,
            value: printed.map_or(0, |p| p.value().fen()),
            range: printed.map_or((0, 0), Printed::fen_range),
            unit,
        });
        self.laws_of.push(Vec::new());
        self.by_address.insert(address, index);
        Some(index)
    }

    /// The variable at an address, if some law uses it.
    pub(crate) fn find(&self, address: Address) -> Option<usize> {
        self.by_address.get(&address).copied()
    }

    /// Adds a law; one without two terms says nothing and is left out.
    pub(crate) fn add(&mut self, law: Law) {
        if law.terms.len() < 2 {
            return;
        }
        let index = self.laws.len();
        for (variable, _) in &law.terms {
            if let Some(laws) = self.laws_of.get_mut(*variable) {
                laws.push(index);
            }
        }
        self.laws.push(law);
    }

    /// Adds a law over addresses; a cell that is not readable as money makes it not evaluable.
    pub(crate) fn add_over(
        &mut self,
        book: &Book,
        kind: LawKind,
        total: Address,
        parts: &[Address],
        family: String,
    ) {
        let mut terms = Vec::with_capacity(parts.len() + 1);
        for (index, address) in std::iter::once(&total).chain(parts).enumerate() {
            let Some(variable) = self.variable(book, *address) else {
                self.not_evaluable += 1;
                return;
            };
            terms.push((variable, if index == 0 { 1 } else { -1 }));
        }
        self.add(Law { kind, terms, slack: 0, family });
    }

    /// Whether anything is printed on either side of a law.
    pub(crate) fn is_trivial(&self, law: &Law) -> bool {
        law.terms.iter().all(|(v, _)| self.variables.get(*v).is_none_or(|variable| variable.value == 0))
    }

    /// Drops laws and rebuilds the index.
    pub(crate) fn retain(&mut self, keep: impl Fn(usize, &Law) -> bool) {
        let laws = std::mem::take(&mut self.laws);
        let before = laws.len();
        self.laws_of.iter_mut().for_each(Vec::clear);
        let kept: Vec<Law> =
            laws.into_iter().enumerate().filter(|(i, law)| keep(*i, law)).map(|(_, law)| law).collect();
        self.not_evaluable += before - kept.len();
        for law in kept {
            self.add(law);
        }
    }

    /// Switches laws off without renumbering the others, so that indices into an earlier copy stay right.
    pub(crate) fn retain_silently(&mut self, keep: impl Fn(&Law) -> bool) {
        for law in &mut self.laws {
            if !keep(law) {
                law.slack = i64::MAX / 4;
            }
        }
    }

    /// What all of a law's terms but one allow for the remaining one, as an interval of fen.
    pub(crate) fn implied(&self, law: &Law, except: usize, values: &Values) -> (i128, i128) {
        let (mut low, mut high) = (-i128::from(law.slack), i128::from(law.slack));
        let mut sign = 1;
        for (variable, s) in &law.terms {
            if *variable == except {
                sign = *s;
                continue;
            }
            let (a, b) = values.range(self, *variable);
            let (a, b) = (i128::from(a) * i128::from(*s), i128::from(b) * i128::from(*s));
            low += a.min(b);
            high += a.max(b);
        }
        // sign · x + [low, high] ∋ 0
        if sign > 0 { (-high, -low) } else { (low, high) }
    }

    /// What the terms of a law can sum to under the choices inside the intervals.
    pub(crate) fn bounds(&self, law: &Law, values: &Values) -> (i128, i128) {
        let (mut low, mut high) = (-i128::from(law.slack), i128::from(law.slack));
        for (variable, s) in &law.terms {
            let (a, b) = values.range(self, *variable);
            let (a, b) = (i128::from(a) * i128::from(*s), i128::from(b) * i128::from(*s));
            low += a.min(b);
            high += a.max(b);
        }
        (low, high)
    }

    /// Whether a law can hold under some choice inside the intervals.
    pub(crate) fn holds(&self, law: &Law, values: &Values) -> bool {
        let (low, high) = self.bounds(law, values);
        low <= 0 && 0 <= high
    }

    /// Difference of the two sides at face value, in fen: total minus parts.
    pub(crate) fn residual(&self, law: &Law) -> i64 {
        law.terms
            .iter()
            .filter_map(|(v, s)| Some(self.variables.get(*v)?.value.saturating_mul(*s)))
            .fold(0_i64, i64::saturating_add)
    }

    pub(crate) fn verdict(&self, law: &Law) -> Verdict {
        if !self.holds(law, &Values::default()) {
            Verdict::Violated
        } else if self.residual(law) == 0 {
            Verdict::Exact
        } else {
            Verdict::Rounding
        }
    }

    /// Indices of the violated laws.
    pub(crate) fn violated(&self) -> Vec<usize> {
        let values = Values::default();
        self.laws.iter().enumerate().filter(|(_, law)| !self.holds(law, &values)).map(|(i, _)| i).collect()
    }

    /// The tally for the report.
    pub(crate) fn counts(&self) -> LawCounts {
        let mut counts = LawCounts { not_evaluable: self.not_evaluable, ..LawCounts::default() };
        for law in &self.laws {
            counts.evaluated += 1;
            match self.verdict(law) {
                Verdict::Exact => counts.exact += 1,
                Verdict::Rounding => counts.rounding += 1,
                Verdict::Violated => counts.violated += 1,
            }
        }
        counts
    }
}

/// How many decimals each table prints: what at least half of its figures have, or the finest that a tenth of them have
/// where zeros at the end are trimmed.
fn usual_decimals(book: &Book) -> Vec<u32> {
    let mut counts = vec![[0_usize; 13]; book.tables.len()];
    for fact in &book.facts {
        let slot =
            counts.get_mut(fact.table).and_then(|c| c.get_mut(fact.printed.decimals().min(12) as usize));
        if let Some(slot) = slot {
            *slot += 1;
        }
    }
    counts
        .into_iter()
        .map(|counts| {
            let all: usize = counts.iter().sum();
            let finest = |share: usize| counts.iter().rposition(|count| *count > 0 && *count * share >= all);
            u32::try_from(finest(2).or_else(|| finest(10)).unwrap_or(0)).unwrap_or(0)
        })
        .collect()
}

/// Supposed ranges of some variables, on top of what is printed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Values {
    supposed: Vec<(usize, (i64, i64))>,
    /// Suppositions about whole columns, looked up by variable.
    columns: HashMap<usize, (i64, i64)>,
}

/// An unknown amount: anything a book could print.
pub(crate) const ANYTHING: (i64, i64) = (-1_000_000_000_000_000_000, 1_000_000_000_000_000_000);

impl Values {
    /// Many suppositions at once.
    pub(crate) fn many(repair: &[(usize, (i64, i64))]) -> Self {
        Self { supposed: Vec::new(), columns: repair.iter().copied().collect() }
    }

    pub(crate) fn range(&self, system: &System, variable: usize) -> (i64, i64) {
        self.supposed
            .iter()
            .rev()
            .find(|(v, _)| *v == variable)
            .map(|(_, range)| *range)
            .or_else(|| self.columns.get(&variable).copied())
            .or_else(|| system.variables.get(variable).map(|v| v.range))
            .unwrap_or((0, 0))
    }

    /// Supposes a range for a variable until [`Values::forget`].
    pub(crate) fn suppose(&mut self, variable: usize, range: (i64, i64)) {
        self.supposed.push((variable, range));
    }

    /// Takes the last `count` suppositions back.
    pub(crate) fn forget(&mut self, count: usize) {
        self.supposed.truncate(self.supposed.len().saturating_sub(count));
    }

    pub(crate) fn is_supposed(&self, variable: usize) -> bool {
        self.supposed.iter().any(|(v, _)| *v == variable)
    }

    pub(crate) fn supposed(&self) -> &[(usize, (i64, i64))] {
        &self.supposed
    }
}
