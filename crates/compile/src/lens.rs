//! The one way from a coordinate to an amount: the sum of the ledger under its restrictions.

mod belongs;
mod entry;

use std::collections::HashMap;
use std::sync::Arc;

use mingzhang_model::ledger::{Amounts, Ledger, Line};
use mingzhang_model::{
    BookKind, Coordinate, Flow, Fund, Money, Spending, Stage, SubjectCode, Topic, Vintage, Year,
};

pub(crate) use belongs::is_of_fund;
use belongs::{is_of_code, is_of_spending, is_three_public, without_year};
use entry::Entry;
pub use entry::Source;

use crate::rows::project_key;

/// The name under which projects that must stay secret are taken together.
pub(crate) const SECRET: &str = "其他项目";

/// The ledger, ready to be summed.
#[derive(Debug)]
pub struct Lens {
    pub(crate) ledger: Arc<Ledger>,
    /// Lines by function code, so that a code's lines stand together.
    by_function: Vec<(String, usize)>,
    /// Lines of each project, by the project's name as it stands in a coordinate.
    by_project: HashMap<String, Vec<usize>>,
}

impl Lens {
    /// Looks at a ledger.
    pub fn new(ledger: Arc<Ledger>) -> Self {
        let mut by_function: Vec<(String, usize)> =
            ledger.lines.iter().enumerate().map(|(i, line)| (line.function.to_string(), i)).collect();
        by_function.sort();
        let names: HashMap<&str, String> = ledger
            .projects
            .iter()
            .map(|project| {
                (project.code.as_str(), project_key(if project.secret { SECRET } else { &project.name }))
            })
            .collect();
        let mut by_project: HashMap<String, Vec<usize>> = HashMap::new();
        for (i, line) in ledger.lines.iter().enumerate() {
            if let Some(name) = line.project.as_deref().and_then(|code| names.get(code)) {
                by_project.entry(name.clone()).or_default().push(i);
            }
        }
        Self { ledger, by_function, by_project }
    }

    /// The exact amount at a coordinate.
    pub fn amount(&self, at: &Coordinate) -> Money {
        let mut sum = Money::ZERO;
        self.visit(at, &mut |_, amount| sum = sum + amount);
        sum
    }

    /// The ledger lines whose sum the figure at a coordinate is.
    pub fn sources(&self, at: &Coordinate) -> Vec<Source> {
        let mut out = Vec::new();
        self.visit(at, &mut |entry, amount| {
            if !amount.is_zero() {
                out.push(Source { origin: entry.origin(), label: entry.label(&self.ledger), amount });
            }
        });
        out
    }

    /// Last year's amount, if the unit gave it.
    pub(crate) fn last_year(&self, at: &Coordinate) -> Option<Money> {
        let wanted = without_year(at);
        self.ledger.details.last_year.iter().find(|(known, _)| without_year(known) == wanted).map(|(_, m)| *m)
    }

    /// The coordinate under which the unit gives last year's amount, in the fewest words.
    pub(crate) fn last_year_key(at: &Coordinate) -> Coordinate {
        let at = without_year(at);
        // A budget balances: what came in went out, and the one is as good as the other.
        let flow = at.flow.map(|flow| if flow == Flow::TotalOut { Flow::TotalIn } else { flow });
        Coordinate { flow, ..at }
    }

