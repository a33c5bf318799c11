//! Last year's ledger → the beginning of the next one.

use mingzhang_model::ledger::{Amounts, Details, Income, Ledger, Line, Project, ProjectFund};
use mingzhang_model::{BookKind, Coordinate, Flow, Fund, Money, Spending, ThreePublic, Topic, Vintage};

/// A ledger for `year` with the structure of the last one: units, the codes of lines and income with nothing in them,
/// projects with their texts, goals and indicators. Last year's totals become the figures that the book compares with.
///
/// What speaks of last year's figures is left out: reasons, table notes, balances, procurement, the date of publication.
pub fn carry_over(last: &Ledger, year: i32) -> Ledger {
    let mut lines: Vec<Line> = Vec::new();
    for line in &last.lines {
        let line = Line { amounts: Amounts::default(), ..line.clone() };
        let is_known = |known: &Line| Line { origin: line.origin.clone(), ..known.clone() } == line;
        if !lines.iter().any(is_known) {
            lines.push(line);
        }
    }
    let income =
        last.income.iter().map(|row| Income { amounts: Amounts::default(), ..row.clone() }).collect();
    let projects = last.projects.iter().map(|project| next_project(project, last.year, year)).collect();
    let details = Details {
        last_year: figures(last),
        published: None,
        reasons: std::collections::BTreeMap::new(),
        notes: std::collections::BTreeMap::new(),
        balances: Vec::new(),
        procurement: None,
        ..last.details.clone()
    };
    let (agencies, names) = (last.agencies.clone(), last.names.clone());
    Ledger { year, agencies, lines, income, projects, names, details }
}

/// The project with all its money to be filled in: whether an old total still holds, only the unit knows, and a total
/// of last year's that nobody looked at would be published. A project of last year alone is one of this year.
fn next_project(project: &Project, last: i32, year: i32) -> Project {
    let funds = project.funds.iter().map(|fund| ProjectFund { amount: Money::ZERO, ..fund.clone() });
    let mut next =
        Project { funds: funds.collect(), total: project.total.map(|_| Money::ZERO), ..project.clone() };
    let last = last.to_string();
    let is_of_last = |text: &str| text.is_empty() || text.trim_end_matches('年') == last;
    if is_of_last(&project.start_year) && is_of_last(&project.end_year) {
        for text in [&mut next.start_year, &mut next.end_year] {
            if !text.is_empty() {
                *text = text.replace(&last, &year.to_string());
            }
        }
    }
    next
}

const FUNDS: [Fund; 6] =
    [Fund::Fiscal, Fund::General, Fund::GovernmentFund, Fund::StateCapital, Fund::SpecialAccount, Fund::Unit];

const SPENDING: [Spending; 4] =
    [Spending::Basic, Spending::Personnel, Spending::Operating, Spending::Project];

const THREE_PUBLIC: [(ThreePublic, &[&str]); 6] = [
    (ThreePublic::All, &["30212", "30217", "30231", "31013", "30913"]),
    (ThreePublic::Abroad, &["30212"]),
    (ThreePublic::Reception, &["30217"]),
    (ThreePublic::Vehicles, &["30231", "31013", "30913"]),
    (ThreePublic::VehiclePurchase, &["31013", "30913"]),
    (ThreePublic::VehicleRunning, &["30231"]),
];

/// What the book published last year, at the coordinates that are compared. Zeros too: nothing last year is a figure.
fn figures(last: &Ledger) -> Vec<(Coordinate, Money)> {
    let sums = Sums { ledger: last };
    let mut out = Vec::new();
    let funds = || std::iter::once(None).chain(FUNDS.map(Some));
    for fund in funds() {
        for flow in [Flow::TotalIn, Flow::TotalOut, Flow::Revenue, Flow::Expenditure] {
            out.push((Coordinate { flow: Some(flow), fund, ..Coordinate::default() }, sums.flow(flow, fund)));
        }
    }
    for fund in [None, Some(Fund::Fiscal), Some(Fund::General)] {
        for spending in SPENDING {
            let at = Coordinate { fund, spending: Some(spending), ..Coordinate::default() };
            let is = |line: &Line| {
                let kind = line.category.spending();
                kind == spending || kind.parent() == Some(spending)
            };
            out.push((at, sums.spent(|line| is_of(line.fund, fund) && is(line))));
        }
        for (member, codes) in THREE_PUBLIC {
            let at = Coordinate { fund, three_public: Some(member), ..Coordinate::default() };
            let is = |line: &Line| {
                line.dept_economic.is_some_and(|code| codes.contains(&code.to_string().as_str()))
            };
            out.push((at, sums.spent(|line| is_of(line.fund, fund) && is(line))));
        }
    }
    if last.agencies.iter().any(|agency| agency.kind.has_agency_operating()) {
        let at = Coordinate {
            topic: Some(Topic::AgencyOperating),
            fund: Some(Fund::Fiscal),
            ..Coordinate::default()
        };
        out.push((at, sums.spent(|line| is_agency_operating(last, line))));
    }
    for project in last.projects.iter().filter(|project| !project.secret && !project.name.is_empty()) {
        for fund in funds() {
            let of_project =
                |line: &Line| line.project.as_ref() == Some(&project.code) && is_of(line.fund, fund);
            let at = Coordinate { fund, project: Some(project.name.clone()), ..Coordinate::default() };
            // A project has money from one or two funds; the others say nothing.
            let says = fund.is_none() || last.lines.iter().any(of_project);
            if says && !out.iter().any(|(known, _)| *known == at) {
                out.push((at, sums.spent(of_project)));
            }
        }
    }
    out
}

