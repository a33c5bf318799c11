//! What a chart shows, as a table and in words.

use mingzhang_model::manuscript::{Bar, Chart, Link, Shape, Step};
use mingzhang_model::{Money, MoneyUnit};

/// The data of a chart as a small table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Data {
    /// Labels of the columns.
    pub head: Vec<String>,
    /// How many columns at the left hold labels; the others hold figures.
    pub labels: usize,
    /// The rows, each as long as the head. An amount that is not known is empty.
    pub rows: Vec<Vec<String>>,
}

/// The data of a chart: a row for each label, or for each flow between two nodes.
pub fn data(chart: &Chart) -> Data {
    match &chart.shape {
        Shape::Bars { series, bars, shares } => of_bars(series, bars, *shares, chart.unit),
        Shape::Flow { steps, links } => of_flow(steps, links, chart.unit),
    }
}

/// The chart in words, for those who do not see it: title, unit and every amount.
pub fn describe(chart: &Chart) -> String {
    let Data { rows, head, labels } = data(chart);
    let mut parts: Vec<String> = Vec::new();
    if let Shape::Flow { steps, .. } = &chart.shape {
        parts.extend(steps.iter().map(|step| {
            let nodes =
                step.nodes.iter().map(|(name, amount)| format!("{name} {}", written(*amount, chart.unit)));
            format!("{}：{}", step.title, nodes.collect::<Vec<_>>().join("、"))
        }));
    }
    parts.extend(rows.iter().map(|row| {
        let (names, figures) = row.split_at(labels.min(row.len()));
        let told = figures.iter().zip(head.iter().skip(labels)).filter(|(figure, _)| !figure.is_empty());
        // One figure speaks for itself; of several, each says what it is.
        let told: Vec<String> = told
            .map(
                |(figure, head)| {
                    if figures.len() > 1 { format!("{} {figure}", bare(head)) } else { figure.clone() }
                },
            )
            .collect();
        format!("{} {}", names.join(" → "), told.join("，")).trim_end().to_owned()
    }));
    format!("{}（单位为{}）。{}。", chart.title, chart.unit.chinese(), parts.join("；"))
}

/// A column's label without its unit.
fn bare(head: &str) -> &str {
    head.split('（').next().unwrap_or(head)
}

/// How many amounts the labels of a bar chart have.
pub(super) fn series_count(series: &[String], bars: &[Bar]) -> usize {
    bars.iter().map(|bar| bar.amounts.len()).max().unwrap_or(0).max(series.len()).max(1)
}

/// Sum of the first amounts: what shares are shares of.
pub(super) fn whole(bars: &[Bar]) -> Money {
    bars.iter().filter_map(|bar| bar.amounts.first().copied().flatten()).sum()
}

fn of_bars(series: &[String], bars: &[Bar], shares: bool, unit: MoneyUnit) -> Data {
    let count = series_count(series, bars);
    let mut head = vec!["项目".to_owned()];
    head.extend((0..count).map(|index| {
        let name = series.get(index).filter(|_| count > 1).map_or("金额", String::as_str);
        format!("{name}（{}）", unit.chinese())
    }));
    head.extend(shares.then(|| "占比".to_owned()));
    let whole = whole(bars);
    let rows = bars.iter().map(|bar| {
        let amount = |index: usize| bar.amounts.get(index).copied().flatten();
        let mut row = vec![bar.label.clone()];
        row.extend((0..count).map(|index| amount(index).map(|it| written(it, unit)).unwrap_or_default()));
        row.extend(shares.then(|| amount(0).map(|part| share(part, whole)).unwrap_or_default()));
        row
    });
    Data { head, labels: 1, rows: rows.collect() }
}

fn of_flow(steps: &[Step], links: &[Link], unit: MoneyUnit) -> Data {
    let node = |step: usize, index: usize| {
        let node = steps.get(step).and_then(|step| step.nodes.get(index));
        node.map(|(name, _)| name.clone()).unwrap_or_default()
    };
    let rows = links.iter().map(|link| {
        let (from, to) = (node(link.step, link.from), node(link.step.saturating_add(1), link.to));
        vec![from, to, written(link.amount, unit)]
    });
    let head = vec!["从".to_owned(), "到".to_owned(), format!("金额（{}）", unit.chinese())];
    Data { head, labels: 2, rows: rows.collect() }
}

pub(super) fn written(amount: Money, unit: MoneyUnit) -> String {
    amount.display(unit, 2, true)
}

/// A share in per cent with two decimals, rounded half up; nothing of nothing.
pub(super) fn share(part: Money, whole: Money) -> String {
    let (part, whole) = (i128::from(part.fen()), i128::from(whole.fen()));
    if whole == 0 {
        return String::new();
    }
    let sign = if (part < 0) == (whole < 0) { 1 } else { -1 };
    let (part, whole) = (part.abs(), whole.abs());
    let hundredths = sign * ((part * 20_000 + whole) / (whole * 2));
    let hundredths = Money::from_fen(i64::try_from(hundredths).unwrap_or(i64::MAX));
    format!("{}%", hundredths.display(MoneyUnit::Yuan, 2, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_half_up() {
        let of = |part, whole| share(Money::from_fen(part), Money::from_fen(whole));
        assert_eq!(of(1, 3), "33.33%");
        assert_eq!(of(2, 3), "66.67%");
        assert_eq!(of(5, 100_000), "0.01%");
        assert_eq!(of(-1, 8), "-12.50%");
        assert_eq!(of(7, 7), "100.00%");
        assert_eq!(of(5, 0), "");
    }

    #[test]
    fn a_flow_says_its_nodes_and_its_links() {
        let wan = |amount: i64| Money::from_fen(amount * 1_000_000);
        let step = |title: &str, nodes: &[(&str, i64)]| Step {
            title: title.into(),
            nodes: nodes.iter().map(|(name, amount)| ((*name).to_owned(), wan(*amount))).collect(),
        };
        let chart = Chart {
            title: "资金流向图".into(),
            unit: MoneyUnit::WanYuan,
            shape: Shape::Flow {
                steps: vec![
                    step("来源", &[("一般公共预算", 3)]),
                    step("性质", &[("基本支出", 1), ("项目支出", 2)]),
                ],
                links: vec![
                    Link { step: 0, from: 0, to: 0, amount: wan(1) },
                    Link { step: 0, from: 0, to: 1, amount: wan(2) },
                    // Points nowhere: told without a name, and no reason to fail.
                    Link { step: 7, from: 9, to: 9, amount: wan(2) },
                ],
            },
        };
        assert_eq!(
            describe(&chart),
            "资金流向图（单位为万元）。来源：一般公共预算 3.00；性质：基本支出 1.00、项目支出 2.00；\
             一般公共预算 → 基本支出 1.00；一般公共预算 → 项目支出 2.00； →  2.00。"
        );
        assert_eq!(data(&chart).rows.first().map(Vec::len), Some(3));
    }
}
