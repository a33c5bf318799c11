//! Charts as data; the picture is drawn by `publish`, always with the data beside it.

use crate::{Coordinate, Money, MoneyUnit};

/// A chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// Caption: `一般公共预算当年拨款结构图`.
    pub title: String,
    /// Unit that amounts are written in.
    pub unit: MoneyUnit,
    /// What is drawn.
    pub shape: Shape,
}

/// What a chart draws.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Bars, one or more a label (this year, last year).
    Bars {
        /// Names of the bars of one label; one if there is nothing to tell apart.
        series: Vec<String>,
        /// The labels with their amounts.
        bars: Vec<Bar>,
        /// Whether each bar's share of the sum is written beside it.
        shares: bool,
    },
    /// A flow from left to right: sources, functions, kinds of spending.
    Flow {
        /// The steps from left to right.
        steps: Vec<Step>,
        /// What flows between neighbours.
        links: Vec<Link>,
    },
}

/// A label with its amounts, one a series.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Label.
    pub label: String,
    /// The amounts; `None` where nothing is known.
    pub amounts: Vec<Option<Money>>,
    /// What the first amount counts.
    pub coordinate: Coordinate,
}

/// One column of a flow.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Heading: 资金来源, 支出功能, 支出性质.
    pub title: String,
    /// The nodes from the top down, with their amounts.
    pub nodes: Vec<(String, Money)>,
}

/// What flows from a node of one step to a node of the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Index of the left step.
    pub step: usize,
    /// Node in the left step.
    pub from: usize,
    /// Node in the next step.
    pub to: usize,
    /// How much.
    pub amount: Money,
}
