//! A chart's data as a small table, and its content in words for whoever does not see the picture.

use mingzhang_model::manuscript::{Bar, Chart, Link, Shape, Step};
use mingzhang_model::{Money, MoneyUnit};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct ChartData<'a> {
    title: &'a str,
    alt: String,
    /// The picture's file, if there is one.
    picture: Option<String>,
    columns: usize,
    /// How many columns at the left hold labels.
    labels: usize,
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

pub(crate) fn chart(chart: &Chart, picture: Option<String>) -> ChartData<'_> {
    let (labels, head, rows) = match &chart.shape {
        Shape::Bars { series, bars, shares } => bar_rows(series, bars, *shares, chart.unit),
        Shape::Flow { steps, links } => flow_rows(steps, links, chart.unit),
    };
    let told: Vec<String> = rows.iter().map(|row| row.join(" ")).collect();
    ChartData {
        title: &chart.title,
        alt: format!("{}（{}）：{}", chart.title, chart.unit.chinese(), told.join("；")),
        picture,
        columns: head.len().max(1),
        labels,
        head,
        rows,
    }
}

type Rows = (usize, Vec<String>, Vec<Vec<String>>);

fn bar_rows(series: &[String], bars: &[Bar], shares: bool, unit: MoneyUnit) -> Rows {
    let whole: i64 =
        bars.iter().filter_map(|bar| *bar.amounts.first()?).map(Money::fen).fold(0, i64::saturating_add);
    let count = bars.iter().map(|bar| bar.amounts.len()).max().unwrap_or(1).max(series.len());
    let mut head = vec![String::new()];
    for index in 0..count {
        let name = series.get(index).filter(|_| count > 1).map_or("金额", String::as_str);
        head.push(format!("{name}（{}）", unit.chinese()));
    }
    if shares {
        head.push("占比".to_owned());
    }
    let rows = bars
        .iter()
        .map(|bar| {
            let mut row = vec![bar.label.clone()];
            row.extend((0..count).map(|index| written(bar.amounts.get(index).copied().flatten(), unit)));
            if shares {
                row.push(share(bar.amounts.first().copied().flatten(), whole));
            }
            row
        })
        .collect();
    (1, head, rows)
}

fn flow_rows(steps: &[Step], links: &[Link], unit: MoneyUnit) -> Rows {
    let node = |step: usize, index: usize| {
        steps
            .get(step)
            .and_then(|step| step.nodes.get(index))
            .map_or("", |(name, _)| name.as_str())
            .to_owned()
    };
    let head = vec!["从".to_owned(), "到".to_owned(), format!("金额（{}）", unit.chinese())];
    let rows = links
        .iter()
        .map(|link| {
            let (from, to) = (node(link.step, link.from), node(link.step + 1, link.to));
            vec![from, to, written(Some(link.amount), unit)]
        })
        .collect();
    (2, head, rows)
}

fn written(amount: Option<Money>, unit: MoneyUnit) -> String {
    amount.map_or_else(String::new, |amount| amount.display(unit, 2, true))
}

/// A share in per cent, to two decimals, rounded half up.
fn share(amount: Option<Money>, whole: i64) -> String {
    let Some(amount) = amount.filter(|_| whole > 0) else { return String::new() };
    let hundredths =
        (i128::from(amount.fen()) * 20_000 + i128::from(whole)).div_euclid(i128::from(whole) * 2);
    let sign = if hundredths < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}%", hundredths.abs() / 100, hundredths.abs() % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_half_up() {
        assert_eq!(share(Some(Money::from_fen(1)), 3), "33.33%");
        assert_eq!(share(Some(Money::from_fen(2)), 3), "66.67%");
        assert_eq!(share(Some(Money::from_fen(5)), 100_000), "0.01%");
        assert_eq!(share(Some(Money::from_fen(5)), 0), "");
    }
}