/// 机关运行经费: the common operating money of administrative units (财政拨款, 302 and 310).
fn is_agency_operating(last: &Ledger, line: &Line) -> bool {
    let class = line.dept_economic.map(|code| code.class().to_string());
    line.category.spending() == Spending::Operating
        && matches!(class.as_deref(), Some("302" | "310"))
        && line.fund.parent() == Some(Fund::Fiscal)
        && last.agencies.iter().any(|a| a.code == line.agency && a.kind.has_agency_operating())
}

fn is_of(fund: Fund, wanted: Option<Fund>) -> bool {
    wanted.is_none_or(|wanted| fund == wanted || fund.parent() == Some(wanted))
}

/// The sums that a book publishes.
struct Sums<'a> {
    ledger: &'a Ledger,
}

impl Sums<'_> {
    fn is_final(&self) -> bool {
        self.ledger.details.kind == BookKind::FinalAccounts
    }

    fn stage(&self, amounts: &Amounts) -> Money {
        if self.is_final() { amounts.executed } else { amounts.reply }
    }

    fn spent(&self, counts: impl Fn(&Line) -> bool) -> Money {
        self.ledger.lines.iter().filter(|line| counts(line)).map(|line| self.stage(&line.amounts)).sum()
    }

    fn flow(&self, flow: Flow, fund: Option<Fund>) -> Money {
        match flow {
            Flow::Revenue => {
                let rows = self.ledger.income.iter().filter(|row| is_of(row.fund, fund));
                rows.map(|row| self.stage(&row.amounts)).sum()
            }
            Flow::Expenditure => self.spent(|line| is_of(line.fund, fund)),
            Flow::CarriedIn => self.balance(flow, fund).unwrap_or_else(|| {
                // What was carried in is spent as carried-over money; in final accounts the adjusted budget says it.
                let carried = |line: &&Line| line.vintage == Vintage::Carried && is_of(line.fund, fund);
                let amount = |line: &Line| {
                    if self.is_final() { line.amounts.current } else { line.amounts.reply }
                };
                self.ledger.lines.iter().filter(carried).map(amount).sum()
            }),
            Flow::CarriedOut => self.balance(flow, fund).unwrap_or_else(|| {
                let lines = self.ledger.lines.iter().filter(|line| is_of(line.fund, fund));
                lines.map(|line| line.amounts.carried_out).sum()
            }),
            Flow::SurplusUsed | Flow::SurplusDistributed => self.balance(flow, fund).unwrap_or_default(),
            Flow::TotalIn => [Flow::Revenue, Flow::SurplusUsed, Flow::CarriedIn]
                .map(|part| self.flow(part, fund))
                .into_iter()
                .sum(),
            Flow::TotalOut => [Flow::Expenditure, Flow::SurplusDistributed, Flow::CarriedOut]
                .map(|part| self.flow(part, fund))
                .into_iter()
                .sum(),
        }
    }

    /// The balance that `book.toml` gave; `None` where it gave none of that kind.
    fn balance(&self, flow: Flow, fund: Option<Fund>) -> Option<Money> {
        let mut given =
            self.ledger.details.balances.iter().filter(|(at, _)| at.flow == Some(flow)).peekable();
        given.peek()?;
        let counts = |at: &Coordinate| fund.is_none() || at.fund.is_some_and(|known| is_of(known, fund));
        Some(given.filter(|(at, _)| counts(at)).map(|(_, amount)| *amount).sum())
    }
}
