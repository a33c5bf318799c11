//! Causes as findings: which rule, how bad, what to say, where to look, what it should be.

use std::collections::HashMap;

use mingzhang_model::{
    Book, BookKind, CellChange, Confidence, Explanation, Finding, Message, Money, MoneyUnit, Role, Severity,
    Spot, TableKind,
};

use crate::locate::{Candidate, Cause, Change, What, is_telling};
use crate::spots;
use crate::system::{Law, LawKind, System};

/// So many of several equally good explanations are told one by one.
const MOST_EXPLANATIONS: usize = 8;

mod moved;
mod tails;

use moved::{incomplete, inserted, shifted, unit_slip};
pub(crate) use tails::tails;

/// One finding a cause.
pub(crate) fn causes(book: &Book, system: &System, causes: &[Cause]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    let mut slips: HashMap<Slip, usize> = HashMap::new();
    for finding in causes.iter().map(|cause| tell(book, system, cause)) {
        let slip = slip(&finding);
        let earlier =
            slip.as_ref().and_then(|slip| slips.get(slip)).and_then(|index| findings.get_mut(*index));
        if let Some(earlier) = earlier {
            absorb(earlier, finding);
            continue;
        }
        if let Some(slip) = slip {
            slips.insert(slip, findings.len());
        }
        findings.push(finding);
    }
    findings
}

/// The row of a wrong figure, as printed and as it should be.
type Slip = (String, String, String);

/// The one slip that a finding names. Tables are filled from one source, so a wrong figure is copied with it even where no law
/// links the copies: the same slip in two tables is one cause.
fn slip(finding: &Finding) -> Option<Slip> {
    let [only] = finding.explanations.as_slice() else { return None };
    let cell = only.cells.first().filter(|cell| only.alternatives == 1 && !cell.printed.is_empty())?;
    Some((cell.spot.row_label.clone(), cell.printed.clone(), cell.should_be.clone()))
}

fn absorb(earlier: &mut Finding, copy: Finding) {
    if let (Some(known), Some(more)) =
        (earlier.explanations.first_mut(), copy.explanations.into_iter().next())
    {
        known.cells.extend(more.cells);
    }
    let at = earlier.spots.iter().take_while(|spot| spot.role == Role::Primary).count();
    let (primary, related): (Vec<Spot>, Vec<Spot>) =
        copy.spots.into_iter().partition(|spot| spot.role == Role::Primary);
    earlier.spots.splice(at..at, primary);
    earlier.spots.extend(related);
}

fn tell(book: &Book, system: &System, cause: &Cause) -> Finding {
    let laws: Vec<&Law> = cause.laws.iter().filter_map(|index| system.laws.get(*index)).collect();
    match &cause.what {
        What::Shift { table, column, rows, wraps, moved } => {
            shifted(book, system, &laws, (*table, *column), (*rows, *wraps), moved)
        }
        What::Inserted { table, columns, extra } => inserted(book, system, &laws, *table, (columns, extra)),
        What::Unit { table, too_large, figures, .. } => unit_slip(book, *table, *too_large, figures),
        What::Stale { table } => {
            let mut spots = vec![spots::table(book, *table, Role::Primary)];
            spots.extend(related(book, system, &laws, &[]));
            let message =
                Message::new("stale-table").with("table", title(book, *table)).with("places", laws.len());
            finding("LOC-03", Severity::Warning, Confidence::Likely, message, &title(book, *table), spots)
        }
        What::Cells { candidates, total, singled_out } => {
            cells(book, system, &laws, candidates, (*total, *singled_out))
        }
        What::Incomplete { table, row } => incomplete(book, *table, *row),
        What::Unlocated => unlocated(book, system, &laws),
    }
}

pub(super) fn finding(
    rule: &'static str,
    severity: Severity,
    confidence: Confidence,
    message: Message,
    key: &str,
    spots: Vec<Spot>,
) -> Finding {
    Finding {
        rule,
        severity,
        confidence,
        message,
        key: format!("{rule}/{key}"),
        difference: None,
        spots,
        explanations: Vec::new(),
    }
}

pub(super) fn title(book: &Book, table: usize) -> String {
    book.tables.get(table).map_or_else(String::new, |table| table.title.clone())
}

