//! Templates: what a region's book prints, in which order and under which words. Data under `data/templates/`.
//!
//! A template says nothing that the ledger says. Every table is a list of blocks side by side; a block has a row axis and a
//! column tree, and both put restrictions on a figure. The narrative is a text with bound figures.

use std::sync::LazyLock;

use mingzhang_model::{BookKind, Coordinate, MoneyUnit};
use serde::{Deserialize, Deserializer};

/// One template.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// `shanxi`
    pub id: String,
    /// For a list to choose from.
    pub name: String,
    /// Budget or final accounts.
    #[serde(deserialize_with = "kind")]
    pub kind: BookKind,
    /// Title of the book; `{year}`, `{level}` (单位 or 部门) and `{unit}` are filled in.
    pub title: String,
    /// Unit of the amounts in prose.
    #[serde(deserialize_with = "unit")]
    pub prose_unit: MoneyUnit,
    /// The tables in their order.
    #[serde(rename = "table")]
    pub tables: Vec<TableForm>,
    /// The charts.
    #[serde(rename = "chart", default)]
    pub charts: Vec<ChartForm>,
    /// Title of the performance sheets.
    #[serde(default)]
    pub sheet_title: String,
    /// The chapters in their order: headings, sentences, `@form`, `@chart`, `@sheets`, `@glossary`.
    #[serde(skip)]
    pub narrative: &'static str,
}

/// A table.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableForm {
    /// `T5`
    pub id: String,
    /// `表五`
    pub ordinal: String,
    /// `预算公开表5`, above the title.
    pub label: Option<String>,
    /// Title, with `{year}`, `{level}`.
    pub title: String,
    /// Unit of its amounts.
    #[serde(deserialize_with = "unit")]
    pub unit: MoneyUnit,
    /// Digits after the point.
    pub decimals: u32,
    /// Whether thousands are separated.
    #[serde(default)]
    pub separated: bool,
    /// Whether it needs a page on its side.
    #[serde(default)]
    pub landscape: bool,
    /// What all its figures have in common.
    #[serde(default, deserialize_with = "coordinate")]
    pub scope: Coordinate,
    /// Note below where it has no figures.
    #[serde(default)]
    pub empty_note: Option<String>,
    /// Whether the note on tail differences stands below it.
    #[serde(default)]
    pub tails_note: bool,
    /// Whether a row below the header numbers the columns.
    #[serde(default)]
    pub numbered: bool,
    /// The halves, side by side.
    #[serde(rename = "block")]
    pub blocks: Vec<BlockForm>,
}

/// A half of a table.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlockForm {
    /// What the half's figures have in common.
    #[serde(default, deserialize_with = "coordinate")]
    pub scope: Coordinate,
    /// Label columns, then money columns.
    #[serde(rename = "column")]
    pub columns: Vec<ColumnForm>,
    /// Where the rows come from.
    pub rows: RowsForm,
    /// Rows at the end, at the same height in all halves.
    #[serde(default)]
    pub closing: Vec<RowForm>,
}

/// A column.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnForm {
    /// Header labels from the outermost in; `{year}` is filled in.
    pub head: Vec<String>,
    /// What stands in it.
    #[serde(default)]
    pub holds: Holds,
    /// The restriction of a money column.
    #[serde(default, deserialize_with = "coordinate")]
    pub at: Coordinate,
    /// Relative width.
    pub width: u16,
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holds {
    /// An amount.
    #[default]
    Money,
    /// The name of the row.
    Name,
    /// The whole code.
    Code,
    /// The code's three digits of 类.
    Class,
    /// Its two digits of 款.
    Division,
    /// Its two digits of 项.
    Item,
    /// The name of the government economic class that the row's money is in (部门 and 政府 side by side).
    GovName,
}