    fn visit(&self, at: &Coordinate, found: &mut dyn FnMut(Entry<'_>, Money)) {
        if at.year == Some(Year::Last) {
            if let Some(amount) = self.last_year(at) {
                found(Entry::Detail("last_year"), amount);
            }
            return;
        }
        if at.procurement.is_some() || at.topic == Some(Topic::Procurement) {
            for (kind, amount) in self.ledger.details.procurement.iter().flatten() {
                if at.procurement.is_none_or(|wanted| wanted == *kind) {
                    found(Entry::Detail("procurement"), *amount);
                }
            }
            return;
        }
        let with = |flow| Coordinate { flow: Some(flow), ..at.clone() };
        match at.flow {
            Some(Flow::TotalIn) => {
                for flow in [Flow::Revenue, Flow::SurplusUsed, Flow::CarriedIn] {
                    self.visit(&with(flow), found);
                }
            }
            Some(Flow::TotalOut) => {
                for flow in [Flow::Expenditure, Flow::SurplusDistributed, Flow::CarriedOut] {
                    self.visit(&with(flow), found);
                }
            }
            Some(Flow::Revenue) => self.revenue(at, found),
            Some(
                flow @ (Flow::CarriedIn | Flow::CarriedOut | Flow::SurplusUsed | Flow::SurplusDistributed),
            ) => {
                self.balance(flow, at, found);
            }
            Some(Flow::Expenditure) | None => {
                let of_stage = |line: &Line| self.stage(at.stage, &line.amounts);
                self.lines(at, &mut |line| found(Entry::Line(line), of_stage(line)));
            }
        }
    }

    /// Income by fund; by function, the income rows that say where they are for, else what the year's money is spent on.
    fn revenue(&self, at: &Coordinate, found: &mut dyn FnMut(Entry<'_>, Money)) {
        if at.vintage == Some(Vintage::Carried) {
            return;
        }
        let spoken: Vec<Fund> =
            self.ledger.income.iter().filter(|row| row.function.is_some()).map(|row| row.fund).collect();
        for row in self.ledger.income.iter().filter(|row| is_of_fund(row.fund, at.fund)) {
            let counts = match at.function {
                None => at.line.as_deref().is_none_or(|line| is_of_code(&row.code, line)),
                Some(wanted) => row.function.is_some_and(|code| code.is_within(wanted)),
            };
            if counts {
                found(Entry::Income(row), self.stage(at.stage, &row.amounts));
            }
        }
        if at.function.is_some() {
            let spent =
                Coordinate { flow: Some(Flow::Expenditure), vintage: Some(Vintage::Current), ..at.clone() };
            self.lines(&spent, &mut |line| {
                if !spoken.contains(&line.fund) {
                    // What is left of the year's money at its end came in this year as well.
                    let left = if at.stage.is_none() { line.amounts.carried_out } else { Money::ZERO };
                    found(Entry::Line(line), self.stage(at.stage, &line.amounts) + left);
                }
            });
        }
    }

    fn balance(&self, flow: Flow, at: &Coordinate, found: &mut dyn FnMut(Entry<'_>, Money)) {
        // A balance is told by fund and function only.
        if at.vintage.is_some()
            || at.spending.is_some()
            || at.dept_economic.is_some()
            || at.gov_economic.is_some()
            || at.project.is_some()
            || at.three_public.is_some()
            || at.topic.is_some()
            || at.stage.is_some()
        {
            return;
        }
        let mut given =
            self.ledger.details.balances.iter().filter(|(known, _)| known.flow == Some(flow)).peekable();
        if given.peek().is_some() {
            for (known, amount) in given {
                let fund = known.fund.is_some_and(|fund| is_of_fund(fund, at.fund)) || at.fund.is_none();
                let function =
                    at.function.is_none_or(|wanted| known.function.is_some_and(|f| f.is_within(wanted)));
                if fund && function {
                    found(Entry::Detail("balance"), *amount);
                }
            }
            return;
        }
        match flow {
            Flow::CarriedIn => {
                let spent = Coordinate {
                    flow: Some(Flow::Expenditure),
                    vintage: Some(Vintage::Carried),
                    stage: None,
                    ..at.clone()
                };
                self.lines(&spent, &mut |line| {
                    let amount = match self.ledger.details.kind {
                        BookKind::FinalAccounts => line.amounts.current,
                        _ => line.amounts.reply,
                    };
                    found(Entry::Line(line), amount);
                });
            }
            Flow::CarriedOut => {
                let all = Coordinate { flow: Some(Flow::Expenditure), stage: None, ..at.clone() };
                self.lines(&all, &mut |line| found(Entry::Line(line), line.amounts.carried_out));
            }
            _ => {}
        }
    }

    /// The amount that a book prints at a stage: without one, what its kind is about.
    pub(crate) fn stage(&self, stage: Option<Stage>, amounts: &Amounts) -> Money {
        match (self.ledger.details.kind, stage) {
            (BookKind::FinalAccounts, None) | (_, Some(Stage::Actual)) => amounts.executed,
            (_, Some(Stage::Adjusted)) => amounts.current,
            (_, None | Some(Stage::Budget)) => amounts.reply,
        }
    }

    /// The lines of spending under the restrictions.
    pub(crate) fn lines(&self, at: &Coordinate, found: &mut dyn FnMut(&Line)) {
        let mut visit = |i: usize| {
            if let Some(line) = self.ledger.lines.get(i).filter(|line| self.counts(line, at)) {
                found(line);
            }
        };
        if let Some(project) = &at.project {
            self.by_project.get(project).into_iter().flatten().for_each(|i| visit(*i));
        } else if let Some(code) = at.function {
            let prefix = code.to_string();
            let start = self.by_function.partition_point(|(key, _)| *key < prefix);
            self.by_function
                .iter()
                .skip(start)
                .take_while(|(key, _)| key.starts_with(&prefix))
                .for_each(|(_, i)| visit(*i));
        } else {
            (0..self.ledger.lines.len()).for_each(visit);
        }
    }

    fn counts(&self, line: &Line, at: &Coordinate) -> bool {
        let within = |code: Option<SubjectCode>, wanted: Option<SubjectCode>| {
            wanted.is_none_or(|wanted| code.is_some_and(|code| code.is_within(wanted)))
        };
        is_of_fund(line.fund, at.fund)
            && at.function.is_none_or(|wanted| line.function.is_within(wanted))
            && within(line.dept_economic, at.dept_economic)
            && within(line.gov_economic, at.gov_economic)
            && at.spending.is_none_or(|wanted| is_of_spending(self.spending(line), wanted))
            && at.vintage.is_none_or(|wanted| wanted == line.vintage)
            && at.three_public.is_none_or(|wanted| {
                // “三公”经费 are paid from 财政拨款 by definition, whether a title says so or not.
                let fiscal = at.fund.is_some() || line.fund.parent() == Some(Fund::Fiscal);
                fiscal && is_three_public(line.dept_economic, wanted)
            })
            && (at.topic != Some(Topic::AgencyOperating) || self.is_agency_operating(line))
            && at.line.as_deref().is_none_or(|unit| self.is_agency(&line.agency, unit))
    }

    /// The kind of spending of a line. Accounts tell what is spent in business (经营支出) from basic and project spending.
    fn spending(&self, line: &Line) -> Spending {
        match (self.ledger.details.kind, line.fund) {
            (BookKind::FinalAccounts, Fund::Business) => Spending::Business,
            _ => line.category.spending(),
        }
    }

    fn is_agency(&self, code: &str, name: &str) -> bool {
        self.ledger
            .agencies
            .iter()
            .any(|agency| agency.code == code && mingzhang_catalog::plain(&agency.name) == name)
    }

    /// 机关运行经费: the common operating money of administrative units (财政拨款, 302 and 310).
    fn is_agency_operating(&self, line: &Line) -> bool {
        let class = line.dept_economic.map(|code| code.class().to_string());
        line.category.spending() == Spending::Operating
            && matches!(class.as_deref(), Some("302" | "310"))
            && line.fund.parent() == Some(Fund::Fiscal)
            && self.ledger.agencies.iter().any(|a| a.code == line.agency && a.kind.has_agency_operating())
    }
}