fn cells(
    book: &Book,
    system: &System,
    laws: &[&Law],
    candidates: &[Candidate],
    (total, singled_out): (usize, bool),
) -> Finding {
    let explanations: Vec<Explanation> = candidates
        .iter()
        .take(MOST_EXPLANATIONS)
        .map(|candidate| Explanation {
            cells: candidate.changes.iter().filter_map(|change| cell_change(book, system, change)).collect(),
            pattern: candidate.pattern,
            alternatives: total,
        })
        .collect();
    let first = laws.first().copied();
    let certain = total == 1;
    let named = certain || singled_out;
    let mut out = if let (true, Some(best)) = (named, explanations.first()) {
        located(best)
    } else {
        broken(book, system, laws)
    };
    out.rule = rule_of(book, system, laws);
    out.confidence = if certain { Confidence::Certain } else { Confidence::Likely };
    if !candidates.first().is_some_and(|best| is_telling(best.pattern))
        && only_scope_could_differ(book, system, laws)
    {
        out.severity = Severity::Warning;
        out.confidence = Confidence::Doubtful;
    }
    if named {
        out.spots = explanations
            .first()
            .into_iter()
            .flat_map(|best| best.cells.iter().map(|cell| cell.spot.clone()))
            .collect();
    }
    let more = related(book, system, laws, &out.spots);
    out.spots.extend(more);
    out.difference = first.map(|law| difference(system, law));
    out.key = format!(
        "{}/{}",
        out.rule,
        out.spots
            .first()
            .map(|s| format!("{}/{}/{}", s.table.clone().unwrap_or_default(), s.row_label, s.column_label))
            .unwrap_or_default()
    );
    out.explanations = explanations;
    out
}

/// Whether all that is broken is the agreement with a table whose scope differs between provinces: which projects it lists,
/// which money it covers. Then the figures may both be right.
fn only_scope_could_differ(book: &Book, system: &System, laws: &[&Law]) -> bool {
    let is_core = |kind: TableKind| {
        !matches!(
            kind,
            TableKind::Projects | TableKind::ThreePublic | TableKind::AgencyOperating | TableKind::Other
        )
    };
    laws.iter().all(|law| {
        law.kind == LawKind::Same
            && law.terms.iter().any(|(v, _)| {
                let table = system.variables.get(*v).and_then(|v| book.tables.get(v.address.0));
                table.is_none_or(|table| !is_core(table.kind()))
            })
    })
}

/// The message of a cause that the laws single out.
fn located(best: &Explanation) -> Finding {
    let message = match best.cells.as_slice() {
        [one] => Message::new("located")
            .with("table", one.spot.table.clone().unwrap_or_default())
            .with("row", one.spot.row_label.clone())
            .with("column", one.spot.column_label.clone())
            .with("printed", one.printed.clone())
            .with("should", one.should_be.clone()),
        many => Message::new("located-many").with("cells", many.len()),
    };
    finding("SUM-06", Severity::Error, Confidence::Certain, message, "", Vec::new())
}

fn unlocated(book: &Book, system: &System, laws: &[&Law]) -> Finding {
    let mut out = broken(book, system, laws);
    out.rule = rule_of(book, system, laws);
    out.confidence = Confidence::Likely;
    let more = related(book, system, laws, &out.spots);
    out.spots.extend(more);
    out.difference = laws.first().map(|law| difference(system, law));
    out
}

/// The message of laws that are broken without a single culprit: the first of them, both sides.
fn broken(book: &Book, system: &System, laws: &[&Law]) -> Finding {
    let Some(law) = laws.first() else {
        let message = Message::new("cannot-locate").with("laws", 0_usize).with("cells", 0_usize);
        return finding("SUM-06", Severity::Error, Confidence::Likely, message, "", Vec::new());
    };
    let spots = law_spots(book, system, law);
    let (money, unit) = difference(system, law);
    let printed = spots.first().map(|s| s.text.clone()).unwrap_or_default();
    let separated = printed.contains([',', '，']);
    let written = |money: Money| money.display(unit, decimals(system, law), separated);
    let other = parts_value(system, law);
    let message = match law.kind {
        LawKind::Columns | LawKind::Children | LawKind::Total => Message::new("law-sum-violated")
            .with("table", spots.first().and_then(|s| s.table.clone()).unwrap_or_default())
            .with("row", spots.first().map(|s| s.row_label.clone()).unwrap_or_default())
            .with("column", spots.first().map(|s| s.column_label.clone()).unwrap_or_default())
            .with("printed", printed)
            .with("parts", written(other)),
        LawKind::Same => Message::new("law-same-violated")
            .with(
                "what",
                spots.first().map(|s| format!("{} {}", s.row_label, s.column_label)).unwrap_or_default(),
            )
            .with("printed", printed)
            .with("other", spots.get(1).map(|s| s.text.clone()).unwrap_or_default()),
        LawKind::Balance => Message::new("law-balance-violated")
            .with("printed", printed)
            .with("other", spots.get(1).map(|s| s.text.clone()).unwrap_or_default()),
    }
    .with("difference", written(money))
    .with("unit", unit.chinese());
    let key = spots
        .first()
        .map(|s| format!("{}/{}/{}", s.table.clone().unwrap_or_default(), s.row_label, s.column_label))
        .unwrap_or_default();
    let primary = spots.into_iter().take(1).collect();
    finding("SUM-06", Severity::Error, Confidence::Likely, message, &key, primary)
}