/// Where rows come from.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum RowsForm {
    /// A list of its own.
    List(Vec<RowForm>),
    /// The classes of the functional classification with an ordinal, all that are listed or those that have figures.
    Classes {
        /// Codes in the order of the form; empty for those that have figures in the ledger.
        #[serde(default)]
        listed: Vec<String>,
    },
    /// The tree of a classification, as deep as the ledger.
    Tree {
        /// Which.
        of: Axis,
        /// Where the total stands; none leaves it out.
        #[serde(default)]
        total: Option<TotalAt>,
        /// Only what stands below these codes.
        #[serde(default)]
        within: Vec<String>,
        /// Whether rows without figures are listed as well, from the catalogue.
        #[serde(default)]
        all: bool,
    },
    /// A total with the body's name, then a row a project.
    Projects,
    /// A row a unit, then a total.
    Agencies {
        /// Label of the total.
        total: String,
    },
    /// One row without a label.
    Single,
}

/// A classification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Axis {
    /// 支出功能分类
    Function,
    /// 部门预算支出经济分类
    DeptEconomic,
    /// 收入分类
    Revenue,
}

/// Where a total stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TotalAt {
    /// Above the rows.
    First,
    /// Below the rows.
    Last,
}

/// A row of a list.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowForm {
    /// Label.
    pub name: String,
    /// Its restriction; none for a row that never has figures.
    #[serde(default, deserialize_with = "optional_coordinate")]
    pub at: Option<Coordinate>,
    /// Whether it is a total.
    #[serde(default)]
    pub total: bool,
    /// How far it is set in.
    #[serde(default)]
    pub indent: u8,
}

/// A chart.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChartForm {
    /// Name in `@chart`.
    pub id: String,
    /// Caption, with `{year}`.
    pub title: String,
    /// What is drawn.
    pub draw: Draw,
    /// What is divided.
    #[serde(default, deserialize_with = "coordinate")]
    pub at: Coordinate,
}

/// What a chart draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Draw {
    /// Shares by class of function.
    Classes,
    /// 三公 with last year beside it.
    ThreePublic,
    /// From funds through functions to kinds of spending.
    Flow,
}

fn coordinate<'de, D: Deserializer<'de>>(input: D) -> Result<Coordinate, D::Error> {
    String::deserialize(input)?.parse().map_err(serde::de::Error::custom)
}

fn optional_coordinate<'de, D: Deserializer<'de>>(input: D) -> Result<Option<Coordinate>, D::Error> {
    coordinate(input).map(Some)
}

fn unit<'de, D: Deserializer<'de>>(input: D) -> Result<MoneyUnit, D::Error> {
    let text = String::deserialize(input)?;
    MoneyUnit::ALL
        .into_iter()
        .find(|unit| unit.chinese() == text)
        .ok_or_else(|| serde::de::Error::custom(format!("no unit of money: {text}")))
}

fn kind<'de, D: Deserializer<'de>>(input: D) -> Result<BookKind, D::Error> {
    match String::deserialize(input)?.as_str() {
        "budget" => Ok(BookKind::Budget),
        "final-accounts" => Ok(BookKind::FinalAccounts),
        other => Err(serde::de::Error::custom(format!("no kind of book: {other}"))),
    }
}

/// The sources that are embedded: settings and narrative.
const SOURCES: &[(&str, &str)] = &[
    (include_str!("../data/templates/shanxi.toml"), include_str!("../data/templates/shanxi.txt")),
];

static EMBEDDED: LazyLock<Vec<Template>> = LazyLock::new(|| {
    SOURCES
        .iter()
        .filter_map(|(settings, narrative)| {
            let mut template: Template = toml::from_str(settings).ok()?;
            template.narrative = narrative;
            Some(template)
        })
        .collect()
});

impl Template {
    /// Every template that ships with the program.
    pub fn embedded() -> &'static [Self] {
        &EMBEDDED
    }

    /// The template with that id.
    pub fn get(id: &str) -> Option<&'static Self> {
        EMBEDDED.iter().find(|template| template.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_embedded_template_is_well_formed() {
        for (settings, _) in SOURCES {
            if let Err(error) = toml::from_str::<Template>(settings) {
                panic!("{error}");
            }
        }
        assert_eq!(Template::embedded().len(), SOURCES.len());
    }
}
