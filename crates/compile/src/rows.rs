//! The rows of a block: labels and the restriction that each row puts on its figures.

use std::collections::{BTreeMap, BTreeSet};

use mingzhang_catalog::template::{Axis, BlockForm, RowForm, RowsForm, TotalAt};
use mingzhang_catalog::{Catalog, plain, squeeze, strip_ordinal};
use mingzhang_model::ledger::{AgencyKind, Line};
use mingzhang_model::manuscript::RowRole;
use mingzhang_model::{Coordinate, Flow, SubjectCode, SubjectLevel};

use crate::lens::{Lens, SECRET};
use crate::ordinal::chinese;

/// A row before its figures.
#[derive(Clone, Debug, Default)]
pub(crate) struct Labelled {
    pub(crate) code: String,
    pub(crate) name: String,
    /// `None` for a row that never has figures.
    pub(crate) at: Option<Coordinate>,
    pub(crate) role: Role,
    pub(crate) indent: u8,
    /// Index of the row that this one is a part of, to see tail differences.
    pub(crate) parent: Option<usize>,
    /// Whether the row stays where it has no figures.
    pub(crate) stays: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Role {
    Total,
    Group,
    #[default]
    Plain,
}

impl From<Role> for RowRole {
    fn from(role: Role) -> Self {
        match role {
            Role::Total => Self::Total,
            Role::Group => Self::Group,
            Role::Plain => Self::Plain,
        }
    }
}

/// The rows of a block without its closing rows. `scope` is what table and block restrict.
pub(crate) fn rows(lens: &Lens, block: &BlockForm, scope: &Coordinate) -> Vec<Labelled> {
    match &block.rows {
        RowsForm::List(list) => list.iter().map(listed).collect(),
        RowsForm::Classes { listed } => classes(lens, listed, scope),
        RowsForm::Tree { of, total, within, whole } => tree(lens, *of, *total, within, whole, scope),
        RowsForm::Projects => projects(lens, scope),
        RowsForm::Agencies { total } => agencies(lens, total),
        RowsForm::Single => {
            vec![Labelled { at: Some(Coordinate::default()), stays: true, ..Labelled::default() }]
        }
    }
}

/// The rows that close a block.
pub(crate) fn closing(block: &BlockForm) -> Vec<Labelled> {
    block.closing.iter().map(listed).collect()
}

fn listed(row: &RowForm) -> Labelled {
    Labelled {
        name: row.name.clone(),
        at: row.at.clone(),
        role: if row.total { Role::Total } else { Role::Plain },
        indent: row.indent,
        stays: !row.optional,
        ..Labelled::default()
    }
}

/// Gives `{n}` its numeral, once it is known which rows of a list stay.
pub(crate) fn number<'a>(rows: impl Iterator<Item = &'a mut Labelled>) {
    let mut last = 0;
    for row in rows {
        if row.name.contains("{n}") {
            row.name = row.name.replace("{n}", &chinese(last + 1));
        }
        last += usize::from(strip_ordinal(&row.name).0 == 1);
    }
}

/// 一、一般公共服务支出 …: the list of the form, then what the ledger has besides.
fn classes(lens: &Lens, listed: &[String], scope: &Coordinate) -> Vec<Labelled> {
    let listed: Vec<SubjectCode> = listed.iter().filter_map(|code| SubjectCode::parse(code)).collect();
    let all_vintages = Coordinate { flow: Some(Flow::Expenditure), vintage: None, ..scope.clone() };
    let mut used = BTreeSet::new();
    lens.lines(&all_vintages, &mut |line| {
        used.insert(line.function.class());
    });
    let mut codes = listed.clone();
    codes.extend(used.into_iter().filter(|code| !listed.contains(code)));
    codes
        .into_iter()
        .enumerate()
        .map(|(i, code)| Labelled {
            name: format!("{}、{}", chinese(i + 1), name_of(lens, Axis::Function, code)),
            at: Some(Coordinate { function: Some(code), ..Coordinate::default() }),
            stays: true,
            ..Labelled::default()
        })
        .collect()
}