/// The finest print among a law's figures: differences are written no coarser.
pub(super) fn decimals(system: &System, law: &Law) -> u32 {
    law.terms
        .iter()
        .filter_map(|(v, _)| Some(system.variables.get(*v)?.printed?.decimals()))
        .max()
        .unwrap_or(2)
}

pub(super) fn parts_value(system: &System, law: &Law) -> Money {
    let total = law.terms.first().and_then(|(v, _)| system.variables.get(*v)).map_or(0, |v| v.value);
    Money::from_fen(total.saturating_sub(system.residual(law)))
}

/// By how much the two sides of a law differ, in the unit of its table.
pub(super) fn difference(system: &System, law: &Law) -> (Money, MoneyUnit) {
    let unit =
        law.terms.first().and_then(|(v, _)| system.variables.get(*v)).map_or(MoneyUnit::Yuan, |v| v.unit);
    (Money::from_fen(system.residual(law)).abs(), unit)
}

pub(super) fn law_spots(book: &Book, system: &System, law: &Law) -> Vec<Spot> {
    law.terms
        .iter()
        .enumerate()
        .filter_map(|(i, (v, _))| {
            let at = system.variables.get(*v)?.address;
            Some(spots::cell(book, at, if i == 0 { Role::Primary } else { Role::Related }))
        })
        .collect()
}

/// The other cells that take part in the broken laws, each once, empty ones left out.
pub(super) fn related(book: &Book, system: &System, laws: &[&Law], known: &[Spot]) -> Vec<Spot> {
    const MOST: usize = 24;
    let mut out: Vec<Spot> = Vec::new();
    for (variable, _) in laws.iter().flat_map(|law| &law.terms) {
        let Some(at) = system.variables.get(*variable).filter(|v| v.printed.is_some()).map(|v| v.address)
        else {
            continue;
        };
        if out.len() < MOST && !known.iter().chain(&out).any(|spot| spot.cell == Some(at)) {
            out.push(spots::cell(book, at, Role::Related));
        }
    }
    out
}

fn cell_change(book: &Book, system: &System, change: &Change) -> Option<CellChange> {
    let variable = system.variables.get(change.variable)?;
    let spot = spots::cell(book, variable.address, Role::Primary);
    let separated = spot.text.contains([',', '，']) || neighbours_separate(book, variable.address.0);
    let decimals = system.decimals_of(variable.address.0);
    let should_be = Money::from_fen(change.likely).display(variable.unit, decimals, separated);
    Some(CellChange { printed: spot.text.clone(), spot, should_be })
}

fn neighbours_separate(book: &Book, table: usize) -> bool {
    book.facts.iter().filter(|fact| fact.table == table).any(|fact| fact.text.contains([',', '，']))
}

/// The rule id that a cause is told under: where the two sides of its first law stand.
pub(crate) fn rule_of(book: &Book, system: &System, laws: &[&Law]) -> &'static str {
    let accounts = book.kind == BookKind::FinalAccounts;
    let inside = laws.iter().copied().find(|law| !matches!(law.kind, LawKind::Same));
    let Some(law) = inside.or(laws.first().copied()) else { return "SUM-06" };
    match law.kind {
        LawKind::Children => "SUM-06",
        LawKind::Total => "SUM-07",
        LawKind::Columns => "SUM-08",
        LawKind::Balance if accounts => "FIN-01",
        LawKind::Balance => "SUM-03",
        LawKind::Same => {
            let mut kinds: Vec<TableKind> = law
                .terms
                .iter()
                .filter_map(|(v, _)| Some(book.tables.get(system.variables.get(*v)?.address.0)?.kind()))
                .collect();
            kinds.sort_unstable();
            across(accounts, &kinds)
        }
    }
}

/// The rule for two tables that print the same coordinate; the kinds are sorted.
fn across(accounts: bool, kinds: &[TableKind]) -> &'static str {
    use TableKind::{
        BasicEconomic, Expenditure, FiscalSummary, GeneralExpenditure, Projects, Revenue, Summary,
    };
    match (accounts, kinds) {
        (true, [Summary, Revenue]) => "FIN-02",
        (true, [Summary, Expenditure]) => "FIN-03",
        (true, [Summary, FiscalSummary]) => "FIN-04",
        (true, [GeneralExpenditure, BasicEconomic]) => "FIN-06",
        (true, _) => "FIN-05",
        (false, [Summary, Revenue]) => "XTB-01",
        (false, [Revenue, Expenditure]) => "XTB-03",
        (false, [Summary, FiscalSummary] | [FiscalSummary, GeneralExpenditure]) => "XTB-04",
        (false, [Revenue, GeneralExpenditure]) => "XTB-06",
        (false, [Expenditure, Projects]) => "XTB-07",
        (false, [GeneralExpenditure | Expenditure, BasicEconomic]) => "XTB-08",
        (false, [GeneralExpenditure, Projects]) => "XTB-09",
        (false, _) => "XTB-02",
    }
}
