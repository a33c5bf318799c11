//! The pictures of a book's page, each with its data as a table beneath.

use mingzhang_digest::{Breakdown, Digest, Line, ThreePublicMoney};
use mingzhang_model::manuscript::{Bar, Chart, Link, Shape, Step};
use mingzhang_model::{Coordinate, Money, MoneyUnit};
use mingzhang_publish::chart::{Data, Style, data, svg};

use super::words;

/// A chart, drawn for a wide and for a narrow screen.
#[derive(Debug)]
pub(crate) struct Sketch {
    pub(crate) title: String,
    pub(crate) unit: &'static str,
    pub(crate) wide: String,
    pub(crate) narrow: String,
    pub(crate) data: Data,
}

/// With more parts the picture says less than the table beneath it.
const MOST: usize = 12;

impl Sketch {
    pub(crate) fn of(chart: &Chart, id: &str) -> Self {
        let unit = chart.unit.chinese();
        let mut data = data(chart);
        // The caption has the unit.
        let suffix = format!("（{unit}）");
        for head in &mut data.head {
            *head = head.replace(&suffix, "");
        }
        Self {
            title: chart.title.clone(),
            unit,
            wide: svg(chart, &Style::web(id)),
            narrow: svg(chart, &Style::web(&format!("{id}n")).narrow()),
            data,
        }
    }
}

/// The unit that a page writes all its amounts in: the usual one, or a smaller one where that would be nothing but digits behind the
/// point.
pub(crate) fn unit(digest: &Digest) -> MoneyUnit {
    let headline = digest.totals.headline().map_or(0, |figure| figure.amount.fen.abs());
    if headline > 0 && headline < MoneyUnit::WanYuan.fen() { MoneyUnit::Yuan } else { MoneyUnit::WanYuan }
}

/// From sources over the whole to purposes.
pub(crate) fn flow(digest: &Digest, unit: MoneyUnit) -> Option<Sketch> {
    let ins = nodes(&digest.sources);
    let totals = &digest.totals;
    let (left_over, saved) = (&totals.carried_out, &totals.surplus_distributed);
    let is_all =
        digest.functions.of.parse::<Coordinate>().is_ok_and(|at| at.fund.is_none() && at.spending.is_none());
    let mut outs = if is_all { nodes(&digest.functions) } else { Vec::new() };
    if outs.is_empty() {
        outs = digest
            .spending
            .parts()
            .map(|line| (words::spending(&line.id).to_owned(), line.figure.amount.money()))
            .collect();
    }
    for (figure, word) in [(left_over, "carried_out"), (saved, "surplus_distributed")] {
        outs.extend(
            figure
                .iter()
                .filter(|it| it.amount.fen > 0)
                .map(|it| (words::member(word).to_owned(), it.amount.money())),
        );
    }
    let whole = digest.totals.headline()?.amount.money();
    if ins.is_empty() || outs.is_empty() || whole.fen() <= 0 {
        return None;
    }
    let links = |step, nodes: &[(String, Money)]| -> Vec<Link> {
        let link = |(index, (_, amount)): (usize, &(String, Money))| {
            let (from, to) = if step == 0 { (index, 0) } else { (0, index) };
            Link { step, from, to, amount: *amount }
        };
        nodes.iter().enumerate().map(link).collect()
    };
    let links = [links(0, &ins), links(1, &outs)].concat();
    let steps = vec![
        Step { title: "资金来源".to_owned(), nodes: ins },
        Step { title: "总计".to_owned(), nodes: vec![("收支总计".to_owned(), whole)] },
        Step { title: "用途".to_owned(), nodes: outs },
    ];
    let chart = Chart { title: "资金流向".to_owned(), unit, shape: Shape::Flow { steps, links } };
    Some(Sketch::of(&chart, "flow"))
}

/// The largest parts, the others as one.
fn nodes(breakdown: &Breakdown) -> Vec<(String, Money)> {
    let mut parts: Vec<&Line> = breakdown.parts().filter(|line| line.figure.amount.fen > 0).collect();
    if parts.len() > MOST {
        parts.sort_by_key(|line| std::cmp::Reverse(line.figure.amount.fen));
    }
    let (large, small) = parts.split_at(parts.len().min(MOST));
    let mut out: Vec<(String, Money)> =
        large.iter().map(|line| (words::line(line), line.figure.amount.money())).collect();
    if !small.is_empty() {
        let sum = small.iter().map(|line| line.figure.amount.money()).sum();
        out.push((format!("其余{}类", small.len()), sum));
    }
    out
}

/// The parts of a breakdown as bars, the largest first.
pub(crate) fn bars(breakdown: &Breakdown, title: &str, id: &str, unit: MoneyUnit) -> Option<Sketch> {
    let mut parts: Vec<&Line> = breakdown.parts().collect();
    if parts.len() < 2 {
        return None;
    }
    parts.sort_by_key(|line| std::cmp::Reverse(line.figure.amount.fen));
    let bars = parts.into_iter().map(|line| Bar {
        label: words::line(line),
        amounts: vec![Some(line.figure.amount.money())],
        coordinate: Coordinate::NOTHING,
    });
    let shape = Shape::Bars { series: vec!["金额".to_owned()], bars: bars.collect(), shares: true };
    Some(Sketch::of(&Chart { title: title.to_owned(), unit, shape }, id))
}

/// The three public expenses, beside those of last year where they are known.
pub(crate) fn three_public(money: &ThreePublicMoney, year: u16, unit: MoneyUnit) -> Option<Sketch> {
    let has = |of: fn(&mingzhang_digest::ThreePublicItem) -> Option<Money>| {
        money.items.iter().any(|it| of(it).is_some())
    };
    let mut series = vec![format!("{year}年")];
    let mut columns: Vec<fn(&mingzhang_digest::ThreePublicItem) -> Option<Money>> =
        vec![|it| Some(it.figure.amount.money())];
    if has(budget) {
        series.push("预算数".to_owned());
        columns.push(budget);
    }
    if has(before) {
        series.push(format!("{}年", year.saturating_sub(1)));
        columns.push(before);
    }
    if money.items.iter().all(|it| columns.iter().all(|column| column(it).is_none_or(Money::is_zero))) {
        return None;
    }
    let bars = money.items.iter().map(|it| Bar {
        label: words::member(&it.id).to_owned(),
        amounts: columns.iter().map(|column| column(it)).collect(),
        coordinate: Coordinate::NOTHING,
    });
    let shape = Shape::Bars { series, bars: bars.collect(), shares: false };
    Some(Sketch::of(&Chart { title: "“三公”经费".to_owned(), unit, shape }, "three"))
}

fn before(item: &mingzhang_digest::ThreePublicItem) -> Option<Money> {
    item.figure.before()
}

fn budget(item: &mingzhang_digest::ThreePublicItem) -> Option<Money> {
    item.budget.as_ref().map(mingzhang_digest::Amount::money)
}