fn tree(
    lens: &Lens,
    of: Axis,
    total: Option<TotalAt>,
    within: &[String],
    whole: &[String],
    scope: &Coordinate,
) -> Vec<Labelled> {
    let within: Vec<SubjectCode> = within.iter().filter_map(|code| SubjectCode::parse(code)).collect();
    let mut codes: BTreeMap<String, SubjectCode> = BTreeMap::new();
    let mut add = |code: SubjectCode| {
        if !within.is_empty() && !within.iter().any(|top| code.is_within(*top)) {
            return;
        }
        let mut next = Some(code);
        while let Some(code) = next {
            codes.insert(code.to_string(), code);
            next = code.parent();
        }
    };
    // A table of the year's income also lists what is only carried over: the rows without figures fall out later.
    let spent = Coordinate { flow: Some(Flow::Expenditure), vintage: None, ..scope.clone() };
    match of {
        Axis::Function => {
            lens.lines(&spent, &mut |line: &Line| add(line.function));
            lens.ledger.income.iter().filter_map(|row| row.function).for_each(&mut add);
            lens.ledger.details.balances.iter().filter_map(|(at, _)| at.function).for_each(&mut add);
        }
        Axis::DeptEconomic => lens.lines(&spent, &mut |line: &Line| {
            if let Some(code) = line.dept_economic {
                add(code);
            }
        }),
        Axis::Revenue => {
            let of_fund =
                lens.ledger.income.iter().filter(|row| crate::lens::is_of_fund(row.fund, scope.fund));
            of_fund.filter_map(|row| SubjectCode::parse(&row.code)).for_each(&mut add);
        }
    }
    let whole: Vec<SubjectCode> = whole.iter().filter_map(|code| SubjectCode::parse(code)).collect();
    if of == Axis::DeptEconomic {
        let entries = Catalog::embedded().dept_economic.iter().map(|(code, _)| code);
        entries.filter(|code| whole.contains(&code.class())).for_each(&mut add);
    }
    let mut out: Vec<Labelled> = Vec::new();
    if total == Some(TotalAt::First) {
        out.push(total_row("合计"));
    }
    let top = out.len().checked_sub(1);
    let mut index: BTreeMap<SubjectCode, usize> = BTreeMap::new();
    for code in codes.into_values() {
        let parent = code.parent().and_then(|parent| index.get(&parent).copied()).or(top);
        index.insert(code, out.len());
        let stays = whole.contains(&code.class());
        out.push(Labelled { parent, stays, ..subject(lens, of, code) });
    }
    if total == Some(TotalAt::Last) {
        let last = out.len();
        out.iter_mut().filter(|row| row.parent.is_none()).for_each(|row| row.parent = Some(last));
        out.push(total_row("合计"));
    }
    out
}

fn subject(lens: &Lens, of: Axis, code: SubjectCode) -> Labelled {
    let name = name_of(lens, of, code);
    let at = match of {
        Axis::Function => Coordinate { function: Some(code), ..Coordinate::default() },
        Axis::DeptEconomic => Coordinate { dept_economic: Some(code), ..Coordinate::default() },
        // No dimension holds revenue codes: the row is kept apart by what it prints.
        Axis::Revenue => {
            Coordinate { line: Some(format!("{code}{}", plain(&name))), ..Coordinate::default() }
        }
    };
    let (indent, role) = match code.level() {
        SubjectLevel::Class => (0, Role::Group),
        SubjectLevel::Division => (1, Role::Plain),
        SubjectLevel::Item => (2, Role::Plain),
    };
    Labelled { code: code.to_string(), name, at: Some(at), role, indent, ..Labelled::default() }
}

/// The catalogue's name, else the unit's own.
pub(crate) fn name_of(lens: &Lens, of: Axis, code: SubjectCode) -> String {
    let catalog = Catalog::embedded();
    let known = match of {
        Axis::Function => catalog.function.get(code),
        Axis::DeptEconomic => catalog.dept_economic.get(code),
        Axis::Revenue => None,
    };
    known
        .map(|entry| entry.name.clone())
        .or_else(|| lens.ledger.names.get(&code).cloned())
        .unwrap_or_else(|| format!("科目{code}"))
}

fn total_row(name: &str) -> Labelled {
    Labelled {
        name: name.to_owned(),
        at: Some(Coordinate::default()),
        role: Role::Total,
        stays: true,
        ..Labelled::default()
    }
}

/// How a name stands in a coordinate: as it reads back from print.
pub(crate) fn project_key(name: &str) -> String {
    let squeezed = squeeze(name);
    strip_ordinal(&squeezed).1.to_owned()
}

fn projects(lens: &Lens, scope: &Coordinate) -> Vec<Labelled> {
    let mut seen = BTreeSet::new();
    let mut out = vec![total_row(lens.ledger.body())];
    let names = lens.ledger.projects.iter().map(|p| if p.secret { SECRET } else { p.name.as_str() });
    for name in names {
        // Two projects of one name are one row: nothing in print tells them apart.
        let key = project_key(name);
        if !seen.insert(key.clone()) {
            continue;
        }
        let at = Coordinate { project: Some(key), ..Coordinate::default() };
        out.push(Labelled { name: name.to_owned(), at: Some(at), parent: Some(0), ..Labelled::default() });
    }
    // A table without projects has no total either: the form is printed empty.
    if lens.amount(scope).is_zero() && out.iter().skip(1).all(|row| is_blank(lens, scope, row)) {
        out.clear();
    }
    out
}

fn is_blank(lens: &Lens, scope: &Coordinate, row: &Labelled) -> bool {
    row.at.as_ref().is_none_or(|at| lens.sources(&scope.refine(at)).is_empty())
}

fn agencies(lens: &Lens, total: &str) -> Vec<Labelled> {
    let counted = |kind: AgencyKind| kind.has_agency_operating();
    let mut out: Vec<Labelled> = lens
        .ledger
        .agencies
        .iter()
        .filter(|agency| counted(agency.kind))
        .map(|agency| Labelled {
            name: agency.name.clone(),
            at: Some(Coordinate { line: Some(plain(&agency.name)), ..Coordinate::default() }),
            ..Labelled::default()
        })
        .collect();
    out.push(total_row(total));
    out
}
