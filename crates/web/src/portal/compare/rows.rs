//! Figure by figure: what counts the same stands in one row.

use std::collections::BTreeMap;

use mingzhang_digest::{Amount, Breakdown, Digest, Figure, Line};
use mingzhang_model::manuscript::{Bar, Chart, Shape};
use mingzhang_model::{Coordinate, Money, MoneyUnit};

use crate::portal::sketch::Sketch;
use crate::portal::words;

/// Rows under one heading.
pub(super) struct Group {
    pub(super) title: String,
    /// What else is to be known of the rows.
    pub(super) note: String,
    pub(super) rows: Vec<Row>,
}

/// A figure of both books, in 万元.
pub(super) struct Row {
    pub(super) label: String,
    pub(super) depth: u8,
    pub(super) first: String,
    pub(super) second: String,
    /// The second less the first; nothing where one of them does not print the figure.
    pub(super) difference: String,
}

const UNIT: MoneyUnit = MoneyUnit::WanYuan;

/// What the two books print, under headings.
pub(super) fn groups(a: &Digest, b: &Digest) -> Vec<Group> {
    let totals = |digest: &Digest| {
        let it = &digest.totals;
        let named = [
            ("收入总计", &it.total_in),
            ("本年收入", &it.revenue),
            ("上年结转", &it.carried_in),
            ("使用非财政拨款结余", &it.surplus_used),
            ("支出总计", &it.total_out),
            ("本年支出", &it.expenditure),
            ("结转下年", &it.carried_out),
            ("结余分配", &it.surplus_distributed),
        ];
        let known = named.into_iter().filter_map(|(name, figure)| Some((name, figure.as_ref()?)));
        known.map(|(name, figure)| (name.to_owned(), name.to_owned(), 0, amount(figure))).collect::<Vec<_>>()
    };
    let three = |digest: &Digest| {
        let items = digest.three_public.iter().flat_map(|money| &money.items);
        let depth = |id: &str| match id {
            "all" => 0,
            "vehicle_purchase" | "vehicle_running" => 2,
            _ => 1,
        };
        items
            .map(|item| {
                (item.id.clone(), words::member(&item.id).to_owned(), depth(&item.id), amount(&item.figure))
            })
            .collect::<Vec<_>>()
    };
    let projects = |digest: &Digest| {
        let money = |amount: &Option<Amount>| amount.as_ref().map(Amount::money);
        let known = digest.projects.iter().filter_map(|it| Some((it.name.clone(), money(&it.amount)?)));
        known.map(|(name, money)| (name.clone(), name, 0, money)).collect::<Vec<_>>()
    };
    let all = [
        group("收支总计", String::new(), totals(a), totals(b), false),
        breakdown("收入来源", &a.sources, &b.sources, words::line),
        breakdown("支出用途", &a.functions, &b.functions, words::line),
        breakdown("支出性质", &a.spending, &b.spending, |line| words::spending(&line.id).to_owned()),
        breakdown("经济分类", &a.economic, &b.economic, words::line),
        group("“三公”经费", String::new(), three(a), three(b), false),
        group("项目", "按项目名称对应。".to_owned(), projects(a), projects(b), false),
    ];
    all.into_iter().filter(|group| !group.rows.is_empty()).collect()
}

/// Key, label, depth, amount.
type Known = (String, String, u8, Money);

fn amount(figure: &Figure) -> Money {
    figure.amount.money()
}

fn breakdown(title: &str, a: &Breakdown, b: &Breakdown, name: impl Fn(&Line) -> String) -> Group {
    let known = |breakdown: &Breakdown| -> Vec<Known> {
        let lines = breakdown.lines.iter();
        lines.map(|line| (line.id.clone(), name(line), line.depth, amount(&line.figure))).collect()
    };
    let both = !a.lines.is_empty() && !b.lines.is_empty();
    if both && a.of != b.of {
        // Parts of different wholes are not the same thing, whatever their names.
        let note =
            format!("两本账的口径不同：前者列的是{}，后者列的是{}。", words::whole(a), words::whole(b));
        let apart =
            |(key, label, depth, money): Known, of: &str| (format!("{of} {key}"), label, depth, money);
        let (first, second) = (known(a), known(b));
        let first = first.into_iter().map(|it| apart(it, &a.of)).collect();
        let second = second.into_iter().map(|it| apart(it, &b.of)).collect();
        return group(title, note, first, second, false);
    }
    let is_coded = |line: &Line| line.id.starts_with(|first: char| first.is_ascii_digit());
    let sorted = a.lines.iter().chain(&b.lines).all(is_coded);
    group(title, String::new(), known(a), known(b), sorted)
}

/// In the order of the first book, what only the second has behind; coded lines in the order of their codes.
fn group(title: &str, note: String, a: Vec<Known>, b: Vec<Known>, sorted: bool) -> Group {
    let mut second: BTreeMap<String, Known> = b.iter().map(|it| (it.0.clone(), it.clone())).collect();
    let mut rows: Vec<(String, Row)> = Vec::new();
    for (key, label, depth, money) in a {
        let other = second.remove(&key).map(|it| it.3);
        rows.push((key, row(label, depth, Some(money), other)));
    }
    for (key, label, depth, money) in b.into_iter().filter(|it| second.contains_key(&it.0)) {
        rows.push((key, row(label, depth, None, Some(money))));
    }
    if sorted {
        rows.sort_by(|a, b| a.0.cmp(&b.0));
    }
    Group { title: title.to_owned(), note, rows: rows.into_iter().map(|(_, row)| row).collect() }
}

fn row(label: String, depth: u8, first: Option<Money>, second: Option<Money>) -> Row {
    let written = |money: Option<Money>| money.map_or_else(|| "—".to_owned(), |it| it.display(UNIT, 2, true));
    let difference = first.zip(second).map(|(first, second)| second - first);
    let difference = difference.map_or_else(String::new, |it| {
        let sign = if it.fen() > 0 { "+" } else { "" };
        format!("{sign}{}", it.display(UNIT, 2, true))
    });
    Row { label, depth, first: written(first), second: written(second), difference }
}

/// What both spend it on, class by class, as bars in pairs.
pub(super) fn sketch(a: &Digest, b: &Digest, names: [&String; 2]) -> Option<Sketch> {
    if a.functions.of != b.functions.of {
        return None;
    }
    let mut pairs: BTreeMap<&str, (String, [Option<Money>; 2])> = BTreeMap::new();
    for (side, digest) in [a, b].into_iter().enumerate() {
        for line in digest.functions.parts() {
            let pair = pairs.entry(line.id.as_str()).or_insert_with(|| (words::line(line), [None, None]));
            if let Some(slot) = pair.1.get_mut(side) {
                *slot = Some(line.figure.amount.money());
            }
        }
    }
    let mut pairs: Vec<(String, [Option<Money>; 2])> = pairs.into_values().collect();
    let size = |pair: &[Option<Money>; 2]| pair.iter().flatten().map(|money| money.fen()).max();
    pairs.sort_by_key(|(_, pair)| std::cmp::Reverse(size(pair)));
    let bars = pairs.into_iter().take(15).map(|(label, pair)| Bar {
        label,
        amounts: pair.to_vec(),
        coordinate: Coordinate::NOTHING,
    });
    let bars: Vec<Bar> = bars.collect();
    if bars.is_empty() {
        return None;
    }
    let shape = Shape::Bars { series: names.map(Clone::clone).to_vec(), bars, shares: false };
    Some(Sketch::of(&Chart { title: "钱用在哪些方面".to_owned(), unit: UNIT, shape }, "compare"))
}
